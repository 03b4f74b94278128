"""The raw tree: what stands in a form, before anybody judged it.

A dict by field name; leaves are what was typed (text, lists of text, files), nested records are dicts, lists are lists.
A record or its initial values become a raw tree (:func:`shown`), a POST becomes one (:func:`read`), and a raw tree
becomes the plain data that ``parse_record`` judges (:func:`data_of`).
"""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

from fuyuan.matters.record import FileRef, Record

from . import normal
from .options import Options
from .spec import READ_ONLY, ROWS, Spec, key_of, specs_of

Raw = dict[str, Any]
MULTIPLE = frozenset({"choices", "files", "file"})
MOST_ENTRIES = 1000


def joined(path: str, name: str | int) -> str:
    return f"{path}.{name}" if path else str(name)


def general(path: str) -> str:
    """The path without indices: handlers.0.person_id → handlers.person_id; an entry yet to be cloned has none either."""
    return re.sub(r"\.(\d+|__prefix__)(?=\.|$)", "", path)


# -- from values -------------------------------------------------------------------------------------------------------


def shown(record: type[Record], values: Any = None, options: Options | None = None, path: str = "") -> Raw:
    """Return the raw tree of a record, of initial values, or (None) of the defaults."""
    return {
        spec.name: _shown(spec, _value(values, spec), values, options, joined(path, spec.name))
        for spec in specs_of(record)
    }


def _value(values: Any, spec: Spec) -> Any:
    if isinstance(values, Record):
        return getattr(values, spec.name)
    return values.get(spec.name, spec.default) if isinstance(values, Mapping) else spec.default


def _shown(spec: Spec, value: Any, around: Any, options: Options | None, path: str) -> Any:
    if spec.kind == "group":
        return shown(spec.inner, value, options, path)
    if spec.kind in {"list", "given"}:
        return [shown(spec.inner, each, options, path) for each in value or ()]
    if spec.kind == "fixed":
        return _members(spec, value or ())
    if spec.kind in {"file", "files"}:
        many = [value] if isinstance(value, FileRef | Mapping) else value or ()
        return [FileRef.model_validate(each) for each in many]
    if spec.kind == "maybe":
        return "" if value is None else ("yes" if value else "no")
    if spec.kind == "organ":
        return _name_of(spec, value, around, options, path)
    if spec.kind == "choices" or (spec.kind in {"lines", "ints"} and _listed(spec, options, path)):
        return [text(each) for each in value or ()]
    if spec.kind == "lines":
        return "\n".join(text(each) for each in value or ())
    if spec.kind == "ints":
        return "、".join(text(each) for each in value or ())
    return text(value)


def _listed(spec: Spec, options: Options | None, path: str) -> bool:
    return options is not None and options.of(general(path), spec) is not None


def _members(spec: Spec, values: Any) -> list[Raw]:
    """One entry for each member of the list's key, whatever was given before."""
    key = key_of(spec.inner)
    assert key.options
    given = {row[key.name]: row for row in (shown(spec.inner, value) for value in values)}
    return [given.get(text(each), {**shown(spec.inner), key.name: text(each)}) for each in key.options]


def _name_of(spec: Spec, value: Any, around: Any, options: Options | None, path: str) -> str:
    """An organ is typed by its name; its id is found again when the form comes back."""
    name = ""
    if spec.absorbs and around is not None:
        name = (
            getattr(around, spec.absorbs, "") if isinstance(around, Record) else around.get(spec.absorbs, "")
        )
    if name or value is None or options is None:
        return text(name)
    return dict(options.of(general(path), spec) or ()).get(str(value), "")


def text(value: Any) -> str:
    """A value as it stands in a control."""
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


# -- from a request ----------------------------------------------------------------------------------------------------


class Posted:
    """A POST as a raw tree: names are field paths joined by "-"; what the record hides comes from ``initial``."""

    def __init__(self, post: Any, options: Options) -> None:
        self.post, self.options = post, options
        self.entries: dict[str, set[int]] = {}
        for name in post:
            for found in re.finditer(r"-(\d{1,5})-", name, re.ASCII):
                self.entries.setdefault(name[: found.start()], set()).add(int(found[1]))

    def read(self, record: type[Record], initial: Raw, prefix: str = "") -> Raw:
        return {
            spec.name: self._leaf(spec, initial.get(spec.name), f"{prefix}{spec.name}")
            for spec in specs_of(record)
        }

    def _leaf(self, spec: Spec, initial: Any, name: str) -> Any:
        if spec.kind == "hidden":
            return initial if initial is not None else text(spec.default)
        if spec.kind == "group":
            return self.read(spec.inner, initial or shown(spec.inner), f"{name}-")
        if spec.kind in {"list", "given"}:
            indices = sorted(self.entries.get(name, ()))[:MOST_ENTRIES]
            return [self._entry(spec, initial or [], at, name) for at in indices]
        if spec.kind == "fixed":
            return [
                self._member(spec, row, f"{name}-{at}-")
                for at, row in enumerate(initial or _members(spec, ()))
            ]
        if spec.kind in MULTIPLE or (spec.kind in {"lines", "ints"} and self._listed(spec, name)):
            return self.post.getlist(name)
        return self.post.get(name, "")

    def _listed(self, spec: Spec, name: str) -> bool:
        return self.options.of(general(name.replace("-", ".")), spec) is not None

    def _entry(self, spec: Spec, initial: list[Raw], at: int, name: str) -> Raw:
        return self.read(spec.inner, initial[at] if at < len(initial) else shown(spec.inner), f"{name}-{at}-")

    def _member(self, spec: Spec, row: Raw, prefix: str) -> Raw:
        key = key_of(spec.inner).name
        return {**self.read(spec.inner, row, prefix), key: row[key]}


# -- tidying -----------------------------------------------------------------------------------------------------------


def blank(record: type[Record], raw: Raw) -> bool:
    """Tell whether nothing was filled in: everything stands as in an untouched form."""
    return all(_blank(spec, raw.get(spec.name)) for spec in specs_of(record))


def _blank(spec: Spec, value: Any) -> bool:
    if spec.kind == "hidden" or spec.kind in READ_ONLY:
        return True
    if spec.kind == "group":
        return blank(spec.inner, value or {})
    if spec.kind in {"list", "given"}:
        return all(blank(spec.inner, each) for each in value or ())
    return value in (None, "", []) or value == text(spec.default)


def tidy(record: type[Record], raw: Raw) -> Raw:
    """Leave out entries of lists that nobody filled in; a list that must not be empty keeps one to be filled in."""
    out = dict(raw)
    for spec in specs_of(record):
        if spec.kind == "group":
            out[spec.name] = tidy(spec.inner, raw[spec.name])
        elif spec.kind == "list":
            kept = [tidy(spec.inner, each) for each in raw[spec.name] if not blank(spec.inner, each)]
            out[spec.name] = kept or raw[spec.name][: 1 if spec.required else 0]
    return out


# -- to plain data -----------------------------------------------------------------------------------------------------

OMIT = object()


def data_of(record: type[Record], raw: Raw, options: Options, path: str = "") -> dict[str, Any]:
    """Return what ``parse_record`` shall judge: names as in the record, blanks left to the record's defaults."""
    out: dict[str, Any] = {}
    for spec in specs_of(record):
        here = joined(path, spec.name)
        value = _plain(spec, raw.get(spec.name), options, here)
        if value is not OMIT:
            out[spec.name] = value
        if spec.absorbs:
            out[spec.absorbs] = _absorbed(spec, raw.get(spec.name) or "", options, here)
    return out


def _plain(spec: Spec, raw: Any, options: Options, path: str) -> Any:
    if spec.kind == "group":
        return None if spec.optional and blank(spec.inner, raw) else data_of(spec.inner, raw, options, path)
    if spec.kind in ROWS:
        return [data_of(spec.inner, each, options, joined(path, at)) for at, each in enumerate(raw or ())]
    if spec.kind == "bool":
        return raw == "on"
    if spec.kind in {"choices", "files"}:
        return list(raw or ())
    if spec.kind == "lines":
        return raw if isinstance(raw, list) else normal.lines(raw or "")
    if spec.kind == "ints":
        return raw if isinstance(raw, list) else normal.numbers(raw or "")
    return _single(spec, raw[-1] if spec.kind == "file" and raw else raw or "", options, path)


def _single(spec: Spec, raw: Any, options: Options, path: str) -> Any:
    if not raw or (isinstance(raw, str) and not raw.strip()):
        if (
            spec.kind in {"text", "long", "hidden"}
            and not spec.optional
            and (spec.required or spec.default == "")
        ):
            return ""
        return None if spec.optional else OMIT
    if spec.kind in {"organ", "person"}:
        return _chosen(spec, raw, options, path)
    if spec.kind == "date":
        return normal.day(raw)
    if spec.kind == "time":
        return normal.clock(raw)
    if spec.kind == "maybe":
        return raw == "yes"
    return normal.number(raw) if spec.kind in {"int", "decimal"} else raw


def _chosen(spec: Spec, raw: str, options: Options, path: str) -> Any:
    pairs = options.of(general(path), spec) or ()
    ids = [value for value, label in pairs if raw == (label if spec.kind == "organ" else value)]
    return ids[0] if ids else (None if spec.optional else OMIT)


def _absorbed(spec: Spec, raw: str, options: Options, path: str) -> str:
    """The name kept beside the id: what was typed for an organ, the person's own name for a person."""
    if spec.kind == "organ":
        return raw
    label = dict(options.of(general(path), spec) or ()).get(raw, "")
    return label.split("（")[0]
