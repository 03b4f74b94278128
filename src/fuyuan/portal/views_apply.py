"""The guided application: start, continue, one screen after the other, submit, receipt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_POST

from fuyuan.matters import clock
from fuyuan.organs.access import ANYONE, access
from fuyuan.organs.request import Request
from fuyuan.organs.security import count_try, network_of

from . import drafts
from .answers import Answers
from .forms import PageForm
from .forms_ways import answers_of
from .models import Draft
from .pages import GROUPS, KNOWN, Page, find, page_url, path
from .timing import timing

HOUR = timedelta(hours=1)
QUARTER = timedelta(minutes=15)


def too_often(request: Request) -> HttpResponse:
    return render(request, "429.html", status=429)


class Turn:
    """One request on one screen of one draft: what every handler needs, said once."""

    def __init__(self, request: Request, draft: Draft, answers: Answers, page: Page) -> None:
        self.request, self.draft, self.answers, self.page = request, draft, answers, page
        self.today = clock.today()
        self.from_check = "check" in (request.GET.get("from"), request.POST.get("from"))

    def save(self) -> None:
        drafts.save(self.draft, self.answers)

    def go_on(self) -> HttpResponseRedirect:
        """To the next screen, or back to the summary when the visitor came from there."""
        if self.request.POST.get("action") == "later":
            return HttpResponseRedirect(reverse("apply-saved"))
        if self.from_check and self.request.POST.get("action") != "back":
            return HttpResponseRedirect(reverse("apply-page", args=["check"]))
        pages = path(self.answers, self.today)
        at = find(pages, self.page.slug, self.page.index) or 0
        step = -1 if self.request.POST.get("action") == "back" else 1
        return HttpResponseRedirect(page_url(pages[max(0, min(at + step, len(pages) - 1))]))

    @property
    def leaving(self) -> bool:
        """Back and "save for later" keep what was typed without judging it."""
        return self.request.POST.get("action") in ("back", "later")

    def show(self, template: str = "portal/apply/page.html", **context: object) -> HttpResponse:
        pages = path(self.answers, self.today)
        at = find(pages, self.page.slug, self.page.index) or 0
        base = {
            "page": self.page,
            "progress": _progress(pages, self.page),
            "previous": page_url(pages[at - 1]) if at else "",
            "ticket": drafts.ticket(self.draft),
            "from_check": self.from_check,
            "answers": self.answers,
        }
        return render(self.request, template, {**base, **context})


def _progress(pages: list[Page], page: Page) -> list[dict[str, str]]:
    here = GROUPS.index(page.group)
    first = {each.group: page_url(each) for each in reversed(pages)}
    return [
        {
            "label": name,
            "state": "passed" if n < here else "current" if n == here else "ahead",
            "url": first[name],
        }
        for n, name in enumerate(GROUPS)
    ]


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def begin(request: Request) -> HttpResponse:
    """Before you start: what is needed, what happens with personal data; then a fresh draft, with what the address answers."""
    brought = answers_of(request.GET)
    shown = {"version": drafts.NOTICE_VERSION, "brought": bool(brought.pages)}
    if request.method != "POST":
        return render(request, "portal/apply/begin.html", shown)
    if request.POST.get("agree") != "yes":
        error = "请先阅读个人信息处理告知，勾选同意后开始"
        return render(request, "portal/apply/begin.html", {**shown, "error": error})
    if count_try(f"draft:{network_of(request)}", limit=60, window=HOUR, lock=HOUR):
        return too_often(request)
    draft = drafts.start(request)
    if brought.pages:
        drafts.save(draft, brought)
    return redirect("apply-page", "who")


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def resume(request: Request) -> HttpResponse:
    """Continue with the code; unknown, expired and mistyped codes get the same answer."""
    if request.method != "POST":
        return render(request, "portal/apply/resume.html")
    code = request.POST.get("code", "")
    keys = ((f"draft-code:{drafts.digest_of(code)}", 10), (f"draft-code:{network_of(request)}", 30))
    if any([count_try(key, limit=limit, window=QUARTER, lock=QUARTER) for key, limit in keys]):
        return too_often(request)
    draft = drafts.by_code(code)
    if draft is None:
        error = "没有找到这个续填码对应的申请。请核对字母和数字；超过保留期限的草稿已经删除"
        return render(request, "portal/apply/resume.html", {"error": error, "code": code})
    drafts.hold(request, draft)
    return redirect("apply-receipt" if draft.matter_id else where_to_go_on(draft))


def where_to_go_on(draft: Draft) -> str:
    """Return the address of the first screen without an answer."""
    answers = Answers.load(draft.answers)
    pages = path(answers, clock.today())
    blank = (page for page in pages if page.form and answers.raw(page.key) is None)
    return page_url(next(blank, pages[-1]))


@access(ANYONE)
@require_http_methods(["GET"])
def saved(request: Request) -> HttpResponse:
    draft = drafts.current(request)
    if draft is None:
        return redirect("apply-resume")
    context = {
        "code": drafts.code_of(draft),
        "until": draft.expires_on,
        "go_on": where_to_go_on(draft),
        "draft": draft,
    }
    return render(request, "portal/apply/saved.html", context)


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def page(request: Request, slug: str, number: int = 1) -> HttpResponse:
    """One screen of the draft this session writes on."""
    draft = drafts.current(request)
    if draft is None:
        return render(request, "portal/apply/resume.html", {"lost": request.method == "POST"})
    if draft.matter_id:
        return redirect("apply-receipt")
    answers = Answers.load(draft.answers)
    pages = path(answers, clock.today())
    at = find(pages, slug, number - 1)
    if at is None:
        return HttpResponseRedirect(where_to_go_on(draft))
    turn = Turn(request, draft, answers, pages[at])
    return HANDLERS.get(slug, form_page)(turn)


def form_page(turn: Turn) -> HttpResponse:
    """A screen with a form: what was typed is kept first and judged afterwards."""
    kind, answers = turn.page.form, turn.answers
    assert kind is not None
    if turn.request.method == "POST":
        form = kind(turn.request.POST, answers=answers, index=turn.page.index)
        answers.keep(turn.page.key, turn.request.POST, set(form.fields))
        turn.save()
        if turn.leaving or form.is_valid():
            return turn.go_on()
        return turn.show(form=form)
    raw = answers.raw(turn.page.key)
    initial = None
    if raw is not None:
        blank = kind(answers=answers, index=turn.page.index)
        initial = {name: _typed(raw, name, blank) for name in blank.fields}
    form = kind(answers=answers, index=turn.page.index, initial=initial)
    extra = {"hint_url": reverse("apply-hint")} if turn.page is KNOWN else {}
    return turn.show(form=form, **extra)


def _typed(raw: MultiValueDict[str, str], name: str, form: PageForm) -> Any:
    """What was typed into a field, as its widget wants it back."""
    return form.fields[name].widget.value_from_datadict(raw, {}, form.add_prefix(name))


@access(ANYONE)
@require_POST
def hint(request: Request) -> HttpResponse:
    """In time or not, while the days are being typed (htmx); nothing is stored."""
    draft = drafts.current(request)
    answers = Answers.load(draft.answers) if draft else Answers()
    answers.keep("known", request.POST, set(KNOWN.form.base_fields) if KNOWN.form else set())
    return render(request, "portal/apply/timing.html", {"timing": timing(answers, clock.today())})


HANDLERS: dict[str, Callable[[Turn], HttpResponse]] = {}


def handles(slug: str) -> Callable[[Callable[[Turn], HttpResponse]], Callable[[Turn], HttpResponse]]:
    """Register the view of a screen that is more than a form."""

    def mark(view: Callable[[Turn], HttpResponse]) -> Callable[[Turn], HttpResponse]:
        HANDLERS[slug] = view
        return view

    return mark
