"""What a case tells of itself for finding others like it: the application's words, no name, nothing of a draft."""

from __future__ import annotations

from datetime import date

from reconsideration_samples import HANDLER, PERSON, draft, make, received, ripe

from fuyuan.business.reconsideration.told import told
from fuyuan.law.likeness import traits

DAY = date(2026, 9, 1)
REASONS = "欧阳春晓在某市某路1号夜间施工，某市公安局仍然罚款。"
PARTY = PERSON | {"name": "欧阳春晓"}
FACTS_UNCLEAR = draft()["findings"] | {"facts": "unclear"}


def test_an_open_case_tells_its_dispute_and_no_result() -> None:
    said = told(received(DAY, reasons=REASONS).state)
    assert (said.act_kind, said.outcome, said.cause, said.ended_on) == ("penalty", "", "", None)
    assert {"夜间", "施工", "罚款"} <= traits(said).pairs


def test_no_name_and_no_address_becomes_a_word() -> None:
    pairs = traits(told(received(DAY, applicants=[PARTY], reasons=REASONS).state)).pairs
    assert not pairs & {"欧阳", "阳春", "春晓", "某路", "公安"}


def test_a_draft_does_not_show_through() -> None:
    case = ripe(DAY)
    before = told(case.state)
    case.take("draft_decision", draft("revoke", "facts", findings=FACTS_UNCLEAR), HANDLER, DAY)
    assert told(case.state) == before


def test_a_decision_gives_outcome_ground_and_day_and_leaves_the_words_alone() -> None:
    case = ripe(DAY)
    words = told(case.state).texts
    said = told(make(case, DAY, draft("revoke", "facts", findings=FACTS_UNCLEAR)).state)
    assert (said.outcome, said.cause, said.ended_on) == ("revoke", "facts", DAY)
    assert said.texts == words
