"""Credentials of other systems: which organ's system may do what through the interface, until when."""

from datetime import date
from typing import ClassVar

from django.db import models

from fuyuan.clock import now

from .organ import Organ, OrganKind
from .people import Account


class Scope(models.TextChoices):
    """What a credential opens."""

    COURT_SUITS = "court_suits", "报送和查询本院行政诉讼案件"
    COURT_LOOK = "court_look", "只查询本院行政诉讼案件"

    @property
    def organ_kind(self) -> OrganKind:
        """The kind of organ whose system may hold such a credential."""
        return OrganKind.COURT


class Credential(models.Model):
    """A secret one system of one organ shows instead of signing in. Of the secret only a keyed digest is stored."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="credentials", verbose_name="机关")
    name = models.CharField("系统名称", max_length=60)
    scope = models.CharField("范围", max_length=20, choices=Scope)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    expires_on = models.DateField("有效期至")
    issued_at = models.DateTimeField("签发时间", default=now)
    issued_by = models.ForeignKey(
        Account, models.PROTECT, related_name="issued_credentials", verbose_name="签发人"
    )
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)
    revoked_by = models.ForeignKey(
        Account,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="revoked_credentials",
        verbose_name="撤销人",
    )
    used_at = models.DateTimeField("最近使用", null=True, blank=True)
    used_from = models.GenericIPAddressField("来自", null=True, blank=True)

    class Meta:
        verbose_name = "接口凭据"
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(scope__in=Scope.values), name="credential_scope_known"),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None, revoked_by=None)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="credential_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organ.name} {self.name}"

    def is_valid(self, on: date) -> bool:
        """Tell whether the credential opens anything on a day; its last day counts."""
        return self.revoked_at is None and on <= self.expires_on and self.organ.exists_on(on)
