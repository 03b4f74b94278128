"""What is public against the history: nothing is shown that is not published, and what is shown is what two people confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .cases.steps import TypicalCase as CaseState
from .decisions.steps import Publication as DecisionState
from .life import PUBLISHED, Draft
from .models import NewsItem, Publication, Published, TypicalCase
from .news.steps import News
from .search import indexed

BATCH = 200


def differences() -> Iterator[str]:
    """Yield one Chinese line per difference. Memory stays flat."""
    last = 0
    while items := list(Published.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from _batch(items)
        last = items[-1].pk
    yield from _missing()


def _batch(items: Sequence[Published]) -> Iterator[str]:
    states = _states([item.matter_id for item in items])
    found = indexed([item.pk for item in items])
    for item in items:
        state = states.get(item.matter_id)
        where = f"公开内容 {item.slug}"
        if state is None or state.stage != PUBLISHED:
            if item.withdrawn_on is None or item.text or item.pk in found:
                yield f"{where}：办件没有公开或者已经撤下，公众仍能看到"
        elif state.mask is None or (item.title, item.text) != (state.public_title, state.mask.text):
            yield f"{where}：公众看到的与两次确认的公开稿不同"
        elif item.pk not in found:
            yield f"{where}：搜索里找不到"


def _states(ids: Sequence[int]) -> dict[int, Draft]:
    decisions = Publication.objects.filter(pk__in=ids).values_list("pk", "state")
    cases = TypicalCase.objects.filter(pk__in=ids).values_list("pk", "state")
    news = NewsItem.objects.filter(pk__in=ids).values_list("pk", "state")
    return {
        **{pk: DecisionState.model_validate_json(state) for pk, state in decisions},
        **{pk: CaseState.model_validate_json(state) for pk, state in cases},
        **{pk: News.model_validate_json(state) for pk, state in news},
    }


def _missing() -> Iterator[str]:
    shown = Published.objects.values("matter_id")
    for model in (Publication, TypicalCase, NewsItem):
        for row in model.objects.filter(stage=PUBLISHED).exclude(pk__in=shown).order_by("pk"):
            yield f"办件 {row.pk}：已经公开，公众网站上没有"
