"""The outline of a plan: numbered paragraphs as a tree, whatever styles of numbering it uses and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fuyuan.law.numerals import from_chinese

from .labels import Said, split_labels
from .lines import ITEM, Line, marker, squeeze
from .units import looks_like_unit

_NAMED = re.compile("【([^】：:]{2,20})】(?=.)")  # 第二条 【部门职责】 …: the heading in marks of its own
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(eq=False)
class Node:
    """One numbered item with what belongs to it. ``said``: the labels directly in it."""

    style: str
    number: str
    line: int
    lines: list[str] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None
    last_line: str = ""

    @property
    def heading_line(self) -> str:
        return self.lines[0] if self.lines else ""

    @property
    def heading(self) -> str:
        """The text up to the first full stop; a bare heading line is the heading."""
        first = self.heading_line
        named = _NAMED.match(first)
        if named:
            return named[1]
        return re.split(r"[。；;]", first, maxsplit=1)[0].strip(" ：:") if first else ""

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def text(self) -> str:
        """Everything it says without its labels, children with their numbers."""
        own = "\n".join(self.lines)
        inner = [f"{written(child)}{child.text()}" for child in self.children]
        return "\n".join(part for part in [own, *inner] if part)

    def all_said(self) -> list[Said]:
        return [said for node in self.walk() for said in node.said]


def written(node: Node) -> str:
    """The number as it is printed before an item."""
    forms = {
        "part": "{}、", "bracket": "（{}）", "digit": "{}.", "digit_bracket": "（{}）", "half_bracket": "{}）",
        "chapter": "第{}部分 ", "circle": "{}", "item": "{}是", "measure_word": "{}、",
        "ordinal": "第{}，", "article": "第{}条 ", "dotted": "{} ", "dotted3": "{} ",
    }  # fmt: skip
    return forms[node.style].format(node.number)


def value_of(style: str, number: str) -> int:
    """The place of a number in its row; 0 when it is none."""
    if style == "circle":
        return CIRCLES.index(number) + 1
    if style.startswith("dotted"):
        return int(re.split("[.．]", number)[-1])
    try:
        return from_chinese(number)
    except ValueError:
        return 0


def outline(paragraphs: list[Line]) -> Node:
    """Return the root; its lines are what stands before the first number."""
    root = Node("root", "", paragraphs[0].at if paragraphs else 0)
    path = [root]
    open_label: Said | None = None
    for line in paragraphs:
        open_label = _place(line, path, open_label)
    return root


def _place(line: Line, path: list[Node], open_label: Said | None) -> Said | None:
    """Put a paragraph where it belongs; return the label that waits for names on the next lines."""
    found = marker(line.text)
    if found and _in_sequence(found[0], found[1], path):
        _descend(found[0], found[1], line, path)
        text = found[2]
    else:
        text = line.text
        if open_label is not None and looks_like_unit(text):
            node = path[-1]
            node.said[-1] = Said(
                open_label.kind, open_label.label, f"{node.said[-1].value}、{text}".strip("、")
            )
            return node.said[-1]
    rest, said = split_labels(text)
    node = path[-1]
    rest = squeeze(rest)
    if rest:
        node.lines.append(rest)
        node.last_line = rest
    node.said += said
    return said[-1] if said and said[-1].kind == "unit" else None


def _in_sequence(style: str, number: str, path: list[Node]) -> bool:
    """A number begins a row with one, or goes on in a row that is open; “12.5 亿” or a year begins nothing."""
    value = value_of(style, number)
    for node in reversed(path):
        last = next((child for child in reversed(node.children) if child.style == style), None)
        if last is not None:
            return last.number != number and 0 < value - value_of(style, last.number) <= 3 or value == 1
    if value == 1 or (style in ("part", "bracket", "chapter") and 0 < value <= 3):
        return True
    earlier = [
        node for node in path[0].walk() if node.style == style
    ]  # a row that goes on under the next part
    return bool(earlier) and value == value_of(style, earlier[-1].number) + 1


def _descend(style: str, number: str, line: Line, path: list[Node]) -> None:
    """Close what is of this style or deeper; a style not yet open lies one deeper than what is."""
    styles = [node.style for node in path]
    if style in styles:
        del path[styles.index(style) :]
    else:
        known = next(
            (at for at, node in enumerate(path) if any(child.style == style for child in node.children)), None
        )
        if known is not None:
            del path[known + 1 :]
    node = Node(style, number, line.at, parent=path[-1])
    path[-1].children.append(node)
    path.append(node)


def split_items(node: Node) -> None:
    """一是…；二是… inside a text as children, where it has no numbered ones."""
    text = "\n".join(node.lines[1:] if len(node.lines) > 1 else node.lines)
    starts = [match for match in ITEM.finditer(text) if _begins(text, match.start())]
    wanted = [match for at, match in enumerate(starts) if value_of("item", match[1]) == at + 1]
    if len(wanted) < 2:
        return
    kept = node.lines[:1] if len(node.lines) > 1 else []
    before = text[: wanted[0].start()].strip()
    node.lines = [*kept, *([before] if before else [])]
    for at, match in enumerate(wanted):
        stop = wanted[at + 1].start() if at + 1 < len(wanted) else len(text)
        rest, said = split_labels(text[match.end() : stop].strip())
        node.children.append(Node("item", match[1], node.line, [squeeze(rest)], said, parent=node))


def _begins(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in "。；;：:，,\n "
