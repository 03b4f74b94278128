"""Who signs the room's papers: the joint-conference office, as it was called on the day."""

from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder


def office_name(outcome: Outcome) -> str:
    day = outcome.event.day
    return role_holder(Role.JOINT_OFFICE, day).name_on(day)
