"""Reading a round from a file: JSON, or a workbook whose sheets are the same lists. English or Chinese names for everything.

A list's rows may also be written short: a text is the first column, an array the columns in their order. What is wrong is one
Chinese line that says where; nothing that was written is dropped silently.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails
from python_calamine import CalamineError, CalamineWorkbook

from .problem import Form, Former, Past, Person, Problem, Relation, Settings, Team, Unit

SEPARATORS = re.compile(r"[、,，;；\n]")
EARTH = 6371.0  # kilometres


class BadFile(Exception):
    """What is wrong with the file, in one Chinese line."""


def _words(value: Any) -> Any:
    return (
        [part.strip() for part in SEPARATORS.split(value) if part.strip()]
        if isinstance(value, str)
        else value
    )


def _text(value: Any) -> Any:
    """Excel gives 3 as 3.0; a name may be a number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else value


def _day(value: Any) -> Any:
    """2026-03-01, 2026/3/1, 2026-03 (its last day is not known: the first of the next month), 2026 (the end of the year)."""
    if isinstance(value, datetime):
        return value.date()
    match = re.fullmatch(r"(\d{4})(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2}))?[年月日]?", str(_text(value)))
    if not match or isinstance(value, date):
        return value
    year, month, day = match.groups()
    if day:
        return f"{year}-{int(month):02}-{int(day):02}"
    if month:
        return f"{int(year) + int(month) // 12}-{int(month) % 12 + 1:02}-01"
    return f"{year}-12-31"


def _yes(value: Any) -> Any:
    return (
        {"是": True, "否": False, "允许": True, "不允许": False}.get(value, value)
        if isinstance(value, str)
        else value
    )


def _form(value: Any) -> Any:
    known = {"交叉": "交叉", "cross": "交叉", "推磨": "推磨", "mill": "推磨"}
    short = re.sub(r"式?(监督)?$", "", value.strip().lower()) if isinstance(value, str) else value
    return known.get(short, value)


Name = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=80)]
Text = Annotated[str, BeforeValidator(_text), Field(max_length=200)]
Words = Annotated[frozenset[Text], BeforeValidator(_words)]
Day = Annotated[date | None, BeforeValidator(_day)]
Yes = Annotated[bool, BeforeValidator(_yes)]
Way = Annotated[float, Field(ge=0, le=50_000)]
Count = Annotated[int, Field(ge=0, le=100_000)]


def col(chinese: str, default: Any = ..., **limits: Any) -> Any:
    """A column by its English name, which is the field's, or its Chinese one."""
    return Field(default, title=chinese, **limits)


class Row(BaseModel):
    """A row of one list; empty cells count as not written."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def shaped(kind: type[BaseModel]) -> BeforeValidator:
    """Return what turns a short row into a full one, and Chinese column names into the fields'."""
    chinese = columns(kind)

    def shape(value: Any) -> Any:
        if isinstance(value, str | int | float):
            value = [value]
        if isinstance(value, list):
            if len(value) > len(chinese):
                raise ValueError(f"最多{len(chinese)}列：{'、'.join(map(str, chinese))}")
            value = dict(zip(kind.model_fields, value, strict=False))
        if not isinstance(value, dict):
            return value
        return {chinese.get(key, key): cell for key, cell in value.items() if cell not in (None, "")}

    return BeforeValidator(shape)


def columns(kind: type[BaseModel]) -> dict[str, str]:
    """Chinese name → field, in order."""
    return {field.title or name: name for name, field in kind.model_fields.items()}


class UnitRow(Row):
    name: Name = col("名称")
    needs: Words = col("需要专业", frozenset())
    place: Text = col("地名", "")
    lon: Annotated[float | None, Field(ge=-180, le=180)] = col("经度", None)
    lat: Annotated[float | None, Field(ge=-90, le=90)] = col("纬度", None)


class TeamRow(Row):
    name: Name = col("名称")
    base: Text = col("出发地", "")
    limit: Annotated[int | None, Field(ge=1)] = col("最多单位数", None)
    lon: Annotated[float | None, Field(ge=-180, le=180)] = col("经度", None)
    lat: Annotated[float | None, Field(ge=-90, le=90)] = col("纬度", None)


class PersonRow(Row):
    name: Name = col("姓名")
    unit: Text = col("单位", "")
    team: Text = col("监督队", "")
    native: Text = col("籍贯", "")
    knows: Words = col("专业", frozenset())


class RelationRow(Row):
    person: Name = col("人员")
    unit: Name = col("单位")
    kind: Text = col("关系", "申报的")


class FormerRow(Row):
    person: Name = col("人员")
    unit: Name = col("单位")
    until: Day = col("离任日期", None)


class PastRow(Row):
    round: Name = col("轮次")
    team: Name = col("监督队")
    unit: Name = col("被监督单位")


class DistanceRow(Row):
    start: Name = col("从")
    to: Name = col("到")
    km: Way = col("公里")


class FixedRow(Row):
    team: Name = col("监督队")
    unit: Name = col("被监督单位")


class SettingsRow(Row):
    form: Annotated[Form, BeforeValidator(_form)] = col("形式", Form.CROSS)
    on: Day = col("开始日期", None)
    mutual: Yes = col("允许互相监督", False)
    last_rounds: Count = col("不重复轮数", 3)
    both_ways: Yes = col("反向也算重复", False)
    former_years: Annotated[int, Field(ge=0, le=60)] = col("任职年限", 3)
    native: Yes = col("计籍贯", False)
    balance: Count = col("任务数相差", 1)
    reach: Way | None = col("里程上限公里", None)
    longest: Annotated[int, Field(ge=0, le=1000)] = col("最远一队的权重", 1)


class File(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Text = col("标题", "")
    settings: Annotated[SettingsRow, shaped(SettingsRow)] = col("设置", SettingsRow())
    units: list[Annotated[UnitRow, shaped(UnitRow)]] = col("单位", min_length=1, max_length=2000)
    teams: list[Annotated[TeamRow, shaped(TeamRow)]] = col("监督队", [])
    people: list[Annotated[PersonRow, shaped(PersonRow)]] = col("人员", [])
    relations: list[Annotated[RelationRow, shaped(RelationRow)]] = col("关系", [])
    former: list[Annotated[FormerRow, shaped(FormerRow)]] = col("任职", [])
    history: list[Annotated[PastRow, shaped(PastRow)]] = col("历史", [])
    distances: list[Annotated[DistanceRow, shaped(DistanceRow)]] = col("距离", [])
    fixed: list[Annotated[FixedRow, shaped(FixedRow)]] = col("指定", [])


ROWS: dict[str, type[Row]] = {
    "settings": SettingsRow,
    "units": UnitRow,
    "teams": TeamRow,
    "people": PersonRow,
    "relations": RelationRow,
    "former": FormerRow,
    "history": PastRow,
    "distances": DistanceRow,
    "fixed": FixedRow,
}
CHINESE = {field: chinese for chinese, field in columns(File).items()}


def read_problem(path: Path) -> Problem:
    """Return the round a file describes. Raises BadFile."""
    return problem_of(
        _workbook(path) if path.suffix.lower() in (".xlsx", ".xls", ".ods") else read_json(path)
    )


def read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise BadFile(
            f"打不开{path}：{'没有这个文件' if isinstance(error, FileNotFoundError) else error.strerror}"
        ) from None
    except UnicodeDecodeError:
        raise BadFile(f"{path}不是 UTF-8 编码的文本") from None
    except json.JSONDecodeError as error:
        raise BadFile(f"{path}不是完整的 JSON：第{error.lineno}行第{error.colno}列读不下去") from None
    except RecursionError:
        raise BadFile(f"{path}不是完整的 JSON：括号套得太深") from None


def _workbook(path: Path) -> dict[str, Any]:
    """Every sheet is a list: column names in its first row. 设置 has two columns, 说明 is not read."""
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            sheets = {name.strip(): book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (CalamineError, OSError):
        raise BadFile(f"打不开{path}：没有这个文件，或不是 Excel 表格") from None
    sheets.pop("说明", None)
    found: dict[str, Any] = {}
    for name, cells in sheets.items():
        if name in ("设置", "settings"):
            pairs = {str(row[0]).strip(): row[1] for row in cells if len(row) > 1 and row[0] != ""}
            found |= {"title": pairs.pop("标题", ""), name: pairs}
        elif cells:
            heads = [str(cell).strip() for cell in cells[0]]
            found[name] = [
                {head: cell for head, cell in zip(heads, row, strict=False) if head or cell != ""}
                for row in cells[1:]
                if any(cell != "" for cell in row)
            ]
    return found


def problem_of(data: Any) -> Problem:
    """Return the round that was written as lists of rows. Raises BadFile."""
    if not isinstance(data, dict):
        raise BadFile('文件应当是一个对象，至少写“单位”：{"单位": ["甲镇", "乙镇"]}')
    english = columns(File)
    try:
        file = File.model_validate({english.get(key, key): value for key, value in data.items()})
    except ValidationError as error:
        errors = error.errors()
        more = f"（另有{len(errors) - 1}处不对）" if len(errors) > 1 else ""
        raise BadFile(_told(errors[0]) + more) from None
    return _joined(file)


def _told(error: ErrorDetails) -> str:
    """Where and what: “单位第2行“经度”：…”."""
    loc = [part for part in error["loc"] if isinstance(part, str | int)]
    section = str(loc[0]) if loc else ""
    names = ROWS.get(section, File)
    column = next((str(part) for part in loc[1:] if isinstance(part, str)), "")
    line = next((f"第{part + 1}行" for part in loc[1:] if isinstance(part, int)), "")
    if error["type"] == "extra_forbidden":
        where, known = f"“{CHINESE[section]}”{line}" if column else "", columns(names if column else File)
        return f"{where}不认识“{column or section}”；可以写：{'、'.join(known)}"
    if error["type"] == "missing" and not column:
        return f"缺少“{CHINESE.get(section, section)}”"
    field = {field: chinese for chinese, field in columns(names).items()}.get(column, column)
    where = f"“{CHINESE.get(section, section)}”{line}" + (f"的“{field}”" if field else "")
    return f"{where}{_wrong(error)}"


def _wrong(error: ErrorDetails) -> str:
    limits = error.get("ctx", {})
    said = {
        "missing": "没有写",
        "string_too_short": "没有写",
        "too_short": "没有写",
        "too_long": f"太多：最多{limits.get('max_length')}个",
        "string_too_long": f"太长：最多{limits.get('max_length')}字",
        "greater_than_equal": f"不能小于{limits.get('ge')}",
        "less_than_equal": f"不能大于{limits.get('le')}",
        "enum": "只能写“交叉”或“推磨”",
        "value_error": str(limits.get("error", "")),
        "list_type": "应当是一个列表",
        "model_type": "应当是一行",
    }
    kinds = (("date", "应当是日期，例如 2026-03-01"), ("bool", "只能写“是”或“否”"), ("int", "应当是整数"))
    kinds += (("float", "应当是数字"), ("string", "应当是文字"), ("frozen_set", "应当是文字，多个用“、”分开"))
    text = said.get(error["type"]) or next(
        (text for kind, text in kinds if error["type"].startswith(kind)), "不对"
    )
    return f"{text}" if error["type"] == "missing" else f"：{text}（写的是{_short(error['input'])}）"


def _short(value: Any) -> str:
    text = str(value)
    return f"“{text[:30]}{'…' if len(text) > 30 else ''}”"


def _joined(file: File) -> Problem:
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
    named = {row.team: Team(row.team) for row in file.people if row.team}
    teams = written or named or {row.name: Team(row.name) for row in file.units}
    people = []
    for row in file.people:
        team = row.team or row.unit
        if team not in teams:
            said = f"监督队“{team}”没有登记" if team else "既没有写监督队，也没有写单位"
            raise BadFile(f"“人员”里{row.name}{said}")
        people.append(Person(row.name, team, row.unit, row.native, row.knows))
    units, points = {row.name for row in file.units}, {row.name for row in file.teams if row.lon is not None}
    first = {person.team: person.unit for person in reversed(people) if person.unit}
    found = []
    for team in teams.values():
        own = team.name if team.name in units | points else first.get(team.name, "")
        found.append(Team(team.name, team.base or own, team.limit))
    return tuple(found), tuple(people)


def _distances(file: File, teams: tuple[Team, ...]) -> dict[tuple[str, str], int] | None:
    """Kilometres as written (one direction serves both), else between coordinates; None if the file has neither."""
    points = {
        row.name: (row.lon, row.lat) for row in [*file.units, *file.teams] if None not in (row.lon, row.lat)
    }
    if not file.distances and not points:
        return None
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
    homeless = next((team.name for team in teams if not team.base), None)
    if homeless:
        raise BadFile(f"监督队“{homeless}”没有出发地：写了距离就要写“出发地”")
    if missing:
        raise BadFile(f"缺少从“{missing[0][0]}”到“{missing[0][1]}”的距离（共缺{len(missing)}对）")
    return found


def _between(one: tuple[Any, Any], two: tuple[Any, Any]) -> float:
    """Kilometres between two points (longitude, latitude) on the sphere."""
    (a, b), (c, d) = (map(radians, point) for point in (one, two))
    return 2 * EARTH * asin(sqrt(sin((d - b) / 2) ** 2 + cos(b) * cos(d) * sin((c - a) / 2) ** 2))


def _loose_ends(problem: Problem) -> Iterator[str]:
    """Names that lead nowhere. Only earlier rounds may name what is gone by now."""
    units, people = {unit.name for unit in problem.units}, {person.name for person in problem.people}
    teams = {team.name for team in problem.teams}
    for what, rows in (("关系", problem.relations), ("任职", problem.former)):
        for number, row in enumerate(rows, 1):
            if row.person not in people:
                yield f"“{what}”第{number}行：“人员”里没有“{row.person}”"
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
