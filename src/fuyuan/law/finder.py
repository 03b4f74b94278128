"""Citations in running text: 《行政复议法》第六十二条第一款, 行政复议法第62条, 第六十二条、第六十三条, 该法第五条."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from fuyuan.law.citation import Citation
from fuyuan.law.errors import UnknownArticle, UnknownWork
from fuyuan.law.numerals import from_chinese
from fuyuan.law.statutes import VERSIONS, Version, titles, version_on, work_named

_N = r"[一二三四五六七八九十百千零〇\d]+"
_ITEM = rf"第?\s*[（(]?\s*(?P<item>{_N})\s*[）)]?\s*项"
_PLACE = (
    rf"第\s*(?P<article>{_N})\s*条(?:之(?P<sub>[一二三四五六七八九十]+))?"
    rf"(?:\s*第\s*(?P<paragraph>{_N})\s*款)?(?:\s*{_ITEM})?"
)
_MORE_PARAGRAPH = re.compile(rf"[、和及与或至]\s*第\s*(?P<paragraph>{_N})\s*款(?:\s*{_ITEM})?")
_MORE_ITEM = re.compile(rf"[、和及与或至]\s*{_ITEM}")
_LABEL = re.compile(r"[（(]\s*(\d{4})年?\s*(?:修正|修订|文本)?\s*[）)]")
_NUMBER = re.compile(r"[（(](?:以下简称[^）)]*|法释[〔\[［]\d{4}[〕\]］]\d+号)[）)]")
_BACK = r"该法|同法|本法|该条例|同条例|本条例|该解释|本解释|该规定|本规定"
# A bare title must not be the tail of a longer one: 治安管理处罚法 is not 处罚法.
_BEFORE_TITLE = "照据按用反合和与及或的在对由是为以依于遵循了"
_FULL = ("中华人民共和国", "最高人民", "法释")
_OTHER_TITLE = re.compile(r"(?:法|条例|办法|规定|细则|规则|解释|规程|决定|意见)[》”]?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A citation at text[start:end]."""

    start: int
    end: int
    citation: Citation


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(
        re.escape(title).replace("〔", r"[〔\[［]").replace("〕", r"[〕\]］]") for title in titles()
    )
    quoted = r"《[^《》]*(?:《[^《》]*》[^《》]*)*》"
    return re.compile(
        rf"(?P<quoted>{quoted})|(?P<back>{_BACK})|(?P<name>{names})|(?P<place>{_PLACE})|(?P<stop>[。！？\n])"
    )


def find(text: str, on: date | None = None) -> list[Found]:
    """Every citation in the text that exists in the library, in order of appearance.

    `on` chooses the version in force that day; without it the newest; （2017修正） after the title wins. A title is
    carried over to bare articles in the same sentence (第六十二条、第六十三条) and, by 该法 or 同法, beyond it.
    """
    return _Reader(text, on).read()


def parse(text: str, on: date | None = None) -> Citation:
    """Exactly one citation; raises UnknownWork or UnknownArticle when it cannot be resolved."""
    reader = _Reader(text, on)
    found = reader.read()
    if found:
        return found[0].citation
    if reader.refused:
        raise reader.refused
    raise UnknownWork(f"没有认出法律引用：{text}，请写作 《行政复议法》第六十二条第一款")


class _Reader:
    """Reads from left to right, remembering the title that bare articles belong to."""

    def __init__(self, text: str, on: date | None) -> None:
        self.text, self.on = text, on
        self.title: Version | None = None
        self.last_title: Version | None = None
        self.title_start = self.title_end = -1
        self.found: list[Found] = []
        self.refused: UnknownArticle | UnknownWork | None = None

    def read(self) -> list[Found]:
        position = 0
        while match := _pattern().search(self.text, position):
            position = match.end()
            if match["stop"]:
                self.title = None
            elif match["back"]:
                self._open(self.last_title, match.start(), match.end())
            elif match["quoted"] or match["name"]:
                position = self._read_title(match)
            elif self._belongs(match):
                position = self._read_place(match)
        return self.found

    def _open(self, title: Version | None, start: int, end: int) -> None:
        self.title, self.title_start, self.title_end = title, start, end
        self.last_title = title or self.last_title

    def _read_title(self, match: re.Match[str]) -> int:
        name = match["quoted"] or match["name"]
        before = self.text[match.start() - 1 : match.start()]
        tail = match["name"] and not name.startswith(_FULL) and "一" <= before <= "鿿"
        if tail and before not in _BEFORE_TITLE:
            self.title = None
            return match.end()
        title, end = self._version(name, match.end())
        self._open(title, match.start(), end)
        return end

    def _version(self, name: str, end: int) -> tuple[Version | None, int]:
        """The version a title names, and where reading goes on: after （2017修正） or （法释〔2018〕1号）."""
        try:
            work = work_named(name)
            label, number = _LABEL.match(self.text, end), _NUMBER.match(self.text, end)
            if label:
                labelled = [v for v in VERSIONS.values() if v.work is work and v.label[:4] == label[1]]
                if labelled:
                    return labelled[-1], label.end()
            return version_on(work, self.on), number.end() if number else end
        except UnknownWork as error:
            self.refused = self.refused or error
            return None, end

    def _belongs(self, match: re.Match[str]) -> bool:
        """A bare article right after some other title (治安管理处罚法第四十二条) belongs to that one."""
        between = self.text[max(self.title_end, match.start() - 12, 0) : match.start()].rstrip()
        if match.start() > self.title_end and _OTHER_TITLE.search(between):
            self.title = None
        return self.title is not None

    def _read_place(self, match: re.Match[str]) -> int:
        start = match.start()
        if not self.text[self.title_end : start].strip(" 的，,"):
            start = self.title_start
        citation = self._note(
            start, match.end(), match["article"], match["paragraph"], match["item"], match["sub"]
        )
        return self._read_more(match.end(), citation)

    def _read_more(self, end: int, citation: Citation | None) -> int:
        """第六十二条第一款、第二款 · 第三十九条第一款第一项、第二项."""
        while citation:
            match = _MORE_ITEM.match(self.text, end) if citation.item else None
            match = match or (_MORE_PARAGRAPH.match(self.text, end) if citation.paragraph else None)
            if not match:
                break
            groups = match.groupdict()
            paragraph = groups.get("paragraph") or str(citation.paragraph or "")
            article, sub = str(citation.article), str(citation.sub or "")
            begin = match.start() + match[0].index("第") if "第" in match[0] else match.start() + 1
            citation, end = (
                self._note(begin, match.end(), article, paragraph, groups["item"], sub),
                match.end(),
            )
        return end

    def _note(
        self, start: int, end: int, article: str, paragraph: str | None, item: str | None, sub: str | None
    ) -> Citation | None:
        assert self.title
        try:
            citation = Citation(
                self.title.id, from_chinese(article), _number(paragraph), _number(item), _number(sub) or 0
            )
            _ = citation.text
        except UnknownArticle as error:
            self.refused = self.refused or error
            return None
        except ValueError:
            return None
        self.found.append(Found(start, end, citation))
        return citation


def _number(text: str | None) -> int | None:
    return from_chinese(text) if text else None
