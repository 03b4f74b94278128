"""The committee, article by article: who sits in it, what it must be asked, and what weight its opinion has."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from committee_hands import DAY, HANDLER, HEAD, MEET, Case, Hand, candidate, member, pool
from driver import Driver, Refused

from fuyuan.business.committee.consultations.records import Ground
from fuyuan.business.committee.members.records import Profile
from fuyuan.business.committee.procedure import MEMBERSHIP
from fuyuan.matters.acts import articles
from fuyuan.matters.record import InvalidRecord, parse_record

PROFILE = {"kind": "scholar", "employer": "某大学", "duty": "教授", "fields": ["law"]}


def refused(
    hand: Driver, step: str, record: Any, article: str, actor: Any = HANDLER, day: date = MEET
) -> None:
    refusal = hand.refusal(step, record, actor, day)
    assert refusal is not None
    assert refusal.basis == articles(article)[0], str(refusal)


# -- who sits in it ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "organ"), [("government", 31), ("expert", None), ("scholar", None)])
def test_departments_experts_and_scholars_take_part(kind: str, organ: int | None) -> None:
    """L23 52.1: 相关政府部门、专家、学者等参与: whoever comes from a department says from which."""
    parse_record(Profile, {**PROFILE, "kind": kind, "organ_id": organ})
    if kind == "government":
        with pytest.raises(InvalidRecord, match="机关名录"):
            parse_record(Profile, {**PROFILE, "kind": kind})


@pytest.mark.parametrize("role", ["chair", "vice", "member"])
def test_it_may_have_a_chair_and_a_vice_chair(role: str) -> None:
    """R26 50.1: 可设主任、副主任."""
    record = {
        "person_id": 9, "profile": {**PROFILE, "role": role}, "from_on": DAY, "to_on": date(2029, 8, 31),
        "approval": {"by": "市长办公会议", "on": DAY},
    }  # fmt: skip
    hand = Driver(MEMBERSHIP, facts={"name": "周教授", "organ_known": True})
    assert hand.take("appoint", record, HEAD, DAY).profile.role == role
    again = Driver(
        MEMBERSHIP, facts={"name": "周教授", "organ_known": True, "serving": "某复议委员〔2026〕1号"}
    )
    refused(again, "appoint", record, "L23 52.1", HEAD, DAY)


def test_too_few_members_are_no_panel() -> None:
    """L23 52.1: the panel is drawn from the committee, not from elsewhere."""
    refused(Hand(pool(4)), "draw", {}, "L23 52.1", day=DAY)


def test_whoever_is_not_impartial_does_not_sit() -> None:
    """L23 3.2: 合法、公正: recusal holds for members too."""
    hand = Hand([*pool(9), candidate(200, conflicts=("在某市公安局工作",))])
    hand.draw()
    refused(hand, "designate", {"member_id": 200, "reason": "专家"}, "L23 3.2", HEAD)


# -- what it must be asked -----------------------------------------------------------------------------------------

MUST = [
    ("major", "L23 52.2(1)", "重大、疑难、复杂"),
    ("technical", "L23 52.2(2)", "专业性、技术性"),
    ("needed", "L23 52.2(4)", "the office thinks it necessary"),
]


@pytest.mark.parametrize(("ground", "article", "why"), MUST, ids=[row[0] for row in MUST])
def test_what_must_be_asked_is_not_taken_back(ground: str, article: str, why: str) -> None:
    """L23 52.2: 应当提请; only what the office itself thought necessary may be withdrawn."""
    assert Ground(ground).label in articles(article)[0].text or ground == "needed"
    hand = Hand(ground=ground)
    refusal = hand.refusal("withdraw", {"reason": "不再需要了"}, HEAD, DAY)
    assert (refusal is None) is (ground == "needed"), why
    if refusal:
        assert refusal.basis == articles(article)[0]


def test_a_county_asks_about_its_own_act_only_where_there_is_one() -> None:
    """L23 52.2(3): 第二十四条第二款规定的案件 are those of a province against itself."""
    with pytest.raises(Refused) as caught:
        Hand(ground="own_act")
    assert caught.value.refusal.basis == articles("L23 52.2(3)")[0]
    Hand(ground="own_act", facts={"case": Case(own_act=True)})


# -- how it works, and what its opinion is worth ---------------------------------------------------------------------


def test_it_works_in_meetings_and_a_meeting_needs_the_majority() -> None:
    """R26 51: 案件咨询会议: opinions first, then the discussion of more than half."""
    hand = Hand()
    seated = hand.draw()
    for pk in seated:
        hand.opine(pk)
    refused(hand, "open_discussion", {"on": MEET, "chair": seated[0], "present": seated[:2]}, "R26 51")
    hand.discuss()
    assert hand.state.stage == "discussing"


def test_every_opinion_is_recorded_dissent_with_its_reasons() -> None:
    """L23 52.3: 应当记录咨询意见."""
    hand = Hand()
    for pk in hand.draw():
        hand.opine(pk)
    hand.discuss()
    told = {
        "course": "委员逐一发表意见，进行了讨论。",
        "conclusion": "检验方法适用。",
        "reasons": "适用范围包括该产品。",
    }
    mute = [{"person_id": pk, "stand": "dissent" if n == 0 else "agree"} for n, pk in enumerate(hand.seated)]
    refused(hand, "conclude", {**told, "positions": mute}, "L23 52.3")
    refused(hand, "conclude", {**told, "positions": mute[1:]}, "L23 52.3")
    hand.conclude(hand.seated[:1])
    assert [each.words for each in hand.state.dissents] == ["检验机构没有该项资质。"]


def test_an_opinion_not_adopted_is_answered_with_reasons() -> None:
    """R26 52: 对采纳情况作出说明；不采纳的，应当说明理由."""
    hand = Hand()
    hand.to_opinion()
    for adoption in ("part", "none"):
        refused(hand, "answer", {"adoption": adoption, "explanation": "没有采用。"}, "R26 52")
    hand.take(
        "answer",
        {"adoption": "none", "explanation": "没有采用。", "reasons": "资质已经查明。"},
        HANDLER,
        MEET,
    )
    assert hand.state.adoption == "none"


def test_after_the_signature_nobody_adds_an_opinion() -> None:
    """L23 61.3: 作为作出决定的重要参考依据: it must come before the decision."""
    hand = Hand()
    first = hand.draw()[0]
    hand.knowing(case=Case(signed=True))
    told = {"person_id": first, "view": "适用。", "reasons": "有。"}
    refused(hand, "give_opinion", told, "L23 61.3", member(first))
