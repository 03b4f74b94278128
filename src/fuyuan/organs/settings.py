"""Settings that administrators change while the system runs. Any package registers its own; organs stores them.

    settings.register("reconsideration.warn_working_days", title="预警窗口（工作日）", help="…", type=int, default=3)
    settings.get("reconsideration.warn_working_days")            # the value in force today
    settings.get("law.A2", on=date(2026, 3, 1))                  # the value in force on a day

A setting with a ``topic`` is local policy: a local rule (本地规则) may take it into its annex, and from then on only that rule
changes it. Who keeps such rules says so with :func:`keep`.
Values are cached per process. A change is seen at once by the process that made it and within two seconds by others.
"""

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from fuyuan.clock import today

from .models import Account, Setting

FRESH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Definition:
    """What a setting means. ``choices`` are (value, label) pairs; empty means any value of ``type``.

    ``topic``: what local policy it belongs to, "" for none. ``least``, ``most``: the bounds of a number, set by law or sense.
    ``zero``: what the number 0 says.
    """

    key: str
    title: str
    help: str
    type: type
    default: Any
    choices: tuple[tuple[Any, str], ...] = ()
    topic: str = ""
    least: int | None = None
    most: int | None = None
    zero: str = ""

    def parse(self, value: Any) -> Any:
        """Return ``value`` as the setting's type, or raise ValueError in words for the administrator."""
        if self.type is int and isinstance(value, str) and value.strip().lstrip("-").isdecimal():
            value = int(value)
        if self.type is str and isinstance(value, str):
            value = value.strip()
        if type(value) is not self.type:
            raise ValueError(f"“{self.title}”的值类型不对：{value}")
        if self.choices and value not in dict(self.choices):
            allowed = "、".join(label for _, label in self.choices)
            raise ValueError(f"“{self.title}”只能选：{allowed}")
        if isinstance(value, int):
            self._bounded(value)
        return value

    def _bounded(self, value: int) -> None:
        if self.least is not None and value < self.least:
            raise ValueError(f"“{self.title}”不能小于{self.least}")
        if self.most is not None and value > self.most:
            raise ValueError(f"“{self.title}”不能大于{self.most}")

    def show(self, value: Any) -> str:
        """Return ``value`` in words."""
        if self.choices:
            return str(dict(self.choices).get(value, value))
        if self.zero and value == 0:
            return self.zero
        return ("是" if value else "否") if self.type is bool else str(value)


definitions: dict[str, Definition] = {}
Keeper = Callable[[], Mapping[str, str]]
_keepers: list[Keeper] = []


@dataclass(frozen=True, slots=True)
class Topic:
    """What the place settles itself, by settings or by a rule the program applies. ``kinds``: on whose pages it is cited."""

    key: str
    title: str
    kinds: frozenset[str] = frozenset()


topics: dict[str, Topic] = {}


class Kept(ValueError):
    """A local rule keeps this setting; the text names it."""


def register_topic(key: str, title: str, *kinds: str) -> None:
    """Make a topic of local policy known."""
    topics[key] = Topic(key, title, frozenset(kinds))


def keep(keeper: Keeper) -> None:
    """Have ``keeper()`` asked which settings local rules keep: key → the rule's name."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def kept() -> Mapping[str, str]:
    """Return the settings that local rules keep, each with its rule; the others administrators change."""
    return {key: rule for keeper in _keepers for key, rule in keeper().items()}


def register(
    key: str,
    *,
    title: str,
    help: str,
    type: type,
    default: Any,
    choices: Iterable[tuple[Any, str]] = (),
    topic: str = "",
    least: int | None = None,
    most: int | None = None,
    zero: str = "",
) -> None:
    """Make a setting known. Call it at import time; registering the same definition twice is fine."""
    definition = Definition(key, title, help, type, default, tuple(choices), topic, least, most, zero)
    if definitions.setdefault(key, definition) != definition:
        raise ValueError(f"setting {key} is registered twice with different meanings")


class _Cache:
    """All values by key as sorted (valid_from, value) lists, with the highest id seen.

    ``uncommitted``: this process wrote a row whose transaction has not ended well; read the table every time, for a
    rollback says nothing and may let the next row have the same id. ``steady``: nothing will be rolled back by itself.
    """

    def __init__(self) -> None:
        self.steady = False
        self.forget()

    def forget(self) -> None:
        self.version, self.checked, self.rows = -1, 0.0, dict[str, list[tuple[date, Any]]]()
        self.uncommitted = False

    def values(self, key: str) -> list[tuple[date, Any]]:
        doubted = self.uncommitted and not self.steady
        if doubted or not self.checked or time.monotonic() - self.checked > FRESH_SECONDS:
            self.refresh()
        return self.rows.get(key, [])

    def refresh(self) -> None:
        newest = Setting.objects.order_by("-id").values_list("id", flat=True).first() or 0
        if newest != self.version or self.uncommitted:
            self.rows = {}
            for key, day, value in Setting.objects.order_by("valid_from", "id").values_list(
                "key", "valid_from", "value"
            ):
                self.rows.setdefault(key, []).append((day, value))
            self.version = newest
        self.checked = time.monotonic()


_cache = _Cache()
forget = _cache.forget


@contextmanager
def steady() -> Iterator[None]:
    """One long transaction that stands or falls as a whole: what it changed is read again once, not at every question."""
    _cache.steady = True
    try:
        yield
    finally:
        _cache.steady = False
        forget()


def get(key: str, on: date | None = None) -> Any:
    """Return the value in force on a day (default today). An unknown key is a programming error."""
    definition = definitions[key]
    rows = _cache.values(key)
    at = bisect_right(rows, on or today(), key=lambda row: row[0])
    return rows[at - 1][1] if at else definition.default


def turns(key: str) -> tuple[tuple[date, Any], ...]:
    """Return every value with the day from which it holds, in order of time; of one day the last one counts."""
    return tuple(_cache.values(key))


@transaction.atomic
def change(
    key: str,
    value: Any,
    *,
    by: Account | None,
    valid_from: date | None = None,
    reason: str = "",
    by_rule: bool = False,
) -> Setting:
    """Set a value from a day on (default today). Earlier values stay: old days keep what held then.

    Raises Kept where a local rule keeps the setting, unless it is that rule that speaks (``by_rule``).
    """
    parsed = definitions[key].parse(value)
    if not by_rule and (rule := kept().get(key)):
        raise Kept(f"“{definitions[key].title}”由{rule}的附件确定，请通过修订该规则修改")
    row = Setting.objects.create(
        key=key,
        value=parsed,
        valid_from=valid_from or today(),
        changed_by=by,
        reason=reason,
    )
    _cache.uncommitted, _cache.checked = True, 0.0
    transaction.on_commit(forget)
    return row


register("place.name", title="地区名称", help="显示在页面和文书上，例如“汝州市”。", type=str, default="")
register(
    "place.region", title="行政区划代码", help="六位代码，本地区的机关代码以它开头。", type=str, default=""
)
register("place.system_name", title="系统名称", help="显示在页面顶部。", type=str, default="府院联动平台")
register(
    "place.paper_prefix",
    title="机关代字",
    help="写在文书编号最前面，例如“汝”，编号就是“汝政复〔2026〕12号”。",
    type=str,
    default="",
)
register(
    "security.password_days",
    title="密码有效期（天）",
    help="工作人员超过这个天数须修改密码；0 表示不限。",
    type=int,
    default=90,
)
register(
    "security.dormant_days",
    title="停用闲置账号（天）",
    help="工作人员账号超过这个天数未使用，登录被拒绝，由系统管理员重新启用；0 表示不限。",
    type=int,
    default=90,
)
