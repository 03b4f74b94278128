"""What is written down when a suit becomes known: from the papers the court sent, or from the court's list."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.law.outcomes import Instance
from fuyuan.law.vocabulary import ActKind, Labelled
from fuyuan.matters.record import Day, FileRef, Record, Text, ask


class SuitKind(Labelled):
    """案件类型. Only the first three are suits against an organ; the last is the organ's own application."""

    SUIT = "suit", "行政诉讼"
    COMPENSATION = "compensation", "行政赔偿诉讼"
    PUBLIC_INTEREST = "public_interest", "行政公益诉讼"
    NON_LITIGATION = "non_litigation", "非诉行政执行审查"


class Way(Labelled):
    ORDINARY = "ordinary", "普通程序"
    SIMPLIFIED = "simplified", "简易程序"


class Standing(Labelled):
    """As what an organ is sued (《行政诉讼法》第二十六条)."""

    ACTED = "acted", "作出被诉行为的机关"
    UPHELD = "upheld", "维持原行为的复议机关（共同被告）"
    CHANGED = "changed", "改变原行为或者不作为的复议机关"


class PlaintiffKind(Labelled):
    PERSON = "person", "公民"
    ORGANISATION = "organisation", "法人或者其他组织"
    PROCURATORATE = "procuratorate", "人民检察院（公益诉讼起诉人）"


class Plaintiff(Record):
    kind: PlaintiffKind = ask("类型", default=PlaintiffKind.PERSON)
    name: Text = ask("姓名或者名称", min_length=1, max_length=120)
    agent: Text = ask("委托代理人", default="", max_length=120, help="姓名和律师事务所")


class Defendant(Record):
    """An organ that is sued, or (法释〔2020〕3号 art 1.3) called as a third party because the plaintiff would not add it."""

    organ_id: int | None = ask(
        "被告", default=None, widget="organ", help="在机关名录中选择；不在名录里的写名称"
    )
    name: Text = ask("名称", default="", max_length=120)
    standing: Standing = ask("诉讼地位", default=Standing.ACTED)
    received_on: Day | None = ask(
        "收到起诉状副本之日", default=None, help="答辩举证期限从这一天的第二天起算；还没有收到的不填"
    )

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.organ_id is None and not self.name.strip():
            raise ValueError("请选择被告机关，或者写出名称")
        return self


class Limitation(Record):
    """What the limitation of the suit (起诉期限) is counted from."""

    filed_on: Day | None = ask("起诉日期", default=None, help="起诉状递交或者寄出之日")
    decision_on: Day | None = ask(
        "收到复议决定书之日", default=None, help="经过行政复议的填写；不予受理、驳回申请的决定也算"
    )
    no_decision_on: Day | None = ask("复议期限届满之日", default=None, help="复议机关逾期不作决定的填写")
    known_on: Day | None = ask("知道被诉行为内容之日", default=None, help="没有经过复议直接起诉的填写")
    told: bool = ask("文书告知了起诉期限", default=True)
    told_known_on: Day | None = ask("知道起诉期限之日", default=None, help="没有告知起诉期限的填写")
    asked_on: Day | None = ask("申请履行职责之日", default=None, help="起诉不作为的填写")
    real_estate: bool = ask("因不动产提起", default=False)


class SuitRegistered(Record):
    """登记诉讼案件"""

    kind: SuitKind = ask("案件类型", default=SuitKind.SUIT)
    instance: Instance = ask(
        "审级", default=Instance.FIRST, help="从第二审或者再审才知道的案件，从那一审登记起"
    )
    court: Text = ask("人民法院", min_length=1, max_length=100, help="异地管辖的写实际审理的法院")
    case_number: Text = ask("案号", default="", max_length=80, help="照文书写全，例如（2026）某0001行初12号")
    way: Way = ask("适用程序", default=Way.ORDINARY)
    docketed_on: Day | None = ask("立案日期", default=None)
    plaintiffs: Annotated[tuple[Plaintiff, ...], Field(min_length=1)] = ask("原告")
    defendants: Annotated[tuple[Defendant, ...], Field(min_length=1)] = ask("被告")
    third_parties: tuple[Text, ...] = ask("第三人", default=())
    act_kind: ActKind = ask("被诉行为种类")
    act_title: Text = ask(
        "被诉行为",
        min_length=1,
        max_length=200,
        help="例如：行政处罚决定；不作为的写要求履行的职责",
    )
    act_number: Text = ask("文号", default="", max_length=100)
    act_made_on: Day | None = ask("作出日期", default=None)
    area: Text = ask("管理领域", default="", max_length=60, help="例如：市场监管、自然资源、公安")
    claims: Text = ask("诉讼请求", default="", widget="long", max_length=5000)
    limitation: Limitation = ask("起诉期限", default_factory=Limitation)
    case_id: int | None = ask("对应的复议案件", default=None, help="经过本机关复议的案件，从列表里选")
    file: FileRef | None = ask("起诉状", default=None, widget="file")
    source: Text = ask("来源", default="", widget="hidden", max_length=200)


class Received(Record):
    """签收: the papers of the running instance reached one organ."""

    defendant: int = ask("哪一个被告", ge=1)
    received_on: Day = ask("收到副本之日", help="起诉状副本、上诉状副本或者再审申请书副本")


class CaseLinked(Record):
    """关联复议案件"""

    case_id: int = ask("复议案件")
