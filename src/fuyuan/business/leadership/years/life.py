"""A department's year: guards, effects, and who owes what by when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.leadership.common import own
from fuyuan.business.leadership.targets import Targets
from fuyuan.matters.pace import milestone, quarter_end
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import Post

from .records import (
    BookRead,
    Changed,
    Checked,
    Confirmed,
    FirstPlan,
    Heard,
    Kind,
    Lectured,
    Planned,
    Struck,
    Studied,
    Verdict,
)
from .state import Entry, YearState

REPORT_FROM = 12  # the month from which the year may be reported
LATEST = 31  # days after the year within which what was done in it may still be entered

# -- the plan ------------------------------------------------------------------------------------------------------


def filed(state: None, event: Event) -> YearState:
    record, stamped = event.record, event.stamped
    day = date.fromisoformat
    return YearState(
        stage="planning", title=f"{event.by.organ_name}{record.year}年领导学法", number=stamped["number"], opened_on=event.day,
        organ_id=event.by.organ_id, organ_name=event.by.organ_name, year=record.year,
        targets=Targets.model_validate_json(stamped["targets"]), proposed=_plan(record), proposed_on=event.day,
        plan_by=day(stamped["confirm_by"]), report_by=day(stamped["report_by"]), touched_on=event.day,
    )  # fmt: skip


def _plan(record: Planned) -> Planned:
    return Planned(**{name: getattr(record, name) for name in Planned.model_fields})


def may_file(state: None, record: FirstPlan | None, context: Context) -> Refusal | None:
    """One year of a department is one matter; the next may be planned from the last month of this one."""
    if not context.facts["enforces"]:
        return Refusal("机关目录里本单位没有行政执法权，不用报送；目录有误的，请联系系统管理员")
    if record is None:
        return None
    if known := context.facts["known"]:
        return Refusal(f"本单位{record.year}年已经报送计划（{known}），要改的请在那一件里修改计划")
    if record.year not in (context.day.year, context.day.year + (context.day.month == 12)):
        return Refusal("年度填今年；12月起可以报送下一年的计划")
    return _books_in(record, record.year)


def _books_in(record: Planned, year: int) -> Refusal | None:
    wrong = [each.title for each in record.books if each.by.year != year]
    return Refusal(f"《{wrong[0]}》的学完日期不在{year}年，请核对") if wrong else None


def file_stamps(state: None, record: FirstPlan, context: Context) -> Mapping[str, str]:
    report_by = context.calendar.roll(date(record.year + 1, 1, int(context.facts["report_day"])))
    return {**confirm_day(state, record, context), "report_by": report_by.isoformat(),
            "targets": context.facts["targets"].model_dump_json()}  # fmt: skip


def confirm_day(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    """The day by which the head answers: working days set by the installation."""
    by = context.calendar.add_workdays(context.day, int(context.facts["confirm_days"]))
    return {"confirm_by": by.isoformat()}


def first_plan(state: None, context: Context) -> Mapping[str, Any]:
    return {"year": context.day.year}


def changed(state: YearState, event: Event) -> YearState:
    by = date.fromisoformat(event.stamped["confirm_by"])
    return state.but(proposed=_plan(event.record), proposed_on=event.day, plan_by=by, plan_returned="")


def may_change(state: YearState, record: Changed | None, context: Context) -> Refusal | None:
    return own(state.organ_id, context) or (_books_in(record, state.year) if record else None)


def as_planned(state: YearState, context: Context) -> Mapping[str, Any]:
    plan = state.proposed or state.plan
    return plan.model_dump() if plan else {}


def plan_confirmed(state: YearState, event: Event) -> YearState:
    stage = "running" if state.stage == "planning" else state.stage
    return state.but(stage=stage, plan=state.proposed, proposed=None, plan_confirmed_on=event.day)


def plan_sent_back(state: YearState, event: Event) -> YearState:
    return state.but(proposed=None, plan_returned=event.record.reason)


def may_answer_plan(state: YearState, record: Any, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    return None if state.proposed else Refusal("没有等待确认的计划")


# -- what was done -------------------------------------------------------------------------------------------------


def _entered(state: YearState, event: Event, **facts: Any) -> YearState:
    record = event.record
    proof = tuple(each.name for each in record.files) + ((record.proof,) if record.proof.strip() else ())
    entry = Entry(
        number=len(state.entries) + 1, on=record.on, proof=proof, entered_by=event.by.name,
        confirm_by=date.fromisoformat(event.stamped["confirm_by"]), **facts,
    )  # fmt: skip
    return state.but(entries=(*state.entries, entry))


def studied(state: YearState, event: Event) -> YearState:
    record: Studied = event.record
    return _entered(
        state, event, kind=Kind.STUDY, title=record.title, who=record.leaders, about=record.agenda, by=record.expert,
        people=record.people,
    )  # fmt: skip


def lectured(state: YearState, event: Event) -> YearState:
    record: Lectured = event.record
    return _entered(
        state, event, kind=Kind.LECTURE, title=record.title, who=(record.leader,), about=record.about, people=record.people
    )  # fmt: skip


def heard(state: YearState, event: Event) -> YearState:
    record: Heard = event.record
    suit = event.stamped.get("suit")
    return _entered(
        state, event, kind=Kind.HEARING, title=record.number, who=record.leaders, about=record.about, court=record.court,
        suit_id=int(suit) if suit else None,
    )  # fmt: skip


def book_read(state: YearState, event: Event) -> YearState:
    record: BookRead = event.record
    return _entered(state, event, kind=Kind.BOOK, title=record.book, who=record.leaders, about=record.result)


def entering(
    more: Callable[[YearState, Any, Context], Refusal | None],
) -> Callable[[YearState, Any, Context], Refusal | None]:
    """What every entry needs: one's own year, a day in it, leaders of the plan, some evidence, and nothing twice."""

    def guard(state: YearState, record: Any, context: Context) -> Refusal | None:
        if refusal := own(state.organ_id, context):
            return refusal
        if (context.day - date(state.year, 12, 31)).days > LATEST:
            return Refusal(f"{state.year}年已经结束一个月，不能再补登")
        if record is None:
            return None
        return _sound(state, record) or more(state, record, context)

    return guard


def _sound(state: YearState, record: Any) -> Refusal | None:
    if record.on.year != state.year:
        return Refusal(f"日期不在{state.year}年，请在那一年的记录里登记")
    known = {each.name for each in state.leaders}
    named = getattr(record, "leaders", None) or (record.leader,)
    strangers = [name for name in named if name not in known]
    if strangers:
        return Refusal(f"领导名单里没有“{strangers[0]}”；领导有变化的，请先修改计划")
    if not record.files and not record.proof.strip():
        return Refusal("请上传佐证材料，或者写明材料存放在哪里")
    return None


def _twice(state: YearState, kind: Kind, on: date, title: str) -> Refusal | None:
    same = (
        each
        for each in state.entries
        if each.kind is kind and each.on == on and each.title == title and each.returned_on is None
    )
    return Refusal("这一次已经登记过，不用再登") if any(same) else None


def may_study(state: YearState, record: Studied, context: Context) -> Refusal | None:
    if record.people < len(record.leaders):
        return Refusal("参加总人数少于到会的领导人数，请核对")
    return _twice(state, Kind.STUDY, record.on, record.title)


def may_lecture(state: YearState, record: Lectured, context: Context) -> Refusal | None:
    """行政执法部门主要领导要为执法人员进行执法业务辅导讲座: a deputy's lecture is no such lecture."""
    if not any(each.chief for each in state.leaders if each.name == record.leader):
        return Refusal("讲座由主要领导讲才计算次数；其他领导讲的，可以登记为集中学习、专题辅导")
    return _twice(state, Kind.LECTURE, record.on, record.title)


def may_hear(state: YearState, record: Heard, context: Context) -> Refusal | None:
    """What a suit of ours already says is not entered again; what it contradicts is not entered at all."""
    suit, days = context.facts["suit"], context.facts["hearing_days"]
    if suit and days and record.on not in days:
        return Refusal(f"系统里这件诉讼（{record.number}）在 {record.on} 没有开庭，请核对日期")
    for each in state.entries:
        if (
            each.kind is Kind.HEARING
            and each.on == record.on
            and each.returned_on is None
            and _same_case(each, record, suit)
        ):
            again = [name for name in record.leaders if any(who.endswith(name) for who in each.who)]
            if again:
                how = "已经由应诉案件自动转入" if each.source else "已经登记过"
                return Refusal(f"{again[0]}这一次{how}，不用再登")
    return None


def _same_case(entry: Entry, record: Heard, suit: int | None) -> bool:
    return entry.suit_id == suit if suit else entry.title == record.number


def hear_stamps(state: YearState, record: Any, context: Context) -> Mapping[str, str]:
    suit = context.facts["suit"]
    return {**confirm_day(state, record, context), **({"suit": str(suit)} if suit else {})}


def may_read(state: YearState, record: BookRead, context: Context) -> Refusal | None:
    if not any(each.title == record.book for each in (state.plan.books if state.plan else ())):
        return Refusal(f"计划里没有《{record.book}》")
    return Refusal("这本书已经登记学完") if state.read(record.book) else None


# -- the head's answer ---------------------------------------------------------------------------------------------


def to_check(state: YearState, context: Context) -> Mapping[str, Any]:
    return {"entries": [{"number": each.number, "what": each.words} for each in state.pending]}


def confirmed(state: YearState, event: Event) -> YearState:
    answers: dict[int, Checked] = {each.number: each for each in event.record.entries}

    def answered(entry: Entry) -> Entry:
        answer = answers.get(entry.number)
        if answer is None:
            return entry
        if answer.verdict is Verdict.YES:
            return entry.model_copy(update={"confirmed_on": event.day})
        return entry.model_copy(update={"returned_on": event.day, "reason": answer.why})

    return state.but(entries=tuple(map(answered, state.entries)))


def may_confirm(state: YearState, record: Confirmed | None, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    if not state.pending:
        return Refusal("没有等待核对的记录")
    shown = {(each.number, each.words) for each in state.pending}
    if record and {(each.number, each.what) for each in record.entries} != shown:
        return Refusal("待核对的记录有变化，请刷新页面以后再核对")
    return None


def struck(state: YearState, event: Event) -> YearState:
    record: Struck = event.record
    return state.but(
        entries=tuple(
            each.model_copy(update={"returned_on": event.day, "reason": record.reason})
            if each.number == record.entry
            else each
            for each in state.entries
        )
    )


def may_strike(state: YearState, record: Struck | None, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    mine = {each.number for each in strikable(state)}
    if not mine:
        return Refusal("没有可以撤销的记录")
    return Refusal("这条记录不能撤销，请从列出的记录里选") if record and record.entry not in mine else None


def strikable(state: YearState) -> tuple[Entry, ...]:
    """What was confirmed by hand; what a suit says is corrected in the suit."""
    return tuple(each for each in state.entries if each.counts and not each.source)


# -- from the suits ------------------------------------------------------------------------------------------------


def suit_heard(state: YearState, event: Event) -> YearState:
    """A head's appearance in court, as the suit records it, needs nobody's confirmation.

    Whoever stands up in a hearing also sits through it: it counts as the hearing the plan asks for. What was entered by
    hand before for the same person, suit and day is replaced.
    """
    record = event.record
    title = record.number
    rest = tuple(each for each in state.entries if not _replaced(each, record))
    old = next((each for each in state.entries if _replaced(each, record)), None)
    entry = Entry(
        number=old.number if old else len(state.entries) + 1, kind=Kind.HEARING, on=record.on, title=title, who=(record.who,),
        court=record.court, suit_id=record.suit_id, source=record.key, proof=("应诉案件的出庭记录",), confirmed_on=event.day,
    )  # fmt: skip
    return state.but(entries=tuple(sorted((*rest, entry), key=lambda each: each.number)))


def _replaced(entry: Entry, record: Any) -> bool:
    if entry.kind is not Kind.HEARING or entry.suit_id != record.suit_id:
        return False
    by_hand = (
        not entry.source
        and entry.on == record.on
        and len(entry.who) == 1
        and record.who.endswith(entry.who[0])
    )
    return entry.source == record.key or by_hand


def suit_heard_gone(state: YearState, event: Event) -> YearState:
    """The entry stays with its reason: a number once given is not given again."""
    record = event.record
    return state.but(
        entries=tuple(
            each.model_copy(update={"returned_on": event.day, "reason": "应诉案件的出庭记录已经更正"})
            if each.suit_id == record.suit_id and each.source == record.key
            else each
            for each in state.entries
        )
    )


def retargeted(state: YearState, event: Event) -> YearState:
    return state.but(targets=Targets.model_validate_json(event.stamped["targets"]))


def target_stamps(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    return {"targets": context.facts["targets"].model_dump_json()}


# -- the report ----------------------------------------------------------------------------------------------------


def reported(state: YearState, event: Event) -> YearState:
    by = date.fromisoformat(event.stamped["confirm_by"])
    return state.but(
        stage="reported", report=event.record, reported_on=event.day, report_check_by=by, report_returned=""
    )


def may_report(state: YearState, record: Any, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    if context.day < date(state.year, REPORT_FROM, 1):
        return Refusal(f"{state.year}年12月1日起可以报送年度报告")
    if state.pending or state.proposed:
        return Refusal("还有记录或者计划等待单位负责人核对，核对以后再报送")
    return None


def as_reported(state: YearState, context: Context) -> Mapping[str, Any]:
    return state.report.model_dump(exclude={"files"}) if state.report else {}


def report_sent_back(state: YearState, event: Event) -> YearState:
    return state.but(
        stage="running", reported_on=None, report_check_by=None, report_returned=event.record.reason
    )


def report_confirmed(state: YearState, event: Event) -> YearState:
    return state.but(stage="closed", closed_on=event.day)


def mine(state: YearState, record: Any, context: Context) -> Refusal | None:
    return own(state.organ_id, context)


# -- who owes what -------------------------------------------------------------------------------------------------

LIAISON, HEAD = Post.RESPONDENT_LIAISON, Post.RESPONDENT_HEAD


def duties(state: YearState) -> Iterable[Duty]:
    def owed(key: str, title: str, post: Post, due: date, done: date | None, *steps: str) -> Duty:
        return Duty(key, title[:120], post, due_on=due, steps=steps, organ_id=state.organ_id, done_on=done)

    if state.proposed:
        yield owed("plan", "确认领导学业务工作计划", HEAD, state.plan_by, None, "confirm_plan", "return_plan")
    elif state.plan is None:
        yield owed("replan", "修改后重新报送计划", LIAISON, state.plan_by, None, "change_plan")
    for number, book in enumerate(state.plan.books if state.plan else (), 1):
        entry = state.read(book.title)
        done = entry.on if entry else None
        yield owed(f"book-{number}", f"学完《{book.title}》并考核", LIAISON, book.by, done, "read_book")
    for entry in state.entries:
        if entry.confirm_by:
            settled = entry.confirmed_on or entry.returned_on
            yield owed(
                f"confirm-{entry.number}", f"核对：{entry.words}", HEAD, entry.confirm_by, settled, "confirm"
            )
    if state.plan:
        yield from _quarters(state, owed)
        yield owed(
            "report",
            f"报送{state.year}年领导学法情况报告",
            LIAISON,
            state.report_by,
            state.reported_on,
            "report",
        )
    if state.report_check_by:
        yield owed(
            "check-report", "确认年度报告", HEAD, state.report_check_by, state.closed_on, "confirm_report", "return_report"
        )  # fmt: skip


def _quarters(state: YearState, owed: Callable[..., Duty]) -> Iterable[Duty]:
    """What the plan's numbers ask by the end of each quarter; the first that lacks something offers the steps."""
    steps: tuple[str, ...] = STEPS
    for quarter in (1, 2, 3, 4):
        parts = [(kind, count) for kind, count in zip(PARTS, _parts(state, quarter), strict=True) if count]
        if not parts:
            continue
        days = [_met(state, kind, count) for kind, count in parts]
        done = None if None in days else max(day for day in days if day)
        words = "、".join(f"{WORDS[kind]}{count}{UNITS[kind]}" for kind, count in parts)
        title, last = f"到{quarter * 3}月底累计完成：{words}", quarter_end(state.year, quarter)
        yield owed(f"quarter-{quarter}", title, LIAISON, last, done, *(() if done else steps))
        steps = steps if done else ()


PARTS = (Kind.STUDY, Kind.LECTURE, Kind.HEARING)
WORDS = {Kind.STUDY: "集中学习", Kind.LECTURE: "讲座", Kind.HEARING: "旁听"}
UNITS = {Kind.STUDY: "次", Kind.LECTURE: "次", Kind.HEARING: "人次"}
STEPS = ("study", "lecture", "hear")


def _parts(state: YearState, quarter: int) -> tuple[int, int, int]:
    """How many of each are owed by the end of a quarter."""
    asked = state.targets
    return (
        milestone(asked.studies.count, quarter) if asked.studies else 0,
        milestone(asked.lectures.count, quarter) if asked.lectures else 0,
        milestone(asked.hearings.count * len(state.leaders), quarter) if asked.hearings else 0,
    )


def _met(state: YearState, kind: Kind, count: int) -> date | None:
    """Return the day on which the ``count``-th of a kind came to count; None while it is missing."""
    if kind is Kind.HEARING:
        asked = state.targets.hearings
        days = sorted(state.heard_days(asked.count if asked else 0))
    else:
        days = [each.confirmed_on or each.on for each in state.counted(kind)]
    return days[count - 1] if len(days) >= count else None
