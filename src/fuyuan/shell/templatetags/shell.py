"""Components. Each takes plain dicts or objects whose attributes its docstring or template names.

None reads the database, the clock or the signed-in user.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from fuyuan.law.citation import Citation
from fuyuan.shell import words
from fuyuan.shell.rows import Cells, definitions

register = template.Library()
for word in (words.date_cn, words.datetime_cn, words.days_left, words.money, words.about, words.shown):
    register.filter(word.__name__, word)


@register.filter
def cell(row: Any, key: str) -> Any:
    """The value of `key` in a table row, be it a mapping or an object."""
    return row.get(key) if isinstance(row, Mapping) else getattr(row, key)


@register.filter
def cells_of(table: Any, cells: Iterable[Any]) -> list[tuple[str, Any]]:
    """Column and value of one row of a small table, blank cells left out: for a narrow column, where a row is a card."""
    return [
        (label, value) for label, value in zip(table.columns, cells, strict=True) if value not in (None, "")
    ]


@register.filter
def cited(citation: Any) -> str:
    """How a citation is written: 《行政复议法》第三十条第一款."""
    return citation["label"] if isinstance(citation, Mapping) else str(citation)


@register.simple_tag
def sheets() -> SafeString:
    """`{% sheets %}`: the styles of every page."""
    links = ((static(name),) for name in settings.SHEETS)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', links)


@register.simple_tag
@cache  # a page shows dozens, and there are some forty
def icon(name: str) -> SafeString:
    """`{% icon "bell" %}`; always put a word beside it (names: ICONS in tools/vendor_assets.py)."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("shell/vendor/icons.svg"),
        name,
    )


@register.simple_tag
def light(state: str, word: str = "") -> SafeString:
    """`{% light "soon" %}`: overdue, soon, fine, suspended, done; `word` replaces the usual word."""
    default, shape = words.LIGHTS[str(state)]
    return _light(str(state), shape, word or gettext(default))


@lru_cache(1000)
def _light(state: str, shape: str, word: str) -> SafeString:
    return format_html('<span class="light light-{}">{}<span>{}</span></span>', state, icon(shape), word)


@register.simple_tag
def light_left(state: str, left: int | None, unit: str = "") -> SafeString:
    """The light and the days left, said once: 超期 2 天 · 临期 还剩 3 个工作日 · 中止 (a stopped clock has no days).

    No light: the law names no number of days, the act is due at once (及时).
    """
    state = str(state)
    if not state:  # a duty for which the law names no days
        return format_html('<span class="muted">{}</span>', gettext("及时办理"))
    if left is None or state in {"suspended", "done"}:
        return light(state)
    days = words.days_left(left, unit)
    return light(state, days) if left < 0 else format_html("{} <b>{}</b>", light(state), days)


CELLS = Cells(light, light_left)


@register.simple_tag
def table_rows(table: Any) -> SafeString:
    """The body of parts/table.html."""
    return CELLS.table(table)


@register.simple_tag
def work_rows(group: Any) -> SafeString:
    """The rows of one group of parts/worklist.html."""
    return CELLS.work(cell(group, "rows"), cell(group, "pick"))


@register.simple_tag
def badge(text: str, kind: str = "plain") -> SafeString:
    """`{% badge "简易程序" "info" %}`; kinds: plain, info, ok, warn, bad."""
    return format_html('<span class="badge badge-{}">{}</span>', kind, text)


ALERTS = {
    "info": "info-circle-fill",
    "ok": "check-circle-fill",
    "warn": "hourglass-split",
    "bad": "exclamation-triangle-fill",
}
MESSAGE_KINDS = {"success": "ok", "warning": "warn", "error": "bad"}


@register.inclusion_tag("shell/parts/alert.html")
def alert(text: str, kind: str = "info", title: str = "") -> dict[str, Any]:
    """`{% alert "…" "warn" %}`; kinds info, ok, warn, bad, or the tag of a Django message."""
    kind = MESSAGE_KINDS.get(kind, kind if kind in ALERTS else "info")
    return {"text": text, "kind": kind, "title": title, "icon_name": ALERTS[kind]}


@register.simple_tag
def clause(citation: Any) -> SafeString:
    """A citation that opens to the clause's own words: a `Citation`, or `label`, `text`, `version`, `url`."""
    return _law_clause(citation) if isinstance(citation, Citation) else _clause(citation)


@lru_cache(2000)  # the law does not change while we run, and a page of a matter cites two dozen clauses
def _law_clause(citation: Citation) -> SafeString:
    version = citation.version
    since = gettext("%(day)s起施行") % {"day": words.date_cn(version.since, weekday=False)}
    place = [citation.version_id, citation.article, *([citation.sub] if citation.sub else [])]
    url = reverse("law-article-sub" if citation.sub else "law-article", args=place)
    return _clause(
        {"label": str(citation), "text": citation.text, "version": f"{version.label}，{since}", "url": url}
    )


def _clause(citation: Any) -> SafeString:
    return mark_safe(get_template("shell/parts/clause.html").render({"citation": citation}))  # noqa: S308 - a template


@register.inclusion_tag("shell/parts/deadline.html")
def deadline(deadline: Any) -> dict[str, Any]:
    """The arithmetic of one due day: a law `Deadline`, or `due`, `steps`, `provisional`, `note`."""
    return {"deadline": deadline}


@register.inclusion_tag("shell/parts/duty.html")
def duty_card(duty: Any) -> dict[str, Any]:
    """One duty: `label`, `owner`, `light`, `left`, `unit`, `due`, `citation`, `deadline`; see the template."""
    return {"duty": duty}


@register.inclusion_tag("shell/parts/next_steps.html")
def next_steps(steps: Iterable[Any]) -> dict[str, Any]:
    """Buttons 常用 / 其他: each has `label`, `url`, `common`; when refused `reason` and `citation`."""
    steps = list(steps)
    return {
        "groups": [
            (gettext("常用"), [step for step in steps if cell(step, "common")]),
            (gettext("其他"), [step for step in steps if not cell(step, "common")]),
        ]
    }


@register.simple_tag
def menu_items(menu: Iterable[Mapping[str, Any]]) -> SafeString:
    """The menu's links; a page shows them twice, in the rail and folded, and they are the same on every page of a post."""
    return _menu(tuple(tuple(item.items()) for item in menu))


@lru_cache(500)
def _menu(items: tuple[tuple[tuple[str, Any], ...], ...]) -> SafeString:
    return mark_safe(get_template("shell/parts/menu.html").render({"menu": [dict(item) for item in items]}))  # noqa: S308


@register.inclusion_tag("shell/parts/timeline.html")
def timeline(events: Iterable[Any]) -> dict[str, Any]:
    """Events, newest first; see the template's head."""
    return {"events": events}


@register.inclusion_tag("shell/parts/stations.html")
def stations(stations: Iterable[Any]) -> dict[str, Any]:
    """The stage line: each `label`, `state` (passed, current, ahead, skipped), `on` (date or None)."""
    return {"stations": stations}


@register.simple_tag
def facts(rows: Iterable[Any]) -> SafeString:
    """Label and value pairs as a definition list; values go through `shown`."""
    return definitions(rows)


@register.inclusion_tag("shell/parts/table.html")
def data_table(table: Any) -> dict[str, Any]:
    """Dense table with a sticky head: `caption`, `columns`, `rows`, `empty`, `pick`; see the template."""
    return {"table": table}


@register.inclusion_tag("shell/parts/worklist.html")
def worklist(groups: Iterable[Any]) -> dict[str, Any]:
    """What is due, grouped by days left; see the template's head."""
    return {"groups": groups}


@register.inclusion_tag("shell/parts/pager.html")
def pager(page: Any) -> dict[str, Any]:
    """Keyset paging: `previous_url`, `next_url`, `total` (int or None), `shown` (int rows on this page)."""
    return {"page": page}


@register.inclusion_tag("shell/parts/chips.html")
def filter_chips(filters: Iterable[Any], clear_url: str = "") -> dict[str, Any]:
    """Filters in force: each `label`, `value`, `remove_url`."""
    return {"filters": filters, "clear_url": clear_url}


@register.inclusion_tag("shell/parts/tabs.html")
def tabs(items: Iterable[Any], label: str = "") -> dict[str, Any]:
    """Tabs that are links (saved views, sections): each `label`, `url`, `current`, optional `count`."""
    return {"items": items, "label": label or gettext("视图")}


@register.inclusion_tag("shell/parts/empty.html")
def empty_state(title: str, hint: str = "", action_label: str = "", action_url: str = "") -> dict[str, Any]:
    """Nothing here: say so and what to do."""
    return {"title": title, "hint": hint, "action_label": action_label, "action_url": action_url}


@register.inclusion_tag("shell/parts/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """All errors of a form on top, each a link to its field. Nothing when the form is clean."""
    return {"form": form}


@register.inclusion_tag("shell/parts/consequence.html")
def consequences(items: Iterable[Any]) -> dict[str, Any]:
    """What a step will set off: each `because`, `label`, `day`, optional `citation`."""
    return {"items": items}


@register.inclusion_tag("shell/parts/progress.html")
def progress(steps: Iterable[Any]) -> dict[str, Any]:
    """How far a portal form is: each `label`, `state` (passed, current, ahead), `url` when passed."""
    steps = list(steps)
    current = next((n for n, step in enumerate(steps, 1) if cell(step, "state") == "current"), len(steps))
    return {"steps": steps, "current": current, "total": len(steps)}


@register.inclusion_tag("shell/parts/receipt.html")
def receipt(receipt: Any) -> dict[str, Any]:
    """A receipt to keep: `title`, `number`, `rows` [(label, value)], `qr_hint`, `hint`,
    `qr` (segno's `svg_inline(omitsize=True)`, marked safe).
    """
    return {"receipt": receipt}


@register.inclusion_tag("shell/parts/paper.html")
def paper_preview(paper: Any) -> dict[str, Any]:
    """A paper in a frame: `title`, `number`, `status`, `pdf_url`, `docx_url`."""
    return {"paper": paper}
