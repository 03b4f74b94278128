"""The year of supervision in the county under attack: a report being written and one that was published, a self-check, a fee, a
review of what was lost.
"""

from __future__ import annotations

from typing import Any

from organs_people import organ

from fuyuan.business.supervision.models import Supervisor
from fuyuan.business.supervision.views_team import word_of
from fuyuan.matters import clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

POLICE, MARKET = "QH-GAJ", "QH-SCJ"


def make_yearly(ids: dict[str, Any], people: dict[str, Actor]) -> None:
    """Note the ids as supervisor, supervisor_word, report_organ and loss_year."""
    staff, police, market = people["supervision_staff"], people["respondent_liaison"], people["other_liaison"]
    _report(staff, police, POLICE, "CANARYANNUALA")
    published = _report(staff, market, MARKET, "CANARYREPORTED")
    head = Actor(Post.RESPONDENT_HEAD, "局长", None, market.organ_id, market.organ_name)
    take_step(matter_id=published, step="approve", record={}, actor=head)
    take_step(matter_id=published, step="accept", record={"publish_on": clock.today()}, actor=staff)
    take_step(matter_id=published, step="publish", record={}, actor=staff)
    day = clock.today()
    plan = {
        "topics": ["penalty"],
        "units": "各中队",
        "owner": "副局长",
        "first_on": day,
        "last_on": day,
        "how": "CANARYSELFCHECKA",
    }
    open_matter(kind="self_check", step="plan", record=plan, actor=police)
    supervisor = Supervisor.objects.get(title="CANARYSUPERVISOR")
    fee = {"work": "CANARYFEE", "on": day, "amount": "300"}
    take_step(matter_id=supervisor.pk, step="enter_fee", record=fee, actor=staff)
    _lost(police)
    open_matter(kind="loss_review", step="open", record={"year": day.year}, actor=staff)
    ids |= {
        "supervisor": supervisor.pk, "supervisor_word": word_of(supervisor), "report_organ": market.organ_id,
        "loss_year": day.year,
    }  # fmt: skip


def _report(staff: Actor, unit: Actor, code: str, words: str) -> int:
    record = {"organ_id": organ(code).pk, "year": clock.today().year - 1}
    pk = open_matter(kind="annual_report", step="open", record=record, actor=staff).matter_id
    take_step(matter_id=pk, step="complete", record={"duties": words, "improving": "修订流程"}, actor=unit)
    return pk


def _lost(unit: Actor) -> None:
    day = clock.today()
    record = {
        "court": "某县人民法院", "case_number": "（2026）豫0482行初900号", "docketed_on": day, "plaintiffs": [{"name": "某甲"}],
        "defendants": [{"organ_id": unit.organ_id, "received_on": day}], "act_kind": "penalty", "act_title": "行政处罚决定",
    }  # fmt: skip
    pk = open_matter(kind="suit", step="register", record=record, actor=unit).matter_id
    ruling = {"form": "judgment", "outcome": "quashed", "ruled_on": day, "received_on": day}
    take_step(matter_id=pk, step="record_ruling", record=ruling, actor=unit)
