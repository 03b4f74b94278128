"""The lists a round's file consists of: one class a list, one field a column, each with its English and its Chinese name.

Rows may be written short: a text is the first column, an array the columns in their order.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from .problem import Form

SEPARATORS = re.compile(r"[、,，;；\n]")


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
        return in_english({key: cell for key, cell in value.items() if cell not in (None, "")}, chinese)

    return BeforeValidator(shape)


def in_english(value: dict[Any, Any], chinese: dict[str, str]) -> dict[Any, Any]:
    """Return the same with the fields' names. Raises ValueError if one is written in both languages."""
    found = {chinese.get(key, key): cell for key, cell in value.items()}
    if len(found) < len(value):
        raise ValueError("同一个栏目中文、英文各写了一次")
    return found


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
