"""What every public page shows beside its content: menu, who answers, legal links. Looked up only when shown."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from fuyuan.matters import clock
from fuyuan.organs import settings
from fuyuan.organs.models import Organ, Role, role_holder

MENU = (
    ("apply", "我要申请"),
    ("track", "查询进度"),
    ("deadline", "期限计算"),
    ("published-decisions", "决定公开"),
    ("published-cases", "典型案例"),
    ("verify", "文书核验"),
    ("help", "帮助"),
    ("my", "我的"),
)
LEGAL = (("privacy", "个人信息处理告知"), ("accessibility", "无障碍说明"), ("sign-in", "工作人员登录"))
MINUTE = 60


def names() -> dict[str, str]:
    """Return the names of the reconsideration organ and its office; asked of the database once a minute."""
    found: dict[str, str] | None = cache.get("portal.names")
    if found is None:
        found = {"organ": _holder(Role.RECONSIDERATION_ORGAN), "office": _holder(Role.RECONSIDERATION_OFFICE)}
        if all(found.values()):
            cache.set("portal.names", found, MINUTE)
    return found


def _holder(role: Role) -> str:
    try:
        return role_holder(role, clock.today()).name
    except Organ.DoesNotExist:
        return ""


def _menu(path: str) -> list[dict[str, Any]]:
    rows = [(reverse(name), label) for name, label in MENU]
    # the longest address that begins the path is where the visitor is
    here = max((url for url, _ in rows if path.startswith(url)), key=len, default="")
    return [
        {"url": url, "label": label, "current": url == here and (url != "/" or path == "/")}
        for url, label in rows
    ]


def _office() -> dict[str, str]:
    contact = {part: settings.get(f"portal.office_{part}") for part in ("phone", "address", "hours")}
    return {"name": names()["office"], **contact}


def public(request: HttpRequest) -> dict[str, Any]:
    """Context processor. On the desk nothing of it is shown, so nothing is looked up."""
    return {
        "portal_menu": SimpleLazyObject(lambda: _menu(request.path)),
        "office": SimpleLazyObject(_office),
        "legal_links": SimpleLazyObject(
            lambda: [{"url": reverse(name), "label": label} for name, label in LEGAL]
        ),
        "filing": SimpleLazyObject(lambda: settings.get("portal.filing")),
    }
