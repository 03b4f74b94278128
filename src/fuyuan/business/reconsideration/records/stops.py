"""中止、恢复、撤回、终止、延期、提级、驳回申请."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

from .acceptance import Limb
from .common import Approval


class SuspendGround(Choice):
    """《行政复议法》第三十九条第一款; the 2007 Regulation's list in 第四十一条 is shorter (suspension.py)."""

    DEATH = "death", "作为申请人的公民死亡，近亲属尚未确定是否参加"
    INCAPACITY = "incapacity", "作为申请人的公民丧失行为能力，尚未确定法定代理人"
    MISSING = "missing", "作为申请人的公民下落不明"
    DISSOLVED = "dissolved", "作为申请人的组织终止，尚未确定权利义务承受人"
    PREVENTED = "prevented", "因不可抗力或者其他正当理由不能参加行政复议"
    MEDIATION = "mediation", "进行调解、和解，申请人和被申请人同意中止"
    INTERPRETATION = "interpretation", "法律适用问题需要有权机关解释或者确认"
    OTHER_CASE = "other_case", "以其他案件的审理结果为依据，而其他案件尚未审结"
    NORM_REVIEW = "norm_review", "审查规范性文件或者依据"
    OTHER = "other", "需要中止的其他情形"

    @property
    def item(self) -> int:
        return list(SuspendGround).index(self) + 1


class Suspend(Record):
    ground: SuspendGround = ask("中止事由")
    reason: Text = ask("具体情况", widget="long", min_length=1, max_length=5000)
    force_majeure: bool = ask("属于不可抗力", default=False)
    both_agree: bool = ask("申请人和被申请人都同意中止", default=False)
    approval: Approval = ask("审批")

    @model_validator(mode="after")
    def _agreed(self) -> Self:
        if self.ground is SuspendGround.MEDIATION and not self.both_agree:
            raise ValueError("因调解、和解中止的，须申请人和被申请人都同意")
        return self


class Resume(Record):
    reason: Text = ask("中止原因怎样消除", widget="long", min_length=1, max_length=5000)
    approval: Approval = ask("审批")


class Withdraw(Record):
    """撤回申请; when the parties settled, what they agreed (第七十四条)."""

    reason: Text = ask("撤回的理由", widget="long", min_length=1, max_length=5000)
    settled: bool = ask("已经与被申请人达成和解", default=False)
    terms: Text = ask("和解内容", default="", widget="long", max_length=5000)
    consent: bool = ask("被代表的申请人同意撤回", default=False, help="由代表人提出的填写")
    files: tuple[FileRef, ...] = ask("撤回申请书、和解协议", default=(), widget="files")

    @model_validator(mode="after")
    def _terms(self) -> Self:
        if self.settled and not self.terms:
            raise ValueError("达成和解的，请写明和解内容")
        return self


class AllowWithdrawal(Record):
    """准予撤回 by the office: voluntary, and nobody's interest harmed."""

    voluntary: bool = ask("撤回出于申请人真实意愿", default=False)
    lawful: bool = ask("不损害国家利益、社会公共利益和他人合法权益，不违反强制性规定", default=False)
    approval: Approval = ask("审批")

    @model_validator(mode="after")
    def _checked(self) -> Self:
        if not (self.voluntary and self.lawful):
            raise ValueError("准予撤回须核实出于自愿，并且内容合法；不符合的，请不予准许")
        return self


class TerminateGround(Choice):
    """《行政复议法》第四十一条; the 2007 Regulation's list in 第四十二条."""

    WITHDRAWAL = "withdrawal", "申请人撤回申请，行政复议机构准予撤回"
    DEATH = "death", "作为申请人的公民死亡，没有近亲属或者近亲属放弃"
    DISSOLVED = "dissolved", "作为申请人的组织终止，没有承受人或者承受人放弃"
    CRIMINAL = "criminal", "同一违法行为涉嫌犯罪，被采取刑事强制措施"
    SUSPENDED = "suspended", "中止满六十日，原因仍未消除"
    SETTLED = "settled", "经行政复议机构准许达成和解"

    @property
    def item(self) -> int:
        return list(TerminateGround).index(self) + 1


class Terminate(Record):
    ground: TerminateGround = ask("终止事由")
    reason: Text = ask("具体情况", widget="long", min_length=1, max_length=5000)
    custody: bool = ask("已被刑事拘留", default=False, help="2023年12月31日以前只限刑事拘留")
    approval: Approval = ask("审批")


class Mediated(Record):
    """调解结案: the 行政复议调解书 has taken effect (第七十三条第一款)."""

    number: Text = ask("调解书文号", min_length=1, max_length=80)
    effective_on: Day = ask("生效日期")


class Extend(Record):
    """延长审理期限: at most 30 natural days in all, before the period ends (第六十二条第一款)."""

    days: int = ask("延长天数", ge=1, le=30)
    reason: Text = ask("案情怎样复杂", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")


class Convert(Record):
    """简易程序转普通程序 (第五十五条): the clock runs on from acceptance."""

    reason: Text = ask("为什么不宜适用简易程序", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")


class EscalateGround(Choice):
    """2026年实施条例第四十条第一款"""

    PUBLIC = "public", "涉及重大社会公共利益或者有重大影响"
    NEW_TYPE = "new_type", "新类型案件，且案情重大、疑难、复杂"
    GUIDING = "guiding", "具有法律适用指导意义"
    OTHER = "other", "确有必要提级审理的其他情形"


class EscalationRequest(Record):
    ground: EscalateGround = ask("提级审理的情形")
    superior: Text = ask("上级行政复议机关", min_length=1, max_length=100)
    reason: Text = ask("理由", widget="long", min_length=1, max_length=5000)
    approval: Approval = ask("审批")


class EscalationRefused(Record):
    """The superior leaves the case here; the time of asking does not count."""

    on: Day = ask("收到上级答复之日")
    reason: Text = ask("上级的意见", widget="long", min_length=1, max_length=2000)


class Escalate(Record):
    """提级审理: decided by the superior, recorded here."""

    ground: EscalateGround = ask("提级审理的情形")
    superior: Text = ask("上级行政复议机关", min_length=1, max_length=100)
    number: Text = ask("决定文号", default="", max_length=80)
    told_on: Day = ask("收到通知之日")
    file: FileRef | None = ask("提级审理决定", default=None, widget="file")


class HandOver(Record):
    on: Day = ask("移送日期")
    list: Text = ask("移送材料清单", widget="long", min_length=1, max_length=5000)

    @property
    def acted_on(self) -> date | None:
        return self.on


class DismissGround(Choice):
    """When an accepted application is dismissed: 第三十三条; 2026年实施条例第三十七条; 2007年实施条例第四十八条."""

    CONDITION = "condition", "不符合受理条件"
    BASELESS = "baseless", "请求明显缺乏事实和法律依据，经释明仍坚持"
    NOT_ITS_DUTY = "not_its_duty", "所请求的职责或者给付义务明显不属于行政机关权限范围"
    COURT_SETTLED = "court_settled", "行政行为的效力已经被生效裁判、调解书确认"
    NO_DUTY = "no_duty", "没有相应法定职责，或者受理前已经履行"


class Dismiss(Record):
    """驳回行政复议申请."""

    ground: DismissGround = ask("事由")
    limbs: tuple[Limb, ...] = ask("不符合的条件", default=(), widget="checks")
    reason: Text = ask("理由", widget="long", min_length=1, max_length=5000)
    explained_on: Day | None = ask("释明日期", default=None)
    court: Text = ask("可以起诉的人民法院", default="", max_length=100)
    told_suit: bool = ask("已告知起诉权利和十五日期限", default=True)
    approval: Approval = ask("审批")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.ground is DismissGround.CONDITION and not self.limbs:
            raise ValueError("请选择不符合哪一项受理条件")
        if self.ground is DismissGround.BASELESS and self.explained_on is None:
            raise ValueError("以明显缺乏事实和法律依据驳回的，应当先释明，请填写释明日期")
        return self


class OrderKind(Choice):
    """What the superior organ ordered (第三十五条、第四十条)."""

    ACCEPT = "accept", "责令受理"
    RETRY = "retry", "驳回申请的理由不成立，责令恢复审理"
    RESUME = "resume", "无正当理由中止，责令恢复审理"
    DECIDE = "decide", "逾期不作答复，责令作出决定"
    TAKE = "take", "上级行政复议机关直接受理"


class SuperiorOrder(Record):
    kind: OrderKind = ask("上级机关的处理", widget="radio")
    superior: Text = ask("上级机关", min_length=1, max_length=100)
    number: Text = ask("文号", default="", max_length=80)
    received_on: Day = ask("收到之日")
    by_on: Day | None = ask("责令完成的期限", default=None)
    content: Text = ask("内容", widget="long", min_length=1, max_length=5000)
