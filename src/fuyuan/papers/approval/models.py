"""Rules, opinions and delegations. Opinions are only added (database triggers): what was said stays as it was said."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from fuyuan.organs.models import Account


class ApprovalRule(models.Model):
    """Who gives an opinion on a kind of paper before it is signed, from a day on; the newest rule holds. No post: nobody."""

    kind = models.CharField("文书种类", max_length=80)
    reviewers = models.JSONField("审核岗位", default=list)
    valid_from = models.DateField("启用日期")
    reason = models.CharField("修改理由", max_length=300)
    made_at = models.DateTimeField("时间")
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="修改人")

    class Meta:
        verbose_name = "呈批规则"
        indexes: ClassVar = [models.Index(fields=["kind", "-valid_from", "-id"], name="approval_rule_newest")]


class Opinion(models.Model):
    """One act of 呈批 on one revision of a draft. ``level``: which reviewer, from 0; null for the drafter and the signer."""

    class Verdict(models.TextChoices):
        SUBMIT = "submit", "呈报"
        AGREE = "agree", "同意"
        CHANGE = "change", "修改"
        RETURN = "return", "退回"
        SIGN = "sign", "签发"

    paper = models.ForeignKey("papers.Paper", models.PROTECT, related_name="opinions", verbose_name="文书")
    revision = models.PositiveIntegerField("第几次修改后的内容")
    level = models.PositiveSmallIntegerField("第几级审核", null=True)
    verdict = models.CharField("意见", max_length=8, choices=Verdict)
    text = models.CharField("说明", max_length=500, blank=True)
    at = models.DateTimeField("时间")
    person = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+", verbose_name="人员")
    by = models.CharField("姓名", max_length=400)

    class Meta:
        verbose_name = "呈批意见"
        ordering: ClassVar = ["paper", "pk"]


class Delegation(models.Model):
    """授权委托签发: one person lets another sign some kinds of papers, from a day to a day (both count)."""

    giver = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="委托人")
    giver_name = models.CharField("委托人身份", max_length=300)
    post = models.CharField("委托人岗位", max_length=40)
    organ_id = models.BigIntegerField("委托人机关", null=True)
    taker = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name="受托人")
    kinds = models.JSONField("文书种类")
    valid_from = models.DateField("开始日期")
    valid_to = models.DateField("结束日期")
    reason = models.CharField("委托事由", max_length=300)
    made_at = models.DateTimeField("时间")
    ended_on = models.DateField("提前终止", null=True)

    class Meta:
        verbose_name = "委托签发"
        ordering: ClassVar = ["-valid_from", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="delegation_to_another"),
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")), name="delegation_ends_after_it_starts"
            ),
        ]
