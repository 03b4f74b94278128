"""审理: procedure, handlers, copy and reply, hearing the parties, file inspection, evidence, stop of execution."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from fuyuan.matters.evidence import EvidenceItem
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

from .common import Approval
from .parties import Party, RespondentAgent


class Way(Choice):
    """Ordinary or simplified procedure; the values are stored, listed and filtered."""

    ORDINARY = "ordinary", "普通程序"
    SIMPLIFIED = "simplified", "简易程序"


class SimplifiedGround(Choice):
    """《行政复议法》第五十三条"""

    ON_SPOT = "on_spot", "当场作出的行政行为"
    WARNING = "warning", "警告或者通报批评"
    AMOUNT = "amount", "涉及款额三千元以下"
    INFORMATION = "information", "政府信息公开案件"
    CONSENT = "consent", "当事人各方同意"


class Simplified(Record):
    ground: SimplifiedGround = ask("适用简易程序的情形", widget="radio")
    clear: bool = ask("认为事实清楚、权利义务关系明确、争议不大", default=False)
    consents: tuple[FileRef, ...] = ask("各方同意的书面材料", default=(), widget="files")
    all_agree: bool = ask("当事人各方同意适用简易程序", default=False)
    reason: Text = ask("理由", default="", widget="long", max_length=2000)

    @model_validator(mode="after")
    def _judged(self) -> Self:
        if self.ground is SimplifiedGround.CONSENT and not self.all_agree:
            raise ValueError("没有法定情形的，须当事人各方都同意才能适用简易程序")
        if self.ground is not SimplifiedGround.CONSENT and not self.clear:
            raise ValueError("适用简易程序须认为事实清楚、权利义务关系明确、争议不大，请确认")
        return self


class Side(Choice):
    APPLICANT = "applicant", "申请人"
    RESPONDENT = "respondent", "被申请人"
    THIRD_PARTY = "third_party", "第三人"


class ConsentSimplified(Record):
    """One party agrees to the simplified procedure (第五十三条第二款); all must."""

    side: Side = ask("哪一方同意", default=Side.APPLICANT, widget="radio")
    file: FileRef | None = ask("书面同意", default=None, widget="file")


class Handler(Record):
    """An officer of the office (行政复议人员)."""

    person_id: int = ask("承办人", widget="person")
    name: Text = ask("姓名", min_length=1, max_length=60)


class Assignment(Record):
    handlers: tuple[Handler, ...] = ask("承办人", min_length=1, max_length=5)
    reason: Text = ask("改派原因", default="", max_length=500)

    @model_validator(mode="after")
    def _different(self) -> Self:
        if len({handler.person_id for handler in self.handlers}) != len(self.handlers):
            raise ValueError("同一个人不能重复指定")
        return self


class SendCopy(Record):
    """发送副本: to every respondent that has not got it yet; the notice to reply goes with it."""

    sent_on: Day | None = ask("发送日期", default=None, help="不填为今天")
    method: Text = ask("发送方式", default="", max_length=60)

    @property
    def acted_on(self) -> date | None:
        return self.sent_on


class CopyReceived(Record):
    respondent: int = ask("第几位被申请人", default=1, ge=1, le=20)
    received_on: Day = ask("收到副本之日")


class Reply(Record):
    """答复: legality, appropriateness, each request, all evidence (第四十八条; 2026年实施条例第四十一条)."""

    respondent: int = ask("第几位被申请人", default=1, ge=1, le=20)
    received_on: Day | None = ask("收到答复之日", default=None, help="不填为今天")
    facts: Text = ask("事实和证据", widget="long", min_length=1, max_length=20000)
    legality: Text = ask("合法性说明", widget="long", min_length=1, max_length=20000)
    appropriateness: Text = ask("适当性说明", widget="long", min_length=1, max_length=20000)
    on_requests: Text = ask("对复议请求的意见", widget="long", min_length=1, max_length=20000)
    evidence: tuple[EvidenceItem, ...] = ask("证据、依据目录", default=(), max_length=500)
    agents: tuple[RespondentAgent, ...] = ask("参加复议的工作人员", default=(), max_length=5)
    files: tuple[FileRef, ...] = ask("答复书", default=(), widget="files")

    @property
    def acted_on(self) -> date | None:
        return self.received_on


class MoreEvidence(Record):
    """Further evidence of the respondent, with the office's consent (第四十六条第二款)."""

    respondent: int = ask("第几位被申请人", default=1, ge=1, le=20)
    because: Text = ask(
        "申请人、第三人提出了什么新的理由或者证据", widget="long", min_length=1, max_length=2000
    )
    evidence: tuple[EvidenceItem, ...] = ask("补充的证据", min_length=1, max_length=200)


class ThirdParties(Record):
    parties: tuple[Party, ...] = ask("第三人", min_length=1, max_length=500)
    interest: Text = ask("有什么利害关系", widget="long", min_length=1, max_length=2000)
    own_request: bool = ask("第三人自己申请参加", default=False)
    representatives: tuple[int, ...] = ask(
        "代表人", default=(), help="超过10人的，可以推选2至5名；填第几位第三人，例如 1、2"
    )
    election: FileRef | None = ask("代表人推选书", default=None, widget="file")

    @model_validator(mode="after")
    def _among_them(self) -> Self:
        if any(not 1 <= number <= len(self.parties) for number in self.representatives):
            raise ValueError(f"代表人应从 1 至 {len(self.parties)} 位第三人中推选")
        if len(set(self.representatives)) != len(self.representatives):
            raise ValueError("代表人重复，请核对")
        return self


class JoinGround(Choice):
    """2026年实施条例第四十三条"""

    SAME_FACT = "same_fact", "两个以上机关对同一事实分别作出行政行为"
    SEVERAL = "several", "就同一事实对多人分别作出行政行为"
    NEW_ACT = "new_act", "复议期间作出新的行政行为"
    OTHER = "other", "其他可以合并审理的情形"


class Join(Record):
    ground: JoinGround = ask("合并审理的情形")
    cases: tuple[Text, ...] = ask("合并审理的案号", min_length=1, max_length=100)
    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")


class JoinedInto(Record):
    """并入合并审理: what the joining case says of this one."""

    case_id: int = ask("主办案件编号", widget="kept")
    number: Text = ask("主办案件", max_length=100)


class HearWay(Choice):
    FACE = "face", "当面"
    NET = "net", "互联网"
    PHONE = "phone", "电话"


class Heard(Record):
    """听取意见 (第四十九条), with the record on file."""

    side: Side = ask("听取了谁的意见", widget="radio")
    who: Text = ask("姓名", min_length=1, max_length=200)
    way: HearWay = ask("方式", widget="radio")
    on: Day = ask("时间")
    place: Text = ask("地点", default="", max_length=200)
    officers: tuple[Text, ...] = ask("行政复议人员", min_length=1, max_length=5)
    summary: Text = ask("意见内容", widget="long", min_length=1, max_length=20000)
    willing_to_settle: bool = ask("愿意调解或者和解", default=False)
    file: FileRef | None = ask("笔录", default=None, widget="file")


class NotHeard(Record):
    """因当事人原因不能听取意见的，可以书面审理。"""

    side: Side = ask("没有听取谁的意见", widget="radio")
    reason: Text = ask("当事人方面的原因，联系经过", widget="long", min_length=1, max_length=2000)


class FileRequest(Record):
    """Ask to read and copy the file (第四十七条)."""

    what: Text = ask("想看什么材料", widget="long", min_length=1, max_length=2000)
    who: Text = ask("谁来查阅", default="", max_length=100)


class PartyStatement(Record):
    """What a party writes or sends of its own accord during the trial; read by the officers, heard as its opinion (第四十九条)."""

    text: Text = ask("意见", widget="long", min_length=1, max_length=20000)
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")


class Will(Choice):
    WILLING = "willing", "愿意调解"
    UNWILLING = "unwilling", "不愿意调解"


class MediationWish(Record):
    """A party asks for mediation, or answers whether it is willing (第五条第二款: 自愿)."""

    side: Side = ask("哪一方", default=Side.APPLICANT, widget="radio")
    will: Will = ask("意愿", widget="radio")
    wants: Text = ask("希望怎样解决", default="", widget="long", max_length=2000)


class WishAnswered(Record):
    """What came of it: talks begun, the willingness noted, or why not."""

    words: Text = ask("怎样答复", widget="long", min_length=1, max_length=2000)


class Secret(Choice):
    NONE = "none", "同意查阅、复制"
    STATE = "state", "涉及国家秘密"
    BUSINESS = "business", "涉及商业秘密"
    PRIVACY = "privacy", "涉及个人隐私"
    SECURITY = "security", "可能危及国家安全、公共安全、社会稳定"


class FileAnswer(Record):
    """The answer to the oldest open request: allowed, or withheld for a listed ground."""

    answer: Secret = ask("结论", widget="radio")
    withheld: Text = ask("不予查阅的材料", default="", max_length=1000)
    on: Day | None = ask("查阅日期", default=None)
    place: Text = ask("地点", default="", max_length=200)

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.answer is not Secret.NONE and not self.withheld:
            raise ValueError("不同意查阅的，请写明是哪些材料；其他材料仍应准予查阅")
        return self


class StopGround(Choice):
    """《行政复议法》第四十二条"""

    RESPONDENT = "respondent", "被申请人认为需要停止执行"
    ORGAN = "organ", "行政复议机关认为需要停止执行"
    REQUEST = "request", "申请人、第三人申请，行政复议机关认为其要求合理"
    LAW = "law", "法律、法规、规章规定停止执行"


class StopRequest(Record):
    reason: Text = ask("为什么要停止执行", widget="long", min_length=1, max_length=5000)


class StopExecution(Record):
    ground: StopGround = ask("情形", widget="radio")
    from_on: Day = ask("自何日起停止执行")
    until: Day | None = ask("停止执行至", default=None, help="不填为复议决定生效之日")
    reason: Text = ask("理由", widget="long", min_length=1, max_length=5000)
    approval: Approval = ask("审批")
