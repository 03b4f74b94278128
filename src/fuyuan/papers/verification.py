"""What the public may know of an issued paper: found by the code printed on it, or by the digest of a file somebody holds.

Nothing else than what whoever holds the paper can read from it: no party, no matter, no text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Q

from fuyuan.organs.models import Organ

from .codes import as_typed
from .kinds import kind_of
from .models import Paper
from .sealing.owners import signature_of
from .services import document_of

OUT = (Paper.Status.ISSUED, Paper.Status.VOID)


@dataclass(frozen=True, slots=True)
class Verified:
    """An issued paper as the public sees it. ``replaced_by``: the number of the one issued in its place."""

    title: str
    number: str
    issuer: str
    issued_on: date
    void: bool
    replaced_by: str
    sealed: bool
    sha256: str
    unsealed_sha256: str

    def says_of(self, digest: str) -> str:
        """Return how a file with this digest stands to the paper: same, unsealed (as it was before its seal) or other."""
        if digest == self.sha256:
            return "same"
        return "unsealed" if digest == self.unsealed_sha256 else "other"


def by_code(text: str) -> Verified | None:
    """Return the paper with this verification code. The caller throttles."""
    code = as_typed(text)
    return _first(Q(code=code)) if code else None


def by_digest(digest: str) -> Verified | None:
    """Return the paper whose file, sealed or as it was before, has this SHA-256."""
    return _first(Q(sealed_sha256=digest) | Q(sha256=digest)) if digest else None


def digest_of(chunks: Iterable[bytes]) -> str:
    """Return the SHA-256 of a file as it is read; nothing of it is kept."""
    counted = sha256()
    for chunk in chunks:
        counted.update(chunk)
    return counted.hexdigest()


def _first(which: Q) -> Verified | None:
    paper = Paper.objects.filter(which, status__in=OUT, issued_on__isnull=False).first()
    return _told(paper) if paper and paper.issued_on else None


def _told(paper: Paper) -> Verified:
    assert paper.issued_on
    void = paper.status == Paper.Status.VOID
    return Verified(
        title=kind_of(paper.kind).title, number=paper.number, issuer=_issuer(paper),
        issued_on=paper.issued_on, void=void, replaced_by=_replacement(paper) if void else "",
        sealed=bool(paper.sealed_sha256), sha256=paper.file, unsealed_sha256=paper.sha256,
    )  # fmt: skip


def _issuer(paper: Paper) -> str:
    """The organ named at the foot, else the one that drafted it, by its name of that day."""
    if signature := signature_of(document_of(paper)):
        return signature.organ
    organ = Organ.objects.filter(pk=paper.organ_id or 0).first()
    return organ.name_on(paper.issued_on) if organ and paper.issued_on else ""


def _replacement(paper: Paper) -> str:
    """The number of the same kind of paper issued later for the same matter and the same place among those to be served."""
    later = Paper.objects.filter(
        matter_id=paper.matter_id,
        kind=paper.kind,
        place=paper.place,
        status=Paper.Status.ISSUED,
        pk__gt=paper.pk,
    )
    return later.order_by("pk").values_list("number", flat=True).first() or ""
