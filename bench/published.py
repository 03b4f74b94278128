"""The public side at size: search over published texts, and the pages as they are served.

The texts are pieces of statutes in another order each, so that words are as frequent as in decisions. Run it on an empty FUYUAN_HOME:

    FUYUAN_HOME=$(mktemp -d) fuyuan bench published 20k
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter
from urllib.parse import urlencode

from bench.ledger import timed
from bench.pages import spread
from bench.server import Browser, serving
from django.db import connection, transaction

from fuyuan.business.publicity import queries, search
from fuyuan.business.publicity.models import Published
from fuyuan.clock import now
from fuyuan.config.setup import prepare
from fuyuan.law.statutes import articles_of

AREAS = ("公安", "市场监管", "自然资源", "人力资源", "交通运输", "农业农村", "城市管理", "卫生健康")
OUTCOMES = ("维持", "撤销", "变更", "确认违法", "驳回行政复议请求")
LENGTH, PIECE, BATCH, TRIES, REQUESTS = 1_500, 100, 1_000, 30, 2_000
WORDS = (
    "处罚",
    "申请",
    "罚款",
    "拘留",
    "抵押",
    "复议机关",
    "程序违法",
    "第六十四条",
    "听证 罚款",
    "拘留 抵押",
)
BUDGET = 100  # ms, 95 of a hundred
CHOSEN = {"year": "2023", "area": "公安", "outcome": "变更"}


def measure(count: int) -> None:
    """Fill an empty installation, then print how long searches and pages take, and what a page costs the processor."""
    prepare(demo=False)
    if not Published.objects.exists():
        print(f"写入 {count:,} 份 …", file=sys.stderr, flush=True)
        fill(count)
    for word in WORDS:
        for title, chosen in (("", {}), ("（加三个条件）", CHOSEN)):
            half, most = spread(list(searched(word, chosen)))
            over = " **超**" if most > BUDGET else ""
            print(f"查找 {word}{title}：中位 {half:.1f} ms  p95 {most:.1f} ms{over}", flush=True)
    served()


def searched(word: str, chosen: dict[str, str]) -> Iterator[float]:
    """A page of results and how many there are, as the list of decisions asks for them."""
    for _ in range(TRIES):
        start = perf_counter()
        queries.page_of(queries.DECISIONS, word, chosen, 0, 20, queries.Part.TITLE)
        queries.count_of(queries.DECISIONS, word, chosen)
        yield perf_counter() - start


def served() -> None:
    """The same few pages again and again, as a proxy or a crowd asks for them."""
    newest = queries.newest(queries.DECISIONS, 50)
    asked = [f"/published/decisions/{each.slug}/" for each in newest] + ["/published/decisions/"]
    with serving() as server:
        browser = Browser(server.port)
        timed(browser, asked * 4)
        before = server.cpu()
        seconds, size = timed(browser, (asked * (REQUESTS // len(asked) + 1))[:REQUESTS])
        each = (server.cpu() - before) / REQUESTS
        half, most = spread(seconds)
        each_search, _ = timed(browser, [f"/search/?{urlencode({'q': word})}" for word in WORDS] * 5)
        print("全站查找页：中位 {:.1f} ms  p95 {:.1f} ms".format(*spread(each_search)))
        print(
            f"页面：中位 {half:.1f} ms  p95 {most:.1f} ms  {size // 1024} KB  处理器 {each * 1000:.2f} ms，两核每秒 {2 / each:,.0f} 次"
        )


def fill(count: int) -> None:
    chance = random.Random(9)
    text = "".join(
        article.text for work in ("L23", "CFF", "XSF", "XKF") for article in articles_of(work).values()
    )
    for first in range(0, count, BATCH):
        with transaction.atomic():
            for number in range(first, min(first + BATCH, count)):
                item = made_up(number + 1, text, chance)
                item.save(force_insert=True)
                search.put(item)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def made_up(number: int, text: str, chance: random.Random) -> Published:
    starts = [chance.randrange(len(text) - PIECE) for _ in range(LENGTH // PIECE)]
    area, day = chance.choice(AREAS), date(2020, 1, 1) + timedelta(days=chance.randrange(2_400))
    return Published(
        pk=number, slug=f"{number:012d}", shelf=queries.DECISIONS, matter_id=number, title=f"某市{area}局行政处罚行政复议案",
        summary="申请人不服罚款，复议机关作出决定。", text="\n".join(text[at : at + PIECE] for at in starts),
        number=f"某政复决字〔{day.year}〕{number}号", act_kind="行政处罚", area=area, outcome=chance.choice(OUTCOMES),
        agency=f"某市{area}局", decided_on=day, published_on=day + timedelta(days=20), version=number, changed_at=now(),
    )  # fmt: skip
