"""The one form of the room that is no step: loading another version of a sheet."""

from __future__ import annotations

from django import forms

from fuyuan.shell.forms import FileInput

MOST = 256 * 1024


class SheetFileForm(forms.Form):
    file = forms.FileField(label="评查标准文件", widget=FileInput(accept=".json", max_bytes=MOST))

    def clean_file(self) -> str:
        """Return the text of the file."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST:
            raise forms.ValidationError("文件超过 256 KB，不是评查标准")
        try:
            return str(upload.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError("文件不是 UTF-8 编码的 JSON") from None
