"""Receipt, supplement, acceptance and its opposites (《行政复议法》第三十条至第三十三条)."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from fuyuan.matters.evidence import EvidenceItem
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

from .application import Application
from .common import Answer, Approval


class Material(Record):
    """One line of the receipt (材料接收回执)."""

    name: Text = ask("材料名称", min_length=1, max_length=200)
    copies: int = ask("份数", default=1, ge=1, le=999)
    pages: int = ask("页数", default=1, ge=1, le=99999)


class Registration(Record):
    """收件登记: what was handed in; the receipt is printed from it."""

    materials: tuple[Material, ...] = ask("收到的材料", default=(), max_length=100)
    note: Text = ask("备注", default="", widget="long", max_length=2000)


class AmendKind(Choice):
    CORRECTION = "correction", "更正录入错误"
    RESPONDENT = "respondent", "申请人变更被申请人"
    REQUEST = "request", "申请人变更复议请求"
    SUCCESSION = "succession", "近亲属或者权利义务承受人参加"
    AGENT = "agent", "变更或者解除代理、代表"


class Amendment(Record):
    """The application as it reads from now on, and why it was changed. Days of receipt stay as they were."""

    kind: AmendKind = ask("变更种类")
    reason: Text = ask("说明", widget="long", min_length=1, max_length=2000)
    consent: bool = ask(
        "被代表的申请人同意", default=False, help="代表人变更复议请求的，应当经被代表的申请人同意"
    )
    application: Application = ask("变更后的申请")


class SelfCorrection(Record):
    """The organ that made the penalty corrected it by itself (2026年实施条例第三十八条)."""

    corrected_on: Day = ask("纠正日期")
    how: Text = ask("怎样纠正", widget="long", min_length=1, max_length=2000)
    told_on: Day = ask("告知申请人之日")
    file: FileRef | None = ask("纠正决定", default=None, widget="file")


class SupplementNotice(Record):
    """补正通知: one notice that lists everything (第三十一条第一款)."""

    items: tuple[Text, ...] = ask(
        "需要补正的事项", min_length=1, max_length=50, help="一次列全，以后不能再要求补正别的"
    )
    days: int | None = ask(
        "补正期限（日）",
        default=None,
        ge=1,
        le=365,
        help="2023年12月31日以前的申请由通知确定；此后为十个工作日，不填",
    )


class SupplementExtension(Record):
    until: Day = ask("延长至")
    reason: Text = ask("正当理由", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")


class Supplement(Record):
    """补正材料; the application as it reads afterwards when it was corrected."""

    received_on: Day | None = ask("收到补正材料之日", default=None)
    posted_on: Day | None = ask("寄出日期", default=None, help="以邮戳为准")
    application: Application | None = ask("补正后的申请", default=None)
    evidence: tuple[EvidenceItem, ...] = ask("补充的证据", default=(), max_length=200)
    files: tuple[FileRef, ...] = ask("补正材料", default=(), widget="files")
    note: Text = ask("说明", default="", widget="long", max_length=5000)

    @property
    def acted_on(self) -> date | None:
        """Posted before the period ended is not late (民事诉讼法第八十五条第四款)."""
        return self.posted_on or self.received_on


class Abandonment(Record):
    """视为放弃: proposed by the system, confirmed by a person, put on file."""

    no_good_cause: bool = ask("没有正当理由逾期不补正", default=False)
    note: Text = ask("核实情况", widget="long", min_length=1, max_length=2000)

    @model_validator(mode="after")
    def _confirmed(self) -> Self:
        if not self.no_good_cause:
            raise ValueError("只有无正当理由逾期不补正的，才能视为放弃，请核实后勾选")
        return self


class Limb(Choice):
    """The seven conditions of 《行政复议法》第三十条第一款."""

    PARTIES = "parties", "有明确的申请人和符合规定的被申请人"
    INTEREST = "interest", "申请人与行政行为有利害关系"
    REQUEST = "request", "有具体的行政复议请求和理由"
    TIME = "time", "在法定申请期限内提出"
    SCOPE = "scope", "属于行政复议范围"
    VENUE = "venue", "属于本机关的管辖范围"
    ONCE = "once", "没有重复申请，法院也没有受理"

    @property
    def item(self) -> int:
        return list(Limb).index(self) + 1


class Condition(Record):
    """One condition, as the officer confirmed it; ``hint`` is what the system had computed."""

    limb: Limb = ask("条件")
    answer: Answer = ask("结论", widget="radio")
    hint: Text = ask("系统提示", default="", widget="hidden", max_length=2000)
    note: Text = ask("说明", default="", max_length=1000)


class Acceptance(Record):
    """受理: all seven confirmed one by one."""

    conditions: tuple[Condition, ...] = ask("受理条件", widget="checks", min_length=7, max_length=7)
    approval: Approval | None = ask("审批", default=None)

    @model_validator(mode="after")
    def _all_seven(self) -> Self:
        if {condition.limb for condition in self.conditions} != set(Limb):
            raise ValueError("请逐项确认全部七个受理条件")
        return self

    @property
    def failing(self) -> tuple[Limb, ...]:
        return tuple(condition.limb for condition in self.conditions if condition.answer is not Answer.YES)


class RefusalGround(Choice):
    CONDITION = "condition", "不符合受理条件（第三十条第一款）"
    CAP = "cap", "超过五年或者二十年最长期限（第二十一条）"
    WRONG_RESPONDENT = "wrong_respondent", "错列被申请人，经告知不变更或者变更后仍不符合"
    EXCLUDED = "excluded", "属于不予受理的事项（2026年实施条例第三十六条）"


class RefuseRecord(Record):
    """不予受理: reasons, the limbs that fail, the competent organ when venue fails, and where to go."""

    ground: RefusalGround = ask("事由")
    limbs: tuple[Limb, ...] = ask("不符合的条件", default=(), widget="checks")
    reason: Text = ask("理由", widget="long", min_length=1, max_length=5000)
    competent: Text = ask(
        "有管辖权的行政复议机关", default="", max_length=200, help="不属于本机关管辖的，必须告知"
    )
    explained_on: Day | None = ask("告知变更被申请人之日", default=None)
    court: Text = ask("可以起诉的人民法院", default="", max_length=100)
    told_suit: bool = ask("已告知起诉权利和十五日期限", default=True)
    approval: Approval = ask("审批")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.ground is RefusalGround.CONDITION and not self.limbs:
            raise ValueError("请选择不符合哪一项受理条件")
        if Limb.VENUE in self.limbs and not self.competent:
            raise ValueError("不属于本机关管辖的，应当写明有管辖权的行政复议机关")
        if self.ground is RefusalGround.WRONG_RESPONDENT and self.explained_on is None:
            raise ValueError("错列被申请人的，应当先告知申请人变更，请填写告知之日")
        return self


class NotFurther(Record):
    """告知不再处理: same matter, no new facts or reasons (2026年实施条例第三十七条第二款)."""

    earlier: Text = ask("此前的案号", min_length=1, max_length=80)
    reason: Text = ask("为什么没有新的事实和理由", widget="long", min_length=1, max_length=2000)
