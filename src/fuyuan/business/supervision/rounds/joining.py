"""The rows of a file tied together by name into one Problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

from .columns import File, SettingsRow
from .problem import BadFile, Form, Former, Past, Person, Problem, Relation, Settings, Team, Unit

EARTH = 6371.0  # kilometres
Point = tuple[float, float]
"""Longitude and latitude in degrees."""


def joined(file: File) -> Problem:
    """Tie the rows together by name."""
    units = tuple(Unit(row.name, row.needs, row.place or row.name) for row in file.units)
    _unique("单位", [unit.name for unit in units])
    _unique("人员", [row.name for row in file.people])
    teams, people = _teams(file)
    _unique("监督队", [team.name for team in teams])
    problem = Problem(
        units=units,
        teams=teams,
        people=people,
        relations=tuple(Relation(row.person, row.unit, row.kind) for row in file.relations),
        former=tuple(Former(row.person, row.unit, row.until) for row in file.former),
        history=tuple(Past(row.round, row.team, row.unit) for row in file.history),
        distances=_distances(file, teams),
        fixed=tuple((row.team, row.unit) for row in file.fixed),
        settings=_settings(file.settings),
        title=file.title,
    )
    for complaint in _loose_ends(problem):
        raise BadFile(complaint)
    return problem


def _settings(row: SettingsRow) -> Settings:
    reach = None if row.reach is None else tenths(row.reach)
    return Settings(**{**dict(row), "reach": reach})


def tenths(km: float) -> int:
    return round(km * 10)


def _unique(what: str, names: Sequence[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise BadFile(
                f"“{what}”里“{name}”写了{names.count(name)}次：同名的请加以区别，例如“王伟（林业局）”"
            )


def _teams(file: File) -> tuple[tuple[Team, ...], tuple[Person, ...]]:
    """The teams written down; else those people name; else every unit sends its own."""
    written = {row.name: Team(row.name, row.base, row.limit) for row in file.teams}
    units = {row.name: Team(row.name) for row in file.units}
    named = {row.team: Team(row.team) for row in file.people if row.team}
    teams = written or (units if named.keys() <= units.keys() else named)
    people = []
    for row in file.people:
        team = row.team or row.unit
        if team not in teams:
            said = f"监督队“{team}”没有登记" if team else "既没有写监督队，也没有写单位"
            raise BadFile(f"“人员”里{row.name}{said}")
        people.append(Person(row.name, team, row.unit, row.native, row.knows))
    own = units.keys() | _points(file).keys()
    homes = {person.team: person.unit for person in reversed(people) if person.unit}
    based = [
        replace(team, base=team.base or (team.name if team.name in own else homes.get(team.name, "")))
        for team in teams.values()
    ]
    return tuple(based), tuple(people)


def _points(file: File) -> dict[str, Point]:
    units, teams = ([(row.name, row.lon, row.lat) for row in rows] for rows in (file.units, file.teams))
    return {name: (lon, lat) for name, lon, lat in [*units, *teams] if lon is not None and lat is not None}


def _distances(file: File, teams: tuple[Team, ...]) -> dict[tuple[str, str], int] | None:
    """Kilometres as written (one direction serves both), else between coordinates; None if the file has neither."""
    points = _points(file)
    if not file.distances and not points:
        return None
    homeless = next((team.name for team in teams if not team.base), None)
    if homeless:
        raise BadFile(f"监督队“{homeless}”没有出发地：写了距离就要写“出发地”")
    written = {(row.start, row.to): tenths(row.km) for row in file.distances}
    found, missing = {}, []
    for start in dict.fromkeys(team.base for team in teams):
        for unit in file.units:
            way = written.get((start, unit.name), written.get((unit.name, start)))
            if way is None and start in points and unit.name in points:
                way = tenths(_between(points[start], points[unit.name]))
            if way is None and start != unit.name:
                missing.append((start, unit.name))
            found[start, unit.name] = way or 0
    if missing:
        raise BadFile(f"缺少从“{missing[0][0]}”到“{missing[0][1]}”的距离（共缺{len(missing)}对）")
    return found


def _between(one: Point, two: Point) -> float:
    """Kilometres between two points on the sphere."""
    (a, b), (c, d) = (map(radians, point) for point in (one, two))
    return 2 * EARTH * asin(sqrt(sin((d - b) / 2) ** 2 + cos(b) * cos(d) * sin((c - a) / 2) ** 2))


def _loose_ends(problem: Problem) -> Iterator[str]:
    """Names that lead nowhere. Only earlier rounds may name what is gone by now."""
    units, people = {unit.name for unit in problem.units}, {person.name for person in problem.people}
    teams = {team.name for team in problem.teams}
    named = (
        ("关系", [row.person for row in problem.relations]),
        ("任职", [row.person for row in problem.former]),
    )
    for what, names in named:
        for number, name in enumerate(names, 1):
            if name not in people:
                yield f"“{what}”第{number}行：“人员”里没有“{name}”"
    for number, (team, unit) in enumerate(problem.fixed, 1):
        if team not in teams or unit not in units:
            yield f"“指定”第{number}行：没有“{team if team not in teams else unit}”"
        if team == unit:
            yield f"“指定”第{number}行：{team}不能监督自己"
    if problem.settings.form is Form.MILL and not problem.paired:
        yield "推磨式由各单位互相监督，每个单位出一个队：请删去“监督队”，或改为交叉"


def unused(problem: Problem) -> list[str]:
    """Rows that bar nothing because they name what is not in this round: an officer must see whether that is meant."""
    units = {unit.name for unit in problem.units}
    known = units | {team.name for team in problem.teams}
    lists = (
        ("历史", [name for row in problem.history for name in (row.team, row.unit)], known),
        ("关系", [row.unit for row in problem.relations], units),
        ("任职", [row.unit for row in problem.former], units),
    )
    gone = ((what, sorted(set(names) - there)) for what, names, there in lists)
    return [f"“{what}”里的{'、'.join(names)}不在本轮，有关的行没有用到" for what, names in gone if names]
