"""What each step of a risk point (风险点) writes down."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.law.causes import ArisesAt, subcause
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Bearer(Choice):
    """Whose risk: that the agency's act falls, or that a person breaks a rule without knowing it (行政相对人法律风险防控)."""

    ORGAN = "organ", "执法机关"
    PARTY = "party", "行政相对人"


class Level(Choice):
    HIGH = "high", "高"
    MIDDLE = "middle", "中"
    LOW = "low", "低"


class Point(Record):
    """A risk point as it reads in one version."""

    power: Text = ask("职权事项", min_length=2, max_length=120, help="照权责清单写，例如：对占道经营的处罚")
    bearer: Bearer = ask("谁的风险", widget="radio")
    risk: Text = ask("风险点", widget="long", min_length=4, max_length=1000, help="在哪一步、容易出什么问题")
    level: Level = ask("风险等级", widget="radio")
    cause: Text = ask(
        "对应的败诉原因", default="", max_length=40,
        help="执法机关的风险填写；以后因同一原因、在同一环节败诉的，自动对应到这一风险点",
    )  # fmt: skip
    arises: ArisesAt | None = ask("发生环节", default=None, help="执法机关的风险填写")
    basis: Text = ask("依据", default="", max_length=300, help="有关的法律条文")
    measures: Annotated[tuple[Text, ...], Field(min_length=1, max_length=20)] = ask("防控措施")
    owner: Text = ask("责任人", min_length=2, max_length=60, help="岗位和姓名")

    @model_validator(mode="after")
    def _traced(self) -> Self:
        """An agency's risk says which cause of loss it would be; a person's has none."""
        if self.bearer is Bearer.PARTY:
            if self.cause or self.arises:
                raise ValueError("行政相对人的风险不填写败诉原因和发生环节")
        elif subcause(self.cause) is None or self.arises is None:
            raise ValueError("执法机关的风险请填写对应的败诉原因和发生环节")
        return self


class Added(Point):
    """梳理风险点"""

    review_on: Day = ask("下一次复核", help="一年以内的一天")


class Revised(Point):
    """修订"""

    review_on: Day = ask("下一次复核", help="一年以内的一天")
    why: Text = ask("修订原因", widget="long", min_length=2, max_length=1000)


class Reviewed(Record):
    """复核：内容不变"""

    found: Text = ask("防控措施落实情况", widget="long", min_length=4, max_length=2000)
    review_on: Day = ask("下一次复核", help="一年以内的一天")


class Form(Choice):
    """How people are told (宣传辅导)."""

    LECTURE = "lecture", "集中宣讲"
    VISIT = "visit", "上门辅导"
    CARD = "card", "发放提示单"
    ONLINE = "online", "网络、媒体"
    SIGN = "sign", "现场公示"


class Spread(Record):
    """宣传辅导"""

    on: Day = ask("日期")
    form: Form = ask("形式")
    audience: Text = ask("对象", min_length=2, max_length=100, help="例如：农贸市场经营户")
    people: int = ask("人数", ge=1, le=1_000_000)
    note: Text = ask("情况", default="", widget="long", max_length=1000)
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")


class Loss(Record):
    """A suit that was lost for this cause at this stage, as it stood when the cause was accepted."""

    suit_id: int = ask("案件")
    number: Text = ask("案号", max_length=80)
    on: date = ask("裁判日期")


class Suggested(Record):
    """由败诉提出"""

    organ_id: int = ask("单位")
    organ_name: Text = ask("单位名称", max_length=120)
    cause: Text = ask("败诉原因", max_length=40)
    arises: ArisesAt = ask("发生环节")
    power: Text = ask("被诉行为", max_length=120)
    loss: Loss = ask("败诉案件")


class LossMet(Record):
    """对应到一件败诉"""

    loss: Loss = ask("败诉案件")


class LossLifted(Record):
    """败诉不再成立"""

    suit_id: int = ask("案件")


class Dismissed(Record):
    """不列入"""

    into: int | None = ask("已有哪一风险点", default=None, help="已经梳理过的选择它，败诉案件记到那里")
    reason: Text = ask("理由", widget="long", min_length=2, max_length=1000)
