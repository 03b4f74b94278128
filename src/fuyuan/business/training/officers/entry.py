"""A new entry as somebody types it, by form or as a row of a sheet: one record class for both, judged by the step's own guard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from django.db import transaction
from pydantic import AfterValidator

from fuyuan.business.training.lookups import officers_together
from fuyuan.business.training.models import Person, Power
from fuyuan.business.training.persons import digest_of, identity, person_of
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.lookups import Lookups
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.record import Day, Record, Text, ask
from fuyuan.matters.registry import Outcome, room_of
from fuyuan.matters.services import StepRefused, context_with, open_matter
from fuyuan.matters.together import Beginning, Begun, open_many
from fuyuan.organs.actor import Actor

from .life import may_register
from .records import Profile, Registered
from .steps import OFFICER


def checked(text: str) -> str:
    """Return the normalised resident number; BadIdentity is a ValueError in Chinese."""
    return identity(text).number


class NewOfficer(Record):
    """登记人员"""

    name: Text = ask("姓名", min_length=2, max_length=60)
    identity: Annotated[Text, AfterValidator(checked)] = ask(
        "身份证号码", help="18位，加密保存，用来区分同名的人，不对外显示"
    )
    organ_id: int = ask("所在单位", widget="organ")
    organ_name: Text = ask("单位名称", max_length=120)
    profile: Profile = ask("基本情况")
    since: Day = ask("到岗日期", help="到本单位从事执法（监督）工作的日期")

    def registered(self, person_id: int) -> Registered:
        told = self.model_dump(exclude={"identity"})
        return Registered.model_validate({**told, "person_id": person_id})


class NewPower(Record):
    """登记放权事项"""

    name: Text = ask("事项", min_length=2, max_length=120, help="照放权事项清单写")
    organ_id: int = ask("原行使部门", widget="organ", help="这个部门每年对行使该事项的乡镇、街道人员开展培训")
    organ_name: Text = ask("部门名称", max_length=120)
    area: Text = ask("执法领域", min_length=1, max_length=60)


OTHER_NAME = "这个身份证号码登记在另一个姓名下，请核对号码；确系改名的，请司法局办理"


def register(entry: NewOfficer, actor: Actor, token: str) -> Outcome:
    """Enter one person. Raises StepRefused; then nothing is kept of the identity either."""
    with transaction.atomic():
        person = person_of(entry.name, identity(entry.identity))
        if person.name != entry.name:
            raise StepRefused(Refusal(OTHER_NAME))
        return open_matter(
            kind=OFFICER.name, step="register", record=entry.registered(person.pk), actor=actor, token=token
        )


class Judge:
    """Says of many entries what would stand in their way, with the guard that will be asked again; nothing is written."""

    def __init__(self, entries: Sequence[NewOfficer], actor: Actor) -> None:
        digests = {digest_of(entry.identity) for entry in entries}
        self.actor = actor
        self.people = {person.digest: person for person in Person.objects.filter(digest__in=digests)}
        records = [Known(person.pk) for person in self.people.values()]
        self.facts_for = officers_together(records)
        self.book, self.room = lawbook(), room_of(OFFICER.name)

    def refusal(self, entry: NewOfficer) -> Refusal | None:
        person = self.people.get(digest_of(entry.identity))
        if person and person.name != entry.name:
            return Refusal(OTHER_NAME)
        record = entry.registered(person.pk if person else 0)
        found = self.facts_for(None, "register", record, self.actor)
        born = identity(entry.identity).birth_date
        facts: Mapping[str, Any] = Lookups(
            organs=lambda: found["organs"], powers=lambda: found["powers"], born_on=lambda: born,
            registered=lambda: found["registered"] if person else "",
        )  # fmt: skip
        return may_register(None, record, context_with(self.room, facts, self.actor, self.book))


class Known:
    """A person as the look-ups ask for it."""

    def __init__(self, person_id: int) -> None:
        self.person_id = person_id


def register_many(entries: Sequence[tuple[str, NewOfficer]], actor: Actor) -> list[Begun]:
    """Enter people, each by itself, under the token given beside it; the answers stand in the order of the entries."""
    people = [person_of(entry.name, identity(entry.identity)) for _, entry in entries]
    beginnings = [
        Beginning([("register", entry.registered(person.pk))], token)
        for (token, entry), person in zip(entries, people, strict=True)
    ]
    return open_many(kind=OFFICER.name, beginnings=beginnings, actor=actor)


def add_power(entry: NewPower) -> Power:
    power, _ = Power.objects.update_or_create(
        name=entry.name,
        defaults={"organ_id": entry.organ_id, "organ_name": entry.organ_name, "area": entry.area},
    )
    return power
