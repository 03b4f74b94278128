"""Forms of the room's own pages (steps have theirs from their records)."""

from django import forms

from fuyuan.shell.forms import DateInput

from .models import Reviewer


class ReviewerForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Reviewer
        fields = ("qualification", "trained_on", "card", "first_on")
        widgets = {"trained_on": DateInput(), "first_on": DateInput()}
        help_texts = {
            "qualification": "初次从事行政复议工作的，应当取得法律职业资格（行政复议法第六条第二款）",
            "trained_on": "初次从事行政复议工作的，应当参加统一职前培训",
            "first_on": "已经办过复议案件的填写首次办案日期；没有办过的留空",
        }
