"""What each step of a case consultation (案件咨询) writes down."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, model_validator
from pydantic import Field as Limits

from fuyuan.business.committee.common import Field
from fuyuan.matters.acts import articles
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Ground(Choice):
    """《行政复议法》第五十二条第二款, item by item."""

    MAJOR = "major", "案情重大、疑难、复杂"
    TECHNICAL = "technical", "专业性、技术性较强"
    OWN_ACT = "own_act", "对本机关自己的行政行为不服（第二十四条第二款）"
    NEEDED = "needed", "行政复议机构认为有必要"


class Form(Choice):
    """2026年实施条例第五十一条: 全体会议、案件咨询会议等形式."""

    CASE = "case", "案件咨询会议"
    PLENARY = "plenary", "全体会议"
    WRITTEN = "written", "书面咨询"


def _reasoned(text: str) -> str:
    """第六十一条第三款: the opinion is to be an important basis of the decision; one without reasons can be none."""
    if not text.strip():
        raise ValueError(f"请写明理由：没有理由的意见不能作为决定的重要参考依据（{articles('L23 61.3')[0]}）")
    return text


Reasons = Annotated[Text, AfterValidator(_reasoned)]


class Referred(Record):
    """提请咨询"""

    case_number: Text = ask("案件", min_length=1, max_length=80, help="列出的是在办案件")
    ground: Ground = ask("提请的情形", widget="radio")
    brief: Text = ask(
        "案情摘要",
        widget="long",
        min_length=20,
        max_length=20_000,
        help="双方的主张、已经查明的事实、争议焦点",
    )
    questions: Annotated[tuple[Text, ...], Limits(min_length=1, max_length=20)] = ask("请委员会研究的问题")
    fields: Annotated[tuple[Field, ...], Limits(min_length=1, max_length=14)] = ask(
        "需要的专业领域", widget="checks"
    )
    size: int = ask("委员人数", ge=3, le=15)
    outside: int = ask("其中专家、学者不少于", ge=0, le=15)
    form: Form = ask("形式", widget="radio", default=Form.CASE)
    meet_on: Day = ask("拟召开会议或者汇总书面意见的日期", help="委员请在这一天以前提交书面意见")
    access_until: Day = ask("材料开放到", help="从这一天的次日起委员不能再查阅")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.outside > self.size:
            raise ValueError("专家、学者的人数不能多于委员人数")
        return self


class Shared(Record):
    """提供材料: from the file of the case, or brought along."""

    from_case: tuple[Text, ...] = ask("从案卷中选取", default=(), help="只提供咨询需要的材料")
    files: tuple[FileRef, ...] = ask("另外上传", default=(), widget="files")

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.from_case and not self.files:
            raise ValueError("请至少选取或者上传一份材料")
        return self


class Designated(Record):
    """指定委员: somebody the lot did not name, with the reason."""

    member_id: int = ask("委员")
    reason: Text = ask("指定的理由", widget="long", min_length=2, max_length=1000)


class AsideGround(Choice):
    """Why a seat becomes empty: the first four are recusal (回避)."""

    HANDLED = "handled", "参与办理过本案行政行为"
    SAME_ORGAN = "same_organ", "在被申请人工作或者曾经任职"
    AGENT = "agent", "担任过本案代理人、证人、鉴定人"
    RELATION = "relation", "与当事人有亲属或者其他可能影响公正的关系"
    UNAVAILABLE = "unavailable", "因故不能参加（不属于回避）"


class SteppedAside(Record):
    """回避、更换委员"""

    person_id: int = ask("委员")
    ground: AsideGround = ask("原因", widget="radio")
    reason: Text = ask("具体情况", widget="long", min_length=2, max_length=1000)


class OpinionGiven(Record):
    """One member's written opinion, sealed until the discussion opens."""

    person_id: int = ask("委员", help="收到纸质意见的，由承办人代为登记")
    view: Text = ask(
        "咨询意见", widget="long", min_length=2, max_length=10_000, help="逐项回答提请研究的问题"
    )
    reasons: Reasons = ask("理由和依据", widget="long", max_length=20_000)


class Opened(Record):
    """开始讨论"""

    on: Day = ask("日期")
    place: Text = ask("地点", default="", max_length=120, help="书面咨询的不填")
    chair: int = ask("主持人")
    present: Annotated[tuple[int, ...], Limits(min_length=1, max_length=15)] = ask(
        "到会委员", help="书面咨询的，勾选提交了书面意见的委员"
    )


class Stand(Choice):
    AGREE = "agree", "同意"
    DISSENT = "dissent", "不同意"
    ABSTAIN = "abstain", "弃权"


class Position(Record):
    """How one member stands to the opinion; what a dissenting member thinks is kept in full."""

    person_id: int = ask("委员")
    stand: Stand = ask("表态", widget="radio", default=Stand.AGREE)
    words: Text = ask("不同意见及理由", widget="long", default="", max_length=10_000)


class Concluded(Record):
    """形成咨询意见"""

    course: Text = ask("讨论情况", widget="long", min_length=10, max_length=30_000)
    conclusion: Text = ask(
        "咨询意见", widget="long", min_length=5, max_length=10_000, help="逐项回答提请研究的问题"
    )
    reasons: Reasons = ask("主要理由", widget="long", max_length=20_000)
    divided: bool = ask("没有形成多数意见，分别记录各种意见", default=False)
    positions: Annotated[tuple[Position, ...], Limits(min_length=1, max_length=15)] = ask("各委员的表态")


class Adoption(Choice):
    FULL = "full", "采纳"
    PART = "part", "部分采纳"
    NONE = "none", "不采纳"


class Adopted(Record):
    """说明采纳情况 (2026年实施条例第五十二条)"""

    adoption: Adoption = ask("采纳情况", widget="radio")
    explanation: Text = ask("采纳情况说明", widget="long", min_length=5, max_length=10_000)
    reasons: Text = ask(
        "不采纳的理由", widget="long", default="", max_length=10_000, help="部分采纳、不采纳的必须写明"
    )


class Rescheduled(Record):
    """改期、延长查阅"""

    meet_on: Day = ask("会议或者汇总日期")
    access_until: Day = ask("材料开放到")
    reason: Text = ask("理由", widget="long", min_length=2, max_length=1000)


class Decided(Record):
    """复议决定已经作出: noted by the system."""

    decision_number: Text = ask("复议决定文号", max_length=80)
    outcome: Text = ask("复议决定结果", max_length=40)


class CaseEnded(Record):
    """The case ended without a decision: noted by the system."""

    how: Text = ask("案件怎样结束", max_length=40)
