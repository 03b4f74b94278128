"""What each step of a mediation writes down. One class is form, event and paper context at once."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Phase(Choice):
    """The plan's 案前协调、案中调解、案后疏导: what the mediation hangs on."""

    BEFORE = "before", "案前协调"
    DURING = "during", "案中调解"
    AFTER = "after", "案后疏导"


class About(Choice):
    """Before 2024 only the first two could be mediated (2007年实施条例第五十条)."""

    DISCRETION = "discretion", "行使自由裁量权的行为"
    COMPENSATION = "compensation", "行政赔偿、行政补偿"
    OTHER = "other", "其他行政争议"


class Side(Choice):
    APPLICANT = "applicant", "行政相对人"
    RESPONDENT = "respondent", "行政机关"
    THIRD = "third", "第三人"
    INVITED = "invited", "参加协调的单位、个人"


class Role(Choice):
    """The N of 2+N."""

    SUPERIOR = "superior", "上级主管部门"
    DEPARTMENT = "department", "其他行政机关"
    TOWN = "town", "乡镇、街道"
    JUSTICE = "justice", "司法所"
    VILLAGE = "village", "村（居）民委员会"
    PEOPLE = "people", "人民调解组织"
    LAWYER = "lawyer", "律师"
    COURT = "court", "人民法院"
    DEPUTY = "deputy", "人大代表、政协委员"
    EXPERT = "expert", "专家学者"
    TRADE = "trade", "行业协会、商会"
    FAMILY = "family", "亲友、同事"
    OTHER = "other", "其他"


class Means(Choice):
    FACE = "face", "当面"
    PHONE = "phone", "电话"
    NET = "net", "网上"
    WRITING = "writing", "书面"


class Will(Choice):
    WILLING = "willing", "愿意调解"
    UNWILLING = "unwilling", "不愿意调解"


class Presence(Choice):
    CAME = "came", "参加"
    EXCUSED = "excused", "请假，有正当理由"
    ABSENT = "absent", "没有参加，无正当理由"


class Answered(Choice):
    ACCEPTED = "accepted", "对方接受"
    REJECTED = "rejected", "对方不接受"
    OPEN = "open", "对方考虑中"


class Form(Choice):
    """How an agreement is closed: 第七十三条, 第七十四条; before and after the case the parties' own agreement."""

    STATEMENT = "statement", "制作行政复议调解书"
    SETTLEMENT = "settlement", "和解，由申请人撤回申请"
    AGREEMENT = "agreement", "签订协议"


class FailedBecause(Choice):
    NOT_AGREED = "not_agreed", "不能达成一致"
    RENEGED = "reneged", "达成协议后一方反悔"
    LEFT = "left", "一方不再参加"
    UNLAWFUL = "unlawful", "方案不合法"
    OTHER = "other", "其他原因"


class Result(Choice):
    """How a mediation ended, as lists and statistics have it."""

    STATEMENT = "statement", "调解书生效"
    WITHDRAWN = "withdrawn", "和解后撤回申请"
    AGREED = "agreed", "协议生效"
    FAILED = "failed", "调解不成"
    DECLINED = "declined", "不同意调解"
    OVERTAKEN = "overtaken", "案件已另行结案"


SUCCESS = frozenset({Result.STATEMENT, Result.WITHDRAWN, Result.AGREED})


class After(Choice):
    """What a return visit (回访) found."""

    SETTLED = "settled", "案结事了"
    WATCH = "watch", "还要跟进"
    NOT_SETTLED = "not_settled", "事未了，不再跟进"


class Happened(Choice):
    """What became of the case by steps taken there."""

    STOPPED = "stopped", "案件因调解中止"
    RESUMED = "resumed", "案件恢复审理"
    WITHDRAWN = "withdrawn", "和解后撤回，案件终止"
    ENDED = "ended", "案件另行结案"


class Approval(Record):
    """Who approved, and when."""

    by: Text = ask("批准人", min_length=1, max_length=60)
    on: Day = ask("批准日期")


# -- opening -----------------------------------------------------------------------------------------------------


class Person(Record):
    """An applicant as typed in where no case gives the parties."""

    name: Text = ask("姓名或者名称", min_length=1, max_length=100)
    phone: Text = ask("电话", default="", max_length=40)


class Linked(Record):
    """What the mediation hangs on, as it was looked up: parties and act are the case's, not typed again."""

    kind: str
    matter_id: int
    number: str = ""
    accepted: bool = False
    ended: bool = False
    willing: bool = False  # the applicant said so in the application
    stopped_on: date | None = None  # the case stood still for talks already
    applicants: tuple[str, ...] = ()
    organs: tuple[tuple[int | None, str], ...] = ()
    thirds: tuple[str, ...] = ()
    act: str = ""
    act_kind: str = ""
    area: str = ""


class Opened(Record):
    """启动调解"""

    phase: Phase = ask("类型", widget="radio")
    number: Text = ask(
        "关联办件的编号", default="", max_length=80,
        help="复议案号、收件号、诉讼编号或者委托化解编号；当事人和行政行为从那一件带过来，不用再填。案前没有办件的不填",
    )  # fmt: skip
    applicants: tuple[Person, ...] = ask("行政相对人", default=(), max_length=100)
    organ_id: int | None = ask("行政机关", default=None, widget="organ")
    act: Text = ask("争议的行政行为", default="", max_length=200, help="例如：行政处罚决定；关联办件的不用填")
    act_kind: ActKind | None = ask("行为种类", default=None)
    area: Text = ask("管理领域", default="", max_length=60)
    about: About = ask("调解事项", widget="radio")
    demand: Text = ask(
        "行政相对人的诉求", widget="long", min_length=1, max_length=2000, help="用他自己的话写：想要什么结果"
    )


class Consent(Record):
    """征询意愿: a short plain form, one for each side."""

    party: Text = ask("哪一方", min_length=1, max_length=20)
    who: Text = ask("由谁表示", min_length=1, max_length=60)
    means: Means = ask("怎样征询", widget="radio")
    will: Will = ask("意愿", widget="radio")
    wants: Text = ask("诉求或者意见", widget="long", min_length=1, max_length=2000)
    files: tuple[FileRef, ...] = ask("签名的意愿书", default=(), widget="files")


class RefusalNoted(Record):
    """认定拒绝没有正当理由: judged by the office, not by the unit that refused."""

    reason: Text = ask("为什么认定没有正当理由", widget="long", min_length=1, max_length=2000)


class MediatorLine(Record):
    person_id: int | None = ask("本机构人员", default=None, widget="person")
    outside: Text = ask("其他人员姓名", default="", max_length=60, help="不是本机构人员的填写姓名和单位")
    unit: Text = ask("单位", default="", max_length=100)


class Appointed(Record):
    """指定调解员"""

    mediators: Annotated[tuple[MediatorLine, ...], Field(min_length=1, max_length=5)] = ask("调解员")


class Invited(Record):
    """邀请单位、个人参加: the N of 2+N."""

    role: Role = ask("身份")
    organ_id: int | None = ask("单位", default=None, widget="organ", help="机关目录里的单位；个人不填")
    who: Text = ask("单位名称或者姓名", default="", max_length=100, help="机关目录里没有的填写")
    why: Text = ask("请其做什么", min_length=1, max_length=500)


# -- talking -----------------------------------------------------------------------------------------------------


class Attended(Record):
    party: Text = ask("参加人", min_length=1, max_length=20)
    presence: Presence = ask("到场情况")
    who: Text = ask("到场人员", default="", max_length=100, help="姓名和职务")


class Session(Record):
    """登记调解会"""

    on: Day = ask("日期")
    place: Text = ask("地点", min_length=1, max_length=100)
    means: Means = ask("方式", widget="radio")
    attendance: Annotated[tuple[Attended, ...], Field(min_length=1, max_length=100)] = ask("到场情况")
    recorder: Text = ask("记录人", min_length=1, max_length=60)
    minutes: Text = ask("调解经过", widget="long", min_length=1, max_length=20_000)
    files: tuple[FileRef, ...] = ask("签名的笔录、照片", default=(), widget="files")


class Proposal(Record):
    """登记方案: stays inside the mediation (2026年实施条例第四十八条)."""

    by: Text = ask("谁提出", min_length=1, max_length=20)
    terms: Text = ask("方案", widget="long", min_length=1, max_length=5000)
    conceded: Text = ask(
        "作出的认可、让步", default="", widget="long", max_length=5000,
        help="只用于调解，不得在案件审理中作为对其不利的证据（《行政复议法实施条例》第四十八条）",
    )  # fmt: skip
    answered: Answered = ask("对方的态度", widget="radio")
    answer: Text = ask("对方怎么说", default="", widget="long", max_length=2000)


class CaseSuspended(Record):
    """双方同意，中止案件审理"""

    applicant_agrees: bool = ask("申请人同意中止", default=False)
    respondent_agrees: bool = ask("被申请人同意中止", default=False)
    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")
    files: tuple[FileRef, ...] = ask("双方同意的书面材料", default=(), widget="files")


class CaseResumed(Record):
    """恢复案件审理, while the talks go on."""

    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")


# -- agreement ---------------------------------------------------------------------------------------------------


class ItemLine(Record):
    """One thing to be performed, by one party, by a day."""

    party: Text = ask("谁履行", min_length=1, max_length=20)
    what: Text = ask("履行什么", min_length=1, max_length=500)
    by: Day = ask("履行期限")


class Legality(Record):
    """合法性审查 (第五条第二款): each line is confirmed by a person."""

    voluntary: bool = ask("出于各方自愿", default=False)
    state: bool = ask("不损害国家利益", default=False)
    public: bool = ask("不损害社会公共利益", default=False)
    others: bool = ask("不损害他人合法权益", default=False)
    mandatory: bool = ask("不违反法律、法规的强制性规定", default=False)


class Agreed(Record):
    """达成协议"""

    form: Form = ask("方式", widget="radio")
    terms: Text = ask("协议内容", widget="long", min_length=1, max_length=10_000, help="一条一行")
    items: tuple[ItemLine, ...] = ask(
        "分期履行", default=(), max_length=24, help="约定以后履行的，一期一条；当场履行完的不填"
    )
    legality: Legality = ask("合法性审查")
    files: tuple[FileRef, ...] = ask("协议文本", default=(), widget="files")


class StatementMade(Record):
    """制作行政复议调解书: request, facts, reasons and result."""

    requests: Text = ask("行政复议请求", widget="long", min_length=1, max_length=5000)
    facts: Text = ask("事实", widget="long", min_length=1, max_length=20_000)
    reasons: Text = ask("理由", widget="long", min_length=1, max_length=5000)
    approval: Approval = ask("审批")


class Signed(Record):
    """签字、签章"""

    parties: Annotated[tuple[Text, ...], Field(min_length=1)] = ask(
        "签字、签章的人", help="本人签字或者盖章的勾选，可以分几次登记"
    )
    on: Day = ask("签字日期")
    files: tuple[FileRef, ...] = ask("签字的文本", default=(), widget="files")


class Sealed(Record):
    """加盖行政复议机关印章"""

    on: Day = ask("盖章日期")


class Failed(Record):
    """终结调解: back to trial the same day."""

    because: FailedBecause = ask("原因", widget="radio")
    point: Text = ask("争议焦点", widget="long", min_length=1, max_length=5000)
    reason: Text = ask("没有成功的原因", widget="long", min_length=1, max_length=5000)
    approval: Approval | None = ask("恢复审理的审批", default=None, help="案件因调解中止的填写")


# -- afterwards --------------------------------------------------------------------------------------------------


class Performed(Record):
    """登记履行"""

    item: int = ask("履行哪一期", ge=1)
    on: Day = ask("履行日期")
    result: Text = ask("履行情况", widget="long", min_length=1, max_length=2000)
    files: tuple[FileRef, ...] = ask("凭证", default=(), widget="files")


class Ordered(Record):
    """责令限期履行 (第七十七条第二款)"""

    item: int = ask("哪一期没有履行", ge=1)
    by: Day = ask("限期履行到")
    reason: Text = ask("没有履行的情况", widget="long", min_length=1, max_length=2000)
    approval: Approval = ask("审批")


class Visited(Record):
    """回访"""

    on: Day = ask("回访日期")
    means: Means = ask("方式", widget="radio")
    whom: Text = ask("回访对象", min_length=1, max_length=100)
    said: Text = ask("回访情况", widget="long", min_length=1, max_length=5000)
    after: After = ask("结论", widget="radio")
    next_on: Day | None = ask("下次回访日期", default=None, help="还要跟进的填写")
    files: tuple[FileRef, ...] = ask("回访材料", default=(), widget="files")


class CaseNoted(Record):
    """案件的变化: taken by the system when the case moved."""

    happened: Happened = ask("变化", widget="radio")
    words: Text = ask("情况", default="", max_length=300)
