"""The tables of organs: organs and their history, people and posts, and what guards the door."""

from .credential import Credential, Scope
from .door import Action, Result, SecurityEvent, Session, Throttle
from .organ import (
    Organ,
    OrganGroup,
    OrganKind,
    OrganName,
    OrganRole,
    Role,
    administrative_organs,
    role_holder,
)
from .people import Account, AccountKind, Holding, OldPassword, Relation, RelationKind
from .setting import Setting

__all__ = [
    "Account",
    "Action",
    "AccountKind",
    "Credential",
    "Holding",
    "OldPassword",
    "Organ",
    "OrganGroup",
    "OrganKind",
    "OrganName",
    "OrganRole",
    "Relation",
    "RelationKind",
    "Result",
    "Role",
    "Scope",
    "SecurityEvent",
    "Session",
    "Setting",
    "Throttle",
    "administrative_organs",
    "role_holder",
]
