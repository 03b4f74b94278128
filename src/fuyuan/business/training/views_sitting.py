"""The exam as somebody sits it, on the portal: no account, a code on the wall, one question on a page, every answer kept at once.

Each page works without JavaScript: an answer is a form. With it the answer is sent when it is chosen (static/training/exam.js).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fuyuan.matters import clock
from fuyuan.organs.access import ANYONE, access
from fuyuan.organs.request import Request
from fuyuan.organs.security import count_try, give_back, network_of

from .bank.records import LETTERS, Kind
from .exams.keeping import ELSEWHERE, Given, keep
from .exams.sitting import (
    SHOWN_DAYS,
    Hall,
    SittingRefused,
    answers_of,
    enter,
    hall_of_code,
    hand_in,
    sitting_of,
    time_is_up,
)
from .forms import EnterForm
from .models import Exam, ExamItem, Sitting

COOKIE = "exam-seat"
QUARTER = timedelta(minutes=15)
MOST_WRONG = 200  # failures from one network in a quarter of an hour: a hall of hundreds mistypes, too
MOST_FOR_NAME = 10  # of one name: the end of an identity number is soon guessed otherwise
BUSY = "填错的次数太多，请十五分钟以后再试，或者请监考人核对本人以后给您座位码"
NO_EXAM = "没有这个考试码的考试，请看考场屏幕或者单位通知"


class AnswerForm(forms.Form):
    """One question with its choices, as a person sees them."""

    def __init__(self, item: ExamItem, order: list[int], chosen: list[int]) -> None:
        super().__init__(use_required_attribute=False)  # a question may be left open and come back to
        many = item.kind == Kind.MULTIPLE.value
        pairs = list(enumerate(choices_shown(item, order)))
        shown = [order.index(place) for place in chosen]
        kind, widget = (
            (forms.MultipleChoiceField, forms.CheckboxSelectMultiple)
            if many
            else (forms.ChoiceField, forms.RadioSelect)
        )
        help_ = "有两个或者两个以上正确选项，多选、少选、错选都不得分" if many else ""
        self.fields["choice"] = kind(label=item.stem, choices=pairs, widget=widget, help_text=help_)
        self.initial["choice"] = shown if many else (shown[0] if shown else None)


# -- coming in ---------------------------------------------------------------------------------------------------------


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def come_in(request: Request) -> HttpResponse:
    """Type code, name and the end of the identity number; who is already in here goes straight on."""
    row = _mine(request)
    if request.method == "GET" and row and row.ended_at is None and "code" not in request.GET:
        return redirect("exam-question", 1)
    form = EnterForm(request.POST or None, initial={"code": request.GET.get("code", "")[:20]})
    if request.method == "POST" and form.is_valid() and (entered := _entered(request, form)):
        return entered
    return render(request, "training/exam_enter.html", {"form": form}, status=422 if form.errors else 200)


@transaction.atomic
def _entered(request: Request, form: EnterForm) -> HttpResponse | None:
    """Counted, let in and counted back in one commit: when the doors open, thousands come in a few minutes."""
    told = form.cleaned_data
    keys = (
        (f"exam:{network_of(request)}", MOST_WRONG),
        (f"exam:{told['code']}:{told['name']}", MOST_FOR_NAME),
    )
    # every try is counted under both keys before anything is looked at
    if any([count_try(key, limit=limit, window=QUARTER, lock=QUARTER) for key, limit in keys]):
        form.add_error(None, BUSY)
        return None
    hall = hall_of_code(told["code"])
    if hall is None:
        form.add_error("code", NO_EXAM)
        return None
    try:
        row, secret = enter(hall, told["name"], told["tail"], told["seat"])
    except SittingRefused as refused:
        form.add_error(None, str(refused))
        return None
    for key, _ in keys:
        give_back(key)
    return _with_seat(redirect("exam-result") if row.ended_at else redirect("exam-question", 1), row, secret)


def _with_seat(response: HttpResponse, row: Sitting, secret: str) -> HttpResponse:
    """The device keeps its seat over a crash of the browser or a power cut."""
    response.set_cookie(
        COOKIE, f"{row.pk}.{secret}", max_age=SHOWN_DAYS * 86_400, path=reverse("exam-enter"), httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


def _seat(request: HttpRequest) -> tuple[int, str]:
    pk, _, secret = request.COOKIES.get(COOKIE, "").partition(".")
    return (int(pk), secret) if pk.isascii() and pk.isdigit() and len(pk) < 19 else (0, "")


def _mine(request: HttpRequest) -> Sitting | None:
    pk, secret = _seat(request)
    return sitting_of(pk, secret) if pk else None


# -- answering ---------------------------------------------------------------------------------------------------------


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def question(request: Request, number: int) -> HttpResponse:
    """One question. A POST keeps what was chosen, and shows the next; sent in the background it is answered in JSON."""
    arrived = clock.now()
    row = _mine(request)
    if row is None:
        return _turned_away(request)
    if not 1 <= number <= len(row.paper):
        return redirect("exam-card") if row.paper else redirect("exam-enter")
    if request.method == "POST":
        return _keep(request, row, number, arrived)
    if row.ended_at is not None or _over(row):
        return redirect("exam-result")
    return _show(request, row, number)


def _turned_away(request: Request) -> HttpResponse:
    """Another device has taken over, or this browser never had a seat."""
    if not _seat(request)[0]:
        return redirect("exam-enter")
    if _wants_json(request):
        return JsonResponse({"problem": ELSEWHERE}, status=409)
    return render(request, "training/exam_elsewhere.html", {"problem": ELSEWHERE}, status=409)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _over(row: Sitting) -> bool:
    """Hand in for somebody whose time has run out; tell whether it had."""
    if not time_is_up(row):
        return False
    hand_in(row.pk, time_up=True)
    return True


def _keep(request: Request, row: Sitting, number: int, arrived: Any) -> HttpResponse:
    item, order = row.paper[number - 1]
    try:
        picked = {order[int(each)] for each in request.POST.getlist("choice")[: len(order)] if int(each) >= 0}
    except (ValueError, IndexError):
        return HttpResponse("没有这个选项", status=400, content_type="text/plain; charset=utf-8")
    chosen = ",".join(map(str, sorted(picked)))
    refusal = keep(Given(row.pk, row.device, item, chosen, arrived))
    if _wants_json(request):
        told = {"problem": refusal} if refusal else {"saved": f"{arrived:%H:%M:%S}"}
        return JsonResponse(told, status=409 if refusal else 200)
    if refusal == ELSEWHERE:
        return _turned_away(request)
    if refusal:
        return redirect("exam-result")
    return redirect("exam-question", number + 1) if number < len(row.paper) else redirect("exam-card")


def _show(request: Request, row: Sitting, number: int) -> HttpResponse:
    pk, order = row.paper[number - 1]
    item, given = ExamItem.objects.get(pk=pk), answers_of(row)
    context = {
        **_frame(row), "number": number, "form": AnswerForm(item, order, _places(given.get(pk, ""))), "kind": Kind(item.kind).label,
        "points": item.points, "answered": _answered(row, given),
    }  # fmt: skip
    return render(request, "training/exam_question.html", context)


def _places(chosen: str) -> list[int]:
    return [int(each) for each in chosen.split(",") if each]


def _answered(row: Sitting, given: dict[int, str]) -> int:
    return sum(bool(given.get(item)) for item, _ in row.paper)


def _frame(row: Sitting) -> dict[str, Any]:
    """What stands around every page: who sits, for how long still (whole seconds, by the server); no menu to stray into."""
    assert row.deadline
    exam = Exam.objects.only("title").get(pk=row.matter_id)
    left = max(0, int((row.deadline - clock.now()).total_seconds()))
    return {
        "exam": exam,
        "row": row,
        "left": left,
        "minutes": -(-left // 60),
        "last": len(row.paper),
        "portal_menu": (),
    }


# -- handing in --------------------------------------------------------------------------------------------------------


@access(ANYONE)
@require_GET
def card(request: Request) -> HttpResponse:
    """答题卡: what is answered and what is not, and the button that ends it."""
    row = _mine(request)
    if row is None:
        return _turned_away(request)
    if row.ended_at is not None or not row.paper or _over(row):
        return redirect("exam-result")
    given = answers_of(row)
    marks = [{"number": at, "answered": bool(given.get(item))} for at, (item, _) in enumerate(row.paper, 1)]
    context = {**_frame(row), "marks": marks, "open": sum(not each["answered"] for each in marks)}
    return render(request, "training/exam_card.html", context)


@access(ANYONE)
@require_POST
def end(request: Request) -> HttpResponse:
    row = _mine(request)
    if row is None:
        return _turned_away(request)
    if row.started_at:
        hand_in(row.pk, time_up=row.deadline is not None and clock.now() > row.deadline)
    return redirect("exam-result")


@access(ANYONE)
@require_GET
def result(request: Request) -> HttpResponse:
    """After the end: that it is handed in; when nobody sits any more, score, right answers and explanations."""
    row = _mine(request)
    if row is None:
        return _turned_away(request)
    if row.ended_at is None and not _over(row):
        return redirect("exam-question", 1)
    row.refresh_from_db()
    hall = Hall.of(Exam.objects.get(pk=row.matter_id))
    context: dict[str, Any] = {"row": row, "state": hall.state, "shown": hall.results_open}
    if hall.results_open:
        context |= {"lines": _lines(row), "passed": (row.score or 0) >= hall.state.plan.pass_mark}
    return render(request, "training/exam_result.html", context)


def _lines(row: Sitting) -> list[dict[str, Any]]:
    """Each question in the order of the paper, with the letters as this person saw them."""
    items, given = ExamItem.objects.in_bulk([item for item, _ in row.paper]), answers_of(row)
    return [
        {
            "number": number, "item": items[pk], "choices": choices_shown(items[pk], order),
            "mine": letters(items[pk], order, _places(given.get(pk, ""))), "right": letters(items[pk], order, items[pk].right),
            "got": (row.marks or {}).get(str(pk), 0),
        }
        for number, (pk, order) in enumerate(row.paper, 1)
    ]  # fmt: skip


def choices_shown(item: ExamItem, order: list[int]) -> list[str]:
    texts = [item.choices[place] for place in order]
    return (
        texts
        if item.kind == Kind.JUDGE.value
        else [f"{LETTERS[at]}. {text}" for at, text in enumerate(texts)]
    )


def letters(item: ExamItem, order: list[int], places: list[int]) -> str:
    """ACD, or 对."""
    if item.kind == Kind.JUDGE.value:
        return "".join(item.choices[place] for place in places)
    return "".join(sorted(LETTERS[order.index(place)] for place in places))
