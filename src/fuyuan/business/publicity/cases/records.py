"""What the steps of a typical case (典型案例) write down."""

from __future__ import annotations

from fuyuan.matters.record import Day, Fact, Record, Text, ask

HEADS = {"facts": "基本案情", "issue": "争议焦点", "result": "处理结果", "meaning": "典型意义"}


class Source(Fact):
    """A case or suit the teaching text rests on, as it was taken over."""

    kind: str
    matter_id: int
    number: str
    act_kind: str
    area: str
    outcome: str
    agency: str
    ended_on: Day


class Words(Fact):
    """The four parts of a teaching text."""

    facts: str = ""
    issue: str = ""
    result: str = ""
    meaning: str = ""

    @property
    def whole(self) -> str:
        """The text as it is read: each part under its heading."""
        parts = ((HEADS[name], getattr(self, name).strip()) for name in HEADS)
        return "\n".join(f"{head}\n{words}" for head, words in parts if words)


class Begin(Record):
    """选用案件"""

    numbers: tuple[Text, ...] = ask(
        "案号",
        min_length=1,
        max_length=5,
        help="复议案号或者法院案号，一行一个；几个同类案件可以合写一个案例",
    )
    why: Text = ask("为什么典型", min_length=2, max_length=1000, widget="long")
    collection: Text = ask("收入案例集", default="", max_length=60, help="例如：2026年行政复议十大典型案例")


class Write(Record):
    """撰写案例"""

    facts: Text = ask(HEADS["facts"], min_length=10, max_length=6000, widget="long")
    issue: Text = ask(HEADS["issue"], min_length=4, max_length=2000, widget="long")
    result: Text = ask(HEADS["result"], min_length=4, max_length=4000, widget="long")
    meaning: Text = ask(HEADS["meaning"], min_length=10, max_length=4000, widget="long")
    collection: Text = ask("收入案例集", default="", max_length=60)
