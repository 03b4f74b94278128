"""Drafting, editing, issuing and voiding papers. Each is one transaction; issuing is an event of the matter."""

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from fuyuan.matters import clock
from fuyuan.matters.attachments import store_bytes
from fuyuan.matters.models import Matter
from fuyuan.matters.numbering import take_number
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused, take_step
from fuyuan.organs.actor import Actor

from .approval import gate
from .blocks import Document, Layout, Meta
from .codes import new_code, written
from .kinds import Draft, PaperKind, kind_of, written_day
from .markup import gaps, parse, render_template
from .models import Paper, PaperAddressee, PaperEdit
from .numbering import paper_number
from .queries import is_signer, may_edit
from .rendering import missing_characters, pdf
from .sealing.owners import owner_of
from .text import PaperFault, escape
from .versions import PENDING_NUMBER, in_force

_NUMBER_LINE = re.compile(r"(?m)^@字号 .*$")
PENDING_SIGNER = "（签发时填写）"
_DATE_LINE = re.compile(r"(?m)^@日期 .*$")
_PRINT_LINE = re.compile(r"(?m)^(@印发 .*\|).*$")


class PaperRefused(StepRefused):
    """The paper cannot be edited, issued or voided now; the message says why and what to do.

    What a paper refuses, the step refuses that needed it; and what the matter refuses, its paper does (StepRefused).
    """

    def __init__(self, reason: str) -> None:
        super().__init__(Refusal(reason))


class Changed(PaperRefused):
    """Somebody else changed the text in between; nothing was saved."""


# --- drafting -----------------------------------------------------------------------------------------------------


def draft_for(outcome: Outcome) -> None:
    """Subscriber on every step: draft the papers the step names, in the same transaction."""
    procedure = outcome.room.procedure
    for code in procedure.step(outcome.event.step).papers:
        kind = kind_of(f"{procedure.name}.{code}")
        for wanted in kind.drafts(outcome):
            draft(kind, wanted, outcome)


def draft(kind: PaperKind, wanted: Draft, outcome: Outcome) -> Paper:
    """Compose one paper from what its step wrote down."""
    event = outcome.event
    source = in_force(kind, event.day)
    number = event.stamped.get("number", "") if kind.series == "=" else PENDING_NUMBER
    fields = {"文号": number, "签发日期": event.day, **wanted.fields}
    try:
        text = render_template(source.text, fields, ask=bool(kind.signers))
        parse(text)  # a paper beyond the bounds could never be shown: the step says so instead
    except PaperFault as fault:
        raise StepRefused(Refusal(f"不能拟制《{wanted.title or kind.title}》：{fault}")) from fault
    paper = Paper.objects.create(
        matter_id=outcome.matter_id, kind=kind.key, title=wanted.title or kind.title, layout=kind.layout.value,
        status=Paper.Status.DRAFT if kind.signers else Paper.Status.FILED, text=text,
        template_version=source.number, template_digest=source.digest, event_seq=event.seq, part=wanted.part,
        place=wanted.place, inner=kind.inner, drafted_at=clock.now(), drafted_by=str(event.by),
        organ_id=event.by.organ_id,
    )  # fmt: skip
    PaperAddressee.objects.bulk_create(
        PaperAddressee(paper=paper, key=to.key, name=to.name, post=to.post.value, organ_id=to.organ_id)
        for to in wanted.to
    )
    return paper


def served(matter_id: int, services: Iterable[tuple[int, str, date]]) -> None:
    """Note who was served when: (place of the paper, key of the addressee, day). Repeating it changes nothing."""
    open_rows = PaperAddressee.objects.filter(paper__matter_id=matter_id, paper__place__isnull=False)
    days = {(place, key): day for place, key, day in services}
    for row in open_rows.select_related("paper"):
        day = days.get((row.paper.place or 0, row.key))
        if row.served_on != day:
            row.served_on = day
            row.save(update_fields=["served_on"])


# --- editing ------------------------------------------------------------------------------------------------------


def edit(paper_id: int, text: str, actor: Actor, revision: int) -> Paper:
    """Replace the text of a draft. ``revision`` is the one the clerk saw.

    Raises Changed, PaperRefused (not a draft), PaperFault (markup that cannot be understood).
    """
    text = text.replace("\r\n", "\n").strip("\n") + "\n"
    with transaction.atomic():
        paper = locked_paper(paper_id)
        _must_be_draft(paper)
        if paper.revision != revision:
            last = paper.edits.order_by("revision").last()
            who = f"{last.by}已经修改了这份文书" if last else "这份文书的内容已经不是您打开时的样子"
            raise Changed(f"{who}，您的内容没有保存。请与下面的最新内容核对后再保存。")
        if text == paper.text:
            return paper
        parse(text)
        PaperEdit.objects.create(
            paper=paper, revision=revision, text=paper.text, at=clock.now(), by=str(actor)
        )
        paper.text, paper.revision = text, revision + 1
        paper.save(update_fields=["text", "revision"])
        return paper


# --- issuing and voiding ------------------------------------------------------------------------------------------


def issue(paper_id: int, actor: Actor, day: date | None = None, revision: int | None = None) -> Paper:
    """Number, date and fix a draft as PDF; record its digest in the matter's history.

    ``day`` is the day of signing (default today), not before the day of its step. ``revision`` is the one the signer read.
    Raises PaperRefused when the actor may not sign it, it is no draft, or it changed since.
    """
    day = day or clock.today()
    with transaction.atomic():
        paper = locked_paper(paper_id)
        _must_be_draft(paper)
        kind = kind_of(paper.kind)
        for_another = None if is_signer(paper, actor) else gate.delegation_for(paper, kind, actor)
        if not for_another:
            _must_sign(paper, kind, actor)
        _must_be_complete(paper)
        if why := gate.missing(paper):
            raise PaperRefused(why)
        if revision is not None and revision != paper.revision:
            raise Changed("这份文书刚刚被修改过，没有签发。请看过最新内容后再签发。")
        event = paper.matter.events.get(seq=paper.event_seq)
        if not event.day <= day <= clock.today():
            raise PaperRefused(f"签发日期应在{written_day(event.day)}至今天之间，请核对。")
        paper.number = _number(paper, kind, event, day)
        paper.text = dated(paper.text, paper.number, day, actor.name)
        paper.status, paper.issued_on, paper.issued_by = Paper.Status.ISSUED, day, str(actor)
        if for_another:
            paper.issued_by = f"{actor}（受{for_another.giver_name}委托）"[:300]
        paper.code = new_code()
        document = document_of(paper)
        paper.seal_organ_id = owner_of(document, day, paper.organ_id)
        paper.sha256 = _stored(pdf(document), actor)
        paper.save()
        record = {
            "paper_id": paper.pk, "kind": paper.kind, "title": paper.title, "number": paper.number, "sha256": paper.sha256
        }  # fmt: skip
        outcome = take_step(matter_id=paper.matter_id, step="issue_paper", record=record, actor=actor)
        gate.close(paper, actor, for_another, outcome.event.seq)
        return paper


def _stored(content: bytes, actor: Actor) -> str:
    """Keep the file that is the paper. Raises PaperRefused, which takes the number back, when the store cannot."""
    try:
        return store_bytes(content, "application/pdf", by=str(actor)[:200])
    except OSError as fault:
        raise PaperRefused(
            f"文件存不下来（{fault.strerror}），没有签发，也没有使用文号。请系统管理员检查磁盘以后再签发。"
        ) from fault


def void(paper_id: int, reason: str, actor: Actor) -> Paper:
    """Withdraw an issued paper, or discard a draft. The number of an issued paper stays used."""
    reason = reason.strip()
    if not reason or len(reason) > 500:
        raise PaperRefused("请写明作废的原因，500字以内。")
    with transaction.atomic():
        paper = locked_paper(paper_id)
        if paper.status not in (Paper.Status.DRAFT, Paper.Status.ISSUED):
            raise PaperRefused(f"这份文书{paper.get_status_display()}，不能作废。")
        kind = kind_of(paper.kind)
        if paper.status == Paper.Status.ISSUED or not may_edit(paper, actor):
            _must_sign(paper, kind, actor, "作废")
        if paper.addressees.filter(served_on__isnull=False).exists():
            raise PaperRefused("这份文书已经送达，不能作废；内容有误的，请另发更正通知。")
        paper.status, paper.void_reason = Paper.Status.VOID, reason
        paper.save(update_fields=["status", "void_reason"])
        record = {"paper_id": paper.pk, "title": paper.title, "number": paper.number, "reason": reason}
        take_step(matter_id=paper.matter_id, step="void_paper", record=record, actor=actor)
        return paper


def discard_earlier(outcome: Outcome, reason: str) -> None:
    """Discard the drafts of steps before this one: what they say is no longer true, and nobody must sign it."""
    old = Paper.objects.filter(
        matter_id=outcome.matter_id, status=Paper.Status.DRAFT, event_seq__lt=outcome.event.seq
    )
    assert outcome.context is not None
    for pk in list(old.values_list("pk", flat=True)):
        void(pk, reason, outcome.context.actor)


def document_of(paper: Paper) -> Document:
    """Return the block structure of a paper's text."""
    stamp = paper.issued_on.isoformat() if paper.issued_on else ""
    verify = f"{settings.PUBLIC_ADDRESS}/paper/{paper.code}/" if paper.code else ""
    meta = Meta(
        title=paper.title, stamp=stamp, draft=paper.status == Paper.Status.DRAFT, code=written(paper.code), verify=verify
    )  # fmt: skip
    return Document(Layout(paper.layout), parse(paper.text), meta)


def dated(text: str, number: str, day: date, signer: str = "") -> str:
    """Fill in the number, the day of signing and the signer of an upward paper where the draft has their lines.

    Raises PaperRefused when a line was deleted: a number that stands nowhere on the paper is lost.
    """
    if number:
        text, found = _NUMBER_LINE.subn(lambda _: f"@字号 {number}", text, count=1)
        if not found:
            raise PaperRefused("文书里没有“@字号”这一行，编号无处填写。请在标题下面补上一行“@字号 ”。")
    text = text.replace(f"@签发人 {PENDING_SIGNER}\n", f"@签发人 {escape(signer)}\n")
    text = _PRINT_LINE.sub(lambda line: f"{line[1]}{written_day(day)}", text)
    return _DATE_LINE.sub(f"@日期 {written_day(day)}", text)


def _number(paper: Paper, kind: PaperKind, event: Any, day: date) -> str:
    if not kind.series:
        return ""
    if kind.series == "=":
        return str(json.loads(event.stamped)["number"])
    return paper_number(kind.series, day.year, take_number(kind.counter, day), kind.pattern)


def locked_paper(paper_id: int) -> Paper:
    """Return the paper with its matter and itself locked, in the order in which a step locks them."""
    Matter.objects.select_for_update().get(papers=paper_id)
    return Paper.objects.select_for_update(of=("self",)).select_related("matter").get(pk=paper_id)


def _must_be_draft(paper: Paper) -> None:
    if paper.status != Paper.Status.DRAFT:
        raise PaperRefused(f"这份文书{paper.get_status_display()}，不能再修改或者签发。")


def _must_be_complete(paper: Paper) -> None:
    """Nothing may be left to fill in, and every character must have a form that can be printed."""
    if asked := gaps(paper.text):
        raise PaperRefused(f"还有{len(asked)}处没有填写：{'、'.join(asked)}。请填好“【待填：…】”再签发。")
    if lacking := missing_characters(paper.text):
        raise PaperRefused(
            f"现有字库没有“{lacking}”，签发后会缺字。请核对是否打错；确有此字的，请管理员把带有这个字的字体放进字体文件夹。"
        )


def _must_sign(paper: Paper, kind: PaperKind, actor: Actor, act: str = "签发") -> None:
    if is_signer(paper, actor):
        return
    if kind.own and actor.post in kind.signers:
        raise PaperRefused(f"《{kind.title}》是另一个机关拟制的，由该机关{act}。")
    who = "、".join(sorted(post.label for post in kind.signers))
    raise PaperRefused(f"《{kind.title}》由{who}{act}，您现在的身份是{actor.post.label}。")
