"""行政复议决定: what was found, what follows from it, and the chain draft → office head → organ head → made."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from pydantic import Field, model_validator

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

from .common import Capacity
from .standards import LOCAL_RULE, PointStand, Stand


class DecisionKind(Choice):
    UPHOLD = "uphold", "维持"
    MODIFY = "modify", "变更"
    REVOKE = "revoke", "撤销"
    REVOKE_IN_PART = "revoke_in_part", "部分撤销"
    DECLARE_UNLAWFUL = "declare_unlawful", "确认违法"
    ORDER_PERFORMANCE = "order_performance", "责令履行"
    DECLARE_VOID = "declare_void", "确认无效"
    REJECT_REQUEST = "reject_request", "驳回行政复议请求"
    AGREEMENT = "agreement", "行政协议责任"


class Ground(Choice):
    """Why: one line of 第六十三条 to 第七十一条 each (``RULES`` in decisions.py has article and conditions)."""

    UPHOLD = "uphold", "事实清楚，证据确凿，依据正确，程序合法，内容适当"
    CONTENT = "content", "内容不适当"
    MISAPPLIED = "misapplied", "未正确适用依据"
    CLEARED_UP = "cleared_up", "事实不清、证据不足，经复议机关查清"
    OTHER_BASIS = "other_basis", "依据不合法，但有合法依据可以适用"
    FACTS = "facts", "主要事实不清、证据不足"
    PROCEDURE = "procedure", "违反法定程序"
    BASIS = "basis", "适用的依据不合法"
    POWER = "power", "超越职权或者滥用职权"
    IMPROPER = "improper", "明显不当（2017年法）"
    WRONG_BASIS = "wrong_basis", "适用依据错误（2017年法）"
    REPEATED = "repeated", "以同一事实和理由重新作出基本相同的行为"
    PUBLIC_HARM = "public_harm", "应予撤销，但撤销会造成重大损害"
    MINOR = "minor", "程序轻微违法，不影响申请人权利"
    NOT_REVOCABLE = "not_revocable", "违法，但不具有可撤销内容"
    CHANGED = "changed", "被申请人已改变行为，申请人仍要求处理"
    POINTLESS = "pointless", "不履行职责，责令履行没有意义"
    UNLAWFUL = "unlawful", "违法（2017年法）"
    UNPERFORMED = "unperformed", "不履行法定职责"
    VOID_SUBJECT = "void_subject", "实施主体不具有行政主体资格"
    VOID_BASIS = "void_basis", "没有依据"
    VOID_IMPOSSIBLE = "void_impossible", "内容客观上不可能实施"
    VOID_OTHER = "void_other", "其他重大且明显违法"
    NO_DUTY = "no_duty", "没有相应法定职责"
    PERFORMED = "performed", "受理前已经履行"
    NOT_VOID = "not_void", "不属于无效，经释明拒绝变更请求"
    IMPOSSIBLE = "impossible", "因不可抗力等客观上无法履行"
    ONLY_WORSE = "only_worse", "应予变更，但变更对申请人更为不利"
    NO_REPLY = "no_reply", "被申请人不答复、不举证，视为没有证据、依据"
    NOT_CONCLUDED = "not_concluded", "不依法订立行政协议"
    NOT_KEPT = "not_kept", "不依法履行、未按照约定履行"
    CHANGE_UNLAWFUL = "change_unlawful", "违法变更、解除行政协议"
    AGREEMENT_UNDONE = "agreement_undone", "撤销、解除行政协议"
    COMPENSATION_UNFAIR = "compensation_unfair", "变更、解除合法，但补偿不合理"
    AMOUNT = "amount", "行政赔偿决定确定的赔偿数额确有错误"


class Facts(Choice):
    CLEAR = "clear", "事实清楚，证据确凿"
    CLEARED_UP = "cleared_up", "原认定不清，复议机关已查清"
    UNCLEAR = "unclear", "主要事实不清、证据不足"
    NO_EVIDENCE = "no_evidence", "没有提交证据（未答复）"


class Basis(Choice):
    RIGHT = "right", "适用依据正确"
    MISAPPLIED = "misapplied", "未正确适用依据"
    UNLAWFUL = "unlawful", "依据不合法"
    UNLAWFUL_OTHER = "unlawful_other", "依据不合法，但有合法依据可以适用"
    NONE = "none", "没有依据"


class Process(Choice):
    LAWFUL = "lawful", "程序合法"
    MINOR = "minor", "程序轻微违法，不影响权利"
    BREACHED = "breached", "违反法定程序"


class Competence(Choice):
    WITHIN = "within", "在职权范围内"
    EXCEEDED = "exceeded", "超越职权"
    ABUSED = "abused", "滥用职权"
    NO_SUBJECT = "no_subject", "没有行政主体资格"


class Content(Choice):
    FIT = "fit", "内容适当"
    UNFIT = "unfit", "内容不适当"
    IMPOSSIBLE = "impossible", "内容客观上不可能实施"


class DutyFound(Choice):
    """For inaction: what became of the duty."""

    NOT_ASKED = "not_asked", "不涉及不履行职责"
    UNPERFORMED = "unperformed", "有职责，没有履行"
    NONE = "none", "没有相应职责"
    PERFORMED = "performed", "受理前已经履行"
    IMPOSSIBLE = "impossible", "因不可抗力等客观上无法履行"


class AgreementFound(Choice):
    NOT_ASKED = "not_asked", "不涉及行政协议"
    NOT_CONCLUDED = "not_concluded", "不依法订立"
    NOT_KEPT = "not_kept", "不依法履行、未按照约定履行"
    CHANGED_UNLAWFULLY = "changed_unlawfully", "违法变更、解除"
    COMPENSATION_UNFAIR = "compensation_unfair", "变更、解除合法，补偿不合理"
    VOIDABLE = "voidable", "协议应予撤销、解除"


class Findings(Record):
    """What the reviewers found, element by element: 合法性与适当性全面审查 (2026年实施条例第二条)."""

    facts: Facts = ask("事实和证据", widget="radio")
    basis: Basis = ask("适用依据", widget="radio")
    process: Process = ask("程序", widget="radio")
    competence: Competence = ask("职权", widget="radio")
    content: Content = ask("内容", widget="radio")
    duty: DutyFound = ask("法定职责", default=DutyFound.NOT_ASKED)
    agreement: AgreementFound = ask("行政协议", default=AgreementFound.NOT_ASKED)
    gross: bool = ask("重大且明显违法", default=False)
    public_harm: bool = ask("撤销会给国家利益、社会公共利益造成重大损害", default=False)
    not_revocable: bool = ask("行为不具有可撤销内容", default=False)
    changed_on: Day | None = ask("被申请人改变原行为之日", default=None)
    still_wanted: bool = ask("改变后申请人仍要求撤销或者确认违法", default=False)
    pointless: bool = ask("责令履行没有意义", default=False)
    repeated: bool = ask("以同一事实和理由重新作出基本相同的行为", default=False)
    worse_only: bool = ask("变更只会对申请人更为不利", default=False)
    third_party_opposite: bool = ask("第三人提出相反请求", default=False)
    third_party_evidence: bool = ask("涉及第三人合法权益，第三人提供了证据", default=False)
    explained_on: Day | None = ask("释明日期", default=None, help="不属于无效、申请人拒绝变更请求的填写")


class OutcomeItem(Record):
    """One line of the operative part."""

    kind: DecisionKind = ask("决定种类")
    ground: Ground = ask("事由")
    text: Text = ask("决定内容", widget="long", min_length=1, max_length=5000)


class Compensation(Choice):
    NOT_ASKED = "not_asked", "没有提出赔偿请求"
    GRANT = "grant", "决定赔偿"
    REJECT = "reject", "驳回赔偿请求"


class CompensationGround(Choice):
    """2026年实施条例第六十四条"""

    NO_DAMAGE = "no_damage", "主张的损害没有事实根据"
    NO_CAUSE = "no_cause", "损害与违法行为没有因果关系"
    COVERED = "covered", "已经通过其他途径获得救济"
    CURED = "cured", "自行纠正时已经消除损害结果"
    OTHER = "other", "理由不能成立的其他情形"


class Restitution(Choice):
    """《行政复议法》第七十二条第二款: owed even when nobody asked."""

    NOT_NEEDED = "not_needed", "不涉及财产"
    RETURN = "return", "返还财产"
    RELEASE = "release", "解除查封、扣押、冻结"
    PRICE = "price", "赔偿相应价款"


class DraftDecision(Record):
    """拟稿: findings, operative part and its consequences."""

    findings: Findings = ask("审查结论")
    outcomes: tuple[OutcomeItem, ...] = ask("决定主文", min_length=1, max_length=20)
    facts: Text = ask("经审理查明", widget="long", min_length=1, max_length=50000)
    opinion: Text = ask("本机关认为", widget="long", min_length=1, max_length=50000)
    on_minutes: Text = ask(
        "怎样依据听证笔录认定", default="", widget="long", max_length=5000, help="举行了听证的案件填写"
    )
    redo: bool = ask("责令重新作出行政行为", default=False)
    redo_days: int | None = ask(
        "重新作出的期限（日）",
        default=None,
        ge=1,
        le=365,
        help="法律、法规、规章另有规定的才填；不填为六十日",
    )
    perform_days: int | None = ask("履行期限（日）", default=None, ge=1, le=365, help="责令履行的必须写明")
    compensation: Compensation = ask("行政赔偿", default=Compensation.NOT_ASKED)
    compensation_amount: Decimal | None = Field(
        None, ge=0, max_digits=14, decimal_places=2, title="赔偿金额（元）"
    )
    compensation_ground: CompensationGround | None = ask("驳回赔偿请求的事由", default=None)
    restitution: Restitution = ask("返还财产等", default=Restitution.NOT_NEEDED)
    remedy: Text = ask("责令采取的补救措施", default="", max_length=2000)
    follows: Text = ask(
        "依据的生效复议决定文号", default="", max_length=80, help="就同一或者同样行为直接作出决定的填写"
    )

    standards: tuple[PointStand, ...] = ask(
        "对照类案审理标准", default=(), widget="given", help=f"逐点说明本案与标准是否一致。{LOCAL_RULE}。"
    )

    @property
    def kinds(self) -> frozenset[DecisionKind]:
        return frozenset(item.kind for item in self.outcomes)

    @property
    def departures(self) -> tuple[PointStand, ...]:
        """The points from which the draft departs."""
        return tuple(each for each in self.standards if each.stand is Stand.DEPARTED)

    @property
    def obliges(self) -> bool:
        """Does it oblige the respondent to do anything of which performance can be reported?"""
        kinds = self.kinds & {DecisionKind.ORDER_PERFORMANCE, DecisionKind.AGREEMENT}
        paid = self.compensation is Compensation.GRANT or self.restitution is not Restitution.NOT_NEEDED
        return bool(kinds or self.redo or self.remedy or paid)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.redo and not self.kinds & {
            DecisionKind.REVOKE,
            DecisionKind.REVOKE_IN_PART,
            DecisionKind.DECLARE_UNLAWFUL,
        }:
            raise ValueError("只有撤销、部分撤销（2017年法还包括确认违法）的，才能责令重新作出")
        if DecisionKind.ORDER_PERFORMANCE in self.kinds and self.perform_days is None:
            raise ValueError("责令履行的，请写明履行期限")
        if self.redo_days and not self.redo:
            raise ValueError("填写了重新作出的期限，请同时勾选责令重新作出行政行为")
        if self.compensation is Compensation.REJECT and self.compensation_ground is None:
            raise ValueError("驳回赔偿请求的，请选择事由")
        return self


class FollowOn(DraftDecision):
    """依生效决定拟稿: straight from a decision on the same or 同样 act (2026年实施条例第六十五条)."""

    follows: Text = ask("依据的生效复议决定文号", min_length=1, max_length=80)


class ReviewDecision(Record):
    """The office head agrees, or sends the draft back (第六十一条第一款)."""

    agree: bool = ask("同意", default=True)
    opinion: Text = ask("意见", default="", widget="long", max_length=5000)

    @model_validator(mode="after")
    def _why(self) -> Self:
        if not self.agree and not self.opinion.strip():
            raise ValueError("退回修改的，请写明意见")
        return self


class ApproveDecision(ReviewDecision):
    """The organ's head agrees, or it is passed by collective discussion."""

    capacity: Capacity = ask("通过方式", default=Capacity.ORGAN_HEAD, widget="radio")
    minutes: FileRef | None = ask("集体讨论记录", default=None, widget="file")
    minutes_summary: Text = ask("集体讨论情况", default="", widget="long", max_length=5000)

    @model_validator(mode="after")
    def _level(self) -> Self:
        if self.capacity is Capacity.OFFICE_HEAD:
            raise ValueError("复议决定须经行政复议机关负责人同意或者集体讨论通过")
        if self.capacity is Capacity.COLLECTIVE and not (self.minutes or self.minutes_summary):
            raise ValueError("集体讨论通过的，请附讨论记录或者写明讨论情况")
        return self


class MakeDecision(Record):
    """The decision is made: numbered, in the organ's name and under its seal."""

    told_suit: bool = ask("已告知起诉权利和期限", default=True, help="没有告知的，起诉期限最长可至一年")
    court: Text = ask("可以起诉的人民法院", default="", max_length=100)
    final: bool = ask("法律规定为最终裁决", default=False)
