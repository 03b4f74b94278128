"""Form pieces of the ledger: the file of a plan, and targets typed by name and resolved strictly."""

from collections.abc import Iterable
from functools import cached_property

from django import forms

from fuyuan.organs import settings as installation
from fuyuan.shell.forms import FileInput

from .units import Directory

MB = 1_000_000
PLAN_ENDINGS = (".txt", ".docx", ".pdf")
SHEET_ENDINGS = (".xlsx", ".xls")
SHEET_MB = 20


class TargetInput(forms.TextInput):
    """Type a part of the name and choose from the list of targets, which stands once on the page."""

    def __init__(self) -> None:
        super().__init__({"list": "target-names", "autocomplete": "off"})


class _OneFile(forms.Form):
    """A single file with its size limit; the content is judged where it is read."""

    file = forms.FileField(label="文件", allow_empty_file=True, error_messages={"required": "请选择文件"})
    endings: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        raise NotImplementedError

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["file"].widget = FileInput(
            accept=",".join(self.endings), max_bytes=self.most * 1024 * 1024
        )

    def clean_file(self) -> object:
        upload = self.cleaned_data["file"]
        if (upload.size or 0) > self.most * MB:
            raise forms.ValidationError(f"文件超过 {self.most} MB，请确认选对了文件")
        if not upload.name.lower().endswith(self.endings):
            raise forms.ValidationError(self.wrong_ending(upload.name))
        return upload

    def wrong_ending(self, name: str) -> str:
        return f"请选择 {'、'.join(self.endings)} 文件"


class PlanFileForm(_OneFile):
    """The document of a plan."""

    endings = PLAN_ENDINGS

    @property
    def most(self) -> int:
        return int(installation.get("files.max_mb"))

    def wrong_ending(self, name: str) -> str:
        if name.lower().endswith((".wps", ".doc")):
            return "旧格式的 .wps、.doc 读不了：请在 WPS 或者 Word 里打开，另存为 .docx 后上传"
        if name.lower().endswith((*SHEET_ENDINGS, ".et")):
            return "这是表格文件：已有的 Excel 台账请用“导入 Excel 台账”"
        return super().wrong_ending(name)


class SheetFileForm(_OneFile):
    """An existing ledger."""

    endings = SHEET_ENDINGS

    @property
    def most(self) -> int:
        return SHEET_MB


class Targets:
    """What an officer may choose for a unit, by the words that stand in the form; each has words of its own."""

    def __init__(self, directory: Directory, printed: Iterable[str] = ()) -> None:
        self.directory = directory
        self._by_label: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._counted: dict[tuple[str, str], str] = {}
        for target, label in directory.choices:
            self._put(target, label)
        for target in {directory.resolve(name) for name in printed} - {"", *self._labels}:
            self._put(target, f"{directory.label(target)}（按类型）")

    def _put(self, target: str, label: str) -> None:
        words = label if label not in self._by_label else f"{label}〔{target}〕"
        self._by_label[words], self._labels[target] = target, words

    def label(self, target: str) -> str:
        return self._labels.get(target, "")

    def target(self, label: str) -> str:
        """Return the target of words typed, "" when they are not among the choices."""
        return self._by_label.get(label.strip(), "")

    @cached_property
    def names(self) -> list[str]:
        return list(self._by_label)

    def size(self, target: str) -> int:
        """How many organs a target stands for."""
        if target not in self._sizes:
            self._sizes[target] = len(self.directory.expand(target))
        return self._sizes[target]

    def counted(self, printed: str, target: str) -> str:
        """Say where the printed number of organs is not the one in the directory; asked once for each writing."""
        if (printed, target) not in self._counted:
            self._counted[printed, target] = self.directory.counted(printed, target)
        return self._counted[printed, target]
