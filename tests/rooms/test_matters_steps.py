"""Taking steps: the toy room of tests/toy proves that one pure file and one model make a procedure."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from fuyuan.matters import registry, search
from fuyuan.matters.clock import set_clock
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.models import Counter, DutyRow, EventRow, Matter
from fuyuan.matters.procedure import UnknownStep
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.registry import Outcome, UnknownKind, room_of, subscribe
from fuyuan.matters.services import (
    MatterNotFound,
    Overtaken,
    StepRefused,
    TokenReused,
    context_for,
    open_matter,
    take_step,
)
from fuyuan.matters.store import history
from toy.desk import CLERK, HANDLER, LETTER, accepted, duty, receive, take
from toy.models import LetterRow
from toy.procedure import PROCEDURE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


def test_opening_writes_event_row_duty_and_search_text_together() -> None:
    done = receive()
    row = LetterRow.objects.get(pk=done.matter_id)
    assert (row.stage, row.title, row.writer, row.seq) == ("received", "反映罚款过重", "赵来信", 1)
    assert (row.next_due, row.next_duty, row.organ_id) == (
        date(2026, 10, 10),
        "审查",
        7,
    )  # 10 October: make-up day
    event = EventRow.objects.get(matter_id=done.matter_id)
    assert (event.step, event.name, event.organ_name) == ("receive", "王立案", "某市司法局")
    assert event.hash == Matter.objects.get(pk=done.matter_id).head
    assert duty(done.matter_id, "review").status == DutyRow.Status.OPEN
    assert LetterRow.objects.filter(pk__in=search.hits("letter", "来信", capped=False)).exists()


def test_a_step_closes_the_duty_it_meets_and_opens_the_next() -> None:
    matter = receive().matter_id
    done = take(matter, "accept", CLERK, day=date(2026, 9, 29))
    assert done.state.number == "信〔2026〕1号"
    assert (duty(matter, "review").status, duty(matter, "review").done_on) == ("done", date(2026, 9, 29))
    assert (duty(matter, "decision").status, duty(matter, "decision").due) == ("open", date(2026, 11, 30))


def test_a_suspended_matter_has_a_stopped_duty_and_no_next_day() -> None:
    matter = accepted()
    take(matter, "suspend", day=date(2026, 10, 12))
    row = LetterRow.objects.get(pk=matter)
    assert (duty(matter, "decision").status, row.suspended, row.next_due) == ("stopped", True, None)


def test_a_pause_moves_the_day_when_work_goes_on() -> None:
    matter = accepted()
    before = duty(matter, "decision").due
    take(matter, "suspend", day=date(2026, 10, 12))
    take(matter, "resume", day=date(2026, 10, 22))
    assert before == date(2026, 11, 27)
    assert duty(matter, "decision").due == date(2026, 12, 7)  # ten natural days later


def test_withdrawal_lapses_what_was_still_owed_and_keeps_what_was_met() -> None:
    matter = accepted()
    take(matter, "withdraw", CLERK)
    assert {row.key: row.status for row in DutyRow.objects.filter(matter_id=matter)} == {
        "review": "done",
        "decision": "lapsed",
    }


def test_a_day_that_a_paper_fixed_is_the_due_day() -> None:
    matter = accepted()
    take(matter, "answer", record={"text": "已核查", "promised_on": "2026-12-31"})
    row = LetterRow.objects.get(pk=matter)
    assert (row.next_due, row.next_duty, row.stage) == (date(2026, 12, 31), "兑现承诺", "promise")


def test_a_closed_matter_owes_nothing() -> None:
    matter = accepted()
    take(matter, "answer", record={"text": "已核查"})
    row = LetterRow.objects.get(pk=matter)
    assert (row.stage, row.closed_on, row.next_due) == ("closed", date(2026, 9, 28), None)
    assert not DutyRow.objects.filter(matter_id=matter, status="open").exists()


REFUSED = [
    ("accept", HANDLER, "“受理”由立案人员办理，您现在的身份是承办人", "the wrong post is told who may"),
    (
        "answer",
        HANDLER,
        "现在处于“收信”阶段，不能办理“答复”（《行政复议法》第六十二条第一款）",
        "out of order",
    ),
    ("receive", CLERK, "“收信”只能用来开始一件来信办理", "an opening step does not continue"),
]


@pytest.mark.parametrize(("step", "actor", "message", "why"), REFUSED)
def test_a_step_that_is_not_allowed_says_why(step: str, actor: Any, message: str, why: str) -> None:
    matter = receive().matter_id
    record = {"text": "答复"} if step == "answer" else LETTER if step == "receive" else {}
    with pytest.raises(StepRefused) as refused:
        take(matter, step, actor, record=record)
    assert str(refused.value) == message, why
    assert EventRow.objects.filter(matter_id=matter).count() == 1


def test_a_guard_refuses_with_its_article() -> None:
    matter = accepted()
    with pytest.raises(StepRefused) as refused:
        take(matter, "resume")
    assert str(refused.value) == "没有中止，不需要恢复（《行政复议法》第三十九条第一款）"


def test_what_the_law_cannot_compute_is_a_refusal_and_not_a_crash() -> None:
    with pytest.raises(StepRefused, match="只支持 1990 年至 2100 年"):
        receive(day=date(2150, 1, 1), received_on="2120-01-01")


def test_a_continuing_step_does_not_open_a_matter() -> None:
    with pytest.raises(StepRefused, match="只能用来继续"):
        open_matter(kind="letter", step="accept", record={}, actor=CLERK)


def test_an_unknown_step_kind_or_matter_is_named() -> None:
    matter = receive().matter_id
    with pytest.raises(UnknownStep, match="“来信办理”没有“dance”这个步骤"):
        take(matter, "dance")
    with pytest.raises(UnknownKind, match="没有“no”这类办件"):
        open_matter(kind="no", step="x", record={}, actor=CLERK)
    with pytest.raises(MatterNotFound):
        take(matter + 1, "accept", CLERK)


def test_a_wrong_record_names_its_fields_in_chinese() -> None:
    with pytest.raises(InvalidRecord) as wrong:
        open_matter(
            kind="letter", step="receive", record={"writer": "", "received_on": "2026-13-01"}, actor=CLERK
        )
    assert wrong.value.errors == {
        "writer": ["请填写，至少 1 个字"],
        "subject": ["请填写"],
        "received_on": ["日期不正确，请写成 2026-09-28 的样子"],
    }
    assert not Matter.objects.exists()


def test_who_comes_days_later_is_told_the_day(clock: Any) -> None:
    matter = receive().matter_id
    take(matter, "accept", CLERK)
    clock.move(days=2)
    with pytest.raises(Overtaken, match="已在 9月28日 09:00 办理了“受理”"):
        take(matter, "withdraw", CLERK, expect=1)


def test_who_comes_second_is_told_who_was_first() -> None:
    matter = receive().matter_id
    take(matter, "accept", CLERK, expect=1)
    with pytest.raises(Overtaken) as overtaken:
        take(matter, "withdraw", CLERK, expect=1)
    assert str(overtaken.value) == (
        "某市司法局 立案人员 王立案已在 09:00 办理了“受理”，您的内容没有提交。请核对最新情况后再办理。"
    )


def test_the_same_token_gives_one_matter_and_the_same_outcome_even_when_the_record_differs() -> None:
    first = receive(token="t1")
    again = receive(token="t1", subject="另一件事")
    assert (again.matter_id, again.repeated, again.event) == (first.matter_id, True, first.event)
    assert Matter.objects.count() == 1


def test_the_same_token_takes_a_step_once() -> None:
    matter = receive().matter_id
    first = take(matter, "accept", CLERK, token="t2", expect=1)
    again = take(matter, "accept", CLERK, token="t2", expect=1)
    assert (again.event, again.repeated) == (first.event, True)
    assert EventRow.objects.filter(matter_id=matter).count() == 2


def test_a_token_of_another_matter_is_refused() -> None:
    receive(token="t3")
    other = receive().matter_id
    with pytest.raises(TokenReused):
        take(other, "accept", CLERK, token="t3")
    take(other, "accept", CLERK, token="t4")
    with pytest.raises(TokenReused):
        receive(token="t4")


@pytest.mark.parametrize("token", ["", "a b", "a\x00", "x" * 65, "令牌", "\ud800"])
def test_a_token_no_form_of_ours_made_is_refused(token: str) -> None:
    with pytest.raises(TokenReused, match="请刷新页面后重新填写"):
        receive(token=token)


def test_a_refused_step_gives_its_number_back() -> None:
    def fail(outcome: Outcome) -> None:
        raise RuntimeError("subscriber")

    matter = receive().matter_id
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "_handlers", {})
        subscribe("letter", "accept", fail)
        with pytest.raises(RuntimeError):
            take(matter, "accept", CLERK)
    assert not Counter.objects.exists()
    assert LetterRow.objects.get(pk=matter).stage == "received"
    assert take(matter, "accept", CLERK).state.number == "信〔2026〕1号"


def test_subscribers_hear_of_a_step_in_its_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, int, bool]] = []
    monkeypatch.setattr(registry, "_handlers", {})

    def listen(outcome: Outcome) -> None:
        stored = EventRow.objects.filter(matter_id=outcome.matter_id, seq=outcome.event.seq).exists()
        heard.append((outcome.event.step, outcome.matter_id, stored))

    subscribe("letter", "accept", listen)
    subscribe("letter", "accept", listen)  # registering twice is listening once
    subscribe("letter", "*", listen)
    matter = receive().matter_id
    take(matter, "accept", CLERK)
    assert heard == [("receive", matter, True), ("accept", matter, True), ("accept", matter, True)]


def test_history_and_offers_are_what_the_matter_page_needs() -> None:
    matter = accepted()
    events = history(matter, PROCEDURE)
    assert [event.step for event in events] == ["receive", "accept"]
    state = PROCEDURE.fold(events)
    context = context_for(room_of("letter"), state, "", None, HANDLER)
    offers = {offer.step.name: str(offer.refusal or "") for offer in PROCEDURE.offers(state, context)}
    assert offers == {
        "suspend": "",
        "resume": "没有中止，不需要恢复（《行政复议法》第三十九条第一款）",
        "answer": "",
    }


def test_history_cannot_be_changed_through_the_models() -> None:
    receive()
    event = EventRow.objects.get()
    for change in (
        event.save,
        event.delete,
        EventRow.objects.all().delete,
        lambda: EventRow.objects.update(step="x"),
    ):
        with pytest.raises(TypeError, match="append-only"):
            change()


def test_text_is_kept_to_the_character() -> None:
    odd = "罚款<200元 & “理由”𠮷𪚥　全角\n第二行\t制表"
    done = receive(subject=odd)
    assert LetterRow.objects.get(pk=done.matter_id).title == odd
    assert history(done.matter_id, PROCEDURE)[0].record.subject == odd  # type: ignore[attr-defined]


def test_one_step_takes_a_constant_number_of_queries(django_assert_max_num_queries: Any) -> None:
    lawbook()  # settings are read every two seconds, not by every step
    with django_assert_max_num_queries(9):  # savepoint of the test included
        matter = receive(token="a").matter_id
    with django_assert_max_num_queries(13):  # one more where some duties are new and some have moved
        take_step(matter_id=matter, step="accept", record={}, actor=CLERK, expect=1, token="b")
