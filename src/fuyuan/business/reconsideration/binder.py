"""卷宗目录: the file of a case in the order in which it is archived, 正卷 by group, 副卷 apart.

Derived from the papers made and the files sent in: what stands in the case stands in its catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import timezone

from fuyuan.matters import clock
from fuyuan.matters.attachments import files_of, pages_of
from fuyuan.matters.files.pdfs import count_pages
from fuyuan.matters.models import AttachmentUse
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post
from fuyuan.papers import rendering
from fuyuan.papers.blocks import Document, Layout, Meta
from fuyuan.papers.kinds import read_template
from fuyuan.papers.markup import parse, render_template
from fuyuan.papers.models import Paper
from fuyuan.papers.queries import papers_within

from .models import Case

# group → codes of its papers in the order in which they are bound; what is in none was made during the trial
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("申请材料", ("application", "oral_record", "receipt", "forwarding_letter")),
    ("补正、受理", ("supplement_notice", "acceptance_notice", "not_further_notice")),
    ("答复、证据", ("reply_notice", "reply")),
    ("第三人材料", ("third_party_notice",)),
    ("审理材料", ()),
    ("结案文书", ("decision", "termination", "dismissal", "refusal", "escalation_notice", "handover_letter")),
    (
        "送达、履行",
        (
            "service_receipt",
            "correction_notice",
            "performance_order",
            "interview_notice",
            "interview_record",
            "criticism",
            "copy_letter",
        ),  # fmt: skip
    ),
)
TEMPLATE = "fuyuan.business.reconsideration.papers:catalogue.txt"
TRIAL, INNER = "审理材料", "副卷"
COVER = "case_cover"  # stands before the catalogue, not in it
_GROUP = {title: place for place, (title, _) in enumerate(GROUPS)}
_OF_CODE = {code: title for title, codes in GROUPS for code in codes}
_PLACE = {code: place for _, codes in GROUPS for place, code in enumerate(codes)}
_LAST = 99  # behind the papers that have a place: files and further papers of a group, by day
_OF_POST = {
    **dict.fromkeys(RESPONDENT_POSTS, "答复、证据"), Post.APPLICANT: "申请材料", Post.AGENT: "申请材料",
    Post.THIRD_PARTY: "第三人材料",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; ``number`` is its serial in its binder (正卷 or 副卷), from 1. ``pages`` None: a draft, or no pages to count."""

    number: int
    group: str
    title: str
    mark: str  # its number, else for whom it is or who sent it in
    on: date
    draft: bool
    pages: int | None
    source: Paper | AttachmentUse


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry before its binder is in order."""

    group: str
    place: int
    title: str
    mark: str
    on: date
    draft: bool
    pages: int | None
    source: Paper | AttachmentUse

    @property
    def order(self) -> tuple[int, int, date]:
        return _GROUP.get(self.group, 0), self.place, self.on


def catalogue(matter_id: int, actor: Actor) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the lines of the 正卷, group after group, and of the 副卷.

    Within a group the papers stand in the order in which they are bound, everything else behind them by day.
    """
    lines = sorted((*_papers(matter_id, actor), *_files(matter_id, actor)), key=lambda line: line.order)
    main = [line for line in lines if line.group != INNER]
    inner = [line for line in lines if line.group == INNER]
    return _numbered(main), _numbered(inner)


def _numbered(lines: list[_Line]) -> tuple[Entry, ...]:
    return tuple(
        Entry(number, line.group, line.title, line.mark, line.on, line.draft, line.pages, line.source)
        for number, line in enumerate(lines, 1)
    )


def total_pages(entries: Iterable[Entry]) -> int:
    return sum(each.pages or 0 for each in entries)


def _papers(matter_id: int, actor: Actor) -> Iterator[_Line]:
    found = papers_within(matter_id, actor).exclude(status=Paper.Status.VOID).prefetch_related("addressees")
    for paper in found:
        code = paper.kind.partition(".")[2]
        if code == COVER:
            continue
        group = INNER if paper.inner else _OF_CODE.get(code, TRIAL)
        on = paper.issued_on or timezone.localtime(paper.drafted_at).date()
        mark = paper.number or "、".join(each.name for each in paper.addressees.all())
        draft = paper.status == Paper.Status.DRAFT
        yield _Line(group, _PLACE.get(code, _LAST), paper.title, mark, on, draft, _pages(paper), paper)


def _pages(paper: Paper) -> int | None:
    """The pages of a paper that is fixed: of its stored file, or as its text is drawn."""
    if paper.status == Paper.Status.DRAFT or paper.destroyed_on:
        return None
    return pages_of(paper.sha256, "application/pdf") if paper.sha256 else _drawn(paper.layout, paper.text)


@lru_cache(maxsize=4096)
def _drawn(layout: str, text: str) -> int:
    return count_pages(rendering.pdf(Document(Layout(layout), parse(text), Meta(draft=False))))


def _files(matter_id: int, actor: Actor) -> Iterator[_Line]:
    for use in files_of(matter_id, actor):
        gone = use.attachment.destroyed_on
        pages = None if gone else pages_of(use.attachment.sha256, use.attachment.type)
        on = timezone.localtime(use.at).date()
        yield _Line(_group_of(use), _LAST, use.label, use.name, on, False, pages, use)


def _group_of(use: AttachmentUse) -> str:
    """What only the office may open is 副卷; the rest stands with whoever sent it in."""
    readers: set[Any] = set(use.readers.split())
    if readers and readers <= {post.value for post in OFFICE_POSTS}:
        return INNER
    return _OF_POST.get(Post(use.post), TRIAL)


def catalogue_pdf(case: Case, actor: Actor) -> bytes:
    """Return 卷宗目录 as a PDF: both binders, each line with its pages, the sums below."""
    main, inner = catalogue(case.pk, actor)
    organ = role_holder(Role.RECONSIDERATION_OFFICE, clock.today()).name
    fields = {
        "机关": organ, "案号": case.case_number or case.number, "标题": case.title, "承办人": case.handlers or "没有指定",
        "收案": case.received_on or "", "结案": case.decided_on or "", "正卷": _told(main), "正卷页": total_pages(main),
        "副卷": _told(inner), "副卷页": total_pages(inner), "日期": clock.today(),
    }  # fmt: skip
    text = render_template(read_template(TEMPLATE), fields)
    meta = Meta(title=f"卷宗目录 {fields['案号']}", draft=False)
    return rendering.pdf(Document(Layout.FORM, parse(text), meta))


def _told(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return [
        {
            "序号": each.number, "类别": each.group, "名称": f"{each.title}{'（草稿）' if each.draft else ''}",
            "文号": each.mark or "无", "日期": each.on.isoformat(), "页数": "" if each.pages is None else each.pages,
        }
        for each in entries
    ]  # fmt: skip
