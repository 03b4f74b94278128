"""The table of the room."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Projection


class WorkReport(Projection):
    """A work report; derived (``procedure.columns``)."""

    first = models.DateField("报告期间起")
    last = models.DateField("报告期间止")
    submitted_on = models.DateField("报送日期", null=True)
    instructions = models.PositiveSmallIntegerField("批示", default=0)

    class Meta:
        verbose_name = "行政复议工作报告"
        constraints: ClassVar = [models.UniqueConstraint(fields=["first", "last"], name="work_report_once")]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="work_report_stage"),
            models.Index(fields=["next_due", "matter"], name="work_report_due"),
        ]
