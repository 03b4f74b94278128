"""The form by which a value published elsewhere is entered."""

from typing import Any

from django import forms

from fuyuan.matters import clock
from fuyuan.shell.forms import CountedTextarea

from .models import Reference


class ReferenceForm(forms.ModelForm):  # type: ignore[type-arg]
    """No value without its source and the year it is of."""

    class Meta:
        model = Reference
        fields = ("indicator", "scope", "year", "value", "definition", "source")
        widgets = {"source": CountedTextarea({"rows": 2}), "definition": CountedTextarea({"rows": 2})}
        help_texts = {
            "indicator": "选公布数据所用的口径；同名的数分母不同，不能互相比较",
            "value": "百分数，例如 15.91",
            "definition": "照抄公布时写明的分子、分母；没有写明的写“未说明”",
            "source": "谁、什么时候、在哪里公布的，能让别人找到",
        }

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not 2015 <= year <= clock.today().year:
            raise forms.ValidationError(f"请填写 2015 年至 {clock.today().year} 年")
        return year

    def clean_value(self) -> Any:
        value = self.cleaned_data["value"]
        if not 0 <= value <= 100:
            raise forms.ValidationError("请填写 0 至 100 的百分数")
        return value

    def clean_source(self) -> str:
        source: str = self.cleaned_data["source"].strip()
        if len(source) < 4:
            raise forms.ValidationError("请写清来源，例如“最高人民法院2026年3月工作报告”")
        return source
