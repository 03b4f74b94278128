"""What keeps a form without sign-in from being stuffed: a one-time stamp, a shortest time to fill it in, a field no person sees,
and counts per network.

Without cookies nobody can be told apart for certain: two people behind one address look like one, one person with two networks
like two. The counts therefore make repetition dear, they do not make it impossible; the pages with figures say so.
"""

from __future__ import annotations

import re
import secrets
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from fuyuan.matters import clock
from fuyuan.organs import settings
from fuyuan.organs.request import Request
from fuyuan.organs.security import count_try, network_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SHORTEST, LONGEST = 3, 12 * 3600  # seconds between a form being shown and being sent
SALT = "fuyuan.portal.guard"
_NONCE = re.compile("[0-9a-f]{32}")


def stamp(nonce: str = "") -> str:
    """Return what a form carries: which form it is, and when it was shown."""
    return signing.dumps([nonce or secrets.token_hex(16), clock.now().timestamp()], salt=SALT)


def read_stamp(signed: str) -> tuple[str, float]:
    """Return the form's token and its age in seconds. Raises BadSignature for what no form of ours carried."""
    nonce, shown = signing.loads(signed, salt=SALT)
    if not isinstance(nonce, str) or not _NONCE.fullmatch(nonce):
        raise signing.BadSignature("no nonce")
    return nonce, clock.now().timestamp() - float(shown)


class GuardedForm(forms.Form):
    """A public form. ``token`` is there once the form is valid: the same form sent twice has the same one."""

    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        label="请不要填写这一栏",
        required=False,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )

    token = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("stamp", stamp())

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields a person fills in."""
        return [field for field in self if field.name not in ("stamp", "website")]

    @property
    def fresh_stamp(self) -> str:
        """What the page carries when it is shown again: the same form, with a new time if its own has run out."""
        if not self.is_bound:
            return str(self.initial["stamp"])
        return str(self.data.get("stamp", "")) if self.token else stamp()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        try:
            nonce, age = read_stamp(data.get("stamp", ""))
        except signing.BadSignature:
            raise ValidationError("这张表单已经失效，请核对后再按一次提交") from None
        if age > LONGEST:
            raise ValidationError("这一页打开得太久了，请核对后再按一次提交")
        self.token = nonce
        if age < SHORTEST or data.get("website"):
            raise ValidationError("提交得太快，请核对填写的内容，过几秒再按一次提交")
        return data


def too_many(request: Request, what: str) -> bool:
    """Count one submission of a kind from this network; True when the hour's are used up."""
    limit = int(settings.get("opinions.per_hour"))
    return bool(count_try(f"opinion:{what}:{network_of(request)}", limit=limit, window=HOUR, lock=HOUR))


def said_today(request: Request, about: str) -> bool:
    """Count one answer about something from this browser at this address; True when it is not the first of the day.

    The browser is known by what it calls itself only: no cookie is set, nothing of it is kept but a keyed digest.
    """
    browser = request.META.get("HTTP_USER_AGENT", "")[:300]
    return bool(count_try(f"opinion:{about}:{network_of(request)}:{browser}", limit=1, window=DAY, lock=DAY))
