"""Who sees which account, post, log line and declaration. Administrators never see the public's accounts."""

from django.db.models import Q

from .actor import Actor
from .models import Account, AccountKind, Credential, Holding, Relation, SecurityEvent
from .policy import EVERYTHING, NOTHING, Policy
from .posts import Post

STAFF_ACCOUNTS = ~Q(kind=AccountKind.PUBLIC)


class AccountPolicy(Policy[Account]):
    model = Account

    def visible_to(self, actor: Actor) -> Q:
        if actor.post in {Post.SYSTEM_ADMIN, Post.SECURITY_ADMIN}:
            return STAFF_ACCOUNTS
        return Q(pk=actor.person_id) if actor.person_id else NOTHING


class HoldingPolicy(Policy[Holding]):
    model = Holding

    def visible_to(self, actor: Actor) -> Q:
        if actor.post in {Post.SYSTEM_ADMIN, Post.SECURITY_ADMIN, Post.AUDIT_ADMIN}:
            return EVERYTHING
        return Q(account_id=actor.person_id) if actor.person_id else NOTHING


class SecurityEventPolicy(Policy[SecurityEvent]):
    model = SecurityEvent

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.post is Post.AUDIT_ADMIN else NOTHING


class CredentialPolicy(Policy[Credential]):
    model = Credential

    def visible_to(self, actor: Actor) -> Q:
        return EVERYTHING if actor.post is Post.SYSTEM_ADMIN else NOTHING


class RelationPolicy(Policy[Relation]):
    """A declaration is read by the person who made it; assignment reads only whether one stands in the way."""

    model = Relation

    def visible_to(self, actor: Actor) -> Q:
        return Q(account_id=actor.person_id) if actor.person_id else NOTHING


ACCOUNTS, HOLDINGS, EVENTS, RELATIONS, CREDENTIALS = (
    AccountPolicy(),
    HoldingPolicy(),
    SecurityEventPolicy(),
    RelationPolicy(),
    CredentialPolicy(),
)
