"""The tables of the room: what is on its way to the public, and what is public.

``Published`` is apart from everything else on purpose: the public pages, their search and the open data read this table only, and
nothing is ever written to it that was not confirmed twice and checked for leaks.
"""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Projection


class Outgoing(Projection):
    """What both lines share; every column is derived (``life.shared_columns``)."""

    slug = models.CharField("公开地址", max_length=12, unique=True)
    outcome = models.CharField("结果", max_length=120, blank=True)
    area = models.CharField("管理领域", max_length=60, blank=True)
    agency = models.CharField("行政机关", max_length=300, blank=True)
    publish_on = models.DateField("公开日期", null=True)
    published_on = models.DateField("实际公开日期", null=True)
    withdrawn_on = models.DateField("撤下日期", null=True)

    class Meta:
        abstract = True


class Publication(Outgoing):
    """One decision on its way to the public."""

    case_id = models.BigIntegerField("案件", unique=True)
    decision_number = models.CharField("决定书文号", max_length=80)
    act_kind = models.CharField("行为种类", max_length=20)
    decided_on = models.DateField("决定日期")
    review_on = models.DateField("重新研究的日期", null=True)

    class Meta:
        verbose_name = "决定书公开"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="publication_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="publication_stage_due"),
            models.Index(fields=["next_due", "matter"], name="publication_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="publication_organ_stage"),
            models.Index(fields=["-published_on", "-matter"], name="publication_published"),
            models.Index(fields=["-decided_on", "-matter"], name="publication_decided"),
        ]


class TypicalCase(Outgoing):
    """One typical case on its way to the public."""

    collection = models.CharField("案例集", max_length=60, blank=True)
    writer = models.CharField("撰写岗位", max_length=40)
    sources = models.CharField("案例来源", max_length=300, blank=True)

    class Meta:
        verbose_name = "典型案例"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="typical_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="typical_stage_due"),
            models.Index(fields=["next_due", "matter"], name="typical_due"),
            models.Index(fields=["collection", "-matter"], name="typical_collection"),
        ]


class NewsItem(Outgoing):
    """One piece of news on its way to the public."""

    writer = models.CharField("撰写岗位", max_length=40)
    activity_id = models.BigIntegerField("宣传活动", null=True)

    class Meta:
        verbose_name = "工作动态"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="news_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="news_stage_due"),
            models.Index(fields=["next_due", "matter"], name="news_due"),
            models.Index(fields=["activity_id"], name="news_activity"),
        ]


class Activity(Projection):
    """One publicity activity; every column is derived (``activities.steps.columns``)."""

    channel = models.CharField("方式", max_length=20)
    audience = models.CharField("对象", max_length=20)
    day = models.DateField("计划日期")
    partner_id = models.BigIntegerField("合作媒体", null=True)
    partner_name = models.CharField("合作媒体名称", max_length=80, blank=True)
    owner = models.CharField("负责人", max_length=60)
    held_on = models.DateField("举办日期", null=True)
    reach = models.PositiveIntegerField("覆盖人数", default=0)

    class Meta:
        verbose_name = "宣传活动"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="activity_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="activity_stage_due"),
            models.Index(fields=["next_due", "matter"], name="activity_due"),
            models.Index(fields=["-day", "-matter"], name="activity_day"),
            models.Index(fields=["held_on"], name="activity_held"),
            models.Index(fields=["partner_id"], name="activity_partner"),
        ]


class MediaPartner(Projection):
    """One medium the place works with; every column is derived (``partners.steps.columns``)."""

    medium = models.CharField("种类", max_length=20)
    contact = models.CharField("联系人", max_length=60, blank=True)
    agreed_on = models.DateField("建立联系的日期")

    class Meta:
        verbose_name = "合作媒体"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="partner_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="partner_stage_due"),
            models.Index(fields=["next_due", "matter"], name="partner_due"),
        ]


class Published(models.Model):
    """What the public reads, or, once withdrawn, an address without content. ``version`` numbers every change of anything public.

    Kept by subscribers (follow.py) in the transaction of the step.
    """

    class Shelf(models.TextChoices):
        DECISIONS = "decisions", "行政复议决定书"
        CASES = "cases", "典型案例"
        NEWS = "news", "工作动态"
        STANDARDS = "standards", "类案审理标准"

    slug = models.CharField("公开地址", max_length=12, unique=True)
    shelf = models.CharField("栏目", max_length=10, choices=Shelf)
    matter_id = models.BigIntegerField("办件", unique=True)
    title = models.CharField("标题", max_length=120)
    summary = models.TextField("摘要", blank=True)
    text = models.TextField("正文", blank=True)
    number = models.CharField("文号", max_length=80, blank=True)
    act_kind = models.CharField("行为种类", max_length=60, blank=True)
    area = models.CharField("管理领域", max_length=60, blank=True)
    outcome = models.CharField("结果", max_length=120, blank=True)
    agency = models.CharField("行政机关", max_length=300, blank=True)
    collection = models.CharField("案例集", max_length=60, blank=True)
    decided_on = models.DateField("决定日期", null=True)
    published_on = models.DateField("公开日期")
    withdrawn_on = models.DateField("撤下日期", null=True)
    docx = models.CharField("Word 文件摘要", max_length=64, blank=True)
    pdf = models.CharField("PDF 文件摘要", max_length=64, blank=True)
    version = models.PositiveIntegerField("版本")
    changed_at = models.DateTimeField("改动时间")

    class Meta:
        verbose_name = "公开内容"
        indexes: ClassVar = [
            models.Index(
                fields=["shelf", "-id"], condition=models.Q(withdrawn_on=None), name="published_shelf"
            ),
            models.Index(
                fields=["shelf", "decided_on"],
                condition=models.Q(withdrawn_on=None),
                name="published_decided",
            ),
            models.Index(
                fields=["shelf", "published_on", "id"],
                condition=models.Q(withdrawn_on=None),
                name="published_day",
            ),
            models.Index(fields=["shelf", "-version"], name="published_version"),
            models.Index(
                fields=["shelf", "area"], condition=models.Q(withdrawn_on=None), name="published_area"
            ),
            models.Index(
                fields=["shelf", "outcome"], condition=models.Q(withdrawn_on=None), name="published_outcome"
            ),
            models.Index(
                fields=["shelf", "agency"], condition=models.Q(withdrawn_on=None), name="published_agency"
            ),
            models.Index(
                fields=["shelf", "collection"],
                condition=models.Q(withdrawn_on=None),
                name="published_collection",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def year(self) -> int:
        """The year under which it is found: that of the decision, of a typical case that of its publication."""
        return (self.decided_on or self.published_on).year
