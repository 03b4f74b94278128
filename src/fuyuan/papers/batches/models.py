"""A batch and its lines, and the files made in the background. What a batch did stands in the matters' own histories."""

from typing import Any, ClassVar

from django.db import models

from fuyuan.matters.models import Matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account
from fuyuan.organs.posts import Post


class Asked(models.Model):
    """Who asked for it, in which post: only they go on with it and read what came of it."""

    token = models.CharField("提交标记", max_length=64)  # the same form sent twice is one request
    title = models.CharField("名称", max_length=200)
    asked = models.JSONField("要求", default=dict)
    at = models.DateTimeField("时间")
    person = models.ForeignKey(
        Account, models.PROTECT, related_name="+", verbose_name="经办人", db_index=False
    )
    post = models.CharField("岗位", max_length=40)
    organ_id = models.BigIntegerField("机关", null=True)
    organ_name = models.CharField("机关名称", max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def actor(self) -> Actor:
        """Whoever asked, as they were then."""
        return Actor(Post(self.post), self.person.name, self.person_id, self.organ_id, self.organ_name)


class PaperBatch(Asked):
    """One act on many papers or matters. ``kind`` and ``step`` say which, where the act is a step of a room."""

    class Act(models.TextChoices):
        STEP = "step", "办理"
        ISSUE = "issue", "签发"
        SEAL = "seal", "用印"
        SERVE = "serve", "送达"

    act = models.CharField("办什么", max_length=8, choices=Act)
    kind = models.CharField("办件种类", max_length=40, blank=True)
    step = models.CharField("步骤", max_length=60, blank=True)
    total = models.PositiveIntegerField("份数")

    class Meta:
        verbose_name = "批量办理"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "token"], name="paper_batch_once")]


class PaperBatchLine(models.Model):
    """One paper (or, for a step, one matter) of a batch, and what came of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "等待"
        DONE = "done", "已办理"
        REFUSED = "refused", "没有办成"

    batch = models.ForeignKey(PaperBatch, models.CASCADE, related_name="lines", db_index=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField("看到的修改次数", default=0)
    label = models.CharField("名称", max_length=300)
    number = models.CharField("编号", max_length=80, blank=True)
    state = models.CharField("结果", max_length=8, choices=State, default=State.WAITING)
    note = models.CharField("说明", max_length=500, blank=True)

    class Meta:
        verbose_name = "批量办理的一份"
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["batch", "state", "id"], name="paper_batch_line_state")]


class MadeFile(Asked):
    """A file that takes long to make (many papers in one PDF, a volume of a case), made by a process of its own and kept
    for a day. ``maker`` says what makes it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "排队"
        MAKING = "making", "正在制作"
        READY = "ready", "已做好"
        FAILED = "failed", "没有做成"
        GONE = "gone", "已清除"

    maker = models.CharField("制作什么", max_length=60)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField("文件名", max_length=200)
    type = models.CharField("类型", max_length=60)
    state = models.CharField("进度", max_length=8, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField("已处理", default=0)
    total = models.PositiveIntegerField("总数", default=0)
    tries = models.PositiveSmallIntegerField("做过几次", default=0)
    notes = models.JSONField("没有列入的", default=list)
    problem = models.CharField("原因", max_length=500, blank=True)
    ready_at = models.DateTimeField("做好时间", null=True)

    class Meta:
        verbose_name = "后台制作的文件"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "token"], name="made_file_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["id"], condition=models.Q(state__in=["waiting", "making"]), name="made_file_waiting"
            )
        ]

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.WAITING, self.State.MAKING)


def asker(actor: Actor) -> dict[str, Any]:
    """Return the columns that say who asks. Raises ValueError for an actor without an account: nobody could come back."""
    if actor.person_id is None:
        raise ValueError("who asks must have an account")
    return {
        "person_id": actor.person_id, "post": actor.post.value, "organ_id": actor.organ_id, "organ_name": actor.organ_name
    }  # fmt: skip
