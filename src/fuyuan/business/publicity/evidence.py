"""Figures of the room for ledgers and boards (shell.evidence): measures (四) and (七) of the plan ask for both."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.shell.evidence import Source, register

from .models import Published
from .queries import CASES, DECISIONS, public


def register_sources() -> None:
    register(Source("publicity.decisions", "公开行政复议决定书", "件", count=decisions, url=decision_list))
    register(Source("publicity.cases", "发布典型案例", "个", count=cases, url=case_list))


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
