"""Trials in the demo that go further than papers: hearings of all kinds, questioning, appraisals, reviews of the basis."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from fuyuan.business.reconsideration.hearing import days
from fuyuan.business.reconsideration.hearing.records import ArrangeHearing, HearingWay
from fuyuan.business.reconsideration.models import HearingRoom, Reviewer
from fuyuan.clock import today
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import context_for
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Role, role_holder

from .world import Life

if TYPE_CHECKING:
    from .life import Case, Desk

# ending, turns, days ago it was filed: cases of their own, after those of the year and of today's boards
TRIALS: tuple[tuple[str, str, int], ...] = (
    ("revoke_facts", "major hearing answered", 190), ("uphold", "major hearing third_party answered", 181), ("modify", "asked hearing", 172),
    ("uphold", "hearing online", 163), ("uphold", "major hearing waived answered", 154), ("revoke_process", "hearing excused", 145),
    ("uphold", "major hearing moved answered", 138), ("revoke_facts", "major hearing missing_head answered", 130),
    ("trial", "major hearing unsigned", 44), ("trial", "major ahead", 30), ("trial", "ahead online", 28),
    ("trial", "major ahead excused", 26), ("trial", "asked", 24), ("trial", "major", 22),
    ("revoke_facts", "appraisal", 200), ("trial", "appraising", 60), ("uphold", "question", 120),
    ("uphold", "basis_own", 210), ("revoke_basis", "basis_unlawful", 205), ("trial", "basis_told", 40), ("uphold", "basis_above", 230),
    ("trial", "basis_forwarded", 36),
)  # fmt: skip
MORNING, AFTERNOON = (time(9), time(11, 30)), (time(14, 30), time(17))


def furnish(desk: Desk) -> None:
    """The rooms for hearings, and the certificates of the people of the office."""
    office = role_holder(Role.RECONSIDERATION_OFFICE, today()).name
    for name, floor, seats in (("第一听证室", "三楼", 40), ("第二听证室", "四楼", 20)):
        HearingRoom.objects.create(name=name, address=f"{office}{floor}", seats=seats)
    for serial, person in enumerate((desk.office_head, *desk.handlers, desk.intake), 1):
        Reviewer.objects.create(
            account=Account.objects.get(pk=person.person_id or 0), qualification=f"A2015{serial:04d}", trained_on=date(2024, 3, 15),
            card=f"行复字第{serial:03d}号", first_on=date(2024, 4, 1),
        )  # fmt: skip


def trial_turns(case: Case) -> Life:
    """What the plan's turns ask for between the reply and the decision."""
    turns = case.plan.turns
    if "question" in turns:
        yield from question(case)
    if "appraisal" in turns or "appraising" in turns:
        yield from appraisal(case)
    if any(turn.startswith("basis_") for turn in turns):
        yield from basis_review(case)
    if "major" in turns:
        yield case.later(0, 1)
        reason = "双方对现场情况的说法和提交的材料相互矛盾，涉及多户群众，社会关注度较高。"
        case.take("mark_major", case.handler, grounds=["group", "facts"], reason=reason)
    if "asked" in turns:
        yield case.later(0, 1)
        case.take("ask_hearing", case.desk.intake, reason="证人愿意当面说明情况，请求组织听证。")
    if "hearing" in turns or "ahead" in turns:
        yield from hearing(case)


# -- hearings --------------------------------------------------------------------------------------------------


def member(person: Actor) -> dict[str, Any]:
    return {"person_id": person.person_id, "name": person.name}


def panel_of(case: Case) -> dict[str, Any]:
    desk = case.desk
    return {
        "presider": member(desk.office_head), "listeners": [member(case.handler), member(case.second)],
        "recorder": member(desk.intake),
    }  # fmt: skip


def arrange(case: Case) -> date:
    """Arrange a hearing on the first lawful day on which room and people are free; every party is told the same day."""
    online = "online" in case.plan.turns
    starts, ends = case.dice.choice((MORNING, AFTERNOON))
    record: dict[str, Any] = {
        "way": HearingWay.ONLINE if online else HearingWay.ROOM, "starts": starts, "ends": ends,
        "room": "" if online else "第一听证室", "link": "政务视频会议，会议号见短信" if online else "",
        "matters": "被申请人认定的事实和证据、适用的依据、作出决定的程序，以及申请人的请求。", "panel": panel_of(case),
    }  # fmt: skip
    on = record["hearing_on"] = free_day(case, record)
    case.take("arrange_hearing", case.handler, **record)
    case.serve_all("direct")
    return on


def free_day(case: Case, record: dict[str, Any]) -> date:
    """The first lawful day on which the room and the panel are free at that hour."""
    context = context_for(room_of("reconsideration"), case.state, "arrange_hearing", None, case.handler)
    asked, taken = ArrangeHearing.model_validate({**record, "hearing_on": today()}), context.facts["taken"]
    return days.next_days(context, lambda day: not days.clashes(asked, asked.panel, day, taken))[0]


def hearing(case: Case) -> Life:
    turns = case.plan.turns
    yield case.later(0, 1)
    on = arrange(case)
    if "moved" in turns:
        yield case.later(1, 2)
        case.take("call_off_hearing", case.handler, reason="申请人因病住院，已提交住院证明，请求改期。")
        case.serve_all("direct")
        yield case.later(3, 5)
        on = arrange(case)
    if "excused" in turns:
        yield case.later(1, 2)
        delegates = [{"name": case.liaison.name, "post": "法制审核机构负责人"}]
        case.take("excuse_head", case.liaison, reason="听证当日参加上级召开的会议。", delegates=delegates)
    if "ahead" in turns:
        return
    yield case.world.at(on, 17, case.dice.randrange(20, 50))
    case.take("hold_hearing", case.handler, **course(case))
    if "unsigned" in turns:
        return
    yield case.world.at(on, 17, 55)
    absent = {"refused": "申请人没有到场。"} if "waived" in turns else {}
    case.take("sign_minutes", case.handler, signed=list(case.state.hearings[-1].attended), **absent)


def course(case: Case) -> dict[str, Any]:
    """What was said, from the words of the dispute; who came, from the plan's turns."""
    turns, coming = case.plan.turns, case.state.hearings[-1]
    staff = f"{case.liaison.name}（工作人员）"
    head = "" if turns & {"excused", "missing_head"} else "分管副局长"
    came = {} if "waived" in turns else {
        "applicants": [case.application.applicants[0].name], "claims": case.application.reasons,
        "questions": "主持人问：收到处罚告知的时间和方式？申请人答：以送达回证记载为准，对内容有异议。",
    }  # fmt: skip
    third = {
        "third": [party.name for party in case.state.third_parties],
        "third_says": "同意被申请人的意见。",
    }
    return {
        "on": today(), "ended": coming.ends, "panel": panel_of(case),
        "applicant": "absent" if "waived" in turns else "present",
        "respondents": [{"respondent": 1, "head": head, "staff": [staff]}], "answer": case.dispute.reply,
        "evidence": "被申请人逐项出示立案审批表、调查笔录、送达回证，说明证明目的。到场的各方发表了质证意见。",
        "last_words": "各方坚持原来的意见。", "willing": case.dice.random() < 0.3 and "waived" not in turns,
        **came, **(third if case.state.third_parties else {}),
    }  # fmt: skip


# -- questioning, appraisal --------------------------------------------------------------------------------------


def officers(case: Case) -> list[dict[str, Any]]:
    cards = dict(Reviewer.objects.values_list("account_id", "card"))
    return [
        {"name": each.name, "certificate": cards[each.person_id or 0]} for each in (case.handler, case.second)
    ]


def question(case: Case) -> Life:
    yield case.later(1, 2)
    case.take(
        "question", case.handler, officers=officers(case), shown=True, on=today(), place="行政复议接待室", whom="现场邻居",
        standing="目击证人", talk="问：你当时看到了什么？\n答：看到双方在门口说话，没有看到动手。\n问：以上是否属实？\n答：属实。", signed=True,
    )  # fmt: skip


def appraisal(case: Case) -> Life:
    yield case.later(1, 2)
    what = "处罚告知书上的签名是否为申请人本人所签"
    case.take(
        "ask_appraisal", case.desk.intake, side="applicant", what=what, reason="申请人称没有收到过告知书。"
    )
    yield case.later(2, 4)
    case.take(
        "appraise_start",
        case.handler,
        on=today(),
        what=what,
        who="双方共同选定的司法鉴定中心",
        qualified=True,
    )
    if "appraising" in case.plan.turns:
        return
    yield case.later(12, 18)
    result = "送检签名与样本签名不是同一人书写。"
    case.take("appraise_end", case.handler, on=today(), result=result, signed=True)


# -- the basis -------------------------------------------------------------------------------------------------


def norm_of(case: Case) -> dict[str, Any]:
    maker = case.respondent
    return {
        "kind": "local", "name": f"{case.dispute.area}管理工作若干规定", "number": "", "maker_id": maker.pk,
        "maker_name": maker.name, "clauses": "第六条第二款",
    }  # fmt: skip


def basis_review(case: Case) -> Life:
    turns = case.plan.turns
    own = bool(turns & {"basis_own", "basis_unlawful", "basis_told"})
    norm = norm_of(case) | (
        {} if own else {"kind": "state_council", "maker_id": None, "maker_name": "国务院有关部门"}
    )
    yield case.later(0, 1)
    ask = {"norm": norm, "reason": "该条款增加了上位法没有规定的义务。", "unknown_then": True}
    case.take("ask_basis_review", case.desk.intake, **ask)
    yield case.later(1, 2)
    case.take(
        "start_basis_review", case.handler, norm=norm, own=own, reason="该条款是被申请人作出行政行为的依据，需要审查其合法性。",
        approval=case.approval("organ_head"),
    )  # fmt: skip
    yield from (ours(case) if own else theirs(case))


def ours(case: Case) -> Life:
    turns = case.plan.turns
    yield case.later(1, 2)
    case.take("notify_maker", case.handler, questions="请说明第六条第二款的上位法依据和制定程序。")
    case.serve_all("direct")
    if "basis_told" in turns:
        return
    yield case.later(5, 8)
    case.take(
        "maker_reply", case.handler, received_on=today(), content="该条款根据工作需要制定，已报送备案。"
    )
    yield case.later(4, 6)
    bad = "basis_unlawful" in turns
    case.take(
        "rule_on_basis", case.handler, outcome="unlawful" if bad else "lawful", defects=["burden"] if bad else [],
        reason="上位法没有规定该项条件。" if bad else "该条款在上位法授权范围内作了具体规定，没有增加义务。",
        approval=case.approval("organ_head"),
    )  # fmt: skip
    yield from back(case)


def theirs(case: Case) -> Life:
    yield case.later(1, 3)
    case.take(
        "forward_basis",
        case.handler,
        authority_name="国务院有关部门",
        questions="请对第六条第二款的合法性提出处理意见。",
    )
    case.serve_all("mail")
    if "basis_forwarded" in case.plan.turns:
        return
    yield case.later(25, 35)
    answer = {"outcome": "lawful", "content": "该条款符合上位法规定，可以适用。", "received_on": today()}
    case.take("basis_answer", case.handler, **answer)
    yield from back(case)


def back(case: Case) -> Life:
    yield case.later(1, 1)
    case.take("resume", case.handler, reason="规范性文件已经处理完毕。", approval=case.approval("organ_head"))
    case.serve_all("direct")
