"""Forms of the room's own pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from fuyuan.shell.forms import CountedTextarea

from .findings.grounds import Ground
from .findings.windows import Window
from .letters.rules import ReminderRule

CODE = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", "只用小写字母、数字和连字符，例如 late-reply。")


def _choices(kind: Any) -> list[tuple[str, str]]:
    return [(each.value, each.label) for each in kind]


class RuleForm(forms.Form):
    """A rule as the office writes it, and why it changes."""

    name = forms.CharField(label="名称", min_length=2, max_length=60)
    ground = forms.ChoiceField(label="条件", choices=_choices(Ground), help_text="统计哪一类事实。")
    threshold = forms.IntegerField(label="达到几件（次）时提出", min_value=1, max_value=1000)
    window = forms.ChoiceField(
        label="统计期间", choices=_choices(Window), help_text="期间结束后十五天内仍会补查。"
    )
    matter = forms.CharField(
        label="“有关情况”的写法", min_length=4, max_length=1000, widget=CountedTextarea({"rows": 3}),
        help_text="可以写 {期间} 和 {件数}，提出时换成实际的期间和件数。",
    )  # fmt: skip
    demand = forms.CharField(
        label="“工作要求”的写法", min_length=4, max_length=2000, widget=CountedTextarea({"rows": 4})
    )
    answer_days = forms.IntegerField(label="几个工作日内答复", min_value=1, max_value=60)
    enabled = forms.BooleanField(
        label="启用", required=False, help_text="停用后不再提出新的提醒函，已经提出的照常办理。"
    )
    reason = forms.CharField(label="修改理由", max_length=500, widget=CountedTextarea({"rows": 2}))

    def rule(self, code: str) -> ReminderRule:
        values = {key: value for key, value in self.cleaned_data.items() if key not in ("reason", "code")}
        return ReminderRule(code=code, **values)


class NewRuleForm(RuleForm):
    code = forms.CharField(
        label="代码", max_length=40, validators=[CODE],
        help_text="只用小写字母、数字和连字符，例如 late-reply；建立后不能修改。",
    )  # fmt: skip
    field_order = ("code",)
