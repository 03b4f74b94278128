"""The tables of the ledger: plans, tasks (one measure at one unit), and readings not yet confirmed."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Projection


class PlanRow(Projection):
    """A plan; every column is derived from its events (``procedure.plan_columns``)."""

    document_number = models.CharField("文号", max_length=80, blank=True, db_index=True)
    issuer = models.CharField("发文机关", max_length=120, blank=True)
    issued_on = models.DateField("成文日期")
    given_on = models.DateField("下达日期", null=True)
    version = models.PositiveSmallIntegerField("版本", default=1)
    measures = models.PositiveSmallIntegerField("措施数", default=0)
    urge_after = models.PositiveSmallIntegerField("逾期几天督办", default=5)

    class Meta:
        verbose_name = "工作方案"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="plan_stage"),
            models.Index(fields=["-issued_on", "-matter"], name="plan_issued"),
        ]


class TaskRow(Projection):
    """One measure at one unit; ``organ_id`` is the unit. Derived (``procedure.task_columns``)."""

    plan_id = models.BigIntegerField("方案")
    plan_number = models.CharField("方案文号", max_length=80, blank=True)
    measure = models.CharField("措施序号", max_length=20)
    place = models.PositiveSmallIntegerField("次序", default=0)
    unit_name = models.CharField("责任单位", max_length=120)
    role = models.CharField("角色", max_length=20)
    lead = models.BooleanField("牵头", default=False)
    kind = models.CharField("时限类型", max_length=12)
    deadline = models.CharField("完成时限", max_length=200, blank=True)
    due_on = models.DateField("完成日期", null=True)
    standing = models.CharField("完成情况", max_length=10, blank=True)
    reported_on = models.DateField("最近报告", null=True)
    leader = models.CharField("专班负责人", max_length=40, blank=True)
    contact = models.CharField("联络人", max_length=90, blank=True)
    urges = models.PositiveSmallIntegerField("督办次数", default=0)
    urged = models.BooleanField("督办中", default=False)
    settled_on = models.DateField("最近销号", null=True)

    class Meta:
        verbose_name = "台账任务"
        indexes: ClassVar = [
            models.Index(fields=["plan_id", "place", "organ_id"], name="task_matrix"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="task_unit_stage"),
            models.Index(fields=["organ_id", "next_due", "matter"], name="task_unit_due"),
            models.Index(fields=["stage", "-matter"], name="task_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="task_stage_due"),
            models.Index(fields=["next_due", "matter"], name="task_due"),
            models.Index(fields=["plan_id", "stage", "next_due"], name="task_plan_due"),
        ]


class Reading(models.Model):
    """A document read and not yet confirmed: what the reader found, beside the file. Nothing follows from it."""

    file_name = models.CharField("文件名", max_length=255)
    sha256 = models.CharField("文件摘要", max_length=64)
    size = models.PositiveBigIntegerField("字节数")
    type = models.CharField("类型", max_length=100)
    found = models.JSONField("读出的内容")
    source = models.TextField("原文", blank=True)
    at = models.DateTimeField("读取时间")
    by_id = models.BigIntegerField("人员", null=True)
    by_name = models.CharField("读取人", max_length=200)
    organ_id = models.BigIntegerField("机关", null=True)
    plan_id = models.BigIntegerField("确认为", null=True)

    class Meta:
        verbose_name = "待确认的方案"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["organ_id", "plan_id", "-id"], name="reading_waiting")]

    def __str__(self) -> str:
        return self.file_name
