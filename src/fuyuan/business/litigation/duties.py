"""Who owes what by which day in a suit (periods.md section 7): the organ sued, the court, the joint-conference office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fuyuan.law.outcomes import ENDS_SUIT, CourtOutcome, Instance, decided
from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Duty
from fuyuan.organs.posts import Post

from .records import RulingForm, SuitKind, Way
from .state import Copy, Round, SuitState

ANSWER = {
    Instance.FIRST: ("defence_15d", "提交答辩状、证据和依据", "XSF 67.1"),
    Instance.SECOND: ("appeal_answer_15d", "对上诉提出答辩", "JS2018 108.2"),
    Instance.RETRIAL: ("retrial_answer_15d", "对再审申请提交书面意见", "JS2018 111"),
}
_O = CourtOutcome
OBLIGES = frozenset({
    _O.QUASHED_REDO, _O.PART_QUASHED_REDO, _O.DUTY_ORDERED, _O.PAYMENT_ORDERED, _O.COMPENSATION,
    _O.AGREEMENT_PERFORM,
})  # fmt: skip


def duties(state: SuitState) -> Iterable[Duty]:
    """Everything owed in one suit; 非诉执行审查 is the organ's own application and owes nothing here."""
    if state.registered.kind is SuitKind.NON_LITIGATION:
        return
    for number, each in enumerate(state.rounds, 1):
        running = number == len(state.rounds)
        yield from _answers(state, number, each, running=running)
        yield from _of_court(state, number, each, running=running)
        yield from _hearings(state, number, each, running=running)
    yield from _result(state)
    yield from _afterwards(state)


def _of(state: SuitState, defendant: int, post: Post = Post.RESPONDENT_LIAISON) -> dict[str, Any]:
    return {"post": post, "organ_id": state.defendants[defendant - 1].organ_id}


def _known(state: SuitState) -> Iterator[int]:
    """Numbers of the defendants that are in the tree of organs: others owe nothing in this house."""
    return (number for number, each in enumerate(state.defendants, 1) if each.organ_id)


# -- the organ before the court -----------------------------------------------------------------------------------


def _answers(state: SuitState, number: int, each: Round, *, running: bool) -> Iterator[Duty]:
    """《行政诉讼法》第六十七条: fifteen days from the copy; no answer does not stop the trial."""
    known = set(_known(state))
    for copy in each.copies:
        over = each.ruling is not None or not running
        if copy.defendant not in known:
            continue
        if copy.answered_on or not over:
            yield _answer(state, number, each, copy)
        if copy.time_allowed_on and (copy.evidence_on or not over):
            yield _delayed(state, number, copy)


def _answer(state: SuitState, number: int, each: Round, copy: Copy) -> Duty:
    rule, title, basis = ANSWER[each.instance]
    return Duty(
        key=f"answer:{number}:{copy.defendant}",
        title=title,
        rule=rule,
        on=copy.received_on,
        basis=articles(basis)[0],
        steps=("file_answer",),
        done_on=copy.answered_on,
        **_of(state, copy.defendant),
    )


def _delayed(state: SuitState, number: int, copy: Copy) -> Duty:
    """法释〔2018〕1号第三十四条: once the court allowed it, within fifteen days after the cause has ended."""
    return Duty(
        key=f"evidence:{number}:{copy.defendant}", title="提供延期的证据", due_on=copy.evidence_by,
        stopped_on=None if copy.evidence_by else copy.time_allowed_on, basis=articles("JS2018 34")[0],
        steps=("supply_evidence",), done_on=copy.evidence_on, **_of(state, copy.defendant),
    )  # fmt: skip


def _hearings(state: SuitState, number: int, each: Round, *, running: bool) -> Iterator[Duty]:
    """法释〔2020〕3号第六条、第九条: identity paper, or the signed reason why nobody can come, before the hearing."""
    for at, hearing in enumerate(each.hearings, 1):
        if hearing.cancelled or not (hearing.present or (running and each.ruling is None)):
            continue
        for defendant in _known(state):
            yield Duty(
                key=f"head:{number}:{at}:{defendant}",
                title="负责人出庭：开庭前提交身份证明，或者说明不能出庭的理由",
                due_on=hearing.on,
                basis=articles("XSF 3.3")[0],
                steps=("record_attendance",),
                done_on=hearing.on if hearing.present else None,
                **_of(state, defendant, Post.RESPONDENT_HEAD),
            )


# -- the court ----------------------------------------------------------------------------------------------------


def _of_court(state: SuitState, number: int, each: Round, *, running: bool) -> Iterator[Duty]:
    """Periods of the court: they drive reminders on both sides."""
    if each.docketed_on is None:
        return
    ruled_on = each.ruling.ruled_on if each.ruling else None
    court: dict[str, Any] = {"post": Post.COURT_LIAISON, "organ_id": state.court_id, "on": each.docketed_on}
    if each.instance is Instance.FIRST:
        sent = min((copy.received_on for copy in each.copies), default=None)
        if sent or (running and ruled_on is None):
            yield Duty(f"copy:{number}", "发送起诉状副本", rule="court_send_complaint_5d", done_on=sent,
                       steps=("receive_papers",), basis=articles("XSF 67.1")[0], **court)  # fmt: skip
    rule, basis = _trial_rule(each)
    if rule and (ruled_on or running):
        yield Duty(f"trial:{number}", f"{each.title}审结", rule=rule, done_on=ruled_on, steps=("record_ruling",),
                   basis=articles(basis)[0], **court)  # fmt: skip


def _trial_rule(each: Round) -> tuple[str, str]:
    if each.instance is Instance.SECOND:
        return "second_instance_3m", "XSF 88"
    if each.instance is Instance.RETRIAL:
        return "", ""
    return (
        ("first_instance_simplified_45d", "XSF 83")
        if each.way is Way.SIMPLIFIED
        else ("first_instance_6m", "XSF 81")
    )


# -- after a result -----------------------------------------------------------------------------------------------


def appeal_rule(each: Round) -> str:
    """The period in which a result may be appealed: of a first instance, or of a retrial by its procedure; else "".

    法释〔2018〕1号第一百一十九条: … 由第一审法院作出的，按照第一审程序审理，所作的判决、裁定，当事人可以上诉.
    """
    first = each.instance is Instance.FIRST or (each.instance is Instance.RETRIAL and each.as_first)
    return appeal_of_first(each.ruling.form, each.ruling.outcome) if each.ruling and first else ""


def appeal_of_first(form: RulingForm, outcome: CourtOutcome) -> str:
    if outcome in ENDS_SUIT | {_O.RETRIAL_REFUSED, _O.REMANDED}:
        return ""
    return "appeal_ruling_10d" if form is RulingForm.RULING else "appeal_judgment_15d"


def _result(state: SuitState) -> Iterator[Duty]:
    """The organ decides whether to appeal; then somebody says whether the judgment has taken effect."""
    each = state.running
    rule = appeal_rule(each)
    if not rule or each.ruling is None:
        return
    result = decided(each.ruling)
    if result and result.lost:
        for number in _known(state):
            choice = next((one for one in each.choices if one.defendant == number), None)
            if choice or state.stage == "ruled":
                yield Duty(
                    key=f"appeal:{len(state.rounds)}:{number}",
                    title="决定是否上诉",
                    rule=rule,
                    on=each.ruling.received_on,
                    basis=articles("XSF 85")[0],
                    steps=("decide_appeal",),
                    done_on=choice.on if choice else None,
                    **_of(state, number, Post.RESPONDENT_HEAD),
                )
    if state.stage == "ruled" and not each.appeals and state.defendants[0].organ_id:
        yield Duty(
            key=f"effect:{len(state.rounds)}", title="上诉期满后确认裁判是否生效", basis=articles("XSF 85")[0],
            steps=("confirm_effective", "appeal"), **_of(state, 1),
        )  # fmt: skip


def _afterwards(state: SuitState) -> Iterator[Duty]:
    """What has taken effect: perform it; and say why it came to a loss."""
    if state.effective_on is None:
        return
    if owes(state):
        for number in _known(state):
            yield Duty(
                key=f"perform:{number}", title="履行生效裁判", due_on=state.perform_by,
                basis=articles("XSF 94")[0], steps=("record_performance",), done_on=state.performed_on,
                **_of(state, number),
            )  # fmt: skip
    for number in _known(state) if state.lost else ():
        yield from _causes(state, number)


def owes(state: SuitState) -> bool:
    """Tell whether the result obliges the organ to act: a judgment, or a mediation with a day (《行政诉讼法》第九十四条)."""
    agreed = state.outcome is _O.MEDIATED and state.perform_by is not None
    return agreed or state.outcome in OBLIGES


def _causes(state: SuitState, number: int) -> Iterator[Duty]:
    stated = state.stated_by(number)
    open_ = stated is None or stated.accepted is False
    key = f"cause:{number}" if stated is None or stated.accepted is not False else f"cause:{number}:again"
    yield Duty(
        key=key, title="报送败诉原因和整改措施", due_on=state.cause_by, steps=("state_cause",),
        done_on=None if open_ or stated is None else stated.on, **_of(state, number, Post.RESPONDENT_LIAISON),
    )  # fmt: skip
    if stated and stated.accepted is not False:
        yield Duty(
            key=f"review:{number}:{len(state.stated)}", title="审核败诉原因", post=Post.JOINT_OFFICE,
            due_on=stated.review_by, steps=("review_cause",), done_on=stated.reviewed_on,
        )  # fmt: skip


def last_day(state: SuitState, calendar: Any, assumptions: Any) -> date | None:
    """Return the last day on which the running first-instance result may be appealed."""
    each = state.running
    rule = appeal_rule(each)
    if not rule or each.ruling is None:
        return None
    duty = Duty("appeal", "上诉", Post.RESPONDENT_HEAD, rule=rule, on=each.ruling.received_on)
    found = duty.deadline(calendar, assumptions)
    return found.due if found else None
