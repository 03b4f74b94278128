"""The tables of the room; every column of a matter is derived from its events (the ``…_columns`` of its steps)."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection


class RiskPoint(Projection):
    """A risk point; ``organ_id`` is the unit."""

    unit_name = models.CharField("单位", max_length=120)
    bearer = models.CharField("谁的风险", max_length=8)
    level = models.CharField("等级", max_length=8, blank=True)
    cause = models.CharField("败诉原因", max_length=40, blank=True)
    arises = models.CharField("发生环节", max_length=20, blank=True)
    owner = models.CharField("责任人", max_length=60, blank=True)
    losses = models.PositiveSmallIntegerField("对应败诉", default=0)
    version = models.PositiveSmallIntegerField("版本", default=0)
    review_on = models.DateField("下一次复核", null=True)
    reviewed_on = models.DateField("最近复核", null=True)

    class Meta:
        verbose_name = "风险点"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="risk_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="risk_stage_due"),
            models.Index(fields=["next_due", "matter"], name="risk_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="risk_unit_stage"),
            models.Index(fields=["organ_id", "cause", "arises"], name="risk_cause"),
            models.Index(fields=["review_on", "matter"], name="risk_review"),
            models.Index(fields=["unit_name", "organ_id"], name="risk_units"),
        ]


class RiskLoss(models.Model):
    """A lost suit that belongs to a risk point: found from either side. Kept by a subscriber."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    suit_id = models.BigIntegerField("案件")

    class Meta:
        verbose_name = "风险点对应的败诉"
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "suit_id"], name="risk_loss_once")]
        indexes: ClassVar = [models.Index(fields=["suit_id", "matter"], name="risk_loss_suit")]


class LenientList(Projection):
    """A list of lenient treatment; ``organ_id`` is the unit."""

    unit_name = models.CharField("单位", max_length=120)
    area = models.CharField("管理领域", max_length=60)
    items = models.PositiveSmallIntegerField("事项")
    version = models.PositiveSmallIntegerField("版本", default=1)
    valid_from = models.DateField("施行日期", null=True)
    valid_to = models.DateField("适用到", null=True)

    class Meta:
        verbose_name = "免罚轻罚清单"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="lenient_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="lenient_stage_due"),
            models.Index(fields=["next_due", "matter"], name="lenient_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="lenient_unit_stage"),
            models.Index(fields=["-valid_from", "-matter"], name="lenient_from"),
            models.Index(fields=["number"], name="lenient_number"),
            models.Index(fields=["unit_name", "organ_id"], name="lenient_units"),
        ]


class LenientCase(Projection):
    """A case in which an item of a list was used; ``organ_id`` is the unit."""

    unit_name = models.CharField("单位", max_length=120)
    list_id = models.BigIntegerField("清单")
    item = models.PositiveSmallIntegerField("第几项")
    violation = models.CharField("违法行为", max_length=200)
    effect = models.CharField("处理", max_length=8)
    act_number = models.CharField("决定书文号", max_length=100, blank=True)
    acted_on = models.DateField("决定日期", null=True)
    usual = models.BigIntegerField("通常罚款", null=True)
    fined = models.BigIntegerField("实际罚款", null=True)

    class Meta:
        verbose_name = "适用清单案件"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="lenient_case_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="lenient_case_stage_due"),
            models.Index(fields=["next_due", "matter"], name="lenient_case_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="lenient_case_unit"),
            models.Index(fields=["list_id", "item"], name="lenient_case_item"),
            models.Index(fields=["-acted_on", "-matter"], name="lenient_case_acted"),
            models.Index(fields=["unit_name", "organ_id"], name="lenient_case_units"),
        ]


class Guidance(Projection):
    """Administrative guidance; ``organ_id`` is the unit. Who is guided stands in the title, his number nowhere here."""

    unit_name = models.CharField("单位", max_length=120)
    area = models.CharField("管理领域", max_length=60)
    way = models.CharField("方式", max_length=8)
    given_on = models.DateField("实施日期", null=True)
    agreed = models.BooleanField("对方接受", null=True)
    check_on = models.DateField("回访期限", null=True)
    effect = models.CharField("效果", max_length=8, blank=True)
    point_id = models.BigIntegerField("风险点", null=True)
    mediation_id = models.BigIntegerField("调解", null=True)

    class Meta:
        verbose_name = "行政指导"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="guidance_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="guidance_stage_due"),
            models.Index(fields=["next_due", "matter"], name="guidance_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="guidance_unit_stage"),
            models.Index(fields=["-given_on", "-matter"], name="guidance_given"),
            models.Index(fields=["unit_name", "organ_id"], name="guidance_units"),
            models.Index(fields=["mediation_id"], name="guidance_mediation"),
        ]


class Accord(Projection):
    """An agreement of a unit with a person; ``organ_id`` is the unit. Who the person is stands in the state alone."""

    unit_name = models.CharField("单位", max_length=120)
    kind = models.CharField("种类", max_length=8)
    act_number = models.CharField("决定书文号", max_length=100, blank=True)
    signed_on = models.DateField("签订日期", null=True)
    items = models.PositiveSmallIntegerField("期数")
    performed = models.PositiveSmallIntegerField("已履行", default=0)
    broken_on = models.DateField("不履行", null=True)
    resumed_on = models.DateField("恢复强制执行", null=True)
    source_id = models.BigIntegerField("来自", null=True)

    class Meta:
        verbose_name = "和解协议"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="accord_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="accord_stage_due"),
            models.Index(fields=["next_due", "matter"], name="accord_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="accord_unit_stage"),
            models.Index(fields=["-signed_on", "-matter"], name="accord_signed"),
            models.Index(fields=["unit_name", "organ_id"], name="accord_units"),
            models.Index(fields=["source_id", "matter"], name="accord_source"),
        ]


class ModelUnit(Projection):
    """A model unit, or one on its way; ``organ_id`` is the unit."""

    unit_name = models.CharField("单位", max_length=120)
    score = models.PositiveSmallIntegerField("考核得分", null=True)
    batch = models.CharField("批次", max_length=40, blank=True)
    named_on = models.DateField("命名日期", null=True)
    review_on = models.DateField("复核日期", null=True)

    class Meta:
        verbose_name = "示范单位"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ_id"], condition=models.Q(closed_on=None), name="model_unit_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="model_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="model_stage_due"),
            models.Index(fields=["next_due", "matter"], name="model_due"),
            models.Index(fields=["-named_on", "-matter"], name="model_named"),
            models.Index(fields=["batch", "-matter"], name="model_batch"),
        ]


class Pairing(Projection):
    """A model unit and its partner, or a liaison point; ``organ_id`` is the bureau."""

    kind = models.CharField("种类", max_length=8)
    lead_id = models.BigIntegerField("示范单位")
    lead_name = models.CharField("示范单位名称", max_length=120)
    partner_id = models.BigIntegerField("结对单位")
    partner_name = models.CharField("结对单位名称", max_length=120)
    from_on = models.DateField("起")
    to_on = models.DateField("止")
    activities = models.PositiveSmallIntegerField("活动", default=0)
    last_on = models.DateField("最近活动", null=True)

    class Meta:
        verbose_name = "结对和联系点"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="pairing_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="pairing_stage_due"),
            models.Index(fields=["next_due", "matter"], name="pairing_due"),
            models.Index(fields=["lead_id", "-matter"], name="pairing_lead"),
            models.Index(fields=["partner_id", "-matter"], name="pairing_partner"),
            models.Index(fields=["to_on", "matter"], name="pairing_until"),
        ]


class Contest(Projection):
    """A contest; ``organ_id`` is the bureau."""

    on = models.DateField("比赛日期")
    teams = models.PositiveSmallIntegerField("参赛单位", default=0)
    rounds = models.PositiveSmallIntegerField("比赛项目")
    winner = models.CharField("第一名", max_length=120, blank=True)
    talents = models.PositiveSmallIntegerField("列入人才库", default=0)

    class Meta:
        verbose_name = "比武活动"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="contest_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="contest_stage_due"),
            models.Index(fields=["next_due", "matter"], name="contest_due"),
            models.Index(fields=["-on", "-matter"], name="contest_on"),
        ]


class ServiceAction(Projection):
    """An action over several years; ``organ_id`` is the bureau. Its targets stand in the state."""

    first_year = models.PositiveSmallIntegerField("从哪一年")
    last_year = models.PositiveSmallIntegerField("到哪一年")
    document = models.CharField("依据的文件", max_length=200)
    targeted = models.PositiveSmallIntegerField("指标下达到", null=True)
    summed = models.PositiveSmallIntegerField("小结到", null=True)

    class Meta:
        verbose_name = "提升行动"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="action_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="action_stage_due"),
            models.Index(fields=["next_due", "matter"], name="action_due"),
        ]


class Talent(models.Model):
    """Somebody whom a contest brought into the pool of talents (人才库). Kept by a subscriber."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    officer_id = models.BigIntegerField("名册")
    title = models.CharField("比武活动", max_length=100)

    class Meta:
        verbose_name = "人才库"
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "officer_id"], name="talent_once")]
        indexes: ClassVar = [models.Index(fields=["officer_id", "matter"], name="talent_officer")]
