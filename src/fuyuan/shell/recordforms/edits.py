"""Adding and removing entries of a list on the server: the form works without JavaScript."""

from typing import Any

from fuyuan.matters.record import Record

from .spec import Spec, specs_of
from .tree import Raw, shown


def add(record: type[Record], raw: Raw, name: str) -> str:
    """Append an empty entry to the list posted as ``name``; return the new entry's name ("" when there is no such list)."""
    found = _find(record, raw, name.split("-"))
    if found is None:
        return ""
    spec, entries = found
    if spec.most and len(entries) >= spec.most:
        return ""
    entries.append(shown(spec.inner))
    return f"{name}-{len(entries) - 1}"


def remove(record: type[Record], raw: Raw, name: str) -> None:
    """Take the entry posted as ``name`` (applicants-1) out of its list."""
    head, _, at = name.rpartition("-")
    found = _find(record, raw, head.split("-"))
    if found and at.isdecimal() and int(at) < len(found[1]):
        del found[1][int(at)]


def _find(record: type[Record], raw: Raw, parts: list[str]) -> tuple[Spec, list[Any]] | None:
    """Follow a name to its list: a field, an index, a field …"""
    spec = next((each for each in specs_of(record) if each.name == parts[0] and each.record), None)
    if spec is None:
        return None
    value, rest = raw[spec.name], parts[1:]
    if spec.kind == "group":
        return _find(spec.inner, value, rest) if rest else None
    if not rest:
        return (spec, value) if spec.kind == "list" else None
    if len(rest) < 2 or not rest[0].isdecimal() or int(rest[0]) >= len(value):
        return None
    return _find(spec.inner, value[int(rest[0])], rest[1:])
