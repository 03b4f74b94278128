"""Hands for the tests of 以案促改: the ledger's county, a real case decided and served, a suit as the litigation room tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import reconsideration_samples as samples
from ledger_plan import Ledger
from organs_people import signed_in
from reform_hands import lesson, plan

from fuyuan.business.reconsideration.services import submit_application
from fuyuan.business.reform.models import Reform
from fuyuan.law.outcomes import CourtOutcome, Instance, InstanceFact, Sued, SuitFact
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.record import parse_record
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Organ
from fuyuan.organs.posts import Post

POLICE, TOWN = "汝州市公安局", "寄料镇人民政府"
BREACH = {
    "findings": samples.findings(process="breached"),
    "outcomes": [{"kind": "revoke", "ground": "procedure", "text": "撤销某公罚〔1〕号行政处罚决定。"}],
    "opinion": "被申请人没有听取申请人张三的陈述、申辩，程序违法。",
}  # fmt: skip


@dataclass
class Live:
    """A case driven step by step in the database, with the words of the pure driver."""

    matter_id: int
    state: Any

    def take(self, name: str, record: Any, actor: Actor, day: date) -> Any:
        self.state = take_step(matter_id=self.matter_id, step=name, record=record, actor=actor, day=day).state
        return self.state


class Story(Ledger):
    """The county of the ledger's tests, with the bureau's supervisor and a case on demand."""

    hand: Any

    def __init__(self) -> None:
        super().__init__()
        self.supervisor, self.supervisor_client = self.hire("jiandu", Post.SUPERVISION_STAFF, "汝州市司法局")

    def back(self, day: str) -> None:
        """Another day: everybody signs in again."""
        self.hand.set(day)
        for who in ("office", "mayor", "police", "supervisor"):
            setattr(self, f"{who}_client", signed_in(Account.objects.get(pk=getattr(self, who).person_id)))

    def organ(self, name: str) -> Organ:
        return Organ.objects.get(name=name)

    def case(self, *units: str, applicants: Sequence[Any] = (), **act: Any) -> Live:
        """A case against these units on the day the clock shows, ready to be decided."""
        day = self.hand.at.date()
        respondents = [{"organ_id": self.organ(name).pk, "name": name} for name in units or (POLICE,)]
        values = samples.application(day, respondents=respondents, act=samples.act(day, **act))
        values |= {"applicants": list(applicants)} if applicants else {}
        application = parse_record(type_of_application(), values)
        case = Live(
            submit_application(application=application, actor=Actor(Post.APPLICANT, "张三")).matter_id, None
        )
        case.take("register", {}, samples.CLERK, day)
        case.take("accept", {"conditions": samples.conditions()}, samples.CLERK, day)
        case.take("choose_ordinary", {}, samples.HANDLER, day)
        handlers = [
            {"person_id": self.office.person_id, "name": "甲"},
            {"person_id": self.bureau.person_id, "name": "乙"},
        ]
        case.take("assign", {"handlers": handlers}, samples.HEAD, day)
        case.take("send_copy", {}, samples.HANDLER, day)
        for number in range(1, len(respondents) + 1):
            case.take("receive_copy", {"respondent": number, "received_on": day}, samples.HANDLER, day)
            case.take("reply", samples.reply(respondent=number), samples.HANDLER, day)
        for side in ("applicant", "respondent"):
            case.take("hear_parties", samples.heard(side, day), samples.HANDLER, day)
        return case

    def corrected(self, *units: str, draft: dict[str, Any] | None = None, **act: Any) -> Live:
        """The same decided and served."""
        case, day = self.case(*units, **act), self.hand.at.date()
        samples.make(case, day, samples.draft(**{"kind": "revoke"}) | (draft or BREACH))  # type: ignore[arg-type]
        samples.served(case, day)  # type: ignore[arg-type]
        return case

    def reform(self, case: Live, unit: str = POLICE) -> Reform:
        return Reform.objects.get(source_id=case.matter_id, unit_name=unit)

    def file(self, actor: Actor, key: str) -> dict[str, Any]:
        use = receive_file(actor=actor, name="佐证.txt", chunks=["已经整改。".encode()], draft=key)
        return reference(use).model_dump()

    def finish(self, pk: int, actor: Actor) -> None:
        """Analysis, teaching, measures and the application, all on the day the clock shows."""
        day = self.hand.at.date()
        self.take(pk, "plan", actor, **plan(day))
        self.take(pk, "teach", actor, **lesson(day))
        done = {"measure": 1, "done_on": day, "result": "已修订。"}
        key = f"reform-{pk}-{day}"
        take_step(
            matter_id=pk,
            step="report_measure",
            record={**done, "files": [self.file(actor, key)]},
            actor=actor,
            token=key,
        )
        self.take(pk, "ask_conclude", actor, result="文书已经修订，抽查合格。", lasting="案件审核清单。")

    def accept(self, pk: int) -> Outcome:
        return self.take(pk, "accept", self.office, opinion="措施具体，同意。")


def type_of_application() -> Any:
    return samples.PROCEDURE.step("apply").record


def instance(kind: Instance, outcome: CourtOutcome | None, on: date | None, **more: Any) -> InstanceFact:
    return InstanceFact(
        kind, f"（{kind.value}）行字1号", "汝州市人民法院", closed_on=on, outcome=outcome, **more
    )


def suit(*instances: InstanceFact, organ: Organ, **more: Any) -> SuitFact:
    defendants = more.pop("defendants", (Sued(organ.pk, organ.name),))
    return SuitFact(
        more.pop("matter_id", 0), "汝应〔2026〕1号", defendants, instances, act_kind="penalty", **more
    )
