"""Screens of the application that are more than a form: people, respondents, time, files, the summary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect

from fuyuan.business.reconsideration.services import submit_application
from fuyuan.law import Citation
from fuyuan.matters.files.kinds import BY_ENDING
from fuyuan.matters.files.refusal import Refused
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.services import StepRefused
from fuyuan.organs import settings
from fuyuan.organs.jurisdiction import NOT_ADMINISTRATIVE, competent_for
from fuyuan.organs.models import Organ, Role, role_holder
from fuyuan.organs.models.organ import OrganKind, valid_on
from fuyuan.organs.request import words
from fuyuan.organs.security import count_try, network_of
from fuyuan.organs.signin import keep_open

from . import drafts, files
from .fields import TextField, number_in
from .filled import Filled
from .forms_case import ConfirmForm
from .forms_people import names_of
from .reckoning import Standing
from .timing import timing
from .views_apply import Turn, form_page, handles, too_often

MOST_PEOPLE, MOST_AGENTS, MOST_RESPONDENTS, MOST_FILES = 100, 4, 5, 100
SHOWN = 60  # organs listed before the visitor has to search
HOUR = timedelta(hours=1)


# -- several applicants, agents --------------------------------------------------------------------------------------


@handles("people")
def people(turn: Turn) -> HttpResponse:
    """Everybody who applies: one more, one less, who represents them."""
    answers, action = turn.answers, turn.request.POST.get("action", "")
    if action == "add" and answers.people < MOST_PEOPLE:
        answers.people += 1
        turn.save()
        return redirect("apply-person", "identity", answers.people)
    if action.startswith("remove-") and answers.people > 1:
        _remove_person(turn, number_in(action.removeprefix("remove-")))
        return redirect("apply-page", "people")
    return form_page(turn)


def _remove_person(turn: Turn, number: int) -> None:
    answers = turn.answers
    if not 1 <= number <= answers.people:
        return
    answers.drop_person(number - 1, ("identity", "contact"), answers.people)
    answers.people -= 1
    answers.pages.pop("people", None)
    _drop_files(turn, "identity", number - 1)
    turn.save()


def _drop_files(turn: Turn, kind: str, index: int) -> None:
    """The files of a person who was taken out go too; those of later persons move up with them."""
    for each in list(turn.answers.files):
        head, _, at = each["purpose"].partition(":")
        if head == kind and int(at) == index:
            files.remove(turn.draft, turn.answers, each["use"])
        elif head == kind and int(at) > index:
            each["purpose"] = f"{kind}:{int(at) - 1}"


@handles("agents")
def agents(turn: Turn) -> HttpResponse:
    answers, action = turn.answers, turn.request.POST.get("action", "")
    if action == "add" and answers.agents < MOST_AGENTS:
        answers.agents += 1
        turn.save()
        return redirect("apply-person", "agent", answers.agents)
    if action.startswith("remove-") and answers.agents > 1:
        number = number_in(action.removeprefix("remove-"))
        if 1 <= number <= answers.agents:
            answers.drop_person(number - 1, ("agent",), answers.agents)
            answers.agents -= 1
            _drop_files(turn, "agent", number - 1)
            turn.save()
        return redirect("apply-page", "agents")
    if turn.request.method == "POST":
        return turn.go_on()
    names = [answers.value(f"agent.{n}", "name") for n in range(answers.agents)]
    return turn.show("portal/apply/agents.html", names=names, more=answers.agents < MOST_AGENTS)


# -- respondents -------------------------------------------------------------------------------------------------


@handles("respondent")
def respondent(turn: Turn) -> HttpResponse:
    """Choose in the list of organs, or write the name of one that is not in it."""
    post, error = turn.request.POST, ""
    action = post.get("action", "")
    if turn.request.method == "POST":
        if action.startswith("remove-"):
            _remove_respondent(turn, number_in(action.removeprefix("remove-")))
            return redirect("apply-page", "respondent")
        error = _add_respondent(turn)
        turn.save()
        if turn.leaving or (not error and action != "add" and action != "search"):
            return turn.go_on()
    query = words(post.get("q") or turn.request.GET.get("q"))
    found = list(search(query, turn)[: SHOWN + 1])
    return turn.show(
        "portal/apply/respondent.html", query=query, found=found[:SHOWN], more=len(found) > SHOWN, error=error,
        name=post.get("name", ""), advice=list(advice(turn)),
    )  # fmt: skip


def search(query: str, turn: Turn) -> QuerySet[Organ]:
    """Return organs whose name, short name, other names or field of work hold the query."""
    organs = Organ.objects.filter(valid_on(turn.today)).exclude(
        kind__in=[*NOT_ADMINISTRATIVE, OrganKind.JOINT_OFFICE]
    )
    if query:
        organs = organs.filter(
            Q(name__icontains=query) | Q(short__icontains=query) | Q(pk__in=_by_lists(organs, query))
        )
    return organs.order_by("kind", "name")


def _by_lists(organs: QuerySet[Organ], query: str) -> list[int]:
    """Other names and fields of work are JSON lists, which the two engines search differently: a county has few organs."""
    rows = organs.values_list("pk", "aliases", "areas")
    return [pk for pk, aliases, areas in rows if any(query in each for each in [*aliases, *areas])]


def _add_respondent(turn: Turn) -> str:
    """Add what was chosen or written; return what is wrong, "" when all is well."""
    post, chosen = turn.request.POST, turn.answers.respondents
    picked = [number_in(value) for value in post.getlist("organ")]
    for organ in Organ.objects.filter(valid_on(turn.today), pk__in=picked):
        _add(chosen, organ.pk, organ.name)
    name = post.get("name", "")
    if name.strip():
        try:
            _add(chosen, None, TextField(max_length=100).clean(name))
        except ValidationError as problem:
            return f"机关名称：{'；'.join(problem.messages)}"
    if len(chosen) > MOST_RESPONDENTS:
        del chosen[MOST_RESPONDENTS:]
        return f"最多写 {MOST_RESPONDENTS} 个被申请人"
    if not chosen and post.get("action", "next") == "next":
        return "请选择一个行政机关，或者在下面写出它的名称"
    return ""


def _add(chosen: list[dict[str, Any]], organ_id: int | None, name: str) -> None:
    if name not in [each["name"] for each in chosen]:
        chosen.append({"organ_id": organ_id, "name": name})


def _remove_respondent(turn: Turn, number: int) -> None:
    if 1 <= number <= len(turn.answers.respondents):
        del turn.answers.respondents[number - 1]
        turn.save()


def advice(turn: Turn) -> Iterable[str]:
    """Tell when an application against a chosen organ goes to somebody else (organs/jurisdiction.py)."""
    ids = [each["organ_id"] for each in turn.answers.respondents if each["organ_id"]]
    ours = role_holder(Role.RECONSIDERATION_ORGAN, turn.today) if ids else None
    for organ in Organ.objects.filter(pk__in=ids):
        found = competent_for(organ, turn.today)
        names = [option.name for option in found.options]
        yield from (f"{text}（{Citation(*article)}）。" for text, article in found.notes)
        if ours and ours.name not in names and names:
            yield f"对{organ.name}不服，应当向{'或者'.join(names)}申请复议。向本机关提交的，会告知您向那里申请，可能耽误时间。"
        elif ours and len(names) > 1:
            others = "、".join(name for name in names if name != ours.name)
            yield f"对{organ.name}不服，可以向{ours.name}申请，也可以选择向{others}申请。"


# -- time, files ---------------------------------------------------------------------------------------------------


@handles("time")
def time(turn: Turn) -> HttpResponse:
    if turn.request.method == "POST":
        return turn.go_on()
    now = timing(turn.answers, turn.today)
    return turn.show(
        "portal/apply/time.html", timing=now, late=now is not None and now.standing is Standing.LATE
    )


@handles("files")
def upload(turn: Turn) -> HttpResponse:
    """Add and remove files; each refusal says which file and why, the others stay."""
    request, errors = turn.request, list[str]()
    action = request.POST.get("action", "")
    if action.startswith("remove-"):
        files.remove(turn.draft, turn.answers, number_in(action.removeprefix("remove-")))
        turn.save()
        return redirect("apply-page", "files")
    if request.method == "POST":
        sent = request.FILES.getlist("file")
        if sent and count_try(f"upload:{network_of(request)}", limit=300, window=HOUR, lock=HOUR):
            return too_often(request)
        errors = _receive(turn, sent)
        turn.save()
        if action == "upload" and not sent:
            errors.append("请先选择文件，再按“上传”")
        if not errors and action != "upload":
            return turn.go_on()
    limit = settings.get("files.max_mb")
    rows = [
        {**each, "label": files.purpose_label(turn.answers, each["purpose"])} for each in turn.answers.files
    ]
    return turn.show(
        "portal/apply/files.html", rows=rows, purposes=files.purposes(turn.answers), errors=errors, max_mb=limit,
        max_bytes=limit * 1_000_000, accept=",".join(f".{ending}" for ending in BY_ENDING),
        chosen=request.POST.get("purpose", "act"), proves=request.POST.get("proves", "") if errors else "",
    )  # fmt: skip


def _receive(turn: Turn, sent: list[Any]) -> list[str]:
    purpose, proves = turn.request.POST.get("purpose", ""), turn.request.POST.get("proves", "").strip()
    if sent and purpose not in dict(files.purposes(turn.answers)):
        return ["请选择这是什么材料"]
    errors: list[str] = []
    for each in sent:
        if len(turn.answers.files) >= MOST_FILES:
            return [*errors, f"最多上传 {MOST_FILES} 个文件，其余的请打包成 zip 上传"]
        try:
            files.add(turn.draft, turn.answers, each, purpose, proves[:500])
        except Refused as refused:
            errors.append(f"{each.name}：{refused}")
    return errors


# -- the summary ---------------------------------------------------------------------------------------------------


@handles("check")
def check(turn: Turn) -> HttpResponse:
    """Everything on one page with links to change it; confirm and submit. The same submit twice is one case."""
    filled = Filled(turn.answers, turn.today)
    if turn.request.method != "POST":
        return _summary(turn, filled, ConfirmForm(), [])
    if turn.leaving:
        return turn.go_on()
    form = ConfirmForm(turn.request.POST)
    if not form.is_valid() or filled.missing:
        return _summary(turn, filled, form, [])
    try:
        application = filled.application()
        actor = drafts.author(turn.draft, application.applicants[0].name)
        done = submit_application(application=application, actor=actor, token=turn.draft.token)
    except InvalidRecord as problem:
        return _summary(turn, filled, form, [text for texts in problem.errors.values() for text in texts])
    except StepRefused as refused:
        return _summary(turn, filled, form, [str(refused)])
    drafts.close(turn.draft, done.matter_id)
    keep_open(turn.request, done.matter_id)
    return redirect("apply-receipt")


def _summary(turn: Turn, filled: Filled, form: ConfirmForm, problems: list[str]) -> HttpResponse:
    groups: dict[str, list[Any]] = {}
    for section in filled.sections:
        groups.setdefault(section.page.group, []).append(section)
    return turn.show(
        "portal/apply/check.html", groups=groups, missing=filled.missing, form=form, problems=problems,
        advice=list(advice(turn)), names=names_of(turn.answers),
    )  # fmt: skip
