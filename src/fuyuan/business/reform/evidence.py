"""Figures of the room for ledgers and boards (shell.evidence): what a unit did, or the whole place for who oversees it."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import OrganRole, Role
from fuyuan.organs.models.organ import valid_on
from fuyuan.shell.evidence import Source, register

from .models import Reform, Session
from .queries import sessions

OVERSEE = (Role.JUDICIAL_BUREAU, Role.JOINT_OFFICE, Role.ENFORCEMENT_SUPERVISION, Role.RECONSIDERATION_ORGAN)


def register_sources() -> None:
    register(Source("reform.done", "以案促改完成件数", "件", count=done, url=done_list))
    register(Source("reform.opened", "启动以案促改", "件", count=opened, url=opened_list))
    register(Source("reform.sessions", "以案释法、学习讨论", "次", count=held))


def _whose(organ_id: int | None) -> list[int] | None:
    """None for the whole place: measure 十三 is given to the bureau that answers for every unit."""
    if organ_id is None:
        return None
    rows = OrganRole.objects.filter(valid_on(clock.today()), role__in=OVERSEE, organ_id=organ_id)
    return None if rows.exists() else [organ_id]


def _reforms(organ_id: int | None) -> QuerySet[Reform]:
    whose = _whose(organ_id)
    rows = Reform.objects.exclude(stage="withdrawn")
    return rows if whose is None else rows.filter(organ_id__in=whose)


def done(organ_id: int | None, first: date, last: date) -> int:
    """Done is what the office accepted; a reform that had to begin again counts where it was accepted last."""
    return _reforms(organ_id).filter(accepted_on__gte=first, accepted_on__lte=last).count()


def opened(organ_id: int | None, first: date, last: date) -> int:
    return _reforms(organ_id).filter(opened_on__gte=first, opened_on__lte=last).count()


def held(organ_id: int | None, first: date, last: date) -> int:
    return sessions(_whose(organ_id), first, last).count()


def done_list(organ_id: int | None, first: date, last: date) -> str:
    return _list("accepted", organ_id, first, last)


def opened_list(organ_id: int | None, first: date, last: date) -> str:
    return _list("opened", organ_id, first, last)


def _list(day: str, organ_id: int | None, first: date, last: date) -> str:
    whose = "".join(f"&unit={pk}" for pk in _whose(organ_id) or ())
    until = min(last, clock.today())
    address = reverse("shell:matters", args=["reform"])
    return f"{address}?{day}_from={first}&{day}_to={until}{whose}"


def index_session(outcome: Outcome) -> None:
    """Subscriber of 登记学习讨论: the session is found by unit and day."""
    record, state = outcome.event.record, outcome.state
    Session.objects.update_or_create(
        matter_id=outcome.matter_id, seq=outcome.event.seq,
        defaults={"organ_id": state.organ_id, "held_on": record.on, "form": record.form.value,
                  "participants": record.participants},
    )  # fmt: skip
