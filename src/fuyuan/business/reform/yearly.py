"""每年不少于一次: the enforcement organs that have not held a session this year, their reminder, the office's list.

Why no matter of its own for the year: that nothing was done is no piece of business with a history. A matter for each unit
and year would be opened by the clock, closed by what happened in another matter, and say nothing that the sessions do not
say; and the plan's own task (measure 十三) already gives each unit its duty with a light, with these figures beside it. So
the year is read from the sessions, and the clock only reminds.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.matters.models import Notification
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

from .lookups import office_id
from .numbers import YEAR_MONTH
from .procedure import PROCEDURE
from .queries import without_session

LAST_CALL = 12  # in the last month the unit's head hears it too


def region() -> str:
    """Return the code with which the organs of this place begin."""
    return str(installation.get("place.region"))


def yearly_notes() -> Iterator[Notification]:
    """Yield one note a month for each organ without a session, from the month of the setting; one line for the office."""
    today = clock.today()
    if today.month < int(installation.get(YEAR_MONTH)):
        return
    missing = list(without_session(today.year, today, region()))
    for organ in missing:
        yield from _notes(organ, today)
    if missing:
        text = f"今年还有{len(missing)}个执法单位没有开展以案促改"
        yield _note(
            Post.JOINT_OFFICE,
            office_id(),
            text,
            reverse("reform-unstarted"),
            f"reform-year:office:{today:%Y-%m}",
        )


def _notes(organ: Organ, today: date) -> Iterator[Notification]:
    running = getattr(organ, "running_id", None)
    url = (
        reverse("shell:step", kwargs={"kind": PROCEDURE.name, "pk": running, "step": "teach"})
        if running
        else reverse("shell:open-matter", kwargs={"kind": PROCEDURE.name, "step": "begin"})
    )
    text = f"今年还没有组织以案促改的学习讨论，每年不少于一次，请在{today.year}年12月31日前开展"
    posts = [Post.RESPONDENT_LIAISON, *([Post.RESPONDENT_HEAD] if today.month == LAST_CALL else [])]
    for post in posts:
        yield _note(post, organ.pk, text, url, f"reform-year:{organ.pk}:{post.value}:{today:%Y-%m}")


def _note(post: Post, organ_id: int | None, text: str, url: str, key: str) -> Notification:
    return Notification(post=post.value, organ_id=organ_id, text=text, url=url, at=clock.now(), key=key)
