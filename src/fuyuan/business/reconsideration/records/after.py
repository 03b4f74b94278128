"""送达、履行、意见书、建议书、抄告、应诉."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

from .common import Approval


class PaperKind(Choice):
    """Papers whose service matters to the procedure."""

    SUPPLEMENT_NOTICE = "supplement_notice", "补正通知书"
    ACCEPTANCE = "acceptance", "受理通知书"
    REFUSAL = "refusal", "不予受理决定书"
    NOT_FURTHER = "not_further", "不再处理告知书"
    PROCEDURE = "procedure", "适用、转换程序告知书"
    THIRD_PARTY = "third_party", "第三人参加通知书"
    HEARING_NOTICE = "hearing_notice", "听证通知书"
    HEARING_CALLED_OFF = "hearing_called_off", "取消听证通知书"
    BASIS_NOTICE = "basis_notice", "合法性答复通知书"
    BASIS_FORWARD = "basis_forward", "规范性文件转送函"
    BASIS_RULING = "basis_ruling", "规范性文件审查处理决定书"
    STOP_EXECUTION = "stop_execution", "停止执行决定书"
    SUSPENSION = "suspension", "中止通知书"
    RESUMPTION = "resumption", "恢复审理通知书"
    EXTENSION = "extension", "延期通知书"
    ESCALATION = "escalation", "提级审理告知书"
    TERMINATION = "termination", "终止决定书"
    DISMISSAL = "dismissal", "驳回申请决定书"
    DECISION = "decision", "行政复议决定书"
    OPINION = "opinion", "行政复议意见书"
    PERFORMANCE_ORDER = "performance_order", "责令限期履行通知书"
    CORRECTION = "correction", "更正通知书"


class Method(Choice):
    """Ways of service (民事诉讼法第八十七条至第九十五条)."""

    DIRECT = "direct", "直接送达"
    LEFT = "left", "留置送达"
    MAIL = "mail", "邮寄送达"
    ELECTRONIC = "electronic", "电子送达"
    PUBLIC_NOTICE = "public_notice", "公告送达"
    ENTRUSTED = "entrusted", "委托送达"
    PASSED_ON = "passed_on", "转交送达"


class Serve(Record):
    """送达: one paper to one or several recipients with one receipt."""

    paper: int = ask("送达的文书", default=0, ge=0, help="文书在本案中的序号")
    recipients: tuple[Text, ...] = ask("受送达人", min_length=1, max_length=500, widget="checks")
    method: Method = ask("送达方式", widget="radio")
    on: Day = ask("送达日期", help="签收、留置、到达系统之日；公告送达的为发出公告之日")
    received_by: Text = ask("签收人", default="", max_length=100)
    witness: Text = ask("见证人", default="", max_length=100, help="留置送达的填写")
    tracking: Text = ask("邮件号", default="", max_length=60)
    consent: FileRef | None = ask(
        "电子送达同意书、地址确认书", default=None, widget="file", help="没有在申请时同意的，附上本人的确认书"
    )
    missing: bool = ask("受送达人下落不明", default=False, help="公告送达的填写")
    why: Text = ask("公告送达的原因和经过", default="", widget="long", max_length=2000, help="公告送达的填写")
    foreign: bool = ask("受送达人在我国领域内没有住所", default=False)
    receipt: FileRef | None = ask("送达回证", default=None, widget="file")

    @model_validator(mode="after")
    def _proof(self) -> Self:
        if self.method is Method.LEFT and not (self.witness or self.receipt):
            raise ValueError("留置送达的，请写明见证人或者附上拍照、录像记录")
        return self


class FailedWhy(Choice):
    """Why a paper came back."""

    MOVED = "moved", "迁移新址不明"
    UNKNOWN = "unknown", "查无此人、地址不详"
    ABSENT = "absent", "无人签收"
    REFUSED = "refused", "拒收退回"
    UNREACHED = "unreached", "电子地址无法到达"
    OTHER = "other", "其他"


class ServiceFailed(Record):
    """登记送达不成: a paper that came back, or was not taken; it is served again, in another way."""

    paper: int = ask("送达的文书", default=0, ge=0, help="文书在本案中的序号")
    recipients: tuple[Text, ...] = ask("受送达人", min_length=1, max_length=500, widget="checks")
    method: Method = ask("用过的送达方式", widget="radio")
    on: Day = ask("退回或者没有送到的日期")
    reason: FailedWhy = ask("原因", widget="radio")
    note: Text = ask("经过", default="", widget="long", max_length=2000)
    tracking: Text = ask("邮件号", default="", max_length=60)
    proof: FileRef | None = ask("退件、记录", default=None, widget="file")


class ReadPaper(Record):
    """阅看: the recipient opened a paper that was served electronically."""

    paper: int = ask("阅看的文书", ge=1, help="文书在本案需要送达的文书中的序号")


class ProveArrival(Record):
    """更正电子送达日期: the recipient proves on which day the paper reached their system."""

    served: int = ask("哪一份文书", ge=1, help="用电子方式送达的文书")
    recipient: Text = ask("受送达人", min_length=1, max_length=40)
    on: Day = ask("到达受送达人系统之日")
    proof: FileRef | None = ask("证明材料", default=None, widget="file")
    note: Text = ask("证明的情况", widget="long", min_length=1, max_length=2000)


class AskPaperCopy(Record):
    """要求提供纸质文书 after electronic service."""

    served: int = ask("哪一份文书", ge=1)
    address: Text = ask("寄到哪里", min_length=1, max_length=200, help="自己来取的，写“自取”")
    note: Text = ask("说明", default="", max_length=500)


class CopyWay(Choice):
    """How a copy on paper gets to whoever asked for it."""

    MAIL = "mail", "邮寄"
    IN_PERSON = "in_person", "当面交付"


class SendPaperCopy(Record):
    """提供纸质文书"""

    request: int = ask("哪一项请求", ge=1)
    way: CopyWay = ask("怎样提供", widget="radio")
    on: Day = ask("提供日期", help="交寄或者当面交付之日")
    tracking: Text = ask("邮件号、签收人", default="", max_length=100)


class Performance(Record):
    """履行情况报告 of the respondent."""

    respondent: int = ask("第几位被申请人", default=1, ge=1, le=20)
    on: Day = ask("履行日期")
    complete: bool = ask("已经全部履行", default=True)
    what: Text = ask("履行情况", widget="long", min_length=1, max_length=5000)
    files: tuple[FileRef, ...] = ask("证明材料", default=(), widget="files")

    @property
    def acted_on(self) -> date | None:
        return self.on


class OrderPerformance(Record):
    """责令限期履行 (第七十七条第二款): the limit is set here, the law names none."""

    respondent: int = ask("第几位被申请人", default=1, ge=1, le=20)
    by_on: Day = ask("限期履行至")
    reason: Text = ask("没有履行的情况", widget="long", min_length=1, max_length=5000)
    approval: Approval = ask("审批")


class CallInterview(Record):
    """约谈通知: who is to come, when, where, about what."""

    whom: Text = ask("被约谈人", min_length=1, max_length=100, help="姓名和职务")
    meet_on: Day = ask("约谈日期")
    time: Text = ask("时间", min_length=1, max_length=40, help="例如上午9时")
    place: Text = ask("地点", min_length=1, max_length=200)
    matter: Text = ask("约谈事项", widget="long", min_length=1, max_length=5000)
    approval: Approval = ask("审批")


class CorrectPaper(Record):
    """更正: a slip of the pen in a paper that was served; what was decided stays."""

    paper: int = ask("更正哪一份文书", ge=1, help="文书在本案需要送达的文书中的序号")
    wrong: Text = ask("原来的文字", widget="long", min_length=1, max_length=2000)
    right: Text = ask("更正为", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")


class Interview(Record):
    """约谈 of the respondent's head."""

    on: Day = ask("约谈日期")
    whom: Text = ask("被约谈人", min_length=1, max_length=100)
    summary: Text = ask("约谈情况", widget="long", min_length=1, max_length=5000)
    approval: Approval = ask("审批")


class Criticise(Record):
    """通报批评"""

    scope: Text = ask("通报范围", min_length=1, max_length=500)
    reason: Text = ask("通报内容", widget="long", min_length=1, max_length=5000)
    approval: Approval = ask("审批")


class OpinionLetter(Record):
    """意见书 to the respondent or another lower organ (第七十六条)."""

    organ_id: int | None = ask("发给哪个机关", default=None, widget="organ")
    organ_name: Text = ask("机关名称", min_length=1, max_length=100)
    problem: Text = ask("发现的问题", widget="long", min_length=1, max_length=10000)
    demand: Text = ask("纠正要求", widget="long", min_length=1, max_length=10000)
    approval: Approval = ask("审批")


class OpinionReport(Record):
    """The organ reports how it mended matters."""

    letter: int = ask("第几份意见书", default=1, ge=1, le=50)
    on: Day = ask("报送日期")
    what: Text = ask("纠正情况", widget="long", min_length=1, max_length=10000)
    files: tuple[FileRef, ...] = ask("证明材料", default=(), widget="files")

    @property
    def acted_on(self) -> date | None:
        return self.on


class ProposalLetter(Record):
    """建议书 of the office on general defects (2026年实施条例第六十九条)."""

    organ_id: int | None = ask("发给哪个机关", default=None, widget="organ")
    organ_name: Text = ask("机关名称", min_length=1, max_length=100)
    problem: Text = ask("普遍性问题", widget="long", min_length=1, max_length=10000)
    proposal: Text = ask("建议", widget="long", min_length=1, max_length=10000)


UNKNOWN_SUPERIOR = "上一级主管部门"  # what stands for it where the list of organs does not name it


class CopyToSuperior(Record):
    """抄告 (第七十九条第二款)."""

    to: Text = ask("抄告的上一级主管部门", min_length=1, max_length=100)
    papers: tuple[PaperKind, ...] = ask("抄告的文书", min_length=1, widget="checks")
    on: Day = ask("抄告日期")


class SuitFiled(Record):
    """A party went to court."""

    who: Text = ask("原告", min_length=1, max_length=100)
    court: Text = ask("人民法院", min_length=1, max_length=100)
    number: Text = ask("案号", default="", max_length=80)
    received_on: Day = ask("收到应诉通知之日")


class Close(Record):
    """结案归档"""

    note: Text = ask("归档说明", default="", widget="long", max_length=2000)


class ArchiveDestroyed(Record):
    """档案销毁: what is left of the file: under which register, and the digests of what was destroyed."""

    register_number: Text = ask("销毁清册", min_length=1, max_length=80)
    digests: tuple[Text, ...] = ask("销毁的文件的摘要", default=())
    papers: int = ask("销毁的文书份数", default=0, ge=0)


class Enforcer(Choice):
    RESPONDENT = "respondent", "作出行政行为的行政机关"
    ORGAN = "organ", "行政复议机关"


class Enforcement(Choice):
    SELF = "self", "依法强制执行"
    COURT = "court", "申请人民法院强制执行"


class Enforced(Record):
    """强制执行 of what an applicant or third party owes (第七十八条)."""

    by: Enforcer = ask("由谁强制执行", widget="radio")
    way: Enforcement = ask("方式", widget="radio")
    on: Day = ask("日期", help="作出强制执行决定之日，或者向人民法院提出申请之日")
    against: Text = ask("对谁", min_length=1, max_length=200, help="不履行的申请人或者第三人")
    owed: Text = ask("没有履行什么", widget="long", min_length=1, max_length=2000)
    power: Text = ask(
        "强制执行的法律依据", default="", max_length=300, help="自己强制执行的，写明授予强制执行权的法律条文"
    )
    court: Text = ask("人民法院", default="", max_length=100, help="申请人民法院强制执行的填写")
    files: tuple[FileRef, ...] = ask("催告书、申请书等材料", default=(), widget="files")

    @property
    def acted_on(self) -> date:
        return self.on

    @model_validator(mode="after")
    def _way(self) -> Self:
        if self.way is Enforcement.SELF and not self.power.strip():
            raise ValueError(
                "自己强制执行的，请写明授予强制执行权的法律条文；法律没有授权的，申请人民法院强制执行"
            )
        if self.way is Enforcement.COURT and not self.court.strip():
            raise ValueError("请写明向哪个人民法院申请")
        return self
