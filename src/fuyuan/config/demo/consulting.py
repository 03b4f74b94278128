"""A case before the committee, told within the life of the case (committee.py has everything else of the committee)."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from fuyuan.business.committee.consultations.state import ConsultationState
from fuyuan.business.committee.material import case_material
from fuyuan.business.committee.models import Consultation, Member
from fuyuan.clock import today
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Role, role_holder
from fuyuan.organs.posts import Post

from . import committee_words as words
from .linkage_lives import Teller
from .world import Life

if TYPE_CHECKING:
    from .life import Case


def member_actor(pk: int, name: str) -> Actor:
    office = role_holder(Role.RECONSIDERATION_OFFICE, today())
    return Actor(Post.COMMITTEE_MEMBER, name, pk, office.pk, office.name)


def demo_members() -> list[int]:
    """Members who sign in to the demo: what is open now is put to them."""
    held = Account.objects.filter(demo=True, holdings__post=Post.COMMITTEE_MEMBER)
    return list(held.values_list("pk", flat=True))


class Consulting(Teller):
    """One case before the committee, told within the life of the case; ``far``: where it stands when the demo ends."""

    def __init__(self, case: Case, far: str = "answered") -> None:
        super().__init__(case.world, random.Random(case.matter_id), case.handler)  # noqa: S311 - dice of its own
        self.case, self.far = case, far
        self.head = case.desk.office_head

    def live(self) -> Life:
        if not Member.objects.filter(closed_on=None).exists():
            return
        yield self.later(0, 1)
        self.refer()
        yield self.later(1, 1)
        self.seat()
        yield self.later(1, 2)
        seats = self.state.panel
        for seat in seats if self.far != "panel" else seats[:2]:
            self.opine(seat.person_id, seat.name)
        if self.far == "panel":
            return
        yield self.world.at(self.state.meet_on, 15)
        self.discuss()
        if self.far != "opined":
            yield self.later(0, 1)
            self.answer()

    @property
    def state(self) -> ConsultationState:
        return ConsultationState.model_validate_json(
            Consultation.objects.values_list("state", flat=True).get(pk=self.pk)
        )

    def refer(self) -> None:
        kind = self.case.dispute.kind
        ground = (
            "technical"
            if kind in ("resource", "work_injury", "licence")
            else self.dice.choice(("major", "needed"))
        )
        first = self.world.end.date() if self.far == "panel" else today()  # what is still read, is read today
        record = {
            "case_number": self.case.state.case_number, "ground": ground, "questions": words.QUESTIONS[kind],
            "brief": f"申请人认为：{self.case.application.reasons}\n被申请人认为：{self.case.dispute.reply}\n已经查明：{self.case.dispute.found}",
            "fields": words.FIELDS[kind], "size": 5, "outside": 3, "form": self.dice.choice(("case", "case", "written")),
            "meet_on": self.world.workday(first, 5), "access_until": self.world.workday(first, 10),
        }  # fmt: skip
        self.pk = open_matter(kind="consultation", step="refer", record=record, actor=self.clerk).matter_id
        self.sign("consultation.referral_letter", self.head)

    def seat(self) -> None:
        self.take("draw", self.clerk)
        keys = [key for key, _ in case_material(self.case.matter_id, self.clerk)][:4]
        self.take("share", self.clerk, from_case=keys)
        han = Member.objects.filter(person_id__in=demo_members(), closed_on=None).first()
        if self.far == "panel" and han and self.state.seat(han.person_id) is None:
            self.take(
                "designate",
                self.head,
                member_id=han.person_id,
                reason="本案涉及行政法基本问题，需要法学专家主持讨论。",
            )
        elif self.dice.random() < 0.3:
            first = self.state.panel[-1]
            ground, reason = words.ASIDE
            self.take(
                "step_aside",
                member_actor(first.person_id, first.name),
                person_id=first.person_id,
                ground=ground,
                reason=reason,
            )

    def opine(self, pk: int, name: str) -> None:
        view, reasons = self.dice.choice(words.VIEWS)
        self.take("give_opinion", member_actor(pk, name), person_id=pk, view=view, reasons=reasons)

    def discuss(self) -> None:
        panel = self.state.panel
        here = [seat.person_id for seat in panel]
        place = "" if self.state.referred.form == "written" else "行政复议听证室"
        self.take("open_discussion", self.clerk, on=today(), place=place, chair=here[0], present=here)
        against = set(here[-1:]) if self.dice.random() < 0.5 else set()
        positions = [
            {"person_id": pk, "stand": "dissent" if pk in against else "agree", "words": words.DISSENT if pk in against else ""}
            for pk in here
        ]  # fmt: skip
        self.take(
            "conclude",
            self.clerk,
            course=words.COURSE,
            conclusion=words.CONCLUSION,
            reasons=words.REASONS,
            positions=positions,
        )
        self.sign("consultation.consultation_opinion", self.head)

    def answer(self) -> None:
        adoption = ("full", "full", "part", "full", "none")[
            Consultation.objects.exclude(adoption="").count() % 5
        ]
        explained, why = {"full": (words.ADOPTED, ""), "part": words.PARTLY, "none": words.REFUSED}[adoption]
        self.take("answer", self.clerk, adoption=adoption, explanation=explained, reasons=why)
