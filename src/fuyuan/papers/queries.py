"""Reads other floors use."""

from django.db.models import Q, QuerySet

from fuyuan.matters import clock
from fuyuan.organs.actor import Actor
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.policy import policy_for

from .approval.gate import delegation_for
from .kinds import kind_of, kinds
from .models import Delegation, Paper
from .policies import readable_by


def papers_of(matter_id: int, actor: Actor) -> QuerySet[Paper]:
    """Return the papers of a matter that ``actor`` may see, in the order in which they were drafted."""
    return policy_for(Paper).among(actor, Paper.objects.filter(matter_id=matter_id)).order_by("pk")


def papers_within(matter_id: int, actor: Actor) -> QuerySet[Paper]:
    """Return the same of a matter ``actor`` is known to see: asked here is only who may read which of its papers."""
    return Paper.objects.filter(readable_by(actor), matter_id=matter_id).order_by("pk")


def numbers_of(matter_id: int) -> dict[int, str]:
    """Return the numbers of the issued papers of a matter by their place among those to be served."""
    issued = Paper.objects.filter(matter_id=matter_id, place__isnull=False).exclude(number="")
    found = issued.exclude(status=Paper.Status.VOID).values_list("place", "number")
    return {place: number for place, number in found if place}


def paper_for(actor: Actor, paper_id: int) -> Paper:
    """Return one visible paper or raise Http404."""
    return policy_for(Paper).get_or_404(actor, Paper.objects.select_related("matter"), pk=paper_id)


def may_sign(paper: Paper, actor: Actor) -> bool:
    """Tell whether the actor may sign the draft, for himself or for somebody who lets him (授权委托签发)."""
    if paper.status != Paper.Status.DRAFT:
        return False
    return is_signer(paper, actor) or delegation_for(paper, kind_of(paper.kind), actor) is not None


def is_signer(paper: Paper, actor: Actor) -> bool:
    """Tell whether the actor's post signs this kind, for the organ whose paper it is."""
    kind = kind_of(paper.kind)
    return actor.post in kind.signers and (not kind.own or paper.organ_id == actor.organ_id)


def signable(actor: Actor) -> Q:
    """Return the condition on a draft that the actor's post signs its kind, or somebody lets the actor sign it: what to look
    at first. Whether this one may be signed now is :func:`may_sign`'s business.
    """
    mine = [kind for kind in kinds() if actor.post in kind.signers]
    given = _delegations_to(actor).values_list("kinds", flat=True)
    shared = {kind.key for kind in mine if not kind.own}.union(*given)
    own = [kind.key for kind in mine if kind.own]
    return Q(status=Paper.Status.DRAFT) & (
        Q(kind__in=sorted(shared)) | Q(kind__in=own, organ_id=actor.organ_id or 0)
    )


def takes_delegations(actor: Actor) -> bool:
    """Tell whether somebody lets the actor sign today."""
    return _delegations_to(actor).exists()


def _delegations_to(actor: Actor) -> QuerySet[Delegation]:
    return Delegation.objects.filter(valid_on(clock.today()), taker_id=actor.person_id or 0, ended_on=None)


def may_edit(paper: Paper, actor: Actor) -> bool:
    insider = (actor.is_office and not kind_of(paper.kind).own) or is_signer(paper, actor)
    return paper.status == Paper.Status.DRAFT and insider


def may_void(paper: Paper, actor: Actor) -> bool:
    """Tell whether the actor may withdraw it: a draft any officer, an issued paper only who may sign it."""
    if paper.status == Paper.Status.ISSUED:
        return is_signer(paper, actor)
    return may_edit(paper, actor)


def unsealed() -> QuerySet[Paper]:
    """Return the papers that were issued and wait for the seal of the organ named at their foot."""
    return Paper.objects.filter(status=Paper.Status.ISSUED, seal_organ_id__isnull=False, sealed_sha256="")
