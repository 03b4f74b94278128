"""A record as label and value pairs, for the timeline: titles of the fields, labels of the choices, Chinese dates."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fuyuan.matters.record import FileRef, Record
from fuyuan.shell.words import shown as worded

from .spec import specs_of

FileLink = Callable[[FileRef], str]
Words = Callable[[str, Any], str]


def no_link(ref: FileRef) -> str:
    return ""


def no_words(field: str, value: Any) -> str:
    return ""


def pairs_of(record: Record, link: FileLink = no_link, words: Words = no_words) -> list[tuple[str, Any]]:
    """Return what a record says: blanks, unremarkable "no" and ids are left out. ``link(ref)``: where a file can be opened;
    ``words(field, value)``: the name behind a value that says something to the machine only, "" when there is none.
    """
    out = []
    kept = {spec.name for spec in specs_of(type(record)) if spec.kind == "kept"}
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if name in kept or value in (None, "", ()) or (value is False and info.default is False):
            continue
        out.append((info.title or name, _worded(name, value, link, words)))
    return out


def _worded(name: str, value: Any, link: FileLink, words: Words) -> Any:
    if isinstance(value, FileRef):
        return _file(value, link)
    if isinstance(value, Record):
        return _nested(value, link, words)
    if isinstance(value, Enum):
        return getattr(value, "label", value.value)
    if isinstance(value, tuple):
        return _many(name, value, link, words)
    return words(name, value) or worded(value)


def _file(ref: FileRef, link: FileLink) -> Any:
    url = link(ref)
    return format_html('<a href="{}">{}</a>', url, ref.name) if url else ref.name


def _nested(record: Record, link: FileLink, words: Words) -> SafeString:
    rows = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", pairs_of(record, link, words))
    return format_html('<dl class="facts">{}</dl>', rows)


def _many(name: str, values: tuple[Any, ...], link: FileLink, words: Words) -> Any:
    if isinstance(values[0], Record):
        return format_html(
            '<ol class="entries">{}</ol>',
            format_html_join("", "<li>{}</li>", ((_worded(name, each, link, words),) for each in values)),
        )
    return "、".join(str(_worded(name, each, link, words)) for each in values)
