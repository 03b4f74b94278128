"""What the steps of a round write down."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.matters.record import Choice, Day, Record, Text, ask


class Method(Choice):
    """How the files of a round are found."""

    ALL = "all", "期间内办结的全部案卷"
    DRAWN = "drawn", "按公开种子抽取"
    CHOSEN = "chosen", "按编号指定"


class Stratum(Choice):
    """By what the draw is stratified (分层): each of them is represented."""

    NONE = "none", "不分层"
    UNIT = "unit", "按单位"
    KIND = "kind", "按行为种类"
    OUTCOME = "outcome", "按结果"
    HANDLER = "handler", "按承办人"


class Planned(Record):
    """评查方案"""

    subject: Text = ask("评查的案卷", min_length=1, max_length=40)
    title: Text = ask("名称", min_length=1, max_length=80, help="例如：2026年上半年案卷评查")
    first: Day = ask("办结日期起")
    last: Day = ask("办结日期止")
    method: Method = ask("案卷怎样产生", widget="radio")
    size: int | None = ask("抽取件数", default=None, ge=1, le=500, help="抽取的填写")
    stratum: Stratum = ask("分层", default=Stratum.NONE, help="抽取的填写：每一层都有案卷被抽到")
    numbers: tuple[Text, ...] = ask("案卷编号", default=(), help="指定的填写")
    reviewers: Annotated[tuple[int, ...], Field(min_length=3, max_length=60)] = ask(
        "评查人", help="至少三人；每件由其中两人各自评查，第三人裁定分歧，承办人和应当回避的人自动排除"
    )
    score_by: Day = ask("交评查表的期限")
    report_by: Day = ask("完成评查报告的期限")
    inspection_id: int | None = ask("监督检查", default=None, widget="kept")


class Reported(Record):
    """评查报告: what the leader says beside the figures."""

    overall: Text = ask("总体评价", widget="long", min_length=1, max_length=5000)
    proposals: Text = ask("改进意见", widget="long", min_length=1, max_length=5000)
