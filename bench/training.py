"""The training room at size: people entered from a sheet, their cards, the annual review of all, and the board of hours."""

import io
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from openpyxl import Workbook

from fuyuan.business.training import batches, year
from fuyuan.business.training.models import BatchLine, Certificate, Officer
from fuyuan.clock import today
from fuyuan.config.setup import prepare
from fuyuan.law.identity import id_check_digit
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Holding, Organ
from fuyuan.organs.posts import Post

BUDGET = 60  # seconds for the annual review of 5,000 people


def measure(count: int) -> None:
    """Print seconds for ``count`` people; budget: the annual review of 5,000 in 60 s, the board in 0.15 s."""
    prepare(demo=False)
    make_demo_people()
    held = Holding.objects.select_related("account", "organ").get(post=Post.TRAINING_ADMIN)
    actor = Actor(Post.TRAINING_ADMIN, held.account.name, held.account_id, held.organ_id, held.organ.name)
    print(f"{count:,} 人（预算：5,000 人年审 {BUDGET} 秒以内，学时进度 0.15 秒以内）")
    run("people", "登记", people(count), actor)
    cards = [
        {"人员": number, "证件号码": f"豫D{at:06d}", "发证日期": "2022-03-01", "有效期至": f"{today().year + 2}-02-28",
         "资格考试": "2021年资格考试", "考试合格日期": "2021-11-20"}
        for at, number in enumerate(Officer.objects.order_by("pk").values_list("number", flat=True))
    ]  # fmt: skip
    run("cards", "登记证件", cards, actor)
    rows = [
        {"证件号码": card, "姓名": name, "考试成绩": 40 if at % 50 == 0 else 80}
        for at, (card, name) in enumerate(Certificate.objects.values_list("card_number", "title"))
    ]
    facts = {"year": today().year, "paper_on": str(today()), "pass_mark": "60"}
    run("reviews", "年审", rows, actor, facts)
    pace = year.Pace.of(60, today().year, today())
    timed("学时进度（按单位）", lambda: year.units(Officer.objects.all(), pace))
    print(
        "  ",
        {
            stage: Certificate.objects.filter(stage=stage).count()
            for stage in ("valid", "suspended", "cancelled")
        },
    )


def run(
    kind: str, title: str, rows: list[dict[str, Any]], actor: Actor, facts: dict[str, Any] | None = None
) -> None:
    importer = batches.importer_of(kind)
    assert importer
    data = workbook(importer.table.sheet, rows)
    batch = timed(f"{title}：读取核对", lambda: batches.receive(importer, data, "表.xlsx", actor, facts))
    timed(f"{title}：办理", lambda: batches.go_on(batch, actor, float("inf")))
    bad = batch.lines.filter(verdict=BatchLine.Verdict.BAD)
    print("  ", batches.counts(batch), *bad.values_list("note", flat=True)[:2])


def timed(title: str, work: Callable[[], Any]) -> Any:
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    print(f"  {title}：{time.perf_counter() - wall:.2f} 秒（CPU {time.process_time() - cpu:.2f} 秒）")
    return result


def people(count: int) -> list[dict[str, Any]]:
    units = list(Organ.objects.filter(enforcement=True, kind="department").order_by("code"))
    return [
        {"姓名": f"执法员{at}", "身份证号码": number(at), "所在单位": units[at % len(units)].name, "用工性质": "行政编制", "职务": "执法员",
         "执法领域": "综合", "到岗日期": "2020-03-01"}
        for at in range(count)
    ]  # fmt: skip


def number(at: int) -> str:
    body = f"410482{date(1980 + at // 999 % 15, 1 + at // 14985 % 12, 2):%Y%m%d}{at % 999:03d}"
    return body + id_check_digit(body)


def workbook(sheet: str, rows: list[dict[str, Any]]) -> bytes:
    book, out = Workbook(write_only=True), io.BytesIO()
    page = book.create_sheet(sheet)
    page.append(list(rows[0]))
    for row in rows:
        page.append(list(row.values()))
    book.save(out)
    return out.getvalue()
