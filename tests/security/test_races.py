"""B06b and B06c over HTTP: the same submit in parallel is one case; of two officers one wins and the other is told by whom."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.test import Client
from organs_people import load_sample, person, signed_in
from portal_visitor import Visitor

from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import set_clock
from fuyuan.matters.models import EventRow
from fuyuan.organs import settings
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db(transaction=True)
SESSION = django_settings.SESSION_COOKIE_NAME
CODE = re.compile(r"\b[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}\b")


@pytest.fixture(autouse=True)
def _county() -> Iterator[None]:
    with set_clock("2026-09-28T09:00"):
        load_sample()
        settings.forget()
        yield


def together(work: Callable[[int], Any], count: int) -> list[Any]:
    """Let all begin at the same moment, each with a connection of its own."""
    gate = Barrier(count)

    def one(number: int) -> Any:
        try:
            gate.wait(30)
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def submitted() -> Visitor:
    """A visitor in front of the last button."""
    visitor = Visitor()
    visitor.start()
    visitor.fill()
    return visitor


def same_session(visitor: Visitor) -> Client:
    client = Client()
    client.cookies[SESSION] = visitor.client.cookies[SESSION].value
    return client


def test_twenty_submits_at_once_are_one_case_with_one_receipt() -> None:
    visitor = submitted()

    def submit(number: int) -> tuple[int, str, str]:
        client = same_session(visitor)
        response = client.post("/apply/check/", {"truth": "on", "action": "next", "ticket": ticket})
        found = CODE.search(client.get(response.headers["Location"]).content.decode())
        return response.status_code, response.headers["Location"], found.group() if found else "no receipt"

    visitor.get("/apply/check/")
    ticket = re.findall(r'name="ticket" value="([^"]+)"', visitor.response.content.decode())[0]
    answers = set(together(submit, 20))
    assert Case.objects.count() == 1
    assert EventRow.objects.filter(step="apply").count() == 1
    assert len(answers) == 1, "one and the same receipt for all"
    status, location, code = answers.pop()
    assert (status, location) == (302, "/apply/receipt/")
    opened = Client().post("/track/", {"code": code})
    assert opened.headers["Location"] == f"/track/{Case.objects.get().pk}/"


def test_eight_strangers_at_once_get_eight_numbers_without_a_gap() -> None:
    visitors = [submitted() for _ in range(8)]
    together(lambda number: visitors[number].submit(), 8)
    numbers = sorted(
        int(re.findall(r"(\d+)号", text)[0]) for text in Case.objects.values_list("intake_number", flat=True)
    )
    assert numbers == list(range(1, 9))


def officers(count: int) -> list[Client]:
    return [signed_in(person(f"officer{number}", Post.INTAKE)) for number in range(count)]


def test_of_officers_on_the_same_step_one_wins_and_the_others_are_told_who() -> None:
    submitted().submit()
    case = Case.objects.get()
    clients = officers(4)
    url = f"/matters/reconsideration/{case.pk}/steps/register/"

    def register(number: int) -> tuple[int, str]:
        sent = {"token": f"token-of-officer-{number}-0001", "expect": "1", "note": f"第{number}人的登记"}
        response = clients[number].post(url, sent)
        return response.status_code, response.content.decode()

    answers = together(register, 4)
    assert sorted(status for status, _ in answers) == [303, 409, 409, 409]
    event = EventRow.objects.get(step="register")
    for status, page in answers:
        if status == 409:
            assert event.name in page, "the message names who did it"
            assert "收件登记" in page


def test_the_same_officer_pressing_twice_takes_one_step() -> None:
    submitted().submit()
    case = Case.objects.get()
    (client,) = officers(1)
    cookie = client.cookies[SESSION].value

    def press(number: int) -> int:
        again = Client()
        again.cookies[SESSION] = cookie
        sent = {"token": "one-token-of-the-form-0001", "expect": "1"}
        return again.post(f"/matters/reconsideration/{case.pk}/steps/register/", sent).status_code

    assert together(press, 6) == [303] * 6
    assert EventRow.objects.filter(step="register").count() == 1
