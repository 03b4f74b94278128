"""Helpers of the organs tests: the fictional county, people in posts, and a client that is signed in."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings as django_settings
from django.contrib.auth.hashers import get_hasher, make_password
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model
from django.test import Client

from fuyuan.organs import loading, settings
from fuyuan.organs.accounts import clean_username, create_account, grant_post
from fuyuan.organs.models import (
    Account,
    AccountKind,
    Holding,
    Organ,
    OrganGroup,
    OrganName,
    OrganRole,
    Setting,
)
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


_rows: dict[Path, list[tuple[type[Model], list[Any]]]] = {}


def load_county(path: Path) -> None:
    """The county of a file as ``loading.load_file`` writes it: read and checked once, afterwards the same rows are put back."""
    if Organ.objects.exists():
        loading.load_file(path)
    elif path in _rows:
        for model, rows in _rows[path]:
            model._default_manager.bulk_create(rows)
        if fresh := connection.ops.sequence_reset_sql(no_style(), [model for model, _ in _rows[path]]):
            with connection.cursor() as cursor:
                cursor.execute("\n".join(fresh))
    else:
        loading.load_file(path)
        models = (Organ, OrganName, OrganRole, OrganGroup, OrganGroup.members.through, Setting)
        _rows[path] = [(model, list(model._default_manager.all())) for model in models]
    settings.forget()


def load_sample() -> None:
    load_county(SAMPLE)


def organ(code: str = "QH-SFJ") -> Organ:
    return Organ.objects.get(code=code)


def person(username: str, *posts: Post, at: str = "QH-SFJ", **account: object) -> Account:
    """A staff account with posts held since SINCE. Thousands are made: the rows are written as the services would write them,
    without what these check (each rule of the table is a query); the tests of accounts go through the services.
    """
    kind = str(account.pop("kind", kind_for(posts[0]) if posts else AccountKind.STAFF))
    if account:
        made, _ = create_account(
            username=username, name=f"{username}先生", kind=kind, password=PASSWORD, **account
        )
    else:
        made = Account(
            kind=kind, username=clean_username(username), name=f"{username}先生", password=_hashed()
        )
        made.save(force_insert=True)
    for post in posts:
        Holding.objects.create(account=made, post=post, organ=organ(at), valid_from=SINCE, effective=True)
    return made


@cache
def _hashed() -> str:
    return make_password(PASSWORD)


def hold(account: Account, post: Post, at: str = "QH-SFJ", **more: object) -> Holding:
    return grant_post(
        account=account, post=post, organ=organ(at), granted_by=None, **{"valid_from": SINCE, **more}
    )


def signed_in(account: Account, holding: Holding | None = None) -> Client:
    client = Client()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = session_for(account, holding)
    return client
