"""Who acts: one person in one post of one organ, or a party on the portal, or the clock.

Pure value: policies, guards and events read it; nothing here touches the database.
"""

from dataclasses import dataclass

from .posts import OFFICE_POSTS, PORTAL_POSTS, RESPONDENT_POSTS, Post


@dataclass(frozen=True, slots=True)
class Actor:
    """The actor of a request or a step.

    ``person_id`` is the account (None for the system and for a party who came with a query code);
    ``organ_id`` the organ of the post held; ``matter_ids`` the matters a query code opens.
    """

    post: Post
    name: str
    person_id: int | None = None
    organ_id: int | None = None
    organ_name: str = ""
    holding_id: int | None = None
    matter_ids: frozenset[int] = frozenset()

    @property
    def is_system(self) -> bool:
        return self.post is Post.SYSTEM

    @property
    def is_portal(self) -> bool:
        return self.post in PORTAL_POSTS

    @property
    def is_office(self) -> bool:
        """A person of the reconsideration office (行政复议机构)."""
        return self.post in OFFICE_POSTS

    @property
    def is_respondent(self) -> bool:
        return self.post in RESPONDENT_POSTS

    def __str__(self) -> str:
        parts = [self.organ_name, self.post.label, self.name]
        return " ".join(part for part in parts if part)


SYSTEM = Actor(post=Post.SYSTEM, name="系统")
