"""The tables of the room; every column is derived from events (``procedure.columns``)."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Projection


class Supervision(Projection):
    """A 监督件; ``organ_id`` is the unit, ``told_on`` the day from which the unit sees it."""

    organ_name = models.CharField("执法机关", max_length=120)
    source = models.CharField("怎样发现", max_length=12)
    kind = models.CharField("问题种类", max_length=12)
    grave = models.BooleanField("重大问题", default=False)
    findings = models.PositiveSmallIntegerField("问题")
    open_findings = models.PositiveSmallIntegerField("未纠正")
    means = models.CharField("处理方式", max_length=10, blank=True)
    paper_number = models.CharField("文号", max_length=80, blank=True)
    act_number = models.CharField("行政行为文号", max_length=100, blank=True)
    found_on = models.DateField("发现日期")
    told_on = models.DateField("告知日期", null=True)
    answered_on = models.DateField("报送日期", null=True)
    corrected_on = models.DateField("纠正日期", null=True)
    inspection_id = models.BigIntegerField("监督检查", null=True)
    objected = models.BooleanField("有异议", default=False)

    class Meta:
        verbose_name = "执法监督件"
        constraints: ClassVar = [
            # one inspection, one matter: an event told twice cannot open a second
            models.UniqueConstraint(
                fields=["inspection_id"],
                condition=models.Q(inspection_id__isnull=False),
                name="supervision_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="supervision_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="supervision_stage_due"),
            models.Index(fields=["next_due", "matter"], name="supervision_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="supervision_unit"),
            models.Index(fields=["organ_id", "act_number"], name="supervision_act"),
            models.Index(fields=["-found_on", "-matter"], name="supervision_found"),
            models.Index(fields=["corrected_on", "organ_id"], name="supervision_corrected"),
        ]
