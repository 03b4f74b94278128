"""Who takes part: applicants, agents, respondents, third parties (《行政复议法》第十四条至第十九条)."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from fuyuan.law import BadIdentity
from fuyuan.law.identity import credit_code, resident_id
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class PartyKind(Choice):
    PERSON = "person", "公民"
    ORGANISATION = "organisation", "法人或者其他组织"


class OrganisationForm(Choice):
    """What kind of organisation applies: who stands for it differs (2026年实施条例第十二条至第十六条)."""

    LEGAL_PERSON = "legal_person", "公司、事业单位、社会团体等法人"
    COMPANY_BODY = "company_body", "公司，由股东会或者董事会提出"
    SHOP = "shop", "个体工商户"
    FARM = "farm", "农村承包经营户"
    PARTNERSHIP = "partnership", "合伙企业"
    PARTNERS = "partners", "其他合伙组织"
    VILLAGE = "village", "农村集体经济组织，或者代行其职能的村民委员会、村民小组"
    VILLAGERS = "villagers", "半数以上的农村集体经济组织成员"
    OWNERS_COMMITTEE = "owners_committee", "业主委员会"
    OWNERS = "owners", "过半数的业主"
    OTHER = "other", "其他不具备法人资格的组织"


UNREGISTERED = frozenset(
    {
        OrganisationForm.FARM,
        OrganisationForm.PARTNERS,
        OrganisationForm.VILLAGE,
        OrganisationForm.VILLAGERS,
        OrganisationForm.OWNERS_COMMITTEE,
        OrganisationForm.OWNERS,
        OrganisationForm.OTHER,
    }
)  # may have no 统一社会信用代码


class Sex(Choice):
    MALE = "male", "男"
    FEMALE = "female", "女"


class IdKind(Choice):
    RESIDENT = "resident", "居民身份证"
    PASSPORT = "passport", "护照"
    HK_MACAO = "hk_macao", "港澳居民来往内地通行证"
    TAIWAN = "taiwan", "台湾居民来往大陆通行证"
    FOREIGN_RESIDENT = "foreign_resident", "外国人永久居留身份证"
    OTHER = "other", "其他证件"


class Party(Record):
    """A citizen, or a legal person or other organisation (2026年实施条例第二十七条)."""

    kind: PartyKind = ask("申请人类型", default=PartyKind.PERSON, widget="radio")
    name: Text = ask("姓名或者名称", min_length=1, max_length=100, help="与身份证件、营业执照一致")
    sex: Sex | None = ask("性别", default=None, widget="radio")
    id_kind: IdKind | None = ask("证件种类", default=None)
    id_number: Text = ask("证件号码", default="", max_length=40, why="用来确认申请人身份，不对外公开")
    born_on: date | None = ask("出生日期", default=None)
    organisation_form: OrganisationForm | None = ask("组织形式", default=None, help="单位填写")
    credit_code: Text = ask("统一社会信用代码", default="", max_length=18)
    head_name: Text = ask("法定代表人或者主要负责人", default="", max_length=60)
    head_post: Text = ask("职务", default="", max_length=60)
    address: Text = ask("住所", default="", max_length=200)
    delivery_address: Text = ask(
        "送达地址", default="", max_length=200, why="法律文书寄到这里，搬家请及时告知"
    )
    phone: Text = ask("联系电话", default="", max_length=40, why="办理进度用短信告诉您")
    guardian: Text = ask(
        "法定代理人", default="", max_length=60, help="无民事行为能力人、限制民事行为能力人填写"
    )
    files: tuple[FileRef, ...] = ask("身份证明材料", default=(), widget="files")

    @model_validator(mode="after")
    def _numbers(self) -> Self:
        """GB 11643 and GB 32100 carry their own check digits: a slip of the pen is told at once."""
        try:
            if self.kind is PartyKind.PERSON and self.id_kind is IdKind.RESIDENT and self.id_number:
                self._agrees(resident_id(self.id_number).birth_date, resident_id(self.id_number).sex)
            if self.kind is PartyKind.ORGANISATION and self.credit_code:
                credit_code(self.credit_code)
        except BadIdentity as error:
            raise ValueError(str(error)) from None
        return self

    def _agrees(self, born_on: date, sex: str) -> None:
        if self.born_on and self.born_on != born_on:
            raise ValueError(f"出生日期与身份证号码不一致：号码中的出生日期是 {born_on:%Y-%m-%d}")
        if self.sex and self.sex.label != sex:
            raise ValueError(f"性别与身份证号码不一致：号码显示为{sex}")

    @property
    def missing(self) -> tuple[str, ...]:
        """What 第二十七条 asks for and is not there yet, in the words of the article."""
        common = {"住所": self.address, "送达地址": self.delivery_address, "联系方式": self.phone}
        if self.kind is PartyKind.PERSON:
            wanted = {"性别": self.sex, "身份证号码": self.id_number, **common}
        else:
            head = {"法定代表人或者主要负责人的姓名": self.head_name, "职务": self.head_post}
            coded = self.organisation_form not in UNREGISTERED
            wanted = {**({"统一社会信用代码": self.credit_code} if coded else {}), **common, **head}
        return tuple(name for name, value in wanted.items() if not value)


# 2026年实施条例第十一条; who may act beside lawyers: 第十八条第一款
RELATIVES = (
    "近亲属包括配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女和其他有扶养、赡养关系的亲属"
)


class AgentKind(Choice):
    LAWYER = "lawyer", "律师"
    LEGAL_WORKER = "legal_worker", "基层法律服务工作者"
    RELATIVE = "relative", "近亲属"
    STAFF = "staff", "工作人员"
    OTHER = "other", "其他代理人"


class Power(Choice):
    GENERAL = "general", "一般授权"
    SPECIAL = "special", "特别授权"


class Agent(Record):
    """An agent of an applicant or third party (第十七条): power with matters, scope and time."""

    name: Text = ask("代理人姓名", min_length=1, max_length=60)
    kind: AgentKind = ask("代理人身份", help=RELATIVES)
    firm: Text = ask("所在单位", default="", max_length=100)
    id_number: Text = ask("证件号码", default="", max_length=40)
    phone: Text = ask("联系电话", default="", max_length=40)
    of: Text = ask(
        "代理谁", default="", max_length=100, help="写委托人姓名或者名称；只有一位申请人时可以不填"
    )
    power: Power = ask("代理权限", default=Power.GENERAL, widget="radio")
    scope: Text = ask("委托事项和权限", default="", max_length=500)
    until: Day | None = ask("委托期限至", default=None)
    files: tuple[FileRef, ...] = ask("授权委托书和身份证明", default=(), widget="files")


class Respondent(Record):
    """The organ complained of; ``organ_id`` when it is in the tree of organs."""

    organ_id: int | None = ask(
        "被申请人", default=None, widget="organ", help="在机关名录中选择；没有的写名称"
    )
    name: Text = ask("名称", min_length=1, max_length=100)
    address: Text = ask("住所", default="", max_length=200)


class RespondentAgent(Record):
    """A person who acts for the respondent."""

    name: Text = ask("姓名", min_length=1, max_length=60)
    staff: bool = ask("是本机关工作人员", default=True)
    post: Text = ask("职务", default="", max_length=60)
    phone: Text = ask("联系电话", default="", max_length=40)
