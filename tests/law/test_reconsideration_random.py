"""Random steps by random people on random days never reach what the law forbids, and a replay always gives the same state."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from basis_samples import basis_review, basis_ruling, norm
from driver import Driver, Refused
from hearing_samples import HALL, arrangement, course
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from reconsideration_samples import (
    CITIZEN,
    CLERK,
    COMPANY,
    HANDLER,
    HEAD,
    LIAISON,
    MAYOR,
    OFFICERS,
    PERSON,
    ROBOT,
    THIRD,
    act,
    application,
    appraisal,
    appraised,
    approval,
    asked_appraisal,
    conditions,
    draft,
    findings,
    heard,
    inspected,
    reply,
)

from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.business.reconsideration.records import SuspendGround, TerminateGround
from fuyuan.organs.actor import Actor

ACTORS = (CITIZEN, CLERK, HANDLER, HEAD, MAYOR, LIAISON, ROBOT, THIRD)
OPEN = {"received", "reviewing", "supplementing", "accepted", "trial", "suspended"}
ENDS = {stage.name for stage in PROCEDURE.stages if stage.end}
AFTER_END = {
    "serve", "service_failed", "complete_notice", "opinion_letter", "opinion_report", "proposal_letter", "copy_to_superior", "note_suit",
    "hand_over", "superior_orders", "enforce", "correct_paper", "prove_arrival", "ask_paper_copy", "send_paper_copy",
}  # fmt: skip
REACHED: set[str] = set()
HEARD: set[bool] = set()  # were there decisions after a hearing, and without one?
TRIAL_DUTIES = {
    "decision", "reply", "send_copy", "accept_review", "review_again", "supplement_submit", "assign", "hear",
}  # fmt: skip
STEPS = [step.name for step in PROCEDURE.steps if not step.opens and not step.internal]


def hearing_of(case: Driver, day: date, pick: Any) -> dict[str, Any]:
    """The minutes of the hearing that is ahead, or of one that nobody arranged."""
    numbers = range(1, len(case.state.application.respondents) + 1)
    away = pick([{}, {}, {"applicant": "absent", "applicants": [], "claims": ""}])
    heads = [{"respondent": number, "staff": ["赵某"]} for number in numbers]
    return course(day, late_notice_accepted=pick([True, False]), **{"respondents": heads, **away})


def minutes_of(case: Driver, pick: Any) -> dict[str, Any]:
    names = list(case.state.hearings[-1].attended) if case.state.hearings else []
    return {"signed": pick([names, names[1:]]) or ["主某"], "refused": "不识字"}


def record_for(step: str, case: Driver, day: date, pick: Any) -> dict[str, Any]:
    """A well-formed record; whether it fits the case is the guards' business."""
    ok = approval(day, pick(["organ_head", "office_head"]))
    side = pick(["applicant", "respondent", "third_party"])
    kinds = [
        draft(), draft("revoke", "procedure", findings=findings(process="breached")),
        draft("revoke", "no_reply", findings=findings(facts="no_evidence")),
        draft("modify", "content", findings=findings(content="unfit")),
        draft("order_performance", "unperformed", findings=findings(duty="unperformed"), perform_days=30),
    ]  # fmt: skip
    papers = case.state.papers
    number = pick(range(1, len(papers) + 1)) if papers else 1
    keys = list(papers[number - 1].recipients) if papers else ["applicant-1"]
    back = day - timedelta(days=pick([0, 0, 1, 3]))
    records: dict[str, dict[str, Any]] = {
        "amend": {"kind": "correction", "reason": "录入有误", "application": case.state.application.model_dump()},
        "self_correct": {"corrected_on": day, "how": "撤销处罚", "told_on": day},
        "supplement_notice": {"items": ["身份证明"]} | ({"days": 10} if day < date(2024, 1, 1) else {}),
        "extend_supplement": {"until": day + timedelta(days=20), "reason": "住院", "approval": ok},
        "abandon": {"no_good_cause": True, "note": "核实"},
        "accept": {"conditions": conditions(time=pick(["yes", "yes", "no"]))},
        "refuse": {"ground": "condition", "limbs": ["time"], "reason": "超过期限", "approval": ok},
        "not_further": {"earlier": "1", "reason": "同一事项"},
        "choose_simplified": {"ground": pick(["on_spot", "consent"]), "clear": True, "all_agree": True},
        "consent_simplified": {"side": side},
        "convert": {"reason": "复杂", "approval": ok},
        "assign": {"handlers": [{"person_id": 2, "name": "甲"}, {"person_id": 8, "name": "乙"}], "reason": "指定"},
        "receive_copy": {"respondent": pick([1, 2]), "received_on": back},
        "reply": reply(respondent=pick([1, 2]), received_on=back),
        "more_evidence": {"because": "新证据", "evidence": [{"name": "照片", "kind": "document"}]},
        "add_third_party": {"parties": [COMPANY], "interest": "相邻"},
        "join": {"ground": "several", "cases": ["甲"], "reason": "同一事实", "approval": ok},
        "submit_statement": {"text": "补充意见"},
        "state_wish": {"side": side, "will": pick(["willing", "unwilling"]), "wants": "减轻处罚"},
        "answer_wish": {"words": "已记录"},
        "hear_parties": heard(side, back),
        "excuse_hearing": {"side": side, "reason": "联系不上"},
        "file_inspection_request": {"what": "全部证据"},
        "file_inspection": {"answer": "none"},
        "collect_evidence": {"officers": OFFICERS, "shown": True, "on": back, "whom": "邻居", "summary": "情况"},
        "question": {
            "officers": OFFICERS, "shown": True, "on": back, "place": "办公室", "whom": "邻居", "standing": "邻居", "talk": "问答",
            "signed": True,
        },
        "ask_stop": {"reason": "损失难以挽回"},
        "stop_execution": {"ground": pick(["request", "organ"]), "from_on": day, "reason": "合理", "approval": ok},
        "refuse_stop": {"reason": "不合理", "approval": ok},
        "inspect_start": {"on": back, "what": "现场"},
        "inspect_end": inspected(day, shown=pick([True, True, False])),
        "ask_appraisal": asked_appraisal(side=side),
        "refuse_appraisal": {"reason": "没有必要"},
        "appraise_start": appraisal(back),
        "chase_appraisal": {"how": "电话催办"},
        "appraise_end": appraised(day),
        "mark_major": {"grounds": ["facts"], "reason": "分歧较大"},
        "unmark_major": {"reason": "已查清", "approval": ok},
        "ask_hearing": {"reason": "当面说清"},
        "refuse_hearing": {"reason": "没有必要"},
        "arrange_hearing": arrangement(day + timedelta(days=pick([2, 9, 20]))),
        "call_off_hearing": {"reason": "改期"},
        "excuse_head": {"respondent": pick([1, 2]), "reason": "开会", "delegates": [{"name": "赵某", "post": "副局长"}]},
        "hold_hearing": hearing_of(case, day, pick),
        "sign_minutes": minutes_of(case, pick),
        "ask_basis_review": {"norm": norm(pick(["local", "rule"])), "reason": "增加义务", "unknown_then": pick([True, False])},
        "decline_basis_review": {"reason": "不是行为的依据"},
        "start_basis_review": basis_review(day, own=pick([True, False])),
        "notify_maker": {"questions": "依据是什么"},
        "maker_reply": {"received_on": back, "content": "合法"},
        "hear_maker": {"on": day, "who": ["法规科长"], "summary": "合法"},
        "rule_on_basis": basis_ruling(day, pick(["lawful", "unlawful"])),
        "forward_basis": {"authority_name": "上级市人民政府", "questions": "请审查"},
        "basis_answer": {"received_on": back, "outcome": "lawful", "content": "合法"},
        "suspend": {"ground": pick(list(SuspendGround)), "reason": "事由", "force_majeure": True, "both_agree": True, "approval": ok},
        "resume": {"reason": "消除", "approval": ok},
        "extend": {"days": pick([5, 10, 30]), "reason": "复杂", "approval": ok},
        "withdraw_request": {"reason": "和解", "settled": True, "terms": "双方无争议"},
        "allow_withdrawal": {"voluntary": True, "lawful": True, "approval": ok},
        "deny_withdrawal": {"reason": "非自愿", "approval": ok},
        "terminate": {"ground": pick(list(TerminateGround)), "reason": "事由", "custody": True, "approval": ok},
        "dismiss_application": {"ground": "condition", "limbs": ["interest"], "reason": "没有利害关系", "approval": ok},
        "request_escalation": {"ground": "public", "superior": "上级", "reason": "重大", "approval": ok},
        "keep_case": {"on": day, "reason": "不必提级"},
        "escalate": {"ground": "public", "superior": "上级", "told_on": day},
        "hand_over": {"on": day, "list": "案卷"},
        "superior_orders": {
            "kind": pick(["accept", "retry", "resume", "decide", "take"]), "superior": "上级", "received_on": day, "content": "责令",
        },
        "draft_decision": pick(kinds),
        "draft_follow_on": draft(follows="甲"),
        "review_decision": {"agree": pick([True, True, False]), "opinion": "意见"},
        "approve_decision": {"agree": pick([True, True, False]), "opinion": "意见"},
        "serve": {
            "paper": number, "recipients": keys, "method": pick(["direct", "electronic", "public_notice"]), "on": back, "missing": True,
            "why": "下落不明",
        },
        "service_failed": {"paper": number, "recipients": keys, "method": pick(["direct", "mail"]), "on": back, "reason": "moved"},
        "read_paper": {"paper": number},
        "prove_arrival": {"served": number, "recipient": keys[0], "on": back, "note": "到达记录"},
        "ask_paper_copy": {"served": number, "address": "自取"},
        "send_paper_copy": {"request": pick([1, 2]), "way": pick(["mail", "in_person"]), "on": back},
        "report_performance": {"on": back, "what": "履行", "complete": pick([True, False])},
        "order_performance": {"by_on": day + timedelta(days=30), "reason": "没有履行", "approval": ok},
        "call_interview": {"whom": "局长", "meet_on": day + timedelta(days=2), "time": "上午9时", "place": "会议室",
                           "matter": "没有履行", "approval": ok},
        "correct_paper": {"paper": pick([1, 2, 3]), "wrong": "甲", "right": "乙", "approval": ok},
        "interview": {"on": day, "whom": "局长", "summary": "约谈", "approval": ok},
        "criticise": {"scope": "全市", "reason": "仍不履行", "approval": ok},
        "opinion_letter": {"organ_id": 70, "organ_name": "某市公安局", "problem": "问题", "demand": "纠正", "approval": ok},
        "opinion_report": {"on": day, "what": "已纠正"},
        "proposal_letter": {"organ_name": "某局", "problem": "普遍问题", "proposal": "建议"},
        "copy_to_superior": {"to": "上一级公安局", "papers": [pick(["decision", "opinion"])], "on": day},
        "note_suit": {"who": "张三", "court": "某市人民法院", "received_on": day},
        "enforce": {"by": pick(["respondent", "organ"]), "way": "court", "on": day, "against": "张三", "owed": "罚款",
                    "court": "某市人民法院"},
    }  # fmt: skip
    return records.get(step, {})


class Reconsideration(RuleBasedStateMachine):
    """Every attempt is either refused with a reason or leaves a lawful state."""

    @initialize(
        day=st.dates(date(2023, 1, 1), date(2026, 12, 1)),
        two=st.booleans(),
        spot=st.booleans(),
        person=st.booleans(),
    )
    def open(self, day: date, two: bool, spot: bool, person: bool) -> None:
        self.case, self.day, self.decisions, self.frozen = Driver(PROCEDURE, HALL), day, 0, None
        respondents = [{"organ_id": 70, "name": "某市公安局"}] + (
            [{"organ_id": 71, "name": "某市税务局"}] if two else []
        )
        people = [PERSON if person else COMPANY]
        record = application(
            day, respondents=respondents, applicants=people, act=act(day, on_the_spot=spot, detention=True)
        )
        self.case.take("apply", record, CITIZEN, day)

    @rule(days=st.sampled_from([1, 2, 5, 9, 20, 61]))
    def wait(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule()
    def tick(self) -> None:
        self.case.tick(self.day)

    @rule(step=st.sampled_from(STEPS), who=st.sampled_from(ACTORS), seed=st.integers(0, 9999))
    def attempt(self, step: str, who: Actor, seed: int) -> None:
        """Anything by anybody."""
        self._try(step, who, Random(seed))

    @rule(seed=st.integers(0, 9999))
    def sensible(self, seed: int) -> None:
        """A step the stage and the post allow, so that histories get long."""
        chance, stage = Random(seed), self.case.state.stage
        steps = [step for step in PROCEDURE.steps if stage in step.stages and not step.internal]
        if steps:
            step = chance.choice(steps)
            self._try(step.name, next(actor for actor in ACTORS if actor.post in step.posts), chance)

    @precondition(lambda self: self.case.state.stage == "accepted")
    @rule(simple=st.booleans())
    def go_to_trial(self, simple: bool) -> None:
        """The common road, so that decisions are reached often."""
        self._take("choose_simplified" if simple else "choose_ordinary",
                   {"ground": "consent", "all_agree": True} if simple else {}, HANDLER)  # fmt: skip
        handlers = [{"person_id": 2, "name": "甲"}, {"person_id": 8, "name": "乙"}]
        self._take("assign", {"handlers": handlers, "reason": "指定"}, HEAD)
        self._take("send_copy", {}, HANDLER)
        for number in (1, 2):
            self._take("receive_copy", {"respondent": number, "received_on": self.day}, HANDLER)
            self._take("reply", reply(respondent=number), HANDLER)
        for side in ("applicant", "respondent", "third_party"):
            self._take("hear_parties", heard(side, self.day), HANDLER)

    @precondition(lambda self: self.case.state.stage == "trial")
    @rule(kind=st.sampled_from(["uphold", "order_performance"]))
    def decide(self, kind: str) -> None:
        upholds = draft(on_minutes="双方对检测数据没有异议。")
        orders = draft(
            "order_performance", "unperformed", findings=findings(duty="unperformed"), perform_days=30
        )
        self._take("draft_decision", upholds if kind == "uphold" else orders, HANDLER)
        for name, actor in (
            ("review_decision", HEAD),
            ("approve_decision", MAYOR),
            ("make_decision", HANDLER),
        ):
            self._take(name, {}, actor)

    @precondition(lambda self: self.case.state.stage == "trial")
    @rule(major=st.booleans())
    def hear_in_hall(self, major: bool) -> None:
        """Arranged, told in time, held and signed."""
        if major:
            self._take("mark_major", {"grounds": ["facts"], "reason": "分歧较大"}, HANDLER)
        self._take("arrange_hearing", arrangement(self.day + timedelta(days=20)), HANDLER)
        self.serve_newest()
        self.day += timedelta(days=20)
        self._take("hold_hearing", hearing_of(self.case, self.day, lambda options: list(options)[0]), HANDLER)
        self._take("sign_minutes", minutes_of(self.case, lambda options: list(options)[0]), HANDLER)

    @precondition(lambda self: self.case.state.stage in ("received", "reviewing"))
    @rule()
    def let_in(self) -> None:
        self._take("accept", {"conditions": conditions()}, CLERK)

    @precondition(lambda self: bool(self.case.state.papers))
    @rule()
    def serve_newest(self) -> None:
        papers = self.case.state.papers
        keys = list(papers[-1].recipients)
        self._take(
            "serve", {"paper": len(papers), "recipients": keys, "method": "direct", "on": self.day}, CLERK
        )

    @precondition(lambda self: self.case.state.stage == "supplementing")
    @rule()
    def give_up(self) -> None:
        record = {"paper": 1, "recipients": ["applicant-1"], "method": "direct", "on": self.day}
        self._take("serve", record, CLERK)
        self.day += timedelta(days=40)
        self._take("abandon", {"no_good_cause": True, "note": "核实"}, CLERK)

    @precondition(lambda self: self.case.state.stage in ("served", "performance"))
    @rule()
    def finish(self) -> None:
        self._take("report_performance", {"on": self.day, "what": "已履行"}, HANDLER)
        self._take("close", {}, CLERK)

    def _try(self, name: str, actor: Actor, chance: Random) -> None:
        self._take(
            name, record_for(name, self.case, self.day, lambda options: chance.choice(list(options))), actor
        )

    def _take(self, name: str, record: dict[str, Any], actor: Actor) -> None:
        before = self.case.state
        try:
            after = self.case.take(name, record, actor, self.day)
        except Refused as refused:
            reason = refused.refusal.reason
            assert reason and self.case.state is before  # noqa: PT018 - nothing was written
            return
        self.decisions += name == "make_decision"
        if before.stage in ENDS:
            assert name in AFTER_END, f"{name} after {before.stage}"
        if name == "make_decision":
            assert before.draft.approved_on, "a decision nobody approved"
            assert before.procedure, "a decision without a procedure"
            held = [each for each in before.hearings if each.held_on]
            lawful = held or not before.major or before.draft.draft.follows  # R26 65: nothing is repeated
            assert lawful, "a major case nobody heard"
            assert all(each.signed_on for each in held), "a decision on minutes nobody signed"
            HEARD.add(bool(held))
            assert all(each.settled_on for each in before.basis), "a decision before the basis was examined"
        REACHED.add(after.stage)
        assert actor.post in PROCEDURE.step(name).posts
        assert after.touched_on == self.day

    @invariant()
    def there_is_one_decision(self) -> None:
        state = self.case.state
        assert self.decisions <= 1
        assert (state.decision is not None) == (self.decisions == 1)
        if state.stage in ("decided", "served", "performance"):
            assert state.decision

    @invariant()
    def stage_and_facts_agree(self) -> None:
        state = self.case.state
        assert state.suspended == (state.stage == "suspended")
        assert (state.closed_on is not None) == (state.stage in ENDS)
        if state.stage in ("accepted", "trial", "suspended", "decided", "served", "performance"):
            assert state.accepted_on
            assert state.case_number
        if state.stage == "trial":
            assert state.copies
        assert state.extended <= 30

    @invariant()
    def duties_have_a_source_and_a_day_that_can_be_derived(self) -> None:
        keys = [duty.key for duty in self.case.duties()]
        assert len(keys) == len(set(keys))
        for duty, day in self.case.deadlines():
            assert duty.basis, duty.key
            assert duty.title
            assert (day is not None) == bool(duty.rule or duty.due_on), duty.key
            assert all(PROCEDURE.step(name) for name in duty.steps)

    @invariant()
    def an_ended_case_owes_no_trial(self) -> None:
        if self.case.state.stage not in OPEN:
            open_keys = {duty.key.split(":")[0] for duty in self.case.duties() if duty.done_on is None}
            assert not open_keys & TRIAL_DUTIES

    def teardown(self) -> None:
        """Folding the whole history again gives the state it left."""
        if hasattr(self, "case"):
            assert self.case.replay() == self.case.state


class TestReconsideration(Reconsideration.TestCase):
    """A thousand histories; together they must have gone the whole way, or they proved little."""

    settings = settings(
        max_examples=1000, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
    )

    def runTest(self) -> None:
        super().runTest()
        assert {"trial", "suspended", "decided", "served", "performance", "closed"} <= REACHED
        assert {True, False} == HEARD
