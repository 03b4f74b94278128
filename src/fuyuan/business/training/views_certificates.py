"""The QR of a certificate, and what everybody may ask of it: name, organ, field, valid or not; nothing more."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fuyuan.matters import clock
from fuyuan.organs.access import ANYONE, access, posts
from fuyuan.organs.policy import policy_for
from fuyuan.organs.request import Request, StaffRequest
from fuyuan.organs.sealed_ids import asked_id, open_id, sealed_id
from fuyuan.organs.security import count_try, give_back, network_of
from fuyuan.shell.qr import qr_of

from . import queries
from .batches import importer_of
from .common import ADMIN, READERS
from .models import Batch, Certificate

QUARTER = timedelta(minutes=15)
MOST_WRONG = 20  # codes that open nothing, from one network in a quarter of an hour
BUSY = "这个网络上填错的次数太多，请十五分钟以后再试。"
UNKNOWN = "没有查到这个核验码对应的证件。请核对，或者向发证的司法局询问。"


def word_of(row: Certificate) -> str:
    """The code on a card. A new card has a new number and so a new code; the old one opens nothing any more."""
    return sealed_id(f"certificate:{row.card_number}", row.pk)


@access(posts(*READERS))
@require_GET
def certificate_qr(request: StaffRequest, pk: int) -> HttpResponse:
    """What is printed and stuck on the card."""
    row = policy_for(Certificate).get_or_404(
        request.actor, Certificate.objects.exclude(card_number=""), pk=pk
    )
    address = request.build_absolute_uri(reverse("certificate-verify", args=[word_of(row)]))
    context = {"row": row, "address": address, "word": word_of(row), "qr": qr_of(address)}
    return render(request, "training/certificate_qr.html", context)


@access(posts(*ADMIN))
@require_GET
def certificate_sheets(request: StaffRequest) -> HttpResponse:
    """What is done for many at once, by sheet: cards issued before, results of an exam, the annual review."""
    sheets = [importer_of(kind) for kind in ("cards", "exams", "reviews")]
    batches = policy_for(Batch).filter(
        request.actor, Batch.objects.filter(kind__in=("cards", "exams", "reviews"))
    )
    context = {"sheets": sheets, "batches": batches.order_by("-pk")[:20]}
    return render(request, "training/certificate_sheets.html", context)


@access(ANYONE)
@require_GET
def verify(request: Request, word: str = "") -> HttpResponse:
    """核验执法证件. Failures are counted by network; the code itself is 80 bits, so counting only spares the server."""
    if typed := request.GET.get("code", "").strip()[:60]:
        return redirect(
            "certificate-verify", typed.replace("/", "-")
        )  # no word of ours has one, and no address
    if not word:
        return render(request, "training/verify.html", {})
    key = f"verify:{network_of(request)}"
    if count_try(key, limit=MOST_WRONG, window=QUARTER, lock=QUARTER):
        return render(request, "training/verify.html", {"problem": BUSY}, status=429)
    row = found(word)
    if row is None:
        return render(request, "training/verify.html", {"problem": UNKNOWN}, status=404)
    give_back(key)
    today = clock.today()
    rows = [("姓名", row.title), ("单位", row.unit_name), ("执法领域", row.areas), ("查询日期", today)]
    context = {"rows": rows, "valid": queries.card_in_force(row.card_number, today)}
    return render(request, "training/verify.html", context)


def found(word: str) -> Certificate | None:
    pk = asked_id(word)
    row = Certificate.objects.exclude(card_number="").filter(pk=pk).first() if pk else None
    return row if row and open_id(f"certificate:{row.card_number}", word) else None
