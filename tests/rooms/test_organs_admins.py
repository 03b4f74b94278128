"""三员分离 (battery B03): every way to gain a second administrator's post, or one beside a business post, fails."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from organs_people import PASSWORD, SINCE, hold, load_sample, organ, person, signed_in

from fuyuan.clock import set_clock, today
from fuyuan.organs.accounts import confirm_post, create_account, grant_post, reset_password, set_active
from fuyuan.organs.models import Account, AccountKind, Holding, SecurityEvent
from fuyuan.organs.posts import ADMIN_POSTS, STAFF_POSTS, Post
from fuyuan.organs.security import record

pytestmark = pytest.mark.django_db
SYSTEM, SECURITY, AUDIT = Post.SYSTEM_ADMIN, Post.SECURITY_ADMIN, Post.AUDIT_ADMIN


@pytest.fixture(autouse=True)
def _county() -> None:
    load_sample()


@pytest.fixture
def system() -> Account:
    return person("sys", SYSTEM)


@pytest.fixture
def security() -> Account:
    return person("sec", SECURITY)


def refused_by_the_database(make: object) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        make()  # type: ignore[operator]


def raw_holding(account: Account, post: Post, **more: object) -> Holding:
    return Holding(account=account, post=post, organ=organ(), valid_from=SINCE, **more)


MIXED = [
    (first, second)
    for first in sorted(ADMIN_POSTS)
    for second in [*sorted(ADMIN_POSTS), Post.HANDLER]
    if first != second
]


@pytest.mark.parametrize(("first", "second"), MIXED)
def test_way_1_a_grant_through_the_service_is_refused(first: Post, second: Post) -> None:
    account = person("one", first)
    with pytest.raises(ValidationError, match="不得兼任"):
        hold(account, second)
    assert SecurityEvent.objects.filter(action="grant", result="refused").count() == 1


@pytest.mark.parametrize(("first", "second"), MIXED)
def test_way_2_a_row_saved_past_the_service_is_refused_by_the_database(first: Post, second: Post) -> None:
    account = person("one", first)
    refused_by_the_database(raw_holding(account, second).save)


def test_way_3_bulk_create_is_refused(system: Account) -> None:
    refused_by_the_database(lambda: Holding.objects.bulk_create([raw_holding(system, AUDIT)]))


def test_way_4_changing_the_post_of_a_held_row_is_refused(system: Account) -> None:
    refused_by_the_database(lambda: system.holdings.update(post=SECURITY))


def test_way_5_moving_an_administrators_row_to_another_account_is_refused(system: Account) -> None:
    clerk = person("clerk", Post.HANDLER)
    refused_by_the_database(lambda: system.holdings.update(account=clerk))


def test_way_6_changing_the_kind_of_the_account_is_refused(system: Account) -> None:
    refused_by_the_database(lambda: Account.objects.filter(pk=system.pk).update(kind=AccountKind.AUDIT_ADMIN))


def test_way_7_raw_sql_is_refused(system: Account) -> None:
    def insert() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO organs_holding (account_id, post, organ_id, valid_from, effective) VALUES (%s,%s,%s,%s,%s)",
                [system.pk, AUDIT, organ().pk, SINCE, True],
            )

    refused_by_the_database(insert)


def test_way_8_a_post_already_ended_does_not_open_the_door(system: Account) -> None:
    system.holdings.update(valid_to=date(2026, 1, 6))
    with pytest.raises(ValidationError):
        hold(system, AUDIT)


def test_way_9_nobody_grants_himself_a_post(security: Account) -> None:
    with pytest.raises(ValidationError, match="自己"):
        grant_post(
            account=security, post=SECURITY, organ=organ("QH-GAJ"), valid_from=SINCE, granted_by=security
        )
    refused_by_the_database(raw_holding(security, SECURITY, granted_by=security).save)


def test_way_10_an_administrator_of_another_kind_cannot_grant(system: Account) -> None:
    other, _ = create_account(username="x1", name="某", kind=AUDIT, password=PASSWORD)
    with pytest.raises(ValidationError, match="只有安全管理员"):
        grant_post(account=other, post=AUDIT, organ=organ(), valid_from=SINCE, granted_by=system)


def test_way_11_a_grant_without_a_second_person_has_no_effect(security: Account) -> None:
    other, _ = create_account(username="x1", name="某", kind=SYSTEM, password=PASSWORD)
    holding = grant_post(account=other, post=SYSTEM, organ=organ(), valid_from=SINCE, granted_by=security)
    assert not holding.is_valid(today())
    for nobody in (security, other):
        with pytest.raises(ValidationError, match="复核人"):
            confirm_post(holding, by=nobody)
    refused_by_the_database(lambda: Holding.objects.filter(pk=holding.pk).update(effective=True))


def test_way_12_the_installer_path_is_closed_once_there_is_an_administrator(system: Account) -> None:
    with pytest.raises(CommandError, match="已有管理员"):
        call_command("organs", "admins", stdout=io.StringIO())
    second, _ = create_account(username="x2", name="某", kind=SYSTEM, password=PASSWORD)
    with pytest.raises(ValidationError, match="经他人复核"):
        hold(second, SYSTEM)


def test_way_13_an_administrators_password_cannot_be_reset_by_another(
    system: Account, security: Account
) -> None:
    with pytest.raises(ValidationError, match="三员账号"):
        reset_password(security, request=None)  # type: ignore[arg-type]
    page = signed_in(system).post(f"/admin/accounts/{security.pk}/", {"deed": "reset"})
    assert "不能由他人重置" in page.content.decode()


def test_way_14_no_page_of_one_administrator_opens_for_another(system: Account, security: Account) -> None:
    audit = person("aud", AUDIT)
    clerk = person("clerk", Post.HANDLER)
    pages = {
        "/admin/accounts/": system,
        "/admin/grants/": security,
        "/admin/events/": audit,
        "/admin/settings/": system,
    }
    for page, owner in pages.items():
        for account in (system, security, audit, clerk):
            assert signed_in(account).get(page).status_code == (200 if account == owner else 403), page
    assert SecurityEvent.objects.filter(action="denied", result="refused").count() == 12


def test_way_15_the_grant_page_refuses_the_mix_in_words(system: Account, security: Account) -> None:
    form = {"account": system.pk, "post": AUDIT.value, "organ": organ().pk, "valid_from": "2026-01-05"}
    page = signed_in(security).post("/admin/grants/", form)
    assert "不得兼任" in page.content.decode()
    assert system.holdings.count() == 1


def test_way_16_a_deputy_cannot_be_used_to_reach_another_kind_of_post(system: Account) -> None:
    clerk = person("clerk", Post.HANDLER)
    principal = system.holdings.get()
    with pytest.raises(ValidationError):
        hold(clerk, SYSTEM, deputy_for=principal, valid_to=date(2026, 12, 31))
    refused_by_the_database(
        raw_holding(clerk, SYSTEM, deputy_for=principal, valid_to=date(2026, 12, 31)).save
    )


def test_four_eyes_let_a_second_administrator_in(security: Account) -> None:
    audit = person("aud", AUDIT)
    other, _ = create_account(username="x1", name="某", kind=SYSTEM, password=PASSWORD)
    grant_post(account=other, post=SYSTEM, organ=organ(), valid_from=SINCE, granted_by=security)
    page = signed_in(audit).post("/admin/grants/waiting/", {"holding": other.holdings.get().pk}, follow=True)
    assert "岗位生效" in page.content.decode()
    assert other.holdings.get().is_valid(today())


def test_the_first_three_administrators_are_made_once_with_passwords_to_change() -> None:
    said = io.StringIO()
    call_command("organs", "admins", stdout=said)
    made = Account.objects.filter(kind__in=ADMIN_POSTS)
    assert made.count() == 3
    assert all(account.must_change_password for account in made)
    assert all(account.username in said.getvalue() for account in made)


def test_a_business_person_may_hold_several_business_posts() -> None:
    clerk = person("clerk", *sorted(STAFF_POSTS - ADMIN_POSTS))
    assert clerk.holdings.count() == len(STAFF_POSTS - ADMIN_POSTS)


def test_there_is_no_superuser_and_no_permission_table() -> None:
    assert not hasattr(Account, "is_superuser")
    assert not [name for name in connection.introspection.table_names() if name.startswith("auth_")]


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_security_log_can_be_neither_changed_nor_emptied(system: Account, change: str) -> None:
    record(None, "grant", "clerk", "ok")
    events = SecurityEvent.objects.all()
    refused_by_the_database((lambda: events.update(result="ok")) if change == "update" else events.delete)


def test_a_disabled_administrator_has_no_say(security: Account) -> None:
    set_active(security, False, request=None)  # type: ignore[arg-type]
    clerk = person("clerk")
    with pytest.raises(ValidationError, match="只有安全管理员"):
        grant_post(account=clerk, post=Post.HANDLER, organ=organ(), valid_from=SINCE, granted_by=security)


def test_a_post_counts_from_its_first_day_to_its_last() -> None:
    clerk = person("clerk")
    holding = hold(clerk, Post.HANDLER, valid_from=date(2026, 9, 1), valid_to=date(2026, 9, 30))
    with set_clock("2026-09-30"):
        valid = [
            holding.is_valid(date(2026, month, day)) for month, day in ((8, 31), (9, 1), (9, 30), (10, 1))
        ]
    assert valid == [False, True, True, False]
