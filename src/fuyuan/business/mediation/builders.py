"""What the papers of a mediation say: 意愿书, 邀请函, 笔录, 协议, 行政复议调解书, 终结告知书, 责令履行, 回访记录."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.law import Regime, regime_on
from fuyuan.law.said import said
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.acts import articles
from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.papers.kinds import Addressee, Draft

from . import sources
from .records import Form, Phase, Side, Will
from .state import MediationState, Party

KINDS = {kind.value: kind.label for kind in ActKind}


def cited(line: str) -> str:
    return said(articles(line))


def of_time(outcome: Outcome, old: str, new: str) -> str:
    """The article in force on the day of the step."""
    return cited(old if regime_on(outcome.event.day) is Regime.A else new)


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def base(outcome: Outcome) -> dict[str, Any]:
    """Fields that every template may use: the house on that day, the dispute, the two sides."""
    state: MediationState = outcome.state
    day = outcome.event.day
    return {
        "机关": role_holder(Role.RECONSIDERATION_ORGAN, day).name_on(day),
        "机构": role_holder(Role.RECONSIDERATION_OFFICE, day).name_on(day),
        "编号": state.number, "类型": state.phase.label, "相对人": state.applicant_names,
        "行政机关": "、".join(each.name for each in state.of(Side.RESPONDENT)), "行为": state.act,
        "行为种类": KINDS.get(state.act_kind, ""), "关联": state.linked.number if state.linked else "", "办理日": day,
        "调解员": "、".join(f"{each.name}（{each.unit}）" if each.unit else each.name for each in state.mediators),
    }  # fmt: skip


def addressed(state: MediationState, *sides: Side) -> tuple[Addressee, ...]:
    posts: Mapping[Side, Post] = {Side.APPLICANT: Post.APPLICANT, Side.THIRD: Post.THIRD_PARTY}
    return tuple(
        Addressee(each.key, each.name, posts.get(each.side, Post.RESPONDENT_LIAISON), each.organ_id)
        for each in state.of(*sides)
    )


def role_of(state: MediationState, party: Party) -> str:
    """申请人, 被申请人 in a case; 行政相对人, 行政机关 before and after it; what an invited one came as."""
    if party.side is Side.INVITED:
        return party.role.label if party.role else ""
    if state.phase is not Phase.DURING:
        return party.side.label
    return {"applicant": "申请人", "respondent": "被申请人", "third": "第三人"}[party.side.value]


# -- before the talks --------------------------------------------------------------------------------------------


def consent_record(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    fields = {
        **base(outcome), "一方": state.named(record.party), "表示人": record.who, "方式": record.means.label,
        "意愿": record.will.label, "诉求": record.wants, "愿意": record.will is Will.WILLING,
        "依据": of_time(outcome, "R07 50.1", "L23 5.2"),
    }  # fmt: skip
    return [Draft(fields=fields, title=f"调解意愿书（{state.named(record.party)}）"[:120])]


def invitation(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    new = state.of(Side.INVITED)[-1]
    fields = {
        **base(outcome), "主送": new.name, "身份": record.role.label, "请求": record.why,
        "依据": of_time(outcome, "R07 50.1", "L23 5.1"),
    }  # fmt: skip
    to = (Addressee(new.key, new.name, Post.RESPONDENT_LIAISON, new.organ_id),)
    return [Draft(fields=fields, to=to, title=f"参加调解邀请函（{new.name}）"[:120])]


def session_record(outcome: Outcome) -> list[Draft]:
    """调解笔录: signed by who came; what was conceded may not be used against anybody later."""
    state, record = outcome.state, outcome.event.record
    rows = [_row(state, each.party, each.presence.label, each.who) for each in record.attendance]
    here = [row for row in rows if row["到场"] == "参加"]
    fields = {
        **base(outcome), "日期": record.on, "地点": record.place, "方式": record.means.label, "记录人": record.recorder,
        "参加人": rows, "经过": lines_of(record.minutes), "签名": here,
        "依据": of_time(outcome, "R07 50.1", "L23 5.2"),
        "保密": cited("R26 48") if articles("R26 48")[0].version.in_force(outcome.event.day) else "",
    }  # fmt: skip
    return [Draft(fields=fields, title=f"调解笔录（第{len(state.sessions)}次）")]


def _row(state: MediationState, key: str, presence: str, who: str) -> dict[str, str]:
    party = state.party(key)
    role = role_of(state, party) if party else ""
    return {"身份": role, "名称": state.named(key), "人员": who, "到场": presence}


# -- agreement ---------------------------------------------------------------------------------------------------

TITLES = {Form.STATEMENT: "调解协议", Form.SETTLEMENT: "和解协议", Form.AGREEMENT: "化解行政争议协议"}


def _signatures(state: MediationState) -> list[dict[str, str]]:
    return [
        {"身份": role_of(state, party), "名称": party.name}
        for party in state.of(Side.APPLICANT, Side.RESPONDENT, Side.THIRD)
    ]


def _items(state: MediationState) -> list[dict[str, Any]]:
    assert state.agreement
    return [
        {"序号": each.number, "履行人": state.named(each.party), "内容": each.what, "期限": each.by}
        for each in state.agreement.items
    ]


def agreement(outcome: Outcome) -> list[Draft]:
    state: MediationState = outcome.state
    assert state.agreement
    form = state.agreement.form
    title = TITLES[form]
    fields = {
        **base(outcome), "标题": title, "当事人": _signatures(state), "协议": lines_of(state.agreement.terms),
        "分期": _items(state), "撤回": state.waits_for_withdrawal, "调解书": form is Form.STATEMENT,
        "依据": of_time(outcome, "R07 40" if form is Form.SETTLEMENT else "R07 50.1",
                      "L23 74.1" if form is Form.SETTLEMENT else "L23 5.2"),
    }  # fmt: skip
    return [
        Draft(fields=fields, to=addressed(state, Side.APPLICANT, Side.RESPONDENT, Side.THIRD), title=title)
    ]


def _heads(state: MediationState, heads: Mapping[str, str]) -> list[str]:
    """申请人：张三，女，…，住某市某路1号。 As the case has the parties on the day of the paper."""
    parties = state.of(Side.APPLICANT, Side.RESPONDENT, Side.THIRD)
    return [f"{role_of(state, each)}：{heads.get(each.key, f'{each.name}。')}" for each in parties]


def statement(outcome: Outcome) -> list[Draft]:
    """行政复议调解书: request, facts, reasons, result; force by the signatures of all and the seal."""
    state: MediationState = outcome.state
    record = outcome.event.record
    assert state.agreement
    told = sources.case_told(state.case_id) if state.case_id else None
    fields = {
        **base(outcome), "当事人": _signatures(state), "首部": _heads(state, told.heads if told else {}),
        "请求": [line if line[-1] in "。；！？：" else f"{line}。" for line in lines_of(record.requests)], "事实": lines_of(record.facts),
        "理由": lines_of(record.reasons), "协议": lines_of(state.agreement.terms), "分期": _items(state),
        "依据": of_time(outcome, "R07 50", "L23 5, 73.1"), "生效依据": of_time(outcome, "R07 50.2", "L23 73.1"),
        "履行依据": of_time(outcome, "R07 50.2", "L23 77.1, 78"),
    }  # fmt: skip
    return [Draft(fields=fields, to=addressed(state, Side.APPLICANT, Side.RESPONDENT, Side.THIRD))]


def failure_notice(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    stopped = bool(state.stops and state.stops[-1][1] == outcome.event.day)
    fields = {
        **base(outcome), "主送": f"{state.applicant_names}、{base(outcome)['行政机关']}", "原因": record.because.label,
        "焦点": record.point, "说明": record.reason, "恢复": stopped, "案中": state.phase is Phase.DURING,
        "案前": state.phase is Phase.BEFORE,
        "依据": of_time(outcome, "R07 50.3", "L23 73.2") if state.phase is Phase.DURING else of_time(outcome, "R07 50.1", "L23 5.2"),
        "恢复依据": of_time(outcome, "R07 41.2", "L23 39.2"),
    }  # fmt: skip
    return [Draft(fields=fields, to=addressed(state, Side.APPLICANT, Side.RESPONDENT, Side.THIRD))]


# -- afterwards --------------------------------------------------------------------------------------------------


def performance_order(outcome: Outcome) -> list[Draft]:
    state: MediationState = outcome.state
    record = outcome.event.record
    assert state.agreement
    item = next(each for each in state.agreement.items if each.number == record.item)
    party = state.party(item.party)
    assert party
    fields = {
        **base(outcome), "主送": party.name, "调解书号": state.agreement.number, "内容": item.what, "限期": record.by,
        "情况": record.reason, "依据": cited("L23 77.2"),
    }  # fmt: skip
    to = (Addressee(party.key, party.name, Post.RESPONDENT_LIAISON, party.organ_id),)
    return [Draft(fields=fields, to=to)]


def visit_record(outcome: Outcome) -> list[Draft]:
    state, record = outcome.state, outcome.event.record
    fields = {
        **base(outcome), "日期": record.on, "方式": record.means.label, "对象": record.whom, "情况": record.said,
        "结论": record.after.label, "下次": record.next_on or "", "回访人": outcome.event.by.name,
        "结果": state.result.label if state.result else "",
    }  # fmt: skip
    return [Draft(fields=fields, title=f"回访记录（第{len(state.visits)}次）")]
