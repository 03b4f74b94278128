"""Which article is carried out where (docs/article-coverage.md): read from the steps, the rules of periods and the sources.

What neither names must stand in ``coverage.toml`` with the reason why nothing of it is for an organ of a county to compute.
The texts before (2017年法、2007年实施条例) stand beside them: cases and periods that began under them still follow them.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fuyuan.law import Citation, Section, find, parse, rules
from fuyuan.law.citation import refs
from fuyuan.law.errors import LawError
from fuyuan.law.statutes import VERSIONS, articles_of, version
from fuyuan.matters.registry import rooms

SOURCE = Path(__file__).parents[1]
PRESENT, PAST = ("L23", "R26"), ("L17", "R07")
WORKS = (*PRESENT, *PAST)
_UNREAD = (
    "law/",
    "matters/acts.py",
    "shell/templatetags",
    "config/",
)  # the law itself, and floors that only show examples
_READ = {".py", ".html", ".txt", ".toml"}
_SPAN = 6  # articles: a longer range says what a file is about, not what it carries out
_PLACE = r"[0-9]+(?:-[0-9]+)?(?:\.[0-9]+)?(?:\([0-9]+\))?"
_CODED = re.compile(rf"\b(?:{'|'.join(VERSIONS)}) {_PLACE}(?:, {_PLACE})*")
_WRITTEN = re.compile(
    r"《行政复议法(?:实施条例)?》(?:（\d+）)?第[零一二三四五六七八九十]+条(?:第[一二三四五六七八九十]+款)?"
)
_OWN_NAMES = {"2026年实施条例": "《行政复议法实施条例》", "2007年实施条例": "《行政复议法实施条例》（2007）"}
_ABOUT_THE_ACT = re.compile(r"reconsideration|portal|hearing|basis")  # tests that say 第X条 and mean the Act
_TABLES_OF_STEPS = ("/procedure.py", "/steps.py")  # they say only what the steps say already
_LISTS_GAPS = "test_article_coverage"


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
    """Every paragraph of the Act and the regulation, in order, then of the texts before them.

    A rule that only says that the law names no number of days carries nothing out.
    """
    found = {place: Entry(place) for work in WORKS for place in places(work)}
    for room in rooms():
        for step in room.procedure.steps:
            for place in _all(step.basis):
                found[place].steps.append(f"{room.procedure.title}“{step.title}”")
    for section in Section:
        for rule in rules(section):
            for place in () if rule.silent else _all(rule.citations()):
                found[place].periods.append(rule.id)
    for name, cited in cited_in(SOURCE, _UNREAD).items():
        for place in _all(cited):
            if not (found[place].steps and name.endswith(_TABLES_OF_STEPS)):
                found[place].code.append(name)
    for place, reason in reasons().items():
        found[place].reason = reason
    return tuple(found.values())


def places(work: str) -> Iterator[Place]:
    for (article, _), text in articles_of(work).items():
        for paragraph in range(1, len(text.paragraphs) + 1):
            yield Place(work, article, paragraph)


def places_of(line: str) -> list[Place]:
    """The paragraphs of a compact line: "L23 5.1, 5.2, R26 6"."""
    return _all(refs(line))


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
        if path.suffix in _READ and not name.startswith(unread):
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
            yield _one_line(node.value)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Citation":
            yield _joined(node.args)
        if isinstance(node, ast.Tuple):  # ("R26", 33, None, None): a floor below the law's own values
            yield _joined(node.elts)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _joined(values: Sequence[ast.expr]) -> str:
    """``Citation("L23", 30, 1)`` and ``("L23", 30, 1, None)`` as L23 30.1."""
    known = [each.value if isinstance(each, ast.Constant) else None for each in values[:3]]
    if len(known) < 2 or known[0] not in WORKS or not isinstance(known[1], int):
        return ""
    paragraph = f".{known[2]}" if len(known) > 2 and isinstance(known[2], int) else ""
    return f"{known[0]} {known[1]}{paragraph}"


def citations(text: str) -> list[Citation]:
    """Everything a text cites; our own short names of the regulations are titles."""
    text = _titled(text)
    found = [each for match in _CODED.finditer(text) for each in _coded(match[0])]
    told = find(text)
    for before, after in zip(told, told[1:], strict=False):
        span = after.citation.article - before.citation.article
        if text[before.end : after.start].strip() == "至" and span <= _SPAN:
            found += _between(before.citation, after.citation)
    return found + [each.citation for each in told]


def _titled(text: str) -> str:
    for own, title in _OWN_NAMES.items():
        text = text.replace(own, title)
    return text


def _coded(text: str) -> tuple[Citation, ...]:
    try:
        return refs(text)
    except LawError:
        return ()


def missing_in(folder: Path) -> list[tuple[str, str]]:
    """Return (file, citation) of everything a folder cites that no text has: a slip of the pen."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in _READ:
            for part in _parts(path, path.read_text(encoding="utf-8")):
                found += [(path.relative_to(folder).as_posix(), each) for each in _missing(_titled(part))]
    return found


def _missing(text: str) -> Iterator[str]:
    for match in _CODED.finditer(text):
        for each in refs(match[0]):
            try:
                _ = each.text
            except LawError as error:
                yield str(error)
    for match in _WRITTEN.finditer(text):
        try:
            parse(match[0])
        except LawError as error:
            yield str(error)


def _between(first: Citation, last: Citation) -> list[Citation]:
    """第二十四条至第二十八条: the articles in between."""
    return [Citation(first.version_id, number) for number in range(first.article + 1, last.article)]


# -- reading the tests -------------------------------------------------------------------------------------------------


@cache
def named_in(tests: Path) -> dict[Place, list[str]]:
    """Return which tests name a paragraph. What a test says of itself at its head names nothing, nor does the list of gaps."""
    found: dict[Place, list[str]] = {}
    for path in sorted(set(tests.rglob("test_*.py")) - set(tests.rglob(f"{_LISTS_GAPS}.py"))):
        text = path.read_text(encoding="utf-8")
        title = "《行政复议法》" if _ABOUT_THE_ACT.search(path.stem) else ""
        head = _one_line(ast.get_docstring(ast.parse(text), clean=False) or "")
        parts = [part for part in _parts(path, text) if part != head]
        for place in _all(each for part in parts for each in citations(title + part)):
            found.setdefault(place, []).append(path.stem)
    return found


def untested(tests: Path) -> list[Place]:
    """Return the paragraphs in force that are carried out, and that no test names."""
    named = named_in(tests)
    return [each.place for each in _present() if each.done and each.place not in named]


# -- reasons -----------------------------------------------------------------------------------------------------------


@cache
def reasons() -> dict[Place, str]:
    """Return why a paragraph needs nothing here: by work, then article or article.paragraph."""
    data = tomllib.loads(Path(__file__).with_name("coverage.toml").read_text(encoding="utf-8"))
    found: dict[Place, str] = {}
    for work, lines in data.items():
        for key, reason in lines.items():
            for place in places_of(f"{work} {key}"):
                found[place] = reason
    return found


def gaps() -> list[Place]:
    """Return the paragraphs that are neither carried out nor explained."""
    return [each.place for each in _present() if not each.done and not each.reason]


def idle() -> list[Place]:
    """Return the paragraphs that are explained although something carries them out."""
    return [each.place for each in entries() if each.done and each.reason]


def _present() -> list[Entry]:
    return [each for each in entries() if each.place.work in PRESENT]


# -- the texts before --------------------------------------------------------------------------------------------------


@cache
def _words() -> dict[str, Place]:
    """The paragraphs in force by their words."""
    return {_text(place): place for work in PRESENT for place in places(work)}


def unchanged(place: Place) -> Place | None:
    """Return the paragraph in force that says the same, word for word."""
    return _words().get(_text(place)) if place.work in PAST else None


def _text(place: Place) -> str:
    return Citation(*place).text


# -- the page ----------------------------------------------------------------------------------------------------------


def page_lines() -> Iterator[str]:
    """Yield the page: each paragraph with what carries it out."""
    yield "每一条、每一款由哪个步骤、期限、检查、文书落实；不需要落实的写明原因。名称对应 `src/fuyuan/` 下的文件。"
    yield "后两部分是以前的文本：在那时开始的案件和期限仍然按它办理，引用到的逐款列出，没有引用的不列。"
    for work in WORKS:
        rows = [each for each in entries() if each.place.work == work]
        shown = [each for each in rows if work in PRESENT or each.done or unchanged(each.place)]
        yield ""
        yield f"## {_title(work)}"
        yield ""
        yield _count(work, rows)
        yield ""
        yield "| 条款 | 开头 | 落实 |"
        yield "| --- | --- | --- |"
        yield from (f"| {each.place.citation.place} | {_opening(each)} | {_told(each)} |" for each in shown)


def _title(work: str) -> str:
    text = version(work)
    return f"《{text.work.short}》" + ("" if work in PRESENT else f"（{text.label}）")


def _count(work: str, rows: list[Entry]) -> str:
    done = f"共 {len(rows)} 款：落实 {sum(each.done for each in rows)} 款"
    if work in PRESENT:
        return f"{done}，县级没有事项的 {sum(bool(each.reason) for each in rows)} 款。"
    return f"{done}，与现行条文文字相同的 {sum(unchanged(each.place) is not None for each in rows)} 款。"


def _opening(entry: Entry) -> str:
    text = _text(entry.place).split("\n")[0].replace("|", "｜")
    return text if len(text) <= 28 else f"{text[:27]}…"


def _told(entry: Entry) -> str:
    parts = (
        ("步骤：", entry.steps),
        ("期限：", [f"`{name}`" for name in entry.periods]),
        ("检查、表单、文书：", [_link(name) for name in entry.code]),
    )
    told = [head + "、".join(dict.fromkeys(names)) for head, names in parts if names]
    same = unchanged(entry.place)
    told += [f"与现行{same.citation}文字相同"] if same else []
    return "；".join(told) or entry.reason or "**缺**"


def _link(name: str) -> str:
    short = name.removeprefix("business/").removesuffix(".py")
    return f"[{short}](../../src/fuyuan/{name})"
