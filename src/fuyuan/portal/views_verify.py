"""文书核验: whether a paper somebody holds was issued here and is in force; whether a file is that paper to the byte."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fuyuan.organs.access import ANYONE, access
from fuyuan.organs.request import Request
from fuyuan.organs.security import count_try, give_back, network_of
from fuyuan.papers.codes import LENGTH, as_typed
from fuyuan.papers.verification import Verified, by_code, by_digest, digest_of

QUARTER = timedelta(minutes=15)
PER_ADDRESS = 30
UNKNOWN = "没有找到这个核验码对应的文书。请核对字母和数字；核验码印在文书第一页的左下角。"
NOT_OURS = "这份文件不是本平台签发的文书，或者内容被改动过。请向发出文书的机关核实。"


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def verify(request: Request) -> HttpResponse:
    """Ask for the code, or for the file itself; the file is read and forgotten."""
    error = ""
    if request.method == "POST":
        code, sent = request.POST.get("code", "")[:60], request.FILES.get("file")
        if isinstance(sent, UploadedFile):
            return _file(request, sent)
        if len(as_typed(code)) == LENGTH:
            return redirect("verify-code", as_typed(code))
        error = UNKNOWN if code else "请输入核验码，或者选择文件。"
    return render(request, "portal/verify.html", {"error": error}, status=422 if error else 200)


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def verify_code(request: Request, code: str) -> HttpResponse:
    """What is known of the paper with this code; a file sent here is compared with it."""
    if _too_often(request):
        return render(request, "429.html", status=429)
    found = by_code(code)
    if found is None:
        return render(request, "portal/verify.html", {"error": UNKNOWN, "code": code[:60]}, status=404)
    give_back(_key(request))
    sent = request.FILES.get("file")
    digest = digest_of(sent.chunks()) if isinstance(sent, UploadedFile) else ""
    return _found(request, found, digest)


def _file(request: Request, sent: UploadedFile[Any]) -> HttpResponse:
    if _too_often(request):
        return render(request, "429.html", status=429)
    digest = digest_of(sent.chunks())
    found = by_digest(digest)
    if found is None:
        return render(request, "portal/verify.html", {"error": NOT_OURS, "digest": digest}, status=404)
    give_back(_key(request))
    return _found(request, found, digest)


def _found(request: Request, found: Verified, digest: str) -> HttpResponse:
    context = {"paper": found, "digest": digest, "verdict": found.says_of(digest) if digest else ""}
    return render(request, "portal/verified.html", context)


def _key(request: Request) -> str:
    return f"verify:{network_of(request)}"


def _too_often(request: Request) -> bool:
    """Every try counts before the code is looked at; what was found is given back, so only failures add up."""
    return bool(count_try(_key(request), limit=PER_ADDRESS, window=QUARTER, lock=QUARTER))
