"""What the reader is not sure of, each as a question for the officer."""

from __future__ import annotations

from collections.abc import Sequence

from .head import Head
from .lines import ends
from .model import Doubt, Measure, Plan
from .outline import value_of


def doubt_head(plan: Plan, head: Head) -> None:
    """What the head does not say."""
    if plan.title is None:
        plan.doubts.append(Doubt("title", "", "没有认出标题，请填写"))
    if plan.date is None:
        question = "没有单独成行的成文日期，请填写（印发日期不等于成文日期）"
        plan.doubts.append(Doubt("date", head.printed_on, question))
    if plan.document_number is None:
        plan.doubts.append(Doubt("document_number", "", "没有认出文号；没有文号的可以留空"))


def doubt_measures(plan: Plan, *, tables: bool) -> None:
    """What single measures lack that their sisters have, where the text breaks off, numbers that are missing."""
    dated = sum(bool(measure.deadlines) for measure in plan.measures)
    some_units = any(measure.units for measure in plan.measures)
    if not some_units and plan.measures:
        plan.doubts.append(
            Doubt("measures", "", "各项措施都没有写责任单位，请逐项指定，没有责任单位的措施不能下达")
        )
    for measure in plan.measures:
        where = f"措施{measure.number}"
        if not measure.units and some_units:
            plan.doubts.append(Doubt(where, measure.heading, "没有写责任单位，请补充"))
        if measure.units_open_ended:
            plan.doubts.append(Doubt(where, "等", "文件写了“等”，责任单位没有列全，请核对还有哪些单位"))
        if not measure.deadlines and dated * 2 >= len(plan.measures):
            plan.doubts.append(Doubt(where, measure.heading, "没有写完成时限，请核对"))
    if not tables:
        _broken_off(plan)
    _gaps(plan)


def _broken_off(plan: Plan) -> None:
    """The source breaks off in the last measure: no end mark, and no labels where the others have them."""
    if plan.measures:
        last, others = plan.measures[-1], plan.measures[:-1]
        lacks = _lacks(last.units, [each.units for each in others]) or _lacks(
            last.deadlines, [each.deadlines for each in others]
        )
        last.partial = last.partial or (lacks and not ends(last.text))
    broken = [measure for measure in plan.measures if measure.partial]
    for measure in broken:
        plan.doubts.append(
            Doubt(f"措施{measure.number}", measure.text[-20:], "原文在这里中断，请对照原件补全")
        )
    plan.partial = bool(broken)


def _lacks(own: Sequence[object], others: Sequence[Sequence[object]]) -> bool:
    """Nothing here, where at least half of the others have something."""
    return not own and sum(bool(each) for each in others) >= max(1, len(others) // 2)


def _gaps(plan: Plan) -> None:
    """A number that was skipped: a measure may be missing."""
    rows: dict[str | None, list[Measure]] = {}
    for measure in plan.measures:
        rows.setdefault(measure.section, []).append(measure)
    for group in rows.values():
        for before, after in zip(group, group[1:], strict=False):
            first, second = (value_of("part", each.number) for each in (before, after))
            if first and second > first + 1:
                question = f"“{before.number}”之后是“{after.number}”，中间可能缺了一项"
                plan.doubts.append(Doubt(f"措施{after.number}", after.heading, question))
