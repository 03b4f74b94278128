"""A certificate: who gets one, what the annual review makes of it, when it stops. Every guard names its article.

The plan (measure 十四): 凡未参加培训考试或培训考试不合格的，不得发放执法证，年审培训考试不合格的注销执法证，确保每人每年接受不少于60学时的
业务知识和法律法规培训.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fuyuan.business.training.common import own
from fuyuan.business.training.officers.records import EXCLUDED, Kind
from fuyuan.business.training.sessions.life import found_one
from fuyuan.matters.acts import articles, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal
from fuyuan.organs.posts import Post

from .records import (
    AnnualReviewed,
    Applied,
    Conduct,
    Entered,
    ExamCorrected,
    ExamTaken,
    Issued,
    Renewed,
    Reviewed,
)
from .state import Annual, CertificateState, Exam, Station

QUALIFY, TRAIN, ISSUE = "HN16 20.1, JD25 17.2", "HN16 21.1, JD25 17.2", "HN16 21.2, JD25 17.2"
WATCH, SEIZE, REVOKE = "JD25 10, HN16 38", "HN16 42, JD25 10", "HN16 46, HN16 45, JD25 32"
TITLES = {
    "training": ("确认培训", Post.TRAINING_ADMIN, ("confirm_training", "withdraw")),
    "exam": ("组织考试、登记成绩", Post.TRAINING_ADMIN, ("record_exam", "withdraw")),
    "reviewing": ("资格审查", Post.SUPERVISION_STAFF, ("review",)),
    "issuing": ("发证", Post.TRAINING_ADMIN, ("issue",)),
}


def _by(context: Context, stage: str) -> dict[str, str]:
    """The day by which the next station is owed: working days the installation sets."""
    return {"by": context.calendar.add_workdays(context.day, int(context.facts["days"][stage])).isoformat()}


def _day(event: Event) -> date:
    return date.fromisoformat(event.stamped["by"])


# -- on the way --------------------------------------------------------------------------------------------------------


def applied(state: None, event: Event) -> CertificateState:
    stamped = event.stamped
    return CertificateState(
        stage="training", title=stamped["name"], number=stamped["number"], opened_on=event.day, organ_id=int(stamped["organ"]),
        officer_id=int(stamped["officer"]), person_id=int(stamped["person"]), kind=stamped["kind"],
        organ_name=stamped["unit"], office_id=int(stamped["office"]) if stamped.get("office") else None,
        areas=tuple(stamped["areas"].split("\n")), stations=(Station(stage="training", by=_day(event)),),
        touched_on=event.day,
    )  # fmt: skip


def may_apply(state: None, record: Applied | Entered | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if refusal := found_one(record, context):
        return refusal
    officer = context.facts["officer"]
    if refusal := own(officer.organ_id, context):
        return refusal
    if officer.profile.kind is Kind.REVIEWER:
        return refuse("行政复议人员不申领执法证件；工作证件由复议机构在“行政复议人员”里登记", "HN16 20.1")
    if officer.profile.employment in EXCLUDED:
        return refuse(f"{officer.profile.employment.label}不得申请取得行政执法资格", "HN16 20.2")
    if running := context.facts["running"]:
        return Refusal(f"{officer.title}已经有证件或者正在申领（{running}），不能重复申领")
    return None


def apply_stamps(state: None, record: Any, context: Context) -> Mapping[str, str]:
    officer, found, office = context.facts["officer"], context.facts["found"][0], context.facts["office_id"]
    return {
        **_by(context, "training"), "officer": str(found.pk), "person": str(officer.person_id), "name": officer.title,
        "organ": str(officer.organ_id), "unit": officer.now.organ_name, "kind": officer.profile.kind.value,
        "areas": "\n".join(officer.profile.areas), **({"office": str(office)} if office else {}),
    }  # fmt: skip


def trained(state: CertificateState, event: Event) -> CertificateState:
    common, special = (Decimal(event.stamped[key]) for key in ("common", "special"))
    stations = state.arrived("exam", event.day, _day(event))
    return state.but(stage="exam", stations=stations, hours_common=common, hours_special=special)


def may_confirm(state: CertificateState, record: Any, context: Context) -> Refusal | None:
    """公共法律知识、专业法律知识等培训: both, within the year before."""
    hours = context.facts["hours_by_subject"]
    missing = [
        word for key, word in (("common", "公共法律知识"), ("special", "专业法律知识")) if not hours[key]
    ]
    if missing:
        return refuse(f"最近一年没有认定过{'、'.join(missing)}的培训学时，先参加培训", "HN16 21.1")
    return None


def training_stamps(state: CertificateState, record: Any, context: Context) -> Mapping[str, str]:
    hours = context.facts["hours_by_subject"]
    return {**_by(context, "exam"), **{key: str(hours[key]) for key in ("common", "special")}}


def examined(state: CertificateState, event: Event) -> CertificateState:
    """A failed exam leaves the application where it is: the make-up is another exam."""
    exams = (*state.exams, exam_of(event.record))
    if not exams[-1].passed:
        return state.but(exams=exams)
    return state.but(
        stage="reviewing", exams=exams, stations=state.arrived("reviewing", event.day, _day(event))
    )


def exam_of(record: Any) -> Exam:
    title = getattr(record, "title", "") or f"{record.year}年年审考试"
    return Exam(title=title, held_on=record.held_on, score=record.score, pass_mark=record.pass_mark)


def may_record_exam(state: CertificateState, record: ExamTaken | None, context: Context) -> Refusal | None:
    if record and any(each.held_on == record.held_on for each in state.exams):
        return Refusal(f"{record.held_on} 的考试成绩已经登记，请核对日期")
    return None


def exam_stamps(state: CertificateState, record: Any, context: Context) -> Mapping[str, str]:
    return _by(context, "reviewing")


def exam_corrected(state: CertificateState, event: Event) -> CertificateState:
    """A result taken away leads back to the exam, or where the card is out stops it until people decide; points given to a
    faulty question may lead on to the review."""
    record: ExamCorrected = event.record
    exams = tuple(
        _corrected(each, record)
        for each in state.exams
        if each.title != record.title or record.score is not None
    )
    after = state.but(exams=exams)
    if after.passed and state.stage == "exam":
        return after.but(stage="reviewing", stations=state.arrived("reviewing", event.day, _day(event)))
    if after.passed or state.stage == "exam":
        return after
    if state.stage in ("reviewing", "issuing"):
        return after.but(stage="exam", stations=state.arrived("exam", event.day, _day(event)))
    return _stopped(after, event.day, f"{record.reason}，待注销") if state.stage == "valid" else after


def _corrected(exam: Exam, record: ExamCorrected) -> Exam:
    return exam.model_copy(update={"score": record.score}) if exam.title == record.title else exam


def correct_stamps(state: CertificateState, record: ExamCorrected, context: Context) -> Mapping[str, str]:
    return _by(context, "exam" if record.score is None else "reviewing")


def pass_mark(state: CertificateState, context: Context) -> Mapping[str, Any]:
    return {"pass_mark": context.facts["pass_mark"]}


def reviewed(state: CertificateState, event: Event) -> CertificateState:
    record = event.record
    if not record.meets:
        why = f"资格审查不符合条件：{record.opinion}"
        return state.but(
            stage="refused", closed_on=event.day, ended_why=why, opinion=record.opinion,
            stations=state.left(event.day),
        )  # fmt: skip
    return state.but(
        stage="issuing", opinion=record.opinion, stations=state.arrived("issuing", event.day, _day(event))
    )


def may_review(state: CertificateState, record: Reviewed | None, context: Context) -> Refusal | None:
    return None if state.passed else refuse("没有通过考试，不得发放执法证（工作方案措施十四）", "HN16 21.1")


def review_stamps(state: CertificateState, record: Any, context: Context) -> Mapping[str, str]:
    return _by(context, "issuing")


def withdrawn(state: CertificateState, event: Event) -> CertificateState:
    return state.but(
        stage="refused", closed_on=event.day, ended_why=f"撤回申领：{event.record.reason}",
        stations=state.left(event.day),
    )  # fmt: skip


def may_withdraw(state: CertificateState, record: Any, context: Context) -> Refusal | None:
    return own(state.organ_id, context)


# -- the card ----------------------------------------------------------------------------------------------------------


def issued(state: CertificateState, event: Event) -> CertificateState:
    record = event.record
    return state.but(
        stage="valid", card_number=record.card_number, issued_on=record.issued_on, valid_until=record.valid_until,
        spans=state.began(record.issued_on, record.valid_until), stations=state.left(event.day), stopped_why="",
        moved=False,
    )  # fmt: skip


def may_issue(state: CertificateState, record: Issued | None, context: Context) -> Refusal | None:
    if not state.passed:
        return refuse("没有通过考试，不得发放执法证（工作方案措施十四）", "HN16 21.1")
    return _card(state, record, context)


def _card(state: CertificateState, record: Issued | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if holder := context.facts["card_holder"]:
        return Refusal(f"证件号码 {record.card_number} 已经发给{holder}，请核对")
    if record.valid_until <= max(record.issued_on, context.day):
        return Refusal("“有效期至”应当晚于发证日期和今天，请核对")
    return None


def renewed(state: CertificateState, event: Event) -> CertificateState:
    """Who was suspended may act again from the day of the renewal, whatever day is printed on the card."""
    record = event.record
    first = event.day if state.stage == "suspended" else record.issued_on
    return issued(state, event).but(spans=state.began(first, record.valid_until))


def entered(state: None, event: Event) -> CertificateState:
    """A card issued before this system: its holder may act from the day of issue."""
    record = event.record
    after = issued(applied(None, event), event)
    years = range(record.issued_on.year + 1, (record.reviewed_year or 0) + 1)
    exam = Exam(title=record.exam, held_on=record.exam_on, score=Decimal(1), pass_mark=Decimal(1))
    return after.but(exams=(exam,), annuals=(), stations=(), before=max(years, default=0))


def may_enter(state: None, record: Entered | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    return may_apply(None, record, context) or _entered(record, context)


def _entered(record: Entered, context: Context) -> Refusal | None:
    if record.exam_on > record.issued_on:
        return refuse("资格考试合格日期晚于发证日期：考试合格以后才能取得执法证，请核对", "HN16 21.1")
    if record.reviewed_year and record.reviewed_year > context.day.year:
        return Refusal("最近年审年度还没有到，请核对")
    if holder := context.facts["card_holder"]:
        return Refusal(f"证件号码 {record.card_number} 已经发给{holder}，请核对")
    if record.valid_until <= context.day:
        return Refusal("证件有效期已经届满，请先换证再登记")
    return None


def may_renew(state: CertificateState, record: Renewed | None, context: Context) -> Refusal | None:
    if not state.passed:
        return refuse("考试成绩已经取消，没有通过考试的不能换证，请办理注销", "HN16 21.1")
    if record and state.issued_on and record.issued_on < state.issued_on:
        return Refusal(f"换证日期早于原证的发证日期（{state.issued_on}），请核对")
    return _card(state, record, context)


# -- the annual review -------------------------------------------------------------------------------------------------


def judged(record: AnnualReviewed, hours: Decimal, target: int | None) -> tuple[str, str]:
    """Return the result and its words: a failed exam cancels, hours or conduct that fall short suspend."""
    if not exam_of(record).passed:
        return (
            "cancelled",
            f"{record.year}年年审培训考试不合格（{record.score}分，合格线{record.pass_mark}分），注销执法证",
        )
    short = [f"学时不足（{hours}，应有{target}）"] if target is not None and hours < target else []
    short += ["考核结论为需要离岗培训"] if record.conduct is Conduct.RETRAIN else []
    if short:
        return "suspended", f"{record.year}年年审{'、'.join(short)}，暂扣证件，补足以后恢复"
    return "passed", f"{record.year}年年审合格"


def annually_reviewed(state: CertificateState, event: Event) -> CertificateState:
    record, stamped = event.record, event.stamped
    hours, target = Decimal(stamped["hours"]), int(stamped["target"]) if stamped.get("target") else None
    result, words = judged(record, hours, target)
    annual = Annual(
        year=record.year,
        on=event.day,
        exam=exam_of(record),
        hours=hours,
        target=target,
        result=result,
        words=words,
    )
    after = state.but(annuals=(*state.annuals, annual))
    if result == "cancelled":
        return _over(after, event.day, words)
    return _stopped(after, event.day, words) if result == "suspended" else after


def may_annually_review(
    state: CertificateState, record: AnnualReviewed | None, context: Context
) -> Refusal | None:
    if record is None:
        return None
    if record.year <= state.before or any(each.year == record.year for each in state.annuals):
        return Refusal(f"{record.year}年已经年审，不能重复")
    if record.year > context.day.year:
        return Refusal(f"{record.year}年还没有到，请核对年度")
    if refusal := _as_confirmed(record, context):
        return refusal
    first = state.spans[0].first if state.spans else state.issued_on
    return Refusal(f"{record.year}年还没有发证，请核对年度") if first and record.year < first.year else None


def _as_confirmed(record: AnnualReviewed, context: Context) -> Refusal | None:
    """Who sat the year's exam in the system has the result that was confirmed there, and no other."""
    if found := context.facts["result"]:
        exam, score = found
        if (record.held_on, record.score, record.pass_mark) != (exam.plan.on, score, exam.plan.pass_mark):
            told = f"{exam.title}（{exam.number}）确认的成绩是 {score} 分，合格线 {exam.plan.pass_mark} 分，{exam.plan.on} 举行"
            return Refusal(f"{told}，不能填别的成绩")
    return None


def annual_stamps(state: CertificateState, record: AnnualReviewed, context: Context) -> Mapping[str, str]:
    target = context.facts["target"]
    return {
        "hours": str(context.facts["hours_in_year"]),
        **({"target": str(target)} if target is not None else {}),
    }


def next_annual(state: CertificateState, context: Context) -> Mapping[str, Any]:
    """The year that is owed, with its result where the exam was held in the system."""
    year = min(state.next_year or context.day.year, context.day.year)
    if found := context.facts["next_result"]:
        exam, score = found
        return {"year": year, "held_on": exam.plan.on, "score": score, "pass_mark": exam.plan.pass_mark}
    return {"year": year, "pass_mark": context.facts["pass_mark"]}


# -- stopping ----------------------------------------------------------------------------------------------------------


def _stopped(state: CertificateState, day: date, why: str) -> CertificateState:
    return state.but(stage="suspended", stopped_why=why, spans=state.ended(day))


def _over(state: CertificateState, day: date, why: str) -> CertificateState:
    return state.but(stage="cancelled", closed_on=day, ended_why=why, spans=state.ended(day))


def suspended(state: CertificateState, event: Event) -> CertificateState:
    return _stopped(state, event.day, event.record.reason)


def restored(state: CertificateState, event: Event) -> CertificateState:
    assert state.valid_until
    return state.but(stage="valid", stopped_why="", spans=state.began(event.day, state.valid_until))


def may_restore(state: CertificateState, record: Any, context: Context) -> Refusal | None:
    if state.moved:
        return Refusal("持证人已经调动，原证写的是原单位，请办理换证")
    if state.valid_until is None or state.valid_until < context.day:
        return Refusal("证件有效期已经届满，请办理换证")
    if not state.passed:
        return refuse("考试成绩已经取消，没有通过考试的不能恢复，请办理注销", "HN16 21.1")
    return None


def cancelled(state: CertificateState, event: Event) -> CertificateState:
    record = event.record
    return _over(state, event.day, f"{record.ground.label}：{record.reason}")


def expired(state: CertificateState, event: Event) -> CertificateState:
    return state.but(stage="suspended", stopped_why="有效期届满，待换证")


def may_expire(state: CertificateState, record: Any, context: Context) -> Refusal | None:
    over = state.valid_until is not None and context.day > state.valid_until
    return None if over else Refusal("有效期还没有届满")


def officer_moved(state: CertificateState, event: Event) -> CertificateState:
    """The card names the old organ: what was applied for goes on there, what was issued waits for a new card."""
    record = event.record
    after = state.but(
        organ_id=record.organ_id, organ_name=record.organ_name, areas=record.areas or state.areas
    )
    if state.issued_on is None:
        return after
    return _stopped(after, event.day, f"调入{record.organ_name}，待换证").but(moved=True)


def officer_left(state: CertificateState, event: Event) -> CertificateState:
    why = f"离岗：{event.record.why}"
    if state.issued_on is not None:
        return _over(state, event.day, why)
    return state.but(stage="refused", closed_on=event.day, ended_why=why, stations=state.left(event.day))


# -- duties ------------------------------------------------------------------------------------------------------------


def certificate_duties(state: CertificateState) -> Iterable[Duty]:
    """The stations on the way, then each year's review by its last day, and the end of the term."""
    closed = state.stage in ("refused", "cancelled")
    turns = Counter[str]()  # a result taken away leads back: the same station is owed again
    for station in state.stations:
        title, post, steps = TITLES[station.stage]
        turns[station.stage] += 1
        key = station.stage if turns[station.stage] == 1 else f"{station.stage}-{turns[station.stage]}"
        if station.done_on or not closed:
            yield Duty(
                key, title, post, due_on=station.by, steps=steps, organ_id=state.office_id, done_on=station.done_on,
                basis=articles(QUALIFY)[0],
            )  # fmt: skip
    for each in state.annuals:
        yield _annual(state, each.year, each.on)
    if closed or state.valid_until is None or state.next_year is None:
        return
    yield _annual(state, state.next_year, None)
    if state.stage == "valid":
        yield Duty(
            f"term-{state.valid_until}", "有效期届满换证", Post.TRAINING_ADMIN, due_on=state.valid_until, steps=("renew", "cancel"),
            organ_id=state.office_id, lapse="expire", basis=articles(ISSUE)[0],
        )  # fmt: skip


def _annual(state: CertificateState, year: int, done: date | None) -> Duty:
    return Duty(
        f"annual-{year}", f"{year}年年审", Post.TRAINING_ADMIN, due_on=date(year, 12, 31), steps=("annual_review", "cancel"),
        organ_id=state.office_id, done_on=done, basis=articles(WATCH)[0],
    )  # fmt: skip
