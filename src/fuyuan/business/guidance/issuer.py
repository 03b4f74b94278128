"""The bureau of justice: who keeps the model units, as it was called on the day."""

from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.models.organ import holder_id


def bureau_name(outcome: Outcome) -> str:
    day = outcome.event.day
    return role_holder(Role.JUDICIAL_BUREAU, day).name_on(day)


def office_id() -> int | None:
    """Return the bureau that oversees enforcement today."""
    return holder_id(Role.ENFORCEMENT_SUPERVISION) or holder_id(Role.JUDICIAL_BUREAU)
