"""The redactor measured on texts with every span marked: nothing known may be left, little may be hidden that stays."""

import re
from pathlib import Path

import pytest
from redaction_marks import NUMBERS, Marked, decisions, redacted, sentences

from fuyuan.business.publicity.redaction import Parties, published, redact
from fuyuan.business.publicity.redaction.leaks import find_leaks
from fuyuan.business.publicity.redaction.sources import read

HERE = Path(__file__).parent
DECISIONS = decisions(HERE / "redaction_corpus")
SENTENCES = sentences(HERE / "redaction_corpus" / "sentences.txt")
HELD_OUT = [*decisions(HERE / "redaction_heldout"), *sentences(HERE / "redaction_heldout" / "sentences.txt")]


def parties_of(marked: Marked) -> Parties:
    """What the case file would know: every person and firm of the text."""
    people = tuple((name,) for name in dict.fromkeys(marked.words("n")))
    return Parties(people, tuple((name,) for name in dict.fromkeys(marked.words("f"))))


def of_kinds(texts: list[Marked], kinds: str) -> tuple[int, list[tuple[str, str]]]:
    """How many marks of these kinds there are, and which were missed."""
    total = sum(kind in kinds for text in texts for _, _, kind in text.marks)
    missed = [miss for text in texts for miss in text.missed(redacted(text)) if miss[0] in kinds]
    return total, missed


def test_the_corpus_is_as_large_as_the_claim() -> None:
    assert len(DECISIONS) >= 12
    assert len(SENTENCES) >= 60


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.title)
def test_no_known_party_is_left_in_a_decision(decision: Marked) -> None:
    done = redacted(decision, parties_of(decision))
    assert [miss for miss in decision.missed(done) if miss[0] in "nf"] == []


def test_every_identity_number_telephone_and_card_is_hidden() -> None:
    total, missed = of_kinds(DECISIONS + SENTENCES + HELD_OUT, NUMBERS)
    assert total > 40
    assert missed == []


def test_98_of_100_unknown_names_are_found() -> None:
    total, missed = of_kinds(DECISIONS + SENTENCES, "n")
    assert len(missed) <= total * 0.02, missed


def test_9_of_10_names_chosen_to_be_hard_are_found() -> None:
    """Names that are words (经纬, 时来运) or have surnames no list holds (右, 都). Measured before any rule was changed
    for them: 72 of 83. What is missed here is why the parties' names come from the case file and a person confirms."""
    total, missed = of_kinds(HELD_OUT, "n")
    assert len(missed) <= total * 0.1, missed


def test_other_personal_data_is_hidden_nearly_always() -> None:
    total, missed = of_kinds(DECISIONS + SENTENCES, "fabdehklmoqstuvwxyz")
    assert len(missed) <= total * 0.02, missed


@pytest.mark.parametrize("texts", [DECISIONS + SENTENCES, HELD_OUT], ids=["corpus", "held out"])
def test_at_most_2_of_100_kept_characters_are_hidden(texts: list[Marked]) -> None:
    kept = sum(sum(map(str.isalnum, text.text)) - sum(e - s for s, e, _ in text.marks) for text in texts)
    wrong = [stretch for text in texts for stretch in text.wrongly_hidden(redacted(text))]
    assert sum(map(len, wrong)) <= 0.02 * kept, wrong


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.title)
def test_the_lines_of_a_pdf_hide_nothing_that_the_text_shows(decision: Marked, tmp_path: Path) -> None:
    """A page breaks names, numbers and brackets anywhere: what is hidden in the text is hidden in its PDF."""
    published.write(tmp_path / "决定.pdf", decision.text)
    told = [
        re.sub(r"\s", "", redact(text).text) for text in (decision.text, read(tmp_path / "决定.pdf").text)
    ]
    words = {re.sub(r"\s", "", decision.text[start:end]) for start, end, _ in decision.marks}
    assert [word for word in words if len(word) > 1 and word in told[1] and word not in told[0]] == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.title)
def test_the_second_look_finds_nothing_in_a_redacted_decision(decision: Marked) -> None:
    parties = parties_of(decision)
    assert find_leaks(redacted(decision, parties).text, parties) == []


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.title)
def test_the_second_look_finds_every_party_in_the_decision_as_it_was(decision: Marked) -> None:
    known = {leak.text for leak in find_leaks(decision.text, parties_of(decision))}
    words = {"乔安", "和平", "向阳", "高峰"}  # also common words: told by their surroundings, not everywhere
    assert {name for name in decision.words("n") if len(name) > 1} - known <= words
