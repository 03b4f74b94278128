"""The tables of the room: coordinations as lists see them, who takes part in each, and the duties they settled."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection


class Coordination(Projection):
    """A coordination; ``organ_id`` is the applicant. Every column is derived (``procedure.columns``)."""

    unit_name = models.CharField("申请单位", max_length=120)
    others = models.CharField("争议的另一方", max_length=300)
    sort = models.CharField("争议种类", max_length=12)
    met_on = models.DateField("协调会议", null=True)
    settled_on = models.DateField("解决日期", null=True)
    decided = models.BooleanField("政府决定", default=False)

    class Meta:
        verbose_name = "执法争议协调"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="coordination_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="coordination_stage_due"),
            models.Index(fields=["next_due", "matter"], name="coordination_due"),
            models.Index(fields=["-settled_on", "-matter"], name="coordination_settled"),
        ]


class Side(models.Model):
    """One department in a dispute: its door to it. Kept by a subscriber."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    organ_id = models.BigIntegerField("单位")

    class Meta:
        verbose_name = "争议方"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "organ_id"], name="coordination_side_once")
        ]
        indexes: ClassVar = [models.Index(fields=["organ_id", "matter"], name="coordination_side_unit")]


class Allotment(models.Model):
    """职责分工: one line of what a coordination settled, for everybody who would ask the same. Kept by a subscriber."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    place = models.PositiveSmallIntegerField("序号")
    number = models.CharField("编号", max_length=80)
    item = models.CharField("执法事项", max_length=120)
    organ_id = models.BigIntegerField("单位")
    organ_name = models.CharField("单位名称", max_length=120)
    part = models.CharField("负责或者配合", max_length=4)
    what = models.CharField("做什么", max_length=300)
    basis = models.CharField("依据", max_length=300, blank=True)
    decided = models.BooleanField("政府决定", default=False)
    on = models.DateField("日期")

    class Meta:
        verbose_name = "职责分工"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "place"], name="coordination_allotment_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["-on", "matter", "place"], name="coordination_allotment_new"),
            models.Index(fields=["organ_id", "-on"], name="coordination_allotment_unit"),
        ]
