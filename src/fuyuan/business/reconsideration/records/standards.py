"""How a decision stands to the 类案审理标准 that court and government agreed on for its kind of case.

A local rule of the joint conference, never law: it asks for a reason, it forbids nothing.
"""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from fuyuan.matters.record import Choice, Record, Text, ask

LOCAL_RULE = "府院联席会议商定的本地规则，不是法律规定"


class Stand(Choice):
    FOLLOWED = "followed", "一致"
    DEPARTED = "departed", "不一致"
    NOT_CONCERNED = "not_concerned", "不涉及"


class AgreedPoint(Record):
    """One point of a standard, to the letter as both sides had agreed on it that day; ``standard`` names both."""

    standard_id: int = ask("标准办件", widget="kept")
    version: int = ask("版本", widget="kept")
    point: int = ask("第几点", widget="kept")
    standard: Text = ask("标准", widget="told")
    question: Text = ask("争议焦点", widget="told")
    rule: Text = ask("审理标准", widget="told")


class PointStand(AgreedPoint):
    """What the drafter says to one point."""

    stand: Stand = ask("本案", widget="radio")
    reason: Text = ask("理由", default="", widget="long", max_length=5000, help="与标准不一致的，必须写明")

    @property
    def agreed(self) -> AgreedPoint:
        return AgreedPoint(**{name: getattr(self, name) for name in AgreedPoint.model_fields})

    @model_validator(mode="after")
    def _why(self) -> Self:
        if self.stand is Stand.DEPARTED and not self.reason.strip():
            raise ValueError(f"与标准第{self.point}点不一致，请写明理由（{LOCAL_RULE}）")
        return self
