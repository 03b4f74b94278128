"""What guards the door: sessions, the security log and the counters against guessing."""

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from fuyuan.clock import now

from .people import Account, Holding


class Session(AbstractBaseSession):
    """A session row that knows its account and holding, so one query answers "who acts"."""

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessions")
    holding = models.ForeignKey(Holding, models.SET_NULL, null=True, related_name="sessions")
    started_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(default=now)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "会话"


class Action(models.TextChoices):
    SIGN_IN = "sign-in", "登录"
    SIGN_OUT = "sign-out", "退出"
    ACT_AS = "act-as", "更换岗位"
    DENIED = "denied", "被拒访问"
    PASSWORD_CHANGE = "password-change", "修改密码"
    PASSWORD_RESET = "password-reset", "重置密码"
    ACCOUNT_CREATE = "account-create", "建立账号"
    ACCOUNT_ENABLE = "account-enable", "启用账号"
    ACCOUNT_DISABLE = "account-disable", "停用账号"
    GRANT = "grant", "授予岗位"
    GRANT_CONFIRM = "grant-confirm", "复核授权"
    GRANT_END = "grant-end", "结束任职"
    RELATION_DECLARE = "relation-declare", "申报关系"
    RELATION_END = "relation-end", "解除关系"
    SETTING_CHANGE = "setting-change", "修改设置"
    ORGANS_IMPORT = "organs-import", "导入机关"
    ORGAN_REACHED = "organ-reached", "修改机关地址、电话"
    QUERY_CODE = "query-code", "凭查询码查看"
    CREDENTIAL_ISSUE = "credential-issue", "签发接口凭据"
    CREDENTIAL_REVOKE = "credential-revoke", "撤销接口凭据"
    CREDENTIAL_USE = "credential-use", "接口访问"


class Result(models.TextChoices):
    OK = "ok", "成功"
    WAITING = "waiting", "待复核"
    FAILED = "failed", "失败"
    LOCKED = "locked", "已锁定"
    REFUSED = "refused", "拒绝"
    HIDDEN = "hidden", "无权查看"


class SecurityEvent(models.Model):
    """One line of the security log: who tried what on which object. Append-only; never case content."""

    at = models.DateTimeField("时间", default=now, db_index=True)
    account = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="security_events", verbose_name="账号"
    )
    who = models.CharField("操作人", max_length=120, blank=True)
    post = models.CharField("岗位", max_length=30, blank=True)
    ip = models.GenericIPAddressField("地址", null=True)
    action = models.CharField("动作", max_length=40, choices=Action)
    object = models.CharField("对象", max_length=200, blank=True)
    result = models.CharField("结果", max_length=20, choices=Result)

    class Meta:
        verbose_name = "安全日志"
        ordering = ["-id"]


class Throttle(models.Model):
    """A counter in a window. The key is a keyed digest: no user name, code or address in clear."""

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)
