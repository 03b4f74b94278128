"""Many matters at once leave behind what the same matters leave one by one."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.conf import settings
from django.forms.models import model_to_dict

from fuyuan.matters import registry, search
from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import Counter, DutyRow, EventRow, Matter
from fuyuan.matters.procedure import Refusal
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.registry import Outcome, subscribe, subscribe_together
from fuyuan.matters.services import StepRefused, TokenReused
from fuyuan.matters.together import Beginning, Begun, open_many
from fuyuan.matters.verify import verify
from toy.desk import CLERK, LETTER, accepted
from toy.models import LetterRow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


def letter(token: str, *steps: str, **changes: Any) -> Beginning:
    return Beginning([("receive", {**LETTER, **changes}), *((step, {}) for step in steps)], token)


def begin(*beginnings: Beginning) -> list[Begun]:
    return open_many(kind="letter", beginnings=beginnings, actor=CLERK)


def told(matter: int) -> list[Any]:
    """Everything stored of a matter but ids, hashes and tokens."""
    own = {"id", "matter", "matter_id", "hash", "prev", "token"}
    rows = [
        *EventRow.objects.filter(matter_id=matter).order_by("seq"),
        *DutyRow.objects.filter(matter_id=matter).order_by("key"),
        LetterRow.objects.get(pk=matter),
    ]
    return [
        {key: _without_number(value) for key, value in model_to_dict(row).items() if key not in own}
        for row in rows
    ]


def _without_number(value: Any) -> Any:
    return re.sub("信〔2026〕[0-9]+号", "信", value) if isinstance(value, str) else value


def matter_of(done: Begun) -> int:
    assert isinstance(done, Outcome), done
    return done.matter_id


def test_a_matter_begun_with_others_is_stored_like_one_begun_alone() -> None:
    alone = accepted()
    first, second = map(matter_of, begin(letter("a", "accept"), letter("b", "accept")))
    assert told(first) == told(second) == told(alone)
    assert Matter.objects.get(pk=first).head == EventRow.objects.get(matter_id=first, seq=2).hash
    found = LetterRow.objects.filter(pk__in=search.hits("letter", "来信", capped=False))
    assert {alone, first, second} == set(found.values_list("pk", flat=True))
    assert not list(verify(settings.HOME))


def test_a_refused_beginning_leaves_no_gap_in_the_numbers_and_nothing_behind() -> None:
    done = begin(
        letter("a", "accept"),
        letter(
            "b", "accept", "resume"
        ),  # accepted, then refused: the clerk may not, and nothing was suspended
        letter("c", "accept", received_on="2026-10-20"),  # later than today
        letter("d", "accept", writer=""),  # not even a record
        letter("e", "accept"),
    )
    assert [type(each) for each in done] == [Outcome, StepRefused, StepRefused, InvalidRecord, Outcome]
    numbers = LetterRow.objects.order_by("pk").values_list("number", flat=True)
    assert list(numbers) == ["信〔2026〕1号", "信〔2026〕2号"]
    assert (Matter.objects.count(), Counter.objects.get().last) == (2, 2)


def test_the_same_token_again_answers_as_it_did() -> None:
    before = [matter_of(each) for each in begin(letter("a", "accept"), letter("b"))]
    again = [matter_of(each) for each in begin(letter("a", "accept"), letter("b"), letter("c"))]
    assert (again[:2], LetterRow.objects.count()) == (before, 3)


def test_a_token_no_form_of_ours_made_is_refused_before_anything_is_written() -> None:
    with pytest.raises(TokenReused):
        begin(letter("a"), letter("two words"))
    assert not Matter.objects.exists()


def test_nothing_to_begin_is_nothing_done() -> None:
    assert begin() == []


def test_what_contradicts_only_when_written_is_taken_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_handlers", {})

    def once(outcomes: Sequence[Outcome]) -> None:
        if LetterRow.objects.filter(writer="钱重名").count() > 1:
            raise StepRefused(Refusal("已经有一封"))

    subscribe_together("letter", "*", once)
    done = begin(letter("a", writer="钱重名"), letter("b", writer="钱重名"), letter("c", "accept"))
    assert [type(each) for each in done] == [Outcome, StepRefused, Outcome]
    assert LetterRow.objects.count() == 2


def test_subscribers_hear_of_every_step_and_those_of_many_hear_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_handlers", {})
    each, many = list[str](), list[list[str]]()
    subscribe("letter", "accept", lambda outcome: each.append(outcome.state.number))
    subscribe_together(
        "letter", "*", lambda outcomes: many.append([outcome.event.step for outcome in outcomes])
    )
    begin(letter("a", "accept"), letter("b"), letter("c", "accept"))
    assert each == ["信〔2026〕1号", "信〔2026〕2号"]
    assert many == [["receive", "accept", "receive", "receive", "accept"]]
