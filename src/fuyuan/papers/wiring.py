"""What papers connects to the floors below: its policy, its setting, drafting on every step, verify, a start-up check."""

from typing import Any

from django.core.checks import Error
from django.core.checks import register as register_system_check

from fuyuan.matters import verify as matters_verify
from fuyuan.matters.registry import rooms, subscribe
from fuyuan.organs import guards
from fuyuan.organs import settings as installation

from . import policies
from .batches import making, printing
from .kinds import kinds
from .numbering import PATTERN, PLACES
from .services import draft_for
from .verify import differences

__all__ = ["connect", "policies"]


def connect() -> None:
    installation.register(
        PATTERN,
        title="文书编号的写法",
        help=PLACES,
        type=str,
        default="{prefix}政复{word}字〔{year}〕{serial}号",
    )
    subscribe("*", "*", draft_for)
    making.register(printing.PRINT, printing.merged)
    matters_verify.register_check(differences)
    for table in ("papers_sealuse", "papers_opinion"):
        guards.register(guards.append_only(table))
    register_system_check(check_every_paper_has_a_kind)


def check_every_paper_has_a_kind(**_: Any) -> list[Error]:
    """System check: a step must not name a paper that nobody can draft."""
    known = {kind.key for kind in kinds()}
    return [
        Error(f"步骤“{step.title}”的文书“{code}”没有登记种类。", id="fuyuan.E010")
        for room in rooms()
        for step in room.procedure.steps
        for code in step.papers
        if f"{room.procedure.name}.{code}" not in known
    ]
