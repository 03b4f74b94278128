"""Opinions on the public site: satisfaction with an organ or with one's own case, problems reported and their answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.business.opinions import queries as opinions
from fuyuan.business.opinions.models import ASKED, Report
from fuyuan.business.opinions.records import Channel
from fuyuan.business.opinions.satisfaction import (
    TooLate,
    answer_case,
    answer_organ,
    answer_to_case,
    is_sent,
    last_day,
)
from fuyuan.business.reconsideration.codes import new_code
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.queries import case_for
from fuyuan.business.supervision import queries as campaigns
from fuyuan.matters import clock
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.files.kinds import BY_ENDING
from fuyuan.matters.files.refusal import Refused
from fuyuan.matters.record import FileRef
from fuyuan.matters.services import StepRefused, TokenReused, open_matter
from fuyuan.organs import settings
from fuyuan.organs.access import ANYONE, PORTAL, access
from fuyuan.organs.actor import Actor
from fuyuan.organs.interrupted import gives_back, take_back
from fuyuan.organs.models import Organ, Role, role_holder
from fuyuan.organs.policy import BIGGEST, policy_for
from fuyuan.organs.posts import Post
from fuyuan.organs.request import Request, StaffRequest
from fuyuan.organs.security import network_of
from fuyuan.organs.signin import open_by_code
from fuyuan.shell.cookiefree import page, public
from fuyuan.shell.qr import qr_of

from .forms_opinions import CaseOpinion, OrganOpinion, ProblemReport, SurveyForm
from .guard import said_today, too_many

VISITOR = Actor(Post.APPLICANT, "群众")  # nothing of who reports stands in the stamp of the event
MOST_FILES = 6
RECEIPT = "opinion-receipt"  # key of the session
TOO_OFTEN = "同一网络一小时内提交的次数太多，这一次没有提交。您填写的内容还在下面，请过一会儿再提交；上传的文件要重新选择。"
ONCE_A_DAY = "您今天已经评价过这个机关，谢谢。同一网络、同一种浏览器一天只能评价一个机关一次。"
# stages after which a case has its result: what is still owed then is others'
ENDED = frozenset(
    "served performance closed refused abandoned dismissed_application terminated mediated not_further_handled".split()
)
MAY_RATE = frozenset({Post.APPLICANT, Post.AGENT})
NOW = {
    "received": "已经收到，正在研判。",
    "assigned": "已经交有关单位查办。",
    "replied": "有关单位已经反馈，正在核对，准备答复您。",
    "answered": "已经答复。",
    "referred": "这件事不属于我们的受理范围，请看下面的说明。",
    "campaign": "已经列入行政执法突出问题整治，整改以后答复您。",
    "clue": "已经转交有权机关处理。",
}


@public
def index(request: Any) -> HttpResponse:
    """The ways to say something."""
    return page(request, "portal/opinions/index.html", surveys=campaigns.open_surveys())


def _status(form: Form) -> int:
    """The form comes back with what was typed, whatever was wrong with it."""
    if TOO_OFTEN in form.non_field_errors():
        return 429
    return 422 if form.errors else 200


def ended(case: Case) -> bool:
    """Whether a case has its result, so that its applicant may say how it was handled."""
    return case.stage in ENDED


def may_rate(case: Case, actor: Actor) -> bool:
    return ended(case) and actor.post in MAY_RATE


# -- satisfaction ------------------------------------------------------------------------------------------------------


@gives_back
@access(PORTAL)
@require_http_methods(["GET", "POST"])
def case_opinion(request: StaffRequest, matter_id: int) -> HttpResponse:
    """How one's own case was handled: once for each case, to be changed for some days."""
    case = case_for(request.actor, matter_id)
    before = answer_to_case(matter_id)
    if not may_rate(case, request.actor) or (before and clock.today() > last_day(before)):
        messages.warning(request, "案件办结以后由申请人评价；评价以后过了修改的期限，不能再改。")
        return redirect("track-case", matter_id)
    known = {name: getattr(before, name) for name in (*ASKED, "text")} if before else None
    form = CaseOpinion(request.POST or take_back(request), initial=known)
    if request.method == "POST" and form.is_valid() and _kept(case, form):
        messages.success(request, "谢谢您的评价。")
        return redirect("track-case", matter_id)
    until = last_day(before) if before else None
    context = {"form": form, "case": case, "until": until, "days": settings.get("opinions.change_days")}
    return render(request, "portal/opinions/case.html", context, status=_status(form))


def _kept(case: Case, form: CaseOpinion) -> bool:
    try:
        answer_case(case.pk, role_holder(Role.RECONSIDERATION_ORGAN, clock.today()), form.cleaned_data)
    except (TooLate, Organ.DoesNotExist) as error:
        form.add_error(None, str(error))
        return False
    return True


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def organ_opinion(request: Request) -> HttpResponse:
    """How an organ works. ``?organ=CODE`` chooses it beforehand: that is what its QR code says."""
    chosen = {"organ": request.GET.get("organ", "")[:40]}
    form = OrganOpinion(request.POST or None, initial=chosen)
    if request.method == "POST" and form.is_valid():
        if is_sent(form.token):
            return redirect("opinion-thanks")
        organ = opinions.agencies().get(code=form.cleaned_data["organ"])
        if too_many(request, "organ"):
            form.add_error(None, TOO_OFTEN)
        elif said_today(request, organ.code):
            form.add_error(None, ONCE_A_DAY)
        else:
            answer_organ(organ, form.cleaned_data, form.token)
            return redirect("opinion-thanks")
    return render(request, "portal/opinions/organ.html", {"form": form}, status=_status(form))


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def survey(request: Request, pk: int) -> HttpResponse:
    """Which areas people are least satisfied with, while a campaign asks."""
    asking = campaigns.survey(pk) if pk <= BIGGEST else None
    if asking is None:
        return render(request, "portal/opinions/survey_over.html", status=404)
    form = SurveyForm(request.POST or None, campaign=asking)
    if request.method == "POST" and form.is_valid():
        if campaigns.is_answered(form.token):
            return redirect("opinion-thanks")
        if too_many(request, "survey"):
            form.add_error(None, TOO_OFTEN)
        elif said_today(request, f"survey-{pk}"):
            form.add_error(None, "您今天已经填写过这份问卷，谢谢。同一网络、同一种浏览器一天只能填写一次。")
        else:
            given = form.cleaned_data
            campaigns.answer_survey(pk, given["areas"], given["text"], form.token, network_of(request))
            return redirect("opinion-thanks")
    context = {"form": form, "campaign": asking}
    return render(request, "portal/opinions/survey.html", context, status=_status(form))


@public
def thanks(request: Any) -> HttpResponse:
    return page(request, "portal/opinions/thanks.html")


# -- problems ----------------------------------------------------------------------------------------------------------


@access(ANYONE)
@require_http_methods(["GET", "POST"])
def report(request: Request) -> HttpResponse:
    """Say what went wrong; the receipt's code opens the answer."""
    form = ProblemReport(request.POST or None, initial={"organ": request.GET.get("organ", "")[:40]})
    if request.method == "POST" and form.is_valid():
        if too_many(request, "report"):
            form.add_error(None, TOO_OFTEN)
        elif (found := _sent(request, form)) is not None:
            request.session[RECEIPT] = [found, form.token]
            open_by_code(request, found)
            return redirect("opinion-receipt")
    limit = settings.get("files.max_mb")
    context = {
        "form": form, "again": bool(request.FILES), "max_mb": limit, "max_bytes": limit * 1_000_000, "most": MOST_FILES,
        "accept": ",".join(f".{ending}" for ending in BY_ENDING),
    }  # fmt: skip
    return render(request, "portal/opinions/report.html", context, status=_status(form))


def _sent(request: Request, form: ProblemReport) -> int | None:
    """Open the report with its files, all or nothing; None with the reason in the form."""
    try:
        with transaction.atomic():
            record = {**form.as_record(), "files": _received(request, form.token)}
            done = open_matter(
                kind=opinions.KIND, step="report", record=record, actor=VISITOR, token=form.token
            )
            transaction.set_rollback(done.repeated)  # the same form again: its files are there already
            return done.matter_id
    except (Refused, StepRefused, TokenReused) as refused:
        form.add_error(None, f"{refused}" + ("。请重新选择文件" if request.FILES else ""))
        return None


def _received(request: Request, token: str) -> list[FileRef]:
    """Receive what was sent with the form; only the bureau opens it: a photograph may show who took it."""
    sent: list[UploadedFile[Any]] = request.FILES.getlist("files")
    if len(sent) > MOST_FILES:
        raise Refused(f"一次最多上传 {MOST_FILES} 个文件")
    readers = (Post.SUPERVISION_STAFF,)
    return [
        reference(
            receive_file(
                actor=VISITOR, name=each.name or "", chunks=each.chunks(), draft=token, purpose="反映问题的材料",
                readers=readers,
            )
        )
        for each in sent
    ]  # fmt: skip


@access(ANYONE)
@require_GET
def receipt(request: Request) -> HttpResponse:
    """Number and query code, for whoever reported in this session. The code stands in the fragment of the QR's address."""
    pk, token = request.session.get(RECEIPT) or (0, "")
    row = Report.objects.filter(pk=pk, channel=Channel.PORTAL.value).first()
    if row is None:
        return redirect("opinion-report")
    code = new_code(row.pk, token)
    found = {
        "title": "已收到您反映的问题", "number": row.number,
        "rows": [("查询码", code), ("收到日期", row.opened_on), ("答复期限（本地规定）", row.answer_by)],
        "qr": qr_of(f"{request.build_absolute_uri(reverse('track'))}#{code}"), "qr_hint": "手机扫一扫，查看答复",
        "hint": "查询码只在这一页显示。请截图或者抄下来：凭它在“查询进度”里看办理情况和答复，没有别的办法找回。",
    }  # fmt: skip
    return render(request, "portal/opinions/receipt.html", {"receipt": found, "row": row})


@access(PORTAL)
@require_GET
def reported(request: StaffRequest, matter_id: int) -> HttpResponse:
    """Where a report stands, and its answer, for whoever holds its code."""
    row = policy_for(Report).get_or_404(request.actor, Report.objects.all(), pk=matter_id)
    state = opinions.state_of(row)
    facts = [
        ("编号", state.number), ("反映的机关", state.organ_name or "没有写明"), ("执法领域", state.area),
        ("反映的问题", state.what), ("收到日期", state.opened_on),
    ]  # fmt: skip
    context = {"state": state, "now": NOW[state.stage], "facts": facts}
    return render(request, "portal/opinions/reported.html", context)


def is_report(matter_id: int) -> bool:
    return Report.objects.filter(pk=matter_id).exists()
