"""行政复议决定书 and its approval sheet: the parts of a decision in the order of documents.md 3.1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fuyuan.business.reconsideration.basis.papers import review_said
from fuyuan.business.reconsideration.facts import Break, Interruption
from fuyuan.business.reconsideration.grounds import defective, rule_of
from fuyuan.business.reconsideration.hearing.papers import hearings_said
from fuyuan.business.reconsideration.records import (
    Compensation,
    CompensationGround,
    DecisionKind,
    DraftDecision,
    Process,
    Restitution,
    Side,
    Way,
)
from fuyuan.law import Citation, Regime, regime_on
from fuyuan.law.numerals import to_chinese
from fuyuan.matters.acts import articles
from fuyuan.papers.kinds import Draft

from . import wording
from .casefile import CaseFile, approval_words, base, to_parties
from .hearing import parties

# 2007年实施条例第四十九条第一款、2026年实施条例第五十八条第一款: where no law names another period
REDO_DAYS = 60


def decision(file: CaseFile) -> Sequence[Draft]:
    """行政复议决定书, all kinds of decision."""
    made = file.state.decision
    assert made is not None
    fields = {
        **ruling(file, made.draft),
        "告知起诉": made.told_suit and not made.final,
        "终局": made.final,
        "法院": file.house.sued_in(made.court, alone=sued_alone(made.draft)),
        "名单": wording.applicant_list(file.state.application),
        "旧法": regime_on(file.day) is Regime.A,
        "生效依据": wording.cited("L17 31.3" if regime_on(file.day) is Regime.A else "L23 75.2"),
    }
    return to_parties(file, fields)


def sued_alone(draft: DraftDecision) -> bool:
    """Whether the reconsideration organ alone is sued: no line of the decision leaves the act as it is (行政诉讼法第二十六条第二款).

    A request rejected leaves it (法释〔2018〕1号第一百三十三条); so does an act declared unlawful for its procedure only (第二十二条
    第三款). One such line makes both organs defendants (第一百三十四条第二款), before the court of the organ that acted (第三款).
    """
    otherwise_lawful = draft.findings.model_copy(update={"process": Process.LAWFUL})
    for_procedure = draft.findings.process is not Process.LAWFUL and not defective(otherwise_lawful)
    kept = {DecisionKind.UPHOLD, DecisionKind.REJECT_REQUEST}
    kept |= {DecisionKind.DECLARE_UNLAWFUL} if for_procedure else set()
    return not any(item.kind in kept for item in draft.outcomes)


def decision_draft(file: CaseFile) -> Sequence[Draft]:
    """呈批表 for the office head and the organ's head: the case, the proposal and the place for their opinions."""
    draft = file.state.draft
    assert draft is not None
    fields = {
        **base(file, ()),
        **ruling(file, draft.draft),
        "种类": "、".join(dict.fromkeys(item.kind.label for item in draft.draft.outcomes)),
        "拟稿人": file.event.by.name,
        "届满": file.last_day(),
        "提示": file.event.stamped.get("warning", ""),
    }
    return [Draft(fields=fields)]


def ruling(file: CaseFile, draft: DraftDecision) -> dict[str, Any]:
    """What the decision and its approval sheet share."""
    form = file.state.application
    return {
        "当事人": parties(file),
        "经过": path_of(file),
        "请求": wording.requests(form.requests),
        "申请人称": wording.lines_of(form.reasons),
        "答复": replies(file),
        "第三人称": third_parties_say(file),
        "查明": wording.lines_of(wording.without_lead(draft.facts, "经审理查明")),
        "笔录": wording.lines_of(draft.on_minutes),
        "认为": [*wording.lines_of(wording.without_lead(draft.opinion, "本机关认为")), *review_said(file)],
        "依据": wording.said(bases(draft, regime_on(file.day))),
        "主文": wording.ruled(items(draft)),
    }


# -- how the case went -----------------------------------------------------------------------------------------


def path_of(file: CaseFile) -> str:
    """One sentence from the application to “现已审理终结”."""
    state, form = file.state, file.state.application
    applicant, act = form.names(), wording.act_of(form)
    parts = [f"申请人{applicant}不服被申请人{act}，于{wording.written(state.filed_on)}向本机关申请行政复议"]
    parts += _supplemented(file)
    how = "依法视为受理" if state.deemed else "依法予以受理"
    parts.append(
        f"本机关于{wording.written(state.accepted_on)}{how}" if state.accepted_on else "本机关依法予以受理"
    )
    parts += _procedure(file)
    sentence = "，".join(parts) + "。"
    return sentence + "".join(_incidents(file)) + "现已审理终结。"


def _supplemented(file: CaseFile) -> Iterator[str]:
    fact = file.state.supplement
    if fact:
        yield f"本机关于{wording.written(fact.sent_on)}通知补正"
        if fact.submitted_on:
            yield f"于{wording.written(fact.submitted_on)}收到补正材料"


def _procedure(file: CaseFile) -> Iterator[str]:
    state = file.state
    if regime_on(file.day) is Regime.A or state.procedure is None:
        return
    if state.converted_on:
        yield f"先适用简易程序，于{wording.written(state.converted_on)}转为普通程序审理"
    else:
        yield f"适用{state.procedure.label}审理"


def _incidents(file: CaseFile) -> Iterator[str]:
    """Third parties, opinions heard, stops, extension."""
    state = file.state
    if state.third_parties:
        yield f"{'、'.join(party.name for party in state.third_parties)}作为第三人参加行政复议。"
    heard = [side for side in Side if any(fact.side is side for fact in state.heard)]
    if heard and state.procedure is Way.ORDINARY:
        yield f"审理期间，本机关依法听取了{'、'.join(side.label for side in heard)}的意见。"
    yield from hearings_said(file)
    for each in state.interruptions:
        yield from _break(each)
    for event in file.taken("extend"):
        yield f"因情况复杂，{approval_words(event.record.approval)}，审理期限延长{event.record.days}日。"


_BREAKS = {Break.INSPECTION: "现场勘验", Break.APPRAISAL: "鉴定", Break.ESCALATION: "报请提级审理"}


def _break(each: Interruption) -> Iterator[str]:
    if each.end is None:
        return
    start, end = wording.written(each.start), wording.written(each.end)
    if each.kind is Break.SUSPENSION:
        yield f"本案于{start}中止审理，于{end}恢复审理。"
    elif each.kind in _BREAKS:
        yield f"{start}至{end}进行{_BREAKS[each.kind]}，所用时间不计入审理期限。" if each.counts else ""


# -- what the parties say --------------------------------------------------------------------------------------


def replies(file: CaseFile) -> list[str]:
    """被申请人答复称, or that nothing came; then its evidence."""
    out: list[str] = []
    names = [organ.name for organ in file.state.application.respondents]
    said = {event.record.respondent: event.record for event in file.taken("reply")}
    for number, name in enumerate(names, 1):
        who = f"被申请人{name}" if len(names) > 1 else "被申请人"
        out += _reply(who, said[number]) if number in said else [_silent(who)]
        out += _late(file, number, who)
    return out


def _reply(who: str, record: Any) -> list[str]:
    parts = (record.facts, record.legality, record.appropriateness, record.on_requests)
    lines = [line for part in parts for line in wording.lines_of(part)]
    lines[0] = f"{who}答复称：{lines[0]}"
    if record.evidence:
        listed = "；".join(f"{n}. {item.name}" for n, item in enumerate(record.evidence, 1))
        lines.append(f"{who}提交了下列证据、依据：{listed}。")
    return lines


def _silent(who: str) -> str:
    return f"{who}未在法定期限内提出书面答复，未提交作出行政行为的证据、依据和其他有关材料。"


def _late(file: CaseFile, number: int, who: str) -> list[str]:
    copies = file.state.copies
    late = number <= len(copies) and copies[number - 1].late
    return [f"{who}的书面答复超过法定期限提交。"] if late else []


def third_parties_say(file: CaseFile) -> list[str]:
    """第三人称, as recorded when it was heard."""
    if not file.state.third_parties:
        return []
    said = [event.record for event in file.taken("hear_parties") if event.record.side is Side.THIRD_PARTY]
    if not said:
        return ["第三人未提交书面意见。"]
    lines = [line for record in said for line in wording.lines_of(record.summary)]
    return [f"第三人称：{lines[0]}", *lines[1:]]


# -- the operative part ----------------------------------------------------------------------------------------


def bases(draft: DraftDecision, governing: Regime) -> list[Citation]:
    """Articles of every line of the operative part and of its consequences, in their order."""
    found: list[Citation] = []
    for item in draft.outcomes:
        rule = rule_of(item.kind, item.ground, governing)
        found += rule.citations(governing) if rule else ()
    for line in _consequence_lines(draft, governing):
        found += articles(line)
    return sorted(
        dict.fromkeys(found), key=lambda each: each.version_id.startswith("R")
    )  # the Act before its Regulation


def _consequence_lines(draft: DraftDecision, governing: Regime) -> Iterator[str]:
    old, new = governing is Regime.A, governing is Regime.C
    if draft.redo:
        yield "R07 49.1" if not new else "R26 58.1"
    if draft.compensation is not Compensation.NOT_ASKED or draft.remedy:
        yield "L17 29.1" if old else "L23 72.1"
    if draft.compensation is Compensation.REJECT and new:
        assert draft.compensation_ground is not None
        yield f"R26 64({list(CompensationGround).index(draft.compensation_ground) + 1})"
    if draft.restitution is not Restitution.NOT_NEEDED:
        yield "L17 29.2" if old else "L23 72.2"
    if draft.follows:
        yield "R26 65.1"


_RESTITUTION = {
    Restitution.RETURN: "责令被申请人返还申请人的财产",
    Restitution.RELEASE: "责令被申请人解除对申请人财产的查封、扣押、冻结措施",
    Restitution.PRICE: "责令被申请人赔偿申请人财产的相应价款",
}


def items(draft: DraftDecision) -> list[str]:
    """The lines the drafter wrote, then each consequence the drafter did not write out."""
    written = [item.text for item in draft.outcomes]
    said = "".join(written)
    out = list(written)
    if draft.redo and "重新" not in said:
        days = draft.redo_days or REDO_DAYS
        out.append(f"责令被申请人自收到本决定书之日起{to_chinese(days)}日内重新作出行政行为")
    ordered = DecisionKind.ORDER_PERFORMANCE in draft.kinds and draft.perform_days is not None
    if ordered and not _names(said, draft.perform_days or 0):
        out.append(f"责令被申请人自收到本决定书之日起{to_chinese(draft.perform_days or 0)}日内履行")
    if draft.remedy and draft.remedy not in said:
        out.append(f"责令被申请人采取补救措施：{draft.remedy}")
    if draft.compensation is Compensation.GRANT and "赔偿" not in said:
        amount = f"人民币{money(draft)}" if draft.compensation_amount is not None else "损失"
        out.append(f"被申请人依法赔偿申请人{amount}")
    if draft.compensation is Compensation.REJECT and "赔偿" not in said:
        out.append("驳回申请人的行政赔偿请求")
    if draft.restitution in _RESTITUTION and not any(word in said for word in ("返还", "解除", "价款")):
        out.append(_RESTITUTION[draft.restitution])
    return out


def money(draft: DraftDecision) -> str:
    return f"{draft.compensation_amount:,.2f}元".replace(".00元", "元")


def _names(text: str, days: int) -> bool:
    """Does the text already name the period, in Arabic or Chinese numerals?"""
    return f"{days}日" in text or f"{days}个" in text or f"{to_chinese(days)}日" in text
