"""Who takes the case (行政复议法 2023 arts 24–28, 2017 arts 12–15; 实施条例 2026 arts 21, 32, 33): one row, one reason."""

from dataclasses import replace
from datetime import date

import pytest

from fuyuan.organs.jurisdiction import Competence, Place, View, competent, joint
from fuyuan.organs.models import OrganKind as K

A, B, C = date(2023, 6, 1), date(2025, 6, 1), date(2026, 9, 28)

STATE_TAX = View(1, "税务总局", K.STATE_DEPARTMENT, "000000")
PROVINCE = View(2, "云岭省人民政府", K.GOVERNMENT, "990000")
CITY = View(3, "云川市人民政府", K.GOVERNMENT, "990100", parent=PROVINCE)
COUNTY = View(4, "青禾县人民政府", K.GOVERNMENT, "990121", parent=CITY)
CITY_JUSTICE = View(5, "云川市司法局", K.DEPARTMENT, "990100", parent=CITY)
CITY_POLICE = View(6, "云川市公安局", K.DEPARTMENT, "990100", parent=CITY)
CITY_ENVIRONMENT = View(7, "云川市生态环境局", K.DEPARTMENT, "990100", parent=CITY)
CITY_TAX = View(8, "云川市税务局", K.VERTICAL, "990100", vertical=True)
JUSTICE = View(10, "青禾县司法局", K.DEPARTMENT, "990121", parent=COUNTY, superior=CITY_JUSTICE)
POLICE = View(11, "青禾县公安局", K.DEPARTMENT, "990121", parent=COUNTY, superior=CITY_POLICE)
TOWN = View(12, "柳溪镇人民政府", K.TOWN, "990121101", parent=COUNTY)
STREET = View(13, "城关街道办事处", K.SUBDISTRICT, "990121001", parent=COUNTY)
STATION = View(14, "城关派出所", K.DISPATCHED, "990121", parent=POLICE)
BRANCH = View(15, "生态环境局青禾分局", K.DISPATCHED, "990121", parent=CITY_ENVIRONMENT)
TAX = View(16, "青禾县税务局", K.VERTICAL, "990121", vertical=True, superior=CITY_TAX)
TAX_OFFICE = View(17, "柳溪税务分局", K.DISPATCHED, "990121", parent=TAX)
FUND = View(18, "公积金管理部", K.AUTHORISED, "990121", parent=COUNTY)
DEPARTMENT_FUND = View(19, "城建档案馆", K.AUTHORISED, "990121", parent=POLICE)
SQUAD = View(20, "交通警察大队", K.INTERNAL, "990121", parent=POLICE)
COURT = View(21, "青禾县人民法院", K.COURT, "990121")
TOWN_OFFICE = View(23, "柳溪镇综合执法办", K.INTERNAL, "990121101", own_name=False, parent=TOWN)
COUNTY_OFFICE = View(24, "县政府征收办", K.INTERNAL, "990121", parent=COUNTY)

HERE = Place(office_id=JUSTICE.id, government=COUNTY)

TABLE = [
    (POLICE, B, [(COUNTY, ("L23", 24, 1, 1))], "a department's acts go to its own government"),
    (POLICE, C, [(COUNTY, ("L23", 24, 1, 1))], "the 2026 regulation changes nothing here"),
    (
        POLICE,
        A,
        [(COUNTY, ("L17", 12, 1, None)), (CITY_POLICE, ("L17", 12, 1, None))],
        "old law: applicant's choice",
    ),
    (TOWN, B, [(COUNTY, ("L23", 24, 1, 2))], "a town is a government one level down"),
    (TOWN, A, [(COUNTY, ("L17", 13, 1, None))], "old law: the government above"),
    (STREET, B, [(COUNTY, ("L23", 24, 1, 3))], "a sub-district office is a 派出机关 of the government"),
    (STREET, A, [(COUNTY, ("L17", 15, 1, 1))], "old law: the government that set it up"),
    (FUND, B, [(COUNTY, ("L23", 24, 1, 4))], "an authorised organisation managed by the government"),
    (DEPARTMENT_FUND, B, [(COUNTY, ("L23", 24, 1, 4))], "managed by a department: still the government"),
    (DEPARTMENT_FUND, A, [(POLICE, ("L17", 15, 1, 3))], "old law: the direct manager, here a department"),
    (STATION, B, [(COUNTY, ("L23", 24, 4, None))], "a police station in its own name: the government"),
    (
        STATION,
        A,
        [(POLICE, ("L17", 15, 1, 2)), (COUNTY, ("L17", 15, 1, 2))],
        "old law: department or its government",
    ),
    (
        BRANCH,
        B,
        [(CITY, ("L23", 24, 4, None)), (COUNTY, ("L23", 24, 4, None))],
        "set up in the county by a city's department: the city, or also the government of the place",
    ),
    (TAX, B, [(CITY_TAX, ("L23", 27, None, None))], "tax goes to the superior department"),
    (TAX, A, [(CITY_TAX, ("L17", 12, 2, None))], "old law: 垂直领导 likewise"),
    (TAX_OFFICE, C, [(TAX, ("L23", 27, None, None))], "a branch of a tax bureau: the bureau above it"),
    (
        JUSTICE,
        B,
        [(COUNTY, ("L23", 28, None, None)), (CITY_JUSTICE, ("L23", 28, None, None))],
        "the bureau that works the cases: government or superior bureau",
    ),
    (COUNTY, B, [(CITY, ("L23", 24, 1, 2))], "the county government's own acts go one level up"),
    (COUNTY, A, [(CITY, ("L17", 13, 1, None))], "old law: the same"),
    (PROVINCE, B, [(PROVINCE, ("L23", 24, 2, None))], "a province reviews its own acts"),
    (PROVINCE, A, [(PROVINCE, ("L17", 14, None, None))], "old law: the same"),
    (STATE_TAX, B, [(STATE_TAX, ("L23", 25, 1, 1))], "a State Council department reviews its own acts"),
    (
        SQUAD,
        C,
        [(COUNTY, ("R26", 33, None, None))],
        "an internal body whose agency has no reconsideration duty",
    ),
    (COUNTY_OFFICE, C, [(COUNTY, ("R26", 33, None, None))], "an internal body of the government itself"),
]


@pytest.mark.parametrize(("respondent", "on", "expected", "reason"), TABLE)
def test_the_competent_organs_and_their_article(
    respondent: View, on: date, expected: list[tuple[View, tuple]], reason: str
) -> None:
    result = competent(respondent, on, HERE)
    assert [option.organ for option in result.options] == [organ for organ, _ in expected], reason
    for option, (_, article) in zip(result.options, expected, strict=True):
        assert article in option.articles, reason


def test_a_justice_bureau_that_does_not_work_the_cases_is_a_department_like_others() -> None:
    result = competent(JUSTICE, B, Place(office_id=None, government=COUNTY))
    assert [option.organ for option in result.options] == [COUNTY]


def test_no_place_of_its_own_is_offered_for_a_branch_of_the_countys_department() -> None:
    assert len(competent(STATION, B, HERE).options) == 1


@pytest.mark.parametrize(
    ("body", "on", "article", "reason"),
    [
        (
            replace(STATION, own_name=False),
            B,
            ("R07", 14, None, None),
            "before the 2026 regulation: art 14 of 2007",
        ),
        (replace(STATION, own_name=False), C, ("R26", 21, None, None), "from 2026-07-01: art 21"),
        (replace(SQUAD, own_name=False), C, ("R26", 21, None, None), "internal bodies alike"),
    ],
)
def test_a_body_without_authority_is_not_the_respondent(
    body: View, on: date, article: tuple, reason: str
) -> None:
    result = competent(body, on, HERE)
    assert result.respondent == POLICE, reason
    assert result.notes[0][1] == article, reason
    assert [option.organ for option in result.options] == [COUNTY]


def test_authority_for_one_act_overrides_the_organs_default() -> None:
    assert competent(BRANCH, B, HERE, own_name=False).respondent == CITY_ENVIRONMENT
    assert competent(TOWN_OFFICE, C, HERE, own_name=True).respondent == TOWN_OFFICE
    assert competent(TOWN_OFFICE, C, HERE).respondent == TOWN


@pytest.mark.parametrize(
    ("on", "article"), [(A, ("L17", 15, 1, 5)), (B, ("L23", 19, 4, None)), (C, ("L23", 19, 4, None))]
)
def test_an_abolished_organ_is_answered_for_by_its_successor(on: date, article: tuple) -> None:
    old = View(30, "工商局", K.DEPARTMENT, "990121", parent=COUNTY, successor=POLICE)
    result = competent(old, on, HERE)
    assert (result.respondent, result.notes[0][1]) == (POLICE, article)


def test_a_court_is_no_administrative_organ() -> None:
    for on in (A, B, C):
        result = competent(COURT, on, HERE)
        assert result.options == ()
        assert "不是行政机关" in result.notes[0][0]


def test_under_the_old_law_the_countys_government_forwards_article_15_cases() -> None:
    assert competent(STREET, A, HERE).notes[-1][1] == ("L17", 15, 2, None)
    assert competent(STREET, B, HERE).notes == ()
    assert competent(POLICE, A, HERE).notes == ()


def test_a_superior_missing_in_the_data_is_still_named() -> None:
    option = competent(replace(TAX, superior=None), B, HERE).options[0]
    assert option.organ is None
    assert option.name == "青禾县税务局的上一级主管部门"


@pytest.mark.parametrize(("on", "expected"), [(A, ("L17", 15, 1, 4)), (B, None), (C, ("R26", 32, 2, None))])
def test_a_joint_act_with_a_vertical_organ_names_its_article(on: date, expected: tuple | None) -> None:
    results: list[Competence] = [competent(organ, on, HERE) for organ in (TOWN, TAX)]
    assert joint(results, on) == expected


def test_a_joint_act_of_two_organs_under_one_government_needs_no_rule() -> None:
    assert joint([competent(organ, C, HERE) for organ in (TOWN, STREET)], C) is None


def test_includes_tells_whether_we_are_competent() -> None:
    assert competent(POLICE, B, HERE).includes(COUNTY.id)
    assert not competent(TAX, B, HERE).includes(COUNTY.id)


@pytest.mark.parametrize(
    ("region", "level"),
    [
        ("000000", "nation"),
        ("410000", "province"),
        ("410400", "city"),
        ("410482", "county"),
        ("410482101", "county"),
    ],
)
def test_the_level_is_read_from_the_region_code(region: str, level: str) -> None:
    assert View(1, "x", K.OTHER, region).level == level
