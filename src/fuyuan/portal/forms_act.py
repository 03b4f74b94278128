"""Screens about the act complained of, or about what was not done (《行政复议法》第十一条、第二十条)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from fuyuan.business.reconsideration.records import Act, ActKind, Barrier, Delay

from .answers import Answers
from .fields import choose, field
from .forms import PageForm

# 行政协议 and the last kind: as 2026年实施条例第九条、第十条 list them
PLAIN = {
    ActKind.PENALTY: "行政处罚：罚款、没收、暂扣或者吊销证照、责令停产停业、拘留",
    ActKind.FORCE: "行政强制：查封、扣押、冻结、强制拆除、强制隔离",
    ActKind.LICENCE: "行政许可：申请证照被拒绝，或者证照被变更、撤销",
    ActKind.RESOURCE: "土地、山林、水面等自然资源归谁所有、谁使用的决定",
    ActKind.EXPROPRIATION: "房屋、土地征收征用，补偿决定",
    ActKind.COMPENSATION: "行政赔偿决定，或者不予赔偿",
    ActKind.WORK_INJURY: "工伤认定，或者不予认定、不予受理",
    ActKind.BUSINESS: "侵犯经营自主权、农村土地承包经营权、农村土地经营权",
    ActKind.COMPETITION: "滥用行政权力排除、限制竞争",
    ActKind.LEVY: "违法集资、摊派费用，或者违法要求履行其他义务",
    ActKind.PROTECTION: "请求保护人身、财产、受教育等权利，行政机关拒绝、不理睬或者不给答复",
    ActKind.BENEFIT: "抚恤金、社会保险待遇、最低生活保障等没有依法给付",
    ActKind.AGREEMENT: "行政协议（特许经营、征收补偿、保障性住房租赁买卖、医疗保障服务等）：不依法订立、不履行或者违法变更、解除",
    ActKind.INFORMATION: "政府信息公开：不公开、不答复，或者公开的内容侵犯您的权利",
    ActKind.OTHER: "其他行政行为，例如列入严重失信名单、对开除学籍和退学申诉的处理、不授予学位、公务员录用中的违纪处理",
}


class TroubleForm(PageForm):
    trouble = forms.ChoiceField(
        label="发生了什么",
        widget=forms.RadioSelect,
        choices=[
            ("act", "行政机关作出了决定，或者采取了措施，我不服"),
            ("inaction", "行政机关该办的事没有办，或者没有给我答复"),
        ],
        error_messages=choose("请选择发生了什么"),
    )


class KindForm(PageForm):
    kind = field(
        Act, "kind", choices=[(kind.value, text) for kind, text in PLAIN.items()], widget=forms.RadioSelect
    )


class PaperForm(PageForm):
    title = field(
        Act,
        "title",
        label="文书或者行为的名称",
        help_text="照文书上的标题写，例如：行政处罚决定书。没有文书的，写做了什么",
    )
    number = field(Act, "number", help_text="文书标题下面的编号；没有的不填")
    made_on = field(Act, "made_on", label="作出日期", help_text="文书最后写的日期；不清楚的不填")


class KnownForm(PageForm):
    """How and when the applicant came to know: the sixty days start here (第二十条; 2026年实施条例第二十三条)."""

    notified = field(Act, "notified", required=True, widget=forms.RadioSelect)
    known_on = field(
        Act, "known_on", label="哪一天知道的", required=True, help_text="收到决定书的，填收到的那一天"
    )
    told_rights = forms.ChoiceField(
        label="行政机关告诉您可以申请复议、向谁申请、多少天内申请了吗",
        help_text="一般写在决定书的最后一段",
        choices=[("yes", "都告诉了"), ("no", "没有告诉，或者没有说全")],
        widget=forms.RadioSelect,
        error_messages=choose(),
    )
    rights_known_on = field(
        Act,
        "rights_known_on",
        label="后来哪一天知道可以申请复议的",
        help_text="没有告诉您的填写；说不清的不填",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        made_on, known_on, rights = (
            _day(self.answers, "made_on"),
            data.get("known_on"),
            data.get("rights_known_on"),
        )
        if made_on and known_on and known_on < made_on:
            text = f"知道行政行为之日早于作出之日（您前面填的作出日期是 {made_on:%Y-%m-%d}），请核对"
            self.add_error("known_on", text)
        if rights and known_on and rights < known_on:
            self.add_error("rights_known_on", "知道复议权利之日早于知道行政行为之日，请核对")
        return data

    def as_record(self) -> dict[str, Any]:
        return {**super().as_record(), "told_rights": self.cleaned_data["told_rights"] == "yes"}


def _day(answers: Answers, name: str) -> Any:
    try:
        return PaperForm.base_fields[name].clean(answers.value("paper", name))
    except ValidationError:
        return None


class InactionForm(PageForm):
    """What was asked for and when (2026年实施条例第二十四条)."""

    title = field(Act, "title", label="要求办理什么事", help_text="例如：查处邻居违法建设的投诉")
    asked_on = field(Act, "asked_on", label="行政机关哪一天收到您的请求")
    perform_by = field(
        Act,
        "perform_by",
        label="按规定最晚哪一天办完",
        help_text="法律、法规、文件没有规定期限的不填",
        future=True,
    )
    refused_openly = field(Act, "refused_openly", label="行政机关已经明确拒绝、不予受理，或者只办了一部分")
    known_on = field(Act, "known_on", label="哪一天知道被拒绝的", help_text="明确拒绝的填写")
    urgent = field(Act, "urgent", label="情况紧急，请求保护人身权、财产权，行政机关没有管")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        asked, by = data.get("asked_on"), data.get("perform_by")
        if not self.errors and not asked and not by:
            self.add_error("asked_on", "请填写行政机关收到请求的日期，或者填写应当办完的日期")
        if asked and by and by < asked:
            self.add_error("perform_by", "应当办完的日期早于提出请求的日期，请核对")
        if data.get("refused_openly") and "known_on" in data and not data["known_on"]:
            self.add_error("known_on", "行政机关明确拒绝的，请填写您知道的日期")
        return data


class DelayForm(PageForm):
    """Why the period was missed: force majeure and other good cause do not count (第二十条第二款)."""

    record = Delay
    root = "end"
    has_delay = forms.ChoiceField(
        label="有没有耽误申请的正当理由",
        choices=[("no", "没有"), ("yes", "有")],
        widget=forms.RadioSelect,
        error_messages=choose(),
    )
    kind = field(
        Delay,
        "kind",
        required=False,
        choices=[
            (Barrier.FORCE_MAJEURE.value, "不可抗力（地震、洪水等）"),
            (Barrier.GOOD_CAUSE.value, "其他正当理由（重病、被限制人身自由等）"),
            (Barrier.SUIT.value, "先向法院起诉，被告知应当先申请复议"),
        ],
    )
    start = field(Delay, "start", required=False, label="从哪一天开始")
    end = field(Delay, "end", required=False, label="到哪一天消除")
    note = field(Delay, "note", label="说明", help_text="能证明的材料请在“材料”一步上传")

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("has_delay") == "yes":
            for name in ("kind", "start", "end"):
                if name in self.cleaned_data and not self.cleaned_data[name]:
                    self.add_error(name, f"请填写{self.fields[name].label}")
            return super().clean()
        return self.cleaned_data

    def as_record(self) -> dict[str, Any]:
        return {name: value for name, value in super().as_record().items() if name != "has_delay"}


class MoreForm(PageForm):
    """Facts that decide about the procedure and the period; only those that fit the kind of act are asked."""

    on_the_spot = field(Act, "on_the_spot", label="处罚是执法人员当场作出的")
    monitored = field(Act, "monitored", label="处罚依据的是电子监控（例如电子眼）")
    warning_only = field(Act, "warning_only", label="处罚只有警告或者通报批评")
    detention = field(Act, "detention", label="我被行政拘留，或者被限制人身自由")
    took_resource = field(Act, "took_resource", label="我已经依法取得的土地、山林等所有权或者使用权受到侵犯")
    real_property = field(Act, "real_property", label="争议的是房屋、土地等不动产")
    amount = field(Act, "amount", label="涉及多少钱（元）", help_text="罚款、补偿等的数额；与钱无关的不填")
    foi_answer = field(Act, "foi_answer", label="行政机关怎样答复您的信息公开申请", required=True)

    ONLY = {
        "on_the_spot": ("penalty",), "monitored": ("penalty",), "warning_only": ("penalty",),
        "detention": ("penalty", "force"), "took_resource": ("resource", "expropriation"), "foi_answer": ("information",),
    }  # fmt: skip

    def build(self) -> None:
        kind = self.answers.value("kind", "kind")
        for name, kinds in self.ONLY.items():
            if kind not in kinds:
                del self.fields[name]
