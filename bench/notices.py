"""Many notices: made by one step for all cases, signed with numbers in one act, and put into one PDF to print."""

import math
import random
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from bench.lives import Lives

from fuyuan.business.reconsideration.records import Application, Limb
from fuyuan.clock import now, today
from fuyuan.config.demo.cast import dispute_for
from fuyuan.config.demo.life import Plan
from fuyuan.config.setup import prepare
from fuyuan.matters.together import Beginning, open_many
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Holding
from fuyuan.organs.posts import Post
from fuyuan.papers.batches import making, services
from fuyuan.papers.batches.printing import PRINT
from fuyuan.papers.models import Paper
from fuyuan.papers.verify import differences

BUDGET = 180  # seconds for 1,000 notices with numbers, on two cores
KIND = "reconsideration"


def measure(count: int) -> None:
    """Print seconds for ``count`` notices; budget: 1,000 made and signed in 180 s."""
    prepare(demo=False)
    make_demo_people()
    intake, head = actor_of(Post.INTAKE), actor_of(Post.OFFICE_HEAD)
    cases = timed("立案登记（不计入）", lambda: registered(count, intake))
    conditions = [{"limb": limb.value, "answer": "yes"} for limb in Limb]
    began = time.perf_counter()
    run(services.Act.STEP, "受理并拟制通知书", [services.Item(pk, "案件") for pk in cases], intake,
        kind=KIND, step="accept", asked={"conditions": conditions})  # fmt: skip
    notices = list(Paper.objects.filter(kind=f"{KIND}.acceptance_notice", status="draft").order_by("pk"))
    run(services.Act.ISSUE, "签发取号", [services.Item.of(paper) for paper in notices], head)
    seconds = time.perf_counter() - began
    print(f"  {count:,} 份通知书，拟制并签发 {seconds:.1f} 秒（预算：1,000 份 {BUDGET} 秒以内）")
    made = making.ask(
        maker=PRINT, title="打印", file_name="x.pdf", type="application/pdf", actor=head, token="bench",
        asked={"papers": [paper.pk for paper in notices], "duplex": True},
    )  # fmt: skip
    timed("合并成一个 PDF", making.make_all)
    print(
        f"  打印文件 {making.path_of(made).stat().st_size / 1e6:.1f} MB，核对差异 {len(list(differences()))} 处"
    )


def registered(count: int, intake: Actor) -> list[int]:
    begun = open_many(kind=KIND, beginnings=[*applications(count)], actor=intake)
    return [each.matter_id for each in begun if not isinstance(each, Exception)]


def applications(count: int) -> Iterator[Beginning]:
    lives, plan, dice = Lives(now()), Plan("uphold"), random.Random(1)
    for number in range(count):
        dispute = dispute_for(plan, dice)
        filed = today() - timedelta(days=1)
        application = lives.stage.application(plan, dispute, lives.stage.respondent(dispute), filed)
        office = {"channel": "in_person", "received_on": today()}
        record = Application.model_validate(application.model_dump() | office)
        yield Beginning([("apply", record.model_dump(mode="json")), ("register", {})], f"bench-{number}")


def run(act: services.Act, title: str, items: list[services.Item], actor: Actor, **named: Any) -> None:
    batch = services.begin(act=act, items=items, actor=actor, token=f"bench-{act}", title=title, **named)
    timed(title, lambda: services.go_on(batch, actor, math.inf))
    print(
        "   ", services.counts(batch), *batch.lines.filter(state="refused").values_list("note", flat=True)[:2]
    )


def timed(title: str, work: Callable[[], Any]) -> Any:
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    print(f"  {title}：{time.perf_counter() - wall:.1f} 秒（处理器 {time.process_time() - cpu:.1f} 秒）")
    return found


def actor_of(post: Post) -> Actor:
    held = Holding.objects.select_related("account", "organ").filter(post=post, effective=True)[0]
    return Actor(post, held.account.name, held.account_id, held.organ_id, held.organ.name)
