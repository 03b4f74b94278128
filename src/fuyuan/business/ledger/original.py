"""The original text beside what was read of it: its lines, the words of doubts, the lines of each measure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .models import Reading

Found = Mapping[str, Any]
WHERE = {
    "title": "标题", "document_number": "文号", "issuer": "发文机关", "date": "成文日期", "recipients": "主送",
    "goals": "总体目标", "requirements": "工作要求", "measures": "措施", "phases": "阶段", "partial": "全文",
}  # fmt: skip
_PART = re.compile(r"\s*[一二三四五六七八九十]+、")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something an officer must look at: the words it is about, the line they stand in, the measure they belong to.

    ``at`` is the place of the measure in the form, ``origin`` its place among the measures read ("": none).
    """

    key: str
    text: str
    question: str
    where: str = ""
    line: int | None = None
    at: int | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the original: its number, its words in pieces (words, key of the doubt about them)."""

    number: int
    pieces: list[tuple[str, str]]
    origin: str = ""  # the measure that begins here


def lines_of(reading: Reading) -> list[str]:
    return reading.source.split("\n")


def doubts_found(reading: Reading) -> list[Doubt]:
    """What the reader was not sure of, each with its line and its measure."""
    seen: Counter[tuple[str, str]] = Counter()
    doubts = []
    for at, found in enumerate(reading.found["plan"].get("doubts") or ()):
        text, where = str(found.get("text") or ""), str(found.get("where") or "")
        origin, line = _place(reading, where, text, found.get("line"), seen[where, text])
        seen[where, text] += 1
        question = str(found.get("question") or "")
        doubts.append(Doubt(f"read:{at}", text, question, WHERE.get(where, where), line, origin=origin))
    return doubts


def _place(reading: Reading, where: str, text: str, line: int | None, again: int) -> tuple[str, int | None]:
    """(measure, line) of a doubt. Numbers that begin anew in each part name several measures: the words decide."""
    number = where.removeprefix("措施").strip("（）() ")
    measures = reading.found["plan"].get("measures") or ()
    named = [str(at) for at, each in enumerate(measures) if each.get("number") == number]
    if named and not line:
        lines, words = lines_of(reading), text[:12]
        hits = [(at, n) for at in named for n in span_of(reading, at) if words and words in lines[n - 1]]
        if hits:
            return hits[min(again, len(hits) - 1)]
        return named[0], span_of(reading, named[0]).start or None
    line = line or _line_of(text, lines_of(reading))
    return ("" if where in WHERE else _measure_at(line, reading.found["plan"])), line


def _measure_at(line: int | None, plan: Found) -> str:
    """The measure among whose lines one lies."""
    before = [at for start, at in _starts(plan) if line is not None and start <= line]
    return str(before[-1]) if before else ""


def _starts(plan: Found) -> list[tuple[int, int]]:
    """(line, measure) of every measure whose line is known."""
    measures = plan.get("measures") or ()
    return sorted((each["line"], at) for at, each in enumerate(measures) if each.get("line"))


def _line_of(text: str, lines: list[str]) -> int | None:
    """The line in which words stand, or begin."""
    wanted = _BLANKS.sub("", text)
    for length in (len(wanted), 16, 8):
        if not wanted or length > len(wanted):
            continue
        for number, line in enumerate(lines, 1):
            if wanted[:length] in _BLANKS.sub("", line):
                return number
    return None


def original(reading: Reading, doubts: Iterable[Doubt]) -> Iterator[Line]:
    """The original line by line, blank ones left out; the words of doubts stand apart, to be marked."""
    begins = {line: str(at) for line, at in _starts(reading.found["plan"])}
    marks: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        if doubt.line is not None:
            marks.setdefault(doubt.line, []).append(doubt)
    for number, line in enumerate(lines_of(reading), 1):
        if line.strip() or number in begins:
            yield Line(number, _pieces(line, marks.get(number, ())), begins.get(number, ""))


def _pieces(line: str, doubts: Iterable[Doubt]) -> list[tuple[str, str]]:
    """Cut a line at the words of its doubts; what stands on the next line too is marked as far as this one goes."""
    spans = sorted(
        (start, start + length, doubt.key)
        for doubt in doubts
        for start, length in [_span(line, doubt.text)]
        if length
    )
    pieces, done = [], 0
    for start, end, key in spans:
        if start >= done:
            pieces += [(line[done:start], ""), (line[start:end], key)]
            done = end
    return [piece for piece in [*pieces, (line[done:], "")] if piece[0]]


def _span(line: str, text: str) -> tuple[int, int]:
    """Where words stand in a line: (start, length); the longest beginning of them when they go on below."""
    for length in range(len(text), 1, -1):
        start = line.find(text[:length])
        if start >= 0:
            return start, length
    return 0, len(line)


def excerpt(reading: Reading, origin: str) -> str:
    """The original words of one measure: from its line to the next measure or the next part."""
    lines, span = lines_of(reading), span_of(reading, origin)
    return "\n".join(lines[number - 1] for number in span if lines[number - 1].strip())


def span_of(reading: Reading, origin: str) -> range:
    """The numbers of the lines of one measure, none when its place is not known."""
    starts = _starts(reading.found["plan"])
    at = next((place for place, (_, measure) in enumerate(starts) if str(measure) == origin), None)
    if at is None:
        return range(0)
    first, lines = starts[at][0], lines_of(reading)
    last = starts[at + 1][0] - 1 if at + 1 < len(starts) else len(lines)
    part = next((number for number in range(first + 1, last + 1) if _PART.match(lines[number - 1])), last + 1)
    return range(first, min(last, part - 1) + 1)


def line_in(reading: Reading, origin: str, words: str) -> int | None:
    """The line of a measure in which words stand; its first one when they are written otherwise there."""
    span, lines = span_of(reading, origin), lines_of(reading)
    return next((number for number in span if words in lines[number - 1]), span.start or None)
