"""The demo's sharing: rules that both sides approved, what they share by themselves, who opened it, one item taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from fuyuan.business.linkage.models import Shared
from fuyuan.business.linkage.sharing.follow import nightly
from fuyuan.business.linkage.sharing.rulebook import BOOK
from fuyuan.business.linkage.sharing.rules import SharingRule
from fuyuan.business.linkage.sharing.steps import SHARED
from fuyuan.clock import today
from fuyuan.matters.record import parse_record
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import Actor
from fuyuan.shell import hooks

from .linkage_words import BASIS_OF_SHARING, TAKEN_BACK
from .world import Life, World

SINCE = 330  # natural days for which the rules have held
CHANGED = 120  # natural days since one of them was narrowed
CASE = ("number", "kind", "organ", "result", "days")

# code, name, subject, giver, readers, parts, more
RULES: tuple[tuple[str, str, str, str, tuple[str, ...], tuple[str, ...], dict[str, Any]], ...] = (
    ("decisions", "复议决定送法院参考", "decision", "government", ("court_liaison",), (*CASE, "parties", "cause", "reasons"), {}),
    ("lost-suits", "败诉裁判通报政府", "suit_lost", "court", ("joint_office", "organ_head", "office_head"), CASE, {}),
    ("reforms", "以案促改告知法院", "reform", "government", ("court_liaison",), ("organ", "result", "cause", "days"), {}),
    ("figures", "季度数据互通", "figures", "government", ("court_liaison",), ("counts",), {"window": "quarter"}),
    ("frequent", "高发案件类型提示", "frequent", "court", ("office_head", "handler"), ("counts",), {"window": "quarter", "threshold": 2}),
)  # fmt: skip


class SharingLife:
    """The rules are written, hold, and one is narrowed; the court opens what came; an item is taken back."""

    def __init__(self, world: World, clerk: Actor, judge: Actor) -> None:
        self.world, self.clerk, self.judge = world, clerk, judge

    def live(self) -> Life:
        for code, name, subject, giver, readers, parts, more in RULES:
            self.write(
                {"code": code, "name": name, "subject": subject, "giver": giver, "readers": readers, "parts": parts, **more},
                "双方商定。",
            )  # fmt: skip
        for day in self.days():
            yield self.world.at(day, 17)
            list(nightly())
            self.look()
        yield self.world.at(self.world.workday(self.world.end.date() - timedelta(days=6), 1), 15)
        self.take_back()

    def days(self) -> list[date]:
        """A working day of each month, the one on which a rule is narrowed among them."""
        end = self.world.end.date()
        return [self.world.workday(end - timedelta(days=ago), 0) for ago in range(SINCE - 30, 0, -30)]

    def write(self, values: dict[str, Any], reason: str) -> None:
        approved = {"approved_by": "联席会议召集人", "approved_on": today(), "valid_from": today()}
        rule = parse_record(SharingRule, {**values, **approved, "basis": BASIS_OF_SHARING})
        BOOK.save(rule, reason=reason, actor=self.clerk)

    def look(self) -> None:
        """The court reads the newest few; once, what it reads is narrowed to what it needs."""
        new = Shared.objects.filter(giver="government", stage="shared", matter__openings=None).order_by("-pk")
        for pk in list(new.values_list("pk", flat=True)[:4]):
            hooks.visited(SHARED.name, pk, self.judge, "办件")
        if today() == self.days()[-CHANGED // 30]:
            rule = BOOK.rule_of("decisions")
            assert rule
            parts = tuple(part.value for part in rule.parts if part.value != "parties")
            self.write({**rule.model_dump(), "parts": parts}, "法院一方不需要当事人名称，不再共享。")

    def take_back(self) -> None:
        read = Shared.objects.filter(rule="decisions", stage="shared", matter__openings__isnull=False)
        newest = read.order_by("-pk").values_list("pk", flat=True).first()
        if newest:
            record = {"reason": TAKEN_BACK, "by": self.clerk.name}
            take_step(matter_id=newest, step="take_back", record=record, actor=self.clerk)
