"""Pages of the three administrators: accounts (system), posts (security), the log (audit), settings (system)."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fuyuan.clock import today

from . import accounts, settings
from .access import access, posts
from .forms import AccountForm, GrantForm, SettingForm
from .models import Account, Action, Holding, Result, SecurityEvent, Setting
from .policies import ACCOUNTS, EVENTS, HOLDINGS
from .posts import Post
from .request import StaffRequest, words
from .security import record

PAGE = 50


def as_id(text: str | None) -> int:
    """Return a posted id; what is no number belongs to nothing."""
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0


@access(posts(Post.SYSTEM_ADMIN))
@require_http_methods(["GET", "POST"])
def account_list(request: StaffRequest) -> HttpResponse:
    """All staff accounts, and the form that makes one; its one-time password is shown once."""
    form, made = AccountForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        made = accounts.create_account(**form.cleaned_data, request=request)
        form = AccountForm()
    text = words(request.GET.get("q"))
    found = ACCOUNTS.filter(request.actor, Account.objects.all())
    found = found.filter(Q(username__icontains=text) | Q(name__contains=text)) if text else found
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "organs/accounts.html", {"page": page, "form": form, "made": made, "q": text})


@access(posts(Post.SYSTEM_ADMIN))
@require_http_methods(["GET", "POST"])
def account_page(request: StaffRequest, pk: int) -> HttpResponse:
    account = ACCOUNTS.get_or_404(request.actor, Account.objects.all(), pk=pk)
    password = ""
    if request.method == "POST":
        try:
            password = _account_deed(request, account, request.POST.get("deed", ""))
        except ValidationError as error:
            messages.error(request, "".join(error.messages))
    held = account.holdings.select_related("organ")
    return render(
        request, "organs/account.html", {"subject": account, "holdings": held, "password": password}
    )


def _account_deed(request: StaffRequest, account: Account, deed: str) -> str:
    """Carry out enable, disable or reset; return the new one-time password of a reset."""
    if account == request.account:
        raise ValidationError("不能停用或重置自己的账号。")
    if deed == "reset":
        return accounts.reset_password(account, request=request)
    if deed in {"enable", "disable"}:
        accounts.set_active(account, deed == "enable", request=request)
        messages.success(request, "已启用。" if deed == "enable" else "已停用，该账号的登录已退出。")
    return ""


@access(posts(Post.SECURITY_ADMIN))
@require_http_methods(["GET", "POST"])
def grants(request: StaffRequest) -> HttpResponse:
    """All posts held, and the form that grants one."""
    form = GrantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            holding = accounts.grant_post(**form.cleaned_data, granted_by=request.account, request=request)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            told = (
                "岗位已授予。"
                if holding.effective
                else "已登记，须由另一名安全管理员或审计管理员复核后生效。"
            )
            messages.success(request, told)
            return redirect("grants")
    text = words(request.GET.get("q"))
    held = HOLDINGS.filter(request.actor, Holding.objects.select_related("account", "organ"))
    held = held.order_by("effective", "-valid_from", "-id")
    held = held.filter(Q(account__name__contains=text) | Q(organ__name__contains=text)) if text else held
    page = Paginator(held, PAGE).get_page(request.GET.get("page"))
    return render(request, "organs/grants.html", {"page": page, "form": form, "q": text, "today": today()})


@access(posts(Post.SECURITY_ADMIN, Post.AUDIT_ADMIN))
@require_http_methods(["GET", "POST"])
def waiting_grants(request: StaffRequest) -> HttpResponse:
    """Grants of administrators' posts that wait for the second pair of eyes."""
    waiting = Holding.objects.filter(effective=False, confirmed_by=None).select_related(
        "account", "organ", "granted_by"
    )
    if request.method == "POST":
        holding = HOLDINGS.get_or_404(request.actor, waiting, pk=as_id(request.POST.get("holding")))
        try:
            accounts.confirm_post(holding, by=request.account, request=request)
            messages.success(request, f"{holding}：已复核，岗位生效。")
        except ValidationError as error:
            record(request, "grant-confirm", str(holding), "refused")
            messages.error(request, "".join(error.messages))
        return redirect("waiting-grants")
    return render(request, "organs/waiting_grants.html", {"waiting": waiting})


@access(posts(Post.SECURITY_ADMIN))
@require_POST
def end_grant(request: StaffRequest, pk: int) -> HttpResponse:
    holding = HOLDINGS.get_or_404(request.actor, Holding.objects.select_related("account", "organ"), pk=pk)
    try:
        accounts.end_post(
            holding, last_day=date.fromisoformat(request.POST.get("last_day", "")), request=request
        )
        messages.success(request, f"{holding}：任职止于{holding.valid_to:%Y年%-m月%-d日}。")
    except ValueError:
        messages.error(request, "请填写任职的最后一天，例如 2026-09-28。")
    return redirect("grants")


@access(posts(Post.AUDIT_ADMIN))
@require_GET
def security_events(request: StaffRequest) -> HttpResponse:
    """The security log, newest first, keyset paging by id."""
    events = EVENTS.filter(request.actor, SecurityEvent.objects.all())
    chosen = {name: words(request.GET.get(name)) for name in ("who", "action", "result", "before")}
    if chosen["who"]:
        events = events.filter(Q(who__contains=chosen["who"]) | Q(object__contains=chosen["who"]))
    for name in ("action", "result"):
        events = events.filter(**{name: chosen[name]}) if chosen[name] else events
    if chosen["before"].isdecimal():
        events = events.filter(id__lt=int(chosen["before"][:18]))
    rows = list(events[: PAGE + 1])
    more = rows[PAGE - 1].pk if len(rows) > PAGE else None
    context = {"actions": Action.choices, "results": Result.choices, "more": more, "chosen": chosen}
    return render(request, "organs/events.html", {"rows": rows[:PAGE], **context})


@access(posts(Post.SYSTEM_ADMIN))
@require_GET
def setting_list(request: StaffRequest) -> HttpResponse:
    kept = settings.kept()
    rows = [
        (known, known.show(settings.get(key)), kept.get(key, ""))
        for key, known in sorted(settings.definitions.items())
    ]
    return render(request, "organs/settings.html", {"rows": rows})


@access(posts(Post.SYSTEM_ADMIN))
@require_http_methods(["GET", "POST"])
def setting_page(request: StaffRequest, key: str) -> HttpResponse:
    """One setting: its meaning, the value in force, its history, and the form that changes it from a day on.

    What a local rule keeps is changed by that rule only: the page says which, and has no form.
    """
    definition = settings.definitions.get(key)
    if definition is None:
        raise Http404(key)
    rule = settings.kept().get(key, "")
    form = SettingForm(definition, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            settings.change(key, by=request.account, **form.cleaned_data)
        except settings.Kept as refused:
            record(request, "setting-change", key, "refused")
            messages.error(request, str(refused))
            return redirect("setting", key)
        record(request, "setting-change", key, "ok")
        messages.success(request, f"“{definition.title}”已修改。")
        return redirect("setting", key)
    history = Setting.objects.filter(key=key).select_related("changed_by")
    shown = [(row, definition.show(row.value)) for row in history]
    current = definition.show(settings.get(key))
    context = {"definition": definition, "form": form, "history": shown, "current": current, "rule": rule}
    return render(request, "organs/setting.html", context)
