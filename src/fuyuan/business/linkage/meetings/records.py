"""What each step of a meeting (联席会议、推进会、案情分析会) writes down."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.business.linkage.common import Approval
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class MeetingKind(Choice):
    """(五) 定期召开的协调会、案情研讨; (十七) 适时组织召开全市依法行政法治政府建设工作推进会."""

    JOINT = "joint", "联席会议"
    PUSH = "push", "法治政府建设工作推进会"
    ANALYSIS = "analysis", "案情分析会"


class AgendaItem(Record):
    title: Text = ask("议题", min_length=2, max_length=200)
    note: Text = ask("说明", default="", widget="long", max_length=2000)
    by: Text = ask("汇报单位", default="", max_length=120)


class Guest(Record):
    """A unit asked to come."""

    organ_id: int = ask("参会单位", widget="organ")
    who: Text = ask("参会人", default="", max_length=80, help="例如：主要负责人；不填写由单位确定")


class Convened(Record):
    kind: MeetingKind = ask("会议种类", widget="radio")
    title: Text = ask("会议名称", min_length=4, max_length=120)
    on: Day = ask("会议日期")
    time: Text = ask("时间", max_length=20, min_length=1, default="15:00")
    place: Text = ask("地点", max_length=120, min_length=2)
    chair: Text = ask("主持人", max_length=60, min_length=1, help="写姓名和职务")
    unit_id: int | None = ask("哪个单位的案情", widget="organ", default=None, help="只有案情分析会填写")
    agenda: Annotated[tuple[AgendaItem, ...], Field(min_length=1, max_length=30)] = ask(
        "议题", help="已经按未办结的事项列出，可以增删"
    )
    guests: tuple[Guest, ...] = ask("参会单位", default=())


class Changed(Convened):
    """改期、调整议题"""

    reason: Text = ask("调整理由", widget="long", min_length=2, max_length=1000)


class Presence(Choice):
    PRESENT = "present", "到会"
    DEPUTY = "deputy", "委托他人到会"
    EXCUSED = "excused", "请假"
    ABSENT = "absent", "缺席"


class Attended(Record):
    unit: Text = ask("单位", min_length=2, max_length=120)
    who: Text = ask("参会人", default="", max_length=80)
    presence: Presence = ask("到会情况", widget="radio", default=Presence.PRESENT)


class Held(Record):
    """登记到会"""

    on: Day = ask("实际召开日期")
    attendance: Annotated[tuple[Attended, ...], Field(min_length=1)] = ask("到会情况")
    files: tuple[FileRef, ...] = ask("签到表、录音等", default=(), widget="files")


class Resolution(Record):
    """议定事项: who does what by when."""

    what: Text = ask("议定事项", widget="long", min_length=4, max_length=1000)
    organ_id: int = ask("责任单位", widget="organ")
    by_on: Day = ask("完成日期")


class Minuted(Record):
    """形成纪要"""

    summary: Text = ask(
        "会议情况", widget="long", min_length=10, max_length=8000, help="研究了什么、各方意见、会议认为"
    )
    resolutions: tuple[Resolution, ...] = ask(
        "议定事项", default=(), help="每一项都会成为责任单位的待办，到期提醒，办结前不销号"
    )
    plans: tuple[int, ...] = ask("同时登记到哪些工作方案的台账", default=())
    signer: Text = ask("签发人", max_length=60, min_length=1, help="写姓名和职务")


class ResolutionReport(Record):
    """报告落实"""

    number: int = ask("议定事项", ge=1)
    done: Text = ask("落实情况", widget="long", min_length=4, max_length=4000)
    files: tuple[FileRef, ...] = ask("佐证材料", default=(), widget="files")


class ResolutionJudged(Record):
    """审核落实: closed off, or what is still missing."""

    number: int = ask("议定事项", ge=1)
    accepted: bool = ask("同意销号", default=False, help="不勾选表示退回")
    opinion: Text = ask("审核意见", widget="long", min_length=2, max_length=2000)


class ResolutionMoved(Record):
    """调整完成日期"""

    number: int = ask("议定事项", ge=1)
    by_on: Day = ask("新的完成日期")
    reason: Text = ask("理由", widget="long", min_length=2, max_length=1000)
    approval: Approval = ask("审批")
