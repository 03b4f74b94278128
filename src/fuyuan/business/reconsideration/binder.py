"""卷宗目录: the file of a case in the order in which it is archived, 正卷 by group, 副卷 apart.

Derived from the papers made and the files sent in: what stands in the case stands in its catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from fuyuan.matters.attachments import files_of
from fuyuan.matters.models import AttachmentUse
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post
from fuyuan.papers.models import Paper
from fuyuan.papers.queries import papers_within

# group → codes of its papers; what is in none was made during the trial
GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("申请材料", frozenset("application oral_record receipt forwarding_letter".split())),
    ("补正、受理", frozenset("supplement_notice acceptance_notice not_further_notice".split())),
    ("答复、证据", frozenset({"reply_notice"})),
    ("第三人材料", frozenset({"third_party_notice"})),
    ("审理材料", frozenset()),
    (
        "结案文书",
        frozenset("decision termination dismissal refusal escalation_notice handover_letter".split()),
    ),
    (
        "送达、履行",
        frozenset(
            "service_receipt performance_order interview_notice interview_record criticism copy_letter correction_notice".split()
        ),
    ),
)
TRIAL, INNER = "审理材料", "副卷"
_OF_CODE = {code: title for title, codes in GROUPS for code in codes}
_OF_POST = {
    **dict.fromkeys(RESPONDENT_POSTS, "答复、证据"), Post.APPLICANT: "申请材料", Post.AGENT: "申请材料",
    Post.THIRD_PARTY: "第三人材料",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; ``number`` is its serial in its binder (正卷 or 副卷), from 1."""

    number: int
    group: str
    title: str
    mark: str  # its number, else for whom it is or who sent it in
    on: date
    draft: bool


Line = tuple[str, str, str, date, bool]  # an Entry without its serial


def catalogue(matter_id: int, actor: Actor) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the lines of the 正卷, group after group, and of the 副卷; within a group by day."""
    order = {title: place for place, (title, _) in enumerate(GROUPS)}
    lines = sorted(
        (*_papers(matter_id, actor), *_files(matter_id, actor)),
        key=lambda line: (order.get(line[0], 0), line[3]),
    )
    main = [line for line in lines if line[0] != INNER]
    inner = [line for line in lines if line[0] == INNER]
    return _numbered(main), _numbered(inner)


def _numbered(lines: list[Line]) -> tuple[Entry, ...]:
    return tuple(Entry(number, *line) for number, line in enumerate(lines, 1))


def _papers(matter_id: int, actor: Actor) -> Iterator[Line]:
    found = papers_within(matter_id, actor).exclude(status=Paper.Status.VOID).prefetch_related("addressees")
    for paper in found:
        code = paper.kind.partition(".")[2]
        group = INNER if paper.inner else _OF_CODE.get(code, TRIAL)
        on = paper.issued_on or timezone.localtime(paper.drafted_at).date()
        mark = paper.number or "、".join(each.name for each in paper.addressees.all())
        yield group, paper.title, mark, on, paper.status == Paper.Status.DRAFT


def _files(matter_id: int, actor: Actor) -> Iterator[Line]:
    for use in files_of(matter_id, actor):
        yield _group_of(use), use.label, use.name, timezone.localtime(use.at).date(), False


def _group_of(use: AttachmentUse) -> str:
    """What only the office may open is 副卷; the rest stands with whoever sent it in."""
    readers: set[Any] = set(use.readers.split())
    if readers and readers <= {post.value for post in OFFICE_POSTS}:
        return INNER
    return _OF_POST.get(Post(use.post), TRIAL)
