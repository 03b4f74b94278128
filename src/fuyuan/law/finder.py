"""Citations in running text: 《行政复议法》第六十二条第一款, 行政复议法第62条, 第六十二条、第六十三条, 该法第五条."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from fuyuan.law.citation import Citation
from fuyuan.law.errors import UnknownArticle, UnknownWork
from fuyuan.law.numerals import from_chinese
from fuyuan.law.statutes import VERSIONS, Version, articles_of, version_on, work_named
from fuyuan.law.statutes import titles as statute_titles

_N = r"[一二三四五六七八九十百千零〇两\d]+"
_PLACE = (
    rf"第\s*(?P<article>{_N})\s*条(?:之(?P<sub>[一二三四五六七八九十]+))?"
    rf"(?:\s*第\s*(?P<paragraph>{_N})\s*款)?"
    rf"(?:\s*第?\s*[（(]?\s*(?P<item>{_N})\s*[）)]?\s*项)?"
)
_YEAR_LABEL = re.compile(r"[（(]\s*(\d{4})年?\s*(?:修正|修订|版|文本)?\s*[）)]")
_BACK = r"该法|同法|该条例|同条例|该解释|该规定|本法|本条例|本解释"


@dataclass(frozen=True, slots=True)
class Found:
    """A citation at text[start:end]."""

    start: int
    end: int
    citation: Citation


@cache
def _pattern() -> re.Pattern[str]:
    loose = (
        re.escape(title).replace("〔", r"[〔\[［]").replace("〕", r"[〕\]］]") for title in statute_titles()
    )
    # 行政复议法 must not match inside 行政复议法实施条例, nor 复议法 inside a longer unknown title.
    names = "|".join(loose)
    quoted = r"《[^《》]*(?:〈[^〉]*〉[^《》]*|《[^》]*》[^《》]*)?》"
    return re.compile(
        rf"(?P<quoted>{quoted})|(?P<back>{_BACK})|(?P<name>{names})|(?P<place>{_PLACE})|(?P<stop>[。！？\n])"
    )


def find(text: str, on: date | None = None) -> list[Found]:
    """Every citation in the text that can be told apart and exists, in order of appearance.

    `on` chooses the version in force that day; without it the newest; （2017修正） after the title wins.
    A title carries over to bare articles in the same sentence (第六十二条、第六十三条) and, by 该法 or 同法, beyond it.
    """
    return [Found(start, end, citation) for start, end, citation in _scan(text, on)]


def _scan(text: str, on: date | None) -> Iterator[tuple[int, int, Citation]]:
    current: Version | None = None
    remembered: Version | None = None
    opening = position = 0
    pattern = _pattern()
    while match := pattern.search(text, position):
        position = match.end()
        if match["stop"]:
            current = None
        elif match["back"]:
            current, opening = remembered, match.start()
        elif match["quoted"] or match["name"]:
            current, position = _titled(text, match, on)
            remembered, opening = current or remembered, match.start()
        elif current and (citation := _at(current, match)):
            start = opening if opening >= 0 and _adjacent(text, opening, match) else match.start()
            opening = -1
            yield start, match.end(), citation


def _adjacent(text: str, opening: int, match: re.Match[str]) -> bool:
    """The title belongs to the citation when nothing but its brackets and number stands between them."""
    return (
        len(text[opening : match.start()]) < 80 and "第" not in text[opening : match.start()].split("》")[-1]
    )


def _titled(text: str, match: re.Match[str], on: date | None) -> tuple[Version | None, int]:
    """The version a title names, and where reading goes on (after （2017修正） or （法释〔2018〕1号）)."""
    end = match.end()
    try:
        work = work_named(match["quoted"] or match["name"])
    except UnknownWork:
        return None, end
    label = _YEAR_LABEL.match(text, end)
    if label:
        named = [each for each in VERSIONS.values() if each.work is work and each.label[:4] == label[1]]
        if named:
            return named[-1], label.end()
    bracket = re.compile(r"[（(](?:以下简称[^）)]*|法释[〔\[［]\d{4}[〕\]］]\d+号)[）)]").match(text, end)
    if bracket:
        end = bracket.end()
    try:
        return version_on(work, on), end
    except UnknownWork:
        return None, end


def _number(text: str | None) -> int | None:
    return from_chinese(text) if text else None


def _at(version: Version, match: re.Match[str]) -> Citation | None:
    try:
        article = from_chinese(match["article"])
        citation = Citation(
            version.id,
            article,
            _number(match["paragraph"]),
            _number(match["item"]),
            _number(match["sub"]) or 0,
        )
        _ = citation.text
    except (UnknownArticle, ValueError):
        return None
    return citation


def parse(text: str, on: date | None = None) -> Citation:
    """Exactly one citation; raises UnknownWork or UnknownArticle when it cannot be resolved."""
    found = find(text, on)
    if found:
        return found[0].citation
    match = _pattern().search(text)
    if match and (match["quoted"] or match["name"]):
        work = work_named(match["quoted"] or match["name"])
        place = re.search(_PLACE, text[match.end() :])
        if place:
            number = from_chinese(place["article"])
            version = version_on(work, on)
            citation = Citation(version.id, number, _number(place["paragraph"]), _number(place["item"]))
            _ = citation.text
            last = max(each for each, _ in articles_of(version.id))
            raise UnknownArticle(f"《{work.short}》没有第{number}条，最后一条是第{last}条")
    raise UnknownWork(f"没有认出法律引用：{text}，请写作 《行政复议法》第六十二条第一款")
