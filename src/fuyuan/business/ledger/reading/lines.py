"""From raw text to lines, and from lines to paragraphs: page numbers dropped, hard-wrapped sentences joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .labels import DUE, UNIT

NUMERALS = "一二三四五六七八九十百"
END = "。；;！!？?：:…"
_CLOSERS = '”’」』）)】〕]》"'
_HAN = "\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…"
_BETWEEN = re.compile(f"(?<=[{_HAN}])[ \u00a0\u3000]+(?=[{_HAN}])")
_MIXED = re.compile(f"(?<=[{_HAN}]) +(?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) +(?=[{_HAN}])")
_PAGE = re.compile(
    r"^[-—–－·\s]*[-—–－·]\s*\d{1,3}\s*[-—–－·][-—–－·\s]*$|^第\s*\d+\s*页(\s*[,，/]?\s*共\s*\d+\s*页)?$"
)
_MARKUP = re.compile(r"\*\*|__|^#{1,6}\s+|^>\s+")
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")
_WIDE = {
    ord(wide): ord(wide) - 0xFEE0
    for wide in "［］０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source. ``gap``: empty lines stood before it."""

    at: int
    text: str
    gap: bool = False


def lines_of(text: str) -> list[Line]:
    """Return the lines that say something, cleaned of what is no text."""
    found, gap = [], False
    for at, raw in enumerate(re.split(r"\r\n|\r|\n|\f|\v", text), 1):
        line = (
            _MARKUP.sub("", _INVISIBLE.sub("", raw).translate(_WIDE)).replace("\u00a0", " ").strip(" \u3000")
        )
        line = _blank_cells(line)
        line = _full_stops(_labels_whole(line))
        if not line or _PAGE.match(line):
            gap = gap or not line
            continue
        found.append(Line(at, line, gap))
        gap = False
    return found


_SPACED = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{2,18}[\u4e00-\u9fff](?=\s*[:：])")
_LABEL = re.compile(f"{UNIT}|{DUE}")
_NO_COLON = re.compile(rf"({UNIT}|{DUE})[ \u3000]+(?=[市县区州旗各]|(?:19|20)\d\d年|持续|长期|常态)")


def _labels_whole(line: str) -> str:
    """“责 任 单 位：” is a label; so is “责任单位 市司法局”, whose colon the scan lost, at the start of a line."""
    if "\t" in line:
        return line
    line = _SPACED.sub(
        lambda found: bare if _LABEL.fullmatch(bare := re.sub(r"\s", "", found[0])) else found[0], line
    )
    return _NO_COLON.sub(r"\1：", line, count=1) if _NO_COLON.match(line) else line


def _blank_cells(line: str) -> str:
    """Tabs around a row stand for empty cells; around a line that is no row they are an indent."""
    bare = line.strip()
    return line.strip(" \u3000") if "\t" in bare else bare


_STOP = re.compile(r"(?<=[\u4e00-\u9fff”》）)])\.(?=[\u4e00-\u9fff“《（(]|$)")


def _full_stops(line: str) -> str:
    """“认真落实.” typed with a half-width stop ends like any sentence; the stop after a number stays."""
    found = marker(line)
    head = len(line) - len(found[2]) if found else 0
    return line[:head] + _STOP.sub("。", line[head:])


def squeeze(text: str) -> str:
    """Drop spaces inside Chinese text; Latin words keep theirs."""
    return _MIXED.sub("", _BETWEEN.sub("", text.replace("\t", " "))).strip()


_NO_AMOUNT = "(?![\\d.．]*(?:\\d|\\s*(?:[亿万千百元个件倍米吨级版月年日时]|%|％|‰|公里|平方)))"  # 1.5亿元 numbers nothing
MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"第([{NUMERALS}\d]+)(?:章|部分|节)[、：:\s]*")),
    ("article", re.compile(rf"第([{NUMERALS}\d]+)条(?![第款项的之]|规定|至|和|[、，,])[：:\s]*")),
    ("ordinal", re.compile(rf"第([{NUMERALS}]+)[，、,：:]")),
    ("part", re.compile(rf"([{NUMERALS}]+)\s*[、.．](?!\d)")),
    ("bracket", re.compile(rf"[（(]\s*([{NUMERALS}]+)\s*[）)]\s*[、.．]?")),
    ("dotted3", re.compile(rf"(\d{{1,2}}[.．]\d{{1,2}}[.．]\d{{1,2}}){_NO_AMOUNT}[.．、]?")),
    ("dotted", re.compile(rf"(\d{{1,2}}[.．]\d{{1,2}}){_NO_AMOUNT}[.．、]?")),
    ("digit", re.compile(r"(\d{1,3})\s*[、.．](?!\d)")),
    ("digit_bracket", re.compile(r"[（(]\s*(\d{1,3})\s*[）)]\s*[、.．]?")),
    ("half_bracket", re.compile(r"(\d{1,3})\s*[）)]")),
    ("circle", re.compile("([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])")),
    ("measure_word", re.compile(rf"(?:任务|措施|工作)([{NUMERALS}\d]+)\s*[、：:.．]")),
)
ITEM = re.compile(r"([一二三四五六七八九十]+)(?:是|要(?!求))")


def marker(text: str) -> tuple[str, str, str] | None:
    """Return (style, number, rest) of a numbered line, else None."""
    for style, pattern in MARKERS:
        found = pattern.match(text)
        if found:
            return style, found[1], text[found.end() :].strip()
    return None


def ends(text: str) -> bool:
    """Whether a sentence ends here."""
    return text.rstrip(_CLOSERS)[-1:] in END or text.endswith(tuple(END))


def joined(lines: list[Line], starts: re.Pattern[str]) -> list[Line]:
    """Join hard-wrapped lines into paragraphs. ``starts``: what begins a paragraph beside a number (labels, 附件 …)."""
    out: list[Line] = []
    width = _width(lines)
    for line in lines:
        if out and _continues(out[-1].text, line, starts, width):
            out[-1] = Line(out[-1].at, _glue(out[-1].text, line.text), out[-1].gap)
        else:
            out.append(line)
    return out


def _width(lines: list[Line]) -> int:
    """How long a full line is where the text is hard-wrapped: most lines of such a text are that long."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


_BRACKET = re.compile(rf"[（(〔\[【]\s*(?:{UNIT}|{DUE})\s*[:：].*$", re.DOTALL)


def _bracket_open(text: str) -> bool | None:
    """Whether the bracket of labels a text ends in is still open; None when it ends in none."""
    found = _BRACKET.search(text)
    if not found:
        return None
    depth = sum((char in "（(〔[【") - (char in "）)〕]】") for char in found.group())
    return depth > 0 if depth > 0 or found.group()[-1] in "）)〕]】" else None


_SAID = re.compile(
    "(?:负责|牵头|配合|完成|落实|参与|实施|推进|坚持)[）)】〕]$"
)  # a bracket that closes an item


def _continues(before: str, line: Line, starts: re.Pattern[str], width: int) -> bool:
    """A sentence goes on when it has not ended, the next line begins nothing new, and the line was full (or says “，”)."""
    if "\t" in before or "\t" in line.text:
        return False
    if marker(line.text) or starts.match(line.text):
        return False
    bracket = _bracket_open(before)
    if bracket is not None:
        return bracket
    if ends(before) or _SAID.search(before):
        return False
    last = before.rsplit("\n", 1)[-1]
    if last[-1:] in "，、,（(《〔“" or line.text[:1] in "，、,。；）)》〕”":
        return True
    long = len(last) >= 20 and len(last) >= width * 0.55
    return long and (not line.gap or len(last) >= 24)


def _glue(before: str, after: str) -> str:
    latin = re.search("[0-9A-Za-z]$", before) and re.match("[A-Za-z]", after)
    return f"{before} {after}" if latin else before + after
