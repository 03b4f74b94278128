"""The pages of the indicators over a million cases and 300,000 suits: marks of made-up facts, the maintained sums of them.

The facts are counted by the law's own rules and put where the subscribers put them; the matters themselves are left out,
for no page of figures reads them. Run it on an empty FUYUAN_HOME:

    FUYUAN_HOME=$(mktemp -d) fuyuan bench indicators 100k
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.bulk import put_rows
from bench.ledger import queries, timed
from bench.pages import spread
from bench.server import Browser, serving
from bench.work import session_of
from django.db import connection, transaction

from fuyuan.clock import now, today
from fuyuan.config.setup import prepare
from fuyuan.insight.models import MarkCount, MarkRow, Reference
from fuyuan.insight.sources import CASE, SUIT, cells_of_suit
from fuyuan.insight.summaries import Cell, Sum, Traits, cells_of, sums
from fuyuan.law.indicators import CaseFact, CaseOutcome, case_marks
from fuyuan.law.outcomes import (
    ENDS_SUIT,
    OUTCOMES,
    Attendance,
    CourtOutcome,
    Instance,
    InstanceFact,
    Side,
    Sued,
    SuitFact,
)
from fuyuan.law.vocabulary import ActKind
from fuyuan.organs import loading
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

YEARS, REQUESTS, CHUNK = 5, 100, 5_000
AREAS = ("公安", "自然资源", "市场监管", "城市管理", "人力资源和社会保障", "农业农村", "交通运输", "")
CAUSES = ("procedure", "facts", "power", "basis", "content")
ROW = ["matter_id", "kind", "mark", "organ_id", "area", "act_kind", "cause", "day", "city"]
SUM = ["organ_id", "dimension", "mark", "month", "value", "count"]


def measure(count: int) -> None:
    """Fill an empty installation, serve it, and print the times of each page."""
    ready(count)
    unit = Organ.objects.filter(kind="department").order_by("code").values_list("pk", flat=True)[0]
    print(f"{MarkRow.objects.count():,} 个计数，{MarkCount.objects.count():,} 个汇总", flush=True)
    with serving() as server:
        for name, path, post in addresses(unit):
            session = session_of(post)
            browser = Browser(server.port, session)
            timed(browser, [path] * 3)
            seconds, size = timed(browser, [path] * (20 if path.endswith("xlsx") else REQUESTS))
            half, most = spread(seconds)
            print(
                f"{name:<10} 中位 {half:6.1f} ms  p95 {most:6.1f} ms  SQL {queries(session, path):>2}  {size // 1024:>4} KB",
                flush=True,
            )


def addresses(unit: int) -> Iterator[tuple[str, str, Post]]:
    yield "总览", "/indicators/", Post.JOINT_OFFICE
    yield "去年总览", f"/indicators/?year={today().year - 1}", Post.JOINT_OFFICE
    yield "一个单位", f"/indicators/?organ={unit}", Post.JOINT_OFFICE
    for by, name in (
        ("organ", "按单位"),
        ("area", "按领域"),
        ("act_kind", "按行为种类"),
        ("cause", "按原因"),
        ("month", "按月"),
    ):
        yield name, f"/indicators/?by={by}", Post.JOINT_OFFICE
    yield "数字后的办件", f"/indicators/list/?mark=case_closed&year={today().year - 1}", Post.OFFICE_HEAD
    yield "导出 Excel", "/indicators/indicators.xlsx", Post.JOINT_OFFICE


def ready(count: int) -> None:
    prepare(str(Path(loading.__file__).parent / "starter" / "ruzhou.json"), demo=False)
    make_demo_people()
    if MarkRow.objects.exists():
        return
    print(f"写入 {count:,} 件复议、{count * 3 // 10:,} 件诉讼的计数 …", file=sys.stderr, flush=True)
    fill(count)
    Reference.objects.create(
        indicator="loss_rate-A", scope="national", year=today().year, value="15", source="测量用的数",
        entered_by="测量", entered_at=now(),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def fill(count: int) -> None:
    """Write the marks chunk by chunk, the indexes after them; their sums at the end, once."""
    chance, total = random.Random(5), Counter[Sum]()
    organs = list(
        Organ.objects.filter(kind__in=["department", "town", "subdistrict"]).values_list("pk", flat=True)
    )
    rows: list[list[Any]] = []
    index(on=False)
    for matter_id, kind, cells in facts(count, organs, chance):
        total.update(sums(cells))
        rows += [
            [matter_id, kind, cell.mark, cell.organ_id, *cell.traits, cell.day, cell.city]
            for cell in cells.elements()
        ]
        if len(rows) > CHUNK * 10:
            put(MarkRow, ROW, rows)
            rows = []
    put(MarkRow, ROW, rows)
    index(on=True)
    put(MarkCount, SUM, [[*key, number] for key, number in total.items()])


def index(*, on: bool) -> None:
    with connection.schema_editor() as editor:
        for each in MarkRow._meta.indexes:
            (editor.add_index if on else editor.remove_index)(MarkRow, each)


def put(model: Any, columns: list[str], rows: list[list[Any]]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        put_rows(cursor, model._meta.db_table, columns, rows)


def facts(count: int, organs: list[int], chance: random.Random) -> Iterator[tuple[int, str, Counter[Cell]]]:
    for number in range(count):
        fact = case(number + 1, organs, chance)
        yield fact.matter_id, CASE, cells_of(case_marks(fact), Traits(fact.area, fact.act_kind, fact.cause))
    for number in range(count * 3 // 10):
        suit_fact = suit(count + number + 1, organs, chance)
        yield suit_fact.matter_id, SUIT, cells_of_suit(suit_fact)


def a_day(chance: random.Random) -> date:
    return today() - timedelta(days=chance.randrange(YEARS * 365))


def case(matter_id: int, organs: list[int], chance: random.Random) -> CaseFact:
    accepted, outcome = a_day(chance), chance.choice(list(CaseOutcome))
    closed = accepted + timedelta(days=chance.randint(20, 90))
    return CaseFact(
        matter_id, respondents=(chance.choice(organs),), area=chance.choice(AREAS), act_kind=chance.choice(list(ActKind)).value,
        cause=chance.choice(CAUSES), accepted_on=accepted, closed_on=closed if closed <= today() else None,
        outcomes=(outcome,), settled=chance.random() < 0.5, sued_on=closed if chance.random() < 0.2 else None,
    )  # fmt: skip


def suit(matter_id: int, organs: list[int], chance: random.Random) -> SuitFact:
    closed = a_day(chance)
    outcome: CourtOutcome = chance.choice(OUTCOMES[Instance.FIRST])
    appealed = (
        frozenset({Side.PLAINTIFF}) if outcome not in ENDS_SUIT and chance.random() < 0.4 else frozenset()
    )
    first = InstanceFact(
        Instance.FIRST, docketed_on=closed - timedelta(days=120), closed_on=closed, outcome=outcome,
        appealed_by=appealed, attendance=chance.choice(list(Attendance)), notified=chance.random() < 0.5,
    )  # fmt: skip
    bodies = tuple(Sued(pk, "") for pk in chance.sample(organs, chance.choice((1, 1, 1, 2))))
    return SuitFact(
        matter_id, "", bodies, (first,), act_kind=chance.choice(list(ActKind)).value, area=chance.choice(AREAS),
        causes=(chance.choice(CAUSES),) if outcome.lost else (), effective_on=closed,
    )  # fmt: skip
