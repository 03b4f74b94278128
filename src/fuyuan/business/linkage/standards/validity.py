"""Which standards hold on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from fuyuan.business.linkage.models import Standard


def holds(day: date) -> Q:
    """Both ends counted."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def in_force(day: date) -> QuerySet[Standard]:
    return Standard.objects.filter(holds(day)).order_by("-valid_from", "-pk")
