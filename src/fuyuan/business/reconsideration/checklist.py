"""The seven conditions of 《行政复议法》第三十条第一款, as far as they can be computed; a person confirms each.

Also: whether reconsideration must come before a suit (第二十三条), and whether the simplified procedure fits (第五十三条).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fuyuan.law import Assumed, Calendar, Citation, LawError, Regime, due, regime_on
from fuyuan.law.rules import rule_named
from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Context

from . import standing
from .conditions import day
from .periods import merged
from .records import (
    Act,
    ActKind,
    Application,
    Elsewhere,
    Excluded,
    Limb,
    Notified,
)
from .state import CaseState


class Verdict(StrEnum):
    YES = "符合"
    NO = "不符合"
    HUMAN = "需人工判断"


@dataclass(frozen=True, slots=True)
class Hint:
    """What can be said about one condition, why, and under which article."""

    limb: Limb
    verdict: Verdict
    text: str
    basis: Citation | None = None

    def __str__(self) -> str:
        return f"{self.verdict.value}：{self.text}" + (f"（{self.basis}）" if self.basis else "")


def review(state: CaseState, context: Context) -> tuple[Hint, ...]:
    """One hint per condition, in the order of the article."""
    application, governing = state.application, regime_on(context.day)
    time = in_time(application, state.filed_on, context.calendar, context.assumptions)
    return (
        _parties(application, governing),
        _interest(governing),
        Hint(
            Limb.REQUEST,
            Verdict.YES,
            f"提出了{len(application.requests)}项请求，写明了理由",
            _limb(Limb.REQUEST),
        ),
        time,
        in_scope(application.act, governing),
        _venue(application, context),
        _once(application, context),
    )


def _limb(limb: Limb) -> Citation:
    return Citation("L23", 30, 1, limb.item)


def representatives_range(governing: Regime) -> tuple[int, int, int, str]:
    """(more than so many applicants, at least, at most, article): R07 8; R26 17.1."""
    return (10, 2, 5, "R26 17.1") if governing is Regime.C else (5, 1, 5, "R07 8")


def incomplete(application: Application, received_on: date) -> tuple[str, ...]:
    """What the application lacks against 2026年实施条例第二十七条: sentences for a notice to supplement."""
    out = []
    for party in application.applicants:
        if party.missing:
            out.append(f"申请人{party.name}的{'、'.join(party.missing)}")
    governing = regime_on(received_on)
    more, least, most, _ = representatives_range(governing)
    if len(application.applicants) > more and not application.representatives:
        out.append(f"推选{least}至{most}名代表人，提交全体申请人签名的推选书")
    if application.representatives and application.election is None and governing is Regime.C:
        out.append(f"由全体申请人签名、盖章或者按指印的代表人推选书（{articles('R26 17.2')[0]}）")
    out += [*standing.proofs(application, governing), *standing.own_evidence(application)]
    out += [f"代理人{agent.name}的授权委托书和身份证明" for agent in application.agents if not agent.files]
    return tuple(out)


def _parties(application: Application, governing: Regime) -> Hint:
    unknown = [organ.name for organ in application.respondents if organ.organ_id is None]
    missing = "；".join(
        party.name + "缺少" + "、".join(party.missing) for party in application.applicants if party.missing
    )
    basis = _limb(Limb.PARTIES)
    if missing:
        return Hint(Limb.PARTIES, Verdict.HUMAN, f"{missing}，可以通知补正", basis)
    if unknown:
        return Hint(
            Limb.PARTIES, Verdict.HUMAN, f"{'、'.join(unknown)}不在机关名录中，{_WRONG_RESPONDENT}", basis
        )
    more, least, most, article = representatives_range(governing)
    if len(application.applicants) > more and not application.representatives:
        return Hint(
            Limb.PARTIES,
            Verdict.HUMAN,
            f"申请人超过{more}人，应推选{least}至{most}名代表人",
            articles(article)[0],
        )
    if found := list(standing.told(application, governing)):
        return Hint(Limb.PARTIES, Verdict.HUMAN, "；".join(text for text, _ in found), found[0][1])
    return Hint(Limb.PARTIES, Verdict.YES, "申请人信息完整，被申请人在机关名录中", basis)


# 《行政复议法》第十九条; 2026年实施条例第二十条至第二十二条
_WRONG_RESPONDENT = (
    "请核对是否错列被申请人：受委托的组织作出的，被申请人是委托的行政机关；派出机构、内设机构没有授权而以自己名义作出的，被申请人是设立它的行政机关；"
    "经授权的组织，被申请人是该组织；以共同名义作出的，共同作出的行政机关和经授权的组织都是被申请人，没有授权的组织可以作为第三人"
)


def _interest(governing: Regime) -> Hint:
    text = "请核对申请人是否行为相对人，或者涉及相邻权、公平竞争、撤销变更、为维护自身权益投诉举报等情形"
    return Hint(
        Limb.INTEREST, Verdict.HUMAN, text, articles("R26 35" if governing is Regime.C else "L23 30.1(2)")[0]
    )


# -- in time? -------------------------------------------------------------------------------------------------


_START = {
    Notified.ON_SPOT: "apply_start_on_spot",
    Notified.DIRECT: "apply_start_direct_service",
    Notified.MAIL: "apply_start_mail",
    Notified.ELECTRONIC: "apply_start_electronic",
    Notified.PUBLIC_NOTICE: "apply_start_public_notice",
    Notified.LATE_NOTICE: "apply_start_late_notice",
    Notified.PROVEN: "apply_start_proven_knowledge",
}


def in_time(application: Application, filed_on: date, calendar: Calendar, assumptions: Assumed) -> Hint:
    """Was the application filed in time? The text in force on the day of filing governs the period."""
    act, governing = application.act, regime_on(filed_on)
    if act.inaction and act.urgent:
        basis = articles("R26 24.2" if governing is Regime.C else "R07 16.2")[0]
        return Hint(Limb.TIME, Verdict.YES, "紧急情况下请求保护人身权、财产权的，不受申请期限限制", basis)
    try:
        capped = _cap(act, filed_on, governing, calendar, assumptions)
        return capped or _period(application, filed_on, governing, calendar, assumptions)
    except LawError as error:
        return Hint(Limb.TIME, Verdict.HUMAN, f"不能自动计算：{error}", articles("L23 20.1")[0])


def _cap(
    act: Act, filed_on: date, governing: Regime, calendar: Calendar, assumptions: Assumed
) -> Hint | None:
    """Five years, twenty where real property is concerned, from the making of the act; new in 2024."""
    if act.made_on is None or governing is Regime.A:
        return None
    rule = "apply_cap_20y" if act.real_property else "apply_cap_5y"
    last = due(rule, act.made_on, regime=governing, calendar=calendar, assumptions=assumptions).due
    if filed_on <= last:
        return None
    return Hint(Limb.TIME, Verdict.NO, f"自行为作出之日起的最长期限已于{day(last)}届满", Citation("L23", 21))


def _period(
    application: Application, filed_on: date, governing: Regime, calendar: Calendar, assumptions: Assumed
) -> Hint:
    rule, on, facts = period_rule(application.act, filed_on, governing)
    spans = [(delay.start, delay.end) for delay in application.delays]
    deadline = due(
        rule,
        on,
        regime=governing,
        pauses=merged(spans, on)[0],
        facts=facts,
        calendar=calendar,
        assumptions=assumptions,
    )
    if application.act.inaction and rule != "apply_60d" and filed_on <= _opens(rule, on):
        text = f"行政机关的履行期限到{day(_opens(rule, on))}才届满，申请提出得过早"
        return Hint(Limb.TIME, Verdict.HUMAN, text, deadline.basis[0])
    verdict = Verdict.YES if filed_on <= deadline.due else Verdict.NO
    text = f"{_start_words(application.act, rule, on, governing)}，申请期限至{day(deadline.due)}，{day(filed_on)}提出"
    if spans:
        text += f"，已扣除耽误的{sum((delay.end - delay.start).days for delay in application.delays)}天"
    if deadline.provisional:
        text += "（放假安排尚未公布，日期为暂定）"
    return Hint(Limb.TIME, verdict, text, deadline.basis[0])


def period_rule(act: Act, filed_on: date, governing: Regime) -> tuple[str, date, dict[str, date]]:
    """The rule, its start day and facts: inaction, right not told, or the ordinary sixty days."""
    if act.inaction and not (act.refused_openly and act.known_on):
        if act.perform_by:
            return "apply_inaction_with_limit", act.perform_by, {}
        return "apply_inaction_no_limit", act.asked_on or filed_on, {}
    known = act.known_on or filed_on
    if not act.told_rights and governing is not Regime.A:
        # Whoever files knows the right by then at the latest: the one-year cap decides.
        return "apply_uninformed_1y", act.rights_known_on or max(known, filed_on), {"content_known": known}
    return "apply_60d", known, {}


def _opens(rule: str, on: date) -> date:
    """The day the organ's own period ends, before which there is no inaction yet."""
    return on if rule == "apply_inaction_with_limit" else date.fromordinal(on.toordinal() + 60)


def _start_words(act: Act, rule: str, on: date, governing: Regime) -> str:
    start = _START.get(act.notified) if rule == "apply_60d" else None
    if start and rule_named(start).serves(governing.value):
        found = next(each for each in rule_named(start).variants if governing.value in each.regimes)
        return f"自{day(on)}起算（{found.basis[0]}）"
    return f"自{day(on)}起算"


# -- scope, venue, once ----------------------------------------------------------------------------------------


ITEM = {kind: number for number, kind in enumerate(ActKind, 1)}
_OUT = {
    Excluded.STATE_ACT: ("ABC", "L23 12.1(1)"),
    Excluded.NORM: ("ABC", "L23 12.1(2)"),
    Excluded.PERSONNEL: ("ABC", "L23 12.1(3)"),
    Excluded.CIVIL_MEDIATION: ("ABC", "L23 12.1(4)"),
    Excluded.CIVIL_HANDLING: ("A", "L17 8.2"),
    Excluded.CRIMINAL: ("C", "R26 36.1(1)"),
    Excluded.GUIDANCE: ("C", "R26 36.1(2)"),
    Excluded.PREPARATORY: ("C", "R26 36.1(3)"),
    Excluded.SUPERVISION: ("C", "R26 36.1(4)"),
    Excluded.PETITION: ("C", "R26 36.1(5)"),
}


def in_scope(act: Act, governing: Regime) -> Hint:
    """Can an act of this kind be reconsidered at all (第十一条、第十二条; 2026年实施条例第三十六条)?"""
    if act.excluded is Excluded.NONE:
        basis = Citation("L23", 11, 1, ITEM[act.kind])
        return Hint(Limb.SCOPE, Verdict.YES, f"属于{act.kind.label}", basis)
    regimes, line = _OUT[act.excluded]
    if governing.value in regimes:
        return Hint(Limb.SCOPE, Verdict.NO, f"{act.excluded.label}，不属于行政复议范围", articles(line)[0])
    text = f"{act.excluded.label}：办理时的法律没有明文排除，请结合案情判断"
    return Hint(Limb.SCOPE, Verdict.HUMAN, text, articles(line)[0])


def _venue(application: Application, context: Context) -> Hint:
    competent, ours = tuple(context.facts.get("competent", ())), context.facts.get("organ_name", "")
    names, basis = "、".join(competent), _limb(Limb.VENUE)
    if not competent or not ours:
        return Hint(
            Limb.VENUE, Verdict.HUMAN, "机关名录中查不到管辖机关，请按第二十四条至第二十八条判断", basis
        )
    notes = context.facts.get("venue_notes", ())
    if notes:
        told = "；".join(f"{text}（{article}）" for text, article in notes)
        return Hint(Limb.VENUE, Verdict.HUMAN, f"由{names}管辖；{told}", basis)
    if ours in competent:
        other = (
            "" if len(competent) == 1 else f"，申请人也可以选择{'、'.join(n for n in competent if n != ours)}"
        )
        return Hint(Limb.VENUE, Verdict.YES, f"由{ours}管辖{other}", basis)
    return Hint(Limb.VENUE, Verdict.NO, f"应由{names}管辖，不予受理决定中应当告知", Citation("L23", 30, 2))


def _once(application: Application, context: Context) -> Hint:
    basis = _limb(Limb.ONCE)
    found = [*context.facts.get("duplicates", ()), *context.facts.get("suits", ())]
    if found:
        return Hint(
            Limb.ONCE, Verdict.NO, f"同一申请人就同一行政行为已有：{'、'.join(map(str, found))}", basis
        )
    if application.elsewhere is Elsewhere.SUED:
        return Hint(Limb.ONCE, Verdict.NO, "申请人自述法院已经立案", Citation("L23", 29, 2))
    if application.elsewhere is Elsewhere.ASKED:
        return Hint(Limb.ONCE, Verdict.HUMAN, "申请人自述其他行政复议机关已经受理，请核实", basis)
    return Hint(Limb.ONCE, Verdict.YES, "没有查到重复申请和已经受理的诉讼", basis)
