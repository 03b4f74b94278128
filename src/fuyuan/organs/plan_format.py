"""Reads the survey format (place, towns, subdistricts, departments, courts …) into the flat import format.

The survey lists names with what is known about them; codes of departments are derived from their names, so that the
same survey loaded twice meets the same organs.
"""

import hashlib
from typing import Any

Row = dict[str, Any]
WITHOUT_ENFORCEMENT = (
    "办公室",
    "信访局",
)  # everything else in a county enforces something; unverified as the list is


def is_plan_format(content: dict[str, Any]) -> bool:
    return isinstance(content.get("departments"), dict) and isinstance(content.get("towns"), dict)


def from_plan_format(content: dict[str, Any]) -> dict[str, Any]:
    """Return {place, organs, roles, groups} in the flat format. Nothing is marked verified that the survey does not."""
    place = content["place"]
    region, name = str(place["code"]), str(place["name"])
    government = f"{name}人民政府"
    organs = [
        _row(
            region, government, "人民政府", region=region, aliases=["市政府"], address=place.get("seat", "")
        ),
        *(_town(item, region, government, "乡镇") for item in content["towns"]["items"]),
        *(
            _town(item, region, government, "街道")
            for item in content.get("subdistricts", {}).get("items", [])
        ),
        *(_department(item, region, government) for item in content["departments"]["items"]),
        *(_court(item, region, name) for item in content.get("courts", []) if "人民法院" in item["name"]),
    ]
    groups = _groups(content.get("groups", []), region, government)
    return {"place": {"name": name, "region": region}, "organs": organs, "groups": groups}


def code_for(region: str, name: str) -> str:
    """Return a code that depends on the name only."""
    return f"{region}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _row(code: str, name: str, kind: str, **more: Any) -> Row:
    return {"code": code, "name": name, "kind": kind, "verified": False, **more}


def _town(item: Row, region: str, government: str, kind: str) -> Row:
    return _row(
        item["code"], item["organ"], kind, short=item["name"], parent=government, region=item["code"],
        enforcement=True, verified=True,
    )  # fmt: skip


def _department(item: Row, region: str, government: str) -> Row:
    dispatched = item["name"].endswith("分局")
    vertical = bool(item.get("vertical")) and not dispatched
    kind = "派出机构" if dispatched else "垂直领导机关" if vertical else "政府部门"
    note = "；".join(part for part in (item.get("source", ""), item.get("note", "")) if part)
    return _row(
        code_for(region, item["name"]), item["name"], kind, short=item.get("short", ""), region=region,
        parent="" if vertical or dispatched else government, areas=item.get("areas", []),
        aliases=item.get("aliases", []), enforcement=not item["name"].endswith(WITHOUT_ENFORCEMENT), vertical=vertical,
        own_name=not dispatched, verified=bool(item.get("verified")), note=note,
    )  # fmt: skip


def _court(item: Row, region: str, place: str) -> Row:
    here = region if item["name"].startswith(place) else ""
    verified = bool(item.get("verified", bool(here)))
    return _row(
        code_for(region, item["name"]),
        item["name"],
        "法院",
        region=here,
        note=item.get("role", ""),
        verified=verified,
    )


RULES: dict[str, Row] = {
    "towns.items": {"kinds": ["乡镇"]},
    "subdistricts.items": {"kinds": ["街道"]},
    "departments.items": {"kinds": ["政府部门"]},
    "departments with enforcement power (flag)": {
        "kinds": ["政府部门", "派出机构", "垂直领导机关"],
        "enforcement_only": True,
    },
    "all": {"kinds": ["人民政府", "政府部门", "乡镇", "街道", "派出机构", "垂直领导机关"]},
    "court sections": {"kinds": ["法院"]},
}


def _groups(items: list[Row], region: str, government: str) -> list[Row]:
    """Return the groups whose members the survey can name; owners of a plan are known only to the plan."""
    made = []
    for item in items:
        rule = RULES.get(item["expands_to"])
        if rule:
            parent = government if item["expands_to"] == "departments.items" else ""
            made.append({"name": item["name"], "region": region, "parent": parent, **rule})
    return made
