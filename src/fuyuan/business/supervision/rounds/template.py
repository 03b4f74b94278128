"""The file of a round to begin with: a small example that can be planned as it is, or the units of an organs file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from .columns import CHINESE, ROWS, columns
from .problem import BadFile

EXAMPLE: dict[str, Any] = {
    "title": "2026年第四季度行政执法交叉监督",
    "settings": {
        "form": "交叉", "on": "2026-10-12", "mutual": False, "last_rounds": 3, "both_ways": False,
        "former_years": 3, "native": True, "balance": 1, "reach": 60, "longest": 1,
    },
    "units": [
        {"name": "甲镇", "place": "甲镇", "needs": ["自然资源"], "lon": 112.84, "lat": 34.17},
        {"name": "乙镇", "place": "乙镇", "lon": 112.95, "lat": 34.21},
        {"name": "丙镇", "place": "丙镇", "lon": 112.71, "lat": 34.09},
        {"name": "丁街道", "place": "丁街道", "needs": ["市场监管"], "lon": 112.88, "lat": 34.12},
    ],
    "people": [
        {"name": "张一", "unit": "甲镇", "native": "某县甲镇", "knows": ["市场监管"]},
        {"name": "李二", "unit": "乙镇", "native": "外县", "knows": ["自然资源", "市场监管"]},
        {"name": "王三", "unit": "丙镇", "native": "外县", "knows": ["自然资源", "市场监管"]},
        {"name": "赵四", "unit": "丁街道", "native": "外县", "knows": ["自然资源"]},
    ],
    "relations": [{"person": "李二", "unit": "丙镇", "kind": "近亲属"}],
    "former": [{"person": "王三", "unit": "乙镇", "until": "2024-06-30"}],
    "history": [{"round": "2026年第三季度", "team": "乙镇", "unit": "甲镇"}],
}  # fmt: skip

HINTS = (
    "每张表是一个清单，第一行是栏目名；“说明”这张表不读。只有“单位”必须填，其他没有就空着，或者删去整张表。",
    "单位：地名用来和籍贯比较，不写就用名称；需要专业：队里至少一人懂，多个用“、”分开；经纬度写了就按直线距离算路程。",
    "监督队：由各单位互相监督的（推磨式只能这样）不填；另外组队的填队名、出发地、最多单位数，并在“人员”里写每个人的监督队。",
    "人员：写单位的，他的队不监督这个单位；编外的律师、退休法官检察官不写单位。同名的加以区别。",
    "关系：人员申报的近亲属、经济往来等；任职：以前在哪个单位任职、哪天离任，不写日期的不论多久都回避。",
    "历史：以前各轮谁监督谁，从早到晚；距离：公里，写了以它为准，一个方向就够；指定：事先定下、不再变的安排。",
    "设置：形式写“交叉”或“推磨”；不重复轮数 0 表示可以重复；里程上限不写就不限；"
    "最远一队的权重：里程最多的一队少走 1 公里，可以让全部里程多走几公里。",
)  # fmt: skip


UNITS = ("乡镇", "街道")


def of_organs(data: Any, *, departments: bool) -> dict[str, Any]:
    """Return a round of the towns and sub-districts in an organs file (what `fuyuan organs load` takes), everything else empty.

    ``departments``: also of every other organ that enforces the law. Raises BadFile.
    """
    organs = data.get("organs") if isinstance(data, dict) else None
    if not isinstance(organs, list) or not all(isinstance(row, dict) and "name" in row for row in organs):
        raise BadFile("这不是机关文件：应当是 fuyuan organs load 能装入的 JSON")
    wanted = [row for row in organs if row.get("kind") in UNITS or (departments and row.get("enforcement"))]
    if not wanted:
        raise BadFile("机关文件里没有乡镇、街道")
    settings = {**EXAMPLE["settings"], "reach": None}
    return {
        "title": "",
        "settings": settings,
        "units": [{"name": row.get("short") or row["name"]} for row in wanted],
    }


def write_workbook(path: Path, data: dict[str, Any]) -> None:
    """Write a round as a workbook with one sheet a list."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("说明")
    sheet.column_dimensions["A"].width = 120
    for hint in HINTS:
        sheet.append([hint])
    for section, kind in ROWS.items():
        sheet = book.create_sheet(CHINESE[section])
        heads = columns(kind)
        if section == "settings":
            sheet.append(["标题", _cell(data["title"])])
            for chinese, field in heads.items():
                sheet.append([chinese, _cell(data["settings"].get(field))])
            sheet.column_dimensions["A"].width = 18
            continue
        sheet.append(list(heads))
        for row in data.get(section, []):
            sheet.append([_cell(row.get(field)) for field in heads.values()])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
            sheet.column_dimensions[cell.column_letter].width = 16
    book.save(path)


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        value = "、".join(value)
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@") else value  # never a formula
