"""What a letter or a notice may be about, and one fact of it at one unit. Pure: the same facts, the same findings."""

from __future__ import annotations

from collections.abc import Iterable

from fuyuan.matters.record import Choice, Day, Record, Text, ask


class Ground(Choice):
    """The conduct a fact shows. A rule of letters counts matters of one ground; a notice lists them ground by ground."""

    REFUSES_MEDIATION = "refuses_mediation", "拒不参加调解、协调"
    LATE_REPLY = "late_reply", "逾期提交行政复议答复"
    CORRECTED = "corrected", "行政行为被复议纠错"
    NOT_PERFORMED = "not_performed", "不按期履行行政复议决定"
    OPINION_UNANSWERED = "opinion_unanswered", "逾期不报送意见书落实情况"
    HEAD_ABSENT = "head_absent", "负责人未出庭应诉"
    LOST = "lost", "行政诉讼败诉"
    LATE_DEFENCE = "late_defence", "逾期答辩、举证"
    JUDGMENT_UNPERFORMED = "judgment_unperformed", "不按期履行生效裁判"
    LOSS_RATE = "loss_rate", "败诉率高于目标"
    LETTER_UNHEEDED = "letter_unheeded", "不按期答复、不落实提醒函和分析函"
    REFORM_LATE = "reform_late", "以案促改逾期"
    REFORM_MISSING = "reform_missing", "全年没有开展以案促改"
    UNRECTIFIED = "unrectified", "通报后没有整改到位"
    LEDGER_LATE = "ledger_late", "逾期报送台账进展"
    OTHER = "other", "其他情况"


class Finding(Record):
    """One fact that was counted. ``key`` is the same whenever the same fact is found again."""

    key: Text = ask("事实", max_length=80)
    text: Text = ask("情况", max_length=500)
    on: Day = ask("发生日期")
    matter_id: int | None = ask("办件", default=None)
    kind: Text = ask("办件种类", default="", max_length=40)


class Found(Record):
    """A finding at a unit."""

    organ_id: int
    finding: Finding


def by_unit(found: Iterable[Found]) -> dict[int, tuple[Finding, ...]]:
    """Findings of each unit, each fact once, in order of day and key."""
    units: dict[int, dict[str, Finding]] = {}
    for each in found:
        units.setdefault(each.organ_id, {})[each.finding.key] = each.finding
    return {
        organ: tuple(sorted(facts.values(), key=lambda fact: (fact.on, fact.key)))
        for organ, facts in sorted(units.items())
    }
