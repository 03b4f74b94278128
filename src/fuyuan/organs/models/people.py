"""People: accounts, the posts they hold from a day to a day, and the relations they declare.

三员分离 (reliability.md §2.2): an account's kind is fixed for its life and a post fits exactly one kind, so no
account can ever hold two of the three administrators' posts, nor one of them beside a business post. Triggers
(guards.py) hold this in the database itself, on both engines.
"""

from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from fuyuan.clock import now
from fuyuan.organs.posts import ADMIN_POSTS, LABELS, STAFF_POSTS, Post
from fuyuan.organs.sealed import SealedField

from .organ import Organ

ADMINS = sorted(ADMIN_POSTS)
POST_CHOICES = [(post.value, LABELS[post]) for post in Post if post in STAFF_POSTS]


class AccountKind(models.TextChoices):
    PUBLIC = "public", "社会公众"
    STAFF = "staff", "业务人员"
    SYSTEM_ADMIN = "system_admin", "系统管理员"
    SECURITY_ADMIN = "security_admin", "安全管理员"
    AUDIT_ADMIN = "audit_admin", "审计管理员"


def kind_for(post: Post) -> AccountKind:
    """Return the one kind of account that may hold ``post``."""
    return AccountKind(post.value) if post in ADMIN_POSTS else AccountKind.STAFF


class Account(AbstractBaseUser):
    """A person who signs in. There is no superuser; rights come from holdings only."""

    kind = models.CharField("账号类别", max_length=20, choices=AccountKind)
    username = models.CharField("用户名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=60)
    phone = SealedField("手机号", blank=True, default="")
    phone_index = models.CharField(max_length=64, null=True, unique=True, editable=False)
    email = models.EmailField("电子邮箱", blank=True)
    identity_number = SealedField("身份证件号码", blank=True, default="")
    must_change_password = models.BooleanField("须修改密码", default=False)
    password_changed_at = models.DateTimeField("密码修改时间", default=now)
    is_active = models.BooleanField("启用", default=True)
    demo = models.BooleanField("演示账号", default=False)
    created_at = models.DateTimeField("创建时间", default=now)
    last_seen = models.DateTimeField("最近使用", null=True, blank=True)
    last_login = None  # sign-ins are security events; last_seen says when the account was last used

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name", "kind"]

    class Meta:
        verbose_name = "账号"
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AccountKind.values), name="account_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        return self.kind == AccountKind.PUBLIC


class Holding(models.Model):
    """A post held at an organ from a day to a day (both count); as deputy when ``deputy_for`` is set.

    A post of one of the three administrators takes effect only when a second person has confirmed the grant.
    """

    account = models.ForeignKey(
        Account, models.PROTECT, related_name="holdings", verbose_name="人员", db_index=False
    )
    post = models.CharField("岗位", max_length=30, choices=POST_CHOICES)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="holdings", verbose_name="机关")
    valid_from = models.DateField("任职起")
    valid_to = models.DateField("任职止", null=True, blank=True)
    deputy_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="deputies", verbose_name="代行"
    )
    granted_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="granted", verbose_name="授予人"
    )
    confirmed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="confirmed", verbose_name="复核人"
    )
    effective = models.BooleanField("已生效", default=True)

    class Meta:
        verbose_name = "任职"
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(post__in=sorted(STAFF_POSTS)), name="holding_post_known"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="holding_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(deputy_for__isnull=True) | Q(valid_to__isnull=False) & ~Q(deputy_for=F("id")),
                name="holding_deputy_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(granted_by__isnull=True) | ~Q(granted_by=F("account")),
                name="holding_not_self_granted",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | ~Q(confirmed_by=F("account")) & ~Q(confirmed_by=F("granted_by")),
                name="holding_confirmed_by_a_third_person",
            ),
            # Only the first three administrators, made at installation, have no grantor.
            models.CheckConstraint(
                condition=~Q(post__in=ADMINS)
                | Q(effective=False)
                | Q(granted_by__isnull=True)
                | Q(confirmed_by__isnull=False),
                name="holding_admin_needs_four_eyes",
            ),
            models.UniqueConstraint(fields=["account", "post", "organ", "valid_from"], name="holding_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organ.name} {Post(self.post).label} {self.account.name}"

    def is_valid(self, on: date) -> bool:
        """Tell whether the post may be used on a day."""
        within = self.valid_from <= on <= (self.valid_to or on)
        return self.effective and within and self.organ.exists_on(on)


class OldPassword(models.Model):
    """Hashes of earlier passwords: the last five may not be used again (reliability.md §2.1)."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="old_passwords")
    password = models.CharField(max_length=128)
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-at", "-id"]


class RelationKind(models.TextChoices):
    RELATIVE = "relative", "近亲属"
    IN_LAW = "in_law", "姻亲"
    FORMER_POST = "former_post", "曾任职"
    BUSINESS = "business", "业务往来"
    ORIGIN = "origin", "籍贯地"
    OTHER = "other", "其他可能影响公正的关系"


class Relation(models.Model):
    """A relation a person declared. Blocks assignment as a local policy: 复议法 has no article on recusal."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="relations", verbose_name="人员")
    kind = models.CharField("关系", max_length=20, choices=RelationKind)
    person_name = models.CharField("对方姓名", max_length=60, blank=True)
    organ = models.ForeignKey(
        Organ, models.PROTECT, null=True, blank=True, related_name="relations", verbose_name="对方机关"
    )
    note = models.CharField("说明", max_length=200, blank=True)
    declared_on = models.DateField("申报日期")
    valid_to = models.DateField("解除日期", null=True, blank=True)

    class Meta:
        verbose_name = "关系申报"
        ordering = ["-declared_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(person_name="") | Q(organ__isnull=False), name="relation_names_somebody"
            )
        ]
