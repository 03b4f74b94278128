"""The court's lists: upload → say what the columns are → see what would happen → take in, slice by slice."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url

from .court_list import taking
from .court_list.judging import ASK, BAD, VERDICTS
from .court_list.reading import LABELS, NEEDED, BadList
from .forms import ListForm, WordsForm
from .lookups import court_name
from .models import CourtList, CourtListRow

MAY = posts(Post.JOINT_OFFICE, Post.COURT_LIAISON)
ON_PAGE = 100
Stage = CourtList.Stage


def _visible(request: StaffRequest) -> Any:
    return policy_for(CourtList).filter(request.actor, CourtList.objects.all()).order_by("-pk")


def _list(request: StaffRequest, pk: int) -> CourtList:
    return policy_for(CourtList).get_or_404(request.actor, CourtList.objects.all(), pk=pk)


@access(MAY)
@require_http_methods(["GET", "POST"])
def court_lists(request: StaffRequest) -> HttpResponse:
    """Upload a list; the lists of this organ, newest first; what courts' own systems sent, open questions first."""
    form = ListForm(request.POST or None, request.FILES or None, initial={"court": court_name(clock.today())})
    if request.method == "POST" and form.is_valid():
        try:
            file = form.cleaned_data["file"]
            found = taking.receive(file.read(), file.name, form.cleaned_data["court"], request.actor)
            return redirect("court-list", pk=found.pk)
        except BadList as error:
            form.add_error("file", str(error))
    sent = Exists(CourtListRow.objects.filter(of=OuterRef("pk"), verdict=ASK))
    context = {
        "form": form, "lists": _visible(request).filter(key="")[:20],
        "batches": _visible(request).exclude(key="").annotate(asks=sent).order_by("-asks", "-pk")[:20],
    }  # fmt: skip
    return render(request, "litigation/court_lists.html", context, status=422 if form.errors else 200)


@access(MAY)
@require_GET
def court_list(request: StaffRequest, pk: int) -> HttpResponse:
    """One list, wherever it stands."""
    found = _list(request, pk)
    if found.stage == Stage.MAPPING:
        return _columns_page(request, found)
    if found.stage in (Stage.JUDGING, Stage.TAKING):
        return render(request, "litigation/court_list_progress.html", {"list": found})
    return _result_page(request, found)


def _columns_page(request: StaffRequest, found: CourtList, problem: str = "") -> HttpResponse:
    sheet = taking.sheet_of(found)
    chosen = request.POST if request.method == "POST" else None
    columns = [
        {
            "place": place,
            "heading": heading or f"第 {place + 1} 列",
            "samples": sheet.samples(place),
            "key": chosen.get(f"column-{place}", "") if chosen else found.mapping.get(str(place), ""),
        }
        for place, heading in enumerate(sheet.headings)
    ]
    context = {"list": found, "columns": columns, "keys": LABELS, "problem": problem, "rows": len(sheet.rows)}
    return render(request, "litigation/court_list_columns.html", context, status=422 if problem else 200)


@access(MAY)
@require_POST
def court_list_columns(request: StaffRequest, pk: int) -> HttpResponse:
    """The officer says what each column is."""
    found = _list(request, pk)
    if found.stage not in (Stage.MAPPING,):
        return redirect("court-list", pk=pk)
    mapping = {
        place: key
        for place in range(len(found.headings))
        if (key := request.POST.get(f"column-{place}", "")) in LABELS
    }
    if problem := _columns_problem(mapping):
        return _columns_page(request, found, problem)
    taking.fix_columns(found, mapping)
    return redirect("court-list", pk=pk)


def _columns_problem(mapping: dict[int, str]) -> str:
    keys = list(mapping.values())
    twice = [LABELS[key] for key in dict.fromkeys(keys) if keys.count(key) > 1]
    if twice:
        return f"“{twice[0]}”选了两列，请只留一列。"
    missing = [LABELS[key] for key in NEEDED if key not in keys]
    if missing:
        return f"请选择哪一列是“{missing[0]}”。"
    if "parties" not in keys and not {"plaintiff", "defendant"} <= set(keys):
        return "请选择哪一列是“原告”、哪一列是“被告”；写在一起的，选“当事人”。"
    return ""


@access(MAY)
@require_POST
def court_list_go(request: StaffRequest, pk: int) -> HttpResponse:
    """Work on for a while, then show how far it is: the page sends this again until it is done."""
    found = _list(request, pk)
    if request.POST.get("take") and found.stage == Stage.JUDGED:
        taking.begin_taking(found)
    before = found.stage
    taking.go_on(found, request.actor)
    if before == Stage.TAKING and found.stage == Stage.TAKEN:
        done = found.rows.filter(taken=True).count()
        messages.success(request, f"已导入 {done:,} 件。")
    return redirect("court-list", pk=pk)


@access(MAY)
@require_POST
def court_list_words(request: StaffRequest, pk: int) -> HttpResponse:
    """What the court's words for a result stand for; then what waited is judged again, also where no word was open."""
    found = _list(request, pk)
    form = WordsForm(request.POST, taking.unknown_words(found))
    if found.is_open and form.is_valid() and (form.chosen() or not form.names):
        taking.choose_outcomes(found, form.chosen())
    elif found.is_open:
        messages.error(request, "请至少为一种写法选择对应的结果。")
    return redirect("court-list", pk=pk)


def _tabs(counts: dict[str, int], shown: str) -> list[dict[str, Any]]:
    return [
        {"label": VERDICTS[key], "url": f"?show={key}", "count": counts[key], "current": key == shown}
        for key in VERDICTS
        if counts.get(key)
    ]


def _line(row: CourtListRow) -> dict[str, Any]:
    """One case as the table shows it; a list without a column shows nothing there."""
    said = row.said
    names = ("lines", "case_number", "plaintiff", "defendant", "outcome")
    cells = {name: said.get(name, "") for name in names}
    cells["plaintiff"] = cells["plaintiff"] or said.get("parties", "")
    url = matter_url(taking.KIND, row.matter_id) if row.matter_id else ""
    return cells | {"note": row.note, "url": url}


def _result_page(request: StaffRequest, found: CourtList) -> HttpResponse:
    counts = taking.counts(found)
    wanted = request.GET.get("show", "")
    first = next((each for each in (ASK, BAD, *VERDICTS) if counts.get(each)), "new")
    shown = wanted if wanted in VERDICTS else first
    page = Paginator(found.rows.filter(verdict=shown).order_by("id"), ON_PAGE).get_page(
        request.GET.get("page")
    )
    asked = counts.get(ASK, 0) if found.is_open else 0
    words = taking.unknown_words(found) if asked else {}
    context = {
        "list": found, "tabs": _tabs(counts, shown), "verdict": shown,
        "rows": [_line(row) for row in page],
        "page": page, "shown": VERDICTS[shown], "doable": taking.doable(found), "asked": asked,
        "words": WordsForm(None, words) if words else None, "finished": found.stage == Stage.TAKEN,
    }  # fmt: skip
    return render(request, "litigation/court_list.html", context)
