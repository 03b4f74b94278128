"""How like two disputes are: the words, the points, and what must never become a word."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuyuan.law.likeness import (
    MOST_PAIRS,
    Match,
    Told,
    Traits,
    Yardstick,
    clean,
    common_words,
    pairs_of,
    rarest,
    traits,
    weights,
)

NOISE = Told(
    "penalty",
    "生态环境",
    7,
    ("行政处罚决定书", "撤销对夜间施工噪音的罚款", "工地夜间浇筑混凝土，已经取得夜间施工证明"),
    ("张小三", "汝州市生态环境局"),
)
INJURY = Told("work_injury", "人力资源", 8, ("工伤认定决定书", "下班途中骑电动车被撞，不是主要责任"))
HAN = st.text("夜间施工噪音罚款工伤认定下班途中摆摊占道经营拆除房屋", max_size=60)


def compare(mine: Traits, ended: Traits) -> Match:
    return Yardstick(mine, {}, 10).compare(ended)


CLEANED = [
    (("张小三不服处罚",), ("张小三",), "张小三", "a party's name"),
    (("张小三丰不服",), ("张小三", "张小三丰"), "丰", "the longer name goes first"),
    (("李某某在场",), (), "李某", "a masked name is a name"),
    (("不服汝市监罚〔2026〕12号处罚",), (), "监罚", "the number of a document"),
    (("（2026）豫0482行初12号判决认定",), (), "行初", "the number of a court"),
    (("申请人请求撤销",), (), "申请", "words of form"),
    (("身份证410482199001011234",), (), "41", "numbers are no words: pairs are of Chinese characters"),
]


@pytest.mark.parametrize(("texts", "hidden", "gone", "why"), CLEANED, ids=[row[-1] for row in CLEANED])
def test_names_and_words_of_form_never_become_words(
    texts: tuple[str, ...], hidden: tuple[str, ...], gone: str, why: str
) -> None:
    assert not any(gone in pair for pair in pairs_of(clean(texts, hidden))), why


def test_a_name_of_one_character_does_not_tear_the_text() -> None:
    assert "施工" in pairs_of(clean(("夜间施工",), ("施", "")))


def test_a_text_gives_a_bounded_number_of_words_however_long_it_is() -> None:
    long = "".join(chr(0x4E00 + number) for number in range(9000))
    assert len(pairs_of(clean((long,)))) == MOST_PAIRS


def test_the_same_dispute_of_the_same_organ_gets_a_hundred() -> None:
    match = compare(traits(NOISE), traits(NOISE))
    assert (match.score, match.same) == (100, ("act_kind", "area", "organ_id"))


def test_another_dispute_gets_nothing() -> None:
    assert compare(traits(NOISE), traits(INJURY)).score < 10


def test_what_the_open_matter_does_not_have_cannot_be_missed() -> None:
    bare = replace(NOISE, area="", organ_id=None)
    assert compare(traits(bare), traits(NOISE)).score == 100


def test_a_cause_counts_only_when_both_have_it() -> None:
    ended = replace(traits(NOISE), cause="procedure")
    assert "cause" not in compare(traits(NOISE), ended).same
    assert "cause" in compare(ended, ended).same


def test_empty_texts_are_alike_in_nothing() -> None:
    nothing = Traits("", "", None, "", frozenset())
    assert compare(nothing, nothing).score == 0


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    mine = Traits("", "", None, "", frozenset({"常见", "少见"}))
    stick = Yardstick(mine, {"常见": 900, "少见": 2}, 1000)
    rare, common = (replace(mine, pairs=frozenset({word})) for word in ("少见", "常见"))
    assert stick.compare(rare).score > stick.compare(common).score


def test_a_word_no_ended_matter_has_finds_none() -> None:
    assert rarest(["没有", "一件", "两件"], {"没有": 0, "一件": 1, "两件": 2}, 8) == ["一件", "两件"]


def test_shared_pairs_side_by_side_are_shown_as_one_word() -> None:
    shared = frozenset({"夜间", "间施", "施工", "罚款"})
    assert common_words("工地夜间施工，处以罚款", shared, weights(shared, {}, 10)) == ["夜间施工", "罚款"]


@given(first=HAN, second=HAN)
def test_only_a_twin_is_wholly_alike(first: str, second: str) -> None:
    one, other = frozenset(pairs_of(first)), frozenset(pairs_of(second))
    found = Yardstick(Traits("", "", None, "", one), {}, 10).likeness(one & other, len(other))
    assert 0 <= found <= 1
    assert (found > 0.999999) == (bool(one) and one == other)  # sums of fractions


@given(texts=st.lists(HAN, min_size=1, max_size=6), own=HAN)
def test_no_other_ever_ranks_before_a_twin(texts: list[str], own: str) -> None:
    mine = traits(replace(NOISE, texts=(own,)))
    best = compare(mine, mine).score
    assert all(compare(mine, traits(replace(NOISE, texts=(each,)))).score <= best for each in texts)


@given(text=st.text(max_size=300), hidden=st.lists(st.text(max_size=8), max_size=4))
def test_any_text_can_be_read(text: str, hidden: list[str]) -> None:
    pairs = pairs_of(clean((text,), hidden))
    assert len(pairs) <= MOST_PAIRS
    assert all(len(pair) == 2 for pair in pairs)


LONG = ["罚" * 20_000, "1" * 20_000, "(2026)豫" + "1" * 20_000, "〔2026〕" * 4000, "某" * 20_000]


@pytest.mark.parametrize("text", LONG, ids=["Han", "digits", "a number without end", "years", "masks"])
def test_no_text_takes_long_to_read(text: str) -> None:
    began = perf_counter()
    pairs_of(clean((text,), ("某人",)))
    assert perf_counter() - began < 1
