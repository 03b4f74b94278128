"""Receipt: application, registration, the route over the penalising organ, supplement, abandonment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.law import Regime, due, regime_on
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.posts import OFFICE_POSTS, PORTAL_POSTS, RESPONDENT_POSTS

from .acceptance import review_over
from .checklist import incomplete, representatives_range
from .conditions import old, since_2024, since_2026
from .facts import At, Break, Interruption, Paper, SupplementFact
from .records import AmendKind, Amendment, Application, Channel, PaperKind
from .state import CaseState, applicant_keys

# -- apply, register ------------------------------------------------------------------------------------------


def guard_apply(state: None, record: Application | None, context: Context) -> Refusal | None:
    """Channel and post agree; representatives in lawful number; oral only face to face and where writing is hard."""
    if record is None:
        return None
    portal = context.actor.post in PORTAL_POSTS
    if portal and record.channel is not Channel.ONLINE:
        return refuse("在网上提交的申请，提交方式应为“互联网渠道”", "L23 22.2")
    if not portal and record.channel is Channel.ONLINE:
        return refuse("代为录入的申请，请选择申请人实际的提交方式", "L23 22.2")
    if record.channel is Channel.ORAL and not record.writing_difficult and not old(context):
        return refuse("书面申请有困难的，才可以口头申请，请勾选确认", "L23 22.1")
    if (
        record.channel is Channel.PENALTY_ORGAN
        and context.actor.post in OFFICE_POSTS
        and not _forwarded(record)
    ):
        return refuse("处罚机关转送的申请，请填写转送日期", "L23 32.2")
    return _representatives(record, context)


def initial_apply(state: None, context: Context) -> Mapping[str, Any]:
    """At the window an application is handed in today; online it has its own form."""
    portal = context.actor.post in PORTAL_POSTS
    return {} if portal else {"channel": Channel.IN_PERSON, "received_on": context.day}


def _forwarded(record: Application) -> bool:
    return record.forwarded is not None and record.forwarded.forwarded_on is not None


def _representatives(record: Application, context: Context) -> Refusal | None:
    """More than five (ten since 2026-07-01) applicants elect representatives; who elected none is asked to, later."""
    chosen = len(record.representatives)
    more, least, most, article = representatives_range(regime_on(record.received_on or context.day))
    if chosen and not least <= chosen <= most:
        return refuse(f"代表人应为{least}至{most}名，现在填了{chosen}名", article)
    return _agents(record)


def _agents(record: Application) -> Refusal | None:
    for party in (*record.applicants, *record.third_parties):
        count = sum(
            agent.of == party.name or (not agent.of and len(record.applicants) == 1)
            for agent in record.agents
        )
        if count > 2:
            return refuse(f"{party.name}可以委托一至二名代理人，现在有{count}名", "L23 17.1")
    return None


def stamps_apply(state: Any, record: Application, context: Context) -> Mapping[str, str]:
    """The regime by the day of receipt, and whose case it is."""
    received = record.received_on or context.day
    organ = context.facts.get("organ_id")
    return {"regime": regime_on(received).value, **({"organ_id": str(organ)} if organ is not None else {})}


def filed_on(record: Application, received: date) -> date:
    """The day that decides whether the application is in time: postmark, or the penalising organ's receipt (第三十二条)."""
    if record.forwarded:
        return record.forwarded.received_on
    return record.posted_on or received


def title_of(record: Application) -> str:
    return f"{record.names()}不服{'、'.join(organ.name for organ in record.respondents)}{record.act.title}"[
        :300
    ]


def _opened(event: Event, stage: At, received: date | None) -> CaseState:
    record: Application = event.record
    organ = event.stamped.get("organ_id")
    return CaseState(
        stage=stage,
        title=title_of(record),
        opened_on=event.day,
        touched_on=event.day,
        regime=Regime(event.stamped["regime"]),
        channel=record.channel,
        filed_on=filed_on(record, received or event.day),
        received_on=received,
        review_from=received,
        application=record,
        third_parties=record.third_parties,
        organ_received_on=record.forwarded.received_on if record.forwarded else None,
        forwarded_on=record.forwarded.forwarded_on if record.forwarded else None,
        organ_id=int(organ) if organ else None,
    )


def apply_apply(state: None, event: Event) -> CaseState:
    case = _opened(event, At.RECEIVED, event.record.received_on or event.day)
    number = event.stamped["number"]
    return case.but(number=number, intake_number=number)


def apply_register(state: CaseState, event: Event) -> CaseState:
    return state.but(stage=At.REVIEWING, registered_on=event.day)


# -- over the organ that made the penalty (第三十二条) -----------------------------------------------------------


def guard_file_with_organ(state: None, record: Application | None, context: Context) -> Refusal | None:
    """Only penalties made on the spot or on electronic monitoring."""
    known = since_2024(context, "通过处罚机关提交申请", "L23 32.1")
    if known or record is None:
        return known
    if record.channel is not Channel.PENALTY_ORGAN:
        return refuse("这里登记通过处罚机关提交的申请，请选择相应的提交方式", "L23 32.1")
    if not (record.act.on_the_spot or record.act.monitored):
        return refuse("只有当场作出或者依据电子技术监控设备作出的处罚，才能通过处罚机关提交", "L23 32.1")
    if context.actor.post in RESPONDENT_POSTS and record.respondents[0].organ_id != context.actor.organ_id:
        return refuse(
            f"您代表{context.actor.organ_name}，被申请人是{record.respondents[0].name}，请核对", "L23 32.1"
        )
    return _representatives(record, context)


def apply_file_with_organ(state: None, event: Event) -> CaseState:
    return _opened(event, At.AT_PENALTY_ORGAN, None)


def own_case(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """A respondent acts in its own cases only."""
    ids = {organ.organ_id for organ in state.application.respondents}
    return None if context.actor.organ_id in ids else Refusal("本案的被申请人不是您所代表的机关")


def apply_forward(state: CaseState, event: Event) -> CaseState:
    """The application reaches the reconsideration organ: from here its own periods run."""
    number = event.stamped["number"]
    return state.but(
        stage=At.RECEIVED, number=number, intake_number=number, received_on=event.day, review_from=event.day,
        forwarded_on=event.day, regime=regime_on(event.day),
    )  # fmt: skip


def guard_self_correct(state: CaseState, record: Any, context: Context) -> Refusal | None:
    return since_2026(context, "处罚机关自行纠正", "R26 38.1") or own_case(state, record, context)


def apply_self_correct(state: CaseState, event: Event) -> CaseState:
    return state.but(stage=At.CLOSED, closed_on=event.day, ended_on=event.day)


# -- amendments ------------------------------------------------------------------------------------------------


def guard_amend(state: CaseState, record: Amendment | None, context: Context) -> Refusal | None:
    """Those represented must agree before their requests are changed (第十五条第二款)."""
    if record is None or record.kind is not AmendKind.REQUEST or old(context):
        return None
    if state.application.representatives and not record.consent:
        return refuse("代表人变更行政复议请求，应当经被代表的申请人同意", "L23 15.2")
    return None


def initial_amend(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"application": state.application.model_dump()}


def apply_amend(state: CaseState, event: Event) -> CaseState:
    return _rewritten(state, event.record.application)


def _rewritten(state: CaseState, application: Application) -> CaseState:
    """New words, same days: receipt and channel stay what they were."""
    kept = state.application
    application = application.model_copy(
        update={"channel": kept.channel, "received_on": kept.received_on, "posted_on": kept.posted_on}
    )
    added = tuple(party for party in application.third_parties if party not in state.third_parties)
    return state.but(
        application=application, title=title_of(application), third_parties=state.third_parties + added
    )


# -- supplement ------------------------------------------------------------------------------------------------


def guard_supplement_notice(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """Once, while the review period runs; before 2024 the notice itself sets the period (R07 29)."""
    if state.supplement is not None:
        return refuse("补正通知应当一次性载明全部事项，本案已经通知过补正", "L23 31.1")
    over = review_over(state, context)
    if over:
        return refuse(f"审查期限已于{over}届满，依法视为受理，不能再通知补正", "L23 30.3")
    if record is not None and old(context) and record.days is None:
        return refuse("补正通知应当载明合理的补正期限，请填写天数", "R07 29")
    if record is not None and not old(context) and record.days is not None:
        return refuse("补正期限由法律规定为十个工作日，不能另行确定；有正当理由的可以延长", "L23 31.2")
    return None


def initial_supplement_notice(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"items": list(incomplete(state.application, state.received_on or context.day))}


def apply_supplement_notice(state: CaseState, event: Event) -> CaseState:
    record = event.record
    fact = SupplementFact(
        sent_on=event.day, items=record.items, days=record.days, regime=regime_on(event.day)
    )
    paper = Paper(kind=PaperKind.SUPPLEMENT_NOTICE, on=event.day, recipients=applicant_keys(state))
    return state.but(stage=At.SUPPLEMENTING, supplement=fact, papers=(*state.papers, paper))


def supplement_due(state: CaseState, context: Context) -> date | None:
    """The last day to supplement; None while nobody knows when the notice arrived."""
    fact = state.supplement
    if fact is None or fact.received_on is None:
        return None
    if fact.until:
        return fact.until
    facts = {"days": fact.days} if fact.days and fact.regime is Regime.A else {}
    return due(
        "supplement_submit", fact.received_on, regime=fact.regime, facts=facts,
        calendar=context.calendar, assumptions=context.assumptions,
    ).due  # fmt: skip


def guard_extend_supplement(state: CaseState, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    last = supplement_due(state, context)
    if last and record.until <= last:
        return refuse(f"延长后的日期应晚于原期限 {last}", "L23 31.2")
    return None


def apply_extend_supplement(state: CaseState, event: Event) -> CaseState:
    assert state.supplement is not None
    return state.but(supplement=state.supplement.model_copy(update={"until": event.record.until}))


def apply_supplement_submit(state: CaseState, event: Event) -> CaseState:
    """Back to review, which starts again; before 2024 the days of supplementing leave the trial period (R07 29)."""
    assert state.supplement is not None
    received = event.record.received_on or event.day
    fact = state.supplement.model_copy(update={"submitted_on": received})
    pause = Interruption(
        kind=Break.SUPPLEMENT, start=state.supplement.sent_on, end=received, counts=("decision",)
    )
    breaks = (*state.interruptions, pause) if regime_on(received) is Regime.A else state.interruptions
    after = state.but(stage=At.REVIEWING, supplement=fact, review_from=received, interruptions=breaks)
    return _rewritten(after, event.record.application) if event.record.application else after


def guard_abandon(state: CaseState, record: Any, context: Context) -> Refusal | None:
    """Only after the period has run out; the officer confirms that there is no good cause."""
    last = supplement_due(state, context)
    if last is None:
        return refuse("还没有登记补正通知的送达日期，补正期限没有开始", "L23 31.2")
    if context.day <= last:
        return refuse(f"补正期限至 {last}，届满以后才能视为放弃", "L23 31.2")
    return None


def apply_abandon(state: CaseState, event: Event) -> CaseState:
    return state.but(stage=At.ABANDONED, closed_on=event.day, ended_on=event.day)
