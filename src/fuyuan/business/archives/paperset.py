"""档案销毁清册 as a paper: filed when the witness has confirmed, and kept for ever."""

from __future__ import annotations

from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register

from .procedure import DESTRUCTION, DestructionState

ROLES = {
    "propose": "提出人",
    "appraise": "鉴定人",
    "approve": "批准人",
    "carry_out": "执行人",
    "witness": "监销人",
}


def register_paper(outcome: Outcome) -> list[Draft]:
    state: DestructionState = outcome.state
    office = role_holder(Role.RECONSIDERATION_OFFICE, outcome.event.day)
    fields = {
        "机关": office.name_on(outcome.event.day), "编号": state.number, "理由": state.reason, "方式": state.place,
        "日期": outcome.event.day, "经办": [
            {"身份": ROLES[part.role], "姓名": f"{part.name}（{part.post}）", "日期": part.on.isoformat(), "意见": part.words or "—"}
            for part in state.parts if part.role in ROLES
        ],
        "案卷": [
            {"序号": number, "案号": item.number, "题名": item.title, "结案": item.closed_on.isoformat(), "期限": item.keep,
             "届满": item.until.isoformat(), "份数": item.papers}
            for number, item in enumerate(state.destroyed, 1)
        ],
        "保留": [f"{item.number} {item.title}" for item in state.items if item.matter_id in state.kept],
    }  # fmt: skip
    return [Draft(fields=fields)]


def register_papers() -> None:
    register(
        PaperKind(
            room=DESTRUCTION.name, code="register", title="档案销毁清册",
            template="fuyuan.business.archives.papers:register.txt", drafts=register_paper, layout=Layout.FORM,
        )
    )  # fmt: skip
