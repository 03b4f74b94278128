"""The way of a text to the public, the same for decisions and typical cases: drafted, changed, confirmed by two, published.

Nobody confirms what he has worked on himself; whoever changes a text after that sends it back to the first confirmation.
The leak check (redaction.leaks, which knows nothing of the redactor) is asked at each confirmation and at publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Refusal, State, Step
from fuyuan.matters.record import Fact
from fuyuan.organs.posts import OFFICE_POSTS, Post

from .masking import Mask
from .records import Confirm, Describe, GiveBack, Hide, Read, Reasoned, Rename, What

CLOCK = frozenset({Post.SYSTEM})
DRAFTING, CONFIRMING, SCHEDULED, PUBLISHED, WITHDRAWN = (
    "drafting",
    "confirming",
    "scheduled",
    "published",
    "withdrawn",
)
ACTIVE = (DRAFTING, CONFIRMING, SCHEDULED)
DROPPED = "dropped"  # of a text that is the house's own: nobody is owed its publication
MOST_TOLD = 5


class Signed(Fact):
    """Who confirmed, when."""

    who: str
    by: str
    on: date


class Draft(State):
    """What both lines of business know. ``slug``: the permanent address; ``hands``: who worked on this draft; ``basis``: the
    article that publication rests on; ``shelf``: where the public finds it (models.Published.Shelf).
    """

    basis: ClassVar[str]
    shelf: ClassVar[str]
    touched_on: date
    slug: str
    due_on: date
    round: int = 1
    mask: Mask | None = None
    public_title: str = ""
    summary: str = ""
    area: str = ""
    outcome: str = ""
    agency: str = ""
    hands: tuple[str, ...] = ()
    first: Signed | None = None
    second: Signed | None = None
    returned_why: str = ""
    publish_on: date | None = None
    published_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_why: str = ""

    @property
    def shown(self) -> str:
        """Everything the public would read or find, for the leak check."""
        text = self.mask.text if self.mask else ""
        return "\n".join((self.public_title, self.summary, self.area, self.outcome, self.agency, text))


def hand(who: Any) -> str:
    """Whoever acted, told apart by account, by name where there is none (a historical record)."""
    return str(who.person_id) if who.person_id is not None else str(who.name)


def worked(state: Any, event: Event, **changes: Any) -> Any:
    """A change of the draft: its author may not be the second to confirm it, and what was confirmed before is not any more."""
    hands = tuple(dict.fromkeys((*state.hands, hand(event.by))))
    return state.but(hands=hands, first=None, second=None, publish_on=None, stage=DRAFTING, **changes)


# -- changing the draft --------------------------------------------------------------------------------------------


def no_mask(state: Draft) -> Refusal | None:
    return None if state.mask else Refusal("还没有公开稿，请先生成公开稿")


def may_hide(state: Draft, record: Hide | None, context: Context) -> Refusal | None:
    if state.mask is None or record is None:
        return no_mask(state)
    if record.words in record.alias:
        return Refusal("换成的文字里还有要隐去的内容，请改用化名")
    if not state.mask.open_places(record.words):
        return Refusal(f"公开稿里没有可以隐去的“{record.words}”：请照原文写，已经隐去的不用再隐去")
    return taken(state.mask, record.alias, record.words, What(record.what))


def taken(mask: Mask, alias: str, words: str, what: What) -> Refusal | None:
    """两个人不能用同一个化名; what is hidden without an alias (×××) may repeat."""
    other = mask.aliases().get(alias)
    named = what in (What.NAME, What.FIRM)
    return (
        Refusal(f"化名“{alias}”已经用于“{other}”，请另取一个") if named and other and other != words else None
    )


def hid(state: Draft, event: Event) -> Any:
    record: Hide = event.record
    assert state.mask
    return worked(state, event, mask=state.mask.hide(record.words, record.alias, record.what.label))


def may_give_back(state: Draft, record: GiveBack | None, context: Context) -> Refusal | None:
    if state.mask is None or not state.mask.spans:
        return no_mask(state) or Refusal("公开稿里没有隐去的内容")
    if record is None:
        return None
    group = next((each for each in state.mask.groups() if each.key == record.key), None)
    if group is None:
        return Refusal("没有这一处，请从列出的内容中选择")
    known: frozenset[str] = context.facts.get("names", frozenset())
    if "".join(group.original.split()) in known:
        return refuse(f"“{group.original}”是本案当事人、代理人，不能公开", state.basis)
    return None


def gave_back(state: Draft, event: Event) -> Any:
    record: GiveBack = event.record
    assert state.mask
    return worked(state, event, mask=state.mask.give_back(record.key, record.reason, event.by.name))


def may_rename(state: Draft, record: Rename | None, context: Context) -> Refusal | None:
    if state.mask is None or not state.mask.spans:
        return no_mask(state) or Refusal("公开稿里没有隐去的内容")
    if record is None:
        return None
    aliases = state.mask.aliases()
    if record.old not in aliases:
        return Refusal("没有这个化名，请从列出的化名中选择")
    if record.to != record.old and record.to in aliases:
        return Refusal(f"化名“{record.to}”已经用于“{aliases[record.to]}”，请另取一个")
    hidden = [word for word in aliases[record.old].split("、") if word in record.to]
    return Refusal(f"新的化名里还有“{hidden[0]}”，请换一个") if hidden else None


def renamed(state: Draft, event: Event) -> Any:
    assert state.mask
    return worked(state, event, mask=state.mask.rename(event.record.old, event.record.to))


def described(state: Draft, event: Event) -> Any:
    record: Describe = event.record
    return worked(state, event, public_title=record.title, summary=record.summary, area=record.area)


def first_words(state: Draft, context: Context) -> Mapping[str, Any]:
    return {"title": state.public_title, "summary": state.summary, "area": state.area}


# -- two confirmations ---------------------------------------------------------------------------------------------


def incomplete(state: Draft, context: Context) -> Refusal | None:
    """Text, title and summary are there, and the second look finds nothing in any of them."""
    if state.mask is None:
        return no_mask(state)
    if not (state.public_title and state.summary):
        return Refusal("还没有填写公开标题和白话摘要")
    leaks: tuple[str, ...] = context.facts.get("leaks", ())
    if not leaks:
        return None
    told = "；".join(leaks[:MOST_TOLD]) + ("等" if len(leaks) > MOST_TOLD else "")
    return refuse(
        f"核查发现{len(leaks)}处可能泄露个人信息，不能公开：{told}。请逐一隐去后再提请", state.basis
    )


def may_submit(state: Draft, record: Read | None, context: Context) -> Refusal | None:
    return incomplete(state, context)


def submitted(state: Draft, event: Event) -> Any:
    return worked(state, event).but(stage=CONFIRMING, first=_signed(event), returned_why="")


def _signed(event: Event) -> Signed:
    return Signed(who=hand(event.by), by=str(event.by), on=event.day)


def may_confirm(state: Draft, record: Confirm | None, context: Context) -> Refusal | None:
    if hand(context.actor) in state.hands:
        return refuse("公开稿由另一个人复核：您拟制、修改过这份公开稿，不能自己复核", state.basis)
    if record is not None and record.publish_on < context.day:
        return Refusal("公开日期早于今天，请核对")
    return incomplete(state, context)


def confirmed(state: Draft, event: Event) -> Any:
    return state.but(stage=SCHEDULED, second=_signed(event), publish_on=event.record.publish_on)


def first_day(state: Draft, context: Context) -> Mapping[str, Any]:
    return {"publish_on": context.day}


def sent_back(state: Draft, event: Event) -> Any:
    return state.but(
        stage=DRAFTING, first=None, second=None, publish_on=None, returned_why=event.record.reason
    )


# -- in public -----------------------------------------------------------------------------------------------------


def may_publish(state: Draft, record: Any, context: Context) -> Refusal | None:
    if state.publish_on and context.day < state.publish_on:
        return Refusal(f"公开日期是 {state.publish_on}，还没有到；要提前公开的，请退回后重新复核")
    return incomplete(state, context)


def published(state: Draft, event: Event) -> Any:
    return state.but(
        stage=PUBLISHED, published_on=event.day, closed_on=event.day, withdrawn_on=None, withdrawn_why=""
    )


def withdrew(state: Draft, event: Event) -> Any:
    return state.but(stage=WITHDRAWN, withdrawn_on=event.day, withdrawn_why=event.record.reason)


def again(state: Draft, event: Event) -> Any:
    """重新公开 begins with the draft as it was, and needs both confirmations again."""
    return state.but(
        stage=DRAFTING, round=state.round + 1, closed_on=None, published_on=None, publish_on=None, first=None,
        second=None, hands=(), due_on=date.fromisoformat(event.stamped["due_on"]),
    )  # fmt: skip


def due_stamp(state: Any, record: Any, context: Context) -> Mapping[str, str]:
    """The local period for preparing, in working days after the day of the step."""
    return {"due_on": context.calendar.add_workdays(context.day, int(context.facts["days"])).isoformat()}


def shared_steps(table: Table, posts: frozenset[Post], basis: str) -> Iterable[Step[Any]]:
    """The steps both lines of business have."""
    changing = at(*ACTIVE)
    act = table.act
    # fmt: off
    return (
        act("hide", "多隐去一处", basis, posts, changing, hid, Hide, guard=may_hide,
            help="系统没有认出的内容，在这里照原文写出来。全文每一处都换成同一个化名。"),
        act("give_back", "恢复原文", basis, posts, changing, gave_back, GiveBack, guard=may_give_back, common=False,
            help="误隐去的，可以恢复；当事人、代理人的姓名、名称不能恢复。"),
        act("rename", "改化名", basis, posts, changing, renamed, Rename, guard=may_rename, common=False),
        act("describe", "填写标题和摘要", basis, posts, changing, described, Describe, initial=first_words),
        act("submit", "提请复核", basis, posts, at(DRAFTING), submitted, Read, guard=may_submit),
        act("confirm", "复核同意", basis, posts, at(CONFIRMING), confirmed, Confirm, guard=may_confirm, initial=first_day,
            help="由没有拟制、修改过这份公开稿的人办理。"),
        act("send_back", "退回修改", basis, posts, at(CONFIRMING, SCHEDULED), sent_back, Reasoned),
        act("publish", "公开", basis, posts | CLOCK, at(SCHEDULED), published, guard=may_publish),
        act("withdraw", "撤下", basis, posts, at(PUBLISHED), withdrew, Reasoned,
            help="立刻从公众网站、开放数据、订阅和搜索里消失；原来的地址写明已经撤下。"),
        act("republish", "重新公开", basis, posts, at(WITHDRAWN), again, stamps=due_stamp,
            help="从原来的公开稿开始，修改以后重新两次确认。"),
    )
    # fmt: on


def dropped(state: Any, event: Event) -> Any:
    return state.but(stage=DROPPED, dropped_why=event.record.reason, closed_on=event.day, publish_on=None)


def drop(table: Table, posts: frozenset[Post], basis: str) -> Step[Any]:
    """A text of the house's own that is given up."""
    stages = at(*ACTIVE, WITHDRAWN)
    return table.act("drop", "不再采用", basis, posts, stages, dropped, Reasoned, common=False)


def preparing(state: Draft) -> tuple[str, ...]:
    """The steps that lead to publication, the one to take next first."""
    if state.stage == SCHEDULED:
        return ("publish",)
    if state.mask is None:
        return ("propose", "write", "submit")
    return ("submit", "describe") if state.summary else ("describe", "submit")


def shared_duties(state: Draft, owed: Mapping[str, Any], second: Post, title: str) -> Iterable[Duty]:
    """Published by the day; while a second person is asked, that is what is owed; on the chosen day the clock publishes.

    ``owed``: who prepares it (post, organ_id, person_id); ``second``: the post that confirms. The period is the office's own.
    """
    again = f"-{state.round}" if state.round > 1 else ""
    basis = articles(state.basis)[0]
    if state.stage == CONFIRMING:
        yield Duty(
            key=f"confirm{again}", title="复核公开稿", post=second, due_on=state.due_on, steps=("confirm", "send_back"),
            organ_id=owed["organ_id"], basis=basis,
        )  # fmt: skip
        return
    if state.stage == SCHEDULED and state.publish_on:
        before = state.publish_on - timedelta(days=1)  # the clock acts on the day after a period has run out
        yield Duty(key=f"release{again}", title="到日公开", post=Post.SYSTEM, due_on=before, lapse="publish")
    yield Duty(
        key=f"publish{again}", title=title, due_on=state.due_on, steps=preparing(state), done_on=state.published_on,
        basis=basis, **owed,
    )  # fmt: skip


def shared_columns(state: Draft) -> Mapping[str, Any]:
    return {
        "slug": state.slug, "outcome": state.outcome, "area": state.area, "agency": state.agency[:300],
        "publish_on": state.publish_on, "published_on": state.published_on, "withdrawn_on": state.withdrawn_on,
    }  # fmt: skip


def own_duties(state: Any, title: str) -> Iterable[Duty]:
    """What is owed in a text of the house's own: ``post`` of the state is whose text it is."""
    if state.stage != DROPPED:
        owed = {"post": state.post, "organ_id": state.organ_id, "person_id": state.holder_id}
        second = Post.OFFICE_HEAD if state.post in OFFICE_POSTS else state.post
        yield from shared_duties(state, owed, second, title)
