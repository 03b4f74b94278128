"""Rules that propose a letter: each a named condition on facts, a threshold and a window. Pure: the same facts, the same
proposals.

(五) 对在行政复议和行政诉讼中化解行政争议不力的单位发出工作提醒函，要求相关单位及时妥善解决. Which conduct that is, the joint
conference decides: the rules are data, and an officer reviews every proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from fuyuan.matters.record import Choice, Day, Record, Text, ask

from .windows import Window, window_of

LATECOMERS = 15  # days after its end during which a window is still looked at


class Ground(Choice):
    """What a letter may be about. A rule counts matters of one ground."""

    REFUSES_MEDIATION = "refuses_mediation", "拒不参加调解、协调"
    LATE_REPLY = "late_reply", "逾期提交行政复议答复"
    CORRECTED = "corrected", "行政行为被复议纠错"
    NOT_PERFORMED = "not_performed", "不按期履行行政复议决定"
    OPINION_UNANSWERED = "opinion_unanswered", "逾期不报送意见书落实情况"
    HEAD_ABSENT = "head_absent", "负责人未出庭应诉"
    LOST = "lost", "行政诉讼败诉"
    JUDGMENT_UNPERFORMED = "judgment_unperformed", "不按期履行生效裁判"
    LOSS_RATE = "loss_rate", "败诉率高于目标"
    LEDGER_LATE = "ledger_late", "逾期报送台账进展"
    OTHER = "other", "其他情况"


class Finding(Record):
    """One matter that a rule counted. ``key`` is the same whenever the same fact is found again."""

    key: Text = ask("事实", max_length=80)
    text: Text = ask("情况", max_length=500)
    on: Day = ask("发生日期")
    matter_id: int | None = ask("办件", default=None)
    kind: Text = ask("办件种类", default="", max_length=40)


class Found(Record):
    """A finding at a unit."""

    organ_id: int
    finding: Finding


class ReminderRule(Record):
    """One rule as the office wrote it."""

    code: Text = ask("代码", min_length=2, max_length=40, help="只用小写字母、数字和连字符；建立后不变")
    name: Text = ask("名称", min_length=2, max_length=60)
    ground: Ground = ask("条件")
    threshold: int = ask("达到几件（次）时提出", default=1, ge=1, le=1000)
    window: Window = ask("统计期间", default=Window.QUARTER)
    matter: Text = ask("事由的写法", widget="long", min_length=4, max_length=1000)
    demand: Text = ask("要求的写法", widget="long", min_length=4, max_length=2000)
    answer_days: int = ask("几个工作日内答复", default=10, ge=1, le=60)
    enabled: bool = ask("启用", default=True)

    def written(self, words: str, count: int) -> str:
        """The matter of a letter. Plain replacement: a text of the office can name nothing else."""
        return self.matter.replace("{期间}", words).replace("{件数}", str(count))


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier letters of the same rule, unit and window say: whether one is open, which facts they named."""

    open: bool
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A letter that a rule asks for, with the matters that triggered it."""

    rule: ReminderRule
    organ_id: int
    window: str
    findings: tuple[Finding, ...]

    @property
    def token(self) -> str:
        """The same proposal is opened once, whoever asks for it and how often."""
        told = ",".join(finding.key for finding in self.findings)
        whole = f"{self.rule.code}|{self.organ_id}|{self.window}|{told}"
        return f"reminder:{sha256(whole.encode()).hexdigest()[:40]}"


NOBODY = Known(False, frozenset())


def by_unit(found: Iterable[Found]) -> dict[int, tuple[Finding, ...]]:
    """Findings of each unit, each fact once, in order of day and key."""
    units: dict[int, dict[str, Finding]] = {}
    for each in found:
        units.setdefault(each.organ_id, {})[each.finding.key] = each.finding
    return {
        organ: tuple(sorted(facts.values(), key=lambda fact: (fact.on, fact.key)))
        for organ, facts in sorted(units.items())
    }


def proposals(
    rule: ReminderRule, window: str, found: Iterable[Found], known: Mapping[int, Known]
) -> Iterator[Proposal]:
    """Yield a proposal for every unit that reached the threshold with facts no earlier letter named.

    At most one open letter for a unit, a rule and a window; a proposal that was withdrawn is not made again for the
    same facts.
    """
    if not rule.enabled:
        return
    for organ, findings in by_unit(found).items():
        before = known.get(organ, NOBODY)
        new = tuple(finding for finding in findings if finding.key not in before.keys)
        if not before.open and len(new) >= rule.threshold:
            yield Proposal(rule, organ, window, new)


def windows_on(rule: ReminderRule, day: date) -> list[str]:
    """The windows to look at on a day: the running one, and the one before while its last facts may still come in."""
    return sorted({window_of(day - timedelta(days=LATECOMERS), rule.window), window_of(day, rule.window)})
