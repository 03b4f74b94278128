"""Materials for a panel: what lies in the file of the case is lent to the consultation, content by content, no copy made.

A lent file belongs to the consultation, so it closes for the members with it; the file of the case stays shut to them.
"""

from __future__ import annotations

from fuyuan.matters import clock
from fuyuan.matters.attachments import files_of, store_bytes
from fuyuan.matters.models import Attachment, AttachmentUse
from fuyuan.matters.registry import Outcome
from fuyuan.organs.actor import Actor
from fuyuan.papers.models import Paper
from fuyuan.papers.queries import papers_of
from fuyuan.papers.rendering import pdf
from fuyuan.papers.services import document_of

FINAL = (Paper.Status.ISSUED, Paper.Status.FILED)
PURPOSE = "咨询材料"


def case_material(case_id: int, actor: Actor) -> list[tuple[str, str]]:
    """Return (key, name) of the files and finished papers in the file of a case that the actor may open."""
    files = [(f"file-{use.pk}", use.label) for use in files_of(case_id, actor)]
    return [(f"paper-{pk}", str(title)) for pk, title in _papers(case_id, actor)] + files


def _papers(case_id: int, actor: Actor) -> list[tuple[int, str]]:
    rows = papers_of(case_id, actor).filter(status__in=FINAL)
    return [(paper.pk, f"{paper.title}{paper.number}") for paper in rows]


def lend(outcome: Outcome) -> None:
    """Subscriber of 提供材料: what was chosen from the case can be opened in the consultation."""
    assert outcome.context
    actor = outcome.context.actor
    for key in outcome.event.record.from_case:
        kind, _, pk = key.partition("-")
        sha256, label = _file(int(pk)) if kind == "file" else _paper(int(pk), str(actor))
        AttachmentUse.objects.create(
            attachment=Attachment.objects.get(sha256=sha256), matter_id=outcome.matter_id, event_seq=outcome.event.seq,
            label=label, purpose=PURPOSE, readers="", at=clock.now(), post=actor.post.value, person_id=actor.person_id,
            name=actor.name, organ_id=actor.organ_id,
        )  # fmt: skip


def _file(pk: int) -> tuple[str, str]:
    use = AttachmentUse.objects.select_related("attachment").get(pk=pk)
    return use.attachment.sha256, use.label


def _paper(pk: int, by: str) -> tuple[str, str]:
    """A paper that was filed and not signed has no file yet: it is drawn now."""
    paper = Paper.objects.get(pk=pk)
    sha256 = paper.file or store_bytes(pdf(document_of(paper)), "application/pdf", by=by[:200])
    return sha256, f"{paper.title}.pdf"
