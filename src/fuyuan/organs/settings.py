"""Settings that administrators change while the system runs. Any package registers its own; organs stores them.

    settings.register("reconsideration.warn_working_days", title="预警窗口（工作日）", help="…", type=int, default=3)
    settings.get("reconsideration.warn_working_days")            # the value in force today
    settings.get("law.A2", on=date(2026, 3, 1))                  # the value in force on a day

Values are cached per process. A change is seen at once by the process that made it and within two seconds by others.
"""

import time
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from fuyuan.clock import today

from .models import Account, Setting

FRESH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Definition:
    """What a setting means. ``choices`` are (value, label) pairs; empty means any value of ``type``."""

    key: str
    title: str
    help: str
    type: type
    default: Any
    choices: tuple[tuple[Any, str], ...] = ()

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
        return value

    def show(self, value: Any) -> str:
        """Return ``value`` in words."""
        if self.choices:
            return str(dict(self.choices).get(value, value))
        return ("是" if value else "否") if self.type is bool else str(value)


definitions: dict[str, Definition] = {}


def register(
    key: str, *, title: str, help: str, type: type, default: Any, choices: Iterable[tuple[Any, str]] = ()
) -> None:
    """Make a setting known. Call it at import time; registering the same definition twice is fine."""
    definition = Definition(key, title, help, type, default, tuple(choices))
    if definitions.setdefault(key, definition) != definition:
        raise ValueError(f"setting {key} is registered twice with different meanings")


class _Cache:
    """All values by key as sorted (valid_from, value) lists, with the highest id seen.

    ``uncommitted``: this process wrote a row whose transaction has not ended well; read the table every time, for a
    rollback says nothing and may let the next row have the same id.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.version, self.checked, self.rows = -1, 0.0, dict[str, list[tuple[date, Any]]]()
        self.uncommitted = False

    def values(self, key: str) -> list[tuple[date, Any]]:
        if self.uncommitted or not self.checked or time.monotonic() - self.checked > FRESH_SECONDS:
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


def get(key: str, on: date | None = None) -> Any:
    """Return the value in force on a day (default today). An unknown key is a programming error."""
    definition = definitions[key]
    rows = _cache.values(key)
    at = bisect_right(rows, on or today(), key=lambda row: row[0])
    return rows[at - 1][1] if at else definition.default


@transaction.atomic
def change(
    key: str, value: Any, *, by: Account | None, valid_from: date | None = None, reason: str = ""
) -> Setting:
    """Set a value from a day on (default today). Earlier values stay: old days keep what held then."""
    row = Setting.objects.create(
        key=key,
        value=definitions[key].parse(value),
        valid_from=valid_from or today(),
        changed_by=by,
        reason=reason,
    )
    _cache.uncommitted = True
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
