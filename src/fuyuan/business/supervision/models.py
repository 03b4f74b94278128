"""The tables of the room; every column is derived from events (``procedure.columns``)."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection


class Supervision(Projection):
    """A 监督件; ``organ_id`` is the unit, ``told_on`` the day from which the unit sees it."""

    organ_name = models.CharField("执法机关", max_length=120)
    source = models.CharField("怎样发现", max_length=12)
    kind = models.CharField("问题种类", max_length=12)
    grave = models.BooleanField("重大问题", default=False)
    findings = models.PositiveSmallIntegerField("问题")
    open_findings = models.PositiveSmallIntegerField("未纠正")
    means = models.CharField("处理方式", max_length=10, blank=True)
    paper_number = models.CharField("文号", max_length=80, blank=True)
    act_number = models.CharField("行政行为文号", max_length=100, blank=True)
    found_on = models.DateField("发现日期")
    told_on = models.DateField("告知日期", null=True)
    answered_on = models.DateField("报送日期", null=True)
    corrected_on = models.DateField("纠正日期", null=True)
    inspection_id = models.BigIntegerField("监督检查", null=True)
    objected = models.BooleanField("有异议", default=False)

    class Meta:
        verbose_name = "执法监督件"
        constraints: ClassVar = [
            # one inspection, one matter by its check list and one by its file review: an event told twice cannot open another
            models.UniqueConstraint(
                fields=["inspection_id", "source"],
                condition=models.Q(inspection_id__isnull=False),
                name="supervision_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="supervision_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="supervision_stage_due"),
            models.Index(fields=["next_due", "matter"], name="supervision_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="supervision_unit"),
            models.Index(fields=["organ_id", "act_number"], name="supervision_act"),
            models.Index(fields=["-found_on", "-matter"], name="supervision_found"),
            models.Index(fields=["corrected_on", "organ_id"], name="supervision_corrected"),
        ]


class Supervisor(Projection):
    """An 执法监督员 or 联系点 of the register; ``holder_id`` is the account, ``unit_id`` where he or she works."""

    role = models.CharField("聘任为", max_length=12)
    kind = models.CharField("身份", max_length=12)
    unit_id = models.BigIntegerField("所在执法机关", null=True)
    unit_name = models.CharField("所在单位", max_length=120, blank=True)
    from_on = models.DateField("任期起")
    to_on = models.DateField("任期止")
    ties = models.PositiveSmallIntegerField("申报的关系", default=0)
    unpaid = models.PositiveIntegerField("未支付的补助（分）", default=0)

    class Meta:
        verbose_name = "执法监督员、联系点"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="supervisor_stage"),
            models.Index(fields=["next_due", "matter"], name="supervisor_due"),
            models.Index(fields=["holder_id", "stage"], name="supervisor_holder"),
            models.Index(fields=["to_on", "matter"], name="supervisor_term"),
        ]


class SupervisionRound(Projection):
    """A 监督轮次."""

    form = models.CharField("形式", max_length=10)
    first_on = models.DateField("开始日期")
    last_on = models.DateField("结束日期")
    units = models.PositiveSmallIntegerField("单位", default=0)
    announced_on = models.DateField("公布日期", null=True)
    waiting = models.PositiveSmallIntegerField("待改派", default=0)

    class Meta:
        verbose_name = "监督轮次"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="sround_stage"),
            models.Index(fields=["next_due", "matter"], name="sround_due"),
            models.Index(fields=["-first_on", "-matter"], name="sround_first"),
            models.Index(fields=["number"], name="sround_number"),
        ]


class Inspection(Projection):
    """One unit looked at by one team; ``organ_id`` is the unit."""

    organ_name = models.CharField("被监督单位", max_length=120)
    round_id = models.BigIntegerField("轮次")
    round_number = models.CharField("轮次编号", max_length=80)
    team = models.CharField("监督队", max_length=80)
    members = models.CharField("队员", max_length=200, blank=True)
    first_on = models.DateField("开始日期")
    last_on = models.DateField("结束日期")
    inspected_on = models.DateField("检查日期", null=True)
    findings = models.PositiveSmallIntegerField("发现问题", default=0)

    class Meta:
        verbose_name = "监督检查"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round_id", "organ_id"], name="inspection_once_a_round")
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="inspection_stage"),
            models.Index(fields=["next_due", "matter"], name="inspection_due"),
            models.Index(fields=["organ_id", "-matter"], name="inspection_unit"),
            models.Index(fields=["-inspected_on", "-matter"], name="inspection_day"),
        ]


class InspectionSeat(models.Model):
    """A member of the team that has an inspection now: his or her door to it."""

    matter = models.ForeignKey(
        Matter, on_delete=models.CASCADE, related_name="inspection_seats", db_index=False
    )
    person_id = models.BigIntegerField("人员")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "person_id"], name="inspection_seat_once")
        ]
        indexes: ClassVar = [models.Index(fields=["person_id", "matter"], name="inspection_seat_person")]


class AnnualReport(Projection):
    """The 执法情况年度报告 of one organ on one year; ``organ_id`` is the organ."""

    organ_name = models.CharField("执法机关", max_length=120)
    year = models.PositiveSmallIntegerField("年度")
    version = models.PositiveSmallIntegerField("公布的版本", default=0)
    published_on = models.DateField("公布日期", null=True)
    withdrawn = models.BooleanField("已撤回", default=False)
    contested = models.PositiveSmallIntegerField("不同意见", default=0)

    class Meta:
        verbose_name = "执法情况年度报告"
        constraints: ClassVar = [models.UniqueConstraint(fields=["organ_id", "year"], name="annual_once")]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="annual_stage"),
            models.Index(fields=["next_due", "matter"], name="annual_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="annual_unit"),
            models.Index(fields=["year", "organ_id"], name="annual_year"),
        ]


class SelfCheck(Projection):
    """An organ's check of its own enforcement; ``organ_id`` is the organ."""

    organ_name = models.CharField("执法机关", max_length=120)
    topics = models.CharField("自查内容", max_length=300)
    first_on = models.DateField("开始日期")
    last_on = models.DateField("完成期限")
    checked_on = models.DateField("自查日期", null=True)
    findings = models.PositiveSmallIntegerField("问题", default=0)
    open_findings = models.PositiveSmallIntegerField("未整改", default=0)

    class Meta:
        verbose_name = "内部执法监督自查"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="selfcheck_stage"),
            models.Index(fields=["next_due", "matter"], name="selfcheck_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="selfcheck_unit"),
            models.Index(fields=["organ_id", "checked_on"], name="selfcheck_checked"),
            models.Index(fields=["-first_on", "-matter"], name="selfcheck_first"),
        ]


class LossReview(Projection):
    """The yearly review of lost suits and corrected acts."""

    year = models.PositiveSmallIntegerField("年度", unique=True)
    cases = models.PositiveSmallIntegerField("案件", default=0)
    organs = models.PositiveSmallIntegerField("单位", default=0)
    picked = models.PositiveSmallIntegerField("选出的典型案件", default=0)
    told_on = models.DateField("通报日期", null=True)

    class Meta:
        verbose_name = "年度败诉案件梳理"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="lossreview_stage"),
            models.Index(fields=["next_due", "matter"], name="lossreview_due"),
        ]


class LossReviewUnit(models.Model):
    """An organ that lost something in the year: its door to the review once it was told. Kept by a subscriber."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="review_units", db_index=False)
    organ_id = models.BigIntegerField("单位")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "organ_id"], name="lossreview_unit_once")
        ]
        indexes: ClassVar = [models.Index(fields=["organ_id", "matter"], name="lossreview_unit")]


class Campaign(Projection):
    """A campaign; ``organ_id`` is the 行政执法监督机构."""

    form = models.CharField("监督方式", max_length=8)
    first_on = models.DateField("开始日期")
    last_on = models.DateField("结束日期")
    survey_to = models.DateField("问卷截止日期", null=True)

    class Meta:
        verbose_name = "整治"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="campaign_stage"),
            models.Index(fields=["next_due", "matter"], name="campaign_due"),
            models.Index(fields=["-first_on", "-matter"], name="campaign_first"),
        ]


class CampaignProblem(Projection):
    """A problem of a campaign; ``organ_id`` is the unit, ``told_on`` the day from which it sees the problem."""

    campaign_id = models.BigIntegerField("整治")
    campaign = models.CharField("整治", max_length=120)
    organ_name = models.CharField("责任单位", max_length=120)
    area = models.CharField("执法领域", max_length=60)
    found = models.CharField("怎样发现", max_length=12)
    found_on = models.DateField("发现日期")
    told_on = models.DateField("交办日期", null=True)
    by_on = models.DateField("整改期限", null=True)
    report_id = models.BigIntegerField("群众反映", null=True)
    cause = models.CharField("原因", max_length=300, blank=True)
    measure = models.CharField("整改措施", max_length=300, blank=True)

    class Meta:
        verbose_name = "整治问题"
        constraints: ClassVar = [
            # one report, one problem: an event told twice cannot open a second
            models.UniqueConstraint(
                fields=["report_id"],
                condition=models.Q(report_id__isnull=False),
                name="problem_once_a_report",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="problem_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="problem_stage_due"),
            models.Index(fields=["next_due", "matter"], name="problem_due"),
            models.Index(fields=["campaign_id", "stage", "-matter"], name="problem_campaign"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="problem_unit"),
            models.Index(fields=["area", "-matter"], name="problem_area"),
            models.Index(fields=["found_on", "organ_id"], name="problem_found"),
        ]


class SurveyAnswer(models.Model):
    """One answer to a campaign's survey. ``token``: the form it came in, sent twice and counted once. ``network``: a keyed
    digest of the network within this campaign, by which what was stuffed is recognised; it leads to nobody.
    """

    campaign_id = models.BigIntegerField("整治")
    text = models.CharField("为什么", max_length=300, blank=True)
    words = models.CharField("用来比较的文字", max_length=300, blank=True)
    given_on = models.DateField("填写日期")
    token = models.CharField(max_length=64, unique=True)
    network = models.CharField(max_length=64)

    class Meta:
        verbose_name = "问卷"
        indexes: ClassVar = [
            models.Index(fields=["campaign_id", "id"], name="survey_campaign"),
            models.Index(fields=["campaign_id", "given_on", "network", "id"], name="survey_network"),
            models.Index(
                fields=["campaign_id", "words", "id"], condition=~models.Q(words=""), name="survey_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given_on} {self.text}"


class SurveyChoice(models.Model):
    """An area an answer names."""

    answer = models.ForeignKey(
        SurveyAnswer, models.CASCADE, related_name="choices", verbose_name="问卷", db_index=False
    )
    area = models.CharField("最不满意的领域", max_length=60)

    class Meta:
        verbose_name = "问卷选择"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "area"], name="survey_choice_once")
        ]

    def __str__(self) -> str:
        return self.area
