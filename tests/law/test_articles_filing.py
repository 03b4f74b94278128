"""What may be applied against, and in what time: article by article."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from article_rows import A, B, C, allowed, hint, refused
from reconsideration_samples import CLERK, LIAISON, act, application, approval, new, received, reviewing

from fuyuan.business.reconsideration.advice import must_come_first
from fuyuan.business.reconsideration.checklist import Hint, in_time
from fuyuan.business.reconsideration.records import Act, Application, Limb
from fuyuan.law import Assumptions, default_calendar
from fuyuan.matters.acts import articles
from fuyuan.matters.record import parse_record

# -- scope (第十二条; R26 36) -------------------------------------------------------------------------------------------

OUT = [
    ("state_act", "L23 12.1(1)", "ABC", "defence and foreign affairs"),
    ("norm", "L23 12.1(2)", "ABC", "regulations, rules and orders of general application"),
    ("personnel", "L23 12.1(3)", "ABC", "rewards, discipline, appointment of officials"),
    ("civil_mediation", "L23 12.1(4)", "ABC", "mediation of a civil dispute"),
    ("criminal", "R26 36.1(1)", "C", "handling crime and carrying out punishment"),
    ("guidance", "R26 36.1(2)", "C", "administrative guidance"),
    ("preparatory", "R26 36.1(3)", "C", "what only prepares an act"),
    ("supervision", "R26 36.1(4)", "C", "a superior urging its subordinate"),
    ("petition", "R26 36.1(5)", "C", "what is done with a petition letter"),
]


@pytest.mark.parametrize(("what", "article", "regimes", "why"), OUT, ids=[row[1] for row in OUT])
def test_what_cannot_be_reconsidered(what: str, article: str, regimes: str, why: str) -> None:
    for letter, day in zip("ABC", (A, B, C), strict=True):
        found = hint(received(day, act=act(day, excluded=what)), Limb.SCOPE, day)
        assert (found.verdict == "不符合") is (letter in regimes), f"{why}, {letter}"
        assert found.basis == articles(article)[0]


def refusal_record(ground: str, day: date, **more: Any) -> dict[str, Any]:
    return {"ground": ground, "reason": "不属于受理范围", "approval": approval(day), **more}


def test_the_list_of_the_regulation_is_a_ground_of_refusal_from_its_first_day() -> None:
    """R26 36.1: 行政复议机关不予受理."""
    allowed(reviewing(C), "refuse", refusal_record("excluded", C), C, CLERK)
    refused(reviewing(B), "refuse", refusal_record("excluded", B), "R26 36.1", B, CLERK)


# -- time (第二十条; R26 23 to 26, 38) -----------------------------------------------------------------------------------


def timely(filed: date, delays: list[dict[str, Any]] | None = None, **facts: Any) -> Hint:
    record = parse_record(Application, application(filed, act=act(filed, **facts), delays=delays or []))
    return in_time(record, filed, default_calendar(), Assumptions())


KNOWN = {"made_on": date(2026, 9, 1), "known_on": date(2026, 9, 7)}
STARTS = [
    ("on_spot", "R26 23.1(1)", "made on the spot: from that day"),
    ("direct", "R26 23.1(2)", "handed over: from the signature or the refusal to sign"),
    ("mail", "R26 23.1(3)", "by mail: from the day on the mail's receipt"),
    ("electronic", "R26 23.1(4)", "electronically: from its arrival in the recipient's system"),
    ("public_notice", "R26 23.1(5)", "by public notice: from the end of the time it names"),
    ("late_notice", "R26 23.1(6)", "told later: from that notice"),
    ("proven", "R26 23.2", "the agency proves when it was known"),
]


@pytest.mark.parametrize(("how", "article", "why"), STARTS, ids=[row[1] for row in STARTS])
def test_from_which_day_the_sixty_days_run(how: str, article: str, why: str) -> None:
    found = timely(C, notified=how, **KNOWN)
    assert f"自2026年9月7日起算（{articles(article)[0]}）" in found.text, why
    assert "申请期限至2026年11月6日" in found.text, "sixty days after 7 September"


INACTION: dict[str, Any] = {"inaction": True, "made_on": None, "known_on": None}
NOT_DONE = [
    (
        "R26 24.1(1)",
        {"perform_by": date(2026, 8, 3)},
        "至2026年10月8日",
        "sixty days from the end of its own period, over the holiday",
    ),
    (
        "R26 24.1(2)",
        {"asked_on": date(2026, 6, 1)},
        "至2026年9月29日",
        "no period: sixty days after the request, and sixty more",
    ),
]


@pytest.mark.parametrize(("article", "facts", "words", "why"), NOT_DONE, ids=[row[0] for row in NOT_DONE])
def test_how_long_one_may_complain_of_what_was_not_done(
    article: str, facts: dict[str, Any], words: str, why: str
) -> None:
    found = timely(C, **INACTION, **facts)
    assert (found.basis, found.verdict) == (articles(article)[0], "符合"), why
    assert words in found.text


def test_an_emergency_knows_no_period() -> None:
    """R26 24.2: 不受前款规定的限制."""
    asked = {"asked_on": date(2020, 1, 6)}
    assert timely(C, **INACTION, **asked).verdict == "不符合"
    found = timely(C, **INACTION, **asked, urgent=True)
    assert (found.verdict, found.basis) == ("符合", articles("R26 24.2")[0])


LATE = {"made_on": date(2026, 1, 5), "known_on": date(2026, 1, 5)}


def test_who_was_not_told_of_the_right_has_a_year() -> None:
    """R26 25: 应当告知申请行政复议的权利、行政复议机关和申请期限; whoever was told is late."""
    assert timely(C, **LATE).verdict == "不符合"
    found = timely(C, **LATE, told_rights=False, rights_known_on=date(2026, 9, 1))
    assert (found.verdict, found.basis) == ("符合", articles("L23 20.3")[0])


OUT_OF_COUNT = [
    (
        "R26 26",
        "suit",
        "the agency did not say that reconsideration comes first (L23 23.2): the time in court does not count",
    ),
    ("R26 38.2", "penalty_organ", "the organ that made the penalty took its time to correct itself"),
    ("L23 20.2", "force_majeure", "force majeure"),
]


@pytest.mark.parametrize(("article", "kind", "why"), OUT_OF_COUNT, ids=[row[0] for row in OUT_OF_COUNT])
def test_time_that_does_not_count(article: str, kind: str, why: str) -> None:
    known = {"made_on": date(2026, 7, 1), "known_on": date(2026, 7, 1)}
    assert timely(C, **known).verdict == "不符合"
    found = timely(C, [{"kind": kind, "start": date(2026, 7, 6), "end": date(2026, 8, 5)}], **known)
    assert (found.verdict, "已扣除耽误的30天" in found.text) == ("符合", True), why
    assert "至2026年9月29日" in found.text, "30 August and thirty days"


def test_over_the_organ_that_made_the_penalty_the_day_it_received_counts() -> None:
    """R26 38.2: from handing it in until being told, nothing of the period is lost."""
    record = application(
        C, channel="penalty_organ", act=act(C, on_the_spot=True), forwarded={"received_on": date(2026, 9, 20)}
    )
    case = new()
    case.take("file_with_organ", record, LIAISON, C)
    assert case.state.filed_on == date(2026, 9, 20)
    told = {"corrected_on": C, "how": "撤销处罚", "told_on": C}
    assert case.take("self_correct", told, LIAISON, C).stage == "closed"
    refused_before = new()
    earlier = application(
        B, channel="penalty_organ", act=act(B, on_the_spot=True), forwarded={"received_on": B}
    )
    refused_before.take("file_with_organ", earlier, LIAISON, B)
    record_before = {"corrected_on": B, "how": "撤销处罚", "told_on": B}
    refused(refused_before, "self_correct", record_before, "R26 38.1", B, LIAISON)


# -- which road first (第二十三条; R26 31) -------------------------------------------------------------------------------

FIRST = [
    (
        {"kind": "information", "foi_answer": "refused"},
        C,
        True,
        "R26 31",
        "information refused: reconsideration first",
    ),
    ({"kind": "information", "foi_answer": "refused"}, B, True, "L23 23.1(4)", "the Act said so before"),
    (
        {"kind": "information", "foi_answer": "not_existing"},
        C,
        False,
        "L23 23.1",
        "what does not exist is not refused",
    ),
]


@pytest.mark.parametrize(("facts", "day", "first", "article", "why"), FIRST, ids=[row[-1] for row in FIRST])
def test_refused_information_is_reconsidered_before_a_suit(
    facts: dict[str, Any], day: date, first: bool, article: str, why: str
) -> None:
    found = must_come_first(parse_record(Act, act(day, **facts)), day)
    assert (found.yes, found.basis) == (first, articles(article)[0]), why
