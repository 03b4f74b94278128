"""Papers of the room: the record of a session with everybody's hours."""

from __future__ import annotations

from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register

from .common import READERS
from .numbers import PAPER_NUMBER
from .procedure import SESSION
from .sessions.state import SessionState

PACKAGE = "fuyuan.business.training.papers"
NOBODY = frozenset[Post]()


def training_record(outcome: Outcome) -> list[Draft]:
    """签到和学时表: who was there and what it counts for, as reported."""
    state: SessionState = outcome.state
    plan = state.plan
    people = [{"姓名": each.name, "单位": each.unit, "学时": str(each.hours)} for each in state.credits]
    fields = {
        "机关": state.organ_name, "编号": state.number, "主题": state.title, "形式": plan.form.label, "内容": plan.subject.label,
        "授课人": plan.teacher, "日期": plan.on, "时间": f"{plan.begins:%H:%M}—{plan.ends:%H:%M}", "地点": plan.place,
        "人数": len(people), "情况": state.note, "人员": people,
    }  # fmt: skip
    return [Draft(fields=fields)]


def register_papers() -> None:
    register(
        PaperKind(
            room=SESSION.name, code="training_record", title="培训签到和学时表", template=f"{PACKAGE}:training_record.txt",
            drafts=training_record, layout=Layout.FORM, series="", pattern=PAPER_NUMBER, signers=NOBODY, readers=READERS,
        )
    )  # fmt: skip
