"""The application (行政复议申请): what 《行政复议法》第二十二条 and 2026年实施条例第二十七条 ask for."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from pydantic import Field, model_validator

from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.evidence import EvidenceItem
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

from .parties import Agent, Party, Respondent


class Channel(Choice):
    IN_PERSON = "in_person", "当面提交"
    MAIL = "mail", "邮寄"
    ONLINE = "online", "互联网渠道"
    ORAL = "oral", "口头申请"
    PENALTY_ORGAN = "penalty_organ", "通过处罚机关提交"
    PLATFORM = "platform", "全国行政复议服务平台"


class Excluded(Choice):
    """Matters that cannot be reconsidered: 《行政复议法》第十二条; 2026年实施条例第三十六条."""

    NONE = "none", "都不是"
    STATE_ACT = "state_act", "国防、外交等国家行为"
    NORM = "norm", "法规、规章、规范性文件"
    PERSONNEL = "personnel", "对机关工作人员的奖惩、任免"
    CIVIL_MEDIATION = "civil_mediation", "对民事纠纷的调解"
    CIVIL_HANDLING = "civil_handling", "对民事纠纷的其他处理"
    CRIMINAL = "criminal", "办理刑事案件、执行刑罚的行为"
    GUIDANCE = "guidance", "行政指导"
    PREPARATORY = "preparatory", "论证、请示、咨询等过程性行为"
    SUPERVISION = "supervision", "上级对下级的执法监督、督促履责"
    PETITION = "petition", "对信访事项的登记、受理、交办、转送、复查、复核"


class Notified(Choice):
    """How the applicant came to know: decides the day the application period starts (2026年实施条例第二十三条)."""

    ON_SPOT = "on_spot", "当场作出"
    DIRECT = "direct", "直接送达（签收或者拒绝签收）"
    MAIL = "mail", "邮寄送达"
    ELECTRONIC = "electronic", "电子送达"
    PUBLIC_NOTICE = "public_notice", "公告"
    LATE_NOTICE = "late_notice", "事后补充告知"
    PROVEN = "proven", "有证据证明已经知道"
    OTHER = "other", "自己得知，没有收到文书"


class Barrier(Choice):
    """Time that does not count in the application period."""

    FORCE_MAJEURE = "force_majeure", "不可抗力"
    GOOD_CAUSE = "good_cause", "其他正当理由"
    SUIT = "suit", "未告知复议前置而先行起诉"
    PENALTY_ORGAN = "penalty_organ", "通过处罚机关提交，处罚机关自行纠正"


class Delay(Record):
    """An obstacle that stopped the application period (第二十条第二款; 2026年实施条例第二十六条、第三十八条)."""

    kind: Barrier = ask("原因")
    start: Day = ask("开始日期")
    end: Day = ask("消除日期")
    note: Text = ask("说明", default="", max_length=500)

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.end < self.start:
            raise ValueError("障碍消除日期早于开始日期，请核对")
        return self


class FoiAnswer(Choice):
    """What the organ answered to an information request: decides whether reconsideration must come first."""

    NONE = "none", "没有答复"
    REFUSED = "refused", "决定全部或者部分不予公开"
    NOT_EXISTING = "not_existing", "无法提供、不予处理"
    OTHER = "other", "其他"


class Act(Record):
    """The act complained of (被申请行政复议的行政行为), or its absence."""

    kind: ActKind = ask("对哪一类行为不服")
    title: Text = ask(
        "行政行为名称",
        min_length=1,
        max_length=200,
        help="例如：行政处罚决定书；没有办理的，写要求办理的事项",
    )
    number: Text = ask("文号", default="", max_length=100)
    made_on: Day | None = ask("作出日期", default=None)
    notified: Notified = ask("怎样知道的", default=Notified.DIRECT)
    known_on: Day | None = ask(
        "知道或者应当知道之日",
        default=None,
        help="收到决定书的，填收到的日期",
        why="用来计算是否还在申请期限内",
    )
    # 2026年实施条例第二十五条: what the organ had to say when it made the act
    told_rights: bool = ask("告知了复议权利、复议机关和申请期限", default=True)
    rights_known_on: Day | None = ask(
        "知道复议权利、机关和期限之日", default=None, help="行政机关没有告知的填写"
    )
    inaction: bool = ask("该办的事没有办", default=False)
    asked_on: Day | None = ask("行政机关收到请求之日", default=None)
    perform_by: Day | None = ask("法定履行期限届满之日", default=None, help="法律没有规定履行期限的不填")
    urgent: bool = ask("紧急情况下请求保护人身权、财产权", default=False)
    refused_openly: bool = ask("行政机关明确拒绝、不予受理或者没有完全办理", default=False)
    real_property: bool = ask("因不动产提出", default=False)
    area: Text = ask("管理领域", default="", max_length=60, help="例如：市场监管、自然资源、公安")
    on_the_spot: bool = ask("当场作出", default=False)
    monitored: bool = ask("依据电子技术监控设备记录作出", default=False)
    warning_only: bool = ask("只是警告或者通报批评", default=False)
    amount: Decimal | None = Field(None, ge=0, max_digits=14, decimal_places=2, title="涉及款额（元）")
    foi_answer: FoiAnswer | None = ask("信息公开申请的答复", default=None)
    took_resource: bool = ask("侵犯已经依法取得的自然资源所有权、使用权", default=False)
    detention: bool = ask("行政拘留或者限制人身自由的强制措施", default=False)
    excluded: Excluded = ask("是否属于下列不能复议的事项", default=Excluded.NONE)
    files: tuple[FileRef, ...] = ask("决定书等证明材料", default=(), widget="files")

    @model_validator(mode="after")
    def _days(self) -> Self:
        if self.inaction:
            if self.asked_on is None and self.perform_by is None:
                raise ValueError("没有办理的事项，请填写行政机关收到请求之日或者履行期限届满之日")
            if self.asked_on and self.perform_by and self.perform_by < self.asked_on:
                raise ValueError("履行期限届满之日早于提出请求之日，请核对")
        elif self.known_on is None:
            raise ValueError("请填写知道或者应当知道行政行为之日")
        if self.made_on and self.known_on and self.known_on < self.made_on:
            raise ValueError("知道行政行为之日早于作出之日，请核对")
        if self.rights_known_on and self.known_on and self.rights_known_on < self.known_on:
            raise ValueError("知道复议权利之日早于知道行政行为之日，请核对")
        return self

    @property
    def is_information(self) -> bool:
        return self.kind is ActKind.INFORMATION

    @property
    def days(self) -> dict[str, Day | None]:
        """Every day a person typed, by its label: none may lie after the day of filing."""
        return {
            "作出日期": self.made_on,
            "知道之日": self.known_on,
            "知道复议权利之日": self.rights_known_on,
            "提出请求之日": self.asked_on,
        }


class Claim(Choice):
    """What the applicant asks for (行政复议请求)."""

    REVOKE = "revoke", "撤销"
    MODIFY = "modify", "变更"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"
    PERFORM = "perform", "责令履行"
    AGREEMENT = "agreement", "履行行政协议、采取补救措施"
    COMPENSATE = "compensate", "行政赔偿"
    OTHER = "other", "其他"


class Request(Record):
    """One request; compensation names its amount when known."""

    kind: Claim = ask("请求种类")
    text: Text = ask("请求内容", min_length=1, max_length=2000, help="一项一条，写清楚要求复议机关怎样处理")
    amount: Decimal | None = Field(None, ge=0, max_digits=14, decimal_places=2, title="金额（元）")

    @model_validator(mode="after")
    def _words(self) -> Self:
        if not self.text.strip():
            raise ValueError("请求内容不能为空")
        return self


class Elsewhere(Choice):
    """Has another body already the same dispute before it (第二十九条、第三十条第一款第七项)."""

    NO = "no", "没有"
    SUED = "sued", "已向人民法院起诉，法院已经立案"
    ASKED = "asked", "已向其他行政复议机关申请，该机关已经受理"


class Delivery(Record):
    """Confirmation of where and how papers may be served (送达地址确认)."""

    address: Text = ask("送达地址", default="", max_length=200)
    electronic: bool = ask("同意电子送达", default=False)
    email: Text = ask("电子邮箱或者其他电子送达地址", default="", max_length=120)
    receiver: Text = ask("代收人", default="", max_length=60)

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.electronic and not self.email:
            raise ValueError("同意电子送达的，请填写接收的电子地址")
        return self


class Forwarded(Record):
    """The route over the organ that made the penalty (第三十二条)."""

    received_on: Day = ask("处罚机关收到申请之日")
    forwarded_on: Day | None = ask("转送日期", default=None)
    letter: FileRef | None = ask("转送函", default=None, widget="file")


class Application(Record):
    """The application itself; a portal form, a paper form typed in, and a row imported are all this."""

    channel: Channel = ask("提交方式", default=Channel.ONLINE, widget="radio")
    received_on: Day | None = ask(
        "收到日期", default=None, help="邮寄的填收到邮件之日；网上提交的为到达系统之日"
    )
    posted_on: Day | None = ask("寄出日期", default=None, help="以邮戳为准，用来判断是否超过申请期限")
    platform_number: Text = ask("全国平台受理号", default="", max_length=60)
    forwarded: Forwarded | None = ask("处罚机关转送情况", default=None)
    applicants: tuple[Party, ...] = ask("申请人", min_length=1, max_length=500)
    representatives: tuple[int, ...] = ask("代表人", default=(), help="填第几位申请人，例如 1、2")
    election: FileRef | None = ask("代表人推选书", default=None, widget="file")
    agents: tuple[Agent, ...] = ask("代理人", default=(), max_length=20)
    third_parties: tuple[Party, ...] = ask("第三人", default=(), max_length=500)
    respondents: tuple[Respondent, ...] = ask("被申请人", min_length=1, max_length=20)
    act: Act = ask("被申请行政复议的行政行为")
    requests: tuple[Request, ...] = ask("行政复议请求", min_length=1, max_length=20)
    reasons: Text = ask("事实和理由", widget="long", min_length=1, max_length=20000)
    evidence: tuple[EvidenceItem, ...] = ask("证据目录", default=(), max_length=500)
    simplified: bool = ask("同意适用简易程序", default=False, why="争议不大的案件，三十日内作出决定")
    legal_aid: bool = ask("正在申请或者已经获得法律援助", default=False)
    elsewhere: Elsewhere = ask("是否已经起诉或者向其他机关申请", default=Elsewhere.NO, widget="radio")
    delays: tuple[Delay, ...] = ask("耽误申请期限的事由", default=(), max_length=10)
    writing_difficult: bool = ask("书面申请有困难", default=False, help="口头申请的填写")
    recorder: Text = ask("笔录记录人", default="", max_length=60)
    delivery: Delivery = ask("送达地址确认", default_factory=Delivery)
    files: tuple[FileRef, ...] = ask("申请书或者笔录", default=(), widget="files")

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if not self.reasons.strip():
            raise ValueError("事实和理由不能为空")
        if any(not 1 <= number <= len(self.applicants) for number in self.representatives):
            raise ValueError(f"代表人应从 1 至 {len(self.applicants)} 位申请人中推选")
        if len(set(self.representatives)) != len(self.representatives):
            raise ValueError("代表人重复，请核对")
        if self.posted_on and self.received_on and self.received_on < self.posted_on:
            raise ValueError("收到日期早于寄出日期，请核对")
        if self.channel is Channel.PLATFORM and not self.platform_number:
            raise ValueError("从全国行政复议服务平台转来的，请填写平台受理号")
        if self.channel is Channel.ORAL and not self.recorder:
            raise ValueError("口头申请应当当场制作笔录，请填写记录人")
        if self.channel is Channel.PENALTY_ORGAN and self.forwarded is None:
            raise ValueError("通过处罚机关提交的，请填写处罚机关收到申请之日")
        return self

    @property
    def days(self) -> dict[str, Day | None]:
        return {"收到日期": self.received_on, "寄出日期": self.posted_on, **self.act.days}

    def asks(self, *kinds: Claim) -> bool:
        return any(request.kind in kinds for request in self.requests)

    def names(self) -> str:
        """张三等3人"""
        first, count = self.applicants[0].name, len(self.applicants)
        return first if count == 1 else f"{first}等{count}人"
