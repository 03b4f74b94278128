"""A letter is sent by being signed, and taken back by being voided."""

from __future__ import annotations

from fuyuan.papers.announced import Announced

from .steps import LETTER

LETTER_PAPER = Announced(
    kinds=(f"{LETTER.name}.reminder_letter",), title=LETTER.title, ready="reviewed", step="send", undo="recall",
    until=("reviewed", "sent"), before=("proposed", "withdrawn"),
    too_late="单位已经答复这件提醒函，不能作废；内容有误的，另行发函更正",
)  # fmt: skip
