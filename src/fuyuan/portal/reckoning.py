"""Is there still time, and why: told from the same rules the officer's checklist uses. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fuyuan.business.reconsideration.checklist import Hint, Verdict, in_time, period_rule
from fuyuan.business.reconsideration.periods import merged
from fuyuan.business.reconsideration.records import Act, Application, Delay
from fuyuan.law import Assumed, Calendar, Citation, Deadline, LawError, due, regime_on


class Standing(StrEnum):
    """Alert kinds of the look: in time, soon over, late, to be judged by a person."""

    FINE = "ok"
    SOON = "warn"
    LATE = "bad"
    HUMAN = "info"


SOON_DAYS = 10


@dataclass(frozen=True, slots=True)
class Timing:
    """``title`` is the answer, ``text`` what follows from it; ``deadline`` the arithmetic, if there is one."""

    standing: Standing
    title: str
    text: str
    basis: Citation | None
    deadline: Deadline | None


def reckoned(
    act: Act, delays: Sequence[Delay], today: date, calendar: Calendar, assumptions: Assumed
) -> Timing:
    """Return where an application made today against ``act`` stands."""
    application = Application.model_construct(act=act, delays=tuple(delays))
    hint = in_time(application, today, calendar, assumptions)
    return _told(hint, _deadline(act, delays, today, calendar, assumptions), today)


def _deadline(
    act: Act, delays: Sequence[Delay], today: date, calendar: Calendar, assumptions: Assumed
) -> Deadline | None:
    if act.inaction and act.urgent:
        return None
    governing = regime_on(today)
    rule, on, facts = period_rule(act, today, governing)
    pauses = merged([(delay.start, delay.end) for delay in delays], on)[0]
    try:
        return due(
            rule, on, regime=governing, facts=facts, calendar=calendar, assumptions=assumptions, pauses=pauses
        )
    except LawError:
        return None


def _told(hint: Hint, deadline: Deadline | None, today: date) -> Timing:
    if hint.verdict is Verdict.HUMAN or deadline is None:
        standing = Standing.FINE if hint.verdict is Verdict.YES else Standing.HUMAN
        title = "不受申请期限限制" if hint.verdict is Verdict.YES else "要由办案人员判断"
        if hint.verdict is Verdict.NO:
            standing, title = Standing.LATE, "申请期限已经过了"
        return Timing(standing, title, f"{hint.text}。", hint.basis, deadline)
    if hint.verdict is Verdict.NO:
        text = f"{hint.text}。您仍然可以提交；有不可抗力等正当理由的，请在下一页说明，由复议机关判断。"
        return Timing(Standing.LATE, "申请期限已经过了", text, hint.basis, deadline)
    soon, text = until(deadline.due, today)
    return Timing(
        soon, "还来得及", f"{text}{'请尽快提交。' if soon is Standing.SOON else ''}", hint.basis, deadline
    )


def until(last: date, today: date) -> tuple[Standing, str]:
    """How a last day that has not passed is told: the day and the natural days left."""
    left = (last - today).days
    days = "今天是最后一天" if left == 0 else f"还剩 {left} 天"
    soon = today + timedelta(days=SOON_DAYS) >= last
    text = f"最后一天是 {last.year}年{last.month}月{last.day}日，{days}。"
    return Standing.SOON if soon else Standing.FINE, text
