"""Two sheets in secret: handing in, changing a reviewer, settling what the two do not agree on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from fuyuan.business.filereview.common import Person, led_by
from fuyuan.business.filereview.rounds.state import Limits
from fuyuan.business.filereview.scoring import HALF, Mark, by_code, differing, faults, merged, points
from fuyuan.business.filereview.sheet import Item, Sheet, Veto
from fuyuan.matters.procedure import Context, Event, Refusal

from .records import Assigned, Line, Replaced, Scored, Settled, SettledBy, VetoLine
from .state import FileState, Handed, Settlement

# -- 分派 ----------------------------------------------------------------------------------------------------------


def assigned(state: None, event: Event) -> FileState:
    record: Assigned = event.record
    return FileState(
        stage="scoring", title=f"{record.file_number} {record.file_title}"[:300], number=event.stamped["number"],
        opened_on=event.day, touched_on=event.day, organ_id=int(event.stamped["organ_id"]) or None,
        round_id=record.round_id, round_number=record.round_number, subject=record.subject, file_id=record.file_id,
        file_number=record.file_number, file_title=record.file_title, unit_id=record.unit_id, unit=record.unit,
        handlers=record.handlers, reviewers=record.reviewers, third=record.third,
        sheet=Sheet.model_validate_json(record.sheet), limits=Limits.model_validate_json(record.limits),
        findings=record.findings, score_by=record.score_by,
    )  # fmt: skip


def assign_stamps(state: None, record: Assigned, context: Context) -> Mapping[str, str]:
    return {"organ_id": str(context.facts.get("organ_id") or 0)}


# -- lines of a form -----------------------------------------------------------------------------------------------


def asked(item: Item) -> str:
    """What an item asks, as the form tells it: code, title, points, when points are taken away, articles."""
    basis = f"（{item.articles}）" if item.basis else ""
    return f"{item.code}　{item.title}，{points(item.points)}分。{item.deduct}{basis}"


def asked_veto(veto: Veto) -> str:
    return f"{veto.code}　{veto.title}{f'（{veto.articles}）' if veto.basis else ''}"


def lines_for(
    state: FileState, marks: Mapping[str, Mark], codes: Iterable[str] | None = None
) -> dict[str, Any]:
    """Return the form's lines with some marks already in, for all codes or some."""
    wanted = None if codes is None else frozenset(codes)
    items = [each for each in state.sheet.items if wanted is None or each.code in wanted]
    vetoes = [each for each in state.sheet.vetoes if wanted is None or each.code in wanted]
    return {
        "lines": [{**_line(state, each.code, asked(each), marks), **_deduct(marks, each)} for each in items],
        "vetoes": [
            {**_line(state, each.code, asked_veto(each), marks), "applies": _applies(marks, each.code)}
            for each in vetoes
        ],
    }


def _line(state: FileState, code: str, words: str, marks: Mapping[str, Mark]) -> dict[str, Any]:
    found, mark = state.finding(code), marks.get(code)
    told = {"code": code, "item": words, "found": found.words if found else ""}
    return {**told, "reason": mark.reason, "page": mark.page} if mark else told


def _deduct(marks: Mapping[str, Mark], item: Item) -> dict[str, Decimal]:
    return {"deduct": marks[item.code].deduct if item.code in marks else Decimal(0)}


def _applies(marks: Mapping[str, Mark], code: str) -> bool:
    return code in marks and bool(marks[code].deduct)


def marks_of(record: Any) -> tuple[Mark, ...]:
    """Return what a form's lines come to."""
    lines: Sequence[Line] = record.lines
    vetoes: Sequence[VetoLine] = record.vetoes
    return (
        *(Mark(code=each.code, deduct=each.deduct, reason=each.reason, page=each.page) for each in lines),
        *(
            Mark(code=each.code, deduct=Decimal(int(each.applies)), reason=each.reason, page=each.page)
            for each in vetoes
        ),
    )


def lines_refusal(
    state: FileState, record: Any, codes: Iterable[str], before: Mapping[str, Mark] | None = None
) -> Refusal | None:
    """Every item asked is answered once, within its points, and whatever is taken away has its reason and place.

    ``before``: marks that may stay as they are; a mean of two sheets may end on a quarter.
    """
    given = [each.code for each in (*record.lines, *record.vetoes)]
    vetoes = {each.code for each in state.sheet.vetoes}
    kinds = all(each.code not in vetoes for each in record.lines) and all(
        each.code in vetoes for each in record.vetoes
    )
    if sorted(given) != sorted(codes) or not kinds:
        return Refusal("表上的项目与评查标准不一致，请刷新页面后重新填写")
    wrong = [
        *(_line_refusal(state, each, before or {}) for each in record.lines),
        *(_veto_refusal(each) for each in record.vetoes),
    ]
    return next(filter(None, wrong), None)


def _line_refusal(state: FileState, line: Line, before: Mapping[str, Mark]) -> Refusal | None:
    most = state.sheet.item(line.code).points
    kept = line.code in before and line.deduct == before[line.code].deduct
    if line.deduct > most:
        return Refusal(f"{line.code}最多扣{points(most)}分")
    if line.deduct % HALF and line.deduct != most and not kept:
        return Refusal(f"{line.code}的扣分以0.5分为单位")
    if line.deduct and not (line.reason.strip() and line.page.strip()):
        return Refusal(f"{line.code}扣了分，请写明理由和所在页、材料")
    return None


def _veto_refusal(line: VetoLine) -> Refusal | None:
    if line.applies and not (line.reason.strip() and line.page.strip()):
        return Refusal(f"{line.code}一票否决，请写明理由和所在页、材料")
    return None


def codes_of(sheet: Sheet) -> list[str]:
    return [each.code for each in (*sheet.items, *sheet.vetoes)]


# -- 交评查表 ------------------------------------------------------------------------------------------------------


def first_score(state: FileState, context: Context) -> Mapping[str, Any]:
    """The form begins with what the system found: a fault takes all the points of its item until a person has looked."""
    found = {
        item.code: Mark(code=item.code, deduct=item.points, reason=fault, page="系统核对")
        for item in state.sheet.items
        if (fault := _fault(state, item.code))
    }
    vetoes = {
        each.code: Mark(code=each.code, deduct=Decimal(1), reason=fault, page="系统核对")
        for each in state.sheet.vetoes
        if (fault := _fault(state, each.code))
    }
    return lines_for(state, found | vetoes)


def _fault(state: FileState, code: str) -> str:
    found = state.finding(code)
    return found.words[:500] if found and found.sound is False else ""


def may_score(state: FileState, record: Scored | None, context: Context) -> Refusal | None:
    who = context.actor.person_id
    if not state.is_reviewer(who):
        return Refusal("您不是这件案卷的评查人")
    if state.sheet_of(who or 0):
        return Refusal("您已经交了评查表，两份交齐以前不能查看、修改")
    if record is None:
        return None
    if not record.confirmed:
        return Refusal("请逐项翻阅案卷、核实系统预填的内容，再勾选确认")
    return lines_refusal(state, record, codes_of(state.sheet)) or _overruled(state, record)


def _overruled(state: FileState, record: Scored) -> Refusal | None:
    """What the system found may be wrong; who passes it over says why."""
    silent = [each.code for each in record.lines if not (each.deduct or each.reason.strip())]
    silent += [each.code for each in record.vetoes if not (each.applies or each.reason.strip())]
    code = next((code for code in silent if _fault(state, code)), None)
    return Refusal(f"{code}系统核对发现问题，不扣分的请在理由里说明") if code else None


def score_stamps(state: FileState, record: Any, context: Context) -> Mapping[str, str]:
    """The days that begin when the second sheet is in."""
    return {} if state.sealed and not state.handed else turn_stamps(state, record, context)


def turn_stamps(state: FileState, record: Any, context: Context) -> Mapping[str, str]:
    """Working days from today for settling, answering and concluding; which of them counts the state says."""

    def after(days: int) -> str:
        return context.calendar.add_workdays(context.day, days).isoformat()

    limits = state.limits
    return {
        "settle_by": after(limits.settle),
        "answer_by": after(limits.answer),
        "conclude_by": after(limits.conclude),
    }


def scored(state: FileState, event: Event) -> FileState:
    sheet = Handed(person_id=event.by.person_id or 0, on=event.day, marks=marks_of(event.record))
    after = state.but(handed=(*state.handed, sheet))
    if after.sealed:
        return after
    one, two = (each.by_code for each in after.handed)
    limits = state.limits
    apart = differing(state.sheet, one, two, item=limits.item, whole=limits.whole)
    after = after.but(differing=apart)
    return after.but(stage="settling", settle_by=_day(event, "settle_by")) if apart else told(after, event)


def _day(event: Event, key: str) -> Any:
    return type(event.day).fromisoformat(event.stamped[key])


def told(state: FileState, event: Event) -> FileState:
    """Both sheets made one: with faults the handler, or the unit, is heard, without there is only the score to be confirmed."""
    one, two = (each.by_code for each in state.handed)
    settled = by_code(state.settled.marks) if state.settled else {}
    after = state.but(marks=merged(state.sheet, one, two, settled), told_on=event.day)
    if faults(after.marks) and state.heard:
        return after.but(stage="answering", answer_by=_day(event, "answer_by"))
    return after.but(stage="concluding", conclude_by=_day(event, "conclude_by"))


# -- 更换评查人 ----------------------------------------------------------------------------------------------------


def may_replace(state: FileState, record: Replaced | None, context: Context) -> Refusal | None:
    if (foreign := led_by(state.crew, context)) or record is None:
        return foreign
    if record.who not in {each.person_id for each in replaceable(state)}:
        return Refusal("这个人已经交了评查表，或者不是这件案卷的评查人")
    people: Mapping[int, Person] = {each.person_id: each for each in context.facts.get("people", ())}
    if record.by not in people:
        return Refusal("接替的人今天不在岗位上，请从名单中选择")
    if record.by in {each.person_id for each in (*state.reviewers, state.third)}:
        return Refusal("接替的人已经是这件案卷的评查人")
    why = context.facts["barred"](state.subject, [state.file_id], [record.by]).get(state.file_id, {})
    return Refusal(f"{people[record.by].name}不能评查这件案卷：{why[record.by]}") if why else None


def replaceable(state: FileState) -> tuple[Person, ...]:
    """Return those whose sheet is not in yet."""
    waiting = tuple(each for each in state.reviewers if state.sheet_of(each.person_id) is None)
    return (*waiting, state.third)


def replace_stamps(state: FileState, record: Replaced, context: Context) -> Mapping[str, str]:
    person = next(each for each in context.facts["people"] if each.person_id == record.by)
    return {"person": person.model_dump_json()}


def replaced(state: FileState, event: Event) -> FileState:
    new, who = Person.model_validate_json(event.stamped["person"]), event.record.who
    if state.third.person_id == who:
        return state.but(third=new)
    return state.but(reviewers=tuple(new if each.person_id == who else each for each in state.reviewers))


# -- 分歧 ----------------------------------------------------------------------------------------------------------


def first_settlement(state: FileState, context: Context) -> Mapping[str, Any]:
    """What is proposed already, else the mean of the two sheets."""
    one, two = (each.by_code for each in state.handed)
    mean = merged(state.sheet, one, two, by_code(state.proposed.marks) if state.proposed else {})
    halves = {mark.code: mark.model_copy(update={"deduct": _half(mark.deduct)}) for mark in mean}
    return lines_for(state, halves, state.differing)


def _half(value: Decimal) -> Decimal:
    return (value / HALF).to_integral_value() * HALF


def _may_say(state: FileState, record: Settled | None) -> Refusal | None:
    return lines_refusal(state, record, state.differing) if record else None


def may_propose(state: FileState, record: Settled | None, context: Context) -> Refusal | None:
    if not state.is_reviewer(context.actor.person_id):
        return Refusal("协商意见由两名评查人提出")
    return _may_say(state, record)


def may_concur(state: FileState, record: Any, context: Context) -> Refusal | None:
    if state.proposed is None:
        return Refusal("另一名评查人还没有提出协商意见")
    if not state.is_reviewer(context.actor.person_id):
        return Refusal("协商意见由两名评查人同意")
    same = state.proposed.by.person_id == context.actor.person_id
    return Refusal("这是您提出的协商意见，由另一名评查人同意") if same else None


def may_rule(state: FileState, record: Settled | None, context: Context) -> Refusal | None:
    if context.actor.person_id != state.third.person_id:
        return Refusal(f"两名评查人不能协商一致的，由第三评查人{state.third.name}裁定")
    return _may_say(state, record)


def _settlement(event: Event, way: SettledBy) -> Settlement:
    by = Person(person_id=event.by.person_id or 0, name=event.by.name, post=event.by.post)
    return Settlement(by=by, way=way, on=event.day, marks=marks_of(event.record), reason=event.record.reason)


def proposed(state: FileState, event: Event) -> FileState:
    return state.but(proposed=_settlement(event, SettledBy.AGREEMENT))


def concurred(state: FileState, event: Event) -> FileState:
    return told(state.but(settled=state.proposed), event)


def ruled(state: FileState, event: Event) -> FileState:
    return told(state.but(settled=_settlement(event, SettledBy.THIRD)), event)
