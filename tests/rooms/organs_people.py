"""Helpers of the organs tests: the fictional county, people in posts, and a client that is signed in."""

from datetime import date
from pathlib import Path

from django.conf import settings as django_settings
from django.contrib.auth.hashers import get_hasher
from django.test import Client

from fuyuan.organs import loading
from fuyuan.organs.accounts import create_account, grant_post
from fuyuan.organs.models import Account, AccountKind, Holding, Organ
from fuyuan.organs.models.people import kind_for
from fuyuan.organs.posts import Post
from fuyuan.organs.signin import session_for

# Argon2 at its cheapest: hundreds of accounts are made in these tests, and none of them is worth guessing.
_argon2 = get_hasher("argon2")
_argon2.time_cost, _argon2.memory_cost, _argon2.parallelism = 1, 8, 1

STARTER = Path(loading.__file__).parent / "starter"
SAMPLE, RUZHOU = STARTER / "sample.json", STARTER / "ruzhou.json"
PASSWORD = "Willow-River-2718"
SINCE = date(2026, 1, 5)


def load_sample() -> None:
    loading.load_file(SAMPLE)


def organ(code: str = "QH-SFJ") -> Organ:
    return Organ.objects.get(code=code)


def person(username: str, *posts: Post, at: str = "QH-SFJ", **account: object) -> Account:
    """A staff account with posts held since SINCE."""
    kind = kind_for(posts[0]) if posts else AccountKind.STAFF
    made, _ = create_account(
        username=username,
        name=f"{username}先生",
        kind=str(account.pop("kind", kind)),
        password=PASSWORD,
        **account,
    )
    for post in posts:
        hold(made, post, at)
    return made


def hold(account: Account, post: Post, at: str = "QH-SFJ", **more: object) -> Holding:
    return grant_post(
        account=account, post=post, organ=organ(at), granted_by=None, **{"valid_from": SINCE, **more}
    )


def signed_in(account: Account, holding: Holding | None = None) -> Client:
    client = Client()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = session_for(account, holding)
    return client
