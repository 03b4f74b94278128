"""B01: every address × every role × GET and POST × own and other object, against one table. B17: headers of every answer. B02: no
answer to a POST tells what is not for the role."""

from collections.abc import Iterator
from typing import Any

import pytest
from addresses import fill, routes, views
from canaries import leaks
from county import Answer, County
from django.urls import reverse
from expectations import ALL, OBJECT, TABLE, Row
from headers import faults
from opened import text_of

from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.organs.access import PUBLIC, rule_of
from fuyuan.organs.models import Scope
from fuyuan.organs.posts import STAFF_POSTS, Post

pytestmark = pytest.mark.django_db
# pages for everybody that know nothing of who asks: a browser may keep them
COOKIE_FREE = {
    "enforcement-report",
    "enforcement-reports",
    "home",
    "lenient-list",
    "lenient-lists",
    "inspection-sheet",
    "inspection-worker",
    "help",
    "privacy",
    "accessibility",
    "supervisors",
    "english",
    "which-way",
    "law-article",
    "law-article-sub",
    "deadline",
    "shell:display",
    "api-openapi",
    "robots",
    "search",
    "opinions",
    "opinion-thanks",
    *(f"published-{what}" for what in "decisions cases news standards item pdf docx feed csv json".split()),
}
FINE = frozenset({400, 409, 413, 415, 422})
ALL_SCOPES = frozenset(Scope.values)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    known = set(routes())
    assert sorted(known - set(TABLE)) == [], "write a row in expectations.py"
    assert sorted(set(TABLE) - known) == [], "the address is gone: delete its row"


def test_every_post_and_every_kind_of_visitor_asks(county: County) -> None:
    assert {post.value for post in STAFF_POSTS} <= set(county.sessions)
    assert set(county.sessions) == ALL
    assert len(county.sessions) >= 20


def test_the_table_knows_which_addresses_are_for_other_systems() -> None:
    assert {
        name: rule.scopes for name, view in views().items() if (rule := rule_of(view)) and rule.scopes
    } == {name: row.scopes for name, row in TABLE.items() if row.scopes}


def test_only_cookie_free_pages_may_be_kept() -> None:
    assert {name for name, view in views().items() if rule_of(view) is PUBLIC} == COOKIE_FREE


def filled(values: Any, thing: Any) -> dict[str, Any]:
    return {key: thing if value == OBJECT else value for key, value in values.items()}


def questions(row: Row, county: County) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield (object, values of the address, body)."""
    for name in row.objects or [""]:
        thing = county.ids.get(name)
        yield name, filled(row.at, thing), filled(row.body, thing)


def wanted(row: Row, role: str, method: str, name: str) -> str:
    """Return what the table promises: a kind of answer."""
    if row.scopes:
        return "401"
    sees = row.objects.get(name, ALL)
    if role not in row.who and (role == "anonymous" or role in row.doors):
        return "sent to sign in"
    if role not in row.who:
        return "403"
    if method not in row.methods.split():
        return "405"
    reached = OBJECT not in row.body.values() or method == "POST"
    if reached and role not in sees:
        return "404"
    return "answer" if role in row.by else "403"


def got(answer: Answer, row: Row, role: str) -> str:
    door = reverse(row.doors.get(role, row.door))
    if answer.status == 302 and answer.location.split("?")[0] == door and role not in row.who:
        return "sent to sign in"
    if answer.status < 400 or answer.status in FINE or answer.status in row.also:
        return "answer"
    return str(answer.status)


def logged(kind: str) -> int:
    return 1 if kind in ("403", "404") else 0


@pytest.mark.parametrize("name", sorted(TABLE))
def test_the_address_answers_each_role_as_the_table_says(name: str, county: County) -> None:
    row, route, problems = TABLE[name], routes()[name], []
    for thing, values, body in questions(row, county):
        url = fill(route, values)
        for role in sorted(ALL):
            for method in ("GET", "POST"):
                answer = county.ask(role, method, url, body if method == "POST" else {})
                expected, found = wanted(row, role, method, thing), got(answer, row, role)
                if (expected, logged(expected)) != (found, answer.denied):
                    problems.append(
                        f"{role} {method} {url} {thing}: {found} ({answer.denied} logged), not {expected}"
                    )
                if method == "POST":  # GET is read by the sweep of test_canaries.py
                    problems += [f"{role} {url} tells {token}" for token in leaks(text_of(answer), role)]
                keep = role == "anonymous" or name in COOKIE_FREE
                found_faults = faults(answer, may_keep=keep, frame=row.frame)
                problems += [f"{role} {method} {url}: {fault}" for fault in found_faults]
    assert problems == []


@pytest.mark.parametrize("name", [name for name, row in sorted(TABLE.items()) if row.scopes])
def test_an_address_for_other_systems_answers_each_credential_as_the_table_says(
    name: str, county: County
) -> None:
    row, route, problems = TABLE[name], routes()[name], []
    for thing, values, _ in questions(row, county):
        for scope in Scope.values:
            for method in ("GET", "POST"):
                answer = county.call(county.codes[scope], method, fill(route, values))
                expected = wanted_by_system(row, scope, method, thing)
                found = got(answer, row, scope)
                log = expected == "403" or (expected, thing) == (
                    "404",
                    "suit_other",
                )  # a name of a batch is no object
                if (expected, int(log)) != (found, answer.denied):
                    problems.append(
                        f"{scope} {method} {thing}: {found} ({answer.denied} logged), not {expected}"
                    )
                problems += [f"{scope} {method}: {fault}" for fault in faults(answer, may_keep=False)]
                problems += [f"{scope} {method} sets a cookie"] if answer.response.cookies else []
    assert problems == []


def wanted_by_system(row: Row, scope: str, method: str, thing: str) -> str:
    if scope not in row.scopes:
        return "403"
    if method not in row.methods.split():
        return "405"
    return "answer" if scope in row.objects.get(thing, ALL_SCOPES) else "404"


HAND = [step for step in PROCEDURE.steps if not step.internal and not step.opens]


@pytest.mark.parametrize("step", HAND, ids=lambda step: step.name)
def test_a_step_is_taken_only_by_the_posts_the_procedure_names(step: Any, county: County) -> None:
    """Whatever is sent: another post is refused and logged, before a word of it is judged."""
    url = fill(
        routes()["shell:step"], {"kind": "reconsideration", "pk": county.ids["case_a"], "step": step.name}
    )
    problems = []
    for role in sorted(TABLE["shell:matter"].objects["case_a"] & TABLE["shell:matter"].who):
        answer = county.ask(role, "POST", url, {"token": "x" * 32})
        refused = (answer.status, answer.denied) == (403, 1)
        if refused == (Post(role) in step.posts) or answer.status >= 500:
            problems.append(f"{role}: {answer.status}, {answer.denied} logged")
    assert problems == []
