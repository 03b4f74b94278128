"""`due`: the last day of a statutory period, and `Deadline`, which can explain it.

The common case (one text, no pauses, no extension, default readings) is answered from look-up tables without
building the explanation; everything else goes through engine.walk, which also explains. A test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from fuyuan.law.assumptions import ASSUMPTIONS, DEFAULT, Assumed, Assumptions
from fuyuan.law.calendar import Calendar, check_range, default_calendar
from fuyuan.law.checks import settle, unannounced_years
from fuyuan.law.citation import Citation
from fuyuan.law.engine import walk
from fuyuan.law.errors import BadDate, BadExtension, BadFact, NoStatutoryNumber, NotInRegime
from fuyuan.law.explain import DeadlineStep, steps_of
from fuyuan.law.regime import B_SINCE, C_SINCE, Regime, regime_named
from fuyuan.law.request import Facts, FactValue, Pause, Request, Walk
from fuyuan.law.rules import RULES, rule_named
from fuyuan.law.rules.model import FACTS, Rule, Unit, Variant

__all__ = ["Deadline", "Pause", "due"]

_A, _B, _C = Regime.A, Regime.B, Regime.C


@dataclass(slots=True)
class Deadline:
    """A due day and the facts it was derived from. `unit` and `steps` say how it was counted."""

    rule: Rule
    on: date
    due: date
    regime: Regime
    provisional: bool
    calendar: Calendar
    variant: Variant
    pauses: Sequence[Pause] = ()
    extend: int = 0
    facts: Facts | None = None
    settings: Assumptions = DEFAULT

    @property
    def unit(self) -> Unit:
        """工作日, 日, 月 or 年."""
        return settle(self._request, Walk()).unit if self.variant.a6 else self.variant.unit

    @property
    def calendar_version(self) -> str:
        return self.calendar.version

    @property
    def _request(self) -> Request:
        facts = self.facts or {}
        return Request(
            self.rule,
            self.variant,
            self.on,
            self.regime,
            self.calendar,
            self.pauses,
            self.extend,
            facts,
            self.settings,
        )

    @property
    def assumptions(self) -> dict[str, str]:
        """The open points that mattered for this day, with the reading used."""
        return walk(self._request).used

    @property
    def steps(self) -> tuple[DeadlineStep, ...]:
        """The arithmetic, one sentence per move, each with its article. Built when asked for."""
        return steps_of(self._request, walk(self._request))

    @property
    def basis(self) -> tuple[Citation, ...]:
        return self.variant.basis

    def amber(self, window_workdays: int = 3, window_days: int = 7) -> date:
        """First day of the warning window: so many working days (natural days) before the due day, by unit."""
        if self.unit is Unit.WORKDAY:
            return self.calendar.add_workdays(self.due, -window_workdays)
        return self.due - timedelta(days=window_days)

    def explain(self) -> str:
        lines = [f"{self.rule.title}：{self.due.isoformat()}"]
        lines += [f"{number}. {step}" for number, step in enumerate(self.steps, 1)]
        for name, value in self.assumptions.items():
            open_point = ASSUMPTIONS[name]
            lines.append(
                f"法律没有写明（{name}）：{open_point.title}？这里取：{open_point.reading(value).title}。"
            )
        if self.rule.note:
            lines.append(f"说明：{self.rule.note}。")
        return "\n".join(lines)

    def to_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule.id,
            "title": self.rule.title,
            "on": self.on.isoformat(),
            "due": self.due.isoformat(),
            "unit": self.unit.value,
            "regime": self.regime.value,
            "provisional": self.provisional,
            "assumptions": self.assumptions,
            "steps": [step.to_json() for step in self.steps],
            "calendar": self.calendar.version,
            "note": self.rule.note,
        }


_PLAIN: dict[tuple[str, Regime], tuple[Rule, Variant, bool]] = {}
for _rule in RULES.values():
    for _regime in Regime:
        _found = [each for each in _rule.variants if _regime.value in each.regimes]
        if len(_found) == 1 and _found[0].plain and _found[0].unit in (Unit.DAY, Unit.WORKDAY):
            _PLAIN[_rule.id, _regime] = (_rule, _found[0], _found[0].unit is Unit.WORKDAY)


def due(
    rule_id: str,
    on: date,
    *,
    regime: Regime | str | None = None,
    pauses: Sequence[Pause] = (),
    extend: int = 0,
    facts: Mapping[str, FactValue] | None = None,
    assumptions: Assumed = DEFAULT,
    calendar: Calendar | None = None,
) -> Deadline:
    """The last day of period `rule_id` triggered on `on` (that day is not counted).

    regime       A, B, C; None or "auto": by the trigger day
    pauses       stopped on .start, resumed on .end
    extend       natural days (working days for a working-day period), within the statutory cap
    facts        further inputs by name, see Rule.facts
    assumptions  how open points are read; where that changed, as it was on the trigger day
    Raises a LawError whose text tells the user what is wrong and what is allowed.
    """
    calendar = calendar or default_calendar()
    if regime is None:
        regime = _A if on < B_SINCE else _B if on < C_SINCE else _C
    elif type(regime) is not Regime:
        regime = regime_named(regime, on)
    if assumptions is not DEFAULT:
        assumptions = assumptions.on(on)
    if pauses or extend or facts:
        return _due_in_full(rule_id, on, regime, pauses, extend, facts or {}, assumptions, calendar)
    plain = _PLAIN.get((rule_id, regime))
    if plain is None or (assumptions is not DEFAULT and assumptions != DEFAULT):
        return _due_alone(rule_id, on, regime, assumptions, calendar)
    rule, variant, by_workdays = plain
    start = check_range(on.toordinal())
    if by_workdays:
        end = calendar.add_ordinal(start, variant.length)
    else:
        end = calendar.roll_ordinal(check_range(start + variant.length))
    day = date.fromordinal(check_range(end))
    known = calendar.years
    provisional = day.year not in known or (by_workdays and on.year not in known)
    return Deadline(rule, on, day, regime, provisional, calendar, variant)


@lru_cache(maxsize=4096)
def _due_alone(rule_id: str, on: date, regime: Regime, settings: Assumptions, calendar: Calendar) -> Deadline:
    """A day alone decides: many matters begin on the same one."""
    return _due_in_full(rule_id, on, regime, (), 0, {}, settings, calendar)


def _due_in_full(
    rule_id: str,
    on: date,
    regime: Regime,
    pauses: Sequence[Pause],
    extend: int,
    facts: Facts,
    settings: Assumptions,
    calendar: Calendar,
) -> Deadline:
    rule = rule_named(rule_id)
    check_range(on.toordinal())
    _check_facts(rule, facts)
    if extend < 0 or extend > 3650:
        raise BadExtension(f"延长天数应为 1 至 3650 之间的整数，收到{extend}")
    variant = _choose(rule, regime, on, facts)
    request = Request(rule, variant, on, regime, calendar, pauses, extend, facts, settings)
    day = date.fromordinal(check_range(walk(request).end))
    unsure = bool(unannounced_years(request, day))
    return Deadline(rule, on, day, regime, unsure, calendar, variant, pauses, extend, facts, settings)


_KINDS = {"date": "日期", "bool": "是或者否", "days": "1 至 3650 之间的天数"}


def _check_facts(rule: Rule, facts: Facts) -> None:
    allowed = [fact.name for fact in rule.facts]
    for name, value in facts.items():
        if name not in allowed:
            options = f"只接受：{'、'.join(allowed)}" if allowed else "不需要其他事实"
            raise BadFact(f"“{rule.title}”没有名为“{name}”的事实，{options}")
        fact = FACTS[name]
        if not _fits(fact.kind, value):
            raise BadFact(f"事实 {name}（{fact.label}）应为{_KINDS[fact.kind]}，收到“{value}”")


def _fits(kind: str, value: FactValue) -> bool:
    if kind == "date":
        return isinstance(value, date) and bool(check_range(value.toordinal()))
    if kind == "bool":
        return isinstance(value, bool)
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 3650


def _choose(rule: Rule, regime: Regime, on: date, facts: Facts) -> Variant:
    """The variant of this regime and day; one selected by a yes/no fact goes before the general one."""
    if rule.silent:
        where = "、".join(str(citation) for citation in rule.silent_basis)
        raise NoStatutoryNumber(f"法律没有规定具体期限：{rule.title}。{rule.silent}（{where}）")
    served = [each for each in rule.variants if regime.value in each.regimes]
    if not served:
        raise NotInRegime(_absence(rule, regime))
    asked = [each for each in served if each.when and facts.get(each.when)]
    found = [each for each in asked or served if each.serves(on) and bool(each.when) == bool(asked)]
    if not found:
        raise NotInRegime(_too_early(rule, asked or served, on))
    return found[0]


def _too_early(rule: Rule, texts: Sequence[Variant], on: date) -> str:
    """No text of the library reaches back to the day: say from when one does, never answer by the general rule."""
    first = min(texts, key=lambda each: each.since or date.max)
    case = f"（{FACTS[first.when].label}）" if first.when else ""
    return (
        f"“{rule.title}”{case}：资料库收录的规定自 {first.since} 起施行（{first.basis[0]}），起算日是 {on}，"
        "请核对起算日，更早的另查当时的法律文本"
    )


def _absence(rule: Rule, regime: Regime) -> str:
    since = {"A": "", "B": "2024年1月1日", "C": "2026年7月1日"}
    serving = [letter for letter in "ABC" if rule.serves(letter)]
    where = rule.variants[0].basis[0]
    if serving[0] > regime.value:
        return (
            f"“{rule.title}”自{since[serving[0]]}起才有规定（{where}），阶段 {regime.value} 没有这一期限；"
            f"申请或者办理发生在此后的，请写 --regime {serving[0]}"
        )
    ended = since[chr(ord(serving[-1]) + 1)]
    return f"“{rule.title}”自{ended}起不再有规定（原为{where}），阶段 {regime.value} 没有这一期限"


def parse_day(text: str) -> date:
    """2026-09-28 → a date; refuses impossible days, years outside 1990-2100 and every other way to write a day.

    fromisoformat alone takes 20260928 and, what nobody means, the week day 2026-W05-2.
    """
    try:
        day = date.fromisoformat(text)
        if day.isoformat() != text:
            raise ValueError
    except ValueError:
        raise BadDate(f"日期有误：{text}，应为实际存在的日期，写作 2026-09-28") from None
    check_range(day.toordinal())
    return day
