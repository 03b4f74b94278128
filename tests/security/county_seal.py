"""The government's seal for the county under attack, registered by its keeper; the code of a paper that was issued; and the
head of the office lets the handler sign."""

from datetime import date
from typing import Any

from organs_people import organ
from seal_house import image

from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account
from fuyuan.papers.approval.services import delegate
from fuyuan.papers.models import Paper
from fuyuan.papers.sealing import services


def make_seal(ids: dict[str, Any], keeper: Actor, head: Actor, handler: Actor) -> None:
    seal = services.register(
        organ=organ("990121"), name="CANARYSEAL", image=image(), diameter=42, valid_from=date(2026, 1, 1),
        reason="CANARYSEALREASON", by=Account.objects.get(pk=keeper.person_id),
    )  # fmt: skip
    ids["seal"] = seal.pk
    given = delegate(
        actor=head, taker=Account.objects.get(pk=handler.person_id), kinds=["reconsideration.acceptance_notice"],
        valid_from=date(2026, 11, 1), valid_to=date(2026, 12, 31), reason="CANARYDELEGATION",
    )  # fmt: skip
    ids["delegation"] = given.pk
    ids["issued_code"] = Paper.objects.exclude(code="").values_list("code", flat=True)[0]
