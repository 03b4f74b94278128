"""A citation as a value: it prints the way a lawyer writes it and can show exactly the words it points at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fuyuan.law.errors import UnknownArticle
from fuyuan.law.numerals import to_chinese
from fuyuan.law.statutes import Article, Paragraph, Version, articles_of, version


@dataclass(frozen=True, slots=True)
class Citation:
    """Article (条), paragraph (款) and item (项) of one version of a statute; `sub` is the N of 第X条之N."""

    version_id: str
    article: int
    paragraph: int | None = None
    item: int | None = None
    sub: int = 0

    @property
    def version(self) -> Version:
        return version(self.version_id)

    @property
    def place(self) -> str:
        """第六十二条第一款第（二）项"""
        out = f"第{to_chinese(self.article)}条"
        if self.sub:
            out += f"之{to_chinese(self.sub)}"
        if self.paragraph:
            out += f"第{to_chinese(self.paragraph)}款"
        if self.item:
            out += f"第（{to_chinese(self.item)}）项"
        return out

    def __str__(self) -> str:
        """《行政复议法》第六十二条第一款; a judicial interpretation by its number: 法释〔2018〕1号第三十四条."""
        text = self.version
        if text.work.number:
            return text.work.number + self.place
        return f"《{text.work.short}》{self._label()}{self.place}"

    @property
    def full(self) -> str:
        """With the full title, as formal documents cite it."""
        work = self.version.work
        number = f"（{work.number}）" if work.number else self._label()
        return f"《{work.title}》{number}{self.place}"

    def _label(self) -> str:
        """A text no longer in force is marked, so that nobody takes it for the present one."""
        return f"（{self.version.label}）" if self.version.until else ""

    def _article(self) -> Article:
        try:
            return articles_of(self.version_id)[self.article, self.sub]
        except KeyError:
            last = max(number for number, _ in articles_of(self.version_id))
            raise UnknownArticle(
                f"资料库中的《{self.version.work.short}》{self._label()}没有第{self.article}条，最后一条是第{last}条"
            ) from None

    def _paragraph(self) -> Paragraph:
        paragraphs = self._article().paragraphs
        number = self.paragraph or 1
        if number > len(paragraphs):
            raise UnknownArticle(f"{self}不存在：该条只有{len(paragraphs)}款")
        return paragraphs[number - 1]

    @property
    def text(self) -> str:
        """Exactly the words cited: the article, the paragraph with its items, or the single item."""
        if self.paragraph is None and self.item is None:
            return self._article().text
        paragraph = self._paragraph()
        if self.item is None:
            return paragraph.text
        if self.item > len(paragraph.items):
            raise UnknownArticle(f"{self}不存在：该款只有{len(paragraph.items)}项")
        return paragraph.items[self.item - 1]


def cite(
    version_id: str, article: int, paragraph: int | None = None, item: int | None = None, sub: int = 0
) -> Citation:
    """A citation that is known to exist; raises UnknownWork or UnknownArticle at once."""
    citation = Citation(version_id, article, paragraph, item, sub)
    _ = citation.text
    return citation


_REF = re.compile(r"(\d+)(?:-(\d+))?(?:\.(\d+))?(?:\((\d+)\))?$")


def refs(line: str) -> tuple[Citation, ...]:
    """Rule tables write citations compactly: "L23 62.1, R26 40.3; XSF 45, JS2018 101.1(3)".

    article[-之N][.paragraph][(item)]; the version id is repeated only when it changes. Nothing is looked up here: a
    test resolves every citation of every rule.
    """
    out: list[Citation] = []
    name = ""
    for part in filter(None, (chunk.strip() for chunk in re.split("[,;]", line))):
        head, _, tail = part.rpartition(" ")
        name = head or name
        match = _REF.match(tail)
        if match is None or not name:
            raise UnknownArticle(f"引用写法有误：{part}")
        article, sub, paragraph, item = (int(group) if group else None for group in match.groups())
        out.append(Citation(name, article or 0, paragraph, item, sub or 0))
    return tuple(out)
