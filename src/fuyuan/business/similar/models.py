"""The index of ended matters. All of it is derived: ``fuyuan similar reindex`` makes it again from the matters.

Pairs are stored as numbers (``index.code``): small, and compared alike by both databases whatever their collation.
"""

from typing import ClassVar

from django.db import models

TOTAL = 0  # the code under which the number of all ended matters stands


class EndedText(models.Model):
    """What an ended matter is compared by. ``pairs``: its two-character words, between spaces."""

    matter_id = models.BigIntegerField("办件", primary_key=True)
    kind = models.CharField("业务", max_length=40)
    act_kind = models.CharField("行为种类", max_length=20)
    area = models.CharField("管理领域", max_length=60, blank=True)
    organ_id = models.BigIntegerField("机关", null=True)
    cause = models.CharField("原因", max_length=40, blank=True)
    outcome = models.CharField("结果", max_length=40)
    ended_on = models.DateField("结果日期", null=True)
    pairs = models.TextField("词", blank=True)

    class Meta:
        verbose_name = "类案"
        indexes: ClassVar = [
            models.Index(fields=["act_kind", "area", "-matter_id"], name="ended_area"),
            models.Index(fields=["act_kind", "organ_id", "-matter_id"], name="ended_organ"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.matter_id}"


class PairCount(models.Model):
    """In how many ended matters a pair stands."""

    code = models.BigIntegerField("词", primary_key=True)
    count = models.IntegerField("件数", default=0)

    class Meta:
        verbose_name = "词频"

    def __str__(self) -> str:
        return f"{self.code} {self.count}"


class Posting(models.Model):
    """An ended matter stands under its rarest pairs."""

    pk = models.CompositePrimaryKey("code", "matter_id")
    code = models.BigIntegerField("词")
    matter_id = models.BigIntegerField("办件")

    class Meta:
        verbose_name = "词的出处"

    def __str__(self) -> str:
        return f"{self.code} {self.matter_id}"
