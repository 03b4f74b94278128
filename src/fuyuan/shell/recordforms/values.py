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


def no_link(ref: FileRef) -> str:
    return ""


def pairs_of(record: Record, link: FileLink = no_link) -> list[tuple[str, Any]]:
    """Return what a record says: blanks, unremarkable "no" and ids are left out. ``link(ref)``: where a file can be opened."""
    out = []
    kept = {spec.name for spec in specs_of(type(record)) if spec.kind == "kept"}
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if name in kept or value in (None, "", ()) or (value is False and info.default is False):
            continue
        out.append((info.title or name, _worded(value, link)))
    return out


def _worded(value: Any, link: FileLink) -> Any:
    if isinstance(value, FileRef):
        return _file(value, link)
    if isinstance(value, Record):
        return _nested(value, link)
    if isinstance(value, Enum):
        return getattr(value, "label", value.value)
    if isinstance(value, tuple):
        return _many(value, link)
    return worded(value)


def _file(ref: FileRef, link: FileLink) -> Any:
    url = link(ref)
    return format_html('<a href="{}">{}</a>', url, ref.name) if url else ref.name


def _nested(record: Record, link: FileLink) -> SafeString:
    rows = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", pairs_of(record, link))
    return format_html('<dl class="facts">{}</dl>', rows)


def _many(values: tuple[Any, ...], link: FileLink) -> Any:
    if isinstance(values[0], Record):
        return format_html(
            '<ol class="entries">{}</ol>',
            format_html_join("", "<li>{}</li>", ((_worded(each, link),) for each in values)),
        )
    return "、".join(str(_worded(each, link)) for each in values)
