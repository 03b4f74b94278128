"""Writes on accounts and posts. Each is one transaction, leaves one line in the security log, and says who did it.

三员分离 (reliability.md §2.2): the system administrator makes accounts, the security administrator grants posts, an
administrator's post needs a second person to confirm it, and nobody grants anything to himself.
"""

import unicodedata
from datetime import date

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from fuyuan.clock import now, today

from . import passwords
from .models import Account, AccountKind, Holding, Organ
from .models.people import kind_for
from .posts import ADMIN_POSTS, Post
from .sealed import blind_index
from .security import record

CONFIRMERS = frozenset({Post.SECURITY_ADMIN, Post.AUDIT_ADMIN})


def clean_username(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()


@transaction.atomic
def create_account(
    *,
    username: str,
    name: str,
    kind: str,
    password: str = "",
    hashed: str = "",
    phone: str = "",
    email: str = "",
    demo: bool = False,
    request: HttpRequest | None = None,
) -> tuple[Account, str]:
    """Make an account; return it with its password. Without ``password`` one is made that must be changed at once.

    ``hashed``: the password as it is kept, where many accounts have the same (a hash takes a tenth of a second on purpose).
    """
    account = Account(kind=kind, username=clean_username(username), name=name.strip(), demo=demo)
    account.phone, account.email = phone.strip(), email.strip()
    account.phone_index = blind_index(account.phone) if account.phone and account.is_public else None
    account.must_change_password = not password
    password = password or passwords.new_password()
    if wrong := passwords.faults(password, account):
        raise ValidationError({"password": wrong})
    account.password = hashed or make_password(password)
    account.full_clean(exclude=["password"])
    account.save()
    record(request, "account-create", account.username, "ok")
    return account, password


@transaction.atomic
def set_active(account: Account, active: bool, *, request: HttpRequest) -> None:
    """Enable or disable an account; a disabled one loses its sessions at once."""
    account.is_active = active
    if active:
        account.last_seen = now()
    else:
        account.sessions.all().delete()
    account.save(update_fields=["is_active", "last_seen"])
    record(request, "account-enable" if active else "account-disable", account.username, "ok")


@transaction.atomic
def reset_password(account: Account, *, request: HttpRequest) -> str:
    """Give an account a new one-time password and end its sessions. An administrator cannot take over another one."""
    if account.kind in ADMIN_POSTS:
        record(request, "password-reset", account.username, "refused")
        raise ValidationError("三员账号的密码不能由他人重置，请由本人修改；遗忘时请停用后另建账号。")
    password = passwords.new_password()
    passwords.change_password(account, password, by_owner=False)
    record(request, "password-reset", account.username, "ok")
    return password


def grant_post(
    *,
    account: Account,
    post: Post,
    organ: Organ,
    valid_from: date,
    granted_by: Account | None,
    valid_to: date | None = None,
    deputy_for: Holding | None = None,
    request: HttpRequest | None = None,
) -> Holding:
    """Give an account a post. A post of the three administrators waits until a second person confirms it.

    ``granted_by`` None is for installation and demo only.
    """
    try:
        with transaction.atomic():
            _refuse_grant(account, post, organ, granted_by, deputy_for)
            holding = Holding(
                account=account, post=post, organ=organ, valid_from=valid_from, valid_to=valid_to
            )
            holding.deputy_for, holding.granted_by = deputy_for, granted_by
            holding.effective = post not in ADMIN_POSTS or granted_by is None
            holding.full_clean()
            holding.save()
    except ValidationError:
        record(request, "grant", f"{account.username} {post.label}", "refused")
        raise
    record(request, "grant", str(holding), "ok" if holding.effective else "waiting")
    return holding


def _refuse_grant(
    account: Account, post: Post, organ: Organ, granted_by: Account | None, deputy_for: Holding | None
) -> None:
    if account.kind != kind_for(post):
        label = AccountKind(account.kind).label
        raise ValidationError(f"“{label}”账号不能担任“{post.label}”：三员与业务岗位不得兼任，请另建账号。")
    if granted_by == account:
        raise ValidationError("不能给自己授予岗位。")
    if granted_by and not _acts_as(granted_by, {Post.SECURITY_ADMIN}):
        raise ValidationError("只有安全管理员可以授予岗位。")
    if (
        granted_by is None
        and post in ADMIN_POSTS
        and Holding.objects.filter(post=post, effective=True).exists()
    ):
        raise ValidationError(f"已有{post.label}，再授予须由安全管理员办理并经他人复核。")
    if deputy_for and (deputy_for.post, deputy_for.organ_id) != (post, organ.pk):
        raise ValidationError("代行的岗位和机关须与被代行的任职一致。")


def _acts_as(account: Account, allowed: frozenset[Post] | set[Post]) -> bool:
    held = account.holdings.filter(post__in=allowed).select_related("organ")
    return account.is_active and any(holding.is_valid(today()) for holding in held)


@transaction.atomic
def confirm_post(holding: Holding, *, by: Account, request: HttpRequest | None = None) -> None:
    """Confirm the grant of an administrator's post: four eyes, neither the grantor's nor the holder's own."""
    if by.pk in {holding.account_id, holding.granted_by_id} or not _acts_as(by, CONFIRMERS):
        raise ValidationError("复核人须是授予人和被授予人以外的安全管理员或审计管理员。")
    holding.confirmed_by, holding.effective = by, True
    holding.full_clean()
    holding.save(update_fields=["confirmed_by", "effective"])
    record(request, "grant-confirm", str(holding), "ok")


@transaction.atomic
def end_post(holding: Holding, *, last_day: date, request: HttpRequest | None = None) -> None:
    """End a post; ``last_day`` still counts. A post that never began is removed from use by its last day."""
    holding.valid_to = max(last_day, holding.valid_from)
    holding.effective = holding.effective and holding.valid_from <= last_day
    holding.full_clean()
    holding.save(update_fields=["valid_to", "effective"])
    if holding.valid_to < today():
        holding.sessions.update(holding=None)
    record(request, "grant-end", str(holding), "ok")


def first_administrators(organ: Organ) -> list[tuple[Account, str]]:
    """Make the first three administrators of an installation with one-time passwords; only where none exists."""
    made = []
    with transaction.atomic():
        if Holding.objects.filter(post__in=ADMIN_POSTS).exists():
            raise ValidationError("已有管理员，新的管理员由安全管理员授予并经他人复核。")
        for post in sorted(ADMIN_POSTS):
            account, password = create_account(username=post.replace("_", "-"), name=post.label, kind=post)
            grant_post(account=account, post=post, organ=organ, valid_from=today(), granted_by=None)
            made.append((account, password))
    return made
