"""Figures of the committee for ledgers and boards (shell.evidence): measure (一) need not be reported by hand."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from fuyuan.shell.evidence import Source, register

from .models import Consultation, Member, Plenary, Study


def referred(organ_id: int | None, first: date, last: date) -> int:
    """Cases put to the committee: they are the whole place's, whoever asks."""
    return (
        Consultation.objects.exclude(stage="withdrawn")
        .filter(opened_on__gte=first, opened_on__lte=last)
        .count()
    )


def concluded(organ_id: int | None, first: date, last: date) -> int:
    return Consultation.objects.filter(concluded_on__gte=first, concluded_on__lte=last).count()


def appointed(organ_id: int | None, first: date, last: date) -> int:
    return Member.objects.filter(opened_on__gte=first, opened_on__lte=last).count()


def plenaries(organ_id: int | None, first: date, last: date) -> int:
    return Plenary.objects.filter(held_on__gte=first, held_on__lte=last).count()


def studies(organ_id: int | None, first: date, last: date) -> int:
    return Study.objects.filter(stage="settled", closed_on__gte=first, closed_on__lte=last).count()


def referred_url(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=['consultation'])}?opened_from={first}&opened_to={last}"


def plenaries_url(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=['plenary'])}?meet_from={first}&meet_to={last}"


def register_sources() -> None:
    register(Source("committee.referred", "提请委员会咨询案件", "件", referred, referred_url))
    register(Source("committee.concluded", "形成咨询意见", "件", concluded))
    register(Source("committee.appointed", "聘任委员", "人次", appointed))
    register(Source("committee.plenaries", "召开全体会议", "次", plenaries, plenaries_url))
    register(Source("committee.studies", "形成共性问题研究意见", "项", studies))
