"""The tables of the committee: members, consultations and who sits on them, plenary meetings, studies."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection


class Member(Projection):
    """A member; every column is derived (``members.steps.member_columns``)."""

    person_id = models.BigIntegerField("人员")
    kind = models.CharField("委员类别", max_length=12)
    role = models.CharField("担任", max_length=8)
    employer = models.CharField("工作单位", max_length=120)
    duty = models.CharField("职务、职称", max_length=80)
    fields = models.CharField("专业领域", max_length=200)
    from_on = models.DateField("任期起")
    to_on = models.DateField("任期止")

    class Meta:
        verbose_name = "委员"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person_id"], condition=models.Q(closed_on=None), name="member_serves_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="member_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="member_stage_due"),
            models.Index(fields=["person_id", "-matter"], name="member_person"),
            models.Index(fields=["to_on", "matter"], name="member_to"),
            models.Index(fields=["next_due", "matter"], name="member_due"),
        ]


class Consultation(Projection):
    """A case put to the committee; derived (``consultations.steps.consultation_columns``)."""

    case_id = models.BigIntegerField("案件")
    case_number = models.CharField("案号", max_length=80)
    ground = models.CharField("提请的情形", max_length=12)
    form = models.CharField("形式", max_length=8)
    meet_on = models.DateField("会议日期")
    panel = models.PositiveSmallIntegerField("委员人数", default=0)
    outside = models.PositiveSmallIntegerField("专家、学者", default=0)
    dissents = models.PositiveSmallIntegerField("不同意见", default=0)
    concluded_on = models.DateField("形成意见日期", null=True)
    adoption = models.CharField("采纳情况", max_length=8, blank=True)
    answered_on = models.DateField("说明日期", null=True)
    decision_number = models.CharField("复议决定文号", max_length=80, blank=True)

    class Meta:
        verbose_name = "案件咨询"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case_id"], condition=models.Q(closed_on=None), name="consultation_one_open"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="consultation_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="consultation_stage_due"),
            models.Index(fields=["case_id", "-matter"], name="consultation_case"),
            models.Index(fields=["case_number", "-matter"], name="consultation_case_number"),
            models.Index(fields=["opened_on", "matter"], name="consultation_opened"),
            models.Index(fields=["meet_on", "matter"], name="consultation_meet"),
            models.Index(fields=["next_due", "matter"], name="consultation_due"),
        ]


class PanelSeat(models.Model):
    """A person's place on a panel: ``open``, may read now; ``left``, stepped aside, so that it counts for no load."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="panel_seats", db_index=False)
    person_id = models.BigIntegerField("委员")
    since = models.DateField("列入日期")
    open = models.BooleanField("可以查阅", default=True)
    left = models.BooleanField("已经回避、更换", default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "person_id"], name="panel_seat_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["person_id", "open", "matter"], name="panel_seat_open"),
            models.Index(fields=["since", "person_id"], name="panel_seat_load"),
        ]


class Plenary(Projection):
    """A plenary meeting; derived (``plenaries.steps.plenary_columns``)."""

    meet_on = models.DateField("会议日期")
    held_on = models.DateField("召开日期", null=True)
    place = models.CharField("地点", max_length=120)
    topics = models.PositiveSmallIntegerField("议题", default=0)
    invited = models.PositiveSmallIntegerField("应到委员", default=0)
    present = models.PositiveSmallIntegerField("到会委员", null=True)

    class Meta:
        verbose_name = "全体会议"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="plenary_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="plenary_stage_due"),
            models.Index(fields=["-meet_on", "-matter"], name="plenary_meet"),
            models.Index(fields=["next_due", "matter"], name="plenary_due"),
        ]


class Study(Projection):
    """A study of a common problem; derived (``studies.steps.study_columns``)."""

    act_kind = models.CharField("案件类型", max_length=20)
    due_on = models.DateField("报告日期")
    reported_on = models.DateField("提交日期", null=True)
    researchers = models.CharField("承担研究的委员", max_length=300)

    class Meta:
        verbose_name = "共性问题研究"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="study_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="study_stage_due"),
            models.Index(fields=["act_kind", "-matter"], name="study_act_kind"),
            models.Index(fields=["next_due", "matter"], name="study_due"),
        ]
