"""What remains of a reminder letter's events."""

from __future__ import annotations

from datetime import date

from fuyuan.business.linkage.common import Settled
from fuyuan.business.linkage.correspondence.state import Correspondence
from fuyuan.business.linkage.findings.grounds import Finding, Ground

from .records import Escalated


class LetterState(Correspondence):
    """A reminder letter. ``organ_id`` is the unit, ``office_id`` the joint-conference office."""

    what = "提醒函"

    proposer: str  # as it stood on that day
    proposer_organ: int | None = None
    rule: str = ""
    rule_name: str = ""
    threshold: int = 0
    window: str = ""
    ground: Ground
    matter: str
    demand: str
    findings: tuple[Finding, ...] = ()
    escalated_on: date | None = None
    escalation: Escalated | None = None
    settled: Settled | None = None
