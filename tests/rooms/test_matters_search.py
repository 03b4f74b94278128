"""Search: any part of a number or a name, the same on both engines."""

import pytest

from fuyuan.matters import search
from fuyuan.matters.clock import set_clock
from toy.desk import CLERK, receive, take
from toy.models import LetterRow

pytestmark = pytest.mark.django_db

FOUND = [
    ("赵", "one character of a surname"),
    ("来信", "the middle of a name"),
    ("罚款过重", "part of a title"),
    ("〔2026〕1号", "part of a number, brackets and all"),
    ("信2026", "a number typed without brackets"),
    ("2026", "a year, which begins many numbers"),
    ("20261号", "a year and a number without their brackets"),
    ("〔2024〕8731号", "the number of the act, in full"),
    ("8731", "a number at the end of what was typed"),
    ("87", "the beginning of a number"),
    ("73", "the middle of a number"),
    ("731号", "the tail of a number"),
    ("20248731", "digits that stand together without the brackets"),
    ("4〕873", "from inside the year to inside the number"),
    ("Ａｂｃ", "full-width letters"),
    ("ABC", "capital letters"),
    ("𠮷", "a rare character outside the basic plane"),
    ("abc-3", "a sign that is not searched"),
    ("赵*", "a wildcard is dropped"),
]
MISSED = [
    ("钱", "a character that is not there"),
    ("赵信", "characters that do not stand together"),
    ("873号", "a number that ends otherwise"),
    ("8732", "a number that goes on otherwise"),
    ("〔2025〕8731号", "another year"),
    ("", "nothing"),
    ("〔〕", "only brackets"),
    ('" OR text:"赵', "operators of the search engine are text"),
]


def found(query: str) -> bool:
    return LetterRow.objects.filter(pk__in=search.hits("letter", query, capped=False)).exists()


@pytest.fixture(autouse=True)
def _letter() -> None:
    with set_clock("2026-09-28"):
        matter = receive(subject="反映罚款过重 abc-3 𠮷 公罚〔2024〕8731号").matter_id
        take(matter, "accept", CLERK)


@pytest.mark.parametrize(("query", "why"), FOUND)
def test_a_part_is_found(query: str, why: str) -> None:
    assert found(query), why


@pytest.mark.parametrize(("query", "why"), MISSED)
def test_what_is_not_there_is_not_found_and_nothing_breaks(query: str, why: str) -> None:
    assert not found(query), why


def test_another_kind_of_matter_is_not_searched() -> None:
    assert not LetterRow.objects.filter(pk__in=search.hits("other", "赵", capped=False)).exists()


def test_the_cap_keeps_the_newest() -> None:
    newest = receive().matter_id
    hits = LetterRow.objects.filter(pk__in=search.hits("letter", "赵", capped=True))
    assert newest in hits.values_list("pk", flat=True)
