"""The draw of a panel: recusal is hard, expertise and load decide, the published seed gives the same seats again."""

from __future__ import annotations

import hashlib

import pytest
from committee_hands import SEED, candidate, pool
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.business.committee.draw import Candidate, TooFew, draw, ranked
from fuyuan.business.committee.recusal import grounds, recused

candidates = st.lists(
    st.builds(
        Candidate,
        person_id=st.integers(1, 400),
        name=st.just("委员"),
        outside=st.booleans(),
        fields=st.lists(st.sampled_from(["law", "land", "health"]), max_size=3, unique=True).map(tuple),
        load=st.integers(0, 9),
        away=st.booleans(),
        conflicts=st.sampled_from([(), (), ("在某市公安局工作",)]),
    ),
    max_size=40,
    unique_by=lambda each: each.person_id,
)


@given(candidates, st.integers(3, 9), st.integers(0, 9), st.text(max_size=8), st.randoms())
def test_nobody_barred_is_ever_seated_and_the_order_of_the_register_means_nothing(
    found: list[Candidate], size: int, outside: int, seed: str, dice: object
) -> None:
    outside = min(outside, size)
    told = {"fields": ["land"], "size": size, "outside": outside, "seed": seed}
    fit = [each for each in found if not each.barred]
    if len(fit) < size or sum(each.outside for each in fit) < outside:
        with pytest.raises(TooFew):
            draw(found, **told)
        return
    drawn = draw(found, **told)
    shuffled = list(found)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert draw(shuffled, **told) == drawn
    seated = [each for each in found if each.person_id in drawn.panel]
    assert not any(each.barred for each in seated)
    assert len(drawn.panel) == len(seated) == size
    assert sum(each.outside for each in seated) >= outside
    assert {*drawn.panel, *drawn.reserve} == {each.person_id for each in fit}


@pytest.mark.parametrize(
    ("better", "worse", "why"),
    [
        (candidate(2, load=9), candidate(1, load=0), "who knows the field comes first, however often asked"),
        (candidate(2, load=1), candidate(4, load=2), "among those who know it, who was asked less often"),
    ],
)
def test_expertise_before_load(better: Candidate, worse: Candidate, why: str) -> None:
    assert [each.person_id for each in ranked([worse, better], ["land"], SEED)] == [
        better.person_id,
        worse.person_id,
    ], why


def test_the_lot_is_a_hash_anybody_can_compute() -> None:
    equal = [candidate(pk, outside=True, fields=("law",)) for pk in (7, 8, 9)]
    by_hand = sorted((7, 8, 9), key=lambda pk: hashlib.sha256(f"{SEED}:{pk}".encode()).hexdigest())
    assert list(draw(equal, fields=["law"], size=3, outside=0, seed=SEED).panel) == by_hand


def test_another_seed_seats_others() -> None:
    found = [candidate(pk, fields=("law",)) for pk in range(1, 60)]
    panels = {draw(found, fields=["law"], size=5, outside=2, seed=str(n)).panel for n in range(20)}
    assert len(panels) == 20


def test_a_register_that_is_too_small_says_what_is_missing() -> None:
    with pytest.raises(
        TooFew, match="需要5名委员，其中专家、学者不少于5名；现在可以参加的有6名，其中专家、学者4名"
    ):
        draw(pool(6), fields=["law"], size=5, outside=5, seed=SEED)


@pytest.mark.parametrize(
    ("name", "employer", "why"),
    [
        ("王五", 31, "在某市公安局工作"),
        ("刘律师", None, "与代理人同名，或者就是本人"),
        ("孙警官", None, "与被申请人参加复议的工作人员同名，或者就是本人"),
        ("陈明", None, "与本案承办人同名，或者就是本人"),
    ],
)
def test_who_stands_in_the_case_steps_aside(name: str, employer: int | None, why: str) -> None:
    people = (("代理人", "刘律师"), ("被申请人参加复议的工作人员", "孙警官"), ("本案承办人", "陈明"))
    assert grounds(name, employer, respondents={31: "某市公安局"}, people=people) == (why,)


def test_a_declared_relation_bars_and_a_stranger_is_free() -> None:
    told = {"respondents": {31: "某市公安局"}, "people": (("申请人", "张三"),)}
    assert grounds("王五", 40, **told) == ()
    assert grounds("王五", 40, declared=["与张三有申报的关系：近亲属"], **told) == (
        "与张三有申报的关系：近亲属",
    )


def test_a_recusal_says_that_it_is_local_policy_and_on_what_it_rests() -> None:
    refusal = recused("王五", ["在某市公安局工作"])
    assert "本地规定" in refusal.reason
    assert "第三条第二款" in str(refusal)
