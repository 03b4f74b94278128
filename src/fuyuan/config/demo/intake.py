"""The court's system in the demo: a credential, and the batch it sent last, with something taken, known, asked and refused."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from fuyuan.business.litigation.court_list import intake
from fuyuan.business.litigation.court_list.sent import SentBatch
from fuyuan.business.litigation.models import Suit
from fuyuan.business.litigation.queries import state_of
from fuyuan.clock import today
from fuyuan.law.outcomes import Instance
from fuyuan.matters.record import parse_record
from fuyuan.organs import credentials
from fuyuan.organs.models import Account, AccountKind, Credential, Organ, OrganRole, Role, Scope

from .world import Life, World

SENT_BEFORE = timedelta(hours=2)  # the end: nothing of the demo's lives comes after it that it could disturb
SECONDS = 60.0
ADDRESS = "10.48.2.16"


def add_intake(world: World) -> None:
    """Let the court's system send a batch; where the place has no court or no administrator, there is none."""
    held = OrganRole.objects.filter(role=Role.COURT, valid_to=None).select_related("organ").first()
    admin = Account.objects.filter(kind=AccountKind.SYSTEM_ADMIN, demo=True).first()
    if held and admin:
        world.add(world.end - timedelta(days=200), _issue(world, held.organ, admin))


def _issue(world: World, court: Organ, admin: Account) -> Life:
    until = today() + timedelta(days=360)
    made, _ = credentials.issue(
        organ=court, name="审判管理系统", scope=Scope.COURT_SUITS, expires_on=until, by=admin
    )
    yield world.end - SENT_BEFORE
    _send(made)


def _send(credential: Credential) -> None:
    found = Suit.objects.filter(court=credential.organ.name, instance=Instance.FIRST.value).order_by("-pk")
    known = [_as_sent(row) for row in found.exclude(case_number="")[:2]]
    if len(known) < 2:
        return
    batch = {"batch": f"{today()}-01", "suits": [known[0], _asked(known[1]), *_fresh(known[0])]}
    credentials.touch(credential, ADDRESS)
    actor = credentials.actor_of(credential)
    intake.work(intake.receive(parse_record(SentBatch, batch), actor), actor, SECONDS)


def _as_sent(row: Suit) -> dict[str, Any]:
    """A suit as the court knows it: its first instance, nothing of how it ended."""
    state = state_of(row)
    registered = state.registered
    return {
        "case_number": row.case_number, "plaintiffs": [each.name for each in registered.plaintiffs],
        "defendants": [each.name for each in state.defendants], "act_title": registered.act_title,
        "docketed_on": registered.docketed_on,
    }  # fmt: skip


def _asked(suit: dict[str, Any]) -> dict[str, Any]:
    return {**suit, "outcome": "和解撤诉", "closed_on": today()}


def _fresh(suit: dict[str, Any]) -> list[dict[str, Any]]:
    """Two suits nobody knows yet; the second against an organ that is in no tree."""
    prefix = re.sub(r"\d+号$", "", suit["case_number"])
    day = today() - timedelta(days=1)
    new = {**suit, "plaintiffs": ["郑国强"], "docketed_on": day}
    return [
        {**new, "case_number": f"{prefix}801号"},
        {**new, "case_number": f"{prefix}802号", "defendants": ["城市更新指挥部"]},
    ]
