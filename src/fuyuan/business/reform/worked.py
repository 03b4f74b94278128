"""A unit's work and the office's answers: guards and effects of the steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from fuyuan.law.causes import subcause
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import RESPONDENT_POSTS

from .days import CONCLUDE, EARLY, EFFECT, PLAN, REVIEW, TEACH, after
from .records import SPEAKER, Effect, EffectChecked, MeasureDone, Planned, Taught
from .state import Asked, Check, Lesson, Measure, ReformState, Round

FOUND, FOUND_NONE = "系统查到：", "系统没有查到本单位同类问题再次被纠正或者败诉。"
FEW_WORDS = 8
Guard = Callable[[Any, Any, Context], Refusal | None]


def own(guard: Guard) -> Guard:
    """A unit acts on its own reforms only."""

    def guarded(state: ReformState, record: Any, context: Context) -> Refusal | None:
        actor = context.actor
        if actor.post in RESPONDENT_POSTS and actor.organ_id != state.organ_id:
            return Refusal(f"这件以案促改由{state.organ_name}开展")
        return guard(state, record, context)

    return guarded


# -- 分析研判、工作方案 ----------------------------------------------------------------------------------------------


def planned(state: ReformState, event: Event) -> ReformState:
    record: Planned = event.record
    return state.but(
        stage="working",
        rounds=state.turn(
            leader=record.leader, causes=record.causes, risks=record.risks, measures=_numbered(state, record),
            planned_on=state.now.planned_on or event.day,
            conclude_by=date.fromisoformat(event.stamped["conclude_by"]),
        ),
    )  # fmt: skip


def _numbered(state: ReformState, record: Planned) -> tuple[Measure, ...]:
    """Keep the number and the report of a measure whose words stayed; new ones are numbered on."""
    known = {each.what: each for each in state.now.measures}
    last = max((each.number for each in state.now.measures), default=0)
    out: list[Measure] = []
    for line in record.measures:
        kept = known.pop(line.what, None)
        last += kept is None
        new = Measure(number=last, what=line.what, owner=line.owner, by=line.by)
        out.append(kept.model_copy(update={"owner": line.owner, "by": line.by}) if kept else new)
    return tuple(out)


def may_plan(state: ReformState, record: Planned | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    unknown = next((line.cause for line in record.causes if subcause(line.cause) is None), None)
    if unknown is not None:
        return Refusal("原因请从列出的分类中选择")
    return _bad_measures(state, record, context)


def _bad_measures(state: ReformState, record: Planned, context: Context) -> Refusal | None:
    """New days lie ahead; what was reported done stays in the plan; a change says why."""
    words = [line.what for line in record.measures]
    if len(set(words)) != len(words):
        return Refusal("有两条措施写得一样，请合并或者写出区别")
    before = {each.what: each for each in state.now.measures}
    for line in record.measures:
        old = before.get(line.what)
        if line.by < context.day and (old is None or old.by != line.by):
            return Refusal(f"措施“{line.what[:40]}”的完成日期早于今天，请核对")
    dropped = next((each for each in state.now.measures if each.done_on and each.what not in words), None)
    if dropped:
        return Refusal(f"措施“{dropped.what[:40]}”已经报告完成，不能从方案里删去")
    if state.now.planned_on and not record.reason.strip():
        return Refusal("方案已经报送，修改的请写明修改理由")
    return None


def conclude_day(state: ReformState, record: Planned, context: Context) -> Mapping[str, str]:
    """The unit asks to conclude some days after its last measure and the teaching."""
    last = max(context.day, state.now.teach_by, *(line.by for line in record.measures))
    return {"conclude_by": after(context, CONCLUDE, last).isoformat()}


def first_plan(state: ReformState, context: Context) -> Mapping[str, Any]:
    """The plan so far; a first one begins with what the decision or judgment said."""
    turn = state.now
    if turn.planned_on:
        return {
            "leader": turn.leader,
            "causes": [each.model_dump() for each in turn.causes],
            "risks": [each.model_dump() for each in turn.risks],
            "measures": [{"what": m.what, "owner": m.owner, "by": m.by} for m in turn.measures],
        }
    if state.causes:
        return {"causes": [each.model_dump() for each in state.causes]}
    codes = [code if subcause(code) else "" for code in state.suggested] or [""]
    return {"causes": [{"cause": code, "quote": state.material.said[:2000]} for code in codes[:3]]}


# -- 学习讨论 ------------------------------------------------------------------------------------------------------


def taught(state: ReformState, event: Event) -> ReformState:
    record: Taught = event.record
    lesson = Lesson(
        on=record.on, form=record.form, speaker=record.speaker, speaker_from=record.speaker_from,
        participants=record.participants, about=record.about,
    )  # fmt: skip
    return state.but(rounds=state.turn(lessons=(*state.now.lessons, lesson)))


def may_teach(state: ReformState, record: Taught | None, context: Context) -> Refusal | None:
    if record is None:
        return None
    if record.on > context.day:
        return Refusal("日期晚于今天：学习讨论开展以后再登记")
    if record.on < state.opened_on:
        return Refusal("日期早于以案促改启动的日期，请核对")
    if record.form in SPEAKER and not (record.speaker.strip() and record.speaker_from.strip()):
        return Refusal("请填写主讲人和主讲人所在的法院、机关")
    return None


# -- 措施完成、申请办结 ----------------------------------------------------------------------------------------------


def measure_done(state: ReformState, event: Event) -> ReformState:
    record: MeasureDone = event.record
    done = {"done_on": record.done_on, "result": record.result}
    measures = tuple(
        each.model_copy(update=done) if each.number == record.measure else each for each in state.now.measures
    )
    return state.but(rounds=state.turn(measures=measures))


def may_report(state: ReformState, record: MeasureDone | None, context: Context) -> Refusal | None:
    if not state.now.open_measures:
        return Refusal("措施已经全部报告完成")
    if record is None:
        return None
    if record.measure not in {each.number for each in state.now.open_measures}:
        return Refusal("没有这条措施，或者已经报告完成")
    if record.done_on > context.day:
        return Refusal("完成日期晚于今天，请核对")
    if record.done_on < state.opened_on:
        return Refusal("完成日期早于以案促改启动的日期，请核对")
    if not (record.files or record.numbers):
        return Refusal("报告完成要有佐证：请上传材料，或者填写系统里办件的编号")
    missing = [each for each in record.numbers if each not in context.facts.get("known_numbers", ())]
    return Refusal(f"没有找到编号为“{'”“'.join(missing)}”的办件，请核对编号") if missing else None


def next_measure(state: ReformState, context: Context) -> Mapping[str, Any]:
    left = sorted(state.now.open_measures, key=lambda each: (each.by, each.number))
    return {"measure": left[0].number, "done_on": context.day} if left else {}


def conclude_asked(state: ReformState, event: Event) -> ReformState:
    record = event.record
    asked = Asked(
        on=event.day, review_by=date.fromisoformat(event.stamped["review_by"]), result=record.result,
        lasting=record.lasting,
    )  # fmt: skip
    return state.but(stage="reviewing", rounds=state.turn(asked=(*state.now.asked, asked)))


def may_ask(state: ReformState, record: Any, context: Context) -> Refusal | None:
    left = len(state.now.open_measures)
    if left:
        return Refusal(f"还有{left}条措施没有报告完成")
    return None if state.now.lessons else Refusal("还没有开展学习讨论、以案释法")


def review_day(state: ReformState, record: Any, context: Context) -> Mapping[str, str]:
    return {"review_by": after(context, REVIEW).isoformat()}


def last_result(state: ReformState, context: Context) -> Mapping[str, Any]:
    """Asked again after a return: the unit goes on from what it wrote."""
    last = state.now.asked[-1] if state.now.asked else None
    return {"result": last.result, "lasting": last.lasting} if last else {}


# -- 审核、效果评估 --------------------------------------------------------------------------------------------------


def _decided(state: ReformState, event: Event, accepted: bool, opinion: str) -> tuple[Asked, ...]:
    *before, last = state.now.asked
    changes = {"decided_on": event.day, "accepted": accepted, "opinion": opinion}
    return (*before, last.model_copy(update=changes))


def accepted(state: ReformState, event: Event) -> ReformState:
    asked = _decided(state, event, True, event.record.opinion)
    check_by = date.fromisoformat(event.stamped["check_by"])
    return state.but(
        stage="observing", rounds=state.turn(asked=asked, accepted_on=event.day, check_by=check_by)
    )


def check_day(state: ReformState, record: Any, context: Context) -> Mapping[str, str]:
    return {"check_by": after(context, EFFECT).isoformat()}


def returned(state: ReformState, event: Event) -> ReformState:
    return state.but(
        stage="working", rounds=state.turn(asked=_decided(state, event, False, event.record.reason))
    )


def checked(state: ReformState, event: Event) -> ReformState:
    """Closed, or a new turn: the unit analyses again why it did not hold."""
    record, stamped = event.record, event.stamped
    repeats = tuple(filter(None, stamped.get("repeats", "").splitlines()))
    check = Check(on=event.day, effect=record.effect, found=record.found, by=record.by, repeats=repeats)
    rounds = state.turn(check=check)
    if record.effect is Effect.LASTING:
        return state.but(stage="closed", closed_on=event.day, rounds=rounds)
    new = Round(
        plan_by=date.fromisoformat(stamped["plan_by"]), teach_by=date.fromisoformat(stamped["teach_by"])
    )
    return state.but(stage="opened", rounds=(*rounds, new))


def may_check(state: ReformState, record: Any, context: Context) -> Refusal | None:
    """Six months must have shown something; what the system found again cannot be passed over in silence."""
    by = state.now.check_by
    if by and context.day < by - EARLY:
        return Refusal(f"效果评估在{by.year}年{by.month}月{by.day}日前后进行，{EARLY.days}天以内才能提前")
    return _unexplained(record, context) if record else None


def _unexplained(record: EffectChecked, context: Context) -> Refusal | None:
    """The office looks for itself: what the system filled in is no check."""
    again = context.facts.get("repeats", ())
    if len(_own_words(record.found, again)) >= FEW_WORDS:
        return None
    if record.effect is Effect.LASTING and again:
        return Refusal(f"系统查到再次发生（{again[0]}），认为有效的，请在评估情况里说明理由")
    if record.effect is Effect.AGAIN and not again:
        return Refusal("系统没有查到同类问题再次发生，请在评估情况里写明是哪一件")
    return Refusal("请写明抽查了哪些案卷、措施是否还在执行：系统查到的只是一部分")


def _own_words(text: str, again: Iterable[str]) -> str:
    """What remains when that is taken away which the form had filled in."""
    for given in (*again, FOUND, FOUND_NONE):
        text = text.replace(given, "")
    return text.strip()


def check_stamps(state: ReformState, record: Any, context: Context) -> Mapping[str, str]:
    """What the system found is written beside what the office says; a new turn gets its days."""
    found = "\n".join(context.facts.get("repeats", ()))
    days = {"plan_by": after(context, PLAN).isoformat(), "teach_by": after(context, TEACH).isoformat()}
    return {**({"repeats": found} if found else {}), **({} if record.effect is Effect.LASTING else days)}


def first_check(state: ReformState, context: Context) -> Mapping[str, Any]:
    """The form begins with what the system found."""
    again = context.facts.get("repeats", ())
    if again:
        return {"effect": Effect.AGAIN.value, "found": "\n".join((FOUND, *again))}
    return {"found": FOUND_NONE}
