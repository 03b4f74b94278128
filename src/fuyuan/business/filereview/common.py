"""What rounds and files share: small values, who leads. Pure."""

from __future__ import annotations

from fuyuan.matters.procedure import Context, Refusal
from fuyuan.matters.record import Record, Text, ask
from fuyuan.organs.posts import Post

from .crews import Crew

CLOCK = frozenset({Post.SYSTEM})


class Person(Record):
    """Somebody with an account, as he or she was called on that day."""

    person_id: int = ask("人员")
    name: Text = ask("姓名", max_length=60)
    post: Post = ask("岗位", default=Post.HANDLER)


def led_by(crew: Crew, context: Context) -> Refusal | None:
    """Refuse whoever leads other kinds of files only."""
    if context.actor.post is crew.lead:
        return None
    return Refusal(f"这类案卷的评查由{crew.lead.label}主持")
