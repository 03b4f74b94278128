"""The trial: handlers, reply, evidence, what is read and heard, what stops the clock — article by article."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from article_rows import B, C, allowed, refused
from basis_samples import basis_review, basis_ruling
from driver import Driver
from reconsideration_samples import (
    CITIZEN,
    HANDLER,
    HEAD,
    accepted,
    act,
    application,
    approval,
    in_trial,
    reply,
)

from fuyuan.business.reconsideration.basis.records import BasisDefect, RuleOnBasis
from fuyuan.business.reconsideration.records import Application, Collection, FileAnswer, Reply
from fuyuan.law import Assumptions, default_calendar, due
from fuyuan.matters.acts import articles
from fuyuan.matters.evidence import Evidence
from fuyuan.matters.record import InvalidRecord, parse_record

ONE = [{"person_id": 2, "name": "甲"}]
TWO = [*ONE, {"person_id": 8, "name": "乙"}]
HANDS = [
    ("ordinary", C, ONE, "R26 39", "two or more"),
    ("ordinary", C, TWO, "", "two are enough"),
    ("simplified", C, ONE, "", "one may do a simplified case since 2026"),
    ("simplified", B, ONE, "R07 32", "the 2007 regulation knew no exception"),
]


@pytest.mark.parametrize(("way", "day", "handlers", "article", "why"), HANDS, ids=[row[-1] for row in HANDS])
def test_how_many_officers_a_case_needs(
    way: str, day: date, handlers: list[dict[str, Any]], article: str, why: str
) -> None:
    """R26 39: 应当由2名以上行政复议人员参加."""
    case = accepted(day, act=act(day, on_the_spot=True))
    case.take(
        f"choose_{way}", {"ground": "on_spot", "clear": True} if way == "simplified" else {}, HANDLER, day
    )
    if article:
        refused(case, "assign", {"handlers": handlers}, article, day, HEAD)
    else:
        allowed(case, "assign", {"handlers": handlers}, day, HEAD)


@pytest.mark.parametrize("part", ["legality", "appropriateness", "on_requests", "facts"])
def test_a_reply_answers_to_everything(part: str) -> None:
    """R26 41: 就行政行为合法性、适当性和申请人的行政复议请求说明相关事实和理由."""
    parse_record(Reply, reply())
    with pytest.raises(InvalidRecord):
        parse_record(Reply, reply(**{part: ""}))


# -- evidence (第四十三条、第四十五条、第四十六条) ---------------------------------------------------------------------------

KINDS = ["书证", "物证", "视听资料", "电子数据", "证人证言", "当事人的陈述", "鉴定意见", "勘验笔录、现场笔录"]


@pytest.mark.parametrize(("item", "label"), list(enumerate(KINDS, 1)))
def test_evidence_of_each_kind_can_be_listed(item: int, label: str) -> None:
    """L23 43.1: the choice is the list of the article, and a line of each kind is taken."""
    assert articles(f"L23 43.1({item})")[0].text.rstrip("；。").endswith(label)
    kind = next(each for each in Evidence if each.label == label)
    record = parse_record(Application, application(C, evidence=[{"name": "材料", "kind": kind.value}]))
    assert record.evidence[0].kind is kind


OFFICERS = [{"name": "甲", "certificate": "豫复1"}, {"name": "乙", "certificate": "豫复2"}]
COLLECTED = {"officers": OFFICERS, "shown": True, "on": C, "whom": "某物业公司", "summary": "核对了监控"}


def test_the_office_may_ask_anybody_and_keeps_the_record() -> None:
    """L23 45.1: 有权向有关单位和个人调查取证."""
    case = in_trial(C)
    before = case.state.stage
    case.take(
        "collect_evidence", {**COLLECTED, "evidence": [{"name": "监控", "kind": "recording"}]}, HANDLER, C
    )
    assert (case.state.stage, case.events[-1].record.whom) == (before, "某物业公司")
    assert case.refusal("collect_evidence", COLLECTED, CITIZEN, C) is not None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"officers": OFFICERS[:1]}, "one officer alone"),
        ({"officers": [*OFFICERS[:1], {"name": "乙", "certificate": ""}]}, "no certificate"),
        ({"shown": False}, "the certificate was not shown"),
    ],
)
def test_two_officers_show_their_certificates(change: dict[str, Any], why: str) -> None:
    """L23 45.2: 不得少于两人，并应当出示行政复议工作证件."""
    parse_record(Collection, COLLECTED)
    with pytest.raises(InvalidRecord):
        parse_record(Collection, COLLECTED | change)


# -- reading the file (第四十七条) ---------------------------------------------------------------------------------------


def test_a_request_to_read_the_file_is_answered() -> None:
    """L23 47: it is owed until answered, and answered once."""
    case = in_trial(C)
    refused(case, "file_inspection", {"answer": "none"}, "L23 47")
    case.take("file_inspection_request", {"what": "答复书和证据"}, CITIZEN, C)
    assert case.duty("file_inspection").basis == articles("L23 47")[0]
    case.take("file_inspection", {"answer": "none"}, HANDLER, C)
    assert case.state.file_asks[0].allowed
    refused(case, "file_inspection", {"answer": "none"}, "L23 47")


@pytest.mark.parametrize("secret", ["state", "business", "privacy", "security"])
def test_what_is_withheld_is_named_with_its_ground(secret: str) -> None:
    """L23 47: 除涉及国家秘密、商业秘密、个人隐私或者可能危及…的情形外，应当同意."""
    with pytest.raises(InvalidRecord, match="请写明是哪些材料"):
        parse_record(FileAnswer, {"answer": secret})
    case = in_trial(C)
    case.take("file_inspection_request", {"what": "全部"}, CITIZEN, C)
    case.take("file_inspection", {"answer": secret, "withheld": "第三人的住址"}, HANDLER, C)
    assert case.state.file_asks[0].allowed is False


# -- joined cases, a higher organ, time that does not count (R26 40, 43, 45) ----------------------------------------------


@pytest.mark.parametrize("ground", ["same_fact", "several", "new_act", "other"])
def test_cases_that_belong_together_are_joined(ground: str) -> None:
    """R26 43.1: on each of its four grounds, not with itself, not before the regulation."""
    record = {"ground": ground, "cases": ["政复〔2026〕9号"], "reason": "同一事实", "approval": approval(C)}
    case = in_trial(C)
    refused(case, "join", {**record, "cases": [case.state.case_number]}, "R26 43.1")
    case.take("join", record, HANDLER, C)
    assert case.state.joined == ("政复〔2026〕9号",)
    refused(in_trial(B), "join", {**record, "approval": approval(B)}, "R26 43.1", B)


UP: dict[str, Any] = {"superior": "上级市人民政府", "told_on": C}


@pytest.mark.parametrize("ground", ["public", "new_type", "guiding", "other"])
def test_a_superior_takes_a_case_on_one_of_four_grounds(ground: str) -> None:
    """R26 40.1: the case ends here, and its file is handed over in five working days."""
    case = in_trial(C)
    case.take("escalate", {**UP, "ground": ground}, HANDLER, C)
    assert case.state.outcome == "escalated"
    assert (case.due("hand_over"), case.duty("decision").done_on) == (date(2026, 10, 10), C)
    with pytest.raises(InvalidRecord):
        in_trial(C).refusal("escalate", UP, HANDLER, C)


def asked(day: date, answered: date) -> Driver:
    case = in_trial(day)
    request = {
        "ground": "public",
        "superior": "上级市人民政府",
        "reason": "影响重大",
        "approval": approval(day),
    }
    case.take("request_escalation", request, HANDLER, day)
    case.take("keep_case", {"on": answered, "reason": "由你机关审理"}, HANDLER, answered)
    return case


def test_the_time_of_asking_a_superior_does_not_count() -> None:
    """R26 40.2: 报请提级审理期间不计入办理期限; before the regulation it did."""
    assert in_trial(C).due("decision") == date(2026, 11, 27)
    assert asked(C, date(2026, 10, 8)).due("decision") == date(2026, 12, 7)
    assert asked(B, date(2024, 3, 11)).due("decision") == in_trial(B).due("decision")


def test_the_time_of_an_inspection_does_not_count() -> None:
    """R26 45: 现场勘验所用时间不计入审理期限; one inspection at a time."""
    case, start = in_trial(C), {"on": C, "what": "现场面积"}
    case.take("inspect_start", start, HANDLER, C)
    assert case.duty("decision").stopped_on == C
    refused(case, "inspect_start", start, "R26 45")


# -- the basis and the hearing: days of the law (第五十一条、第五十六条至第六十条; R26 53) ------------------------------------

FROM = date(2026, 8, 3)  # a Monday without holidays near it
CLOCKS = [
    ("anc_forward", "L23 56", date(2026, 8, 12), "no power over it: sent on in seven working days"),
    ("anc_forward", "L23 57", date(2026, 8, 12), "found ex officio: the same"),
    ("anc_forward", "R26 53.2", date(2026, 8, 12), "counted from the day the trial stopped"),
    ("anc_handle", "L23 56", date(2026, 9, 2), "power over it: thirty days"),
    ("anc_handle", "R26 53.2", date(2026, 9, 2), "from the same day"),
    ("anc_notify_maker", "L23 58.1", date(2026, 8, 6), "the maker is told in three working days"),
    ("anc_maker_reply", "L23 58.1", date(2026, 8, 17), "and has ten working days to answer"),
    ("anc_transferee_reply", "L23 60", date(2026, 10, 8), "sixty days, the last in the holiday"),
    (
        "hearing_notice",
        "L23 51.1",
        date(2026, 7, 24),
        "five full working days lie between the notice and the hearing",
    ),
]


@pytest.mark.parametrize(
    ("rule", "article", "last", "why"), CLOCKS, ids=[f"{row[1]} {row[-1]}" for row in CLOCKS]
)
def test_the_days_of_the_review_and_of_the_hearing(rule: str, article: str, last: date, why: str) -> None:
    found = due(rule, FROM, calendar=default_calendar(), assumptions=Assumptions())
    assert found.due == last, why
    assert articles(article)[0] in found.basis


DAYS_88 = [
    ("send_copy_simplified", date(2026, 9, 29), date(2026, 10, 9), "三日"),
    ("accept_review", date(2026, 9, 29), date(2026, 10, 12), "五日"),
    ("send_copy_ordinary", date(2026, 9, 29), date(2026, 10, 14), "七日"),
    ("reply_ordinary", date(2026, 9, 29), date(2026, 10, 19), "十日"),
]


@pytest.mark.parametrize(("rule", "on", "last", "words"), DAYS_88, ids=[row[-1] for row in DAYS_88])
def test_short_periods_are_working_days(rule: str, on: date, last: date, words: str) -> None:
    """L23 88.2: 三日、五日、七日、十日 over the National Day holiday, with its working Saturday."""
    found = due(rule, on, calendar=default_calendar(), assumptions=Assumptions())
    assert (found.due, articles("L23 88.2")[0] in found.variant.counted) == (last, True), words


# -- what comes of the review (第五十八条第二款、第五十九条; R26 54) -----------------------------------------------------------


def reviewed() -> Driver:
    """The trial stands still, the maker was told and has answered."""
    case = in_trial(FROM)
    case.take("start_basis_review", basis_review(FROM), HANDLER, FROM)
    return case


def test_the_maker_may_explain_itself_in_person_while_the_organ_examines() -> None:
    """L23 58.2: 制定机关要求当面说明理由的，行政复议机构应当听取; nobody to hear where nothing is examined."""
    said = {"on": FROM, "who": ["某市城市管理局法规科"], "summary": "说明了授权依据"}
    refused(in_trial(FROM), "hear_maker", said, "L23 56", FROM)
    case = reviewed()
    case.take("hear_maker", said, HANDLER, FROM)
    assert case.events[-1].record.summary == "说明了授权依据"


DEFECTS = [defect.value for defect in BasisDefect]


@pytest.mark.parametrize("defect", DEFECTS)
def test_an_unlawful_clause_is_unlawful_on_a_ground_of_the_list(defect: str) -> None:
    """R26 54: the grounds of the article, one of which must be named; a lawful clause has none."""
    parse_record(RuleOnBasis, basis_ruling(FROM, "unlawful", defects=[defect]))
    with pytest.raises(InvalidRecord):
        parse_record(RuleOnBasis, basis_ruling(FROM, "unlawful", defects=[]))
