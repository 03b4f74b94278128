"""A .docx that somebody edited → the editable text of a paper, and everything in the file that is not part of it.

Our own files say by the style of a paragraph what it is (docx_page.STYLES), and Word keeps that through every edit; a
paragraph without such a style is text. What cannot be read into a paper (comments, text boxes, pictures …) is named,
never silently dropped; the caller has checked the file itself (damaged, encrypted, macros).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence, Set
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from .blocks import Block, Paragraph, Table, Title
from .docx_page import STYLES
from .markup import parse
from .rendering import Read
from .text import SPACE, PaperFault, clean, escape

_SKIPPED = frozenset(
    map(qn, ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:txbxContent", "w:instrText", "w:delText"))
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_ESCAPED_START = re.compile(r"[#@|\\]|- ")
_ATTACHMENT = re.compile(r"(?:附件：)?\s*(?:\d{1,3}\.\s*)?")
_ONE_ATTACHMENT = re.compile(r"(?:附件：)?\s*")
_MOST = 60  # characters of a foreign text shown in a notice


def read_docx(data: bytes, draft: Sequence[Block] = ()) -> Read:
    """Read an edited file. ``draft``: the blocks it was made from, for what Word cannot carry (forced breaks of a title,
    a backslash before a line, the shares of a table's columns). Raises PaperFault when it is no Word file.
    """
    try:
        file = docx.Document(io.BytesIO(data))
        reader = _Reader(file, draft)
        lines = list(reader.lines())
    except PaperFault:
        raise
    except Exception as error:  # python-docx raises whatever the damage happens to hit
        raise PaperFault("文件损坏，打不开：请用 Word 或者 WPS 打开后另存为 .docx 再上传") from error
    text = clean("\n".join(lines)).strip("\n") + "\n"
    return Read(text, tuple(dict.fromkeys(_notices(file, reader.numbered))))


class _Reader:
    def __init__(self, file: Any, draft: Sequence[Block]) -> None:
        self.file = file
        self.titles = {
            block.text.replace("\n", ""): block.text for block in draft if isinstance(block, Title)
        }
        self.kept = {block.text for block in draft if isinstance(block, Paragraph)}
        self.widths = [block.widths for block in draft if isinstance(block, Table)]
        self.numbered: list[str] = []

    def lines(self) -> Iterator[str]:
        pending: list[str] = []  # names of attachments: whether they are numbered shows when all are known
        for item in _content(self.file.element.body):
            is_table = item.tag == qn("w:tbl")
            style = "" if is_table else _style(item)
            if pending and style != "GwAttachment":
                yield from _attachments(pending)
                pending = []
            if is_table:
                yield from self.table(WordTable(item, self.file))
            elif style == "GwAttachment":
                pending.append(_text(item))
            else:
                yield from self.paragraph(item, style)
        yield from _attachments(pending)

    def paragraph(self, item: Any, style: str) -> Iterator[str]:
        text = _text(item)
        if item.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None and text.strip():
            self.numbered.append(text)
        if _breaks_page(item):
            yield "@分页"
        if not text.strip(SPACE + "\n"):
            if not style:
                yield "@空行"
            return
        named = _DIRECTIVES.get(style)
        if named:
            yield from named(text, self)
        else:
            yield from _plain(text, item, self.kept)

    def table(self, table: WordTable) -> Iterator[str]:
        inside = [
            (_style(each), _text(each)) for each in table._tbl.iter(qn("w:p")) if _text(each).strip(SPACE)
        ]
        if inside and all(style.startswith("Gw") for style, _ in inside):  # a joint signature, an imprint
            for style, text in inside:
                yield from _DIRECTIVES.get(style, _nothing)(text, self)
            return
        yield from _rows(table, self.widths)


# --- paragraphs -----------------------------------------------------------------------------------------------------

Lines = Callable[[str, _Reader], Iterator[str]]


def _nothing(text: str, reader: _Reader) -> Iterator[str]:
    return iter(())


def _directive(name: str) -> Lines:
    def lines(text: str, reader: _Reader) -> Iterator[str]:
        yield f"@{name} {escape(text.lstrip(SPACE))}"

    return lines


def _large(mark: str) -> Lines:
    """The line breaks of a large face are the layout's, unless the draft had them."""

    def lines(text: str, reader: _Reader) -> Iterator[str]:
        joined = text.replace("\n", "").strip(SPACE)
        yield f"{mark} {escape(reader.titles.get(joined, joined) if mark == '#' else joined)}"

    return lines


def _marking(text: str, reader: _Reader) -> Iterator[str]:
    secret = text.startswith(("绝密", "机密", "秘密"))
    yield f"@{'份号' if text.isdecimal() else '密级' if secret else '紧急程度'} {escape(text)}"


def _letter_number(text: str, reader: _Reader) -> Iterator[str]:
    marking, _, number = text.partition("\t")
    if marking.strip(SPACE):
        yield from _marking(marking.strip(SPACE), reader)
    if number.strip(SPACE):
        yield f"@字号 {escape(number.strip(SPACE))}"


def _signers(text: str, reader: _Reader) -> Iterator[str]:
    number, *names = text.replace("签发人：", "").split("\t")
    if number.strip(SPACE):
        yield f"@字号 {escape(number.strip(SPACE))}"
    found = "、".join(name.strip(SPACE) for name in names if name.strip(SPACE))
    if found:
        yield f"@签发人 {escape(found)}"


def _label(text: str, reader: _Reader) -> Iterator[str]:
    yield f"- {text}" if "：" in text else text


def _seal(text: str, reader: _Reader) -> Iterator[str]:
    if text.strip(SPACE) != "（印章）":
        yield text


def _copies(text: str, reader: _Reader) -> Iterator[str]:
    yield f"@抄送 {escape(text.removeprefix('抄送：'))}"


def _printed(text: str, reader: _Reader) -> Iterator[str]:
    issuer, _, printed = text.partition("\t")
    yield f"@印发 {escape(issuer)}|{escape(printed.strip(SPACE).removesuffix('印发'))}"


_DIRECTIVES: dict[str, Lines] = {
    "GwMark": _directive("红头"), "GwMarking": _marking, "GwNumber": _directive("字号"), "GwSigner": _signers,
    "GwLetterNumber": _letter_number, "GwOrgan": _large("@机关"), "GwTitle": _large("#"),
    "GwAddressee": _directive("主送"), "GwFlush": _directive("顶格"), "GwCenter": _directive("居中"),
    "GwRight": _directive("居右"), "GwLabel": _label, "GwSeal": _seal, "GwSignOrgan": _directive("落款"),
    "GwSignDate": _directive("日期"), "GwNote": _directive("附注"), "GwCopies": _copies, "GwPrinted": _printed,
    "GwAnnex": _directive("附件页"),
}  # fmt: skip


def _attachments(texts: list[str]) -> Iterator[str]:
    head = _ATTACHMENT if len(texts) > 1 else _ONE_ATTACHMENT
    for text in texts:
        if name := head.sub("", text.strip(SPACE), count=1):
            yield f"@附件 {escape(name)}"


def _plain(text: str, item: Any, kept: Set[str]) -> Iterator[str]:
    """Text somebody typed: what would be read as a directive gets a backslash, and so does what was plain text in the
    draft (`kept`) though it looks like a heading; each soft line is a paragraph."""
    side = item.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    name = {"center": "居中", "right": "居右", "end": "居右"}.get(
        side.get(qn("w:val")) if side is not None else ""
    )
    for line in text.split("\n"):
        if not line.strip(SPACE):
            continue
        if name:
            yield f"@{name} {escape(line.strip(SPACE))}"
        else:
            start = len(line) - len(line.lstrip(SPACE))
            yield f"\\{line[start:]}" if _must_be_escaped(line[start:], kept) else line[start:]


def _must_be_escaped(line: str, kept: Set[str]) -> bool:
    return bool(_ESCAPED_START.match(line)) or (line in kept and not isinstance(parse(line)[0], Paragraph))


def _style(item: Any) -> str:
    found = item.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = found.get(qn("w:val")) if found is not None else ""
    return name if name in STYLES else ""


def _content(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those in content controls and insertions too."""
    for item in parent:
        if item.tag in (qn("w:p"), qn("w:tbl")):
            yield item
        elif item.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml")):
            yield from _content(item)


def _text(item: Any) -> str:
    """The words of a paragraph with its tracked changes accepted."""
    return "".join(_pieces(item))


def _pieces(node: Any) -> Iterator[str]:
    for child in node:
        if child.tag in _SKIPPED or child.tag == _FALLBACK:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag == qn("w:cr") or (child.tag == qn("w:br") and child.get(qn("w:type")) is None):
            yield "\n"
        else:
            yield from _pieces(child)


def _breaks_page(item: Any) -> bool:
    return any(each.get(qn("w:type")) == "page" for each in item.iter(qn("w:br")))


# --- tables ---------------------------------------------------------------------------------------------------------


def _rows(table: WordTable, drafted: list[tuple[int, ...]]) -> Iterator[str]:
    grid = [list(row.cells) for row in table.rows]
    columns = max(map(len, grid), default=0)
    if not columns:
        return
    headers = sum(1 for row in table.rows if row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None)
    widths = _shares([column.width or 1 for column in table.columns], drafted)
    if len(set(widths)) > 1:
        yield f"@表格 {' '.join(map(str, widths))}"
    rule = _rule(grid, columns, min(headers, 1))
    if not headers and rule.replace("---", "").strip("|"):
        yield rule
    for r in range(len(grid)):
        yield "| " + " | ".join(_cell(grid, r, c, columns) for c in range(columns)) + " |"
        if headers and r == 0:
            yield rule


def _cell(grid: list[list[Any]], r: int, c: int, columns: int) -> str:
    row = grid[r]
    if c >= len(row):
        return ""
    if c and row[c]._tc is row[c - 1]._tc:
        return "<"
    if r and c < len(grid[r - 1]) and row[c]._tc is grid[r - 1][c]._tc:
        return "^"
    paragraphs = [_text(each) for each in row[c]._tc.iter(qn("w:p"))]
    while len(paragraphs) > 1 and not paragraphs[-1]:
        paragraphs.pop()
    return escape("\n".join(paragraphs))


def _rule(grid: list[list[Any]], columns: int, headers: int) -> str:
    marks = {"center": ":-:", "right": "--:", "end": "--:"}
    body = grid[headers:] or grid
    sides = []
    for c in range(columns):
        cells = [row[c] for row in body if c < len(row) and (c == 0 or row[c]._tc is not row[c - 1]._tc)]
        jc = cells[0]._tc.find(f".//{qn('w:jc')}") if cells else None
        sides.append(marks.get(jc.get(qn("w:val")) if jc is not None else "", "---"))
    return f"|{'|'.join(sides)}|"


def _shares(widths: Sequence[int], drafted: list[tuple[int, ...]]) -> tuple[int, ...]:
    """The shares of the draft's table with these widths, else twelfths of the whole."""
    total = sum(widths)
    for shares in drafted:
        if len(shares) == len(widths) and all(
            abs(width / total - share / sum(shares)) < 0.01
            for width, share in zip(widths, shares, strict=True)
        ):
            return shares
    return tuple(max(1, round(width * 12 / total)) for width in widths)


# --- what is not part of a paper ------------------------------------------------------------------------------------


def _notices(file: Any, numbered: list[str]) -> Iterator[str]:
    body = file.element.body
    for box in body.iter(qn("w:txbxContent")):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield f"文本框里的文字没有读入：{_short(_words(box))}"
    for name, word in (("w:ins", "修订插入的文字按接受读入"), ("w:del", "修订删除的文字按接受去掉")):
        for change in body.iter(qn(name)):
            if words := _words(change, deleted=name == "w:del"):
                yield f"{word}（{change.get(qn('w:author')) or '未署名'}）：{_short(words)}"
    for name, word in (("w:moveFrom", "移走"), ("w:moveTo", "移来")):
        for change in body.iter(qn(name)):
            yield f"修订{word}的文字按接受处理：{_short(_words(change, deleted=True))}"
    yield from _comments(file)
    if any(True for _ in body.iter(qn("w:drawing"), qn("w:pict"), qn("w:object"))) and not all(
        any(True for _ in each.iter(qn("w:txbxContent"))) for each in body.iter(qn("w:drawing"), qn("w:pict"))
    ):
        yield "图片、图形或者嵌入的对象没有读入：文书里不能有图片，需要的请作为附件另行提交"
    for name, word in (("w:footnoteReference", "脚注"), ("w:endnoteReference", "尾注")):
        if body.find(f".//{qn(name)}") is not None:
            yield f"{word}没有读入，请把内容写进正文"
    if body.find(f".//{_MATH}") is not None:
        yield "公式没有读入，请用文字写明"
    if body.find(f".//{qn('w:sym')}") is not None:
        yield "用“插入符号”加入的特殊符号没有读入，请改用键盘输入的字符"
    for text in numbered:
        yield f"自动编号没有读入，请手工写上编号：{_short(text)}"
    yield from _margins(file)


def _comments(file: Any) -> Iterator[str]:
    for part in file.part.package.iter_parts():
        if str(part.partname).endswith("/comments.xml"):
            tree = docx.oxml.parse_xml(part.blob)
            for each in tree.iter(qn("w:comment")):
                yield f"批注没有读入（{each.get(qn('w:author')) or '未署名'}）：{_short(_words(each))}"


def _margins(file: Any) -> Iterator[str]:
    """Text in headers and footers other than the page number."""
    for section in file.sections:
        for place in (
            section.header, section.first_page_header, section.even_page_header,
            section.footer, section.first_page_footer, section.even_page_footer,
        ):  # fmt: skip
            if place.is_linked_to_previous:
                continue
            words = re.sub(r"[\s—\-\d]|第|页|共", "", _words(place._element))
            if words:
                yield f"页眉、页脚里的文字没有读入：{_short(_words(place._element))}"


def _words(node: Any, deleted: bool = False) -> str:
    names = (qn("w:t"), qn("w:delText")) if deleted else (qn("w:t"),)
    return "".join(each.text or "" for each in node.iter(*names))


def _short(text: str) -> str:
    text = text.strip()
    return f"“{text[:_MOST]}{'…' if len(text) > _MOST else ''}”"
