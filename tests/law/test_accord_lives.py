"""Agreements without a database: what may be waived, who approves, what follows when somebody does not perform."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import given, settings
from hypothesis import strategies as st

from fuyuan.business.guidance.procedure import ACCORD
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

UNIT = Actor(Post.RESPONDENT_LIAISON, "李联络", 2, 7, "某局")
HEAD = Actor(Post.RESPONDENT_HEAD, "王局长", 3, 7, "某局")
OTHER = Actor(Post.RESPONDENT_LIAISON, "张联络", 4, 8, "某镇")
DAY = date(2026, 3, 2)  # a Monday
FIRST = {"owed": "party", "what": "缴纳罚款", "amount": 4000, "by": date(2026, 4, 1)}
SECOND = {"owed": "party", "what": "缴纳罚款", "amount": 6500, "by": date(2026, 5, 6)}
ENFORCE = {
    "kind": "enforce", "party_kind": "person", "party": "赵某", "act": "行政处罚决定", "act_number": "某罚〔2025〕9号",
    "acted_on": date(2025, 9, 1), "why": "一次缴纳有困难", "principal": 10000, "added": 2000, "waived": 1500,
    "remedy": "已经拆除违法建设", "items": [FIRST, SECOND], "harmless": "款项全部上缴国库，不涉及第三人",
}  # fmt: skip
DISPUTE = {
    **ENFORCE, "kind": "dispute", "source": "某调〔2026〕3号", "principal": None, "added": None, "waived": None, "remedy": "",
    "items": [{"owed": "unit", "what": "重新核发许可", "by": date(2026, 4, 1)}],
}  # fmt: skip


def drafted(record: dict[str, Any], source: Any = ("mediation", 5)) -> Driver:
    driver = Driver(ACCORD, facts={"source": source})
    driver.take("draft", record, UNIT, DAY)
    return driver


def signed(record: dict[str, Any]) -> Driver:
    driver = drafted(record)
    driver.take("approve", {}, HEAD, DAY)
    driver.take("sign", {"on": DAY, "by": "赵某本人"}, UNIT, DAY)
    return driver


def perform(driver: Driver, item: int, day: date) -> Any:
    return driver.take("perform", {"item": item, "on": day, "result": "缴款凭证"}, UNIT, day)


def test_not_performed_enforcement_goes_on_and_what_is_paid_late_still_ends_it() -> None:
    """QZF 42.2: 当事人不履行执行协议的，行政机关应当恢复强制执行."""
    driver = signed(ENFORCE)
    perform(driver, 1, date(2026, 3, 31))
    told = {"item": 2, "found": "到期没有缴纳，电话催告未果"}
    with pytest.raises(Refused, match="没有到期"):
        driver.take("break_off", told, UNIT, date(2026, 5, 6))
    assert driver.due("item-2") == date(2026, 5, 6)
    driver.take("break_off", told, UNIT, date(2026, 5, 7))
    owed = [duty for duty in driver.duties() if duty.done_on is None]
    assert [(duty.key, str(duty.basis)) for duty in owed] == [("resume", "《行政强制法》第四十二条第二款")]
    late = Driver(ACCORD, facts=driver.facts, events=list(driver.events), state=driver.state)
    assert perform(late, 2, date(2026, 5, 8)).stage == "performed"
    resumed = {"on": date(2026, 5, 8), "how": "余款6500元，划拨存款"}
    assert driver.take("resume", resumed, UNIT, date(2026, 5, 8)).stage == "resumed"


def test_a_reconciliation_not_performed_goes_back_to_where_it_came_from() -> None:
    driver = signed(DISPUTE)
    told = {"item": 1, "found": "许可没有核发"}
    state = driver.take("break_off", told, UNIT, date(2026, 4, 2))
    assert (state.stage, state.source_id, state.ended) == ("failed", 5, "没有履行，按原来的程序处理")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"added": 10001, "waived": None}, "不得超出"),  # QZF 45.2: no more on top than what was decided
        ({"waived": 2500}, "不能减免"),  # the fine itself is no matter of an agreement
        ({"remedy": ""}, "补救措施"),  # QZF 42.1: waived only to who mended something
        ({"waived": None}, "应当是 12000 元"),  # the instalments say less than what is owed
        (
            {"items": [{**FIRST, "owed": "unit"}]},
            "当事人履行什么",
        ),  # an agreement that asks nothing of the person
        ({"items": [{**FIRST, "by": date(2026, 3, 1)}, SECOND]}, "已经过去"),  # a day that is over
    ],
)
def test_what_an_enforcement_agreement_may_say(change: dict[str, Any], told: str) -> None:
    with pytest.raises(Refused, match=told):
        drafted(ENFORCE | change)


@pytest.mark.parametrize(
    ("change", "source", "told"),
    [
        ({"source": ""}, None, "请填写编号"),  # a reconciliation comes from somewhere
        ({}, None, "请核对编号"),  # a number nobody knows, or that is not for these eyes
        ({"waived": 10, "added": 10}, ("mediation", 5), "只有执行协议"),  # QZF 42.1 speaks of enforcement
    ],
)
def test_a_reconciliation_names_the_matter_it_comes_from(
    change: dict[str, Any], source: Any, told: str
) -> None:
    with pytest.raises(Refused, match=told):
        drafted(DISPUTE | change, source)


def test_somebody_else_approves_and_a_change_is_approved_again() -> None:
    driver = drafted(ENFORCE)
    with pytest.raises(Refused, match="由某局办理"):
        driver.take("drop", {"reason": "不再签订"}, OTHER, DAY)
    same = Actor(Post.RESPONDENT_HEAD, "李联络", 2, 7, "某局")
    with pytest.raises(Refused, match="以外的负责人"):
        driver.take("approve", {}, same, DAY)
    driver.take("send_back", {"reason": "第二期太晚"}, HEAD, DAY)
    gone = Driver(ACCORD, facts=driver.facts, events=list(driver.events), state=driver.state)
    gone.take("drop", {"reason": "当事人不愿意"}, UNIT, DAY)
    assert [duty.key for duty in driver.duties()] == ["revise"]
    assert gone.duties() == []
    driver.take("revise", ENFORCE, UNIT, DAY)
    driver.take("approve", {}, HEAD, DAY)
    assert driver.take("revise", ENFORCE, UNIT, DAY).stage == "drafting"


@settings(max_examples=25, deadline=None)
@given(days=st.lists(st.integers(0, 60), min_size=1, max_size=5), order=st.permutations([0, 1, 2, 3, 4]))
def test_performed_in_any_order_it_ends_with_the_last_and_owes_nothing(
    days: list[int], order: list[int]
) -> None:
    share, rest = divmod(10500, len(days))
    items = [
        {**FIRST, "amount": share + (rest if at == 0 else 0), "by": DAY + timedelta(days=each)}
        for at, each in enumerate(days)
    ]
    driver = signed({**ENFORCE, "items": items})
    for left, at in zip(range(len(days), 0, -1), [at for at in order if at < len(days)], strict=True):
        open_ones = [duty.key for duty in driver.duties() if duty.done_on is None]
        assert len(open_ones) == left
        perform(driver, at + 1, DAY + timedelta(days=70))
    assert driver.state.stage == "performed"
    assert driver.replay() == driver.state
    assert all(duty.done_on for duty in driver.duties())
