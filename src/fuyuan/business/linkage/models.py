"""The tables of linkage: letters and their rules, meetings, standards, clues, questions, notices, loss analyses."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from fuyuan.matters.models import AppendOnly, Matter, Projection


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
    """One wording of a rule of a book. The newest of a code that has begun holds; nothing is ever changed or deleted."""

    book = models.CharField("规则种类", max_length=12, default="reminder")
    code = models.CharField("代码", max_length=40)
    body = models.TextField("内容")
    reason = models.CharField("修改理由", max_length=500)
    at = models.DateTimeField("修改时间")
    by_id = models.BigIntegerField("人员", null=True)
    by_name = models.CharField("修改人", max_length=200)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = "规则"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["book", "code", "-id"], name="rule_newest")]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("versions of a rule are append-only")
        super().save(*args, **kwargs)


class Meeting(Projection):
    """A meeting; ``organ_id`` is the joint office. Every column is derived (``meetings.steps.meeting_columns``)."""

    kind = models.CharField("会议种类", max_length=12)
    meeting_on = models.DateField("会议日期")
    held_on = models.DateField("召开日期", null=True)
    place = models.CharField("地点", max_length=120, blank=True)
    unit_name = models.CharField("案情单位", max_length=120, blank=True)
    resolutions = models.PositiveSmallIntegerField("议定事项", default=0)
    open_resolutions = models.PositiveSmallIntegerField("未办结", default=0)

    class Meta:
        verbose_name = "联席会议"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="meeting_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="meeting_stage_due"),
            models.Index(fields=["kind", "-held_on"], name="meeting_kind_held"),
            models.Index(fields=["-meeting_on", "-matter"], name="meeting_on"),
            models.Index(fields=["next_due", "matter"], name="meeting_due"),
        ]


class MeetingUnit(models.Model):
    """A unit that a meeting concerns: invited, talked about, or given a resolution. It may read the meeting."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="meeting_units", db_index=False)
    organ_id = models.BigIntegerField("单位")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "organ_id"], name="meeting_unit_once")
        ]
        indexes: ClassVar = [models.Index(fields=["organ_id", "matter"], name="meeting_of_unit")]


class Standard(Projection):
    """An adjudication standard; holds from ``valid_from`` to ``valid_to``, both counted. Derived."""

    act_kind = models.CharField("案件类型", max_length=20)
    area = models.CharField("管理领域", max_length=60, blank=True)
    keywords = models.CharField("关键词", max_length=300, blank=True)
    version = models.PositiveSmallIntegerField("版本", default=1)
    proposer = models.CharField("提出方", max_length=12)
    valid_from = models.DateField("施行日期", null=True)
    valid_to = models.DateField("适用到", null=True)

    class Meta:
        verbose_name = "类案审理标准"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="standard_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="standard_stage_due"),
            models.Index(fields=["act_kind", "valid_from", "valid_to"], name="standard_in_force"),
            models.Index(fields=["-valid_from", "-matter"], name="standard_from"),
            models.Index(fields=["next_due", "matter"], name="standard_due"),
        ]


class StandardUse(models.Model):
    """How one decision stood to one point of a standard. Derived from the decision (``standards.uses``)."""

    standard = models.ForeignKey(
        Matter, on_delete=models.CASCADE, related_name="standard_uses", db_index=False
    )
    case = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", verbose_name="案件")
    version = models.PositiveSmallIntegerField("版本")
    point = models.PositiveSmallIntegerField("第几点")
    stand = models.CharField("是否一致", max_length=16)
    reason = models.TextField("理由", blank=True)
    on = models.DateField("决定日期")

    class Meta:
        verbose_name = "类案审理标准适用情况"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["standard", "case", "point"], name="standard_use_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["standard", "stand", "-on"], name="standard_uses"),
            models.Index(fields=["stand", "-on"], name="standard_use_days"),
        ]


class Clue(Projection):
    """A clue; its row says nothing of what it is about. Derived (``clues.steps.clue_columns``)."""

    kind = models.CharField("线索种类", max_length=12)
    origin = models.CharField("来源", max_length=16)

    class Meta:
        verbose_name = "线索移送"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="clue_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="clue_stage_due"),
            models.Index(fields=["next_due", "matter"], name="clue_due"),
        ]


class ClueReader(models.Model):
    """A person who may know of a clue; nobody else sees so much as its number."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="clue_readers", db_index=False)
    person_id = models.BigIntegerField("人员")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "person_id"], name="clue_reader_once")
        ]
        indexes: ClassVar = [models.Index(fields=["person_id", "matter"], name="clue_of_person")]


class Opening(models.Model):
    """Somebody opened a matter whose readers are logged: a clue, an item shared. Append-only, by triggers too."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="openings", db_index=False)
    person_id = models.BigIntegerField("人员", null=True)
    organ_id = models.BigIntegerField("机关", null=True)
    post = models.CharField("岗位", max_length=40, blank=True)
    name = models.CharField("查看人", max_length=200)
    what = models.CharField("内容", max_length=120)
    at = models.DateTimeField("时间")

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = "查看记录"
        indexes: ClassVar = [
            models.Index(fields=["matter", "-id"], name="opening_matter"),
            models.Index(fields=["person_id", "matter"], name="opening_person"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("openings are append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("openings are append-only")


class Shared(Projection):
    """An item that a rule shares with the other side; ``organ_id`` is the organ that shares. Derived
    (``sharing.steps.shared_columns``).
    """

    rule = models.CharField("规则", max_length=40)
    key = models.CharField("事项", max_length=80)
    subject = models.CharField("信息种类", max_length=12)
    giver = models.CharField("共享方", max_length=12)
    readers = models.CharField("可以查看的岗位", max_length=200)
    on = models.DateField("发生日期")

    class Meta:
        verbose_name = "共享信息"
        constraints: ClassVar = [models.UniqueConstraint(fields=["rule", "key"], name="shared_once")]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="shared_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="shared_stage_due"),
            models.Index(fields=["next_due", "matter"], name="shared_due"),
            models.Index(fields=["giver", "-matter"], name="shared_giver"),
            models.Index(fields=["subject", "-matter"], name="shared_subject"),
            models.Index(fields=["-on", "-matter"], name="shared_on"),
        ]


class Notice(Projection):
    """A notice; ``organ_id`` is the joint office. Every column is derived (``notices.steps.notice_columns``)."""

    window = models.CharField("统计期间", max_length=8)
    first_id = models.BigIntegerField("首次通报", null=True)
    units = models.PositiveSmallIntegerField("单位", default=0)
    findings = models.PositiveSmallIntegerField("问题", default=0)
    paper_number = models.CharField("文号", max_length=80, blank=True)
    issued_on = models.DateField("印发日期", null=True)
    rectify_by = models.DateField("整改期限", null=True)

    class Meta:
        verbose_name = "通报"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="notice_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="notice_stage_due"),
            models.Index(fields=["window", "stage"], name="notice_window"),
            models.Index(fields=["first_id"], name="notice_first"),
            models.Index(fields=["next_due", "matter"], name="notice_due"),
            models.Index(fields=["-issued_on", "-matter"], name="notice_issued"),
        ]


class NoticeReader(models.Model):
    """A unit that an issued notice goes to: named in it, or informed of it."""

    matter = models.ForeignKey(
        Matter, on_delete=models.CASCADE, related_name="notice_readers", db_index=False
    )
    organ_id = models.BigIntegerField("单位")
    named = models.BooleanField("被通报")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "organ_id"], name="notice_reader_once")
        ]
        indexes: ClassVar = [models.Index(fields=["organ_id", "matter"], name="notice_of_unit")]


class Rectification(Projection):
    """One unit under one notice; ``organ_id`` is the unit. Derived (``rectifications.steps.rectification_columns``)."""

    organ_name = models.CharField("单位", max_length=120)
    notice_id = models.BigIntegerField("通报")
    notice_number = models.CharField("通报文号", max_length=80)
    window = models.CharField("统计期间", max_length=8)
    findings = models.PositiveSmallIntegerField("问题", default=0)
    times = models.PositiveSmallIntegerField("通报次数", default=1)
    report_by = models.DateField("整改期限", null=True)
    confirmed_on = models.DateField("报送日期", null=True)
    accepted_on = models.DateField("审核通过", null=True)
    failed_on = models.DateField("列入再次通报", null=True)
    failed_why = models.CharField("没有整改到位", max_length=500, blank=True)
    escalated_on = models.DateField("提请处理日期", null=True)

    class Meta:
        verbose_name = "督促整改"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["notice_id", "organ_id"], condition=~Q(stage="withdrawn"), name="rectification_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="rectification_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="rectification_stage_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="rectification_unit"),
            models.Index(fields=["notice_id", "stage"], name="rectification_notice"),
            models.Index(fields=["next_due", "matter"], name="rectification_due"),
            models.Index(fields=["accepted_on", "organ_id"], name="rectification_accepted"),
        ]


class LossAnalysis(Projection):
    """A loss analysis; ``organ_id`` is the unit. Every column is derived (``analyses.steps.analysis_columns``)."""

    organ_name = models.CharField("单位", max_length=120)
    window = models.CharField("统计期间", max_length=8)
    losses = models.PositiveSmallIntegerField("败诉", default=0)
    letter_number = models.CharField("文号", max_length=80, blank=True)
    sent_on = models.DateField("发出日期", null=True)
    answer_by = models.DateField("答复期限", null=True)
    answered_on = models.DateField("答复日期", null=True)

    class Meta:
        verbose_name = "行政败诉分析函"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ_id", "window"], condition=~Q(stage="withdrawn"), name="analysis_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="analysis_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="analysis_stage_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="analysis_unit"),
            models.Index(fields=["window", "organ_id"], name="analysis_window"),
            models.Index(fields=["next_due", "matter"], name="analysis_due"),
            models.Index(fields=["-sent_on", "-matter"], name="analysis_sent"),
        ]


class AnalysedMatter(models.Model):
    """A suit that an analysis is about, or the reform it led to: its door from their pages."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    about_id = models.BigIntegerField("案件")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "about_id"], name="analysed_once")]
        indexes: ClassVar = [models.Index(fields=["about_id", "matter"], name="analysed_about")]


class Question(Projection):
    """A question between court and government. Derived (``questions.steps.question_columns``)."""

    act_kind = models.CharField("案件类型", max_length=20)
    area = models.CharField("管理领域", max_length=60, blank=True)
    asker = models.CharField("提出方", max_length=12)
    answer_by = models.DateField("答复期限")
    answered_on = models.DateField("答复日期", null=True)

    class Meta:
        verbose_name = "信息互通"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="question_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="question_stage_due"),
            models.Index(fields=["act_kind", "-matter"], name="question_kind"),
            models.Index(fields=["next_due", "matter"], name="question_due"),
        ]
