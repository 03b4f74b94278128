"""Forms of the room's own pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

LARGEST = 10 * 1024 * 1024


class UploadForm(forms.Form):
    """A sheet, and what is said of all its rows (``asks``: names of the fields below that this kind of sheet has)."""

    file = forms.FileField(
        label="Excel 文件", help_text="用下载的模板填写，不超过 10 MB。",
        error_messages={"required": "请选择 Excel 文件", "empty": "这个文件是空的，请重新选择"},
    )  # fmt: skip

    def __init__(self, asks: Sequence[str], *args: Any) -> None:
        super().__init__(*args)
        for name in asks:
            self.fields[name] = FIELDS[name]()
        self.asks = tuple(asks)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("文件超过 10 MB，请分几次导入。")
        return file

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.asks}


FIELDS: dict[str, Any] = {}
