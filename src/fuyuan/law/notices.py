"""Yearly holiday notices (国务院办公厅关于……部分节假日安排的通知) as data.

A notice file is JSON. Our own form:

    {"year": 2027, "notice": "https://www.gov.cn/…", "off": ["2027-01-01", …], "work": ["2027-02-14", …]}

`off` lists every day off the notice names (holidays, moved days, the weekends inside a break), `work` the weekend
days on which people work (调休上班). Days not listed follow the week. The widespread form of NateScarlet/holiday-cn,
`{"year", "papers": […], "days": [{"date", "isOffDay"}, …]}`, is read as well.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from fuyuan.law.errors import BadNotice

DATA = Path(__file__).parent / "data"
HOME_VARIABLE = "FUYUAN_HOME"
DEFAULT_HOME = "var"
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True)
class Notice:
    """One year's notice: days off, make-up working days, and where it was published."""

    year: int
    source: str
    off: frozenset[date]
    work: frozenset[date]

    def to_json(self) -> dict[str, Any]:
        return {
            "year": self.year,
            "notice": self.source,
            "off": sorted(day.isoformat() for day in self.off),
            "work": sorted(day.isoformat() for day in self.work),
        }


def home() -> Path:
    """FUYUAN_HOME, or ./var."""
    return Path(os.environ.get(HOME_VARIABLE) or DEFAULT_HOME)


def built_in() -> tuple[Notice, ...]:
    """The notices shipped with the package (2022-2026)."""
    raw = json.loads((DATA / "notices.json").read_text(encoding="utf-8"))
    return tuple(parse_notice(each) for each in raw["notices"])


def stored(folder: Path) -> tuple[Notice, ...]:
    """Notices an administrator has loaded; one file per year."""
    return tuple(read_notice(path) for path in sorted(folder.glob("*.json")))


def read_notice(path: Path) -> Notice:
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadNotice(f"读不到文件 {path}：{error.strerror}") from error
    except ValueError as error:
        raise BadNotice(f"{path} 不是有效的 JSON 文件") from error
    return parse_notice(raw)


def parse_notice(raw: object) -> Notice:
    """Check a notice and turn it into a value; says in Chinese which entry is wrong."""
    if not isinstance(raw, dict):
        raise BadNotice("放假通知文件应为一个 JSON 对象：{year, notice, off, work}")
    year = raw.get("year")
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadNotice(f"year 应为 {FIRST_YEAR} 至 {LAST_YEAR} 之间的年份")
    source, off, work = _holiday_cn(raw) if "days" in raw else _own_form(raw)
    notice = Notice(year, source, _days(off, year), _days(work, year))
    _check(notice)
    return notice


def _own_form(raw: dict[str, Any]) -> tuple[str, object, object]:
    source = raw.get("notice")
    if not isinstance(source, str) or not source.strip():
        raise BadNotice("notice 应写明放假通知的网址或者文号")
    return source.strip(), raw.get("off"), raw.get("work", [])


def _holiday_cn(raw: dict[str, Any]) -> tuple[str, object, object]:
    days = raw["days"]
    if not isinstance(days, list) or not all(isinstance(day, dict) for day in days):
        raise BadNotice("days 应为日期列表")
    papers = raw.get("papers") or [""]
    return (
        str(papers[0]),
        [day.get("date") for day in days if day.get("isOffDay") is True],
        [day.get("date") for day in days if day.get("isOffDay") is False],
    )


def _days(values: object, year: int) -> frozenset[date]:
    if not isinstance(values, list):
        raise BadNotice("off 和 work 应为日期列表，日期写作 2027-01-01")
    return frozenset(_day(value, year) for value in values)


def _day(value: object, year: int) -> date:
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        raise BadNotice(f"不是有效日期：{value}，应写作 {year}-01-01") from None
    # New Year's break may begin in the last days of December (2022-12-31 stands in the notice for 2023).
    if day.year != year and not (day.year == year - 1 and day.month == 12):
        raise BadNotice(f"{day} 不属于 {year} 年放假通知的范围")
    return day


def _check(notice: Notice) -> None:
    if not notice.off:
        raise BadNotice(f"{notice.year} 年通知没有列出任何放假日")
    both = sorted(notice.off & notice.work)
    if both:
        raise BadNotice(f"{both[0]} 同时列为放假日和上班日")
    weekdays = sorted(day for day in notice.work if day.weekday() < 5)
    if weekdays:
        raise BadNotice(f"{weekdays[0]} 本来就是周一至周五，不能列为调休上班日")


def load_notice_file(path: Path, into: Path | None = None) -> Notice:
    """Validate a notice file and store it as <FUYUAN_HOME>/holidays/<year>.json (atomically)."""
    notice = read_notice(path)
    folder = (into or home()) / "holidays"
    folder.mkdir(parents=True, exist_ok=True)
    target, draft = folder / f"{notice.year}.json", folder / f".{notice.year}.{os.getpid()}.tmp"
    draft.write_text(json.dumps(notice.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(target)
    return notice
