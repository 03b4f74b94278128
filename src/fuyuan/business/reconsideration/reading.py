"""Electronic service and after: the paper was opened, its day of arrival was proved, a copy on paper is asked for and sent.

Electronic service counts from the arrival in the recipient's system (民事诉讼法第九十条第二款), whether it is read or not: that
somebody opened it is noted beside it and changes no day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import PORTAL_POSTS, Post

from .after import took_effect
from .facts import CopyAsk, ReadFact
from .records import AskPaperCopy, Method, PaperKind, ProveArrival, ReadPaper, SendPaperCopy
from .state import CaseState, recipients

READ = "read_paper"
ON_PAPER = "MSF23 90.1"


def electronic(state: CaseState, keys: frozenset[str] | None = None) -> tuple[int, ...]:
    """Return the places of the papers that were served electronically (on these recipients)."""
    return tuple(
        dict.fromkeys(
            each.paper
            for each in state.services
            if each.method is Method.ELECTRONIC and (keys is None or each.recipient in keys)
        )
    )


def keys_of(state: CaseState, actor: Actor | Any) -> frozenset[str]:
    """Which recipients somebody is: an organ by its number; on the portal the one of that name, else their whole side."""
    everybody = recipients(state)
    if actor.post not in PORTAL_POSTS:
        return frozenset(each.key for each in everybody if actor.organ_id and each.organ_id == actor.organ_id)
    group = "third-" if actor.post is Post.THIRD_PARTY else "applicant-"
    side = [each for each in everybody if each.key.startswith(group)]
    named = [each for each in side if each.name == actor.name]
    return frozenset(each.key for each in named or side)


# -- it was opened -------------------------------------------------------------------------------------------------


def guard_read(state: CaseState, record: ReadPaper | None, context: Context) -> Refusal | None:
    """Once for each reader, of a paper that was served on them electronically."""
    if record is None:
        return None
    actor = context.actor
    if record.paper not in electronic(state, keys_of(state, actor)):
        return refuse("这份文书不是用电子方式送达您的", "MSF23 90.1")
    known = any(each.paper == record.paper and each.reader == reader(actor) for each in state.readings)
    return Refusal("已经记录过") if known else None


def reader(by: Any) -> str:
    """Who it was, as the service record says: 申请人 张三; who came with a query code gave no name."""
    return f"{by.post.label} {by.name}" if by.name else f"{by.post.label}（持查询码）"


def apply_read(state: CaseState, event: Event) -> CaseState:
    """The moment in one zone: read back, the event tells it in another than when it was written."""
    keys = keys_of(state, event.by) & {
        each.recipient for each in state.services if each.paper == event.record.paper
    }
    fact = ReadFact(
        paper=event.record.paper,
        recipients=tuple(sorted(keys)),
        reader=reader(event.by),
        at=event.at.astimezone(UTC),
    )
    return state.but(readings=(*state.readings, fact))


# -- the recipient proves another day of arrival (民诉法解释第一百三十五条第二款) --------------------------------------------


def guard_arrival(state: CaseState, record: ProveArrival | None, context: Context) -> Refusal | None:
    if not electronic(state):
        return refuse("本案没有用电子方式送达的文书", "MSJS 135.2")
    if record is None:
        return None
    if record.served not in electronic(state, frozenset({record.recipient})):
        return refuse("这份文书没有用电子方式送达这位受送达人，请核对", "MSJS 135.2")
    if record.on < state.papers[record.served - 1].on:
        return Refusal("到达日期早于文书的日期，请核对")
    return None


def apply_arrival(state: CaseState, event: Event) -> CaseState:
    """What the recipient proves prevails; the day of effect is derived anew."""
    record: ProveArrival = event.record
    services = tuple(
        each.model_copy(update={"served_on": record.on})
        if (each.paper, each.recipient) == (record.served, record.recipient)
        else each
        for each in state.services
    )
    after = took_effect(_supplement_again(state.but(services=services, effective_on=None), record.served))
    return (
        after if after.effective_on or not state.effective_on else after.but(effective_on=state.effective_on)
    )


def _supplement_again(state: CaseState, place: int) -> CaseState:
    """A notice to supplement begins a period on the day on which the last applicant got it."""
    if state.papers[place - 1].kind is not PaperKind.SUPPLEMENT_NOTICE or state.supplement is None:
        return state
    last = max(each.served_on for each in state.services if each.paper == place)
    return state.but(supplement=state.supplement.model_copy(update={"received_on": last}))


# -- a copy on paper (民事诉讼法第九十条第一款) -------------------------------------------------------------------------


def open_asks(state: CaseState) -> list[tuple[int, CopyAsk]]:
    """Return the requests that wait, with their numbers from 1."""
    return [(number, each) for number, each in enumerate(state.copy_asks, 1) if each.sent_on is None]


def guard_ask_copy(state: CaseState, record: AskPaperCopy | None, context: Context) -> Refusal | None:
    """The law obliges for 判决书、裁定书、调解书, here the papers that decide; nobody is refused a copy of another one."""
    portal = context.actor.post in PORTAL_POSTS
    mine = electronic(state, keys_of(state, context.actor) if portal else None)
    if not mine:
        return refuse("没有用电子方式送达的文书；用其他方式送达的，已经是纸质文书", ON_PAPER)
    if record is None:
        return None
    if record.served not in mine:
        return refuse("这份文书不是用电子方式送达的，请核对", ON_PAPER)
    if any(each.paper == record.served for _, each in open_asks(state)):
        return refuse("已经提出过，正在寄送", ON_PAPER)
    return None


def apply_ask_copy(state: CaseState, event: Event) -> CaseState:
    record: AskPaperCopy = event.record
    ask = CopyAsk(
        paper=record.served, who=reader(event.by), address=record.address, note=record.note, on=event.day
    )
    return state.but(copy_asks=(*state.copy_asks, ask))


def guard_send_copy(state: CaseState, record: SendPaperCopy | None, context: Context) -> Refusal | None:
    waiting = dict(open_asks(state))
    if not waiting:
        return refuse("没有等待提供的纸质文书", ON_PAPER)
    if record is None:
        return None
    if record.request not in waiting:
        return Refusal("这一项已经提供，或者没有人提出，请核对")
    return Refusal("提供日期早于提出的日期，请核对") if record.on < waiting[record.request].on else None


def initial_send_copy(state: CaseState, context: Context) -> Mapping[str, Any]:
    return {"request": next((number for number, _ in open_asks(state)), 1), "on": context.day}


def apply_send_copy(state: CaseState, event: Event) -> CaseState:
    record: SendPaperCopy = event.record
    asks = list(state.copy_asks)
    way = "，".join(filter(None, (record.way.label, record.tracking)))
    asks[record.request - 1] = asks[record.request - 1].model_copy(update={"sent_on": record.on, "way": way})
    return state.but(copy_asks=tuple(asks))
