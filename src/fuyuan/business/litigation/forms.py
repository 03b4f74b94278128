"""Forms of the court's lists."""

from __future__ import annotations

from typing import Any

from django import forms

from fuyuan.law.outcomes import CourtOutcome

LARGEST = 40 * 1024 * 1024


class ListForm(forms.Form):
    """Which court sent which file."""

    court = forms.CharField(
        label="人民法院", max_length=100, help_text="清单里每件没有写明法院的，按这里填写的法院登记",
        error_messages={"required": "请填写是哪个法院的清单"},
    )  # fmt: skip
    file = forms.FileField(
        label="案件清单",
        help_text="Excel 文件（.xlsx 或 .xls），一次最多 100,000 行。各法院的列不一样没有关系，下一步选择。",
        error_messages={"required": "请选择法院给的 Excel 清单", "empty": "这个文件是空的，请重新选择"},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("文件超过 40 MB，请分几次导入。")
        return file


class WordsForm(forms.Form):
    """What each of the court's words for a result stands for; asked, never guessed."""

    def __init__(self, data: Any, words: dict[str, int]) -> None:
        super().__init__(data)
        choices = [("", "请选择"), *((each.value, each.label) for each in CourtOutcome)]
        self.names = list(words)
        for number, (word, count) in enumerate(words.items()):
            self.fields[f"word-{number}"] = forms.ChoiceField(
                label=f"“{word}”（{count} 件）", choices=choices, required=False
            )

    def chosen(self) -> dict[str, CourtOutcome]:
        values = {name: self.cleaned_data[f"word-{number}"] for number, name in enumerate(self.names)}
        return {name: CourtOutcome(value) for name, value in values.items() if value}
