"""B12: whatever is typed into any form, address or cursor is answered: never a 5xx, on either engine.

FUYUAN_FUZZ sets the tries per form: a few with every commit, all of them at night (``FUYUAN_FUZZ=100``).
"""

import os
from collections.abc import Iterator, Mapping
from zlib import crc32

import pytest
from addresses import fill, routes
from county import County
from django.conf import settings
from django.db import transaction
from django.test import Client
from expectations import ALL, TABLE, Row
from forms import HOSTILE, MEGABYTE, RAW, Value, encoded, fields_of, filled
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from test_permission_matrix import HAND, questions

from fuyuan.organs.sessions import SessionStore
from fuyuan.portal import drafts, pages

pytestmark = pytest.mark.django_db
SCREENS = sorted(
    {page.slug: page for page in vars(pages).values() if isinstance(page, pages.Page)}.values(),
    key=lambda p: p.slug,
)
FORM = "application/x-www-form-urlencoded"
TRIES_EACH = int(os.environ.get("FUYUAN_FUZZ", "2"))
TRIES = hypothesis_settings(
    max_examples=TRIES_EACH,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
# what addresses take: searches, filters, cursors, orders, months, the calculator
PARAMETERS = (
    "q at sort view columns panel page before who action result show month day rule on extend stop_1 resume_1 regime fact_days "
    "next draft from all stage light holder procedure received_from received_to decided_from respondent outcome download"
).split()
# who may use the most of it, asked in this order
WALKERS = (
    "handler",
    "intake",
    "office_head",
    "system_admin",
    "security_admin",
    "audit_admin",
    "applicant_b",
    "applicant_a",
    "anonymous",
)


def send(county: County, role: str, method: str, url: str, pairs: list[tuple[str, Value]]) -> int:
    """Send raw pairs and undo what they did; return the status. Errors of the program reach the test."""
    with transaction.atomic():
        client = Client()
        if key := county.sessions[role]:
            client.cookies[settings.SESSION_COOKIE_NAME] = key
        if method == "GET":
            response = client.generic("GET", url, QUERY_STRING=encoded(pairs))
        else:
            response = client.generic("POST", url, encoded(pairs), content_type=FORM)
        if response.streaming:
            response.getvalue()  # not close(): that would end the connection of the whole module
        transaction.set_rollback(True)
    return response.status_code


def walker(row: Row, thing: str) -> str:
    """Return a role for which the address does the most."""
    able = row.who & row.by & row.objects.get(thing, ALL)
    return next((role for role in WALKERS if role in able), "")


def forms_of_the_matrix(county: County, name: str) -> Iterator[tuple[str, str, dict[str, list[str]]]]:
    row = TABLE[name]
    for thing, values, body in questions(row, county):
        role, url = walker(row, thing), fill(routes()[name], values)
        if role:
            page = county.ask(role, "GET", url).content.decode("utf-8", "replace")
            yield role, url, {**fields_of(page), **{key: [str(value)] for key, value in body.items()}}


def dealt(url: str, fields: Mapping[str, object]) -> Iterator[list[tuple[str, Value]]]:
    """Fill every field with hostile values, each beginning at another one: with few tries every form meets some of them and
    every one of them meets many fields; with as many tries as there are values every field meets all.
    """
    values = (*HOSTILE, *RAW)
    tries = min(len(values), 3 * TRIES_EACH)
    for at in range(tries):
        stride = at * len(values) // tries
        yield [(name, values[(crc32(f"{url} {name}".encode()) + stride) % len(values)]) for name in fields]


def attack(
    county: County, role: str, url: str, fields: Mapping[str, list[str]], method: str = "POST"
) -> None:
    """Hostile values in every field at once, then one far too long, then mixtures with what is usual."""
    too_long = MEGABYTE if method == "POST" else "字" * 2000
    for pairs in (*dealt(url, fields), [(name, too_long) for name in fields]):
        assert send(county, role, method, url, pairs) < 500, (url, str(pairs)[:200])

    @TRIES
    @given(st.data())
    def mixtures(data: st.DataObject) -> None:
        assert send(county, role, method, url, data.draw(filled(dict(fields)))) < 500

    mixtures()


@pytest.mark.parametrize("name", sorted(name for name, row in TABLE.items() if "POST" in row.methods))
def test_hostile_posts_are_answered(name: str, county: County) -> None:
    for role, url, fields in list(forms_of_the_matrix(county, name))[:1]:
        attack(county, role, url, fields)


@pytest.mark.parametrize("name", sorted(name for name, row in TABLE.items() if "GET" in row.methods))
def test_hostile_addresses_are_answered(name: str, county: County) -> None:
    row = TABLE[name]
    thing, values, _ = next(questions(row, county))
    role, url = walker(row, thing), fill(routes()[name], values)
    if role:
        for value in ("\x00", "²", "9" * 25, "9" * 5000, "n.9", "2026-99", "字" * 300, b"\xed\xa0\x80"):
            pairs = [(parameter, value) for parameter in PARAMETERS]
            assert send(county, role, "GET", url, pairs) < 500, (url, str(value)[:20])


LISTS = (
    "shell:matters",
    "shell:export",
    "shell:search",
    "shell:calendar",
    "shell:messages",
    "security-events",
    "deadline",
    "accounts",
)


@pytest.mark.parametrize("name", LISTS)
def test_every_hostile_value_in_filters_cursors_and_the_calculator_is_answered(
    name: str, county: County
) -> None:
    row = TABLE[name]
    thing, values, _ = next(questions(row, county))
    role, url = walker(row, thing), fill(routes()[name], values)
    fields = fields_of(
        county.ask(role, "GET", f"{url}?panel=1&rule=apply").content.decode("utf-8", "replace")
    )
    attack(county, role, url, {**dict.fromkeys(PARAMETERS, ["1"]), **fields}, "GET")


@pytest.fixture(scope="module")
def writer(county: County) -> str:
    """A visitor in the middle of an application."""
    store = SessionStore()
    store[drafts.SESSION_KEY] = county.ids["draft"]
    store.create()
    county.sessions["writer"] = str(store.session_key)
    return "writer"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda page: page.slug)
def test_every_screen_of_the_application_answers_hostile_input(
    screen: pages.Page, writer: str, county: County
) -> None:
    url = f"/apply/{screen.slug}/" + ("1/" if screen.numbered else "")
    page = county.ask(writer, "GET", url).content.decode()
    fields = {
        **fields_of(page),
        "action": ["next"],
        "q": [""],
        "purpose": ["act"],
        "organ": ["1"],
        "name": ["某局"],
    }
    if screen.form:
        fields |= dict.fromkeys(screen.form.base_fields, ["1"])
    attack(county, writer, url, fields)


@pytest.mark.parametrize("step", HAND, ids=lambda step: step.name)
def test_every_step_dialog_answers_hostile_input(step: object, county: County) -> None:
    role = next(
        (
            role
            for role in ("handler", "intake", "office_head", "organ_head", "respondent_liaison")
            if role in step.posts
        ),
        "",
    )
    if role:
        url = f"/matters/reconsideration/{county.ids['case_a']}/steps/{step.name}/"
        page = county.ask(role, "GET", url).content.decode()
        names = (
            {name: ["1"] for name in step.record.model_fields}
            | fields_of(page)
            | {"_add": [""], "_remove": [""], "_preview": [""]}
        )
        kept = {name: values for name, values in names.items() if not name.startswith("_")}
        for pairs in dealt(url, names):  # as a button of the page that only asks for another line
            assert send(county, role, "POST", url, pairs) < 500
        attack(county, role, url, kept)
