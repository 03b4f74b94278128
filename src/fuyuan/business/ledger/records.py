"""What each step of the ledger writes down. One class is form, event and paper context at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

from .periods import Cadence


class DeadlineKind(Choice):
    """完成时限 by type; the words as printed are kept beside it."""

    FIXED_DAY = "fixed_day", "具体日期"
    MONTH_END = "month_end", "某月（年）底前"
    RECURRING = "recurring", "定期重复"
    CONTINUING = "continuing", "持续推进"
    WHEN_FIT = "when_fit", "适时"
    NONE = "none", "没有期限"


DATED = frozenset({DeadlineKind.FIXED_DAY, DeadlineKind.MONTH_END})


class Reasoned(Record):
    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)


class Approval(Record):
    """Who approved, and when: the program records the decision, it never takes it."""

    by: Text = ask("批准人", max_length=60, min_length=1, help="写姓名和职务")
    on: Day = ask("批准日期")


# -- the plan ----------------------------------------------------------------------------------------------------


class UnitLine(Record):
    """One responsible unit as printed, and what it stands for in the organ tree ("organ:12", "group:3", "" : nothing)."""

    name: Text = ask("文件里的写法", min_length=1, max_length=200)
    role: Text = ask("角色", default="责任", max_length=20, help="责任、牵头、配合……照文件写")
    lead: bool = ask("牵头", default=False)
    target: Text = ask(
        "对应机关", default="", max_length=40, help="一个机关，或者一组机关（下达时展开到每个成员）"
    )


class DeadlineLine(Record):
    text: Text = ask("文件里的写法", min_length=1, max_length=200)
    kind: DeadlineKind = ask("类型")
    on: Day | None = ask("日期", default=None, help="只有具体日期和月底、年底需要填写")


class MeasureLine(Record):
    """One measure of the plan."""

    number: Text = ask("序号", max_length=20, min_length=1)
    section: Text = ask("所在部分", default="", max_length=200)
    heading: Text = ask("措施", min_length=1, max_length=300)
    text: Text = ask("内容", default="", widget="long", max_length=20_000)
    units: tuple[UnitLine, ...] = ask("责任单位", default=())
    open_ended: bool = ask("文件写了“等”，单位没有列全", default=False)
    deadlines: tuple[DeadlineLine, ...] = ask("完成时限", default=())
    sources: tuple[Text, ...] = ask(
        "自动取数", default=(), help="系统里已有的数据，台账直接显示，单位不用重报"
    )


class Adopted(Record):
    """A plan as the officer confirmed it against its text."""

    title: Text = ask("标题", min_length=1, max_length=300)
    document_number: Text = ask("文号", default="", max_length=80)
    issuer: Text = ask("发文机关", default="", max_length=120)
    issued_on: Day = ask("成文日期")
    recipients: tuple[Text, ...] = ask("主送", default=())
    goals: tuple[Text, ...] = ask("总体目标", default=())
    requirements: tuple[Text, ...] = ask("工作要求", default=())
    measures: Annotated[tuple[MeasureLine, ...], Field(min_length=1)] = ask("措施")
    cadence: Cadence = ask("多久报告一次", default=Cadence.QUARTER)
    report_by: int = ask("报告日", default=0, ge=0, le=31, help="报告期最后一个月的几号；0 表示最后一天")
    closing: Cadence = ask(
        "长期措施多久销号一次",
        default=Cadence.YEAR,
        help="持续推进、定期、适时的措施按期销号，下一期自动重新开始",
    )
    scheme_days: int = ask("几个工作日内明确专班、报细化方案", default=10, ge=1, le=90)
    urge_after: int = ask("逾期几天可以督办", default=5, ge=1, le=60)
    office_days: int = ask("报告期结束后几天内汇总报告", default=10, ge=0, le=60)
    file: FileRef | None = ask("原文件", default=None, widget="file")
    continues: int | None = ask("延续哪个方案", default=None)
    replaces: int | None = ask("替代哪个版本", default=None)


class Issued(Record):
    """下达任务"""

    note: Text = ask("交办说明", default="", widget="long", max_length=2000)


class UnitAdded(Record):
    """增加责任单位"""

    measure: Text = ask("措施")
    organ_id: int = ask("机关", widget="organ")
    organ_name: Text = ask("机关名称", max_length=120)
    role: Text = ask("角色", default="责任", max_length=20, min_length=1)
    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")


class Met(Record):
    """联席会议: what the next look at the ledger compares with."""

    on: Day = ask("会议日期")
    about: Text = ask("议题", min_length=1, max_length=300)
    resolved: Text = ask("议定事项", default="", widget="long", max_length=5000)
    files: tuple[FileRef, ...] = ask("会议纪要", default=(), widget="files")


class PeriodReport(Record):
    """落实情况报告 of a period"""

    period: Text = ask("报告期", min_length=4, max_length=8)
    to: Text = ask("主送", default="", max_length=200, help="不填写为联席会议召集人所在的本级人民政府")
    problems: Text = ask(
        "存在问题", default="", widget="long", max_length=5000, help="不填写时采用各单位报告中的问题"
    )
    next_steps: Text = ask(
        "下一步工作", default="", widget="long", max_length=5000, help="不填写时采用各单位的下一步措施"
    )


class Concluded(Record):
    note: Text = ask("办结说明", widget="long", min_length=1, max_length=2000)


class Superseded(Record):
    """A newer version took over; its open tasks continue there."""

    by_number: Text = ask("新方案", max_length=300)


# -- a task ------------------------------------------------------------------------------------------------------


class Given(Record):
    """One measure given to one unit."""

    plan_id: int = ask("方案", widget="hidden")
    plan_number: Text = ask("方案文号")
    plan_title: Text = ask("方案标题")
    measure: Text = ask("措施序号")
    place: int = ask("次序", default=0)
    section: Text = ask("所在部分", default="")
    heading: Text = ask("措施")
    text: Text = ask("内容", default="", widget="long")
    organ_id: int = ask("责任单位", widget="organ")
    organ_name: Text = ask("责任单位名称")
    role: Text = ask("角色", default="责任")
    lead: bool = ask("牵头", default=False)
    deadlines: tuple[DeadlineLine, ...] = ask("完成时限", default=())
    cadence: Cadence = ask("多久报告一次", default=Cadence.QUARTER)
    report_by: int = ask("报告日", default=0)
    closing: Cadence = ask("多久销号一次", default=Cadence.YEAR)
    scheme_days: int = ask("报细化方案的工作日", default=10)
    sources: tuple[Text, ...] = ask("自动取数", default=())
    before: int | None = ask("延续的任务", default=None, widget="hidden")


class Member(Record):
    name: Text = ask("姓名", min_length=1, max_length=40)
    post: Text = ask("职务", default="", max_length=60)


class SchemeStep(Record):
    """One step of a unit's own plan of work."""

    what: Text = ask("工作", min_length=1, max_length=500)
    by: Day = ask("完成日期")
    who: Text = ask("责任人", default="", max_length=60)


class Scheme(Record):
    """专班和细化方案"""

    leader: Text = ask("专班负责人", min_length=1, max_length=40)
    leader_post: Text = ask("职务", default="", max_length=60)
    members: tuple[Member, ...] = ask("专班成员", default=())
    contact: Text = ask("联络人", min_length=1, max_length=40)
    phone: Text = ask("联系电话", min_length=1, max_length=40)
    scheme: Text = ask(
        "细化方案", default="", widget="long", max_length=20_000, help="写在这里，或者上传文件"
    )
    steps: tuple[SchemeStep, ...] = ask("分步安排", default=())
    files: tuple[FileRef, ...] = ask("细化方案文件", default=(), widget="files")


class Standing(Choice):
    """完成情况, in the words of the paper ledgers."""

    ON_TRACK = "on_track", "正常推进"
    BEHIND = "behind", "进展滞后"
    DONE = "done", "已完成"


class Progress(Record):
    """进展报告"""

    period: Text = ask("报告期", min_length=4, max_length=8)
    standing: Standing = ask("完成情况", widget="radio")
    done: Text = ask("进展情况", widget="long", min_length=1, max_length=10_000)
    problems: Text = ask("存在问题", default="", widget="long", max_length=5000)
    next_steps: Text = ask("下一步措施", default="", widget="long", max_length=5000)
    numbers: tuple[Text, ...] = ask("佐证办件", default=(), help="系统里办件的编号，例如案号")
    files: tuple[FileRef, ...] = ask("佐证材料", default=(), widget="files")


class ClosingAsked(Record):
    """申请销号"""

    result: Text = ask("完成情况", widget="long", min_length=1, max_length=10_000)
    completed_on: Day = ask("实际完成日期")
    numbers: tuple[Text, ...] = ask("佐证办件", default=(), help="系统里办件的编号，例如案号")
    files: tuple[FileRef, ...] = ask("佐证材料", default=(), widget="files")


class Reviewed(Record):
    """审核意见"""

    opinion: Text = ask("审核意见", widget="long", min_length=1, max_length=2000)


class Closed(Record):
    """销号"""

    opinion: Text = ask("销号意见", default="同意销号。", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")


class ChangeAsked(Record):
    """申请调整"""

    due_on: Day | None = ask("调整后的完成日期", default=None)
    wish: Text = ask("调整内容", min_length=1, max_length=500, help="例如延期到哪一天、改由哪个单位承担")
    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)
    files: tuple[FileRef, ...] = ask("依据材料", default=(), widget="files")


class ChangeDecided(Record):
    """调整: the old value stays in the history"""

    agreed: bool = ask("同意调整", default=False)
    due_on: Day | None = ask("调整后的完成日期", default=None)
    organ_id: int | None = ask("改由哪个机关承担", default=None, widget="organ")
    organ_name: Text = ask("机关名称", default="", max_length=120)
    opinion: Text = ask("意见", widget="long", min_length=1, max_length=2000)
    approval: Approval | None = ask("审批", default=None)


class Urged(Record):
    """督办"""

    matter: Text = ask("督办事项", widget="long", min_length=1, max_length=2000)
    demand: Text = ask("要求", widget="long", min_length=1, max_length=2000)
    by_on: Day = ask("几日前答复")


class UrgeAnswered(Record):
    """督办答复"""

    answer: Text = ask("办理情况", widget="long", min_length=1, max_length=5000)
    files: tuple[FileRef, ...] = ask("附件", default=(), widget="files")


class Cancelled(Record):
    """撤销任务"""

    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")


class Resumed(Record):
    """取消销号"""

    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")
