"""Files made in the background: who asks gets a page that shows how far it is, and downloads the file when it is ready.

One process at a time makes them (the scheduler starts it, see config/scheduler.py), so the web processes neither wait nor
grow. A file whose making was cut off is begun again, three times at most.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.matters.notify import notify
from fuyuan.matters.services import check_token
from fuyuan.organs.actor import Actor
from fuyuan.papers.services import PaperRefused

from .models import MadeFile, asker

log = logging.getLogger(__name__)
KEPT = timedelta(days=1)
TRIES = 3
State = MadeFile.State
Tell = Callable[[int, int], None]  # so many of so many are done
Maker = Callable[[MadeFile, Tell], bytes]
_makers: dict[str, Maker] = {}


def register(name: str, maker: Maker) -> None:
    """Let ``maker(asked, tell)`` make the files asked for under this name. It raises PaperRefused where there is a reason."""
    _makers[name] = maker


def ask(
    *,
    maker: str,
    title: str,
    file_name: str,
    type: str,
    actor: Actor,
    token: str,
    asked: Mapping[str, Any] | None = None,
    matter_id: int | None = None,
) -> MadeFile:
    """Ask for a file; the same ``token`` again is the same file. Raises TokenReused."""
    check_token(token)
    try:
        with transaction.atomic():
            return MadeFile.objects.create(
                maker=maker, title=title[:200], file_name=file_name[:200], type=type, token=token, asked=dict(asked or {}),
                matter_id=matter_id, at=clock.now(), **asker(actor),
            )  # fmt: skip
    except IntegrityError:
        return MadeFile.objects.get(person_id=actor.person_id or 0, token=token)


def path_of(made: MadeFile) -> Path:
    return Path(settings.HOME) / "made" / str(made.pk)


def waiting() -> bool:
    """Tell whether there is anything to make (one cheap query)."""
    return MadeFile.objects.filter(state__in=(State.WAITING, State.MAKING)).exists()


def make_all() -> int:
    """Make what waits, oldest first, and what a process left unfinished; clear what is older than a day. Returns how many.

    The caller sees to it that one process at a time does this.
    """
    _clear()
    made = 0
    while each := MadeFile.objects.filter(state__in=(State.WAITING, State.MAKING)).order_by("pk").first():
        _make(each)
        made += 1
    return made


def _make(made: MadeFile) -> None:
    made.tries, made.state, made.done = made.tries + 1, State.MAKING, 0
    if made.tries > TRIES:
        return _ended(made, State.FAILED, problem="制作中断了三次，没有做成，请系统管理员查看日志。")
    made.save(update_fields=["tries", "state", "done"])
    try:
        content = _makers[made.maker](made, lambda done, total: _tell(made, done, total))
        _keep(path_of(made), content)
    except (PaperRefused, OSError) as reason:
        return _ended(made, State.FAILED, problem=str(reason)[:500])
    except Exception as fault:
        log.exception("made file %s", made.pk)
        return _ended(made, State.FAILED, problem=f"程序出错（{type(fault).__name__}），已记入日志。")
    _ended(made, State.READY)


def _tell(made: MadeFile, done: int, total: int) -> None:
    made.done, made.total = done, total
    made.save(update_fields=["done", "total"])


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(path)


def _ended(made: MadeFile, state: MadeFile.State, problem: str = "") -> None:
    with transaction.atomic():
        made.state, made.problem, made.ready_at = state, problem, clock.now()
        made.save(update_fields=["state", "problem", "ready_at", "notes"])
        told = "已经做好，可以下载" if state == State.READY else "没有做成"
        notify(
            f"{made.title}{told}", person_id=made.person_id, url=reverse("shell:made-file", args=[made.pk]),
            key=f"made:{made.pk}",
        )  # fmt: skip


def _clear() -> None:
    """A file is kept for a day; its row says that it is gone."""
    for made in MadeFile.objects.filter(state=State.READY, ready_at__lt=clock.now() - KEPT):
        path_of(made).unlink(missing_ok=True)
        made.state = State.GONE
        made.save(update_fields=["state"])
