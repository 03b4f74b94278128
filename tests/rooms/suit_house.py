"""The starter county with the people who work on suits, and short words for what they do."""

import io
from datetime import date
from typing import Any

from ledger_plan import Ledger
from openpyxl import Workbook

from fuyuan.business.litigation.models import Suit
from fuyuan.business.litigation.queries import state_of
from fuyuan.business.litigation.state import SuitState
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

NUMBER = "（2026）豫0482行初12号"


class Court(Ledger):
    """The ledger's people, and the court's liaison."""

    def __init__(self) -> None:
        super().__init__()
        self.court, self.court_client = self.hire("fayuan", Post.COURT_LIAISON, "汝州市人民法院")

    def sued(self, *organs: str, actor: Actor | None = None, **changes: Any) -> int:
        """A suit against these organs; the police unless said otherwise."""
        names = organs or ("汝州市公安局",)
        defendants = [
            {"organ_id": Organ.objects.get(name=name).pk, "received_on": date(2026, 3, 5)} for name in names
        ]
        record = {
            "court": "汝州市人民法院", "case_number": NUMBER, "docketed_on": date(2026, 3, 2),
            "plaintiffs": [{"name": "张三"}], "defendants": defendants, "act_kind": "penalty",
            "act_title": "行政处罚决定", **changes,
        }  # fmt: skip
        return open_matter(kind="suit", step="register", record=record, actor=actor or self.police).matter_id

    def take(self, matter: int, step: str, actor: Actor | None = None, **record: Any) -> Outcome:
        return take_step(matter_id=matter, step=step, record=record, actor=actor or self.police)

    def state(self, matter: int) -> SuitState:
        return state_of(Suit.objects.get(pk=matter))

    def lost(self, matter: int) -> None:
        day = date(2026, 4, 10)
        self.take(matter, "record_ruling", form="judgment", outcome="quashed", ruled_on=day, received_on=day)
        self.take(matter, "confirm_effective", effective_on=date(2026, 4, 28))  # the 15th day is a Saturday


def workbook(rows: list[list[object]]) -> io.BytesIO:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    out.name = "2026年上半年.xlsx"
    return out
