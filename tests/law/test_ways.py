"""Which way is open: one row per item of 《行政复议法》第十一条, 第十二条 and 第二十三条 with reasons; the days of the suit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuyuan.business.reconsideration.records import Act, ActKind, Elsewhere, Excluded, FoiAnswer
from fuyuan.law import Assumptions, Citation, default_calendar
from fuyuan.law.citation import refs
from fuyuan.portal.reckoning import Standing
from fuyuan.portal.ways import ROADS, Said, Ways, compared, excluded, length, ways

TODAY = date(2026, 9, 28)
KNOWN = date(2026, 9, 1)


def told(kind: ActKind, **facts: Any) -> Act:
    days = {"asked_on": KNOWN} if facts.get("inaction") else {"known_on": KNOWN}
    return Act.model_validate({"kind": kind, "title": "行为", **days, **facts})


def found(kind: ActKind = ActKind.LICENCE, today: date = TODAY, **facts: Any) -> Ways:
    beside = {name: facts.pop(name) for name in ("elsewhere", "told_first") if name in facts}
    return ways(Said(told(kind, **facts), **beside), today, default_calendar(), Assumptions())


@pytest.mark.parametrize(("item", "kind"), list(enumerate(ActKind, 1)))
def test_each_kind_of_article_eleven_may_be_reconsidered(item: int, kind: ActKind) -> None:
    answer = found(kind)
    assert answer.scope.verdict.value == "符合"
    assert answer.scope.basis == Citation("L23", 11, 1, item)
    assert answer.apply.standing is Standing.FINE
    assert answer.apply.deadline is not None


OUT = [
    # what it is, its article, the words that name another way
    (Excluded.STATE_ACT, "L23 12.1(1)", "不能申请行政复议"),
    (Excluded.NORM, "L23 12.1(2)", "请求审查这份文件"),  # only together with an act: 第十三条
    (Excluded.PERSONNEL, "L23 12.1(3)", "申诉"),  # the service's own remedy
    (Excluded.CIVIL_MEDIATION, "L23 12.1(4)", "民事诉讼"),  # the dispute itself was never decided
    (Excluded.CRIMINAL, "R26 36.1(1)", "人民检察院监督"),  # not administrative: the procurator oversees
    (Excluded.GUIDANCE, "R26 36.1(2)", "不照做"),  # nothing was imposed
    (Excluded.PREPARATORY, "R26 36.1(3)", "作出以后"),  # too early
    (Excluded.SUPERVISION, "R26 36.1(4)", "下级机关的那个行为"),  # inside the administration
    (Excluded.PETITION, "R26 36.1(5)", "复查、复核"),  # a procedure of its own
]


@pytest.mark.parametrize(("what", "article", "words"), OUT)
def test_what_is_excluded_says_so_and_names_another_way(what: Excluded, article: str, words: str) -> None:
    hint, road = excluded(what.value, TODAY), ROADS[what.value]
    assert hint is not None
    assert hint.verdict.value == "不符合"
    assert hint.basis == refs(article)[0]
    assert words in road.instead


def test_every_other_road_names_a_place_or_a_procedure_and_articles_that_exist() -> None:
    assert {key for key in ROADS if key in {each.value for each in Excluded}} == {
        each.value for each, _, _ in OUT
    }
    assert excluded("civil", TODAY) is None
    for road in ROADS.values():
        assert road.instead.endswith("。")
        assert all(citation.text for citation in refs(road.basis))


FIRST = [
    # why, facts, must it come first, article
    ("a penalty on the spot", {"kind": ActKind.PENALTY, "on_the_spot": True}, True, "L23 23.1(1)"),
    ("an ordinary penalty", {"kind": ActKind.PENALTY}, False, "L23 23.1"),
    ("land one already held was taken", {"kind": ActKind.RESOURCE, "took_resource": True}, True, "L23 23.1(2)"),
    ("a licence was never answered", {"kind": ActKind.LICENCE, "inaction": True}, True, "R26 30.1"),
    ("it was refused openly: no silence", {"kind": ActKind.LICENCE, "inaction": True, "refused_openly": True, "known_on": KNOWN},
     False, "R26 30.2"),
    ("information was withheld", {"kind": ActKind.INFORMATION, "foi_answer": FoiAnswer.REFUSED}, True, "R26 31"),
    ("information does not exist", {"kind": ActKind.INFORMATION, "foi_answer": FoiAnswer.NOT_EXISTING}, False, "L23 23.1"),
    ("another statute says so, a dispute about tax", {"kind": ActKind.OTHER, "told_first": True}, True, "L23 23.1(5)"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "facts", "first", "article"), FIRST, ids=[row[0] for row in FIRST])
def test_reconsideration_comes_first_where_article_23_says_so(
    why: str, facts: dict[str, Any], first: bool, article: str
) -> None:
    answer = found(**facts)
    assert answer.first.yes is first, why
    assert answer.first.basis == refs(article)[0]
    assert (answer.sue.title == "还不能直接起诉") is first
    assert ("应当先" in answer.headline[1]) is first
    if first:
        assert "15日内起诉" in answer.sue.text, "第四十五条: what follows the decision"


SUITS = [
    # why, facts, today, last day or None, words
    ("six months from knowing", {}, TODAY, date(2027, 3, 1), "可以直接起诉"),
    ("six months are over", {"known_on": date(2026, 3, 1)}, TODAY, date(2026, 9, 1), "已经过了"),
    ("not told: a year from knowing at most", {"told_rights": False, "known_on": date(2025, 10, 9)}, TODAY, date(2026, 10, 9),
     "可以直接起诉"),
    ("not told, and the year is over", {"told_rights": False, "known_on": date(2025, 9, 1)}, TODAY, date(2026, 9, 1), "已经过了"),
    ("five years from the act cut the six months", {"made_on": date(2021, 10, 8)}, TODAY, date(2026, 10, 8), "可以直接起诉"),
    ("twenty for real property do not", {"made_on": date(2021, 10, 8), "real_property": True}, TODAY, date(2027, 3, 1), "直接起诉"),
    ("asked, refused openly: from knowing of it", {"inaction": True, "refused_openly": True, "known_on": KNOWN}, TODAY,
     date(2027, 3, 1), "可以直接起诉"),
    ("urgent protection has no period", {"kind": ActKind.PROTECTION, "inaction": True, "urgent": True, "refused_openly": True},
     TODAY, None, "可以起诉"),
    ("compensation has a period of its own", {"kind": ActKind.COMPENSATION}, TODAY, None, "三个月"),
    ("an agreement follows the civil limitation", {"kind": ActKind.AGREEMENT}, TODAY, None, "民事诉讼时效"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "facts", "today", "last", "words"), SUITS, ids=[row[0] for row in SUITS])
def test_the_suit_has_its_own_days(
    why: str, facts: dict[str, Any], today: date, last: date | None, words: str
) -> None:
    sue = found(today=today, **facts).sue
    assert (sue.deadline.due if sue.deadline else None) == last, why
    assert words in f"{sue.title}{sue.text}"


def test_an_omission_may_be_sued_only_after_two_months() -> None:
    """《行政诉讼法》第四十七条; asked before 2024, when nothing came first."""
    asked = date(2023, 6, 1)
    early = found(today=date(2023, 7, 1), inaction=True, asked_on=asked).sue
    assert early.title == "还没有到可以起诉的时候"
    assert "2023年8月1日" in early.text
    assert found(today=date(2023, 8, 2), inaction=True, asked_on=asked).sue.title == "可以直接起诉"


def test_one_way_closes_the_other() -> None:
    sued = found(elsewhere=Elsewhere.SUED)
    assert sued.apply.basis == refs("L23 29.2")[0]
    assert sued.headline == (Standing.HUMAN, "法院已经立案，不能再申请复议")
    asked = found(elsewhere=Elsewhere.ASKED)
    assert asked.sue.basis == refs("L23 29.1")[0]
    assert asked.apply.basis == refs("L23 30.1(7)")[0]
    assert asked.headline[1] == "已经在复议，不用再申请"


def test_too_late_to_apply_but_not_to_sue() -> None:
    assert found(known_on=date(2026, 6, 1)).headline == (Standing.SOON, "不能再申请行政复议，还可以起诉")
    assert found(known_on=date(2024, 6, 1)).headline[0] is Standing.LATE


def test_the_comparison_speaks_with_the_law() -> None:
    rows = compared(TODAY)
    assert length("decision_ordinary", TODAY) == "60日"
    assert length("first_instance_6m", TODAY) == "6个月"
    assert rows[0].apply_basis.text.endswith("不得向申请人收取任何费用。")
    assert all(each.apply_basis.text and each.sue_basis.text for each in rows)


@settings(max_examples=60, deadline=None)
@given(
    known=st.dates(date(2024, 1, 2), date(2027, 6, 30)),
    after=st.integers(0, 700),
    kind=st.sampled_from(list(ActKind)),
    informed=st.booleans(),
)
def test_no_way_is_open_after_its_last_day_nor_closed_on_it(
    known: date, after: int, kind: ActKind, informed: bool
) -> None:
    today = known + timedelta(days=after)
    facts = {"known_on": known, "told_rights": informed, "foi_answer": FoiAnswer.OTHER}
    answer = found(kind, today, **facts)
    for way in (answer.apply, answer.sue):
        if way.deadline is not None:
            assert (way.standing is Standing.LATE) == (today > way.deadline.due)
    if answer.apply.deadline and answer.sue.deadline:
        assert answer.apply.deadline.due <= answer.sue.deadline.due, "sixty days end before six months"
    assert answer.headline[1]
