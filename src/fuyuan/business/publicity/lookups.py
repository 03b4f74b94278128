"""What the guards may know beside the state: the decision's text, who is in the case, what the second look finds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from fuyuan.business.litigation import queries as litigation
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.matters import attachments
from fuyuan.matters.disclosure import Involved, Lesson
from fuyuan.matters.lookups import Lookups
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.papers.codes import new_code
from fuyuan.papers.markup import parse
from fuyuan.papers.models import Paper
from fuyuan.papers.plain import plain_text

from .activities.steps import ActivityState
from .cases.records import Source, Words
from .cases.steps import TypicalCase
from .decisions.steps import Publication
from .life import Draft
from .models import MediaPartner
from .models import Publication as PublicationRow
from .news.steps import News
from .numbers import CASE_DAYS, DAYS, NEWS_DAYS, NOTE_DAYS, policy_now
from .partners.steps import ACTIVE, PartnerState
from .redaction import Parties, redact
from .redaction.leaks import Leak, find_leaks
from .redaction.sources import Unreadable, read

DECISION_PAPER = "reconsideration.decision"
NOT_ISSUED = (
    "系统里没有签发的决定书：在系统外制作的，请上传决定书文件（.docx、.txt，或者能复制出文字的 .pdf）"
)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a decision, or why there is none."""

    text: str = ""
    problem: str = ""


def decision_facts(state: Publication | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    finders: dict[str, Callable[[], Any]] = {"days": lambda: installation.get(DAYS), "policy": policy_now}
    if state is None:
        finders |= {"slug": slug, "existing": lambda: existing(record.case_id)}
        return Lookups(**finders)
    finders["parties"] = lambda: parties(in_decision(state))
    finders["source"] = lambda: text_of(state, record)
    return Lookups(**finders, **checks(state, lambda: in_decision(state)))


def case_facts(state: TypicalCase | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    finders: dict[str, Callable[[], Any]] = {"days": lambda: installation.get(CASE_DAYS)}
    if state is None:
        found = Lookups(found=lambda: sources_of(record.numbers, actor))
        finders["slug"] = slug
        finders["missing"] = lambda: tuple(
            number for number in record.numbers if number not in found["found"]
        )
        finders["sources"] = lambda: tuple(each for each, _, _ in found["found"].values())
        finders["suggested"] = lambda: suggested(
            [(lesson, who) for _, lesson, who in found["found"].values()]
        )
        return Lookups(**finders)
    finders["parties"] = lambda: parties(in_sources(state))
    return Lookups(**finders, **checks(state, lambda: in_sources(state)))


def news_facts(state: News | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    finders: dict[str, Callable[[], Any]] = {"days": lambda: installation.get(NEWS_DAYS), "slug": slug}
    return Lookups(**finders, **(checks(state, Involved) if state else {}))


def activity_facts(state: ActivityState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return Lookups(
        days=lambda: installation.get(NOTE_DAYS),
        partner=lambda: partner_named(getattr(record, "partner_id", None)),
    )


def partner_named(pk: int | None) -> str:
    """Return the name of a partner that is one today, "" for any other."""
    rows = MediaPartner.objects.filter(pk=pk or 0, stage=ACTIVE)
    return rows.values_list("title", flat=True).first() or ""


def partner_facts(state: PartnerState | None, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    def known() -> str:
        rows = MediaPartner.objects.filter(title=record.name, stage=ACTIVE)
        rows = rows.exclude(number=state.number) if state else rows
        return rows.values_list("number", flat=True).first() or ""

    return Lookups(known=known)


def slug() -> str:
    """An address nobody can guess and that says nothing of the case."""
    return new_code().lower()


def existing(case_id: int) -> str:
    return PublicationRow.objects.filter(case_id=case_id).values_list("number", flat=True).first() or ""


# -- who must not be named -----------------------------------------------------------------------------------------


def parties(who: Involved) -> Parties:
    return Parties(who.people, who.firms, who.texts, who.officials)


def in_decision(state: Publication) -> Involved:
    return in_matter("reconsideration", state.made.case_id)


def in_sources(state: TypicalCase) -> Involved:
    return reduce(or_, (in_matter(each.kind, each.matter_id) for each in state.sources), Involved())


def in_matter(kind: str, pk: int) -> Involved:
    """Return everybody who stands in a suit or a case."""
    if kind == "suit":
        suit = litigation.visible_suit(SYSTEM, pk).first()
        return litigation.involved(litigation.state_of(suit)) if suit else Involved()
    case = reconsideration.visible_case(SYSTEM, pk).first()
    return reconsideration.involved(reconsideration.state_of(case)) if case else Involved()


def checks(state: Draft, involved: Callable[[], Involved]) -> dict[str, Callable[[], Any]]:
    return {
        "names": lambda: frozenset(
            name for group in (*involved().people, *involved().firms) for name in group
        ),
        "leaks": lambda: leaks_of(state, involved()),
    }


def leaks_of(state: Draft, who: Involved) -> tuple[str, ...]:
    """Say what the second look finds in everything the public would read or find of this draft."""
    return leak_words(find_leaks(state.shown, parties(who), state.mask.hidden if state.mask else ()))


def leak_words(found: Iterable[Leak]) -> tuple[str, ...]:
    return tuple(f"{leak.kind}“{leak.text}”（{leak.around}）" for leak in found)


# -- the decision's text -------------------------------------------------------------------------------------------


def text_of(state: Publication, record: Any) -> Text:
    """The paper that was signed here; else the file somebody uploaded, read for its words."""
    if record is not None and record.file is not None:
        return _uploaded(record.file)
    paper = (
        Paper.objects.filter(matter_id=state.made.case_id, kind=DECISION_PAPER, status=Paper.Status.ISSUED)
        .order_by("-pk")
        .first()
    )
    return Text(plain_text(parse(paper.text))) if paper else Text(problem=NOT_ISSUED)


def _uploaded(file: Any) -> Text:
    """The file's visible words. A scan has none: the reader says on which page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"决定书{Path(file.name).suffix}"
        path.symlink_to(attachments.store().path(file.sha256))
        try:
            source = read(path)
        except Unreadable as problem:
            return Text(problem=f"{problem}。没有文字的决定书不能公开，请上传 Word 文件")
    body = "\n".join(source.text[part.start : part.end] for part in source.parts if part.published)
    return (
        Text(body)
        if body.strip()
        else Text(problem="这份文件里没有文字，是扫描的图片，不能公开；请上传 Word 文件")
    )


# -- the sources of a typical case ---------------------------------------------------------------------------------


def sources_of(numbers: tuple[str, ...], actor: Actor) -> dict[str, tuple[Source, Lesson, Involved]]:
    """Return the cases and suits in effect that bear these numbers and that the actor may see."""
    found: dict[str, tuple[Source, Lesson, Involved]] = {}
    for case in reconsideration.cases_in_effect(actor, numbers):
        told = reconsideration.state_of(case)
        if lesson := reconsideration.lesson(told):
            found[case.case_number] = (
                _source("reconsideration", case.pk, lesson),
                lesson,
                reconsideration.involved(told),
            )
    for number in numbers:
        suit = litigation.suit_by_number(actor, number)
        if suit and (lesson := litigation.lesson(litigation.state_of(suit))):
            who = litigation.involved(litigation.state_of(suit))
            found[number] = _source("suit", suit.pk, lesson), lesson, who
    return {number: found[number] for number in numbers if number in found}


def _source(kind: str, matter_id: int, lesson: Lesson) -> Source:
    return Source(
        kind=kind, matter_id=matter_id, number=lesson.number, act_kind=lesson.act_kind, area=lesson.area,
        outcome=lesson.outcome, agency=lesson.agency, ended_on=lesson.ended_on,
    )  # fmt: skip


def suggested(found: list[tuple[Lesson, Involved]]) -> Words:
    """What the cases say themselves, redacted, as a beginning; what makes them typical nobody but the writer knows."""
    parts = {
        name: "\n".join(redact(getattr(lesson, name), parties(who)).text for lesson, who in found)
        for name in ("facts", "issue", "result")
    }
    return Words(**parts)
