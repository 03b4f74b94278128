"""Who asks, and may they: resolves ``request.actor``, refuses what is not declared, forbids caching."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from fuyuan.clock import now

from .access import ACCOUNT, ANYONE, PUBLIC, Rule, check_every_view_declares, rule_of
from .actor import Actor
from .credentials import actor_of as actor_of_credential
from .credentials import authenticate
from .interrupted import keep
from .models import Account, Scope, Session
from .policy import Hidden
from .posts import ADMIN_POSTS, Post
from .problem import problem
from .request import Request
from .security import record
from .sessions import MATTERS

ABSOLUTE = timedelta(hours=12)  # reliability.md §2.1: idle ≤ 30 min (admins ≤ 15), absolute ≤ 12 h
IDLE = timedelta(minutes=30)
IDLE_ADMIN = timedelta(minutes=15)
TOUCH = timedelta(seconds=60)  # how often a reader's session row is written
METHODS = ("GET", "HEAD", "POST")  # all a page knows; others would be answered as if they were a GET

Response = HttpResponse
GetResponse = Callable[[Request], Response]


class ActorMiddleware:
    """Sets ``request.account`` and ``request.actor`` and enforces the view's declared rule (access.py)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        if undeclared := check_every_view_declares():
            raise ImproperlyConfigured("\n".join(error.msg for error in undeclared))

    def __call__(self, request: Request) -> Response:
        request.account = request.actor = request.access_rule = request.lapsed = None
        # what our pages are written in: another one, named by a header, would be tried and fail
        request.encoding = "utf-8"
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not response.content:
            # the way back from the sign-in page, a reload, a bookmark: a person looks at this
            response.content = render_to_string("405.html", request=request)
            response.headers["Content-Length"] = str(len(response.content))  # said already of the empty one
        if request.access_rule is not PUBLIC or request.session.accessed or response.cookies:
            response.headers["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: Request, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> Response | None:
        rule = request.access_rule = rule_of(view)
        if rule is None:
            record(request, "denied", f"undeclared {request.path}", "refused")
            raise PermissionDenied("这个页面没有声明谁可以访问。")
        if rule.scopes:
            return gate_machine(request, rule)
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if rule is PUBLIC:
            return None
        identify(request)
        answer = gate(request, rule)
        if answer is not None:
            keep(request, view)
        return answer

    def process_exception(self, request: Request, exception: Exception) -> None:
        if isinstance(exception, Hidden):
            record(request, "denied", request.path, "hidden")


def identify(request: Request) -> None:
    """Set account and actor from the session in one query; no cookie, no query."""
    if not request.session.session_key:
        return
    request.session.get(MATTERS)  # loads the row
    row = request.session.row
    if row is None:
        return
    if expired(row, now()):
        request.lapsed = row.account_id
        request.session.flush()
        return
    touch(row)
    request.account = row.account
    request.actor = actor_of(row, request.session.get(MATTERS, []))


def expired(row: Session, moment: datetime) -> bool:
    """Tell whether the session has ended: idle, too old, account disabled, or post an administrator's and idle."""
    admin = row.holding is not None and row.holding.post in ADMIN_POSTS
    idle = IDLE_ADMIN if admin else IDLE
    disabled = row.account is not None and not row.account.is_active
    return disabled or moment - row.seen_at > idle or moment - row.started_at > ABSOLUTE


def touch(row: Session) -> None:
    """Remember that the session is in use; at most one write a minute."""
    moment = now()
    if moment - row.seen_at >= TOUCH:
        Session.objects.filter(pk=row.pk).update(seen_at=moment)
        if row.account_id:
            Account.objects.filter(pk=row.account_id).update(last_seen=moment)


def actor_of(row: Session, matters: list[int]) -> Actor | None:
    """Return the actor of a session: staff in a valid post, a party with an account, or a party with a query code."""
    account, holding = row.account, row.holding
    if account is None:
        return Actor(Post.APPLICANT, "", matter_ids=frozenset(matters)) if matters else None
    if account.is_public:
        return Actor(Post.APPLICANT, account.name, account.pk, matter_ids=frozenset(matters))
    if holding is None or holding.account_id != account.pk or not holding.is_valid(now().date()):
        return None
    return Actor(
        post=Post(holding.post),
        name=account.name,
        person_id=account.pk,
        organ_id=holding.organ_id,
        organ_name=holding.organ.name,
        holding_id=holding.pk,
    )


def gate_machine(request: Request, rule: Rule) -> Response | None:
    """Let another system pass by its credential alone, or refuse it; no cookie is read and no session begun."""
    credential = authenticate(request)
    if credential is None:
        told = "请在 Authorization 头里写明有效的接口凭据；凭据由系统管理员签发。"
        return problem(401, told, headers={"WWW-Authenticate": "Bearer"})
    request.actor = actor_of_credential(credential)
    if credential.scope not in rule.scopes:
        record(request, "denied", request.path, "refused")
        return problem(403, f"这个凭据的范围是“{Scope(credential.scope).label}”，不包括这个地址。")
    return None


def gate(request: Request, rule: Rule) -> Response | None:
    """Let the request pass, send it to the page that is missing (sign-in, password, post), or refuse it."""
    if rule is ANYONE:
        return None
    account: Account | None = request.account
    if account is None and request.actor is None:
        return HttpResponseRedirect(f"{reverse(rule.sign_in)}?{urlencode({'next': request.get_full_path()})}")
    if rule is ACCOUNT:
        return None if account else HttpResponseRedirect(reverse("portal-sign-in"))
    if account and account.must_change_password:
        return HttpResponseRedirect(reverse("password"))
    if request.actor is None:
        return HttpResponseRedirect(reverse("acting-as"))
    if not rule.allows(request.actor):
        record(request, "denied", request.path, "refused")
        raise PermissionDenied("您当前的岗位不能使用这个页面。")
    return None
