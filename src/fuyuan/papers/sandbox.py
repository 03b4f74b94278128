"""Fill a text template with data, giving the template nothing but that data.

Templates are edited by people, so they are treated as hostile: the syntax tree may hold only the nodes listed below
(no calls, no arithmetic, no assignments, no includes), values are plain copies, loops and output are counted.
Data is hostile too: every value leaves the engine between two noncharacters, so that markup.py can tell what the
template wrote from what a person typed, and never reads the latter as markup. A field that is there but empty leaves
between two more, with its name: whether that is a gap to be filled is markup.py's question.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2 import Template, TemplateError, TemplateSyntaxError, Undefined, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .filters import FILTERS, day, day_and_time
from .text import MAX_CHARACTERS, TOO_LONG, PaperFault, clean

VALUE_START, VALUE_END = "\ufdd0", "\ufdd1"
GAP_START, GAP_END = "\ufdd2", "\ufdd3"
MAX_BYTES = 200_000  # of a template; the text it makes has the bounds of a paper
MAX_STEPS = 10_000  # passes through all loops of one rendering together
MAX_VALUES = 20_000  # leaves of the data
MAX_SECONDS = 2.0  # of one rendering
MAX_DEPTH = 12  # of data, and of blocks in a template

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Filter, nodes.Test, nodes.If, nodes.For, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And,
    nodes.Or, nodes.Not,
)  # fmt: skip
_LOOP_FIELDS = frozenset({"index", "first", "last", "length"})


class TemplateFault(PaperFault):
    """The template itself is wrong, asks for something forbidden, or makes too much."""


class MissingField(PaperFault):
    """The template uses fields the case has not filled in; ``paths`` names every one."""

    def __init__(self, *paths: str) -> None:
        named = "、".join(f"“{path}”" for path in paths)
        super().__init__(f"文书需要的{named}还没有填写，请先补上")
        self.paths = paths


_absent: ContextVar[dict[str, None]] = ContextVar("absent")  # of the rendering that is running


class Missing(Undefined):
    """An empty field: any use but 默认 and `is defined` notes it; the rendering goes on, so that all are told at once."""

    def _note(self, result: Any) -> Any:
        _absent.get()[str(self._undefined_name)] = None
        return result

    def __str__(self) -> str:
        return str(self._note(""))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._note(()))

    def __len__(self) -> int:
        return int(self._note(0))

    def __bool__(self) -> bool:
        return bool(self._note(False))

    def __eq__(self, other: object) -> bool:
        return bool(self._note(False))

    def __ne__(self, other: object) -> bool:
        return bool(self._note(False))

    def __hash__(self) -> int:
        return int(self._note(0))


class _Blank(str):
    """A field that is there and empty; it knows where it stands."""

    path: str


class _Record(dict[str, Any]):
    """A copy of a dict that knows where it stands, so that a missing field can be named in full."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class _Budget:
    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.until = time.monotonic() + MAX_SECONDS

    def take(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise TemplateFault(f"模板的循环超过{MAX_STEPS}次，已经停止，请检查“for”的层数")
        if time.monotonic() > self.until:
            raise TemplateFault(f"模板运行超过{MAX_SECONDS:g}秒，已经停止，请检查循环")


class _Rows(list[Any]):
    """A copy of a list that counts how often the template walks it."""

    def __init__(self, budget: _Budget) -> None:
        super().__init__()
        self.budget = budget

    def __iter__(self) -> Iterator[Any]:
        for item in super().__iter__():
            self.budget.take()
            yield item


class _Copier:
    """Copies plain data; anything that is not plain is refused, so no object of ours is ever in reach."""

    def __init__(self) -> None:
        self.budget = _Budget(MAX_STEPS)
        self.left = MAX_VALUES

    def copy(self, value: Any, path: str, depth: int = 0) -> Any:
        self.left -= 1
        if self.left < 0 or depth > MAX_DEPTH:
            raise TemplateFault("填入文书的数据过多")
        if isinstance(value, Mapping):
            return self._record(value, path, depth)
        if isinstance(value, list | tuple):
            rows = _Rows(self.budget)
            rows.extend(self.copy(item, f"{path}第{n}项", depth + 1) for n, item in enumerate(value, 1))
            return rows
        return _leaf(value, path)

    def _record(self, value: Mapping[Any, Any], path: str, depth: int) -> _Record:
        record = _Record(path)
        for key, item in value.items():
            if type(key) is not str or key.startswith("_"):
                raise TemplateFault(f"“{path}”中的字段名“{key}”不能使用")
            if item is not None:  # None means “not filled in”: the same as absent
                where = f"{path}.{key}" if path else key
                record[key] = _blank(where) if item == "" else self.copy(item, where, depth + 1)
        return record


def _blank(path: str) -> _Blank:
    found = _Blank()
    found.path = path
    return found


def _leaf(value: Any, path: str) -> Any:
    if isinstance(value, str):  # an enum or a marked-safe string becomes an ordinary one
        return clean(str.__str__(value), f"“{path}”")
    if type(value) in (int, bool, date, datetime, Decimal):
        return value
    raise TemplateFault(f"“{path}”的类型（{type(value).__name__}）不能写入文书")


def _written(value: Any) -> str:
    """How a value looks when the template names no filter."""
    if isinstance(value, Missing):
        return str(value)
    if isinstance(value, _Blank):
        return f"{VALUE_START}{GAP_START}{value.path}{GAP_END}{VALUE_END}"
    if isinstance(value, bool):
        text = "是" if value else "否"
    elif isinstance(value, date):
        text = day_and_time(value) if isinstance(value, datetime) else day(value)
    elif isinstance(value, str | int | Decimal):
        text = str(value)
    else:
        raise TemplateFault("列表或者分组不能直接写入文书，请写明其中的字段，或者使用“顿号”")
    return f"{VALUE_START}{text}{VALUE_END}"


def _strict(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """The filter; a field that is not there stays what it is and is told by its name."""

    def applied(value: Any, *args: Any) -> Any:
        return value if isinstance(value, Missing) else filter_(value, *args)

    return applied


def _default(value: Any, otherwise: str = "") -> Any:
    return otherwise if isinstance(value, Missing) else value


def _rows(value: Any) -> Any:
    if isinstance(value, Missing):
        return value
    if not isinstance(value, _Rows):
        raise TemplateFault("“for”只能用于列表")
    return value


class _Environment(ImmutableSandboxedEnvironment):
    """Dots and brackets reach keys of our copies and nothing else."""

    def __init__(self) -> None:
        super().__init__(
            undefined=Missing,
            finalize=_written,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=0,
        )
        self.globals.clear()
        self.filters = {name: _strict(filter_) for name, filter_ in {**FILTERS, "_rows": _rows}.items()}
        self.filters["默认"] = _default
        self.tests = {name: self.tests[name] for name in ("defined", "undefined")}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, LoopContext) and attribute in _LOOP_FIELDS:
            return getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Missing):
            return obj
        if isinstance(obj, _Record) and type(argument) is str:
            name = f"{obj.path}.{argument}" if obj.path else argument
            return obj[argument] if argument in obj else Missing(name=name)
        if isinstance(obj, _Rows) and type(argument) is int and -len(obj) <= argument < len(obj):
            return obj[argument]
        raise TemplateFault(f"模板不能取用“{argument}”")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        return False


_ENVIRONMENT = _Environment()


def _check(node: nodes.Node, depth: int = 0) -> None:
    if not isinstance(node, _ALLOWED):
        raise TemplateFault(f"模板中不能使用这种写法（第{node.lineno}行，{type(node).__name__}）")
    if depth > 4 * MAX_DEPTH:
        raise TemplateFault("模板的层次过多")
    if isinstance(node, nodes.For):
        if node.recursive:
            raise TemplateFault(f"模板中不能使用递归循环（第{node.lineno}行）")
        _check(node.iter, depth + 1)
        counted = nodes.Filter(node.iter, "_rows", [], [], None, None, lineno=node.lineno)
        node.iter = counted.set_environment(_ENVIRONMENT)  # only our counting lists may be walked
    name = node.attr if isinstance(node, nodes.Getattr) else node.name if isinstance(node, nodes.Name) else ""
    if name.startswith("_"):
        raise TemplateFault(f"模板不能取用“{name}”（第{node.lineno}行）")
    for child in node.iter_child_nodes():
        _check(child, depth + 1)


@lru_cache(maxsize=256)
def _compiled(source: str) -> Template:
    if len(source.encode()) > MAX_BYTES:
        raise TemplateFault("模板过长")
    try:
        tree = _ENVIRONMENT.parse(source)
        _check(tree)
        return Template.from_code(_ENVIRONMENT, _ENVIRONMENT.compile(tree), {})
    except TemplateError as fault:
        line = f"第{fault.lineno}行" if isinstance(fault, TemplateSyntaxError) else ""
        raise TemplateFault(f"模板{line}写法有误：{fault.message}") from None
    except (RecursionError, SyntaxError, MemoryError):
        raise TemplateFault("模板的层次过多") from None


def names_in(source: str) -> tuple[set[str], set[str]]:
    """The fields a template asks for at the top, and the names it asks for inside them (of rows and groups)."""
    tree = _ENVIRONMENT.parse(clean(source, "模板"))
    bound = {name.name for loop in tree.find_all(nodes.For) for name in loop.target.find_all(nodes.Name)}
    bound |= {loop.target.name for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)}
    top = {name.name for name in tree.find_all(nodes.Name)} - bound - {"loop"}
    inner = {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if not (isinstance(node.node, nodes.Name) and node.node.name == "loop")
    }
    return top, inner


def written(value: Any) -> str:
    """A field in words for the template editor: rows and groups as the names inside them."""
    if isinstance(value, Mapping):
        return "分组：" + "、".join(value)
    if isinstance(value, list | tuple):
        first = f"，每项有{'、'.join(value[0])}" if value and isinstance(value[0], Mapping) else ""
        return f"列表，{len(value)}项{first}"
    if value is None or value == "":
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return day_and_time(value) if isinstance(value, datetime) else day(value)
    return str(value)


def check(source: str) -> None:
    """Raise TemplateFault unless `source` is a template that may be used; for the template editor."""
    _compiled(clean(source, "模板"))


def fill(source: str, context: Mapping[str, Any]) -> str:
    """`source` filled from `context` (plain dict, list, str, int, Decimal, date, bool), values between sentinels.

    Raises MissingField with every field the template uses and the context does not have; TemplateFault.
    """
    data = _Copier().copy(context, "")
    absent: dict[str, None] = {}
    token = _absent.set(absent)
    try:
        filled = _filled(source, data)
    finally:
        _absent.reset(token)
    if absent:
        raise MissingField(*absent)
    return filled


def _filled(source: str, data: Any) -> str:
    pieces: list[str] = []
    size = 0
    try:
        for piece in _compiled(clean(source, "模板")).generate(data):
            size += len(piece)
            if size > MAX_CHARACTERS:
                raise TemplateFault(TOO_LONG)
            pieces.append(piece)
    except TemplateError as fault:
        raise TemplateFault(f"模板写法有误：{fault.message}") from None
    return "".join(pieces)
