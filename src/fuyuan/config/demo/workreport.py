"""The demo's work reports: the one of the first half of the year, read by the mayor, and one asked for in between."""

from __future__ import annotations

import random
from datetime import date, timedelta

from fuyuan.business.workreport.models import WorkReport
from fuyuan.business.workreport.opening import begun_tonight
from fuyuan.clock import today
from fuyuan.matters.models import Notification
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from .linkage import demo_actor
from .linkage_lives import Teller
from .world import Life, World

DONE = (
    "一是畅通渠道，网上、窗口、司法所都可以提交申请，当场登记、当场出具凭证。\n"
    "二是繁简分流，事实清楚、争议不大的案件适用简易程序，平均用时明显缩短。\n"
    "三是把调解贯穿全过程，能调则调，实质性化解了一批争议。"
)
PROBLEMS = (
    "一是少数单位处罚前告知、听取陈述申辩的记录不完整，程序违法仍是被纠正的主要原因。\n"
    "二是政府信息公开答复超期、答非所问的情况时有发生。\n"
    "三是行政复议人员偏少，听证和案卷评查的人手紧张。"
)
PROPOSALS = (
    "一是对案件较多的单位逐一座谈，把纠错案件列入以案促改。\n"
    "二是下半年开展案卷评查，重点检查决定书说理和听取意见笔录。\n"
    "三是建议为行政复议机构增加办案人员，保障听证场所。"
)


def add_reports(world: World, dice: random.Random) -> None:
    """The first half's report begins by itself when the half-year is over; a year without the regulation has none."""
    head, handler = demo_actor(Post.OFFICE_HEAD), demo_actor(Post.HANDLER)
    if head is None or handler is None:
        return
    half = date(world.end.year, 7, 1)
    if half < world.end.date():
        life = HalfYear(world, random.Random(dice.random()), head, handler)  # noqa: S311
        world.add(world.at(world.workday(half, 0), 8), life.live())
    asked = AskedFor(world, random.Random(dice.random()), head, handler)  # noqa: S311
    world.add(world.at(world.workday(world.end.date() - timedelta(days=6), 0), 9), asked.live())


class ReportLife(Teller):
    """What both reports need: the words, the hands."""

    def __init__(self, world: World, dice: random.Random, head: Actor, handler: Actor) -> None:
        super().__init__(world, dice, head)
        self.handler = handler

    def draft(self) -> None:
        self.take("draft", self.handler, done=DONE, problems=PROBLEMS, proposals=PROPOSALS)


class HalfYear(ReportLife):
    """Begun by the clock, sent back once, signed and submitted in time, answered by an instruction."""

    def live(self) -> Life:
        Notification.objects.bulk_create(begun_tonight())
        row = WorkReport.objects.order_by("-pk").first()
        if row is None:
            return
        self.pk = row.pk
        yield self.later(4, 6)
        self.draft()
        yield self.later(1, 2)
        self.take("send_back", self.clerk, opinion="请补充人员保障方面的建议，数据按起草当天重新统计。")
        yield self.later(1, 2)
        self.draft()
        yield self.later(1, 2)
        self.take("review", self.clerk, opinion="同意，请签发。")
        self.sign("work_report.work_report")
        self.take(
            "submit", self.clerk, on=today(), means="system", copies=["市人大常委会", "上一级行政复议机构"]
        )
        yield self.later(4, 8)
        self.take(
            "note_instruction", self.handler, on=today(), by="市政府常务会议",
            words="同意报告提出的建议。案件较多的单位要逐案分析原因，列入以案促改，结果报市政府。",
        )  # fmt: skip


class AskedFor(ReportLife):
    """Asked for by 人大常委会 for the months so far: drafted, waiting for the head."""

    def live(self) -> Life:
        last = today().replace(day=1) - timedelta(days=1)
        record = {"first": date(last.year, 1, 1), "last": last, "title": f"{last.year}年1至{last.month}月"}
        self.pk = open_matter(kind="work_report", step="open", record=record, actor=self.handler).matter_id
        yield self.later(1, 2)
        self.draft()
