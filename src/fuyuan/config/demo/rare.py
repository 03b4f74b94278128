"""What happens seldom, so that the demo shows its papers as well: requests that are refused, a slip put right, a decision
that is not performed. Each once, in the newest case that allows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction

from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.clock import today
from fuyuan.matters.services import StepRefused, take_step
from fuyuan.matters.store import history
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from .linkage import demo_actor
from .world import Life, World

NORM = {
    "name": "关于加强执法管理的若干规定", "maker_name": "市城市管理局", "kind": "local", "clauses": "第六条",
}  # fmt: skip


def add_rare(world: World) -> None:
    """In the last minutes: no life that goes on is led into a case that has changed under it."""
    clerk = demo_actor(Post.HANDLER)
    if clerk:
        world.add(world.end - timedelta(minutes=2), _rare(clerk))


def _rare(clerk: Actor) -> Life:
    """Each act in a case of its own, but for the summons, which follows the order to perform."""
    used: set[int] = set()
    for stages, act in ACTS:
        for matter_id in _newest(stages):
            if matter_id in used and act is not _call:
                continue
            with suppress(StepRefused), transaction.atomic():
                act(matter_id, clerk)
                used.add(matter_id)
                break
    yield from ()


def _newest(stages: tuple[str, ...]) -> Iterator[int]:
    return iter(list(Case.objects.filter(stage__in=stages).order_by("-pk").values_list("pk", flat=True)[:40]))


def _take(matter_id: int, actor: Actor, step: str, **record: Any) -> None:
    take_step(matter_id=matter_id, step=step, record=record, actor=actor)


def _approval(capacity: str = "organ_head") -> dict[str, Any]:
    return {"by": "钱正", "capacity": capacity, "on": today()}


def _party(matter_id: int) -> Actor:
    state: Any = PROCEDURE.fold(history(matter_id, PROCEDURE))
    return Actor(Post.APPLICANT, state.application.applicants[0].name, matter_ids=frozenset({matter_id}))


def _no_stop(matter_id: int, clerk: Actor) -> None:
    _take(matter_id, _party(matter_id), "ask_stop", reason="罚款已经影响经营，请求暂缓执行。")
    _take(matter_id, clerk, "refuse_stop", reason="缴纳罚款不会造成难以弥补的损失。", approval=_approval())


def _no_hearing(matter_id: int, clerk: Actor) -> None:
    _take(matter_id, _party(matter_id), "ask_hearing", reason="希望当面说明经过。")
    _take(matter_id, clerk, "refuse_hearing", reason="事实清楚、争议不大，已经当面听取意见，不需要听证。")


def _no_basis(matter_id: int, clerk: Actor) -> None:
    asked = {"norm": NORM, "reason": "增加了上位法没有规定的义务。", "unknown_then": True}
    _take(matter_id, _party(matter_id), "ask_basis_review", **asked)
    _take(matter_id, clerk, "decline_basis_review", reason="该文件不是本案行政行为的依据。")


def _correction(matter_id: int, clerk: Actor) -> None:
    state: Any = PROCEDURE.fold(history(matter_id, PROCEDURE))
    place = max((each.paper for each in state.services if each.complete), default=1)
    words = {"wrong": "送达地址：城关镇东街11号", "right": "送达地址：城关镇东街1号"}
    _take(matter_id, clerk, "correct_paper", paper=place, approval=_approval(), **words)


def _proposal(matter_id: int, clerk: Actor) -> None:
    _take(
        matter_id, clerk, "proposal_letter", organ_name="市市场监督管理局",
        problem="近一年同类案件中，多次出现没有送达处罚告知书就作出决定的情况。",
        proposal="统一告知文书的送达要求，作出决定以前核对送达回证。",
    )  # fmt: skip


def _order(matter_id: int, clerk: Actor) -> None:
    record = {
        "by_on": today() + timedelta(days=20),
        "reason": "履行期限届满，没有报送履行情况，经催办仍未履行。",
    }
    _take(matter_id, clerk, "order_performance", respondent=1, approval=_approval(), **record)


def _call(matter_id: int, clerk: Actor) -> None:
    record = {
        "whom": "主要负责人",
        "meet_on": today(),
        "time": "下午3时",
        "place": "市司法局会议室",
        "matter": "没有履行复议决定的原因和整改。",
    }
    _take(matter_id, clerk, "call_interview", approval=_approval(), **record)
    _take(
        matter_id, clerk, "interview", on=today(), whom="主要负责人", approval=_approval(),
        summary="说明了未履行的原因，承诺在责令的期限内履行并书面报告。",
    )  # fmt: skip
    _take(
        matter_id,
        clerk,
        "criticise",
        scope="市直各行政执法单位",
        reason="约谈以后仍未在承诺的时间内履行。",
        approval=_approval(),
    )


IN_TRIAL, SERVED, OWING = ("trial",), ("served", "closed"), ("served", "performance")
ACTS: tuple[tuple[tuple[str, ...], Callable[[int, Actor], None]], ...] = (
    (IN_TRIAL, _no_stop), (IN_TRIAL, _no_hearing), (IN_TRIAL, _no_basis), (SERVED, _correction), (SERVED, _proposal),
    (OWING, _order), (("performance",), _call),
)  # fmt: skip
