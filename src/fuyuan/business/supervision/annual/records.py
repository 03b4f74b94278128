"""What the steps of an annual enforcement report write down, and the figures it rests on."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.record import Choice, Day, Fact, Record, Text, ask


class Section(Choice):
    """What the plan has every enforcement organ publish; 责任追究 is the organ's own to tell, so it has no figure here."""

    CORRECTED = "corrected", "行政复议被纠正的行政行为"
    LOST = "lost", "行政应诉败诉案件"
    SUPERVISED = "supervised", "行政执法监督发现的问题"
    CHECKED = "checked", "内部执法监督自查"
    LETTERS = "letters", "收到的工作提醒函"


# how a figure is said: {whole} and {part} are its two numbers
WORDS: dict[Section, str] = {
    Section.CORRECTED: "作为被申请人的行政复议案件审结{whole}件，其中行政行为被撤销、变更、确认违法等{part}件",
    Section.LOST: "作为被告的行政诉讼案件一审审结{whole}件，其中败诉{part}件",
    Section.SUPERVISED: "行政执法监督机构发现问题的监督件{whole}件，其中已经全部纠正{part}件",
    Section.CHECKED: "开展内部执法监督自查{whole}次，其中发现的问题全部整改完毕{part}次",
    Section.LETTERS: "收到工作提醒函{whole}份，其中已经答复{part}份",
}
# and when there is nothing to count
NOTHING: dict[Section, str] = {
    Section.CORRECTED: "没有以本单位为被申请人审结的行政复议案件",
    Section.LOST: "没有以本单位为被告审结的第一审行政诉讼案件",
    Section.SUPERVISED: "行政执法监督机构没有登记本单位的执法监督件",
    Section.CHECKED: "没有登记内部执法监督自查",
    Section.LETTERS: "没有收到工作提醒函",
}


class Line(Fact):
    """One matter behind a figure. ``kind`` and ``matter_id`` lead to it inside; the public reads the rest: no party is named."""

    section: Section
    kind: str
    matter_id: int
    number: str
    about: str
    result: str
    on: date


class Figure(Fact):
    section: Section
    whole: int
    part: int

    @property
    def said(self) -> str:
        words = WORDS if self.whole else NOTHING
        return words[self.section].format(whole=self.whole, part=self.part)


class Figures(Fact):
    """The system's figures of a year as it knew them on ``as_of``, with every matter counted. ``rule``: the counting rules' version."""

    as_of: date
    rule: str
    figures: tuple[Figure, ...] = ()
    lines: tuple[Line, ...] = ()

    def of(self, section: Section) -> Figure:
        return next(each for each in self.figures if each.section is section)

    def behind(self, section: Section) -> tuple[Line, ...]:
        return tuple(each for each in self.lines if each.section is section)


class Opened(Record):
    """启动年度报告"""

    organ_id: int = ask("执法机关", widget="organ")
    year: int = ask("年度", ge=2000, le=2099, help="报告的是哪一年的执法情况")


class Measure(Choice):
    """What was done about a person: 第三十二条, and what only the organ with power over him or her may do."""

    CRITICISM = "criticism", "批评教育"
    OFF_DUTY = "off_duty", "离岗教育"
    MOVED = "moved", "调离执法岗位"
    DISQUALIFIED = "disqualified", "取消执法资格"
    SANCTION = "sanction", "处分"
    HANDED_OVER = "handed_over", "移送监察、司法机关"


class Held(Record):
    """责任追究, by number of people: a public report names nobody."""

    measure: Measure = ask("追究方式")
    people: int = ask("人数", ge=1, le=999)
    why: Text = ask("因为什么", min_length=2, max_length=200, help="写事由，不写姓名，例如：超期办理行政许可")


class Contested(Record):
    """A figure of the system the organ does not agree with: both are published, with the reason."""

    section: Section = ask("哪一项")
    whole: int = ask("本单位认为的总数", ge=0, le=99_999)
    part: int = ask("其中", ge=0, le=99_999, help="被纠正、败诉、已经纠正、整改完毕或者已经答复的")
    reason: Text = ask("理由", widget="long", min_length=4, max_length=1000)


class Completed(Record):
    """填报: what the figures do not say."""

    duties: Text = ask(
        "执法监督职责履行情况", widget="long", min_length=4, max_length=6000,
        help="内部执法监督怎样开展、发现和纠正了什么；不写当事人姓名、单位名称",
    )  # fmt: skip
    held: tuple[Held, ...] = ask("执法责任追究", default=(), help="没有的不用添加，报告写明“没有”")
    improving: Text = ask(
        "存在的问题和改进措施", widget="long", min_length=4, max_length=6000,
        help="被纠正、败诉的主要原因和准备怎样改",
    )  # fmt: skip
    contested: tuple[Contested, ...] = ask(
        "对系统数据有不同意见的", default=(), help="系统的数不能直接改；不同意见和理由一并公布"
    )


class Accepted(Record):
    """审查通过"""

    publish_on: Day = ask("公布日期")
    opinion: Text = ask(
        "对不同意见的审查结论", widget="long", default="", max_length=2000,
        help="单位对数据有不同意见的必须填写，随报告公布",
    )  # fmt: skip
