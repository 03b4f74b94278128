"""The table of the room: every version of every local rule as lists see it."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Projection


class LocalRule(Projection):
    """One version; holds from ``valid_from`` to ``valid_to``, both counted. Every column is derived (``procedure.columns``)."""

    first_id = models.BigIntegerField("第一版", null=True)
    version = models.PositiveSmallIntegerField("版本")
    organ_name = models.CharField("起草单位", max_length=120, blank=True)
    valid_from = models.DateField("施行日期", null=True)
    valid_to = models.DateField("适用到", null=True)
    approved_on = models.DateField("批准日期", null=True)

    class Meta:
        verbose_name = "本地规则"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="localrule_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="localrule_stage_due"),
            models.Index(fields=["next_due", "matter"], name="localrule_due"),
            models.Index(fields=["first_id", "version"], name="localrule_versions"),
            models.Index(fields=["-valid_from", "-matter"], name="localrule_from"),
        ]
