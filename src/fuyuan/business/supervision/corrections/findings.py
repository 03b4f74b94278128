"""What supervision may find, in the words of 《行政执法监督条例》第十一条第二款 and 第十二条."""

from __future__ import annotations

from collections.abc import Mapping

from fuyuan.matters.record import Choice, Record, Text, ask


class Kind(Choice):
    """第十一条第二款 item by item; its fourth item by what is named in it; 第十二条 for the systems themselves."""

    STANDING = "standing", "主体、人员没有合法资格"
    PROCEDURE = "procedure", "程序不合法"
    DECISION = "decision", "决定违法或者明显不当"
    UNFILED = "unfiled", "有案不立、推诿扯皮"
    FINED = "fined", "以罚代管"
    ELSEWHERE = "elsewhere", "违规异地执法"
    PROFIT = "profit", "趋利性执法"
    ARBITRARY = "arbitrary", "乱收费、乱罚款、乱检查、乱查封"
    ROUGH = "rough", "简单粗暴等不文明行为"
    INSIGNIA = "insignia", "证件、标志标识、装备、着装不规范"
    OTHER = "other", "其他影响合法性、适当性的情形"
    SYSTEM = "system", "没有落实行政执法制度"


ARTICLES: Mapping[Kind, str] = {
    Kind.STANDING: "JD25 11.2(1)",
    Kind.PROCEDURE: "JD25 11.2(2)",
    Kind.DECISION: "JD25 11.2(3)",
    Kind.UNFILED: "JD25 11.2(4)",
    Kind.FINED: "JD25 11.2(4)",
    Kind.ELSEWHERE: "JD25 11.2(4)",
    Kind.PROFIT: "JD25 11.2(4)",
    Kind.ARBITRARY: "JD25 11.2(4)",
    Kind.ROUGH: "JD25 11.2(5)",
    Kind.INSIGNIA: "JD25 11.2(6)",
    Kind.OTHER: "JD25 11.2(7)",
    Kind.SYSTEM: "JD25 12",
}


class Nature(Choice):
    """What decides which paper may be used: 第二十七条第一款, 第二十八条第一款."""

    UNPERFORMED = "unperformed", "应当履行而未履行职责"
    UNLAWFUL = "unlawful", "违法"
    IMPROPER = "improper", "明显不当"
    FLAW = "flaw", "不规范，不影响合法性、适当性"


class Severity(Choice):
    """第二十九条: 涉及重大问题 goes to the government."""

    LIGHT = "light", "轻微"
    PLAIN = "plain", "一般"
    GRAVE = "grave", "重大"


class FindingLine(Record):
    """One thing found."""

    kind: Kind = ask("问题种类")
    nature: Nature = ask("性质")
    severity: Severity = ask("程度", default=Severity.PLAIN, widget="radio")
    what: Text = ask("查明的事实", widget="long", min_length=4, max_length=2000)
    rule: Text = ask("违反的规定", default="", max_length=300, help="写法律、法规、规章的名称和条款")
