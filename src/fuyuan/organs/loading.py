"""Loading organs from a file: read, check every row, and write all or nothing."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from . import settings
from .models import Organ, OrganGroup, OrganName, OrganRole, Role, Setting
from .plan_format import from_plan_format, is_plan_format
from .spreadsheet import TABLES, Table, read_workbook, text

Rows = list[tuple[int, dict[str, Any]]]
ALWAYS = date(1999, 1, 1)  # a county's name did not begin on the day its data was loaded
PLACE_KEYS = {
    "name": "place.name",
    "region": "place.region",
    "system_name": "place.system_name",
    "paper_prefix": "place.paper_prefix",
}


class BadFile(ValueError):
    """The file cannot be loaded; ``errors`` has one line per fault, with sheet and row."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = errors


@dataclass(slots=True)
class Report:
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    renamed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        renamed = f"，更名 {len(self.renamed)} 个（{'、'.join(self.renamed)}）" if self.renamed else ""
        return f"机关：新增 {self.created} 个，更新 {self.updated} 个，未变 {self.unchanged} 个{renamed}。"


def load_file(path: Path) -> Report:
    """Load an .xlsx or .json file. Raises BadFile with every fault; nothing is loaded unless all rows are good."""
    return load_bytes(path.name, path.read_bytes())


def load_bytes(name: str, data: bytes) -> Report:
    try:
        raw = _read_json(data) if name.lower().endswith(".json") else read_workbook(data)
    except ValueError as error:
        raise BadFile([str(error)]) from error
    return load(raw)


def _read_json(data: bytes) -> dict[str, Rows]:
    try:
        content = json.loads(data)
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"这不是能读的 JSON 文件：{error}") from error
    except RecursionError as error:
        raise ValueError("这不是能读的 JSON 文件：括号套得太深。") from error
    if not isinstance(content, dict):
        raise ValueError("JSON 文件的最外层应是一个对象，见模板说明。")
    if is_plan_format(content):
        content = from_plan_format(content)
    content["place"] = [content["place"]] if isinstance(content.get("place"), dict) else []
    sections = {table.key: content.get(table.key, []) for table in TABLES}
    if not all(
        isinstance(rows, list) and all(isinstance(row, dict) for row in rows) for rows in sections.values()
    ):
        raise ValueError("JSON 文件的每一部分应是对象的列表，见模板说明。")
    return {key: list(enumerate(rows, start=1)) for key, rows in sections.items()}


def load(raw: dict[str, Rows]) -> Report:
    """Check and write the sections. One transaction."""
    errors: list[str] = []
    clean = {table.key: _clean_table(table, raw.get(table.key, []), errors) for table in TABLES}
    with transaction.atomic():
        known = _Known(clean["organs"])
        for check in (_check_organs, _check_references, _check_roles):
            check(clean, known, errors)
        if errors:
            raise BadFile(errors)
        return _write(clean)


def _clean_table(table: Table, rows: Rows, errors: list[str]) -> Rows:
    return [(number, _clean_row(table, number, row, errors)) for number, row in rows]


def _clean_row(table: Table, number: int, row: dict[str, Any], errors: list[str]) -> dict[str, Any]:
    """Return the row as typed values, with the filled keys under ``given``; faults go to ``errors``."""
    where, given = f"“{table.sheet}”第 {number} 行", set[str]()
    out: dict[str, Any] = {"given": given}
    if unknown := sorted(row.keys() - {column.key for column in table.columns}):
        errors.append(f"{where}：不认识的项 {'、'.join(unknown)}")
    for column in table.columns:
        value = row.get(column.key)
        out[column.key] = column.empty
        if value is None or text(value) == "" or value == []:
            if column.required:
                errors.append(f"{where}：“{column.header}”没有填写")
            continue
        try:
            out[column.key] = column.read(value)
            given.add(column.key)
        except ValueError as error:
            errors.append(f"{where}：“{column.header}”{error}（现在是“{text(value)}”）")
    return out


class _Known:
    """What a reference may name: codes and names, of the file and of the database."""

    def __init__(self, organs: Rows) -> None:
        self.stored = {organ.code: organ for organ in Organ.objects.all()}
        self.codes = {organ.name: code for code, organ in self.stored.items()} | {
            code: code for code in self.stored
        }
        for _, row in organs:
            self.codes |= {row["name"]: row["code"], row["code"]: row["code"]}


def _check_organs(clean: dict[str, Rows], known: _Known, errors: list[str]) -> None:
    seen: dict[str, int] = {}
    for number, row in clean["organs"]:
        where = f"“机关”第 {number} 行"
        for what in (row["code"], row["name"]):
            if what and seen.setdefault(what, number) != number:
                errors.append(f"{where}：“{what}”与第 {seen[what]} 行重复")
        stored = known.stored.get(row["code"])
        if stored and stored.name != row["name"] and row["name"] and row["renamed_on"] is None:
            errors.append(
                f"{where}：代码 {row['code']} 现为“{stored.name}”，改名须填“更名日期”，改错字填“更正”"
            )
        if row["valid_from"] and row["valid_to"] and row["valid_to"] < row["valid_from"]:
            errors.append(f"{where}：“撤销日期”早于“设立日期”")
        if len(row["given"] & {"lon", "lat"}) == 1:
            errors.append(f"{where}：“经度”“纬度”要一起填写")


def _check_references(clean: dict[str, Rows], known: _Known, errors: list[str]) -> None:
    fields = {"organs": ("parent", "superior", "successor"), "names": ("organ",), "roles": ("organ",)}
    fields["groups"] = ("parent",)
    sheets = {table.key: table.sheet for table in TABLES}
    for key, names in fields.items():
        for number, row in clean[key]:
            for value in [row[name] for name in names] + list(row.get("members", ())):
                if value and value not in known.codes:
                    errors.append(f"“{sheets[key]}”第 {number} 行：没有这个机关“{value}”")
    parents = {code: organ.parent.code for code, organ in known.stored.items() if organ.parent}
    parents |= {
        row["code"]: known.codes.get(row["parent"], "") for _, row in clean["organs"] if row["parent"]
    }
    for number, row in clean["organs"]:
        if _is_its_own_ancestor(row["code"], parents):
            errors.append(f"“机关”第 {number} 行：“{row['name']}”成了自己的上级")


def _is_its_own_ancestor(code: str, parents: dict[str, str]) -> bool:
    above, passed = parents.get(code, ""), set[str]()
    while above and above not in passed:
        if above == code:
            return True
        passed.add(above)
        above = parents.get(above, "")
    return False


def _check_roles(clean: dict[str, Rows], known: _Known, errors: list[str]) -> None:
    """Refuse two organs in one role on one day."""
    spans: dict[str, list[tuple[date, date, int]]] = {}
    for number, row in clean["roles"]:
        start, end = row["valid_from"] or date.min, row["valid_to"] or date.max
        if end < start:
            errors.append(f"“职责”第 {number} 行：“终止日期”早于“起始日期”")
        for other_start, other_end, other in spans.get(row["role"], []):
            if start <= other_end and other_start <= end:
                label = Role(row["role"]).label
                errors.append(f"“职责”第 {number} 行：“{label}”的任职期间与第 {other} 行重叠")
        spans.setdefault(row["role"], []).append((start, end, number))


def _write(clean: dict[str, Rows]) -> Report:
    report = Report()
    found = _write_organs([row for _, row in clean["organs"]], report)
    for _, row in clean["names"]:
        values = {"name": row["name"], "valid_from": row["valid_from"]}
        OrganName.objects.update_or_create(
            organ=found[row["organ"]], valid_to=row["valid_to"], defaults=values
        )
    _write_roles([row for _, row in clean["roles"]], found)
    for _, row in clean["groups"]:
        _write_group(row, found)
    _write_place([row for _, row in clean["place"]])
    return report


PLAIN = (
    "short",
    "kind",
    "region",
    "lon",
    "lat",
    "enforcement",
    "vertical",
    "own_name",
    "valid_from",
    "valid_to",
    "address",
    "phone",
    "hours",
    "verified",
    "note",
)


LINKS = ("parent", "superior", "successor")
ROLE_KEYS = ("role", "valid_from", "valid_to", "verified", "note")


def _write_organs(rows: list[dict[str, Any]], report: Report) -> dict[str, Organ]:
    """Write the organs, then the links between them; return every organ there is by code and by name."""
    stored = {organ.code: organ for organ in Organ.objects.all()}
    new = [
        Organ(code=row["code"], name=row["name"], **_values(row)) for row in rows if row["code"] not in stored
    ]
    Organ.objects.bulk_create(new)
    report.created += len(new)
    for row in rows:
        if row["code"] in stored:
            _change_organ(stored[row["code"]], row, report)
    found = stored | {organ.code: organ for organ in new}
    found |= {organ.name: organ for organ in found.values()}
    for (name, other), codes in _links(rows).items():
        Organ.objects.filter(code__in=codes).update(**{name: found[other]})
    return found


def _links(rows: list[dict[str, Any]]) -> dict[tuple[str, str], list[str]]:
    """Return which organs are linked, by link and by the organ it leads to: many share their superior."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        for name in LINKS:
            if row[name]:
                found[name, row[name]].append(row["code"])
    return found


def _values(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in PLAIN} | {name: list(row[name]) for name in ("areas", "aliases")}


def _change_organ(organ: Organ, row: dict[str, Any], report: Report) -> None:
    """Change what the row fills in: an empty cell leaves the stored value alone."""
    values = {name: value for name, value in _values(row).items() if name in row["given"]}
    before = (organ.name, *(getattr(organ, name) for name in values))
    if organ.name != row["name"]:
        _rename(organ, row["name"], row["renamed_on"])
        report.renamed.append(row["name"])
    for name, value in values.items():
        setattr(organ, name, value)
    if before == (organ.name, *values.values()):
        report.unchanged += 1
        return
    organ.save()
    report.updated += 1


def _rename(organ: Organ, name: str, on: date | str) -> None:
    """Give an organ a new name from a day on; the old one is kept for the days before. 更正 keeps nothing."""
    if isinstance(on, date):
        last = organ.former_names.order_by("-valid_to").first()
        start = last.valid_to + timedelta(days=1) if last else organ.valid_from
        end = on - timedelta(days=1)
        OrganName.objects.create(organ=organ, name=organ.name, valid_from=start, valid_to=end)
    organ.name = name


def _write_roles(rows: list[dict[str, Any]], found: dict[str, Organ]) -> None:
    """The file's list of a role replaces the stored one: a history is told as a whole."""
    OrganRole.objects.filter(role__in={row["role"] for row in rows}).delete()
    OrganRole.objects.bulk_create(
        OrganRole(organ=found[row["organ"]], **{key: row[key] for key in ROLE_KEYS}) for row in rows
    )


def _write_group(row: dict[str, Any], found: dict[str, Organ]) -> None:
    values = {"kinds": list(row["kinds"]), "region": row["region"], "parent": found.get(row["parent"])}
    values["enforcement_only"] = row["enforcement_only"]
    group, _ = OrganGroup.objects.update_or_create(name=row["name"], defaults=values)
    group.members.set(found[member] for member in row["members"])


def _write_place(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        for name, key in PLACE_KEYS.items():
            if row[name] and settings.get(key) != row[name]:
                since = None if Setting.objects.filter(key=key).exists() else ALWAYS
                settings.change(key, row[name], by=None, valid_from=since, reason="导入机关数据")
