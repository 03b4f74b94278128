"""Who applies and represents, against whom, and who joins: article by article."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from article_rows import A, B, C, allowed, hint, refused
from driver import Driver
from reconsideration_samples import (
    CITIZEN,
    CLERK,
    COMPANY,
    HANDLER,
    LIAISON,
    PERSON,
    RESPONDENT,
    THIRD,
    accepted,
    application,
    approval,
    draft,
    heard,
    in_trial,
    new,
    received,
    reply,
)

from fuyuan.business.reconsideration.checklist import incomplete
from fuyuan.business.reconsideration.records import Agent, Application, Limb
from fuyuan.business.reconsideration.state import applicant_keys, party_keys
from fuyuan.law import Citation
from fuyuan.matters.acts import articles
from fuyuan.matters.record import parse_record


def people(count: int) -> list[dict[str, Any]]:
    return [{**PERSON, "name": f"村民{n}"} for n in range(1, count + 1)]


def lines(day: date = C, **changes: Any) -> tuple[str, ...]:
    return incomplete(parse_record(Application, application(day, **changes)), day)


def amend(day: date = C, *, kind: str, **changes: Any) -> dict[str, Any]:
    return {"kind": kind, "reason": "依法变更", "application": application(day, **changes)}


# -- the applicant (第十四条) ----------------------------------------------------------------------------------------


def test_whoever_applies_is_the_applicant() -> None:
    """L23 14.1: persons and organisations; papers for the applicants are addressed to each."""
    case = received(C, applicants=[PERSON, COMPANY])
    assert applicant_keys(case.state) == ("applicant-1", "applicant-2")
    assert case.state.title.startswith("张三等2人不服某市公安局")


SUCCESSION = [
    (
        PERSON,
        {**PERSON, "name": "张小三"},
        "death",
        "L23 39.1(4)",
        "dissolved",
        "a relative for the one who died",
    ),
    (
        COMPANY,
        {**COMPANY, "name": "承受公司"},
        "dissolved",
        "L23 39.1(1)",
        "death",
        "the successor of an organisation",
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "ground", "wrong", "other", "why"), SUCCESSION, ids=[row[-1] for row in SUCCESSION]
)
def test_who_comes_in_the_place_of_the_applicant(
    before: dict[str, Any], after: dict[str, Any], ground: str, wrong: str, other: str, why: str
) -> None:
    """L23 14.2: the case waits for relatives or successors, who then stand in the application."""
    case = accepted(C, applicants=[before])
    stop = {"ground": ground, "reason": "尚未确定是否参加", "approval": approval(C)}
    refused(case, "suspend", {**stop, "ground": other}, wrong)
    case.take("suspend", stop, HANDLER, C)
    case.take("amend", amend(kind="succession", applicants=[after]), CLERK, C)
    assert [party.name for party in case.state.application.applicants] == [after["name"]], why
    assert case.state.received_on == C, "the day of receipt stays"


# the guardian of L23 14.3 stands in the papers: tests/papers/test_articles_papers.py

KINDS_OF_RELATIVES = ["配偶", "父母", "子女", "兄弟姐妹", "祖父母", "外祖父母", "孙子女", "外孙子女"]


@pytest.mark.parametrize("who", KINDS_OF_RELATIVES)
def test_the_form_says_who_is_a_near_relative(who: str) -> None:
    """R26 11: whoever names an agent is told the list of the article, no shorter and no longer."""
    told = Agent.model_fields["kind"].description or ""
    assert who in told.split("包括")[1].replace("、", " ").replace("和", " ").split()
    assert who in Citation("R26", 11).text


# -- many applicants (第十五条; R26 17) -------------------------------------------------------------------------------

MANY = [  # applicants, day, elected, refused with, why
    (11, C, 1, "R26 17.1", "one is too few since 2026"),
    (11, C, 2, "", "two are enough"),
    (11, C, 5, "", "five are the most"),
    (11, C, 6, "R26 17.1", "six are too many"),
    (6, B, 1, "", "the 2007 regulation let one stand for all"),
    (6, B, 6, "R07 8", "but not six"),
]


@pytest.mark.parametrize(("count", "day", "elected", "article", "why"), MANY, ids=[row[-1] for row in MANY])
def test_how_many_represent_the_others(count: int, day: date, elected: int, article: str, why: str) -> None:
    """R26 17.1: 推选2至5名代表人."""
    record = application(day, applicants=people(count), representatives=list(range(1, elected + 1)))
    if article:
        refused(new(), "apply", record, article, day, CITIZEN)
    else:
        allowed(new(), "apply", record, day, CITIZEN)


@pytest.mark.parametrize(("count", "asked"), [(10, False), (11, True)])
def test_more_than_ten_are_asked_to_elect(count: int, asked: bool) -> None:
    """R26 17.1: 超过10人: the officer is told, and the notice to supplement asks for it."""
    found = hint(received(C, applicants=people(count)), Limb.PARTIES)
    assert (found.basis == articles("R26 17.1")[0]) is asked
    assert any("推选2至5名代表人" in line for line in lines(applicants=people(count))) is asked


def test_those_elected_receive_the_papers_of_all() -> None:
    """L23 15.1: 可以由申请人推选代表人参加行政复议."""
    case = received(C, applicants=people(12), representatives=[3, 7])
    assert applicant_keys(case.state) == ("applicant-3", "applicant-7")


SIGNED = {"sha256": "a" * 64, "name": "推选书.pdf", "size": 10}


@pytest.mark.parametrize(("day", "asked"), [(C, True), (B, False)])
def test_the_election_is_shown_by_a_paper_all_have_signed(day: date, asked: bool) -> None:
    """R26 17.2: 应当提交由全体申请人签名、盖章或者按指印的推选书; the 2007 regulation asked for none."""
    elected = {"applicants": people(12), "representatives": [1, 2]}
    assert any("按指印的代表人推选书" in line for line in lines(day, **elected)) is asked
    case = received(day, **elected)
    assert any(duty.key == "supplement_notice" for duty in case.duties()) is asked
    assert lines(day, **elected, election=SIGNED) == ()


# -- agents (第十七条; R26 18) ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["lawyer", "legal_worker", "relative", "staff", "other"])
def test_who_may_be_an_agent(kind: str) -> None:
    """R26 18.1: relatives and employees beside lawyers; each with authority and proof of identity."""
    agent = {"name": "钱某", "kind": kind}
    allowed(new(), "apply", application(C, agents=[agent]), C, CITIZEN)
    assert any("钱某的授权委托书和身份证明" in line for line in lines(agents=[agent]))


# -- the respondent (第十九条; R26 20, 22) ----------------------------------------------------------------------------

UNKNOWN = {"name": "某镇征收指挥部"}
WRONG = [
    ("L23 19.1", "经授权的组织，被申请人是该组织", "whoever made the act, agency or empowered organisation"),
    (
        "L23 19.3",
        "受委托的组织作出的，被申请人是委托的行政机关",
        "who acts on another's behalf is not the respondent",
    ),
    (
        "R26 20.1",
        "共同作出的行政机关和经授权的组织都是被申请人",
        "an agency and an empowered organisation: both",
    ),
    ("R26 20.2", "没有授权的组织可以作为第三人", "an agency and somebody without power: the agency"),
    ("R26 22", "经授权的组织，被申请人是该组织", "under a power of its own it answers itself"),
]


@pytest.mark.parametrize(("article", "words", "why"), WRONG, ids=[row[0] for row in WRONG])
def test_a_body_outside_the_directory_is_questioned(article: str, words: str, why: str) -> None:
    found = hint(received(C, respondents=[UNKNOWN]), Limb.PARTIES)
    assert found.verdict == "需人工判断", why
    assert words in found.text, article


def test_a_body_of_the_directory_is_taken_as_it_is() -> None:
    """L23 19.1: 作出行政行为的行政机关是被申请人."""
    found = hint(received(C, respondents=[RESPONDENT]), Limb.PARTIES)
    assert (found.verdict, found.basis) == ("符合", articles("L23 30.1(1)")[0])


def test_who_acted_together_answers_together() -> None:
    """L23 19.2: 共同作出行政行为的行政机关是被申请人: a copy and a period for each, no decision before both."""
    case = in_trial(C, respondents=[RESPONDENT, {"organ_id": 71, "name": "某市税务局"}])
    assert {duty.key for duty in case.duties() if duty.key.startswith("reply:")} == {"reply:1", "reply:2"}
    case.take("reply", reply(), LIAISON, C)
    for side in ("applicant", "respondent"):
        case.take("hear_parties", heard(side, C), HANDLER, C)
    refusal = refused(case, "draft_decision", draft(), "L23 48")
    assert "某市税务局" in refusal.reason


# -- third parties (第十六条) -----------------------------------------------------------------------------------------

JOINS: dict[str, Any] = {"parties": [{**COMPANY, "name": "邻居公司"}], "interest": "相邻权受影响"}


@pytest.mark.parametrize("who", ["office", "itself"])
def test_a_third_party_comes_by_itself_or_is_called(who: str) -> None:
    """L23 16.1: 可以申请参加，或者由行政复议机构通知; either way it gets the notice."""
    case = in_trial(C)
    case.take(
        "add_third_party", {**JOINS, "own_request": who == "itself"}, THIRD if who == "itself" else HANDLER, C
    )
    paper = case.state.papers[-1]
    assert (paper.kind.value, paper.recipients) == ("third_party", ("third-1",))
    assert case.duty("hear:third_party").basis == articles("L23 49")[0]


def heard_case(day: date) -> Driver:
    case = in_trial(day)
    case.take("add_third_party", JOINS, HANDLER, day)
    case.take("reply", reply(), LIAISON, day)
    for side in ("applicant", "respondent"):
        case.take("hear_parties", heard(side, day), HANDLER, day)
    return case


def test_a_third_party_that_stays_away_stops_nothing() -> None:
    """L23 16.2: 第三人不参加行政复议，不影响审理: its absence is recorded, and the case goes on."""
    case = heard_case(C)
    refused(case, "draft_decision", draft(), "L23 49")
    case.take("excuse_hearing", {"side": "third_party", "reason": "经通知不参加"}, HANDLER, C)
    allowed(case, "draft_decision", draft())
    allowed(heard_case(A), "draft_decision", draft(), A)


CROWD = {"parties": [{**COMPANY, "name": f"邻居公司{n}"} for n in range(1, 12)], "interest": "相邻权受影响"}
ELECTED = {**CROWD, "representatives": [2, 5], "election": SIGNED}
THIRDS = [
    ({}, C, True, "two of eleven, with the paper all have signed"),
    ({"representatives": [1]}, C, False, "one is too few"),
    ({"representatives": [1, 2, 3, 4, 5, 6]}, C, False, "six are too many"),
    ({"parties": CROWD["parties"][:10]}, C, False, "ten need nobody"),
    ({"election": None}, C, False, "no paper"),
    ({}, B, False, "the regulation before knew it for applicants only"),
]


@pytest.mark.parametrize(("change", "day", "ok", "why"), THIRDS, ids=[row[-1] for row in THIRDS])
def test_third_parties_elect_too(change: dict[str, Any], day: date, ok: bool, why: str) -> None:
    """R26 17.3: 第三人超过10人的，可以依照前两款的规定推选代表人."""
    if ok:
        allowed(in_trial(day), "add_third_party", ELECTED | change, day)
    else:
        refused(in_trial(day), "add_third_party", ELECTED | change, "R26 17.3", day)


def test_all_third_parties_are_told_and_the_elected_get_the_papers() -> None:
    """R26 17.3."""
    case = in_trial(C)
    case.take("add_third_party", JOINS, HANDLER, C)
    case.take("add_third_party", ELECTED, HANDLER, C)
    assert len(case.state.papers[-1].recipients) == 11
    assert party_keys(case.state)[2:] == ("third-1", "third-3", "third-6")
