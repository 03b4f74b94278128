"""Many papers as one PDF to print; a paper whose file is missing or damaged is left out and named."""

from __future__ import annotations

from collections.abc import Iterator

from fuyuan.matters.attachments import store
from fuyuan.matters.files.pdfs import Merged
from fuyuan.organs.policy import policy_for
from fuyuan.papers import rendering
from fuyuan.papers.models import Paper
from fuyuan.papers.services import PaperRefused, document_of
from fuyuan.papers.verification import digest_of

from .making import Tell
from .models import MadeFile

PRINT = "papers.print"


def content_of(paper: Paper) -> bytes:
    """The file that is the paper, checked against its digest; what was never signed is drawn from its text."""
    if not paper.file:
        return rendering.pdf(document_of(paper))
    try:
        content = store().path(paper.file).read_bytes()
    except OSError as fault:
        raise PaperRefused(f"存档的文件读不出来（{fault.strerror}）") from fault
    if digest_of([content]) != paper.file:
        raise PaperRefused("存档的文件内容被改动过")
    return content


def merged(made: MadeFile, tell: Tell) -> bytes:
    """Put the papers asked for behind one another, each on a fresh sheet where both sides are printed."""
    ids: list[int] = made.asked["papers"]
    with Merged(fresh_sheet=bool(made.asked.get("duplex"))) as out:
        for number, paper in enumerate(_papers(made, ids), 1):
            try:
                out.add(content_of(paper))
            except (
                PaperRefused,
                ValueError,
                RuntimeError,
            ) as reason:  # of a paper that cannot be read any more
                made.notes.append(f"《{paper.title}》{paper.number}：{reason}")
            if number % 20 == 0 or number == len(ids):
                tell(number, len(ids))
        if not out.pages:
            raise PaperRefused("没有一份可以打印的文书。")
        return out.content()


def _papers(made: MadeFile, ids: list[int]) -> Iterator[Paper]:
    """In the order asked for; what the one who asked may not see (any more) is left out."""
    seen = policy_for(Paper).among(made.actor, Paper.objects.filter(pk__in=ids)).in_bulk()
    made.notes += [f"有 {len(set(ids) - seen.keys())} 份您不能查看"] if set(ids) - seen.keys() else []
    return (seen[pk] for pk in ids if pk in seen)
