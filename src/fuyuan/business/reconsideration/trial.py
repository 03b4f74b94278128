"""审理: choice of procedure, handlers, copy and reply, third parties, joinder, opinions heard, file, evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.law import Regime
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from .advice import simplified_ground, suggest_procedure
from .checklist import representatives_range
from .conditions import approved_by, regime, since_2024, since_2026
from .facts import FileAsk, HeardFact, Paper, StopFact
from .periods import recount
from .records import (
    Assignment,
    Capacity,
    PaperKind,
    Secret,
    Side,
    Simplified,
    SimplifiedGround,
    StopGround,
    ThirdParties,
    Way,
)
from .sorting import LOCAL
from .state import CaseState, party_keys

# -- ordinary or simplified ------------------------------------------------------------------------------------


def guard_choose_simplified(state: CaseState, record: Simplified | None, context: Context) -> Refusal | None:
    """A ground of 第五十三条第一款 that the facts show, or everybody's consent."""
    known = since_2024(context, "简易程序", "L23 53.1") or _chosen(state)
    if known or record is None:
        return known
    if state.major:
        return refuse("本案已标明重大、疑难、复杂，不能适用简易程序", "L23 53.1")
    if record.ground is SimplifiedGround.CONSENT or _shows(state, record.ground):
        return None
    return refuse(f"申请材料没有显示“{record.ground.label}”，请核对案件信息，或者取得各方同意", "L23 53.1")


def _shows(state: CaseState, ground: SimplifiedGround) -> bool:
    act = state.application.act
    return {
        SimplifiedGround.ON_SPOT: act.on_the_spot,
        SimplifiedGround.WARNING: act.warning_only,
        SimplifiedGround.AMOUNT: act.amount is not None and act.amount <= 3000,
        SimplifiedGround.INFORMATION: act.is_information,
    }[ground]


def _chosen(state: CaseState) -> Refusal | None:
    return refuse(f"已经确定适用{state.procedure.label}", "L23 36.1") if state.procedure else None


def initial_choose_simplified(state: CaseState, context: Context) -> Mapping[str, Any]:
    advice, agreed = suggest_procedure(state, context.day), not disagreeing(state)
    ground = simplified_ground(state.application) or (SimplifiedGround.CONSENT if agreed else None)
    return {"ground": ground, "all_agree": agreed, "reason": advice.text if advice.yes else ""}


def disagreeing(state: CaseState) -> tuple[Side, ...]:
    """Sides that have not agreed to the simplified procedure; the applicant may have said so in the application."""
    agreed = {*state.agreed, *((Side.APPLICANT,) if state.application.simplified else ())}
    return tuple(side for side in sides(state) if side not in agreed)


_SIDE_OF = {
    Post.APPLICANT: Side.APPLICANT,
    Post.AGENT: Side.APPLICANT,
    Post.THIRD_PARTY: Side.THIRD_PARTY,
    Post.RESPONDENT_LIAISON: Side.RESPONDENT,
    Post.RESPONDENT_HEAD: Side.RESPONDENT,
}


def guard_consent(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """Everybody speaks for the own side; the office records what came on paper."""
    known = since_2024(context, "简易程序", "L23 53.2") or _chosen(state)
    if known or record is None:
        return known
    return guard_own_side(state, record, context, "L23 53.2")


def side_of(actor: Actor) -> Side:
    """For whom the actor speaks; the office writes down what the applicant said, unless it says otherwise."""
    return _SIDE_OF.get(actor.post, Side.APPLICANT)


def guard_own_side(state: CaseState, record: Any, context: Context, basis: str) -> Refusal | None:
    own = _SIDE_OF.get(context.actor.post, record.side)
    if record.side is not own:
        return refuse(f"您只能代表{own.label}", basis)
    return guard_side(state, record, context)


def initial_consent(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"side": side_of(context.actor)}


def apply_consent(state: CaseState, event: Event) -> CaseState:
    return state.but(agreed=tuple(dict.fromkeys((*state.agreed, event.record.side))))


def apply_choose_simplified(state: CaseState, event: Event) -> CaseState:
    return state.but(
        procedure=Way.SIMPLIFIED, simplified_ground=event.record.ground, papers=_told(state, event)
    )


def guard_choose_ordinary(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return _chosen(state)


def apply_choose_ordinary(state: CaseState, event: Event) -> CaseState:
    return state.but(procedure=Way.ORDINARY)


def _told(state: CaseState, event: Event) -> tuple[Paper, ...]:
    paper = Paper(kind=PaperKind.PROCEDURE, on=event.day, recipients=party_keys(state))
    return (*state.papers, paper)


def guard_convert(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """Simplified → ordinary with the office head's approval (第五十五条)."""
    if state.procedure is not Way.SIMPLIFIED:
        return refuse("只有适用简易程序的案件才能转为普通程序", "L23 55")
    return approved_by(record and record.approval, context, capacity=Capacity.OFFICE_HEAD, basis="L23 55")


def converted(state: CaseState, event_day: Any) -> CaseState:
    return state.but(procedure=Way.ORDINARY, converted_on=event_day)


def stamps_convert(state: CaseState, record: Any, context: Context) -> Mapping[str, str]:
    """Which breaks count under the sixty days, which run from acceptance as if they always had."""
    breaks = recount(converted(state, context.day), context)
    return {"counts": ";".join(" ".join(each.counts) for each in breaks)} if breaks else {}


def apply_convert(state: CaseState, event: Event) -> CaseState:
    after = converted(state, event.day)
    counts = event.stamped["counts"].split(";") if state.interruptions else []
    breaks = tuple(
        each.model_copy(update={"counts": tuple(keys.split())})
        for each, keys in zip(state.interruptions, counts, strict=True)
    )
    return after.but(interruptions=breaks, papers=_told(state, event))


# -- handlers --------------------------------------------------------------------------------------------------


def handlers_needed(state: CaseState, context: Context) -> tuple[int, str]:
    """Two or more; one is enough in the simplified procedure since 2026-07-01 (R26 39; R07 32: always two)."""
    if regime(context) is not Regime.C:
        return 2, "R07 32"
    return (1, "R26 39") if state.procedure is Way.SIMPLIFIED else (2, "R26 39")


def guard_assign(state: CaseState, record: Assignment | None, context: Context) -> Refusal | None:
    """Enough reviewers, each qualified, none with a declared conflict of interest."""
    if record is None:
        return None
    needed, article = handlers_needed(state, context)
    if len(record.handlers) < needed and state.procedure:
        return refuse(f"{state.procedure.label}应当由{needed}名以上行政复议人员办理", article)
    if state.handlers and not record.reason:
        return Refusal("改派承办人，请写明原因")
    people: Mapping[int, Mapping[str, Any]] = context.facts.get("persons", {})
    for handler in record.handlers:
        refusal = unfit(handler.name, people.get(handler.person_id, {}), context)
        if refusal:
            return refusal
    return None


def unfit(name: str, facts: Mapping[str, Any], context: Context) -> Refusal | None:
    """Recusal has no article in the reconsideration law: the refusal says that it is local policy."""
    conflicts = facts.get("conflicts", ())
    if conflicts:
        local = context.facts.get("local", {}).get("recusal", LOCAL)
        return Refusal(f"{name}应当回避：{'；'.join(conflicts)}（{local}；行政复议法没有回避条款）")
    if facts.get("first_time") and not facts.get("qualified"):
        return refuse(
            f"{name}初次从事行政复议工作，应当取得法律职业资格",
            "L17 3.2" if regime(context) is Regime.A else "L23 6.2",
        )
    if facts.get("first_time") and not facts.get("trained") and regime(context) is not Regime.A:
        return refuse(f"{name}初次从事行政复议工作，应当参加统一职前培训", "L23 6.2")
    return None


def initial_assign(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"handlers": [handler.model_dump() for handler in state.handlers]}


def apply_assign(state: CaseState, event: Event) -> CaseState:
    handlers = event.record.handlers
    return state.but(handlers=handlers, holder_id=handlers[0].person_id)


# -- third parties, joinder ------------------------------------------------------------------------------------


def guard_add_third_party(state: CaseState, record: ThirdParties | None, context: Context) -> Refusal | None:
    """More than ten may elect two to five of them, by a paper all have signed (2026年实施条例第十七条第三款)."""
    if record is None or not record.representatives:
        return None
    new = since_2026(context, "第三人推选代表人", "R26 17.3")
    if new:
        return new
    more, least, most, _ = representatives_range(regime(context))
    if len(record.parties) <= more or not least <= len(record.representatives) <= most:
        return refuse(f"第三人超过{more}人的，可以推选{least}至{most}名代表人", "R26 17.3")
    if record.election is None:
        return refuse("推选代表人的，请附由全体第三人签名、盖章或者按指印的推选书", "R26 17.3")
    return None


def apply_add_third_party(state: CaseState, event: Event) -> CaseState:
    """Each is told; afterwards papers go to those elected."""
    record: ThirdParties = event.record
    before = len(state.third_parties)
    numbers = range(before + 1, before + len(record.parties) + 1)
    elected = {before + number for number in record.representatives} or set(numbers)
    paper = Paper(
        kind=PaperKind.THIRD_PARTY, on=event.day, recipients=tuple(f"third-{number}" for number in numbers)
    )
    return state.but(
        third_parties=(*state.third_parties, *record.parties), papers=(*state.papers, paper),
        third_represented=(*state.third_represented, *(n for n in numbers if n not in elected)),
    )  # fmt: skip


def guard_join(state: CaseState, record: Any, context: Context) -> Refusal | None:
    known = since_2026(context, "合并审理", "R26 43.1")
    if known or record is None:
        return known
    if state.case_number in record.cases:
        return refuse("不能与本案自己合并", "R26 43.1")
    if state.led_by:
        return refuse(f"本案已经并入{state.led_by}，请在主办案件办理合并审理", "R26 43.1")
    open_cases = context.facts.get("open_cases", frozenset(record.cases))
    unknown = [number for number in record.cases if number not in open_cases]
    if unknown:
        return refuse(f"本机关没有正在审理的案件{'、'.join(unknown)}，请核对案号", "R26 43.1")
    bound: Mapping[str, str] = context.facts.get("bound_cases", {})
    held = [f"{number}{bound[number]}" for number in record.cases if number in bound]
    return refuse(f"{'；'.join(held)}，请先核对", "R26 43.1") if held else None


def apply_join(state: CaseState, event: Event) -> CaseState:
    return state.but(joined=tuple(dict.fromkeys((*state.joined, *event.record.cases))))


def apply_joined_into(state: CaseState, event: Event) -> CaseState:
    return state.but(led_by=event.record.number)


# -- opinions heard (第四十九条) ---------------------------------------------------------------------------------


def guard_side(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if record is not None and record.side is Side.THIRD_PARTY and not state.third_parties:
        return refuse("本案没有第三人", "L23 49")
    return None


def initial_hear_parties(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"on": context.day, "officers": [handler.name for handler in state.handlers]}


def apply_hear_parties(state: CaseState, event: Event) -> CaseState:
    return state.but(heard=(*state.heard, HeardFact(side=event.record.side, on=event.record.on)))


def apply_excuse_hearing(state: CaseState, event: Event) -> CaseState:
    return state.but(excused=tuple(dict.fromkeys((*state.excused, event.record.side))))


def sides(state: CaseState) -> tuple[Side, ...]:
    return (Side.APPLICANT, Side.RESPONDENT, *((Side.THIRD_PARTY,) if state.third_parties else ()))


def unheard(state: CaseState) -> tuple[Side, ...]:
    """Sides neither heard nor excused."""
    done = {fact.side for fact in state.heard} | set(state.excused)
    return tuple(side for side in sides(state) if side not in done)


# -- reading the file (第四十七条), evidence, stop of execution ------------------------------------------------------


def apply_request_file(state: CaseState, event: Event) -> CaseState:
    ask = FileAsk(on=event.day, who=event.record.who or event.by.name, what=event.record.what)
    return state.but(file_asks=(*state.file_asks, ask))


def guard_answer_file(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if any(ask.answered_on is None for ask in state.file_asks):
        return None
    return refuse("没有待答复的查阅申请", "L23 47")


def apply_answer_file(state: CaseState, event: Event) -> CaseState:
    """Answers the oldest open request."""
    asks = list(state.file_asks)
    first = next(number for number, ask in enumerate(asks) if ask.answered_on is None)
    changes = {"answered_on": event.day, "allowed": event.record.answer is Secret.NONE}
    asks[first] = asks[first].model_copy(update=changes)
    return state.but(file_asks=tuple(asks))


def unchanged(state: CaseState, event: Event) -> CaseState:
    """The event itself is the record; the course of the case stays."""
    return state


def guard_ask_stop(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if context.actor.post is Post.THIRD_PARTY and regime(context) is Regime.A:
        return refuse("2024年1月1日以前只有申请人可以申请停止执行", "L17 21.1(3)")
    return refuse("已经决定停止执行", "L23 42.1(3)") if state.stop else None


def apply_ask_stop(state: CaseState, event: Event) -> CaseState:
    return state.but(stop_asked_on=event.day)


def guard_stop_execution(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if state.stop:
        return refuse("已经决定停止执行", "L23 42.1")
    if record is not None and record.ground is StopGround.REQUEST and state.stop_asked_on is None:
        return refuse("没有登记停止执行的申请", "L23 42.1(3)")
    return None


def apply_stop_execution(state: CaseState, event: Event) -> CaseState:
    record = event.record
    paper = Paper(kind=PaperKind.STOP_EXECUTION, on=event.day, recipients=party_keys(state))
    stop = StopFact(ground=record.ground, from_on=record.from_on, until=record.until)
    return state.but(stop=stop, stop_asked_on=None, papers=(*state.papers, paper))


def guard_refuse_stop(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return None if state.stop_asked_on else refuse("没有待决定的停止执行申请", "L23 42.1(3)")


def apply_refuse_stop(state: CaseState, event: Event) -> CaseState:
    return state.but(stop_asked_on=None)
