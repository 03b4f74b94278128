"""What rounds and files share: posts, small values. Pure."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from fuyuan.matters.record import Record, Text, ask
from fuyuan.organs.posts import OFFICE_POSTS, Post

LEADER = frozenset({Post.OFFICE_HEAD})
REVIEWERS = OFFICE_POSTS
CLOCK = frozenset({Post.SYSTEM})


class Fact(BaseModel):
    """A part of a state. Immutable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Person(Record):
    """Somebody with an account, as he or she was called on that day."""

    person_id: int = ask("人员")
    name: Text = ask("姓名", max_length=60)
    post: Post = ask("岗位", default=Post.HANDLER)


class Reasoned(Record):
    reason: Text = ask("理由", widget="long", min_length=2, max_length=2000)


def at(*stages: str) -> frozenset[str]:
    return frozenset(stages)
