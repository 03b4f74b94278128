"""Passwords: what is strong enough, what may not be used again, and how one is changed."""

import re
import secrets
from datetime import timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from fuyuan.clock import now

from . import settings
from .models import Account, OldPassword

STAFF_LENGTH, PUBLIC_LENGTH, REMEMBERED = 12, 8, 5
LONGEST = 128
CLASSES = (r"[a-z]", r"[A-Z]", r"\d", r"[^a-zA-Z0-9]")
_common = CommonPasswordValidator()


def faults(password: str, account: Account) -> list[str]:
    """Return what is wrong with a new password, in words for its owner (reliability.md §2.1 身份鉴别)."""
    least = PUBLIC_LENGTH if account.is_public else STAFF_LENGTH
    found = []
    if not least <= len(password) <= LONGEST:
        found.append(f"密码至少 {least} 位，最多 {LONGEST} 位。")
    if sum(bool(re.search(kind, password)) for kind in CLASSES) < 3:
        found.append("密码须含大写字母、小写字母、数字、符号中的三种。")
    if account.username and account.username.lower() in password.lower():
        found.append("密码中不能含用户名。")
    try:
        _common.validate(password)
    except ValidationError:
        found.append("这个密码太常见，请换一个。")
    return found


def used_before(password: str, account: Account) -> bool:
    """Tell whether the password is the present one or one of the last five."""
    recent = account.old_passwords.values_list("password", flat=True)[:REMEMBERED]
    return any(check_password(password, old) for old in [account.password, *recent] if old)


@transaction.atomic
def change_password(account: Account, new: str, *, keep_session: str = "", by_owner: bool = True) -> None:
    """Set a new password and end every other session of the account. Raises ValidationError in Chinese.

    ``by_owner=False`` is a reset by an administrator: the owner must change it at the next sign-in.
    """
    wrong = faults(new, account)
    if by_owner and not wrong and used_before(new, account):
        wrong = [f"不能使用最近 {REMEMBERED} 次用过的密码。"]
    if wrong:
        raise ValidationError(wrong)
    if account.password:
        OldPassword.objects.create(account=account, password=account.password)
    account.password = make_password(new)
    account.password_changed_at = now()
    account.must_change_password = not by_owner
    account.save(update_fields=["password", "password_changed_at", "must_change_password"])
    account.sessions.exclude(session_key=keep_session).delete()


def is_due(account: Account) -> bool:
    """Tell whether the password must be changed now: told to, or older than the setting allows (staff only)."""
    days: int = settings.get("security.password_days")
    old = bool(days) and now() - account.password_changed_at > timedelta(days=days)
    return account.must_change_password or (old and not account.is_public)


def new_password() -> str:
    """Return a random password that satisfies the rules: three groups of four and a digit, easy to type."""
    letters, capitals, digits = "abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKMNPQRSTUVWXYZ", "23456789"
    groups = (secrets.choice(capitals) + "".join(secrets.choice(letters) for _ in range(3)) for _ in range(3))
    return "-".join(groups) + "-" + "".join(secrets.choice(digits) for _ in range(4))
