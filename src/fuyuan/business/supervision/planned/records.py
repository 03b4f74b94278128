"""What the steps of a round write down."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field as Limits

from fuyuan.business.supervision.supervisors.records import Field
from fuyuan.matters.record import Choice, Day, Record, Text, ask


class Form(Choice):
    """形式: measure (十) 灵活采取交叉监督、推磨式监督等方式; 第十四条 日常监督、重点监督."""

    DAILY = "daily", "常规"
    DYNAMIC = "dynamic", "动态"
    KEY = "key", "重点"
    CROSS = "cross", "交叉"
    MILL = "mill", "推磨"

    @property
    def paired(self) -> bool:
        """Units inspect each other."""
        return self in (Form.CROSS, Form.MILL)


class Pool(Choice):
    TOWNS = "towns", "各乡镇、街道"
    DEPARTMENTS = "departments", "有行政执法权的部门"
    BOTH = "both", "乡镇、街道和部门"


class Choose(Choice):
    ALL = "all", "全部"
    NAMED = "named", "指定的重点单位"
    DRAWN = "drawn", "分层随机抽取"


class TeamLine(Record):
    name: Text = ask("队名", min_length=1, max_length=40)
    members: Annotated[tuple[int, ...], Limits(min_length=1, max_length=12)] = ask(
        "队员", widget="checks", help="从在任的执法监督员中选择"
    )


FORMER_YEARS = 3


class Planned(Record):
    """监督方案"""

    title: Text = ask("名称", min_length=2, max_length=80, help="例如：2026年第四季度行政执法交叉监督")
    form: Form = ask("形式", widget="radio")
    pool: Pool = ask("范围", widget="radio", default=Pool.TOWNS)
    choose: Choose = ask("单位怎样确定", widget="radio", default=Choose.ALL)
    size: int | None = ask(
        "抽取几个单位", default=None, ge=2, le=200, help="随机抽取的填写；按单位类型分层，种子公开"
    )
    units: tuple[int, ...] = ask("重点单位", default=(), widget="checks", help="指定的勾选")
    areas: Annotated[tuple[Text, ...], Limits(min_length=1, max_length=10)] = ask(
        "检查哪些领域", widget="checks"
    )
    teams: tuple[TeamLine, ...] = ask("监督队", default=(), help="交叉、推磨由各单位的监督员组队，不用填写")
    knows: tuple[Field, ...] = ask("每队至少一人懂", default=(), widget="checks")
    first_on: Day = ask("检查开始日期")
    last_on: Day = ask("检查结束日期")
    last_rounds: int = ask(
        "不重复最近几轮", default=3, ge=0, le=20, help="同一队不再监督最近几轮监督过的单位"
    )
    former_years: int = ask("任职回避年限", default=FORMER_YEARS, ge=0, le=60, help="离任几年以内回避")
    native: bool = ask("监督员不监督籍贯所在地", default=True)


class MoveLine(Record):
    unit: int = ask("被监督单位")
    team: Text = ask("改由哪一队监督", max_length=80)


class Moved(Record):
    """手工调整: checked again by the same rules, and recorded."""

    lines: Annotated[tuple[MoveLine, ...], Limits(min_length=1, max_length=60)] = ask(
        "调整", help="推磨式至少同时改三个单位"
    )
    reason: Text = ask("理由", min_length=4, max_length=500)


class StopNoted(Record):
    """回避: an inspection cannot be done by the team it was given to."""

    unit_id: int
    unit: Text = ask("被监督单位", max_length=120)
    team: Text = ask("监督队", max_length=80)
    why: Text = ask("原因", max_length=300)


class Repaired(Record):
    """重新安排"""

    reason: Text = ask("理由", min_length=2, max_length=500)


class Announced(Record):
    paper_id: int = ask("文书")
    number: Text = ask("文号", max_length=80)


class Reported(Record):
    """监督报告"""

    overall: Text = ask("总体情况", widget="long", min_length=4, max_length=5000)
    proposals: Text = ask("工作建议", widget="long", min_length=4, max_length=5000)
