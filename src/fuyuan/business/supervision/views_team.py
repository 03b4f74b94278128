"""The team from outside the payroll: who it is, when they can come, what they did and were paid; the card, and its check by anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.organs.access import ANYONE, access, posts
from fuyuan.organs.models import Organ
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.organs.request import Request, StaffRequest
from fuyuan.organs.sealed_ids import asked_id, open_id, sealed_id
from fuyuan.organs.security import count_try, give_back, network_of
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.export import workbook_response
from fuyuan.shell.qr import qr_of
from fuyuan.shell.rooms import Column
from fuyuan.shell.years import asked_year, year_tabs

from .common import OVERSEERS, written
from .models import InspectionSeat, Supervisor
from .supervisors.desk import KINDS
from .supervisors.records import Kind, Offered, Role
from .supervisors.register import SUPERVISOR, Fee, SupervisorState

OUTSIDE = Supervisor.objects.filter(role=Role.SUPERVISOR.value).exclude(kind=Kind.OFFICER.value)
QUARTER = timedelta(minutes=15)
MOST_WRONG = 20  # codes that open nothing, from one network in a quarter of an hour
BUSY = "这个网络上查询的次数太多，请十五分钟以后再试。"
UNKNOWN = "没有查到这张证件。请核对，或者向司法局询问。"


@access(posts(*OVERSEERS))
@require_GET
def outside_team(request: StaffRequest) -> HttpResponse:
    today = clock.today()
    year = asked_year(request.GET.get("year", ""), today.year)
    rows = list(_people(request, year, today))
    total = sum((row["paid"] for row in rows), Decimal(0))
    context = {"year": year, "years": year_tabs(year, today.year), "rows": rows, "total": total}
    return render(request, "supervision/outside_team.html", context)


@access(posts(*OVERSEERS))
@require_GET
def outside_team_workbook(request: StaffRequest) -> FileResponse:
    """The yearly total of each person."""
    today = clock.today()
    year = asked_year(request.GET.get("year", ""), today.year)
    columns = [
        Column("name", "姓名"), Column("kind", "身份"), Column("employer", "工作单位", kind="link"),
        Column("term", "任期", kind="link"), Column("free", "可以参加的时间", kind="link"),
        Column("times", "参加监督检查", kind="number"), Column("fees", "补助笔数", kind="number"),
        Column("amount", "登记金额（元）", kind="money"), Column("paid", "已支付（元）", kind="money"),
    ]  # fmt: skip
    return workbook_response(columns, _people(request, year, today), f"{year}年编制外监督队伍", today)


def _free(offer: Offered) -> str:
    return f"{written(offer.first)}至{written(offer.last)}　{offer.note}".strip()


def _people(request: StaffRequest, year: int, today: date) -> Iterator[dict[str, Any]]:
    """Everybody of the team who serves, or was paid in the year; amounts by the day of the work."""
    rows = policy_for(Supervisor).filter(request.actor, OUTSIDE)
    seats = (
        InspectionSeat.objects.order_by()
        .values_list("person_id")
        .annotate(n=Count("matter_id", distinct=True))
    )
    times = dict(seats)
    for row in rows.order_by("pk"):
        state = SupervisorState.model_validate_json(row.state)
        fees = [each for each in state.fees if each.on.year == year and not each.refused]
        if row.stage == "serving" or fees:
            yield {
                "name": state.title, "url": matter_url(SUPERVISOR.name, row.pk), "kind": KINDS[row.kind],
                "employer": row.unit_name, "term": f"{written(state.from_on)}至{written(state.to_on)}", "serving": row.stage == "serving",
                "free": "；".join(_free(each) for each in state.offers if each.last >= today),
                "times": times.get(row.holder_id or 0, 0), "fees": len(fees), "amount": _sum(fees),
                "paid": _sum([each for each in fees if each.paid_on]),
            }  # fmt: skip


def _sum(fees: list[Fee]) -> Decimal:
    return sum((each.yuan for each in fees), Decimal(0))


# -- the card ---------------------------------------------------------------------------------------------------------------


def word_of(row: Supervisor) -> str:
    """The code on a card: that of one appointment and its term, so that a renewed one needs a new card."""
    return sealed_id(f"supervisor:{row.to_on}", row.pk)


@access(posts(*OVERSEERS, Post.LAY_SUPERVISOR))
@require_GET
def supervisor_card(request: StaffRequest, pk: int) -> HttpResponse:
    serving = Supervisor.objects.filter(stage="serving", role=Role.SUPERVISOR.value)
    row = policy_for(Supervisor).get_or_404(request.actor, serving, pk=pk)
    word = word_of(row)
    address = request.build_absolute_uri(reverse("supervisor-check", args=[word]))
    context = {"row": row, "rows": _told(row), "qr": qr_of(address), "address": address, "number": row.number}
    return render(request, "supervision/card.html", context)


def _told(row: Supervisor) -> list[tuple[str, Any]]:
    """What everybody may know: name, what he or she is, whose supervisor, until when."""
    organ = Organ.objects.filter(pk=row.organ_id or 0).values_list("name", flat=True).first() or ""
    return [
        ("姓名", row.title), ("身份", f"执法监督员（{KINDS[row.kind]}）"), ("聘任机关", organ),
        ("任期", f"{written(row.from_on)}至{written(row.to_on)}"),
    ]  # fmt: skip


@access(ANYONE)
@require_GET
def supervisor_check(request: Request, word: str) -> HttpResponse:
    """核验监督员证. Failures are counted by network; the code itself is 80 bits, so counting only spares the server."""
    key = f"supervisor:{network_of(request)}"
    if count_try(key, limit=MOST_WRONG, window=QUARTER, lock=QUARTER):
        return render(request, "supervision/card_check.html", {"problem": BUSY}, status=429)
    pk = asked_id(word)
    row = Supervisor.objects.filter(pk=pk).first() if pk else None
    if row is None or open_id(f"supervisor:{row.to_on}", word) is None:
        return render(request, "supervision/card_check.html", {"problem": UNKNOWN}, status=404)
    give_back(key)
    today = clock.today()
    valid = row.stage == "serving" and row.from_on <= today <= row.to_on
    context = {"rows": [*_told(row), ("查询日期", today)], "valid": valid}
    return render(request, "supervision/card_check.html", context)
