"""A session that ends while somebody writes: nothing is done, and what was typed stands in the form again once he is back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from organs_people import PASSWORD, load_sample
from portal_visitor import Visitor, errors
from shell_people import Office

from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import set_clock
from fuyuan.matters.models import EventRow
from fuyuan.organs import interrupted
from fuyuan.organs.accounts import create_account
from fuyuan.organs.models import AccountKind

pytestmark = pytest.mark.django_db
WORDS = "我们已经和解，罚款\n也退了。"


@pytest.fixture
def clock():
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def party(clock):
    """Somebody who has just applied, with the code of the receipt."""
    load_sample()
    visitor = Visitor()
    visitor.start()
    visitor.fill()
    visitor.submit()
    assert visitor.at == "/apply/receipt/", errors(visitor.response)
    return visitor


def citizen(phone="13800000001"):
    create_account(username=f"c{phone}", name="张三", kind=AccountKind.PUBLIC, password=PASSWORD, phone=phone)
    visitor = Visitor()
    enter(visitor, phone)
    return visitor


def enter(visitor, phone="13800000001"):
    visitor.post("/portal/sign-in/", username=phone, password=PASSWORD)


def withdraw():
    return f"/track/{Case.objects.latest('pk').pk}/withdraw_request/"


def test_words_of_a_party_with_a_code_come_back_into_the_form(party, clock):
    code, before = party.code, EventRow.objects.count()
    clock.move(minutes=31)
    told = party.post(withdraw(), reason=WORDS)
    assert interrupted.KEPT in told
    assert EventRow.objects.count() == before
    party.post("/track/", code=code)
    again = party.get(withdraw())
    assert "我们已经和解，罚款\n也退了。" in again
    assert interrupted.BACK in again


def test_words_of_an_account_come_back_to_that_account_and_are_forgotten_once_sent(party, clock):
    visitor = citizen()
    visitor.post("/my/", code=party.code)
    clock.move(minutes=31)
    visitor.post(withdraw(), reason=WORDS)
    enter(visitor)
    assert "罚款\n也退了" in visitor.get(withdraw())
    visitor.post(withdraw(), reason="", token="t" * 20)
    assert "罚款\n也退了" not in visitor.get(withdraw())


def test_another_account_in_the_same_browser_does_not_see_them(party, clock):
    visitor, code = citizen(), party.code
    visitor.post("/my/", code=code)
    clock.move(minutes=31)
    visitor.post(withdraw(), reason=WORDS)
    citizen("13800000002")
    enter(visitor, "13800000002")
    visitor.post("/my/", code=code)
    assert "罚款" not in visitor.get(withdraw())


def test_another_site_puts_no_words_into_a_form(party, clock):
    """A form of another site comes without our cookie: it is not kept."""
    stranger = Visitor(Client(enforce_csrf_checks=True))
    stranger.post(withdraw(), reason=WORDS)
    assert stranger.at.startswith("/portal/sign-in/")
    assert interrupted.KEPT not in stranger.response.content.decode()
    assert "interrupted" not in stranger.client.session


def test_whoever_is_sent_to_the_wrong_door_finds_the_other_one_and_comes_back_to_the_same_page(party, clock):
    """A file is for officers and parties alike; who has a code only is shown where to type it."""
    clock.move(minutes=31)
    staff_door = party.get("/files/1/")
    assert 'href="/portal/sign-in/?next=/files/1/"' in staff_door
    public_door = party.get("/portal/sign-in/?next=/files/1/")
    assert 'href="/sign-in/?next=/files/1/"' in public_door
    assert '<a href="/track/">凭查询码打开案件</a>' in public_door


def test_what_is_kept_lies_sealed(party, clock):
    clock.move(minutes=31)
    party.post(withdraw(), reason="罚款也退了")
    stored = party.client.session["interrupted"]
    assert "%E7%BD%9A%E6%AC%BE" not in str(stored)
    assert str(stored[2]).startswith("s1:")


def test_a_password_is_never_kept(party, clock):
    visitor = citizen()
    clock.move(minutes=31)
    visitor.post("/account/password/", present="a", new="Secret-1", again="Secret-1")
    assert "interrupted" not in visitor.client.session


def test_words_of_an_officer_come_back_into_the_dialog():
    with set_clock("2026-09-28T09:00") as clock:
        office = Office()
        url = "/matters/letter/new/receive/"
        clock.move(minutes=31)
        sent = office.clerk_client.post(url, {"writer": "赵来信", "subject": "反映罚款过重"})
        assert sent.status_code == 302
        office.clerk_client.post("/sign-in/", {"username": "lian", "password": PASSWORD})
        page = office.clerk_client.get(url).content.decode()
        assert 'value="反映罚款过重"' in page
        assert interrupted.BACK in page
        assert not EventRow.objects.exists()


@pytest.mark.parametrize(
    "chosen", [[""], ["0" * 64 + " 别处的.txt"], None], ids=["none", "of nobody", "received before"]
)
def test_the_dialog_comes_back_with_the_files_that_were_received_and_no_others(chosen):
    """A browser sends an empty file field too, and the files it has under their keys."""
    with set_clock("2026-09-28T09:00") as clock:
        office, url, token = Office(), "/matters/letter/new/receive/", "a" * 32
        typed = {"writer": "赵来信", "token": token}
        if chosen is None:
            first = office.clerk_client.post(
                url, {**typed, "files": SimpleUploadedFile("来信.txt", "罚款过重".encode())}
            )
            chosen = re.findall(r'name="files" value="([^"]+)"', first.content.decode())
            assert len(chosen) == 1
        clock.move(minutes=31)
        office.clerk_client.post(url, {**typed, "subject": "反映罚款过重", "files": chosen})
        office.clerk_client.post("/sign-in/", {"username": "lian", "password": PASSWORD})
        page = office.clerk_client.get(url)
        assert page.status_code == 200
        assert 'value="反映罚款过重"' in page.content.decode()
        assert ("来信.txt" in page.content.decode()) is (chosen[0].endswith("来信.txt"))
