"""Where an application stands that is still being written: the answers so far, put to the reckoning."""

from __future__ import annotations

from datetime import date
from typing import Any

from fuyuan.business.reconsideration.records import Act, ActKind, Delay
from fuyuan.matters.lawbook import lawbook

from . import forms_act
from .answers import Answers
from .forms import PageForm
from .reckoning import Timing, reckoned


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
    book = lawbook()
    return reckoned(act, delays_so_far(answers), today, book.calendar, book.assumptions)
