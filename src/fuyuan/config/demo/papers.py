"""Signing in the demo: every drafted paper is signed by somebody who may, at once."""

from typing import Any

from fuyuan.organs.actor import Actor
from fuyuan.papers.kinds import kind_of
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue


def sign_drafts(matter_id: int, desk: Any, handler: Actor) -> None:
    """Issue the drafts of a case, each by the first of its signers."""
    people = {actor.post: actor for actor in (desk.organ_head, desk.office_head, desk.intake, handler)}
    for paper in Paper.objects.filter(matter_id=matter_id, status=Paper.Status.DRAFT).order_by("pk"):
        signer = next((people[post] for post in people if post in kind_of(paper.kind).signers), None)
        if signer is not None:
            issue(paper.pk, signer)
