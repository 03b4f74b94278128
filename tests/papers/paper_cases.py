"""Scripted cases whose every step's papers are composed, without a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import basis_samples as basis
import hearing_samples as halls
import reconsideration_samples as samples
from driver import Driver

from fuyuan.business.reconsideration.papers.casefile import CaseFile, House
from fuyuan.business.reconsideration.paperset import PACKAGE, TABLE
from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.papers.blocks import Document, Layout, Meta
from fuyuan.papers.kinds import Draft
from fuyuan.papers.markup import parse, render_template

HOUSE = House(
    "某市人民政府",
    "某市司法局",
    "0375-1234567",
    "某市某路8号",
    "某市人民法院",
    court_alone="上级市中级人民法院",
)
ROWS = {row[0]: row for row in TABLE}


@dataclass(frozen=True)
class Composed:
    """One paper as it was drafted."""

    code: str
    text: str
    draft: Draft

    @property
    def layout(self) -> Layout:
        return ROWS[self.code][4]

    def document(self) -> Document:
        return Document(self.layout, parse(self.text), Meta(title=ROWS[self.code][1], draft=True))


def papers_of(case: Driver, house: House = HOUSE) -> Iterator[Composed]:
    """Compose the papers of every step of a case, in order."""
    for number, event in enumerate(case.events, 1):
        events = case.events[:number]
        context = replace(case.context(samples.HANDLER, event.day), facts={})
        file = CaseFile(PROCEDURE.fold(events), events, house, context)
        for code in PROCEDURE.step(event.step).papers:
            for draft in ROWS[code][6](file):
                yield Composed(code, text_of(code, draft, event), draft)


def text_of(code: str, draft: Draft, event: Any) -> str:
    source = files(PACKAGE).joinpath(f"{code}.txt").read_text(encoding="utf-8")
    number = event.stamped.get("number", "") if ROWS[code][2] == "=" else "（编号待签发）"
    return render_template(source, {"文号": number, "签发日期": event.day, **draft.fields})


# -- cases -----------------------------------------------------------------------------------------------------

A, B, C = date(2023, 3, 1), date(2025, 3, 3), date(2026, 9, 28)
REGIMES = {"A": A, "B": B, "C": C}
COMPANIES = [samples.COMPANY]
PAIR = [samples.PERSON, samples.COMPANY]
CROWD = [{**samples.PERSON, "name": f"村民{n}", "id_number": ""} for n in range(1, 13)]
APPLICANTS: dict[str, dict[str, Any]] = {
    "person": {},
    "company": {"applicants": COMPANIES},
    "pair": {"applicants": PAIR},
    "crowd": {"applicants": CROWD, "representatives": [1, 2]},
    "agent": {"agents": [{"name": "钱某", "kind": "lawyer", "firm": "某律师事务所"}]},
}
EVIDENCE = [{"name": "现场照片", "kind": "document", "proves": "没有违法", "pages": 3}]


def days(day: date, number: int) -> date:
    return day + timedelta(days=number)


def received_on_paper(day: date, **changes: Any) -> Driver:
    case = samples.new()
    record = samples.application(day, channel="in_person", evidence=EVIDENCE, **changes)
    case.take("apply", record, samples.CLERK, day)
    materials = [{"name": "行政复议申请书", "copies": 2, "pages": 3}, {"name": "行政处罚决定书复印件"}]
    case.take("register", {"materials": materials}, samples.CLERK, day)
    return case


def oral(day: date) -> Driver:
    case = samples.new()
    record = samples.application(
        day, channel="oral", writing_difficult=True, recorder="赵记录", evidence=EVIDENCE
    )
    case.take("apply", record, samples.CLERK, day)
    return case


def supplemented(day: date, **changes: Any) -> Driver:
    case = received_on_paper(day, **changes)
    notice = {"items": ["提交身份证明", "写明具体的行政复议请求"], "days": 10 if day.year < 2024 else None}
    case.take("supplement_notice", notice, samples.CLERK, day)
    return case


def refused(day: date, **changes: Any) -> Driver:
    case = received_on_paper(day, **changes)
    record = {
        "ground": "condition",
        "limbs": ["venue", "time"],
        "reason": "不属于本机关管辖。",
        "competent": "上级市人民政府",
        "approval": samples.approval(day),
    }
    case.take("refuse", record, samples.CLERK, day)
    return case


def dismissed(day: date, **changes: Any) -> Driver:
    case = samples.in_trial(day, **changes)
    record = {
        "ground": "condition",
        "limbs": ["interest"],
        "reason": "与该行为没有利害关系。",
        "approval": samples.approval(day),
    }
    case.take("dismiss_application", record, samples.HANDLER, day)
    return case


def terminated(day: date, **changes: Any) -> Driver:
    case = samples.in_trial(day, **changes)
    record = {"reason": "已经解决", "consent": True}
    case.take("withdraw_request", record, samples.CITIZEN, day)
    allowed = {"voluntary": True, "lawful": True, "approval": samples.approval(day, "office_head")}
    case.take("allow_withdrawal", allowed, samples.HANDLER, day)
    ended = {"ground": "withdrawal", "reason": "准予撤回。", "approval": samples.approval(day)}
    case.take("terminate", ended, samples.HANDLER, day)
    return case


def long_trial(day: date, **changes: Any) -> Driver:
    """Third party, stop of execution, inspection, appraisal, suspension, extension, hearing of all sides."""
    case = samples.in_trial(day, **changes)
    take, sign = case.take, samples.approval
    office = "organ_head" if day.year < 2024 else "office_head"
    third = {"parties": [{**samples.COMPANY, "name": "邻居公司"}], "interest": "是该处罚的举报人。"}
    take("add_third_party", third, samples.HANDLER, day)
    stop = {"ground": "organ", "from_on": day, "reason": "执行将造成难以弥补的损失。", "approval": sign(day)}
    take("stop_execution", stop, samples.HANDLER, day)
    take("inspect_start", {"on": day, "what": "现场面积"}, samples.HANDLER, day)
    take(
        "inspect_end",
        samples.inspected(days(day, 2), refused="赵某认为测量不准，拒绝签名。"),
        samples.HANDLER,
        days(day, 2),
    )
    take("ask_appraisal", samples.asked_appraisal(), samples.HANDLER, days(day, 3))
    appraisal = samples.appraisal(days(day, 3))
    take("appraise_start", appraisal, samples.HANDLER, days(day, 3))
    take("appraise_end", samples.appraised(days(day, 9)), samples.HANDLER, days(day, 9))
    suspend = {"ground": "other_case", "reason": "须等民事判决。", "approval": sign(days(day, 10))}
    take("suspend", suspend, samples.HANDLER, days(day, 10))
    resume = {"reason": "民事判决已经生效。", "approval": sign(days(day, 20))}
    take("resume", resume, samples.HANDLER, days(day, 20))
    extend = {"days": 15, "reason": "证据较多。", "approval": sign(days(day, 20), office)}
    take("extend", extend, samples.HANDLER, days(day, 20))
    officers = [{"name": "甲", "certificate": "豫复1"}, {"name": "乙", "certificate": "豫复2"}]
    collected = {
        "officers": officers,
        "shown": True,
        "on": day,
        "whom": "某物业公司",
        "summary": "核对了监控。",
    }
    take("collect_evidence", collected, samples.HANDLER, days(day, 20))
    question = {
        "officers": officers, "shown": True, "on": day, "place": "行政复议接待室", "whom": "邻居某", "standing": "目击证人",
        "talk": "问：当时看到了什么？\n答：双方发生争执。", "refused": "不识字，按指印。",
    }  # fmt: skip
    take("question", question, samples.HANDLER, days(day, 20))
    take("reply", samples.reply(evidence=EVIDENCE), samples.HANDLER, days(day, 20))
    for side in ("applicant", "respondent", "third_party"):
        take("hear_parties", samples.heard(side, days(day, 20)), samples.HANDLER, days(day, 20))
    return case


def decided(case: Driver, day: date, record: dict[str, Any] | None = None, **made: Any) -> Driver:
    return samples.make(case, day, record, **made)


def performed(day: date) -> Driver:
    """A decision that orders something, served, not performed; letters; copy to the superior."""
    case = samples.ripe(day, applicants=PAIR)
    draft = samples.draft(
        "revoke",
        "procedure",
        findings=samples.findings(process="breached"),
        outcomes=[{"kind": "revoke", "ground": "procedure", "text": "撤销某公罚〔1〕号行政处罚决定"}],
        redo=True,
    )
    decided(case, day, draft)
    samples.served(case, day)
    sign, take = samples.approval(day), case.take
    order = {"by_on": days(day, 30), "reason": "至今没有重新作出。", "approval": sign}
    take("order_performance", order, samples.HANDLER, day)
    if day.year >= 2024:
        call = {
            "whom": "某市公安局局长", "meet_on": days(day, 3), "time": "上午9时", "place": "某市人民政府会议室",
            "matter": "没有重新作出行政行为的原因和下一步措施。", "approval": sign,
        }  # fmt: skip
        take("call_interview", call, samples.HANDLER, day)
        talk = {"on": day, "whom": "某市公安局局长", "summary": "限期整改。", "approval": sign}
        take("interview", talk, samples.HANDLER, day)
        blame = {"scope": "全市行政机关", "reason": "经责令仍不履行。", "approval": sign}
        take("criticise", blame, samples.HANDLER, day)
    letter = {
        "organ_id": samples.POLICE, "organ_name": "某市公安局", "problem": "送达不规范。", "demand": "规范送达。",
        "approval": sign,
    }  # fmt: skip
    take("opinion_letter", letter, samples.HANDLER, day)
    proposal = {"organ_name": "某市财政局", "problem": "收费依据不统一。", "proposal": "统一收费依据。"}
    take("proposal_letter", proposal, samples.HANDLER, day)
    if day.year >= 2024:
        copy = {"to": "上一级公安局", "papers": ["decision"], "on": day}
        take("copy_to_superior", copy, samples.HANDLER, day)
    return case


def simplified(day: date) -> Driver:
    case = samples.in_trial(day, "simplified", act=samples.act(day, on_the_spot=True))
    record = {"reason": "争议较大。", "approval": samples.approval(day, "office_head")}
    case.take("convert", record, samples.HANDLER, day)
    return case


def asked(day: date) -> Driver:
    """What a party asks for and is answered: the file, a hearing, a stop of execution, a look at the basis."""
    case = samples.in_trial(day)
    take, citizen, handler = case.take, samples.CITIZEN, samples.HANDLER
    take("file_inspection_request", {"what": "被申请人的答复和全部证据。", "who": "张三"}, citizen, day)
    answer = {
        "answer": "privacy",
        "withheld": "举报人的身份信息",
        "on": days(day, 1),
        "place": "行政复议接待室",
    }
    take("file_inspection", answer, handler, days(day, 1))
    take("ask_hearing", {"reason": "希望当面说明。"}, citizen, days(day, 1))
    take("refuse_hearing", {"reason": "事实清楚，争议不大。"}, handler, days(day, 2))
    take("ask_stop", {"reason": "损失难以弥补。"}, citizen, days(day, 2))
    stop = {"reason": "停止执行将损害公共利益。", "approval": samples.approval(days(day, 3))}
    take("refuse_stop", stop, handler, days(day, 3))
    norm = {"norm": basis.norm(), "reason": "增加了义务。", "unknown_then": True}
    take("ask_basis_review", norm, citizen, days(day, 3))
    take("decline_basis_review", {"reason": "该文件不是本案行政行为的依据。"}, handler, days(day, 4))
    return case


def abandoned(day: date) -> Driver:
    """Not supplemented in time."""
    case = supplemented(day)
    samples.served(case, day)
    record = {"no_good_cause": True, "note": "电话联系两次，申请人表示不再补正。"}
    case.take("abandon", record, samples.CLERK, days(day, 40))
    return case


def closed(day: date) -> Driver:
    """A decision that binds nobody to anything, served, a slip of the pen corrected, closed."""
    case = decided(samples.ripe(day), day)
    samples.served(case, day)
    slip = {
        "paper": len(case.state.papers), "wrong": "某市公安居", "right": "某市公安局",
        "approval": samples.approval(days(day, 2)),
    }  # fmt: skip
    case.take("correct_paper", slip, samples.HANDLER, days(day, 2))
    samples.served(case, days(day, 2))
    case.take("close", {"note": "材料齐全。"}, samples.HANDLER, days(day, 3))
    return case


def escalated(day: date) -> Driver:
    case = samples.in_trial(day)
    base = {"ground": "public", "superior": "上级市人民政府"}
    case.take("request_escalation", {**base, "reason": "影响重大。", "approval": samples.approval(day)},
              samples.HANDLER, day)  # fmt: skip
    case.take("escalate", {**base, "number": "提字1号", "told_on": day}, samples.HANDLER, day)
    case.take("hand_over", {"on": day, "list": "案卷一册，共86页。\n证据材料三份。"}, samples.HANDLER, day)
    return case


def joined(day: date) -> Driver:
    case = samples.in_trial(day)
    record = {
        "ground": "several", "cases": ["政复〔2026〕9号"], "reason": "同一事实。", "approval": samples.approval(day)
    }  # fmt: skip
    case.take("join", record, samples.HANDLER, day)
    return case


def repeated(day: date) -> Driver:
    case = received_on_paper(day)
    case.take("not_further", {"earlier": "政复〔2025〕3号", "reason": "没有新证据。"}, samples.CLERK, day)
    return case


def forwarded(day: date) -> Driver:
    case = samples.new()
    act = samples.act(day, on_the_spot=True)
    record = samples.application(day, channel="penalty_organ", act=act, forwarded={"received_on": day})
    case.take("file_with_organ", record, samples.LIAISON, day)
    case.take("forward", {"note": "附处罚案卷。"}, samples.LIAISON, day)
    return case


def deemed(day: date) -> Driver:
    case = samples.reviewing(day)
    case.tick(days(day, 40))
    return case


def resumed_by_order(day: date) -> Driver:
    case = samples.in_trial(day)
    suspend = {"ground": "other", "reason": "其他原因。", "approval": samples.approval(day)}
    case.take("suspend", suspend, samples.HANDLER, day)
    order = {
        "kind": "resume",
        "superior": "上级市人民政府",
        "received_on": day,
        "content": "中止没有正当理由。",
    }
    case.take("superior_orders", order, samples.HANDLER, day)
    return case


def heard(day: date) -> Driver:
    """A hearing called off, another in which the applicant stayed away, a third held and signed, then the decision."""
    case = halls.in_hall(samples.ripe(day))
    if day.year >= 2024:
        halls.mark(case, day)
    halls.notified(case, day, ahead=20)
    case.take("call_off_hearing", {"reason": "申请人住院。"}, samples.HANDLER, days(day, 1))
    halls.notified(case, days(day, 1), ahead=20)
    halls.heard_in_hall(case, days(day, 21), **halls.ABSENT)
    halls.signed(case, days(day, 21))
    online = {"way": "online", "room": "", "link": "网络会议123456"}
    case.take("arrange_hearing", halls.arrangement(days(day, 40), **online), samples.HANDLER, days(day, 22))
    samples.served(case, days(day, 22))
    halls.heard_in_hall(case, days(day, 40), third=["邻居某"], third_says="没有意见。", willing=True)
    halls.signed(case, days(day, 41))
    return decided(case, days(day, 42), samples.draft(on_minutes="听证中双方对检测数据均无异议，予以认定。"))


def examined(day: date, *, own: bool) -> Driver:
    """The basis doubted: found unlawful by this organ, or lawful by the one it was forwarded to; then the decision."""
    case = samples.ripe(day)
    ask = {"norm": basis.norm(), "reason": "增加了义务。", "unknown_then": True}
    case.take("ask_basis_review", ask, samples.CITIZEN, day)
    case.take("start_basis_review", basis.basis_review(day, own=own), samples.HANDLER, day)
    told = {"questions": "第三条第二款的上位法依据。"}
    if own and day.year >= 2024:
        case.take("notify_maker", told, samples.HANDLER, days(day, 1))
        samples.served(case, days(day, 1))
        case.take(
            "maker_reply", {"received_on": days(day, 5), "content": "没有。"}, samples.HANDLER, days(day, 5)
        )
    if own:
        case.take(
            "rule_on_basis", basis.basis_ruling(days(day, 6), "unlawful"), samples.HANDLER, days(day, 6)
        )
    else:
        told["authority_name"] = "上级市人民政府"
        case.take("forward_basis", told, samples.HANDLER, days(day, 1))
        answer = {"received_on": days(day, 6), "outcome": "lawful", "content": "该条款合法有效"}
        case.take("basis_answer", answer, samples.HANDLER, days(day, 6))
    resume = {"reason": "已经处理。", "approval": samples.approval(days(day, 7))}
    case.take("resume", resume, samples.HANDLER, days(day, 7))
    ground = "wrong_basis" if day.year < 2024 else "basis"
    found = samples.findings(basis="misapplied" if day.year < 2024 else "unlawful")
    unlawful = samples.draft("revoke", ground, findings=found)
    return decided(case, days(day, 20), unlawful if own else None)


def every_case() -> dict[str, Driver]:
    """Cases that together reach every kind of paper, in each regime that knows it."""
    cases: dict[str, Driver] = {}
    for regime, day in REGIMES.items():
        cases[f"oral-{regime}"] = oral(day)
        cases[f"supplemented-{regime}"] = supplemented(day)
        cases[f"refused-{regime}"] = refused(day)
        cases[f"dismissed-{regime}"] = dismissed(day)
        cases[f"terminated-{regime}"] = terminated(day)
        cases[f"performed-{regime}"] = performed(day)
        cases[f"heard-{regime}"] = heard(day)
        cases[f"asked-{regime}"] = asked(day)
        cases[f"abandoned-{regime}"] = abandoned(day)
        cases[f"closed-{regime}"] = closed(day)
        cases[f"examined-{regime}"] = examined(day, own=True)
        cases[f"forwarded-basis-{regime}"] = examined(day, own=False)
        for who, changes in APPLICANTS.items():
            case = long_trial(day, **changes)
            cases[f"decided-{who}-{regime}"] = decided(case, days(day, 30))
    for regime in "BC":
        cases[f"simplified-{regime}"] = simplified(REGIMES[regime])
        cases[f"escalated-{regime}"] = escalated(REGIMES[regime])
        cases[f"deemed-{regime}"] = deemed(REGIMES[regime])
        cases[f"forwarded-{regime}"] = forwarded(REGIMES[regime])
        cases[f"ordered-{regime}"] = resumed_by_order(REGIMES[regime])
    cases["joined"], cases["repeated"] = joined(C), repeated(C)
    return cases
