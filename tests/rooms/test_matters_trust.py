"""Trust: what somebody does to the tables behind the kernel's back is found, and named."""

import json
import random
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as some

from fuyuan.matters.anchors import write_anchor
from fuyuan.matters.chain import GENESIS, canonical, in_order, merkle_root, sm3
from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import EventRow, Matter
from fuyuan.matters.store import row_hash
from fuyuan.matters.verify import verify
from toy.desk import CLERK, accepted, receive, take

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


def sql(statement: str, *params: Any) -> None:
    """Do what an insider with the database password does."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def history_of_three() -> tuple[int, list[int]]:
    matter = accepted()
    take(matter, "suspend")
    return matter, list(
        EventRow.objects.filter(matter_id=matter).order_by("seq").values_list("pk", flat=True)
    )


def chain_again(matter: int) -> None:
    """Hash a whole history again, as somebody who knows the program would."""
    prev, number = GENESIS, 0
    for row in EventRow.objects.filter(matter_id=matter).order_by("seq"):
        row.prev = prev
        prev = row_hash(row)
        number = row.seq
        sql("UPDATE matters_eventrow SET prev = %s, hash = %s WHERE id = %s", row.prev, prev, row.pk)
    sql("UPDATE matters_matter SET head = %s, seq = %s WHERE id = %s", prev, number, matter)


def edit_body(matter: int, events: list[int]) -> None:
    body = json.loads(EventRow.objects.get(pk=events[0]).body)
    sql(
        "UPDATE matters_eventrow SET body = %s WHERE id = %s",
        canonical({**body, "writer": "钱某"}),
        events[0],
    )


def edit_number(matter: int, events: list[int]) -> None:
    sql("UPDATE matters_eventrow SET stamped = %s WHERE id = %s", '{"number":"信〔2026〕9号"}', events[1])


def edit_day(matter: int, events: list[int]) -> None:
    sql("UPDATE matters_eventrow SET day = '2026-09-01' WHERE id = %s", events[1])


def edit_who(matter: int, events: list[int]) -> None:
    sql("UPDATE matters_eventrow SET name = '孙某' WHERE id = %s", events[1])


def edit_post(matter: int, events: list[int]) -> None:
    sql("UPDATE matters_eventrow SET post = 'nobody' WHERE id = %s", events[1])


def delete(which: int) -> Callable[[int, list[int]], None]:
    return lambda matter, events: sql("DELETE FROM matters_eventrow WHERE id = %s", events[which])


def swap(matter: int, events: list[int]) -> None:
    sql("UPDATE matters_eventrow SET seq = 99 WHERE id = %s", events[1])
    sql("UPDATE matters_eventrow SET seq = 2 WHERE id = %s", events[2])
    sql("UPDATE matters_eventrow SET seq = 3 WHERE id = %s", events[1])


def insert(matter: int, events: list[int]) -> None:
    sql(
        "INSERT INTO matters_eventrow"
        " (matter_id, seq, step, day, at, post, name, organ_name, body, stamped, prev, hash)"
        " SELECT matter_id, 4, 'resume', day, at, post, name, organ_name, body, stamped, hash, hash"
        " FROM matters_eventrow WHERE id = %s",
        events[2],
    )


TAMPERED = [
    (edit_body, "事件 {0}（第 1 个，receive）的内容被改动过", "the record"),
    (edit_number, "事件 {1}（第 2 个，accept）的内容被改动过", "the number given"),
    (edit_day, "事件 {1}（第 2 个，accept）的内容被改动过", "the day"),
    (edit_who, "事件 {1}（第 2 个，accept）的内容被改动过", "who did it"),
    (edit_post, "事件 {1}（第 2 个，accept）的内容被改动过", "a post that does not exist"),
    (delete(0), "第 1 个事件缺失（被删除）", "deletion at the head"),
    (delete(1), "第 2 个事件缺失（被删除）", "deletion in the middle"),
    (delete(2), "最后的事件与链首不符（尾部被删除或者改动）", "deletion at the tail"),
    (swap, "事件 {2}（第 2 个）与前一个事件接不上", "two events changed places"),
    (insert, "最后的事件与链首不符（尾部被删除或者改动）", "an event nobody took"),
]


@pytest.mark.parametrize(("tamper", "message", "why"), TAMPERED)
def test_verify_names_what_was_tampered_with(
    tamper: Callable[[int, list[int]], None], message: str, why: str, tmp_path: Path
) -> None:
    receive()  # a neighbour that stays clean
    matter, events = history_of_three()
    assert list(verify(tmp_path)) == []
    tamper(matter, events)
    found = list(verify(tmp_path))
    assert f"办件 {matter}：{message.format(*events)}" in found, why
    assert all(line.startswith(f"办件 {matter}：") for line in found)


def rehash_all(matter: int, events: list[int]) -> None:
    edit_body(matter, events)
    chain_again(matter)
    sql(
        "UPDATE toy_letterrow SET writer = '钱某', state = replace(state, '赵来信', '钱某') WHERE matter_id = %s",
        matter,
    )


def cut_tail(matter: int, events: list[int]) -> None:
    delete(2)(matter, events)
    chain_again(matter)


ANCHORED = [
    (
        rehash_all,
        "事件 {0}：摘要与锚点 000001.json 记载的不同（被改动后重新计算过）",
        "hashed again as a whole",
    ),
    (cut_tail, "事件 {2}：锚点 000001.json 有记载，数据库里已不存在（被删除）", "tail cut and head set back"),
]


@pytest.mark.parametrize(("tamper", "message", "why"), ANCHORED)
def test_the_anchor_outside_finds_what_the_chain_cannot(
    tamper: Callable[[int, list[int]], None], message: str, why: str, tmp_path: Path
) -> None:
    matter, events = history_of_three()
    write_anchor(tmp_path)
    assert list(verify(tmp_path)) == []
    tamper(matter, events)
    assert message.format(*events) in list(verify(tmp_path)), why


def test_an_event_slipped_between_anchored_ones_is_named(tmp_path: Path) -> None:
    matter, events = history_of_three()
    sql("UPDATE matters_eventrow SET id = %s WHERE id = %s", events[2] + 5, events[2])
    write_anchor(tmp_path)
    chain_again(matter)
    insert(matter, [0, 0, events[2] + 5])
    sql("UPDATE matters_eventrow SET id = %s WHERE seq = 4", events[2] + 1)
    assert f"事件 {events[2] + 1}：锚点 000001.json 没有记载（事后插入）" in list(verify(tmp_path))


def test_a_matter_removed_with_all_its_rows_is_missed_by_the_anchor(tmp_path: Path) -> None:
    matter, events = history_of_three()
    write_anchor(tmp_path)
    for table in ("toy_letterrow", "matters_dutyrow", "matters_eventrow"):
        sql(f"DELETE FROM {table} WHERE matter_id = %s", matter)
    sql("DELETE FROM matters_matter WHERE id = %s", matter)
    assert len(list(verify(tmp_path))) == len(events)


def test_anchors_follow_each_other_and_only_cover_what_is_new(tmp_path: Path) -> None:
    assert write_anchor(tmp_path) is None
    matter, _ = history_of_three()
    first = write_anchor(tmp_path)
    assert write_anchor(tmp_path) is None
    take(matter, "resume")
    second = write_anchor(tmp_path)
    assert first
    assert second
    assert (first.header["count"], second.header["count"], second.header["prev"]) == (3, 1, first.digest)
    assert (tmp_path / "keys" / "anchor.key").stat().st_mode & 0o777 == 0o600
    assert list(verify(tmp_path)) == []


def forge(folder: Path) -> None:
    path = folder / "000001.json"
    data = json.loads(path.read_text())
    data["header"]["at"] = "2026-01-01T00:00:00+08:00"
    path.write_text(json.dumps(data))


def lose_first(folder: Path) -> None:
    (folder / "000001.json").unlink()


def change_leaves(folder: Path) -> None:
    path = folder / "000001.leaves"
    path.write_bytes(path.read_bytes()[:-1] + b"\x00")


def lose_leaves(folder: Path) -> None:
    (folder / "000001.leaves").unlink()


def cut_json(folder: Path) -> None:
    (folder / "000001.json").write_text("{")


ANCHOR_FILES = [
    (forge, "锚点 000001.json：签名不符，文件被改动过"),
    (lose_first, "锚点 000002.json：与上一个锚点接不上，中间的锚点被删除或者改动过"),
    (change_leaves, "锚点 000001.json：叶子文件与锚点不符"),
    (lose_leaves, "锚点 000001.json：叶子文件与锚点不符"),
    (cut_json, "锚点 000001.json：文件损坏，不能读取"),
]


@pytest.mark.parametrize(("damage", "message"), ANCHOR_FILES)
def test_a_damaged_anchor_file_is_named(damage: Callable[[Path], None], message: str, tmp_path: Path) -> None:
    matter, _ = history_of_three()
    write_anchor(tmp_path)
    take(matter, "resume")
    write_anchor(tmp_path)
    damage(tmp_path / "anchors")
    assert message in list(verify(tmp_path))


ROWS = [
    ("UPDATE toy_letterrow SET stage = 'closed'", "数据行与重演结果不同：stage"),
    ("UPDATE toy_letterrow SET writer = '钱某', next_due = NULL", "数据行与重演结果不同：next_due、writer"),
    ("DELETE FROM toy_letterrow", "数据行缺失"),
    (
        "UPDATE matters_dutyrow SET due = '2027-01-01' WHERE key = 'decision'",
        "待办“作出答复”与重演结果不同：due",
    ),
    (
        "UPDATE matters_dutyrow SET status = 'done' WHERE key = 'decision'",
        "待办“作出答复”与重演结果不同：status",
    ),
    ("DELETE FROM matters_dutyrow WHERE key = 'decision'", "缺少待办“作出答复”"),
    ("UPDATE matters_dutyrow SET key = 'gift' WHERE key = 'decision'", "多出待办“作出答复”"),
    ("UPDATE matters_matter SET kind = 'nothing'", "没有“nothing”这类办件"),
]


@pytest.mark.parametrize(("statement", "message"), ROWS)
def test_a_row_that_its_history_does_not_explain_is_named(
    statement: str, message: str, tmp_path: Path
) -> None:
    matter = accepted()
    sql(statement)
    assert f"办件 {matter}：{message}" in list(verify(tmp_path))


def test_two_hundred_random_tamperings_are_all_found(tmp_path: Path) -> None:
    dice = random.Random(20260928)
    for _ in range(5):
        history_of_three()
    rows = list(EventRow.objects.order_by("pk"))
    write_anchor(tmp_path)
    columns = ("step", "day", "at", "name", "organ_name", "body", "stamped", "prev", "hash")
    for _ in range(200):
        row, column = dice.choice(rows), dice.choice(columns)
        old = getattr(row, column)
        new = {"day": "2026-01-01", "at": "2026-01-01 00:00:00+00:00", "stamped": '{"x":"y"}'}.get(
            column, f"{old}x"[-64:]
        )
        sql(f"UPDATE matters_eventrow SET {column} = %s WHERE id = %s", new, row.pk)
        found = list(verify(tmp_path))
        assert any(f"事件 {row.pk}" in line for line in found), (column, found)
        sql(f"UPDATE matters_eventrow SET {column} = %s WHERE id = %s", old, row.pk)
    assert list(verify(tmp_path)) == []


def test_the_command_counts_differences_and_exits_with_one(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    matter = accepted()
    out = StringIO()
    call_command("anchor", stdout=out)
    call_command("verify", stdout=out)
    assert "锚点 1：2 个事件" in out.getvalue()
    assert "已核对办件 1、事件 2、待办 2；不一致 0 处" in out.getvalue()
    sql("UPDATE matters_eventrow SET name = '钱某' WHERE matter_id = %s AND seq = 1", matter)
    with pytest.raises(SystemExit) as ended:
        call_command("verify", stdout=out)
    assert ended.value.code == 1
    assert f"事件 {EventRow.objects.get(seq=1).pk}（第 1 个，receive）的内容被改动过" in out.getvalue()


def test_sm3_gives_the_digest_of_the_standard() -> None:
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"  # GB/T 32905 A.1


def test_a_merkle_root_depends_on_every_leaf_and_on_their_order() -> None:
    leaves = [sm3(bytes([number])) for number in range(7)]
    roots = {merkle_root(leaves[:size]) for size in range(8)} | {merkle_root(leaves[::-1])}
    assert len(roots) == 9


def test_a_matter_without_events_is_reported(tmp_path: Path) -> None:
    matter = Matter.objects.create(kind="letter")
    assert f"办件 {matter.pk}：没有任何事件" in list(verify(tmp_path))


def test_a_step_of_the_wrong_person_leaves_no_trace(tmp_path: Path) -> None:
    matter = receive().matter_id
    take(matter, "accept", CLERK)
    assert list(verify(tmp_path)) == []


def sorted_keys(value: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(value.items()))


WORDS = some.text(some.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | WORDS,
    lambda inner: (
        some.lists(inner, max_size=4) | some.dictionaries(WORDS, inner, max_size=4).map(sorted_keys)
    ),
)


@given(VALUES)
def test_what_stands_in_order_is_written_as_the_canonical_text_to_the_byte(value: Any) -> None:
    """Hashes of every history rest on it: the faster writer may not differ in a single character."""
    assert in_order(value) == canonical(value)
