"""The public's forms for opinions: satisfaction with a case or an organ, a problem reported."""

from __future__ import annotations

from typing import Any

from django import forms

from fuyuan.business.opinions.models import ASKED, About, Score
from fuyuan.business.opinions.queries import agencies, areas_now
from fuyuan.business.opinions.records import Reported, Sender
from fuyuan.business.supervision.campaigns.campaign import CampaignState
from fuyuan.matters.record import InvalidRecord, parse_record
from fuyuan.shell.forms import CountedTextarea

from .fields import TextField, choose, field
from .guard import GuardedForm

ABOUT = [("", "请选择"), *About.choices]


def ratings() -> dict[str, forms.Field]:
    """One question for each thing rated, from the best to the worst."""
    return {
        name: forms.TypedChoiceField(
            label=label, choices=Score.choices, coerce=int,
            widget=forms.RadioSelect({"class": "scale"}), error_messages=choose(),
        )
        for name, label in ASKED.items()
    }  # fmt: skip


def free_text(help: str) -> forms.Field:
    return TextField(
        label="您的意见", help_text=help, required=False, max_length=1000, strip=False, widget=CountedTextarea
    )


def organ_field(label: str, required: bool, blank: str) -> forms.Field:
    """The organs by name; their code is what an address or a QR code may name beforehand."""
    names = [(organ.code, organ.name) for organ in agencies()]
    messages = {"required": "请选择一个机关", "invalid_choice": "请从列出的机关中选择"}
    return forms.ChoiceField(
        label=label, choices=[("", blank), *names], required=required, error_messages=messages
    )


class CaseOpinion(GuardedForm):
    """满意度: a case that has ended."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= ratings()
        self.fields["text"] = free_text("办案人员看到的是汇总的数字和不附姓名、案号的意见")


class OrganOpinion(GuardedForm):
    """满意度: an organ."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"] = organ_field("评价哪个机关", True, "请选择")
        self.fields["about"] = forms.ChoiceField(
            label="办的是什么事", choices=ABOUT, required=False, error_messages=choose()
        )
        self.fields |= ratings()
        self.fields["text"] = free_text("请不要写您和别人的姓名、电话、身份证号码")


class SurveyForm(GuardedForm):
    """问卷: the areas people are least satisfied with, and a word why."""

    def __init__(self, *args: Any, campaign: CampaignState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = campaign.begun.survey_most
        self.fields["areas"] = forms.MultipleChoiceField(
            label=f"您最不满意的执法领域（最多选 {self.most} 个）", choices=[(name, name) for name in campaign.begun.areas],
            widget=forms.CheckboxSelectMultiple, error_messages={"required": "请至少选择一个", "invalid_choice": "请从列出的领域中选择"},
        )  # fmt: skip
        self.fields["text"] = TextField(
            label="为什么", required=False, max_length=300, strip=False, widget=CountedTextarea,
            help_text="请不要写您和别人的姓名、电话、身份证号码",
        )  # fmt: skip

    def clean_areas(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["areas"]
        if len(chosen) > self.most:
            raise forms.ValidationError(f"最多选 {self.most} 个，请去掉 {len(chosen) - self.most} 个")
        return chosen


class ProblemReport(GuardedForm):
    """问题反映. The files are the view's business: they are received when everything else is right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = areas_now()
        self.fields["organ"] = organ_field("反映哪个机关", False, "不清楚")
        self.fields["area"] = (
            forms.ChoiceField(label="执法领域", choices=[("", "请选择"), *((name, name) for name in areas)],
                              error_messages=choose())
            if areas
            else field(Reported, "area", help_text="例如：市场监管、城市管理")
        )  # fmt: skip
        for name in ("happened_on", "what", "sender", "name", "phone"):
            self.fields[name] = field(Reported, name)
        self.initial.setdefault("sender", Sender.ANONYMOUS.value)

    def as_record(self) -> dict[str, Any]:
        given = {name: self.cleaned_data.get(name) for name in Reported.model_fields if name in self.fields}
        organ = agencies().filter(code=self.cleaned_data.get("organ") or "").first()
        kept = {name: value for name, value in given.items() if value not in (None, "")}
        return {**kept, "organ_id": organ.pk if organ else None}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            try:
                parse_record(Reported, self.as_record())
            except InvalidRecord as problem:
                for path, texts in problem.errors.items():
                    self.add_error(path if path in self.fields else "sender", texts)
        return data
