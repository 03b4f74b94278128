"""类案审理标准 in the county: agreed by court and government, in force from day to day, shown where a case of that type is open."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from linkage_county import County

from fuyuan.business.linkage.models import Standard
from fuyuan.business.linkage.queries import standards_for
from fuyuan.business.linkage.standards.links import standards_of
from fuyuan.business.litigation.models import Suit
from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import set_clock
from fuyuan.matters.models import Matter
from fuyuan.matters.notify import notifications
from fuyuan.matters.services import open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper

pytestmark = pytest.mark.django_db
DAY = "2026-04-10"


@pytest.fixture
def county():
    with set_clock(DAY) as hand:
        made = County()
        made.hand = hand
        made.handler, made.handler_client = made.hire("chengban", Post.HANDLER, "汝州市司法局")
        yield made


def proposed(county, title: str = "工伤认定案件审理标准", **more) -> int:
    record = {
        "title": title, "act_kind": "work_injury", "keywords": ["合理路线"],
        "points": [{"question": "上下班途中的合理路线", "rule": "以上下班为目的、合理时间内的路线。", "basis": "法释〔2014〕9号第六条"}],
        **more,
    }  # fmt: skip
    return open_matter(kind="standard", step="propose", record=record, actor=county.judge).matter_id


def published(county, valid_from: str = "2026-05-01", **more) -> int:
    pk = proposed(county, **more)
    for actor in (county.judge, county.office):
        take_step(matter_id=pk, step="agree", record={"by": actor.name}, actor=actor)
    record = {"valid_from": valid_from, "approval": {"by": "召集人", "on": DAY}}
    take_step(matter_id=pk, step="publish", record=record, actor=county.office)
    return pk


def in_force(day: str, kind: str = "work_injury", area: str = "") -> list[int]:
    return list(standards_for(kind, area, date.fromisoformat(day)).values_list("pk", flat=True))


def case(kind: str = "work_injury", area: str = "", closed_on: date | None = None) -> int:
    """The row of a case as the list has it: all this room reads of one."""
    matter = Matter.objects.create(kind="reconsideration")
    Case.objects.create(
        matter=matter, title="工伤认定", stage="trial", state="{}", opened_on="2026-04-01", closed_on=closed_on, regime="B",
        channel="window", applicant_names="张三", respondent_name="某局", act_kind=kind, area=area,
    )  # fmt: skip
    return matter.pk


def test_a_standard_holds_from_its_day_for_its_kind_of_case(county) -> None:
    pk = published(county)
    assert in_force("2026-04-30") == []
    assert in_force("2026-05-01") == [pk]
    assert in_force("2026-05-01", kind="penalty") == []


def test_a_standard_for_one_area_is_for_that_area_and_one_for_all_is_for_each(county) -> None:
    everywhere, own = published(county), published(county, title="社会保险工伤标准", area="社会保险")
    assert set(in_force("2026-05-02", area="社会保险")) == {everywhere, own}
    assert in_force("2026-05-02", area="建筑") == [everywhere]


def test_a_new_standard_ends_the_old_one_the_day_before(county) -> None:
    old = published(county)
    county.on("2026-05-20")
    new = published(county, valid_from="2026-06-01", replaces=old)
    assert [in_force(day) for day in ("2026-05-31", "2026-06-01")] == [[old], [new]]
    assert Standard.objects.get(pk=old).stage == "replaced"
    assert list(verify(settings.HOME)) == []


def test_an_old_one_repealed_meanwhile_does_not_stop_the_new_one(county) -> None:
    old = published(county, valid_from="2026-04-10")
    new = proposed(county, replaces=old)
    record = {"valid_to": "2026-04-30", "reason": "法律修改", "approval": {"by": "召集人", "on": DAY}}
    take_step(matter_id=old, step="repeal", record=record, actor=county.office)
    for actor in (county.judge, county.office):
        take_step(matter_id=new, step="agree", record={"by": actor.name}, actor=actor)
    record = {"valid_from": "2026-06-01", "approval": {"by": "召集人", "on": DAY}}
    take_step(matter_id=new, step="publish", record=record, actor=county.office)
    assert Standard.objects.get(pk=old).stage == "repealed"
    assert in_force("2026-05-15") == []


@hypothesis_settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(starts=st.lists(st.integers(1, 60), min_size=1, max_size=4, unique=True))
def test_of_a_chain_of_replacements_exactly_one_holds_on_every_day(county, starts: list[int]) -> None:
    county.hand.set(DAY)
    Standard.objects.all().delete()
    first, latest = date.fromisoformat(DAY), None
    for offset in sorted(starts):
        day = first + timedelta(days=offset)
        latest = published(county, valid_from=day.isoformat(), **({"replaces": latest} if latest else {}))
        county.hand.set(day.isoformat())
    begun = first + timedelta(days=min(starts))
    for offset in range(80):
        day = first + timedelta(days=offset)
        assert standards_for("work_injury", "", day).count() == (1 if day >= begun else 0)


def test_an_open_case_of_the_type_shows_it_and_no_other_does(county) -> None:
    published(county, valid_from="2026-04-10")
    rows = [
        (case(), 1, "open, of the type"),
        (case("penalty"), 0, "another kind of act"),
        (case(closed_on=date(2026, 4, 2)), 0, "over: nothing is to be decided any more"),
    ]
    for pk, count, why in rows:
        assert len(list(standards_of(Case.objects.get(pk=pk), county.handler))) == count, why


def judged_suit(result_on: str | None, kind: str = "work_injury", closed_on: date | None = None) -> int:
    matter = Matter.objects.create(kind="suit")
    Suit.objects.create(
        matter=matter, title="工伤认定", stage="effective", state="{}", opened_on="2026-01-04", closed_on=closed_on,
        kind="first", instance="first", court="某法院", plaintiff_names="张三", defendant_names="某局", act_kind=kind,
        act_title="认定工伤决定", result_on=result_on, lost=True,
    )  # fmt: skip
    return matter.pk


def test_beside_a_judgment_stand_the_standards_of_its_day_not_those_of_today(county) -> None:
    old = published(county, valid_from="2026-04-10")
    county.on("2026-05-20")
    new = published(county, valid_from="2026-06-01", replaces=old)
    county.on("2026-07-01")
    rows = [
        (
            judged_suit("2026-05-01"),
            [old],
            "裁判时的类案审理标准",
            "the one in force that day, although replaced since",
        ),
        (
            judged_suit("2026-06-10", closed_on=date(2026, 6, 30)),
            [new],
            "裁判时的类案审理标准",
            "also once the suit is over",
        ),
        (judged_suit("2026-04-01"), [], "", "none was in force yet"),
        (judged_suit("2026-05-01", "penalty"), [], "", "another kind of act"),
        (judged_suit(None), [new], "类案审理标准", "not judged: what holds today"),
    ]
    for pk, wanted, note, why in rows:
        found = list(standards_of(Suit.objects.get(pk=pk), county.judge))
        assert [each.url for each in found] == [f"/matters/standard/{standard}/" for standard in wanted], why
        assert {each.note for each in found} <= {note}, why


def test_the_case_page_asks_for_them_once(county) -> None:
    published(county, valid_from="2026-04-10")
    row = Case.objects.get(pk=case())
    with CaptureQueriesContext(connection) as seen:
        list(standards_of(row, county.handler))
    assert len(seen) == 1


def test_before_it_is_published_only_the_two_sides_see_it(county) -> None:
    row, policy = Standard.objects.get(pk=proposed(county)), policy_for(Standard)
    assert policy.can_see(county.judge, row)
    assert policy.can_see(county.office, row)
    assert not policy.can_see(county.handler, row)
    assert policy.can_see(county.police, Standard.objects.get(pk=published(county)))


def test_what_the_sides_said_to_each_other_stays_between_them(county) -> None:
    pk = proposed(county)
    record = {"text": "内部的不同看法。", "by": "高法官"}
    take_step(matter_id=pk, step="comment", record=record, actor=county.judge)
    for actor in (county.judge, county.office):
        take_step(matter_id=pk, step="agree", record={"by": actor.name}, actor=actor)
    record = {"valid_from": DAY, "approval": {"by": "召集人", "on": DAY}}
    take_step(matter_id=pk, step="publish", record=record, actor=county.office)
    url = f"/matters/standard/{pk}/"
    assert "内部的不同看法" in county.office_client.get(url).content.decode()
    page = county.handler_client.get(url).content.decode()
    assert "合理时间内的路线" in page
    assert "内部的不同看法" not in page


def test_the_other_side_hears_of_every_move(county) -> None:
    pk = proposed(county)
    assert any("提出标准" in note.text for note in notifications(county.office))
    take_step(matter_id=pk, step="agree", record={"by": "沈言"}, actor=county.office)
    assert any("同意" in note.text for note in notifications(county.judge))


def test_publishing_drafts_the_notice_with_the_standard_in_it(county) -> None:
    paper = Paper.objects.get(matter_id=published(county))
    assert "自2026年5月1日起施行" in paper.text
    assert "（一）上下班途中的合理路线\n以上下班为目的" in paper.text
    assert paper.text.index("合理时间内的路线") < paper.text.index("@落款"), (
        "the signature stands at the end of the whole text"
    )


def test_lists_and_pages_open_for_each_side(county) -> None:
    pk = published(county)
    for client in (county.office_client, county.judge_client, county.handler_client, county.police_client):
        assert client.get("/matters/standard/?holds=no&kind=work_injury").status_code == 200
        assert client.get(f"/matters/standard/{pk}/").status_code == 200
