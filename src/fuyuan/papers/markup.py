"""Plain-text markup of papers: a clerk edits it, one line is one paragraph.

    @红头 汝州市人民政府文件        red head (with @字号 and, for upward papers, @签发人 张三、李四)
    @份号 / @密级 / @紧急程度       above the red head, at the left
    @机关 汝州市人民政府            organ above the title of a legal paper
    # 行政复议决定书                title
    @字号 汝政复决字〔2026〕12号
    @主送 汝州市公安局
    一、案件事实                    heading: 一、 （一） 1. （1） before at most 40 characters without an end mark
    - 申请人：张三                  label and value, label in 黑体
    @顶格 / @居中 / @居右 …         a paragraph flush left, centred, at the right
    @表格 2 6                       shares of the columns of the table that follows (optional)
    |:-:|---|                       columns centred or left; below the first row it also makes that row a header
    | 案由 | …                      cells; < merges with the cell at the left, ^ with the one above
    @附件 证据目录                  once per enclosure
    @落款 汝州市人民政府            with @日期 2026年9月28日 on the next line; one @落款 for each organ of a joint paper
    @附注 / @抄送 / @印发 机关|日期 / @附件页 附件1 / @分页 / @空行

A backslash before a line makes it an ordinary paragraph whatever it starts with. Inside directives, titles and cells,
\\n is a line break and \\\\, \\|, \\<, \\^ stand for the character itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from .blocks import (
    Addressee,
    Align,
    Annex,
    Attachments,
    BlankLine,
    Block,
    Document,
    Heading,
    Imprint,
    KeyValue,
    Layout,
    Meta,
    Note,
    Number,
    Organ,
    PageBreak,
    Paragraph,
    RedHead,
    Signature,
    Title,
)
from .sandbox import GAP_END, GAP_START, VALUE_END, VALUE_START, fill
from .tables import read_table, split_row
from .text import MAX_CHARACTERS, MAX_LINES, TOO_LONG, PaperFault, clean, escape, unescape
from .text import SPACE as _SPACE

_HEADINGS = (
    re.compile(r"[一二三四五六七八九十百]+、"),
    re.compile(r"（[一二三四五六七八九十百]+）"),
    re.compile(r"\d{1,3}[.．](?!\d)"),
    re.compile(r"（\d{1,3}）"),
)
_HEADING_LENGTH = 40
_END_MARKS = "。；：！？，、…."
_GAP = re.compile(f"{GAP_START}([^{GAP_END}]*){GAP_END}")
_ASKED = re.compile("【待填：([^】]{1,80})】")
_TOKENS = re.compile(f"([{VALUE_START}{VALUE_END}\n])")


class MarkupFault(PaperFault):
    """The text of a paper has a line that cannot be understood."""


def _marker(line: str) -> int:
    """How many characters at the start of `line` would be read as markup."""
    if line.startswith(("#", "@", "|", "\\")) or line[:1] in _SPACE:
        return 1
    if line.startswith("- "):
        return 2
    heading = _heading(line)
    found = heading and _HEADINGS[heading.level - 1].match(line)
    return found.end() if found else 0


# --- from a filled template to editable text -------------------------------------------------------------------------


class _Line:
    """One line being written: what the template and what a person wrote are told apart by character."""

    def __init__(self) -> None:
        self.text = ""
        self.typed: list[bool] = []

    def add(self, text: str, typed: bool) -> None:
        self.text += text
        self.typed += [typed] * len(text)

    @property
    def inline(self) -> bool:
        """Whether the template itself made this line a directive, a title or a table row."""
        start = len(self.text) - len(self.text.lstrip(_SPACE))
        return start < len(self.text) and self.text[start] in "#@|" and not self.typed[start]

    def protected(self) -> str:
        """The line with a backslash if typed text alone would make it markup."""
        start = next(
            (
                n
                for n, (c, typed) in enumerate(zip(self.text, self.typed, strict=True))
                if typed or c not in _SPACE
            ),
            len(self.text),
        )
        size = _marker(self.text[start:]) if start < len(self.text) else 0
        if size and all(self.typed[start : start + size]):
            return self.text[:start] + "\\" + self.text[start:]
        return self.text


def protect(filled: str) -> str:
    """The editable text of a filled template: typed text escaped so that it can only be read as text."""
    lines, typed = [_Line()], False
    for piece in _TOKENS.split(filled):
        if piece in (VALUE_START, VALUE_END) and piece:
            typed = piece == VALUE_START
        elif typed and lines[-1].inline:
            lines[-1].add(escape(piece), typed)
        elif piece == "\n":
            lines.append(_Line())
        else:
            lines[-1].add(piece, typed)
    return "\n".join(line.protected() for line in lines).strip("\n") + "\n"


def render_template(source: str, context: Mapping[str, Any], *, ask: bool = False) -> str:
    """The editable text of a paper; `parse` reads every value back to the character.

    A field that is empty leaves nothing; with `ask` it leaves 【待填：…】 in running text, for a paper somebody will edit
    and sign. Cells of tables stay empty: those are filled in by hand.
    """

    def gap(found: re.Match[str]) -> str:
        line = filled[filled.rfind("\n", 0, found.start()) + 1 : found.start()].lstrip(_SPACE + VALUE_START)
        return f"【待填：{found[1]}】" if ask and not line.startswith("|") else ""

    filled = fill(source, context)
    return protect(_GAP.sub(gap, filled))


def gaps(text: str) -> list[str]:
    """The fields a draft still asks for, each once."""
    return list(dict.fromkeys(_ASKED.findall(text)))


# --- from text to blocks ---------------------------------------------------------------------------------------------


def _imprint_line(value: str) -> Imprint:
    issuer, printed, *_ = [*split_row("|" + value), ""]
    return Imprint(issuer=unescape(issuer.strip()), printed=unescape(printed.strip()))


def _addressee(value: str) -> Addressee:
    return Addressee(value if value.endswith("：") else value + "：")


_PLAIN: dict[str, Callable[[str], Block]] = {
    "红头": RedHead,
    "机关": Organ,
    "字号": Number,
    "主送": _addressee,
    "顶格": lambda value: Paragraph(value, indent=0),
    "居中": lambda value: Paragraph(value, indent=0, align=Align.CENTER),
    "居右": lambda value: Paragraph(value, indent=0, align=Align.RIGHT),
    "附件": lambda value: Attachments((value,)),
    "落款": lambda value: Signature(value, ""),
    "附注": Note,
    "抄送": lambda value: Imprint(copies=value),
    "附件页": Annex,
    "分页": lambda value: PageBreak(),
    "空行": lambda value: BlankLine(),
    "签发人": lambda value: RedHead("", signer=value),
    **dict.fromkeys(("份号", "密级", "紧急程度"), lambda value: RedHead("", marks=(value,))),
    "日期": lambda value: Signature("", value),
}
_ENGLISH = {
    "head": "红头", "organ": "机关", "number": "字号", "to": "主送", "flush": "顶格", "center": "居中",
    "right": "居右", "attach": "附件", "sign": "落款", "date": "日期", "note": "附注", "copy": "抄送",
    "print": "印发", "annex": "附件页", "page": "分页", "blank": "空行", "signer": "签发人", "table": "表格",
}  # fmt: skip


# full-width spaces at the end stay: at the right edge they are the place for a handwritten name
_DIRECTIVE = re.compile(f"@([^{_SPACE}]+)[{_SPACE}]*(.*)")


def _directive(line: str, number: int) -> Block:
    found = _DIRECTIVE.match(line)
    name, value = found.groups() if found else ("", "")
    name, value = _ENGLISH.get(name, name), value.rstrip(" \t")
    if name == "印发":
        return _imprint_line(value)
    if name not in _PLAIN:
        raise MarkupFault(f"第{number}行的“@{name}”不是可用的标记；正文以@开头时请在前面加“\\”")
    return _PLAIN[name](unescape(value))


def _heading(line: str) -> Heading | None:
    if len(line) > _HEADING_LENGTH or line.rstrip(_SPACE)[-1:] in _END_MARKS:
        return None
    return next(
        (Heading(level, line) for level, pattern in enumerate(_HEADINGS, 1) if pattern.match(line)), None
    )


def _text_line(line: str) -> Block:
    if line.startswith("\\"):
        return Paragraph(line[1:])
    if line.startswith("#"):
        return Title(unescape(line[1:].strip(_SPACE)))
    label, colon, value = line[2:].partition("：")
    if line.startswith("- ") and colon:
        return KeyValue(label, value)
    return _heading(line) or Paragraph(line)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if stripped := line.lstrip(_SPACE):
            yield number, stripped


def _is_table(line: str) -> bool:
    return line.startswith("|") or re.match(r"@(表格|table)([ \u3000]|$)", line) is not None


def _blocks(text: str) -> Iterator[Block]:
    rows: list[tuple[int, str]] = []
    for number, line in _lines(text):
        if _is_table(line):
            if rows and line.startswith("@"):
                yield read_table(rows)
                rows = []
            rows.append((number, line))
            continue
        if rows:
            yield read_table(rows)
            rows = []
        yield _directive(line, number) if line.startswith("@") else _text_line(line)
    if rows:
        yield read_table(rows)


def _joined(last: Block, block: Block) -> Block | None:
    """One block for two lines that belong together, or None."""
    match last, block:
        case RedHead(number=""), Number(text):
            return replace(last, number=text)
        case RedHead(), RedHead(number="") if not (last.mark and block.mark):
            signers = "、".join(filter(None, (last.signer, block.signer)))
            return RedHead(last.mark or block.mark, last.number, signers, last.marks + block.marks)
        case Attachments(names), Attachments(more):
            return Attachments(names + more)
        case Signature(date=""), Signature(organ=""):
            return Signature(last.organ, block.date)
        case Signature(date=""), Signature(date=""):
            return Signature(f"{last.organ}\n{block.organ}", "")
        case Imprint(issuer=""), Imprint(copies=""):
            return Imprint(last.copies, block.issuer, block.printed)
    return None


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of an editable text; MarkupFault names the line that cannot be understood."""
    if len(text) > MAX_CHARACTERS or sum(1 for _ in _lines(text)) > MAX_LINES:
        raise MarkupFault(TOO_LONG)
    blocks: list[Block] = []
    for block in _blocks(clean(text)):
        joined = _joined(blocks[-1], block) if blocks else None
        if joined is None:
            blocks.append(block)
        else:
            blocks[-1] = joined
    if any(isinstance(block, RedHead) and not block.mark for block in blocks):
        raise MarkupFault("有“@签发人”“@密级”等而没有“@红头”，请补上发文机关标志")
    return tuple(blocks)


def to_document(text: str, layout: Layout | str, meta: Meta | None = None) -> Document:
    """The paper an editable text stands for; its title, if not given, is that of the text."""
    blocks = parse(text)
    title = next((block.text for block in blocks if isinstance(block, Title)), "")
    return Document(Layout(layout), blocks, meta or Meta(title=title.replace("\n", "")))
