"""Personal columns sealed at rest: AES-256-GCM with a key outside the database, and a keyed index to find them.

GB/T 22239-2019 数据保密性 (reliability.md §2.1): ID number, phone, address are never stored in clear.
"""

import base64
import hashlib
import hmac
import os
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

PREFIX = "s1:"


@cache
def _key(purpose: str) -> bytes:
    return hmac.new(settings.DATA_KEY.encode(), purpose.encode(), hashlib.sha256).digest()


def seal(text: str) -> str:
    """Return ``text`` encrypted; empty stays empty."""
    if not text:
        return ""
    nonce = os.urandom(12)
    data = AESGCM(_key("column")).encrypt(nonce, text.encode(), None)
    return PREFIX + base64.b64encode(nonce + data).decode()


def unseal(stored: str) -> str:
    """Return what ``seal`` was given; raises InvalidTag when the stored value was changed."""
    if not stored:
        return ""
    raw = base64.b64decode(stored.removeprefix(PREFIX))
    return AESGCM(_key("column")).decrypt(raw[:12], raw[12:], None).decode()


def blind_index(text: str) -> str:
    """Return a keyed digest for exact search and for counters; equal texts give equal digests."""
    return hmac.new(_key("index"), text.encode(), hashlib.sha256).hexdigest()


class SealedField(models.TextField):  # type: ignore[type-arg]
    """A text column that is encrypted in the database and plain in Python. It cannot be searched."""

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else seal(str(value))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return None if value is None else unseal(value)
