"""The life of one case: who does what when. Every act is a real step; the law may refuse, and then the demo fails loudly."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from fuyuan.business.reconsideration.records import Application, Limb
from fuyuan.business.reconsideration.services import submit_application
from fuyuan.business.reconsideration.state import waiting
from fuyuan.clock import now, today
from fuyuan.matters.registry import room_of
from fuyuan.matters.services import context_for, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

from .consulting import Consulting
from .hearings import officers, trial_turns
from .litigation import Suits
from .material import Dispute
from .mediation import CaseTalks
from .papers import sign_drafts
from .standards import answers
from .world import Life, World

ONE_IS_ENOUGH = date(
    2026, 7, 1
)  # 2026年实施条例第三十九条: one reviewer in simplified procedure; before, always two


# a case that goes before the committee, and how far it has come there when the demo ends
CONSULTED = frozenset({"answered", "opined", "panel"})


@dataclass(frozen=True, slots=True)
class Desk:
    """The people of the office and of the respondents, as actors."""

    intake: Actor
    handlers: tuple[Actor, ...]
    office_head: Actor
    organ_head: Actor
    liaisons: Mapping[int, Actor]
    upper: Mapping[str, str]  # department → the department above it


@dataclass(frozen=True, slots=True)
class Plan:
    """What will become of a case. ``ending`` names a decision or another way out (endings.py); ``turns`` what happens on the way."""

    ending: str
    turns: frozenset[str] = field(default_factory=frozenset)


class Case:
    """One case on its way; the methods are the acts."""

    def __init__(
        self,
        world: World,
        desk: Desk,
        dice: random.Random,
        plan: Plan,
        dispute: Dispute,
        respondent: Organ,
        application: Application,
        suits: Suits | None,
    ) -> None:
        self.world, self.desk, self.dice, self.plan = world, desk, dice, plan
        self.dispute, self.respondent, self.application = dispute, respondent, application
        self.suits = suits
        self.matter_id = 0
        self.state: Any = None
        self.handler = dice.choice(desk.handlers)
        self.second = dice.choice([person for person in desk.handlers if person != self.handler])

    # -- how acts are taken --

    def take(self, step: str, actor: Actor, **record: Any) -> None:
        self.state = take_step(matter_id=self.matter_id, step=step, record=record, actor=actor).state
        if self.plan.ending != "unassigned":  # whose notice still waits for a signature
            sign_drafts(self.matter_id, self.desk, self.handler)

    def later(self, low: int, high: int) -> datetime:
        """Return a moment between ``low`` and ``high`` working days from now, in office hours."""
        day = self.world.workday(today(), self.dice.randint(low, high))
        moment = self.world.at(day, self.dice.randint(9, 16), self.dice.randrange(60))
        return moment if moment > now() else now() + timedelta(minutes=self.dice.randint(10, 50))

    def on(self, day: date) -> datetime:
        return self.world.at(self.world.workday(day, 0), self.dice.randint(9, 16), self.dice.randrange(60))

    @property
    def liaison(self) -> Actor:
        """The respondent's own officer, or the handler who records what came on paper."""
        return self.desk.liaisons.get(self.respondent.pk, self.handler)

    def approval(self, capacity: str = "office_head") -> dict[str, Any]:
        who = self.desk.office_head if capacity == "office_head" else self.desk.organ_head
        return {"by": who.name, "capacity": capacity, "on": today()}

    # -- a life --

    def live(self) -> Life:
        self.apply()
        yield self.later(0, 1)
        if self.plan.ending == "received":
            return
        self.take(
            "register", self.desk.intake, materials=[{"name": "行政复议申请书", "copies": 2, "pages": 3}]
        )
        if "supplement" in self.plan.turns or self.plan.ending == "abandon":
            yield from self.supplement()
            if self.state.stage in ("abandoned", "supplementing"):
                return
        yield from self.decide_on_acceptance()
        if self.state.accepted_on is None or self.plan.ending == "unassigned":
            return
        yield from self.trial()

    def apply(self) -> None:
        party = self.application.applicants[0]
        online = self.application.channel == "online"
        actor = Actor(Post.APPLICANT, party.name) if online else self.desk.intake
        application = (
            self.application if online else self.application.model_copy(update={"received_on": today()})
        )
        self.matter_id = submit_application(application=application, actor=actor).matter_id
        sign_drafts(self.matter_id, self.desk, self.handler)

    def supplement(self) -> Life:
        yield self.later(1, 3)
        items = ["补充提交能够证明收到被申请人文书时间的材料", "申请书未签名，请签名后提交"]
        self.take("supplement_notice", self.desk.intake, items=items)
        yield self.later(0, 1)
        self.serve_all("direct")
        if self.plan.ending == "abandon":
            yield self.later(11, 13)
            self.take(
                "abandon",
                self.handler,
                no_good_cause=True,
                note="电话联系三次，申请人表示不再补正，已记录在案。",
            )
            return
        yield self.later(3, 7)
        self.take(
            "supplement_submit",
            self.desk.intake,
            received_on=today(),
            note="申请人当面补交身份证复印件和送达证明。",
        )

    def decide_on_acceptance(self) -> Life:
        if "deemed" in self.plan.turns:
            yield self.later(7, 8)
            if self.state.accepted_on is None:
                self.refresh()
            return
        yield self.later(1, 4)
        if self.plan.ending == "refuse_time":
            self.refuse(
                Limb.TIME,
                "申请人于知道行政行为之日起超过六十日才提出申请，未提交不可抗力或者其他正当理由的证据。",
            )
        elif self.plan.ending == "refuse_interest":
            self.refuse(Limb.INTEREST, "申请人所诉事项系反映他人的问题，与其自身合法权益没有利害关系。")
        else:
            self.take("accept", self.desk.intake, conditions=self.conditions())

    def conditions(self) -> list[dict[str, Any]]:
        room = room_of("reconsideration")
        context = context_for(room, self.state, "accept", None, self.desk.intake)
        initial = room.procedure.step("accept").initial(self.state, context)["conditions"]
        return [{**condition, "answer": "yes"} for condition in initial]

    def refuse(self, limb: Limb, reason: str) -> None:
        self.take(
            "refuse", self.desk.intake, ground="condition", limbs=[limb], reason=reason,
            approval=self.approval("organ_head"),
        )  # fmt: skip
        self.serve_all("mail")

    def refresh(self) -> None:
        self.state = room_of("reconsideration").procedure.state.model_validate_json(
            room_of("reconsideration")
            .model._default_manager.values_list("state", flat=True)
            .get(pk=self.matter_id)
        )

    def trial(self) -> Life:
        yield self.later(0, 1)
        self.assign()
        yield from self.choose_procedure()
        self.serve_all("mail")
        yield self.later(1, 2 if self.state.procedure == "simplified" else 4)
        self.take("send_copy", self.handler, method="当面送达")
        yield self.later(1, 1)
        self.take("receive_copy", self.liaison, received_on=today())
        if self.plan.ending == "copied":
            return
        if "silent" in self.plan.turns:
            yield self.later(12, 14)
        else:
            yield self.later(3, 5 if self.state.procedure == "simplified" else 9)
            self.reply()
        yield from self.on_the_way()
        if self.plan.ending in (
            "trial",
            "overdue",
            "suspended",
            "withdraw",
            "settle",
            "statement",
            "signing",
            "dismiss",
        ):
            yield from self.way_out()
            return
        yield from self.hear()
        yield from self.decide()

    def assign(self) -> None:
        alone = "simplified" in self.plan.turns and today() >= ONE_IS_ENOUGH
        people = [self.handler] if alone else [self.handler, self.second]
        handlers = [{"person_id": person.person_id, "name": person.name} for person in people]
        self.take("assign", self.desk.office_head, handlers=handlers)

    def choose_procedure(self) -> Life:
        yield self.later(0, 0)
        if "simplified" not in self.plan.turns:
            self.take("choose_ordinary", self.handler)
        elif self.dispute.kind == "information":
            self.take("choose_simplified", self.handler, ground="information", clear=True)
        else:
            self.take("choose_simplified", self.handler, ground="consent", all_agree=True, clear=True)

    def reply(self) -> None:
        self.take(
            "reply", self.liaison, received_on=today(), facts=self.dispute.found, legality=self.dispute.reply,
            appropriateness="综合考虑了违法行为的事实、性质、情节和社会危害程度。", on_requests="请求依法审理。",
            evidence=[
                {"name": "立案审批表、调查笔录", "kind": "document", "proves": "案件来源和调查经过", "pages": 12},
                {"name": "送达回证", "kind": "document", "proves": "文书送达时间", "pages": 1},
            ],
            agents=[{"name": self.liaison.name, "staff": True, "post": "法制审核人员"}],
        )  # fmt: skip

    def on_the_way(self) -> Life:
        if "inspection" in self.plan.turns:
            yield self.later(1, 3)
            self.take(
                "inspect_start",
                self.handler,
                on=today(),
                what="现场勘验争议地块四至和附着物",
                who="两名行政复议人员",
            )
            yield self.later(2, 4)
            self.take(
                "inspect_end", self.handler, on=today(), result="已绘制现场示意图，双方在勘验笔录上签字。",
                officers=officers(self), shown=True, present=[self.application.applicants[0].name, self.liaison.name],
            )  # fmt: skip
        if "file" in self.plan.turns:
            yield self.later(1, 2)
            self.take(
                "file_inspection_request",
                self.desk.intake,
                what="被申请人提交的答复书和证据",
                who="申请人本人",
            )
            yield self.later(1, 2)
            self.take("file_inspection", self.handler, answer="none", on=today(), place="行政复议接待室")
        if "stop" in self.plan.turns:
            yield self.later(1, 2)
            self.take(
                "stop_execution", self.handler, ground="organ", from_on=today(), reason="继续执行将给申请人造成难以弥补的损失。",
                approval=self.approval("organ_head"),
            )  # fmt: skip
        if "third_party" in self.plan.turns:
            yield self.later(1, 2)
            party = {
                "kind": "person",
                "name": "李三才" if self.dice.random() < 0.5 else "张玉田",
                "address": "同村村民组",
            }
            self.take(
                "add_third_party",
                self.handler,
                parties=[party],
                interest="案件处理结果与其土地使用权有利害关系。",
            )
        yield from trial_turns(self)
        if "pause" in self.plan.turns:
            yield from self.pause()
        for far in self.plan.turns & CONSULTED:
            yield from Consulting(self, far).live()
        if "convert" in self.plan.turns:
            yield self.later(1, 2)
            self.take(
                "convert",
                self.handler,
                reason="双方对主要事实争议较大，需要进一步调查。",
                approval=self.approval(),
            )
            self.take(
                "assign", self.desk.office_head, reason="转为普通程序，增加承办人",
                handlers=[{"person_id": p.person_id, "name": p.name} for p in (self.handler, self.second)],
            )  # fmt: skip

    def pause(self) -> Life:
        """Both sides talk, and the clock of the case stands still meanwhile."""
        yield self.later(1, 3)
        talks = CaseTalks(self)
        yield from talks.begin()
        if self.plan.ending == "suspended":
            yield self.later(400, 400)
        yield self.later(8, 16)
        if self.plan.ending == "settle":
            talks.settle()
        else:
            talks.fail()

    def way_out(self) -> Life:
        if self.plan.ending in ("withdraw", "settle"):
            yield self.later(4, 12)
            settled = self.plan.ending == "settle"
            terms = {"terms": "被申请人重新核实后作出处理，申请人撤回申请。"} if settled else {}
            self.take(
                "withdraw_request", self.desk.intake, reason="申请人自愿撤回。", settled=settled, **terms
            )
            yield self.later(1, 2)
            self.take("allow_withdrawal", self.handler, voluntary=True, lawful=True, approval=self.approval())
            yield self.later(1, 2)
            self.take(
                "terminate",
                self.handler,
                ground="withdrawal",
                reason="申请人撤回申请，准予撤回。",
                approval=self.approval("organ_head"),
            )
            self.serve_all("mail")
        elif self.plan.ending in ("statement", "signing"):
            yield self.later(2, 5)
            talks = CaseTalks(self)
            yield from talks.begin(stop=self.plan.ending == "statement")
            yield self.later(4, 9)
            yield from talks.statement(signed=self.plan.ending == "statement")
            self.serve_all("mail")
        elif self.plan.ending == "dismiss":
            yield self.later(3, 8)
            self.take(
                "dismiss_application", self.handler, ground="condition", limbs=["scope"],
                reason="经审理，被申请人所作告知属于程序性告知，对申请人的权利义务不产生实际影响。", approval=self.approval("organ_head"),
            )  # fmt: skip
            self.serve_all("mail")

    def hear(self) -> Life:
        sides = [("applicant", self.application.applicants[0].name), ("respondent", self.respondent.name)]
        sides += [("third_party", party.name) for party in self.state.third_parties[:1]]
        for side, who in sides:
            if any(fact.side == side for fact in self.state.heard):  # at the hearing
                continue
            yield self.later(0, 2)
            if "simplified" in self.plan.turns and "convert" not in self.plan.turns:
                continue
            self.take(
                "hear_parties", self.handler, side=side, who=who, way=self.dice.choice(["face", "phone", "net"]), on=today(),
                officers=[self.handler.name, self.second.name], summary="陈述与书面意见一致，对证据的真实性没有异议。",
                willing_to_settle=self.dice.random() < 0.4,
            )  # fmt: skip

    def decide(self) -> Life:
        if "extend" in self.plan.turns:
            yield self.later(8, 14)
            self.take(
                "extend",
                self.handler,
                days=30,
                reason="案情复杂，需要向有关部门核实土地权属档案。",
                approval=self.approval(),
            )
            self.serve_all("mail")
        yield self.later(2, 9)
        self.draft()
        if self.plan.ending == "drafted":
            return
        yield self.later(1, 2)
        self.take("review_decision", self.desk.office_head, agree=True, opinion="同意。")
        if self.plan.ending == "reviewed":
            return
        yield self.later(1, 2)
        self.take("approve_decision", self.desk.organ_head, agree=True)
        yield self.later(0, 1)
        self.take("make_decision", self.handler)
        yield self.later(0, 2)
        self.serve_all("direct")
        yield from self.afterwards()

    def draft(self) -> None:
        self.take("draft_decision", self.handler, **draft_of(self))

    def afterwards(self) -> Life:
        if self.state.superiors:
            yield self.later(1, 4)
            for number, name in self.state.superiors:
                if number:
                    to = self.desk.upper.get(self.respondent.name, name)
                    self.take("copy_to_superior", self.handler, to=to, papers=["decision"], on=today())
                    break
        if "opinion" in self.plan.turns:
            yield self.later(1, 3)
            self.take(
                "opinion_letter", self.handler, organ_id=self.respondent.pk, organ_name=self.respondent.name,
                problem="办案过程中未按规定告知当事人陈述、申辩权利，类似问题在同类案件中多次出现。",
                demand="对同类案件自查，完善告知文书和审核程序，六十日内书面报告。", approval=self.approval("organ_head"),
            )  # fmt: skip
            self.serve_all("direct")
        if self.state.decision.draft.obliges and "unperformed" not in self.plan.turns:
            yield self.later(15, 30)
            self.take(
                "report_performance",
                self.liaison,
                on=today(),
                what="已按复议决定重新处理，并书面答复申请人。",
            )
        if "suit" in self.plan.turns:
            yield self.later(6, 10)
            if self.suits:
                self.suits.after(self)
        yield self.later(25, 35)
        if "unperformed" in self.plan.turns or self.state.opinions:
            return
        self.take("close", self.handler, note="材料齐全，已归档。")

    def serve_all(self, method: str) -> None:
        """Serve every paper on everybody it has not reached; who agreed to it gets electronically what others get by mail."""
        for number in range(1, len(self.state.papers) + 1):
            rest = waiting(self.state, number)
            if rest:
                agreed = self.application.delivery.electronic and not any(
                    key.startswith("third") for key in rest
                )
                way = "electronic" if method == "mail" and agreed else method
                self.take(
                    "serve",
                    self.handler,
                    paper=number,
                    recipients=list(rest),
                    method=way,
                    on=today(),
                    received_by="" if way == "electronic" else "本人",
                )


HEARD = "听证中，各方对被申请人提交的证据逐项质证，上述事实有听证笔录和经质证的证据证实。"
SOUND = {"facts": "clear", "basis": "right", "process": "lawful", "competence": "within", "content": "fit"}
ENDINGS: dict[str, tuple[dict[str, Any], str, str, str, dict[str, Any]]] = {
    # ending: findings that differ, kind, ground, operative words, consequences
    "uphold": ({}, "uphold", "uphold", "维持被申请人作出的{title}。", {}),
    "revoke_facts": ({"facts": "unclear"}, "revoke", "facts", "撤销被申请人作出的{title}，责令被申请人重新作出处理。", {"redo": True}),
    "revoke_basis": (
        {"basis": "unlawful"}, "revoke", "basis", "撤销被申请人作出的{title}，责令被申请人重新作出处理。", {"redo": True}
    ),
    "revoke_process": ({"process": "breached"}, "revoke", "procedure", "撤销被申请人作出的{title}。", {}),
    "modify": ({"content": "unfit"}, "modify", "content", "将被申请人作出的罚款数额变更为二千元。", {}),
    "unlawful": ({"process": "minor"}, "declare_unlawful", "minor", "确认被申请人作出的{title}违法。", {}),
    "nothing_to_revoke": (
        {"process": "breached", "not_revocable": True}, "declare_unlawful", "not_revocable", "确认被申请人实施的{title}违法。", {},
    ),
    "perform": (
        {"duty": "unperformed"}, "order_performance", "unperformed", "责令被申请人于收到本决定书之日起三十日内作出处理。",
        {"perform_days": 30},
    ),
    "reject": ({"duty": "performed"}, "reject_request", "performed", "驳回申请人的行政复议请求。", {}),
    "no_reply": ({"facts": "no_evidence"}, "revoke", "no_reply", "撤销被申请人作出的{title}。", {}),
}  # fmt: skip


def draft_of(case: Case) -> dict[str, Any]:
    """Return the draft decision that the plan's ending asks for."""
    changes, kind, ground, words, consequences = ENDINGS[
        case.plan.ending if case.plan.ending in ENDINGS else "uphold"
    ]
    text = words.format(title=case.application.act.title)
    return {
        "findings": {**SOUND, **changes},
        "outcomes": [{"kind": kind, "ground": ground, "text": text}],
        "facts": case.dispute.found,
        "opinion": f"{case.dispute.opinion}本案中，{case.dispute.found}",
        "standards": answers(case.state.application, case.state.intake_number),
        "on_minutes": HEARD if any(each.held_on and not each.waived for each in case.state.hearings) else "",
        **consequences,
    }
