"""What every public page shows beside its content: menu, who answers, legal links. Looked up only when shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from fuyuan.business.supervision.queries import register_is_public
from fuyuan.matters import clock
from fuyuan.organs import settings
from fuyuan.organs.models import Organ, Role, role_holder
from fuyuan.organs.models.organ import Reached

MENU = (("apply", "我要申请"), ("track", "查询进度"), ("which-way", "走哪条路"), ("my", "我的"))
# the rest, folded under 更多; an address another room has not (yet) brought is left out
MORE = (
    ("search", "查找"),
    ("deadline", "期限计算"),
    ("published-decisions", "决定公开"),
    ("published-cases", "典型案例"),
    ("published-standards", "审理标准"),
    ("enforcement-reports", "执法年度报告"),
    ("lenient-lists", "免罚轻罚清单"),
    ("supervisors", "监督员和联系点"),
    ("published-news", "工作动态"),
    ("opinions", "意见和问题"),
    ("verify", "文书核验"),
    ("certificate-ask", "执法证件核验"),
    ("help", "帮助"),
    ("english", "English"),
)
LEGAL = (("privacy", "个人信息处理告知"), ("accessibility", "无障碍说明"), ("sign-in", "工作人员登录"))
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Names:
    """The reconsideration organ, its office, and where the office is reached ("" where the list of organs does not say)."""

    organ: str
    office: str
    reached: Reached


def names() -> Names:
    """Return who answers here; asked of the database once a minute."""
    found: Names | None = cache.get("portal.names")
    if found is None:
        organ, office = holder(Role.RECONSIDERATION_ORGAN), holder(Role.RECONSIDERATION_OFFICE)
        found = Names(
            organ.name if organ else "",
            office.name if office else "",
            office.reached if office else Reached(),
        )
        if found.organ and found.office:
            cache.set("portal.names", found, MINUTE)
    return found


def holder(role: str) -> Organ | None:
    """Return the organ that holds a role today."""
    try:
        return role_holder(role, clock.today())
    except Organ.DoesNotExist:
        return None


def address(name: str) -> str:
    """Return the address of a page by its name, "" when no room has brought it, or the place does not show it."""
    if name == "supervisors" and not register_is_public():
        return ""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _menu(path: str) -> dict[str, Any]:
    """The short menu, the rest, and whether the visitor is in the rest."""
    first, rest = _rows(MENU), _rows(MORE)
    # the longest address that begins the path is where the visitor is
    here = max((url for url, _ in [*first, *rest] if path.startswith(url)), key=len, default="")
    shown, more = _marked(first, here), _marked(rest, here)
    return {"first": shown, "more": more, "inside": any(each["current"] for each in more)}


def _rows(names: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(url, label) for name, label in names if (url := address(name))]


def _marked(rows: Sequence[tuple[str, str]], here: str) -> list[dict[str, Any]]:
    return [{"url": url, "label": label, "current": url == here} for url, label in rows]


def _office() -> dict[str, str]:
    found = names()
    return {"name": found.office, **asdict(found.reached)}


def public(request: HttpRequest) -> dict[str, Any]:
    """Context processor. On the desk nothing of it is shown, so nothing is looked up."""
    return {
        "portal_menu": SimpleLazyObject(lambda: _menu(request.path)),
        "office": SimpleLazyObject(_office),
        "opinions_url": SimpleLazyObject(lambda: address("opinions")),
        "legal_links": SimpleLazyObject(
            lambda: [{"url": reverse(name), "label": label} for name, label in LEGAL]
        ),
        "filing": SimpleLazyObject(lambda: settings.get("portal.filing")),
    }
