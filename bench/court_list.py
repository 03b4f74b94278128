"""A court's list taken in: read, judged, every case registered with its result; then the same list once more, all known."""

import io
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any

from openpyxl import Workbook

from fuyuan.business.litigation.court_list import taking
from fuyuan.business.litigation.models import CourtList, Suit
from fuyuan.config.setup import prepare
from fuyuan.organs.actor import Actor
from fuyuan.organs.demo_people import make_demo_people
from fuyuan.organs.models import Holding, Organ
from fuyuan.organs.posts import Post

BUDGET = 60
HEADINGS = ("案号", "原告", "被告", "案由", "立案日期", "结案日期", "结案方式")
RESULTS = (
    "判决驳回原告诉讼请求",
    "裁定驳回起诉",
    "按撤诉处理",
    "判决驳回原告诉讼请求",
    "判决撤销",
    "判决确认违法",
    "",
)
ACTS = ("治安行政处罚", "工伤认定", "房屋强制拆除", "政府信息公开", "行政征收", "不履行法定职责")


def measure(count: int) -> None:
    """Print seconds for ``count`` new cases; budget: 100,000 cases in 60 s."""
    prepare(demo=False)
    make_demo_people()
    data = workbook(rows(count))
    for title in ("第一次导入，全部是新案件", "同一份清单再导入一次"):
        print(f"{title}（{count:,} 件；预算：100,000 件 {BUDGET} 秒以内）")
        take_in(data)
    print(f"已登记 {Suit.objects.count():,} 件诉讼")


def take_in(data: bytes) -> None:
    held = Holding.objects.filter(post=Post.JOINT_OFFICE, effective=True).select_related("account", "organ")[
        0
    ]
    actor = Actor(Post.JOINT_OFFICE, held.account.name, held.account_id, held.organ_id, held.organ.name)
    found: CourtList = timed("读取", lambda: taking.receive(data, "清单.xlsx", "某某市人民法院", actor))
    columns = {int(place): key for place, key in found.mapping.items()}
    timed("认列、合并", lambda: taking.fix_columns(found, columns))
    timed("核对", lambda: taking.go_on(found, actor, float("inf")))
    taking.begin_taking(found)
    timed("登记", lambda: taking.go_on(found, actor, float("inf")))
    print("  ", taking.counts(found))


def timed(title: str, work: Callable[[], Any]) -> Any:
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    print(f"  {title}：{time.perf_counter() - wall:.1f} 秒，处理器 {time.process_time() - cpu:.1f} 秒")
    return found


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Cases of five years against the organs there are, in no order of their days."""
    names = cycle(Organ.objects.order_by("pk").values_list("name", flat=True)[1:40])
    for at, name, result, act in islice(zip(range(count), names, cycle(RESULTS), cycle(ACTS)), count):
        docketed = date(2020, 1, 2) + timedelta(days=at % 1800)
        closed = docketed + timedelta(days=90) if result else ""
        number = f"（{docketed.year}）豫0482行初{at + 1}号"
        yield number, f"原告{at}", name, act, str(docketed), str(closed), result


def workbook(cases: Iterator[tuple[str, ...]]) -> bytes:
    book, out = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    sheet.append(HEADINGS)
    for case in cases:
        sheet.append(case)
    book.save(out)
    return out.getvalue()
