"""Confirming a reading: what was read becomes the form of 确认方案; an officer corrects it before anything is created.

The form is the record form of ``Adopted``, kept as a draft in the reading with every button, so that nothing typed is
lost. A long ledger is shown a page of measures at a time; what is judged is always the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.forms import Textarea

from fuyuan.matters import clock
from fuyuan.matters.record import FileRef, InvalidRecord
from fuyuan.matters.services import StepRefused
from fuyuan.organs.request import StaffRequest
from fuyuan.shell.dialog import Alert
from fuyuan.shell.evidence import sources
from fuyuan.shell.recordforms import (
    Options,
    Posted,
    Raw,
    RecordForm,
    add,
    judged,
    remove,
    shown,
    tidy,
)

from .confirm_errors import Errors, Summary, errors_here, incomplete, summary_of
from .desk import plans_known
from .forms import TargetInput, Targets
from .models import Reading
from .original import Doubt, doubts_found, line_in
from .readings import adopt, values_of
from .records import Adopted, MeasureLine
from .units import Directory

PER_PAGE = 25
_LINE_ENDS = re.compile(r"[\r\n]+")
_UNKEPT = re.compile("[\x00\ud800-\udfff]")


@dataclass
class Confirmation:
    """The form of one reading: its draft, what was typed, what is wrong, what an officer has still to look at."""

    request: StaffRequest
    reading: Reading
    errors: Errors = field(default_factory=dict)
    alerts: list[Alert] = field(default_factory=list)
    status: int = 200
    focus: str = ""
    count: int = PER_PAGE

    def __post_init__(self) -> None:
        found = self.reading.found
        self.raw: Raw = found["draft"] if "draft" in found else self.fresh()
        self.checked: set[str] = set(found.get("checked", ()))
        asked = self.request.POST.get("from") or self.request.GET.get("from") or "0"
        start = int(asked) if asked.isdecimal() and len(asked) < 6 else 0
        self.start = start if start < len(self.raw["measures"]) else 0

    @cached_property
    def directory(self) -> Directory:
        return Directory(clock.today())

    @cached_property
    def targets(self) -> Targets:
        names = (
            unit["name"] for measure in self.reading.found["plan"]["measures"] for unit in measure["units"]
        )
        return Targets(self.directory, names)

    @cached_property
    def options(self) -> Options:
        actor = self.request.actor

        def asked(path: str) -> Any:
            if path == "measures.sources":
                return [(source.key, source.label) for source in sources()]
            return plans_known(actor) if path in ("continues", "replaces") else None

        return Options(clock.today(), actor.organ_id, asked)

    def fresh(self) -> Raw:
        """The form as it was read: targets in words, each measure remembering where in the document it came from."""
        raw = shown(Adopted, values_of(self.reading.found["plan"], self.directory), self.options)
        for at, measure in enumerate(raw["measures"]):
            measure["origin"] = str(at)
            for unit in measure["units"]:
                unit["target"] = self.targets.label(unit["target"])
        raw["replaces"] = str(self.reading.found.get("replaces") or "")
        return {**raw, "file": []}

    # -- what was sent -----------------------------------------------------------------------------------------------

    def page(self) -> Raw:
        return {**self.raw, "measures": self.raw["measures"][self.start : self.start + self.count]}

    def _merge(self, page: Raw) -> None:
        before, after = self.raw["measures"][: self.start], self.raw["measures"][self.start + self.count :]
        self.count = max(len(page["measures"]), 1)
        self.raw = {**page, "measures": [*before, *page["measures"], *after], "file": []}

    def read(self) -> None:
        """Take over what was typed on this page of the form."""
        post = self.request.POST
        count = post.get("count", "")
        self.count = int(count) if count.isdecimal() and len(count) < 6 else PER_PAGE
        reader = Posted(post, self.options)
        page = reader.read(Adopted, shown(Adopted))
        for at, measure in zip(sorted(reader.entries.get("measures", ())), page["measures"], strict=False):
            measure["origin"] = post.get(f"measures-{at}-origin", "")
        for each in (page, *page["measures"]):
            name = "heading" if "heading" in each else "title"
            each[name] = _LINE_ENDS.sub("", each[name])
        self._merge(page)
        self.checked = set(post.getlist("checked"))

    def edit(self) -> bool:
        """Take a button that changes the form: one more entry, one less. False when there was none."""
        post, page = self.request.POST, self.page()
        if "_add" in post:
            self.focus = add(Adopted, page, post["_add"])
        elif "_remove" in post:
            remove(Adopted, page, post["_remove"])
        elif "_insert" in post:
            self._insert(page, post["_insert"])
        else:
            return False
        self._merge(page)
        return True

    def _insert(self, page: Raw, after: str) -> None:
        at = int(after) + 1 if after.isdecimal() and len(after) < 6 else 0
        section = page["measures"][at - 1]["section"] if 0 < at <= len(page["measures"]) else ""
        page["measures"].insert(at, {**shown(MeasureLine), "section": section, "origin": ""})
        self.focus = f"measures-{at}"

    def overtaken(self) -> bool:
        """Somebody else of the office kept corrections since this page was sent: say so once, lose nothing."""
        if self.request.POST.get("kept", "0") == str(self.reading.found.get("kept", 0)):
            return False
        told = "同一份读取结果刚才在别处保存过。您填写的内容都还在，没有保存；再按一次会以您的为准。"
        self.alerts.append(Alert(told, "有人先保存了修改", kind="warn"))
        self.status = 409
        return True

    def keep(self) -> None:
        """Save the draft: nothing typed is lost, whatever the button."""
        found, known = self.reading.found, {doubt.key for doubt in self.doubts}
        found |= {
            "draft": storable(self.raw),
            "checked": sorted(self.checked & known),
            "kept": found.get("kept", 0) + 1,
        }
        self.reading.save(update_fields=["found"])

    def forget(self) -> None:
        """Back to what was read."""
        for key in ("draft", "checked"):
            self.reading.found.pop(key, None)
        self.reading.save(update_fields=["found"])

    # -- judging -----------------------------------------------------------------------------------------------------

    def adopt(self) -> int | None:
        """Create the plan, or say what stands in the way and return None."""
        self.raw = tidy(Adopted, self.raw)
        try:
            record = self._record()
            if self.waiting:
                told = f"还有 {len(self.waiting)} 处没有核对：请逐处看过原文，在“需要核对”里打勾"
                raise InvalidRecord({"": [told]})
            return adopt(self.reading, record, self.request.actor)
        except InvalidRecord as error:
            self.errors = error.errors
        except StepRefused as refused:
            self.alerts.append(Alert.of(refused.refusal))
        self.status = 422
        return None

    def _record(self) -> Adopted:
        errors: Errors = {}
        measures = [self._settled(measure, at, errors) for at, measure in enumerate(self.raw["measures"])]
        file = self.reading.found.get("file")
        data = {
            **self.raw, "measures": measures, "file": [FileRef.model_validate(file)] if file else []
        }  # fmt: skip
        record = judged(Adopted, data, self.options, errors)
        if wrong := incomplete(record):
            raise InvalidRecord(wrong)
        return record

    def _settled(self, measure: Raw, at: int, errors: Errors) -> Raw:
        """Targets by their words; what is not in the directory is an error beside its field."""
        units = []
        for place, unit in enumerate(measure["units"]):
            target = self.targets.target(unit["target"])
            if unit["target"].strip() and not target:
                told = f"名录里没有“{unit['target'].strip()}”，请从名单中选择"
                errors[f"measures.{at}.units.{place}.target"] = [told]
            units.append({**unit, "target": target})
        return {**measure, "units": units}

    # -- what is shown -----------------------------------------------------------------------------------------------

    @cached_property
    def doubts(self) -> list[Doubt]:
        """What an officer must look at: what the reader was not sure of, and units that lead nowhere."""
        return [*doubts_found(self.reading), *self._of_units()]

    @property
    def waiting(self) -> list[Doubt]:
        return [doubt for doubt in self.doubts if doubt.key not in self.checked]

    def _of_units(self) -> Iterator[Doubt]:
        for at, measure in enumerate(self.raw["measures"]):
            for unit in measure["units"]:
                name, number = unit["name"].strip(), measure["number"].strip()
                told = self._of_unit(name, unit["target"])
                if told:
                    origin = measure.get("origin", "")
                    line = line_in(self.reading, origin, name)
                    key = f"unit:{number}:{name}"
                    yield Doubt(key, name, told, f"措施{number}", line=line, at=at, origin=origin)

    def _of_unit(self, name: str, typed: str) -> str:
        """What is to be asked about a unit: it leads nowhere, or to another number of organs than printed."""
        if not name:
            return ""
        if not typed.strip():
            return "没有对应机关，不会有任务下达给它：请选定，或者删去；确实不下达的打勾"
        target = self.targets.target(typed)
        return self.targets.counted(name, target) if target else ""

    @cached_property
    def form(self) -> RecordForm:
        form = RecordForm(
            Adopted, self.page(), self.options, errors_here(self.errors, self.start, self.count)
        )
        _own_controls(form.level)
        return form

    @property
    def summary(self) -> Summary:
        return summary_of(self.errors, self.raw["measures"], self.start, self.count)


def storable(value: Any) -> Any:
    """Leave out what no database keeps in JSON; the record would refuse it anyway."""
    if isinstance(value, dict):
        return {name: storable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [storable(each) for each in value]
    return _UNKEPT.sub("", value)


def _own_controls(level: Any) -> None:
    for item in level.items:
        if item.bound is not None and item.path.endswith(".target"):
            item.bound.field.widget = TargetInput()
        elif item.bound is not None and item.path.endswith(("title", ".heading")):  # long, yet one line
            item.bound.field.widget = Textarea({"rows": 1, "maxlength": 300})
        for inner in [*item.levels, *([item.spare] if item.spare else [])]:
            _own_controls(inner)
