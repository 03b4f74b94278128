"""Papers: drafted by a step, edited by a clerk, numbered and fixed when signed."""

from typing import ClassVar

from django.db import models

from fuyuan.matters.models import Matter

from .approval.models import ApprovalRule, Delegation, Opinion
from .batches.models import MadeFile, PaperBatch, PaperBatchLine
from .sealing.models import Seal, SealUse

__all__ = [
    "ApprovalRule", "Delegation", "MadeFile", "Opinion", "Paper", "PaperAddressee", "PaperBatch", "PaperBatchLine",
    "PaperEdit", "Seal", "SealUse", "TemplateVersion",
]  # fmt: skip


class Paper(models.Model):
    """One official document. ``text`` is the editable source; once issued, the stored PDF (``sha256``) is the paper, once
    sealed the sealed one. ``seal_organ_id``: whose seal it needs, the organ named at its foot; null for none.
    ``destroyed_on``: its archive was destroyed, number and digests are what is left of it.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "草稿"
        ISSUED = "issued", "已签发"
        FILED = "filed", "已归卷"  # a record or form made from the step's data: nobody signs it in the system
        VOID = "void", "已作废"

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="papers", db_index=False)
    kind = models.CharField("种类", max_length=80)
    title = models.CharField("名称", max_length=200)
    number = models.CharField("文号", max_length=80, blank=True)
    status = models.CharField("状态", max_length=8, choices=Status, default=Status.DRAFT)
    text = models.TextField("内容")
    layout = models.CharField("版式", max_length=20)
    template_version = models.PositiveIntegerField("模板版本", default=0)  # 0: as shipped
    template_digest = models.CharField("模板摘要", max_length=64)
    event_seq = models.PositiveIntegerField("由第几个事件拟制")
    part = models.PositiveIntegerField("同一事件的第几份", default=1)
    place = models.PositiveIntegerField("送达序号", null=True)
    revision = models.PositiveIntegerField("修改次数", default=0)
    inner = models.BooleanField("副卷", default=False)
    drafted_at = models.DateTimeField("拟制时间")
    drafted_by = models.CharField("拟制人", max_length=300)
    organ_id = models.BigIntegerField("拟制机关", null=True)
    issued_on = models.DateField("签发日期", null=True)
    issued_by = models.CharField("签发人", max_length=300, blank=True)
    sha256 = models.CharField("PDF 摘要", max_length=64, blank=True)
    code = models.CharField("核验码", max_length=12, blank=True)
    seal_organ_id = models.BigIntegerField("用印机关", null=True)
    sealed_sha256 = models.CharField("用印后 PDF 摘要", max_length=64, blank=True)
    void_reason = models.CharField("作废原因", max_length=500, blank=True)
    destroyed_on = models.DateField("销毁日期", null=True)

    class Meta:
        verbose_name = "文书"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["number"], condition=~models.Q(number=""), name="paper_number_once"
            ),
            models.UniqueConstraint(fields=["matter", "event_seq", "kind", "part"], name="paper_once"),
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="paper_verification_code"
            ),
        ]
        # what waits for a signature is a handful among millions
        indexes: ClassVar = [
            models.Index(fields=["kind", "matter"], condition=models.Q(status="draft"), name="paper_draft"),
            models.Index(
                fields=["seal_organ_id"],
                condition=models.Q(status="issued", sealed_sha256=""),
                name="paper_unsealed",
            ),
            # the register of numbers, by day
            models.Index(fields=["issued_on", "id"], condition=~models.Q(number=""), name="paper_register"),
            # a file somebody holds is looked up by its digest
            models.Index(fields=["sha256"], condition=~models.Q(sha256=""), name="paper_digest"),
            models.Index(
                fields=["sealed_sha256"], condition=~models.Q(sealed_sha256=""), name="paper_sealed_digest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def file(self) -> str:
        """The digest of the PDF that is the paper now; empty for what is drawn from its text."""
        return self.sealed_sha256 or self.sha256

    @property
    def unsealed(self) -> bool:
        """Issued, and waiting for the seal of the organ named at its foot."""
        return self.status == self.Status.ISSUED and self.seal_organ_id is not None and not self.sealed_sha256


class PaperAddressee(models.Model):
    """Whom a paper goes to, and the day it was served on them (for papers that must be served)."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="addressees", db_index=False)
    key = models.CharField("当事人", max_length=40)
    name = models.CharField("名称", max_length=100)
    post = models.CharField("身份", max_length=40)
    organ_id = models.BigIntegerField("机关", null=True)
    served_on = models.DateField("送达日期", null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["paper", "key"], name="addressee_once")]


class PaperEdit(models.Model):
    """The text a paper had before somebody changed it: nothing a clerk typed is lost."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="edits", db_index=False)
    revision = models.PositiveIntegerField("版本")
    text = models.TextField("改动前的内容")
    at = models.DateTimeField("时间")
    by = models.CharField("修改人", max_length=300)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["paper", "revision"], name="edit_once")]


class TemplateVersion(models.Model):
    """The template of one kind from a day on, as the legal office wrote it. Rows are only added: a paper keeps the number
    of the version it was drafted with; going back to the shipped text is a version of its own."""

    kind = models.CharField("文书种类", max_length=80)
    number = models.PositiveIntegerField("版本")
    text = models.TextField("模板")
    valid_from = models.DateField("启用日期")
    note = models.CharField("修改说明", max_length=300)
    made_at = models.DateTimeField("保存时间")
    made_by = models.CharField("保存人", max_length=300)

    class Meta:
        verbose_name = "文书模板"
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "number"], name="template_once")]

    def __str__(self) -> str:
        return f"{self.kind} 第{self.number}版"
