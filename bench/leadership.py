"""The leadership room at size: the score cards of ``count`` departments, each with a year of entries and decisions."""

import random
import time
from statistics import quantiles

from django.db import connection
from django.test.utils import CaptureQueriesContext

from fuyuan.business.leadership.queries import board, departments
from fuyuan.business.leadership.targets import Asked, Targets
from fuyuan.clock import now, today
from fuyuan.config.demo.leadership import LeadersLife, clerk_of
from fuyuan.config.demo.world import World
from fuyuan.config.setup import prepare
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.models import Organ

BUDGET = 0.15  # seconds: p95 of the board of 80 departments
TIMES = 100


def measure(count: int) -> None:
    """Print p50 and p95 of the board and its number of queries."""
    prepare(demo=False)
    region = str(installation.get("place.region"))
    more = count - departments(today()).count()
    Organ.objects.bulk_create(
        Organ(code=f"BENCH-{at}", name=f"测试{at}局", kind="department", region=region, enforcement=True)
        for at in range(more)
    )
    world = World(now())
    for at, unit in enumerate(departments(today())[:count]):
        life = LeadersLife(world, random.Random(at), clerk_of(unit), unit, today().year)
        life.leaders = life.leaders[:3]
        world.add(world.at(today().replace(month=1, day=9), 9), life.live())
    with installation.steady():
        world.run()
    asked = Asked(count=5, plan_id=1, plan="方案", place=0, measure="十六", words="")
    targets = Targets(
        studies=asked, lectures=asked, share=asked.model_copy(update={"count": 1, "of": 3}), hearings=asked
    )
    spent = []
    for _ in range(TIMES):
        began = time.perf_counter()
        cards = board(SYSTEM, today().year, today(), targets)
        spent.append(time.perf_counter() - began)
    with CaptureQueriesContext(connection) as seen:
        board(SYSTEM, today().year, today(), targets)
    p95 = quantiles(spent, n=20)[-1]
    print(f"{len(cards)} 个部门的评分卡：p50 {sorted(spent)[TIMES // 2] * 1000:.1f} 毫秒，p95 {p95 * 1000:.1f} 毫秒，"
          f"{len(seen)} 次查询（预算 p95 {BUDGET * 1000:.0f} 毫秒）")  # fmt: skip
