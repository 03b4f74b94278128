"""The security log and the counters that stop guessing."""

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.http import HttpRequest

from fuyuan.clock import now

from .models import Account, SecurityEvent, Session, Throttle
from .sealed import blind_index

LONGEST_WINDOW = timedelta(days=2)
LONGEST_SESSION = timedelta(hours=12)


def client_address(request: HttpRequest) -> str | None:
    """Return the client's address; X-Forwarded-For counts only behind a configured proxy."""
    address = request.META.get("REMOTE_ADDR", "")
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while address in settings.TRUSTED_PROXIES and hops:
        address = hops.pop().strip()
    try:
        return str(ip_address(address))
    except ValueError:
        return None


def network_of(request: HttpRequest) -> str:
    """Return what tries are counted under: the address, of IPv6 the /64 network (one subscriber holds all of it)."""
    return network_at(client_address(request))


def network_at(address: str | None) -> str:
    """Return the network of an address."""
    if address is None or ":" not in address:
        return str(address)
    return str(ip_network(f"{address.split('%')[0]}/64", strict=False))


def record(
    request: HttpRequest | None,
    action: str,
    obj: str,
    result: str,
    *,
    account: Account | None = None,
    who: str = "",
) -> SecurityEvent:
    """Append one line to the security log. ``obj`` names the object (a path, a user name), never its content."""
    account = account or getattr(request, "account", None)
    actor = getattr(request, "actor", None)
    return SecurityEvent.objects.create(
        account=account,
        who=(who or (str(actor) if actor else account.name if account else ""))[:120],
        post=actor.post.value if actor else "",
        ip=client_address(request) if request else None,
        action=action,
        object=obj[:200],
        result=result,
    )


def count_try(key: str, *, limit: int, window: timedelta, lock: timedelta) -> datetime | None:
    """Count one try under ``key`` before it is made; return when the lock ends if this try is one too many.

    Counting first means that fifty tries in parallel are still fifty tries. ``forget_tries`` after success.
    """
    digest, moment = blind_index(key), now()
    with transaction.atomic():
        row = _locked_row(digest, moment)
        if row.locked_until and row.locked_until > moment:
            return row.locked_until
        if row.locked_until or moment - row.since > window:
            row.count, row.since, row.locked_until = 0, moment, None
        row.count += 1
        row.locked_until = moment + lock if row.count > limit else None
        row.save()
        return row.locked_until


def _locked_row(digest: str, moment: datetime) -> Throttle:
    rows = Throttle.objects.select_for_update()
    row = rows.filter(key=digest).first()
    if row is None:
        try:
            with transaction.atomic():
                Throttle.objects.create(key=digest, since=moment)
        except IntegrityError:
            pass  # another process made it first
        row = rows.get(key=digest)
    return row


def forget_tries(key: str) -> None:
    """Clear the counter after a success."""
    Throttle.objects.filter(key=blind_index(key)).delete()


def give_back(key: str) -> None:
    """Take one try back that turned out to be a success."""
    Throttle.objects.filter(key=blind_index(key), count__gt=0).update(count=F("count") - 1)


def forget_old() -> int:
    """Delete counters whose windows and locks are over (the longest lasts a day), and sessions that have ended; return how many."""
    moment = now()
    idle = Q(expire_date__lt=moment) | Q(seen_at__lt=moment - LONGEST_SESSION)
    over = Q(since__lt=moment - LONGEST_WINDOW) & (Q(locked_until=None) | Q(locked_until__lt=moment))
    return Throttle.objects.filter(over).delete()[0] + Session.objects.filter(idle).delete()[0]
