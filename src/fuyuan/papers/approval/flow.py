"""How far the 呈批 of a draft is. Pure: reviewers of the rule, opinions in order, the draft's revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fuyuan.organs.posts import Post

from .models import Opinion

V = Opinion.Verdict


@dataclass(frozen=True, slots=True)
class Level:
    """One reviewer. ``opinion``: the last one given in this round; ``passed``: agreement to the text as it is now."""

    post: Post
    opinion: Any = None
    passed: bool = False

    @property
    def stale(self) -> bool:
        """Agreed, but to a text that was changed since: the opinion must be given again."""
        return self.opinion is not None and self.opinion.verdict == V.AGREE and not self.passed


@dataclass(frozen=True, slots=True)
class Standing:
    """``submitted_by``: the person who submitted it in this round (None: it waits to be submitted)."""

    levels: tuple[Level, ...]
    submitted: bool
    submitted_by: int | None

    @property
    def waiting(self) -> int | None:
        """The level whose opinion is needed next; None when it is not submitted or all agreed."""
        if not self.submitted:
            return None
        return next((number for number, level in enumerate(self.levels) if not level.passed), None)

    @property
    def complete(self) -> bool:
        return not self.levels or (self.submitted and self.waiting is None)


def standing(reviewers: Sequence[str], opinions: Sequence[Any], revision: int) -> Standing:
    """A return ends the round: what was said before it counts no more."""
    returned = [number for number, each in enumerate(opinions) if each.verdict == V.RETURN]
    now = opinions[returned[-1] + 1 :] if returned else opinions
    submits = [each for each in now if each.verdict == V.SUBMIT]
    levels = []
    for number, post in enumerate(reviewers):
        last = next((each for each in reversed(now) if each.level == number), None)
        passed = last is not None and last.verdict == V.AGREE and last.revision == revision
        levels.append(Level(Post(post), last, passed))
    return Standing(tuple(levels), bool(submits), submits[-1].person_id if submits else None)
