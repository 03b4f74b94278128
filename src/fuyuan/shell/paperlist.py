"""文书办理: the papers somebody works on, as a list; many are signed, served or printed in one act."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fuyuan.matters import clock
from fuyuan.matters.record import InvalidRecord, Record
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import TokenReused
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import Hidden, policy_for
from fuyuan.organs.request import StaffRequest, words
from fuyuan.papers.batches import making
from fuyuan.papers.batches.printing import PRINT
from fuyuan.papers.batches.services import MOST, Item, begin
from fuyuan.papers.batches.serving import Serving, kinds_served, serving_of
from fuyuan.papers.kinds import kinds
from fuyuan.papers.models import MadeFile, Paper, PaperAddressee, PaperBatch, PaperBatchLine
from fuyuan.papers.queries import signable, takes_delegations

from .batches import start
from .bulk import form_of
from .menu import MenuPage, register_page
from .paging import Order, read_cursor, take_page
from .register import READERS
from .rooms import desk_rooms_for

SIZE = 50
NEWEST = Order(descending=True)
Act, Status = PaperBatch.Act, Paper.Status
CHOOSE = "请先勾选文书，再点要办的事。"

register_page(MenuPage("shell:papers", "文书办理", "file-earmark-text", "文书", READERS, order=898))


@dataclass(frozen=True, slots=True)
class Tab:
    """One state of papers: what is in it, and what is done with it (beside printing)."""

    key: str
    label: str
    where: Callable[[Actor], Q]
    act: str = ""


_UNSERVED = Exists(PaperAddressee.objects.filter(paper=OuterRef("pk"), served_on=None))
TABS = (
    Tab("draft", "待我签发", signable, "issue"),
    Tab("drafts", "全部草稿", lambda actor: Q(status=Status.DRAFT)),
    Tab("unserved", "待送达", lambda actor: Q(_UNSERVED, status=Status.ISSUED, place__isnull=False), "serve"),
    Tab("issued", "已签发", lambda actor: Q(status=Status.ISSUED)),
    Tab("filed", "已归卷", lambda actor: Q(status=Status.FILED)),
)
LABELS = {"issue": "签发", "serve": "送达", "print": "合并打印"}


# --- the list -----------------------------------------------------------------------------------------------------


class Papers:
    """The list an address asks for, as one actor may see it. Nothing in an address can widen it."""

    def __init__(self, actor: Actor, asked: QueryDict) -> None:
        self.actor = actor
        self.tab = next((tab for tab in TABS if tab.key == asked.get("show")), TABS[0])
        self.kind = asked.get("kind", "") if asked.get("kind") in {kind.key for kind in kinds()} else ""
        self.search = words(asked.get("q"))[:100]
        self.matters = [int(pk) for pk in asked.get("matters", "").split(",") if _digits(pk)]

    @property
    def rows(self) -> QuerySet[Paper]:
        found = Paper.objects.filter(self.tab.where(self.actor))
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.search:
            found = found.filter(Q(title__icontains=self.search) | Q(number__icontains=self.search))
        if self.matters:
            found = found.filter(matter_id__in=self.matters)
        return policy_for(Paper).filter(self.actor, found)

    def address(self, **changes: str) -> str:
        """Return the address of this list with some of what it asks for changed."""
        here = QueryDict(mutable=True)
        matters = ",".join(map(str, self.matters))
        asked = {"show": self.tab.key, "kind": self.kind, "q": self.search, "matters": matters} | changes
        here.update({key: value for key, value in asked.items() if value})
        return f"?{here.urlencode()}"

    def acts(self) -> list[str]:
        """What the actor may do with the papers of this tab."""
        mine = [self.tab.act] if self.tab.act and _may(self.actor, self.tab.act) else []
        return [*mine, "print"]


def _may(actor: Actor, act: str) -> bool:
    if act == "issue":
        return any(actor.post in kind.signers for kind in kinds()) or takes_delegations(actor)
    return any(actor.post in _step_posts(kind) for kind in kinds_served())


def _step_posts(kind: str) -> frozenset[Any]:
    serving = serving_of(kind)
    return room_of(kind).procedure.step(serving.step).posts if serving else frozenset()


@access(posts(*READERS))
@require_safe
def papers(request: StaffRequest) -> HttpResponse:
    """The papers that wait to be signed, to be served, and those that went out."""
    found = Papers(request.actor, request.GET)
    rows = found.rows.defer("text").prefetch_related("addressees")
    page = take_page(rows, NEWEST, read_cursor(request.GET.get("at", ""), rows, NEWEST), SIZE)
    here = found.address()
    context = {
        "found": found, "rows": _told(page.rows), "here": here.removeprefix("?"), "most": MOST,
        "tabs": [{"label": tab.label, "url": found.address(show=tab.key), "current": tab is found.tab} for tab in TABS],
        "kinds": _kinds(request.actor), "acts": [(act, LABELS[act]) for act in found.acts()],
        "chosen_matters": len(found.matters), "all_url": found.address(matters=""), "mine": _recent(request.actor),
        "page": {
            "shown": len(page.rows), "previous_url": f"{here}&at={page.previous}" if page.previous else "",
            "next_url": f"{here}&at={page.next}" if page.next else "",
        },
    }  # fmt: skip
    return render(request, "shell/batches/papers.html", context)


def _kinds(actor: Actor) -> list[tuple[str, str]]:
    """The kinds of the rooms this post works in, for the filter."""
    mine = {room.kind for room in desk_rooms_for(actor)}
    return sorted(((kind.key, kind.title) for kind in kinds() if kind.room in mine), key=lambda pair: pair[1])


def _told(papers: Sequence[Paper]) -> list[dict[str, Any]]:
    """Each paper with the number and title of its matter (one query a room) and whom it still waits for."""
    ids = {paper.matter_id: paper.kind.rpartition(".")[0] for paper in papers}
    matters: dict[int, Any] = {}
    for kind in dict.fromkeys(ids.values()):
        rows = room_of(kind).model._default_manager.defer("state")
        matters |= rows.in_bulk([pk for pk, its in ids.items() if its == kind])
    return [
        {"paper": paper, "matter": matters.get(paper.matter_id),
         "waits": "、".join(to.name for to in paper.addressees.all() if to.served_on is None) if paper.place else ""}
        for paper in papers
    ]  # fmt: skip


def _recent(actor: Actor) -> list[dict[str, Any]]:
    """One's own last batches and files, those that are not finished first."""
    waiting = Exists(PaperBatchLine.objects.filter(batch=OuterRef("pk"), state=PaperBatchLine.State.WAITING))
    batches = policy_for(PaperBatch).filter(actor, PaperBatch.objects.all()).annotate(open=waiting)
    files = policy_for(MadeFile).filter(actor, MadeFile.objects.exclude(state=MadeFile.State.GONE))
    told = [
        {"title": each.title, "at": each.at, "url": reverse("shell:batch", args=[each.pk]), "open": each.open}
        for each in batches.order_by("-open", "-pk")[:5]
    ]
    told += [
        {
            "title": each.title,
            "at": each.at,
            "url": reverse("shell:made-file", args=[each.pk]),
            "open": each.is_open,
        }
        for each in files.order_by("-pk")[:3]
    ]
    return sorted(told, key=lambda each: (each["open"], each["at"]), reverse=True)


# --- one act on many ----------------------------------------------------------------------------------------------


@access(posts(*READERS))
@require_POST
def begin_papers(request: StaffRequest) -> HttpResponse:
    """The chosen papers once more, with what has to be said for all of them; when that is sent, the batch begins."""
    act = request.POST.get("act", "")
    if act not in LABELS or (act != "print" and not _may(request.actor, act)):
        raise Hidden("这件事不由这个岗位办理")
    chosen = _chosen(request)
    if not chosen:
        return _page(request, act, chosen, problem=CHOOSE)
    serving = serving_of(chosen[0].matter.kind) if act == "serve" else None
    if act == "serve" and serving is None:
        return _page(request, act, chosen, problem="这类文书不登记送达。")
    if "token" not in request.POST:
        return _page(request, act, chosen, form=_form(serving, request))
    record: Record | None = None
    if serving:
        form, record = form_of(serving.asked, request.POST, request.actor, values=serving.initial())
        if record is None:
            return _page(request, act, chosen, form=form)
    try:
        return _begun(request, act, chosen, record)
    except (TokenReused, InvalidRecord) as error:
        return _page(request, act, chosen, form=_form(serving, request), problem=str(error))


def _chosen(request: StaffRequest) -> list[Paper]:
    """Return the papers ticked, or all that the list holds, each once; only those the actor may see.

    The second time they come as 12.0 13.2: with the revision that was shown, so that what changed since is refused and
    not signed unread.
    """
    if sent := request.POST.get("chosen", "")[: MOST * 30]:
        pairs = [each.partition(".") for each in sent.split()]
        seen = {int(pk): int(at) for pk, _, at in pairs if _digits(pk) and _digits(at)}
        return [_as_seen(paper, seen[paper.pk]) for paper in _among(request.actor, list(seen))]
    if request.POST.get("all"):
        found = Papers(request.actor, QueryDict(request.POST["all"][:2000])).rows
        return list(found.order_by("pk").select_related("matter").defer("text")[:MOST])
    return _among(request.actor, [int(pk) for pk in request.POST.getlist("ids") if _digits(pk)])


def _digits(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _among(actor: Actor, ids: list[int]) -> list[Paper]:
    few = Paper.objects.filter(pk__in=ids[:MOST])
    return list(policy_for(Paper).among(actor, few).order_by("pk").select_related("matter").defer("text"))


def _as_seen(paper: Paper, revision: int) -> Paper:
    paper.revision = min(revision, 2**31 - 1)
    return paper


def _form(serving: Serving | None, request: StaffRequest) -> Any:
    return form_of(serving.asked, None, request.actor, values=serving.initial())[0] if serving else None


def _begun(request: StaffRequest, act: str, chosen: list[Paper], record: Record | None) -> HttpResponse:
    token, title = request.POST["token"], f"{LABELS[act]}文书 {len(chosen)} 份"
    if act == "print":
        made = making.ask(
            maker=PRINT, title=title, file_name=f"文书{len(chosen)}份_{clock.today():%Y%m%d}.pdf", type="application/pdf",
            actor=request.actor, token=token,
            asked={"papers": [paper.pk for paper in chosen], "duplex": bool(request.POST.get("duplex"))},
        )  # fmt: skip
        return redirect("shell:made-file", made.pk)
    batch = begin(
        act=Act(act), items=map(Item.of, chosen), actor=request.actor, token=token, title=title,
        asked=record.model_dump(mode="json") if record else {},
    )  # fmt: skip
    return start(batch, request.actor)


def _page(
    request: StaffRequest, act: str, chosen: list[Paper], *, form: Any = None, problem: str = ""
) -> HttpResponse:
    ticked = 0 if request.POST.get("all") else len(set(request.POST.getlist("ids")))
    context = {
        "act": act, "label": LABELS[act], "papers": chosen, "form": form, "problem": problem, "most": MOST,
        "chosen": " ".join(f"{paper.pk}.{paper.revision}" for paper in chosen),
        "left_out": max(ticked - len(chosen), 0), "token": request.POST.get("token") or secrets.token_hex(16),
        "duplex": request.POST.get("duplex"),
    }  # fmt: skip
    status = 422 if problem or (form and form.errors) else 200
    return render(request, "shell/batches/begin.html", context, status=status)
