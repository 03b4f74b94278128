"""The system administrator's page of credentials: who has one, when and from where it was used; issue and revoke."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from fuyuan.clock import today

from . import credentials
from .access import access, posts
from .forms import CredentialForm
from .models import Credential
from .policies import CREDENTIALS
from .posts import Post
from .request import StaffRequest

PAGE = 50


@access(posts(Post.SYSTEM_ADMIN))
@require_http_methods(["GET", "POST"])
def credential_list(request: StaffRequest) -> HttpResponse:
    """All credentials, newest first, and the form that issues one; its secret is shown once."""
    form, made = CredentialForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            made = credentials.issue(**form.cleaned_data, by=request.account, request=request)
            form = CredentialForm()
        except ValidationError as error:
            form.add_error(None, error)
    found = Credential.objects.select_related("organ", "issued_by", "revoked_by")
    page = Paginator(CREDENTIALS.filter(request.actor, found), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "made": made, "today": today()}
    return render(request, "organs/credentials.html", context, status=422 if form.errors else 200)


@access(posts(Post.SYSTEM_ADMIN))
@require_POST
def revoke_credential(request: StaffRequest, pk: int) -> HttpResponse:
    """End a credential at once."""
    found = CREDENTIALS.get_or_404(request.actor, Credential.objects.all(), pk=pk)
    credentials.revoke(found, by=request.account, request=request)
    messages.success(request, f"{found}：凭据已撤销，这个系统不能再访问。")
    return redirect("credentials")
