"""Reading a round from a file: JSON, or a workbook whose sheets are the same lists. English or Chinese names for everything.

What is wrong is one Chinese line that says where; nothing that was written is dropped silently.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from python_calamine import CalamineError, CalamineWorkbook

from .columns import CHINESE, ROWS, File, columns, in_english
from .joining import joined
from .problem import BadFile, Problem

KINDS = {
    "date": "应当是日期，例如 2026-03-01",
    "bool": "只能写“是”或“否”",
    "int": "应当是整数",
    "float": "应当是数字",
    "string": "应当是文字",
    "frozen_set": "应当是文字，多个用“、”分开",
}


def read_problem(path: Path) -> Problem:
    """Return the round a file describes. Raises BadFile."""
    return problem_of(
        _workbook(path) if path.suffix.lower() in (".xlsx", ".xls", ".ods") else read_json(path)
    )


def read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        why = "没有这个文件" if isinstance(error, FileNotFoundError) else "不能读取"
        raise BadFile(f"打不开{path}：{why}") from None
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
    try:
        file = File.model_validate(in_english(data, columns(File)))
    except ValidationError as error:
        errors = error.errors()
        more = f"（另有{len(errors) - 1}处不对）" if len(errors) > 1 else ""
        raise BadFile(_told(errors[0]) + more) from None
    except ValueError as error:
        raise BadFile(str(error)) from None
    return joined(file)


def _told(error: ErrorDetails) -> str:
    """Where and what: “单位第2行“经度”：…”."""
    loc = [part for part in error["loc"] if isinstance(part, str | int)]
    section = str(loc[0]) if loc else ""
    names: type[BaseModel] = ROWS.get(section, File)
    column = next((str(part) for part in loc[1:] if isinstance(part, str)), "")
    line = next((f"第{part + 1}行" for part in loc[1:] if isinstance(part, int)), "")
    if error["type"] == "extra_forbidden":
        where, known = f"“{CHINESE[section]}”{line}" if column else "", columns(names if column else File)
        return f"{where}不认识“{column or section}”；可以写：{'、'.join(known)}"
    if error["type"] == "missing" and not column:
        return f"缺少“{CHINESE.get(section, section)}”"
    field = {field: chinese for chinese, field in columns(names).items()}.get(column, column)
    return f"“{CHINESE.get(section, section)}”{line}" + (f"的“{field}”" if field else "") + _wrong(error)


def _wrong(error: ErrorDetails) -> str:
    limits = error.get("ctx", {})
    said = {
        "missing": "没有写",
        "string_too_short": "没有写",
        "too_short": "没有写",
        "too_long": f"{'太长' if isinstance(error['input'], str) else '太多'}：最多{limits.get('max_length')}",
        "string_too_long": f"太长：最多{limits.get('max_length')}",
        "greater_than_equal": f"不能小于{limits.get('ge')}",
        "less_than_equal": f"不能大于{limits.get('le')}",
        "enum": "只能写“交叉”或“推磨”",
        "value_error": str(limits.get("error", "")),
        "list_type": "应当是一个列表",
        "model_type": "应当是一行",
    }
    kind = next((text for start, text in KINDS.items() if error["type"].startswith(start)), "不对")
    text = said.get(error["type"]) or kind
    return text if error["type"] == "missing" else f"：{text}（写的是{_short(error['input'])}）"


def _short(value: Any) -> str:
    text = str(value)
    return f"“{text[:30]}{'…' if len(text) > 30 else ''}”"
