"""One line of an evidence list, the same before the reconsideration organ and before the court."""

from __future__ import annotations

from .record import Choice, FileRef, Record, Text, ask


class Evidence(Choice):
    """《行政复议法》第四十三条第一款；《行政诉讼法》第三十三条, and the documents an act rests on (第三十四条)."""

    DOCUMENT = "document", "书证"
    OBJECT = "object", "物证"
    RECORDING = "recording", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    WITNESS = "witness", "证人证言"
    STATEMENT = "statement", "当事人的陈述"
    EXPERT = "expert", "鉴定意见"
    INSPECTION = "inspection", "勘验笔录、现场笔录"
    BASIS = "basis", "规范性文件等依据"


class EvidenceItem(Record):
    """One line of an evidence list."""

    name: Text = ask("名称", min_length=1, max_length=200)
    kind: Evidence = ask("种类")
    proves: Text = ask("证明什么", default="", max_length=500)
    source: Text = ask("来源", default="", max_length=200)
    pages: int = ask("页数", default=0, ge=0, le=99999)
    file: FileRef | None = ask("文件", default=None, widget="file")
