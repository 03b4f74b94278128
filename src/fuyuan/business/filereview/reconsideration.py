"""行政复议案卷 as a subject of review: what the reconsideration room tells through its queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url

from .common import Person
from .subjects import File, Found, Subject


def closed(first: date, last: date) -> Sequence[File]:
    """Return the accepted cases closed in the period. The unit is the respondent: what it answered stands in the file."""
    posts = {pk: Post(post) for pk, _, post in reconsideration.office_staff()}
    return [_file(row, state, posts) for row, state in reconsideration.closed_cases(first, last)]


def _file(row: Any, state: Any, posts: Mapping[int, Post]) -> File:
    handlers = tuple(
        Person(person_id=each.person_id, name=each.name, post=posts.get(each.person_id, Post.HANDLER))
        for each in state.handlers
    )
    strata = {
        "unit": row.respondent_name, "kind": reconsideration.act_word(row.act_kind),
        "outcome": reconsideration.outcome_word(row.outcome), "handler": handlers[0].name if handlers else "",
    }  # fmt: skip
    return File(
        pk=row.pk, number=row.case_number or row.number, title=row.title, unit_id=row.respondent_id, unit=row.respondent_name[:120],
        closed_on=row.closed_on, handlers=handlers, strata=strata,
    )  # fmt: skip


def people() -> Sequence[Person]:
    return [
        Person(person_id=pk, name=name, post=Post(post)) for pk, name, post in reconsideration.office_staff()
    ]


def barred(files: Iterable[int], who: Iterable[int]) -> Mapping[int, Mapping[int, str]]:
    return reconsideration.kept_away(list(files), who)


def findings(file: int) -> Mapping[str, Found]:
    url = matter_url(reconsideration.KIND, file)
    return {
        key: Found(sound, words, url) for key, (sound, words) in reconsideration.file_findings(file).items()
    }


def issuer(day: date) -> str:
    return role_holder(Role.RECONSIDERATION_OFFICE, day).name_on(day)


SUBJECT = Subject(
    key="reconsideration", label="行政复议案卷", closed=closed, people=people, barred=barred, findings=findings,
    url=lambda file, actor: matter_url(reconsideration.KIND, file), issuer=issuer,
)  # fmt: skip
