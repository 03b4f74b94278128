"""The text of a local rule: chapters and articles read from what was typed, and how two versions differ. Pure.

An article opens with 第几条 at the beginning of its line; what follows until the next one belongs to it. 第几章 alone on a
line is the heading of the articles below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from fuyuan.law.numerals import from_chinese, to_chinese

_NUMERAL = "[一二三四五六七八九十百千零〇0-9]+"
_ARTICLE = re.compile(rf"^第({_NUMERAL})条[　\s]*(.*)$")
_CHAPTER = re.compile(rf"^第({_NUMERAL})章[　\s]*(.+)$")


class BadText(ValueError):
    """The text cannot be read as articles; the message says where and what to write."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article; ``text`` is what stands after 第几条, one line for each paragraph. ``chapter``: its heading, or ""."""

    number: int
    text: str
    chapter: str = ""

    @property
    def name(self) -> str:
        return article_name(self.number)


def article_name(number: int) -> str:
    return f"第{to_chinese(number)}条"


def articles_of(text: str) -> tuple[Article, ...]:
    """Read the articles. Raises BadText where a number is missing, repeated or out of order, or an article says nothing."""
    found: list[tuple[int, str, list[str]]] = []
    chapter, chapters = "", 0
    for at, line in enumerate((raw.strip() for raw in text.splitlines()), 1):
        if match := _CHAPTER.match(line):
            chapters += 1
            _follows(match[1], chapters, f"第{at}行：章")
            chapter = f"第{to_chinese(chapters)}章　{match[2].strip()}"
        elif match := _ARTICLE.match(line):
            _follows(match[1], len(found) + 1, f"第{at}行：条")
            found.append((len(found) + 1, chapter, [match[2]] if match[2] else []))
        elif line and not found:
            raise BadText(f"第{at}行不属于任何一条，正文从“第一条”开始")
        elif line:
            found[-1][2].append(line)
    if not found:
        raise BadText("没有读到条文：每条以“第一条”“第二条”开头，另起一行")
    if empty := next((number for number, _, lines in found if not lines), None):
        raise BadText(f"{article_name(empty)}没有内容")
    return tuple(Article(number, "\n".join(lines), chapter) for number, chapter, lines in found)


def _follows(written: str, wanted: int, where: str) -> None:
    try:
        number = from_chinese(written)
    except ValueError:
        raise BadText(f"{where}的序号“{written}”不是数字") from None
    if number != wanted:
        raise BadText(f"{where}的序号应当是“{to_chinese(wanted)}”，写的是“{written}”")


def text_of(articles: Sequence[Article]) -> str:
    """Write articles as they are typed; ``articles_of`` reads the same again."""
    lines: list[str] = []
    chapter = ""
    for each in articles:
        if each.chapter != chapter:
            chapter = each.chapter
            lines.append(chapter)
        lines.append(f"{each.name}　{each.text}")
    return "\n".join(lines)


# -- two versions --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Change:
    """An article of one version beside its counterpart. ``old`` None: new; ``new`` None: struck out.

    ``parts``: (mark, text) of the newer wording with "-" for what went, "+" for what came, "" for what stayed.
    """

    old: Article | None
    new: Article | None
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> str:
        if self.old is None:
            return "added"
        if self.new is None:
            return "removed"
        return "changed" if self.old.text != self.new.text else "same"


ALIKE = 0.5  # from this share of common characters on, two articles are one that was reworded


def compare(old: Sequence[Article], new: Sequence[Article]) -> tuple[Change, ...]:
    """Put the articles of two versions beside each other, in the order of the newer one."""
    return tuple(_changes(old, new))


def _changes(old: Sequence[Article], new: Sequence[Article]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [each.text for each in old], [each.text for each in new], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from (Change(a, b) for a, b in zip(old[i1:i2], new[j1:j2], strict=True))
        else:
            yield from _replaced(list(old[i1:i2]), new[j1:j2])


def _replaced(gone: list[Article], come: Sequence[Article]) -> Iterator[Change]:
    """Pair each new article with the one most like it among those left, in order."""
    for new in come:
        best = max(gone, key=lambda each: _likeness(each.text, new.text), default=None)
        if best is None or _likeness(best.text, new.text) < ALIKE:
            yield Change(None, new)
            continue
        at = gone.index(best)
        yield from (Change(each, None) for each in gone[:at])
        gone = gone[at + 1 :]
        yield Change(best, new, word_parts(best.text, new.text))
    yield from (Change(each, None) for each in gone)


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def word_parts(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Say character by character what went and what came."""
    parts: list[tuple[str, str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("", old[i1:i2]))
            continue
        parts += [(mark, piece) for mark, piece in (("-", old[i1:i2]), ("+", new[j1:j2])) if piece]
    return tuple(parts)
