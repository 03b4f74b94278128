"""From facts of other rooms to reforms: the one module that knows of reconsideration and litigation.

When does a unit have to learn? A reconsideration decision, on the day it takes effect for everybody (served: 行政复议法
第七十五条第二款). A judgment, when it has taken effect: a loss still open to appeal may turn out none, also that of a retrial by
the procedure of a first instance (法释〔2018〕1号第一百一十九条). The organ that upheld the act on reconsideration stands beside
the one that made it (行政诉讼法第二十六条第二款): the reform is for the one that made it.

A later judgment that takes the loss away marks the reform (依据变化); people decide whether it ends. Everything here may be
replayed: one reform for a case and a unit, by a database constraint.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from fuyuan.business.litigation.queries import act_of, suit_fact
from fuyuan.business.reconsideration.queries import Decided, corrected
from fuyuan.law.outcomes import CourtOutcome, InstanceFact, SuitFact, decided, final, lost
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.models import Organ, Role
from fuyuan.organs.models.organ import role_holder
from fuyuan.organs.posts import Post

from .models import Reform
from .procedure import PROCEDURE
from .queries import reforms_of
from .records import Material, Opened, SourceKind

KIND = PROCEDURE.name
CASE_STEPS = ("serve", "complete_notice")
SUIT_STEPS = (
    "record_ruling", "correct_ruling", "confirm_effective", "docket_next", "review_cause", "close"
)  # fmt: skip


# -- a decision that corrects ------------------------------------------------------------------------------------


def case_decided(outcome: Outcome) -> None:
    """Subscriber: a decision took effect; one reform for each respondent it corrects."""
    found = corrected(outcome.state)
    if found is None:
        return
    for organ_id, name in found.respondents:
        begin(_of_case(outcome.matter_id, found, organ_id, name), outcome)


def _of_case(matter_id: int, found: Decided, organ_id: int, name: str) -> Opened:
    material = Material(
        kind=SourceKind.RECONSIDERATION, matter_id=matter_id, number=found.number,
        body=_reconsideration_organ(found.decided_on), act=found.act[:300],
        act_kind=found.act_kind, area=found.area, outcome=found.outcome[:120], decided_on=found.decided_on,
        effective_on=found.effective_on, said=found.said[:50_000],
    )  # fmt: skip
    causes = tuple(cause.value for cause in found.causes)
    return Opened(organ_id=organ_id, organ_name=name[:120], material=material, suggested=causes)


def _reconsideration_organ(day: date) -> str:
    """Return who decided, by the name it bore; a directory with gaps must not keep a decision from being served."""
    try:
        return role_holder(Role.RECONSIDERATION_ORGAN, day).name_on(day)
    except Organ.DoesNotExist:
        return "行政复议机关"


# -- a suit lost -------------------------------------------------------------------------------------------------


def suits_ruled(outcomes: Sequence[Outcome]) -> None:
    """Subscriber: results of suits were recorded or became effective."""
    ids = {outcome.matter_id for outcome in outcomes}
    known = set(Reform.objects.filter(source_id__in=ids).values_list("source_id", flat=True))
    for outcome in outcomes:
        if outcome.state.lost or outcome.matter_id in known:
            suit_ruled(outcome, suit_fact(outcome.state))
            known.add(outcome.matter_id)


def suit_ruled(outcome: Outcome, fact: SuitFact) -> None:
    if fact.non_litigation:
        return
    if not stands(fact):
        if final(fact) is None and any(each.outcome is CourtOutcome.REMANDED for each in fact.instances):
            mark(outcome.matter_id, "原判决被撤销，发回重审，结果未定。")
    elif lost(fact):
        for each in fact.defendants:
            if each.organ_id is not None and not each.upheld:
                begin(_of_suit(outcome, fact, each.organ_id, each.name), outcome, again=True)
        if fact.case_id:
            mark(
                fact.case_id, f"人民法院判决{_result(fact)}（{_last(fact).case_no}），复议决定可能不再成立。"
            )
    else:
        mark(outcome.matter_id, f"后来的裁判结果是{_result(fact)}（{_last(fact).case_no}），不再是败诉。")


def stands(fact: SuitFact) -> bool:
    """Whether the result that holds now can no longer be appealed."""
    return final(fact) is not None and fact.effective_on is not None


def _last(fact: SuitFact) -> InstanceFact:
    return [each for each in fact.instances if each.outcome is not None][-1]


def _result(fact: SuitFact) -> str:
    found = final(fact)
    return found.label if found else "尚未确定"


def _of_suit(outcome: Outcome, fact: SuitFact, organ_id: int, name: str) -> Opened:
    last = _last(fact)
    told = [f"{each.court}{each.case_no}：{_words(each)}" for each in fact.instances if each.outcome]
    material = Material(
        kind=SourceKind.SUIT, matter_id=outcome.matter_id, number=last.case_no or fact.number, body=last.court[:120],
        act=act_of(outcome.state)[:300], act_kind=ActKind(fact.act_kind) if fact.act_kind in set(ActKind) else None,
        area=fact.area, outcome=_result(fact)[:120], decided_on=last.closed_on,
        effective_on=fact.effective_on or last.closed_on, said="\n".join(told),
    )  # fmt: skip
    return Opened(organ_id=organ_id, organ_name=name[:120], material=material, suggested=fact.causes)


def _words(each: InstanceFact) -> str:
    assert each.outcome
    after = decided(each)
    return (
        f"{each.outcome.label}（{after.label}）"
        if after and after is not each.outcome
        else each.outcome.label
    )


# -- opening and marking -----------------------------------------------------------------------------------------


def begin(record: Opened, outcome: Outcome, *, again: bool = False) -> None:
    """Open the reform of a case at a unit unless there is one; ``again``: a loss that was in doubt stands after all."""
    known = reforms_of(record.material.matter_id or 0).filter(organ_id=record.organ_id).first()
    if known:
        if again:
            _go_on(known, record, outcome)
        return
    token = f"reform:{outcome.matter_id}:{record.organ_id}"
    made = open_matter(
        kind=KIND, step="open", record=record, actor=SYSTEM, day=outcome.event.day, token=token
    )
    _tell(made, record)


def _go_on(known: Reform, record: Opened, outcome: Outcome) -> None:
    """The loss stands after all; or the causes of loss were accepted in the suit, and the unit has not analysed yet."""
    day = outcome.event.day
    if known.doubted:
        take_step(matter_id=known.pk, step="confirm_source", record={}, actor=SYSTEM, day=day)
    if record.suggested and known.stage == "opened" and not known.cause_top:
        causes = {"suggested": record.suggested}
        take_step(matter_id=known.pk, step="note_causes", record=causes, actor=SYSTEM, day=day)


def _tell(made: Outcome, record: Opened) -> None:
    by = made.state.now.plan_by
    text = (
        f"{record.material.number}：{record.material.act}被{record.material.outcome}，已启动以案促改（{made.state.number}），"
        f"请在{by.month}月{by.day}日前分析原因、报送工作方案"
    )
    url = reverse("shell:matter", kwargs={"kind": KIND, "pk": made.matter_id})
    for post in (Post.RESPONDENT_LIAISON, Post.RESPONDENT_HEAD):
        notify(
            text, post=post, organ_id=record.organ_id, matter_id=made.matter_id, url=url,
            key=f"reform-open:{made.matter_id}:{post.value}",
        )  # fmt: skip


def mark(matter_id: int, words: str) -> None:
    """Note on every reform of a case that what it rests on has changed, once, and tell the office."""
    for row in _markable(reforms_of(matter_id)):
        taken = take_step(matter_id=row.pk, step="mark_source", record={"words": words[:500]}, actor=SYSTEM)
        notify(
            f"{row.number}（{row.unit_name}）的依据变化：{words}请决定是否终止。", post=Post.JOINT_OFFICE,
            organ_id=taken.state.office_id, matter_id=row.pk,
            url=reverse("shell:matter", kwargs={"kind": KIND, "pk": row.pk}),
            key=f"reform-doubt:{row.pk}:{taken.event.seq}",
        )  # fmt: skip


def _markable(rows: Iterable[Reform]) -> list[Reform]:
    return [row for row in rows if not row.doubted and row.stage != "withdrawn"]
