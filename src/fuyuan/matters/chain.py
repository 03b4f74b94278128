"""The hash chain of a matter's history: SM3 over canonical JSON, each link holding the one before.

A chain alone does not protect its tail and can be hashed again as a whole; the anchors (``anchors.py``) do.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from cryptography.hazmat.primitives import hashes
from pydantic_core import to_json

from .procedure import Stamp

GENESIS = "0" * 64


def sm3(data: bytes) -> str:
    """Return the SM3 digest (GB/T 32905) as hexadecimal."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize().hex()


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """Return JSON with sorted keys and no spaces: the same value always gives the same text."""
    return _CANONICAL.encode(value)


def in_order(value: Any) -> str:
    """Return what ``canonical`` would of a value whose keys are sorted already, a quarter of its time."""
    return to_json(value).decode()


def link(
    *,
    matter_id: int,
    seq: int,
    step: str,
    day: date,
    at: datetime,
    by: Stamp,
    body: str,
    stamped: Mapping[str, str],
    prev: str,
) -> str:
    """Return the hash of one event. ``body`` is the record as stored, ``prev`` the hash before it."""
    content = [
        matter_id, seq, step, day.isoformat(), at.astimezone(UTC).isoformat(timespec="microseconds"),
        [by.post.value, by.name, by.person_id, by.organ_id, by.organ_name], body, dict(sorted(stamped.items())), prev,
    ]  # fmt: skip
    return sm3(in_order(content).encode())


def merkle_root(leaves: list[str]) -> str:
    """Return the SM3 Merkle root of hexadecimal leaves; of none, the genesis value. An odd leaf moves up unpaired."""
    level = leaves or [GENESIS]
    while len(level) > 1:
        pairs = [sm3(bytes.fromhex(level[i] + level[i + 1])) for i in range(0, len(level) - 1, 2)]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0]
