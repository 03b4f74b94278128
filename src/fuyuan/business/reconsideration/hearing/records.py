"""What is written down for a hearing: why, when and where, before whom, who came, what was said, who signed."""

from __future__ import annotations

from datetime import time
from typing import Self

from pydantic import model_validator

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

FIRST, LAST = time(8), time(20)


class MajorGround(Choice):
    """重大、疑难、复杂: the Act names no list; these are the items of 《行政复议普通程序听证办法》（2024年）第三条."""

    PUBLIC = "public", "涉及国家利益、重大社会公共利益"
    GROUP = "group", "涉及群体性纠纷或者社会关注度较高"
    NEW_TYPE = "new_type", "涉及新业态、新领域、新类型行政争议，案情复杂"
    FACTS = "facts", "定案证据疑点较多，对案件主要事实分歧较大"
    RELATIONS = "relations", "法律关系复杂"
    OTHER = "other", "其他重大、疑难、复杂情形"


class MarkMajor(Record):
    grounds: tuple[MajorGround, ...] = ask("属于哪些情形", min_length=1, max_length=6, widget="checks")
    reason: Text = ask("具体理由", widget="long", min_length=1, max_length=5000)


class AskHearing(Record):
    reason: Text = ask("为什么请求听证", widget="long", min_length=1, max_length=5000)
    file: FileRef | None = ask("听证申请书", default=None, widget="file")


class Member(Record):
    """One person of the hearing panel."""

    person_id: int = ask("人员", widget="person")
    name: Text = ask("姓名", min_length=1, max_length=60)


class Panel(Record):
    """一名主持人、两名以上听证员、一名记录员 (第五十条第三款): four people at least, each in one seat."""

    presider: Member = ask("主持人")
    listeners: tuple[Member, ...] = ask("听证员", min_length=2, max_length=6)
    recorder: Member = ask("记录员")

    @property
    def members(self) -> tuple[Member, ...]:
        return (self.presider, *self.listeners, self.recorder)

    @model_validator(mode="after")
    def _different(self) -> Self:
        if len({member.person_id for member in self.members}) != len(self.members):
            raise ValueError("主持人、听证员、记录员不能由同一个人兼任")
        return self


class HearingWay(Choice):
    ROOM = "room", "现场听证"
    ONLINE = "online", "网络听证"


class ArrangeHearing(Record):
    """Day, place, matters and panel; the notice to the parties goes with it (第五十一条第一款)."""

    way: HearingWay = ask("方式", default=HearingWay.ROOM, widget="radio")
    hearing_on: Day = ask(
        "听证日期", help="书面通知和听证之间要有足五个工作日；不合法的日期会说明并列出可选的日期"
    )
    starts: time = ask("开始时间")
    ends: time = ask("预计结束时间")
    room: Text = ask("听证室", default="", max_length=60, help="现场听证的选择")
    link: Text = ask("平台、会议号", default="", max_length=200, help="网络听证的填写")
    public: bool = ask("公开举行", default=True, help="涉及国家秘密、商业秘密、个人隐私的不公开")
    matters: Text = ask("拟听证事项", widget="long", min_length=1, max_length=5000)
    panel: Panel = ask("听证人员")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not FIRST <= self.starts < self.ends <= LAST:
            raise ValueError("听证应当在同一天8时至20时之间，结束时间晚于开始时间")
        if self.way is HearingWay.ROOM and not self.room:
            raise ValueError("现场听证请选择听证室")
        if self.way is HearingWay.ONLINE and not self.link:
            raise ValueError("网络听证请填写平台、会议号，通知书上要写明")
        return self


class Delegate(Record):
    name: Text = ask("姓名", min_length=1, max_length=60)
    post: Text = ask("职务", min_length=1, max_length=60)


class ExcuseHead(Record):
    """The head of the respondent cannot come: reason and delegated staff (第五十一条第三款)."""

    respondent: int = ask("第几位被申请人", default=1, ge=1, le=20)
    reason: Text = ask("负责人不能参加的理由", widget="long", min_length=1, max_length=2000)
    delegates: tuple[Delegate, ...] = ask("委托的工作人员", min_length=1, max_length=3)
    file: FileRef | None = ask("情况说明、授权委托书", default=None, widget="file")


class Presence(Choice):
    PRESENT = "present", "本人或者代理人到场"
    ABSENT = "absent", "无正当理由没有到场"
    EXCUSED = "excused", "有正当理由不能到场"


class RespondentPresence(Record):
    respondent: int = ask("第几位被申请人", default=1, ge=1, le=20)
    head: Text = ask("到场的负责人", default="", max_length=60, help="写姓名和职务；没有到场的不填")
    staff: tuple[Text, ...] = ask("到场的工作人员、律师", default=(), max_length=6)

    @property
    def people(self) -> tuple[str, ...]:
        return (*([self.head] if self.head else []), *self.staff)


class HoldHearing(Record):
    """The hearing as it went, in the usual order of the minutes (听证笔录)."""

    on: Day = ask("听证日期")
    ended: time = ask("结束时间")
    panel: Panel = ask("听证人员")
    applicant: Presence = ask("申请人", widget="radio")
    applicants: tuple[Text, ...] = ask("到场的申请人、代理人", default=(), max_length=20)
    respondents: tuple[RespondentPresence, ...] = ask("被申请人到场情况", min_length=1, max_length=20)
    third: tuple[Text, ...] = ask("到场的第三人、代理人", default=(), max_length=20)
    others: tuple[Text, ...] = ask("证人、鉴定人、翻译人员", default=(), max_length=20)
    late_notice_accepted: bool = ask(
        "没有按期收到通知的当事人到场，同意如期举行", default=False, help="通知都按期送达的不勾"
    )
    recusal: Text = ask("回避申请和处理", default="各方均不申请回避。", widget="long", max_length=2000)
    claims: Text = ask("申请人陈述", default="", widget="long", max_length=20000)
    answer: Text = ask("被申请人答辩", default="", widget="long", max_length=20000)
    third_says: Text = ask("第三人陈述", default="", widget="long", max_length=20000)
    evidence: Text = ask("举证、质证", default="", widget="long", max_length=20000)
    questions: Text = ask("询问", default="", widget="long", max_length=20000)
    last_words: Text = ask("最后意见", default="", widget="long", max_length=5000)
    willing: bool = ask("双方愿意调解", default=False)

    @model_validator(mode="after")
    def _told(self) -> Self:
        if self.applicant is Presence.PRESENT and not (self.applicants and self.claims):
            raise ValueError("申请人到场的，请写明到场的人和申请人的陈述")
        if self.applicant is not Presence.PRESENT and self.applicants:
            raise ValueError("申请人一方有人到场，请选择“本人或者代理人到场”")
        if any(each.people for each in self.respondents) and not self.answer:
            raise ValueError("被申请人到场的，请写明答辩")
        return self

    @property
    def attended(self) -> tuple[str, ...]:
        """Everybody who was there and must sign, the panel first."""
        organs = (name for each in self.respondents for name in each.people)
        names = (member.name for member in self.panel.members)
        return tuple(dict.fromkeys((*names, *self.applicants, *organs, *self.third, *self.others)))


class SignMinutes(Record):
    """听证笔录 read and signed; who refused, and why, stands in it too."""

    signed: tuple[Text, ...] = ask("已签名的人", min_length=1, max_length=60, widget="checks")
    refused: Text = ask("没有签名的人和原因", default="", widget="long", max_length=2000)
    corrections: Text = ask("当事人提出的补正", default="", widget="long", max_length=5000)
    file: FileRef | None = ask("签名后的笔录", default=None, widget="file")
