"""监督安排通知, 监督报告, 检查记录, 聘书."""

from __future__ import annotations

from typing import Any

from fuyuan.business.supervision.inspections.checklists import checklists
from fuyuan.business.supervision.inspections.steps import InspectionState
from fuyuan.business.supervision.issuer import bureau_name, government_name
from fuyuan.business.supervision.models import Inspection
from fuyuan.business.supervision.supervisors.records import Role
from fuyuan.business.supervision.supervisors.register import SupervisorState
from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from .state import Arranged, RoundState


def _areas(codes: tuple[str, ...]) -> str:
    known = checklists()
    return "、".join(known[code].title for code in codes if code in known)


def round_notice(outcome: Outcome) -> list[Draft]:
    """Who inspects whom, with the seed and the rules kept: to all units of the round."""
    state: RoundState = outcome.state
    arranged = state.arranged
    assert arranged
    fields = {
        "机关": bureau_name(outcome), "名称": state.title, "形式": state.plan.form.label, "领域": _areas(state.plan.areas),
        "起": state.plan.first_on, "止": state.plan.last_on, "单位数": len(state.tasks), "候选数": state.candidates,
        "安排": [
            {"序号": number, "队": _team(arranged, task.team), "单位": task.unit} for number, task in enumerate(state.tasks, 1)
        ],
        "种子": str(arranged.seed), "规则": "、".join(each.rule for each in arranged.rules if each.kept), "编号": state.number,
        "调整": [f"{each.unit}：原由{each.before}监督，改由{each.after}监督" for each in state.changes],
    }  # fmt: skip
    to = [
        Addressee(f"unit-{task.unit_id}", task.unit, Post.RESPONDENT_LIAISON, task.unit_id)
        for task in state.tasks
    ]
    changed = "调整" if state.changes else ""
    return [Draft(fields=fields, to=to, title=f"关于{changed}{state.title}安排的通知")]


def _team(arranged: Arranged, team: str) -> str:
    return f"{team}（{'、'.join(each.name for each in arranged.teams[team])}）"


def round_report(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    rows = list(Inspection.objects.filter(round_id=outcome.matter_id).order_by("organ_id"))
    kinds: dict[str, int] = {}
    for row in rows:
        for each in InspectionState.model_validate_json(row.state).findings:
            kinds[each.kind.label] = kinds.get(each.kind.label, 0) + 1
    fields = {
        "机关": bureau_name(outcome), "政府": government_name(outcome), "名称": state.title, "形式": state.plan.form.label,
        "领域": _areas(state.plan.areas), "单位数": len(rows), "问题数": sum(row.findings for row in rows),
        "种类": [{"种类": kind, "件数": n} for kind, n in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))],
        "单位": [
            {"单位": row.organ_name, "队": row.team, "检查日": row.inspected_on, "问题": row.findings} for row in rows
        ],
        "总体": record.overall, "建议": record.proposals, "改派": len(state.changes),
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于{state.title}情况的报告")]


def inspection_record(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    items = {each.code: each for each in state.items}
    lines: list[dict[str, Any]] = [
        {
            "编号": line.code, "内容": items[line.code].text, "依据": items[line.code].rule, "结果": line.result.label,
            "情况": line.note, "照片": len(line.photos) or "",
        }
        for line in record.lines
    ]  # fmt: skip
    fields = {
        "机关": bureau_name(outcome), "编号": state.number, "轮次": state.round_number, "单位": state.organ_name,
        "检查日": record.on, "方式": record.way.label, "检查人": record.by, "在场": record.present or "—", "行": lines,
        "其他": "\n".join(f"{each.kind.label}：{each.what}" for each in record.others) or "无",
        "总体": record.summary or "无",
    }  # fmt: skip
    return [Draft(fields=fields, title=f"{state.organ_name}行政执法监督检查记录")]


def supervisor_letter(outcome: Outcome) -> list[Draft]:
    state: SupervisorState = outcome.state
    fields = {
        "机关": bureau_name(outcome), "姓名": state.title, "担任": state.role.label,
        "单位": state.unit_name or state.profile.employer, "职务": state.profile.duty, "起": state.from_on, "止": state.to_on,
        "续": state.terms > 1, "联系点": state.role is Role.POINT,
    }  # fmt: skip
    return [Draft(fields=fields, title="联系点确定书" if state.role is Role.POINT else "聘书")]
