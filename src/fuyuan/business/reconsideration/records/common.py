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
