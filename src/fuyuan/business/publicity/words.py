"""How published texts and questions become words for the index. Pure.

A run of Chinese characters is cut into overlapping pairs (行政复议 → 行政 政复 复议), so that a two-character word is one entry of the
index and a longer one a phrase of pairs; numbers and Latin words stay whole. Brackets and marks mean nothing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from fuyuan.law.numerals import from_chinese, spelled

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUNS = re.compile(f"[{HAN}]+|[a-z0-9]+")
_ARTICLE = re.compile("第([一二三四五六七八九十百千零〇]+)条")
MOST_WORDS = 6


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def asked_for(query: str) -> list[str]:
    """Return the words of a question, numbers of articles as texts write them (第64条 → 第六十四条)."""
    return spelled(plain(query)).split()[:MOST_WORDS]


def tokens(text: str) -> list[str]:
    """Return the words of a text in order."""
    return [token for run in _RUNS.findall(plain(text)) for token in _cut(run)]


def _cut(run: str) -> list[str]:
    if run[0].isascii() or len(run) == 1:
        return [run]
    return [run[at : at + 2] for at in range(len(run) - 1)]


def phrases(query: str) -> list[tuple[tuple[str, ...], bool]]:
    """Return what a question asks for: phrases that all must stand in the text, and whether the last word may go on there.

    Words with spaces between them are phrases of their own. A single character at an end stands for any word with it: at the end for
    a beginning, before a number it is left out (the index holds no endings).
    """
    found = []
    for part in asked_for(query):
        runs = _RUNS.findall(part)
        if len(runs) > 1 and len(runs[0]) == 1 and not runs[0].isascii():
            runs = runs[1:]
        words = tuple(token for run in runs for token in _cut(run))
        if words:
            found.append((words, len(runs[-1]) == 1 or runs[-1].isascii()))
    return found


def articles(text: str) -> list[str]:
    """Return one word for each number of an article a text cites: 第六十四条 is made of pairs every text has, in another order."""
    return [f"x{from_chinese(each)}" for each in dict.fromkeys(_ARTICLE.findall(plain(text)))]


def facet(kind: str, value: str) -> str:
    """Return one word for a filter's value: it stands in the index beside the text and narrows a search without a join."""
    return f"{kind}{hashlib.sha256(value.encode()).hexdigest()[:16]}"


def in_title(token: str) -> str:
    """Return the word under which a word of a title stands beside the filters: whoever has it in the title comes first."""
    return f"t{token}"


def marked(text: str, query: str) -> list[tuple[str, bool]]:
    """Cut a text into pieces, each with whether it is one of the words asked for, whatever stands between their characters."""
    asked = [re.findall(f"[{HAN}]|[a-z0-9]", part) for part in asked_for(query)]
    patterns = [r"[^\w\n]{0,2}".join(map(re.escape, chars)) for chars in asked if chars]
    if not patterns:
        return [(text, False)]
    pieces = re.split(f"({'|'.join(sorted(patterns, key=len, reverse=True))})", text, flags=re.IGNORECASE)
    return [(piece, bool(at % 2)) for at, piece in enumerate(pieces) if piece]


def around(text: str, query: str, width: int = 60) -> str:
    """Return the first place of a text that holds a word asked for, with what stands around it; "" without one."""
    at = 0
    for piece, hit in marked(text, query):
        if hit:
            start, end = max(0, at - width // 2), at + len(piece) + width
            return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}".replace(
                "\n", " "
            )
        at += len(piece)
    return ""
