"""Without an account: the two of a pair confirm a month, and whoever learns reads a lesson and answers its questions.

Each page works without JavaScript. Who somebody is, the end of the identity number says; failures add up as at the exam.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.matters.attachments import opened
from fuyuan.matters.services import StepRefused
from fuyuan.organs.access import ANYONE, access
from fuyuan.organs.request import Request
from fuyuan.organs.sealed_ids import open_id
from fuyuan.organs.security import count_try, give_back, network_of
from fuyuan.shell.files import sent

from .bank.records import LETTERS
from .forms import ConfirmForm, LearnForm
from .lessons import learning
from .lessons.life import Item, LessonState
from .mentoring.confirming import NotOne, confirm, waiting
from .mentoring.desk import ADDRESS
from .mentoring.life import MentorState, spoken
from .models import Learner, Lesson, Mentoring, Officer
from .sessions.signing import SignInRefused, officer_of

COOKIE = "lesson-seat"
QUARTER = timedelta(minutes=15)
MOST_WRONG = 60  # failures from one network in a quarter of an hour
MOST_FOR_NAME = 10  # of one name: the end of an identity number is soon guessed otherwise
BUSY = "填错的次数太多，请十五分钟以后再试"
NO_LESSON = "没有这个微课码的微课，或者学习已经截止，请看单位通知"
KEPT_DAYS = 60


def counted(request: Request, form: forms.Form, purpose: str) -> bool:
    """Count a try by network and by name before anything is looked at; say so in the form when there were too many."""
    if any(
        [
            count_try(key, limit=limit, window=QUARTER, lock=QUARTER)
            for key, limit in _keys(request, form, purpose)
        ]
    ):
        form.add_error(None, BUSY)
        return False
    return True


def _keys(request: Request, form: forms.Form, purpose: str) -> tuple[tuple[str, int], ...]:
    name = form.cleaned_data["name"]
    return (f"{purpose}:{network_of(request)}", MOST_WRONG), (f"{purpose}:name:{name}", MOST_FOR_NAME)


def given_back(request: Request, form: forms.Form, purpose: str) -> None:
    for key, _ in _keys(request, form, purpose):
        give_back(key)


# -- a month of a pair -------------------------------------------------------------------------------------------------


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def mentoring_confirm(request: Request, word: str) -> HttpResponse:
    """带教记录本人确认: the months told and not yet confirmed by both."""
    pk = open_id(ADDRESS, word)
    row = Mentoring.objects.filter(pk=pk).first() if pk else None
    if row is None:
        raise Http404("no such pair")
    state = MentorState.model_validate_json(row.state)
    months = [(each.month, spoken(each.month)) for each in waiting(state)]
    form = ConfirmForm(months, request.POST or None)
    context: dict[str, Any] = {
        "state": state,
        "form": form,
        "logs": [(spoken(each.month), each) for each in waiting(state)],
    }
    if request.method == "POST" and form.is_valid():
        context |= _confirmed(request, row, form)
    return render(request, "training/mentoring_confirm.html", context, status=422 if form.errors else 200)


def _confirmed(request: Request, row: Mentoring, form: ConfirmForm) -> dict[str, Any]:
    if not counted(request, form, f"mentoring:{row.pk}"):
        return {}
    told = form.cleaned_data
    try:
        side = confirm(row, told["month"], told["name"], told["tail"])
    except (SignInRefused, NotOne, StepRefused) as refused:
        form.add_error(None, str(refused))
        return {}
    given_back(request, form, f"mentoring:{row.pk}")
    return {"done": f"{told['name']}（{side}）已经确认{spoken(told['month'])}的带教记录"}


# -- a lesson ----------------------------------------------------------------------------------------------------------


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def lesson_enter(request: Request) -> HttpResponse:
    """Type code, name and the end of the identity number; whoever was here before goes on where he left off."""
    form = LearnForm(request.POST or None, initial={"code": request.GET.get("code", "")[:20]})
    if request.method == "POST" and form.is_valid() and (entered := _entered(request, form)):
        return entered
    return render(request, "training/lesson_enter.html", {"form": form}, status=422 if form.errors else 200)


def _entered(request: Request, form: LearnForm) -> HttpResponse | None:
    if not counted(request, form, "lesson"):
        return None
    told = form.cleaned_data
    lesson = learning.lesson_of_code(told["code"])
    if lesson is None:
        form.add_error("code", NO_LESSON)
        return None
    try:
        officer: Officer = officer_of(told["name"], told["tail"])
    except SignInRefused as refused:
        form.add_error(None, str(refused))
        return None
    given_back(request, form, "lesson")
    row, secret = learning.enter(lesson, officer)
    return seated(redirect(next_page(row)), row, secret)


def seated(response: HttpResponse, row: Learner, secret: str) -> HttpResponse:
    """Let this browser read the lesson: it alone, until somebody comes in elsewhere."""
    response.set_cookie(
        COOKIE, f"{row.pk}.{secret}", max_age=KEPT_DAYS * 86_400, path=reverse("lesson-enter"), httponly=True,
        samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


def _mine(request: HttpRequest) -> tuple[Learner, LessonState] | None:
    """The learner of this browser with the lesson, while it is open."""
    pk, _, secret = request.COOKIES.get(COOKIE, "").partition(".")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    row = learning.learner_of(int(pk), secret)
    lesson = (
        Lesson.objects.filter(pk=row.matter_id, stage__in=("open", "reported", "approved")).first()
        if row
        else None
    )
    return (row, learning.state_of(lesson)) if row and lesson else None


def next_page(row: Learner) -> str:
    state = learning.state_of(Lesson.objects.get(pk=row.matter_id))
    if row.finished_at is not None:
        return reverse("lesson-done")
    if row.page < len(state.told.pages):
        return reverse("lesson-page", args=[row.page + 1])
    return reverse("lesson-quiz")


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def lesson_page(request: Request, number: int) -> HttpResponse:
    """One page. A POST says it is read: refused until the server's clock says that its minutes are over."""
    found = _mine(request)
    if found is None:
        return redirect("lesson-enter")
    row, state = found
    if not 1 <= number <= min(row.page + 1, len(state.told.pages)):
        return redirect(next_page(row))
    problem = ""
    if request.method == "POST":
        try:
            return redirect(next_page(learning.turn(row.pk, number)))
        except learning.TooSoon as soon:
            problem = str(soon)
    current = number == row.page + 1
    if current:
        learning.open_page(row)
    context = {
        "row": row, "state": state, "page": state.told.pages[number - 1], "number": number, "last": len(state.told.pages),
        "current": current, "problem": problem, "portal_menu": (), "files": learning.files_of(row, state),
        "minutes": -(-learning.seconds_left(row, state) // 60) if current else 0,
    }  # fmt: skip
    return render(request, "training/lesson_page.html", context, status=422 if problem else 200)


@access(ANYONE)
@require_GET
def lesson_file(request: Request, use_id: int) -> HttpResponseBase:
    """A file of the lesson this browser is in."""
    found = _mine(request)
    if found is None:
        return redirect("lesson-enter")
    use = next((each for each in learning.files_of(*found) if each.pk == use_id), None)
    if use is None:
        raise Http404("no such file")
    return sent(opened(use))


class QuizForm(forms.Form):
    """Every question of the lesson, all of them to be answered."""

    def __init__(self, items: tuple[Item, ...], data: Any = None) -> None:
        super().__init__(data, use_required_attribute=False)
        for at, item in enumerate(items):
            self.fields[f"q{at}"] = _question(at, item)

    def answers(self) -> dict[int, list[int]]:
        told = {int(name[1:]): value for name, value in self.cleaned_data.items()}
        return {
            at: [int(each) for each in ([value] if isinstance(value, str) else value)]
            for at, value in told.items()
        }


def _question(at: int, item: Item) -> forms.Field:
    judged = item.kind == "judge"
    pairs = [
        (place, text if judged else f"{LETTERS[place]}. {text}") for place, text in enumerate(item.choices)
    ]
    label, asked = f"{at + 1}. {item.stem}", {"required": "请作答"}
    if item.kind == "multiple":
        many = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(
            label=label, choices=pairs, widget=many, help_text="多选题", error_messages=asked
        )
    return forms.ChoiceField(label=label, choices=pairs, widget=forms.RadioSelect, error_messages=asked)


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def lesson_quiz(request: Request) -> HttpResponse:
    """The questions, after the last page; who has not enough right may try again."""
    found = _mine(request)
    if found is None:
        return redirect("lesson-enter")
    row, state = found
    if row.finished_at is not None or row.page < len(state.told.pages):
        return redirect(next_page(row))
    form = QuizForm(state.quiz.items, request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = learning.answer(row.pk, form.answers())
        if row.finished_at is not None:
            return redirect("lesson-done")
        told = f"答对 {row.right} 道，还没有达到 {state.told.pass_count} 道，可以回看课程内容以后再答"
        form.add_error(None, told)
    context = {"row": row, "state": state, "form": form, "portal_menu": ()}
    return render(request, "training/lesson_quiz.html", context, status=422 if form.errors else 200)


@access(ANYONE)
@require_GET
def lesson_done(request: Request) -> HttpResponse:
    found = _mine(request)
    if found is None:
        return redirect("lesson-enter")
    row, state = found
    if row.finished_at is None:
        return redirect(next_page(row))
    lines = [(at, each, _right(each)) for at, each in enumerate(state.quiz.items, 1)]
    return render(request, "training/lesson_done.html", {"row": row, "state": state, "lines": lines})


def _right(item: Item) -> str:
    return "；".join(item.choices[place] for place in item.right)
