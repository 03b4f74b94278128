"""《行政复议法》第七十九条第一款: which decisions are published, what is hidden, who confirms, what stands in the way. No database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from driver import Refused
from hypothesis import given, settings
from hypothesis import strategies as st
from publicity_hands import DAY, FIRST, HEAD, SECOND, Found, confirmed, drafted, opened, published

from fuyuan.business.litigation.disclosed import agents
from fuyuan.business.publicity.decisions.candidates import (
    Answers,
    HowPublic,
    Known,
    Policy,
    age_on,
    objections,
    obstacles,
    usual,
)
from fuyuan.business.publicity.masking import Mask, proposed
from fuyuan.business.publicity.redaction import Parties, redact
from fuyuan.business.publicity.words import around, marked, phrases, tokens
from fuyuan.law.vocabulary import ActKind
from fuyuan.organs.actor import SYSTEM

PUBLIC = HowPublic.PUBLIC


# -- which ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "policy", "kept"),
    [
        (Known(DAY), Policy(), False),  # nothing known against it
        (Known(DAY, (date(1980, 1, 1),)), Policy(), False),  # an adult
        (Known(DAY, (date(2008, 3, 3),)), Policy(), True),  # eighteen tomorrow (民法典第十七条)
        (Known(DAY, (date(2008, 3, 2),)), Policy(), False),  # eighteen today
        (Known(DAY, guarded=True), Policy(), True),  # acts through a 法定代理人, age unknown
        (Known(DAY, (date(2012, 1, 1),)), Policy(minors=True), False),  # the place publishes these too
    ],
)
def test_the_rule_keeps_back_what_concerns_a_minor(known: Known, policy: Policy, kept: bool) -> None:
    assert bool(list(obstacles(known, policy))) is kept


@pytest.mark.parametrize(
    ("answers", "policy", "articles"),
    [
        (Answers(PUBLIC, False, False, False), Policy(), []),
        (Answers(PUBLIC, True, False, False), Policy(), ["FOI 14"]),  # 国家秘密
        (Answers(PUBLIC, False, True, True), Policy(), ["FOI 15", "FOI 15"]),  # both secrets are named
        (Answers(HowPublic.CLOSED, False, False, False), Policy(), ["L23 79.1"]),  # 根据行政行为的公开情况
        (Answers(HowPublic.REQUEST, False, False, False), Policy(), []),
        (Answers(HowPublic.REQUEST, False, False, False), Policy(on_request=False), ["L23 79.1"]),
    ],
)
def test_what_was_found_out_decides_with_its_article(
    answers: Answers, policy: Policy, articles: list[str]
) -> None:
    assert [article for _, article in objections(answers, policy)] == articles


def test_how_public_an_act_usually_is_is_a_table_not_a_decision() -> None:
    assert usual(ActKind.PENALTY) is PUBLIC
    assert usual(ActKind.WORK_INJURY) is HowPublic.REQUEST
    assert opened().procedure.step("propose").initial(opened().state, None) == {"how_public": PUBLIC}  # type: ignore[arg-type]


def test_a_decision_that_may_not_be_published_is_refused_with_every_reason() -> None:
    with pytest.raises(Refused, match="涉及国家秘密；涉及个人隐私.*不予公开.*第十四条"):
        opened().do("propose", how_public="public", state_secret=True, privacy=True)


def test_a_scan_has_no_text_and_is_refused_saying_so() -> None:
    with pytest.raises(Refused, match="扫描"):
        opened(source=Found("", "这份文件里没有文字，是扫描的图片")).do("propose", how_public="public")


# -- confirmed by two ----------------------------------------------------------------------------------------------


def test_both_confirmations_are_on_record_and_the_day_is_the_second_persons() -> None:
    """《行政复议法》第七十九条第一款."""
    state = confirmed().state
    assert (state.first.by, state.second.by) == (str_of(FIRST), str_of(SECOND))
    assert (state.stage, state.publish_on) == ("scheduled", DAY)


def str_of(actor: object) -> str:
    return f"{actor.organ_name} {actor.post.label} {actor.name}"  # type: ignore[attr-defined]


@pytest.mark.parametrize("step", ["hide", "describe"])
def test_nobody_confirms_what_he_worked_on(step: str) -> None:
    hands = drafted()
    record = (
        {"words": "某村", "alias": "×××"}
        if step == "hide"
        else {"title": "另外一个标题", "summary": "十个字以上的摘要才可以。"}
    )
    hands.do(step, SECOND, **record)
    hands.do("submit", read=True)
    with pytest.raises(Refused, match="另一个人复核"):
        hands.do("confirm", SECOND, read=True, publish_on=DAY)
    hands.do("confirm", HEAD, read=True, publish_on=DAY)


def test_whoever_changes_a_confirmed_text_sends_it_back_to_the_beginning() -> None:
    hands = confirmed()
    hands.do("rename", HEAD, old="张某某", to="张某1")
    state = hands.state
    assert (state.stage, state.first, state.second, state.publish_on) == ("drafting", None, None, None)
    assert "张某1称" in state.mask.text


def test_it_is_published_on_its_day_not_before() -> None:
    hands = drafted()
    hands.do("submit", read=True)
    hands.do("confirm", SECOND, read=True, publish_on=DAY + timedelta(days=3))
    with pytest.raises(Refused, match="还没有到"):
        hands.do("publish", day=DAY + timedelta(days=2))
    release = next(duty for duty in hands.procedure.duties(hands.state) if duty.lapse)
    assert (release.lapse, release.due_on) == ("publish", DAY + timedelta(days=2)), (
        "the clock acts the day after"
    )
    assert hands.do("publish", SYSTEM, DAY + timedelta(days=3)).published_on == DAY + timedelta(days=3)
    assert "late" not in hands.events[-1].stamped


def test_a_withdrawn_decision_is_published_again_only_by_two_confirmations() -> None:
    hands = published()
    hands.do("withdraw", HEAD, reason="当事人提出异议")
    state = hands.do("republish")
    assert (state.stage, state.round, state.hands, state.published_on) == ("drafting", 2, (), None)
    with pytest.raises(Refused, match="待公开|拟公开稿"):
        hands.do("publish")


def test_the_period_is_the_places_own_and_a_held_decision_owes_another_look() -> None:
    hands = drafted()
    assert hands.state.due_on == date(2026, 3, 30), "twenty working days after service"
    hands.do("hold", ground="suit", reason="申请人已起诉", review_on=date(2026, 6, 1))
    assert [(duty.title, duty.due_on) for duty in hands.procedure.duties(hands.state)] == [
        ("重新研究能不能公开", date(2026, 6, 1))
    ]
    hands.do("resume", day=date(2026, 6, 1))
    hands.do("decline", HEAD, date(2026, 6, 1), ground="privacy", reason="隐去以后仍能认出")
    assert not list(hands.procedure.duties(hands.state))


def test_a_hold_without_a_later_day_is_refused() -> None:
    with pytest.raises(Refused, match="今天以后"):
        drafted().do("hold", ground="other", reason="待研究", review_on=DAY)


# -- the leak check ------------------------------------------------------------------------------------------------


def test_a_leak_blocks_and_names_itself_until_it_is_mended() -> None:
    hands = drafted()
    hands.do("describe", title="张三不服处罚案", summary="张三不服，电话13800000000，复议机关维持。")
    with pytest.raises(Refused, match="核查发现.*张三"):
        hands.do("submit", read=True)
    hands.do("describe", title="某市公安局处罚案", summary="申请人不服处罚，复议机关维持了处罚决定。")
    hands.do("submit", read=True)


def test_the_name_of_a_party_is_never_given_back_another_word_is_with_a_reason() -> None:
    hands = drafted()
    groups = {group.original: group.key for group in hands.state.mask.groups()}
    with pytest.raises(Refused, match="当事人"):
        hands.do("give_back", key=groups["张三"], reason="他自己同意")
    hands.do("give_back", key=groups["女"], reason="性别与本案有关")
    assert "张某某，女，" in hands.state.mask.text
    assert hands.state.mask.given_back[0].reason == "性别与本案有关"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"words": "某村", "alias": "某村民组"}, "还有要隐去的内容"),  # would hide nothing
        ({"words": "李四", "alias": "×××"}, "没有可以隐去"),  # stands nowhere
        ({"words": "张三", "alias": "张某某", "what": "name"}, "没有可以隐去"),  # hidden already
        ({"words": "某村", "alias": "张某某", "what": "name"}, "已经用于"),  # one alias for two
    ],
)
def test_hiding_by_hand_is_refused_where_it_would_deceive(record: dict[str, str], reason: str) -> None:
    hands = drafted(source=Found("申请人：张三。\n事情发生在某村。"))
    with pytest.raises(Refused, match=reason):
        hands.do("hide", **record)


def test_two_persons_never_share_an_alias() -> None:
    hands = drafted(source=Found("申请人：张三。\n证人李铁柱在场。"))
    with pytest.raises(Refused, match="已经用于"):
        hands.do("rename", old="张某某", to="李某某")


# -- masks ---------------------------------------------------------------------------------------------------------


def test_what_people_decided_survives_a_new_run_of_the_redactor() -> None:
    hands = drafted()
    hands.do("hide", words="某村", alias="某地")
    groups = {group.original: group.key for group in hands.state.mask.groups()}
    hands.do("give_back", key=groups["女"], reason="与本案有关")
    text = hands.do("propose", how_public="public").mask.text
    assert "张某某，女，住某地" in text


PIECES = st.lists(
    st.sampled_from(["张三", "李四", "甲乙", "，", "某村", "\n", "张 三", "处罚"]), min_size=1, max_size=12
)


@settings(max_examples=60, deadline=None)
@given(PIECES, st.lists(st.sampled_from(["张三", "李四", "甲乙", "某村", "张"]), max_size=4))
def test_whatever_is_hidden_and_given_back_the_source_can_be_read_out_of_the_mask(
    pieces: list[str], words: list[str]
) -> None:
    source = "".join(pieces)
    mask = Mask(source=source)
    for at, word in enumerate(words):
        mask = mask.hide(word, f"某{at}", "姓名")
        assert "".join(piece for piece, _ in mask.pieces()) == source
        ends = [(span.start, span.end) for span in mask.spans]
        assert ends == sorted(ends)
        assert all(before[1] <= after[0] for before, after in zip(ends, ends[1:], strict=False))
        assert not any(word in piece.replace(" ", "") for piece, span in mask.pieces() if span is None)
    for group in mask.groups():
        mask = mask.give_back(group.key, "可以公开", "甲")
    assert mask.text == source


def test_a_span_says_whether_the_file_or_the_text_knew_it() -> None:
    text = "申请人：张三。\n证人李铁柱在场。"
    parties = Parties(people=(("张三",),))
    by = {group.original: group.by for group in proposed(text, redact(text, parties), parties).groups()}
    assert by == {"张三": "案卷中已知", "李铁柱": "文中识别"}


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("王明", ["王明"]),
        ("王明 河南明达律师事务所", ["王明"]),
        ("王明、李红，河南明达律师事务所律师", ["王明", "李红"]),
        ("河南明达律师事务所", []),  # a firm of lawyers may be named
        ("王明（河南明达律师事务所）", ["王明"]),
        ("", []),
    ],
)
def test_the_agent_of_a_plaintiff_is_hidden_the_firm_is_not(told: str, names: list[str]) -> None:
    assert agents(told) == names


# -- words for the index -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("复议", [(("复议",), False)]),  # a two-character word is one entry
        ("行政复议", [(("行政", "政复", "复议"), False)]),  # a longer one a phrase
        ("第六十四条", [(("第六", "六十", "十四", "四条"), False)]),  # an article
        (
            "汝政复决〔2026〕12号",
            [(("汝政", "政复", "复决", "2026", "12", "号"), True)],
        ),  # a document number, brackets or not
        ("2026 处罚", [(("2026",), True), (("处罚",), False)]),  # two words
        ("款500元", [(("500", "元"), True)]),  # an ending is not in the index: what follows is asked
        ("罚", [(("罚",), True)]),  # a single character begins a pair
        ("〔〕 ，", []),  # nothing to ask for
        ("ＡＢＣ", [(("abc",), True)]),  # full width
    ],
)
def test_a_question_becomes_words_of_the_index(query: str, found: list[object]) -> None:
    assert phrases(query) == found


def test_a_text_and_a_question_meet_whatever_stands_between_their_characters() -> None:
    assert tokens("陈述、申辩") == ["陈述", "申辩"]
    assert [piece for piece, hit in marked("听取陈述、申辩以后", "陈述申辩") if hit] == ["陈述、申辩"]
    assert (
        around("前" * 80 + "罚款五百元" + "后" * 80, "罚款")
        == "…" + "前" * 30 + "罚款五百元" + "后" * 57 + "…"
    )
    assert marked("没有", "") == [("没有", False)]


@given(st.text(max_size=40), st.text(max_size=12))
@settings(max_examples=80, deadline=None)
def test_marking_never_changes_a_text(text: str, query: str) -> None:
    assert "".join(piece for piece, _ in marked(text, query)) == text


@given(st.dates(date(1950, 1, 1), date(2020, 1, 1)), st.integers(0, 90))
@settings(max_examples=40, deadline=None)
def test_a_birthday_adds_a_year_on_its_day(born: date, years: int) -> None:
    day = born.replace(year=born.year + years, day=min(born.day, 28))
    assert age_on(born.replace(day=min(born.day, 28)), day) == years
