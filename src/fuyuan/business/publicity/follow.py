"""What a step does to the public side, in its transaction: an item appears, or disappears from everywhere at once."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.attachments import store_bytes
from fuyuan.matters.numbering import take_numbers
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused
from fuyuan.papers.rendering import docx, pdf

from . import search
from .cases.steps import TypicalCase
from .decisions.steps import Publication
from .life import Draft
from .lookups import in_decision, in_sources, parties
from .models import Published
from .news.steps import News
from .redaction.leaks import Leak, file_leaks
from .redaction.published import document

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def on_publish(outcome: Outcome) -> None:
    """Subscriber of 公开: files built new and looked over once more, then the row and the index."""
    state: Draft = outcome.state
    old = Published.objects.filter(matter_id=outcome.matter_id).first()
    item = Published(pk=old.pk if old else None, matter_id=outcome.matter_id, slug=state.slug, **_told(state))
    item.version, item.changed_at = version(), clock.now()
    for ending, content in files_of(state).items():
        setattr(item, ending, store_bytes(content, TYPES[ending]))
    item.save()
    search.put(item)


def version() -> int:
    """Number the change: pages are kept under it, and a clock may stand still. The counter stays locked until this commits."""
    return take_numbers("published", 0, 1)


def _told(state: Draft) -> dict[str, Any]:
    """What both kinds say, and what only one says."""
    assert state.mask
    common = {
        "title": state.public_title, "summary": state.summary, "text": state.mask.text, "area": state.area,
        "outcome": state.outcome, "agency": state.agency[:300], "published_on": state.published_on,
    }  # fmt: skip
    if isinstance(state, Publication):
        made = state.made
        own = {"number": made.number, "act_kind": made.act_kind.label, "decided_on": made.decided_on}
        return {"shelf": state.shelf, **common, **own}
    own = {}
    if isinstance(state, TypicalCase):
        own = {"collection": state.collection, "act_kind": state.sources[0].act_kind}
    return {"shelf": state.shelf, **common, **own}


def files_of(state: Draft) -> dict[str, bytes]:
    """Return the files the public may take away, built from the redacted text alone. Raises StepRefused on any leak in them.

    News is read on its page and has none.
    """
    assert state.mask
    if isinstance(state, News):
        return {}
    made = document(
        f"{state.mask.text}" if isinstance(state, Publication) else f"{state.public_title}\n{state.mask.text}"
    )
    files = {"docx": docx(made), "pdf": pdf(made)}
    if found := [leak for ending, content in files.items() for leak in _leaks(state, ending, content)]:
        told = "；".join(f"{leak.kind}“{leak.text}”" for leak in found[:5])
        raise StepRefused(Refusal(f"生成的文件里核查发现可能泄露的内容，不能公开：{told}"))
    return files


def _leaks(state: Draft, ending: str, content: bytes) -> list[Leak]:
    assert state.mask
    who = in_decision(state) if isinstance(state, Publication) else in_sources(state)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{state.slug}.{ending}"
        path.write_bytes(content)
        return file_leaks(path, parties(who), state.mask.hidden)


def on_withdraw(outcome: Outcome) -> None:
    """Subscriber of 撤下: the address stays and says so; every word that was public is gone."""
    state: Draft = outcome.state
    take_down(Published.objects.get(matter_id=outcome.matter_id), state.withdrawn_on or outcome.event.day)


def take_down(item: Published, day: date) -> None:
    search.take(item)
    for name in (
        "title",
        "summary",
        "text",
        "number",
        "act_kind",
        "area",
        "outcome",
        "agency",
        "collection",
        "docx",
        "pdf",
    ):
        setattr(item, name, "")
    item.decided_on = None
    item.withdrawn_on, item.version, item.changed_at = day, version(), clock.now()
    item.save()
