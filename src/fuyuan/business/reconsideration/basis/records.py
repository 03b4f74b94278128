"""What is written down when a 规范性文件 or the basis of an act is examined."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from fuyuan.business.reconsideration.records.common import Approval
from fuyuan.business.reconsideration.records.stops import SuspendGround
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class NormKind(Choice):
    """第十三条第一款; the last only when the office doubts the basis of its own accord (第五十七条)."""

    STATE_COUNCIL = "state_council", "国务院部门的规范性文件"
    LOCAL = "local", "县级以上地方人民政府及其工作部门的规范性文件"
    TOWN = "town", "乡镇人民政府的规范性文件"
    AUTHORISED = "authorised", "法律、法规、规章授权的组织的规范性文件"
    RULE = "rule", "法规、规章等其他依据"


class Norm(Record):
    """The document and the clauses in doubt."""

    kind: NormKind = ask("属于哪一类")
    name: Text = ask("名称", min_length=1, max_length=200)
    number: Text = ask("文号", default="", max_length=100)
    maker_id: int | None = ask(
        "制定机关", default=None, widget="organ", help="在机关名录中选择；没有的写全称"
    )
    maker_name: Text = ask("制定机关", min_length=1, max_length=120)
    clauses: Text = ask("有关条款", min_length=1, max_length=500, help="写到条、款、项")

    def __str__(self) -> str:
        title = self.name if "《" in self.name else f"《{self.name}》"
        return title + (f"（{self.number}）" if self.number else "")


class AskBasisReview(Record):
    norm: Norm = ask("申请审查的规范性文件")
    reason: Text = ask("为什么认为不合法", widget="long", min_length=1, max_length=5000)
    unknown_then: bool = ask(
        "申请行政复议时尚不知道行为依据这一文件", default=False, help="受理以后才提出的确认"
    )


class StartBasisReview(Record):
    """The trial stops; every period of the review runs from this day (2026年实施条例第五十三条第二款)."""

    norm: Norm = ask("审查的规范性文件或者依据")
    own: bool = ask("本机关有权处理", default=False, help="无权处理的不勾选，七个工作日内转送有权机关")
    reason: Text = ask("理由", widget="long", min_length=1, max_length=5000)
    approval: Approval = ask("审批")

    @property
    def ground(self) -> SuspendGround:
        return SuspendGround.NORM_REVIEW


class NotifyMaker(Record):
    questions: Text = ask("要求制定机关说明的问题", widget="long", min_length=1, max_length=5000)


class MakerReply(Record):
    received_on: Day = ask("收到答复之日")
    content: Text = ask("答复内容", widget="long", min_length=1, max_length=20000)
    file: FileRef | None = ask("书面答复及材料", default=None, widget="file")


class MakerHeard(Record):
    """The maker gave its reasons in person (第五十八条第二款)."""

    on: Day = ask("时间")
    who: tuple[Text, ...] = ask("制定机关到场的人", min_length=1, max_length=10)
    summary: Text = ask("说明的理由", widget="long", min_length=1, max_length=20000)


class BasisOutcome(Choice):
    LAWFUL = "lawful", "相关条款合法"
    UNLAWFUL = "unlawful", "相关条款超越权限或者违反上位法"
    OTHER = "other", "其他处理（修改、废止等）"


class BasisDefect(Choice):
    """2026年实施条例第五十四条"""

    POWER = "power", "超越法定职权或者授权范围"
    CONFLICT = "conflict", "与上位法的规定相抵触"
    BURDEN = "burden", "没有上位法依据，增加义务或者减损权益"
    OTHER = "other", "其他违反法律、法规、规章规定的情形"

    @property
    def item(self) -> int:
        return list(BasisDefect).index(self) + 1


class RuleOnBasis(Record):
    """What this organ, which has the power, decides about the clauses (第五十九条)."""

    outcome: BasisOutcome = ask("处理结论", widget="radio")
    defects: tuple[BasisDefect, ...] = ask("不合法的情形", default=(), max_length=4, widget="checks")
    reason: Text = ask("理由", widget="long", min_length=1, max_length=10000)
    approval: Approval = ask("审批")

    @model_validator(mode="after")
    def _said(self) -> Self:
        if self.outcome is BasisOutcome.OTHER:
            raise ValueError("本机关有权处理的，应当认定相关条款合法，或者超越权限、违反上位法")
        if (self.outcome is BasisOutcome.UNLAWFUL) != bool(self.defects):
            raise ValueError("认为不合法的，请选择属于哪些情形；认为合法的不选")
        return self


class ForwardBasis(Record):
    """转送 to the organ that has the power: by article 56 an administrative one, by article 57 any organ of the state."""

    authority_id: int | None = ask(
        "有权处理的机关", default=None, widget="organ", help="在机关名录中选择；没有的写全称"
    )
    authority_name: Text = ask("有权处理的机关", min_length=1, max_length=120)
    questions: Text = ask("请求审查的问题和意见", widget="long", min_length=1, max_length=5000)


class BasisAnswer(Record):
    """处理意见 of the organ to which it was forwarded (第六十条)."""

    received_on: Day = ask("收到处理意见之日")
    outcome: BasisOutcome = ask("处理结论", widget="radio")
    number: Text = ask("文号", default="", max_length=100)
    content: Text = ask("处理意见", widget="long", min_length=1, max_length=10000)
    file: FileRef | None = ask("处理意见", default=None, widget="file")
