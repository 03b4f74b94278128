"""What is written down once an instance has ended: appeals of others, effect, performance, and why the suit was lost."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.law.causes import ArisesAt, Fault, subcause
from fuyuan.law.outcomes import Side
from fuyuan.matters.record import Day, FileRef, Record, Text, ask

from .common import Verdict


class Appealed(Record):
    """登记上诉 of the plaintiff or a third party."""

    appellants: Annotated[tuple[Side, ...], Field(min_length=1)] = ask("上诉人", widget="checks")
    acted_on: Day = ask("上诉日期", help="不知道的写得知之日")


class RetrialApplied(Record):
    """登记再审申请"""

    sides: Annotated[tuple[Side, ...], Field(min_length=1)] = ask("申请人", widget="checks")
    acted_on: Day = ask("申请日期")
    ground: Text = ask("事由", default="", widget="long", max_length=2000)


class Effective(Record):
    effective_on: Day = ask("生效日期", help="一审判决在上诉期届满无人上诉时生效")
    note: Text = ask("说明", default="", max_length=500)


class Performed(Record):
    """登记履行情况"""

    performed_on: Day = ask("履行完毕之日")
    how: Text = ask("履行情况", widget="long", min_length=1, max_length=2000)
    forced: bool = ask("经人民法院强制执行", default=False)
    files: tuple[FileRef, ...] = ask("证明材料", default=(), widget="files")


class CauseLine(Record):
    """One cause: what, at which stage, a person's or the system's, and the words of the judgment."""

    code: Text = ask("原因", max_length=40)
    stage: ArisesAt = ask("发生环节")
    fault: Fault = ask("人的原因还是制度原因", widget="radio")
    quote: Text = ask("裁判原文", widget="long", min_length=1, max_length=3000, help="摘抄认定这一点的原文")

    @model_validator(mode="after")
    def _known(self) -> Self:
        if subcause(self.code) is None:
            raise ValueError("请从列出的原因中选择")
        return self


class CauseStated(Record):
    """填报败诉原因 (双报告): why, what is mended now, what for the long term."""

    defendant: int = ask("哪一个被告", ge=1)
    causes: Annotated[tuple[CauseLine, ...], Field(min_length=1, max_length=20)] = ask("败诉原因")
    reason: Text = ask("原因分析", widget="long", min_length=1, max_length=5000)
    cure: Text = ask("整改措施", widget="long", min_length=1, max_length=5000)
    long_term: Text = ask("长效措施", widget="long", min_length=1, max_length=5000)
    absence: Text = ask("负责人未出庭的说明", default="", widget="long", max_length=2000)
    files: tuple[FileRef, ...] = ask("附件", default=(), widget="files")


class CauseReviewed(Record):
    """审核败诉原因"""

    defendant: int = ask("哪一个被告", ge=1)
    verdict: Verdict = ask("审核结果", widget="radio")
    opinion: Text = ask("审核意见", widget="long", min_length=1, max_length=2000)


class Closed(Record):
    note: Text = ask("归档说明", default="", widget="long", max_length=2000)
