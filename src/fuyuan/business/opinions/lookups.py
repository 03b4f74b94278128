"""What the guards may know beside the state: looked up when a guard asks, handed over as plain facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fuyuan.business.supervision.queries import running_campaigns
from fuyuan.matters.lookups import Lookups
from fuyuan.matters.registry import FactsFor
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Role
from fuyuan.organs.models.organ import holder_id, organ_fact

from .models import Report
from .numbers import days_now
from .queries import areas_now
from .records import TakenIn


def office_id() -> int | None:
    """Return the 行政执法监督机构: 第六条第一款, where none is entered the bureau of justice itself."""
    return holder_id(Role.ENFORCEMENT_SUPERVISION) or holder_id(Role.JUDICIAL_BUREAU)


def report_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return reports_together([record])(state, step, record, actor)


def reports_together(records: Sequence[Any]) -> FactsFor:
    """The same for a whole list of orders: what they share is read once."""
    orders = [each.order_number for each in records if isinstance(each, TakenIn)]
    shared = Lookups(areas=areas_now, days=days_now, office_id=office_id, known=lambda: known_orders(orders))

    def facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
        return Lookups(
            areas=lambda: shared["areas"], days=lambda: shared["days"], office_id=lambda: shared["office_id"],
            campaigns=running_campaigns, organ=lambda: organ_fact(getattr(record, "organ_id", None)),
            known=lambda: shared["known"].get(getattr(record, "order_number", ""), "") if orders else "",
        )  # fmt: skip

    return facts


def known_orders(orders: Sequence[str]) -> dict[str, str]:
    """Return the number of the report each order became (one query)."""
    rows = Report.objects.filter(order_number__in=[each for each in orders if each])
    return dict(rows.values_list("order_number", "number"))
