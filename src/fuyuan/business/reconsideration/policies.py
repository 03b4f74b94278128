"""Who sees which case."""

from django.db.models import Q

from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import EVERYTHING, NOTHING, Policy
from fuyuan.organs.posts import Post

from .models import Case, CaseRespondent, PartyAccount


class CasePolicy(Policy[Case]):
    """The office and its clock see all; the organ's head the organ's cases; a respondent its own once they reached it;
    a party the case its query code or account opens. Administrators see no case: secrets and private matters stay with
    those who handle it (《行政复议法》第三十六条第二款).
    """

    model = Case

    def visible_to(self, actor: Actor) -> Q:
        if actor.is_office or actor.is_system:
            return EVERYTHING
        if actor.post is Post.ORGAN_HEAD:
            return Q(organ_id=actor.organ_id or 0)
        if actor.is_respondent:
            own = CaseRespondent.objects.filter(organ_id=actor.organ_id or 0, open_from__isnull=False)
            return Q(pk__in=own.values("matter_id"))
        if actor.is_portal:
            return self._party(actor)
        return NOTHING

    def _party(self, actor: Actor) -> Q:
        by_code = Q(pk__in=actor.matter_ids)
        if actor.person_id is None:
            return by_code
        bound = PartyAccount.objects.filter(account_id=actor.person_id)
        return by_code | Q(pk__in=bound.values("matter_id"))
