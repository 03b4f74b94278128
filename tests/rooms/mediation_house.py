"""Hands for the tests of mediation in the database: the starter county, the office's people, a real case in trial."""

from datetime import date
from typing import Any

import reconsideration_samples as samples
from ledger_plan import Ledger

from fuyuan.business.mediation.models import Mediation
from fuyuan.business.mediation.state import MediationState
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.services import submit_application
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.matters.models import DutyRow
from fuyuan.matters.record import parse_record
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

POLICE = "汝州市公安局"
LAWFUL = {name: True for name in ("voluntary", "state", "public", "others", "mandatory")}


class House(Ledger):
    """The ledger's people, two handlers and the head of the office, the court's liaison; the clock in ``hand``."""

    hand: Any

    def __init__(self) -> None:
        super().__init__()
        self.handler, self.handler_client = self.hire("chengban", Post.HANDLER, "汝州市司法局")
        self.other, self.other_client = self.hire("chengban-er", Post.HANDLER, "汝州市司法局")
        self.head, self.head_client = self.hire("jigoufuze", Post.OFFICE_HEAD, "汝州市司法局")
        self.court, self.court_client = self.hire("fayuan", Post.COURT_LIAISON, "汝州市人民法院")

    @property
    def today(self) -> date:
        return self.hand.at.date()

    def case(self) -> int:
        """A case against the police, in trial, on the day the clock shows."""
        day = self.today
        police = Organ.objects.get(name=POLICE)
        values = samples.application(day, respondents=[{"organ_id": police.pk, "name": police.name}])
        application = parse_record(room_of("reconsideration").procedure.step("apply").record, values)
        case = submit_application(application=application, actor=Actor(Post.APPLICANT, "张三")).matter_id
        self.act(case, "register", samples.CLERK)
        self.act(case, "accept", samples.CLERK, conditions=samples.conditions())
        self.act(case, "choose_ordinary", samples.HANDLER)
        self.act(case, "send_copy", samples.HANDLER)
        self.act(case, "receive_copy", samples.HANDLER, received_on=day)
        return case

    def act(self, pk: int, step: str, actor: Actor, **record: Any) -> Any:
        return take_step(matter_id=pk, step=step, record=record, actor=actor).state

    def case_state(self, pk: int) -> CaseState:
        return CaseState.model_validate_json(Case.objects.get(pk=pk).state)

    def state(self, pk: int) -> MediationState:
        return MediationState.model_validate_json(Mediation.objects.get(pk=pk).state)

    def decision(self, case: int) -> DutyRow:
        return DutyRow.objects.get(matter_id=case, key="decision")

    def open(self, **record: Any) -> int:
        values = {"about": "discretion", "demand": "少罚一点", **record}
        return open_matter(kind="mediation", step="open", record=values, actor=self.handler).matter_id

    def talks(self, case: int | None = None, **record: Any) -> int:
        """Both sides willing, the handler appointed."""
        if case is not None:
            record = {"phase": "during", "number": Case.objects.get(pk=case).case_number, **record}
        pk = self.open(**record)
        for party, actor in (("applicant", self.handler), ("respondent-1", self.police)):
            self.act(
                pk, "consent", actor, party=party, who="本人", means="face", will="willing", wants="尽快解决"
            )
        self.act(pk, "appoint", self.head, mediators=[{"person_id": self.handler.person_id}])
        return pk

    def stop(self, pk: int) -> None:
        self.act(
            pk, "suspend_case", self.handler, applicant_agrees=True, respondent_agrees=True, reason="双方要求协商",
            approval=self.approval(),
        )  # fmt: skip

    def fail(self, pk: int) -> None:
        self.act(
            pk, "fail", self.handler, because="not_agreed", point="罚款数额", reason="差距过大", approval=self.approval()
        )  # fmt: skip

    def approval(self) -> dict[str, Any]:
        return {"by": self.head.name, "on": self.today}

    def agree(self, pk: int, form: str, **more: Any) -> None:
        self.act(pk, "agree", self.handler, form=form, terms="罚款减为两千元。", legality=LAWFUL, **more)

    def sign(self, pk: int) -> None:
        self.act(pk, "sign", self.handler, parties=list(self.state(pk).unsigned), on=self.today)

    def statement(self, pk: int) -> None:
        """From agreement to the 调解书 issued and signed by all; the seal is the caller's."""
        self.agree(pk, "statement")
        self.act(
            pk, "make_statement", self.handler, requests="变更处罚", facts="查明的事实。", reasons="出于自愿。",
            approval=self.approval(),
        )  # fmt: skip
        issue(Paper.objects.get(matter_id=pk, kind="mediation.statement").pk, self.head)
        self.sign(pk)
