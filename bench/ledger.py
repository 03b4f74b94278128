"""The ledger at its full size on the embedded database: 60 plans × 20 measures × 80 units; its pages for one client.

One plan is made through the kernel and lives half a year; the others are copies of its rows under other ids (their hash
chains are copies too, and mean nothing). Run it on an empty FUYUAN_HOME:

    FUYUAN_HOME=$(mktemp -d) fuyuan bench ledger
"""

import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.pages import spread
from bench.server import Browser, serving
from bench.work import session_of
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fuyuan.business.ledger.models import PlanRow, TaskRow
from fuyuan.business.ledger.periods import Cadence, period_of
from fuyuan.clock import set_clock, today
from fuyuan.config.setup import prepare
from fuyuan.matters.models import DutyRow, EventRow, Matter
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import loading
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Holding, Organ
from fuyuan.organs.models.organ import OrganKind
from fuyuan.organs.posts import Post

PLANS, MEASURES, UNITS, REQUESTS = 60, 20, 80, 100
STEP = 10_000  # between the ids of one plan and the next
HEADINGS = (
    "建立行政复议咨询委员会", "强化府院联动工作机制", "加强执法人员培训", "推进行政机关负责人出庭应诉",
    "开展行政执法案卷评查并对发现的共性问题逐案整改、定期通报整改情况",
)  # fmt: skip


def ready() -> None:
    """Fill an empty installation."""

    prepare(str(Path(loading.__file__).parent / "starter" / "ruzhou.json"), demo=False)
    make_demo_people()
    if not PlanRow.objects.exists():
        fill()


def fill() -> None:
    actor, began = office(), today() - timedelta(days=200)
    with set_clock(began) as hand:
        plan = open_matter(kind="plan", step="adopt", record=plan_record(began), actor=actor).matter_id
        take_step(matter_id=plan, step="issue_tasks", record={}, actor=actor)
        live(plan, actor, hand)
    for number in range(1, PLANS):
        copy(plan, number * STEP)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def office() -> Actor:
    held = Holding.objects.filter(post=Post.JOINT_OFFICE, effective=True).select_related("account", "organ")[
        0
    ]
    return Actor(Post.JOINT_OFFICE, held.account.name, held.account_id, held.organ_id, held.organ.name)


def plan_record(day: date) -> dict[str, Any]:
    ids = units()
    dated = [{"text": "10月底前", "kind": "month_end", "on": day + timedelta(days=170)}]
    lasting = [{"text": "持续推进", "kind": "continuing"}]
    measures = [
        {
            "number": str(at + 1), "section": "工作措施", "heading": HEADINGS[at % 5], "text": f"{HEADINGS[at % 5]}。" * 8,
            "units": [{"name": "各单位", "target": f"organ:{pk}", "lead": pk == ids[at]} for pk in ids],
            "deadlines": lasting if at % 2 else dated, "sources": ["reconsideration.accepted"],
        }
        for at in range(MEASURES)
    ]  # fmt: skip
    return {"title": "关于进一步加强行政复议规范化建设的工作方案", "document_number": "汝府院联席办〔2026〕1号",
            "issuer": "府院联动联席会议办公室", "issued_on": day, "measures": measures}  # fmt: skip


def units() -> list[int]:
    """Return eighty units: those of the county, the rest made."""

    kinds = [OrganKind.DEPARTMENT, OrganKind.TOWN, OrganKind.SUBDISTRICT, OrganKind.VERTICAL]
    found = list(Organ.objects.filter(kind__in=kinds).order_by("code").values_list("pk", flat=True))
    for number in range(UNITS - len(found)):
        made = Organ.objects.create(
            code=f"BENCH-{number}", name=f"测量单位{number + 1}", kind=OrganKind.AUTHORISED
        )
        found.append(made.pk)
    return found[:UNITS]


def live(plan: int, actor: Any, hand: Any) -> None:
    """Half of the units report in time, some late; some tasks are closed, some urged."""

    chance = random.Random(4)
    tasks = list(TaskRow.objects.filter(plan_id=plan).values_list("pk", "number"))
    for days, share in ((20, 0.6), (55, 0.5), (95, 0.5)):
        hand.move(days=days)
        period = period_of(hand.at.date(), Cadence.QUARTER)
        for pk, number in tasks:
            record: dict[str, Any] = {
                "period": period,
                "standing": "on_track",
                "done": "已经按方案开展。" * 6,
            }
            if chance.random() < share and stage_of(pk) in ("given", "working"):
                take_step(matter_id=pk, step="report", record=record, actor=actor)
                if chance.random() < 0.15:
                    close(pk, number, actor, hand.at.date(), chance.random())


def stage_of(pk: int) -> str:
    return str(TaskRow.objects.values_list("stage", flat=True).get(pk=pk))


def close(pk: int, number: str, actor: Any, day: date, how_far: float) -> None:
    asked = {"result": "已经完成。", "completed_on": day, "numbers": [number]}
    closed = {"opinion": "同意销号。", "approval": {"by": "钱正", "on": day}}
    steps = [("ask_closing", asked), ("review_closing", {"opinion": "材料齐全。"}), ("close", closed)]
    for step, record in steps[: 1 + int(how_far * 5)]:
        take_step(matter_id=pk, step=step, record=record, actor=actor)


@transaction.atomic
def copy(plan: int, by: int) -> None:
    """Copy the plan, its tasks, their events and duties under ids that lie ``by`` higher."""

    last = Matter.objects.order_by("pk").filter(pk__lt=STEP).last()
    assert last
    for model, key in ((Matter, "id"), (PlanRow, "matter_id"), (TaskRow, "matter_id"), (EventRow, "matter_id"),
                       (DutyRow, "matter_id")):  # fmt: skip
        names = [field.column for field in model._meta.concrete_fields if field.column != "id" or key == "id"]
        moved = [f'"{name}" + {by}' if name in (key, "plan_id") else f'"{name}"' for name in names]
        table, columns = model._meta.db_table, ", ".join(f'"{name}"' for name in names)
        with connection.cursor() as cursor:
            cursor.execute(
                f'INSERT INTO "{table}" ({columns}) SELECT {", ".join(moved)} FROM "{table}" '
                f'WHERE "{key}" BETWEEN {plan} AND {last.pk}'
            )


def addresses() -> Iterator[tuple[str, Callable[[int], str]]]:
    yield "总台账", lambda plan: f"/ledger/{plan}/"
    yield "一项措施", lambda plan: f"/ledger/{plan}/3/"
    yield "年度进度", lambda plan: f"/ledger/{plan}/year/"
    yield "变化", lambda plan: f"/ledger/{plan}/changes/"
    yield "台账表", lambda plan: f"/ledger/{plan}/sheet/"
    yield "导出 Excel", lambda plan: f"/ledger/{plan}/ledger.xlsx"


def measure() -> None:
    """Fill an empty installation, serve it, and print the times of each page."""
    ready()

    plans = list(PlanRow.objects.values_list("pk", flat=True))
    session, chance = session_of(Post.JOINT_OFFICE), random.Random(1)
    print(f"{len(plans)} 个方案，{TaskRow.objects.count():,} 项任务", flush=True)
    with serving() as server:
        browser = Browser(server.port, session)
        for name, address in addresses():
            slow = name in ("台账表", "导出 Excel")
            asked = [address(chance.choice(plans)) for _ in range(10 if slow else REQUESTS)]
            timed(browser, asked[:3])
            seconds, size = timed(browser, asked)
            half, most = spread(seconds)
            sql = queries(session, asked[0])
            print(
                f"{name:<8} 中位 {half:7.1f} ms  p95 {most:7.1f} ms  SQL {sql:>2}  {size // 1024:>5} KB",
                flush=True,
            )


def timed(browser: Browser, asked: list[str]) -> tuple[list[float], int]:
    seconds, size = [], 0
    for path in asked:
        start = time.perf_counter()
        status, body = browser.get(path)
        seconds.append(time.perf_counter() - start)
        if status != 200:
            raise RuntimeError(f"{status} {path}")
        size = len(body)
    return seconds, size


def queries(session: str, path: str) -> int:
    client = Client()
    client.cookies["sessionid"] = session
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)
