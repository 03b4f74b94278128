"""Taking an answer: once for a case, changed for some days; once for each form about an organ."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from fuyuan.matters import clock
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Organ
from fuyuan.organs.sealed import blind_index

from .models import ASKED, Answer, Form
from .numbers import CHANGE_DAYS


class TooLate(ValueError):
    """The answer can no longer be changed; the text says since when."""


def key_of(form: Form, which: object) -> str:
    return blind_index(f"opinion:{form.value}:{which}")


def answer_to_case(matter_id: int) -> Answer | None:
    return Answer.objects.filter(key=key_of(Form.CASE, matter_id)).first()


def is_sent(token: str) -> bool:
    """Whether this form about an organ has come in already: its button was pressed twice."""
    return Answer.objects.filter(key=key_of(Form.ORGAN, token)).exists()


def last_day(answer: Answer) -> date:
    """Return the last natural day on which an answer may be changed."""
    return answer.given_on + timedelta(days=int(installation.get(CHANGE_DAYS)))


def answer_case(matter_id: int, organ: Organ, given: Mapping[str, Any]) -> Answer:
    """Keep what the applicant said of the handling of a case, or what he or she now says instead. Raises TooLate."""
    today = clock.today()
    with transaction.atomic():
        before = Answer.objects.select_for_update().filter(key=key_of(Form.CASE, matter_id)).first()
        if before is None:
            return _keep(Form.CASE, organ, given, matter_id)
        if today > last_day(before):
            raise TooLate(f"评价可以在{last_day(before)}以前修改，现在已经不能修改。")
        for name in (*ASKED, "text"):
            setattr(before, name, given[name])
        before.changed_on = today
        before.save()
        return before


def answer_organ(organ: Organ, given: Mapping[str, Any], token: str) -> Answer:
    """Keep what somebody said of an organ; the same form sent again is the same answer."""
    return _keep(Form.ORGAN, organ, given, token)


def _keep(form: Form, organ: Organ, given: Mapping[str, Any], which: object) -> Answer:
    today = clock.today()
    values = {name: given[name] for name in (*ASKED, "text")}
    answer, _ = Answer.objects.get_or_create(
        key=key_of(form, which),
        defaults={
            "form": form, "organ_id": organ.pk, "organ_name": organ.name_on(today), "given_on": today,
            "about": given.get("about", ""), **values,
        },
    )  # fmt: skip
    return answer
