"""Notes early enough to act: who has no plan, who will fall short at this pace, and one line for the bureau. Once a month each."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.matters.models import Notification
from fuyuan.matters.pace import Standing
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.models import Organ, Role
from fuyuan.organs.models.organ import role_holder
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url

from .card import short
from .numbers import REMIND_FROM
from .procedure import YEAR
from .queries import UnitCard, board, targets_now
from .targets import Targets

HEAD_FROM = 10  # from the last quarter on the department's head hears it too


def notes_tonight() -> Iterator[Notification]:
    """Yield nothing while no plan asks for anything."""
    today, targets = clock.today(), targets_now()
    if targets == Targets() or today.month < int(installation.get(REMIND_FROM)):
        return
    late = [unit for unit in board(SYSTEM, today.year, today, targets) if _calls(unit)]
    posts = (Post.RESPONDENT_LIAISON, *((Post.RESPONDENT_HEAD,) if today.month >= HEAD_FROM else ()))
    for unit in late:
        for post in posts:
            yield _note(post, unit.organ_id, _words(unit), _url(unit), f"{unit.organ_id}:{post.value}")
    if late:
        text = f"{today.year}年领导学法：{len(late)} 个部门没有报送计划或者进度不够"
        yield _note(Post.SUPERVISION_STAFF, _supervisor(), text, reverse("leadership"), "bureau")


def _calls(unit: UnitCard) -> bool:
    return unit.light in (Standing.OVERDUE, Standing.SOON)


def _words(unit: UnitCard) -> str:
    if unit.row is None:
        return "今年的领导学业务工作计划还没有报送，请明确学习书目、进度和考核方式"
    told = "；".join(
        f"{each.title}{each.got}，要求{each.wanted}，{each.advice}" for each in short(unit.lines)
    )
    return f"领导学法进度提醒：{told}"[:500]


def _url(unit: UnitCard) -> str:
    if unit.row:
        return matter_url(YEAR.name, unit.row.pk)
    return reverse("shell:open-matter", kwargs={"kind": YEAR.name, "step": "file_plan"})


def _supervisor() -> int | None:
    try:
        return role_holder(Role.ENFORCEMENT_SUPERVISION, clock.today()).pk
    except Organ.DoesNotExist:
        return None


def _note(post: Post, organ_id: int | None, text: str, url: str, whose: str) -> Notification:
    key = f"leadership:{whose}:{clock.today():%Y-%m}"
    return Notification(post=post.value, organ_id=organ_id, text=text, url=url, at=clock.now(), key=key)
