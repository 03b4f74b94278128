"""What remains of the events of an annual report."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact, Text

from .records import Completed, Figures, Measure, Section

NO_ONE_HELD = "本年度没有需要追究行政执法责任的情形。"


class Version(Fact):
    """One version as the public reads it. ``ended``: 更正 or 撤回, "" while it holds."""

    number: int
    published_on: date
    approved_by: str
    figures: Figures
    text: Completed
    opinion: str = ""
    ended: str = ""
    ended_on: date | None = None
    why: str = ""


class AnnualState(State):
    """The report of one organ on one year; ``organ_id`` is the organ. Days are derived when the report, or its correction, begins."""

    touched_on: date
    year: int
    organ_name: str
    office_id: int | None = None
    round: int = 1
    fill_by: date
    review_by: date | None = None  # known once the organ has handed the report in
    figures: Figures
    text: Completed | None = None
    filled_on: date | None = None
    approved_on: date | None = None
    approved_by: str = ""
    returned: str = ""
    accepted_on: date | None = None
    opinion: str = ""
    publish_on: date | None = None
    versions: tuple[Version, ...] = ()

    @property
    def public(self) -> Version | None:
        """The version in force, None when none was published or the last was withdrawn."""
        last = self.versions[-1] if self.versions else None
        return last if last and last.ended != "撤回" else None


def held_words(text: Completed) -> list[str]:
    """责任追究 in sentences."""
    told = [f"{Measure(each.measure).label}{each.people}人：{each.why}。" for each in text.held]
    return told or [NO_ONE_HELD]


def contested_words(figures: Figures, text: Completed) -> list[tuple[Section, str, str, Text]]:
    """Return (section, as the system counts, as the organ counts, why) of each figure the organ contests."""
    return [
        (
            each.section, figures.of(each.section).said,
            figures.of(each.section).model_copy(update={"whole": each.whole, "part": each.part}).said, each.reason,
        )
        for each in text.contested
    ]  # fmt: skip


def shown(figures: Figures, text: Completed, opinion: str) -> str:
    """Everything the public would read of a report, for the leak check."""
    lines = [f"{each.number} {each.about} {each.result}" for each in figures.lines]
    told = [*lines, text.duties, *held_words(text), text.improving, opinion]
    return "\n".join([*told, *(each.reason for each in text.contested)])
