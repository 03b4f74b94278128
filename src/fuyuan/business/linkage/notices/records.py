"""What each step of a notice (通报) writes down. One class is form, event and paper context at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.business.linkage.common import Approval
from fuyuan.business.linkage.findings.grounds import Ground
from fuyuan.matters.record import Choice, Day, Record, Text, ask


class Scope(Choice):
    """在一定范围内进行通报: who reads it beside the units it names."""

    NAMED = "named", "只发被通报的单位"
    ALL = "all", "发各乡镇、街道和政府各部门"


class Gathered(Record):
    """汇集问题: a period; the system looks for the facts."""

    window: Text = ask("统计期间", min_length=4, max_length=8, help="已经在别的通报里列出的问题，不再列出")


class Repeated(Record):
    """再次通报: of a notice some of whose units have not put things right."""

    first: int = ask("哪一份通报", ge=1)


class Struck(Record):
    """删去 or 恢复 some of the findings."""

    numbers: Annotated[tuple[int, ...], Field(min_length=1)] = ask("问题", widget="checks")
    reason: Text = ask("理由", widget="long", min_length=2, max_length=2000)


class Added(Record):
    """增加: a fact the platform does not hold, or that it counted for nobody."""

    organ_id: int = ask("单位", widget="organ")
    ground: Ground = ask("问题种类")
    text: Text = ask(
        "情况", widget="long", min_length=4, max_length=500, help="写明什么时间、什么事、有什么材料"
    )
    on: Day = ask("发生日期")
    number: Text = ask("办件编号", default="", max_length=80, help="系统里的办件填编号，单位可以从这里打开")
    reason: Text = ask("增加的理由", widget="long", min_length=2, max_length=2000)


class Composed(Record):
    """拟写: what the notice says beside the findings."""

    overview: Text = ask("总体情况", widget="long", min_length=4, max_length=4000)
    demand: Text = ask("整改要求", widget="long", min_length=4, max_length=4000)
    rectify_days: int = ask("几个工作日内完成整改", default=20, ge=1, le=120, help="从印发之日的第二天起算")
    scope: Scope = ask("通报范围", widget="radio", default=Scope.NAMED)


class Approved(Record):
    """批准 by the leader of the joint conference; the program records the decision."""

    approval: Approval = ask("审批")
