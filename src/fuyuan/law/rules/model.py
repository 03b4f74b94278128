"""The vocabulary of the rule tables: one Rule per row of the period list, one Variant per text that differs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fuyuan.law.citation import Citation, refs


class Unit(StrEnum):
    WORKDAY = "工作日"
    DAY = "日"
    MONTH = "月"
    YEAR = "年"


class Kind(StrEnum):
    """How the length leads to the day."""

    FORWARD = "forward"  # S1, count on from the trigger
    BACKWARD = "backward"  # count back from the hearing day (A4)
    SAME_DAY = "same_day"  # the day itself is the answer (start days of the application period)
    FIXED = "fixed"  # a day of the year


class Roll(StrEnum):
    """What happens when the last day is a rest day."""

    E1 = "E1"
    NONE = "none"
    A5 = "A5"  # public notice
    A7 = "A7"  # absolute caps


class Section(StrEnum):
    APPLICATION = "申请"
    ACCEPTANCE = "受理"
    TRIAL = "审理"
    AFTER = "决定之后"
    LITIGATION = "提起诉讼"
    DEFENDANT = "应诉"
    LINKAGE = "府院联动"
    ENFORCEMENT = "行政执法"
    YEARLY = "年度事项"


@dataclass(frozen=True, slots=True)
class Fact:
    """An extra input of a rule. kind: date, bool (yes or no) or days."""

    name: str
    kind: str
    label: str


FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact("content_known", "date", "知道或者应当知道行政行为内容之日"),
        Fact("converted_on", "date", "转为普通程序之日"),
        Fact("days", "days", "文书确定的天数"),
        Fact("real_property", "bool", "因不动产提出"),
        Fact("life_safety", "bool", "涉及公民生命健康安全、金融安全且有危害后果"),
        Fact("foreign", "bool", "受送达人在我国领域内没有住所"),
        Fact("simplified", "bool", "适用简易程序"),
        Fact("detained", "bool", "所停的是被羁押等限制人身自由的期间"),
        Fact("urgent", "bool", "出现损害继续扩大等紧急情形"),
        Fact("own_limit", "bool", "法律、法规对履行期限另有规定，起算日为该期限届满之日"),
        Fact("against_act", "bool", "对行政行为直接起诉（不是对复议决定起诉）"),
    )
}


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest the period may last, counted from the day named by a fact; never moved by pauses."""

    years: int
    fact: str
    required: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """What one text says. Lengths are in `unit`; `cap` and pauses follow the same unit unless stated.

    trigger      its own wording of the trigger, where the texts differ
    regimes      the regimes (letters) it serves; `since`/`until` bound the trigger day where another text matters
    when         a yes/no fact that selects this variant
    then         a second leg counted from the end of the first
    cap          most units an extension may add; OPEN = allowed without a statutory number; 0 = none
    stops        articles that stop the period (empty: pauses are refused); a3: assumption A3 decides
    counted      article that makes the named days working days
    by_days      the fact `days` sets the length (length 0: required; else it is the maximum)
    """

    regimes: str
    unit: Unit
    length: int
    basis: tuple[Citation, ...]
    kind: Kind = Kind.FORWARD
    roll: Roll = Roll.E1
    since: date | None = None
    until: date | None = None
    when: str = ""
    then: tuple[Unit, int] | None = None
    limit: Limit | None = None
    cap: int = 0
    cap_basis: tuple[Citation, ...] = ()
    no_extension: str = "法律没有规定这一期限可以延长"
    stops: tuple[Citation, ...] = ()
    a3: bool = False
    stop_months: int = 0
    counted: tuple[Citation, ...] = ()
    by_days: bool = False
    a6: bool = False
    month_day: tuple[int, int] = (12, 31)
    trigger: str = ""

    def serves(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def plain(self) -> bool:
        """Needs nothing but the trigger day: the engine's fast path may answer it."""
        special = self.since or self.until or self.when or self.then or self.limit or self.by_days or self.a6
        return not special and self.kind is Kind.FORWARD and self.roll is Roll.E1


OPEN = -1


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the period list. `silent` (with its articles) marks a duty for which the law names no number.

    `posted`: what is due is a paper of a party, in time when it is posted before the end (P1, 期间不包括在途时间).
    """

    id: str
    section: Section
    title: str
    trigger: str
    variants: tuple[Variant, ...] = ()
    silent: str = ""
    silent_basis: tuple[Citation, ...] = ()
    note: str = ""
    more_facts: tuple[str, ...] = ()
    posted: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Inputs the rule accepts beside the trigger day."""
        names: list[str] = list(self.more_facts)
        for each in self.variants:
            names += [each.when, each.limit.fact if each.limit else "", "days" if each.by_days else ""]
        return tuple(FACTS[name] for name in dict.fromkeys(names) if name)

    @property
    def pausable(self) -> bool:
        return any(each.stops or each.a3 for each in self.variants)

    @property
    def extendable(self) -> bool:
        return any(each.cap for each in self.variants)

    def serves(self, regime: str) -> bool:
        return any(regime in each.regimes for each in self.variants)

    def citations(self) -> tuple[Citation, ...]:
        """Every citation the rule can print (a test resolves them all)."""
        out = list(self.silent_basis)
        for each in self.variants:
            out += [*each.basis, *each.cap_basis, *each.stops, *each.counted]
        return tuple(dict.fromkeys(out))


def _optional(line: object) -> tuple[Citation, ...]:
    return refs(line) if isinstance(line, str) else ()


def variant(regimes: str, unit: Unit, length: int, basis: str, **options: object) -> Variant:
    """A Variant whose citations are written compactly (see citation.refs)."""
    for name in ("cap_basis", "stops", "counted"):
        options[name] = _optional(options.get(name))
    return Variant(regimes, unit, length, refs(basis), **options)  # type: ignore[arg-type]


def workdays(regimes: str, length: int, basis: str, counted: str, **options: object) -> Variant:
    """Working days; `counted` is the article that says so."""
    return variant(regimes, Unit.WORKDAY, length, basis, counted=counted, **options)


def days(regimes: str, length: int, basis: str, **options: object) -> Variant:
    """Natural days."""
    return variant(regimes, Unit.DAY, length, basis, **options)


def months(regimes: str, length: int, basis: str, **options: object) -> Variant:
    return variant(regimes, Unit.MONTH, length, basis, **options)


def years(regimes: str, length: int, basis: str, **options: object) -> Variant:
    return variant(regimes, Unit.YEAR, length, basis, **options)


def silent(id_: str, section: Section, title: str, trigger: str, why: str, basis: str) -> Rule:
    """A duty without a statutory number of days."""
    return Rule(id_, section, title, trigger, silent=why, silent_basis=refs(basis))


L17_WORKDAYS = "L17 40.2"
L23_WORKDAYS = "L23 88.2"
