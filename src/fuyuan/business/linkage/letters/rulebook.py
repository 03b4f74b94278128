"""The rules as they hold now: those a new installation begins with, each in the newest wording the office gave it."""

from collections.abc import Iterator

from django.db import transaction

from fuyuan.business.linkage.models import RuleVersion
from fuyuan.matters import clock
from fuyuan.organs.actor import Actor

from .defaults import DEFAULTS
from .rules import ReminderRule


class RuleTaken(ValueError):
    """A rule of this code exists already."""


class Unchanged(ValueError):
    """The wording is the one that holds already."""


def rules() -> list[ReminderRule]:
    """Return every rule, in the order of the defaults, then of their making (one query)."""
    found = {rule.code: rule for rule in DEFAULTS}
    newest = RuleVersion.objects.order_by("id").values_list("body", flat=True)
    found |= {rule.code: rule for rule in map(ReminderRule.model_validate_json, newest)}
    return list(found.values())


def rule_of(code: str) -> ReminderRule | None:
    return next((rule for rule in rules() if rule.code == code), None)


def history(code: str) -> Iterator[tuple[RuleVersion, ReminderRule]]:
    """Yield the versions of a rule, newest first."""
    for row in RuleVersion.objects.filter(code=code).order_by("-id"):
        yield row, ReminderRule.model_validate_json(row.body)


@transaction.atomic
def save(rule: ReminderRule, *, reason: str, actor: Actor, new: bool = False) -> RuleVersion:
    """Let a wording hold from now on. Raises RuleTaken, Unchanged."""
    before = rule_of(rule.code)
    if new and before is not None:
        raise RuleTaken(f"代码“{rule.code}”已经有规则使用：{before.name}")
    if rule == before:
        raise Unchanged("内容没有变化，没有保存")
    return RuleVersion.objects.create(
        code=rule.code, body=rule.model_dump_json(), reason=reason, at=clock.now(), by_id=actor.person_id,
        by_name=str(actor),
    )  # fmt: skip
