"""A mentor and a newcomer: who may be paired, what is told each month, the assessment, the hours.

The plan: 以老带新 (measure 十一 for those who supervise, 十四 for those who enforce). No statute says how; hours go through the same
approval as those of a training session.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.business.training.common import other_than, own
from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal, State
from fuyuan.matters.record import Fact
from fuyuan.organs.posts import Post

from .records import Assessed, Confirmed, Logged, Paired, Result, Side

BASIS = "HN16 21.1, JD25 10"
LONGEST = 24  # months of one pair
LOG_DAY = 10  # of the month after: the day by which a month is told
GRACE_DAYS = 15  # natural days after the end until the assessment


class Person(Fact):
    """One of the two, as the register had it on the day."""

    officer_id: int
    person_id: int
    name: str
    unit: str


class Log(Fact):
    """One month: what was told, and when each of the two confirmed it."""

    month: str
    on: date
    taught: str
    practised: str
    mentor_on: date | None = None
    newcomer_on: date | None = None

    @property
    def agreed(self) -> bool:
        return self.mentor_on is not None and self.newcomer_on is not None


class MentorState(State):
    """A pair; ``organ_id`` is the newcomer's unit."""

    organ_name: str
    office_id: int | None = None
    told: Paired
    mentor: Person
    newcomer: Person
    supervisors: bool = False
    logs: tuple[Log, ...] = ()
    assessed: Assessed | None = None
    assessor_id: int | None = None
    assess_by: date
    approve_by: date | None = None
    approved_on: date | None = None
    returned: str = ""
    ended: str = ""
    touched_on: date

    @property
    def months(self) -> tuple[str, ...]:
        """The months of the term, 2026-03 and so on."""
        return months_between(self.told.from_on, self.told.to_on)

    @property
    def owed_months(self) -> tuple[str, ...]:
        """The months told, and the first that is not: the next is asked for when that one is there."""
        missing = [each for each in self.months if self.log_of(each) is None]
        return tuple(each for each in self.months if each not in missing[1:])

    def log_of(self, month: str) -> Log | None:
        return next((each for each in self.logs if each.month == month), None)


def months_between(first: date, last: date) -> tuple[str, ...]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(
        f"{first.year + at // 12}-{at % 12 + 1:02d}" for at in range(first.month - 1, first.month - 1 + count)
    )


def spoken(month: str) -> str:
    """2026年3月"""
    return f"{month[:4]}年{int(month[5:])}月"


# -- the pair ------------------------------------------------------------------------------------------------------


def paired(state: None, event: Event) -> MentorState:
    stamped = event.stamped
    mentor, newcomer = (Person.model_validate_json(stamped[key]) for key in ("mentor", "newcomer"))
    office = stamped["office"]
    return MentorState(
        stage="running", title=f"{mentor.name}带{newcomer.name}", number=stamped["number"], opened_on=event.day,
        organ_id=int(stamped["organ"]), organ_name=newcomer.unit, office_id=int(office) if office else None,
        told=event.record, mentor=mentor, newcomer=newcomer, supervisors=stamped["supervisors"] == "yes",
        assess_by=date.fromisoformat(stamped["assess_by"]), touched_on=event.day,
    )  # fmt: skip


def may_pair(state: None, record: Paired | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    return _term(record) or _one(record.mentor, context.facts["mentors"]) or _one(
        record.newcomer, context.facts["newcomers"]
    ) or _fit(context)  # fmt: skip


def _term(record: Paired) -> Refusal | None:
    if record.to_on <= record.from_on or len(months_between(record.from_on, record.to_on)) > LONGEST:
        return Refusal("带教期限的止应当晚于起，最长两年，请核对")
    return None


def _one(said: str, found: Any) -> Refusal | None:
    """Namesakes are asked for by number, as everywhere in the register."""
    if not found:
        return Refusal(f"执法人员名册里没有在岗的“{said}”，请核对姓名或者人员编号")
    if len(found) > 1:
        told = "、".join(f"{each.unit_name} {each.title}（{each.number}）" for each in found[:5])
        return Refusal(f"“{said}”有 {len(found)} 个人同名，请改填人员编号：{told}")
    return None


def _fit(context: Context) -> Refusal | None:
    """One teaches what he may do himself: the mentor holds a card, of the same kind as the newcomer will need."""
    mentor, newcomer = context.facts["mentors"][0], context.facts["newcomers"][0]
    if mentor.person_id == newcomer.person_id:
        return Refusal("带教人员和新进人员不能是同一个人")
    if refusal := own(newcomer.organ_id, context):
        return refusal
    if mentor.kind != newcomer.kind:
        return Refusal("带教人员和新进人员应当是同一类人员（执法人员带执法人员，监督人员带监督人员）")
    if not context.facts["certified"]:
        return refuse(f"{mentor.title}现在没有有效的证件，不能带教", "HN16 20.1")
    running = context.facts["running"]
    return Refusal(f"{newcomer.title}已经有人带教（{running}）") if running else None


def pair_stamps(state: None, record: Paired, context: Context) -> Mapping[str, str]:
    mentor, newcomer = context.facts["mentors"][0], context.facts["newcomers"][0]
    last = record.to_on.toordinal() + GRACE_DAYS
    return {
        "mentor": _person(mentor), "newcomer": _person(newcomer), "organ": str(newcomer.organ_id),
        "supervisors": "yes" if newcomer.kind == "supervisor" else "", "office": str(context.facts["office_id"] or ""),
        "assess_by": context.calendar.next_workday(date.fromordinal(last)).isoformat(),
    }  # fmt: skip


def _person(row: Any) -> str:
    return Person(
        officer_id=row.pk, person_id=row.person_id, name=row.title, unit=row.unit_name
    ).model_dump_json()


# -- month by month ------------------------------------------------------------------------------------------------


def logged(state: MentorState, event: Event) -> MentorState:
    """Told again, it is confirmed again."""
    record: Logged = event.record
    log = Log(month=record.month, on=event.day, taught=record.taught, practised=record.practised)
    others = (each for each in state.logs if each.month != record.month)
    return state.but(logs=tuple(sorted((*others, log), key=lambda each: each.month)))


def may_log(state: MentorState, record: Logged | None, context: Context) -> Refusal | None:
    if refusal := own(state.organ_id, context):
        return refusal
    if record is None:
        return None
    if record.month not in state.months:
        return Refusal("这个月不在带教期限里，请重新选择")
    if record.month > f"{context.day:%Y-%m}":
        return Refusal(f"{spoken(record.month)}还没有到")
    known = state.log_of(record.month)
    return Refusal(f"{spoken(record.month)}的记录双方已经确认，不能再改") if known and known.agreed else None


def confirmed(state: MentorState, event: Event) -> MentorState:
    record: Confirmed = event.record
    key = "mentor_on" if record.side is Side.MENTOR else "newcomer_on"
    logs = [
        each.model_copy(update={key: event.day}) if each.month == record.month else each
        for each in state.logs
    ]
    return state.but(logs=tuple(logs))


def may_confirm(state: MentorState, record: Confirmed | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    log = state.log_of(record.month)
    if log is None:
        return Refusal(f"{spoken(record.month)}的记录还没有登记")
    done = log.mentor_on if record.side is Side.MENTOR else log.newcomer_on
    return Refusal("您已经确认过这个月的记录") if done else None


# -- the end -------------------------------------------------------------------------------------------------------


def usual_hours(state: MentorState, context: Context) -> Mapping[str, Any]:
    return {"mentor_hours": context.facts["mentor_hours"], "newcomer_hours": context.facts["newcomer_hours"]}


def assessed(state: MentorState, event: Event) -> MentorState:
    return state.but(
        stage="assessed", assessed=event.record, assessor_id=event.by.person_id, returned="",
        approve_by=date.fromisoformat(event.stamped["approve_by"]),
    )  # fmt: skip


def may_assess(state: MentorState, record: Assessed | None, context: Context) -> Refusal | None:
    """Every month that is over was told, and both said so."""
    if refusal := own(state.organ_id, context):
        return refusal
    if f"{context.day:%Y-%m}" < state.months[-1]:
        return Refusal(f"带教到 {state.told.to_on} 结束，最后一个月起可以考核；提前结束的办理“终止”")
    missing = next((each for each in state.months if not ((log := state.log_of(each)) and log.agreed)), None)
    if missing:
        return Refusal(f"{spoken(missing)}的带教记录还没有登记，或者没有经双方本人确认")
    return _hours(record, context) if record else None


def _hours(record: Assessed, context: Context) -> Refusal | None:
    for label, got, most in (
        ("带教人员", record.mentor_hours, context.facts["mentor_hours"]),
        ("新进人员", record.newcomer_hours, context.facts["newcomer_hours"]),
    ):
        if got > most:
            return Refusal(f"{label}最多 {most} 学时，现在填的是 {got} 学时，请核对")
    if record.result is Result.POOR and record.newcomer_hours:
        return Refusal("考核不合格的，新进人员学时填 0")
    return None


def may_approve(state: MentorState, record: Any, context: Context) -> Refusal | None:
    return other_than(state.assessor_id, "考核登记人", context)


def sent_back(state: MentorState, event: Event) -> MentorState:
    return state.but(stage="running", returned=event.record.reason, assessed=None, approve_by=None)


def stopped(state: MentorState, event: Event) -> MentorState:
    return state.but(stage="stopped", closed_on=event.day, ended=event.record.reason)


def may_stop(state: MentorState, record: Any, context: Context) -> Refusal | None:
    return own(state.organ_id, context)


def mentor_duties(state: MentorState) -> Iterable[Duty]:
    """The unit tells each month by the tenth of the next, assesses after the end; the bureau approves the hours."""
    if state.stage == "stopped":
        return
    liaison, basis = Post.RESPONDENT_LIAISON, articles(BASIS)[0]
    for month in state.owed_months:
        log = state.log_of(month)
        yield Duty(
            f"log-{month}", f"登记{spoken(month)}带教记录", liaison, due_on=_told_by(month), steps=("log",),
            organ_id=state.organ_id, done_on=log.on if log else None, basis=basis,
        )  # fmt: skip
    yield Duty(
        "assess", "考核带教", liaison, due_on=state.assess_by, steps=("assess", "stop"), organ_id=state.organ_id,
        done_on=state.assessed.on if state.assessed else None, basis=basis,
    )  # fmt: skip
    if state.approve_by:
        yield Duty(
            "approve", "认定带教学时", Post.TRAINING_ADMIN, due_on=state.approve_by, steps=("approve", "send_back"),
            organ_id=state.office_id, done_on=state.approved_on, basis=basis,
        )  # fmt: skip


def _told_by(month: str) -> date:
    year, number = int(month[:4]), int(month[5:])
    return date(year + number // 12, number % 12 + 1, LOG_DAY)
