"""共享规则 and the log of openings: what is shared by which rule since when, and who opened which item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.matters import clock
from fuyuan.matters.record import InvalidRecord
from fuyuan.organs.access import access, posts
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import Hidden, policy_for
from fuyuan.organs.posts import Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.addresses import matter_url
from fuyuan.shell.export import MOST_ROWS, workbook_response
from fuyuan.shell.recordforms import Options, Posted, RecordForm, judged, shown, tidy
from fuyuan.shell.rooms import Column

from . import openings
from .models import Opening, Shared
from .procedure import SHARED
from .rulebook import RuleTaken, Unchanged
from .sharing.desk import LOGS, RULE_READERS, logged
from .sharing.rulebook import BOOK
from .sharing.rules import RuleBegun, RuleChange, SharingRule

OFFICE = posts(Post.JOINT_OFFICE)
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST = 500  # lines of the log on one page; the workbook holds them all
LOG_COLUMNS = (
    Column("at", "时间"), Column("name", "查看人"), Column("post", "岗位"), Column("number", "编号"), Column("title", "共享信息"),
    Column("what", "内容"),
)  # fmt: skip


# -- rules ---------------------------------------------------------------------------------------------------------


@access(posts(*RULE_READERS))
@require_GET
def rule_list(request: StaffRequest) -> HttpResponse:
    """Every rule in its newest wording; both sides read them, the joint office writes them."""
    today = clock.today()
    holding = {rule.code for rule in BOOK.rules(today) if rule.enabled}
    rows = [{"rule": rule, "holds": rule.code in holding} for rule in BOOK.rules()]
    return render(request, "linkage/sharing.html", {"rows": rows, "writes": _writes(request)})


@access(posts(*RULE_READERS))
@require_GET
def rule_page(request: StaffRequest, code: str) -> HttpResponse:
    rule = _rule_or_404(code)
    history = [{"row": row, "rule": version} for row, version in BOOK.history(code)]
    held = BOOK.rule_of(code, clock.today())
    context = {
        "rule": rule, "held": held, "history": history, "writes": _writes(request),
        "items": Shared.objects.filter(rule=code).count(),
    }  # fmt: skip
    return render(request, "linkage/sharing_rule.html", context)


@access(OFFICE)
@require_http_methods(["GET", "POST"])
def rule_new(request: StaffRequest) -> HttpResponse:
    return _written(request, RuleBegun, None)


@access(OFFICE)
@require_http_methods(["GET", "POST"])
def rule_edit(request: StaffRequest, code: str) -> HttpResponse:
    return _written(request, RuleChange, _rule_or_404(code))


def _written(request: StaffRequest, record: type[RuleChange], rule: SharingRule | None) -> HttpResponse:
    """The form of a rule, made from its record; a saved wording is a new version."""
    options = Options(clock.today())
    first = {**rule.model_dump(), "approved_by": "", "approved_on": None, "valid_from": None} if rule else {}
    raw, errors = shown(record, first, options), dict[str, list[str]]()
    if request.method == "POST":
        raw = tidy(record, Posted(request.POST, options).read(record, raw))
        try:
            return _saved(request, judged(record, raw, options), rule)
        except InvalidRecord as error:
            errors = error.errors
    form = RecordForm(record, raw, options, errors)
    context = {"form": form, "rule": rule}
    return render(request, "linkage/sharing_form.html", context, status=422 if errors else 200)


def _saved(request: StaffRequest, change: RuleChange, rule: SharingRule | None) -> HttpResponse:
    """Keep the version. Raises InvalidRecord, beside the field it is about."""
    code = rule.code if rule else change.code
    if not CODE.fullmatch(code):
        raise InvalidRecord({"code": ["只用小写字母、数字和连字符，例如 lost-suits"]})
    if change.valid_from < clock.today():
        raise InvalidRecord({"valid_from": ["早于今天：规则不溯及以前，请从今天或者以后起适用"]})
    if change.approved_on > clock.today():
        raise InvalidRecord({"approved_on": ["晚于今天，请核对"]})
    try:
        BOOK.save(change.rule(code), reason=change.reason, actor=request.actor, new=rule is None)
    except (RuleTaken, Unchanged) as error:
        raise InvalidRecord({"code" if rule is None else "": [str(error)]}) from error
    messages.success(request, "规则已保存，从适用日期起生效。")
    return redirect("sharing-rule", code=code)


def _rule_or_404(code: str) -> SharingRule:
    rule = BOOK.rule_of(code)
    if rule is None:
        raise Http404("no such rule")
    return rule


def _writes(request: StaffRequest) -> bool:
    return request.actor.post is Post.JOINT_OFFICE


# -- who opened what -----------------------------------------------------------------------------------------------


@access(posts(*LOGS))
@require_GET
def item_views(request: StaffRequest, pk: int) -> HttpResponse:
    item = policy_for(Shared).get_or_404(request.actor, Shared.objects.all(), pk=pk)
    if not Shared.objects.filter(logged(request.actor), pk=pk).exists():
        raise Hidden(f"log of {pk}")  # it may read the item, not who else read it
    context = {
        "item": item, "item_url": matter_url(SHARED.name, pk),
        "views": list(openings.of_matter(pk)[: openings.MOST]),
    }  # fmt: skip
    return render(request, "linkage/shared_views.html", context)


@access(posts(*LOGS))
@require_GET
def log(request: StaffRequest) -> HttpResponse:
    """The openings of a span of days, newest first; the last thirty days unless asked otherwise."""
    first, last = _span(request)
    rows = list(_lines(_openings(request.actor, first, last)[: MOST + 1]))
    context = {"rows": rows[:MOST], "more": len(rows) > MOST, "first": first, "last": last, "most": MOST}
    return render(request, "linkage/shared_log.html", context)


@access(posts(*LOGS))
@require_GET
def log_workbook(request: StaffRequest) -> FileResponse:
    rows = _lines(_openings(request.actor, *_span(request))[:MOST_ROWS])
    return workbook_response(LOG_COLUMNS, rows, "共享信息查看记录", clock.today())


def _openings(actor: Actor, first: date, last: date) -> QuerySet[Opening]:
    known = Shared.objects.filter(logged(actor)).values("pk")
    rows = openings.of_kind(SHARED.name).filter(matter__in=known)
    return rows.filter(at__date__gte=first, at__date__lte=last)


def _lines(rows: QuerySet[Opening]) -> Iterator[dict[str, Any]]:
    found = list(rows)
    items = Shared.objects.only("pk", "number", "title").in_bulk({row.matter_id for row in found})
    for row in found:
        item = items[row.matter_id]
        yield {
            "at": row.at, "name": row.name, "post": Post(row.post).label, "number": item.number, "title": item.title,
            "what": row.what, "url": matter_url(SHARED.name, row.matter_id),
        }  # fmt: skip


def _span(request: StaffRequest) -> tuple[date, date]:
    """Return the days asked for; what is no date counts as not asked."""
    today = clock.today()
    return _day(request, "from", today - timedelta(days=30)), _day(request, "to", today)


def _day(request: StaffRequest, name: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return otherwise
