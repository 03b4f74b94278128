"""销毁: what is left of an archive when its time is over: numbers, digests and the history; files and texts are gone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from fuyuan.matters.attachments import destroy
from fuyuan.matters.models import AttachmentUse
from fuyuan.papers.models import Paper, PaperEdit


def destroy_archives(matter_ids: Collection[int], day: date) -> dict[int, list[str]]:
    """Destroy the papers and files of matters, in the caller's transaction. Returns the digests destroyed, by matter.

    A content that another matter holds too (one attachment sent in two cases) stays. The events stay as they are: the chain
    can be verified as before.
    """
    papers = Paper.objects.filter(matter_id__in=matter_ids, destroyed_on=None)
    held = {matter_id: _digests(matter_id) for matter_id in matter_ids}
    everything: set[str] = set().union(*held.values())
    gone = set(destroy(everything - _needed_elsewhere(everything, matter_ids), day))
    PaperEdit.objects.filter(paper__in=papers).delete()
    papers.update(text="", destroyed_on=day)
    return {matter_id: sorted(digests & gone) for matter_id, digests in held.items()}


def _digests(matter_id: int) -> set[str]:
    papers = Paper.objects.filter(matter_id=matter_id).values_list("sha256", "sealed_sha256")
    files = AttachmentUse.objects.filter(matter_id=matter_id).values_list("attachment__sha256", flat=True)
    return {digest for pair in papers for digest in pair if digest} | set(files)


def _needed_elsewhere(digests: set[str], matter_ids: Collection[int]) -> set[str]:
    """Contents among these that a matter not destroyed, or a draft on the portal, holds as well."""
    others = Paper.objects.exclude(matter_id__in=matter_ids).filter(destroyed_on=None)
    uses = AttachmentUse.objects.filter(attachment__sha256__in=digests)
    found = set(uses.exclude(matter_id__in=matter_ids).values_list("attachment__sha256", flat=True))
    found |= set(uses.filter(matter=None).values_list("attachment__sha256", flat=True))
    for name in ("sha256", "sealed_sha256"):
        found |= set(others.filter(**{f"{name}__in": digests}).values_list(name, flat=True))
    return found
