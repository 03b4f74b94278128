"""Every URL says who may use it; every list and every yes/no come from one rule; the actor costs one query."""

from datetime import date
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from organs_people import PASSWORD, load_sample, person, signed_in
from pytest_django import DjangoAssertNumQueries

from fuyuan.clock import set_clock
from fuyuan.organs import settings
from fuyuan.organs.access import (
    ANYONE,
    PUBLIC,
    STAFF,
    Rule,
    access,
    check_every_view_declares,
    declare,
    posts,
    rule_of,
    walk,
)
from fuyuan.organs.accounts import create_account
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.middleware import ActorMiddleware
from fuyuan.organs.models import Account, Holding, Relation, SecurityEvent
from fuyuan.organs.policies import ACCOUNTS
from fuyuan.organs.policy import Hidden, Policy, policy_for, registered
from fuyuan.organs.posts import PORTAL_POSTS, Post
from fuyuan.organs.signin import open_by_code

pytestmark = pytest.mark.django_db


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(request.actor))


@access(PUBLIC)
def public_page(request: HttpRequest) -> HttpResponse:
    return page(request)


@access(posts(*PORTAL_POSTS))
def party_page(request: HttpRequest) -> HttpResponse:
    return page(request)


@access(ANYONE)
def enter(request: HttpRequest, matter: int) -> HttpResponse:
    open_by_code(request, matter)
    return page(request)


@access(STAFF)
def hidden_page(request: HttpRequest) -> HttpResponse:
    ACCOUNTS.get_or_404(request.actor, Account.objects.all(), username="boss")
    return page(request)


handler404 = lambda request, exception: HttpResponse("404", status=404)  # noqa: E731
handler403 = lambda request, exception: HttpResponse("403", status=403)  # noqa: E731
urlpatterns = [
    path("public/", public_page),
    path("party/", party_page),
    path("enter/<int:matter>/", enter),
    path("hidden/", hidden_page),
    path("sign-in/", access(ANYONE)(page), name="sign-in"),
    path("portal/sign-in/", access(ANYONE)(page), name="portal-sign-in"),
]


class Open:
    """A URLconf with a view that declares nothing."""

    def undeclared(request: HttpRequest) -> HttpResponse:
        return HttpResponse("secret")

    urlpatterns = [path("secret/", undeclared)]


@pytest.fixture
def own_urls(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__


def test_start_up_fails_on_a_view_that_does_not_say_who_may_use_it(settings: Any) -> None:
    settings.ROOT_URLCONF = Open
    assert [error.id for error in run_checks(tags=["urls"]) if error.id == "fuyuan.E001"] == ["fuyuan.E001"]
    with pytest.raises(ImproperlyConfigured, match="secret/"):
        ActorMiddleware(lambda request: HttpResponse())


def test_a_view_without_a_rule_is_refused_even_if_it_slipped_through(rf: RequestFactory) -> None:
    middleware = ActorMiddleware(lambda request: HttpResponse())
    request = rf.get("/secret/")
    with pytest.raises(Exception, match="没有声明"):
        middleware.process_view(request, Open.undeclared, (), {})
    assert SecurityEvent.objects.get().result == "refused"


def test_every_address_of_organs_declares_its_rule() -> None:
    ours = [error for error in check_every_view_declares() if "admin/" in error.msg or "account" in error.msg]
    assert ours == []


def test_views_of_a_library_are_declared_together() -> None:
    def made_elsewhere(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    patterns = [path("x/", made_elsewhere), path("y/", public_page)]
    declare(patterns, STAFF)
    assert [rule_of(pattern.callback) for pattern, _ in walk(patterns)] == [STAFF, PUBLIC]


def test_a_public_page_never_knows_who_looks_and_may_be_cached(own_urls: None) -> None:
    load_sample()
    for client in (Client(), signed_in(person("clerk", Post.HANDLER))):
        response = client.get("/public/")
        assert response.content == b"None"
        assert "Cookie" not in response.get("Vary", "")
        assert "Cache-Control" not in response


def test_every_other_page_forbids_storing() -> None:
    load_sample()
    clerk = signed_in(person("clerk", Post.HANDLER))
    for client, address in (
        (Client(), "/sign-in/"),
        (clerk, "/account/"),
        (clerk, "/admin/grants/"),
        (clerk, "/nowhere/"),
    ):
        assert client.get(address)["Cache-Control"] == "no-store", address


def test_a_party_without_account_comes_in_by_code_and_sees_only_that_matter(own_urls: None) -> None:
    client = Client()
    assert client.get("/party/").url.startswith("/portal/sign-in/")
    client.get("/enter/7/")
    client.get("/enter/9/")
    actor = client.get("/party/").wsgi_request.actor
    assert (actor.post, actor.person_id, actor.matter_ids) == (Post.APPLICANT, None, frozenset({7, 9}))


def test_staff_are_refused_on_a_page_for_parties(own_urls: None) -> None:
    load_sample()
    assert signed_in(person("clerk", Post.HANDLER)).get("/party/").status_code == 403


def test_somebody_elses_object_is_404_and_one_line_in_the_log(own_urls: None) -> None:
    load_sample()
    person("boss", Post.OFFICE_HEAD)
    client = signed_in(person("clerk", Post.HANDLER))
    before = SecurityEvent.objects.count()
    assert client.get("/hidden/").status_code == 404
    event = SecurityEvent.objects.first()
    assert SecurityEvent.objects.count() == before + 1
    assert (event.action, event.object, event.result) == ("denied", "/hidden/", "hidden")


def test_the_actor_of_a_request_costs_one_query(
    own_urls: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_sample()
    client = signed_in(create_account(username="c", name="张某", kind="public", password=PASSWORD)[0])
    with django_assert_num_queries(1):
        assert client.get("/party/").status_code == 200
    with django_assert_num_queries(0):
        Client().get("/party/")


@pytest.mark.parametrize(
    ("rule", "actor", "allowed"),
    [
        (PUBLIC, None, True),
        (ANYONE, None, True),
        (STAFF, None, False),
        (STAFF, Actor(Post.HANDLER, "甲"), True),
        (STAFF, Actor(Post.APPLICANT, "乙"), False),
        (posts(Post.INTAKE), Actor(Post.HANDLER, "甲"), False),
        (posts(Post.INTAKE, Post.HANDLER), Actor(Post.HANDLER, "甲"), True),
    ],
)
def test_a_rule_allows_its_posts_only(rule: Rule, actor: Actor | None, allowed: bool) -> None:
    assert rule.allows(actor) is allowed


def test_a_rule_needs_a_post() -> None:
    with pytest.raises(ValueError, match="at least one"):
        posts()


# --- policies ----------------------------------------------------------------------------------------------------

POLICED = [Account, Holding, Relation, SecurityEvent]


@pytest.fixture
def crowd() -> list[Account]:
    load_sample()
    people = [
        person("a", Post.HANDLER),
        person("b", Post.INTAKE, at="QH-GAJ"),
        person("s", Post.SYSTEM_ADMIN),
    ]
    people.append(create_account(username="c", name="张某", kind="public", password=PASSWORD)[0])
    for account in people[:2]:
        account.relations.create(kind="other", person_name="某", declared_on=date(2026, 1, 1))
    return people


@hypothesis_settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(post=st.sampled_from(list(Post)), who=st.integers(-1, 3), model=st.sampled_from(POLICED))
def test_the_yes_or_no_equals_the_filter(crowd: list[Account], post: Post, who: int, model: Any) -> None:
    account = crowd[who] if who >= 0 else None
    actor = Actor(post, "某", account.pk if account else None)
    policy = policy_for(model)
    listed = set(policy.filter(actor, model.objects.all()).values_list("pk", flat=True))
    assert listed == {row.pk for row in model.objects.all() if policy.can_see(actor, row)}


def test_nobody_sees_nothing(crowd: list[Account]) -> None:
    assert not any(policy_for(model).filter(None, model.objects.all()).exists() for model in POLICED)


def test_administrators_never_see_a_citizens_account(crowd: list[Account]) -> None:
    for post in (Post.SYSTEM_ADMIN, Post.SECURITY_ADMIN, Post.AUDIT_ADMIN):
        assert not ACCOUNTS.can_see(Actor(post, "某", 0), crowd[3])


def test_a_hidden_object_and_a_missing_one_differ_only_inside(crowd: list[Account]) -> None:
    actor = Actor(Post.HANDLER, "a", crowd[0].pk)
    assert ACCOUNTS.get_or_404(actor, Account.objects.all(), username="a") == crowd[0]
    with pytest.raises(Hidden):
        ACCOUNTS.get_or_404(actor, Account.objects.all(), username="b")
    with pytest.raises(Http404) as missing:
        ACCOUNTS.get_or_404(actor, Account.objects.all(), username="zzz")
    assert not isinstance(missing.value, Hidden)


def test_a_model_has_one_policy() -> None:
    with pytest.raises(TypeError, match="already has a policy"):
        type("Second", (Policy,), {"model": Account})
    with pytest.raises(LookupError, match="Throttle has no policy"):
        policy_for(Relation._meta.apps.get_model("organs", "Throttle"))
    assert Account in registered()


def test_the_system_is_an_actor_of_its_own() -> None:
    assert (SYSTEM.is_system, str(SYSTEM)) == (True, "系统 系统")


# --- settings ----------------------------------------------------------------------------------------------------

settings.register(
    "test.days", title="天数", help="试验。", type=int, default=3, choices=[(3, "三天"), (5, "五天")]
)


def test_a_setting_holds_from_a_day_on_and_old_days_keep_the_old_value() -> None:
    with set_clock("2026-09-28"):
        settings.change("test.days", 5, by=None, valid_from=date(2026, 9, 1), reason="试")
        values = [settings.get("test.days", on=date(2026, month, 1)) for month in (8, 9, 10)]
    assert values == [3, 5, 5]


def test_the_latest_change_of_a_day_counts() -> None:
    with set_clock("2026-09-28"):
        for value in (5, 3, 5):
            settings.change("test.days", value, by=None)
        assert settings.get("test.days") == 5


@pytest.mark.parametrize("wrong", [4, "五", True, None, [3]])
def test_a_setting_refuses_what_is_not_its_type_or_choice(wrong: Any) -> None:
    with pytest.raises(ValueError, match="天数"):
        settings.change("test.days", wrong, by=None)


def test_a_key_has_one_meaning() -> None:
    with pytest.raises(ValueError, match="twice"):
        settings.register("test.days", title="别的", help="", type=int, default=1)
    with pytest.raises(KeyError):
        settings.get("test.unknown")


def test_reading_settings_again_costs_no_query(
    django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "_cache", settings._Cache())
    settings.get("test.days")
    with django_assert_num_queries(0):
        assert [settings.get("test.days") for _ in range(100)] == [3] * 100


def test_the_system_administrator_changes_a_setting_and_sees_its_history() -> None:
    load_sample()
    client = signed_in(person("sys", Post.SYSTEM_ADMIN))
    form: dict[str, Any] = {"value": "5", "valid_from": "2026-01-05", "reason": "会议决定"}
    shown = client.post("/admin/settings/test.days/", form, follow=True).content.decode()
    assert "五天" in shown
    assert "会议决定" in shown
    assert settings.get("test.days") == 5
    assert client.get("/admin/settings/nothing/").status_code == 404
