"""The tables of the count: one row per mark, their monthly sums, and reference values from outside."""

from typing import ClassVar

from django.db import models

from fuyuan.law.indicators import BY_KEY, OUTSIDE

CITY = 0  # organ_id of the sums of the whole city, and of a mark that concerns no body; OUTSIDE (-1) is a body not in the directory
assert OUTSIDE < CITY


class MarkRow(models.Model):
    """One mark of one matter, on its day, in the table of one body. Derived from the matter.

    ``city``: it also counts for the city, where what concerns several bodies counts once: in the row of the first of them.
    """

    matter_id = models.BigIntegerField("办件")
    kind = models.CharField("业务", max_length=40)
    mark = models.CharField("计数项", max_length=40)
    organ_id = models.BigIntegerField("单位", default=CITY)
    city = models.BooleanField("计入全市", default=False)
    area = models.CharField("管理领域", max_length=60, blank=True)
    act_kind = models.CharField("行为种类", max_length=20, blank=True)
    cause = models.CharField("原因", max_length=40, blank=True)
    day = models.DateField("计入日期")

    class Meta:
        verbose_name = "计数"
        indexes: ClassVar = [
            models.Index(fields=["matter_id"], name="mark_matter"),
            models.Index(fields=["mark", "organ_id", "day", "id"], name="mark_list"),
            models.Index(fields=["mark", "day", "id"], name="mark_city", condition=models.Q(city=True)),
        ]

    def __str__(self) -> str:
        return f"{self.mark} {self.day}"


class MarkCount(models.Model):
    """How many marks of a name fell into a month: in all (``dimension`` ""), or with one value of one dimension."""

    mark = models.CharField("计数项", max_length=40)
    organ_id = models.BigIntegerField("单位")
    dimension = models.CharField("维度", max_length=10, blank=True)
    value = models.CharField("取值", max_length=60, blank=True)
    month = models.DateField("月份")
    count = models.IntegerField("件数", default=0)

    class Meta:
        verbose_name = "计数汇总"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ_id", "dimension", "mark", "month", "value"], name="mark_count_once"
            )
        ]
        indexes: ClassVar = [
            # not with the count: each step would write this index as well
            models.Index(fields=["mark", "dimension", "month", "organ_id"], name="mark_by_organ"),
        ]

    def __str__(self) -> str:
        return f"{self.mark} {self.month:%Y-%m} {self.count}"


class Reference(models.Model):
    """A value published elsewhere, as a person entered it. Never changed: a correction is a newer row."""

    class Scope(models.TextChoices):
        NATIONAL = "national", "全国"
        PROVINCIAL = "provincial", "全省"

    indicator = models.CharField(
        "指标",
        max_length=40,
        choices=[(each.key, f"{each.title}：{each.formula}") for each in BY_KEY.values()],
    )
    scope = models.CharField("范围", max_length=12, choices=Scope, default=Scope.NATIONAL)
    year = models.PositiveSmallIntegerField("年份")
    value = models.DecimalField("数值（%）", max_digits=6, decimal_places=3)
    definition = models.CharField("公布的口径", max_length=300, blank=True)
    source = models.CharField("来源", max_length=300)
    entered_by_id = models.BigIntegerField("录入人", null=True)
    entered_by = models.CharField("录入人", max_length=200)
    entered_at = models.DateTimeField("录入时间")

    class Meta:
        verbose_name = "参考值"
        ordering: ClassVar = ["-year", "indicator", "scope", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["year", "indicator", "scope", "-id"], name="reference_newest")
        ]

    def __str__(self) -> str:
        return f"{self.year}年{self.get_scope_display()}值 {self.percent}"

    @property
    def percent(self) -> str:
        """15.9%, without the zeros behind."""
        return f"{self.value.normalize():f}%"
