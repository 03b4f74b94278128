"""The exact planner: OR-Tools CP-SAT. Loaded only when somebody plans (numpy and pandas come with it: about a second).

The same file and seed give the same plan on every run of one solver version: one worker, and effort counted in the solver's own
deterministic time, never by the clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version

from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
from ortools.sat.python import cp_model

from .bars import Bar, bars, open_arcs, possible_arcs
from .conflict import Conflict, TooHard, find_conflict, smallest_hitting
from .moves import Plan, circles_of, half_ways, improve, one_circle
from .problem import Arc, Form, Problem, Rule
from .result import Answer, Status

SOLVER = f"ortools {version('ortools')} CP-SAT"
# open pairs; beyond it the plan is improved without the solver, and only the gap to a bound is known
LARGE = 10_000
CANDIDATES = 12  # so many nearest units for a team and teams for a unit are enough for a first plan
GUESSES = 30_000  # guesses at a conflict times pairs of the round: sixty for 21 units, a dozen for 50
EFFORT = 2.0  # deterministic time; one unit of it took one to four seconds on the machines we know
Literal = cp_model.IntVar
WORDS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
}


@dataclass(frozen=True)
class Model:
    """``use[r][team, unit]``: whether that team inspects that unit in round r."""

    problem: Problem
    cp: cp_model.CpModel
    use: list[dict[Arc, Literal]]
    holds: dict[Bar, Literal]

    def cost(self) -> cp_model.LinearExpr:
        """Problem.cost, summed over the rounds."""
        return sum_of([term for use in self.use for term in self._costs(use)])

    def _costs(self, use: Mapping[Arc, Literal]) -> list[cp_model.LinearExpr]:
        travelled: dict[str, list[cp_model.LinearExpr]] = defaultdict(list)
        for (team, unit), literal in use.items():
            travelled[team].append(self.problem.ways[team, unit] * literal)
        total = [sum_of(ways) for ways in travelled.values()]
        if not self.problem.settings.longest:
            return total
        longest = self.cp.new_int_var(0, 10**9, "longest")
        for ways in total:
            self.cp.add(longest >= ways)
        return [*total, self.problem.settings.longest * longest]

    def hint(self, rounds: Sequence[Collection[Arc]]) -> None:
        for use, arcs in zip(self.use, map(set, rounds), strict=True):
            for arc, literal in use.items():
                self.cp.add_hint(literal, arc in arcs)


def sum_of(terms: Sequence[cp_model.LinearExpr]) -> cp_model.LinearExpr:
    return cp_model.LinearExpr.sum(list(terms))


def model_of(
    problem: Problem,
    arcs: Sequence[Arc],
    kept: Iterable[Bar],
    loose: Iterable[Bar] = (),
    *,
    rounds: int = 1,
    circle: bool = True,
) -> Model:
    """Return the rules as a model: ``arcs`` may be used; ``kept`` bars hold; each of the ``loose`` ones has a literal in ``holds``."""
    cp = cp_model.CpModel()
    use = [{arc: cp.new_bool_var("") for arc in arcs} for _ in range(rounds)]
    model = Model(problem, cp, use, {bar: cp.new_bool_var("") for bar in loose})
    circle = circle and problem.settings.form is Form.MILL
    for round_ in use:
        _cover(model, round_, circle)
        for bar in [*kept, *model.holds]:
            if circle and bar.rule is Rule.MUTUAL and problem.plain and len(problem.units) > 2:
                continue  # one circle of three or more has no mutual pair
            _hold(model, round_, bar)
    if rounds > 1:
        _no_pair_twice(model)
    return model


def _hold(model: Model, use: Mapping[Arc, Literal], bar: Bar) -> None:
    holds = model.holds.get(bar)
    for constraint in OVER_PAIRS[bar.rule](model, use, bar) if bar.rule in OVER_PAIRS else ():
        if holds is not None:
            constraint.only_enforce_if(holds)
    if holds is not None:
        for arc in sorted(bar.arcs & use.keys()):  # a set's own order differs from process to process
            model.cp.add_implication(use[arc], ~holds)


def _cover(model: Model, use: Mapping[Arc, Literal], circle: bool) -> None:
    into: dict[str, list[Literal]] = {unit.name: [] for unit in model.problem.units}
    out: dict[str, list[Literal]] = {team.name: [] for team in model.problem.teams}
    for (team, unit), literal in use.items():
        into[unit].append(literal)
        out[team].append(literal)
    for literals in [*into.values(), *(out.values() if model.problem.paired else ())]:
        model.cp.add_exactly_one(literals)
    if circle and use:
        number = {name: place for place, name in enumerate(into)}
        model.cp.add_circuit([(number[team], number[unit], literal) for (team, unit), literal in use.items()])


def _mutual(model: Model, use: Mapping[Arc, Literal], _: Bar) -> list[cp_model.Constraint]:
    """Not: people of one unit inspect the other while people of the other inspect the one."""
    between: dict[frozenset[str], list[Literal]] = defaultdict(list)
    directions: dict[frozenset[str], set[Arc]] = defaultdict(set)
    for (team, unit), literal in use.items():
        for home in sorted(model.problem.homes[team] - {unit}):
            pair = frozenset((home, unit))
            between[pair].append(literal)
            directions[pair].add((home, unit))
    return [
        model.cp.add(sum_of(literals) <= 1) for pair, literals in between.items() if len(directions[pair]) > 1
    ]


def _loads(model: Model, use: Mapping[Arc, Literal]) -> dict[str, cp_model.LinearExpr]:
    by_team: dict[str, list[Literal]] = {team.name: [] for team in model.problem.teams}
    for (team, _), literal in use.items():
        by_team[team].append(literal)
    return {team: sum_of(literals) for team, literals in by_team.items()}


def _balance(model: Model, use: Mapping[Arc, Literal], _: Bar) -> list[cp_model.Constraint]:
    least = model.cp.new_int_var(0, len(model.problem.units), "least")
    most = least + model.problem.settings.balance
    loads = _loads(model, use).values()
    return [model.cp.add(load >= least) for load in loads] + [model.cp.add(load <= most) for load in loads]


def _limit(model: Model, use: Mapping[Arc, Literal], bar: Bar) -> list[cp_model.Constraint]:
    limit = next(team.limit for team in model.problem.teams if team.name == bar.subject)
    return [model.cp.add(_loads(model, use)[bar.subject] <= (limit or 0))]


OVER_PAIRS: dict[Rule, Callable[[Model, Mapping[Arc, Literal], Bar], list[cp_model.Constraint]]] = {
    Rule.MUTUAL: _mutual,
    Rule.BALANCE: _balance,
    Rule.LIMIT: _limit,
}


def _no_pair_twice(model: Model) -> None:
    """Over the rounds no two units meet twice, in either direction."""
    meetings: dict[frozenset[str], list[Literal]] = defaultdict(list)
    for use in model.use:
        for arc, literal in use.items():
            meetings[frozenset(arc)].append(literal)
    for literals in meetings.values():
        model.cp.add_at_most_one(literals)


def run(model: Model, seed: int, effort: float, *, linear: int) -> tuple[cp_model.CpSolver, Status]:
    """Solve, always in the same way. ``linear``: 2 leaves most to linear programming and finds the optimum, 0 finds any plan fastest."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed % 2**31
    solver.parameters.linearization_level = linear
    solver.parameters.use_objective_lb_search = linear == 2  # halves the proof for fifty units
    solver.parameters.max_deterministic_time = effort
    return solver, WORDS.get(solver.solve(model.cp), Status.UNKNOWN)


def solve(model: Model, seed: int, effort: float, *, linear: int) -> tuple[Status, list[list[Arc]], int]:
    """Return the status, the pairs used in each round (none without a plan), and the bound of the model's own objective."""
    solver, status = run(model, seed, effort, linear=linear)
    if status not in (Status.OPTIMAL, Status.FEASIBLE):
        return status, [], 0
    used = [[arc for arc, literal in use.items() if solver.boolean_value(literal)] for use in model.use]
    return status, used, round(solver.best_objective_bound)


@dataclass(frozen=True)
class Given:
    """A problem with what is derived from it once."""

    problem: Problem
    seed: int
    bars: list[Bar]
    arcs: list[Arc]
    """The pairs nothing bars, in the order of the lot: so the seed decides among plans that are equally good."""

    @property
    def large(self) -> bool:
        return len(self.arcs) > LARGE

    @property
    def candidates(self) -> list[Arc]:
        """The nearest pairs only, where there are too many to look at all of them."""
        if not self.large:
            return self.arcs
        way, near = self.problem.ways.__getitem__, set[Arc]()
        for place in (0, 1):
            found: dict[str, list[Arc]] = defaultdict(list)
            for arc in self.arcs:
                found[arc[place]].append(arc)
            near.update(arc for each in found.values() for arc in sorted(each, key=way)[:CANDIDATES])
        return [arc for arc in self.arcs if arc in near]


def given(problem: Problem, seed: int) -> Given:
    found = bars(problem)
    lot = {arc: sha256(f"{seed}:{arc[0]}:{arc[1]}".encode()).digest() for arc in open_arcs(problem, found)}
    return Given(problem, seed, found, sorted(lot, key=lot.__getitem__))


def plan(problem: Problem, seed: int, effort: float = EFFORT) -> Answer:
    """Return the cheapest plan that keeps every rule; or the smallest conflict if no plan does."""
    task = given(problem, seed)
    answer = plan_of(task, effort)
    return _ruled_out(task) if answer.status is Status.INFEASIBLE else answer


def plan_of(task: Given, effort: float = EFFORT) -> Answer:
    """Return the cheapest plan, or that there is none, without the reason."""
    problem, seed = task.problem, task.seed
    status, first = _first(task, effort)
    if first is None:
        return Answer(status, SOLVER, seed)
    if problem.distances is not None:
        improve(first)
    arcs = first.arcs()
    if problem.distances is None or task.large:
        return _answer(task, Status.FEASIBLE, [arcs])
    model = model_of(problem, task.arcs, task.bars)
    model.cp.minimize(model.cost())
    model.hint([arcs])
    status, rounds, bound = solve(model, seed, effort, linear=2)
    if not rounds:  # the effort was spent before the solver had looked at the plan it was given
        return _answer(task, Status.FEASIBLE, [arcs])
    return _answer(task, status, rounds, bound)


def _answer(task: Given, status: Status, rounds: Sequence[Sequence[Arc]], proven: int = 0) -> Answer:
    """``proven``: the solver's bound, if it was asked for one; ours may be better."""
    bound = max(proven, _bound(task, len(rounds)))
    objective = sum(task.problem.cost(list(arcs)) for arcs in rounds)
    if objective == bound:
        status = Status.OPTIMAL
    ordered = tuple(tuple(in_order(task.problem, arcs)) for arcs in rounds)
    return Answer(status, SOLVER, task.seed, ordered, objective, bound)


def in_order(problem: Problem, arcs: Sequence[Arc]) -> list[Arc]:
    """The circle from its first unit on (推磨), or by the order of the units."""
    by_unit = {unit: team for team, unit in arcs}
    team = {unit.name: by_unit[unit.name] for unit in problem.units}
    if problem.settings.form is Form.CROSS:
        return [(team, unit) for unit, team in team.items()]
    first, *backwards = circles_of(team)[0]
    circle = [first, *reversed(backwards)]
    return list(zip(circle, [*circle[1:], first], strict=True))


def _first(task: Given, effort: float) -> tuple[Status, Plan | None]:
    """Any plan: without the circle, whose parts are then joined; only if that fails with the circle in the model."""
    status, mill = Status.UNKNOWN, task.problem.settings.form is Form.MILL
    for arcs in (task.candidates, task.arcs) if task.large else (task.arcs,):
        model = model_of(task.problem, arcs, task.bars, circle=False)
        status, rounds, _ = solve(model, task.seed, effort, linear=0 if task.problem.paired else 1)
        if rounds:
            found = Plan(task.problem, rounds[0], task.arcs)
            if not mill or one_circle(found):
                return status, found
            status, rounds, _ = solve(model_of(task.problem, arcs, task.bars), task.seed, effort, linear=1)
        if rounds:
            return status, Plan(task.problem, rounds[0], task.arcs)
    return status, None


def _bound(task: Given, rounds: int = 1) -> int:
    """What no plan can go below, the circle and the rules over pairs left out; weaker than the solver's own bound."""
    ways = _flow(task, rounds)
    if task.problem.paired and not task.problem.settings.mutual:
        ways = max(ways, half_ways(task.problem, task.arcs, rounds))
    busiest = -(-ways // len(task.problem.teams))
    return ways + task.problem.settings.longest * busiest


def _flow(task: Given, rounds: int) -> int:
    """The cheapest assignment by minimum cost flow: source → teams → units → sink."""
    teams = {team.name: 1 + place for place, team in enumerate(task.problem.teams)}
    units = {unit.name: 1 + len(teams) + place for place, unit in enumerate(task.problem.units)}
    sink, flow = 1 + len(teams) + len(units), SimpleMinCostFlow()
    for node in teams.values():
        flow.add_arc_with_capacity_and_unit_cost(0, node, rounds * _most(task.problem), 0)
    for team, unit in task.arcs:
        flow.add_arc_with_capacity_and_unit_cost(teams[team], units[unit], 1, task.problem.ways[team, unit])
    for node in units.values():
        flow.add_arc_with_capacity_and_unit_cost(node, sink, rounds, 0)
    flow.set_node_supply(0, rounds * len(units))
    flow.set_node_supply(sink, -rounds * len(units))
    return flow.optimal_cost() if flow.solve() == flow.OPTIMAL else 0


def _most(problem: Problem) -> int:
    """The most units one team can have: if it has M, all others have at least M - balance."""
    if problem.paired:
        return 1
    teams, units = len(problem.teams), len(problem.units)
    return (units + (teams - 1) * problem.settings.balance) // teams


def _ruled_out(task: Given, rounds: int = 1) -> Answer:
    """Why there is no plan: the smallest conflict, and what to give up."""
    found = _conflict(task, rounds)
    if found is None:
        return Answer(Status.INFEASIBLE, SOLVER, task.seed, smallest=False)
    conflict = tuple(bar for bar in task.bars if bar in found.members)
    give_up = tuple(bar for bar in task.bars if bar in found.give_up)
    return Answer(
        Status.INFEASIBLE, SOLVER, task.seed, conflict=conflict, give_up=give_up, smallest=found.smallest
    )


def _conflict(task: Given, rounds: int) -> Conflict[Bar] | None:
    """Exact as far as that takes seconds: the larger the round the fewer guesses. Then what strands a single unit."""
    guesses = GUESSES // len(task.problem.ways)
    try:
        if guesses:
            return find_conflict(task.bars, lambda kept: cheapest_give_up(task, kept, rounds), guesses)
    except TooHard:
        pass
    return _stranded(task)


def _stranded(task: Given) -> Conflict[Bar] | None:
    """Return the conflict of the first unit that no team may inspect, or of the first unit that may inspect none.

    To give up is what lets every such unit be reached; whether all of them can be reached together is not asked.
    """
    reasons: dict[Arc, set[Bar]] = {arc: set() for arc in possible_arcs(task.problem)}
    for bar in task.bars:
        for arc in bar.arcs & reasons.keys():
            reasons[arc].add(bar)
    ways_to_free: dict[tuple[int, str], list[frozenset[Bar]]] = defaultdict(list)
    for arc, found in reasons.items():
        for side in (0, 1) if task.problem.paired else (1,):
            ways_to_free[side, arc[side]].append(frozenset(found))
    stranded = [ways for ways in ways_to_free.values() if all(ways)]
    if not stranded:
        return None
    cheapest = (min(ways, key=lambda way: sum(bar.price for bar in way)) for ways in stranded)
    return Conflict(smallest_hitting(stranded[0], task.bars), frozenset().union(*cheapest), smallest=False)


def cheapest_give_up(task: Given, kept: frozenset[Bar], rounds: int = 1) -> frozenset[Bar] | None:
    """Return the cheapest bars outside ``kept`` whose giving up leaves a plan; None if ``kept`` alone leaves none."""
    firm = [bar for bar in task.bars if bar in kept]
    loose = [bar for bar in task.bars if bar not in kept]
    model = model_of(task.problem, open_arcs(task.problem, firm), firm, loose, rounds=rounds)
    model.cp.maximize(sum_of([bar.price * holds for bar, holds in model.holds.items()]))
    solver, status = run(model, task.seed, EFFORT, linear=1)
    if status is Status.INFEASIBLE:
        return None
    if status is not Status.OPTIMAL:
        raise TooHard
    return frozenset(bar for bar, holds in model.holds.items() if not solver.boolean_value(holds))


def repair(problem: Problem, before: Collection[Arc], seed: int, effort: float = EFFORT) -> Answer:
    """Return the plan that keeps every rule and the most tasks of ``before``; among these the cheapest."""
    task = given(problem, seed)
    wanted = set(before)
    near = wanted.union(task.candidates)
    status, rounds = _closest(task, [arc for arc in task.arcs if arc in near], wanted, effort)
    if not rounds and task.large:
        status, rounds = _closest(task, task.arcs, wanted, effort)
    if status is Status.INFEASIBLE:
        return _ruled_out(task)
    if not rounds:
        return Answer(status, SOLVER, seed)
    answer = _answer(task, status, rounds)
    return replace(answer, status=status, changed=len(wanted - set(rounds[0])))


def _closest(
    task: Given, arcs: Sequence[Arc], wanted: set[Arc], effort: float
) -> tuple[Status, list[list[Arc]]]:
    model = model_of(task.problem, arcs, task.bars)
    same = sum_of([literal for arc, literal in model.use[0].items() if arc in wanted])
    model.cp.minimize(model.cost() - _dearest(task.problem) * same)
    model.hint([wanted])
    status, rounds, _ = solve(model, task.seed, effort, linear=2)
    return status, rounds


def _dearest(problem: Problem) -> int:
    """More than any plan costs, so that one task kept outweighs all ways."""
    ways = (max(problem.ways[team.name, unit.name] for team in problem.teams) for unit in problem.units)
    return 1 + (1 + problem.settings.longest) * sum(ways) if problem.distances else 1


def year(problem: Problem, rounds: int, seed: int, effort: float = EFFORT) -> Answer:
    """Return several rounds in which no two units meet twice, in either direction."""
    task = given(problem, seed)
    if few := _too_few_partners(task, rounds):
        return Answer(Status.INFEASIBLE, SOLVER, seed, conflict=(few,))
    greedy = _one_by_one(problem, rounds, seed, effort) if 4 * rounds < len(problem.units) else None
    if greedy:
        return _answer(task, Status.FEASIBLE, greedy)
    status, found, _ = solve(model_of(problem, task.arcs, task.bars, rounds=rounds), seed, effort, linear=0)
    if status is Status.INFEASIBLE:
        return _ruled_out(task, rounds)
    if not found:
        return Answer(status, SOLVER, seed)
    return _answer(task, Status.FEASIBLE, found)


def _one_by_one(problem: Problem, rounds: int, seed: int, effort: float) -> list[list[Arc]] | None:
    """Each round the cheapest that is left after the earlier ones; None if that leads into a corner."""
    found: list[list[Arc]] = []
    for _ in range(rounds):
        task = given(problem, seed)
        met = {frozenset(arc) for arcs in found for arc in arcs}
        answer = plan_of(replace(task, arcs=[arc for arc in task.arcs if frozenset(arc) not in met]), effort)
        if not answer.rounds:
            return None
        found.append(list(answer.rounds[0]))
    return found


def _too_few_partners(task: Given, rounds: int) -> Bar | None:
    """Every unit meets two others a round: one that may meet too few rules the year out, without a solver."""
    partners: dict[str, set[str]] = {unit.name: set() for unit in task.problem.units}
    for team, unit in task.arcs:
        partners[team].add(unit)
        partners[unit].add(team)
    name, met = min(partners.items(), key=lambda item: len(item[1]))
    if len(met) >= 2 * rounds:
        return None
    text = f"{name}只能和{len(met)}个单位互查，每轮要用去2个，{rounds}轮不够用"
    return Bar(Rule.REPEAT, text, f"至多排{len(met) // 2}轮")
