"""Addresses nobody can guess, and nothing stored for them: an id with a keyed digest of what it stands for.

``12-MFRGGZDF…``: 80 bits of HMAC under the installation's key. Whoever has the address may look; knowing one tells
nothing of the next.
"""

from __future__ import annotations

import base64
import hmac
import re

from .sealed import blind_index

READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that is taken for something else when it is read out
_SHAPE = re.compile(r"(\d{1,18})-([A-Z2-7]{16})", re.ASCII)


def sealed_id(purpose: str, pk: int) -> str:
    """Return the word for ``pk`` that only this installation can write."""
    digest = bytes.fromhex(blind_index(f"{purpose}:{pk}"))[:10]
    return f"{pk}-{base64.b32encode(digest).decode()}"


def open_id(purpose: str, word: str) -> int | None:
    """Return the id a word stands for, None when we never wrote it."""
    found = _SHAPE.fullmatch(word.strip().upper())
    if found is None:
        return None
    pk = int(found[1])
    return pk if hmac.compare_digest(sealed_id(purpose, pk), f"{pk}-{found[2]}") else None


def asked_id(word: str) -> int | None:
    """Return the id a word asks for, proven or not: for a purpose that must be looked up first."""
    found = _SHAPE.fullmatch(word.strip().upper())
    return int(found[1]) if found else None


def spoken_code(purpose: str, pk: int) -> str:
    """Return a code to be read out or hung on a wall, for example KDME-7QRT: a keyed digest, nothing is stored."""
    digest = bytes.fromhex(blind_index(f"{purpose}:{pk}"))
    letters = "".join(READABLE[each % len(READABLE)] for each in digest[:8])
    return f"{letters[:4]}-{letters[4:]}"


def letters_of(code: str) -> str:
    """What somebody typed, as the codes are compared."""
    return "".join(each for each in code.upper() if each.isalnum())
