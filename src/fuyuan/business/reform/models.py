"""The tables of the room: reforms as lists see them, and every teaching session by unit and day."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection


class Reform(Projection):
    """One case at one unit; ``organ_id`` is the unit. Every column is derived (``procedure.columns``)."""

    unit_name = models.CharField("单位", max_length=120)
    source_kind = models.CharField("案例来源", max_length=20)
    source_id = models.BigIntegerField("案件", null=True)
    source_number = models.CharField("案号", max_length=120, blank=True)
    source_on = models.DateField("案件生效日期")
    act_kind = models.CharField("行为种类", max_length=20, blank=True)
    area = models.CharField("管理领域", max_length=60, blank=True)
    outcome = models.CharField("结果", max_length=120, blank=True)
    cause = models.CharField("原因", max_length=40, blank=True)
    cause_top = models.CharField("原因大类", max_length=20, blank=True)
    arises = models.CharField("发生环节", max_length=20, blank=True)
    fault = models.CharField("人或制度", max_length=10, blank=True)
    planned_on = models.DateField("报送方案", null=True)
    taught_on = models.DateField("最近学习讨论", null=True)
    accepted_on = models.DateField("审核通过", null=True)
    round = models.PositiveSmallIntegerField("轮次", default=1)
    doubted = models.BooleanField("依据变化", default=False)

    class Meta:
        verbose_name = "以案促改"
        constraints: ClassVar = [
            # 一案一单位一件: a replayed event, or two at once, cannot open a second
            models.UniqueConstraint(
                fields=["source_id", "organ_id"],
                condition=models.Q(source_id__isnull=False),
                name="reform_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="reform_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="reform_stage_due"),
            models.Index(fields=["next_due", "matter"], name="reform_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="reform_unit_stage"),
            models.Index(fields=["organ_id", "next_due", "matter"], name="reform_unit_due"),
            models.Index(fields=["organ_id", "-source_on", "-matter"], name="reform_unit_source"),
            models.Index(fields=["organ_id", "cause_top", "accepted_on"], name="reform_pattern"),
            models.Index(fields=["cause_top", "-matter"], name="reform_cause"),
            models.Index(fields=["cause_top", "-source_on", "-matter"], name="reform_cause_on"),
            models.Index(fields=["-source_on", "-matter"], name="reform_source_on"),
            models.Index(fields=["-opened_on", "-matter"], name="reform_opened"),
            models.Index(fields=["unit_name", "organ_id"], name="reform_units"),
            models.Index(fields=["accepted_on", "organ_id"], name="reform_accepted"),
        ]


class Session(models.Model):
    """One teaching session (学习讨论、以案释法) of a unit: by these the year's duty is counted. Kept by a subscriber."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    seq = models.PositiveIntegerField("事件")
    organ_id = models.BigIntegerField("单位")
    held_on = models.DateField("日期")
    form = models.CharField("形式", max_length=20)
    participants = models.PositiveIntegerField("参加人数")

    class Meta:
        verbose_name = "学习讨论"
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "seq"], name="session_once")]
        indexes: ClassVar = [
            models.Index(fields=["organ_id", "-held_on"], name="session_unit"),
            models.Index(fields=["held_on", "organ_id"], name="session_day"),
        ]
