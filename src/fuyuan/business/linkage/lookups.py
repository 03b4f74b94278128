"""What the guards may know beside the state: looked up here, handed over as plain facts."""

from collections.abc import Iterable, Mapping
from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.lookups import Lookups
from fuyuan.matters.registry import rooms
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding, Organ, OrganKind, Role
from fuyuan.organs.models.organ import holder_id, organ_fact, valid_on
from fuyuan.organs.policy import policy_for

from .analyses.facts import facts_of
from .clues.life import APPROVERS, RECEIVERS, REGISTRARS
from .meetings.agenda import open_agenda
from .meetings.life import organ_ids
from .models import Letter, LossAnalysis, Notice
from .notices.gather import failed_items, new_items
from .notices.state import NoticeState
from .standards.validity import in_force

EVERYBODY = (OrganKind.TOWN, OrganKind.SUBDISTRICT, OrganKind.DEPARTMENT)  # 各乡镇、街道和政府各部门
UNSIGNED = ("gathered", "composed", "approved")
CLUE_POSTS = REGISTRARS | APPROVERS | RECEIVERS


def office_id() -> int | None:
    """Return the joint-conference office of today, None where none is entered."""
    return holder_id(Role.JOINT_OFFICE)


def letter_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    if record is None or step not in ("propose", "propose_by_rule", "review", "send"):
        return {}
    if state is not None:
        return {"organ": organ_fact(state.organ_id)}
    return {
        "organ": organ_fact(record.organ_id),
        "office_id": office_id(),
        "open_letter": open_letter(record) if step == "propose_by_rule" else "",
    }


def open_letter(record: Any) -> str:
    """Return the number of the letter of the same rule, unit and window that is not closed yet, "" if there is none."""
    same = Letter.objects.filter(
        organ_id=record.organ_id, rule=record.rule, window=record.window, closed_on=None
    )
    return same.values_list("number", flat=True).first() or ""


def meeting_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    if record is None:
        return {"agenda": open_agenda(actor)} if step == "convene" else {}
    if step not in ("convene", "change", "resolve"):
        return {}
    organs = {pk: organ_fact(pk) for pk in sorted(organ_ids(record))}
    return {"organs": organs, "office_id": office_id()}


def standard_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    if step != "propose" or record is None:
        return {}
    known = in_force(clock.today()).filter(pk=record.replaces or 0).values_list("pk", flat=True)
    return {"in_force": frozenset(known), "office_id": office_id(), "court_id": holder_id(Role.COURT)}


def clue_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    if record is None or not hasattr(record, "people"):
        return {}
    facts: dict[str, Any] = {"holders": holders(record.people)}
    return {**facts, "organ": organ_fact(record.organ_id)} if step == "register" else facts


def holders(people: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return the posts people hold today that can act on a clue, the one that decides first."""
    held = Holding.objects.filter(valid_on(clock.today()), effective=True, account_id__in=list(people))
    found: dict[int, dict[str, Any]] = {}
    rows = held.filter(post__in=[post.value for post in CLUE_POSTS]).order_by("pk")
    for pk, name, post, organ in rows.values_list("account_id", "account__name", "post", "organ_id"):
        if pk not in found or post in APPROVERS:
            found[pk] = {"name": name, "post": post, "organ_id": organ}
    return found


def shared_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    return {"office_id": office_id(), "court_id": holder_id(Role.COURT)} if step == "share" else {}


def question_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    asked = step == "ask" and record is not None
    return {"office_id": office_id(), "court_id": holder_id(Role.COURT)} if asked else {}


def notice_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """What a notice lists when it begins; afterwards whether its units are still there, and what an officer names."""
    if record is None:
        return {}
    if step == "gather":
        return _gathering(record.window)
    if step == "repeat":
        return _repeating(record.first)
    if step == "add":
        return {"organ": organ_fact(record.organ_id), "matter": matter_by(record.number, actor)}
    if step in ("compose", "issue"):
        return {
            "organs": {pk: organ_fact(pk) for pk in state.units},
            "everybody": everybody() if step == "compose" else (),
            "approver_organ": holder_id(Role.RECONSIDERATION_ORGAN),
        }
    return {}


def _gathering(window: str) -> Mapping[str, Any]:
    """Looked up lazily: the guard asks for nothing more when the period is no period or has its notice."""
    return Lookups(
        items=lambda: new_items(window, clock.today()),
        open_notice=lambda: _unsigned(window=window, first_id=None),
        office_id=office_id,
    )


def _repeating(first: int) -> Mapping[str, Any]:
    row = Notice.objects.filter(pk=first, issued_on__isnull=False, first_id=None).first()
    return {
        "first": NoticeState.model_validate_json(row.state) if row else None,
        "items": failed_items(first), "open_notice": _unsigned(first_id=first), "office_id": office_id(),
    }  # fmt: skip


def _unsigned(**which: Any) -> str:
    """Return the number of the notice that is not issued yet, "" if there is none."""
    return Notice.objects.filter(stage__in=UNSIGNED, **which).values_list("number", flat=True).first() or ""


def everybody() -> tuple[int, ...]:
    """Return the units of the place that a notice to all goes to."""
    region = str(installation.get("place.region"))
    rows = Organ.objects.filter(valid_on(clock.today()), kind__in=EVERYBODY, region__startswith=region)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def matter_by(number: str, actor: Actor) -> tuple[str, int] | None:
    """Return kind and id of the matter that bears a number and that the actor may see."""
    for room in rooms() if number else ():
        rows = policy_for(room.model).filter(actor, room.model._default_manager.filter(number=number))
        if pk := rows.values_list("pk", flat=True).first():
            return room.procedure.name, pk
    return None


def analysis_facts(state: Any, step: str, record: Any, actor: Actor) -> Mapping[str, Any]:
    """The unit as it is today; when a letter begins, its suits of the period."""
    if record is None or step not in ("draft", "review", "send"):
        return {}
    if state is not None:
        return {"organ": organ_fact(state.organ_id)}
    same = LossAnalysis.objects.filter(organ_id=record.organ_id, window=record.window).exclude(
        stage="withdrawn"
    )
    return Lookups(
        organ=lambda: organ_fact(record.organ_id), office_id=office_id,
        known=lambda: same.values_list("number", flat=True).first() or "",
        facts=lambda: facts_of(record.organ_id, record.window),
    )  # fmt: skip
