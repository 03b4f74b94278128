"""公开行政复议决定书, step by step.

Opened for every decision that takes effect; one the rule keeps back begins as “不予公开” with the reasons, so that every decision
has its place in the list. The period is the office's own: the law names none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from fuyuan.business.publicity import life
from fuyuan.business.publicity.life import CLOCK, CONFIRMING, DRAFTING, SCHEDULED, WITHDRAWN, Draft, worked
from fuyuan.business.publicity.masking import Mask, proposed
from fuyuan.business.publicity.records import Reasoned
from fuyuan.business.publicity.redaction import Parties, redact
from fuyuan.matters.acts import Table, articles, at, refuse
from fuyuan.matters.procedure import Context, Duty, Event, Procedure, Refusal, Stage
from fuyuan.organs.posts import OFFICE_POSTS, Post

from .candidates import Answers, objections, usual
from .records import Decline, Hold, Made, Opened, Propose

BASIS = "L23 79.1"
OFFICE = OFFICE_POSTS
HEAD = frozenset({Post.OFFICE_HEAD})
HELD, DECLINED = "held", "declined"
ACTIVE = (DRAFTING, CONFIRMING, SCHEDULED)


class Publication(Draft):
    """One decision on its way to the public. ``obstacles``: why the rule kept it back when it was opened."""

    basis: ClassVar[str] = BASIS
    shelf: ClassVar[str] = "decisions"
    made: Made
    obstacles: tuple[str, ...] = ()
    checked: Propose | None = None
    held: Hold | None = None
    declined: Decline | None = None


# -- beginning -----------------------------------------------------------------------------------------------------


def may_open(state: None, record: Opened | None, context: Context) -> Refusal | None:
    known = context.facts.get("existing", "") if record else ""
    return Refusal(f"这份决定书已经在公开流程里（{known}）") if known else None


def open_stamps(state: None, record: Opened, context: Context) -> Mapping[str, str]:
    """The day by which it is to be public: the setting's working days after the decision took effect."""
    by = context.calendar.add_workdays(record.served_on, int(context.facts["days"]))
    return {"due_on": by.isoformat(), "slug": str(context.facts["slug"])}


def opened(state: None, event: Event) -> Publication:
    record: Opened = event.record
    made = Made(**{name: getattr(record, name) for name in Made.model_fields})
    kept = bool(record.obstacles)
    return Publication(
        stage=DECLINED if kept else DRAFTING, title=f"{record.agency}{record.act_kind.label}案决定书"[:300],
        number=event.stamped["number"], opened_on=event.day, closed_on=event.day if kept else None, organ_id=record.organ_id,
        holder_id=record.holder_id, touched_on=event.day, slug=event.stamped["slug"],
        due_on=date.fromisoformat(event.stamped["due_on"]), made=made, obstacles=record.obstacles, area=record.area,
        outcome=record.outcome, agency=record.agency,
    )  # fmt: skip


# -- the draft -----------------------------------------------------------------------------------------------------


def first_answers(state: Publication, context: Context) -> Mapping[str, Any]:
    if state.checked:
        return state.checked.model_dump(exclude={"file"})
    return {"how_public": usual(state.made.act_kind)}


def may_propose(state: Publication, record: Propose | None, context: Context) -> Refusal | None:
    """The rule first, then the text: a scan has none."""
    if record is None:
        return None
    answers = Answers(record.how_public, record.state_secret, record.trade_secret, record.privacy)
    against = list(objections(answers, context.facts["policy"]))
    if against:
        reasons = "；".join(reason for reason, _ in against)
        return refuse(f"按照规定不能公开：{reasons}。请办理“不予公开”", against[0][1])
    found = context.facts["source"]
    return None if found.text else refuse(found.problem, BASIS)


def propose_stamps(state: Publication, record: Propose, context: Context) -> Mapping[str, str]:
    """The decision's text and the spans the redactor hides in it, kept as they were on this day."""
    source, parties = context.facts["source"].text, context.facts["parties"]
    assert isinstance(parties, Parties)
    return {"mask": proposed(source, redact(source, parties), parties).model_dump_json()}


def proposal(state: Publication, event: Event) -> Any:
    fresh = Mask.model_validate_json(event.stamped["mask"])
    title = (
        state.public_title
        or f"{state.made.agency}{state.made.act_kind.label}行政复议案（{state.made.outcome}）"[:120]
    )
    return worked(
        state, event, mask=state.mask.again(fresh) if state.mask else fresh, checked=event.record, public_title=title,
    )  # fmt: skip


# -- held, declined ------------------------------------------------------------------------------------------------


def may_hold(state: Publication, record: Hold | None, context: Context) -> Refusal | None:
    if record is not None and record.review_on <= context.day:
        return Refusal("重新研究的日期应在今天以后")
    return None


def held(state: Publication, event: Event) -> Any:
    return state.but(stage=HELD, held=event.record, publish_on=None)


def resumed(state: Publication, event: Event) -> Any:
    """Back to the draft; what was confirmed before must be confirmed again."""
    return state.but(
        stage=DRAFTING, held=None, first=None, second=None,
        due_on=date.fromisoformat(event.stamped["due_on"]),
    )  # fmt: skip


def declined(state: Publication, event: Event) -> Any:
    return state.but(stage=DECLINED, declined=event.record, closed_on=event.day, held=None, publish_on=None)


def reopened(state: Publication, event: Event) -> Any:
    return resumed(state, event).but(closed_on=None, declined=None)


# -- duties, columns -----------------------------------------------------------------------------------------------


def duties(state: Publication) -> Iterable[Duty]:
    """What is declined owes nothing; what is held owes another look on its day."""
    if state.stage == DECLINED:
        return
    who: dict[str, Any] = {"post": Post.HANDLER, "organ_id": state.organ_id, "person_id": state.holder_id}
    if state.held:
        yield Duty(
            key=f"review-{state.held.review_on}", title="重新研究能不能公开", due_on=state.held.review_on,
            steps=("resume", "hold", "decline"), basis=articles(BASIS)[0], **who,
        )  # fmt: skip
    else:
        yield from life.shared_duties(state, who, Post.OFFICE_HEAD, "公开行政复议决定书（本地期限）")


def columns(state: Publication) -> Mapping[str, Any]:
    made = state.made
    return {
        **life.shared_columns(state), "case_id": made.case_id, "decision_number": made.number, "act_kind": made.act_kind.value,
        "decided_on": made.decided_on, "review_on": state.held.review_on if state.held else None,
    }  # fmt: skip


def search_text(state: Publication) -> str:
    return f"{state.number} {state.title} {state.made.number} {state.made.case_number}"


# fmt: off
TABLE = Table(duties, frozenset({"publish_on", "review_on"}))
act = TABLE.act
DECISIONS: Procedure[Publication] = Procedure(
    name="publication",
    title="决定书公开",
    state=Publication,
    stages=(
        Stage(DRAFTING, "拟公开稿"),
        Stage(CONFIRMING, "待复核"),
        Stage(SCHEDULED, "待公开"),
        Stage(life.PUBLISHED, "已公开", end=True),
        Stage(HELD, "暂缓公开", track=False),
        Stage(DECLINED, "不予公开", end=True, track=False),
        Stage(WITHDRAWN, "已撤下", end=True, track=False),
    ),
    steps=(
        act("open", "启动公开", BASIS, CLOCK, at(), opened, Opened, guard=may_open, stamps=open_stamps, series="publication",
            opens=True, internal=True),
        act("propose", "核查公开情形、生成公开稿", BASIS, OFFICE, at(*ACTIVE), proposal, Propose, guard=may_propose,
            stamps=propose_stamps, initial=first_answers,
            help="先核对行政行为的公开情况和秘密、隐私；系统再从决定书生成公开稿，隐去个人信息，由您逐处核对。"),
        *life.shared_steps(TABLE, OFFICE, BASIS),
        act("hold", "暂缓公开", BASIS, OFFICE, at(*ACTIVE, HELD), held, Hold, guard=may_hold, common=False),
        act("resume", "恢复办理", BASIS, OFFICE, at(HELD), resumed, stamps=life.due_stamp),
        act("decline", "不予公开", BASIS, HEAD, at(*ACTIVE, HELD, WITHDRAWN), declined, Decline, common=False),
        act("reopen", "改为公开", BASIS, HEAD, at(DECLINED), reopened, Reasoned, stamps=life.due_stamp, common=False),
    ),
    duties=duties,
    columns=columns,
    search_text=search_text,
)
# fmt: on
