"""A notice for the county under attack: it names the police and the market bureau; the police have reported with evidence."""

from typing import Any

from organs_people import organ

from fuyuan.business.linkage.models import Rectification
from fuyuan.matters import clock
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

POLICE, MARKET = "QH-GAJ", "QH-SCJ"
TOKEN = "evidence-of-the-police-1"


def make_notice(ids: dict[str, Any], office: Actor, head: Actor, police: Actor) -> None:
    """Note the ids as notice and rectification (of the police)."""
    notice = open_matter(kind="notice", step="gather", record={"window": "2025"}, actor=office)
    ids["notice"] = pk = notice.matter_id
    others = [item.number for item in notice.state.items if item.organ_id not in _organs()]
    if others:
        _take(pk, "strike", office, numbers=others, reason="CANARYSTRUCK")
    for code in (POLICE, MARKET):
        _take(
            pk, "add", office, organ_id=organ(code).pk, ground="other", text="CANARYFINDING：拒不派人到会。",
            on=clock.today(), reason="CANARYADDED",
        )  # fmt: skip
    _take(pk, "compose", office, overview="CANARYOVERVIEW", demand="请逐项整改。")
    _take(pk, "approve", office, approval={"by": head.name, "on": clock.today()})
    issue(Paper.objects.get(matter_id=pk).pk, office)
    ids["rectification"] = Rectification.objects.get(organ_id=organ(POLICE).pk).pk
    _report(ids["rectification"], police)


def _organs() -> set[int]:
    return {organ(code).pk for code in (POLICE, MARKET)}


def _take(pk: int, step: str, actor: Actor, **record: Any) -> None:
    take_step(matter_id=pk, step=step, record=record, actor=actor)


def _report(pk: int, police: Actor) -> None:
    use = receive_file(actor=police, name="CANARYPROOF.txt", chunks=[b"CANARYCONTENTP"], draft=TOKEN)
    record = {
        "reasons": "CANARYRECTIFY", "lasting": "修订审核制度。", "files": [reference(use).model_dump()],
        "measures": [{"what": "重新调查", "who": "李明", "done_on": clock.today()}],
    }  # fmt: skip
    take_step(matter_id=pk, step="report", record=record, actor=police, token=TOKEN)
