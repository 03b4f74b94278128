"""Is there still time to apply, and why: told at once, from the same rules the officer's checklist uses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from fuyuan.business.reconsideration.checklist import Hint, Verdict, in_time, period_rule
from fuyuan.business.reconsideration.periods import merged
from fuyuan.business.reconsideration.records import Act, ActKind, Application, Delay
from fuyuan.law import Citation, Deadline, LawError, due, regime_on
from fuyuan.matters.lawbook import lawbook

from . import forms_act
from .answers import Answers
from .forms import PageForm


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


def _cleaned(form: type[PageForm], key: str, answers: Answers) -> dict[str, Any] | None:
    raw = answers.raw(key)
    bound = form(raw, answers=answers) if raw is not None else None
    return bound.as_record() if bound is not None and bound.is_valid() else None


def act_so_far(answers: Answers) -> Act | None:
    """Return what is known of the act, enough to count from; None while the days are missing."""
    if answers.value("trouble", "trouble") == "inaction":
        known = _cleaned(forms_act.InactionForm, "inaction", answers)
        known = None if known is None else {**known, "inaction": True}
    else:
        known = _cleaned(forms_act.KnownForm, "known", answers)
        paper = _cleaned(forms_act.PaperForm, "paper", answers) or {}
        known = None if known is None else {**paper, **known}
    more = _cleaned(forms_act.MoreForm, "more", answers) or {}
    values = {"kind": ActKind.OTHER, "title": "", **more, **(known or {})}
    return None if known is None else Act.model_construct(**values)


def delays_so_far(answers: Answers) -> tuple[Delay, ...]:
    if answers.value("delay", "has_delay") != "yes":
        return ()
    values = _cleaned(forms_act.DelayForm, "delay", answers)
    return (Delay(**values),) if values else ()


def timing(answers: Answers, today: date) -> Timing | None:
    """Return where an application made today stands; None while the days are not known."""
    act = act_so_far(answers)
    if act is None:
        return None
    delays, book = delays_so_far(answers), lawbook()
    application = Application.model_construct(act=act, delays=delays)
    hint = in_time(application, today, book.calendar, book.assumptions)
    return _told(hint, _deadline(act, delays, today), today)


def _deadline(act: Act, delays: tuple[Delay, ...], today: date) -> Deadline | None:
    if act.inaction and act.urgent:
        return None
    governing, book = regime_on(today), lawbook()
    rule, on, facts = period_rule(act, today, governing)
    try:
        return due(
            rule, on, regime=governing, facts=facts, calendar=book.calendar, assumptions=book.assumptions,
            pauses=merged([(delay.start, delay.end) for delay in delays], on)[0],
        )  # fmt: skip
    except LawError:
        return None


def _told(hint: Hint, deadline: Deadline | None, today: date) -> Timing:
    if hint.verdict is Verdict.HUMAN or deadline is None:
        standing = Standing.FINE if hint.verdict is Verdict.YES else Standing.HUMAN
        title = "不受申请期限限制" if hint.verdict is Verdict.YES else "要由办案人员判断"
        if hint.verdict is Verdict.NO:
            standing, title = Standing.LATE, "申请期限已经过了"
        return Timing(standing, title, f"{hint.text}。", hint.basis, deadline)
    last = deadline.due
    if hint.verdict is Verdict.NO:
        text = f"{hint.text}。您仍然可以提交；有不可抗力等正当理由的，请在下一页说明，由复议机关判断。"
        return Timing(Standing.LATE, "申请期限已经过了", text, hint.basis, deadline)
    left = (last - today).days
    soon = today + timedelta(days=SOON_DAYS) >= last
    days = "今天是最后一天" if left == 0 else f"还剩 {left} 天"
    text = f"最后一天是 {last.year}年{last.month}月{last.day}日，{days}。{'请尽快提交。' if soon else ''}"
    return Timing(Standing.SOON if soon else Standing.FINE, "还来得及", text, hint.basis, deadline)
