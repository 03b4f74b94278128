"""What each step of an officer's entry in the register writes down."""

from __future__ import annotations

from fuyuan.matters.record import Choice, Day, Record, Text, ask


class Kind(Choice):
    """By this the certificate differs: 《河南省行政执法证》, 《河南省行政执法监督证》.

    People who work reconsideration cases are trained with the others (2026年实施条例第七十条) and get neither: their own
    certificate is kept by the reconsideration office.
    """

    ENFORCER = "enforcer", "行政执法人员"
    SUPERVISOR = "supervisor", "行政执法监督人员"
    REVIEWER = "reviewer", "行政复议人员"


class Employment(Choice):
    """用工性质. The last three are whom 《河南省行政执法条例》第二十条第二款 excludes."""

    CIVIL = "civil", "行政编制"
    INSTITUTION = "institution", "事业编制"
    LABOUR = "labour", "工勤人员"
    CONTRACT = "contract", "劳动合同工"
    TEMPORARY = "temporary", "临时工"


EXCLUDED = frozenset({Employment.LABOUR, Employment.CONTRACT, Employment.TEMPORARY})


class Profile(Record):
    """What is known of an officer and may change."""

    kind: Kind = ask("人员类别", widget="radio", default=Kind.ENFORCER)
    employment: Employment = ask("用工性质", default=Employment.CIVIL)
    duty: Text = ask("职务", min_length=1, max_length=60, help="例如：执法大队中队长、一级行政执法员")
    areas: tuple[Text, ...] = ask("执法领域", help="例如：市场监管、城市管理")
    powers: tuple[Text, ...] = ask(
        "行使的放权事项", default=(), help="只有乡镇、街道的人员填写，名称照放权事项清单写"
    )


class Registered(Record):
    """登记: the identity number stays in the sealed table of persons, never in the history."""

    person_id: int = ask("人员", widget="hidden")
    name: Text = ask("姓名", min_length=2, max_length=60)
    organ_id: int = ask("所在单位", widget="organ")
    organ_name: Text = ask("单位名称", max_length=120)
    profile: Profile = ask("基本情况")
    since: Day = ask("到岗日期", help="到本单位从事执法（监督）工作的日期")


class Updated(Record):
    """变更登记"""

    profile: Profile = ask("基本情况")
    reason: Text = ask("变更原因", min_length=2, max_length=500)


class Moved(Record):
    """调动: hours follow the person, duty follows the organ."""

    organ_id: int = ask("调入单位", widget="organ")
    organ_name: Text = ask("单位名称", max_length=120)
    day: Day = ask("调入日期")
    duty: Text = ask("调入后的职务", min_length=1, max_length=60)
    areas: tuple[Text, ...] = ask("调入后的执法领域")
    reason: Text = ask("依据", min_length=2, max_length=500, help="例如：调令文号")


class WhyLeft(Choice):
    RETIRED = "retired", "退休"
    TRANSFERRED = "transferred", "调离执法岗位"
    RESIGNED = "resigned", "辞职、辞退"
    DISQUALIFIED = "disqualified", "不再符合条件"
    DIED = "died", "死亡"


class Left(Record):
    """离岗"""

    why: WhyLeft = ask("原因")
    day: Day = ask("离岗日期")
    reason: Text = ask("说明", default="", max_length=500)
