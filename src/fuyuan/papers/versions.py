"""Templates the legal office edits: which one holds on a day, what a new one must pass before it is kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from fuyuan.matters import clock
from fuyuan.matters.record import clean_text
from fuyuan.matters.registry import Outcome, room_of
from fuyuan.matters.services import context_for
from fuyuan.matters.store import history
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post

from .blocks import Document, Meta
from .kinds import PaperKind, kind_of, written_day
from .markup import parse, render_template
from .models import Paper, TemplateVersion
from .rendering import pdf
from .sandbox import check, names_in
from .text import PaperFault

EDITORS = frozenset({Post.OFFICE_HEAD, Post.JOINT_OFFICE})
ALWAYS = frozenset({"文号", "签发日期"})  # what drafting adds to the fields of every kind
MOST_SAMPLES = 5
PENDING_NUMBER = "（编号待签发）"
_NUMBER = re.compile(r"(?m)^@(字号|number)[ \u3000]")


class TemplateRefused(Exception):
    """The template is not kept; ``faults`` says everything that is wrong with it."""

    def __init__(self, *faults: str) -> None:
        super().__init__("；".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Source:
    """A template as it holds: number 0 is the shipped one."""

    number: int
    text: str
    since: date | None = None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def shipped(kind: PaperKind) -> Source:
    return Source(0, kind.source())


def in_force(kind: PaperKind, day: date) -> Source:
    """Return the template that holds on ``day``: of two that began on one day, the later one."""
    row = (
        TemplateVersion.objects.filter(kind=kind.key, valid_from__lte=day)
        .order_by("-valid_from", "-number")
        .first()
    )
    return Source(row.number, row.text, row.valid_from) if row else shipped(kind)


def all_in_force(day: date) -> dict[str, TemplateVersion]:
    """Return the edited templates that hold on ``day``, by the key of their kind (one query)."""
    rows = TemplateVersion.objects.filter(valid_from__lte=day).order_by("valid_from", "number")
    return {row.kind: row for row in rows}


def version(kind: PaperKind, number: int) -> Source | None:
    """Return one version, the shipped one as number 0."""
    if number == 0:
        return shipped(kind)
    row = TemplateVersion.objects.filter(kind=kind.key, number=number).first()
    return Source(row.number, row.text, row.valid_from) if row else None


def newest_number(kind: PaperKind) -> int:
    return (
        TemplateVersion.objects.filter(kind=kind.key)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
        or 0
    )


def may_edit_template(kind: PaperKind, actor: Actor) -> bool:
    """The head of the reconsideration office (the justice bureau's legal office) keeps all templates, the joint-conference
    office those of the papers it signs or reads."""
    if actor.post is Post.JOINT_OFFICE:
        return Post.JOINT_OFFICE in kind.signers | kind.readers
    return actor.post is Post.OFFICE_HEAD


# --- real cases -----------------------------------------------------------------------------------------------------


def samples(kind: PaperKind, actor: Actor, limit: int = MOST_SAMPLES) -> list[Paper]:
    """Return the newest papers of a kind that ``actor`` may see: what a template is tried on."""
    found = policy_for(Paper).filter(actor, Paper.objects.filter(kind=kind.key)).select_related("matter")
    return list(found.order_by("-pk")[:limit])


def fields_of(paper: Paper) -> Mapping[str, Any]:
    """Return what the template of a paper was filled with, gathered anew from the history of its matter."""
    kind = kind_of(paper.kind)
    wanted = next((each for each in kind.drafts(_outcome(paper)) if each.part == paper.part), None)
    if wanted is None:
        raise PaperFault(f"办件现在的内容不再产生《{paper.title}》，不能用来试模板")
    event_day = paper.matter.events.get(seq=paper.event_seq).day
    return {
        "文号": paper.number or PENDING_NUMBER, "签发日期": paper.issued_on or event_day, **wanted.fields
    }  # fmt: skip


def _outcome(paper: Paper) -> Outcome:
    """The step that drafted a paper, as its builder saw it then."""
    room = room_of(paper.matter.kind)
    events = history(paper.matter_id, room.procedure)[: paper.event_seq]
    event, by = events[-1], events[-1].by
    before = room.procedure.fold(events[:-1]) if len(events) > 1 else None
    actor = Actor(by.post, by.name, by.person_id, by.organ_id, by.organ_name)
    context = context_for(room, before, event.step, event.record, actor, event.day)
    return Outcome(paper.matter_id, room, event, room.procedure.fold(events), context)


# --- trying ---------------------------------------------------------------------------------------------------------


def filled(kind: PaperKind, text: str, fields: Mapping[str, Any]) -> Document:
    """Return the paper that a template makes of these fields. Raises PaperFault."""
    made = render_template(text, fields, ask=bool(kind.signers))
    return Document(kind.layout, parse(made), Meta(title=kind.title))


def faults_of(kind: PaperKind, text: str, tried: Sequence[Paper]) -> list[str]:
    """Say everything that is wrong with a template: its writing, unknown fields, and each sample it fails on."""
    try:
        check(text)
    except PaperFault as fault:
        return [str(fault)]
    found = [*_unknown(kind, text, tried)]
    if kind.series and not _NUMBER.search(text):
        found.append("没有“@字号”这一行：这种文书签发时编号，请在标题下面写上“@字号 {{ 文号 }}”")
    if not found:
        found = [said for paper in tried if (said := _fault_on(kind, text, paper))]
    return found


def _fault_on(kind: PaperKind, text: str, paper: Paper) -> str:
    try:
        pdf(filled(kind, text, fields_of(paper)))
    except PaperFault as fault:
        return f"用《{paper}》（{paper.drafted_by}拟制）试填：{fault}"
    return ""


def _unknown(kind: PaperKind, text: str, tried: Sequence[Paper]) -> Iterator[str]:
    top, inner = names_in(text)
    known_top, known_inner = known_fields(kind, tried)
    for name in sorted(top - known_top):
        yield f"没有“{name}”这个字段，请在右边列出的字段里选"
    for name in sorted(inner - known_inner - known_top):
        yield f"列表、分组里没有“{name}”这一项"


def known_fields(kind: PaperKind, tried: Sequence[Paper]) -> tuple[set[str], set[str]]:
    """The fields a template of this kind may name: those of the shipped one, and those real cases bring."""
    top, inner = names_in(kind.source())
    top |= ALWAYS
    for paper in tried:
        fields = fields_of(paper)
        top |= set(fields)
        inner |= set(_inner_keys(list(fields.values())))
    return top, inner


def _inner_keys(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from value
        yield from _inner_keys(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _inner_keys(item)


# --- keeping --------------------------------------------------------------------------------------------------------


def keep(kind: PaperKind, text: str, valid_from: date, note: str, actor: Actor, seen: int) -> TemplateVersion:
    """Keep a new version, in force from ``valid_from`` (today or later). ``seen``: the newest number its writer saw.

    Raises TemplateRefused with all that is wrong. Papers drafted before keep the text and the number they have.
    """
    try:
        text, note = clean_text(text).strip("\n") + "\n", clean_text(note).strip()
    except ValueError as wrong:
        raise TemplateRefused(str(wrong)) from None
    faults = []
    if not note or len(note) > 300:
        faults.append("请写明为什么修改，300字以内")
    if valid_from < clock.today():
        faults.append(f"启用日期不能早于今天（{written_day(clock.today())}）：已经拟制的文书不受影响")
    faults += faults_of(kind, text, samples(kind, actor))
    if faults:
        raise TemplateRefused(*faults)
    try:
        with transaction.atomic():
            if newest_number(kind) != seen:
                raise TemplateRefused("别人刚刚保存了新的版本，您的内容没有保存，请核对最新版本后再保存")
            return TemplateVersion.objects.create(
                kind=kind.key, number=seen + 1, text=text, valid_from=valid_from, note=note, made_at=clock.now(),
                made_by=str(actor),
            )  # fmt: skip
    except IntegrityError:
        raise TemplateRefused("别人刚刚保存了新的版本，您的内容没有保存，请核对最新版本后再保存") from None
