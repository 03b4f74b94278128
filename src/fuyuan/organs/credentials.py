"""Credentials of other systems: issued by the system administrator, shown once, checked at every request.

GB/T 22239-2019 身份鉴别: the secret has 256 random bits, so a keyed digest is enough to store and an exact search to check;
tries are counted as at the sign-in page, and every kind of failure is answered alike.
"""

import secrets
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from fuyuan.clock import now, today

from .actor import Actor
from .models import Account, Credential, Organ, Scope
from .posts import Post
from .sealed import blind_index
from .security import client_address, count_try, give_back, network_of, record

LONGEST = timedelta(
    days=366
)  # natural days; a credential nobody renews dies within a year (reliability.md §2.1)
WINDOW = timedelta(minutes=15)
PER_ADDRESS = 20
TOUCH = timedelta(seconds=60)  # how often the last use is written
PREFIX = "fy-"  # so that a scanner of repositories and logs knows a secret of ours


@transaction.atomic
def issue(
    *,
    organ: Organ,
    name: str,
    scope: Scope,
    expires_on: date,
    by: Account,
    request: HttpRequest | None = None,
) -> tuple[Credential, str]:
    """Make a credential; return it with its secret, which is stored nowhere. Raises ValidationError."""
    if organ.kind != scope.organ_kind:
        raise ValidationError({"organ": f"“{scope.label}”只能签发给{scope.organ_kind.label}。"})
    if not today() < expires_on <= today() + LONGEST:
        raise ValidationError({"expires_on": "有效期从明天起，最长一年；到期前重新签发。"})
    secret = PREFIX + secrets.token_hex(32)
    made = Credential(organ=organ, name=name.strip(), scope=scope, expires_on=expires_on, issued_by=by)
    made.digest = blind_index(secret)
    made.full_clean()
    made.save()
    record(request, "credential-issue", f"{made}（{scope.label}）", "ok", account=by)
    return made, secret


@transaction.atomic
def revoke(credential: Credential, *, by: Account, request: HttpRequest | None = None) -> None:
    """End a credential now; the next request with it is refused. Revoked twice, the first time stands."""
    held = Credential.objects.select_for_update().select_related("organ").get(pk=credential.pk)
    if held.revoked_at is None:
        held.revoked_at, held.revoked_by = now(), by
        held.save(update_fields=["revoked_at", "revoked_by"])
        record(request, "credential-revoke", str(held), "ok", account=by)


def authenticate(request: HttpRequest) -> Credential | None:
    """Return the credential a request shows, or None for every kind of failure alike: none, unknown, expired, revoked, locked.

    Tries are counted by address before they are checked; a right one is given back.
    """
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret:
        return None  # nothing was tried, nothing is logged: anybody on the net could fill the append-only log
    key = f"credential:address:{network_of(request)}"
    locked = count_try(key, limit=PER_ADDRESS, window=WINDOW, lock=WINDOW)
    found = Credential.objects.select_related("organ").filter(digest=blind_index(secret)).first()
    if found is None or locked or not found.is_valid(today()):
        result = "locked" if locked else "failed"
        record(request, "credential-use", str(found) if found else "没有这个凭据", result)
        return None
    give_back(key)
    touch(found, client_address(request))
    return found


def touch(credential: Credential, address: str | None) -> None:
    """Remember the last use and from where; at most one write a minute unless the address changes."""
    moment, before = now(), credential.used_at
    if before is None or moment - before >= TOUCH or credential.used_from != address:
        Credential.objects.filter(pk=credential.pk).update(used_at=moment, used_from=address)


def actor_of(credential: Credential) -> Actor:
    """Return who acts with a credential: the organ's liaison, by the name of its system."""
    return Actor(
        post=Post.COURT_LIAISON,
        name=f"{credential.name}（接口）",
        organ_id=credential.organ_id,
        organ_name=credential.organ.name_on(today()),
    )
