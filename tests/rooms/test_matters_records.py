"""Records and procedures: the single definition of a step's data, and the table that a room is."""

import importlib
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from fuyuan.law import default_calendar
from fuyuan.matters import search
from fuyuan.matters.acts import days_in
from fuyuan.matters.attachments import references
from fuyuan.matters.procedure import Context, Procedure, Stage, State, Step
from fuyuan.matters.record import (
    Choice,
    Day,
    FileRef,
    InvalidRecord,
    Record,
    Text,
    ask,
    fields_holding,
    parse_record,
)
from fuyuan.matters.registry import rooms
from fuyuan.organs.posts import Post
from toy.desk import HANDLER
from toy.procedure import PROCEDURE, Letter, Note

FORBIDDEN = [
    ("a\x00b", "第 2 个字", "NUL"),
    ("\x0bb", "第 1 个字", "a vertical tab, lost in docx"),
    ("ab\x1f", "第 3 个字", "a control character"),
    ("a\x7f", "第 2 个字", "DEL"),
    ("a\u202eb", "RIGHT-TO-LEFT OVERRIDE", "shows another order than stored"),
    ("a\u2066b", "LEFT-TO-RIGHT ISOLATE", "shows another order than stored"),
    ("a\ufffeb", "U+FFFE", "not a character"),
    ("a\U0010ffffb", "U+10FFFF", "the last of a plane is no character either: no paper can carry it"),
    ("a\x85b", "U+0085", "a control character of the second set"),
]


@pytest.mark.parametrize(("text", "word", "why"), FORBIDDEN)
def test_what_would_be_lost_or_deceive_is_refused_with_its_place(text: str, word: str, why: str) -> None:
    with pytest.raises(InvalidRecord) as wrong:
        parse_record(Note, {"note": text})
    assert word in wrong.value.errors["note"][0], why


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(InvalidRecord):
        parse_record(Note, {"note": "a\ud800b"})


class Pairs(Record):
    """Records with the numbers an attacker chooses, also inside lists."""

    who: int | None = ask("谁", default=None)
    sizes: tuple[int, ...] = ask("尺寸", default=())
    ref: FileRef | None = ask("文件", default=None)


TOO_LARGE = [
    ({"who": 2**63}, "who", "no column of SQLite takes it"),
    ({"who": -(2**63) - 1}, "who", "nor below"),
    ({"who": "9" * 25}, "who", "typed into a form"),
    ({"sizes": [1, 2**64]}, "sizes.1", "in a list"),
    ({"ref": {"sha256": "a" * 64, "name": "a", "size": 2**70}}, "ref.size", "in a part"),
]


@pytest.mark.parametrize(("data", "place", "why"), TOO_LARGE)
def test_a_number_no_database_keeps_is_refused_at_its_place(
    data: dict[str, Any], place: str, why: str
) -> None:
    with pytest.raises(InvalidRecord) as wrong:
        parse_record(Pairs, data)
    assert wrong.value.errors == {place: ["数字太大，请核对"]}, why


def test_the_last_number_every_reader_agrees_on_is_kept() -> None:
    assert parse_record(Pairs, {"who": 2**53 - 1}).who == 2**53 - 1


KEPT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co"]) | st.sampled_from("\n\t"), max_size=60
)


@given(KEPT)
def test_everything_else_is_kept_to_the_character(text: str) -> None:
    note = parse_record(Note, {"note": text})
    assert Note.model_validate_json(note.model_dump_json()).note == text


def test_line_ends_are_those_of_unix() -> None:
    assert parse_record(Note, {"note": "一\r\n二\r三"}).note == "一\n二\n三"


class Colour(Choice):
    RED = "red", "红"
    BLUE = "blue", "蓝"


class Form(Record):
    colour: Colour = ask("颜色")
    day: Day | None = ask("日期", default=None)
    number: int = ask("数目", ge=1, le=3, default=1)
    words: tuple[Text, ...] = ask("词", default=(), max_length=2)


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({}, "colour", "请填写"),
    ({"colour": "green"}, "colour", "请从列出的选项中选择"),
    ({"colour": "red", "day": "2026-02-30"}, "day", "日期不正确，请写成 2026-09-28 的样子"),
    ({"colour": "red", "day": "1998-12-31"}, "day", "日期早于 1999 年，请核对年份"),
    ({"colour": "red", "number": 0}, "number", "不能小于 1"),
    ({"colour": "red", "number": 4}, "number", "不能大于 3"),
    ({"colour": "red", "number": "x"}, "number", "请填写整数"),
    ({"colour": "red", "words": ["a", "b", "c"]}, "words", "最多填写 2 项"),
    (
        {"colour": "red", "words": ["a", "b\x00"]},
        "words.1",
        "第 2 个字是看不见的控制字符（U+0000），请删去后重新填写",
    ),
    ({"colour": "red", "secret": 1}, "secret", "多出了不认识的内容"),
]


@pytest.mark.parametrize(("data", "place", "message"), WRONG)
def test_every_mistake_is_told_in_chinese_at_its_field(
    data: dict[str, Any], place: str, message: str
) -> None:
    with pytest.raises(InvalidRecord) as wrong:
        parse_record(Form, data)
    assert wrong.value.errors == {place: [message]}


def test_a_choice_carries_its_label() -> None:
    form = parse_record(Form, {"colour": "blue"})
    assert (form.colour.label, form.model_dump(mode="json")["colour"]) == ("蓝", "blue")


def test_a_record_that_was_validated_is_not_validated_again() -> None:
    letter = Letter(writer="赵", subject="事", received_on=date(2026, 9, 28))
    assert parse_record(Letter, letter) is letter


# --- the table of a procedure -----------------------------------------------------------------------------------------


def step(**changes: Any) -> Step[State]:
    values: dict[str, Any] = {
        "name": "go", "title": "办理", "basis": (), "posts": frozenset({Post.HANDLER}), "record": Note,
        "stages": frozenset({"a"}), "apply": lambda state, event: state,
    }  # fmt: skip
    return Step(**{**values, **changes})


def table(*steps: Step[State]) -> Procedure[State]:
    return Procedure(
        name="x", title="某事", state=State, stages=(Stage("a", "甲"),), steps=steps, duties=lambda state: ()
    )


def test_a_table_with_a_mistake_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="share a name"):
        table(step(), step())
    with pytest.raises(ValueError, match="unknown stage"):
        table(step(stages=frozenset({"b"})))
    with pytest.raises(ValueError, match="without events"):
        table(step()).fold([])


def test_steps_of_the_house_are_there_and_never_offered() -> None:
    procedure = table(step())
    context = Context(HANDLER, date(2026, 9, 28), default_calendar())
    offers = procedure.offers(State(stage="a", title="t", opened_on=date(2026, 9, 28)), context)
    assert [offer.step.name for offer in offers] == ["go"]
    assert procedure.step("issue_paper").internal


def test_every_step_of_the_toy_names_what_it_needs() -> None:
    for each in PROCEDURE.steps:
        assert each.title
        assert each.posts
        assert all(citation.text for citation in each.basis)


@pytest.mark.django_db(transaction=True)
def test_the_search_index_can_be_dropped_and_made_again() -> None:
    migration = importlib.import_module("fuyuan.matters.migrations.0001_initial")
    with connection.schema_editor() as editor:
        migration.drop_index(None, editor)
    with pytest.raises(DatabaseError), transaction.atomic():
        search.put(1, "letter", "赵")
    with connection.schema_editor() as editor:
        migration.create_index(None, editor)
    search.put(1, "letter", "赵")


# -- what a record holds -------------------------------------------------------------------------------------------


class Sheet(Record):
    file: FileRef | None = ask("材料", default=None)
    words: Text = ask("说明", default="")


class Visit(Record):
    on: Day = ask("日期")
    sheets: tuple[Sheet, ...] = ask("材料", default=())


class Journey(Record):
    words: Text = ask("说明", default="")
    visits: tuple[Visit, ...] = ask("走访", default=())
    last: Visit | None = ask("最后一次", default=None)
    other: Any = ask("其他", default=None)


def test_a_day_and_a_file_are_found_at_any_depth_and_looked_for_only_where_they_can_lie() -> None:
    assert fields_holding(Journey, FileRef) == ("visits", "last", "other")
    assert fields_holding(Sheet, FileRef) == ("file",)
    assert fields_holding(Sheet, date) == ()
    file = FileRef(sha256="0" * 64, name="一.pdf", size=1)
    visit = Visit(on=date(2026, 9, 28), sheets=(Sheet(file=file), Sheet(words="没有材料")))
    journey = Journey(visits=(visit,), last=visit.model_copy(update={"on": date(2026, 9, 29)}), other=file)
    assert [day for _, _, day in days_in(journey)] == [date(2026, 9, 28), date(2026, 9, 29)]
    assert list(references(journey)) == [file, file, file]


def kinds_in(annotation: Any) -> Iterator[Any]:
    """Yield what stands at the ends of an annotation, without the words of a choice and what pydantic is told beside a type."""
    if get_origin(annotation) is Literal:
        return
    parts = get_args(annotation)
    if get_origin(annotation) is Annotated:
        parts = parts[:1]
    for part in parts:
        yield from kinds_in(part)
    if not parts and annotation is not Ellipsis:
        yield annotation


def models_in(kind: type[BaseModel], known: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if kind not in known:
        known.add(kind)
        for field in kind.model_fields.values():
            for each in kinds_in(field.annotation):
                if isinstance(each, type) and issubclass(each, BaseModel):
                    models_in(each, known)
    return known


def test_no_step_has_a_field_into_which_the_search_for_days_and_files_cannot_look() -> None:
    """A name not yet resolved, a type to be given later, a bare list: a file there would not be put on record."""
    known: set[type[BaseModel]] = set()
    for room in rooms():
        for step in room.procedure.steps:
            models_in(step.record, known)
    blind = [
        f"{kind.__name__}.{name}"
        for kind in known
        for name, field in kind.model_fields.items()
        for each in kinds_in(field.annotation)
        if not isinstance(each, type) or each in (object, tuple, list, dict, set, frozenset)
    ]
    assert len(known) > 500
    assert blind == []
