"""How many due days a second of one core derives, by CPU time. Run: .venv/bin/python bench/law_speed.py"""

import time
from collections.abc import Callable
from datetime import date, timedelta

from fuyuan.law import Assumptions, Deadline, Pause, due

ROUNDS = 200_000
DAYS = [date(2024, 1, 2) + timedelta(days=n) for n in range(900)]


def measure(name: str, call: Callable[[date], Deadline], rounds: int = ROUNDS) -> None:
    call(DAYS[0])
    days = (DAYS * (rounds // len(DAYS) + 1))[:rounds]
    start = time.process_time()
    for day in days:
        call(day)
    print(f"{name:<46} {rounds / (time.process_time() - start):>10,.0f} / s")


def pause_after(day: date) -> tuple[Pause, ...]:
    return (Pause(day + timedelta(days=10), day + timedelta(days=25)),)


def main() -> None:
    measure("decision_ordinary", lambda day: due("decision_ordinary", day))
    measure("reply_ordinary (working days)", lambda day: due("reply_ordinary", day))
    measure(
        "decision_ordinary, pause and extension",
        lambda day: due("decision_ordinary", day, pauses=pause_after(day), extend=20),
        ROUNDS // 10,
    )
    other = Assumptions(A2="rolled")
    measure(
        "decision_ordinary, other readings",
        lambda day: due("decision_ordinary", day, assumptions=other),
        ROUNDS // 10,
    )
    measure(
        "decision_ordinary with its explanation",
        lambda day: due("decision_ordinary", day).steps and due("decision_ordinary", day),
        ROUNDS // 20,
    )


if __name__ == "__main__":
    main()
