"""Where a field's choices come from: the room first, then the tree of organs and the people in their posts."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from fuyuan.organs.models import Holding, Organ
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import Post

from .spec import Spec

Pairs = Sequence[tuple[str, str]]
Asked = Callable[[str], Pairs | None]


def nothing(path: str) -> None:
    return None


class Options:
    """(value, label) pairs by field path without indices ("handlers.person_id"); organs and people read once."""

    def __init__(self, on: date, organ_id: int | None = None, asked: Asked = nothing) -> None:
        self.on, self.organ_id, self.asked = on, organ_id, asked
        self._known: dict[str, Pairs | None] = {}

    def of(self, path: str, spec: Spec) -> Pairs | None:
        """Return the choices of a field, None when it is free."""
        if path not in self._known:
            self._known[path] = self._find(path, spec)
        return self._known[path]

    def _find(self, path: str, spec: Spec) -> Pairs | None:
        given = self.asked(path)
        if given is not None:
            return [(str(value), label) for value, label in given]
        return (
            {"organ": self.organs, "person": self.people}[spec.kind]
            if spec.kind in {"organ", "person"}
            else None
        )

    @cached_property
    def organs(self) -> Pairs:
        """Every organ in force, by name."""
        found = Organ.objects.filter(valid_on(self.on)).order_by("name").values_list("pk", "name")
        return [(str(pk), name) for pk, name in found]

    @cached_property
    def people(self) -> Pairs:
        """Those who may be given cases in this organ; namesakes are told apart by their account."""
        held = Holding.objects.filter(valid_on(self.on), effective=True, post=Post.HANDLER)
        held = held.filter(organ_id=self.organ_id) if self.organ_id else held
        rows = (
            held.order_by("account__name")
            .values_list("account_id", "account__name", "account__username")
            .distinct()
        )
        found = list(rows)
        names = [name for _, name, _ in found]
        return [
            (str(pk), name if names.count(name) == 1 else f"{name}（{username}）")
            for pk, name, username in found
        ]
