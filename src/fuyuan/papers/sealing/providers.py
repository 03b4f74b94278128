"""Who puts the seal on: an e-seal service of the government's platform, a certificate kept here, or the marked stand-in.

国办发〔2025〕33号第二十七条: a business system must be able to take the seals of a conforming e-seal system. Such a system
is connected by a class that does what ``SealService`` says; its name stands in FUYUAN_SEAL_SERVICE.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

from .place import Spot

MARK = "测试签章"


@dataclass(frozen=True, slots=True)
class Order:
    """One seal to be put on one paper: the final PDF, the place read from it, and the seal as registered."""

    pdf: bytes
    spot: Spot
    image: bytes
    diameter: int  # mm
    seal: str  # its wording
    organ: str  # code of the organ whose seal it is
    reason: str


class SealService(Protocol):
    """What a system of e-seals must be able to do."""

    def apply(self, order: Order) -> bytes:
        """Return the sealed and signed PDF: the given bytes with a PAdES signature appended, nothing changed.

        Raises ServiceDown when the seal cannot be put on now; the paper then waits, issued and unsealed.
        """

    def roots(self) -> Sequence[Any]:
        """Certificates (asn1crypto) that a signature made here leads back to."""


class ServiceDown(Exception):
    """The seal cannot be put on now; the message says what to do."""


class Certificate:
    """Signs with a certificate kept on this machine. ``mark`` is printed below the seal where it has no force."""

    def __init__(
        self, path: Path, password: bytes | None = None, roots: Path | None = None, mark: str = ""
    ) -> None:
        self.key = signing().Key(path, password)
        self._roots, self.mark = roots, mark

    def apply(self, order: Order) -> bytes:
        engine = signing()
        try:
            drawn = engine.stamp(order.image, order.diameter, self.mark)
            reason = f"{order.reason}（{self.mark}，不具法律效力）" if self.mark else order.reason
            return bytes(engine.sign(order.pdf, order.spot, drawn, self.key, reason))
        except (OSError, ValueError) as error:
            raise ServiceDown(f"签章证书不能使用：{error}。请系统管理员检查签章设置。") from error

    def roots(self) -> Sequence[Any]:
        found: Sequence[Any] = signing().certificates(self._roots) if self._roots else self.key.chain()
        return found


def signing() -> Any:
    """The signing engine. pyHanko and typst (130 MB) are loaded with the first seal, not when the server starts."""
    return importlib.import_module("fuyuan.papers.sealing.signing")


def service() -> SealService:
    """Return what seals in this installation. Raises ServiceDown where nothing with force is set up in production."""
    if settings.SEAL_SERVICE:
        module, _, name = settings.SEAL_SERVICE.partition(":")
        made: SealService = getattr(importlib.import_module(module), name)()
        return made
    if settings.SEAL_P12:
        password = settings.SEAL_PASSWORD_FILE.read_bytes().strip() if settings.SEAL_PASSWORD_FILE else None
        return Certificate(settings.SEAL_P12, password, settings.SEAL_ROOTS)
    if settings.PRODUCTION:
        raise ServiceDown(
            "本平台没有配置电子印章，测试签章不能用于正式环境。请系统管理员按操作手册配置签章证书或者印章系统。"
        )
    return stand_in(settings.HOME / "keys")


def stand_in(folder: Path) -> Certificate:
    """The certificate for trying things out, marked on the paper and in the signature."""
    testing: Any = importlib.import_module("fuyuan.papers.sealing.testing")
    return Certificate(testing.bundle(folder), mark=MARK)
