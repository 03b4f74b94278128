"""How long a round takes to plan, and how good it is: 21, 50, 100 and 500 units, and a year of 21.

CPU time of the planner: one worker, so the wall time of an idle machine.

    fuyuan bench rounds

Units lie at random in a square of 50 km; three earlier rounds and 3 % declared relations may not be used.
"""

import math
import random
import time
from collections.abc import Callable

from fuyuan.business.supervision.rounds.problem import (
    Form,
    Past,
    Person,
    Problem,
    Relation,
    Settings,
    Team,
    Unit,
)
from fuyuan.business.supervision.rounds.result import STATUS_WORDS, Answer, proven
from fuyuan.business.supervision.rounds.solving import plan, year

SEEDS = (1, 2, 3)
Run = Callable[[Problem, int], Answer]


def county(count: int, form: Form, seed: int, *, history: bool = True) -> Problem:
    """Return a made-up round; the same seed gives the same one."""
    chance = random.Random(seed)
    names = [f"单位{number:03}" for number in range(1, count + 1)]
    points = {name: (chance.random() * 50, chance.random() * 50) for name in names}
    relations, past = [], []
    for name in names:
        for other in names:
            if name != other and chance.random() < 0.03:
                relations.append(Relation(f"{name}甲", other, "近亲属"))
    for number in range(3):
        order = chance.sample(names, count)
        past += [Past(f"第{number + 1}轮", order[place - 1], order[place]) for place in range(count)]
    return Problem(
        units=tuple(Unit(name) for name in names),
        teams=tuple(Team(name, name) for name in names),
        people=tuple(Person(f"{name}甲", name, name) for name in names),
        relations=tuple(relations) if history else (),
        history=tuple(past) if history else (),
        distances={
            (a, b): round(10 * math.dist(points[a], points[b])) for a in names for b in names if a != b
        },
        settings=Settings(form),
    )


def measure() -> None:
    """Print a line for every size, form and seed beside its budget."""
    for form in Form:
        for count, budget in ((21, "最优 ≤ 0.3 秒"), (50, "最优 ≤ 10 秒"), (100, "—"), (500, "可行 ≤ 5 秒")):
            for seed in SEEDS:
                line(f"{form} {count} 个单位", county(count, form, seed), plan, budget)
    for seed in SEEDS:
        line("全年 10 轮 × 21 个单位", county(21, Form.MILL, seed, history=False), ten, "≤ 10 秒")
        line("全年 4 轮 × 21 个单位", county(21, Form.MILL, seed), four, "≤ 10 秒")


def ten(problem: Problem, seed: int) -> Answer:
    return year(problem, 10, seed)


def four(problem: Problem, seed: int) -> Answer:
    return year(problem, 4, seed)


def line(name: str, problem: Problem, run: Run, budget: str) -> None:
    start = time.process_time()
    answer = run(problem, 1)
    seconds = time.process_time() - start
    kept = answer.rounds and not any(each.broken for each in proven(problem, answer.rounds))
    gap = "" if answer.gap is None else f"差距 ≤ {answer.gap:6.2%}"
    print(
        f"{name:<18} {seconds:6.2f} 秒  {STATUS_WORDS[answer.status]:<10} {gap}  "
        f"{'逐条核对通过' if kept else '没有通过核对'}  预算 {budget}",
        flush=True,
    )
