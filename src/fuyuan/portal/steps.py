"""What a party can do in its case on the portal: the questions, in plain words, and the consequences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from fuyuan.business.reconsideration.basis.records import AskBasisReview, Norm, NormKind
from fuyuan.business.reconsideration.hearing.records import AskHearing
from fuyuan.business.reconsideration.reading import electronic, keys_of
from fuyuan.business.reconsideration.records import (
    AskAppraisal,
    AskPaperCopy,
    FileRequest,
    MediationWish,
    PartyStatement,
    Side,
    StopRequest,
    Supplement,
    Withdraw,
)
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.matters.record import FileRef
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from .fields import field


class StepForm(forms.Form):
    """The questions of one step; ``state`` is the case before it, ``actor`` the party who takes it."""

    files_label = ""  # a label makes room for files
    files_needed_with = ""  # without files this field must be filled in

    def __init__(self, *args: Any, state: CaseState, actor: Actor, **kwargs: Any) -> None:
        self.state, self.actor = state, actor
        super().__init__(*args, **kwargs)
        self.build()

    def build(self) -> None:
        """Adapt fields to the case."""

    def as_record(self, files: list[FileRef]) -> dict[str, Any]:
        values = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        return {**values, "files": files} if self.files_label else values


class SupplementForm(StepForm):
    files_label, files_needed_with = "补正材料", "note"
    note = field(Supplement, "note", label="补正说明", help_text="对照通知书逐项说明；只交材料的可以不写")


class WithdrawForm(StepForm):
    files_label = "撤回申请书、和解协议（有的话）"
    reason = field(Withdraw, "reason", label="为什么撤回")
    settled = field(Withdraw, "settled", label="我和被申请人已经达成和解")
    terms = field(Withdraw, "terms", label="和解内容", help_text="达成和解的填写")
    consent = field(Withdraw, "consent", label="被我代表的其他申请人都同意撤回")

    def build(self) -> None:
        if not self.state.application.representatives:
            del self.fields["consent"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("settled") and not data.get("terms"):
            self.add_error("terms", "达成和解的，请写明和解内容")
        return data


class FileRequestForm(StepForm):
    what = field(
        FileRequest, "what", help_text="例如：被申请人的书面答复，作出行政行为的证据、依据和其他有关材料"
    )
    who = field(FileRequest, "who", help_text="本人或者代理人的姓名")


class StatementForm(StepForm):
    files_label = "材料"
    text = field(
        PartyStatement,
        "text",
        label="您的意见",
        help_text="对被申请人答复、证据的看法，新的情况，希望怎样解决",
    )


class ConsentForm(StepForm):
    agree = forms.BooleanField(
        label="我同意适用简易程序", error_messages={"required": "同意的请勾选；不同意不用办理这一项"}
    )

    def as_record(self, files: list[FileRef]) -> dict[str, Any]:
        return {"side": Side.APPLICANT}


class StopForm(StepForm):
    reason = field(StopRequest, "reason", help_text="例如：房屋一旦拆除就无法恢复")


class HearingForm(StepForm):
    reason = field(AskHearing, "reason", help_text="例如：证人要当面说明，双方对事实的说法差别很大")


class AppraisalForm(StepForm):
    what = field(AskAppraisal, "what", help_text="例如：处罚告知书上的签名是不是本人所签")
    reason = field(AskAppraisal, "reason")

    def as_record(self, files: list[FileRef]) -> dict[str, Any]:
        return {**super().as_record(files), "side": Side.APPLICANT}


class BasisForm(StepForm):
    """The document asked about; a rule of government (规章) is not among those a party may name."""

    name = field(Norm, "name", label="文件名称")
    number = field(Norm, "number", label="文号", help_text="不知道的可以不写")
    maker_name = field(Norm, "maker_name", label="哪个机关制定的")
    kind = forms.ChoiceField(
        label="属于哪一类",
        choices=[(kind.value, kind.label) for kind in NormKind if kind is not NormKind.RULE],
    )
    clauses = field(Norm, "clauses", label="哪些条款")
    reason = field(AskBasisReview, "reason")
    unknown_then = forms.BooleanField(
        label="申请行政复议的时候，我还不知道行政行为依据这一文件", required=False
    )

    def build(self) -> None:
        if self.state.accepted_on is None:
            del self.fields["unknown_then"]

    def as_record(self, files: list[FileRef]) -> dict[str, Any]:
        values = super().as_record(files)
        norm = {name: values.pop(name) for name in Norm.model_fields if name in values}
        return {**values, "norm": norm}


class WishForm(StepForm):
    will = field(MediationWish, "will", label="您愿意调解吗")
    wants = field(
        MediationWish,
        "wants",
        label="您希望怎样解决",
        help_text="愿意的填写：想要什么结果，可以让步到什么程度",
    )


class PaperCopyForm(StepForm):
    served = forms.TypedChoiceField(label="哪一份文书", coerce=int)
    address = field(
        AskPaperCopy, "address", label="寄到哪里", help_text="收件人、电话、地址；自己来取的，写“自取”"
    )
    note = field(AskPaperCopy, "note", label="说明")

    def build(self) -> None:
        """What was served electronically on this party; the address it gave for service is filled in."""
        mine = electronic(self.state, keys_of(self.state, self.actor))
        served = self.fields["served"]
        assert isinstance(served, forms.ChoiceField)
        served.choices = [(place, self.state.papers[place - 1].kind.label) for place in reversed(mine)]
        if self.actor.post is not Post.THIRD_PARTY:
            self.fields["address"].initial = self.state.application.delivery.address


@dataclass(frozen=True, slots=True)
class StepPage:
    """How a step is offered: button, what it means, what follows. ``quiet``: not shown while it cannot be taken."""

    form: type[StepForm]
    button: str
    lead: str
    consequence: str = ""
    danger: bool = False
    quiet: bool = False


STEPS = {
    "supplement_submit": StepPage(
        SupplementForm, "提交补正材料",
        "请按补正通知书列出的事项，一次补齐。",
        "提交后重新开始审查受理。在期限内没有正当理由不补正的，视为放弃申请。",
    ),
    "submit_statement": StepPage(
        StatementForm, "提交意见和材料",
        "想对办案人员说的话、新找到的证据，都可以在这里提交。",
        "提交后归入案卷，办案人员审理时会看到。可以多次提交。",
    ),
    "state_wish": StepPage(
        WishForm, "请求调解、表示意愿",
        "调解由行政复议机构主持，双方自愿协商。想调解的、收到征询的，都可以在这里告诉我们。",
        "调解不收费，愿不愿意都不影响案件的处理。双方都愿意的，行政复议机构会联系您安排；达成协议的，可以制作调解书。",
    ),
    "consent_simplified": StepPage(
        ConsentForm, "同意适用简易程序",
        "争议不大的案件，各方当事人都同意的，可以适用简易程序。",
        "适用简易程序的，可以书面审理，自受理之日起三十日内作出决定。不同意完全可以，不影响处理。",
    ),
    "file_inspection_request": StepPage(
        FileRequestForm, "申请查阅、复制材料",
        "您和代理人可以查阅、复制被申请人的书面答复、证据、依据和其他有关材料，不收费用。",
        "涉及国家秘密、商业秘密、个人隐私或者可能危及国家安全、公共安全、社会稳定的部分除外。",
    ),
    "ask_hearing": StepPage(
        HearingForm, "请求听证",
        "听证是当面（或者通过互联网）陈述、举证、质证。重大、疑难、复杂的案件应当听证，其他案件您可以请求。",
        "是否组织听证由行政复议机构决定。组织听证的，会提前五个工作日书面通知时间、地点；没有正当理由不参加的，视为放弃听证权利，"
        "不影响案件继续审理。",
    ),
    "ask_appraisal": StepPage(
        AppraisalForm, "申请鉴定",
        "涉及专门事项需要鉴定的，可以申请行政复议机构委托鉴定机构。",
        "行政复议机构同意的，由当事人协商确定鉴定机构，协商不成的由行政复议机构指定。鉴定费用由当事人承担，鉴定所用时间不计入审理期限。",
    ),
    "ask_basis_review": StepPage(
        BasisForm, "申请附带审查",
        "认为行政行为所依据的规范性文件不合法的，可以一并申请审查。法律、法规、规章不在此列。",
        "审查期间案件中止审理。本机关有权处理的三十日内处理，无权处理的转送有权机关处理。",
    ),
    "ask_paper_copy": StepPage(
        PaperCopyForm, "要一份纸质文书",
        "用电子方式送达的文书，您可以要求提供纸质的，不收费用。",
        "送达日期仍然是文书到达您的电子地址的那一天，起诉等期限从那一天的第二天起算，不因为要纸质文书而改变。",
        quiet=True,
    ),
    "ask_stop": StepPage(
        StopForm, "申请停止执行",
        "复议期间行政行为一般不停止执行；复议机关认为您的要求合理的，会决定停止执行。",
        "申请不等于已经停止，以停止执行决定书为准。",
    ),
    "withdraw_request": StepPage(
        WithdrawForm, "撤回申请",
        "撤回要经行政复议机构准许。准许后案件终止，不再审查这个行政行为。",
        "撤回以后，不能再以同一事实和理由申请复议（能证明撤回违背您真实意思的除外）。复议终止不会重新起算起诉期限，"
        "想起诉的请先核对起诉期限。",
        danger=True,
    ),
}  # fmt: skip
