"""The tables of the room: reported problems, and what people answered when asked whether they were satisfied."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from fuyuan.matters.models import Projection


class Report(Projection):
    """A reported problem; ``organ_id`` is the organ it is about, ``unit_id`` the unit that looks into it.

    Every column is derived (``procedure.columns``); who reported stands in the state only.
    """

    channel = models.CharField("来源", max_length=12)
    area = models.CharField("执法领域", max_length=60)
    organ_name = models.CharField("反映的机关", max_length=120, blank=True)
    order_number = models.CharField("工单编号", max_length=60, blank=True)
    unit_id = models.BigIntegerField("交办单位", null=True)
    unit_name = models.CharField("交办单位", max_length=120, blank=True)
    answer_by = models.DateField("答复期限")
    answered_on = models.DateField("答复日期", null=True)

    class Meta:
        verbose_name = "问题反映"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["order_number"], condition=~Q(order_number=""), name="report_once_an_order"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="report_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="report_stage_due"),
            models.Index(fields=["next_due", "matter"], name="report_due"),
            models.Index(fields=["unit_id", "stage", "-matter"], name="report_unit"),
            models.Index(fields=["area", "-matter"], name="report_area"),
            models.Index(fields=["organ_id", "-matter"], name="report_organ"),
            models.Index(fields=["opened_on", "organ_id"], name="report_opened"),
        ]


class Form(models.TextChoices):
    CASE = "case", "复议案件办理"
    ORGAN = "organ", "机关办事和执法"


class About(models.TextChoices):
    """《行政执法监督条例》第十一条第一款, in the words of whoever comes to the counter or opens the door to an inspection."""

    LICENCE = "licence", "办证、审批"
    INSPECTION = "inspection", "接受检查"
    PENALTY = "penalty", "行政处罚"
    FORCE = "force", "查封、扣押等强制措施"
    LEVY = "levy", "征收征用、补偿"
    BENEFIT = "benefit", "补贴、救助等给付"
    COMPLAINT = "complaint", "投诉、举报"
    OTHER = "other", "其他"


class Score(models.IntegerChoices):
    VERY_GOOD = 5, "很满意"
    GOOD = 4, "满意"
    FAIR = 3, "一般"
    POOR = 2, "不满意"
    VERY_POOR = 1, "很不满意"


ASKED = {
    "clear": "告知、说理清楚", "fair": "公平公正", "polite": "态度文明", "quick": "办理及时", "overall": "总的评价",
}  # fmt: skip


def score(name: str) -> Any:
    bounds = [MinValueValidator(Score.VERY_POOR), MaxValueValidator(Score.VERY_GOOD)]
    return models.PositiveSmallIntegerField(ASKED[name], choices=Score, validators=bounds)


class Answer(models.Model):
    """One answer about the handling of a case, or about an organ. Nothing in it names who gave it.

    ``key`` is a keyed digest: of the case (one answer to a case, found again to be changed), or of the form it came in
    (sent twice, counted once). It leads to neither without the installation's key.
    """

    form = models.CharField("评价什么", max_length=8, choices=Form)
    organ_id = models.BigIntegerField("机关")
    organ_name = models.CharField("机关", max_length=120)
    about = models.CharField("办理的事项", max_length=12, blank=True, choices=About)
    clear = score("clear")
    fair = score("fair")
    polite = score("polite")
    quick = score("quick")
    overall = score("overall")
    text = models.TextField("意见", max_length=1000, blank=True)
    given_on = models.DateField("评价日期")
    changed_on = models.DateField("修改日期", null=True)
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "满意度评价"
        indexes: ClassVar = [
            models.Index(fields=["given_on", "form", "organ_id"], name="answer_period"),
            models.Index(fields=["organ_id", "-id"], name="answer_organ"),
        ]

    def __str__(self) -> str:
        return f"{self.organ_name} {self.get_overall_display()}"
