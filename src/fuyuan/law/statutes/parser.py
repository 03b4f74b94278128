"""Markdown of a statute → articles → paragraphs (款) → items (项).

In the files a blank line ends a paragraph. A line that opens with （一） is an item of the paragraph before it; a
line without any mark opens the next paragraph of the article. Headings and quoted metadata belong to no article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fuyuan.law.numerals import from_chinese

_ARTICLE = re.compile(r"^第([一二三四五六七八九十百千零]+)条(?:之([一二三四五六七八九十]+))?[　\s]+(.*)$")
_ITEM = re.compile(r"^[（(]([一二三四五六七八九十]+)[）)]")
# 河南省行政执法条例's source lost the marks of its chapter titles: a short line that does not end a sentence.
_BARE_TITLE = re.compile(r"^[^第（(>][^。：；:;，]{1,14}$")

ArticleKey = tuple[int, int]
"""(article, 之-number or 0)"""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One 款: its own sentence(s) and its items, each exactly as printed."""

    lead: str
    items: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join((self.lead, *self.items))


@dataclass(frozen=True, slots=True)
class Article:
    number: int
    sub: int
    chapter: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class _Builder:
    """Collects the lines of one article."""

    def __init__(self, number: int, sub: int, chapter: str, first: str) -> None:
        self.number, self.sub, self.chapter = number, sub, chapter
        self.paragraphs: list[tuple[str, list[str]]] = [(first, [])]

    def add(self, line: str) -> None:
        if _ITEM.match(line):
            self.paragraphs[-1][1].append(line)
        elif self.paragraphs[-1][1] and re.match(r"^\d+[.．、]", line):
            self.paragraphs[-1][1][-1] += "\n" + line
        else:
            self.paragraphs.append((line, []))

    def build(self) -> Article:
        paragraphs = tuple(Paragraph(lead, tuple(items)) for lead, items in self.paragraphs)
        return Article(self.number, self.sub, self.chapter, paragraphs)


def parse_statute(markdown: str, section: str = "") -> dict[ArticleKey, Article]:
    """Articles by number; `section` keeps only what stands under ## headings that start with it (excerpt files)."""
    articles: dict[ArticleKey, Article] = {}
    wanted, chapter = not section, ""
    current: _Builder | None = None
    for line in (raw.strip() for raw in markdown.splitlines()):
        heading = line.lstrip("#").strip() if line.startswith("#") or _BARE_TITLE.match(line) else ""
        match = _ARTICLE.match(line) if wanted else None
        if (heading or match) and current:
            articles[current.number, current.sub] = current.build()
            current = None
        if heading:
            chapter = heading
        if line.startswith("#"):
            wanted = not section or heading.startswith(section)
        elif match:
            number, sub, first = match.groups()
            current = _Builder(from_chinese(number), from_chinese(sub) if sub else 0, chapter, first)
        elif line and current and not line.startswith(">"):
            current.add(line)
    if current:
        articles[current.number, current.sub] = current.build()
    return articles
