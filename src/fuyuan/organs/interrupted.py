"""What somebody was sending when the session had ended: kept until he is in again, and put back into the form he typed it in.

Only for views that say so (``@gives_back``) and ask ``take_back`` when they show their form. It lies sealed in the session of
the browser that sent it, goes with that session after half an hour, and opens to nobody but the account that typed it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import CsrfViewMiddleware

from .request import Request
from .sealed import seal, unseal
from .security import count_try, network_of
from .sessions import INTERRUPTED

V = TypeVar("V", bound=Callable[..., Any])
ATTRIBUTE = "gives_back"
MOST = 400_000  # characters of a form as it was sent: 20 000 of a person's, and as much again
HOUR = timedelta(hours=1)
KEPT = "登录已经过期，这一次没有提交。您填写的文字还在：请重新登录（有查询码的，也可以凭查询码打开案件），再回到刚才那一页。"
BACK = "您在登录过期以前填写的文字已经放回这一页，请核对后提交；文件要重新选择。"


def gives_back(view: V) -> V:
    """Declare that a view puts back what was typed before the session ended (it calls ``take_back``)."""
    setattr(view, ATTRIBUTE, True)
    return view


def keep(request: Request, view: Callable[..., Any]) -> None:
    """Keep what was sent to a view that gives it back. The caller is about to send the request to a sign-in page."""
    if request.method != "POST" or not getattr(view, ATTRIBUTE, False) or not _from_our_page(request):
        return
    typed = request.POST.urlencode()
    network = f"interrupted:{network_of(request)}"
    if len(typed) > MOST or count_try(network, limit=60, window=HOUR, lock=HOUR):
        return
    request.session[INTERRUPTED] = [request.path, request.lapsed, seal(typed)]
    messages.info(request, KEPT)


def take_back(request: Request) -> QueryDict | None:
    """Return what this person typed on this page before the session ended. It is forgotten once the page is sent again."""
    path, account, typed = request.session.get(INTERRUPTED) or ("", None, "")
    if path != request.path:
        return None
    mine = account is None or (request.account is not None and request.account.pk == account)
    if request.method == "POST" or not mine:
        del request.session[INTERRUPTED]
        return None
    messages.info(request, BACK)
    return QueryDict(unseal(typed))


class _Check(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason


def _from_our_page(request: HttpRequest) -> bool:
    """Another site must not be able to put words into somebody's form."""
    check = _Check(lambda request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, HttpResponse, (), {}) is None
