"""Which article is carried out where (docs/article-coverage.md): read from the steps, the rules of periods and the sources.

What neither names must stand in ``coverage.toml`` with the reason why nothing of it is for an organ of a county to compute.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fuyuan.law import Citation, Section, find, rules
from fuyuan.law.citation import refs
from fuyuan.law.errors import LawError
from fuyuan.law.statutes import articles_of, version
from fuyuan.matters.registry import rooms

SOURCE = Path(__file__).parents[1]
WORKS = ("L23", "R26")
_UNREAD = (
    "law/",
    "matters/acts.py",
    "shell/templatetags",
    "config/",
)  # the law itself, and floors that only show examples
_SPAN = 6  # articles: a longer range says what a file is about, not what it carries out
_CODED = re.compile(r"(?:L23|R26) [0-9]+(?:\.[0-9]+)?(?:\([0-9]+\))?")


class Place(NamedTuple):
    """A paragraph (款) of a statute."""

    work: str
    article: int
    paragraph: int

    @property
    def citation(self) -> Citation:
        alone = len(articles_of(self.work)[self.article, 0].paragraphs) == 1
        return Citation(self.work, self.article, None if alone else self.paragraph)


@dataclass(slots=True)
class Entry:
    """A paragraph with everything that carries it out, or the reason why nothing does."""

    place: Place
    steps: list[str] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    reason: str = ""

    @property
    def done(self) -> bool:
        return bool(self.steps or self.periods or self.code)


@cache
def entries() -> tuple[Entry, ...]:
    """Every paragraph of the Act and the regulation, in order."""
    found = {place: Entry(place) for work in WORKS for place in places(work)}
    for room in rooms():
        for step in room.procedure.steps:
            for place in _all(step.basis):
                found[place].steps.append(f"{room.procedure.title}“{step.title}”")
    for section in Section:
        for rule in rules(section):
            for place in _all(rule.citations()):
                found[place].periods.append(rule.id)
    for name, cited in cited_in(SOURCE, _UNREAD).items():
        for place in _all(cited):
            found[place].code.append(name)
    for place, reason in reasons().items():
        found[place].reason = reason
    return tuple(found.values())


def places(work: str) -> Iterator[Place]:
    for (article, _), text in articles_of(work).items():
        for paragraph in range(1, len(text.paragraphs) + 1):
            yield Place(work, article, paragraph)


def _all(citations: Iterable[Citation]) -> list[Place]:
    """The paragraphs that are cited: an article without one is all of them."""
    found: dict[Place, None] = {}
    for each in citations:
        if each.version_id in WORKS and (each.article, 0) in articles_of(each.version_id):
            numbers = [each.paragraph] if each.paragraph else _paragraphs(each)
            found |= dict.fromkeys(Place(each.version_id, each.article, number) for number in numbers)
    return list(found)


def _paragraphs(citation: Citation) -> range:
    return range(1, len(articles_of(citation.version_id)[citation.article, 0].paragraphs) + 1)


# -- reading the sources -----------------------------------------------------------------------------------------------


def cited_in(folder: Path, unread: tuple[str, ...] = ()) -> dict[str, list[Citation]]:
    """Return what the files of a folder cite: in the short form of the code (L23 30.1) or as lawyers write it."""
    found: dict[str, list[Citation]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in {".py", ".html", ".txt", ".toml"} and not name.startswith(unread):
            text = path.read_text(encoding="utf-8")
            cited = [each for part in _parts(path, text) for each in citations(part)]
            if cited:
                found[name] = cited
    return found


def _parts(path: Path, text: str) -> Iterator[str]:
    """The strings and comments of a program, joined over lines; of other files the text."""
    if path.suffix != ".py":
        yield text
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield " ".join(node.value.split("\n"))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Citation":
            yield _joined(node.args)
        if isinstance(node, ast.Tuple):  # ("R26", 33, None, None): a floor below the law's own values
            yield _joined(node.elts)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def _joined(values: Sequence[ast.expr]) -> str:
    """``Citation("L23", 30, 1)`` and ``("L23", 30, 1, None)`` as L23 30.1."""
    known = [each.value if isinstance(each, ast.Constant) else None for each in values[:3]]
    if len(known) < 2 or known[0] not in WORKS or not isinstance(known[1], int):
        return ""
    paragraph = f".{known[2]}" if len(known) > 2 and isinstance(known[2], int) else ""
    return f"{known[0]} {known[1]}{paragraph}"


def citations(text: str) -> list[Citation]:
    """Everything a text cites; our own short name of the regulation is its title."""
    text = text.replace("2026年实施条例", "《行政复议法实施条例》")
    found = [each for match in _CODED.finditer(text) for each in _coded(match[0])]
    told = find(text)
    for before, after in zip(told, told[1:], strict=False):
        span = after.citation.article - before.citation.article
        if text[before.end : after.start].strip() == "至" and span <= _SPAN:
            found += _between(before.citation, after.citation)
    return found + [each.citation for each in told]


def _coded(text: str) -> tuple[Citation, ...]:
    try:
        return refs(text)
    except LawError:
        return ()


def _between(first: Citation, last: Citation) -> list[Citation]:
    """第二十四条至第二十八条: the articles in between."""
    return [Citation(first.version_id, number) for number in range(first.article + 1, last.article)]


# -- reasons -----------------------------------------------------------------------------------------------------------


@cache
def reasons() -> dict[Place, str]:
    """Return why a paragraph needs nothing here: by work, then article or article.paragraph."""
    data = tomllib.loads(Path(__file__).with_name("coverage.toml").read_text(encoding="utf-8"))
    found: dict[Place, str] = {}
    for work, lines in data.items():
        for key, reason in lines.items():
            for place in _all(refs(f"{work} {key}")):
                found[place] = reason
    return found


def gaps() -> list[Place]:
    """Return the paragraphs that are neither carried out nor explained."""
    return [each.place for each in entries() if not each.done and not each.reason]


def idle() -> list[Place]:
    """Return the paragraphs that are explained although something carries them out."""
    return [each.place for each in entries() if each.done and each.reason]


def by_work() -> dict[str, list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for each in entries():
        found[version(each.place.work).work.short].append(each)
    return found


def page_lines() -> Iterator[str]:
    """Yield the page: each paragraph with what carries it out."""
    yield "每一条、每一款由哪个步骤、期限、检查、文书落实；不需要落实的写明原因。名称对应 `src/fuyuan/` 下的文件。"
    for title, rows in by_work().items():
        done = sum(each.done for each in rows)
        yield ""
        yield f"## 《{title}》"
        yield ""
        yield f"共 {len(rows)} 款：落实 {done} 款，县级没有事项的 {sum(bool(each.reason) for each in rows)} 款。"
        yield ""
        yield "| 条款 | 开头 | 落实 |"
        yield "| --- | --- | --- |"
        yield from (f"| {each.place.citation.place} | {_opening(each)} | {_told(each)} |" for each in rows)


def _opening(entry: Entry) -> str:
    text = Citation(*entry.place).text.split("\n")[0].replace("|", "｜")
    return text if len(text) <= 28 else f"{text[:27]}…"


def _told(entry: Entry) -> str:
    parts = (
        ("步骤：", entry.steps),
        ("期限：", [f"`{name}`" for name in entry.periods]),
        ("检查、表单、文书：", [_link(name) for name in entry.code]),
    )
    told = [head + "、".join(dict.fromkeys(names)) for head, names in parts if names]
    return "；".join(told) or entry.reason or "**缺**"


def _link(name: str) -> str:
    short = name.removeprefix("business/").removesuffix(".py")
    return f"[{short}](../../src/fuyuan/{name})"
