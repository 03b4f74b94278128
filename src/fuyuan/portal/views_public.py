"""Pages for everybody: no session, no cookie of ours, may be cached."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse

from fuyuan.business.supervision.queries import public_register, register_is_public
from fuyuan.law import Citation, Unit, UnknownArticle
from fuyuan.law.statutes import VERSIONS, Version, articles_of
from fuyuan.matters import clock
from fuyuan.shell.cookiefree import page, public

from . import context
from .drafts import NOTICE_VERSION
from .ways import span_of

SITEMAP = (
    ("看看别人的案件", (
        ("published-decisions", "公开的决定书", "隐去了个人信息"),
        ("published-cases", "典型案例", "讲清楚怎样处理、为什么"),
        ("published-standards", "类案审理标准", "法院和复议机构怎样看同一类案件"),
    )),
    ("监督和意见", (
        ("opinions", "提意见、反映问题", ""),
        ("enforcement-reports", "行政执法年度报告", ""),
        ("lenient-lists", "从轻、减轻、不予处罚清单", "哪些情况可以不罚、轻罚"),
        ("supervisors", "执法监督员和联系点", ""),
    )),
    ("核验真假", (
        ("verify", "文书核验", "收到的文书是不是真的"),
        ("certificate-ask", "执法证件核验", "执法人员的证件是否有效"),
    )),
    ("了解更多", (
        ("help", "帮助", "谁能申请、向谁申请、怎么办理"),
        ("published-news", "工作动态", ""),
        ("my", "我的申请", "登录以后看全部申请；没有账号也能申请和查询"),
        ("english", "Summary in English", ""),
    )),
)  # fmt: skip


@public
def home(request: HttpRequest) -> HttpResponse:
    sitemap = [(title, rows) for title, links in SITEMAP if (rows := _links(links))]
    return page(request, "portal/home.html", names=context.names(), sitemap=sitemap)


def _links(links: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """(label, address, what it is) of the pages there are."""
    return [(label, url, about) for name, label, about in links if (url := context.address(name))]


HELP = (2, 11, 12, 20, 22, 30, 44, 47, 53, 62, 87)  # articles of the Act the help page quotes


@public
def help_page(request: HttpRequest) -> HttpResponse:
    law = {number: Citation("L23", number) for number in HELP}
    return page(request, "portal/help.html", names=context.names(), law=law)


# what an English reader is told of time: (words, rule)
PERIODS = (
    ("You apply, counted from the day after you learned of the act", "apply_60d"),
    ("The organ decides whether to accept the application", "accept_review"),
    ("Decision in the ordinary procedure, counted from acceptance", "decision_ordinary"),
    ("Decision in the simplified procedure", "decision_simplified"),
    ("You sue if you disagree with the decision, counted from receiving it", "sue_after_decision_15d"),
    ("You sue directly, where the law does not require reconsideration first", "sue_direct_6m"),
)
ENGLISH = {Unit.DAY: "days", Unit.WORKDAY: "working days", Unit.MONTH: "months", Unit.YEAR: "years"}


@public
def english(request: HttpRequest) -> HttpResponse:
    """A summary in English; its periods come from the law as data, with their articles."""
    rows = [(words, span_of(rule, clock.today())) for words, rule in PERIODS]
    periods = [(words, f"{each.length} {ENGLISH[each.unit]}", each.basis[0]) for words, each in rows]
    law = {number: Citation("L23", number) for number in (11, 12, 89)}
    return page(request, "portal/en.html", names=context.names(), law=law, periods=periods)


@public
def privacy(request: HttpRequest) -> HttpResponse:
    return page(request, "portal/privacy.html", version=NOTICE_VERSION, names=context.names())


@public
def supervisors(request: HttpRequest) -> HttpResponse:
    """执法监督员 and 联系点 in office, as far as the place makes them public: names and units, nothing else."""
    if not register_is_public():
        raise Http404("本地没有公布名单")
    return page(request, "portal/supervisors.html", groups=public_register())


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
