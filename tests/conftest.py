"""What every test may rely on: a data folder and a database file of its own, never those of the installation."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_django
from django.conf import settings
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseOperations  # operations alone would import in a circle
from django.test.client import ClientHandler

LONGEST = (
    "test_demo.py",
    "test_permission_matrix.py",
    "test_hostile_forms.py",
    "test_canaries.py",
    "test_insight_cases.py",
    "test_insight_recount.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: a file runs in one worker, and the last one should not keep the others waiting. The browser's
    journeys last: its library leaves a loop running in the process, in which nobody else may start one.
    """
    items.sort(key=lambda item: (item.path.name not in LONGEST, "journeys" in item.path.parts))


@pytest.fixture(scope="session", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Point FUYUAN_HOME's settings at an empty folder of this worker."""
    home = tmp_path_factory.mktemp("home")
    os.environ["FUYUAN_HOME"] = str(home)  # for the law, which knows no settings
    if settings.configured:  # the law's tests may run without Django
        settings.HOME = home
        settings.FILE_UPLOAD_TEMP_DIR = home


@pytest.fixture(scope="session", autouse=True)
def _one_middleware_chain() -> Iterator[None]:
    """Every test client would load the middleware anew, and with it read the list of static files (8 ms, tens of thousands of
    times): under the same settings they share what the first one loaded.
    """
    load, loaded = ClientHandler.load_middleware, dict[int, tuple[object, dict[str, object]]]()

    def load_once(self: ClientHandler, *given: Any, **named: Any) -> None:
        wrapped = settings._wrapped  # another object wherever a test overrides a setting
        if loaded.get(id(wrapped), (None,))[0] is not wrapped:
            load(self, *given, **named)
            own = {name: value for name, value in vars(self).items() if name != "enforce_csrf_checks"}
            loaded[id(wrapped)] = wrapped, own
        vars(self).update(loaded[id(wrapped)][1])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClientHandler, "load_middleware", load_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_power_cut() -> Iterator[None]:
    """Waiting for the disk proves nothing here: a killed process loses no page the system has, and the servers of the faults
    are processes of their own, which do wait.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


@pytest.fixture(autouse=True)
def _forget_settings() -> Iterator[None]:
    """A test's settings roll back without a word; what the process remembers of them must go too."""
    yield
    remembered = sys.modules.get("fuyuan.organs.settings")  # the law's tests never load it
    if remembered:
        remembered.forget()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """On SQLite use a file, as in service: WAL, locks and several connections behave as they will there."""
    default = connections["default"]
    if default.vendor == "sqlite":
        name: Path = tmp_path_factory.mktemp("database") / "fuyuan.sqlite3"
        default.settings_dict["TEST"]["NAME"] = str(name)


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """Threads of concurrency tests may leave a connection behind; PostgreSQL drops no database that has one."""
    yield
    default = connections["default"]
    if default.vendor == "postgresql":
        with django_db_blocker.unblock(), default.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session", autouse=True)
def _flush_past_the_guards() -> Iterator[None]:
    """Between transactional tests append-only tables are emptied too: on SQLite their triggers step aside for that."""
    flush = DatabaseOperations.execute_sql_flush

    def without_triggers(self: DatabaseOperations, sql_list: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            flush(self, sql_list)
            for _, sql in triggers:
                cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", without_triggers)
        yield
