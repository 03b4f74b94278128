"""The register of enforcement officers: who may stand in it, sheets row by row, namesakes, moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from training_county import CITY, POLICE, TOWN, Training, notes, person, resident, row_of, sent

from fuyuan.business.training import batches
from fuyuan.business.training.models import BatchLine, Officer, Person
from fuyuan.business.training.officers.state import OfficerState
from fuyuan.clock import set_clock
from fuyuan.matters.models import EventRow
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.services import StepRefused
from fuyuan.organs.models import Organ
from fuyuan.organs.policy import policy_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> Iterator[Training]:
    with set_clock("2026-09-01") as hand:
        made = Training()
        made.hand = hand
        yield made


@pytest.mark.parametrize(
    ("employment", "word"), [("labour", "工勤人员"), ("contract", "劳动合同工"), ("temporary", "临时工")]
)
def test_whom_the_regulation_excludes_is_refused_with_its_article(
    county: Training, employment: str, word: str
) -> None:
    """《河南省行政执法条例》第二十条第二款: HN16 20.2."""
    with pytest.raises(StepRefused, match=word) as refused:
        county.officer(1, profile={"employment": employment})
    assert str(refused.value.refusal.basis) == "《河南省行政执法条例》第二十条第二款"
    assert not Person.objects.exists(), "nothing is kept of somebody who was refused"


def test_a_minor_is_refused(county: Training) -> None:
    """HN16 20.1: 年满十八周岁."""
    with pytest.raises(StepRefused, match="十八周岁"):
        county.officer(1, identity=resident(1, date(2008, 6, 1)))


def test_an_organ_without_enforcement_power_has_supervisors_but_no_enforcement_officers(
    county: Training,
) -> None:
    """HN16 3.2: the organs that enforce are those that the law empowers."""
    Organ.objects.filter(name=CITY).update(enforcement=False)
    with pytest.raises(StepRefused, match="没有行政执法权"):
        county.officer(1, unit=CITY)
    assert row_of(county.officer(2, unit=CITY, profile={"kind": "supervisor"})).kind == "supervisor"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (resident(1)[:-1] + "0", "校验位"),  # one digit mistyped
        ("410482850302123", "18位"),  # of the first generation: valid no more
        ("41048219850302", "18位"),  # digits left out
    ],
)
def test_an_identity_number_is_checked(county: Training, number: str, told: str) -> None:
    with pytest.raises(InvalidRecord, match=told):
        county.entry(1, identity=number)


def test_the_identity_number_is_sealed_and_stands_in_no_event(county: Training) -> None:
    county.officer(7)
    stored = Person.objects.extra(select={"raw": "number"}).values_list("raw", flat=True)
    assert all(resident(7) not in str(raw) for raw in stored)
    assert not EventRow.objects.filter(body__contains=resident(7)).exists()
    assert Person.objects.get().number == resident(7)


def test_namesakes_are_two_people_and_the_same_number_is_one(county: Training) -> None:
    county.officer(1, "王伟")
    county.officer(2, "王伟")
    assert Officer.objects.filter(title="王伟").count() == 2
    with pytest.raises(StepRefused, match="已经登记"):
        county.officer(1, "王伟", unit=CITY)
    with pytest.raises(StepRefused, match="另一个姓名"):
        county.officer(1, "王韦", unit=CITY)


def test_a_unit_enters_its_own_people_only_and_sees_only_them(county: Training) -> None:
    county.officer(1, by=county.police)
    with pytest.raises(StepRefused, match="您只能登记"):
        county.officer(2, unit=CITY, by=county.police)
    county.officer(3, unit=CITY)
    seen = policy_for(Officer).filter(county.police, Officer.objects.all())
    assert {row.unit_name for row in seen} == {POLICE}


def test_delegated_powers_are_for_towns_and_from_the_list(county: Training) -> None:
    county.power("违法建设查处")
    with pytest.raises(StepRefused, match="没有“占道经营查处”"):
        county.officer(1, unit=TOWN, profile={"powers": ["占道经营查处"]})
    with pytest.raises(StepRefused, match="由乡镇、街道行使"):
        county.officer(2, profile={"powers": ["违法建设查处"]})
    assert row_of(county.officer(3, unit=TOWN, profile={"powers": ["违法建设查处"]})).powers == "违法建设查处"


def test_who_moves_in_mid_year_stays_one_person_and_the_town_keeps_its_powers(county: Training) -> None:
    county.power("违法建设查处")
    row = row_of(county.officer(1, unit=TOWN, profile={"powers": ["违法建设查处"]}))
    city = Organ.objects.get(name=CITY)
    record = {"organ_id": city.pk, "organ_name": city.name, "day": "2026-07-01", "duty": "队员", "areas": ["城市管理"],
              "reason": "调令1号"}  # fmt: skip
    with pytest.raises(StepRefused, match="不是本单位"):
        county.take(row.pk, "move", county.police, **record)
    state: OfficerState = county.take(row.pk, "move", **record).state
    assert [(each.organ_name, each.last) for each in state.services] == [
        (TOWN, date(2026, 6, 30)),
        (CITY, None),
    ]
    assert state.profile.powers == ()
    assert [state.organ_on(day).organ_name for day in (date(2026, 6, 30), date(2026, 7, 1))] == [TOWN, CITY]  # type: ignore[union-attr]
    assert state.organ_on(date(2025, 1, 1)) is None


def test_who_left_may_come_back_as_the_same_person(county: Training) -> None:
    first = row_of(county.officer(1))
    county.take(first.pk, "leave", county.police, why="transferred", day="2026-08-31")
    again = row_of(county.officer(1, unit=CITY))
    assert again.person_id == first.person_id


# -- sheets --------------------------------------------------------------------------------------------------------


def test_a_sheet_is_judged_row_by_row_and_the_good_rows_are_taken_in(county: Training) -> None:
    county.officer(9)
    rows = [
        person(1),
        person(2, 身份证号码=resident(2)[:-1] + "0"),
        person(3, 用工性质="临时工"),
        person(4, 姓名="民警1"),  # a namesake
        person(1, 姓名="民警1"),  # the same person again
        person(6, 所在单位="汝州市没有局"),
        person(7, 到岗日期="去年"),
        person(8, 职务=""),
        person(9),
    ]
    batch = sent("people", rows, county.trainer)
    told = notes(batch)
    assert {line: note[:12] for line, note in told.items()}.keys() == {3, 4, 6, 7, 8, 9, 10}
    assert "校验位" in told[3]
    assert "第二十条第二款" in told[4]
    assert "与第 2 行重复" in told[6]
    assert "没有这个单位" in told[7]
    assert "日期不正确" in told[8]
    assert "“职务”没有填写" in told[9]
    assert "已经登记" in told[10]
    assert "按两个人登记" in batch.lines.get(line=5).note
    assert Officer.objects.count() == 1, "judging writes nothing"
    batches.go_on(batch, county.trainer)
    batches.go_on(batch, county.trainer)
    assert Officer.objects.count() == 3
    assert set(batch.lines.values_list("verdict", flat=True)) == {"bad", "taken"}
    assert {line.said for line in batch.lines.all()} == {""}, "nothing is kept that nobody needs any more"


def test_what_a_row_says_is_sealed_and_no_preview_shows_identity_numbers(county: Training) -> None:
    batch = sent("people", [person(1)], county.police)
    raw = BatchLine.objects.extra(select={"raw": "said"}).values_list("raw", flat=True)
    assert all(resident(1) not in str(text) for text in raw)
    page = county.client(county.police).get(f"/training/sheet/{batch.pk}/")
    assert "民警1" in page.content.decode()
    assert resident(1) not in page.content.decode()


def test_a_unit_uploads_a_sheet_sees_its_rows_and_takes_them_in(county: Training) -> None:
    client = county.client(county.police)
    template = client.get("/training/sheets/people/template/")
    assert template.status_code == 200
    assert template.content[:2] == b"PK"
    batch = sent("people", [person(n) for n in range(1, 6)], county.police)
    page = client.get(f"/training/sheet/{batch.pk}/").content.decode()
    assert "导入 5 行" in page
    client.post(f"/training/sheet/{batch.pk}/go/")
    assert Officer.objects.count() == 5
    assert "导入结果" in client.get(f"/training/sheet/{batch.pk}/").content.decode()
    assert county.client(county.town).get(f"/training/sheet/{batch.pk}/").status_code == 404


def test_the_form_registers_and_says_what_is_wrong_beside_the_field(county: Training) -> None:
    client = county.client(county.police)
    assert "公安局" in client.get("/training/officers/new/").content.decode()
    values: dict[str, Any] = {
        "name": "李娜", "identity": resident(3)[:-1] + "0", "organ_id": POLICE, "profile-kind": "enforcer", "profile-employment": "civil",
        "profile-duty": "民警", "profile-areas": "治安", "since": "2026-01-05", "token": "abc",
    }  # fmt: skip
    wrong = client.post("/training/officers/new/", values)
    assert wrong.status_code == 422
    assert "校验位" in wrong.content.decode()
    assert "李娜" in wrong.content.decode()
    excluded = client.post(
        "/training/officers/new/", values | {"identity": resident(3), "profile-employment": "temporary"}
    )
    assert excluded.status_code == 422
    assert "第二十条第二款" in excluded.content.decode()
    done = client.post("/training/officers/new/", values | {"identity": resident(3)})
    assert done.status_code == 302
    assert Officer.objects.get().title == "李娜"


def test_powers_come_by_form_and_by_sheet_and_may_stop(county: Training) -> None:
    client = county.client(county.trainer)
    client.post(
        "/training/powers/new/", {"name": "占道经营查处", "organ_id": CITY, "area": "城市管理", "token": "t"}
    )
    rows = [
        {"事项": "违法建设查处", "原行使部门": CITY, "执法领域": "城市管理"},
        {"事项": "无", "原行使部门": "某某局", "执法领域": "水"},
    ]
    batch = sent("powers", rows, county.trainer)
    assert "某某局" in notes(batch)[3]
    batches.go_on(batch, county.trainer)
    page = client.get("/training/powers/").content.decode()
    assert "占道经营查处" in page
    assert "违法建设查处" in page
    from_unit = county.client(county.police)
    assert from_unit.post("/training/powers/new/", {"name": "x"}).status_code == 403
    assert "停止施行" not in from_unit.get("/training/powers/").content.decode()
