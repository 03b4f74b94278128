"""A loss analysis from the facts to its review; what follows is correspondence.life."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from fuyuan.business.linkage.common import later, soon
from fuyuan.business.linkage.correspondence import life as letter
from fuyuan.business.linkage.findings.windows import before, is_window, words
from fuyuan.law.causes import Cause, label_of, subcause
from fuyuan.matters.acts import gone
from fuyuan.matters.procedure import Context, Event, Refusal

from .state import AnalysisState, Count, Loss

DAYS = 15  # working days for the answer, unless the reviewer says otherwise
UNSTATED = "原因待填报"
ADVICE = "请组织分析研判，举一反三，逐案查明原因，制定整改措施和长效措施，防止同类案件再次败诉。"


class Facts(Count):
    """What the room looked up for a unit and a period, as it is written into the event."""

    before: Count
    losses: tuple[Loss, ...]


def drafted(state: None, event: Event) -> AnalysisState:
    record, stamped = event.record, event.stamped
    found = Facts.model_validate_json(stamped["facts"])
    return AnalysisState(
        stage="proposed", title=f"{stamped['organ_name']}：{words(record.window)}败诉分析", number=stamped["number"],
        opened_on=event.day, organ_id=record.organ_id, organ_name=stamped["organ_name"],
        office_id=int(stamped["office_id"]) if stamped["office_id"] else None, window=record.window,
        now=Count(**found.model_dump(include=set(Count.model_fields))), before=found.before, losses=found.losses,
        answer_days=DAYS, review_by=date.fromisoformat(stamped["review_by"]),
    )  # fmt: skip


def may_draft(state: None, record: Any, context: Context) -> Refusal | None:
    if record is None:
        return None
    if not is_window(record.window):
        return Refusal("请从列表中选择统计期间")
    refused = gone(context.facts["organ"], "发函")
    if refused:
        return refused
    if context.facts["known"]:
        return Refusal(f"{words(record.window)}的败诉分析函{context.facts['known']}已经有了")
    if context.facts["facts"].losses:
        return None
    return Refusal(f"{context.facts['organ'].name}{words(record.window)}没有发生效力的败诉裁判")


def draft_stamps(state: None, record: Any, context: Context) -> Mapping[str, str]:
    """The suits as they stood on that day are written into the event: a later judgment does not rewrite the letter."""
    return {
        "organ_name": context.facts["organ"].name,
        "office_id": str(context.facts["office_id"] or ""),
        "facts": context.facts["facts"].model_dump_json(),
        "review_by": soon(context),
    }


def commented(state: AnalysisState, event: Event) -> AnalysisState:
    return state.but(court=(*state.court, event.record))


def reviewed(state: AnalysisState, event: Event) -> AnalysisState:
    record = event.record
    return state.but(
        stage="reviewed", reviewed_on=event.day, text=record, answer_days=record.answer_days, returned=""
    )


def may_review(state: AnalysisState, record: Any, context: Context) -> Refusal | None:
    return letter.may_send(state, record, context) or later(record, context)


def first_text(state: AnalysisState, context: Context) -> Mapping[str, Any]:
    """Counts first, then causes; what was taken back is worked on, not written again."""
    if state.text:
        return state.text.model_dump(exclude={"approval"})
    return {"overview": overview(state), "causes": cause_words(state), "advice": ADVICE, "answer_days": DAYS}


def overview(state: AnalysisState) -> str:
    """Small numbers are told as they are: no rate, and no judgment of a rise from one to two."""
    now, old = state.now, state.before
    absent = f"；负责人经人民法院通知没有出庭的{now.absent}件" if now.absent else ""
    return (
        f"{words(state.window)}，你单位作为被告的行政诉讼案件有{now.decided}件裁判发生效力，其中败诉{now.lost}件、"
        f"调解或者撤诉{now.settled}件{absent}。{words(before(state.window))}有{old.decided}件裁判发生效力，其中败诉{old.lost}件。"
    )


def causes(state: AnalysisState) -> list[tuple[str, int]]:
    """How many of the suits were lost for each first-level cause, the most frequent first; what no unit stated yet last."""
    often = Counter(label for loss in state.losses for label in top_causes(loss))
    order = [*(cause.label for cause in Cause), UNSTATED]
    return sorted(often.items(), key=lambda row: (row[0] == UNSTATED, -row[1], order.index(row[0])))


def top_causes(loss: Loss) -> set[str]:
    found = {line.cause.label for said in loss.causes if (line := subcause(said.code))}
    return found or {UNSTATED}


def cause_words(state: AnalysisState) -> str:
    told = "、".join(f"{label}{count}件" for label, count in causes(state))
    more = "（一件有几个原因的，分别计入）" if any(len(top_causes(loss)) > 1 for loss in state.losses) else ""
    stages = Counter(said.stage for loss in state.losses for said in loss.causes)
    where = (
        f"发生环节：{'、'.join(f'{stage}{count}处' for stage, count in stages.most_common())}。"
        if stages
        else ""
    )
    return f"按原因分：{told}{more}。{where}"


def may_answer(state: AnalysisState, record: Any, context: Context) -> Refusal | None:
    """……分析败诉原因: the answer is a cure and a step for the long term."""
    if record and not record.lasting.strip():
        return Refusal("请写明长效措施：修订什么制度，怎样防止再次败诉")
    return letter.may_answer(state, record, context)


def said_of(loss: Loss) -> list[tuple[str, str]]:
    """The judgment's words on one loss, each with the cause it shows: as the causes quote them, else its reasoning."""
    if loss.causes:
        return [(f"{label_of(each.code)}：", each.quote) for each in loss.causes]
    return [("", loss.said)] if loss.said else []
