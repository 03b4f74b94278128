"""How papers cite: the full title once, then only what is new."""

import pytest

from fuyuan.business.mediation.builders import cited
from fuyuan.law.citation import refs
from fuyuan.law.said import said


@pytest.mark.parametrize(
    ("line", "words", "reason"),
    [
        ("L23 5, 73.1", "《中华人民共和国行政复议法》第五条、第七十三条第一款", "one title for its articles"),
        (
            "L23 77.1, 78",
            "《中华人民共和国行政复议法》第七十七条第一款、第七十八条",
            "an article after a paragraph",
        ),
        (
            "L23 39.2, 39.3",
            "《中华人民共和国行政复议法》第三十九条第二款、第三款",
            "paragraphs of one article",
        ),
    ],
)
def test_a_title_is_not_said_twice(line: str, words: str, reason: str) -> None:
    assert said(refs(line)) == words, reason
    assert cited(line) == words, "the papers of a mediation cite as those of a case do"
