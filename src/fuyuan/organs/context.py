"""What every page shows about the installation and the person signed in."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from . import settings
from .actor import Actor
from .posts import Post

# Each administrator's pages: they see no case content, so this is their whole menu.
ADMIN_PAGES: dict[Post, tuple[tuple[str, str, str], ...]] = {
    Post.SYSTEM_ADMIN: (
        ("accounts", "账号", "people"),
        ("organs", "机关", "building"),
        ("shell:seals", "印章", "award"),
        ("shell:approval-rules", "呈批规则", "clipboard-check"),
        ("credentials", "接口凭据", "key"),
        ("settings", "设置", "gear"),
    ),
    Post.SECURITY_ADMIN: (
        ("grants", "岗位授予", "person-badge"),
        ("waiting-grants", "待复核", "check-lg"),
        ("shell:seals", "印章", "award"),
        ("organs", "机关", "building"),
    ),
    Post.AUDIT_ADMIN: (("security-events", "安全日志", "list"), ("waiting-grants", "待复核", "check-lg")),
}


def installation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``place`` (name of the installation) for every page. No query while the cache is fresh."""
    return {"place": settings.get("place.name") + settings.get("place.system_name")}


def acting(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``acting`` for the desk, and the menu of the three administrators. No query."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or actor.is_portal:
        return {}
    shown = {
        "person": actor.name,
        "post": actor.post.label,
        "organ": actor.organ_name,
        "switch_url": reverse("acting-as"),
        "account_url": reverse("my-account"),
        "sign_out_url": reverse("sign-out"),
    }
    if actor.post not in ADMIN_PAGES:
        return {"acting": shown}
    pages = [(reverse(name), label, icon) for name, label, icon in ADMIN_PAGES[actor.post]]
    menu = [
        {"url": url, "label": label, "icon": icon, "current": request.path == url}
        for url, label, icon in pages
    ]
    return {"acting": shown, "menu": menu}
