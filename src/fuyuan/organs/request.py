"""The request as views see it: who asks is already known. Use ``Request`` in the annotations of views."""

from django.http import HttpRequest

from .access import Rule
from .actor import Actor
from .models import Account
from .sessions import SessionStore


class Request(HttpRequest):
    """A request after ActorMiddleware. ``actor`` is None on PUBLIC pages and for signed-out visitors."""

    account: Account | None
    actor: Actor | None
    access_rule: Rule | None
    session: SessionStore
    lapsed: int | None  # the account whose session had ended when this request came


class StaffRequest(Request):
    """A request that has passed ``@access(STAFF)`` or ``@access(posts(…))``: account and actor are there."""

    account: Account
    actor: Actor


MOST_SEARCHED = 100


def words(text: str | None) -> str:
    """Return what somebody searches for: at most 100 characters (SQLite refuses longer patterns), one blank between words,
    no NUL (PostgreSQL refuses it).
    """
    return " ".join((text or "").replace("\0", " ").split())[:MOST_SEARCHED]
