"""Figures of the room for ledgers and boards (shell.evidence): measures (四) and (七) of the plan ask for both."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.shell.evidence import Source, register

from .models import Activity, Published
from .queries import CASES, DECISIONS, NEWS, public


def register_sources() -> None:
    register(Source("publicity.decisions", "公开行政复议决定书", "件", count=decisions, url=decision_list))
    register(Source("publicity.cases", "发布典型案例", "个", count=cases, url=case_list))
    register(Source("publicity.news", "发布工作动态", "条", count=news, url=news_list))
    register(Source("publicity.activities", "举办宣传活动", "次", count=activities, url=activity_list))


def _rows(shelf: str, first: date, last: date) -> QuerySet[Published]:
    return public().filter(shelf=shelf, published_on__range=(first, last))


def decisions(organ_id: int | None, first: date, last: date) -> int:
    """Of the whole place: the measure is given to the bureau that publishes for everybody."""
    return _rows(DECISIONS, first, last).count()


def cases(organ_id: int | None, first: date, last: date) -> int:
    return _rows(CASES, first, last).count()


def decision_list(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=['publication'])}?stage=published&published_from={first}&published_to={last}"


def case_list(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=['typical_case'])}?stage=published&published_from={first}&published_to={last}"


def news(organ_id: int | None, first: date, last: date) -> int:
    return _rows(NEWS, first, last).count()


def news_list(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=['news'])}?stage=published&published_from={first}&published_to={last}"


def activities(organ_id: int | None, first: date, last: date) -> int:
    """Held in a span of days, by the organ or by the whole place."""
    rows = Activity.objects.filter(held_on__range=(first, last))
    return (rows.filter(organ_id=organ_id) if organ_id else rows).count()


def activity_list(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=['activity'])}?held_from={first}&held_to={last}"
