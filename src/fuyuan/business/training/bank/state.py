"""What remains of the events of one question."""

from __future__ import annotations

from datetime import date

from fuyuan.matters.procedure import State
from fuyuan.organs.posts import Post

from .records import Written


class QuestionState(State):
    """A question of the bank. ``citation``: the article as it was checked last, compact ("" when it rests on none).

    ``edition`` counts the wordings: an exam keeps the one it was drawn with.
    """

    written: Written
    citation: str = ""
    edition: int = 1
    writer_id: int | None = None
    writer_post: Post
    review_by: date | None = None
    returned: str = ""
    touched_on: date
    ended_why: str = ""
