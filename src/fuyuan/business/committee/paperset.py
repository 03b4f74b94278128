"""The papers of the committee, as one table: what each says and who signs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from fuyuan.matters.acts import articles
from fuyuan.matters.registry import Outcome
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register

from .common import written
from .consultations.panel import repeats
from .consultations.records import AsideGround, Form, Ground, Stand
from .consultations.state import ConsultationState, Draw
from .members.records import Role as MemberRole
from .members.state import MemberState
from .numbers import NAME, PAPER_NUMBER
from .plenaries.steps import PlenaryState
from .procedure import CONSULTATION, MEMBERSHIP, PLENARY, STUDY
from .studies.steps import StudyState

PACKAGE = "fuyuan.business.committee.papers"
NOBODY = frozenset[Post]()
HEAD, ORGAN = frozenset({Post.OFFICE_HEAD}), frozenset({Post.ORGAN_HEAD, Post.OFFICE_HEAD})
READERS = frozenset({Post.ORGAN_HEAD, Post.COMMITTEE_MEMBER})
INSIDE = frozenset({Post.ORGAN_HEAD})
Builder = Callable[[Outcome], Sequence[Draft]]


def names(outcome: Outcome) -> dict[str, str]:
    """The organ, its office and the committee, as they were called on the day."""
    day = outcome.event.day
    organ = role_holder(Role.RECONSIDERATION_ORGAN, day).name_on(day)
    office = role_holder(Role.RECONSIDERATION_OFFICE, day).name_on(day)
    return {"机关": organ, "机构": office, "委员会": f"{organ}{installation.get(NAME)}"}


def in_force(line: str, outcome: Outcome) -> bool:
    """Is an article the law on the day of the step? The committee is older than the Act that asks for it."""
    return articles(line)[0].version.in_force(outcome.event.day)


# -- members -------------------------------------------------------------------------------------------------------


def appointment(outcome: Outcome) -> list[Draft]:
    """聘书, for the first term and every further one."""
    state: MemberState = outcome.state
    first = state.to_on if state.terms > 1 else state.from_on
    role = "委员" if state.profile.role is MemberRole.MEMBER else state.profile.role.label
    fields = {
        **names(outcome), "依据": "根据《中华人民共和国行政复议法》第五十二条的规定，" if in_force("L23 52", outcome) else "",
        "姓名": state.title, "单位": state.profile.employer, "职务": state.profile.duty, "担任": role,
        "届": "继续" if state.terms > 1 else "", "起": "" if state.terms > 1 else written(first), "止": written(state.to_on),
    }  # fmt: skip
    return [Draft(fields=fields, title=f"{state.title}聘书")]


# -- consultations -------------------------------------------------------------------------------------------------


def _case(outcome: Outcome) -> dict[str, Any]:
    state: ConsultationState = outcome.state
    told = state.referred
    return {
        **names(outcome), "编号": state.number, "案号": told.case_number, "案由": state.case_title,
        "被申请人": "、".join(state.respondents), "情形": told.ground.label, "摘要": told.brief.splitlines(),
        "问题": [f"{n}．{text}" for n, text in enumerate(told.questions, 1)], "形式": told.form.label,
        "会期": written(state.meet_on), "查阅": written(state.access_until),
    }  # fmt: skip


def referral_letter(outcome: Outcome) -> list[Draft]:
    told = outcome.state.referred
    why = "我机构认为有必要咨询" if told.ground is Ground.NEEDED else f"本案{told.ground.label}"
    return [Draft(fields={**_case(outcome), "书面": told.form is Form.WRITTEN, "情形句": why})]


def draw_record(outcome: Outcome) -> list[Draft]:
    """委员抽取记录: seed, candidates, who was struck out and why, who was drawn; it can be repeated from this sheet alone."""
    state: ConsultationState = outcome.state
    told = state.draws[-1]
    fields = {
        **_case(outcome), "种子": told.seed, "日期": written(told.on), "人数": told.seats, "专家人数": told.outside,
        "领域": [each.label for each in state.referred.fields], "候选": _pool(told, state),
        "核对": repeats(told, [each.value for each in state.referred.fields]), "经办": outcome.event.by.name,
    }  # fmt: skip
    return [Draft(fields=fields)]


def _pool(told: Draw, state: ConsultationState) -> list[dict[str, Any]]:
    wanted = {each.value for each in state.referred.fields}
    rows = []
    for entry in told.pool:
        barred = "；".join(entry.conflicts) or ("会议当日请假" if entry.away else "")
        place = told.panel.index(entry.person_id) + 1 if entry.person_id in told.panel else 0
        rows.append(
            {
                "编号": entry.person_id, "姓名": entry.name, "类别": "专家、学者" if entry.outside else "政府部门",
                "领域": "符合" if wanted & set(entry.fields) else "", "件数": entry.load,
                "结果": f"第{place}席" if place else barred or "候补",
            }
        )  # fmt: skip
    return rows


def _meeting(outcome: Outcome) -> dict[str, Any]:
    state: ConsultationState = outcome.state
    opened, told = state.opened, state.concluded
    assert opened
    assert told
    stands = {each.person_id: each for each in told.positions}
    agree = sum(each.stand is Stand.AGREE for each in told.positions)
    return {
        **_case(outcome), "日期": written(opened.on), "地点": opened.place, "主持人": state.name(opened.chair),
        "到会": [state.name(pk) for pk in opened.present], "讨论": told.course.splitlines(),
        "意见": told.conclusion.splitlines(), "理由": told.reasons.splitlines(), "分歧": told.divided,
        "应到": len(state.panel), "实到": len(opened.present), "同意": agree,
        "不同": [f"{state.name(each.person_id)}：{each.words}" for each in state.dissents],
        "书面意见": [
            {"姓名": seat.name, "意见": seat.opinion.view, "理由": seat.opinion.reasons, "日期": written(seat.opinion.on),
             "表态": stands[seat.person_id].stand.label if seat.person_id in stands else "未到会"}
            for seat in state.panel if seat.opinion
        ],
        "回避": [
            f"{seat.name}：{seat.left_why.label}" for seat in state.seats if seat.left_why and _recusal(seat.left_why)
        ],
        "记录": outcome.event.by.name,
    }  # fmt: skip


def _recusal(ground: AsideGround) -> bool:
    return ground is not AsideGround.UNAVAILABLE


def consultation_record(outcome: Outcome) -> list[Draft]:
    """咨询会议记录 (第五十二条第三款): every written opinion and every stand, dissent in full."""
    return [Draft(fields=_meeting(outcome), title=f"{outcome.state.referred.form.label}记录")]


def consultation_opinion(outcome: Outcome) -> list[Draft]:
    return [Draft(fields=_meeting(outcome))]


def adoption_statement(outcome: Outcome) -> list[Draft]:
    """采纳情况说明 (2026年实施条例第五十二条), attached with the opinion when the decision goes up for signature."""
    state: ConsultationState = outcome.state
    told = state.concluded
    assert state.adoption
    assert told
    fields = {
        **_case(outcome), "意见": told.conclusion, "不同": len(state.dissents), "采纳": state.adoption.label,
        "依据": str(articles("R26 52" if in_force("R26 52", outcome) else "L23 61.3")[0]),
        "说明": state.explanation, "不采纳": state.not_adopted_why, "日期": written(outcome.event.day),
        "经办": outcome.event.by.name, "形成": written(state.concluded_on) if state.concluded_on else "",
    }  # fmt: skip
    return [Draft(fields=fields)]


# -- plenary meetings, studies -------------------------------------------------------------------------------------


def _topics(state: PlenaryState) -> list[str]:
    return [
        f"（{n}）{each.kind.label}：{each.title}{f'（{each.note}）' if each.note else ''}"
        for n, each in enumerate(state.convened.topics, 1)
    ]


def _plenary(outcome: Outcome) -> dict[str, Any]:
    state: PlenaryState = outcome.state
    told = state.convened
    on = state.held.on if state.held else told.meet_on
    return {
        **names(outcome), "名称": state.title, "日期": written(on), "时间": told.time, "地点": told.place,
        "主持人": told.chair, "议题": _topics(state), "应到": len(state.members),
    }  # fmt: skip


def plenary_notice(outcome: Outcome) -> list[Draft]:
    return [Draft(fields=_plenary(outcome), title=f"关于召开{outcome.state.title}的通知")]


def plenary_minutes(outcome: Outcome) -> list[Draft]:
    state: PlenaryState = outcome.state
    assert state.held
    opinions = {each.topic: each.opinion for each in state.held.opinions}
    rows = [{"议题": each.title, "意见": opinions[n]} for n, each in enumerate(state.convened.topics, 1)]
    present = state.names(state.held.present)
    absent = [each.name for each in state.members if each.name not in present]
    fields = {
        **_plenary(outcome),
        "情况": state.held.course.splitlines(),
        "到会": present,
        "实到": len(present),
        "缺席": absent,
        "意见": rows,
    }
    return [Draft(fields=fields, title=f"{state.title}纪要")]


def study_opinion(outcome: Outcome) -> list[Draft]:
    state: StudyState = outcome.state
    told, settled, reported = state.proposed, state.settled, state.reported
    assert settled
    assert reported
    fields = {
        **names(outcome), "题目": state.title, "问题": told.problem.splitlines(), "案号": list(told.cases),
        "研究": reported.findings.splitlines(), "意见": settled.opinion.splitlines(), "运用": settled.used,
        "委员": [each.name for each in state.people], "全体会议": settled.at_plenary,
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于{state.title}的研究意见")]


LEGAL, OFFICIAL, FORM, RECORD = Layout.LEGAL, Layout.OFFICIAL, Layout.FORM, Layout.RECORD
LETTER, MINUTES = Layout.LETTER, Layout.MINUTES
# fmt: off
# room, code, title, word of its number, who issues it, who reads it, layout, 副卷, builder
TABLE: tuple[tuple[str, str, str, str, frozenset[Post], frozenset[Post], Layout, bool, Builder], ...] = (
    (MEMBERSHIP.name, "appointment", "聘书", "聘", ORGAN, READERS, LEGAL, False, appointment),
    (CONSULTATION.name, "referral_letter", "提请咨询函", "咨", HEAD, READERS, LETTER, True, referral_letter),
    (CONSULTATION.name, "draw_record", "咨询委员抽取记录", "", NOBODY, INSIDE, FORM, True, draw_record),
    (CONSULTATION.name, "consultation_record", "案件咨询会议记录", "", NOBODY, INSIDE, RECORD, True, consultation_record),
    (CONSULTATION.name, "consultation_opinion", "行政复议委员会咨询意见", "意", HEAD, INSIDE, LEGAL, True, consultation_opinion),
    (CONSULTATION.name, "adoption_statement", "咨询意见采纳情况说明", "", NOBODY, INSIDE, FORM, True, adoption_statement),
    (PLENARY.name, "plenary_notice", "会议通知", "通", HEAD, READERS, OFFICIAL, False, plenary_notice),
    (PLENARY.name, "plenary_minutes", "会议纪要", "纪要", HEAD, READERS, MINUTES, False, plenary_minutes),
    (STUDY.name, "study_opinion", "共性问题研究意见", "研", HEAD, READERS, OFFICIAL, False, study_opinion),
)
# fmt: on


def register_papers() -> None:
    for room, code, title, series, signers, readers, layout, inner, drafts in TABLE:
        register(
            PaperKind(
                room=room, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts, layout=layout,
                series=series, pattern=PAPER_NUMBER, signers=signers, readers=readers, inner=inner,
            )
        )  # fmt: skip
