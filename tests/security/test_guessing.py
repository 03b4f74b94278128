"""B14: guessing query codes and passwords over HTTP. Locked by code and by address, the same words for every failure."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from organs_people import PASSWORD, load_sample, person
from portal_visitor import Visitor

from fuyuan.clock import Hand, set_clock
from fuyuan.organs.models import SecurityEvent, Throttle
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db
FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
WRONG = "没有找到这个查询码对应的案件"


@pytest.fixture(autouse=True)
def clock() -> Iterator[Hand]:
    with set_clock("2026-09-28T09:00") as hand:
        load_sample()
        yield hand


@pytest.fixture
def code() -> str:
    party = Visitor()
    party.start()
    party.fill()
    party.submit()
    return party.code


def guess(code: str, address: str, **headers: str) -> tuple[int, str]:
    response = Client(REMOTE_ADDR=address, **headers).post("/track/", {"code": code})
    return response.status_code, FORM_TOKEN.sub("", response.content.decode())


def test_two_hundred_guesses_from_one_address_end_at_the_thirtieth() -> None:
    statuses = [
        guess(f"ABCD-EFGH-IJKL-{number:04d}".replace("0", "A"), "203.0.113.9")[0] for number in range(200)
    ]
    assert statuses == [200] * 30 + [429] * 170
    assert SecurityEvent.objects.filter(action="query-code", result="failed").count() == 30


def test_forged_forwarding_headers_do_not_spread_the_guesses() -> None:
    statuses = [
        guess(f"guess-{number}", "203.0.113.9", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}", HTTP_X_REAL_IP=f"198.51.100.{number}")[0]
        for number in range(60)
    ]  # fmt: skip
    assert statuses.count(429) == 30


def test_one_code_is_locked_even_when_every_guess_has_its_own_address() -> None:
    statuses = [guess("ABCD-EFGH-IJKL-MNOP", f"203.0.113.{number}")[0] for number in range(20)]
    assert statuses == [200] * 10 + [429] * 10


def test_after_a_quarter_of_an_hour_the_right_person_gets_in(code: str, clock: Hand) -> None:
    for number in range(40):
        guess(f"guess-{number}", "203.0.113.9")
    assert guess(code, "203.0.113.9")[0] == 429
    clock.move(minutes=16)
    assert guess(code, "203.0.113.9")[0] == 302


def test_every_wrong_code_gets_the_same_page(code: str) -> None:
    near = code[:-1] + ("A" if code[-1] != "A" else "B")
    pages = {
        guess(typed, "203.0.113.9")[1].replace(typed, "")
        for typed in (near, "QRST-QRST-QRST-QRST", "ZZZZ-ZZZZ-ZZZZ-ZZZZ")
    }
    assert len(pages) == 1, "nothing tells a code that nearly fits from one that does not"
    assert WRONG in pages.pop()


def test_the_page_for_too_many_tries_says_what_to_do() -> None:
    for number in range(30):
        guess(f"guess-{number}", "203.0.113.9")
    status, page = guess("x", "203.0.113.9")
    assert status == 429
    assert "操作过于频繁" in page
    assert "guess" not in page


def test_counters_hold_no_address_and_no_code(code: str) -> None:
    guess(code, "203.0.113.9")
    guess("ABCD-EFGH-IJKL-MNOP", "203.0.113.9")
    stored = " ".join(Throttle.objects.values_list("key", flat=True))
    assert "203.0.113.9" not in stored
    assert "ABCD" not in stored


def test_a_locked_account_stays_locked_for_the_right_password_from_anywhere() -> None:
    person("lian", Post.INTAKE)
    for number in range(6):
        Client(REMOTE_ADDR=f"203.0.113.{number}").post("/sign-in/", {"username": "lian", "password": "wrong"})
    locked = Client(REMOTE_ADDR="198.51.100.1").post("/sign-in/", {"username": "lian", "password": PASSWORD})
    unknown = Client(REMOTE_ADDR="198.51.100.2").post(
        "/sign-in/", {"username": "nobody", "password": PASSWORD}
    )
    assert (locked.status_code, unknown.status_code) == (403, 403)
    said = [
        FORM_TOKEN.sub("", each.content.decode()).replace(name, "")
        for each, name in ((locked, "lian"), (unknown, "nobody"))
    ]
    assert said[0] == said[1], "the page does not tell whether the account exists"


def test_an_address_of_the_newest_kind_counts_by_its_network() -> None:
    """One subscriber holds 2**64 addresses of IPv6: guesses from all of them are one visitor's."""
    statuses = [guess(f"guess-{number}", f"2001:db8:1:2::{number:x}")[0] for number in range(40)]
    assert statuses.count(429) == 10
