"""What is public against the history: nothing is shown that is not published, and what is shown is what two people confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fuyuan.business.linkage import queries as linkage

from .cases.steps import TypicalCase as CaseState
from .decisions.steps import Publication as DecisionState
from .life import PUBLISHED, Draft
from .models import NewsItem, Outgoing, Publication, Published, TypicalCase
from .news.steps import News
from .search import indexed
from .standards import worded

BATCH = 200
STATES: Mapping[type[Outgoing], type[Draft]] = {
    Publication: DecisionState,
    TypicalCase: CaseState,
    NewsItem: News,
}
Words = tuple[str, str]


def differences() -> Iterator[str]:
    """Yield one Chinese line per difference. Memory stays flat."""
    last = 0
    while items := list(Published.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from _batch(items)
        last = items[-1].pk
    yield from _missing()


def _batch(items: Sequence[Published]) -> Iterator[str]:
    wanted = _wanted([item.matter_id for item in items])
    found = indexed([item.pk for item in items])
    for item in items:
        words = wanted.get(item.matter_id)
        where = f"公开内容 {item.slug}"
        if words is None:
            if item.withdrawn_on is None or item.text or item.pk in found:
                yield f"{where}：办件没有公开或者已经撤下，公众仍能看到"
        elif words != (item.title, item.text):
            yield f"{where}：公众看到的与两次确认的公开稿不同"
        elif item.pk not in found:
            yield f"{where}：搜索里找不到"


def _wanted(ids: Sequence[int]) -> dict[int, Words]:
    """The title and text the public is to read of each matter that is public, from its history."""
    drafts = {pk: state for pk, state in _drafts(ids) if state.stage == PUBLISHED}
    agreed = {pk: worded(told) for pk, told in linkage.public_standards(ids)}
    return {
        **{pk: (state.public_title, state.mask.text if state.mask else "") for pk, state in drafts.items()},
        **{pk: (words["title"], words["text"]) for pk, words in agreed.items()},
    }


def _drafts(ids: Sequence[int]) -> Iterator[tuple[int, Draft]]:
    for model, read in STATES.items():
        for pk, state in model._default_manager.filter(pk__in=ids).values_list("pk", "state"):
            yield pk, read.model_validate_json(state)


def _missing() -> Iterator[str]:
    shown = Published.objects.values("matter_id")
    for model in STATES:
        for row in model._default_manager.filter(stage=PUBLISHED).exclude(pk__in=shown).order_by("pk"):
            yield f"办件 {row.pk}：已经公开，公众网站上没有"
    for pk, _ in linkage.public_standards():
        if not shown.filter(matter_id=pk).exists():
            yield f"办件 {pk}：已经公开，公众网站上没有"
