"""The organ list, the import template and the import."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from fuyuan.clock import today

from . import loading
from .access import STAFF, access, posts
from .forms import ReachedForm
from .models import Organ
from .models.organ import valid_on
from .posts import Post
from .request import StaffRequest
from .security import record
from .spreadsheet import template_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 5 * 1024 * 1024


@access(STAFF)
@require_GET
def organ_list(request: StaffRequest) -> HttpResponse:
    """Every organ with its kind, superiors, old names and whether the entry has been verified."""
    organs = Organ.objects.select_related("parent", "superior", "successor").prefetch_related("former_names")
    if request.GET.get("all") != "1":
        organs = organs.filter(valid_on(today()))
    may_load = request.actor.post is Post.SYSTEM_ADMIN
    return render(request, "organs/organs.html", {"organs": organs, "may_load": may_load, "errors": []})


@access(STAFF)
@require_GET
def organ_template(request: StaffRequest) -> HttpResponse:
    response = HttpResponse(template_bytes(), content_type=XLSX)
    response["Content-Disposition"] = (
        "attachment; filename*=UTF-8''%E6%9C%BA%E5%85%B3%E5%AF%BC%E5%85%A5%E6%A8%A1%E6%9D%BF.xlsx"
    )
    return response


@access(posts(Post.SYSTEM_ADMIN))
@require_http_methods(["GET", "POST"])
def organ_reached(request: StaffRequest, pk: int) -> HttpResponse:
    """Address, telephone and hours of one organ, as the public site and the papers show them."""
    organ = get_object_or_404(Organ, pk=pk)
    form = ReachedForm(request.POST or None, instance=organ)
    if request.method == "POST" and form.is_valid():
        form.save()
        record(request, "organ-reached", organ.name, "ok")
        messages.success(request, f"已保存{organ.name}的地址、电话和办公时间。")
        return redirect("organs")
    return render(request, "organs/reached.html", {"organ": organ, "form": form})


@access(posts(Post.SYSTEM_ADMIN))
@require_http_methods(["POST"])
def organ_import(request: StaffRequest) -> HttpResponse:
    """Load an uploaded file; nothing is loaded unless every row is good."""
    upload = request.FILES.get("file")
    if upload is None or not 0 < (upload.size or 0) <= LARGEST:
        messages.error(request, "请选择一个文件，.xlsx 或 .json，不超过 5 MB。")
        return redirect("organs")
    try:
        report = loading.load_bytes(str(upload.name), upload.read())
    except loading.BadFile as bad:
        record(request, "organs-import", str(upload.name), "refused")
        organs = Organ.objects.select_related("parent", "superior", "successor").prefetch_related(
            "former_names"
        )
        context = {"organs": organs, "may_load": True, "errors": bad.errors}
        return render(request, "organs/organs.html", context, status=422)
    record(request, "organs-import", str(upload.name), "ok")
    messages.success(request, str(report))
    return redirect("organs")
