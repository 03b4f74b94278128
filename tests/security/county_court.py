"""Two courts' systems: a credential of each scope, a batch and a suit of its own, and those of the court next door."""

from datetime import timedelta
from typing import Any

from organs_people import organ

from fuyuan.business.litigation.court_list import intake
from fuyuan.business.litigation.court_list.sent import SentBatch
from fuyuan.matters import clock
from fuyuan.matters.record import parse_record
from fuyuan.organs import credentials
from fuyuan.organs.models import Account, Credential, Organ, OrganKind, Scope

COURT, POLICE = "QH-FY", "QH-GAJ"


def make_court(ids: dict[str, Any], codes: dict[str, str]) -> None:
    """Note secrets by scope and, of each court, the name of its batch and the number of its suit."""
    admin = Account.objects.get(pk=ids["account_system_admin"])
    next_door = Organ.objects.create(code="LJ-FY", name="邻县人民法院", kind=OrganKind.COURT)
    for scope in Scope:
        made, codes[scope.value] = _issue(organ(COURT), scope, admin)
        ids["credential"] = made.pk
    own, _ = _issue(organ(COURT), Scope.COURT_SUITS, admin)
    ids["suit_own"], ids["batch_own"] = "（2026）青0001行初1号", "own-1"
    ids["batch_list"] = _send(own, ids["batch_own"], ids["suit_own"])
    other, _ = _issue(next_door, Scope.COURT_SUITS, admin)
    ids["suit_other"], ids["batch_other"] = "（2026）邻0001行初1号", "other-1"
    _send(other, ids["batch_other"], ids["suit_other"])


def _issue(court: Organ, scope: Scope, admin: Account) -> tuple[Credential, str]:
    until = clock.today() + timedelta(days=90)
    return credentials.issue(organ=court, name="审判系统", scope=scope, expires_on=until, by=admin)


def _send(credential: Credential, key: str, number: str) -> int:
    suit = {"case_number": number, "plaintiffs": ["CANARYPLAINTIFF"], "defendants": [organ(POLICE).name],
            "docketed_on": clock.today()}  # fmt: skip
    asked = {
        **suit,
        "case_number": number.replace("1号", "2号"),
        "closed_on": clock.today(),
        "outcome": "没听过",
    }
    actor = credentials.actor_of(credential)
    found = intake.receive(parse_record(SentBatch, {"batch": key, "suits": [suit, asked]}), actor)
    intake.work(found, actor, 30)
    return found.pk
