"""The only way in: check who it is in constant work, open a session, choose the post to act in."""

import re
import unicodedata
from datetime import timedelta
from functools import cache
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Q
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from fuyuan.clock import now, today

from . import passwords, settings
from .models import Account, AccountKind, Holding, SecurityEvent
from .phone import plain_phone
from .sealed import blind_index
from .security import count_try, forget_tries, give_back, network_at, network_of, record
from .sessions import ACCOUNT, HOLDING, INTERRUPTED, MATTERS, STARTED, SessionStore

FAILED = "用户名或密码不对，或者账号暂时不能登录。连续输错 5 次，15 分钟内不能再登录。"
WINDOW = timedelta(minutes=15)
HOME_DAYS = timedelta(days=90)
PER_NAME, PER_ADDRESS = 5, 100


@cache
def _nobody() -> str:
    """A hash to compare with when there is no such account: the same work as for a real one."""
    return make_password("nobody has this password")


def authenticate(request: HttpRequest, username: str, password: str, *, public: bool) -> Account | None:
    """Return the account, or None for every kind of failure alike: unknown, wrong, locked, disabled, dormant.

    Tries are counted before they are checked, by name and by address; one password hash is computed on every path.
    """
    name, network = as_typed(username), network_of(request)
    account = find(name, public=public)
    # a stranger who locks a name must not lock out its owner: where he has signed in before, tries have a count of their own
    counted = f"{name} {network}" if is_home(account, network) else name
    keys = (f"sign-in:name:{counted}", PER_NAME), (f"sign-in:address:{network}", PER_ADDRESS)
    locked = [count_try(key, limit=limit, window=WINDOW, lock=WINDOW) for key, limit in keys]
    right = check_password(password, account.password if account and account.password else _nobody())
    if not right or account is None or any(locked) or not account.is_active or is_dormant(account):
        # what was typed may be a phone number or a password in the wrong box: it is not written down
        known = account.username if account else "没有这个用户名"
        record(request, "sign-in", known, "locked" if any(locked) else "failed", account=account)
        return None
    forget_tries(keys[0][0])
    give_back(keys[1][0])  # an office behind one address signs in without limit; only its failures add up
    return account


def as_typed(username: str) -> str:
    """Return a user name or a phone number as it is kept: 138 0000 0000, １３８－００００－００００ → 13800000000."""
    plain = unicodedata.normalize("NFKC", username).strip().lower()
    return phone if re.fullmatch(r"[0-9]+", phone := plain_phone(plain)) else plain


def is_home(account: Account | None, network: str) -> bool:
    """Tell whether the account has signed in from this network lately. Asked for nobody too: the same work."""
    since = now() - HOME_DAYS
    seen = SecurityEvent.objects.filter(
        account_id=account.pk if account else 0, action="sign-in", result="ok", at__gte=since
    )
    return any(
        network_at(each) == network for each in seen.order_by().values_list("ip", flat=True).distinct()
    )


def find(name: str, *, public: bool) -> Account | None:
    """Return the account of a user name, or of a phone number for the portal."""
    which = Q(username=name) | Q(phone_index=blind_index(name)) if public else Q(username=name)
    kind = Q(kind=AccountKind.PUBLIC)
    return Account.objects.filter(which, kind if public else ~kind).first()


def is_dormant(account: Account) -> bool:
    """Tell whether a staff account has been idle so long that the system administrator must enable it again."""
    days: int = settings.get("security.dormant_days")
    idle = now() - (account.last_seen or account.created_at)
    return bool(days) and not account.is_public and idle > timedelta(days=days)


def holdings_of(account: Account) -> list[Holding]:
    """Return the posts the account may act in today."""
    held = account.holdings.select_related("organ", "deputy_for__account")
    return [holding for holding in held if holding.is_valid(today())]


def session_data(account: Account, holding: Holding | None) -> dict[str, Any]:
    return {ACCOUNT: account.pk, HOLDING: holding.pk if holding else None, STARTED: now().timestamp()}


def sign_in(request: HttpRequest, account: Account) -> None:
    """Open a fresh session (new key, nothing kept but the matters a query code opened and what was typed when the last one
    ended); one post is chosen at once.
    """
    matters, interrupted = request.session.get(MATTERS, []), request.session.get(INTERRUPTED)
    request.session.flush()
    held = holdings_of(account)
    request.session.update(session_data(account, held[0] if len(held) == 1 else None))
    if account.is_public and matters:
        request.session[MATTERS] = matters
    if interrupted:
        request.session[INTERRUPTED] = interrupted
    account.last_seen = now()
    account.must_change_password = passwords.is_due(account)
    account.save(update_fields=["last_seen", "must_change_password"])
    rotate_token(request)
    record(request, "sign-in", account.username, "ok", account=account)


def act_as(request: HttpRequest, holding: Holding) -> None:
    """Act in another post from now on. The caller has checked that the holding is the account's own and valid."""
    request.session[HOLDING] = holding.pk
    request.session.cycle_key()
    record(request, "act-as", str(holding), "ok", account=holding.account)


def open_by_code(request: HttpRequest, matter_id: int) -> None:
    """Let a visitor who proved a query code see that matter in this session."""
    if not request.session.get(MATTERS):
        request.session.cycle_key()
    keep_open(request, matter_id)


def keep_open(request: HttpRequest, matter_id: int) -> None:
    """Let this session see a matter, under the key it has.

    For whoever submitted: the session got a new key when it took the draft up. A second press on the same button must find
    the session it was sent with, so the key does not change under it.
    """
    request.session.setdefault(STARTED, now().timestamp())
    request.session[MATTERS] = sorted({*request.session.get(MATTERS, []), matter_id})


def session_for(account: Account, holding: Holding | None = None) -> str:
    """Return the key of a new session, for load tests and benchmarks: no password is involved."""
    store = SessionStore()
    store.update(session_data(account, holding or next(iter(holdings_of(account)), None)))
    store.create()
    return str(store.session_key)
