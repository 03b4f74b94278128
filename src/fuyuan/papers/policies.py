"""Who sees which paper: whoever may see the matter, within what the paper's kind and its addressees allow."""

from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from fuyuan.matters.models import Matter
from fuyuan.matters.registry import room_of, rooms
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy, policy_for
from fuyuan.organs.posts import Post

from .kinds import kinds, sheets
from .models import Delegation, MadeFile, Paper, PaperAddressee, PaperBatch, Seal, SealUse

# who approves a seal of their organ; and who may look at seals
SEAL_HEADS = frozenset({Post.ORGAN_HEAD, Post.OFFICE_HEAD, Post.RESPONDENT_HEAD})
SEAL_ADMINS = frozenset({Post.SYSTEM_ADMIN, Post.SECURITY_ADMIN})
SEAL_READERS = SEAL_HEADS | SEAL_ADMINS | {Post.SEAL_KEEPER}

FINAL = (Paper.Status.ISSUED, Paper.Status.FILED)


class PaperPolicy(Policy[Paper]):
    """Drafts and the 副卷 are the office's and the signers' own; a party reads what is addressed to it: a paper that must
    be served once it was served on that party, any other once it is issued. Whoever keeps the seal of the organ named at
    its foot reads what it goes on, and nothing else of the matter.
    """

    model = Paper

    def visible_to(self, actor: Actor) -> Q:
        issuing = {kind.room for kind in kinds()}
        names = (room.procedure.name for room in rooms())
        return self._visible(actor, tuple(name for name in names if name in issuing))

    def among(self, actor: Actor | None, given: QuerySet[Paper]) -> QuerySet[Paper]:
        """Return what the actor sees of a few rows: asked are only the rooms whose papers they are, not all of them."""
        if not actor:
            return given.none()
        kinds_asked = given.order_by().values_list("matter__kind", flat=True).distinct()
        return given.filter(self._visible(actor, tuple(sorted(kinds_asked))))

    def _visible(self, actor: Actor, names: tuple[str, ...]) -> Q:
        if actor.post is Post.SEAL_KEEPER:
            return Q(seal_organ_id=actor.organ_id or 0, status__in=(Paper.Status.ISSUED, Paper.Status.VOID))
        if (seen := _matter_seen(actor, names)) is None:
            return NOTHING
        sql, params = seen
        return Q(_Asked(F("matter_id"), sql=sql, params=params)) & readable_by(actor)


@lru_cache(2000)  # an actor's conditions are always the same, and composing thirty costs more than asking
def _matter_seen(actor: Actor, names: tuple[str, ...]) -> tuple[str, tuple[Any, ...]] | None:
    """Return as SQL that the actor sees the paper's matter; None when they see none.

    Whole rooms by their names, of the others each matter.
    """
    whole, some = list[str](), NOTHING
    for room in map(room_of, names):
        policy: Policy[Any] = policy_for(room.model)
        condition = policy.visible_to(actor)
        if not condition:
            whole.append(room.procedure.name)
        elif condition != NOTHING:
            its = room.model._default_manager.filter(pk=OuterRef("pk"))
            some |= Q(kind=room.procedure.name) & Q(Exists(policy.among(actor, its)))
    of_the_paper = RawSQL(_COLUMN, ())  # noqa: S611 - a name of ours
    seen = Matter.objects.filter(Q(kind__in=whole) | some, pk=of_the_paper).values("pk")
    try:
        sql, params = seen.query.sql_with_params()
    except EmptyResultSet:
        return None
    return f"EXISTS ({sql})", params


class _Asked(Func):
    """A condition composed before: ``sql`` with its ``params``, asked of the matter the paper is one of."""

    output_field: Any = BooleanField()

    def as_sql(self, compiler: Any, *_: Any, **__: Any) -> tuple[str, tuple[Any, ...]]:
        column, _none = compiler.compile(self.source_expressions[0])
        return self.extra["sql"].replace(_COLUMN, column), self.extra["params"]


_COLUMN = (
    "matter_of_the_paper"  # where its name goes: in a query within a query the table is called otherwise
)


def readable_by(actor: Actor) -> Q:
    """Return the condition on the paper itself, whatever the matter."""
    if actor.is_office or actor.is_system:
        return EVERYTHING
    mine = [kind for kind in (*kinds(), *sheets()) if actor.post in kind.signers | kind.readers]
    shared = Q(kind__in=[kind.key for kind in mine if not kind.own or actor.post in kind.readers])
    drafted = Q(kind__in=[kind.key for kind in mine if kind.own], organ_id=actor.organ_id or 0)
    return shared | drafted | (addressed_to(actor) & Q(status__in=FINAL, inner=False))


def addressed_to(actor: Actor) -> Q:
    """Return the condition that a paper reached ``actor``: served, or of a kind that is not served."""
    rows = PaperAddressee.objects.filter(paper=OuterRef("pk"))
    if actor.is_portal:
        rows = rows.filter(post__in=_portal(actor.post))
    elif actor.organ_id is not None:
        rows = rows.filter(organ_id=actor.organ_id)
    else:
        return NOTHING
    return (Q(place=None) & Exists(rows)) | Exists(rows.filter(served_on__isnull=False))


def _portal(post: Post) -> list[str]:
    return [Post.THIRD_PARTY] if post is Post.THIRD_PARTY else [Post.APPLICANT]


class SealPolicy(Policy[Seal]):
    """The seals of one's organ, for its heads and its keeper; all of them for who registers and approves them."""

    model = Seal

    def visible_to(self, actor: Actor) -> Q:
        if actor.post in SEAL_ADMINS:
            return EVERYTHING
        return Q(organ_id=actor.organ_id or 0) if actor.post in SEAL_READERS else NOTHING


class SealUsePolicy(Policy[SealUse]):
    """The register names papers, so the administrators do not read it."""

    model = SealUse

    def visible_to(self, actor: Actor) -> Q:
        within = SEAL_HEADS | {Post.SEAL_KEEPER}
        return Q(seal__organ_id=actor.organ_id or 0) if actor.post in within else NOTHING


class DelegationPolicy(Policy[Delegation]):
    """Who gave it and who may sign by it."""

    model = Delegation

    def visible_to(self, actor: Actor) -> Q:
        person = actor.person_id or 0
        return Q(giver_id=person) | Q(taker_id=person)


class PaperBatchPolicy(Policy[PaperBatch]):
    """Whoever began it, in the post in which they did."""

    model = PaperBatch

    def visible_to(self, actor: Actor) -> Q:
        return asked_by(actor)


class MadeFilePolicy(Policy[MadeFile]):
    model = MadeFile

    def visible_to(self, actor: Actor) -> Q:
        return asked_by(actor)


def asked_by(actor: Actor) -> Q:
    """Return the condition that the actor asked for it, in this post of this organ."""
    return Q(person_id=actor.person_id or 0, post=actor.post.value, organ_id=actor.organ_id)
