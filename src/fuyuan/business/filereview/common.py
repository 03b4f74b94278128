"""What rounds and files share: posts, small values. Pure."""

from __future__ import annotations

from fuyuan.matters.record import Record, Text, ask
from fuyuan.organs.posts import OFFICE_POSTS, Post

LEADER = frozenset({Post.OFFICE_HEAD})
REVIEWERS = OFFICE_POSTS
CLOCK = frozenset({Post.SYSTEM})


class Person(Record):
    """Somebody with an account, as he or she was called on that day."""

    person_id: int = ask("人员")
    name: Text = ask("姓名", max_length=60)
    post: Post = ask("岗位", default=Post.HANDLER)
