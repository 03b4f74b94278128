"""Exams at the desk: the bank at a glance, the code on the wall, who sits with the seat codes, results, figures of the questions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import Hidden, policy_for
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.export import workbook_response
from fuyuan.shell.qr import qr_of
from fuyuan.shell.rooms import Column

from .bank.desk import KINDS, overtaken
from .bank.steps import QUESTION
from .common import ADMIN, BUREAU, READERS
from .exams.follow import link_results, unlinked
from .exams.records import Purpose
from .exams.sitting import Hall, exam_code, seat_code
from .exams.statistics import figures
from .models import Exam, ExamItem, Question, Sitting

ON_PAGE = 200
COLUMNS = (
    Column("seat", "座位号"),
    Column("name", "姓名"),
    Column("unit", "单位"),
    Column("code", "座位码"),
    Column("begun", "入场时间", kind="date"),
    Column("ended", "交卷"),
    Column("score", "成绩", kind="number"),
    Column("result", "结果"),
)


@access(posts(*BUREAU))
@require_GET
def bank(request: StaffRequest) -> HttpResponse:
    """题库概况: how many questions stand ready, by area and kind: what a blueprint can ask for."""
    stale = overtaken(clock.today())
    rows = policy_for(Question).filter(request.actor, Question.objects.order_by("area"))
    ready = rows.filter(stage="in_use").exclude(stale)
    found: dict[str, dict[str, int]] = {}
    for area, kind, count in ready.values_list("area", "kind").annotate(count=Count("pk")):
        found.setdefault(area, dict.fromkeys(KINDS, 0))[kind] = count
    context = {
        "kinds": KINDS.values(),
        "lines": [(area, list(counts.values()), sum(counts.values())) for area, counts in found.items()],
        "ready": ready.count(), "stale": rows.filter(stale).count(), "drafts": rows.filter(stage="draft").count(),
        "list_url": reverse("shell:matters", args=[QUESTION.name]), "imports": request.actor.post in ADMIN,
    }  # fmt: skip
    return render(request, "training/bank.html", context)


def _hall(request: StaffRequest, pk: int) -> Hall:
    """The exam, for who sees it or has people in it."""
    row = Exam.objects.filter(pk=pk).first()
    if row is None:
        raise Http404("no such exam")
    seen = policy_for(Exam).filter(request.actor, Exam.objects.filter(pk=pk)).exists()
    if not seen and not _people(request, pk).exists():
        raise Hidden(f"exam {pk}")
    return Hall.of(row)


def _people(request: StaffRequest, pk: int) -> QuerySet[Sitting]:
    rows = policy_for(Sitting).filter(request.actor, Sitting.objects.filter(matter_id=pk))
    return rows.order_by("seat")


@access(posts(*BUREAU))
@require_GET
def wall(request: StaffRequest, pk: int) -> HttpResponse:
    """What hangs in the hall: the code, how many are in, how many have handed in."""
    hall = _hall(request, pk)
    address = request.build_absolute_uri(f"{reverse('exam-enter')}?code={exam_code(pk)}")
    counts = _people(request, pk).aggregate(
        people=Count("pk"), begun=Count("started_at"), ended=Count("ended_at")
    )
    context = {
        "exam": hall.row,
        "state": hall.state,
        "code": exam_code(pk),
        "address": address,
        "qr": qr_of(address),
        **counts,
    }
    return render(request, "training/exam_wall.html", context)


@access(posts(*READERS))
@require_GET
def people(request: StaffRequest, pk: int) -> HttpResponseBase:
    """考生和成绩. Seat codes are the invigilator's; a unit sees its own people, and their results when they are confirmed."""
    hall, inside = _hall(request, pk), request.actor.post in BUREAU
    shown = hall.state.stage == "confirmed" or (inside and hall.state.stage == "closed")
    codes = inside and hall.state.stage in ("drawn", "open")
    hidden = {
        name for name, gone in (("code", not codes), ("score", not shown), ("result", not shown)) if gone
    }
    columns = [each for each in COLUMNS if each.key not in hidden]
    unit, rows = request.GET.get("unit", ""), _people(request, pk)
    units = list(rows.order_by("unit").values_list("unit", flat=True).distinct())
    rows = rows.filter(unit=unit) if unit in units else rows
    if "export" in request.GET:
        lines = (line_of(row, hall) for row in rows.iterator())
        return workbook_response(columns, lines, f"{hall.state.title}考生和成绩", clock.today())
    page = Paginator(rows, ON_PAGE).get_page(request.GET.get("page"))
    context = {
        "exam": hall.row, "state": hall.state, "columns": columns, "page": page, "units": units, "unit": unit,
        "rows": [_cells(line_of(row, hall), columns) for row in page], "code": exam_code(pk) if hall.state.drawing else "",
        "inside": inside, "counts": _counts(_people(request, pk), hall, shown), "codes": codes,
    }  # fmt: skip
    return render(request, "training/exam_people.html", context)


def _cells(line: dict[str, Any], columns: list[Column]) -> list[tuple[Column, Any]]:
    return [(column, line[column.key]) for column in columns]


def line_of(row: Sitting, hall: Hall) -> dict[str, Any]:
    passed = (row.score or 0) >= hall.state.plan.pass_mark
    absent = hall.state.closing is not None and row.started_at is None
    return {
        "seat": row.seat, "name": row.name, "unit": row.unit, "code": seat_code(row), "begun": row.started_at,
        "ended": row.get_ended_display() or ("作答中" if row.started_at else "缺考" if absent else "未入场"), "score": row.score,
        "result": "成绩取消" if row.voided else "缺考" if row.score is None else "合格" if passed else "不合格",
    }  # fmt: skip


def _counts(rows: QuerySet[Sitting], hall: Hall, shown: bool) -> list[tuple[str, int]]:
    passed = Q(score__gte=hall.state.plan.pass_mark)
    found = rows.aggregate(
        people=Count("pk"),
        begun=Count("started_at"),
        ended=Count("ended_at"),
        passed=Count("pk", filter=passed),
    )
    pairs = [("考生", found["people"]), ("入场", found["begun"]), ("交卷", found["ended"])]
    return [*pairs, ("合格", found["passed"])] if shown else pairs


@access(posts(*BUREAU))
@require_GET
def item_figures(request: StaffRequest, pk: int) -> HttpResponse:
    """试题分析: difficulty and discrimination of every question asked, those to look at first."""
    hall = _hall(request, pk)
    marks = Sitting.objects.filter(matter_id=pk).exclude(score=None).values_list("marks", flat=True)
    found = figures({int(item): points for item, points in (each or {}).items()} for each in marks.iterator())
    items = ExamItem.objects.in_bulk([each.item for each in found])
    found.sort(key=lambda each: (not each.remark, each.difficulty))
    lines = [
        {
            "item": items[each.item], "kind": KINDS[items[each.item].kind], "figures": each, "difficulty": _two(each.difficulty),
            "discrimination": _two(each.discrimination), "url": matter_url(QUESTION.name, items[each.item].question_id),
        }
        for each in found
    ]  # fmt: skip
    return render(
        request, "training/exam_figures.html", {"exam": hall.row, "state": hall.state, "lines": lines}
    )


def _two(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(value).quantize(Decimal("0.01"))


@access(posts(*ADMIN))
@require_http_methods(["GET", "POST"])
def link(request: StaffRequest, pk: int) -> HttpResponse:
    """Write the results of a large exam into the applications, a slice for each request; the page sends it again until done."""
    hall = _hall(request, pk)
    counts = hall.state.stage == "confirmed" and hall.state.plan.purpose is Purpose.QUALIFICATION
    left = (link_results(pk, hall.state) if request.method == "POST" else unlinked(pk)) if counts else 0
    if not left:
        return redirect(matter_url("exam", pk))
    total = Sitting.objects.filter(matter_id=pk).exclude(score=None).count()
    context = {"exam": hall.row, "left": left, "done": total - left, "total": total}
    return render(request, "training/exam_link.html", context)
