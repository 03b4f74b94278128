"""The tables of linkage: reminder letters, and the rules that propose them, version by version."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from fuyuan.matters.models import AppendOnly, Projection


class Letter(Projection):
    """A reminder letter; ``organ_id`` is the unit. Every column is derived (``letters.steps.letter_columns``)."""

    organ_name = models.CharField("单位", max_length=120)
    proposer_organ = models.BigIntegerField("提出机关", null=True)
    rule = models.CharField("规则", max_length=40, blank=True)
    window = models.CharField("统计期间", max_length=8, blank=True)
    ground = models.CharField("事由", max_length=24)
    letter_number = models.CharField("文号", max_length=80, blank=True)
    sent_on = models.DateField("发出日期", null=True)
    answer_by = models.DateField("答复期限", null=True)
    answered_on = models.DateField("答复日期", null=True)
    escalated_on = models.DateField("提请处理日期", null=True)

    class Meta:
        verbose_name = "工作提醒函"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ_id", "rule", "window"],
                condition=Q(closed_on=None) & ~Q(rule=""),
                name="letter_one_open",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="letter_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="letter_stage_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="letter_unit"),
            models.Index(fields=["rule", "window", "organ_id"], name="letter_rule"),
            models.Index(fields=["ground", "-matter"], name="letter_ground"),
            models.Index(fields=["next_due", "matter"], name="letter_due"),
            models.Index(fields=["-sent_on", "-matter"], name="letter_sent"),
        ]


class RuleVersion(models.Model):
    """One wording of a rule. The newest of a code holds; nothing is ever changed or deleted."""

    code = models.CharField("代码", max_length=40)
    body = models.TextField("内容")
    reason = models.CharField("修改理由", max_length=500)
    at = models.DateTimeField("修改时间")
    by_id = models.BigIntegerField("人员", null=True)
    by_name = models.CharField("修改人", max_length=200)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = "提醒规则"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["code", "-id"], name="rule_newest")]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("versions of a rule are append-only")
        super().save(*args, **kwargs)
