"""Who may take which step of a notice, a rectification and a loss analysis: one table, every post tried on every step."""

from typing import Any

import pytest

from fuyuan.business.linkage.procedure import LOSS_ANALYSIS, NOTICE, RECTIFICATION
from fuyuan.matters.procedure import Procedure
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

OFFICE, MAYOR, COURT, CLOCK = Post.JOINT_OFFICE, Post.ORGAN_HEAD, Post.COURT_LIAISON, Post.SYSTEM
LIAISON, HEAD = Post.RESPONDENT_LIAISON, Post.RESPONDENT_HEAD
HOUSE = {"issue_paper", "seal_paper", "void_paper"}

ROWS: list[tuple[Procedure[Any], str, set[Post], str]] = [
    (NOTICE, "gather", {OFFICE, CLOCK}, "the night gathers, an officer may"),
    (NOTICE, "repeat", {OFFICE}, "a second notice is an officer's decision"),
    (NOTICE, "strike", {OFFICE}, "with a reason"),
    (NOTICE, "restore", {OFFICE}, "what was struck out by mistake"),
    (NOTICE, "add", {OFFICE}, "with a reason"),
    (NOTICE, "compose", {OFFICE}, "the text is the office's"),
    (NOTICE, "approve", {OFFICE, MAYOR}, "the leader, or the office for an approval on paper"),
    (NOTICE, "revise", {OFFICE, MAYOR}, "the leader sends it back"),
    (NOTICE, "withdraw", {OFFICE}, "nothing is to be issued"),
    (NOTICE, "issue", {OFFICE, MAYOR}, "by signing the paper"),
    (NOTICE, "recall", {OFFICE, MAYOR}, "by voiding the paper"),
    (NOTICE, "conclude", {OFFICE, MAYOR}, "follows the last unit, whoever settled it"),
    (RECTIFICATION, "open", {OFFICE, MAYOR}, "follows the signature"),
    (RECTIFICATION, "report", {LIAISON, HEAD, OFFICE}, "the office writes down what comes on paper"),
    (RECTIFICATION, "confirm", {HEAD, OFFICE}, "the liaison cannot confirm his own report"),
    (RECTIFICATION, "rework", {HEAD}, "inside the unit"),
    (RECTIFICATION, "accept", {OFFICE}, "no unit judges itself"),
    (RECTIFICATION, "send_back", {OFFICE}, "no unit judges itself"),
    (RECTIFICATION, "fail", {OFFICE}, "no unit judges itself"),
    (RECTIFICATION, "name_again", {OFFICE, MAYOR}, "follows the signature of the second notice"),
    (RECTIFICATION, "unname", {OFFICE, MAYOR}, "follows its voiding"),
    (RECTIFICATION, "withdraw", {OFFICE, MAYOR}, "follows the voiding of the first"),
    (RECTIFICATION, "escalate", {OFFICE}, "a report upwards"),
    (RECTIFICATION, "settle", {OFFICE, MAYOR}, "the leader says what came of it"),
    (LOSS_ANALYSIS, "draft", {OFFICE, COURT, CLOCK}, "either side, and the night"),
    (LOSS_ANALYSIS, "comment", {COURT}, "the court's own view"),
    (LOSS_ANALYSIS, "review", {OFFICE, COURT}, "either side"),
    (LOSS_ANALYSIS, "withdraw", {OFFICE}, "the office sends, so it decides not to"),
    (LOSS_ANALYSIS, "send", {OFFICE}, "by signing the paper"),
    (LOSS_ANALYSIS, "recall", {OFFICE}, "by voiding the paper"),
    (LOSS_ANALYSIS, "receive", {LIAISON, HEAD, OFFICE}, "the unit"),
    (LOSS_ANALYSIS, "answer", {LIAISON, HEAD, OFFICE}, "the unit, or the office for an answer on paper"),
    (LOSS_ANALYSIS, "close", {OFFICE}, "the office checks"),
    (LOSS_ANALYSIS, "send_back", {OFFICE}, "the office checks"),
]


@pytest.mark.parametrize(
    ("procedure", "step", "posts", "why"), ROWS, ids=[f"{row[0].name}-{row[1]}" for row in ROWS]
)
def test_a_step_is_taken_by_these_posts_and_refused_to_all_others(
    procedure: Procedure[Any], step: str, posts: set[Post], why: str
) -> None:
    found = procedure.step(step)
    assert found.posts == posts, why
    for post in set(Post) - posts:
        refusal = procedure.blocked(found, None, Actor(post, "某人"))
        assert refusal is not None
        assert f"您现在的身份是{post.label}" in refusal.reason


@pytest.mark.parametrize("procedure", [NOTICE, RECTIFICATION, LOSS_ANALYSIS], ids=lambda each: each.name)
def test_no_step_is_missing_from_the_table(procedure: Procedure[Any]) -> None:
    told = {step for of, step, _, _ in ROWS if of is procedure}
    assert {step.name for step in procedure.steps} - HOUSE == told
