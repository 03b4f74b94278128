"""Papers against the history: what the chain says was issued is what the table and the file store hold."""

import json
from collections.abc import Iterator
from hashlib import file_digest, sha256

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from fuyuan.matters.attachments import store
from fuyuan.matters.models import Counter, EventRow

from .kinds import kinds
from .models import Paper, TemplateVersion

BATCH = 500


def differences() -> Iterator[str]:
    """Yield one Chinese line per difference between papers, their events and their files. Memory stays flat."""
    yield from _against_events()
    yield from _without_event()
    yield from _templates()
    yield from _numbers()
    yield from _files()


def _templates() -> Iterator[str]:
    """A paper that names a version of its template was filled from that version's text."""
    for version in TemplateVersion.objects.order_by("pk").iterator(chunk_size=BATCH):
        digest = sha256(version.text.encode()).hexdigest()
        papers = Paper.objects.filter(kind=version.kind, template_version=version.number)
        for paper in papers.exclude(template_digest=digest).order_by("pk"):
            yield f"办件 {paper.matter_id}：文书《{paper.title}》的模板与第{version.number}版的内容不同"


def _against_events() -> Iterator[str]:
    """Every event of issuing names a paper that says the same; likewise for sealing and voiding."""
    rows = EventRow.objects.filter(step__in=("issue_paper", "seal_paper", "void_paper")).order_by("pk")
    batch: list[EventRow] = []
    for row in rows.iterator(chunk_size=BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            yield from _batch(batch)
            batch = []
    yield from _batch(batch)


def _batch(rows: list[EventRow]) -> Iterator[str]:
    bodies = [(row, json.loads(row.body)) for row in rows]
    papers = Paper.objects.in_bulk([body["paper_id"] for _, body in bodies])
    for row, body in bodies:
        where, paper = (
            f"办件 {row.matter_id}：文书《{body['title']}》{body['number']}",
            papers.get(body["paper_id"]),
        )
        if paper is None or paper.matter_id != row.matter_id:
            yield f"{where}已经签发，数据行缺失"
        elif paper.number != body["number"] or _digest(row, paper) != body.get("sha256", paper.sha256):
            yield f"{where}的编号或者摘要与签发、用印时不同"
        elif row.step == "void_paper" and paper.status != Paper.Status.VOID:
            yield f"{where}已经作废，数据行的状态不同"


def _digest(row: EventRow, paper: Paper) -> str:
    """The digest that the event speaks of."""
    return paper.sealed_sha256 if row.step == "seal_paper" else paper.sha256


def _without_event() -> Iterator[str]:
    """A paper that claims to be issued, sealed or void has its event."""
    named = Concat(Value('"paper_id":'), Cast(OuterRef("pk"), CharField()), Value(","))
    here = EventRow.objects.filter(matter=OuterRef("matter"), body__contains=named)
    issued, sealed, voided = (here.filter(step=step) for step in ("issue_paper", "seal_paper", "void_paper"))
    wrong = (
        Q(status=Paper.Status.ISSUED) & ~Exists(issued)
        | ~Q(sealed_sha256="") & ~Exists(sealed)
        | Q(status=Paper.Status.VOID) & ~Exists(voided)
    )
    for paper in Paper.objects.filter(wrong).order_by("pk").iterator(chunk_size=BATCH):
        yield f"办件 {paper.matter_id}：文书《{paper.title}》{paper.number}的状态没有对应的事件"


def _numbers() -> Iterator[str]:
    """As many papers bear a number of a series and year as numbers were taken: none is missing, none came from elsewhere."""
    for counter in Counter.objects.filter(series__startswith="paper:").order_by("series", "year"):
        sharing = [kind.key for kind in kinds() if kind.counter == counter.series]
        given = (
            Paper.objects.filter(kind__in=sharing, issued_on__year=counter.year).exclude(number="").count()
        )
        if given != counter.last:
            word = counter.series.rpartition(":")[2]
            yield f"文号“{word}”：{counter.year}年取号 {counter.last} 个，文书上有 {given} 个"


def _files() -> Iterator[str]:
    """The bytes on disk are those that were signed."""
    kept = store()
    for paper in Paper.objects.exclude(sha256="").order_by("pk").iterator(chunk_size=BATCH):
        for digest in filter(None, (paper.sha256, paper.sealed_sha256)):
            path = kept.path(digest)
            if not path.exists():
                continue  # a missing file is told once, by the file store's own check
            with path.open("rb") as file:
                if file_digest(file, "sha256").hexdigest() != digest:
                    yield f"办件 {paper.matter_id}：文书《{paper.title}》{paper.number}的文件内容被改动过"
