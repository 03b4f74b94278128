"""Many papers served in one act: what is said once for all of them, and the step's record for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import model_validator

from fuyuan.matters import clock
from fuyuan.matters.record import Day, Record, Text, ask
from fuyuan.matters.store import history
from fuyuan.papers.batches.serving import Serving
from fuyuan.papers.models import Paper
from fuyuan.papers.services import PaperRefused

from .procedure import PROCEDURE
from .records import Method
from .state import CaseState, waiting


class ServeMany(Record):
    """What is the same for every paper. What differs (the number of each express letter) is told paper by paper."""

    method: Method = ask("送达方式", widget="radio")
    on: Day = ask("送达日期", help="签收、留置、到达系统之日；公告送达的为发出公告之日")
    received_by: Text = ask("签收人", default="", max_length=100)
    witness: Text = ask("见证人", default="", max_length=100, help="留置送达的填写")
    missing: bool = ask("受送达人下落不明", default=False, help="公告送达的填写")
    why: Text = ask("公告送达的原因和经过", default="", widget="long", max_length=2000, help="公告送达的填写")
    foreign: bool = ask("受送达人在我国领域内没有住所", default=False)

    @model_validator(mode="after")
    def _proof(self) -> Self:
        if self.method is Method.LEFT and not self.witness:
            raise ValueError("一次留置送达几份的，请写明见证人；附拍照、录像的，请逐份登记")
        return self


def record_of(paper: Paper, asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record of 送达 for one paper: to everybody whom it has not reached and for whom no notice runs."""
    state: CaseState = PROCEDURE.fold(history(paper.matter_id, PROCEDURE))
    place = paper.place or 0
    if not 0 < place <= len(state.papers):
        raise PaperRefused("这份文书不用登记送达。")
    begun = {service.recipient for service in state.services if service.paper == place}
    rest = [key for key in waiting(state, place) if key not in begun]
    if not rest:
        raise PaperRefused("这份文书已经送达全部受送达人，或者公告期还没有满。")
    return {**asked, "paper": place, "recipients": rest}


SERVING = Serving("serve", ServeMany, record_of, initial=lambda: {"on": clock.today()})
