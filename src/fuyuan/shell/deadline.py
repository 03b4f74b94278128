"""期限计算器: any period of the law from the day that starts it, with every step of the arithmetic and its article.

Everything is in the address, so a result can be kept, sent and printed. One page for the public site and for the desk.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fuyuan.law import (
    ASSUMPTIONS,
    BadDate,
    BadExtension,
    BadFact,
    BadPause,
    Deadline,
    LawError,
    Pause,
    Regime,
    Rule,
    Section,
    due,
    parse_day,
    rule_named,
    rules,
)
from fuyuan.law.rules.model import Fact
from fuyuan.matters import clock
from fuyuan.matters.lawbook import lawbook
from fuyuan.organs.access import STAFF, access

from .cookiefree import page
from .cookiefree import public as cookie_free
from .forms import DateInput
from .lights import days_left
from .menu import MenuPage, register_page
from .recordforms.normal import day as read_day

register_page(MenuPage("shell:deadline", "期限计算", "hourglass-split", "工具", order=900))
PAUSES = 3  # rows on the page; a period is rarely stopped more often
PLAIN = {
    Section.APPLICATION: "申请行政复议", Section.ACCEPTANCE: "受理和补正", Section.TRIAL: "审理和决定",
    Section.AFTER: "决定以后：送达、履行", Section.LITIGATION: "提起行政诉讼", Section.DEFENDANT: "行政机关应诉",
    Section.LINKAGE: "府院联动", Section.ENFORCEMENT: "行政执法", Section.YEARLY: "每年固定的日子",
}  # fmt: skip


def day_input(**attrs: Any) -> DateInput:
    return DateInput(attrs or None)


def rule_choices() -> list[Any]:
    groups = [(PLAIN[section], [(rule.id, rule.title) for rule in rules(section)]) for section in Section]
    return [("", "请选择"), *groups]


class ChooseForm(forms.Form):
    rule = forms.ChoiceField(
        label="计算哪一个期限",
        choices=rule_choices,
        error_messages={"invalid_choice": "没有这个期限，请从列表中选择"},
    )


class DeadlineForm(forms.Form):
    """The inputs of one rule; days are read as people write them and judged by the law."""

    def __init__(self, rule: Rule, data: Any = None) -> None:
        self.rule = rule
        super().__init__(data)
        self.fields["on"] = forms.CharField(
            label="从哪一天起算", help_text=f"{rule.trigger}（当天不计入）" if rule.trigger else "当天不计入",
            widget=day_input(), error_messages={"required": "请填写起算日"},
        )  # fmt: skip
        for fact in rule.facts:
            self.fields[f"fact_{fact.name}"] = _fact_field(fact)
        if rule.extendable:
            self.fields["extend"] = forms.IntegerField(
                label="批准延长的天数", required=False, min_value=0, max_value=9999, help_text="没有延长的不填",
                error_messages={"invalid": "请填写整数", "min_value": "不能小于 0", "max_value": "天数过大"},
            )  # fmt: skip
        for n in range(1, PAUSES + 1) if rule.pausable else ():
            self.fields[f"stop_{n}"] = forms.CharField(
                label=f"第 {n} 次停止的日期", required=False, widget=day_input()
            )
            self.fields[f"resume_{n}"] = forms.CharField(
                label="恢复的日期", required=False, widget=day_input()
            )
        self.fields["regime"] = forms.ChoiceField(
            label="适用哪个时期的法律", required=False, choices=_regimes(rule), help_text="一般不用改"
        )

    def compute(self) -> Deadline | None:
        """Return the result, or None with the reason beside the field it belongs to."""
        if not self.is_valid():
            return None
        book = lawbook()
        try:
            return due(
                self.rule.id, self._day("on"), regime=self.cleaned_data.get("regime") or "auto", pauses=tuple(self._pauses()),
                extend=self.cleaned_data.get("extend") or 0, facts=dict(self._facts()), assumptions=book.assumptions,
                calendar=book.calendar,
            )  # fmt: skip
        except Misread as wrong:
            self.add_error(wrong.field, str(wrong))
        except LawError as error:
            self.add_error(self._place(error), str(error))
        return None

    def _place(self, error: LawError) -> str | None:
        facts = [name for name in self.fields if name.startswith("fact_")]
        wanted = {
            BadPause: "stop_1",
            BadExtension: "extend",
            BadDate: "on",
            BadFact: facts[0] if facts else "on",
        }
        name = next((name for kind, name in wanted.items() if isinstance(error, kind)), "on")
        return name if name in self.fields else None

    def _day(self, name: str) -> Any:
        try:
            return parse_day(read_day(self.cleaned_data[name].strip()))
        except LawError as error:
            raise Misread(name, str(error)) from None

    def _pauses(self) -> Iterator[Pause]:
        for n in range(1, PAUSES + 1):
            stop, resume = (self.cleaned_data.get(f"{end}_{n}", "").strip() for end in ("stop", "resume"))
            if stop or resume:
                if not stop or not resume:
                    raise Misread(
                        f"resume_{n}" if stop else f"stop_{n}", "停止和恢复的日期要都填，或者都不填"
                    )
                yield Pause(self._day(f"stop_{n}"), self._day(f"resume_{n}"))

    def _facts(self) -> Iterator[tuple[str, Any]]:
        for fact in self.rule.facts:
            name = f"fact_{fact.name}"
            value = self.cleaned_data.get(name)
            if value not in (None, "", False):
                yield fact.name, self._day(name) if fact.kind == "date" else value


class Misread(Exception):
    """A day that cannot be read, with the field it stands in."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


def _fact_field(fact: Fact) -> forms.Field:
    if fact.kind == "bool":
        return forms.BooleanField(label=fact.label, required=False)
    if fact.kind == "days":
        return forms.IntegerField(label=fact.label, required=False, min_value=1, max_value=9999, help_text="按文书填写",
                                  error_messages={"invalid": "请填写整数", "min_value": "至少 1 天"})  # fmt: skip
    return forms.CharField(label=fact.label, required=False, widget=day_input())


def _regimes(rule: Rule) -> list[tuple[str, str]]:
    """Only those whose text knows the period; a rule without a number belongs to all."""
    known = [regime for regime in Regime if rule.serves(regime.value) or not rule.variants]
    return [("", "自动：按起算日"), *((regime.value, regime.explanation) for regime in known)]


def calculator(request: HttpRequest) -> dict[str, Any]:
    """Return what the page shows for an address: the choice of a rule, its inputs, and the result once a day is given."""
    wanted = request.GET.get("rule", "")
    choose = ChooseForm(request.GET if wanted else None)
    if not choose.is_valid():
        return {"choose": choose}
    rule = rule_named(wanted)
    form = DeadlineForm(rule, request.GET if "on" in request.GET else None)
    found = form.compute() if form.is_bound else None
    return {"choose": choose, "rule": rule, "form": form, "result": found and _result(request, found)}


def _result(request: HttpRequest, found: Deadline) -> dict[str, Any]:
    left, unit = days_left(found.due, found.unit, clock.today(), lawbook().calendar)
    return {
        "deadline": found,
        "left": left,
        "unit": unit,
        "today": clock.today(),
        "regime": found.regime.explanation,
        "assumptions": [
            (ASSUMPTIONS[name].title, next(r.title for r in ASSUMPTIONS[name].readings if r.value == value))
            for name, value in found.assumptions.items()
        ],
        "link": request.build_absolute_uri(),
    }


@cookie_free
def public(request: HttpRequest) -> HttpResponse:
    """The calculator for everybody."""
    return page(request, "shell/deadline.html", base="shell/portal.html", **calculator(request))


@access(STAFF)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The same beside the desk's menu."""
    return render(request, "shell/deadline.html", {"base": "shell/desk.html", **calculator(request)})
