"""Organs are loaded from a file: all rows or none, every fault by row, renames keep the old name."""

import io
import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook
from organs_people import RUZHOU, SAMPLE, load_sample

from fuyuan.organs import loading, settings
from fuyuan.organs.models import Organ, OrganGroup, OrganKind, OrganRole, Role, role_holder
from fuyuan.organs.plan_format import from_plan_format
from fuyuan.organs.spreadsheet import TABLES, template_bytes

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 28)
GOOD: dict[str, Any] = {
    "organs": [
        {"code": "G1", "name": "甲县人民政府", "kind": "人民政府", "region": "990122"},
        {"code": "D1", "name": "甲县水利局", "kind": "政府部门", "parent": "G1"},
        {"code": "D2", "name": "甲县公安局", "kind": "政府部门", "parent": "甲县人民政府"},
    ]
}


def load(content: dict[str, Any]) -> loading.Report:
    return loading.load_bytes("organs.json", json.dumps(content, ensure_ascii=False).encode())


def faults(content: dict[str, Any]) -> list[str]:
    with pytest.raises(loading.BadFile) as caught:
        load(content)
    return caught.value.errors


def with_row(number: int, **change: Any) -> dict[str, Any]:
    content = deepcopy(GOOD)
    content["organs"][number - 1].update(change)
    return content


def role(organ: str, start: str | None, end: str | None) -> dict[str, Any]:
    return {"role": "行政复议机构", "organ": organ, "valid_from": start, "valid_to": end}


BAD = [
    (with_row(2, code=""), "第 2 行：“代码”没有填写", "code is required"),
    (with_row(2, name=""), "第 2 行：“名称”没有填写", "name is required"),
    (with_row(2, code="水利 局"), "第 2 行：“代码”代码为", "code has a form"),
    (with_row(3, kind="公司"), "第 3 行：“类型”只能填", "kinds are a closed list"),
    (with_row(3, region="41"), "第 3 行：“行政区划代码”", "region codes have 6, 9 or 12 digits"),
    (with_row(3, enforcement="也许"), "“有行政执法权”只能填“是”或“否”", "flags are yes or no"),
    (with_row(3, lon="东经112度", lat="34.1"), "“经度”应写成度数", "a place is in degrees"),
    (with_row(3, lon=112.8, lat=340), "“纬度”应在 -90 至 90 之间", "no place lies beyond the pole"),
    (with_row(3, lon=112.8), "“经度”“纬度”要一起填写", "half a place is none"),
    (with_row(3, valid_from="去年"), "“设立日期”日期应写成 2019-03-01", "a day is ISO"),
    (
        with_row(3, valid_from="2020-01-01", valid_to="2019-01-01"),
        "“撤销日期”早于“设立日期”",
        "time runs forward",
    ),
    (with_row(3, code="D1"), "第 3 行：“D1”与第 2 行重复", "a code once"),
    (with_row(3, name="甲县水利局"), "“甲县水利局”与第 2 行重复", "a name once"),
    (with_row(3, parent="乙县人民政府"), "没有这个机关“乙县人民政府”", "references resolve"),
    (with_row(1, parent="D1"), "成了自己的上级", "the tree has no circle"),
    (with_row(2, colour="红"), "不认识的项 colour", "unknown keys are not silently dropped"),
    (
        {**GOOD, "roles": [role("D1", None, "2023-12-31"), role("D2", "2023-06-01", None)]},
        "“职责”第 2 行：“行政复议机构”的任职期间与第 1 行重叠",
        "one organ in a role on a day",
    ),
    (
        {**GOOD, "names": [{"organ": "D1", "name": "老水利局"}]},
        "“停用日期”没有填写",
        "an old name has an end",
    ),
    ({**GOOD, "groups": [{"name": "三家", "members": ["D1", "D9"]}]}, "没有这个机关“D9”", "members exist"),
]


@pytest.mark.parametrize(("content", "message", "reason"), BAD)
def test_a_bad_row_is_named_and_nothing_is_loaded(content: dict[str, Any], message: str, reason: str) -> None:
    assert any(message in line for line in faults(content)), reason
    assert not Organ.objects.exists()


def test_every_fault_of_a_file_is_listed_at_once() -> None:
    content = with_row(2, kind="公司")
    content["organs"][2]["region"] = "x"
    assert [line.split("：")[0] for line in faults(content)] == ["“机关”第 2 行", "“机关”第 3 行"]


@pytest.mark.parametrize("data", [b"{", b"[1]", b'{"organs": {"a": 1}}', b"\xff\xfe\x00"])
def test_a_broken_json_file_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(loading.BadFile, match="JSON"):
        loading.load_bytes("x.json", data)


def test_a_broken_or_foreign_workbook_is_refused_in_words() -> None:
    with pytest.raises(loading.BadFile, match="不是能读的 Excel"):
        loading.load_bytes("x.xlsx", b"not a workbook")
    out = io.BytesIO()
    Workbook().save(out)
    with pytest.raises(loading.BadFile, match="模板"):
        loading.load_bytes("x.xlsx", out.getvalue())


def test_loading_twice_changes_nothing() -> None:
    assert load(GOOD).created == 3
    again = load(GOOD)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 3)


def test_an_empty_cell_leaves_the_stored_value_alone() -> None:
    load(with_row(2, note="管河", areas=["水利"]))
    load(GOOD)
    stored = Organ.objects.get(code="D1")
    assert (stored.note, stored.areas, stored.parent.code) == ("管河", ["水利"], "G1")


def test_a_new_name_needs_the_day_it_was_given() -> None:
    load(GOOD)
    assert "改名须填“更名日期”" in faults(with_row(2, name="甲县水务局"))[0]


def test_a_renamed_organ_keeps_its_old_name_for_old_days() -> None:
    load(GOOD)
    report = load(with_row(2, name="甲县水务局", renamed_on="2025-03-01"))
    organ = Organ.objects.get(code="D1")
    assert report.renamed == ["甲县水务局"]
    assert organ.name_on(date(2025, 2, 28)) == "甲县水利局"
    assert organ.name_on(date(2025, 3, 1)) == "甲县水务局"


def test_a_spelling_mended_leaves_no_old_name() -> None:
    load(GOOD)
    load(with_row(2, name="甲县水利与河湖局", renamed_on="更正"))
    assert Organ.objects.get(code="D1").name_on(date(2020, 1, 1)) == "甲县水利与河湖局"


def test_a_second_renaming_begins_where_the_first_ended() -> None:
    load(GOOD)
    for name, day in (("乙局", "2024-01-01"), ("丙局", "2025-01-01")):
        load(with_row(2, name=name, renamed_on=day))
    organ = Organ.objects.get(code="D1")
    names = [organ.name_on(date(year, 6, 1)) for year in (2023, 2024, 2025)]
    assert names == ["甲县水利局", "乙局", "丙局"]


def test_the_template_filled_in_loads(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    call_command("organs", "template", str(path), stdout=io.StringIO())
    book = Workbook()
    for table in TABLES:
        sheet = book.create_sheet(table.sheet)
        sheet.append([column.header + "*" * column.required for column in table.columns])
        for row in {"organs": GOOD["organs"]}.get(table.key, []):
            sheet.append([row.get(column.key) for column in table.columns])
    out = io.BytesIO()
    book.save(out)
    assert path.read_bytes()[:2] == template_bytes()[:2] == b"PK"
    assert loading.load_bytes("organs.xlsx", out.getvalue()).created == 3
    assert Organ.objects.get(code="G1").region == "990122"


def test_a_workbook_fault_names_sheet_and_row_as_excel_shows_them() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "机关"
    sheet.append(["代码*", "名称*", "类型*"])
    sheet.append(["A1", "甲局", "政府部门"])
    sheet.append(["A2", "", "政府部门"])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(loading.BadFile) as caught:
        loading.load_bytes("organs.xlsx", out.getvalue())
    assert caught.value.errors == ["“机关”第 3 行：“名称”没有填写"]


def test_the_command_lists_faults_and_ends_with_2(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(with_row(2, kind="公司"), ensure_ascii=False), encoding="utf-8")
    with pytest.raises(CommandError, match="第 2 行") as caught:
        call_command("organs", "load", str(path))
    assert caught.value.returncode == 2


def test_another_county_is_served_by_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUYUAN_STARTER", "sample")
    call_command("organs", "load", "starter", stdout=io.StringIO())
    assert settings.get("place.name") == "青禾县"
    assert role_holder(Role.RECONSIDERATION_OFFICE, DAY).name == "青禾县司法局"
    assert not Organ.objects.filter(name__contains="汝州").exists()


def test_the_office_of_the_county_changed_hands_with_the_reform() -> None:
    loading.load_file(RUZHOU)
    office = [
        role_holder(Role.RECONSIDERATION_OFFICE, day).short for day in (date(2023, 12, 31), date(2024, 1, 1))
    ]
    assert office == ["政府办公室", "司法局"]
    assert not OrganRole.objects.get(role=Role.RECONSIDERATION_OFFICE, valid_to=None).verified


def test_a_role_nobody_holds_says_what_to_do() -> None:
    with pytest.raises(Organ.DoesNotExist, match="请先导入机关数据"):
        role_holder(Role.COURT, DAY)


@pytest.mark.parametrize(
    ("group", "count"),
    [("各乡镇人民政府", 15), ("各街道办事处", 6), ("15个乡（镇）人民政府", 15), ("市政府各部门", 29)],
)
def test_groups_named_in_the_plan_resolve_to_organs(group: str, count: int) -> None:
    loading.load_file(RUZHOU)
    assert OrganGroup.objects.get(name=group).organs(DAY).count() == count


def test_a_group_may_name_its_members_and_a_rule_skips_abolished_organs() -> None:
    load_sample()
    assert OrganGroup.objects.get(name="政法单位").organs(DAY).count() == 3
    departments = OrganGroup.objects.get(name="县政府各部门")
    old, now = (
        set(departments.organs(day).values_list("code", flat=True)) for day in (date(2019, 2, 1), DAY)
    )
    assert ("QH-GSJ" in old, "QH-SCJ" in old) == (True, False)
    assert ("QH-GSJ" in now, "QH-SCJ" in now) == (False, True)


def test_the_survey_format_loads_like_the_flat_one() -> None:
    survey = {
        "place": {"name": "甲县", "code": "990122"},
        "towns": {"items": [{"code": "990122101", "name": "东镇", "organ": "东镇人民政府"}]},
        "departments": {"items": [{"name": "甲县水利局"}, {"name": "甲县税务局", "vertical": True}]},
        "groups": [
            {"name": "各镇", "expands_to": "towns.items"},
            {"name": "各单位", "expands_to": "owners of the plan"},
        ],
    }
    assert load(survey).created == 4
    assert load(survey).unchanged == 4
    assert Organ.objects.get(name="甲县税务局").kind == OrganKind.VERTICAL
    assert list(OrganGroup.objects.values_list("name", flat=True)) == ["各镇"]
    assert from_plan_format(survey)["place"]["region"] == "990122"


def test_the_starter_files_are_consistent() -> None:
    for path in (RUZHOU, SAMPLE):
        loading.load_file(path)
        assert loading.load_file(path).created == 0
