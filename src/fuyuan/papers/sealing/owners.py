"""Whose seal a paper needs: that of the organ named at its foot."""

from __future__ import annotations

from datetime import date

from fuyuan.organs.models import Organ, OrganName
from fuyuan.organs.models.organ import valid_on
from fuyuan.papers.blocks import Document, Layout, Signature


def signature_of(document: Document) -> Signature | None:
    """Return the block that a seal goes over. Records (笔录) are signed by the people in them, not sealed."""
    if document.layout is Layout.RECORD:
        return None
    found = [
        block for block in document.blocks if isinstance(block, Signature) and block.organ and block.date
    ]
    return found[-1] if found else None


def owner_of(document: Document, day: date, drafted_by: int | None) -> int | None:
    """Return the organ whose seal the paper needs; the one that drafted it where the foot names no organ of the directory
    (an office without a seal of its own). None: it needs none.
    """
    signature = signature_of(document)
    if signature is None:
        return None
    former = OrganName.objects.filter(valid_on(day), name=signature.organ).values_list("organ_id", flat=True)
    found = Organ.objects.filter(name=signature.organ).values_list("pk", flat=True).first() or former.first()
    return found or drafted_by
