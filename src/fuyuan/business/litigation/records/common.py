"""Choices and small records that several steps share."""

from __future__ import annotations

from fuyuan.law.vocabulary import Labelled
from fuyuan.matters.record import Day, FileRef, Record, Text, ask


class Reasoned(Record):
    """A step that must say why."""

    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)


class Verdict(Labelled):
    """What the office makes of a statement of causes."""

    ACCEPT = "accept", "认可"
    RETURN = "return", "退回补充"


class Choice(Labelled):
    """Whether the organ appeals."""

    APPEAL = "appeal", "上诉"
    ACCEPT = "accept", "不上诉"


class Leave(Labelled):
    """The court's answer to a wish for more time."""

    ALLOWED = "allowed", "准许"
    REFUSED = "refused", "不准许"


class Approval(Record):
    """Who approved, and when: the program records the decision, it never takes it."""

    by: Text = ask("批准人", max_length=60, min_length=1, help="写姓名和职务")
    on: Day = ask("批准日期")


class Evidence(Labelled):
    """《行政诉讼法》第三十三条, and the documents an act rests on (第三十四条)."""

    DOCUMENT = "document", "书证"
    OBJECT = "object", "物证"
    RECORDING = "recording", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    WITNESS = "witness", "证人证言"
    STATEMENT = "statement", "当事人的陈述"
    EXPERT = "expert", "鉴定意见"
    INSPECTION = "inspection", "勘验笔录、现场笔录"
    BASIS = "basis", "所依据的规范性文件"


class EvidenceItem(Record):
    """One line of an evidence list."""

    name: Text = ask("名称", min_length=1, max_length=200)
    kind: Evidence = ask("种类")
    proves: Text = ask("证明什么", default="", max_length=500)
    source: Text = ask("来源", default="", max_length=200)
    pages: int = ask("页数", default=0, ge=0, le=99999)
    file: FileRef | None = ask("文件", default=None, widget="file")
