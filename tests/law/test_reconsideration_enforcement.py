"""Who enforces a decision against an applicant that neither sued nor performed, and from which day (第七十八条)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver
from hypothesis import given
from hypothesis import strategies as st
from reconsideration_samples import HANDLER, LIAISON, draft, findings, make, ripe, served

from fuyuan.business.reconsideration.enforcement import last_day_to_sue
from fuyuan.business.reconsideration.records import Enforced
from fuyuan.matters.record import InvalidRecord, parse_record

C = date(2026, 9, 28)
LAST = date(2026, 10, 13)  # fifteen natural days from service on 28 September
AFTER = LAST + timedelta(days=1)


def record(by: str, on: date = AFTER, **changes: Any) -> dict[str, Any]:
    court = {"way": "court", "court": "某市人民法院"}
    return {"by": by, "on": on, "against": "张三", "owed": "没有缴纳罚款", **court, **changes}


def decided(kind: str, ground: str, **found: Any) -> Driver:
    case = make(ripe(C), C, draft(kind, ground, findings=findings(**found)))
    return served(case, C)


UPHELD, MODIFIED = decided("uphold", "uphold"), decided("modify", "content", content="unfit")
REVOKED = decided("revoke", "facts", facts="unclear")
CASES = [
    (UPHELD, "respondent", None, "L23 78(1): upheld, by the organ that made the act"),
    (UPHELD, "organ", "作出行政行为的行政机关强制执行", "not by the reconsideration organ"),
    (MODIFIED, "organ", None, "L23 78(2): modified, by the reconsideration organ"),
    (MODIFIED, "respondent", "行政复议机关强制执行", "not by the organ whose act it was"),
    (REVOKED, "respondent", "只有维持、变更的决定和调解书", "a revoked act binds no applicant"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "by", "words", "why"), CASES, ids=[row[-1] for row in CASES])
def test_who_enforces_follows_from_what_was_decided(
    case: Driver, by: str, words: str | None, why: str
) -> None:
    refusal = case.refusal("enforce", record(by), HANDLER, AFTER)
    assert (refusal is None) if words is None else (refusal is not None and words in refusal.reason), why
    assert refusal is None or (refusal.basis and refusal.basis.article == 78)


def test_a_respondent_does_not_put_on_record_what_is_not_its_to_enforce() -> None:
    assert MODIFIED.refusal("enforce", record("organ"), LIAISON, AFTER) is not None


@given(st.integers(0, 40))
def test_nobody_enforces_before_the_last_day_to_sue_has_passed(days: int) -> None:
    day = C + timedelta(days=days)
    assert last_day_to_sue(UPHELD.state, UPHELD.context(HANDLER, day)) == LAST
    refused = UPHELD.refusal("enforce", record("respondent", day), HANDLER, day)
    assert (refused is None) is (day > LAST)


def test_the_day_a_respondent_was_served_moves_nothing() -> None:
    case = make(ripe(C), C, draft("uphold", "uphold"))
    parties = [key for key in case.state.papers[-1].recipients if not key.startswith("respondent")]
    for keys, day in ((parties, C), (["respondent-1"], C + timedelta(days=20))):
        record = {"paper": len(case.state.papers), "recipients": keys, "method": "direct", "on": day}
        case.take("serve", record, HANDLER, day)
    assert last_day_to_sue(case.state, case.context(HANDLER, C + timedelta(days=20))) == LAST


def test_before_2024_the_refusal_cites_the_text_of_its_day() -> None:
    day = date(2023, 3, 1)
    case = served(make(ripe(day), day, draft("revoke", "facts", findings=findings(facts="unclear"))), day)
    refusal = case.refusal("enforce", record("respondent", day), HANDLER, day)
    assert refusal is not None
    assert str(refusal.basis) == "《行政复议法》（2017修正）第三十三条"


def test_who_sued_is_not_enforced_against() -> None:
    case = decided("uphold", "uphold")
    case.take("note_suit", {"who": "张三", "court": "某市人民法院", "received_on": LAST}, HANDLER, LAST)
    refusal = case.refusal("enforce", record("respondent"), HANDLER, AFTER)
    assert refusal is not None
    assert "已经提起行政诉讼" in refusal.reason


WAYS = [
    ({"way": "self", "court": ""}, "法律条文", "own force needs a law that gives it"),
    ({"court": ""}, "哪个人民法院", "an application needs its court"),
]


@pytest.mark.parametrize(("changes", "words", "why"), WAYS, ids=[row[-1] for row in WAYS])
def test_each_way_needs_its_word(changes: dict[str, Any], words: str, why: str) -> None:
    with pytest.raises(InvalidRecord, match=words):
        parse_record(Enforced, record("organ", **changes))
