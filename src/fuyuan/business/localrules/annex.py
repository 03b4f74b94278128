"""The annex of a rule: settings of the program with the values the rule gives them, written from its day on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from fuyuan.matters.registry import Outcome
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Account
from fuyuan.organs.settings import Definition, Topic

from .models import LocalRule
from .queries import KEEPING, family, state_of
from .records import Annexed, AnnexLine
from .state import RuleState


def known(topic: str) -> list[Definition]:
    """Return the settings of a topic that a rule may take into its annex."""
    return [each for each in installation.definitions.values() if each.topic == topic]


def topics() -> list[Topic]:
    """Return the topics of local policy, those with settings first."""
    return sorted(installation.topics.values(), key=lambda each: not known(each.key))


def line_of(definition: Definition, value: Any) -> AnnexLine:
    """Write a setting into the annex as it is now and as it shall be."""
    now = installation.get(definition.key)
    return AnnexLine(
        key=definition.key, title=definition.title, value=_json(value), held=_json(now), before=definition.show(now),
        words=definition.show(value),
    )  # fmt: skip


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def value_of(line: AnnexLine) -> Any:
    """Return what the program reads. Raises KeyError for an unknown setting, ValueError for a value it does not take."""
    return installation.definitions[line.key].parse(json.loads(line.value))


# -- what guards ask -----------------------------------------------------------------------------------------------------


def faults(record: Annexed, first: int | None) -> list[str]:
    """Say what is wrong with an annex; ``first``: the rule it belongs to, None for one that is new."""
    keys = [line.key for line in record.lines]
    twice = {key for key in keys if keys.count(key) > 1}
    found = [f"“{line.title}”在附件里出现了两次" for line in record.lines if line.key in twice]
    elsewhere = kept_elsewhere(first)
    for line in record.lines:
        if fault := _fault(line, elsewhere):
            found.append(fault)
    unknown = [each.topic for each in record.places if each.topic not in installation.topics]
    return [*dict.fromkeys(found), *(f"没有“{topic}”这个事项" for topic in unknown)]


def _fault(line: AnnexLine, elsewhere: Mapping[str, str]) -> str:
    definition = installation.definitions.get(line.key)
    if definition is None or not definition.topic:
        return f"“{line.title}”不是本地规则可以确定的设置"
    if line.key in elsewhere:
        return f"“{line.title}”由{elsewhere[line.key]}的附件确定，一个设置只能由一个规则确定"
    try:
        value_of(line)
    except ValueError as error:
        return str(error)
    return ""


def kept_elsewhere(first: int | None) -> dict[str, str]:
    """Return the settings that other rules keep, each with its rule."""
    rows = LocalRule.objects.filter(stage__in=KEEPING)
    return {
        line.key: state.name
        for row in rows
        if family(row) != first
        for state in (state_of(row),)
        for line in state.lines
    }


def stale(state: RuleState) -> list[str]:
    """Name the settings that changed after the annex was drawn up."""
    return [
        f"“{line.title}”"
        for line in state.lines
        if line.key not in installation.definitions or _json(installation.get(line.key)) != line.held
    ]


def changes(lines: Sequence[AnnexLine]) -> dict[str, Any]:
    """Return the settings to which the annex gives another value than they had."""
    return {line.key: value_of(line) for line in lines if line.changed}


# -- what follows from a step --------------------------------------------------------------------------------------------


def write(outcome: Outcome) -> None:
    """Subscriber of 批准: the settings have their new values from the day of effect, and not a day before."""
    state: RuleState = outcome.state
    _set(outcome, changes(state.lines).items(), f"{state.edition}附件")


def take_back(outcome: Outcome) -> None:
    """Subscriber of 停止施行: what would have begun does not; the values of the day before go on."""
    state: RuleState = outcome.state
    assert state.valid_from
    eve = state.valid_from - timedelta(days=1)
    before = ((key, installation.get(key, eve)) for key in changes(state.lines))
    _set(outcome, before, f"{state.edition}没有施行")


def _set(outcome: Outcome, values: Any, reason: str) -> None:
    state: RuleState = outcome.state
    by = Account.objects.filter(pk=outcome.event.by.person_id or 0).first()
    for key, value in values:
        installation.change(key, value, by=by, valid_from=state.valid_from, reason=reason[:200], by_rule=True)


# -- two annexes ---------------------------------------------------------------------------------------------------------


def differences(old: RuleState, new: RuleState) -> Iterator[tuple[str, str, str]]:
    """Yield (setting, older value, newer value), "" where a version does not have it; the same is left out."""
    before = {line.key: line for line in old.lines}
    after = {line.key: line for line in new.lines}
    for key in dict.fromkeys((*after, *before)):
        was, shall = before.get(key), after.get(key)
        if was is None or shall is None or was.value != shall.value:
            line = shall or was
            assert line
            yield line.title, was.words if was else "", shall.words if shall else ""
