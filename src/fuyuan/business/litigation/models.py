"""The tables of suits: the suit, the organs sued, how each court's lists are read, and the rows of a list being taken in."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection


class Suit(Projection):
    """A suit; every column is derived from its events (``state.columns``). ``organ_id`` is the first defendant."""

    kind = models.CharField("案件类型", max_length=20)
    instance = models.CharField("审级", max_length=10)
    court = models.CharField("人民法院", max_length=100)
    case_number = models.CharField("案号", max_length=80, blank=True)
    plaintiff_names = models.CharField("原告", max_length=300)
    defendant_names = models.CharField("被告", max_length=300)
    act_kind = models.CharField("被诉行为种类", max_length=20)
    act_title = models.CharField("被诉行为", max_length=200)
    area = models.CharField("管理领域", max_length=60, blank=True)
    docketed_on = models.DateField("立案日期", null=True)
    hearing_on = models.DateField("开庭日期", null=True)
    outcome = models.CharField("结果", max_length=20, blank=True)
    lost = models.BooleanField("败诉", default=False)
    result_on = models.DateField("裁判日期", null=True)
    attendance = models.CharField("负责人出庭", max_length=10, blank=True)
    effective_on = models.DateField("生效日期", null=True)
    performed_on = models.DateField("履行日期", null=True)
    cause = models.CharField("败诉原因", max_length=40, blank=True)
    case_id = models.BigIntegerField("复议案件", null=True)

    class Meta:
        verbose_name = "行政诉讼案件"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="suit_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="suit_stage_due"),
            models.Index(fields=["next_due", "matter"], name="suit_next_due"),
            models.Index(fields=["-docketed_on", "-matter"], name="suit_docketed"),
            models.Index(fields=["hearing_on", "matter"], name="suit_hearing"),
            models.Index(fields=["outcome", "-matter"], name="suit_outcome"),
            models.Index(fields=["act_kind", "-matter"], name="suit_act_kind"),
            models.Index(fields=["instance", "-matter"], name="suit_instance"),
            models.Index(fields=["attendance", "-matter"], name="suit_attendance"),
            models.Index(fields=["organ_id", "result_on"], name="suit_lost", condition=models.Q(lost=True)),
            models.Index(fields=["case_id"], name="suit_case"),
            models.Index(fields=["case_number"], name="suit_number"),
        ]


class SuitNumber(models.Model):
    """Every court case number a suit ever had: one number of a court is one suit, whatever instance it runs in."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="suit_numbers")
    number = models.CharField("案号", max_length=80, unique=True)

    class Meta:
        verbose_name = "法院案号"


class SuitDefendant(models.Model):
    """One organ sued that is in the tree of organs: its door to the suit."""

    matter = models.ForeignKey(
        Matter, on_delete=models.CASCADE, related_name="suit_defendants", db_index=False
    )
    organ_id = models.BigIntegerField("被告")
    lost = models.BooleanField("败诉", default=False)
    result_on = models.DateField("裁判日期", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "organ_id"], name="defendant_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["organ_id", "matter"], name="defendant_suits"),
            models.Index(
                fields=["organ_id", "result_on"], name="defendant_lost", condition=models.Q(lost=True)
            ),
        ]


class CourtMapping(models.Model):
    """How one court writes its lists, as officers chose it: heading → key, words of results → outcome."""

    court = models.CharField("人民法院", max_length=100, unique=True)
    headings = models.JSONField("列", default=dict)
    outcomes = models.JSONField("结果的写法", default=dict)

    class Meta:
        verbose_name = "法院清单的写法"


class CourtList(models.Model):
    """A list a court sent, while it is taken in. ``done`` counts the cases judged or taken in so far."""

    class Stage(models.TextChoices):
        MAPPING = "mapping", "选择列"
        JUDGING = "judging", "正在核对"
        JUDGED = "judged", "等待确认"
        TAKING = "taking", "正在导入"
        TAKEN = "taken", "已导入"

    court = models.CharField("人民法院", max_length=100)
    file_name = models.CharField("文件名", max_length=255)
    headings = models.JSONField("表头")
    mapping = models.JSONField("列的含义", default=dict)
    stage = models.CharField("进度", max_length=8, choices=Stage, default=Stage.MAPPING)
    total = models.PositiveIntegerField("件数", default=0)
    done = models.PositiveIntegerField("已处理", default=0)
    at = models.DateTimeField("上传时间")
    by_name = models.CharField("上传人", max_length=200)
    organ_id = models.BigIntegerField("机关", null=True)
    # of a batch the court's own system sent: its name for it, and what of its content must not change under that name
    key = models.CharField("批次号", max_length=64, blank=True)
    digest = models.CharField("内容摘要", max_length=64, blank=True)

    class Meta:
        verbose_name = "法院案件清单"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["organ_id", "-id"], name="court_list_organ")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ_id", "key"], condition=~models.Q(key=""), name="court_batch_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.court} {self.file_name}"

    @property
    def is_open(self) -> bool:
        """Whether officers may still answer what is asked: a batch of the court's system goes on without waiting for them."""
        return self.stage == self.Stage.JUDGED or (bool(self.key) and self.stage == self.Stage.TAKEN)


class CourtSheet(models.Model):
    """The rows of a list as they were sent, one text: kept until an officer has said what its columns are."""

    of = models.OneToOneField(CourtList, primary_key=True, on_delete=models.CASCADE, related_name="sheet")
    rows = models.TextField("内容")

    class Meta:
        verbose_name = "清单原样"

    def __str__(self) -> str:
        return f"清单 {self.of_id}"


class CourtListRow(models.Model):
    """One case of a list: its cells, what it would do, what became of it."""

    of = models.ForeignKey(CourtList, on_delete=models.CASCADE, related_name="rows", db_index=False)
    line = models.PositiveIntegerField("行")
    said = models.JSONField("内容")
    verdict = models.CharField("核对", max_length=8, blank=True)
    note = models.CharField("说明", max_length=1000, blank=True)
    acts = models.JSONField("要办的事", default=dict)
    matter_id = models.BigIntegerField("案件", null=True)
    taken = models.BooleanField("已导入", default=False)

    class Meta:
        verbose_name = "清单中的案件"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["of", "verdict", "id"], name="court_row_verdict")]
