"""Every view says who may use it; a view that does not say is refused, and start-up fails on it.

``@access(PUBLIC)``            anybody, cookie-free: ``request.actor`` stays None, the page may be cached
``@access(ANYONE)``            anybody, but the page knows who looks (forms, sign-in pages); never cached
``@access(ACCOUNT)``           a signed-in account, also before it has chosen a post (password, switcher, sign-out)
``@access(SIGNED_IN)``         any actor: staff in a post, or a party on the portal
``@access(posts(Post.X, …))``  an actor in one of these posts; ``STAFF`` and ``PORTAL`` are the two large sets
``@access(machines(Scope.X))`` another system with a credential of one of these scopes; cookies mean nothing there

A class-based view sets ``access_rule = posts(…)``. Views that a library makes are declared with
``declare(patterns, rule)``. What an actor sees *inside* a view is the policy's business (policy.py).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.checks import Error
from django.urls import URLPattern, URLResolver, get_resolver

from .actor import Actor
from .posts import PORTAL_POSTS, STAFF_POSTS, Post

V = TypeVar("V", bound=Callable[..., Any])
ATTRIBUTE = "access_rule"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may use a view. ``sign_in`` names the page a signed-out person is sent to ("" = nobody is sent)."""

    label: str
    sign_in: str = ""
    posts: frozenset[Post] = field(default_factory=frozenset)
    scopes: frozenset[str] = field(default_factory=frozenset)

    def allows(self, actor: Actor | None) -> bool:
        return not self.sign_in or (actor is not None and (not self.posts or actor.post in self.posts))

    def __str__(self) -> str:
        return self.label


PUBLIC = Rule("公开")
ANYONE = Rule("任何人")
ACCOUNT = Rule("已登录账号", sign_in="sign-in")
SIGNED_IN = Rule("已登录", sign_in="sign-in")


def posts(*allowed: Post) -> Rule:
    """Return the rule "an actor in one of these posts". Parties are sent to the portal's sign-in page."""
    if not allowed:
        raise ValueError("posts() needs at least one post")
    door = "portal-sign-in" if PORTAL_POSTS.issuperset(allowed) else "sign-in"
    label = "、".join(post.label for post in sorted(allowed))
    return Rule(label, sign_in=door, posts=frozenset(allowed))


def machines(*scopes: str) -> Rule:
    """Return the rule "another system whose credential has one of these scopes" (models.Scope)."""
    if not scopes:
        raise ValueError("machines() needs at least one scope")
    return Rule("持接口凭据的系统", scopes=frozenset(scopes))


STAFF = posts(*STAFF_POSTS)
PORTAL = posts(*PORTAL_POSTS)


def access(rule: Rule) -> Callable[[V], V]:
    """Declare who may use a view function or a view class."""

    def mark(view: V) -> V:
        setattr(view, ATTRIBUTE, rule)
        return view

    return mark


def rule_of(view: Callable[..., Any]) -> Rule | None:
    """Return the rule a view declares, or None."""
    rule = getattr(view, ATTRIBUTE, None) or getattr(getattr(view, "view_class", None), ATTRIBUTE, None)
    return rule if isinstance(rule, Rule) else None


def declare(patterns: Iterable[URLPattern | URLResolver], rule: Rule) -> None:
    """Declare one rule for all patterns that a library made (their views carry none of their own)."""
    for pattern, _ in walk(patterns):
        if rule_of(pattern.callback) is None:
            setattr(pattern.callback, ATTRIBUTE, rule)


def walk(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[URLPattern, str]]:
    """Yield every URL pattern of a URLconf with its full route."""
    for entry in patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry.url_patterns, route)
        else:
            yield entry, route


def check_every_view_declares(**_: Any) -> list[Error]:
    """System check: start-up fails when a URL leads to a view without a rule."""
    return [
        Error(
            f"{route or '/'}：这个地址的视图没有声明谁可以访问。",
            hint="给视图加上 @access(…)，见 fuyuan.organs.access。",
            id="fuyuan.E001",
        )
        for pattern, route in walk(get_resolver().url_patterns)
        if rule_of(pattern.callback) is None
    ]
