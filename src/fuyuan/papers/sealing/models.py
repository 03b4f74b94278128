"""Seals and the register of their use. The image lies in the file store; a seal says whose it is and since when."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from fuyuan.organs.models import Account, Organ


class Seal(models.Model):
    """One seal of one organ. Registered by one person and approved by another; keepers are those who hold the post
    of seal keeper at that organ on the day.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="seals", verbose_name="机关")
    name = models.CharField("印文", max_length=120)
    image = models.CharField("印模摘要", max_length=64)
    diameter = models.PositiveSmallIntegerField("直径（毫米）")
    valid_from = models.DateField("启用日期")
    valid_to = models.DateField("停用日期", null=True)
    reason = models.CharField("启用依据", max_length=300)
    registered_at = models.DateTimeField("登记时间")
    registered_by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="登记人")
    approved_at = models.DateTimeField("批准时间", null=True)
    approved_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", verbose_name="批准人"
    )
    end_reason = models.CharField("停用原因", max_length=300, blank=True)

    class Meta:
        verbose_name = "印章"
        ordering: ClassVar = ["organ__code", "-valid_from", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("registered_by")),
                name="seal_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="seal_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SealUse(models.Model):
    """用印登记: one attempt to put a seal on a paper, done or refused. Never changed (database triggers)."""

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="uses", verbose_name="印章")
    paper = models.ForeignKey("papers.Paper", models.PROTECT, related_name="seal_uses", verbose_name="文书")
    at = models.DateTimeField("时间")
    person = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="人员")
    by = models.CharField("用印人", max_length=300)
    done = models.BooleanField("已用印")
    reason = models.CharField("未用印的原因", max_length=300, blank=True)
    sha256 = models.CharField("用印后 PDF 摘要", max_length=64, blank=True)

    class Meta:
        verbose_name = "用印登记"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper"], condition=Q(done=True), name="paper_sealed_once"),
            models.CheckConstraint(
                condition=Q(done=True, reason="") & ~Q(sha256="") | Q(done=False, sha256="") & ~Q(reason=""),
                name="seal_use_says_what_came_of_it",
            ),
        ]
