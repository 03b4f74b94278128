"""指标: the page of the city or a unit, the list behind a number, the table as a file, the values published elsewhere."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.law.indicators import CURRENT, SUITS, MarkName
from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.export import TYPE

from . import aims, counting, lines, references
from .asking import DIMENSIONS, PARTS, YEARS_BACK, Asked, read
from .behind import behind
from .choices import chosen, in_use, others, place
from .forms import ReferenceForm
from .models import CITY, Reference
from .readers import CITY_POSTS, READERS, check
from .workbook import workbook

MOST_REFERENCES = 200


def asked_by(request: StaffRequest) -> Asked:
    """Read the question; a unit that names nobody asks for itself. Raises 404 for somebody else's figures."""
    asked, actor = read(request.GET, clock.today()), request.actor
    if actor.is_respondent and "organ" not in request.GET:
        asked = asked.but(organ_id=actor.organ_id or CITY)
    check(actor, asked)
    return asked


# -- the page -----------------------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def indicators(request: StaffRequest) -> HttpResponse:
    """The overview with the goal on top, or one indicator by unit, area, kind of act, cause or month."""
    asked = asked_by(request)
    return render(
        request, "insight/indicators.html", {**frame(request.actor, asked), **content(request.actor, asked)}
    )


def content(actor: Actor, asked: Asked) -> dict[str, Any]:
    known = references.of_year(asked.year)
    if asked.by:
        return by_dimension(actor, asked, known)
    counts = counting.totals(asked.organ_id, asked.period, asked.today)
    used = lines.overview(in_use(), counts, asked, known)
    rest = lines.overview(others(), counts, asked, known)
    return {
        "goal": aims.goal(asked, known),
        "sections": [
            {"title": title, "lines": [each for each in used if (each.figure.indicator.section == SUITS) == suits],
             "others": [each for each in rest if (each.figure.indicator.section == SUITS) == suits]}
            for title, suits in (("行政诉讼", True), ("行政复议", False))
        ],
        "extras": lines.extras(counts, asked),
    }  # fmt: skip


def by_dimension(actor: Actor, asked: Asked, known: references.Known) -> dict[str, Any]:
    indicator = asked.indicator
    found = counting.by_value(asked, (indicator.numerator, indicator.denominator))
    linked = asked.by != "organ" or actor.post in CITY_POSTS
    counts = counting.totals(asked.organ_id, asked.period, asked.today)
    whole = lines.overview([indicator], counts, asked.but(by=""), known)[0]
    return {
        "table": lines.causes(found, asked)
        if asked.by == "cause"
        else lines.table(found, asked, known, linked),
        "whole": whole,
        "indicator": indicator,
        "per_body": asked.by == "organ",
        "by_cause": asked.by == "cause",
    }


def frame(actor: Actor, asked: Asked) -> dict[str, Any]:
    """What every view of the page shows: whose figures, which period, the choices, the rules."""
    dimensions = [
        key for key in DIMENSIONS if key != "organ" or (asked.organ_id == CITY and not actor.is_respondent)
    ]
    return {
        "asked": asked,
        "whose": whose(asked.organ_id),
        "years": range(asked.today.year, asked.today.year - YEARS_BACK - 1, -1),
        "parts": [(key, words) for key, (words, *_) in PARTS.items()],
        "indicators": [(each.key, each.title) for each in (*in_use(), *others())],
        "tabs": [
            {"label": DIMENSIONS[key], "url": f"?{asked.query(by=key)}", "current": key == asked.by}
            for key in dimensions
        ],
        "book": CURRENT,
        "workbook_url": f"{reverse('indicator-workbook')}?{asked.query()}",
        "city_url": f"?{asked.query(organ=CITY)}" if asked.organ_id != CITY and actor.post in CITY_POSTS else "",
        "enters": actor.post is Post.JOINT_OFFICE,
        "missing": references.missing_words(asked.year),
    }  # fmt: skip


def whose(organ_id: int) -> str:
    """Return the name above the figures; 404 for a body that does not exist."""
    if organ_id == CITY:
        return place()
    name = Organ.objects.filter(pk=organ_id).values_list("name", flat=True).first()
    if name is None:
        raise Http404("no such organ")
    return str(name)


# -- behind a number ----------------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def indicator_list(request: StaffRequest) -> HttpResponse:
    """Exactly the matters a number counts; those the reader may not see are counted, not shown."""
    asked = asked_by(request)
    try:
        mark = MarkName(request.GET.get("mark") or chosen("loss_rate").numerator)
    except ValueError:
        raise Http404("no such mark") from None
    value = request.GET.get("value", "").replace("\0", "")
    if not value:
        asked = asked.but(by="")
    found = behind(
        request.actor, asked, mark, "" if value == lines.BLANK else value, request.GET.get("at", "")
    )
    here = lines.list_url(asked, mark, value)
    context = {
        "asked": asked,
        "mark": mark,
        "whose": "不在机关名录的单位" if asked.organ_id < CITY else whose(asked.organ_id),
        "value": lines.label(asked.by, "" if value == lines.BLANK else value) if asked.by else "",
        "found": found,
        "back_url": f"{reverse('indicators')}?{asked.query()}",
        "book": CURRENT,
        "page": {
            "shown": len(found.rows),
            "total": found.total - found.hidden,
            "previous_url": f"{here}&at={found.page.previous}" if found.page.previous else "",
            "next_url": f"{here}&at={found.page.next}" if found.page.next else "",
        },
    }
    return render(request, "insight/list.html", context)


# -- as a file ----------------------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def indicator_workbook(request: StaffRequest) -> HttpResponseBase:
    """The same table as an Excel file."""
    asked = asked_by(request)
    found, name = content(request.actor, asked), whose(asked.organ_id)
    if asked.by:
        rows = [found["whole"], *found["table"]]
        title = f"{name}{asked.words}{asked.indicator.title}（{DIMENSIONS[asked.by]}）"
    else:
        rows = [row for section in found["sections"] for row in (*section["lines"], *section["others"])]
        title = f"{name}{asked.words}统计指标"
    about = [("统计期", asked.span), ("截至", str(asked.today)),
             ("计数规则", f"版本 {CURRENT.version}"), ("区间", "95% 威尔逊区间")]  # fmt: skip
    if not references.of_year(asked.year):
        about.append(("参考值", references.missing_words(asked.year)))
    content_file = workbook(title, about, rows, found.get("extras", ()))
    return FileResponse(
        content_file, as_attachment=True, filename=f"{title}-{asked.today}.xlsx", content_type=TYPE
    )


# -- values published elsewhere -----------------------------------------------------------------------------------------


@access(posts(Post.JOINT_OFFICE))
@require_http_methods(["GET", "POST"])
def indicator_references(request: StaffRequest) -> HttpResponse:
    """Enter a value with its source; all that were entered, the newest first."""
    form = ReferenceForm(
        request.POST or None, initial={"indicator": "loss_rate-A", "year": clock.today().year}
    )
    if request.method == "POST" and form.is_valid():
        row = references.enter(row=form.save(commit=False), actor=request.actor)
        messages.success(request, f"已录入{row}。")
        return redirect("indicator-references")
    rows = policy_for(Reference).filter(request.actor, Reference.objects.all())[:MOST_REFERENCES]
    context = {"form": form, "rows": marked(rows), "missing": not references.of_year(clock.today().year),
               "missing_words": references.missing_words(clock.today().year)}  # fmt: skip
    return render(request, "insight/references.html", context, status=422 if form.errors else 200)


def marked(rows: Any) -> list[tuple[Reference, bool]]:
    """Return each value and whether it still holds: a newer entry for the same takes its place."""
    seen: set[tuple[int, str, str]] = set()
    out = []
    for row in rows:
        key = (row.year, row.indicator, row.scope)
        out.append((row, key not in seen))
        seen.add(key)
    return out
