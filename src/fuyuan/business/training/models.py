"""The tables of the room: persons (sealed), the register, what is delegated to towns, hours, cards, questions and exams."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter, Projection
from fuyuan.organs.sealed import SealedField


class Person(models.Model):
    """Who somebody is: the identity number is sealed and found by its keyed index, so that namesakes are two persons."""

    name = models.CharField("姓名", max_length=60, db_index=True)
    number = SealedField("身份证号码")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    born_on = models.DateField("出生日期")

    class Meta:
        verbose_name = "人员身份"

    def __str__(self) -> str:
        return self.name


class Officer(Projection):
    """An entry of the register; ``organ_id`` is the unit. Every column is derived (``officers.steps``)."""

    person_id = models.BigIntegerField("人员")
    unit_name = models.CharField("单位", max_length=120)
    kind = models.CharField("人员类别", max_length=12)
    employment = models.CharField("用工性质", max_length=12)
    duty = models.CharField("职务", max_length=60)
    areas = models.CharField("执法领域", max_length=200)
    powers = models.TextField("放权事项", blank=True)
    since = models.DateField("到岗日期")

    class Meta:
        verbose_name = "执法人员"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person_id"], condition=models.Q(closed_on=None), name="officer_serves_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="officer_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="officer_stage_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="officer_unit_stage"),
            models.Index(fields=["title", "matter"], name="officer_name"),
            models.Index(fields=["unit_name", "organ_id"], name="officer_units"),
            models.Index(fields=["since", "matter"], name="officer_since"),
            models.Index(fields=["next_due", "matter"], name="officer_due"),
        ]


class Power(models.Model):
    """放权事项: a power of a department that towns exercise; the department owes their officers training (measure 十五)."""

    name = models.CharField(
        "事项", max_length=120, unique=True, error_messages={"unique": "清单里已经有这个事项"}
    )
    organ_id = models.BigIntegerField("原行使部门")
    organ_name = models.CharField("部门名称", max_length=120)
    area = models.CharField("执法领域", max_length=60)
    in_force = models.BooleanField("正在施行", default=True)

    class Meta:
        verbose_name = "放权事项"
        ordering: ClassVar = ["organ_name", "name"]

    def __str__(self) -> str:
        return self.name


class Batch(models.Model):
    """A sheet on its way in (people, delegated powers, results of the annual review): judged when read, taken slice by slice."""

    kind = models.CharField("种类", max_length=12)
    file_name = models.CharField("文件名", max_length=255)
    at = models.DateTimeField("上传时间")
    by_name = models.CharField("上传人", max_length=200)
    organ_id = models.BigIntegerField("机关", null=True)
    facts = models.JSONField("随表填写", default=dict)
    total = models.PositiveIntegerField("行数", default=0)
    started = models.BooleanField("开始导入", default=False)

    class Meta:
        verbose_name = "导入的表"
        indexes: ClassVar = [models.Index(fields=["organ_id", "kind", "-id"], name="training_batch_new")]

    def __str__(self) -> str:
        return self.file_name


class BatchLine(models.Model):
    """One row: what it says (sealed: it may hold identity numbers), what came of it."""

    class Verdict(models.TextChoices):
        GOOD = "good", "可以导入"
        BAD = "bad", "有问题"
        TAKEN = "taken", "已导入"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="lines", db_index=False)
    line = models.PositiveIntegerField("行")
    said = SealedField("内容")
    shown = models.JSONField("显示的内容", default=list)
    verdict = models.CharField("结果", max_length=6, choices=Verdict)
    note = models.CharField("说明", max_length=500, blank=True)
    matter_id = models.BigIntegerField("办件", null=True)

    class Meta:
        verbose_name = "导入的行"
        indexes: ClassVar = [models.Index(fields=["batch", "verdict", "id"], name="training_line_verdict")]


class Session(Projection):
    """A training session; ``organ_id`` is the organiser. Derived (``sessions.steps.session_columns``)."""

    unit_name = models.CharField("举办单位", max_length=120)
    form = models.CharField("形式", max_length=12)
    subject = models.CharField("内容类别", max_length=12)
    audience = models.CharField("培训对象", max_length=12)
    powers = models.TextField("放权事项", blank=True)
    place = models.CharField("地点", max_length=120)
    on = models.DateField("日期")
    begins = models.TimeField("开始")
    ends = models.TimeField("结束")
    hours = models.DecimalField("学时", max_digits=4, decimal_places=1)
    people = models.PositiveIntegerField("出席人数", default=0)
    approved_on = models.DateField("认定日期", null=True)

    class Meta:
        verbose_name = "培训"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="training_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="training_stage_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="training_unit_stage"),
            models.Index(fields=["-on", "-matter"], name="training_on"),
            models.Index(fields=["next_due", "matter"], name="training_due"),
        ]


class Attendance(models.Model):
    """Somebody signed in to a session: once, by the server's clock. Not an event; the organiser's report is."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    officer_id = models.BigIntegerField("名册")
    person_id = models.BigIntegerField("人员")
    name = models.CharField("姓名", max_length=60)
    unit = models.CharField("单位", max_length=120)
    at = models.DateTimeField("时间")
    way = models.CharField("方式", max_length=4)

    class Meta:
        verbose_name = "签到"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "person_id"], name="attendance_once")
        ]
        indexes: ClassVar = [models.Index(fields=["person_id", "matter"], name="attendance_person")]


class Credit(models.Model):
    """Approved hours of a person in a session; a year of a person is a sum over these."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField("人员")
    on = models.DateField("日期")
    subject = models.CharField("内容类别", max_length=12)
    hours = models.DecimalField("学时", max_digits=4, decimal_places=1)

    class Meta:
        verbose_name = "学时"
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "person_id"], name="credit_once")]
        indexes: ClassVar = [models.Index(fields=["person_id", "on"], name="credit_person")]


class Mentoring(Projection):
    """A mentor and a newcomer; ``organ_id`` is the newcomer's unit. Derived (``mentoring.steps.mentor_columns``)."""

    unit_name = models.CharField("单位", max_length=120)
    mentor_id = models.BigIntegerField("带教人员")
    newcomer_id = models.BigIntegerField("新进人员")
    supervisors = models.BooleanField("监督人员", default=False)
    from_on = models.DateField("起")
    to_on = models.DateField("止")
    agreed = models.PositiveSmallIntegerField("已确认的月份", default=0)
    months = models.PositiveSmallIntegerField("月份")
    approved_on = models.DateField("认定日期", null=True)

    class Meta:
        verbose_name = "以老带新"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["newcomer_id"], condition=models.Q(closed_on=None), name="mentoring_one_open"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="mentoring_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="mentoring_stage_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="mentoring_unit_stage"),
            models.Index(fields=["to_on", "matter"], name="mentoring_until"),
            models.Index(fields=["next_due", "matter"], name="mentoring_due"),
        ]


class Lesson(Projection):
    """A lesson; ``organ_id`` is who wrote it. Derived (``lessons.steps.lesson_columns``)."""

    unit_name = models.CharField("编写单位", max_length=120)
    subject = models.CharField("内容类别", max_length=12)
    pages = models.PositiveSmallIntegerField("页数")
    minutes = models.PositiveSmallIntegerField("学习时间")
    hours = models.DecimalField("学时", max_digits=4, decimal_places=1)
    until = models.DateField("截止日期")
    people = models.PositiveIntegerField("报送人数", default=0)
    approved_on = models.DateField("认定日期", null=True)

    class Meta:
        verbose_name = "微课"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="lesson_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="lesson_stage_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="lesson_unit_stage"),
            models.Index(fields=["-until", "-matter"], name="lesson_until"),
            models.Index(fields=["next_due", "matter"], name="lesson_due"),
        ]


class Learner(models.Model):
    """How far somebody is in a lesson, by the server's clock. ``page``: pages read; ``opened_at``: since when the next is open."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    officer_id = models.BigIntegerField("名册")
    person_id = models.BigIntegerField("人员")
    name = models.CharField("姓名", max_length=60)
    unit = models.CharField("单位", max_length=120)
    device = models.CharField("设备", max_length=64)
    started_at = models.DateTimeField("开始时间")
    page = models.PositiveSmallIntegerField("读完的页", default=0)
    opened_at = models.DateTimeField("打开时间", null=True)
    tries = models.PositiveSmallIntegerField("测试次数", default=0)
    right = models.PositiveSmallIntegerField("答对", default=0)
    finished_at = models.DateTimeField("完成时间", null=True)

    class Meta:
        verbose_name = "学员"
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "person_id"], name="learner_once")]
        indexes: ClassVar = [models.Index(fields=["person_id", "-id"], name="learner_person")]


class OwnEntry(models.Model):
    """Whom of the register an account belongs to, as its holder proved once with the end of the identity number."""

    account_id = models.BigIntegerField("账号", unique=True)
    person_id = models.BigIntegerField("人员", unique=True)
    at = models.DateTimeField("确认时间")

    class Meta:
        verbose_name = "本人"


class Certificate(Projection):
    """A certificate of one person; ``organ_id`` is the organ. Derived (``certificates.steps.certificate_columns``)."""

    person_id = models.BigIntegerField("人员")
    officer_id = models.BigIntegerField("名册")
    unit_name = models.CharField("单位", max_length=120)
    kind = models.CharField("证件种类", max_length=12)
    areas = models.CharField("执法领域", max_length=200)
    card_number = models.CharField("证件号码", max_length=40, blank=True)
    issued_on = models.DateField("发证日期", null=True)
    valid_until = models.DateField("有效期至", null=True)
    reviewed_year = models.PositiveSmallIntegerField("最近年审年度", null=True)

    class Meta:
        verbose_name = "执法证件"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person_id"], condition=models.Q(closed_on=None), name="certificate_one_open"
            ),
            models.UniqueConstraint(
                fields=["card_number"], condition=~models.Q(card_number=""), name="certificate_card_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="certificate_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="certificate_stage_due"),
            models.Index(fields=["organ_id", "stage", "-matter"], name="certificate_unit_stage"),
            models.Index(fields=["officer_id", "-matter"], name="certificate_officer"),
            models.Index(fields=["valid_until", "matter"], name="certificate_until"),
            models.Index(fields=["next_due", "matter"], name="certificate_due"),
        ]


class Certified(models.Model):
    """Days on which a person might act under a certificate; both count. Kept by a subscriber: who may act is one look-up."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField("人员")
    card_number = models.CharField("证件号码", max_length=40)
    kind = models.CharField("证件种类", max_length=12)
    first = models.DateField("起")
    last = models.DateField("止")

    class Meta:
        verbose_name = "持证期间"
        indexes: ClassVar = [
            models.Index(fields=["person_id", "first", "last"], name="certified_person"),
            models.Index(fields=["card_number", "first", "last"], name="certified_card"),
            models.Index(fields=["matter"], name="certified_matter"),
        ]


class Question(Projection):
    """A question of the bank. Derived (``bank.steps.question_columns``); whether its article has changed is asked, not stored."""

    kind = models.CharField("题型", max_length=10)
    subject = models.CharField("内容类别", max_length=12)
    area = models.CharField("领域", max_length=60)
    basis = models.CharField("依据", max_length=120, blank=True)
    citation = models.CharField("核对过的条文", max_length=40, blank=True)
    edition = models.PositiveSmallIntegerField("第几稿", default=1)
    fingerprint = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = "试题"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=models.Q(closed_on=None), name="bank_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="bank_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="bank_stage_due"),
            models.Index(fields=["stage", "kind", "area"], name="bank_pool"),
            models.Index(fields=["stage", "citation"], name="bank_citation"),
            models.Index(fields=["next_due", "matter"], name="bank_due"),
        ]


class Exam(Projection):
    """An exam; ``organ_id`` is the bureau. Derived (``exams.steps.exam_columns``)."""

    purpose = models.CharField("用途", max_length=14)
    year = models.PositiveSmallIntegerField("年审年度", null=True)
    on = models.DateField("考试日期")
    begins = models.TimeField("开考时间")
    total = models.PositiveSmallIntegerField("总分")
    pass_mark = models.PositiveSmallIntegerField("合格线")
    people = models.PositiveIntegerField("考生", default=0)
    sat = models.PositiveIntegerField("参加", default=0)
    passed = models.PositiveIntegerField("合格", default=0)

    class Meta:
        verbose_name = "考试"
        indexes: ClassVar = [
            models.Index(fields=["stage", "-matter"], name="exam_stage"),
            models.Index(fields=["stage", "next_due", "matter"], name="exam_stage_due"),
            models.Index(fields=["-on", "-matter"], name="exam_on"),
            models.Index(fields=["next_due", "matter"], name="exam_due"),
        ]


class ExamItem(models.Model):
    """A question of an exam's pool in the wording it was drawn with, whatever becomes of it in the bank."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    question_id = models.BigIntegerField("试题")
    edition = models.PositiveSmallIntegerField("第几稿")
    part = models.PositiveSmallIntegerField("试卷第几部分")
    kind = models.CharField("题型", max_length=10)
    stem = models.TextField("题干")
    choices = models.JSONField("选项")
    right = models.JSONField("正确选项")
    points = models.PositiveSmallIntegerField("分数")
    basis = models.CharField("依据", max_length=120, blank=True)
    explanation = models.TextField("解析", blank=True)

    class Meta:
        verbose_name = "考试用题"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "part", "question_id"], name="exam_item_once")
        ]


class Sitting(models.Model):
    """One person's part in an exam: his seat, his time by the server's clock, the device he answers on, what it came to."""

    class Ended(models.TextChoices):
        HANDED_IN = "handed", "本人交卷"
        TIME_UP = "time", "时间到，自动交卷"

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="+", db_index=False)
    officer_id = models.BigIntegerField("名册")
    person_id = models.BigIntegerField("人员")
    certificate_id = models.BigIntegerField("证件", null=True)
    name = models.CharField("姓名", max_length=60)
    unit = models.CharField("单位", max_length=120)
    organ_id = models.BigIntegerField("单位编号")
    seat = models.PositiveIntegerField("座位号")
    started_at = models.DateTimeField("入场时间", null=True)
    deadline = models.DateTimeField("作答截止", null=True)
    paper = models.JSONField(
        "试卷", default=list
    )  # [question of the pool, order of its choices], as drawn at the start
    device = models.CharField("作答设备", max_length=64, blank=True)
    devices = models.PositiveSmallIntegerField("换设备次数", default=0)
    ended_at = models.DateTimeField("交卷时间", null=True)
    ended = models.CharField("交卷方式", max_length=6, choices=Ended, blank=True)
    marks = models.JSONField("各题得分", null=True)
    score = models.PositiveSmallIntegerField("成绩", null=True)
    digest = models.CharField("答卷摘要", max_length=64, blank=True)
    linked = models.BooleanField("成绩已登记到证件", default=False)
    voided = models.BooleanField("成绩取消", default=False)  # the score is then None

    class Meta:
        verbose_name = "考生"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "person_id"], name="sitting_person_once"),
            models.UniqueConstraint(fields=["matter", "seat"], name="sitting_seat_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["matter", "name"], name="sitting_name"),
            models.Index(fields=["certificate_id", "matter"], name="sitting_certificate"),
            models.Index(fields=["person_id", "matter"], name="sitting_person"),
        ]


class Answer(models.Model):
    """One answer as it was given; a changed mind is another row, and the last one counts. Never changed, never deleted
    (triggers); a digest of them all is in the closing event of the exam."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="answers", db_index=False)
    item_id = models.BigIntegerField("题目")
    chosen = models.CharField("选项", max_length=20, blank=True)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "答案"
        indexes: ClassVar = [models.Index(fields=["sitting", "id"], name="answer_sitting")]
