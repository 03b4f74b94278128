"""Units as plans print them: one organ, a group, a kind of organ, or nothing at all; never a guess."""

from datetime import date

import pytest
from organs_people import RUZHOU, load_sample

from fuyuan.business.ledger.units import Directory
from fuyuan.organs import loading, settings
from fuyuan.organs.models import Organ

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


@pytest.fixture
def county() -> Directory:
    loading.load_file(RUZHOU)
    settings.forget()
    return Directory(DAY)


ONE = [
    ("汝州市司法局", "汝州市司法局", "the full name"),
    ("市司法局", "汝州市司法局", "the level instead of the place"),
    ("司法局", "汝州市司法局", "neither place nor level"),
    ("市 司法局", "汝州市司法局", "a space from a table cell"),
    ("市政府办公室", "汝州市人民政府办公室", "an alias of the data"),
    ("市政府办", "汝州市人民政府办公室", "the short alias"),
    ("市人民法院", "汝州市人民法院", "court, long"),
    ("市法院", "汝州市人民法院", "court, short"),
    ("市人民检察院", "汝州市人民检察院", "procuratorate"),
    ("寄料镇", "寄料镇人民政府", "a town by its place"),
    ("寄料镇政府", "寄料镇人民政府", "a town, short"),
    ("煤山街道办事处", "煤山街道办事处", "a sub-district"),
    ("煤山街道", "煤山街道办事处", "a sub-district by its place"),
    ("市市场监督管理局", "汝州市市场监督管理局", "a name that begins like a level"),
    ("市场监督管理局", "汝州市市场监督管理局", "the same without its level"),
    ("市住建局", "汝州市住房和城乡建设局", "an alias"),
]


@pytest.mark.parametrize(("printed", "name", "why"), ONE, ids=[row[2] for row in ONE])
def test_a_printed_name_is_one_organ(county: Directory, printed: str, name: str, why: str) -> None:
    assert [organ.name for organ in county.expand(county.resolve(printed))] == [name], why


MANY = [
    ("15个乡（镇）人民政府", 15, {"town"}, "counted, with a bracket"),
    ("15个乡(镇)人民政府", 15, {"town"}, "half-width bracket"),
    ("各乡镇人民政府", 15, {"town"}, "a group of the data"),
    ("各乡镇政府", 15, {"town"}, "no group says it so: by its words"),
    ("6个街道办事处", 6, {"subdistrict"}, "sub-districts, counted"),
    ("各街道", 6, {"subdistrict"}, "sub-districts, short"),
    ("各乡镇（街道）", 21, {"town", "subdistrict"}, "towns and sub-districts together"),
    ("各乡镇人民政府、街道办事处", 21, {"town", "subdistrict"}, "both in one phrase"),
    ("市政府各部门", None, {"department"}, "departments"),
    ("市直各部门", None, {"department"}, "departments, as counties say"),
    ("市直各单位", None, {"department"}, "departments by another word"),
]


@pytest.mark.parametrize(("printed", "number", "kinds", "why"), MANY, ids=[row[3] for row in MANY])
def test_a_phrase_is_every_organ_of_its_kind(
    county: Directory, printed: str, number: int | None, kinds: set[str], why: str
) -> None:
    found = county.expand(county.resolve(printed))
    assert {organ.kind for organ in found} == kinds, why
    assert number in (None, len(found)), why


def test_enforcement_departments_are_those_with_power_to_enforce(county: Directory) -> None:
    found = county.expand(county.resolve("各行政执法部门"))
    assert len(found) > 25
    assert all(organ.enforcement for organ in found)
    assert "汝州市信访局" not in [organ.name for organ in found]


@pytest.mark.parametrize(
    "printed",
    ["市某某局", "县供销社", "牵头单位", "张三", "", "市直有关单位", "各相关部门", "部分乡镇人民政府"],
)
def test_what_fits_nothing_has_no_target(county: Directory, printed: str) -> None:
    assert county.resolve(printed) == ""


def test_what_fits_two_organs_has_no_target(county: Directory) -> None:
    one, two = Organ.objects.filter(kind="department")[:2]
    for organ in (one, two):
        organ.aliases = [*organ.aliases, "市综合局"]
        organ.save()
    assert Directory(DAY).resolve("市综合局") == ""


def test_a_number_that_differs_from_the_tree_is_told(county: Directory) -> None:
    target = county.resolve("16个乡（镇）人民政府")
    assert county.counted("16个乡（镇）人民政府", target) == "文件写的是16个，机关名录中有15个，请核对"
    assert county.counted("15个乡（镇）人民政府", target) == ""


def test_every_choice_has_a_label_and_expands_to_organs(county: Directory) -> None:
    for target, label in county.choices:
        assert label
        assert county.label(target), target
        if target.startswith("organ:"):
            assert len(county.expand(target)) == 1


def test_another_county_resolves_its_own_names_without_a_line_of_code() -> None:
    load_sample()
    settings.forget()
    directory = Directory(DAY)
    names = {organ.name for organ in directory.organs}
    place = directory.place
    assert f"{place}司法局" in names
    level = place[-1]
    assert [o.name for o in directory.expand(directory.resolve(f"{level}司法局"))] == [f"{place}司法局"]
