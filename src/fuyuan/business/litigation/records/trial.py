"""What is written down while an instance runs: people, the answer, hearings, the head of the organ in court, the result."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.law.outcomes import CourtOutcome, Instance
from fuyuan.law.vocabulary import Labelled
from fuyuan.matters.evidence import EvidenceItem
from fuyuan.matters.record import Day, FileRef, Record, Text, ask

from .common import Approval, Choice, Leave
from .registering import Way


class Worker(Record):
    """A member of the organ's own staff who goes to court."""

    name: Text = ask("姓名", min_length=1, max_length=40)
    post: Text = ask("职务", default="", max_length=60)
    phone: Text = ask("电话", default="", max_length=40)


class Lawyer(Record):
    name: Text = ask("姓名", min_length=1, max_length=40)
    firm: Text = ask("律师事务所", default="", max_length=100)


class Assigned(Record):
    """《行政诉讼法》第三十一条: one or two agents; 第三条第三款: never a lawyer alone."""

    defendant: int = ask("哪一个被告", ge=1)
    staff: Annotated[tuple[Worker, ...], Field(min_length=1)] = ask("本机关工作人员")
    lawyers: tuple[Lawyer, ...] = ask("律师", default=())


class Answered(Record):
    """提交答辩状、证据和依据 (《行政诉讼法》第六十七条)."""

    defendant: int = ask("哪一个被告", ge=1)
    acted_on: Day = ask("提交日期", help="邮寄的写交邮日期")
    facts: Text = ask("事实和理由", widget="long", min_length=1, max_length=20_000)
    laws: Text = ask("法律依据", default="", widget="long", max_length=5000)
    request: Text = ask("答辩请求", default="请求驳回原告的诉讼请求。", widget="long", max_length=1000)
    evidence: tuple[EvidenceItem, ...] = ask("证据和依据", default=())
    files: tuple[FileRef, ...] = ask("已经提交的答辩状", default=(), widget="files")


class MoreTime(Record):
    """申请延期举证 (《行政诉讼法》第三十六条; 法释〔2018〕1号第三十四条)."""

    defendant: int = ask("哪一个被告", ge=1)
    acted_on: Day = ask("申请日期")
    reason: Text = ask("正当事由", widget="long", min_length=1, max_length=2000)


class MoreTimeAnswered(Record):
    defendant: int = ask("哪一个被告", ge=1)
    answer: Leave = ask("人民法院的答复", widget="radio")
    ended_on: Day | None = ask("正当事由消除之日", default=None, help="消除后十五日内提供；还没有消除的不填")


class EvidenceSupplied(Record):
    """提供延期的证据 (法释〔2018〕1号第三十四条)."""

    defendant: int = ask("哪一个被告", ge=1)
    acted_on: Day = ask("提供日期")
    evidence: Annotated[tuple[EvidenceItem, ...], Field(min_length=1)] = ask("证据和依据")


class Objected(Record):
    """提出管辖异议 (法释〔2018〕1号第十条)."""

    defendant: int = ask("哪一个被告", ge=1)
    acted_on: Day = ask("提出日期")
    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)


class HearingSet(Record):
    """登记开庭"""

    hearing_on: Day = ask("开庭日期")
    at: Text = ask("时间", default="", max_length=20, help="例如 9:00")
    place: Text = ask("地点", default="", max_length=120)
    notified: bool = ask("人民法院通知负责人出庭", default=False, help="收到出庭通知书，或者应诉通知书写明")
    again: bool = ask(
        "通知负责人再次出庭", default=False, help="同一审级已经出庭，人民法院要求再次出庭的勾选"
    )


class HearingMoved(Record):
    """延期、取消开庭"""

    hearing: int = ask("哪一次开庭", ge=1)
    to: Day | None = ask("改到哪一天", default=None, help="取消开庭的不填")
    reason: Text = ask("原因", default="", max_length=500)


class HeadKind(Labelled):
    """法释〔2020〕3号第二条: who counts as 负责人, and who does not."""

    CHIEF = "chief", "正职负责人"
    DEPUTY = "deputy", "副职负责人"
    CHARGE = "charge", "参与分管的副职级别负责人"
    SHARE = "share", "其他参与分管的负责人"
    LOWER = "lower", "受委托组织或者下级机关的负责人"
    NONE = "none", "没有负责人到庭"


class Excuse(Labelled):
    """法释〔2020〕3号第八条."""

    FORCE = "force", "不可抗力"
    ACCIDENT = "accident", "意外事件"
    DUTY = "duty", "需要履行他人不能代替的公务"
    OTHER = "other", "无法出庭的其他正当事由"


class Attended(Record):
    """记录出庭情况: who came for the organ to one hearing."""

    hearing: int = ask("哪一次开庭", ge=1)
    defendant: int = ask("哪一个被告", ge=1, help="共同被告协商由一个机关的负责人出庭的，选出庭的机关")
    head: HeadKind = ask("到庭的负责人", widget="radio")
    name: Text = ask("姓名", default="", max_length=40)
    post: Text = ask("职务", default="", max_length=60)
    identity_paper: bool = ask(
        "开庭前提交了盖章的身份证明", default=True, help="身份证明不合条件又不能补正的，不算出庭"
    )
    spoke: bool = ask("负责人就案件和实质化解发表了意见", default=False)
    staff_present: bool = ask("有本机关相应的工作人员到庭", default=True)
    lawyer_present: bool = ask("有律师到庭", default=False)
    excuse: Excuse | None = ask("不能出庭的理由", default=None)
    excuse_why: Text = ask("理由说明", default="", widget="long", max_length=1000)
    excuse_signed: bool = ask("说明加盖了公章或者由主要负责人签字", default=False)
    excuse_accepted: bool | None = ask("人民法院审查认可", default=None, widget="radio")
    proof: tuple[FileRef, ...] = ask("身份证明或者说明材料", default=(), widget="files")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.head is not HeadKind.NONE and not self.name.strip():
            raise ValueError("请写出到庭负责人的姓名")
        return self


class RulingForm(Labelled):
    JUDGMENT = "judgment", "判决"
    RULING = "ruling", "裁定"
    MEDIATION = "mediation", "调解"


class Ruled(Record):
    """登记裁判结果 of the running instance."""

    form: RulingForm = ask("文书", widget="radio")
    outcome: CourtOutcome = ask("结果", help="按裁判主文选择；部分支持的选部分撤销等，不能套用的请核对主文")
    changed_to: CourtOutcome | None = ask("改判的结果", default=None, help="改判的填写：改成了什么")
    ruled_on: Day = ask("裁判日期")
    received_on: Day = ask("收到日期", help="上诉期限从送达之日的第二天起算")
    number: Text = ask("文书案号", default="", max_length=80, help="与本审案号相同的不用填")
    points: Text = ask("裁判要点", default="", widget="long", max_length=5000, help="摘抄裁判理由和主文")
    perform_by: Day | None = ask("履行期限", default=None, help="主文写明履行期限的填最后一天")
    suggestion: bool = ask("人民法院同时发出司法建议", default=False)
    file: FileRef | None = ask("裁判文书", default=None, widget="file")


class RulingCorrected(Ruled):
    """更正裁判结果: the same data, with the reason."""

    reason: Text = ask("更正原因", min_length=1, max_length=500)


class Docketed(Record):
    """登记二审、再审或者发回重审的立案"""

    instance: Instance = ask("审级", widget="radio")
    court: Text = ask("人民法院", min_length=1, max_length=100)
    case_number: Text = ask("案号", default="", max_length=80)
    way: Way = ask("适用程序", default=Way.ORDINARY)
    as_first: bool = ask(
        "再审按照第一审程序审理",
        default=False,
        help="原生效裁判由第一审法院作出、没有提审的勾选：再审的裁判可以上诉",
    )
    docketed_on: Day = ask("立案日期", help="第二审从法院收到上诉状之日起算审理期限")


class AppealDecided(Record):
    """决定是否上诉"""

    choice: Choice = ask("是否上诉", widget="radio")
    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")
    acted_on: Day | None = ask("递交上诉状之日", default=None, help="上诉的填写")
    defendant: int = ask("哪一个被告", ge=1)
