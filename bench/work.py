"""What is asked of the server: one function per operation makes the next request. Deterministic for a database."""

import random
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

from bench.lives import Lives
from django.urls import reverse

from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.clock import now, today
from fuyuan.config.demo.cast import dispute_for
from fuyuan.config.demo.life import Plan
from fuyuan.organs.models import Account, Holding
from fuyuan.organs.posts import Post
from fuyuan.organs.signin import session_for
from fuyuan.shell.paging import Cursor
from fuyuan.shell.recordforms import Options, shown

PAGE_100 = 2_000  # rows before page 101 of 20
OK, SEE_OTHER = 200, 303


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: a page to get, or (with a body) a form to send."""

    path: str
    body: str = ""


@dataclass(frozen=True)
class Operation:
    """A row of the table. ``budget``: CPU ms and queries per request; ``registry`` and ``django``: the two baselines."""

    name: str
    title: str
    make: Callable[["Work"], Asked]
    budget: float
    queries: int
    registry: str = "–"
    django: str = "–"
    status: int = OK
    post: Post | None = Post.HANDLER


class Work:
    """Requests over one database; the dice are thrown anew for each operation."""

    def __init__(self, seed: int = 1) -> None:
        self.dice = random.Random(seed)
        self.list = reverse("shell:matters", args=[PROCEDURE.name])
        rows = Case.objects.order_by("pk")
        self.first, self.last = (
            rows.values_list("pk", flat=True).first(),
            rows.values_list("pk", flat=True).last(),
        )
        known = Case.objects.filter(pk__in=[self.some_pk() for _ in range(300)])
        self.names = [row.applicant_names for row in known]
        self.numbers = [row.case_number or row.intake_number for row in known]
        dated = Case.objects.exclude(received_on=None).order_by("received_on")
        self.last_page = dated.values_list("received_on", flat=True)[min(40, dated.count() - 1)]
        ended = Case.objects.filter(stage__in=["served", "terminated", "refused", "dismissed_application"])
        self.ended = list(ended.order_by("-pk").values_list("pk", flat=True)[:2000])

    def some_pk(self) -> int:
        return self.dice.randint(self.first, self.last)

    # -- reading

    def matter(self) -> Asked:
        return Asked(reverse("shell:matter", args=[PROCEDURE.name, self.some_pk()]))

    def filtered(self) -> Asked:
        return Asked(
            f"{self.list}?{self.dice.choice(['stage=closed', 'stage=open', 'act_kind=penalty', 'outcome=uphold'])}"
        )

    def plain(self) -> Asked:
        return Asked(self.list)

    def deep(self) -> Asked:
        """Page 101 of the list by id, newest first, and its neighbours."""
        return Asked(
            f"{self.list}?at={Cursor(False, max(self.last - PAGE_100 - self.dice.randrange(200), 1)).token()}"
        )

    def deep_by_day(self) -> Asked:
        """Somewhere far inside the list by day of receipt: on its last page the rows without a day are asked for as well."""
        row = (
            Case.objects.filter(pk__gte=self.some_pk(), received_on__gt=self.last_page).order_by("pk").first()
        )
        assert row
        cursor = Cursor(False, row.pk, row.received_on)
        return Asked(f"{self.list}?sort=-received_on&at={cursor.token()}")

    def final(self) -> Asked:
        return Asked(f"{self.list}?at=last")

    def number(self) -> Asked:
        number = self.dice.choice(self.numbers)
        part = number[number.index("〔") :]
        return Asked(f"{self.list}?q={quote(part)}")

    def name(self) -> Asked:
        return Asked(f"{self.list}?q={quote(self.dice.choice(self.names)[:3])}")

    def common(self) -> Asked:
        """A word that stands in a great part of all cases."""
        return Asked(f"{self.list}?q={quote(self.dice.choice(['处罚', '市场监督', '公司', '公安局', '王']))}")

    def worklist(self) -> Asked:
        return Asked(reverse("shell:desk"))

    def dialog(self) -> Asked:
        return Asked(self.step_url(self.dice.choice(self.ended)))

    def home(self) -> Asked:
        return Asked("/")

    # -- writing

    def step_url(self, pk: int) -> str:
        return reverse("shell:step", kwargs={"kind": PROCEDURE.name, "pk": pk, "step": "note_suit"})

    def step(self) -> Asked:
        """A suit noted in a case that has ended: history folded, event, duties, row; one commit."""
        words = {"who": "张三", "court": "某市人民法院", "received_on": today().isoformat()}
        return Asked(
            self.step_url(self.dice.choice(self.ended)),
            urlencode({**words, "token": secrets.token_urlsafe(24)}),
        )

    def create(self) -> Asked:
        """An application handed in at the window, typed into the desk's form."""
        pairs = [*next(self.applications), ("token", secrets.token_urlsafe(24))]
        return Asked(reverse("shell:open-matter", args=[PROCEDURE.name, "apply"]), urlencode(pairs))

    @cached_property
    def applications(self) -> Iterator[list[tuple[str, str]]]:
        return self._applications()

    def _applications(self) -> Iterator[list[tuple[str, str]]]:
        lives, plan, options = Lives(now()), Plan("uphold"), Options(today())
        while True:
            dispute = dispute_for(plan, self.dice)
            filed = today() - timedelta(days=1)
            application = lives.stage.application(plan, dispute, lives.stage.respondent(dispute), filed)
            office = {"channel": "in_person", "received_on": today()}
            record = type(application).model_validate(application.model_dump() | office)
            yield list(flat(shown(type(record), record, options)))


def flat(raw: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the names and values a browser would send for a form's raw tree."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from flat(value, f"{name}-{key}" if name else key)
    elif isinstance(raw, list):
        for at, value in enumerate(raw):
            yield from flat(value, f"{name}-{at}" if isinstance(value, dict) else name)
    elif raw:
        yield name, str(raw)


def session_of(post: Post | None) -> str:
    """Sign a demo person in, as the server would; no post: nobody."""
    if post is None:
        return ""
    held = Holding.objects.filter(post=post, effective=True, account__demo=True).order_by("pk").first()
    assert held
    Account.objects.filter(pk=held.account_id).update(must_change_password=False)
    return session_for(held.account, held)


OPERATIONS = (
    Operation("matter", "打开一件（整页）", Work.matter, 15, 10, "122 / 112 / 105（68 SQL）", "8（读一件，6 SQL）"),
    Operation("list", "列表第一页", Work.plain, 10, 5, "56 / 72 / 104", "7 / 7 / 11"),
    Operation("filter", "列表第一页，按阶段等筛选", Work.filtered, 10, 5, "59 / 98 / 429", "8 / 9 / 9"),
    Operation("deep", "第 101 页", Work.deep, 10, 5),
    Operation("deep_by_day", "按收到日期排序，深处一页", Work.deep_by_day, 10, 5),
    Operation("last", "最后一页", Work.final, 10, 5, "59 / 78 / 322", "8 / 19 / 68"),
    Operation("number", "按编号的一部分检索", Work.number, 10, 5, "40 / 59 / 156", "8 / 24 / 178"),
    Operation("name", "按姓名的一部分检索", Work.name, 10, 5, "40 / 59 / 156", "8 / 24 / 178"),
    Operation("common", "按常见词检索", Work.common, 10, 5, "40 / 59 / 156", "8 / 24 / 178"),
    Operation("worklist", "工作台（承办人）", Work.worklist, 10, 10),
    Operation("worklist_head", "工作台（机构负责人，看全部）", Work.worklist, 10, 10, post=Post.OFFICE_HEAD),
    Operation("dialog", "打开步骤表单", Work.dialog, 15, 10),
    Operation("step", "办理一步", Work.step, 15, 22, status=SEE_OTHER),
    Operation("create", "新建一件", Work.create, 15, 22, "238 / 199 / 209（5 次提交）", "10 / 11 / 11（22 SQL）",
              SEE_OTHER, Post.INTAKE),
    Operation("home", "公众首页", Work.home, 10, 2, post=None),
)  # fmt: skip
