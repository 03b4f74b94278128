"""Drafts: an application somebody is still writing, kept on the server so that it can be continued elsewhere."""

from typing import ClassVar

from django.db import models

from fuyuan.organs.models import Account
from fuyuan.organs.sealed import SealedField


class Draft(models.Model):
    """Answers given so far, sealed at rest. ``token`` is the submit token: one draft becomes one case, once.

    The continuation code is derived from the token under the installation's key (drafts.py); only its digest is stored.
    ``notice`` is the version of the personal-information notice the applicant agreed to.
    """

    token = models.CharField(max_length=64, unique=True)
    digest = models.CharField("续填码摘要", max_length=64, unique=True)
    account = models.ForeignKey(
        Account, models.CASCADE, null=True, related_name="drafts", verbose_name="账号"
    )
    answers = SealedField("已填内容", default="")
    notice = models.CharField("告知书版本", max_length=20)
    created_at = models.DateTimeField("开始时间")
    updated_at = models.DateTimeField("保存时间")
    expires_on = models.DateField("保留到", db_index=True)
    matter_id = models.BigIntegerField("提交成的案件", null=True)

    class Meta:
        verbose_name = "申请草稿"
        ordering: ClassVar = ["-updated_at"]

    def __str__(self) -> str:
        return f"草稿 {self.pk}"
