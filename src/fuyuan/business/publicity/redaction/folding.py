"""One way to read every text: widths, dots, invisible characters and broken lines folded away, offsets remembered.

The detectors see only folded text: half-width digits and punctuation (，：（ become , : ( ), no spaces inside words, and
a line break only where a line really ends. `at` leads every folded character back to the text that was given.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .lexicon import surnames

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_DROPPED = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffe\u200e\u200f\u202a\u202c")
_SPACES = frozenset(" \t\u00a0\u3000\u2002\u2003\u2009\u202f")
_DOTS = frozenset("·•・‧∙⋅●᛫﹒")
_HAN = re.compile(f"[{HAN}]")
_HAN_RUN_BEFORE = re.compile(f"[{HAN}]+$")
_HAN_RUN_AFTER = re.compile(f"[{HAN}]+")
_WORDS_APART = re.compile("(?:男|女|[\u4e00-\u9fff]{1,4}族)$")

# a line that begins like this begins something new
_BEGINS = re.compile(
    r"被?申请|第三人|原告|被告|委托|法定|负责人|代[表理]人|住|地址|电话|联系|姓名|身份|附|抄送|此致|本机关|本府|经|审判|书记|"
    r"人民陪审|法官|[一二三四五六七八九十]{1,3}[、.]|\(|\d{1,2}[、.]|"
    r"第[一二三四五六七八九十百]+[条章]|\d{4}年|[二〇○零]{2}[〇○零一二三四五六七八九十]{2}年|综上|投诉人|举报人|证人|案外"
)
# after a word a bracket that numbers nothing, after a colon a date, after a comma anything: 女,|1986年生
_GOES_ON = re.compile(rf"(?!书)[{HAN}]\((?![一二三四五六七八九十\d]{{1,2}}\))|:\d|[,、]")
_FULL = 20  # characters
_CLOSING = frozenset(")》”]〕")
_ENDS = frozenset("。;:!?.")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; character i came from `at[i]` of the original (one more entry closes the list)."""

    text: str
    at: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the given text of a stretch of folded text."""
        return self.at[start], self.at[end - 1] + 1


def folded(text: str) -> Folded:
    """Fold a text. Linear in its length."""
    chars = [(_plain(char), n) for n, char in enumerate(text) if char not in _DROPPED and char != "\r"]
    lines = _split(chars)
    joined = _joined([_without_gaps(line) for line in lines], ["\t" in _text(line).strip() for line in lines])
    return Folded("".join(char for char, _ in joined), (*(n for _, n in joined), len(text)))


_Char = tuple[str, int]


def _plain(char: str) -> str:
    if char < "\u00a0":
        return "\n" if char in "\x0b\x0c" else char
    if char in _SPACES:
        return " "
    if char in _DOTS:
        return "·"
    if char in "\u2028\u2029\u0085":
        return "\n"
    if char in "–—−‐‑―":
        return "-"
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def _split(chars: list[_Char]) -> list[list[_Char]]:
    lines: list[list[_Char]] = [[]]
    for char in chars:
        lines[-1].append(char)
        if char[0] == "\n":
            lines.append([])
    return lines


def _without_gaps(line: list[_Char]) -> list[_Char]:
    """Drop the spaces that only stretch a word (申 请 人, 张　三), keep those that part two words."""
    text = "".join(char for char, _ in line)
    out: list[_Char] = []
    end = 0
    for gap in re.finditer(r"[ \t]+", text):
        out += line[end : gap.start()]
        cells = "\t" in gap[0]  # a tab parts the cells of a table
        if gap.start() and (
            cells
            and text[gap.end() :].strip()
            or not _stretches(text[max(0, gap.start() - 8) : gap.start()], text[gap.end() :])
        ):
            out.append((" ", line[gap.start()][1]))
        end = gap.end()
    return out + line[end:]


def _stretches(before: str, after: str) -> bool:
    left, right = _HAN_RUN_BEFORE.search(before), _HAN_RUN_AFTER.match(after[:8])
    if not (left and right):
        return bool(left or right) or not after[:1].isalnum() or not before[-1:].isalnum()
    if _WORDS_APART.fullmatch(right[0]) or _WORDS_APART.fullmatch(left[0]):
        return False
    return len(left[0]) == 1 or len(right[0]) == 1 or left[0] in surnames()


def _joined(lines: list[list[_Char]], rows: list[bool]) -> list[_Char]:
    """Join a line to the next where the break is only the width of the page; `rows` says which are rows of a table."""
    out: list[_Char] = []
    for n, (line, following) in enumerate(zip(lines, [*lines[1:], []], strict=True)):
        ends = bool(line) and line[-1][0] == "\n" and not any(rows[n : n + 2])
        if ends and wraps(_text(line).rstrip(), _text(following)):
            apart = _text([*line[-2:-1], *following[:1]])
            out += line[:-1]
            if len(apart) == 2 and apart.isascii() and apart.isalpha():
                out.append((" ", line[-1][1]))  # John|Smith
        else:
            out += line
    return out


def _text(line: list[_Char]) -> str:
    return "".join(char for char, _ in line)


def wraps(line: str, following: str) -> bool:
    """Whether a line ends only because the page is no wider; both folded."""
    following = following.rstrip()
    if not line or not following or line[-1] in _ENDS - {":"} or following[0] == " ":
        return False
    full = len(line) >= _FULL  # the page is full: the sentence goes on, whatever the next line begins with
    if _BEGINS.match(following) and not (full and _GOES_ON.match(line[-1] + following)):
        return False
    if not (
        _HAN.match(line[-1]) or line[-1].isalnum() or line[-1] in ",、·-:" or full and line[-1] in _CLOSING
    ):
        return False
    if len(line) == len(following) == 1 and not {line, following} & {"男", "女"}:
        return True  # a name written downwards
    return len(line) > 4 or len(following) > 4  # a column of short lines is a list, not a paragraph
