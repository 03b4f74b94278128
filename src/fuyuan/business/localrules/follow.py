"""What follows when a version takes effect: the one before it ends, and whoever works by it is told."""

from __future__ import annotations

from datetime import timedelta

from fuyuan.matters import clock
from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.models import Holding
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import OFFICE_POSTS, Post
from fuyuan.shell.addresses import matter_url

from .impact import address, earlier
from .life import day_cn
from .procedure import PROCEDURE
from .queries import versions
from .state import RuleState

MOST_TOLD = 500


def replace_older(outcome: Outcome) -> None:
    """Subscriber of 施行: no day on which two versions hold, none on which neither does."""
    state: RuleState = outcome.state
    assert state.valid_from
    older = (
        versions(state.first_id or outcome.matter_id).filter(stage="in_force").exclude(pk=outcome.matter_id)
    )
    record = {
        "by_id": outcome.matter_id, "by_title": f"第{state.version}版",
        "valid_to": state.valid_from - timedelta(days=1),
    }  # fmt: skip
    for row in older:
        take_step(matter_id=row.pk, step="replace", record=record, actor=SYSTEM)


def tell(outcome: Outcome) -> None:
    """Subscriber of 施行: the office works by the new text from today; a period that would now end earlier is named."""
    state: RuleState = outcome.state
    assert state.valid_from
    url, key = matter_url(PROCEDURE.name, outcome.matter_id), f"localrule:{outcome.matter_id}"
    for post, organ_id in sorted(_desks(state)):
        notify(
            f"{state.edition}今天起施行", post=Post(post), organ_id=organ_id, matter_id=outcome.matter_id, url=url,
            key=f"{key}:{post}:{organ_id}",
        )  # fmt: skip
    for each in earlier(state, state.valid_from, MOST_TOLD):
        assert each.day
        row = each.row
        notify(
            f"{row.label}：“{row.title}”按开始时的口径算到底，期限不变；新口径是{day_cn(each.day)}，宜在此前办理"[:500],
            person_id=row.person_id, post=None if row.person_id else Post(row.post), organ_id=row.organ_id,
            matter_id=row.matter_id, url=address(each), key=f"{key}:duty:{row.pk}",
        )  # fmt: skip


def _desks(state: RuleState) -> set[tuple[str, int]]:
    """The posts that work by the rule: those of the reconsideration office, and the one that drafted it."""
    held = Holding.objects.filter(valid_on(clock.today()), post__in=OFFICE_POSTS, effective=True)
    found = {(post, organ_id) for post, organ_id in held.values_list("post", "organ_id")}
    return found | ({(state.drafter_post, state.organ_id)} if state.organ_id else set())
