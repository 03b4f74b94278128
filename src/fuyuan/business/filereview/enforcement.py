"""行政执法案卷 as a subject of review: the register of major decisions (领导学法) tells the files, supervision tells who reads them.

The unit is the organ whose file it is; who of it handled the file the register does not say, so the unit answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fuyuan.business.leadership import queries as leadership
from fuyuan.business.supervision import queries as supervision
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url

from .common import Person
from .subjects import File, Found, Inspected, Subject


def closed(first: date, last: date) -> Sequence[File]:
    """Return the decisions confirmed in the period with their files."""
    return [_file(each) for each in leadership.confirmed_files(first, last)]


def _file(told: leadership.EnforcementFile) -> File:
    strata = {"unit": told.unit, "kind": told.kind, "outcome": told.result}
    return File(
        pk=told.pk, number=told.number, title=told.title, unit_id=told.unit_id, unit=told.unit, closed_on=told.closed_on,
        handlers=(), strata=strata,
    )  # fmt: skip


def people() -> Sequence[Person]:
    return [Person(person_id=pk, name=name, post=Post(post)) for pk, name, post in supervision.field_staff()]


def barred(files: Iterable[int], who: Iterable[int]) -> Mapping[int, Mapping[int, str]]:
    units = leadership.units_of(list(files))
    away = supervision.kept_away(set(units.values()), who)
    return {file: away[unit] for file, unit in units.items()}


def findings(file: int) -> Mapping[str, Found]:
    url = matter_url(leadership.DECISION, file)
    return {key: Found(sound, words, url) for key, (sound, words) in leadership.file_findings(file).items()}


def url(file: int, actor: Actor) -> str:
    """Supervisors from outside read the file itself; its entry in the register is not theirs."""
    seen = leadership.visible_decisions(actor).filter(pk=file).exists()
    return matter_url(leadership.DECISION, file) if seen else ""


def inspected(pk: int) -> Inspected | None:
    found = supervision.inspected(pk)
    return (
        Inspected(pk=pk, number=found.number, unit_id=found.organ_id, unit=found.organ_name)
        if found
        else None
    )


SUBJECT = Subject(
    key="enforcement", label="行政执法案卷", closed=closed, people=people, barred=barred, findings=findings, url=url,
    issuer=supervision.bureau_on, inspected=inspected,
)  # fmt: skip
