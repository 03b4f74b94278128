"""询问、勘验、鉴定: two officers, signed records, time that is not counted, and an appraisal that never ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver
from hypothesis import given, settings
from hypothesis import strategies as st
from law_walker import walk
from reconsideration_samples import (
    CITIZEN,
    FACTS,
    HANDLER,
    LIAISON,
    OFFICERS,
    appraisal,
    appraised,
    asked_appraisal,
    in_trial,
    inspected,
)

from fuyuan.matters.record import InvalidRecord

D = date(2026, 9, 1)
QUESTION = {
    "officers": OFFICERS, "shown": True, "on": D, "place": "接待室", "whom": "邻居某", "standing": "证人", "talk": "问答", "signed": True,
}  # fmt: skip


def later(count: int) -> date:
    return D + timedelta(days=count)


def why(case: Driver, step: str, record: Any, day: date, who: Any = HANDLER) -> str:
    return str(case.refusal(step, record, who, day) or "")


def on_site() -> Driver:
    case = in_trial(D)
    case.take("inspect_start", {"on": later(2), "what": "现场面积"}, HANDLER, later(2))
    return case


def asked() -> Driver:
    case = in_trial(D)
    case.take("ask_appraisal", asked_appraisal(), CITIZEN, D)
    return case


def commissioned() -> Driver:
    case = asked()
    case.take("appraise_start", appraisal(later(2)), HANDLER, later(2))
    return case


REFUSED: list[tuple[str, Callable[[], Driver], str, dict[str, Any], str]] = [
    # what is wrong, the case, the step, the record, what the refusal says with its article
    ("one officer twice", lambda: in_trial(D), "question", {**QUESTION, "officers": OFFICERS[:1] * 2}, "不得少于两人.*第四十五条第二款"),
    ("one inspector", on_site, "inspect_end", inspected(later(3), officers=OFFICERS[:1]), "不得少于两人.*第四十五条第二款"),
    ("no certificate shown", on_site, "inspect_end", inspected(later(3), shown=False), "出示行政复议工作证件.*第四十五条第二款"),
    ("nobody there", on_site, "inspect_end", inspected(later(3), present=[]), "请写明见证人.*第四十五条"),
    ("ended before it began", on_site, "inspect_end", inspected(later(1)), "早于开始日期.*第四十五条"),
    ("a second inspection meanwhile", on_site, "inspect_start", {"on": later(3), "what": "再测"}, "尚未结束.*第四十五条"),
    ("no inspection runs", lambda: in_trial(D), "inspect_end", inspected(D), "没有正在进行的现场勘验.*第四十五条"),
    ("nobody asked for an appraisal", lambda: in_trial(D), "appraise_start", appraisal(D), "由当事人申请.*第四十六条"),
    ("an institution without qualification", asked, "appraise_start", appraisal(D, qualified=False), "具备相应资格.*第四十六条"),
    ("appointed without trying to agree", asked, "appraise_start", appraisal(D, chosen="appointed"), "写明协商的经过.*第四十六条"),
    ("an opinion nobody signed", commissioned, "appraise_end", appraised(later(9), signed=False), "鉴定人签名.*第四十三条第一款"),
    ("no appraisal runs", lambda: in_trial(D), "chase_appraisal", {"how": "电话"}, "没有正在进行的鉴定.*第四十六条"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "history", "step", "record", "said"), REFUSED, ids=[row[0] for row in REFUSED]
)
def test_what_is_not_in_form_is_refused_with_its_article(
    wrong: str, history: Callable[[], Driver], step: str, record: dict[str, Any], said: str
) -> None:

    assert re.search(said, why(history(), step, record, later(9))), wrong


def test_whoever_was_questioned_signs_or_the_record_says_why_not() -> None:
    with pytest.raises(InvalidRecord, match="没有签名的，请写明原因"):
        in_trial(D).take("question", {**QUESTION, "signed": False}, HANDLER, D)


def test_the_officers_of_the_case_stand_in_the_form_with_their_certificates() -> None:
    case = in_trial(D)
    case.facts = {**FACTS, "cards": {2: "豫复1"}}
    initial = case.procedure.step("question").initial(case.state, case.context(HANDLER, D))
    assert initial["officers"] == [{"name": "甲", "certificate": "豫复1"}, {"name": "乙", "certificate": ""}]


def test_a_party_asks_for_its_own_side_and_waits_for_one_answer() -> None:
    assert "您只能代表被申请人" in why(in_trial(D), "ask_appraisal", asked_appraisal(), D, LIAISON)
    assert "等待行政复议机构审查" in why(asked(), "ask_appraisal", asked_appraisal(), D, CITIZEN)
    case = asked()
    assert case.duty("appraisal_asked").steps == ("appraise_start", "refuse_appraisal")
    case.take("refuse_appraisal", {"reason": "与案件无关"}, HANDLER, D)
    assert case.state.appraisal_asked is None


@settings(deadline=None)  # the first one loads the calendar
@given(st.integers(1, 20), st.integers(1, 60))
def test_the_time_of_an_appraisal_is_not_counted(begins: int, lasts: int) -> None:
    """A second opinion counts sixty days one by one and leaves out those of the appraisal; all within 2026."""
    first = date(2026, 7, 6)
    start, end = first + timedelta(days=begins), first + timedelta(days=begins + lasts)
    case = in_trial(first)
    case.take("ask_appraisal", asked_appraisal(), CITIZEN, first)
    case.take("appraise_start", appraisal(start), HANDLER, start)
    assert case.duty("decision").stopped_on == start
    case.take("appraise_end", appraised(end), HANDLER, end)
    assert case.due("decision") == walk("60d", first, ((start, end),))


def test_an_appraisal_that_never_ends_falls_due_every_year() -> None:
    case = commissioned()
    assert case.due("appraisal:1") == date(2027, 9, 3)
    case.take("chase_appraisal", {"how": "发函催办，对方答复样本不足"}, HANDLER, date(2027, 9, 3))
    assert case.due("appraisal:1") == date(2028, 9, 3)
    ended = {"on": date(2028, 1, 4), "outcome": "none", "result": "鉴定机构退回"}
    case.take("appraise_end", ended, HANDLER, date(2028, 1, 4))
    assert not any(duty.key.startswith("appraisal:") for duty in case.duties())


ROWS = [
    ("question", "《行政复议法实施条例》第四十四条"),
    ("inspect_start", "《行政复议法实施条例》第四十五条"),
    ("inspect_end", "《行政复议法》第四十五条第二款"),
    ("ask_appraisal", "《行政复议法实施条例》第四十六条"),
    ("refuse_appraisal", "《行政复议法实施条例》第四十六条"),
    ("appraise_start", "《行政复议法实施条例》第四十六条"),
    ("chase_appraisal", "《行政复议法实施条例》第四十六条"),
    ("appraise_end", "《行政复议法》第四十三条第一款第（七）项"),
]


@pytest.mark.parametrize(("step", "article"), ROWS)
def test_every_step_names_its_article(step: str, article: str) -> None:
    assert article in [str(citation) for citation in in_trial(D).procedure.step(step).basis]


def test_a_case_with_an_inspection_and_an_appraisal_replays() -> None:
    case = on_site()
    case.take("inspect_end", inspected(later(3)), HANDLER, later(3))
    case.take("ask_appraisal", asked_appraisal(), CITIZEN, later(3))
    case.take("appraise_start", appraisal(later(3)), HANDLER, later(3))
    assert case.replay() == case.state
