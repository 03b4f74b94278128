"""Time: what the law does by itself (tick), and what a new notice or another reading moves (rederive)."""

import json
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from fuyuan.law import load_notice_file
from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import DutyRow, EventRow
from fuyuan.matters.rederive import Moved, rederive
from fuyuan.matters.store import duty_of
from fuyuan.matters.tick import Tick, tick
from fuyuan.matters.verify import verify
from fuyuan.organs import settings as chosen
from toy.desk import CLERK, accepted, duty, receive, take
from toy.models import LetterRow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand
    chosen.forget()


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Path:
    """A folder of its own for holiday notices: the law reads the variable, the rest the setting."""
    monkeypatch.setenv("FUYUAN_HOME", str(tmp_path))
    settings.HOME = tmp_path
    return tmp_path


# --- tick ---------------------------------------------------------------------------------------------------------


def test_on_the_last_day_nothing_is_deemed_yet(clock: Any) -> None:
    matter = receive().matter_id
    clock.set("2026-10-10")
    assert list(tick()) == []
    assert duty(matter, "review").due == date(2026, 10, 10)


def test_the_day_after_the_law_accepts_as_of_the_last_day(clock: Any) -> None:
    matter = receive().matter_id
    clock.set("2026-10-11")
    assert list(tick()) == [Tick(matter, "反映罚款过重", "deem")]
    event = EventRow.objects.get(matter_id=matter, seq=2)
    assert (event.post, event.name, json.loads(event.stamped)["on"]) == ("system", "系统", "2026-10-10")
    assert duty(matter, "review").done_on == date(2026, 10, 10)
    assert duty(matter, "decision").due == date(2026, 12, 9)


def test_a_second_tick_changes_nothing(clock: Any, home: Path) -> None:
    receive()
    clock.set("2026-10-20")
    assert len(list(tick())) == 1
    assert list(tick()) == []
    assert EventRow.objects.count() == 2
    assert list(verify(home)) == []


def test_a_step_somebody_took_in_time_is_not_taken_again(clock: Any) -> None:
    accepted()
    clock.set("2026-12-20")
    assert list(tick()) == []


def test_one_matter_that_fails_does_not_hold_up_the_others(
    clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = receive().matter_id, receive().matter_id
    LetterRow.objects.filter(pk=first).delete()  # the row of the first is damaged: its update finds nothing
    clock.set("2026-10-11")
    done = {each.matter_id: each.problem for each in tick()}
    assert done == {first: "程序出错（DatabaseError），详见日志", second: ""}


def test_a_refused_step_is_listed_with_its_reason(clock: Any) -> None:
    matter = receive(received_on="2026-10-20", day=date(2026, 10, 20)).matter_id
    DutyRow.objects.filter(matter_id=matter).update(
        due=date(2026, 10, 1)
    )  # a cache gone wrong must not accept early
    clock.set("2026-10-21")
    assert [each.problem for each in tick()] == ["审查期限还没有届满（《行政复议法》第三十条第一款）"]


def test_the_command_lists_what_it_did(clock: Any) -> None:
    receive()
    clock.set("2026-10-11")
    out = StringIO()
    call_command("tick", stdout=out)
    assert out.getvalue().splitlines()[0] == "反映罚款过重　deem　已办理"


# --- duties -------------------------------------------------------------------------------------------------------


def test_a_stored_duty_explains_its_day_as_the_law_would() -> None:
    matter = accepted()
    take(matter, "suspend", day=date(2026, 10, 12))
    take(matter, "resume", day=date(2026, 10, 22))
    row = duty(matter, "decision")
    again = duty_of(row)
    assert (again.on, again.rule, [pause.days for pause in again.pauses]) == (
        date(2026, 9, 28),
        "decision_ordinary",
        [10],
    )
    assert json.loads(row.facts)["basis"] == "《行政复议法》第六十二条第一款"


def test_a_pause_after_the_period_ran_out_is_void_for_it(home: Path) -> None:
    matter = accepted()  # sixty days: 27 November
    take(matter, "suspend", day=date(2026, 10, 12))
    take(matter, "resume", day=date(2026, 10, 13))
    for start, end in ((date(2026, 11, 29), date(2026, 12, 1)), (date(2026, 12, 24), date(2027, 1, 4))):
        take(
            matter, "suspend", day=start
        )  # the 28th is a Saturday: stopped on Sunday, the period ends on resumption
        take(matter, "resume", day=end)
    assert (duty(matter, "decision").due, duty(matter, "decision").status) == (date(2026, 12, 1), "open")
    assert list(verify(home)) == []


def test_the_warning_window_is_a_setting(home: Path) -> None:
    before = duty(accepted(), "decision")
    assert (before.due, before.amber) == (date(2026, 11, 27), date(2026, 11, 20))
    chosen.change("duties.warn_days", 10, by=None)
    assert list(rederive()) == []  # no day moved, only the lights
    assert DutyRow.objects.get(pk=before.pk).amber == date(2026, 11, 17)
    assert list(verify(home)) == []


# --- rederive -----------------------------------------------------------------------------------------------------

NOTICE = {
    "year": 2027,
    "notice": "https://www.gov.cn/2027",
    "off": ["2027-01-01", "2027-01-04"],
    "work": ["2027-01-09"],
}


def load(home: Path, **changes: Any) -> None:
    path = home / "notice.json"
    path.write_text(json.dumps({**NOTICE, **changes}), encoding="utf-8")
    load_notice_file(path, home)


def test_a_new_notice_moves_the_open_duties_and_lists_them(clock: Any, home: Path) -> None:
    clock.set("2026-10-30")
    moving = receive(received_on="2026-10-30").matter_id
    take(moving, "accept", CLERK, day=date(2026, 11, 5))  # sixty days: Monday 4 January 2027
    staying = accepted()
    assert (duty(moving, "decision").due, duty(moving, "decision").provisional) == (date(2027, 1, 4), True)
    load(home)
    assert list(rederive()) == [
        Moved(moving, "信〔2026〕1号 反映罚款过重", "作出答复", date(2027, 1, 4), date(2027, 1, 5))
    ]
    assert LetterRow.objects.get(pk=moving).next_due == date(2027, 1, 5)
    assert duty(moving, "decision").provisional is False
    assert duty(staying, "decision").due == date(2026, 12, 29)
    assert list(rederive()) == []
    assert list(verify(home)) == []


def test_a_met_duty_is_derived_again_but_not_listed(clock: Any, home: Path) -> None:
    matter = accepted()
    take(matter, "answer", record={"text": "已答复", "promised_on": "2027-01-11"})
    load(home)
    assert list(rederive()) == []
    assert duty(matter, "promise").amber == date(
        2027, 1, 7
    )  # three working days, the make-up Saturday counted
    assert list(verify(home)) == []


def test_a_deemed_acceptance_stands_whatever_a_later_notice_says(clock: Any, home: Path) -> None:
    clock.set("2026-12-28")
    matter = receive(received_on="2026-12-28").matter_id
    clock.set("2027-01-20")
    list(tick())
    before = EventRow.objects.get(matter_id=matter, seq=2).stamped
    load(home)
    list(rederive())
    assert EventRow.objects.get(matter_id=matter, seq=2).stamped == before
    assert list(verify(home)) == []


def test_another_reading_of_the_law_moves_the_days_it_governs(clock: Any, home: Path) -> None:
    clock.set("2026-08-05")
    matter = receive(received_on="2026-08-04").matter_id
    take(matter, "accept", CLERK)  # sixty days end on 4 October, in the holidays
    assert duty(matter, "decision").due == date(2026, 10, 8)
    chosen.change("law.A1", "statutory", by=None)
    moved = {(each.title, each.old, each.new) for each in rederive()}
    assert moved == {("作出答复", date(2026, 10, 8), date(2026, 10, 4))}
    assert list(verify(home)) == []


def test_every_assumption_is_a_setting_with_its_readings() -> None:
    keys = [key for key in chosen.definitions if key.startswith("law.")]
    assert keys == [f"law.A{number}" for number in range(1, 9)]
    with pytest.raises(ValueError, match="只能选"):
        chosen.change("law.A2", "nonsense", by=None)


def test_a_duty_that_cannot_be_derived_any_more_keeps_its_day_and_is_named(home: Path) -> None:
    broken, other = accepted(), accepted()
    facts = json.loads(duty(broken, "decision").facts)
    DutyRow.objects.filter(pk=duty(broken, "decision").pk).update(facts=json.dumps({**facts, "extend": 999}))
    chosen.change("duties.warn_days", 10, by=None)
    assert list(rederive()) == []
    assert (duty(broken, "decision").amber, duty(other, "decision").amber) == (
        date(2026, 11, 20),
        date(2026, 11, 17),
    )
    assert [line for line in verify(home) if "作出答复" in line] == [
        f"办件 {broken}：待办“作出答复”与重演结果不同：facts、amber"
    ]


def test_the_rederive_command_prints_old_and_new_day(clock: Any, home: Path) -> None:
    clock.set("2026-11-05")
    take(receive(received_on="2026-11-05").matter_id, "accept", CLERK)
    load(home)
    out = StringIO()
    call_command("rederive", stdout=out)
    assert out.getvalue().splitlines() == [
        "信〔2026〕1号 反映罚款过重　作出答复：2027-01-04 → 2027-01-05",
        "有变动的待办 1 项",
    ]
