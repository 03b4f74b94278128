"""What may be called 专项, what a problem goes through, and what of a survey looks stuffed. Without a database."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from driver import Driver, Refused
from hypothesis import given, settings
from hypothesis import strategies as st
from supervision_hands import APPROVED, BUREAU, FILE, LIAISON, STAFF, START, STRANGER, UNIT

from fuyuan.business.supervision.campaigns.campaign import CAMPAIGN
from fuyuan.business.supervision.campaigns.problem import PROBLEM
from fuyuan.organs.standing import OrganFact

AREAS = ("教育", "市场监管", "城市管理")
DEPLOYED = {
    "title": "关于开展行政执法突出问题专项整治的通知", "issuer": "省司法厅", "level": "province", "on": START,
}  # fmt: skip
LATER = START + timedelta(days=10)


def plan(**more: Any) -> dict[str, Any]:
    words = dict.fromkeys(("charge", "focus", "schedule", "demand"), "按照方案办理")
    return {
        "title": "行政执法突出问题整治", "form": "key", "areas": AREAS[:2], "approval": APPROVED, "first_on": START,
        "last_on": START + timedelta(days=60), **words, **more,
    }  # fmt: skip


def begun(**more: Any) -> Driver:
    driver = Driver(CAMPAIGN, facts={"areas": AREAS, "office_id": BUREAU, "problems": 0, "open_problems": 0})
    driver.take("begin", plan(**more), STAFF, START)
    return driver


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"title": "行政执法专项整治"}, "专项监督由省级以上开展", id="a county's own is not called 专项"),
        pytest.param({"form": "special"}, "写明上级部署文件", id="special without a document"),
        pytest.param(
            {"form": "special", "deployment": {**DEPLOYED, "level": "below"}}, "设区的市、县的部署", id="a city cannot deploy it"
        ),
        pytest.param(
            {"form": "special", "deployment": {**DEPLOYED, "issuer": " "}}, "写明上级部署文件", id="nobody deployed it"
        ),
        pytest.param({"areas": ("航天",)}, "没有“航天”", id="the plan names the areas"),
        pytest.param({"last_on": START - timedelta(days=1)}, "早于开始日期", id="it cannot end before it begins"),
        pytest.param({"survey_to": START + timedelta(days=61)}, "整治期间以内", id="the survey ends with it"),
    ],
)  # fmt: skip
def test_special_supervision_needs_a_superiors_document(changes: dict[str, Any], reason: str) -> None:
    """JD25 21.1: 省级以上人民政府行政执法监督机构…开展专项监督; JD25 14."""
    with pytest.raises(Refused, match=reason):
        begun(**changes)


@pytest.mark.parametrize("level", ["state", "province"])
def test_deployed_from_above_it_is_a_special_one(level: str) -> None:
    """JD25 21.2: the plan of work names who answers for it, what is looked at, when, and what is asked."""
    driver = begun(form="special", title="行政执法突出问题专项整治", deployment={**DEPLOYED, "level": level})
    assert driver.state.begun.deployment.complete


def test_it_is_not_concluded_in_silence_about_what_is_left() -> None:
    driver = begun()
    driver.facts = {**driver.facts, "open_problems": 2, "problems": 5}
    told = {"overall": "整治取得了阶段性成效。", "proposals": "健全制度。"}
    with pytest.raises(Refused, match="还有2项"):
        driver.take("conclude", told, STAFF, LATER)
    with pytest.raises(Refused, match="不能取消"):
        driver.take("cancel", {"reason": "不办了"}, STAFF, LATER)
    driver.take("conclude", {**told, "left": "转为日常监督继续督促。"}, STAFF, LATER)
    assert driver.state.stage == "concluded"


# -- a problem ---------------------------------------------------------------------------------------------------------

ANALYSIS = {
    "cause": "没有收费公示",
    "measure": "清退费用",
    "way": "公开清单",
    "organ_id": UNIT,
    "by_on": LATER,
}
DONE = {"did": "已经清退三百元。", "signer": "李局长", "files": [FILE]}


def entered() -> Driver:
    facts = {"organ": OrganFact(UNIT, "某局"), "office_id": BUREAU, "campaign": begun().state}
    driver = Driver(PROBLEM, facts=facts)
    record = {
        "campaign_id": 1,
        "found": "visit",
        "organ_id": UNIT,
        "area": "教育",
        "what": "违规收取资料费",
        "found_on": START,
    }
    driver.take("enter", record, STAFF, START)
    return driver


def open_duties(driver: Driver) -> set[str]:
    return {each.key for each in PROBLEM.duties(driver.state) if each.done_on is None}


def test_a_problem_is_analysed_put_right_checked_twice_and_closed_off() -> None:
    """JD25 20.2 and JD25 26.1; the plan: 深入剖析原因、明确整改措施、确定改进方式."""
    driver = entered()
    assert open_duties(driver) == {"analyse"}
    driver.take("analyse", ANALYSIS, STAFF, START)
    assert open_duties(driver) == {"correct-1"}
    with pytest.raises(Refused, match="某局"):
        driver.take("correct", DONE, STRANGER, START)
    driver.take("correct", DONE, LIAISON, START)
    driver.take("check", {"on": START, "by": "卫东", "note": "还有两户没有退", "by_on": LATER}, STAFF, START)
    assert open_duties(driver) == {"correct-2"}
    driver.take("correct", DONE, LIAISON, LATER)
    driver.take("check", {"on": LATER, "by": "卫东", "done": True, "note": "全部退还"}, STAFF, LATER)
    assert open_duties(driver) == {"close"}
    driver.take("close", {"lasting": "收费项目全部公示。"}, STAFF, LATER)
    assert (driver.state.stage, open_duties(driver)) == ("closed", set())


def test_what_lies_outside_the_campaign_is_not_put_on_its_list() -> None:
    driver = Driver(PROBLEM, facts={"organ": OrganFact(UNIT, "某局"), "campaign": begun().state})
    record = {
        "campaign_id": 1,
        "found": "visit",
        "organ_id": UNIT,
        "area": "城市管理",
        "what": "违规收取资料费",
        "found_on": START,
    }
    with pytest.raises(Refused, match="请从中选择"):
        driver.take("enter", record, STAFF, START)
    driver.facts = {**driver.facts, "campaign": None}
    with pytest.raises(Refused, match="正在进行的整治"):
        driver.take("enter", record, STAFF, START)


STEPS = [step.name for step in PROBLEM.steps if not step.opens and not step.internal]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.booleans(), st.integers(0, 3)), max_size=12))
def test_whatever_is_tried_nothing_is_owed_once_it_is_over(tries: list[tuple[str, bool, int]]) -> None:
    driver, day = entered(), START
    for step, good, days in tries:
        day += timedelta(days=days)
        ahead = day + timedelta(days=5)
        records: dict[str, Any] = {
            "analyse": {**ANALYSIS, "by_on": ahead}, "correct": DONE, "close": {"lasting": "建立制度"},
            "check": {"on": day, "by": "卫东", "done": good, "note": "已看", **({} if good else {"by_on": ahead})},
            "drop": {"reason": "经核实不属实"},
        }  # fmt: skip
        try:
            driver.take(step, records[step], LIAISON if step == "correct" else STAFF, day)
        except Refused:
            continue
        over = driver.state.stage in ("closed", "dropped")
        assert over == (not open_duties(driver))
        assert over == (driver.state.closed_on is not None)
