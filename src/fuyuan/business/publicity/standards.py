"""类案审理标准 open to the public: a shelf like the others, kept from the steps of linkage, which agreed on every word of it."""

from __future__ import annotations

from typing import Any

from fuyuan.business.linkage import queries as linkage
from fuyuan.business.linkage.queries import PublicStandard
from fuyuan.matters import clock
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import StepRefused

from . import search
from .follow import take_down, version
from .lookups import leak_words
from .models import Published
from .redaction.leaks import find_leaks

STEPS = ("disclose", "conceal", "repeal", "replace")


def on_step(outcome: Outcome) -> None:
    """Subscriber of every step that changes what the public reads of a standard: it appears, its days change, or it goes."""
    told = linkage.public_standard(outcome.state)
    old = Published.objects.filter(matter_id=outcome.matter_id).first()
    if told is not None:
        _show(told, old, outcome)
    elif old is not None and old.withdrawn_on is None:
        take_down(old, outcome.event.day)


def _show(told: PublicStandard, old: Published | None, outcome: Outcome) -> None:
    words = worded(told)
    if found := leak_words(find_leaks("\n".join(words.values()))):
        raise StepRefused(Refusal(f"核查发现可能泄露的内容，不能公开，请先修改标准：{'；'.join(found[:5])}"))
    if old is not None and old.withdrawn_on is None:
        search.take(old)
    shown = old.published_on if old is not None and old.withdrawn_on is None else outcome.event.day
    item = Published(
        pk=old.pk if old else None, matter_id=outcome.matter_id, slug=f"s{outcome.matter_id}", shelf=Published.Shelf.STANDARDS,
        act_kind=told.act_kind, area=told.area, published_on=shown, version=version(), changed_at=clock.now(), **words,
    )  # fmt: skip
    item.save()
    search.put(item)


def worded(told: PublicStandard) -> dict[str, Any]:
    """Return the words of the item. A point begins with a line of its own (``queries.lines_of``)."""
    points = [
        line
        for number, (question, rule, basis) in enumerate(told.points, 1)
        for line in (f"第{number}点　{question}", rule, f"依据：{basis}" if basis else "")
        if line
    ]
    return {"title": told.title, "summary": told.about, "number": told.number, "text": "\n".join(points)}
