"""What the law wants said in a paper is said there, with its article: row by row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import reconsideration_samples as samples
from article_rows import decision, ready
from driver import Driver
from paper_cases import A, B, C, decided, joined, long_trial, papers_of, performed

AMOUNTS = {"compensation": "reject", "compensation_ground": "no_cause"}


def oral(**changes: Any) -> Driver:
    case = samples.new()
    record = samples.application(C, channel="oral", writing_difficult=True, recorder="赵记录", **changes)
    case.take("apply", record, samples.CLERK, C)
    return case


def rejected() -> Driver:
    return decided(
        ready(claim="compensate"), C, decision("revoke", "procedure", {"process": "breached"}, **AMOUNTS)
    )


def final() -> Driver:
    return decided(samples.ripe(C), C, final=True, told_suit=False)


WARD = {**samples.PERSON, "guardian": "李四"}
SAID: list[tuple[str, Callable[[], Driver], str, str, str]] = [
    ("L23 14.3", lambda: samples.received(C, applicants=[WARD]), "application", "法定代理人：李四",
     "who cannot act for himself is represented by his guardian"),
    ("L23 14.3", lambda: decided(samples.ripe(C, applicants=[WARD]), C), "decision", "法定代理人：李四。", "to the end"),
    ("L23 18", lambda: samples.received(C, legal_aid=True), "application", "正在申请或者已经获得法律援助",
     "the office sees who has asked for legal aid"),
    ("L23 18", lambda: oral(legal_aid=True), "oral_record", "正在申请或者已经获得法律援助", "asked at the window too"),
    ("R26 19", lambda: samples.accepted(C), "acceptance_notice", "行政复议机构所在地或者行政争议发生地的法律援助机构申请",
     "and everybody is told where to ask"),
    ("L23 16.1", lambda: long_trial(C), "third_party_notice", "行政复议法》第十六条的规定，现通知你单位作为第三人参加",
     "the office calls a third party"),
    ("L23 16.2", lambda: long_trial(C), "third_party_notice", "不参加行政复议的，不影响案件的审理", "and says what staying away means"),
    ("L23 45.3", lambda: long_trial(C), "investigation_record", "行政复议法》第四十五条的规定配合调查、如实提供情况的义务",
     "whoever is asked must co-operate, and is told so"),
    ("L23 46.1", lambda: samples.in_trial(C), "reply_notice", "收集证据（《中华人民共和国行政复议法》第四十六条第一款）",
     "the respondent may not gather evidence now"),
    ("L17 24", lambda: samples.in_trial(A), "reply_notice", "收集证据（《中华人民共和国行政复议法》第二十四条）", "nor could it before"),
    ("R26 43.2", lambda: joined(C), "joinder_decision", "可以合并作出行政复议决定", "joined cases may be decided together"),
    ("L23 10", lambda: decided(samples.ripe(C), C), "decision", "十五日内向某市人民法院提起行政诉讼", "the way to the court"),
    ("L23 10", final, "decision", "本决定为最终裁决", "unless a law makes it final"),
    ("L23 75.1", lambda: decided(samples.ripe(C), C), "decision", "@落款 某市人民政府", "in the name of the organ, not of the office"),
    ("L23 83", lambda: performed(C), "performance_order", "第八十三条的规定，约谈你单位有关负责人", "what follows if nothing is done"),
    ("L23 76", lambda: performed(C), "opinion_letter", "自收到本意见书之日起六十日内，将纠正情况书面报送本机关", "when to report"),
    ("R26 64(2)", rejected, "decision", "实施条例》第六十四条第二项", "damages rejected on the ground found"),
    ("R26 69", lambda: performed(C), "proposal_letter", "实施条例》第六十九条的规定，现提出下列完善制度、改进行政执法的建议",
     "a general problem, a proposal"),
    ("R07 57.2", lambda: performed(B), "proposal_letter", "实施条例》第五十七条第二款的规定", "the regulation before said so too"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("article", "case", "code", "words", "why"), SAID, ids=[f"{row[0]} {row[-1]}" for row in SAID]
)
def test_the_paper_says_what_the_article_wants_said(
    article: str, case: Callable[[], Driver], code: str, words: str, why: str
) -> None:
    found = [paper.text for paper in papers_of(case()) if paper.code == code]
    assert found, f"no {code}"
    assert words in found[-1], f"{article}: {why}\n{found[-1]}"


@pytest.mark.parametrize(
    ("article", "case", "code", "words"),
    [
        ("L23 10", final, "decision", "提起行政诉讼"),
        ("L23 18", lambda: samples.received(C), "application", "法律援助"),
        ("L23 83", lambda: performed(A), "performance_order", "第八十三条"),
    ],
)
def test_and_does_not_say_what_does_not_hold(
    article: str, case: Callable[[], Driver], code: str, words: str
) -> None:
    assert all(words not in paper.text for paper in papers_of(case()) if paper.code == code), article


def test_a_decision_of_each_time_stands_on_the_text_in_force() -> None:
    """The day decides: 2017 Act, 2023 Act with the 2007 regulation, 2023 Act with the 2026 regulation."""
    order = decision("revoke", "procedure", {"process": "breached"}, redo=True)
    wanted: dict[date, str] = {
        A: "第二十八条第一款第三项",
        B: "实施条例》第四十九条第一款",
        C: "实施条例》第五十八条第一款",
    }
    for day, words in wanted.items():
        case = decided(ready(day), day, order)
        assert words in next(paper.text for paper in papers_of(case) if paper.code == "decision")
