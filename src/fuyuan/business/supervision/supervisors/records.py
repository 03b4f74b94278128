"""What the steps of the register of supervisors and liaison points write down."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field as Bounded
from pydantic import model_validator

from fuyuan.business.supervision.common import Approval
from fuyuan.matters.record import Choice, Day, Record, Text, ask


class Role(Choice):
    SUPERVISOR = "supervisor", "执法监督员"
    POINT = "point", "执法监督联系点"


class Kind(Choice):
    """第二十三条: whom the bureau may invite; its own people and those of the units beside them."""

    OFFICER = "officer", "行政机关工作人员"
    DEPUTY = "deputy", "人大代表、政协委员"
    LAWYER = "lawyer", "律师"
    JUDGE = "judge", "退休法官、检察官"
    SCHOLAR = "scholar", "专家学者、教师"
    TRADE = "trade", "企业、行业代表"
    PRESS = "press", "新闻工作者"


class Field(Choice):
    """专业: a round may ask that each team knows one."""

    LAW = "law", "行政法"
    PENALTY = "penalty", "行政处罚"
    LAND = "land", "自然资源、规划建设"
    MARKET = "market", "市场监管"
    SAFETY = "safety", "应急、消防"
    ENVIRONMENT = "environment", "生态环境、水利"
    FARMING = "farming", "农业农村、林业"
    TRAFFIC = "traffic", "交通运输"
    CULTURE = "culture", "文化旅游、卫生健康"
    SOCIAL = "social", "民政、人力资源社会保障"


class Profile(Record):
    """What may change while somebody serves."""

    kind: Kind = ask("身份", default=Kind.OFFICER, widget="radio")
    unit_id: int | None = ask(
        "所在执法机关", default=None, widget="organ", help="本人所在的机关由其他队监督；编外人员不填"
    )
    employer: Text = ask("工作单位或者地址", default="", max_length=120, help="不在机关名录里的填写")
    duty: Text = ask("职务或者联系人", default="", max_length=80)
    native: Text = ask("籍贯", default="", max_length=60, help="写到乡镇，例如：某县某镇")
    knows: tuple[Field, ...] = ask("专业", default=(), widget="checks")
    person_id: int | None = ask("系统账号", default=None, help="有“执法监督员”账号的才能在手机上填检查表")


class Appointed(Record):
    """聘任执法监督员、确定联系点"""

    role: Role = ask("聘任为", default=Role.SUPERVISOR, widget="radio")
    name: Text = ask(
        "姓名或者联系点名称", min_length=2, max_length=60, help="同名的加以区别，例如“王伟（林业局）”"
    )
    profile: Profile = ask("基本情况", default_factory=Profile)
    from_on: Day = ask("任期起")
    to_on: Day = ask("任期止")
    approval: Approval = ask("批准")


class Updated(Record):
    profile: Profile = ask("基本情况")
    reason: Text = ask("变更原因", min_length=2, max_length=300)


class Renewed(Record):
    to_on: Day = ask("新的任期止")
    approval: Approval = ask("批准")


class Relation(Choice):
    RELATIVE = "relative", "近亲属"
    IN_LAW = "in_law", "姻亲"
    FORMER = "former", "曾任职"
    BUSINESS = "business", "经济往来"
    OTHER = "other", "其他可能影响公正的关系"


class Declared(Record):
    """申报关系: what keeps somebody away from a unit."""

    relation: Relation = ask("关系", widget="radio")
    organ_id: int = ask("与哪个执法机关", widget="organ")
    until: Day | None = ask("离任日期", default=None, help="曾任职的填写；不填的不论多久都回避")
    note: Text = ask("说明", default="", max_length=200, help="例如：配偶在该镇执法大队工作")

    @model_validator(mode="after")
    def _former(self) -> Self:
        if self.until and self.relation is not Relation.FORMER:
            raise ValueError("离任日期只有曾任职的填写")
        return self


class Lifted(Record):
    number: int = ask("解除哪一条", ge=1)
    reason: Text = ask("理由", min_length=2, max_length=300)


# -- the team from outside the payroll (编制外执法监督队伍) -----------------------------------------------------------

Yuan = Annotated[Decimal, Bounded(gt=0, le=100_000, decimal_places=2)]


class Offered(Record):
    """登记可以参加的时间"""

    first: Day = ask("从哪天")
    last: Day = ask("到哪天")
    note: Text = ask("说明", default="", max_length=200, help="例如：只有周一、周三下午")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("结束的日期早于开始的日期，请核对")
        return self


class FeeEntered(Record):
    """登记劳务补助"""

    inspection: int | None = ask("哪次监督检查", default=None, help="不是监督检查的不选，写明做了什么")
    work: Text = ask("做了什么", min_length=2, max_length=200, help="例如：评查案卷六册")
    on: Day = ask("日期")
    amount: Yuan = ask("金额（元）")


class FeeApproved(Record):
    fee: int = ask("哪一笔", ge=1)
    basis: Text = ask("支付依据", min_length=2, max_length=200, help="补助标准、会议纪要的名称和文号")


class FeeRefused(Record):
    fee: int = ask("哪一笔", ge=1)
    reason: Text = ask("理由", min_length=2, max_length=300)


class FeePaid(Record):
    fee: int = ask("哪一笔", ge=1)
    on: Day = ask("支付日期")
    voucher: Text = ask("凭证号", min_length=2, max_length=60)
