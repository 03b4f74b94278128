"""The rows of long lists as HTML, written in Python: a template spends 5 ms on the cells of twenty rows, this half of one.

Everything that is not already safe is escaped here, as a template would. Heads, empty lists and short lists stay templates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from . import words


def safe(value: Any) -> str:
    """Return a value as HTML: escaped, unless it is HTML already."""
    return str(value) if hasattr(value, "__html__") else escape(str(value))


def getter(row: Any) -> Callable[..., Any]:
    """Return ``get(name, default)`` of a row, be it a mapping or an object."""
    return row.get if isinstance(row, Mapping) else lambda name, default=None: getattr(row, name, default)


def time_tag(day: Any) -> str:
    return f'<time datetime="{day:%Y-%m-%d}">{words.date_cn(day)}</time>' if day else ""


def definitions(pairs: Iterable[Any]) -> SafeString:
    """Label and value pairs as a definition list: a matter's page has some twenty of them."""
    rows = (f"<div><dt>{safe(label)}</dt><dd>{safe(words.shown(value))}</dd></div>" for label, value in pairs)
    return mark_safe(f'<dl class="facts">{"".join(rows)}</dl>')  # noqa: S308


class Cells:
    """Writes cells by kind; ``light`` and ``light_left`` are the components of the templates."""

    def __init__(self, light: Callable[..., str], light_left: Callable[..., str]) -> None:
        self.light, self.light_left = light, light_left

    def table(self, table: Any) -> SafeString:
        """The body rows of parts/table.html."""
        get = getter(table)
        columns = [
            (each("key"), each("kind") or "text", safe(each("label"))) for each in map(getter, get("columns"))
        ]
        opens = [f'<td class="kind-{safe(kind)}" data-label="{label}">' for _, kind, label in columns]
        pick, choose, nth = get("pick"), gettext("选择第"), gettext("行")
        out: list[str] = []
        for number, row in enumerate(get("rows"), 1):
            of = getter(row)
            out.append("<tr data-row>")
            if pick:
                label = f"{choose} {number} {nth}"
                out.append(
                    f'<td class="pick"><input type="checkbox" name="{safe(pick)}" value="{safe(of("id"))}" aria-label="{label}"></td>'
                )
            for (key, kind, _), opened in zip(columns, opens, strict=True):
                out += (opened, self.cell(kind, of(key), of), "</td>")
            out.append("</tr>")
        return mark_safe("".join(out))  # noqa: S308 - every value passed safe()

    def cell(self, kind: str, value: Any, of: Callable[..., Any]) -> str:
        if kind == "link":
            return f'<a href="{safe(of("url"))}" data-open>{safe(words.shown(value))}</a>'
        if kind == "light":
            return self.light(value) if value else ""
        if kind == "due":
            return self.light_left(value, of("left"), of("unit", "")) + time_tag(of("due"))
        if kind == "days":
            return safe(words.days_left(value, of("unit", "")))
        return safe(words.money(value) if kind == "money" else words.shown(value))

    def work(self, rows: Iterable[Any], pick: str) -> SafeString:
        """The rows of one group of parts/worklist.html."""
        choose, held = gettext("选择"), gettext("承办")
        return mark_safe("".join(self._work_row(getter(row), pick, choose, held) for row in rows))  # noqa: S308

    def _work_row(self, of: Callable[..., Any], pick: str, choose: str, held: str) -> str:
        number, box, meta = safe(of("number")), "", ""
        if pick:
            box = f'<input class="work-pick" type="checkbox" name="{safe(pick)}" value="{safe(of("id"))}" aria-label="{choose} {number}">'
        if of("parties"):
            meta += f"<span>{safe(of('parties'))}</span>"
        if of("officer"):
            meta += f"<span>{held} {safe(of('officer'))}</span>"
        meta += "".join(f'<span class="badge badge-plain">{safe(text)}</span>' for text in of("badges") or ())
        when = self.light_left(of("light"), of("left"), of("unit", "")) + time_tag(of("due"))
        following = of("next")
        button = (
            f'<a class="button small" href="{safe(following["url"])}">{safe(following["label"])}'
            f'<span class="visually-hidden">：{number}</span></a>'
            if following
            else ""
        )
        return (
            f'<li class="work-row" data-row>{box}<div class="work-when">{when}</div><div class="work-what">'
            f'<p class="work-title"><a href="{safe(of("url"))}" data-open>{safe(of("title"))}</a></p>'
            f'<p class="work-meta"><span class="nobr">{number}</span>{meta}</p></div>'
            f'<div class="work-next"><span class="work-duty">{safe(of("duty"))}</span>{button}</div></li>'
        )
