"""Who sees what is on its way to the public. What has arrived there is everybody's and has no policy: see ``queries``."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import OFFICE_POSTS, Post

from .common import READERS as PUBLICITY_READERS
from .common import WRITERS
from .models import Activity, MediaPartner, NewsItem, Publication, TypicalCase

READERS = OFFICE_POSTS | {Post.ORGAN_HEAD}


class PublicationPolicy(Policy[Publication]):
    """The draft shows the names it hides: for the office that decided, and the head of its organ."""

    model = Publication

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.is_office:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0) if actor.post is Post.ORGAN_HEAD else NOTHING


class TypicalCasePolicy(Policy[TypicalCase]):
    """The office and the head see all; the other writers what their own post writes in their organ: a draft shows the names of
    the cases it comes from, and those are not for every writer.
    """

    model = TypicalCase

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_system or actor.is_office or actor.post is Post.ORGAN_HEAD:
            return EVERYTHING
        own = Q(writer=actor.post.value, organ_id=actor.organ_id or 0)
        return own if actor.post in WRITERS else NOTHING


class NewsPolicy(Policy[NewsItem]):
    """News hides nobody: whoever does publicity work sees it all, and may be the second to read it."""

    model = NewsItem

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system or actor.post in PUBLICITY_READERS else NOTHING


class ActivityPolicy(Policy[Activity]):
    """The plan of a year is common work."""

    model = Activity

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system or actor.post in PUBLICITY_READERS else NOTHING


class MediaPartnerPolicy(Policy[MediaPartner]):
    """The register names people and their telephones: for those who do publicity work, and the head."""

    model = MediaPartner

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.is_system or actor.post in PUBLICITY_READERS else NOTHING
