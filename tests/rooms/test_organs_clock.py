"""The one clock: Beijing time, stopped for tests, shifted for training."""

from datetime import UTC, date, datetime, timedelta

import pytest

from fuyuan import clock


def test_the_time_is_beijing_time() -> None:
    assert clock.now().utcoffset() == timedelta(hours=8)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)  # noqa: TID251


@pytest.mark.parametrize(
    ("at", "shown", "reason"),
    [
        ("2026-09-28", "2026-09-28T09:00:00+08:00", "a bare day is nine o'clock"),
        (date(2026, 9, 28), "2026-09-28T09:00:00+08:00", "a date too"),
        ("2026-09-28T23:59", "2026-09-28T23:59:00+08:00", "a time without zone is Beijing's"),
        (datetime(2026, 9, 28, 16, 30, tzinfo=UTC), "2026-09-29T00:30:00+08:00", "another zone is converted"),
    ],
)
def test_a_stopped_clock_shows_its_moment(at: clock.Moment, shown: str, reason: str) -> None:
    with clock.set_clock(at):
        assert clock.now().isoformat() == shown, reason
        assert clock.today().isoformat() == shown[:10]


def test_the_hand_moves_and_the_clock_runs_again_afterwards() -> None:
    with clock.set_clock("2020-01-01") as hand:
        hand.move(days=30, minutes=1)
        assert clock.now().isoformat() == "2020-01-31T09:01:00+08:00"
        with clock.set_clock("2021-01-01"):
            assert clock.today().year == 2021
        assert clock.today() == date(2020, 1, 31)
        hand.set("2020-03-01")
        assert clock.today() == date(2020, 3, 1)
    assert clock.today() > date(2025, 1, 1)


@pytest.mark.parametrize(("text", "day"), [("2026-09-28", "2026-09-28"), ("2026-09-28T08:00", "2026-09-28")])
def test_the_environment_sets_where_time_starts(text: str, day: str) -> None:
    assert clock.from_environment(text)().date().isoformat() == day


@pytest.mark.parametrize("days", [45, -400])
def test_the_environment_shifts_time_by_days(days: int) -> None:
    shifted = clock.from_environment(f"{days:+}d")()
    assert abs(shifted - clock.now() - timedelta(days=days)) < timedelta(seconds=5)


@pytest.mark.parametrize("text", ["morgen", "2026-13-01", "+xd", "5"])
def test_a_clock_that_cannot_be_read_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="FUYUAN_CLOCK 应写成"):
        clock.from_environment(text)
