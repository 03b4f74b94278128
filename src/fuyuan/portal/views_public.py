"""Pages for everybody: no session, no cookie of ours, may be cached."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from fuyuan.law import Citation, UnknownArticle
from fuyuan.law.statutes import VERSIONS, Version, articles_of
from fuyuan.shell.cookiefree import page, public

from . import context
from .drafts import NOTICE_VERSION


@public
def home(request: HttpRequest) -> HttpResponse:
    return page(request, "portal/home.html", names=context.names())


HELP = (2, 11, 12, 20, 22, 30, 44, 47, 53, 62, 87)  # articles of the Act the help page quotes


@public
def help_page(request: HttpRequest) -> HttpResponse:
    law = {number: Citation("L23", number) for number in HELP}
    return page(request, "portal/help.html", names=context.names(), law=law)


@public
def privacy(request: HttpRequest) -> HttpResponse:
    return page(request, "portal/privacy.html", version=NOTICE_VERSION, names=context.names())


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return page(request, "portal/accessibility.html")


@public
def article(request: HttpRequest, version: str, number: int, sub: int = 0) -> HttpResponse:
    """One article of one text, with its neighbours and the other texts of the same statute."""
    text = VERSIONS.get(version)
    try:
        citation = Citation(version, number, sub=sub)
        words = citation.text if text else ""
    except UnknownArticle as problem:
        raise Http404(str(problem)) from None
    if text is None:
        raise Http404(f"没有编号为“{version}”的法律文本")
    keys = sorted(articles_of(version))
    at = keys.index((number, sub))
    return page(
        request, "portal/law.html", citation=citation, words=words, text=text,
        previous=keys[at - 1] if at else None, following=keys[at + 1] if at + 1 < len(keys) else None,
        others=_others(text, number, sub),
    )  # fmt: skip


def _others(text: Version, number: int, sub: int) -> list[Version]:
    """Other texts of the same statute that have an article of this number (the wording may be about something else)."""
    same = [each for each in VERSIONS.values() if each.work is text.work and each is not text]
    return [each for each in same if (number, sub) in articles_of(each.id)]
