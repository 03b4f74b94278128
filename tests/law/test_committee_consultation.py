"""A consultation step by step, without a database: recusal, dissent, adoption, days, and what each refusal rests on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from committee_hands import DAY, HANDLER, HEAD, MEET, UNTIL, Case, Hand, candidate, member, pool
from driver import Refused

from fuyuan.business.committee.consultations.panel import repeats
from fuyuan.matters.record import InvalidRecord


def refused(hand: Hand, name: str, record: Any, actor: Any, day: Any = MEET) -> str:
    with pytest.raises((Refused, InvalidRecord)) as told:
        hand.take(name, record, actor, day)
    return str(told.value)


def test_from_referral_to_the_word_on_adoption() -> None:
    hand = Hand()
    assert hand.due("discuss" if hand.state.draws else "draw") is None
    hand.to_opinion(dissent=1)
    assert (hand.state.stage, len(hand.state.dissents)) == ("opined", 1)
    hand.take("answer", {"adoption": "full", "explanation": "决定稿采用了咨询意见。"}, HANDLER, MEET)
    assert (hand.state.stage, hand.state.adoption) == ("answered", "full")
    assert hand.replay() == hand.state


def test_the_panel_owes_its_opinions_before_the_meeting_and_each_is_one_persons() -> None:
    hand = Hand()
    seated = hand.draw()
    duty = hand.duty(f"opinion:{seated[0]}")
    assert (duty.person_id, duty.due_on, duty.done_on) == (seated[0], MEET, None)
    hand.opine(seated[0])
    assert hand.duty(f"opinion:{seated[0]}").done_on == DAY + timedelta(days=5)


def test_the_published_seed_gives_the_same_seats_again() -> None:
    hand = Hand()
    hand.draw()
    told = hand.state.draws[0]
    assert repeats(told, ["law"])
    assert not repeats(told.model_copy(update={"seed": "another"}), ["law"])


def test_who_steps_aside_is_replaced_by_the_same_seed_and_never_comes_back() -> None:
    hand = Hand()
    first, *rest = hand.draw()
    aside = {"person_id": first, "ground": "relation", "reason": "与申请人是同学"}
    hand.take("step_aside", aside, member(first), DAY)
    assert len(hand.seated) == 5
    assert set(rest) < set(hand.seated)
    assert first not in hand.seated
    assert repeats(hand.state.draws[1], ["law"])
    assert "已经回避" in refused(hand, "designate", {"member_id": first, "reason": "专家"}, HEAD)


def test_a_panel_that_cannot_be_filled_goes_on_short_and_says_so() -> None:
    hand = Hand(pool(5))
    first = hand.draw()[0]
    aside = {"person_id": first, "ground": "unavailable", "reason": "出差"}
    hand.take("step_aside", aside, HANDLER, DAY)
    assert len(hand.seated) == 4
    assert "需要1名委员" in hand.events[-1].stamped["short"]


def test_a_recused_member_is_refused_with_the_article_wherever_he_comes_in() -> None:
    hand = Hand([*pool(9), candidate(200, conflicts=("在某市公安局工作",))])
    seated = hand.draw()
    assert 200 not in seated
    assert "第三条第二款" in refused(hand, "designate", {"member_id": 200, "reason": "专家"}, HEAD)
    hand.knowing(conflicts={seated[0]: ("与张三有申报的关系：近亲属",)})  # declared after the draw
    told = {"person_id": seated[0], "view": "适用。", "reasons": "有依据。"}
    assert "应当回避" in refused(hand, "give_opinion", told, member(seated[0]))
    for pk in seated[1:]:
        hand.opine(pk)
    meeting = {"on": MEET, "chair": seated[1], "present": seated}
    assert "应当回避" in refused(hand, "open_discussion", meeting, HANDLER)


REFUSALS = [
    # step, facts that change, record, actor, what the refusal must say; why it is refused
    (
        "give_opinion",
        {},
        {"view": "适用。", "reasons": " "},
        "member",
        "第六十一条第三款",
        "an opinion without reasons cannot weigh in a decision",
    ),
    (
        "give_opinion",
        {"case": Case(signed=True)},
        {"view": "适用。", "reasons": "有。"},
        "member",
        "第六十一条第三款",
        "the decision is signed",
    ),
    ("open_discussion", {"case": Case(signed=True)}, {}, "handler", "第六十一条第三款", "the same"),
    ("open_discussion", {}, {}, "handler", "还没有提交书面意见", "opinions come before the discussion"),
]


@pytest.mark.parametrize(("step", "facts", "record", "who", "says", "why"), REFUSALS)
def test_refusals_name_their_article(
    step: str, facts: Any, record: Any, who: str, says: str, why: str
) -> None:
    hand = Hand()
    seated = hand.draw()
    hand.knowing(**facts)
    meeting = {"on": MEET, "chair": seated[0], "present": seated}
    told = {"person_id": seated[0], **record} if step == "give_opinion" else meeting
    assert says in refused(hand, step, told, member(seated[0]) if who == "member" else HANDLER), why


def test_a_member_gives_only_the_own_opinion_and_nobody_rewrites_it() -> None:
    hand = Hand()
    first, second, *_ = hand.draw()
    told = {"person_id": second, "view": "适用。", "reasons": "有。"}
    assert "只能提交本人的意见" in refused(hand, "give_opinion", told, member(first))
    assert "不是本次咨询的委员" in refused(hand, "give_opinion", told, member(999))
    hand.opine(second)
    hand.opine(second, view="改了看法，不适用。")
    assert hand.state.seat(second).opinion.view.startswith("改了看法")
    assert "不能由他人改写" in refused(hand, "give_opinion", told, HANDLER)


def test_opinions_stay_sealed_until_all_are_in_or_the_discussion_opens() -> None:
    hand = Hand()
    *most, last = hand.draw()
    for pk in most:
        hand.opine(pk)
    assert hand.state.sealed
    hand.opine(last)
    assert not hand.state.sealed
    other = Hand()
    for pk in other.draw()[:4]:
        other.opine(pk)
    other.discuss(present=other.seated[:4])
    assert not other.state.sealed


def test_fewer_than_half_are_no_committee() -> None:
    hand = Hand()
    seated = hand.draw()
    for pk in seated:
        hand.opine(pk)
    meeting = {"on": MEET, "chair": seated[0], "present": seated[:2]}
    told = refused(hand, "open_discussion", meeting, HANDLER)
    assert "没有过半数" in told
    assert "第五十一条" in told


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"reasons": ""}, "第六十一条第三款"),
        ({"positions": []}, "至少填写"),
        ({"divided": True}, "已经有过半数委员同意"),
    ],
)
def test_an_opinion_is_recorded_whole_or_not_at_all(change: Any, says: str) -> None:
    hand = Hand()
    for pk in hand.draw():
        hand.opine(pk)
    hand.discuss()
    with pytest.raises(Exception, match=says):
        hand.conclude(**change)


def test_dissent_is_kept_with_its_reasons_and_a_split_panel_says_that_it_is_split() -> None:
    hand = Hand()
    for pk in hand.draw():
        hand.opine(pk)
    hand.discuss()
    mute = [{"person_id": pk, "stand": "dissent" if n == 0 else "agree"} for n, pk in enumerate(hand.seated)]
    with pytest.raises(Refused, match="请记录其不同意见及理由"):
        hand.conclude(positions=mute)
    with pytest.raises(Refused, match="同意的委员没有过半数"):
        hand.conclude(dissent=hand.seated[:3])
    hand.conclude(dissent=hand.seated[:3], divided=True)
    assert [each.words for each in hand.state.dissents] == ["检验机构没有该项资质。"] * 3


@pytest.mark.parametrize("adoption", ["part", "none"])
def test_not_adopting_needs_reasons(adoption: str) -> None:
    hand = Hand()
    hand.to_opinion()
    bare = {"adoption": adoption, "explanation": "决定稿没有采用。"}
    assert "第五十二条" in refused(hand, "answer", bare, HANDLER)
    hand.take("answer", {**bare, "reasons": "检验机构的资质已经另行查明。"}, HANDLER, MEET)
    hand.knowing(case=Case(signed=True))
    assert "不能再修改采纳情况" in refused(hand, "answer", bare, HANDLER)


def test_access_ends_with_the_day_and_a_new_day_opens_it_again() -> None:
    hand = Hand()
    hand.draw()
    assert hand.tick(UNTIL) == []
    assert hand.tick(UNTIL + timedelta(days=1)) == ["end_access"]
    assert not hand.state.access
    later = UNTIL + timedelta(days=2)
    new = {
        "meet_on": later + timedelta(days=5),
        "access_until": later + timedelta(days=9),
        "reason": "委员出差",
    }
    hand.take("reschedule", new, HANDLER, later)
    assert hand.state.access


def test_access_ends_with_the_opinion() -> None:
    hand = Hand()
    hand.to_opinion()
    assert not hand.state.access
    assert hand.tick(UNTIL + timedelta(days=30)) == []


@pytest.mark.parametrize(
    ("change", "facts", "says"),
    [
        ({}, {"case": None}, "没有案号为"),
        ({}, {"case": Case(running=False)}, "没有案号为"),
        ({}, {"case": Case(signed=True)}, "第六十一条第三款"),
        ({}, {"running": "某复议咨询〔2026〕1号"}, "正在咨询"),
        ({"ground": "own_act"}, {}, "第五十二条第二款第（三）项"),
        ({"meet_on": DAY - timedelta(days=1)}, {}, "早于今天"),
        ({"access_until": MEET - timedelta(days=1)}, {}, "不能查阅"),
    ],
)
def test_what_cannot_be_referred(change: Any, facts: Any, says: str) -> None:
    with pytest.raises(Refused, match=says):
        Hand(facts=facts, **change)


def test_what_the_law_says_must_be_asked_is_not_taken_back() -> None:
    assert "应当提请的情形" in refused(Hand(), "withdraw", {"reason": "不需要了"}, HEAD)
    hand = Hand(ground="needed")
    hand.take("withdraw", {"reason": "双方已经和解，不再需要"}, HEAD, DAY)
    assert hand.state.stage == "withdrawn"


def test_a_register_that_is_too_small_refuses_the_draw() -> None:
    assert "第五十二条第一款" in refused(Hand(pool(4)), "draw", {}, HANDLER)
