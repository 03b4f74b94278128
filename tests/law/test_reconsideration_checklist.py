"""What the seven conditions can be told from the facts, and what is left to a person."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from driver import Driver
from hypothesis import given
from hypothesis import strategies as st
from reconsideration_samples import CITIZEN, CLERK, FACTS, PERSON, act, application, new, received

from fuyuan.business.reconsideration.advice import must_come_first, suggest_procedure
from fuyuan.business.reconsideration.checklist import (
    ITEM,
    in_time,
    incomplete,
    review,
)
from fuyuan.business.reconsideration.records import (
    Act,
    ActKind,
    Application,
    Excluded,
    Limb,
    SimplifiedGround,
)
from fuyuan.law import Assumptions, Citation, default_calendar

A, B, D = date(2023, 3, 1), date(2024, 3, 1), date(2026, 9, 28)
YES, NO, HUMAN = "符合", "不符合", "需人工判断"


def hints(case: Driver, day: date) -> dict[Limb, Any]:
    return {hint.limb: hint for hint in review(case.state, case.context(CLERK, day))}


def timely(filed: date, delays: list[dict[str, Any]] | None = None, **facts: Any) -> Any:
    record = Application.model_validate(application(filed, act=act(filed, **facts), delays=delays or []))
    return in_time(record, filed, default_calendar(), Assumptions())


IN_TIME = [
    # why, filed, facts, delays, verdict, words
    ("ten days after", D, {}, [], YES, "申请期限至2026年11月17日"),
    (
        "the sixtieth day",
        D,
        {"made_on": date(2026, 7, 30), "known_on": date(2026, 7, 30)},
        [],
        YES,
        "2026年9月28日",
    ),
    (
        "the sixtieth day was a Sunday",
        D,
        {"made_on": date(2026, 7, 29), "known_on": date(2026, 7, 29)},
        [],
        YES,
        "2026年9月28日",
    ),
    ("far too late", D, {"made_on": date(2026, 7, 1), "known_on": date(2026, 7, 1)}, [], NO, "2026年8月31日"),
    ("five years ago", D, {"made_on": date(2021, 9, 1), "known_on": date(2026, 9, 1)}, [], NO, "最长期限"),
    (
        "five years do not cut real property",
        D,
        {"made_on": date(2021, 9, 1), "known_on": date(2026, 9, 1), "real_property": True},
        [],
        YES,
        "申请期限",
    ),
    (
        "twenty years do",
        D,
        {"made_on": date(2005, 9, 1), "known_on": date(2026, 9, 1), "real_property": True},
        [],
        NO,
        "最长",
    ),
    ("no caps before 2024", A, {"made_on": date(2015, 1, 5), "known_on": A}, [], YES, "申请期限"),
    (
        "not told: sixty days from learning of the right",
        D,
        {
            "made_on": date(2026, 1, 5),
            "known_on": date(2026, 1, 5),
            "told_rights": False,
            "rights_known_on": date(2026, 9, 1),
        },
        [],
        YES,
        "申请期限",
    ),
    (
        "not told: one year at most",
        D,
        {
            "made_on": date(2025, 9, 1),
            "known_on": date(2025, 9, 1),
            "told_rights": False,
            "rights_known_on": date(2026, 9, 1),
        },
        [],
        NO,
        "申请期限至2026年9月1日",
    ),
    (
        "not told was no excuse before 2024",
        A,
        {"made_on": date(2022, 9, 1), "known_on": date(2022, 9, 1), "told_rights": False},
        [],
        NO,
        "申请期限",
    ),
    (
        "an obstacle is taken out",
        D,
        {"made_on": date(2026, 7, 1), "known_on": date(2026, 7, 1)},
        [{"kind": "force_majeure", "start": date(2026, 7, 10), "end": date(2026, 8, 20)}],
        YES,
        "41天",
    ),
    (
        "an obstacle after the end does not help",
        D,
        {"made_on": date(2026, 7, 1), "known_on": date(2026, 7, 1)},
        [{"kind": "good_cause", "start": date(2026, 9, 10), "end": date(2026, 9, 20)}],
        HUMAN,
        "不能自动计算",
    ),
    (
        "inaction with a limit",
        D,
        {"inaction": True, "made_on": None, "known_on": None, "perform_by": date(2026, 9, 1)},
        [],
        YES,
        "申请期限",
    ),
    (
        "inaction asked too early",
        D,
        {"inaction": True, "made_on": None, "known_on": None, "asked_on": date(2026, 8, 20)},
        [],
        HUMAN,
        "过早",
    ),
    (
        "inaction without a limit, after sixty and sixty days",
        D,
        {"inaction": True, "made_on": None, "known_on": None, "asked_on": date(2026, 3, 1)},
        [],
        NO,
        "申请期限",
    ),
    (
        "inaction in an emergency",
        D,
        {"inaction": True, "made_on": None, "known_on": None, "asked_on": D, "urgent": True},
        [],
        YES,
        "紧急",
    ),
    (
        "an open refusal counts from its day",
        D,
        {"inaction": True, "refused_openly": True, "asked_on": date(2026, 8, 1)},
        [],
        YES,
        "2026年9月18日起算",
    ),
]


@pytest.mark.parametrize(
    ("why", "filed", "facts", "delays", "verdict", "words"), IN_TIME, ids=[row[0] for row in IN_TIME]
)
def test_in_time(
    why: str, filed: date, facts: dict[str, Any], delays: list[dict[str, Any]], verdict: str, words: str
) -> None:
    hint = timely(filed, delays, **facts)
    assert (hint.verdict.value, words in hint.text) == (verdict, True), str(hint)
    assert hint.basis


@given(st.dates(date(2024, 1, 1), date(2026, 12, 1)), st.integers(0, 200))
def test_one_who_files_later_is_never_better_off(known: date, days: int) -> None:
    order = (YES, NO)
    first = timely(known + timedelta(days=days), made_on=known, known_on=known)
    second = timely(known + timedelta(days=days + 1), made_on=known, known_on=known)
    assert order.index(second.verdict.value) >= order.index(first.verdict.value)


def test_a_posted_application_is_judged_by_its_postmark() -> None:
    case = new()
    known = date(2026, 7, 30)
    record = application(
        D,
        channel="mail",
        posted_on=D,
        received_on=D + timedelta(days=4),
        act=act(D, made_on=known, known_on=known),
    )
    case.take("apply", record, CLERK, D + timedelta(days=4))
    assert hints(case, D + timedelta(days=4))[Limb.TIME].verdict.value == YES


SCOPE = [("none", D, YES), ("personnel", D, NO), ("civil_mediation", B, NO), ("civil_handling", A, NO),
         ("civil_handling", B, HUMAN), ("petition", D, NO), ("petition", B, HUMAN), ("guidance", A, HUMAN)]  # fmt: skip


@pytest.mark.parametrize(("what", "day", "verdict"), SCOPE)
def test_scope_by_the_text_of_the_day(what: str, day: date, verdict: str) -> None:
    case = received(day, act=act(day, excluded=what))
    assert hints(case, day)[Limb.SCOPE].verdict.value == verdict


def test_every_kind_of_act_has_its_item_in_article_eleven() -> None:
    for kind in ActKind:
        assert Citation("L23", 11, 1, ITEM[kind]).text
    assert "行政协议" in Citation("L23", 11, 1, ITEM[ActKind.AGREEMENT]).text
    assert "政府信息公开" in Citation("L23", 11, 1, ITEM[ActKind.INFORMATION]).text


def test_every_exclusion_is_judged_in_every_regime() -> None:
    for what in Excluded:
        for day in (A, B, D):
            assert hints(received(day, act=act(day, excluded=what.value)), day)[Limb.SCOPE].basis


FACT_ROWS = [
    ({}, Limb.VENUE, YES),
    ({"competent": ["上级市人民政府"]}, Limb.VENUE, NO),
    ({"competent": []}, Limb.VENUE, HUMAN),
    ({"competent": ["某市人民政府", "上级公安局"]}, Limb.VENUE, YES),
    ({"duplicates": ["政复〔2026〕3号"]}, Limb.ONCE, NO),
    ({"suits": ["（2026）豫行初1号"]}, Limb.ONCE, NO),
    ({}, Limb.INTEREST, HUMAN),
]


@pytest.mark.parametrize(("facts", "limb", "verdict"), FACT_ROWS)
def test_what_the_lookups_say(facts: dict[str, Any], limb: Limb, verdict: str) -> None:
    case = received(D)
    case.facts = FACTS | facts
    assert hints(case, D)[limb].verdict.value == verdict


@pytest.mark.parametrize(("elsewhere", "verdict"), [("no", YES), ("sued", NO), ("asked", HUMAN)])
def test_what_the_applicant_says_of_other_bodies(elsewhere: str, verdict: str) -> None:
    assert hints(received(D, elsewhere=elsewhere), D)[Limb.ONCE].verdict.value == verdict


def test_the_checklist_fills_the_form_and_leaves_the_answers_open() -> None:
    case = received(D)
    initial = case.procedure.step("accept").initial(case.state, case.context(CLERK, D))
    assert [line["limb"] for line in initial["conditions"]] == list(Limb)
    assert all("answer" not in line and line["hint"] for line in initial["conditions"])


def test_what_is_missing_is_listed_in_the_words_of_the_article() -> None:
    people = [PERSON | {"name": f"村民{n}", "address": ""} for n in range(11)]
    record = Application.model_validate(application(D, applicants=people))
    lines = incomplete(record, D)
    assert lines[0] == "申请人村民0的住所"
    assert lines[-1].startswith("推选2至5名代表人")
    assert incomplete(Application.model_validate(application(D)), D) == ()


FIRST = [
    # why, act, day, must
    ("a penalty on the spot", {"on_the_spot": True}, D, True),
    ("a penalty on the spot before 2024", {"on_the_spot": True}, A, False),
    ("an ordinary penalty", {}, D, False),
    ("resources already held", {"kind": "resource", "took_resource": True}, A, True),
    ("information refused", {"kind": "information", "foi_answer": "refused"}, D, True),
    ("information that cannot be given", {"kind": "information", "foi_answer": "not_existing"}, D, False),
    ("information not answered", {"kind": "information", "inaction": True, "asked_on": D}, D, True),
    ("inaction", {"kind": "protection", "inaction": True, "asked_on": D}, D, True),
    (
        "an open refusal since 2026",
        {"kind": "protection", "inaction": True, "asked_on": D, "refused_openly": True},
        D,
        False,
    ),
    (
        "an open refusal before",
        {"kind": "protection", "inaction": True, "asked_on": B, "refused_openly": True},
        B,
        True,
    ),
]


@pytest.mark.parametrize(("why", "facts", "day", "must"), FIRST, ids=[row[0] for row in FIRST])
def test_reconsideration_before_suit(why: str, facts: dict[str, Any], day: date, must: bool) -> None:
    advice = must_come_first(Act.model_validate(act(day, **facts)), day)
    assert advice.yes is must
    assert advice.basis.text


SIMPLE = [
    ({"on_the_spot": True}, False, D, SimplifiedGround.ON_SPOT),
    ({"warning_only": True}, False, D, SimplifiedGround.WARNING),
    ({"amount": "3000"}, False, D, SimplifiedGround.AMOUNT),
    ({"amount": "3000.01"}, False, D, None),
    ({"kind": "information"}, False, D, SimplifiedGround.INFORMATION),
    ({}, True, D, SimplifiedGround.CONSENT),
    ({}, False, D, None),
    ({"on_the_spot": True}, True, A, None),
]


@pytest.mark.parametrize(("facts", "agrees", "day", "ground"), SIMPLE)
def test_the_suggestion_names_its_ground(
    facts: dict[str, Any], agrees: bool, day: date, ground: SimplifiedGround | None
) -> None:
    case = new()
    case.take("apply", application(day, act=act(day, **facts), simplified=agrees), CITIZEN, day)
    advice = suggest_procedure(case.state, day)
    assert (advice.ground, advice.yes) == (ground, ground is not None)
    assert advice.text
    assert advice.basis.text
