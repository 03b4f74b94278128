"""Files on disk, by content: what was acknowledged is there after a power cut.

Written to ``incoming/``, fsynced, moved to ``ab/abcd…`` and both folders fsynced, before the row that names it
commits (reliability.md §4: stock storage lost 342 of 342 acknowledged files). The user's file name is never a path.
"""

import fcntl
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

ORPHAN_SECONDS = 24 * 3600


class TooLarge(Exception):
    """More bytes than the limit allows; reading stopped there."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A received file that has not been accepted yet."""

    path: Path
    sha256: str
    size: int


def fsync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class FileStore:
    """A content-addressed store in one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, digest: str) -> Path:
        return self.root / digest[:2] / digest

    @contextmanager
    def receive(self, chunks: Iterable[bytes], limit: int) -> Iterator[Incoming]:
        """Write a stream to a temporary file, durably; it is gone after the block unless it was kept.

        Raises :class:`TooLarge` as soon as more than ``limit`` bytes have come.
        """
        folder = self.root / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / secrets.token_hex(16)
        try:
            yield _write(path, chunks, limit)
        finally:
            path.unlink(missing_ok=True)

    def keep(self, incoming: Incoming) -> Path:
        """Move a received file to its content address; it survives a power cut when this returns."""
        target = self.path(incoming.sha256)
        target.parent.mkdir(exist_ok=True)
        with self._locked():
            os.replace(incoming.path, target)  # also over an equal one: its age starts again
        fsync_folder(target.parent)
        fsync_folder(self.root)
        return target

    def unlink(self, digests: Iterable[str]) -> None:
        """Remove contents that were given up; one that is not there any more is no fault."""
        with self._locked():
            for digest in digests:
                self.path(digest).unlink(missing_ok=True)

    def sweep(self, in_use: Callable[[list[str]], set[str]], older_than: float = ORPHAN_SECONDS) -> list[str]:
        """Unlink contents that no row names and that are older than ``older_than`` seconds; return their digests.

        The age keeps files whose row is about to commit; the lock keeps one that is being stored again right now.
        """
        gone = []
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            names = [path.name for path in folder.iterdir()]
            used = in_use(names)
            gone += [
                name for name in names if name not in used and self._unlink_old(folder / name, older_than)
            ]
        for left in (self.root / "incoming").glob("*"):  # of uploads that were cut off
            self._unlink_old(left, older_than)
        return gone

    def _unlink_old(self, path: Path, older_than: float) -> bool:
        with self._locked():
            old = path.exists() and time.time() - path.stat().st_mtime >= older_than
            if old:
                path.unlink()
        return old

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.root / ".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _write(path: Path, chunks: Iterable[bytes], limit: int) -> Incoming:
    digest, size = sha256(), 0
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o640)
    with os.fdopen(handle, "wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise TooLarge
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return Incoming(path, digest.hexdigest(), size)
