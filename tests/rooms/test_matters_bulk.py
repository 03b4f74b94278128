"""Rows made and written without Django's own way through every value: the same rows."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from fuyuan.business.litigation.models import CourtList, CourtListRow
from fuyuan.clock import now, today
from fuyuan.matters.bulk import AT_ONCE, insert, unsaved, update
from fuyuan.matters.models import DutyRow, EventRow, Matter, Projection
from fuyuan.organs.posts import Post

TABLES = [EventRow, DutyRow, *(each for each in apps.get_models() if issubclass(each, Projection))]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_an_unsaved_row_is_what_the_model_itself_would_make(table: type[models.Model]) -> None:
    ours, own = unsaved(table, matter_id=7), table(matter_id=7)
    columns = [each.attname for each in table._meta.concrete_fields]
    assert {name: getattr(ours, name) for name in columns} == {name: getattr(own, name) for name in columns}
    assert ours._state.adding


@pytest.mark.parametrize("table", TABLES[2:], ids=lambda table: table.__name__)
def test_the_state_is_the_last_column_so_that_a_list_need_not_read_it(table: type[models.Model]) -> None:
    assert table._meta.concrete_fields[-1].column == "state"


def test_rows_do_not_share_what_they_begin_with() -> None:
    first, second = unsaved(CourtListRow, of_id=1, line=1), unsaved(CourtListRow, of_id=1, line=2)
    first.acts["register"] = {}
    assert second.acts == {}


def test_a_column_the_table_does_not_have_is_an_error() -> None:
    with pytest.raises(TypeError, match="colour"):
        unsaved(EventRow, matter_id=7, colour="red")


@pytest.mark.django_db
def test_values_come_back_as_they_were_given() -> None:
    """Text, empty and JSON, a text that is JSON included: only what the driver cannot take is changed."""
    found = CourtList.objects.create(
        court="某法院",
        file_name="清单.xlsx",
        headings=["案号"],
        at=now(),
        by_name="某人",
        organ_id=1,
        total=3,
    )
    said = [["（2026）豫0482行初1号", None], "只有一句话", {"案号": "1"}]
    insert([unsaved(CourtListRow, of_id=found.pk, line=line, said=each) for line, each in enumerate(said)])
    rows = list(CourtListRow.objects.order_by("line"))
    assert [row.said for row in rows] == said
    for row in rows:
        row.acts = {"register": {"court": row.line}}
    update(rows, ("acts",))
    assert [row.acts for row in CourtListRow.objects.order_by("line")] == [
        {"register": {"court": line}} for line in range(3)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 3])
def test_however_many_rows_change_each_gets_its_own_values(count: int) -> None:
    """PostgreSQL changes twenty at once, and has to be told what is empty in all of them."""
    matter, day = Matter.objects.create(kind="suit"), date(2026, 9, 28)
    insert(
        [unsaved(DutyRow, matter_id=matter.pk, kind="suit", key=str(at), due=day) for at in range(count + 1)]
    )
    *rows, other = DutyRow.objects.order_by("pk")
    for at, row in enumerate(rows):
        row.due, row.amber, row.organ_id, row.provisional = None, day + timedelta(days=at), at, at % 2 == 0
        row.status, row.title = DutyRow.Status.DONE, f"第 {at} 件“待办”%s"
    update(rows, ("due", "amber", "organ_id", "provisional", "status", "title"))
    columns = "due", "amber", "organ_id", "provisional", "status", "title"
    assert list(DutyRow.objects.exclude(pk=other.pk).order_by("pk").values_list(*columns)) == [
        (None, day + timedelta(days=at), at, at % 2 == 0, "done", f"第 {at} 件“待办”%s")
        for at in range(count)
    ]
    assert DutyRow.objects.get(pk=other.pk).due == day


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, AT_ONCE])
def test_a_row_to_change_that_is_not_there_is_an_error(count: int) -> None:
    matter = Matter.objects.create(kind="suit")
    rows = [unsaved(DutyRow, matter_id=matter.pk, kind="suit", key=str(at)) for at in range(count)]
    insert(rows)
    rows = list(DutyRow.objects.all())
    DutyRow.objects.filter(pk=rows[-1].pk).delete()
    with pytest.raises(DatabaseError, match="not every row"), transaction.atomic():
        update(rows, ("due",))


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, AT_ONCE - 1, AT_ONCE, 2 * AT_ONCE, 2 * AT_ONCE + 3])
def test_however_many_rows_there_are_each_is_written_once_and_in_order(count: int) -> None:
    insert([unsaved(Matter, kind="suit", seq=at) for at in range(count)])
    assert list(Matter.objects.order_by("pk").values_list("seq", flat=True)) == list(range(count))


@pytest.mark.django_db
@pytest.mark.parametrize("at", [0, AT_ONCE - 1, AT_ONCE + 1], ids=["the first", "amid many", "the last"])
def test_of_rows_that_contradict_what_is_there_nothing_is_left(at: int) -> None:
    """SQLite leaves the rows before the one it refuses: it is the transaction that takes them back."""
    matters = [Matter.objects.create(kind="suit") for _ in range(AT_ONCE + 2)]
    DutyRow.objects.create(matter=matters[at], kind="suit", key="a", title="答辩", label="", post="x")
    rows = [unsaved(DutyRow, matter_id=each.pk, kind="suit", key="a") for each in matters]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(rows)
    assert DutyRow.objects.count() == 1


@pytest.mark.django_db
def test_choices_moments_and_what_is_empty_come_back_as_they_were_given() -> None:
    """On PostgreSQL the driver would write the name of a choice, not its value."""
    matter = Matter.objects.create(kind="suit")
    given = [
        (DutyRow.Status.DONE, date(2026, 9, 28)),
        (DutyRow.Status.OPEN, None),
        ("lapsed", date(2026, 9, 28)),
    ]
    insert(
        [
            unsaved(DutyRow, matter_id=matter.pk, kind="suit", key=str(at), status=status, due=due)
            for at, (status, due) in enumerate(given)
        ]
    )
    assert list(DutyRow.objects.order_by("pk").values_list("status", "due")) == given
    moments = [now(), now() - timedelta(days=200, microseconds=1)]
    insert([
        unsaved(EventRow, matter_id=matter.pk, seq=at, step="x", day=today(), at=moment, post=Post.COURT_LIAISON)
        for at, moment in enumerate(moments)
    ])  # fmt: skip
    rows = EventRow.objects.filter(matter=matter).order_by("seq")
    assert list(rows.values_list("at", "post")) == [(moment, "court_liaison") for moment in moments]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL plans anew for each value")
def test_a_plan_that_is_kept_is_one_for_all_values_from_the_first_time_on() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        assert cursor.fetchone() == ("force_generic_plan",)
