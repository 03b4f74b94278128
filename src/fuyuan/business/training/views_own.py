"""我的微课: the lessons of who is signed in, how far he or she is, going on without a code."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from fuyuan.matters import clock
from fuyuan.organs.access import access, posts
from fuyuan.organs.policy import BIGGEST
from fuyuan.organs.request import StaffRequest

from . import year
from .common import READERS
from .forms import ProveForm
from .lessons import learning, own
from .models import Lesson, Officer
from .sessions.signing import SignInRefused
from .views_learning import counted, given_back, next_page, seated


@access(posts(*READERS))
@require_http_methods(["GET", "POST"])
def my_lessons(request: StaffRequest) -> HttpResponse:
    """Lessons to learn and learnt; before that, once, who one is in the register."""
    officer = own.officer_for(request.actor)
    if officer is None:
        return _prove(request)
    done, this = list(own.learnt(officer)), clock.today().year
    titles = Lesson.objects.in_bulk([each.matter_id for each in done])
    context = {
        "officer": officer, "lessons": own.to_learn(officer),
        "done": [(each, titles[each.matter_id]) for each in done], "year": this, "target": year.target_now(),
        "got": year.with_hours(Officer.objects.filter(pk=officer.pk), this).get().got,
    }  # fmt: skip
    return render(request, "training/my_lessons.html", context)


def _prove(request: StaffRequest) -> HttpResponse:
    form = ProveForm(request.actor.name, request.POST or None)
    if request.method == "POST" and form.is_valid() and counted(request, form, "own-entry"):
        try:
            own.prove(request.actor, form.cleaned_data["tail"])
        except SignInRefused as refused:
            form.add_error(None, str(refused))
        else:
            given_back(request, form, "own-entry")
            return redirect("my-lessons")
    return render(request, "training/my_lessons.html", {"form": form}, status=422 if form.errors else 200)


@access(posts(*READERS))
@require_POST
def my_lesson(request: StaffRequest, pk: int) -> HttpResponse:
    """Begin a lesson, or go on where one left off: from here on the pages are those of everybody who learns."""
    officer = own.officer_for(request.actor)
    if officer is None:
        return redirect("my-lessons")
    lesson = own.open_to(officer).filter(pk=pk).first() if pk <= BIGGEST else None
    if lesson is None:
        raise Http404("no such lesson")
    row, secret = learning.enter(lesson, officer)
    return seated(redirect(next_page(row)), row, secret)
