"""The tables of the room: mediations and referrals as lists see them, who is inside a mediation, and what is counted.

Of the last three each is kept by a subscriber and says nothing that the events do not say.
"""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection


class Mediation(Projection):
    """One mediation; every column is derived from its events (``procedure.columns``)."""

    phase = models.CharField("类型", max_length=10)
    about = models.CharField("调解事项", max_length=20)
    applicant_names = models.CharField("行政相对人", max_length=300)
    respondent_id = models.BigIntegerField("行政机关", null=True)
    respondent_name = models.CharField("行政机关", max_length=300)
    act_kind = models.CharField("行为种类", max_length=20, blank=True)
    area = models.CharField("管理领域", max_length=60, blank=True)
    linked_id = models.BigIntegerField("关联办件", null=True)
    linked_kind = models.CharField("关联业务", max_length=40, blank=True)
    linked_number = models.CharField("关联编号", max_length=80, blank=True)
    mediators = models.CharField("调解员", max_length=200, blank=True)
    result = models.CharField("结果", max_length=20, blank=True)
    succeeded = models.BooleanField("成功", default=False)
    ended_on = models.DateField("结果日期", null=True)
    case_stopped_on = models.DateField("案件中止日期", null=True)
    settled_for_good = models.BooleanField("案结事了", default=False)

    class Meta:
        verbose_name = "调解"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["linked_id"],
                condition=models.Q(linked_id__isnull=False, ended_on=None),
                name="mediation_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="mediation_stage"),
            models.Index(fields=["next_due", "matter"], name="mediation_due"),
            models.Index(fields=["phase", "-matter"], name="mediation_phase"),
            models.Index(fields=["respondent_id", "-matter"], name="mediation_unit"),
            models.Index(fields=["linked_id"], name="mediation_linked"),
            models.Index(fields=["ended_on", "phase"], name="mediation_ended"),
            models.Index(fields=["-opened_on", "-matter"], name="mediation_opened"),
        ]


class Member(models.Model):
    """Somebody inside a mediation: a person of the office, an organ that takes part, or who was invited (the N)."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+")
    side = models.CharField("身份", max_length=20)
    role = models.CharField("邀请的身份", max_length=20, blank=True)
    name = models.CharField("名称", max_length=120)
    account_id = models.BigIntegerField("人员", null=True)
    organ_id = models.BigIntegerField("机关", null=True)

    class Meta:
        verbose_name = "参加调解的人"
        indexes: ClassVar = [
            models.Index(fields=["account_id", "matter"], name="member_account"),
            models.Index(fields=["organ_id", "matter"], name="member_organ"),
            models.Index(fields=["role", "matter"], name="member_role"),
        ]


class Settlement(models.Model):
    """One dispute that ended without a decision, of one of four kinds that are counted apart; ``matter`` is the case, or
    the mediation where there is no case.
    """

    class Kind(models.TextChoices):
        BEFORE = "before", "受理前化解"
        STATEMENT = "statement", "行政复议调解书"
        SETTLED = "settled", "和解后撤回申请"
        WITHDRAWN = "withdrawn", "其他撤回申请"

    matter = models.OneToOneField(Matter, on_delete=models.CASCADE, primary_key=True, related_name="+")
    kind = models.CharField("种类", max_length=10, choices=Kind)
    on = models.DateField("日期")
    organ_id = models.BigIntegerField("单位", null=True)
    unit_name = models.CharField("单位名称", max_length=300)
    area = models.CharField("管理领域", max_length=60, blank=True)

    class Meta:
        verbose_name = "和解、调解、撤回"
        indexes: ClassVar = [models.Index(fields=["on", "kind"], name="settlement_day")]


class Refused(models.Model):
    """A unit that without good reason would not mediate, or did not come (linkage counts them for letters of reminder)."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    seq = models.PositiveIntegerField("事件")
    organ_id = models.BigIntegerField("单位")
    on = models.DateField("日期")
    number = models.CharField("编号", max_length=80)
    what = models.CharField("情况", max_length=120)

    class Meta:
        verbose_name = "无正当理由不参加调解"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "seq", "organ_id"], name="refused_once")
        ]
        indexes: ClassVar = [models.Index(fields=["on", "organ_id"], name="refused_day")]


class Referral(Projection):
    """A dispute the court entrusted; ``organ_id`` is the unit."""

    unit_name = models.CharField("单位", max_length=120)
    court_id = models.BigIntegerField("人民法院", null=True)
    applicant_names = models.CharField("行政相对人", max_length=300)
    suit_id = models.BigIntegerField("行政诉讼", null=True)
    letter = models.CharField("来函文号", max_length=80, blank=True)
    received_on = models.DateField("收到日期")
    told_on = models.DateField("转办日期", null=True)
    reported_on = models.DateField("报告日期", null=True)
    fed_back_on = models.DateField("反馈日期", null=True)
    came = models.CharField("化解结果", max_length=10, blank=True)

    class Meta:
        verbose_name = "法院委托化解"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="referral_stage"),
            models.Index(fields=["next_due", "matter"], name="referral_due"),
            models.Index(fields=["organ_id", "-matter"], name="referral_unit"),
            models.Index(fields=["suit_id"], name="referral_suit"),
            models.Index(fields=["-received_on", "-matter"], name="referral_received"),
        ]
