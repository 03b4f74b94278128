"""What is wrong with a form of Adopted: said beside its field, and in a list on top, whichever page it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fuyuan.shell.recordforms import Raw, specs_of
from fuyuan.shell.recordforms.form import SummaryLine

from .records import DATED, Adopted

Errors = dict[str, list[str]]
_MEASURE = re.compile(r"measures\.(\d+)(?:\.|$)")


@dataclass
class Summary:
    """What stands in the list of errors on top; fits shell/parts/error_summary.html."""

    non_field_errors: list[str] = field(default_factory=list)
    lines: list[SummaryLine] = field(default_factory=list)

    @property
    def errors(self) -> bool:
        return bool(self.non_field_errors or self.lines)

    def __iter__(self) -> Iterator[SummaryLine]:
        return iter(self.lines)


def errors_here(errors: Errors, start: int, count: int) -> Errors:
    """Errors on one page of measures, by the path they have on it."""
    here: Errors = {}
    for path, messages in errors.items():
        at = place_of(path)
        if at is None:
            here[path] = messages
        elif start <= at < start + count:
            here[_moved(path, at, start)] = messages
    return here


def summary_of(errors: Errors, measures: Sequence[Raw], start: int, count: int) -> Summary:
    """The list on top: errors of this page lead to their field, those of other pages say where they are."""
    told = Summary()
    for path, messages in errors.items():
        at, label = place_of(path), _words(path, measures)
        if not path:
            told.non_field_errors += messages
        elif at is not None and not start <= at < start + count:
            told.non_field_errors += [f"第 {at + 1} 项 {label}：{message}" for message in messages]
        else:
            here = path if at is None else _moved(path, at, start)
            told.lines.append(SummaryLine(f"id_{here.replace('.', '-')}", label, messages))
    return told


def place_of(path: str) -> int | None:
    """The measure a path belongs to."""
    found = _MEASURE.match(path)
    return int(found[1]) if found else None


def _moved(path: str, at: int, start: int) -> str:
    return path.replace(str(at), str(at - start), 1)


def _words(path: str, measures: Sequence[Raw]) -> str:
    """measures.4.units.0.target → 措施五 · 责任单位 1 · 对应机关"""
    record: Any = Adopted
    words: list[str] = []
    for part in path.split(".") if path else ():
        if part.isdecimal():
            words[-1] += f" {int(part) + 1}"
            continue
        spec = next((each for each in specs_of(record) if each.name == part), None)
        words.append(spec.label if spec else part)
        record = spec.record if spec and spec.record else record
    at = place_of(path)
    if at is not None and at < len(measures) and (number := measures[at]["number"].strip()):
        words[0] = f"措施{number}"
    return " · ".join(words)


def incomplete(record: Adopted) -> Errors:
    """What the guard would refuse, said beside the field it is about."""
    wrong: Errors = {}
    for at, measure in enumerate(record.measures):
        if not any(unit.target for unit in measure.units):
            wrong[f"measures.{at}.units"] = ["请至少为一个责任单位选定对应机关"]
        for place, line in enumerate(measure.deadlines):
            if told := _bad_day(line, record.issued_on):
                wrong[f"measures.{at}.deadlines.{place}.on"] = [told]
    return wrong


def _bad_day(line: Any, issued_on: date) -> str:
    if line.kind in DATED and line.on is None:
        return "这类时限有具体日期，请填写日期，或者改选类型"
    if line.kind not in DATED and line.on is not None:
        return "这类时限没有具体日期，请清空日期，或者改选类型"
    return "早于成文日期，请核对年份" if line.on and line.on < issued_on else ""
