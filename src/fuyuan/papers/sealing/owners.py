"""Whose seal a paper needs: that of the organ named at its foot."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from fuyuan.organs.models import Organ, OrganName
from fuyuan.organs.models.organ import valid_on
from fuyuan.papers.blocks import Document, Layout, Signature

from .models import Seal


def signature_of(document: Document) -> Signature | None:
    """Return the block that a seal goes over. Records (笔录) are signed by the people in them, not sealed; a joint paper
    takes several seals, which are put on by hand.
    """
    if document.layout is Layout.RECORD:
        return None
    found = [
        block for block in document.blocks if isinstance(block, Signature) and block.organ and block.date
    ]
    return found[-1] if found and "\n" not in found[-1].organ else None


def owner_of(document: Document, day: date, drafted_by: int | None) -> int | None:
    """Return the organ whose electronic seal the paper needs: the one named at its foot, or the one that drafted it where
    the foot names none of the directory (an office without a seal of its own).

    None: nothing to be sealed, or that organ has no electronic seal in use on the day and puts its seal on paper by hand.
    """
    signature = signature_of(document)
    if signature is None:
        return None
    former = OrganName.objects.filter(valid_on(day), name=signature.organ).values_list("organ_id", flat=True)
    named = Organ.objects.filter(name=signature.organ).values_list("pk", flat=True).first() or former.first()
    owner = named or drafted_by
    return owner if usable_seals(owner, day).exists() else None


def usable_seals(organ_id: int | None, day: date) -> QuerySet[Seal]:
    """Return the approved seals of an organ that are in use on a day."""
    return Seal.objects.filter(
        organ_id=organ_id or 0, approved_at__isnull=False, end_reason="", valid_from__lte=day
    )
