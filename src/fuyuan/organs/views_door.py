"""Sign-in and out, the password page, "以何身份办理", registration on the portal, and a person's own account page."""

import secrets

from django.conf import settings as django_settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from fuyuan.clock import today

from . import signin
from .access import ACCOUNT, ANYONE, STAFF, access
from .accounts import create_account
from .forms import NewPasswordForm, PortalSignInForm, RegisterForm, RelationForm, SignInForm
from .models import Account, AccountKind, Relation
from .passwords import change_password
from .policies import RELATIONS
from .posts import Post
from .request import Request, StaffRequest
from .security import count_try, network_of, record

HOMES = {Post.SYSTEM_ADMIN: "accounts", Post.SECURITY_ADMIN: "grants", Post.AUDIT_ADMIN: "security-events"}


def home_of(account: Account, post: str | None) -> str:
    """Return the first page after signing in: an administrator's own page, the desk, or the portal."""
    if account.is_public:
        return "/"
    return reverse(HOMES[Post(post)]) if post in HOMES else django_settings.LOGIN_REDIRECT_URL


def after_sign_in(request: HttpRequest, account: Account) -> HttpResponseRedirect:
    held = signin.holdings_of(account)
    if not account.is_public and len(held) != 1:
        return HttpResponseRedirect(reverse("acting-as"))
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(target if safe else home_of(account, held[0].post if held else None))


def _sign_in_page(
    request: HttpRequest, form_class: type[SignInForm], template: str, public: bool
) -> HttpResponse:
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = signin.authenticate(request, **form.cleaned_data, public=public)
        if account:
            signin.sign_in(request, account)
            return after_sign_in(request, account)
        form.add_error(None, signin.FAILED)
    target = request.POST.get("next") or request.GET.get("next", "")
    return render(request, template, {"form": form, "next": target}, status=403 if form.errors else 200)


@access(ANYONE)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    return _sign_in_page(request, SignInForm, "organs/sign_in.html", public=False)


@access(ANYONE)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def portal_sign_in(request: HttpRequest) -> HttpResponse:
    return _sign_in_page(request, PortalSignInForm, "organs/portal_sign_in.html", public=True)


@access(ANYONE)
@require_POST
def sign_out(request: Request) -> HttpResponse:
    public = request.account is None or request.account.is_public
    if request.account:
        record(request, "sign-out", request.account.username, "ok")
    request.session.flush()
    response = redirect("/" if public else "sign-in")
    if not public:  # drafts and forms kept for the field, and the worker that shows them, leave the device with the officer
        response["Clear-Site-Data"] = '"storage"'
    return response


@access(ACCOUNT)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: StaffRequest) -> HttpResponse:
    account = request.account
    form = NewPasswordForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_password(account, form.cleaned_data["new"], keep_session=str(request.session.session_key))
        except ValidationError as error:
            form.add_error("new", error)
        else:
            request.session.cycle_key()
            record(request, "password-change", account.username, "ok")
            messages.success(request, "密码已修改，其他设备上的登录已退出。")
            return redirect(home_of(account, request.actor.post if request.actor else None))
    base = "shell/portal.html" if account.is_public else "shell/desk.html"
    return render(
        request, "organs/password.html", {"form": form, "base": base, "forced": account.must_change_password}
    )


@access(ACCOUNT)
@require_http_methods(["GET", "POST"])
def acting_as(request: StaffRequest) -> HttpResponse:
    held = signin.holdings_of(request.account)
    chosen = next((holding for holding in held if str(holding.pk) == request.POST.get("post")), None)
    if request.method == "POST" and chosen:
        signin.act_as(request, chosen)
        return redirect(home_of(request.account, chosen.post))
    return render(request, "organs/acting_as.html", {"holdings": held})


@access(ANYONE)
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def portal_register(request: HttpRequest) -> HttpResponse:
    form = RegisterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = f"register:{network_of(request)}"
        if count_try(key, limit=20, window=signin.WINDOW, lock=signin.WINDOW):
            form.add_error(None, "这个网络地址注册得太多了，请 15 分钟后再试。")
        elif account := _register(request, form):
            signin.sign_in(request, account)
            return after_sign_in(request, account)
    return render(request, "organs/register.html", {"form": form, "next": request.GET.get("next", "")})


def _register(request: HttpRequest, form: RegisterForm) -> Account | None:
    """Make the account, or put on the form what is wrong and return None."""
    data = form.cleaned_data
    try:
        account, _ = create_account(
            username=f"p{secrets.token_hex(6)}",  # never the phone number: that column is not sealed
            name=data["name"],
            kind=AccountKind.PUBLIC,
            password=data["password"],
            phone=data["phone"],
            request=request,
        )
    except ValidationError as error:
        for field, texts in error.message_dict.items():
            known = field == "password"
            form.add_error(
                "password" if known else "phone",
                texts if known else "这个手机号不能用来注册。如果您已经注册过，请直接登录。",
            )
        return None
    except IntegrityError:
        form.add_error("phone", "这个手机号不能用来注册。如果您已经注册过，请直接登录。")
        return None
    return account


@access(STAFF)
@require_http_methods(["GET", "POST"])
def my_account(request: StaffRequest) -> HttpResponse:
    """A person's posts and declared relations; a new declaration is added here."""
    form = RelationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.account, form.instance.declared_on = request.account, today()
        form.save()
        record(request, "relation-declare", request.account.username, "ok")
        messages.success(request, "已申报。分派案件时会据此提示回避。")
        return redirect("my-account")
    relations = request.account.relations.select_related("organ")
    held = signin.holdings_of(request.account)
    return render(request, "organs/my_account.html", {"form": form, "relations": relations, "holdings": held})


@access(STAFF)
@require_POST
def end_relation(request: StaffRequest, pk: int) -> HttpResponse:
    """A person ends his own declaration; it stays on file with its last day."""
    relation = RELATIONS.get_or_404(request.actor, Relation.objects.all(), pk=pk)
    Relation.objects.filter(pk=relation.pk, valid_to=None).update(valid_to=today())
    record(request, "relation-end", f"{request.account.username} {pk}", "ok")
    return redirect("my-account")
