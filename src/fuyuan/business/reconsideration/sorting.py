"""What the place adds to the law: when the simple track is not advised, and which decisions are discussed collectively.

《行政复议法》第五十三条 says which cases may take the simple track, 第六十一条第一款 that a decision is agreed to by the organ's head or
passed by collective discussion. Where in between the line runs is local policy. Pure.
"""

from __future__ import annotations

from typing import Any

from fuyuan.matters.record import Record

LOCAL = "本地规定"
STATUTORY_AMOUNT = 3000  # 第五十三条第一款第三项: 案件涉及款额三千元以下


class Sorting(Record):
    """Criteria of 繁简分流 as of a day; ``applicants`` 0: whatever their number. ``source``: which local rule says so."""

    amount: int = STATUTORY_AMOUNT
    applicants: int = 0
    third_parties: bool = False
    source: str = LOCAL

    def against(self, state: Any) -> str:
        """Return why the ordinary track is advised although the law allows the simple one, "" when nothing stands against it."""
        application = state.application
        act, people = application.act, len(application.applicants)
        if act.amount is not None and self.amount < act.amount <= STATUTORY_AMOUNT:
            return f"涉及款额{act.amount}元，超过{self.amount}元"
        if self.applicants and people > self.applicants:
            return f"申请人{people}人，超过{self.applicants}人"
        if self.third_parties and (application.third_parties or state.third_parties):
            return "有第三人参加"
        return ""


class Collective(Record):
    """When the organ's head alone may not agree; 0 and False: no such threshold."""

    major: bool = False
    applicants: int = 0
    amount: int = 0
    source: str = LOCAL

    def why(self, state: Any) -> str:
        """Return which threshold the case reaches, "" for none."""
        application = state.application
        people, amount = len(application.applicants), application.act.amount
        if self.major and state.major:
            return "本案重大、疑难、复杂"
        if self.applicants and people >= self.applicants:
            return f"申请人{people}人，达到{self.applicants}人"
        if self.amount and amount is not None and amount >= self.amount:
            return f"涉及款额{amount}元，达到{self.amount}元"
        return ""
