"""The supervision body and the government: who signs the room's papers, as they were called on the day."""

from datetime import date

from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Organ, Role, role_holder
from fuyuan.organs.models.organ import holder_id


def bureau_name(outcome: Outcome) -> str:
    return bureau_on(outcome.event.day)


def bureau_on(day: date) -> str:
    """第六条第一款: 司法行政部门是本级人民政府的行政执法监督机构."""
    try:
        return role_holder(Role.ENFORCEMENT_SUPERVISION, day).name_on(day)
    except Organ.DoesNotExist:
        return role_holder(Role.JUDICIAL_BUREAU, day).name_on(day)


def government_name(outcome: Outcome) -> str:
    day = outcome.event.day
    return role_holder(Role.RECONSIDERATION_ORGAN, day).name_on(day)


def office_id() -> int | None:
    """Return the 行政执法监督机构: 第六条第一款, where none is entered the bureau of justice itself."""
    return holder_id(Role.ENFORCEMENT_SUPERVISION) or holder_id(Role.JUDICIAL_BUREAU)
