"""Settings that administrators change while the system runs: every change is a new row, none is overwritten."""

from django.db import models

from fuyuan.clock import now

from .people import Account


class Setting(models.Model):
    """The value of a key from a day on. The row with the latest ``valid_from``, then the highest id, counts."""

    key = models.CharField("设置项", max_length=80)
    value = models.JSONField("值")
    valid_from = models.DateField("生效日期")
    changed_by = models.ForeignKey(Account, models.PROTECT, null=True, verbose_name="修改人")
    changed_at = models.DateTimeField("修改时间", default=now)
    reason = models.CharField("修改原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "设置"
        ordering = ["key", "-valid_from", "-id"]
        indexes = [models.Index(fields=["key", "valid_from"])]
