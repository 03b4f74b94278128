"""The import format: which columns there are, how a cell is read, and the Excel template. JSON uses the same keys."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from .models import OrganKind, Role
from .models.organ import ONE_NUMBER
from .workbook import Unreadable, sheets_of

SEPARATORS = re.compile(r"[、,，;；\n]")


def text(value: Any) -> str:
    """Return a cell as text; Excel gives 410482 as 410482.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value if value is not None else "").strip()


def words(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text(item) for item in value]
    return [part.strip() for part in SEPARATORS.split(text(value)) if part.strip()]


def short(longest: int) -> Callable[[Any], str]:
    """Return a reader of one line of at most so many characters."""

    def read(value: Any) -> str:
        line = " ".join(text(value).split())
        if len(line) > longest:
            raise ValueError(f"最多 {longest} 个字")
        return line

    return read


def phone(value: Any) -> str:
    try:
        ONE_NUMBER(number := short(60)(value))
    except ValidationError as error:
        raise ValueError(error.message) from None
    return number


def flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    known = {"是": True, "有": True, "否": False, "无": False}
    if text(value) not in known:
        raise ValueError("只能填“是”或“否”")
    return known[text(value)]


def day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(text(value).replace("/", "-"))
    except ValueError:
        raise ValueError("日期应写成 2019-03-01") from None


def day_or_correction(value: Any) -> date | str:
    """A day of renaming, or 更正 for a spelling that was wrong from the start."""
    return "更正" if text(value) == "更正" else day(value)


def code(value: Any) -> str:
    if not re.fullmatch(r"[0-9A-Za-z_-]{2,40}", text(value)):
        raise ValueError("代码为 2 至 40 位字母、数字、横线")
    return text(value)


def region(value: Any) -> str:
    if not re.fullmatch(r"\d{6}(\d{3})?(\d{3})?", text(value)):
        raise ValueError("行政区划代码为 6、9 或 12 位数字")
    return text(value)


def degrees(most: int) -> Callable[[Any], float]:
    """Return a reader of a longitude or latitude in degrees."""

    def read(value: Any) -> float:
        try:
            found = float(text(value))
        except ValueError:
            raise ValueError("应写成度数，例如 112.84") from None
        if not abs(found) <= most:
            raise ValueError(f"应在 -{most} 至 {most} 之间")
        return found

    return read


def one_of(choices: Any) -> Callable[[Any], str]:
    """Return a reader that takes the label or the value of a TextChoices class."""
    known = {
        **{label: value for value, label in choices.choices},
        **{value: value for value in choices.values},
    }

    def read(value: Any) -> str:
        if text(value) not in known:
            raise ValueError(f"只能填：{'、'.join(choices.labels)}")
        return str(known[text(value)])

    return read


def several_of(choices: Any) -> Callable[[Any], list[str]]:
    one = one_of(choices)
    return lambda value: [one(word) for word in words(value)]


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    header: str
    read: Callable[[Any], Any] = text
    required: bool = False
    empty: Any = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of the workbook, one list of the JSON file."""

    key: str
    sheet: str
    columns: tuple[Column, ...]


FROM = Column("valid_from", "起始日期", day, empty=None)
TO = Column("valid_to", "终止日期", day, empty=None)
VERIFIED = Column("verified", "已核实", flag, empty=False)
NOTE = Column("note", "说明")

TABLES = (
    Table(
        "place",
        "地区",
        (
            Column("name", "地区名称", required=True),
            Column("region", "行政区划代码", region, required=True),
            Column("system_name", "系统名称"),
            Column("paper_prefix", "机关代字"),
        ),
    ),
    Table(
        "organs",
        "机关",
        (
            Column("code", "代码", code, required=True),
            Column("name", "名称", required=True),
            Column("short", "简称"),
            Column("kind", "类型", one_of(OrganKind), required=True),
            Column("parent", "上级行政机关"),
            Column("superior", "上一级主管部门"),
            Column("region", "行政区划代码", region),
            Column("areas", "业务领域", words, empty=()),
            Column("aliases", "别名", words, empty=()),
            Column("lon", "经度", degrees(180), empty=None),
            Column("lat", "纬度", degrees(90), empty=None),
            Column("enforcement", "有行政执法权", flag, empty=False),
            Column("vertical", "实行垂直领导", flag, empty=False),
            Column("own_name", "以自己名义作出行政行为", flag, empty=True),
            Column("renamed_on", "更名日期", day_or_correction, empty=None),
            Column("valid_from", "设立日期", day, empty=None),
            Column("valid_to", "撤销日期", day, empty=None),
            Column("successor", "继续行使其职权的机关"),
            Column("address", "地址", short(200)),
            Column("phone", "电话", phone),
            Column("hours", "办公时间", short(120)),
            VERIFIED,
            NOTE,
        ),
    ),
    Table(
        "names",
        "曾用名",
        (
            Column("organ", "机关", required=True),
            Column("name", "曾用名", required=True),
            Column("valid_from", "启用日期", day, empty=None),
            Column("valid_to", "停用日期", day, required=True),
        ),
    ),
    Table(
        "roles",
        "职责",
        (
            Column("role", "职责", one_of(Role), required=True),
            Column("organ", "机关", required=True),
            FROM,
            TO,
            VERIFIED,
            NOTE,
        ),
    ),
    Table(
        "groups",
        "机关组",
        (
            Column("name", "名称", required=True),
            Column("kinds", "机关类型", several_of(OrganKind), empty=()),
            Column("region", "行政区划代码", text),
            Column("parent", "上级行政机关"),
            Column("enforcement_only", "只含有行政执法权的", flag, empty=False),
            Column("members", "成员", words, empty=()),
        ),
    ),
)

HELP = (
    "一行一个机关。带 * 的列必填；机关可写代码或名称。更新时空着的格子保持原值。",
    "代码已存在的行是更新；名称变了须填“更名日期”（错字改正填“更正”），旧名称自动保留给旧案使用。",
    "多个业务领域、别名、成员用顿号隔开。日期写成 2019-03-01。",
    "地址写到门牌和窗口，电话只写一个，办公时间例如：工作日 8:30 至 12:00，15:00 至 18:00；公众网站和通知书照样显示。",
    f"类型：{'、'.join(OrganKind.labels)}。",
    f"职责：{'、'.join(Role.labels)}。",
    "有一行不对，全部不导入，并逐行说明原因。",
)


def read_workbook(
    data: bytes, tables: Sequence[Table] = TABLES, main: str = "机关"
) -> dict[str, list[tuple[int, dict[str, Any]]]]:
    """Return the filled rows of every known sheet as (row number, {key: cell}); ValueError says what is wrong.

    ``main`` is the sheet to name when the file has none of them.
    """
    try:
        found = {sheet.name: sheet.rows for sheet in sheets_of(data)}
    except Unreadable as error:
        raise ValueError("这不是能读的 Excel 文件（.xlsx）。") from error
    if not found.keys() & {table.sheet for table in tables}:
        raise ValueError(f"文件里没有“{main}”工作表，请用下载的模板填写。")
    return {
        table.key: list(_sheet_rows(table, found[table.sheet])) for table in tables if table.sheet in found
    }


def _sheet_rows(table: Table, rows: list[list[Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    headers = [text(cell).rstrip("*").strip() for cell in rows[0]] if rows else []
    keys = {column.header: column.key for column in table.columns}
    if unknown := [header for header in headers if header and header not in keys]:
        raise ValueError(f"工作表“{table.sheet}”有不认识的列：{'、'.join(unknown)}")
    for number, row in enumerate(rows[1:], start=2):
        cells = {keys[header]: cell for header, cell in zip(headers, row, strict=False) if header}
        if any(text(cell) for cell in cells.values()):
            yield number, cells


def template_bytes(tables: Sequence[Table] = TABLES, help_lines: Sequence[str] = HELP) -> bytes:
    """Return the empty workbook: one sheet per table with its headings, and a sheet that explains them."""
    book = Workbook()
    notes: Worksheet = book.active
    notes.title = "填写说明"
    for line in help_lines:
        notes.append([line])
    notes.column_dimensions["A"].width = 90
    for table in tables:
        sheet: Worksheet = book.create_sheet(table.sheet)
        sheet.append([column.header + ("*" if column.required else "") for column in table.columns])
        sheet.freeze_panes = "A2"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
            sheet.column_dimensions[cell.column_letter].width = 18
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
