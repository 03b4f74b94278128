"""Choices and small records that several steps share."""

from __future__ import annotations

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Answer(Choice):
    """One line of a checklist, confirmed by a person."""

    YES = "yes", "符合"
    NO = "no", "不符合"
    UNSURE = "unsure", "待核实"


class Capacity(Choice):
    """In which capacity somebody approved."""

    OFFICE_HEAD = "office_head", "行政复议机构负责人批准"
    ORGAN_HEAD = "organ_head", "行政复议机关负责人批准"
    COLLECTIVE = "collective", "行政复议机关集体讨论通过"


class Approval(Record):
    """Who approved, when, in which capacity: the program records the decision, it never takes it."""

    by: Text = ask("批准人", max_length=60, min_length=1, help="写姓名；集体讨论的写主持人")
    capacity: Capacity = ask("批准方式", widget="radio")
    on: Day = ask("批准日期")
    sheet: FileRef | None = ask("审批表或者会议纪要", default=None, widget="file")


class Note(Record):
    """A step that needs one sentence."""

    note: Text = ask("说明", default="", widget="long", max_length=2000)


class Reasoned(Record):
    """A step that must say why."""

    reason: Text = ask("理由", widget="long", min_length=1, max_length=5000)


class Approved(Record):
    """A decision of the organ or the office: reason and approval."""

    reason: Text = ask("理由", widget="long", min_length=1, max_length=5000)
    approval: Approval = ask("审批")


class Evidence(Choice):
    """《行政复议法》第四十三条"""

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
