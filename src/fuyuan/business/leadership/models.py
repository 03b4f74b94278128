"""The tables of the room: a department's year and its major enforcement decisions, as lists and boards see them."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection


class LeadYear(Projection):
    """A department's year; ``organ_id`` is the department. Every column is derived (``years.steps.year_columns``)."""

    unit_name = models.CharField("单位", max_length=120)
    year = models.PositiveSmallIntegerField("年度")
    studies = models.PositiveSmallIntegerField("集中学习", default=0)
    lectures = models.PositiveSmallIntegerField("讲座", default=0)
    heard = models.CharField("各领导旁听次数", max_length=200, blank=True)
    pending = models.PositiveSmallIntegerField("待核对", default=0)
    planned_on = models.DateField("计划确认日期", null=True)
    reported_on = models.DateField("年度报告日期", null=True)

    class Meta:
        verbose_name = "领导学法"
        constraints: ClassVar = [models.UniqueConstraint(fields=["organ_id", "year"], name="leadyear_once")]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="leadyear_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="leadyear_stage_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="leadyear_unit_stage"),
            models.Index(fields=["next_due", "matter"], name="leadyear_due"),
            models.Index(fields=["year", "organ_id"], name="leadyear_year"),
        ]


class Activity(models.Model):
    """One thing done in a year that counts, by its day. Kept by a subscriber (``follow.keep_activities``)."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+")
    organ_id = models.BigIntegerField("单位")
    kind = models.CharField("种类", max_length=8)
    on = models.DateField("日期")
    leaders = models.PositiveSmallIntegerField("领导人数")

    class Meta:
        verbose_name = "领导学法活动"
        indexes: ClassVar = [models.Index(fields=["kind", "on", "organ_id"], name="leadership_activity_day")]


class Decision(Projection):
    """A major enforcement decision; ``organ_id`` is the department. Derived (``decisions.steps.decision_columns``)."""

    unit_name = models.CharField("单位", max_length=120)
    file_number = models.CharField("执法案卷号", max_length=80)
    act_kind = models.CharField("行为种类", max_length=20)
    why = models.CharField("重大的理由", max_length=12)
    opinion = models.CharField("法制审核意见", max_length=10, blank=True)
    reviewed_on = models.DateField("审核日期", null=True)
    discussed_on = models.DateField("讨论日期", null=True)
    present = models.PositiveSmallIntegerField("参加领导", default=0)
    chief = models.BooleanField("主要领导参加", default=False)
    confirmed_on = models.DateField("核对日期", null=True)

    class Meta:
        verbose_name = "重大执法决定"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="majordecision_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="majordecision_stage_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="majordecision_unit_stage"),
            models.Index(fields=["next_due", "matter"], name="majordecision_due"),
            models.Index(fields=["stage", "discussed_on", "organ_id", "chief"], name="majordecision_counted"),
            models.Index(fields=["-discussed_on", "-matter"], name="majordecision_talk"),
            models.Index(fields=["organ_id", "file_number"], name="majordecision_file"),
        ]
