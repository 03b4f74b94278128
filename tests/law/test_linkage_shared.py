"""共享信息: what a rule may say, what it lets the other side read, and the life of an item; without a database."""

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fuyuan.business.linkage.findings.windows import Window
from fuyuan.business.linkage.procedure import SHARED
from fuyuan.business.linkage.sharing.limited import Told, item_of, masked, without
from fuyuan.business.linkage.sharing.rules import OFFERED, Part, Reader, RuleChange, SharingRule, Subject
from fuyuan.business.linkage.sides import Side
from fuyuan.matters.record import InvalidRecord, parse_record
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import PORTAL_POSTS, RESPONDENT_POSTS, Post

CLERK = Actor(Post.JOINT_OFFICE, "沈言", 4, 1, "联席办")
JUDGE = Actor(Post.COURT_LIAISON, "高法官", 5, 3, "某法院")
HEAD = Actor(Post.OFFICE_HEAD, "周主任", 6, 2, "复议机构")
DAY = date(2026, 7, 14)
FACTS = {"office_id": 1, "court_id": 3}


def rule_data(**more: Any) -> dict[str, Any]:
    return {
        "code": "decisions", "name": "复议决定送法院参考", "subject": "decision", "giver": "government",
        "readers": ["court_liaison"], "parts": ["number", "kind", "organ", "parties", "result", "reasons", "days"],
        "basis": "联席会议纪要", "valid_from": DAY, "approved_by": "召集人", "approved_on": DAY, **more,
    }  # fmt: skip


def sharing_rule(**more: Any) -> SharingRule:
    return parse_record(SharingRule, rule_data(**more))


def told(**more: Any) -> Told:
    parts = {
        Part.NUMBER: [("决定书文号", "某政复决〔2026〕1号")], Part.PARTIES: [("申请人", "张三丰"), ("第三人", "某某商贸公司")],
        Part.REASONS: [("理由", "张三丰与张三同住，代理人欧阳修到场。")], Part.CAUSE: [("原因", "")],
    }  # fmt: skip
    people = ("张三", "张三丰", "欧阳修")
    return Told("decision:1", "行政复议决定：行政处罚（某局）", DAY, parts, people, **more)


WRONG = [
    ({"readers": ["joint_office"]}, "属于共享方自己", "a side does not share with itself"),
    ({"readers": []}, "至少填写 1 项", "somebody must be able to read it"),
    ({"readers": ["respondent_head"]}, "请从列出的选项中选择", "whoever is complained of is never a reader"),
    ({"parts": ["counts"]}, "可以共享的是", "a decision has no figures"),
    ({"subject": "figures"}, "没有案号、文号", "and figures have no case number"),
    ({"approved_on": DAY + timedelta(days=1)}, "批准以前不能共享", "approval comes first"),
    ({"basis": ""}, "至少 2 个字", "nothing is shared without a basis"),
]


@pytest.mark.parametrize(("change", "words", "why"), WRONG, ids=[why for _, _, why in WRONG])
def test_a_rule_that_cannot_hold_is_refused(change: dict[str, Any], words: str, why: str) -> None:
    with pytest.raises(InvalidRecord, match=words):
        sharing_rule(**change)


def test_no_reader_is_a_party_or_a_respondent() -> None:
    assert not {Post(reader.value) for reader in Reader} & (PORTAL_POSTS | RESPONDENT_POSTS)


def test_a_change_keeps_the_code_and_says_why() -> None:
    change = parse_record(RuleChange, {**rule_data(code=""), "reason": "增加理由"})
    assert change.rule("decisions") == sharing_rule()
    with pytest.raises(InvalidRecord):
        parse_record(RuleChange, rule_data())


NAMES = [
    ("张三", "张某", "the surname alone"),
    ("欧阳修", "欧阳某", "a compound surname is one"),
    ("欧阳", "欧某", "two characters may be a surname and a name"),
    ("买买提·艾力", "买某", "however long"),
]


@pytest.mark.parametrize(("name", "shown", "why"), NAMES, ids=[why for _, _, why in NAMES])
def test_a_name_is_left_out_but_for_its_surname(name: str, shown: str, why: str) -> None:
    assert masked(name) == shown


def test_a_longer_name_is_not_half_masked_by_a_shorter_one() -> None:
    assert without(("张三", "张三丰"), "张三丰与张三同住") == "张某与张某同住"


def test_the_item_shows_what_the_rule_names_and_nothing_else() -> None:
    item = item_of(told(), sharing_rule(parts=["parties", "cause"]))
    assert [(line.label, line.text) for line in item.lines] == [
        ("申请人", "张某"),
        ("第三人", "某某商贸公司"),
    ]
    named = item_of(told(), sharing_rule(parts=["parties"], anonymous=False))
    assert named.lines[0].text == "张三丰"


@given(
    subject=st.sampled_from(Subject), data=st.data(), names=st.lists(st.text("张王李赵钱孙欧阳丰修", min_size=2, max_size=4), max_size=5),
)  # fmt: skip
def test_no_name_gets_out_under_a_rule_that_leaves_names_out(
    subject: Subject, data: st.DataObject, names: list[str]
) -> None:
    parts = data.draw(st.lists(st.sampled_from(sorted(OFFERED[subject])), min_size=1, unique=True))
    facts = {part: [("内容", f"{'、'.join(names)}同意")] for part in Part}
    what = Told("k", f"{''.join(names)}案", DAY, facts, tuple(names))
    item = item_of(what, sharing_rule(subject=subject, parts=parts))
    shown = [item.title, *(line.text for line in item.lines)]
    assert not [name for name in names for text in shown if name in text]
    assert len(item.lines) == len(parts)


@given(starts=st.lists(st.integers(0, 40), min_size=1, max_size=5), on=st.integers(-5, 45))
def test_nothing_from_before_a_rule_began_is_shared(starts: list[int], on: int) -> None:
    for start in starts:
        held = sharing_rule(valid_from=DAY + timedelta(days=start))
        assert held.covers(DAY + timedelta(days=on)) == (on >= start)
    assert not sharing_rule(enabled=False).covers(DAY + timedelta(days=50))


def test_a_rule_of_figures_names_its_period() -> None:
    held = sharing_rule(subject="figures", parts=["counts"], window="half")
    assert held.window is Window.HALF
    assert held.subject.periodic


def shared(giver: str = "government") -> Driver:
    driver = Driver(SHARED, facts=FACTS)
    readers = ["court_liaison"] if giver == "government" else ["joint_office", "office_head"]
    item = item_of(
        told(source_kind="reconsideration", source_id=9), sharing_rule(giver=giver, readers=readers)
    )
    driver.take("share", item.model_dump(), SYSTEM, DAY)
    return driver


def test_only_the_system_shares_and_the_organ_of_the_giving_side_answers_for_it() -> None:
    assert shared().state.organ_id == 1
    assert shared("court").state.organ_id == 3
    with pytest.raises(Refused, match="由系统办理"):
        Driver(SHARED, facts=FACTS).take("share", item_of(told(), sharing_rule()).model_dump(), CLERK, DAY)


BACK = {"reason": "误写了当事人姓名。", "by": "沈言"}


def test_the_giving_side_takes_it_back_and_the_other_does_not() -> None:
    assert shared("court").take("take_back", BACK, JUDGE, DAY).stage == "withdrawn"
    assert shared("court").take("take_back", BACK, CLERK, DAY).stage == "withdrawn", (
        "the office keeps the rules"
    )
    with pytest.raises(Refused, match="由政府一方共享"):
        shared().take("take_back", BACK, JUDGE, DAY)


def test_taking_back_says_why() -> None:
    with pytest.raises(InvalidRecord):
        shared().take("take_back", {"reason": "", "by": "沈言"}, CLERK, DAY)


class SharedWalk(RuleBasedStateMachine):
    """Whoever tries what in which order: an item is shared, and at most once taken back by who may."""

    @initialize(giver=st.sampled_from(Side))
    def begin(self, giver: Side) -> None:
        self.giver, self.driver, self.item = giver, shared(giver.value), None
        self.item = self.driver.state.item

    @rule(who=st.sampled_from((CLERK, JUDGE, HEAD)), days=st.integers(0, 3))
    def take_back(self, who: Actor, days: int) -> None:
        was = self.driver.state.stage
        try:
            self.driver.take("take_back", BACK, who, DAY + timedelta(days=days))
        except Refused:
            may = who is CLERK or (who is JUDGE and self.giver is Side.COURT)
            assert was == "withdrawn" or not may
        else:
            assert was == "shared"

    @invariant()
    def what_was_shared_never_changes(self) -> None:
        state = self.driver.state
        assert state.item == self.item
        assert (state.stage == "withdrawn") == (state.back is not None) == (state.back_on is not None)
        assert state.closed_on == DAY, "shared is done: nobody owes anything"
        assert SHARED.fold(self.driver.events) == state


TestSharedWalk = SharedWalk.TestCase
TestSharedWalk.settings = settings(max_examples=30, stateful_step_count=6, deadline=None)
