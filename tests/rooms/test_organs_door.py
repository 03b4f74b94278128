"""Sign-in, lockout, sessions, the password rule and "以何身份办理" (battery B14)."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from organs_people import PASSWORD, hold, load_sample, organ, person, signed_in

from fuyuan.clock import Hand, now, set_clock
from fuyuan.organs import passwords
from fuyuan.organs.accounts import create_account, end_post, set_active
from fuyuan.organs.demo_people import NotInProduction, demo_password, list_demo_signins, make_demo_people
from fuyuan.organs.models import Account, AccountKind, Relation, SecurityEvent, Session, Throttle
from fuyuan.organs.posts import STAFF_POSTS, Post
from fuyuan.organs.sealed import seal, unseal
from fuyuan.organs.security import client_address, count_try, forget_old, forget_tries

pytestmark = pytest.mark.django_db
MINUTES_15 = timedelta(minutes=15)
INSIDE = "/account/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[Hand]:
    with set_clock("2026-09-28T09:00") as hand:
        load_sample()
        yield hand


def sign_in(username: str, password: str = PASSWORD, client: Client | None = None, **more: str) -> Client:
    client = client or Client()
    client.last = client.post("/sign-in/", {"username": username, "password": password, **more})
    return client


def is_in(client: Client) -> bool:
    return client.get(INSIDE).status_code == 200


def test_a_person_with_one_post_is_in_at_once() -> None:
    person("clerk", Post.HANDLER)
    client = sign_in("clerk")
    assert client.last.url == "/desk/"
    assert is_in(client)


def test_user_names_are_the_same_in_any_case() -> None:
    person("Clerk", Post.HANDLER)
    assert is_in(sign_in(" CLERK "))


def test_signing_in_returns_to_the_page_asked_for_but_never_to_another_site() -> None:
    person("clerk", Post.HANDLER)
    assert sign_in("clerk", next="/organs/").last.url == "/organs/"
    assert sign_in("clerk", next="https://evil.example/").last.url == "/desk/"


def test_every_failure_looks_the_same() -> None:
    person("clerk", Post.HANDLER)
    gone = person("gone", Post.HANDLER)
    set_active(gone, False, request=None)  # type: ignore[arg-type]
    person("locked", Post.HANDLER)
    for _ in range(6):
        sign_in("locked", "wrong")
    tries = [("clerk", "wrong"), ("nobody", PASSWORD), ("gone", PASSWORD), ("locked", PASSWORD)]
    pages = [sign_in(*attempt).last for attempt in tries]
    assert {page.status_code for page in pages} == {403}
    assert {page.context["form"].non_field_errors()[0] for page in pages} == {
        pages[0].context["form"].non_field_errors()[0]
    }


def test_after_five_failures_even_the_right_password_waits_fifteen_minutes(clock: Hand) -> None:
    person("clerk", Post.HANDLER)
    for _ in range(5):
        sign_in("clerk", "wrong")
    assert not is_in(sign_in("clerk"))
    clock.move(minutes=14, seconds=59)
    assert not is_in(sign_in("clerk"))
    clock.move(seconds=2)
    assert is_in(sign_in("clerk"))


def elsewhere(network: str) -> Client:
    return Client(REMOTE_ADDR=network)


def test_a_stranger_who_locks_a_name_does_not_lock_out_its_owner_where_he_has_signed_in_before() -> None:
    person("clerk", Post.HANDLER)
    assert is_in(sign_in("clerk", client=elsewhere("2001:db8:1::5")))
    for _ in range(6):
        sign_in("clerk", "wrong", client=elsewhere("203.0.113.9"))
    assert not is_in(sign_in("clerk", client=elsewhere("203.0.113.9")))
    assert not is_in(sign_in("clerk", client=elsewhere("198.51.100.7")))
    assert is_in(sign_in("clerk", client=elsewhere("2001:db8:1::77")))


def test_guessing_from_the_owners_own_network_is_stopped_too() -> None:
    person("clerk", Post.HANDLER)
    assert is_in(sign_in("clerk"))
    for _ in range(6):
        sign_in("clerk", "wrong")
    assert not is_in(sign_in("clerk"))


def test_a_network_is_forgotten_after_ninety_days(clock: Hand) -> None:
    create_account(
        username="citizen", name="张某", kind=AccountKind.PUBLIC, password=PASSWORD, phone="13800001234"
    )
    typed = {"username": "13800001234", "password": PASSWORD}
    assert elsewhere("203.0.113.9").post("/portal/sign-in/", typed).status_code == 302
    clock.move(days=91)
    for _ in range(6):
        elsewhere("198.51.100.7").post("/portal/sign-in/", {**typed, "password": "wrong"})
    assert elsewhere("203.0.113.9").post("/portal/sign-in/", typed).status_code == 403


def test_sessions_and_counters_that_are_over_are_deleted_and_no_others(clock: Hand) -> None:
    person("clerk", Post.HANDLER)
    sign_in("clerk")
    sign_in("nobody", "wrong")
    clock.move(hours=1)
    client = sign_in("clerk")
    assert forget_old() == 0
    clock.move(hours=11, minutes=30)
    sessions = Session.objects.count()
    assert forget_old() == 1
    assert Session.objects.count() == sessions - 1
    assert client.session.session_key in Session.objects.values_list("session_key", flat=True)
    clock.move(days=3)
    sign_in("somebody", "wrong")
    forget_old()
    assert not Session.objects.exists()
    assert Throttle.objects.count() == 2, "the counters of the last try: name and address"


PHONES = [
    ("13800001234", "as it is printed"),
    ("138 0000 1234", "in groups"),
    ("138-0000-1234", "in groups"),
    ("１３８００００１２３４", "by an input method of full width"),
    ("+86 138 0000 1234", "with the country's number, as a telephone fills it in"),
    ("008613800001234", "the same, dialled"),
]


@pytest.mark.parametrize(("typed", "why"), PHONES)
def test_a_phone_number_is_the_same_however_it_is_typed(typed: str, why: str) -> None:
    form = {"name": "张某", "phone": typed, "password": "Plum-tree8"}
    assert Client().post("/portal/register/", form).status_code == 302, why
    assert Account.objects.get(kind=AccountKind.PUBLIC).phone == "13800001234", why
    for again, _ in PHONES:
        sent = {"username": again, "password": "Plum-tree8"}
        assert Client().post("/portal/sign-in/", sent).status_code == 302, (why, again)


@pytest.mark.parametrize("name", ["张\u202e三", "张\x00三", "张\ufeff三"])
def test_a_name_with_characters_nobody_sees_is_refused(name: str) -> None:
    page = Client().post(
        "/portal/register/", {"name": name, "phone": "13800001234", "password": "Plum-tree8"}
    )
    assert "看不见的字符" in page.content.decode()


@pytest.mark.parametrize("url", ["/sign-in/", "/portal/sign-in/", "/portal/register/"])
def test_what_is_missing_or_too_long_is_said_as_a_person_would(url: str) -> None:
    empty = Client().post(url, {"next": ""}).content.decode()
    assert "密码：请填写" in empty
    assert "必填项" not in empty
    long = Client().post(url, {"username": "a" * 41, "name": "张" * 61, "password": "a" * 129})
    assert "太长：最多 128 个字，现在有 129 个字" in long.content.decode()


def test_an_address_that_only_takes_what_buttons_send_says_so_to_whoever_opens_it() -> None:
    page = Client().get("/sign-out/")
    assert page.status_code == 405
    assert int(page["Content-Length"]) == len(page.content), "a browser shows no more than is announced"
    assert "这个地址不能直接打开" in page.content.decode()
    assert page["Allow"] == "POST"


def test_four_failures_are_forgiven_by_a_success() -> None:
    person("clerk", Post.HANDLER)
    for _ in range(3):
        for _ in range(4):
            sign_in("clerk", "wrong")
        assert is_in(sign_in("clerk"))


def test_spraying_many_names_from_one_address_is_stopped() -> None:
    for _ in range(101):
        count_try("sign-in:address:127.0.0.1", limit=100, window=MINUTES_15, lock=MINUTES_15)
    person("clerk", Post.HANDLER)
    assert not is_in(sign_in("clerk"))


def test_counters_keep_no_name_and_no_address_in_clear() -> None:
    sign_in("13812345678", "wrong")
    assert not Throttle.objects.filter(key__contains="138").exists()
    assert not SecurityEvent.objects.filter(object__contains="138").exists()


def test_every_try_is_one_line_in_the_log() -> None:
    person("clerk", Post.HANDLER)
    sign_in("clerk", "wrong")
    sign_in("clerk")
    assert list(SecurityEvent.objects.filter(action="sign-in").values_list("result", flat=True)) == [
        "ok",
        "failed",
    ]


def test_a_signed_out_visitor_is_sent_to_the_sign_in_page() -> None:
    assert Client().get(INSIDE).url == "/sign-in/?next=%2Faccount%2F"


def test_signing_out_ends_the_session() -> None:
    client = signed_in(person("clerk", Post.HANDLER))
    assert client.post("/sign-out/").url == "/sign-in/"
    assert not is_in(client)
    assert not Session.objects.exists()


def test_the_session_key_changes_at_sign_in() -> None:
    person("clerk", Post.HANDLER)
    client = Client()
    fixed = client.session
    fixed.save()
    client.cookies["sessionid"] = fixed.session_key
    sign_in("clerk", client=client)
    assert client.cookies["sessionid"].value != fixed.session_key
    assert not Session.objects.filter(session_key=fixed.session_key).exists()


@pytest.mark.parametrize(
    ("post", "minutes", "alive", "reason"),
    [
        (Post.HANDLER, 29, True, "idle 30 minutes"),
        (Post.HANDLER, 31, False, "idle 30 minutes"),
        (Post.SYSTEM_ADMIN, 14, True, "administrators 15 minutes"),
        (Post.SYSTEM_ADMIN, 16, False, "administrators 15 minutes"),
    ],
)
def test_an_idle_session_ends(clock: Hand, post: Post, minutes: int, alive: bool, reason: str) -> None:
    client = signed_in(person("clerk", post))
    clock.move(minutes=minutes)
    assert is_in(client) is alive, reason


def test_a_session_in_use_ends_after_twelve_hours(clock: Hand) -> None:
    client = signed_in(person("clerk", Post.HANDLER))
    alive = 0
    while is_in(client):
        alive += 20
        clock.move(minutes=20)
    assert alive == 12 * 60 + 20


def test_disabling_an_account_ends_its_session_at_the_next_request() -> None:
    clerk = person("clerk", Post.HANDLER)
    client = signed_in(clerk)
    Account.objects.filter(pk=clerk.pk).update(is_active=False)
    assert not is_in(client)


def test_a_new_password_ends_the_other_sessions() -> None:
    clerk = person("clerk", Post.HANDLER)
    here, elsewhere = signed_in(clerk), signed_in(clerk)
    new = "Maple-Bridge-3141"
    here.post("/account/password/", {"present": PASSWORD, "new": new, "again": new})
    assert is_in(here)
    assert not is_in(elsewhere)
    assert is_in(sign_in("clerk", new))


def test_a_post_that_ends_leaves_the_person_without_it_the_next_day(clock: Hand) -> None:
    clerk = person("clerk", Post.HANDLER)
    end_post(clerk.holdings.get(), last_day=date(2026, 9, 28))
    client = signed_in(clerk)
    assert is_in(client)
    clock.set("2026-09-29T00:01")
    client = signed_in(clerk)
    assert client.get(INSIDE).url == "/account/acting-as/"
    assert "没有有效的岗位" in client.get("/account/acting-as/").content.decode()


def test_a_session_that_lasts_past_the_end_of_a_post_loses_it(clock: Hand) -> None:
    clerk = person("clerk", Post.HANDLER)
    end_post(clerk.holdings.get(), last_day=date(2026, 9, 28))
    clock.set("2026-09-28T23:50")
    client = signed_in(clerk)
    clock.set("2026-09-29T00:05")
    assert client.get(INSIDE).url == "/account/acting-as/"


def test_a_person_with_several_posts_chooses_and_can_change() -> None:
    clerk = person("clerk", Post.HANDLER, Post.INTAKE)
    client = sign_in("clerk")
    assert client.last.url == "/account/acting-as/"
    assert client.get(INSIDE).url == "/account/acting-as/"
    for holding in clerk.holdings.all():
        client.post("/account/acting-as/", {"post": holding.pk})
        assert client.get(INSIDE).wsgi_request.actor.post == holding.post
    assert SecurityEvent.objects.filter(action="act-as").count() == 2


def test_nobody_acts_in_somebody_elses_post() -> None:
    boss = person("boss", Post.OFFICE_HEAD)
    client = signed_in(person("clerk", Post.HANDLER))
    client.post("/account/acting-as/", {"post": boss.holdings.get().pk})
    assert client.get(INSIDE).wsgi_request.actor.post == Post.HANDLER


def test_a_deputy_acts_for_the_time_of_the_absence() -> None:
    boss, clerk = person("boss", Post.OFFICE_HEAD), person("clerk", Post.HANDLER)
    day = date(2026, 9, 28)
    deputy = hold(clerk, Post.OFFICE_HEAD, deputy_for=boss.holdings.get(), valid_from=day, valid_to=day)
    assert signed_in(clerk, deputy).get(INSIDE).wsgi_request.actor.post == Post.OFFICE_HEAD
    with pytest.raises(ValidationError):
        hold(clerk, Post.OFFICE_HEAD, "QH-GAJ", deputy_for=boss.holdings.get(), valid_to=day)
    with pytest.raises(ValidationError):
        hold(clerk, Post.OFFICE_HEAD, deputy_for=boss.holdings.get())


def test_a_new_account_must_change_its_password_first() -> None:
    account, password = create_account(username="fresh", name="新人", kind=AccountKind.STAFF)
    hold(account, Post.HANDLER)
    client = sign_in("fresh", password)
    assert client.get(INSIDE).url == "/account/password/"
    new = "Maple-Bridge-3141"
    client.post("/account/password/", {"present": password, "new": new, "again": new})
    assert is_in(client)


def test_a_password_older_than_the_setting_must_be_changed(clock: Hand) -> None:
    person("clerk", Post.HANDLER)
    clock.move(days=89)
    assert is_in(sign_in("clerk"))
    clock.move(days=2)
    assert sign_in("clerk").get(INSIDE).url == "/account/password/"


def test_a_staff_account_idle_for_ninety_days_is_closed_until_enabled(clock: Hand) -> None:
    clerk = person("clerk", Post.HANDLER)
    clock.move(days=91)
    assert not is_in(sign_in("clerk"))
    set_active(clerk, True, request=None)  # type: ignore[arg-type]
    assert sign_in("clerk").get("/account/password/").status_code == 200


@pytest.mark.parametrize(
    ("password", "public", "fault", "reason"),
    [
        ("Short-1a", False, "至少 12 位", "staff: 12"),
        ("Sh-1aaa", True, "至少 8 位", "the public: 8"),
        ("longlonglonglong", False, "三种", "three of four classes"),
        ("LONGLONGLONG12", False, "三种", "two classes are not enough"),
        ("Password123", True, "太常见", "a common one with three classes"),
        ("Xy-clerk-2026-z", False, "不能含用户名", "not the user name"),
        ("A1-" + "a" * 130, False, "最多 128", "no hashing of megabytes"),
        (PASSWORD, False, "", "good"),
        ("Plum-tree8", True, "", "good for the public"),
    ],
)
def test_what_makes_a_password_good(password: str, public: bool, fault: str, reason: str) -> None:
    kind = AccountKind.PUBLIC if public else AccountKind.STAFF
    found = "".join(passwords.faults(password, Account(username="clerk", kind=kind)))
    assert (fault in found) if fault else found == "", reason


def test_the_last_five_passwords_are_not_taken_again() -> None:
    clerk = person("clerk")
    names = [f"Maple-Bridge-{number}" for number in range(3141, 3147)]
    for name in names:
        passwords.change_password(clerk, name)
    for old in names[1:]:
        with pytest.raises(ValidationError, match="最近 5 次"):
            passwords.change_password(clerk, old)
    passwords.change_password(clerk, PASSWORD)


def test_a_citizen_registers_with_a_phone_and_signs_in_with_it() -> None:
    form = {"name": "张某", "phone": "138 0000 1234", "password": "Plum-tree8"}
    client = Client()
    assert client.post("/portal/register/", form).url == "/"
    account = Account.objects.get(kind=AccountKind.PUBLIC)
    assert account.phone == "13800001234"
    assert "13800001234" not in account.username
    again = Client().post("/portal/sign-in/", {"username": "13800001234", "password": "Plum-tree8"})
    assert again.url == "/"
    assert "不能用来注册" in Client().post("/portal/register/", form).content.decode()


@pytest.mark.parametrize("change", [{"phone": "12345"}, {"password": "weak"}, {"name": ""}])
def test_a_bad_registration_keeps_what_was_typed(change: dict[str, str]) -> None:
    form = {"name": "张某", "phone": "13800001234", "password": "Plum-tree8", **change}
    page = Client().post("/portal/register/", form)
    assert page.context["form"].errors
    assert form["phone"] in page.content.decode()


def test_staff_and_the_public_have_separate_doors() -> None:
    person("clerk", Post.HANDLER)
    create_account(username="citizen", name="张某", kind=AccountKind.PUBLIC, password=PASSWORD)
    assert Client().post("/portal/sign-in/", {"username": "clerk", "password": PASSWORD}).status_code == 403
    assert sign_in("citizen").last.status_code == 403


def test_the_citizens_phone_is_sealed_in_the_database() -> None:
    account, _ = create_account(
        username="c", name="张某", kind="public", password=PASSWORD, phone="13800001234"
    )
    stored = (
        Account.objects.filter(pk=account.pk).extra(select={"raw": "phone"}).values_list("raw", flat=True)[0]
    )
    assert "13800001234" not in stored
    assert Account.objects.get(pk=account.pk).phone == "13800001234"


@pytest.mark.parametrize("text", ["", "13800001234", "𠮷野家", "a" * 5000])
def test_sealing_is_undone_exactly(text: str) -> None:
    assert unseal(seal(text)) == text


def test_forwarded_addresses_count_only_behind_the_configured_proxy(settings: object) -> None:
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="1.1.1.1, 2.2.2.2", REMOTE_ADDR="10.0.0.1")
    assert client_address(request) == "10.0.0.1"
    settings.TRUSTED_PROXIES = frozenset({"10.0.0.1"})
    assert client_address(request) == "2.2.2.2"


def test_a_counter_starts_again_after_its_window(clock: Hand) -> None:
    def one() -> object:
        return count_try("code", limit=2, window=MINUTES_15, lock=timedelta(hours=1))

    assert [one(), one()] == [None, None]
    clock.move(minutes=16)
    assert [one(), one()] == [None, None]
    assert one() == now() + timedelta(hours=1)
    forget_tries("code")
    assert one() is None


def test_demo_people_cover_every_post_and_never_exist_in_production(settings: object) -> None:
    make_demo_people()
    assert make_demo_people() == []
    posts = {
        holding.post for account in Account.objects.filter(demo=True) for holding in account.holdings.all()
    }
    assert posts == set(STAFF_POSTS)
    assert len(list_demo_signins()) == Account.objects.count()
    assert is_in(sign_in("lian", demo_password()))
    settings.PRODUCTION = True
    with pytest.raises(NotInProduction):
        make_demo_people()


def test_a_person_declares_a_relation_and_ends_it() -> None:
    clerk = person("clerk", Post.HANDLER)
    client = signed_in(clerk)
    client.post(
        INSIDE, {"kind": "former_post", "organ": organ("QH-GAJ").pk, "person_name": "", "note": "2019年前"}
    )
    relation = clerk.relations.get()
    signed_in(person("other", Post.HANDLER)).post(f"/account/relations/{relation.pk}/end/")
    assert Relation.objects.get().valid_to is None
    client.post(f"/account/relations/{relation.pk}/end/")
    assert Relation.objects.get().valid_to == date(2026, 9, 28)
    assert "请填写对方姓名" in client.post(INSIDE, {"kind": "other"}).content.decode()
