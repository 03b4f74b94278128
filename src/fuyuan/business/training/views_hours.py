"""The year's hours by unit and by person, the screen with the sign-in code, and the page on which people sign in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.matters import clock
from fuyuan.organs.access import ANYONE, access, posts
from fuyuan.organs.policy import Hidden, policy_for
from fuyuan.organs.request import Request, StaffRequest
from fuyuan.organs.sealed_ids import open_id, sealed_id
from fuyuan.organs.security import count_try, give_back, network_of
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.qr import qr_of
from fuyuan.shell.years import asked_year, year_tabs

from . import year
from .common import BUREAU, READERS, UNIT
from .forms import SignInForm
from .models import Attendance, Officer, Session
from .officers.steps import OFFICER
from .queries import visible_officers
from .sessions import signing

HERE = "sign-in"  # purpose of the address in the QR
QUARTER = timedelta(minutes=15)
MOST_WRONG = 200  # failures from one network in a quarter of an hour: a class of hundreds mistypes, too


# -- the year ------------------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_GET
def hours(request: StaffRequest) -> HttpResponse:
    """学时进度: every unit the reader sees, those with most people behind first."""
    today, target = clock.today(), year.target_now()
    shown = asked_year(request.GET.get("year", ""), today.year)
    pace = year.Pace.of(target, shown, today) if target else None
    rows = year.visible_units(request.actor, pace) if pace else []
    context = {
        "years": year_tabs(shown, today.year), "year": shown, "pace": pace, "rows": rows,
        "people": sum(row.people for row in rows), "reached": sum(row.reached for row in rows),
        "behind": sum(row.behind for row in rows),
    }  # fmt: skip
    return render(request, "training/hours.html", context)


@access(posts(*READERS))
@require_GET
def hours_unit(request: StaffRequest, organ_id: int) -> HttpResponse:
    """The people of one unit, those with fewest hours first."""
    today, target = clock.today(), year.target_now()
    shown = asked_year(request.GET.get("year", ""), today.year)
    serving = visible_officers(request.actor).filter(organ_id=organ_id, closed_on=None)
    if not serving.exists():
        hidden = Officer.objects.filter(organ_id=organ_id).exists()
        raise (Hidden if hidden else Http404)(f"people of organ {organ_id}")
    pace = year.Pace.of(target, shown, today) if target else None
    rows = year.with_hours(year.asked(serving), shown).order_by("got", "title", "pk")
    context = {
        "years": year_tabs(shown, today.year), "year": shown, "pace": pace, "unit": year.name_of(organ_id),
        "rows": [person_line(row, pace) for row in rows],
    }  # fmt: skip
    return render(request, "training/hours_unit.html", context)


def person_line(row: Any, pace: year.Pace | None) -> dict[str, Any]:
    return {
        "name": row.title, "url": matter_url(OFFICER.name, row.pk), "number": row.number, "since": row.since, "hours": row.got,
        "forecast": pace.forecast(row.got) if pace else None, "light": pace.standing(row.got) if pace else "",
    }  # fmt: skip


# -- signing in ----------------------------------------------------------------------------------------------------


@access(posts(*BUREAU | UNIT))
@require_GET
def screen(request: StaffRequest, pk: int) -> HttpResponse:
    """What hangs on the wall: QR, code, how many have signed in. It loads itself again before the code turns."""
    session = policy_for(Session).get_or_404(request.actor, Session.objects.all(), pk=pk)
    first, last = signing.window(session)
    address = request.build_absolute_uri(reverse("training-here", args=[sealed_id(HERE, pk)]))
    context = {
        "session": session, "first": first, "last": last, "closed": signing.refused_now(session), "code": signing.code_now(pk),
        "address": address, "qr": qr_of(f"{address}?code={signing.code_now(pk)}"),
        "signed": Attendance.objects.filter(matter_id=pk).count(), "again": signing.TURN // 4,
    }  # fmt: skip
    return render(request, "training/screen.html", context)


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def here(request: Request, word: str) -> HttpResponse:
    """扫码签到: for everybody in the room; officers have no account. Failures add up, a class behind one address does not."""
    pk = open_id(HERE, word)
    session = Session.objects.filter(pk=pk).first() if pk else None
    if session is None:
        raise Http404("no such session")
    form = SignInForm(request.POST or None, initial={"code": request.GET.get("code", "")[:6]})
    context: dict[str, Any] = {"session": session, "form": form, "closed": signing.refused_now(session)}
    if request.method == "POST" and form.is_valid():
        context |= _signed(request, session, form)
    return render(request, "training/here.html", context, status=422 if form.errors else 200)


def _signed(request: Request, session: Session, form: SignInForm) -> dict[str, Any]:
    key = f"sign-in:{session.pk}:{network_of(request)}"
    if count_try(key, limit=MOST_WRONG, window=QUARTER, lock=QUARTER):
        form.add_error(None, "这个网络上填错的次数太多，请十五分钟以后再试，或者找举办单位补登")
        return {}
    told = form.cleaned_data
    try:
        done = signing.sign_in(session, told["code"], told["name"], told["tail"])
    except signing.SignInRefused as refused:
        form.add_error(None, str(refused))
        return {}
    give_back(key)
    return {"done": done}
