"""The kernel's tables: a matter's identity, its events, its duties, the counters, and the base of every room's row."""

from typing import Any, ClassVar

from django.db import models

from fuyuan.organs.sealed import SealedField

from .chain import GENESIS


class Matter(models.Model):
    """Identity and head of chain of one piece of official business. Its row is what a step locks."""

    kind = models.CharField("业务", max_length=40)
    seq = models.PositiveIntegerField("事件数", default=0)
    head = models.CharField("链首摘要", max_length=64, default=GENESIS)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "id"], name="matter_kind")]


class AppendOnly(models.QuerySet):  # type: ignore[type-arg]
    """Refuse bulk change and deletion: history is only ever added to."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError("history is append-only")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("history is append-only")


class EventRow(models.Model):
    """One step taken, as stored. ``body`` is the record as it was written, to the character."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="events", db_index=False)
    seq = models.PositiveIntegerField("序号")
    step = models.CharField("步骤", max_length=60)
    day = models.DateField("办理日期")
    at = models.DateTimeField("记录时间")
    post = models.CharField("岗位", max_length=40)
    person_id = models.BigIntegerField("人员", null=True)
    name = models.CharField("姓名", max_length=200)
    organ_id = models.BigIntegerField("机关", null=True)
    organ_name = models.CharField("机关名称", max_length=200, blank=True)
    body = models.TextField("内容")
    stamped = models.TextField("系统加注", default="{}")
    prev = models.CharField("前一摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64)
    token = models.CharField("提交令牌", max_length=64, null=True)

    objects = AppendOnly.as_manager()

    class Meta:
        # not ``unique=True``: on PostgreSQL that brings an index for LIKE besides, written at every step
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "seq"], name="event_once"),
            models.UniqueConstraint(fields=["token"], name="event_token_once"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("history is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("history is append-only")


HELD = models.Q(person_id__isnull=False)  # the others are found by ``duty_unheld``


class DutyRow(models.Model):
    """A duty as derived from the state: a cache with its receipt (``facts``), for worklists and reminders."""

    class Status(models.TextChoices):
        OPEN = "open", "待办"
        STOPPED = "stopped", "中止"
        DONE = "done", "办结"
        LAPSED = "lapsed", "不再需要"

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="duties", db_index=False)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    title = models.CharField("事项", max_length=120)
    label = models.CharField("办件", max_length=300)
    rule = models.CharField(max_length=60, blank=True)
    facts = models.TextField(default="{}")
    post = models.CharField(max_length=40)
    organ_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    due = models.DateField("期限", null=True)
    amber = models.DateField("预警日", null=True)
    unit = models.CharField(max_length=8, blank=True)
    provisional = models.BooleanField(default=False)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.OPEN)
    done_on = models.DateField(null=True)
    steps = models.CharField(max_length=300, blank=True)
    lapse = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "key"], name="duty_once")]
        indexes: ClassVar = [
            models.Index(fields=["post", "organ_id", "status", "due", "id"], name="duty_worklist"),
            models.Index(fields=["person_id", "status", "due", "id"], name="duty_person", condition=HELD),
            models.Index(
                fields=["post", "person_id", "status", "due", "id"], name="duty_post_person", condition=HELD
            ),
            # to PostgreSQL a column that IS NULL is not one value, and what follows it in an index no order
            models.Index(
                fields=["post", "status", "due", "id"],
                name="duty_unheld",
                condition=models.Q(person_id__isnull=True),
            ),
            models.Index(fields=["post", "status", "due", "id"], name="duty_post"),
            models.Index(fields=["status", "lapse", "due"], name="duty_lapse"),
        ]


class Projection(models.Model):
    """Base of a room's row: the columns every list, light and search needs. Written by the kernel only."""

    matter = models.OneToOneField(Matter, primary_key=True, on_delete=models.PROTECT, related_name="+")
    number = models.CharField("编号", max_length=80, blank=True)
    title = models.CharField("标题", max_length=300)
    stage = models.CharField("阶段", max_length=40)
    state = models.TextField("状态")
    # Behind all other columns, those of the room included: SQLite keeps the beginning of a long row on its page and the rest
    # elsewhere, and a list would fetch that rest for each row to read a column behind it.
    state.creation_counter = 1_000_000
    opened_on = models.DateField("开始日期")
    closed_on = models.DateField("办结日期", null=True)
    suspended = models.BooleanField("中止", default=False)
    organ_id = models.BigIntegerField("机关", null=True)
    holder_id = models.BigIntegerField("承办人", null=True)
    next_due = models.DateField("最近期限", null=True)
    next_amber = models.DateField("最近预警日", null=True)
    next_duty = models.CharField("最近事项", max_length=120, blank=True)
    next_unit = models.CharField(max_length=8, blank=True)
    seq = models.PositiveIntegerField("事件数", default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Counter(models.Model):
    """The last number given in a series of a year. Locked while a number is taken: gap-free, never twice."""

    series = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["series", "year"], name="counter_once")]


class Attachment(models.Model):
    """One content: stored once under its SHA-256, whoever sends it how often. Never changed, never unlinked in use.

    ``destroyed_on``: its archive was destroyed when its time was over; the row with its digest stays as the trace of it.
    """

    sha256 = models.CharField("内容摘要", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("字节数")
    type = models.CharField("类型", max_length=100)
    flags = models.CharField("提示", max_length=100, blank=True)
    scan = models.CharField("病毒检查", max_length=100, blank=True)
    at = models.DateTimeField("首次收到")
    name = models.CharField("首次提交人", max_length=200)
    destroyed_on = models.DateField("销毁日期", null=True)


class AttachmentUse(models.Model):
    """A content in a matter, under the name its sender gave it. Without a matter while the form is still a draft.

    ``draft`` is the submit token of that form. ``readers`` lists posts (codes separated by spaces); blank: everyone
    who sees the matter. ``event_seq`` is the step that put the file on record.
    """

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="uses")
    matter = models.ForeignKey(
        Matter, on_delete=models.PROTECT, null=True, related_name="files", db_index=False
    )
    draft = models.CharField(max_length=64, blank=True)
    label = models.CharField("文件名", max_length=255)
    purpose = models.CharField("用途", max_length=80, blank=True)
    readers = models.CharField("可以查看的岗位", max_length=300, blank=True)
    event_seq = models.PositiveIntegerField("入卷的事件", null=True)
    at = models.DateTimeField("提交时间")
    post = models.CharField("岗位", max_length=40)
    person_id = models.BigIntegerField("人员", null=True)
    name = models.CharField("提交人", max_length=200)
    organ_id = models.BigIntegerField("机关", null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["matter", "id"], name="use_matter"),
            models.Index(fields=["draft"], name="use_draft", condition=~models.Q(draft="")),
        ]

    def __str__(self) -> str:
        return self.label


class Notification(models.Model):
    """A message to one person, or to whoever holds a post in an organ; shown in the application."""

    person_id = models.BigIntegerField("人员", null=True)
    post = models.CharField("岗位", max_length=40, blank=True)
    organ_id = models.BigIntegerField("机关", null=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.CharField("内容", max_length=500)
    url = models.CharField("页面", max_length=200, blank=True)
    at = models.DateTimeField("时间")
    read_at = models.DateTimeField("已读", null=True)
    key = models.CharField(max_length=120, null=True, unique=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person_id", "read_at", "-id"], name="note_person"),
            models.Index(fields=["post", "organ_id", "read_at", "-id"], name="note_post"),
        ]


class OutboxMessage(models.Model):
    """An e-mail or text message waiting to leave: written with the act, sent after its commit, kept with its result."""

    class Channel(models.TextChoices):
        EMAIL = "email", "电子邮件"
        SMS = "sms", "短信"

    channel = models.CharField(max_length=8, choices=Channel)
    address = SealedField("收件地址")
    subject = models.CharField("主题", max_length=200, blank=True)
    text = SealedField("内容")
    at = models.DateTimeField("写入时间")
    sent_at = models.DateTimeField("发出时间", null=True)
    tries = models.PositiveSmallIntegerField("次数", default=0)
    next_try = models.DateTimeField("下次尝试", null=True)
    problem = models.CharField("问题", max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["next_try", "id"], name="outbox_due", condition=models.Q(sent_at=None)),
        ]


class Derivation(models.Model):
    """With which calendar, assumptions and windows the stored duties were last derived (one row)."""

    fingerprint = models.CharField(max_length=64)
