"""One policy per model: the filter for lists and the yes/no test for one object come from the same rule.

    class CasePolicy(Policy[Case]):
        model = Case
        def visible_to(self, actor):
            if actor.is_office: return EVERYTHING
            if actor.is_respondent: return Q(respondent_id=actor.organ_id)
            return NOTHING

Conditions over to-many relations belong in ``Exists(…)`` so that a row is never listed twice.
"""

from typing import Any, ClassVar, Generic, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import Http404

from .actor import Actor

M = TypeVar("M", bound=Model)
EVERYTHING = Q()
NOTHING = Q(pk__in=[])
BIGGEST = 2**63 - 1  # of a number in either database
_registry: dict[type[Model], "Policy[Any]"] = {}


class Hidden(Http404):
    """The object exists and the actor may not see it. To the outside it is a plain 404; the log keeps one line."""


class Policy(Generic[M]):
    """What an actor may see of one model. Subclasses set ``model`` and write ``visible_to``."""

    model: ClassVar[type[Model]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "model" in cls.__dict__:
            if cls.model in _registry:
                raise TypeError(f"{cls.model.__name__} already has a policy: {_registry[cls.model]!r}")
            _registry[cls.model] = cls()

    def visible_to(self, actor: Actor) -> Q:
        """Return the condition under which ``actor`` sees a row: the same for the same actor, whatever the day."""
        raise NotImplementedError

    def filter(self, actor: Actor | None, queryset: QuerySet[M]) -> QuerySet[M]:
        """Return the rows of ``queryset`` that ``actor`` may see; nobody sees nothing."""
        return queryset.filter(self.visible_to(actor)) if actor else queryset.none()

    def among(self, actor: Actor | None, given: QuerySet[M]) -> QuerySet[M]:
        """Return what :meth:`filter` returns, where ``given`` is a few rows named by their ids."""
        return given.filter(asked_of_each(self.visible_to(actor))) if actor else given.none()

    def can_see(self, actor: Actor | None, obj: M) -> bool:
        """Tell whether ``actor`` may see ``obj``: the same condition, asked of one row."""
        return self.among(actor, type(obj)._base_manager.filter(pk=obj.pk)).exists()

    def get_or_404(self, actor: Actor | None, queryset: QuerySet[M], **lookup: Any) -> M:
        """Return the one visible row, else 404: somebody else's object looks like one that does not exist."""
        reason = f"{queryset.model._meta.verbose_name} {lookup}"
        if any(isinstance(value, int) and value > BIGGEST for value in lookup.values()):
            raise Http404(reason)  # no row has this number, and the databases fail on comparing it
        found = self.among(actor, queryset.filter(**lookup)).first()
        if found is None:
            raise Hidden(reason) if queryset.filter(**lookup).exists() else Http404(reason)
        return found


def asked_of_each(condition: Q) -> Q:
    """Return the condition with every ``pk__in=<query>`` asked of each row: SQLite else lists all that the query finds
    before it looks at the first row. For a list of unknown rows that is right, for a few known ones it is waste.
    """
    fresh = Q(_connector=condition.connector, _negated=condition.negated)
    fresh.children = [_asked(child) for child in condition.children]
    return fresh


def _asked(child: Any) -> Any:
    if isinstance(child, Q):
        return asked_of_each(child)
    name, value = child if isinstance(child, tuple) else ("", child)
    if name != "pk__in" or not isinstance(value, QuerySet):
        return child
    (column,) = value.query.values_select
    return Exists(value.filter(**{column: OuterRef("pk")}))


def policy_for(model: type[M]) -> Policy[M]:
    """Return the policy of a model; a model without one is a programming error."""
    try:
        return _registry[model]
    except KeyError:
        raise LookupError(f"{model.__name__} has no policy: write one in the room's policies.py") from None


def registered() -> dict[type[Model], Policy[Any]]:
    """Return every policy by model, for the permission matrix."""
    return dict(_registry)
