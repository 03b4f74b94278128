"""Forms of the room's own pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from fuyuan.matters import clock

from .numbers import days_now

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
        return {name: _plain(self.cleaned_data[name]) for name in self.asks}


def _plain(value: Any) -> str | int:
    """As JSON keeps it; what was left empty is ""."""
    return value if isinstance(value, int) else str(value or "")


def _mark() -> forms.Field:
    mark = str(days_now()["pass_mark"])
    return forms.DecimalField(label="合格线", min_value=1, max_value=1000, decimal_places=1, initial=mark)


FIELDS: dict[str, Callable[[], forms.Field]] = {
    "title": lambda: forms.CharField(label="考试名称", min_length=2, max_length=100),
    "year": lambda: forms.IntegerField(
        label="年度", min_value=2000, max_value=2100, initial=clock.today().year
    ),
    "held_on": lambda: forms.DateField(label="考试日期", widget=forms.DateInput({"type": "date"})),
    "paper_on": lambda: forms.DateField(
        label="线下考试日期",
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text="表里填了线下成绩的才填",
    ),
    "pass_mark": _mark,
}


class SignInForm(forms.Form):
    """What somebody in the room types on a telephone."""

    code = forms.RegexField(
        r"^\d{6}$", label="签到码", help_text="会场屏幕上的六位数字，每两分钟更换", strip=True,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 8}),
        error_messages={"required": "请填写签到码", "invalid": "签到码是六位数字"},
    )  # fmt: skip
    name = forms.CharField(label="姓名", max_length=60, error_messages={"required": "请填写姓名"})
    tail = forms.RegexField(
        r"^\d{5}[\dXx]$", label="身份证号码后六位", strip=True,
        widget=forms.TextInput({"autocomplete": "off", "size": 8}),
        error_messages={"required": "请填写身份证号码后六位", "invalid": "请填写六位，末位可以是X"},
    )  # fmt: skip


class EnterForm(forms.Form):
    """What somebody who sits an exam types to come in."""

    code = forms.CharField(
        label="考试码", max_length=20, strip=True, help_text="考场屏幕上或者单位通知里的八位字母和数字",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "size": 12}),
        error_messages={"required": "请填写考试码"},
    )  # fmt: skip
    name = forms.CharField(label="姓名", max_length=60, error_messages={"required": "请填写姓名"})
    tail = forms.RegexField(
        r"^\d{5}[\dXx]$", label="身份证号码后六位", strip=True, required=False, help_text="有监考人给的座位码的，可以不填",
        widget=forms.TextInput({"autocomplete": "off", "size": 8}),
        error_messages={"invalid": "请填写六位，末位可以是X"},
    )  # fmt: skip
    seat = forms.RegexField(
        r"^\d{6}$", label="座位码", strip=True, required=False,
        help_text="第一次入场不填。换设备、换窗口，或者身份证号码对不上的，由监考人核对本人以后给您",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 8}),
        error_messages={"invalid": "座位码是六位数字"},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not (told.get("tail") or told.get("seat")):
            self.add_error("tail", "请填写身份证号码后六位，或者座位码")
        return told


def _name() -> forms.Field:
    return forms.CharField(label="姓名", max_length=60, error_messages={"required": "请填写姓名"})


def _tail() -> forms.Field:
    return forms.RegexField(
        r"^\d{5}[\dXx]$", label="身份证号码后六位", strip=True,
        widget=forms.TextInput({"autocomplete": "off", "size": 8}),
        error_messages={"required": "请填写身份证号码后六位", "invalid": "请填写六位，末位可以是X"},
    )  # fmt: skip


class LearnForm(forms.Form):
    """What somebody types to learn."""

    code = forms.CharField(
        label="微课码", max_length=20, strip=True, help_text="单位通知里的八位字母和数字",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "size": 12}),
        error_messages={"required": "请填写微课码"},
    )  # fmt: skip
    name = _name()
    tail = _tail()


class ProveForm(forms.Form):
    """Who somebody signed in is in the register: the name is the account's."""

    name = _name()
    tail = _tail()

    def __init__(self, name: str, *args: Any) -> None:
        super().__init__(*args)
        self.fields["name"].initial, self.fields["name"].disabled = name, True


class ConfirmForm(forms.Form):
    """Which month, and who says so."""

    name = _name()
    tail = _tail()

    def __init__(self, months: Sequence[tuple[str, str]], *args: Any) -> None:
        super().__init__(*args)
        self.fields["month"] = forms.ChoiceField(
            label="确认哪个月",
            choices=months,
            widget=forms.RadioSelect,
            error_messages={"required": "请选择月份"},
        )
        self.order_fields(["month"])
