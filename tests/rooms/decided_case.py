"""A received case taken to a signed and served decision by whoever holds the posts: for tests that begin after that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.records import Limb
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.matters import clock
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import Actor
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

GOOD = {"facts": "clear", "basis": "right", "process": "lawful", "competence": "within", "content": "fit"}
UPHELD = {"kind": "uphold", "ground": "uphold", "text": "维持行政处罚决定。"}


def decided(case: int, people: Mapping[str, Actor], facts: str, **draft: Any) -> str:
    """From receipt to service on one day; ``people`` by post. Returns the case number."""

    def take(step: str, actor: str = "handler", **record: Any) -> None:
        take_step(matter_id=case, step=step, record=record, actor=people[actor])

    today = clock.today()
    take("register", "intake")
    take("accept", "intake", conditions=[{"limb": limb.value, "answer": "yes"} for limb in Limb])
    take("choose_ordinary")
    handlers = [
        {"person_id": people[who].person_id, "name": people[who].name} for who in ("handler", "intake")
    ]
    take("assign", "office_head", handlers=handlers)
    take("send_copy")
    take("receive_copy", "respondent_liaison", received_on=today)
    take("reply", "respondent_liaison", facts="有事实", legality="合法", appropriateness="适当", on_requests="请求维持",
         agents=[{"name": "赵某"}])  # fmt: skip
    for side in ("applicant", "respondent"):
        take(
            "hear_parties",
            side=side,
            who="某",
            way="phone",
            on=today,
            officers=["甲", "乙"],
            summary="已听取",
        )
    wanted = {"findings": GOOD, "outcomes": [UPHELD], "opinion": "处罚合法。", **draft}
    take("draft_decision", facts=facts, **wanted)
    take("review_decision", "office_head")
    take("approve_decision", "organ_head")
    take("make_decision", court="某县人民法院")
    issue(Paper.objects.get(matter_id=case, kind="reconsideration.decision").pk, people["organ_head"])
    state = CaseState.model_validate_json(Case.objects.get(pk=case).state)
    everybody = list(state.papers[-1].recipients)
    take("serve", "intake", paper=len(state.papers), recipients=everybody, method="direct", on=today)
    return state.case_number
