"""What the steps of 档案鉴定销毁 write down."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from fuyuan.matters.record import Day, FileRef, Record, Text, ask


class Proposed(Record):
    """The proposal: which files, of those whose retention period is over."""

    cases: tuple[Text, ...] = ask(
        "列入清册的案卷",
        min_length=1,
        max_length=500,
        widget="checks",
        help="只列出保管期限已经届满、还没有销毁的",
    )
    reason: Text = ask("提出鉴定销毁的理由", widget="long", min_length=1, max_length=2000)


class Appraised(Record):
    """鉴定: the file by file opinion; what still has value is kept longer."""

    kept: tuple[Text, ...] = ask(
        "仍有保存价值、不销毁的案卷", default=(), max_length=500, widget="checks", help="全部可以销毁的不用选"
    )
    opinion: Text = ask("鉴定意见", widget="long", min_length=1, max_length=2000, help="不销毁的，写明理由")


class Decided(Record):
    """批准 or 不予批准."""

    opinion: Text = ask("意见", widget="long", min_length=1, max_length=2000)


class CarriedOut(Record):
    """销毁 of what lies on paper; what the platform keeps goes with the witness's confirmation."""

    on: Day = ask("销毁日期")
    place: Text = ask(
        "销毁地点、方式",
        min_length=1,
        max_length=300,
        help="例如：送指定机构粉碎；没有纸质案卷的，写明只有电子文件",
    )


class Witnessed(Record):
    """监销"""

    statement: Text = ask(
        "监销情况", widget="long", min_length=1, max_length=2000, help="清点核对的情况，纸质案卷是否全部销毁"
    )
    proof: FileRef | None = ask("照片、回执", default=None, widget="file")


class Item(BaseModel):
    """One file on the register, as it was on the day of the proposal."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    matter_id: int
    number: str
    title: str
    closed_on: date
    keep: str
    until: date
    papers: int


class Part(BaseModel):
    """Who took which part on which day, with what they said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: str
    name: str
    post: str
    person_id: int | None
    on: date
    words: str = ""
