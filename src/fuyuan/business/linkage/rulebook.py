"""Rules that the joint office writes, kept as versions: nothing is changed or deleted, the newest that has begun holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from django.db import transaction

from fuyuan.matters import clock
from fuyuan.organs.actor import Actor

from .models import RuleVersion


class Rule(Protocol):
    """What every rule has, whatever it says."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...

    @classmethod
    def model_validate_json(cls, json_data: str) -> Any: ...

    def model_dump_json(self) -> str: ...


R = TypeVar("R", bound=Rule)


class RuleTaken(ValueError):
    """A rule of this code exists already."""


class Unchanged(ValueError):
    """The wording is the one that holds already."""


def at_once(rule: Any) -> None:
    """A rule that holds from the moment it was written."""


class Rulebook(Generic[R]):
    """The rules of one kind. ``defaults`` are those a new installation begins with; ``begins(rule)``: from which day a
    wording holds, None for at once.
    """

    def __init__(
        self,
        name: str,
        kind: type[R],
        defaults: Sequence[R] = (),
        begins: Callable[[R], date | None] = at_once,
    ) -> None:
        self.name, self.kind, self.defaults, self.begins = name, kind, defaults, begins

    def rules(self, day: date | None = None) -> list[R]:
        """Return every rule as it holds on a day, or (None) in its newest wording; in the order of their making (one
        query).
        """
        found = {rule.code: rule for rule in self.defaults}
        newest = RuleVersion.objects.filter(book=self.name).order_by("id").values_list("body", flat=True)
        for rule in map(self.kind.model_validate_json, newest):
            begins = self.begins(rule)
            if day is None or begins is None or begins <= day:
                found[rule.code] = rule
        return list(found.values())

    def rule_of(self, code: str, day: date | None = None) -> R | None:
        return next((rule for rule in self.rules(day) if rule.code == code), None)

    def history(self, code: str) -> Iterator[tuple[RuleVersion, R]]:
        """Yield the versions of a rule, newest first."""
        for row in RuleVersion.objects.filter(book=self.name, code=code).order_by("-id"):
            yield row, self.kind.model_validate_json(row.body)

    @transaction.atomic
    def save(self, rule: R, *, reason: str, actor: Actor, new: bool = False) -> RuleVersion:
        """Keep a wording as the newest. Raises RuleTaken, Unchanged."""
        before = self.rule_of(rule.code)
        if new and before is not None:
            raise RuleTaken(f"代码“{rule.code}”已经有规则使用：{before.name}")
        if rule == before:
            raise Unchanged("内容没有变化，没有保存")
        return RuleVersion.objects.create(
            book=self.name, code=rule.code, body=rule.model_dump_json(), reason=reason, at=clock.now(),
            by_id=actor.person_id, by_name=str(actor),
        )  # fmt: skip
