"""The tables of the room: rounds, files under review, who sits where, the faults found, and the sheets loaded."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection


class Round(Projection):
    """A round of review; derived (``rounds.steps.columns``)."""

    subject = models.CharField("案卷种类", max_length=40)
    first = models.DateField("办结日期起")
    last = models.DateField("办结日期止")
    method = models.CharField("产生方式", max_length=8)
    files = models.PositiveSmallIntegerField("案卷", default=0)
    reported_on = models.DateField("报告日期", null=True)
    inspection_id = models.BigIntegerField("监督检查", null=True)

    class Meta:
        verbose_name = "案卷评查"
        indexes: ClassVar = [
            models.Index(fields=["subject", "-matter"], name="round_subject"),
            models.Index(fields=["inspection_id", "-matter"], name="round_inspection"),
            models.Index(fields=["stage", "-matter"], name="round_stage"),
            models.Index(fields=["next_due", "matter"], name="round_due"),
            models.Index(fields=["number"], name="round_number"),
        ]


class FileReview(Projection):
    """A file under review; derived (``files.steps.columns``). The score stands here only once it is final."""

    round_id = models.BigIntegerField("轮次")
    round_number = models.CharField("轮次编号", max_length=80)
    subject = models.CharField("案卷种类", max_length=40)
    file_id = models.BigIntegerField("案卷")
    file_number = models.CharField("案卷编号", max_length=80)
    unit_id = models.BigIntegerField("单位编号", null=True)
    unit = models.CharField("单位", max_length=120)
    handlers = models.CharField("承办人", max_length=200, blank=True)
    score = models.DecimalField("得分", max_digits=5, decimal_places=2, null=True)
    grade = models.CharField("等次", max_length=20, blank=True)
    vetoed = models.BooleanField("一票否决", default=False)
    told_on = models.DateField("告知日期", null=True)
    concluded_on = models.DateField("确定日期", null=True)
    corrections = models.PositiveSmallIntegerField("未完成整改", default=0)

    class Meta:
        verbose_name = "案卷评查表"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round_id", "file_id"], name="file_once_a_round")
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject", "-matter"], name="file_subject"),
            models.Index(fields=["unit_id", "subject", "-matter"], name="file_unit"),
            models.Index(fields=["stage", "-matter"], name="file_stage"),
            models.Index(fields=["round_id", "stage", "-matter"], name="file_round"),
            models.Index(fields=["file_id", "-matter"], name="file_file"),
            models.Index(fields=["next_due", "matter"], name="file_due"),
            models.Index(fields=["-score", "-matter"], name="file_score"),
            models.Index(fields=["concluded_on", "unit_id"], name="file_concluded"),
        ]


class Seat(models.Model):
    """Somebody's part in a review; ``open_from`` is the day from which it opens the page (a handler's: when the faults are told)."""

    class Role(models.TextChoices):
        REVIEWER = "reviewer", "评查人"
        THIRD = "third", "第三评查人"
        HANDLER = "handler", "承办人"

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="review_seats", db_index=False)
    person_id = models.BigIntegerField("人员")
    role = models.CharField("身份", max_length=8, choices=Role)
    open_from = models.DateField("可见日期", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "person_id"], name="review_seat_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["person_id", "open_from", "matter"], name="review_seat_person")
        ]


class Fault(models.Model):
    """One fault that stands after the conclusion: by these the frequent ones are counted."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="faults", db_index=False)
    subject = models.CharField("案卷种类", max_length=40)
    code = models.CharField("项目编号", max_length=8)
    title = models.CharField("项目", max_length=200)
    deduct = models.DecimalField("扣分", max_digits=5, decimal_places=2)
    veto = models.BooleanField("一票否决", default=False)
    unit_id = models.BigIntegerField("单位", null=True)
    found_on = models.DateField("确定日期")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "code"], name="fault_once")]
        indexes: ClassVar = [models.Index(fields=["found_on", "code"], name="fault_day")]


class LoadedSheet(models.Model):
    """A version of a sheet that was loaded here, to the character; those that ship with the program are files."""

    subject = models.CharField("案卷种类", max_length=40)
    version = models.CharField("版本", max_length=20)
    title = models.CharField("名称", max_length=60)
    from_on = models.DateField("施行日期")
    text = models.TextField("内容")
    loaded_at = models.DateTimeField("装入时间")
    loaded_by = models.CharField("装入人", max_length=200)

    class Meta:
        verbose_name = "评查标准"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "version"], name="sheet_version_once")
        ]
