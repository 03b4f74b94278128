"""我该走哪条路: three short screens in the address, an answer to keep, print and apply with. Nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from fuyuan.law import Citation
from fuyuan.matters import clock
from fuyuan.matters.acts import articles
from fuyuan.matters.lawbook import lawbook
from fuyuan.organs import settings as installation
from fuyuan.organs.jurisdiction import Competence, Option, Place, View, competent, competent_for
from fuyuan.organs.models import Organ, OrganKind, Role
from fuyuan.organs.models.organ import Reached, valid_on
from fuyuan.shell.cookiefree import page, public

from . import context
from .forms_act import PLAIN
from .forms_ways import UNLISTED, KindForm, WhoForm, answers_of, facts_forms, listed_organ, said
from .ways import ROADS, compared, excluded, ways

FINAL = (("L23", 24, 2), ("L23", 25, 1))  # who decides on his own acts: 第二十六条


@public
def which_way(request: HttpRequest) -> HttpResponse:
    """One screen after the other, until the answer can be given."""
    query = request.GET
    kind = KindForm(query if {"kind", "asked"} & set(query) else None)
    if not kind.is_valid():
        return _ask(request, "kind", forms=[kind], kinds=_options(PLAIN), roads=_roads())
    if (key := query.get("kind", "")) in ROADS:
        return _ask(request, "road", **_road(key))
    answers = answers_of(query)
    who = WhoForm(query if "organ" in query else None, answers=answers)
    if not who.is_valid():
        return _ask(request, "who", forms=[who], told=_told(query))
    facts = facts_forms(answers, query if "elsewhere" in query else None)
    told = said(answers, facts) if "elsewhere" in query else None
    if told is None:
        return _ask(request, "facts", forms=facts, told=_told(query))
    today, book = clock.today(), lawbook()
    found = ways(told, today, book.calendar, book.assumptions)
    return _ask(
        request, "answer", ways=found, told=_told(query), compared=compared(today), today=today, apply_url=_apply(query),
        link=request.build_absolute_uri(), **_where(query.get("organ", "")),
    )  # fmt: skip


def _ask(request: HttpRequest, screen: str, **values: Any) -> HttpResponse:
    kept = [(name, value) for name, value in request.GET.items() if name in KEPT[screen]]
    return page(request, "portal/ways.html", screen=screen, kept=kept, **values)


# what earlier screens answered, carried on by a screen
KEPT = {"kind": (), "road": (), "who": ("kind",), "facts": ("kind", "trouble", "organ"), "answer": ()}


def _options(table: Any) -> list[tuple[str, str]]:
    return [(key.value, text) for key, text in table.items()]


def _roads() -> list[tuple[str, str]]:
    return [(key, road.question) for key, road in ROADS.items()]


def _told(query: QueryDict) -> list[tuple[str, str, str]]:
    """(question, answer, address to change it) of the screens already answered."""
    base, kind, chosen = reverse("which-way"), query.get("kind", ""), query.get("organ", "")
    rows = [("是什么事", dict(_options(PLAIN)).get(kind, ""), base)]
    if chosen:
        organ = listed_organ(chosen)
        names = {value: text for value, _, text in UNLISTED}
        name = organ.name if organ else names.get(chosen, "名单里没有的机关")
        rows.append(("是哪个机关", name, f"{base}?kind={kind}"))
    return rows


# -- another door ----------------------------------------------------------------------------------------------------


def _road(key: str) -> dict[str, Any]:
    road = ROADS[key]
    return {
        "road": road, "hint": excluded(key, clock.today()), "basis": articles(road.basis) if road.basis else (),
        "door": _door(road.door) if road.door else None,
    }  # fmt: skip


def _door(door: str) -> Organ | None:
    """Return the organ of the place that holds a role, or whose name has the word; None where the list has none."""
    if door in Role.values:
        return context.holder(door)
    rows = Organ.objects.filter(
        valid_on(clock.today()), name__contains=door, region=installation.get("place.region")
    )
    return rows.first()


# -- where to go -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Turn:
    """An organ that takes the application, with the articles; ``ours``: it is the one this site belongs to.

    ``reached``: where it is handed in, of ours at its office; false where the list of organs does not say.
    """

    name: str
    basis: tuple[Citation, ...]
    ours: bool
    reached: Reached


def _where(value: str) -> dict[str, Any]:
    """Who takes the application (第二十四条 to 第二十八条) and which court the suit (《行政诉讼法》第十四条、第十五条)."""
    found = _competence(value)
    if found is None:
        return {"turns": (), "notes": (), "final": None, **_court(None)}
    turns = _turns(found.options)
    own = any(article[:3] in FINAL for each in found.options for article in each.articles)
    return {
        "turns": turns, "notes": [(text, Citation(*article)) for text, article in found.notes],
        "final": articles("L23 26")[0] if own else None, "ours": any(each.ours for each in turns),
        **_court(found.respondent),
    }  # fmt: skip


def _turns(options: Sequence[Option]) -> list[Turn]:
    ours = context.names()
    known = Organ.objects.in_bulk([each.organ.id for each in options if each.organ and each.organ.id])
    turns = []
    for each in options:
        organ = known.get(each.organ.id) if each.organ else None
        own = each.name == ours.organ
        reached = ours.reached if own else organ.reached if organ else Reached()
        turns.append(Turn(each.name, tuple(Citation(*article) for article in each.articles), own, reached))
    return turns


def _competence(value: str) -> Competence | None:
    """None: the visitor could not say which organ it is."""
    if organ := listed_organ(value):
        return competent_for(organ, clock.today())
    kind = next((kind for name, kind, _ in UNLISTED if name == value), None)
    if kind is None:
        return None
    return competent(View(0, "该机关", kind, vertical=kind is OrganKind.VERTICAL), clock.today(), Place())


def _court(respondent: View | None) -> dict[str, Any]:
    """The court of first instance: where the organ is, and one higher against governments from the county up and departments of
    the State Council. It is named where the organ belongs to this place; elsewhere it is described.
    """
    high = respondent is not None and respondent.kind in (OrganKind.GOVERNMENT, OrganKind.STATE_DEPARTMENT)
    here, region = str(installation.get("place.region")), respondent.region if respondent else ""
    ours = bool(here) and region.startswith(here[:4] if high else here)
    described = f"作出行政行为的机关所在地的{'中级' if high else '基层'}人民法院"
    if respondent and respondent.kind == OrganKind.VERTICAL and not respondent.id:
        described += "（海关处理的案件由中级人民法院管辖）"
    organ = context.holder(Role.SUPERIOR_COURT if high else Role.COURT) if ours else None
    named = {"court": organ.name, "court_reached": organ.reached} if organ else {"court": described}
    return {**named, "court_basis": articles("XSF 15(1)" if high else "XSF 14")[0]}


def _apply(query: QueryDict) -> str:
    """The application with the answers in its address."""
    return f"{reverse('apply')}?{query.urlencode()}"
