"""What each step of a campaign and of its problems writes down."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.business.supervision.common import Approval
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Form(Choice):
    """第十四条: 综合运用日常监督、重点监督、专项监督等方式."""

    SPECIAL = "special", "专项监督（专项整治）"
    KEY = "key", "重点监督"
    DAILY = "daily", "日常监督"


class Level(Choice):
    """Who deployed it. 第二十一条: only 省级以上 may begin a 专项监督."""

    STATE = "state", "国务院及其部门"
    PROVINCE = "province", "省人民政府、省级行政执法监督机构"
    BELOW = "below", "设区的市、县"


class Deployment(Record):
    """上级的部署文件"""

    title: Text = ask("文件名称", default="", max_length=200)
    number: Text = ask("文号", default="", max_length=80)
    issuer: Text = ask("发文机关", default="", max_length=120)
    level: Level | None = ask("由哪一级部署", default=None, widget="radio")
    on: Day | None = ask("发文日期", default=None)

    @property
    def complete(self) -> bool:
        return all((self.title.strip(), self.issuer.strip(), self.level, self.on))


class Begun(Record):
    """开展整治: 第二十一条第二款 names what a plan of work must say."""

    title: Text = ask("名称", min_length=4, max_length=120)
    form: Form = ask("监督方式", widget="radio")
    deployment: Deployment = ask("上级的部署文件", default_factory=Deployment, help="专项监督必须填写")
    areas: Annotated[tuple[Text, ...], Field(min_length=1, max_length=40)] = ask("执法领域", widget="checks")
    charge: Text = ask("责任部门", min_length=2, max_length=300)
    focus: Text = ask("监督重点", widget="long", min_length=4, max_length=3000)
    schedule: Text = ask("进度安排", widget="long", min_length=4, max_length=3000)
    demand: Text = ask("工作要求", widget="long", min_length=4, max_length=3000)
    approval: Approval = ask("批准", help="专项监督的方案报本级人民政府批准")
    first_on: Day = ask("开始日期")
    last_on: Day = ask("结束日期")
    survey_to: Day | None = ask(
        "问卷截止日期", default=None, help="填写的，在公众网站上征集最不满意的领域；不填不开展问卷"
    )
    survey_most: int = ask("问卷最多选几个领域", default=3, ge=1, le=10)


class Concluded(Record):
    """总结: drafts the report."""

    overall: Text = ask("总体评价", widget="long", min_length=10, max_length=4000)
    left: Text = ask("没有销号的问题怎样办", default="", widget="long", max_length=2000)
    proposals: Text = ask("长效措施和建议", widget="long", min_length=4, max_length=4000)


class Found(Choice):
    VISIT = "visit", "走访、座谈"
    SURVEY = "survey", "问卷意见"
    FILES = "files", "案卷评查"
    SUPERIOR = "superior", "上级交办"
    REPORT = "report", "群众反映"


class ByHand(Choice):
    VISIT = "visit", "走访、座谈"
    SURVEY = "survey", "问卷意见"
    FILES = "files", "案卷评查"
    SUPERIOR = "superior", "上级交办"


class Entered(Record):
    """登记问题"""

    campaign_id: int = ask("列入哪一项整治")
    found: ByHand = ask("怎样发现的", widget="radio")
    organ_id: int = ask("涉及哪个机关", widget="organ")
    area: Text = ask("执法领域", min_length=1, max_length=60)
    what: Text = ask(
        "问题", widget="long", min_length=6, max_length=3000, help="不写当事人的姓名、住址、电话"
    )
    found_on: Day = ask("发现日期")
    who: Text = ask(
        "走访了谁、依据什么", default="", max_length=200, help="例如：走访 12 家餐饮店；不写个人姓名"
    )
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")


class EnteredFromReport(Record):
    """群众反映转为问题: taken by the system when a report is passed on."""

    campaign_id: int = ask("列入哪一项整治")
    report_id: int = ask("群众反映", widget="kept")
    report_number: Text = ask("群众反映", max_length=80)
    organ_id: int = ask("涉及哪个机关", widget="organ")
    area: Text = ask("执法领域", max_length=60)
    what: Text = ask("问题", max_length=4000)
    found_on: Day = ask("发现日期")


class Analysed(Record):
    """(八) 对发现的问题深入剖析原因、明确整改措施、确定改进方式."""

    cause: Text = ask("原因", widget="long", min_length=4, max_length=3000)
    measure: Text = ask("整改措施", widget="long", min_length=4, max_length=3000)
    way: Text = ask(
        "改进方式",
        widget="long",
        min_length=4,
        max_length=2000,
        help="例如：修订制度、清退费用、公开清单、培训",
    )
    organ_id: int = ask("责任单位", widget="organ")
    by_on: Day = ask("整改期限")


class Corrected(Record):
    """报送整改情况"""

    did: Text = ask("整改情况", widget="long", min_length=4, max_length=4000)
    signer: Text = ask("签发人", min_length=2, max_length=60, help="写姓名和职务")
    files: Annotated[tuple[FileRef, ...], Field(min_length=1)] = ask("证明材料", widget="files")


class Checked(Record):
    """复查"""

    on: Day = ask("复查日期")
    by: Text = ask("复查人员", min_length=2, max_length=120)
    done: bool = ask("整改到位", default=False)
    note: Text = ask("复查情况", widget="long", min_length=2, max_length=2000)
    by_on: Day | None = ask("没有到位的，重新整改到哪一天", default=None)

    @model_validator(mode="after")
    def _again(self) -> Self:
        if self.done == (self.by_on is not None):
            raise ValueError("没有整改到位的填写新的整改期限，整改到位的不填")
        return self


class ClosedOff(Record):
    """销号"""

    lasting: Text = ask("长效措施", widget="long", min_length=2, max_length=3000)
