"""Kinds of decision and their grounds, article by article: allowed under exactly these findings, refused under others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from article_rows import A, B, C, allowed, decision, ready, refused
from reconsideration_samples import HANDLER, HEAD, accepted, draft, heard, in_trial, make, ripe

from fuyuan.business.reconsideration.papers.decision import bases
from fuyuan.business.reconsideration.records import DraftDecision, Findings
from fuyuan.law import Regime
from fuyuan.matters.acts import articles
from fuyuan.matters.record import InvalidRecord, parse_record

AGREEMENT = {"kind": "agreement"}
COMPENSATION = {"kind": "compensation"}
VOID = {"claim": "void"}
# article, kind, ground, findings that carry it, one finding changed that no longer does, the case, why
GROUNDS: list[tuple[str, str, str, dict[str, Any], dict[str, Any], dict[str, Any], str]] = [
    ("R26 55", "modify", "content", {"content": "unfit"}, {"content": "fit"}, {},
     "内容不适当: against the purpose, beyond what is needed, unequal; a fitting content is not modified"),
    ("R26 55", "modify", "content", {"content": "unfit"}, {"process": "breached"}, {},
     "only the content is wrong: a breach of procedure leads to 撤销"),
    ("R26 56", "modify", "misapplied", {"basis": "misapplied"}, {"basis": "right"}, {},
     "未正确适用依据: the wrong clause of a lawful text"),
    ("R26 56", "modify", "misapplied", {"basis": "misapplied"}, {"basis": "unlawful"}, {},
     "a basis that is itself unlawful is another ground"),
    ("R26 63.2", "modify", "amount", {"content": "unfit"}, {"content": "fit"}, COMPENSATION,
     "the amount a decision on damages fixed is wrong: it may be modified"),
    ("R26 57.1", "revoke", "basis", {"basis": "unlawful"}, {"basis": "misapplied"}, {},
     "适用的依据不合法: not yet in force, beyond its maker's power, against a higher text"),
    ("R26 57.2", "modify", "other_basis", {"basis": "unlawful_other"}, {"basis": "unlawful"}, {},
     "an unlawful basis, but a lawful one that fits: the organ may modify instead of revoking"),
    ("R26 57.2", "modify", "other_basis", {"basis": "unlawful_other"}, {"facts": "unclear"}, {},
     "and the conditions of 第六十三条 must hold: the facts are clear or cleared up"),
    ("L23 65.2(1)", "declare_unlawful", "not_revocable", {"process": "breached", "not_revocable": True},
     {"not_revocable": False}, {}, "unlawful, but nothing in it to revoke"),
    ("L23 65.2(1)", "declare_unlawful", "not_revocable", {"process": "breached", "not_revocable": True},
     {"process": "lawful"}, {}, "a lawful act is not declared unlawful"),
    ("L23 65.2(2)", "declare_unlawful", "changed", {"process": "breached", "changed_on": C, "still_wanted": True},
     {"still_wanted": False}, {}, "changed meanwhile, and the applicant still wants it declared"),
    ("L23 65.2(3)", "declare_unlawful", "pointless", {"duty": "unperformed", "pointless": True},
     {"pointless": False}, {}, "not performed, and an order would have no sense any more"),
    ("R26 59", "declare_unlawful", "minor", {"process": "minor"}, {"process": "breached"}, {},
     "程序轻微违法: period, notice, service, with no effect on important procedural rights"),
    ("L23 67", "declare_void", "void_other", {"gross": True}, {"gross": False}, VOID,
     "重大且明显违法, asked for by the applicant"),
    ("R26 60(1)", "declare_void", "void_subject", {"gross": True, "competence": "no_subject"},
     {"competence": "exceeded"}, VOID, "who made it is no administrative body"),
    ("R26 60(2)", "declare_void", "void_basis", {"gross": True, "basis": "none"}, {"basis": "unlawful"}, VOID,
     "a burden without any law, regulation or rule"),
    ("R26 60(3)", "declare_void", "void_impossible", {"gross": True, "content": "impossible"},
     {"content": "unfit"}, VOID, "what it orders cannot be done"),
    ("R26 60(4)", "declare_void", "void_other", {"gross": True}, {"gross": False}, VOID, "other gross violations"),
    ("R26 61.1(1)", "reject_request", "not_void", {"explained_on": C}, {"explained_on": None}, VOID,
     "not void, explained to the applicant, who will not change the request"),
    ("R26 61.1(2)", "reject_request", "impossible", {"duty": "impossible"}, {"duty": "unperformed"}, {},
     "force majeure kept the agency from performing"),
    ("R26 61.1(3)", "reject_request", "only_worse", {"worse_only": True}, {"worse_only": False}, {},
     "it should be modified, but only to the applicant's disadvantage"),
    ("R26 61.2", "reject_request", "only_worse", {"worse_only": True}, {"third_party_opposite": True}, {},
     "unless a third party asks for the opposite"),
    ("L23 71.1", "agreement", "not_kept", {"agreement": "not_kept"}, {"agreement": "not_concluded"}, AGREEMENT,
     "不依法履行: each breach of an agreement is a ground of its own"),
    ("L23 71.2", "agreement", "compensation_unfair", {"agreement": "compensation_unfair"},
     {"agreement": "changed_unlawfully"}, AGREEMENT, "changed lawfully, paid too little: 给予合理补偿"),
    ("R26 62(1)", "agreement", "not_concluded", {"agreement": "not_concluded"}, {"agreement": "not_kept"}, AGREEMENT,
     "责令依法订立"),
    ("R26 62(2)", "agreement", "not_kept", {"agreement": "not_kept"}, {"agreement": "not_asked"}, AGREEMENT,
     "责令依法履行"),
    ("R26 62(3)", "agreement", "change_unlawful", {"agreement": "changed_unlawfully"}, {"agreement": "not_kept"},
     AGREEMENT, "撤销变更、解除, or declare it unlawful"),
    ("R26 62(4)", "agreement", "agreement_undone", {"agreement": "voidable"}, {"agreement": "not_kept"}, AGREEMENT,
     "撤销、解除行政协议"),
    ("R26 62(5)", "agreement", "compensation_unfair", {"agreement": "compensation_unfair"},
     {"agreement": "not_kept"}, AGREEMENT, "补救、赔偿或者合理补偿"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("article", "kind", "ground", "found", "change", "facts", "why"),
    GROUNDS,
    ids=[f"{row[0]} {row[-1]}" for row in GROUNDS],
)
def test_a_ground_is_open_under_its_findings_only_and_the_decision_cites_it(
    article: str,
    kind: str,
    ground: str,
    found: dict[str, Any],
    change: dict[str, Any],
    facts: dict[str, Any],
    why: str,
) -> None:
    case = ready(**facts)
    record = decision(kind, ground, found)
    allowed(case, "draft_decision", record)
    cited = bases(parse_record(DraftDecision, record), Regime.C)
    assert articles(article)[0] in cited or articles(article.partition("(")[0])[0] in cited, why
    refusal = case.refusal("draft_decision", decision(kind, ground, found | change), HANDLER, C)
    assert refusal is not None, why
    assert "审查结论须显示" in str(refusal)


NEW = [  # article, kind, ground, findings, case, the text before did not know it
    ("R26 57.2", "modify", "other_basis", {"basis": "unlawful_other"}, {}, B),
    ("R26 61.1(1)", "reject_request", "not_void", {"explained_on": B}, VOID, B),
    ("R26 61.1(2)", "reject_request", "impossible", {"duty": "impossible"}, {}, B),
    ("R26 62(4)", "agreement", "agreement_undone", {"agreement": "voidable"}, AGREEMENT, B),
    ("L23 65.2(1)", "declare_unlawful", "not_revocable", {"process": "breached", "not_revocable": True}, {}, A),
    ("L23 67", "declare_void", "void_subject", {"gross": True, "competence": "no_subject"}, VOID, A),
    ("L23 71.1", "agreement", "not_kept", {"agreement": "not_kept"}, AGREEMENT, A),
    ("L23 71.2", "agreement", "compensation_unfair", {"agreement": "compensation_unfair"}, AGREEMENT, A),
]  # fmt: skip


@pytest.mark.parametrize(
    ("article", "kind", "ground", "found", "facts", "day"), NEW, ids=[f"{row[0]} {row[2]}" for row in NEW]
)
def test_what_the_text_before_did_not_know_is_refused_on_its_days(
    article: str, kind: str, ground: str, found: dict[str, Any], facts: dict[str, Any], day: date
) -> None:
    refused(ready(day, **facts), "draft_decision", decision(kind, ground, found), article, day)


@pytest.mark.parametrize(
    ("article", "kind", "ground", "found"),
    [
        ("L23 67", "declare_void", "void_subject", {"gross": True, "competence": "no_subject"}),
        ("L23 71.1", "agreement", "not_kept", {"agreement": "not_kept"}),
    ],
)
def test_the_case_itself_must_be_of_the_kind(
    article: str, kind: str, ground: str, found: dict[str, Any]
) -> None:
    """Nobody asked for nullity; the act is no agreement: the findings alone do not open the ground."""
    refused(ready(), "draft_decision", decision(kind, ground, found), article)


# -- R26 2, R26 41: legality and appropriateness, both -------------------------------------------------------------


@pytest.mark.parametrize("element", ["facts", "basis", "process", "competence", "content"])
def test_every_element_of_the_act_is_examined(element: str) -> None:
    """R26 2: 对行政行为的合法性、适当性进行全面审查."""
    complete = decision("uphold", "uphold")["findings"]
    parse_record(Findings, complete)
    with pytest.raises(InvalidRecord):
        parse_record(Findings, {name: value for name, value in complete.items() if name != element})


def test_upholding_needs_the_act_to_be_lawful_and_fitting() -> None:
    """R26 2 with 第六十八条: one element that fails is enough."""
    for change in (
        {"facts": "unclear"},
        {"basis": "misapplied"},
        {"process": "minor"},
        {"competence": "exceeded"},
        {"content": "unfit"},
    ):
        refused(ready(), "draft_decision", decision("uphold", "uphold", change), "L23 68")


# -- R26 58.3, R26 63.1, R26 64, R26 65 ----------------------------------------------------------------------------


def test_an_act_repeated_is_revoked_and_ordered_anew() -> None:
    """R26 58.3: 应当决定撤销或者部分撤销，并责令在一定期限内重新作出."""
    case, repeated = ready(), {"repeated": True}
    for kind in ("revoke", "revoke_in_part"):
        refused(case, "draft_decision", decision(kind, "repeated", repeated), "R26 58.3")
        allowed(case, "draft_decision", decision(kind, "repeated", repeated, redo=True))
    refused(case, "draft_decision", decision("revoke", "repeated", redo=True), "R26 58.3")
    allowed(ready(B), "draft_decision", decision("revoke", "repeated", repeated), B)


@pytest.mark.parametrize(
    ("changes", "ok", "why"),
    [
        ({"compensation_amount": "500"}, True, "an amount"),
        ({"outcomes": [{"kind": "revoke", "ground": "procedure", "text": "撤销；被申请人恢复原状并赔偿损失"}]}, True,
         "another way, in the operative part"),
        ({}, False, "neither: nobody could perform it"),
    ],
)  # fmt: skip
def test_damages_are_granted_with_what_is_to_be_paid(changes: dict[str, Any], ok: bool, why: str) -> None:
    """R26 63.1: 应当作出具有明确赔偿内容的行政复议决定."""
    record = decision("revoke", "procedure", {"process": "breached"}, compensation="grant", **changes)
    case = ready(claim="compensate")
    if ok:
        allowed(case, "draft_decision", record)
    else:
        refused(case, "draft_decision", record, "R26 63.1")


GROUNDS_64 = ["no_damage", "no_cause", "covered", "cured", "other"]


@pytest.mark.parametrize(("number", "ground"), list(enumerate(GROUNDS_64, 1)))
def test_damages_are_rejected_on_one_of_five_grounds(number: int, ground: str) -> None:
    """R26 64: each ground is its item, and none is no rejection."""
    rejected = {"compensation": "reject", "compensation_ground": ground}
    record = decision("revoke", "procedure", {"process": "breached"}, **rejected)
    allowed(ready(claim="compensate"), "draft_decision", record)
    assert articles(f"R26 64({number})")[0] in bases(parse_record(DraftDecision, record), Regime.C)
    with pytest.raises(InvalidRecord, match="请选择事由"):
        parse_record(DraftDecision, {**record, "compensation_ground": None})


PAIR = {"handlers": [{"person_id": 2, "name": "甲"}, {"person_id": 8, "name": "乙"}]}


def test_a_decision_in_force_on_the_same_act_is_followed_at_once() -> None:
    """R26 65.1: straight after acceptance, without copy, reply or hearing; not before the regulation knew it."""
    for day in (C, B):
        case = accepted(day)
        case.take("choose_ordinary", {}, HANDLER, day)
        case.take("assign", PAIR, HEAD, day)
        follows = draft(follows="政复决字〔2026〕1号")
        if day == C:
            allowed(case, "draft_follow_on", follows)
            assert articles("R26 65.1")[0] in bases(parse_record(DraftDecision, follows), Regime.C)
        else:
            refused(case, "draft_follow_on", follows, "R26 65.1", day)


def test_what_follows_an_earlier_decision_names_it() -> None:
    """R26 65.2: 同一行政机关就同一事实对多个当事人分别作出: which decision is followed must be said."""
    case = in_trial(C)
    with pytest.raises(InvalidRecord):
        case.refusal("draft_follow_on", draft(), HANDLER, C)


# -- L23 44.1, L23 75.1 --------------------------------------------------------------------------------------------


def test_whoever_does_not_prove_loses() -> None:
    """L23 44.1: 被申请人对其作出的行政行为的合法性、适当性负有举证责任: silent, it is not upheld, nor modified."""
    case, late = in_trial(C), date(2026, 11, 10)
    for side in ("applicant", "respondent"):
        case.take("hear_parties", heard(side, C), HANDLER, C)
    refused(case, "draft_decision", decision("uphold", "uphold"), "L23 70", late)
    refused(case, "draft_decision", decision("modify", "content", {"content": "unfit"}), "L23 70", late)
    allowed(case, "draft_decision", decision("revoke", "no_reply", {"facts": "no_evidence"}), late)
    third = {"third_party_evidence": True}  # 第七十条: 涉及第三人合法权益，第三人提供证据的除外
    allowed(case, "draft_decision", decision("uphold", "uphold", third), late)


def test_a_decision_is_a_numbered_paper_of_the_organ() -> None:
    """L23 75.1: 应当制作行政复议决定书."""
    case = make(ripe(C), C)
    paper = case.state.papers[-1]
    assert (paper.kind.value, case.state.decision.number) == ("decision", case.events[-1].stamped["number"])
    assert set(paper.recipients) == {"applicant-1", "respondent-1"}
    assert case.duty(f"serve:{len(case.state.papers)}").basis == articles("L23 75.2")[0]
