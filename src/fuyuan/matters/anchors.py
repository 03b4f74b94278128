"""Anchors: a signed Merkle root over all new events, written to files outside the database.

The chain of one matter cannot show that its tail was cut or that everything was hashed again; the anchor can. Each
anchor holds the digest of the one before. Beside it, ``NNNNNN.leaves`` keeps id and hash of every event covered (40
bytes each), so that a difference names its row. The folder belongs on another disk or is copied off the machine.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.db import connection, transaction

from . import clock
from .chain import GENESIS, canonical, merkle_root, sm3
from .models import EventRow

LEAF = 8 + 32


@dataclass(frozen=True, slots=True)
class AnchorFile:
    """One anchor as read from its file. ``header`` is what is signed."""

    path: Path
    header: dict[str, Any]
    signature: bytes

    @property
    def digest(self) -> str:
        return sm3(canonical(self.header).encode())

    def leaves(self) -> Iterator[tuple[int, str]]:
        path = self.path.with_suffix(".leaves")
        data = path.read_bytes() if path.exists() else b""
        for at in range(0, len(data), LEAF):
            yield int.from_bytes(data[at : at + 8], "big"), data[at + 8 : at + LEAF].hex()


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """Return the installation's anchor key; make it on first use (mode 600, never in the database or its backups)."""
    path = folder / "anchor.key"
    if path.exists():
        return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    write_durably(path, key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()), mode=0o600)
    write_durably(folder / "anchor.pub", key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    return key


def write_durably(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file so that it survives a power cut: temporary file, fsync, rename, fsync of the folder."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(temporary, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class BadAnchor(ValueError):
    """A file in the folder of anchors cannot be read as one."""


def read_anchors(folder: Path) -> list[AnchorFile]:
    """Return the anchors in order. Raises :class:`BadAnchor`."""
    return [_read(path) for path in sorted(folder.glob("*.json"))]


def _read(path: Path) -> AnchorFile:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return AnchorFile(path, data["header"], bytes.fromhex(data["signature"]))
    except (ValueError, LookupError, TypeError) as error:
        raise BadAnchor(f"锚点 {path.name}：文件损坏，不能读取") from error


def _new_events(after: int) -> list[tuple[int, str]]:
    """Return (id, hash) of the committed events after ``after``.

    On PostgreSQL a lower id may commit later; SHARE mode waits for writers that already have one.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE matters_eventrow IN SHARE MODE")
        return list(EventRow.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "hash"))


def write_anchor(home: Path) -> AnchorFile | None:
    """Anchor all events since the last anchor; None when there are none. Returns the new anchor."""
    folder = home / "anchors"
    folder.mkdir(parents=True, exist_ok=True)
    anchors = read_anchors(folder)
    last = anchors[-1] if anchors else None
    events = _new_events(last.header["last_event"] if last else 0)
    if not events:
        return None
    header = {
        "number": last.header["number"] + 1 if last else 1,
        "at": clock.now().isoformat(timespec="seconds"),
        "last_event": events[-1][0],
        "count": len(events),
        "root": merkle_root([digest for _, digest in events]),
        "prev": last.digest if last else GENESIS,
        "algorithm": "SM3/Ed25519",
    }
    signature = signing_key(home / "keys").sign(canonical(header).encode())
    path = folder / f"{header['number']:06d}.json"
    leaves = b"".join(pk.to_bytes(8, "big") + bytes.fromhex(digest) for pk, digest in events)
    write_durably(path.with_suffix(".leaves"), leaves)
    write_durably(path, canonical({"header": header, "signature": signature.hex()}).encode())
    return AnchorFile(path, header, signature)


def check_anchors(home: Path) -> Iterator[str]:
    """Compare every anchor with the stored events; yield one Chinese line per difference."""
    try:
        anchors = read_anchors(home / "anchors")
    except BadAnchor as damaged:
        yield str(damaged)
        return
    if not anchors:
        return
    public = Ed25519PublicKey.from_public_bytes((home / "keys" / "anchor.pub").read_bytes())
    before, prev = 0, GENESIS
    for anchor in anchors:
        yield from _check_one(anchor, before, prev, public)
        before, prev = anchor.header["last_event"], anchor.digest


def _check_one(anchor: AnchorFile, before: int, prev: str, public: Ed25519PublicKey) -> Iterator[str]:
    name, header = anchor.path.name, anchor.header
    try:
        public.verify(anchor.signature, canonical(header).encode())
    except InvalidSignature:
        yield f"锚点 {name}：签名不符，文件被改动过"
    if header["prev"] != prev:
        yield f"锚点 {name}：与上一个锚点接不上，中间的锚点被删除或者改动过"
    leaves = dict(anchor.leaves())
    if merkle_root(list(leaves.values())) != header["root"] or len(leaves) != header["count"]:
        yield f"锚点 {name}：叶子文件与锚点不符"
    stored = dict(
        EventRow.objects.filter(pk__gt=before, pk__lte=header["last_event"])
        .order_by("pk")
        .values_list("pk", "hash")
    )
    for pk, digest in leaves.items():
        if pk not in stored:
            yield f"事件 {pk}：锚点 {name} 有记载，数据库里已不存在（被删除）"
        elif stored[pk] != digest:
            yield f"事件 {pk}：摘要与锚点 {name} 记载的不同（被改动后重新计算过）"
    for pk in stored.keys() - leaves.keys():
        yield f"事件 {pk}：锚点 {name} 没有记载（事后插入）"
