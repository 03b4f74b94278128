"""What each step of a coordination writes down."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Sort(Choice):
    """《行政执法监督条例》第十三条: 行政执法事项清单管理、案件管辖以及跨领域、跨区域行政执法等方面的争议."""

    LIST = "list", "行政执法事项清单、职责划分"
    JURISDICTION = "jurisdiction", "案件管辖"
    FIELDS = "fields", "跨领域行政执法"
    PLACES = "places", "跨区域行政执法"
    HELP = "help", "执法协助、信息共享"


class Opponent(Record):
    """One of the other departments."""

    organ_id: int = ask("争议的另一方", widget="organ")


class Applied(Record):
    """申请协调"""

    item: Text = ask(
        "争议的执法事项", min_length=4, max_length=120, help="谁来做什么，例如：农村宅基地上违法建房的查处"
    )
    sort: Sort = ask("争议种类")
    opponents: Annotated[tuple[Opponent, ...], Field(min_length=1, max_length=10)] = ask("争议的另一方")
    facts: Text = ask(
        "争议的经过", widget="long", min_length=4, max_length=6000, help="哪一起案件、哪项工作，各方怎样主张"
    )
    claim: Text = ask(
        "本单位的意见", widget="long", min_length=4, max_length=4000, help="应当由谁负责，为什么"
    )
    basis: Text = ask(
        "依据", widget="long", min_length=4, max_length=4000, help="法律、法规、规章、三定规定、权责清单"
    )
    talked_on: Day = ask("自行协商的日期", help="应当先协商（河南省行政执法条例第十九条）")
    talked: Text = ask("自行协商的情况", widget="long", min_length=4, max_length=2000)
    different: Text = ask(
        "和已经解决的问题有什么不同",
        default="",
        max_length=1000,
        help="系统查到相近的职责分工时填写；没有查到的不填",
    )
    files: tuple[FileRef, ...] = ask("有关材料", default=(), widget="files")


class Accepted(Record):
    opinion: Text = ask("受理意见", default="属于执法争议协调的范围，予以受理", min_length=2, max_length=1000)


class Ground(Choice):
    """Why an application is not accepted."""

    SCOPE = "scope", "不属于本级行政执法机关之间的执法争议"
    TALK = "talk", "没有先行协商"
    KNOWN = "known", "同样的问题已经有协调结果"
    COURT = "court", "已经进入行政复议、行政诉讼程序"
    OTHER = "other", "其他情形"


class Refused(Record):
    """不予受理"""

    ground: Ground = ask("理由", widget="radio")
    known: Text = ask("协调结果的编号", default="", max_length=80, help="同样的问题已经解决的填写")
    why: Text = ask("说明", widget="long", min_length=4, max_length=2000)

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.ground is Ground.KNOWN and not self.known.strip():
            raise ValueError("同样的问题已经有结果的，请填写协调结果的编号")
        return self


class Answered(Record):
    """答复: the other department's view."""

    claim: Text = ask("本单位的意见", widget="long", min_length=4, max_length=4000)
    basis: Text = ask("依据", widget="long", min_length=2, max_length=4000)
    proposal: Text = ask("解决建议", default="", widget="long", max_length=2000)
    files: tuple[FileRef, ...] = ask("有关材料", default=(), widget="files")


class Part(Choice):
    LEAD = "lead", "负责"
    HELP = "help", "配合"


class Line(Record):
    """职责分工: who does what from now on."""

    organ_id: int = ask("单位")
    part: Part = ask("负责还是配合", widget="radio", default=Part.LEAD)
    what: Text = ask("做什么", min_length=4, max_length=300)
    basis: Text = ask("依据", default="", max_length=300)


Lines = Annotated[tuple[Line, ...], Field(max_length=20)]


class Vote(Choice):
    YES = "yes", "同意"
    NO = "no", "不同意"


class Side(Record):
    """What one department says to the outcome of a meeting."""

    organ_id: int = ask("单位", widget="kept")
    name: Text = ask("单位", widget="told", max_length=120)
    who: Text = ask("到会人员", min_length=2, max_length=100, help="姓名和职务")
    vote: Vote = ask("对分工意见", widget="radio")
    words: Text = ask("意见", default="", max_length=2000)


class Met(Record):
    """登记协调会议"""

    on: Day = ask("会议日期")
    place: Text = ask("地点", min_length=2, max_length=120)
    chair: Text = ask("主持人", min_length=2, max_length=60)
    sides: tuple[Side, ...] = ask("各方", widget="given", default=())
    talk: Text = ask("协商情况", widget="long", min_length=4, max_length=8000)
    lines: Lines = ask("分工意见", default=(), help="会议提出的分工；全部同意的，就是协调结果")
    perform_by: Day | None = ask("落实期限", default=None, help="全部同意的填写")
    again: bool = ask("还要再次开会协商", default=False, help="不能达成一致、不再开会的不选")
    files: tuple[FileRef, ...] = ask("会议签到、记录", default=(), widget="files")

    @property
    def agreed(self) -> bool:
        return bool(self.sides) and all(each.vote is Vote.YES for each in self.sides)


class Opined(Record):
    """提出协调意见: to the government, when the sides cannot agree."""

    lines: Annotated[Lines, Field(min_length=1)] = ask("建议的分工")
    reasons: Text = ask("理由和依据", widget="long", min_length=4, max_length=8000)
    perform_by: Day = ask("建议的落实期限")
    files: tuple[FileRef, ...] = ask("有关材料", default=(), widget="files")


class Decided(Record):
    """政府决定"""

    lines: Annotated[Lines, Field(min_length=1)] = ask("决定的分工", help="已经按协调意见填好，可以修改")
    perform_by: Day = ask("落实期限")
    reasons: Text = ask("理由", default="同意协调意见。", widget="long", min_length=2, max_length=4000)


class Performed(Record):
    """报告落实"""

    done: Text = ask(
        "落实情况",
        widget="long",
        min_length=4,
        max_length=4000,
        help="例如：移交案卷、修改权责清单、对外公布",
    )
    on: Day = ask("落实日期")
    files: tuple[FileRef, ...] = ask("佐证材料", default=(), widget="files")


class Closed(Record):
    opinion: Text = ask("核查情况", default="各方均已落实", widget="long", min_length=2, max_length=2000)
