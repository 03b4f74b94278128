"""The two sides of the joint conference, and who speaks for each. Pure."""

from __future__ import annotations

from fuyuan.matters.record import Choice
from fuyuan.organs.posts import Post

from .common import COURT, OFFICE

BOTH = COURT | OFFICE | {Post.OFFICE_HEAD}  # the reconsideration office speaks for the government's side


class Side(Choice):
    """(五) 市政府办公室与市法院……共享信息、交流情况，就类型化案件审理标准进行沟通研讨."""

    COURT = "court", "法院"
    GOVERNMENT = "government", "政府"

    @property
    def other(self) -> Side:
        return Side.GOVERNMENT if self is Side.COURT else Side.COURT

    @property
    def post(self) -> Post:
        """The post that owes what this side owes."""
        return Post.COURT_LIAISON if self is Side.COURT else Post.JOINT_OFFICE


def side_of(post: Post) -> Side:
    return Side.COURT if post is Post.COURT_LIAISON else Side.GOVERNMENT
