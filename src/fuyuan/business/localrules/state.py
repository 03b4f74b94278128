"""What remains of a local rule's events: one version of one rule."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from fuyuan.matters.procedure import State

from .records import AnnexLine, Place
from .text import Article, article_name, articles_of


class Voice(BaseModel):
    """An opinion on the draft."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: date
    by: str
    text: str


class RuleState(State):
    """One version. ``organ_id`` is the organ that drafts it; ``first_id`` the first version (None: this is the first).

    ``number`` is the matter's; the number of the document is its paper's.
    """

    text: str
    why: str
    version: int
    first_id: int | None = None
    revises: int | None = None
    organ_name: str
    drafter_post: str
    drafters: tuple[int, ...] = ()  # who wrote it: none of them reviews it
    lines: tuple[AnnexLine, ...] = ()
    places: tuple[Place, ...] = ()
    voices: tuple[Voice, ...] = ()
    valid_from: date | None = None  # proposed until approved
    valid_to: date | None = None
    review_by: date | None = None
    review_organ_id: int | None = None
    head_organ_id: int | None = None
    reviewed_on: date | None = None
    reviewer: str = ""
    opinion: str = ""
    returned: str = ""  # why it came back last
    approved_on: date | None = None
    approver: str = ""
    listed: str = ""  # what was known of the periods it touches when it was approved
    replaced_by: int | None = None
    ended: str = ""

    @property
    def articles(self) -> tuple[Article, ...]:
        return articles_of(self.text)

    @property
    def name(self) -> str:
        """《某规则》 as others cite it."""
        return f"《{self.title}》"

    @property
    def edition(self) -> str:
        return f"{self.name}第{self.version}版"

    def article_on(self, topic: str) -> str:
        """Return 第几条 on a topic, "" where the rule says nothing of it."""
        return next((article_name(each.article) for each in self.places if each.topic == topic), "")
