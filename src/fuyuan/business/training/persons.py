"""Identity numbers of officers: checked, sealed, found by their index."""

from __future__ import annotations

from fuyuan.law.errors import BadIdentity
from fuyuan.law.identity import ResidentId, resident_id
from fuyuan.organs.sealed import blind_index

from .models import Person


def identity(text: str) -> ResidentId:
    """Check a resident number. BadIdentity says what is wrong; fifteen digits are valid no more since 2013."""
    found = resident_id(text)
    if len(found.number) != 18:
        raise BadIdentity("请填写18位身份证号码，15位的已经停止使用")
    return found


def digest_of(number: str) -> str:
    return blind_index(f"officer:{number}")


def person_of(name: str, who: ResidentId) -> Person:
    """Return the person with this number, made when it is new; whoever changed the name keeps the hours."""
    person, _ = Person.objects.get_or_create(
        digest=digest_of(who.number), defaults={"name": name, "number": who.number, "born_on": who.birth_date}
    )
    return person
