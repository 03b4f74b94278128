"""Choices and small records that several steps share."""

from __future__ import annotations

from fuyuan.law.vocabulary import Labelled
from fuyuan.matters.record import Day, Record, Text, ask


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
