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

from fuyuan.business.linkage.findings.grounds import Finding, Found, Ground, by_unit
from fuyuan.business.linkage.findings.windows import Window, window_of
from fuyuan.matters.record import Record, Text, ask

LATECOMERS = 15  # days after its end during which a window is still looked at


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
