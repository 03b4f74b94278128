"""Where what is shared comes from: events of the rooms, told with every part a rule could name, and periods that ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from fuyuan.business.linkage.common import written
from fuyuan.business.linkage.findings.windows import Window, bounds, window_of, words
from fuyuan.business.linkage.standards.state import StandardState
from fuyuan.business.linkage.standards.steps import STANDARD
from fuyuan.business.litigation.queries import docketed_kinds, plaintiffs_of, suit_fact
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.law.causes import Cause
from fuyuan.law.outcomes import final, lost
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.registry import Outcome
from fuyuan.shell import evidence

from .limited import Told
from .rules import Part, SharingRule, Subject

CASE_STEPS = ("serve", "complete_notice")
SUIT_STEPS = ("record_ruling", "correct_ruling", "confirm_effective", "docket_next")
KINDS = {kind.value: kind.label for kind in ActKind}
CAUSES = {cause.value: cause.label for cause in Cause}
FIGURES = (
    "reconsideration.received", "reconsideration.accepted", "reconsideration.decided", "linkage.letters",
    "linkage.letters_settled", "linkage.meetings", "linkage.standards",
)  # fmt: skip


def decision(outcome: Outcome) -> Told | None:
    """A reconsideration decision that took effect (《行政复议法》第七十五条第二款)."""
    found = reconsideration.in_effect(outcome.state)
    if found is None:
        return None
    organs = "、".join(name for _, name in found.respondents)
    return Told(
        f"decision:{outcome.matter_id}", _title("行政复议决定", found.act_kind.label, organs), found.effective_on,
        {
            Part.NUMBER: [("决定书文号", found.number)],
            Part.KIND: [("案件类型", found.act_kind.label), ("管理领域", found.area)],
            Part.ORGAN: [("被申请人", organs)],
            Part.PARTIES: found.parties,
            Part.RESULT: [("结果", found.outcome)],
            Part.CAUSE: [("原因", "、".join(cause.label for cause in found.causes))],
            Part.REASONS: [("理由", found.said)],
            Part.DAYS: [("决定日期", written(found.decided_on)), ("生效日期", written(found.effective_on))],
        },
        found.people, reconsideration.KIND, outcome.matter_id,
    )  # fmt: skip


def lost_suit(outcome: Outcome) -> Told | None:
    """A loss that can no longer be appealed: one still open to appeal may turn out none."""
    fact = suit_fact(outcome.state)
    result = final(fact)
    if result is None or fact.effective_on is None or fact.non_litigation or not lost(fact):
        return None
    last = [each for each in fact.instances if each.outcome is not None][-1]
    organs = "、".join(each.name for each in fact.defendants)
    plaintiffs = plaintiffs_of(outcome.state)
    kind = KINDS.get(fact.act_kind, "")
    return Told(
        f"suit:{outcome.matter_id}:{last.instance.value}", _title("行政诉讼败诉", kind, organs), fact.effective_on,
        {
            Part.NUMBER: [("案号", last.case_no), ("人民法院", last.court)],
            Part.KIND: [("案件类型", kind), ("管理领域", fact.area)],
            Part.ORGAN: [("被告", organs)],
            Part.PARTIES: [("原告", name) for name, _ in plaintiffs],
            Part.RESULT: [("结果", result.label)],
            Part.DAYS: _days(("裁判日期", last.closed_on), ("生效日期", fact.effective_on)),
        },
        tuple(name for name, natural in plaintiffs if natural), "suit", outcome.matter_id,
    )  # fmt: skip


def reform(outcome: Outcome) -> Told | None:
    """A 以案促改 that began, by a case or by hand."""
    state, day = outcome.state, outcome.event.day
    material = state.material
    causes = "、".join(CAUSES.get(each, each) for each in state.suggested)
    return Told(
        f"reform:{outcome.matter_id}", f"以案促改：{state.organ_name}", day,
        {
            Part.NUMBER: [("编号", state.number), ("案件文号", material.number)],
            Part.KIND: [("案件类型", material.act_kind.label if material.act_kind else "")],
            Part.ORGAN: [("开展单位", state.organ_name)],
            Part.RESULT: [("案件结果", material.outcome)],
            Part.CAUSE: [("裁判、决定显示的原因", causes)],
            Part.DAYS: [("启动日期", written(day))],
        },
        source_kind="reform", source_id=outcome.matter_id,
    )  # fmt: skip


def standard(outcome: Outcome) -> Told | None:
    state: StandardState = outcome.state
    return Told(
        f"standard:{outcome.matter_id}", f"类案审理标准：{state.title}"[:200], outcome.event.day,
        {
            Part.NUMBER: [("编号", state.number)],
            Part.KIND: [("案件类型", state.wording.act_kind.label), ("管理领域", state.wording.area)],
            Part.DAYS: _days(("发布日期", state.published_on), ("施行日期", state.valid_from)),
        },
        source_kind=STANDARD.name, source_id=outcome.matter_id,
    )  # fmt: skip


def _title(what: str, kind: str, organs: str) -> str:
    told = f"{what}：{kind}" if kind else what
    return f"{told}（{organs}）" if organs else told


def _days(*days: tuple[str, date | None]) -> list[tuple[str, str]]:
    return [(label, written(day)) for label, day in days if day]


# -- periods that ended --------------------------------------------------------------------------------------------


def last_window(today: date, window: Window) -> str:
    """The newest window that has ended."""
    first, _ = bounds(window_of(today, window))
    return window_of(first - timedelta(days=1), window)


def period(rule: SharingRule, today: date) -> Told:
    """What a rule shares of the newest period that ended, counted now."""
    key = last_window(today, rule.window)
    first, last = bounds(key)
    frequent = rule.subject is Subject.FREQUENT
    counts = _frequent(rule, first, last) if frequent else _figures(first, last)
    title = f"{words(key)}{'高发案件类型' if frequent else '数据'}"
    return Told(f"{rule.subject.value}:{key}", title, last, {Part.COUNTS: list(counts)})


def _figures(first: date, last: date) -> Iterator[tuple[str, str]]:
    for each in evidence.figures(FIGURES, None, first, last):
        yield each.source.label, f"{each.value}{each.source.unit}"


def _frequent(rule: SharingRule, first: date, last: date) -> Iterator[tuple[str, str]]:
    yield "行政复议", _ranked(reconsideration.accepted_kinds(first, last), rule.threshold, "受理")
    yield "行政诉讼", _ranked(docketed_kinds(first, last), rule.threshold, "立案")


def _ranked(found: Mapping[str, int], least: int, verb: str) -> str:
    often = [f"{KINDS.get(kind, kind)}{count}件" for kind, count in found.items() if count >= least]
    total = sum(found.values())
    return f"共{verb}{total}件，达到{least}件的类型：{'、'.join(often) or '没有'}"
