"""The room's own pages: the people who work cases, and the list of the national platform."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fuyuan.matters import clock
from fuyuan.matters.services import TokenReused
from fuyuan.organs.access import access, posts
from fuyuan.organs.models import Account, Holding
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import OFFICE_POSTS, Post
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.listimport import ListImport

from . import archive, binder, express, platform_list, tracks
from .codes import new_code
from .forms import ReviewerForm
from .models import Case, Reviewer
from .procedure import PROCEDURE


def officers() -> Any:
    """Return the accounts that hold a post of the office today."""
    held = Holding.objects.filter(valid_on(clock.today()), post__in=OFFICE_POSTS, effective=True).values(
        "account_id"
    )
    return Account.objects.filter(pk__in=held).select_related("reviewer").order_by("name")


@access(posts(Post.OFFICE_HEAD))
@require_GET
def reviewer_list(request: StaffRequest) -> HttpResponse:
    """行政复议人员: qualification, training and certificate of everybody who works cases."""
    return render(request, "reconsideration/reviewers.html", {"people": officers()})


@access(posts(Post.OFFICE_HEAD))
@require_http_methods(["GET", "POST"])
def reviewer_page(request: StaffRequest, pk: int) -> HttpResponse:
    account = officers().filter(pk=pk).first()
    if account is None:
        return redirect("reviewers")
    row = Reviewer.objects.filter(pk=pk).first() or Reviewer(account=account)
    form = ReviewerForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"已保存{account.name}的行政复议人员信息。")
        return redirect("reviewers")
    context = {"form": form, "person": account}
    return render(request, "reconsideration/reviewer.html", context, status=422 if form.errors else 200)


@access(posts(*OFFICE_POSTS, Post.ORGAN_HEAD))
@require_GET
def track_board(request: StaffRequest) -> HttpResponse:
    """繁简分流: both tracks side by side, and the time saved."""
    return render(request, "reconsideration/tracks.html", tracks.board(request.actor, clock.today()))


@access(posts(Post.INTAKE, Post.HANDLER))
@require_http_methods(["GET", "POST"])
def query_code(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand out a query code for a case opened at the window; it is shown once and stored as a digest only."""
    case = policy_for(Case).get_or_404(request.actor, Case.objects.all(), pk=pk)
    code = new_code(pk) if request.method == "POST" else ""
    return render(request, "reconsideration/query_code.html", {"case": case, "code": code})


@access(posts(*OFFICE_POSTS))
@require_GET
def catalogue(request: StaffRequest, pk: int) -> HttpResponse:
    """卷宗目录: what is in the file, in the order in which it is archived."""
    case = policy_for(Case).get_or_404(request.actor, Case.objects.all(), pk=pk)
    main, inner = binder.catalogue(pk, request.actor)
    drafts = sum(each.draft for each in (*main, *inner))
    note = f"{drafts} 份文书还是草稿，归档以前应当定稿或者作废。"
    context = {
        "case": case, "token": secrets.token_hex(16), "drafts": drafts, "drafts_note": note,
        "binders": [
            {"title": "正卷", "entries": main, "pages": binder.total_pages(main)},
            {"title": "副卷", "entries": inner, "pages": binder.total_pages(inner)},
        ],
    }  # fmt: skip
    return render(request, "reconsideration/binder.html", context)


@access(posts(*OFFICE_POSTS))
@require_GET
def catalogue_file(request: StaffRequest, pk: int) -> HttpResponse:
    """The same as a PDF, to be bound in front of the file."""
    case = policy_for(Case).get_or_404(request.actor, Case.objects.all(), pk=pk)
    response = HttpResponse(binder.catalogue_pdf(case, request.actor), content_type="application/pdf")
    name = f"卷宗目录 {case.case_number or case.number}.pdf"
    response["Content-Disposition"] = str(content_disposition_header(True, name))
    return response


@access(posts(*OFFICE_POSTS))
@require_POST
def archived(request: StaffRequest, pk: int, what: str) -> HttpResponse:
    """正卷, 副卷 or the transfer package: made in the background, the next page shows how far it is."""
    case = policy_for(Case).get_or_404(request.actor, Case.objects.all(), pk=pk)
    try:
        made = archive.ask(case, what, request.actor, request.POST.get("token", ""))
    except (archive.NotArchivable, TokenReused) as reason:
        messages.error(request, str(reason))
        return redirect("case-catalogue", pk)
    return redirect("shell:made-file", made.pk)


@access(posts(*OFFICE_POSTS))
@require_GET
def express_slips(request: StaffRequest, pk: int) -> HttpResponse:
    """特快专递详情单 for everybody a paper still has to be sent to."""
    policy_for(Case).get_or_404(request.actor, Case.objects.all(), pk=pk)
    content = express.slips(pk)
    if content is None:
        messages.info(request, "没有等待送达的文书，不用填写详情单。")
        return redirect("shell:matter", kind=PROCEDURE.name, pk=pk)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="express.pdf"'
    return response


PLATFORM = ListImport(
    format=platform_list.LIST, unit="件案件", template="reconsideration/platform.html", judge=platform_list.judge,
    take_in=platform_list.take_in,
)  # fmt: skip


@access(posts(Post.INTAKE))
@require_GET
def platform_template(request: StaffRequest) -> HttpResponse:
    return PLATFORM.empty_file()


@access(posts(Post.INTAKE))
@require_http_methods(["GET", "POST"])
def platform_import(request: StaffRequest) -> HttpResponse:
    """Upload → what would happen row by row → confirm → what happened row by row."""
    return PLATFORM.page(request)
