"""The papers of a reconsideration case: every kind, from scripted cases, in the law of their time, to the character."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
import reconsideration_samples as samples
from driver import Driver
from paper_cases import (
    APPLICANTS,
    REGIMES,
    ROWS,
    A,
    B,
    C,
    Composed,
    days,
    decided,
    dismissed,
    every_case,
    long_trial,
    papers_of,
    performed,
    refused,
    simplified,
    supplemented,
)
from reading import docx_paragraphs, pdf_pages, squeezed

from fuyuan.business.reconsideration.papers.decision import sued_alone
from fuyuan.business.reconsideration.papers.wording import act_of, cause, cited, numbered, ruled
from fuyuan.business.reconsideration.paperset import PACKAGE
from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.business.reconsideration.records import UNKNOWN_SUPERIOR, Application, DraftDecision
from fuyuan.papers.blocks import strings
from fuyuan.papers.engine import to_docx, to_pdf
from fuyuan.papers.markup import parse, render_template


@pytest.fixture(scope="module")
def cases() -> dict[str, Driver]:
    return every_case()


@pytest.fixture(scope="module")
def papers(cases: dict[str, Driver]) -> list[tuple[str, Composed]]:
    return [(name, paper) for name, case in cases.items() for paper in papers_of(case)]


def one(case: Driver, code: str) -> str:
    return next(paper.text for paper in papers_of(case) if paper.code == code)


def test_every_paper_a_step_names_has_a_row_and_every_row_is_named_by_a_step() -> None:
    named = {code for step in PROCEDURE.steps for code in step.papers}
    assert named == set(ROWS)


def test_the_scripted_cases_reach_every_kind(papers: list[tuple[str, Composed]]) -> None:
    assert {paper.code for _, paper in papers} == set(ROWS)


def test_every_paper_can_be_read_back_and_leaves_no_template_behind(
    papers: list[tuple[str, Composed]],
) -> None:
    for name, paper in papers:
        words = "".join(strings(paper.document().blocks))
        assert not re.search(r"\{\{|\}\}|\{%|None|StrEnum|，，|。。|（）", words), (name, paper.code, words)


def test_every_paper_of_the_office_and_the_organ_names_its_articles(
    papers: list[tuple[str, Composed]],
) -> None:
    formal = [(name, paper) for name, paper in papers if ROWS[paper.code][2]]  # those with a number
    for name, paper in formal:
        assert re.search(r"《中华人民共和国行政复议法(实施条例)?》第[一二三四五六七八九十]+条", paper.text), (
            name,
            paper.code,
        )


def test_a_paper_that_gets_a_number_has_the_lines_issuing_fills(papers: list[tuple[str, Composed]]) -> None:
    for name, paper in papers:
        lines = paper.text.split("\n")
        numbered_ = bool(ROWS[paper.code][2])
        assert any(line.startswith("@字号 ") for line in lines) == numbered_, (name, paper.code)
        assert not numbered_ or any(line.startswith("@日期 ") for line in lines), (name, paper.code)


def test_no_paper_cites_a_text_that_was_not_in_force(papers: list[tuple[str, Composed]]) -> None:
    """Before 2024 the Act had 43 articles; the 2026 Regulation has articles the 2007 one has not."""
    only_2023 = ("第七十五条第二款", "第六十二条", "第四十八条", "第五十四条", "第七十条")
    for name, paper in papers:
        if name.endswith("-A"):
            assert not [each for each in only_2023 if f"行政复议法》{each}" in paper.text], (name, paper.code)


# -- days ------------------------------------------------------------------------------------------------------

DAYS = (  # regime, day of receipt, code, what the paper must say, why
    ("B", B, "supplement_notice", "十个工作日内", "第三十一条第二款: working days since 2024"),
    ("C", C, "supplement_notice", "十个工作日内", "the same since the 2026 Regulation"),
    ("A", A, "supplement_notice", "起10日内", "before 2024 the notice itself set the period"),
    ("C", C, "acceptance_notice", "2026年11月27日", "sixty days from 28 September 2026"),
    ("C", C, "acceptance_notice", "2026年10月28日", "thirty days in the simplified procedure"),
    ("A", A, "reply_notice", "起十日内", "L17 第二十三条第一款"),
    ("B", B, "reply_notice", "起十个工作日内", "L23 第四十八条"),
    ("C", C, "reply_notice", "不得仅委托律师担任代理人", "2026年实施条例第十八条第二款"),
)


@pytest.mark.parametrize(("regime", "day", "code", "words", "why"), DAYS)
def test_periods_are_printed_as_the_law_of_the_day_counts_them(
    regime: str, day: date, code: str, words: str, why: str
) -> None:
    case = supplemented(day) if code == "supplement_notice" else samples.in_trial(day)
    assert words in one(case, code), why


def test_a_simplified_case_gives_the_respondent_five_working_days() -> None:
    assert "起五个工作日内" in one(simplified(C), "reply_notice")


def test_extension_and_resumption_tell_the_new_last_day() -> None:
    case = long_trial(C)
    assert "延长15日，至2026年" in one(case, "extension_notice")
    assert "审理期限顺延至2026年" in one(case, "resumption_notice")


# -- parties ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("person", "申请人：张三，女，1949年12月31日出生，住某市某路1号。"),
        ("company", "法定代表人（主要负责人）：李四，经理。"),
        ("pair", "申请人：某某商贸有限公司，住所：某市某街2号"),
        ("crowd", "申请人：村民1等12人（名单附后）。"),
        ("crowd", "代表人：村民2，女，住某市某路1号。"),
        ("crowd", "| 12 | 村民12 | 某市某路1号 |"),
        ("agent", "委托代理人：钱某，某律师事务所律师。"),
    ],
)
def test_a_decision_names_its_parties(who: str, words: str) -> None:
    text = one(decided(long_trial(C, **APPLICANTS[who]), days(C, 30)), "decision")
    assert words in text
    assert text.count("委托代理人：钱某") == (who == "agent")


def test_an_identity_number_stands_in_the_application_only() -> None:
    case = decided(long_trial(C), days(C, 30))
    holding = {paper.code for paper in papers_of(case) if samples.PERSON["id_number"] in paper.text}
    assert holding == {"application"}


def test_each_respondent_gets_a_notice_to_reply_of_its_own() -> None:
    two = [{"organ_id": 70, "name": "某市公安局"}, {"organ_id": 71, "name": "某市税务局"}]
    notices = [p for p in papers_of(samples.in_trial(C, respondents=two)) if p.code == "reply_notice"]
    assert [to.organ_id for notice in notices for to in notice.draft.to] == [70, 71]
    assert [notice.draft.part for notice in notices] == [1, 2]


def test_papers_go_to_those_the_case_says_must_be_served(cases: dict[str, Driver]) -> None:
    for name, case in cases.items():
        for paper in papers_of(case):
            if paper.draft.place is not None:
                wanted = case.state.papers[paper.draft.place - 1].recipients
                assert {to.key for to in paper.draft.to} <= set(wanted), (name, paper.code)


def test_every_paper_that_must_be_served_is_drafted(cases: dict[str, Driver]) -> None:
    for name, case in cases.items():
        drafted = {paper.draft.place for paper in papers_of(case)}
        assert set(range(1, len(case.state.papers) + 1)) <= drafted, name


# -- decisions -------------------------------------------------------------------------------------------------

OUTCOMES: tuple[tuple[date, str, str, dict[str, Any], dict[str, Any], str], ...] = (
    (C, "uphold", "uphold", {}, {}, "行政复议法》第六十八条的规定"),
    (A, "uphold", "uphold", {}, {}, "行政复议法》第二十八条第一款第一项的规定"),
    (C, "revoke", "procedure", {"process": "breached"}, {"redo": True},
     "第六十四条第一款第二项、《中华人民共和国行政复议法实施条例》第五十八条第一款"),
    (B, "revoke", "procedure", {"process": "breached"}, {"redo": True}, "实施条例》第四十九条第一款"),
    (C, "modify", "content", {"content": "unfit"}, {}, "第六十三条第一款第一项"),
    (C, "declare_unlawful", "minor", {"process": "minor"}, {}, "第六十五条第一款第二项"),
    (C, "order_performance", "unperformed", {"duty": "unperformed"}, {"perform_days": 30}, "第六十六条"),
    (C, "reject_request", "no_duty", {"duty": "none"}, {}, "第六十九条"),
    (C, "revoke", "facts", {"facts": "unclear"}, {"restitution": "return"}, "第七十二条第二款"),
)  # fmt: skip


@pytest.mark.parametrize(("day", "kind", "ground", "found", "more", "words"), OUTCOMES)
def test_each_kind_of_decision_rests_on_its_articles(
    day: date, kind: str, ground: str, found: dict[str, Any], more: dict[str, Any], words: str
) -> None:
    record = samples.draft(
        kind, ground, findings=samples.findings(**found),
        outcomes=[{"kind": kind, "ground": ground, "text": "处理如下"}], **more,
    )  # fmt: skip
    assert words in one(decided(samples.ripe(day), day, record), "decision")


def test_consequences_that_the_drafter_did_not_write_become_lines_of_the_decision() -> None:
    record = samples.draft(
        "revoke", "facts", findings=samples.findings(facts="unclear"), redo=True, restitution="release",
        outcomes=[{"kind": "revoke", "ground": "facts", "text": "一、撤销该处罚决定"}],
    )  # fmt: skip
    text = one(decided(samples.ripe(C), C, record), "decision")
    assert (
        "\n一、撤销该处罚决定。\n二、责令被申请人自收到本决定书之日起六十日内重新作出行政行为。\n三、责令被申请人解除"
        in text
    )


def test_a_final_decision_tells_no_way_to_the_court() -> None:
    text = one(decided(samples.ripe(C), C, None, final=True), "decision")
    assert "最终裁决" in text
    assert "提起行政诉讼" not in text


def test_the_way_to_the_court_names_court_and_fifteen_days() -> None:
    text = one(decided(samples.ripe(C), C), "decision")
    assert "自收到本决定书之日起十五日内向某市人民法院提起行政诉讼" in text


# 行政诉讼法第十五条第一项、第二十六条第二款, 法释〔2018〕1号第二十二条、第一百三十三条、第一百三十四条
COURTS: tuple[tuple[str, str, dict[str, Any], str, str], ...] = (
    ("uphold", "uphold", {}, "某市人民法院", "both are sued, at the court of the organ that acted"),
    ("reject_request", "no_duty", {"duty": "none"}, "某市人民法院", "a request rejected is the act upheld"),
    ("declare_unlawful", "minor", {"process": "minor"}, "某市人民法院", "unlawful for its procedure only: not changed"),
    ("modify", "content", {"content": "unfit"}, "上级市中级人民法院", "changed: the government alone is sued"),
    ("revoke", "procedure", {"process": "breached"}, "上级市中级人民法院", "revoked for whatever reason: changed"),
    ("order_performance", "unperformed", {"duty": "unperformed"}, "上级市中级人民法院", "an order to perform: changed"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "ground", "found", "court", "reason"), COURTS)
def test_a_decision_names_the_court_before_which_who_must_be_sued_is_sued(
    kind: str, ground: str, found: dict[str, Any], court: str, reason: str
) -> None:
    more = {"perform_days": 30} if kind == "order_performance" else {}
    record = samples.draft(
        kind, ground, findings=samples.findings(**found),
        outcomes=[{"kind": kind, "ground": ground, "text": "处理如下"}], **more,
    )  # fmt: skip
    assert f"十五日内向{court}提起" in one(decided(samples.ripe(C), C, record, court=""), "decision"), reason


def test_a_line_that_upholds_keeps_both_organs_before_the_court_of_the_act() -> None:
    outcomes = [
        {"kind": "revoke_in_part", "ground": "procedure", "text": "撤销第二项"},
        {"kind": "uphold", "ground": "uphold", "text": "维持其余各项"},
    ]
    findings = samples.findings(process="breached")
    made = DraftDecision.model_validate(samples.draft(findings=findings, outcomes=outcomes))
    assert not sued_alone(made)


@pytest.mark.parametrize(("case", "code"), [(refused(C), "refusal"), (dismissed(C), "dismissal")])
def test_where_nothing_was_heard_the_government_alone_is_sued(case: Driver, code: str) -> None:
    assert "十五日内向上级市中级人民法院提起" in one(case, code)


def test_a_court_the_step_names_goes_before_the_setting() -> None:
    text = one(decided(samples.ripe(C), C, None, court="某铁路运输法院"), "decision")
    assert "十五日内向某铁路运输法院提起" in text


def test_a_silent_respondent_is_said_to_be_silent() -> None:
    case = samples.in_trial(C)
    for side in ("applicant", "respondent"):
        case.take("hear_parties", samples.heard(side, days(C, 40)), samples.HANDLER, days(C, 40))
    record = samples.draft("revoke", "no_reply", findings=samples.findings(facts="no_evidence"))
    assert "未在法定期限内提出书面答复" in one(decided(case, days(C, 40), record), "decision")


def test_a_refusal_names_the_competent_organ_and_each_condition_that_fails() -> None:
    text = one(refused(C), "refusal")
    assert "有管辖权的行政复议机关是上级市人民政府" in text
    assert "第三十条第一款第四项、第六项、第二款的规定" in text


# -- what people typed -----------------------------------------------------------------------------------------

HOSTILE = "<b>&amp; {{ 7*7 }} {% raw %} #井 @落款 |竖 \\n 一、 𠮷 㐂 “引”‘号’ =1+1"


@pytest.mark.parametrize("regime", sorted(REGIMES))
def test_hostile_text_arrives_to_the_character_in_word_and_pdf(regime: str) -> None:
    day = REGIMES[regime]
    party = {**samples.PERSON, "name": HOSTILE[:40]}
    case = long_trial(day, applicants=[party], reasons=f"@日期 1999年1月1日\n# 标题\n| 甲 |\n{HOSTILE}")
    record = samples.draft(facts=HOSTILE, opinion=f"- {HOSTILE}")
    decided(case, days(day, 30), record)
    composed = [paper for paper in papers_of(case) if paper.code in ("application", "decision")]
    for paper in composed:
        words = squeezed("".join(docx_paragraphs(to_docx(paper.document()))))
        printed = squeezed("".join(pdf_pages(to_pdf(paper.document()))))
        for line in ("@日期 1999年1月1日", "# 标题", "| 甲 |", HOSTILE, HOSTILE[:40]):
            assert squeezed(line) in words, (paper.code, line)
        assert squeezed(HOSTILE[:22]) in printed, paper.code


def test_a_page_of_reasons_cannot_forge_a_number_or_a_signature() -> None:
    forged = "@字号 假〔2026〕1号\n@落款 假机关\n@日期 2026年1月1日"
    text = one(supplemented(C, reasons=forged), "application")
    assert not re.search(r"(?m)^@(字号|落款|日期) ", text)
    assert "@落款 假机关" in "".join(strings(parse(text)))


# -- wording ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("L23 30.1(4), L23 30.1(6), L23 30.2", "《中华人民共和国行政复议法》第三十条第一款第四项、第六项、第二款"),
        ("L23 39.2, 39.3", "《中华人民共和国行政复议法》第三十九条第二款、第三款"),
        ("L23 42.1(3)", "《中华人民共和国行政复议法》第四十二条第三项"),
        ("L23 66", "《中华人民共和国行政复议法》第六十六条"),
        ("L17 17.2, R07 28", "《中华人民共和国行政复议法》第十七条第二款、《中华人民共和国行政复议法实施条例》第二十八条"),
    ],
)  # fmt: skip
def test_articles_are_cited_as_papers_cite_them(line: str, words: str) -> None:
    assert cited(line) == words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("未履行宅基地审批职责", "某市公安局未履行宅基地审批职责"),
        ("不予答复信访事项", "某市公安局不予答复信访事项"),
        ("不动产登记", "某市公安局没有依法办理“不动产登记”事项"),
        ("宅基地审批", "某市公安局没有依法办理“宅基地审批”事项"),
    ],
)
def test_what_was_left_undone_is_said_once(title: str, words: str) -> None:
    record = samples.application(
        C,
        act={
            **samples.act(C),
            "inaction": True,
            "asked_on": C,
            "title": title,
            "number": "",
            "made_on": None,
        },
    )
    assert act_of(Application.model_validate(record)) == words


@pytest.mark.parametrize(
    ("kind", "inaction", "words"),
    [
        ("penalty", False, "张三不服某市公安局行政处罚"),
        ("protection", False, "张三不服某市公安局不履行保护人身权、财产权、受教育权等法定职责"),
        ("licence", True, "张三不服某市公安局行政许可不作为"),
    ],
)
def test_the_name_of_a_case_says_what_is_complained_of(kind: str, inaction: bool, words: str) -> None:
    record = samples.application(C, act={**samples.act(C), "kind": kind, "inaction": inaction, "asked_on": C})
    assert cause(Application.model_validate(record)) == words


def test_a_public_rebuke_says_which_decision_was_not_obeyed() -> None:
    case = performed(C)
    text, made = one(case, "criticism"), case.state.decision
    assert made is not None
    assert f"行政复议决定（{made.number}）" in text
    assert "撤销某公罚〔1〕号行政处罚决定" in text


def test_a_copy_to_a_superior_names_the_decision_by_its_number() -> None:
    case = performed(C)
    text, made = one(case, "copy_letter"), case.state.decision
    assert made is not None
    assert f"一案（案号：{case.state.case_number}），行政复议决定书（{made.number}）已于" in text


def test_a_copy_to_a_superior_nobody_named_asks_for_its_name() -> None:
    case = decided(samples.ripe(C), C)
    samples.served(case, C)
    case.take(
        "copy_to_superior", {"to": UNKNOWN_SUPERIOR, "papers": ["decision"], "on": C}, samples.HANDLER, C
    )
    (paper,) = (paper for paper in papers_of(case) if paper.code == "copy_letter")
    source = files(PACKAGE).joinpath("copy_letter.txt").read_text(encoding="utf-8")
    asked = render_template(source, {"文号": "", "签发日期": C, **paper.draft.fields}, ask=True)
    assert "@主送 【待填：上级部门】" in asked


def test_lists_number_themselves_whatever_a_clerk_typed_before_an_item() -> None:
    assert numbered(["一、甲", "2.乙", "3.14元"]) == ["1. 甲", "2. 乙", "3. 3.14元"]
    assert ruled(["撤销；", "二、返还"]) == ["一、撤销。", "二、返还。"]
    assert ruled(["一、维持"]) == ["维持。"]


def test_who_sent_a_signed_paper_gets_none_made_from_what_was_typed() -> None:
    """Only what nobody sent is made: two papers of one kind in a file would contradict each other some day."""
    own = {"sha256": "a" * 64, "name": "答复书.pdf", "size": 9, "type": "application/pdf"}
    typed, sent = samples.in_trial(C), samples.in_trial(C)
    typed.take("reply", samples.reply(), samples.HANDLER, C)
    sent.take("reply", samples.reply(files=[own]), samples.HANDLER, C)
    assert "四、对行政复议请求的意见" in one(typed, "reply")
    assert "reply" not in {paper.code for paper in papers_of(sent)}
