"""What each step of an action over several years (提升行动) writes down."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.matters.record import FileRef, Record, Text, ask

MOST = 1_000_000


class Launched(Record):
    """制定行动方案"""

    title: Text = ask("名称", min_length=4, max_length=100)
    document: Text = ask("依据的文件", min_length=4, max_length=200, help="名称和文号")
    first_year: int = ask("从哪一年", ge=2000, le=2100)
    last_year: int = ask("到哪一年", ge=2000, le=2100)
    by_month: int = ask(
        "每年几月底以前下达本年指标、小结上年", default=3, ge=1, le=12, help="填月份，例如：3"
    )
    goal: Text = ask("总体目标和主要任务", widget="long", min_length=10, max_length=4000)
    files: tuple[FileRef, ...] = ask("方案文件", default=(), widget="files")

    @model_validator(mode="after")
    def _span(self) -> Self:
        if not 0 <= self.last_year - self.first_year < 10:
            raise ValueError("“到哪一年”应当不早于“从哪一年”，一个行动最多十年")
        return self


class Target(Record):
    """One figure of the room as it is listed; only the target is answered, none where nothing is asked."""

    key: str = ask("代码", widget="kept", max_length=60)
    label: Text = ask("指标", widget="told", max_length=80)
    count: int | None = ask("全年目标", default=None, ge=1, le=MOST)


class Targeted(Record):
    """下达年度指标"""

    year: int = ask("年度")
    document: Text = ask("依据的文件", min_length=4, max_length=200, help="名称和文号")
    targets: Annotated[tuple[Target, ...], Field(min_length=1, max_length=40)] = ask(
        "各项指标", widget="rows", help="本年没有要求的留空"
    )
    why: Text = ask("调整的理由", default="", widget="long", max_length=1000, help="这一年已经下达过的填写")

    @model_validator(mode="after")
    def _something(self) -> Self:
        if all(each.count is None for each in self.targets):
            raise ValueError("请至少填写一项指标")
        return self


class Summed(Record):
    """年度小结"""

    year: int = ask("年度")
    found: Text = ask("完成情况和没有完成的原因", widget="long", min_length=10, max_length=4000)
    next: Text = ask("下一步措施", widget="long", min_length=4, max_length=2000)


class Finished(Record):
    """总结行动"""

    result: Text = ask("取得的成效", widget="long", min_length=10, max_length=4000)
