"""A prepared query answers exactly what the query set would, whoever asks and however often."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from fuyuan.organs.models import Organ
from fuyuan.prepared import Prepared, planned_once, worded

pytestmark = pytest.mark.django_db

_MARK = -(2**40)


@pytest.fixture
def organs() -> list[Organ]:
    names = ("公安局", "教育局", "民政局")
    return Organ.objects.bulk_create([Organ(code=name, name=name, kind="department") for name in names])


def _by_pk() -> Prepared[Organ]:
    return Prepared(lambda pk: Organ.objects.filter(pk__gte=pk).order_by("pk"), _MARK)


def test_it_answers_as_the_query_set_does(organs: list[Organ]) -> None:
    asked = _by_pk()
    for organ in organs:
        assert asked(organ.pk) == list(Organ.objects.filter(pk__gte=organ.pk).order_by("pk"))


def test_an_answer_is_read_anew_each_time(organs: list[Organ]) -> None:
    asked = _by_pk()
    before = asked(organs[0].pk)
    Organ.objects.filter(pk=organs[0].pk).update(name="改了名的局")
    assert before[0].name != "改了名的局" == asked(organs[0].pk)[0].name


def test_a_mark_that_stands_nowhere_in_the_query_is_refused() -> None:
    with pytest.raises(ValueError, match="a mark"):
        Prepared(lambda _: Organ.objects.filter(pk=1), _MARK)(1)


def test_each_thread_asks_over_its_own_connection() -> None:
    asked = Prepared(lambda pk: Organ.objects.filter(pk=pk), _MARK)

    def other() -> tuple[int, list[Organ]]:
        found = asked(-1)
        mine = id(connection.connection)
        connection.close()
        return mine, found

    asked(-1)
    here = id(connection.connection)
    with ThreadPoolExecutor(1) as pool:
        there, found = pool.submit(other).result()
    assert found == []
    assert there != here


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite's driver keeps what it has planned by itself"
)
def test_postgresql_keeps_the_plan_and_forgets_nothing_else(organs: list[Organ]) -> None:
    asked = _by_pk()
    for _ in range(3):
        assert len(asked(organs[0].pk)) == len(organs)
    assert Organ.objects.count() >= len(organs)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans + custom_plans FROM pg_prepared_statements WHERE statement LIKE '%organs_organ%'"
        )
        assert cursor.fetchall() == [(3,)]


@pytest.mark.parametrize("text", ["行政复议", "O'Neil", "50%", "%s", "back\\slash"])
def test_a_text_written_into_a_statement_is_the_text_that_was_meant(organs: list[Organ], text: str) -> None:
    sql, left = worded("SELECT %s = %s, %s, 'a%%'", (text, text, 7))
    assert len(left) == (1 if connection.vendor == "postgresql" else 3)
    with planned_once(), connection.cursor() as cursor:
        cursor.execute(sql, left)
        assert cursor.fetchone() == (True, 7, "a%")
