"""The tables of the room: the case as lists see it, who complains of whom, and the parties' keys to their case."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection
from fuyuan.organs.models import Account


class Case(Projection):
    """A reconsideration case; every column is derived from its events (``state.columns``)."""

    regime = models.CharField("适用规定", max_length=1)
    channel = models.CharField("提交方式", max_length=20)
    procedure = models.CharField("程序", max_length=12, blank=True)
    intake_number = models.CharField("收件号", max_length=80, blank=True)
    case_number = models.CharField("案号", max_length=80, blank=True)
    decision_number = models.CharField("决定书文号", max_length=80, blank=True)
    platform_number = models.CharField("全国平台受理号", max_length=60, blank=True)
    applicant_names = models.CharField("申请人", max_length=300)
    respondent_id = models.BigIntegerField("被申请人", null=True)
    respondent_name = models.CharField("被申请人", max_length=300)
    act_kind = models.CharField("行为种类", max_length=20)
    area = models.CharField("管理领域", max_length=60, blank=True)
    outcome = models.CharField("结果", max_length=40, blank=True)
    handlers = models.CharField("承办人", max_length=200, blank=True)
    received_on = models.DateField("收到日期", null=True)
    accepted_on = models.DateField("受理日期", null=True)
    decided_on = models.DateField("结案日期", null=True)
    served_on = models.DateField("送达日期", null=True)
    deemed = models.BooleanField("视为受理", default=False)
    major = models.BooleanField("重大疑难复杂", default=False)

    class Meta:
        verbose_name = "行政复议案件"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="case_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="case_stage_due"),
            models.Index(fields=["stage", "-received_on", "-matter"], name="case_stage_received"),
            models.Index(fields=["-matter"], name="case_open", condition=models.Q(closed_on=None)),
            models.Index(
                fields=["stage", "-matter"], name="case_unassigned", condition=models.Q(handlers="")
            ),
            models.Index(fields=["-matter"], name="case_suspended", condition=models.Q(suspended=True)),
            models.Index(fields=["-matter"], name="case_major", condition=models.Q(major=True)),
            models.Index(fields=["holder_id", "stage", "-matter"], name="case_holder"),
            models.Index(
                fields=["holder_id", "-matter"], name="case_holder_open", condition=models.Q(closed_on=None)
            ),
            models.Index(fields=["procedure", "-matter"], name="case_procedure"),
            models.Index(fields=["channel", "-matter"], name="case_channel"),
            models.Index(fields=["respondent_id", "-matter"], name="case_respondent"),
            models.Index(fields=["act_kind", "-matter"], name="case_act_kind"),
            models.Index(fields=["outcome", "-matter"], name="case_outcome"),
            models.Index(fields=["next_due", "matter"], name="case_next_due"),
            models.Index(
                fields=["decided_on", "matter"],
                name="case_decided",
                condition=models.Q(decided_on__isnull=False),
            ),
            models.Index(fields=["-received_on", "-matter"], name="case_received"),
            models.Index(fields=["case_number"], name="case_number"),
            models.Index(fields=["intake_number"], name="case_intake_number"),
            models.Index(fields=["platform_number"], name="case_platform_number"),
            models.Index(fields=["applicant_names"], name="case_applicants"),
        ]


class CaseRespondent(models.Model):
    """One respondent in the tree of organs; ``open_from`` is the day the case reached it (copy sent, or handed in there)."""

    matter = models.ForeignKey(
        Matter, on_delete=models.CASCADE, related_name="case_respondents", db_index=False
    )
    organ_id = models.BigIntegerField("被申请人")
    open_from = models.DateField("可见日期", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "organ_id"], name="respondent_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["organ_id", "matter", "open_from"], name="respondent_cases")
        ]


class QueryCode(models.Model):
    """A party's key to one case without an account. Only a keyed digest is stored."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="query_codes")
    digest = models.CharField("查询码摘要", max_length=64, unique=True)
    made_at = models.DateTimeField("生成时间")


class PartyAccount(models.Model):
    """A portal account that is a party to a case, or acts for one."""

    matter = models.ForeignKey(
        Matter, on_delete=models.CASCADE, related_name="party_accounts", db_index=False
    )
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="cases")
    since = models.DateTimeField("绑定时间")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "account"], name="party_once")]


class Reviewer(models.Model):
    """What the law asks of a person who works cases (行政复议人员), kept by the office.

    《行政复议法》第六条第二款: first-time reviewers need the legal qualification and the uniform training before duty.
    """

    account = models.OneToOneField(
        Account, on_delete=models.CASCADE, primary_key=True, related_name="reviewer"
    )
    qualification = models.CharField("法律职业资格证书号", max_length=40, blank=True)
    trained_on = models.DateField("统一职前培训合格日期", null=True, blank=True)
    card = models.CharField("行政复议工作证件号", max_length=40, blank=True)
    first_on = models.DateField("首次从事行政复议工作日期", null=True, blank=True)

    class Meta:
        verbose_name = "行政复议人员"

    def __str__(self) -> str:
        return self.account.name


class HearingRoom(models.Model):
    """A room in which hearings are held. Its name stands in bookings and papers and does not change."""

    name = models.CharField("名称", max_length=60, unique=True)
    address = models.CharField("地址", max_length=120)
    seats = models.PositiveSmallIntegerField("座位", default=20)
    in_use = models.BooleanField("可以安排听证", default=True)

    class Meta:
        verbose_name = "听证室"
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Hearing(models.Model):
    """A hearing as the calendar shows it; derived from the case (``hearing.bookings``)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="hearings", db_index=False)
    number = models.PositiveSmallIntegerField("第几次")
    on = models.DateField("日期")
    starts = models.TimeField("开始")
    ends = models.TimeField("结束")
    place = models.CharField("地点", max_length=200)
    online = models.BooleanField("网络听证", default=False)
    mandatory = models.BooleanField("应当听证", default=False)
    held = models.BooleanField("已举行", default=False)

    class Meta:
        verbose_name = "听证"
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "number"], name="hearing_once")]
        indexes: ClassVar = [models.Index(fields=["on", "starts", "case"], name="hearing_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.place}"


class HearingSlot(models.Model):
    """Half an hour of a room or a person. The constraint lets no two hearings have it, whoever writes at the same moment."""

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="slots")
    resource = models.CharField("听证室、人员", max_length=80)
    day = models.DateField("日期")
    half = models.PositiveSmallIntegerField("半小时")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resource", "day", "half"], name="hearing_slot_once")
        ]
        indexes: ClassVar = [models.Index(fields=["day"], name="hearing_slot_day")]


class StageTime(models.Model):
    """How long one stage of a case took, once it has ended. Kept by a subscriber (``times.index``), never changed after.

    ``taken``: working days, for the decision natural days (``times.stages``). ``holder_id`` and ``track`` as they were on the
    day it ended; ``own``: the office's standard on the day it began. ``late``, ``slow``: beyond the law's period, beyond the
    office's own; None where there is none.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="stage_times", db_index=False)
    stage = models.CharField("阶段", max_length=12)
    part = models.CharField(max_length=20, blank=True)
    track = models.CharField("程序", max_length=12, blank=True)
    holder_id = models.BigIntegerField("承办人", null=True)
    began_on = models.DateField("开始")
    ended_on = models.DateField("结束")
    taken = models.PositiveIntegerField("用时")
    due = models.DateField("法定期限", null=True)
    own = models.PositiveSmallIntegerField("内部时限", null=True)
    late = models.BooleanField("超过法定期限", null=True)
    slow = models.BooleanField("超过内部时限", null=True)

    class Meta:
        verbose_name = "环节用时"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "stage", "part"], name="stage_time_once")
        ]
        indexes: ClassVar = [
            # all that the board counts stands in the index: it never reads the rows
            models.Index(
                fields=["ended_on", "stage", "track", "holder_id", "taken", "late", "slow"],
                name="stage_time_period",
            ),
            models.Index(fields=["stage", "taken", "id"], name="stage_time_list"),
        ]
