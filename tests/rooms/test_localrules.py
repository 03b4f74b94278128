"""Local rules in the county: an approved version sets what the program does from its day on, and nothing that runs moves."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import reconsideration_samples as samples
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from organs_people import person, signed_in
from papers_people import House

from fuyuan.business.localrules.annex import line_of
from fuyuan.business.localrules.models import LocalRule
from fuyuan.business.localrules.queries import cited, in_force
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.state import CaseState
from fuyuan.matters.clock import set_clock
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.models import DutyRow, Notification
from fuyuan.matters.rederive import rederive, rederive_if_needed
from fuyuan.matters.services import StepRefused, context_for, open_matter, take_step
from fuyuan.matters.tick import tick
from fuyuan.matters.verify import verify
from fuyuan.organs import settings
from fuyuan.organs.models import Account, Relation
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.shell.rooms import desk_room

pytestmark = pytest.mark.django_db
TITLE = "行政复议案件办理工作规则"
TEXT = "第一条　为规范行政复议案件办理，制定本规则。\n第二条　与当事人有利害关系的承办人应当回避。\n第三条　重大案件集体讨论。"
TODAY, EFFECT = "2026-09-01", "2026-10-01"


@pytest.fixture(autouse=True)
def now() -> Iterator[Any]:
    with set_clock(f"{TODAY}T10:00") as hand:
        yield hand


class RuleHouse(House):
    """The house of the cases, and a reviewer of the bureau."""

    def __init__(self) -> None:
        super().__init__()
        self.bureau, self.bureau_client = self.hire("jiandu", Post.SUPERVISION_STAFF)

    def draft(self, **more: Any) -> int:
        record = {"title": TITLE, "text": TEXT, "why": "依照工作方案修改完善", **more}
        return open_matter(kind="localrule", step="draft", record=record, actor=self.head).matter_id

    def annex(self, pk: int, values: dict[str, Any], **places: int) -> None:
        lines = [line_of(settings.definitions[key], value).model_dump() for key, value in values.items()]
        found = [{"topic": topic, "article": article} for topic, article in places.items()]
        self.take(pk, "set_annex", {"lines": lines, "places": found}, self.head)

    def reviewed(self, values: dict[str, Any], valid_from: Any = EFFECT, **more: Any) -> int:
        pk = self.draft(**more)
        self.annex(pk, values, recusal=2, collective=3)
        self.take(pk, "submit", {"valid_from": valid_from}, self.head)
        self.take(pk, "review", {"agree": True, "opinion": "不与上位法抵触"}, self.bureau)
        return pk

    def impact(self, pk: int) -> str:
        row = LocalRule.objects.get(pk=pk)
        room = desk_room("localrule").room
        state = room.procedure.state.model_validate_json(row.state)
        return str(context_for(room, state, "approve", None, self.mayor).facts["impact"])

    def approved(self, values: dict[str, Any], valid_from: Any = EFFECT, **more: Any) -> int:
        pk = self.reviewed(values, valid_from, **more)
        self.take(pk, "approve", {"listed": self.impact(pk)}, self.mayor)
        return pk


@pytest.fixture
def house() -> RuleHouse:
    return RuleHouse()


def stage(pk: int) -> str:
    return LocalRule.objects.get(pk=pk).stage


# -- the settings --------------------------------------------------------------------------------------------------------


def test_an_approved_version_sets_the_program_from_its_day_on(house: RuleHouse, now: Any) -> None:
    house.approved({"duties.warn_days": 10, "law.A2": "rolled", "collective.major": True})
    assert settings.get("duties.warn_days") == 7
    assert settings.get("duties.warn_days", date(2026, 9, 30)) == 7
    assert settings.get("duties.warn_days", date(2026, 10, 1)) == 10
    assert lawbook().assumptions.on(date(2026, 9, 30)).A2 == "unmoved"
    assert lawbook().assumptions.on(date(2026, 10, 1)).A2 == "rolled"
    now.set("2026-10-01T00:10")
    assert (settings.get("duties.warn_days"), settings.get("collective.major")) == (10, True)


def test_before_it_is_approved_nothing_is_set(house: RuleHouse) -> None:
    house.reviewed({"duties.warn_days": 10})
    assert settings.get("duties.warn_days", date(2027, 1, 1)) == 7


def test_stopped_before_its_day_the_old_values_go_on(house: RuleHouse) -> None:
    pk = house.approved({"duties.warn_days": 10})
    house.take(pk, "stop", {"reason": "省里将出台统一规定"}, house.mayor)
    assert settings.get("duties.warn_days", date(2026, 10, 1)) == 7
    settings.change("duties.warn_days", 8, by=None)
    assert settings.get("duties.warn_days") == 8, "no rule keeps it any more"


def test_what_a_rule_keeps_is_changed_by_that_rule_alone(house: RuleHouse) -> None:
    house.approved({"duties.warn_days": 10})
    with pytest.raises(settings.Kept, match=f"由《{TITLE}》的附件确定"):
        settings.change("duties.warn_days", 4, by=None)
    other = house.draft(title="行政执法争议协调办法")
    with pytest.raises(StepRefused, match="一个设置只能由一个规则确定"):
        house.annex(other, {"duties.warn_days": 4})
    settings.change("duties.warn_workdays", 4, by=None)  # the rule says nothing of it


def test_the_administrators_page_leads_to_the_rule(house: RuleHouse) -> None:
    house.approved({"duties.warn_days": 10})
    admin = signed_in(person("guanli", Post.SYSTEM_ADMIN))
    page = admin.get("/admin/settings/duties.warn_days/").content.decode()
    assert f"由《{TITLE}》的附件确定" in page
    assert '<form method="post" novalidate' not in page
    sent = {"value": "4", "valid_from": TODAY, "reason": "试"}
    answer = admin.post("/admin/settings/duties.warn_days/", sent, follow=True).content.decode()
    assert "请通过修订该规则修改" in answer
    assert settings.get("duties.warn_days") == 7
    assert f"由《{TITLE}》的附件确定" in admin.get("/admin/settings/").content.decode()


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("sorting.amount", 5000, "不能大于3000"),
        ("law.A2", "whatever", "只能选"),
        ("place.name", "某市", "不是本地规则可以确定的设置"),
    ],
    ids=["more than the law allows", "no reading", "no local policy"],
)
def test_an_annex_stays_within_what_may_be_set(house: RuleHouse, key: str, value: Any, told: str) -> None:
    with pytest.raises(StepRefused, match=told):
        house.annex(house.draft(), {key: value})


# -- periods that run ----------------------------------------------------------------------------------------------------


def test_a_running_period_keeps_its_day_and_is_named_before_the_approval(house: RuleHouse, now: Any) -> None:
    case = house.in_trial()
    house.take(case, "extend", {"days": 20, "reason": "情况复杂", "approval": house.approval("office_head")})
    before = dict(DutyRow.objects.filter(matter_id=case).values_list("key", "due"))
    pk = house.reviewed({"law.A1": "statutory"})
    told = house.impact(pk)
    assert "期限变动0项" in told
    kept = int(told.rpartition("的")[2].removesuffix("项"))
    page = house.mayor_client.get(f"/matters/localrule/{pk}/").content.decode()
    assert ("保持原日期" in page) == (kept > 0)
    dialog = house.mayor_client.get(f"/matters/localrule/{pk}/steps/approve/").content.decode()
    assert told in dialog
    house.take(pk, "approve", {"listed": told}, house.mayor)
    now.set("2026-10-01T00:10")
    assert list(rederive_if_needed()) == []
    assert dict(DutyRow.objects.filter(matter_id=case).values_list("key", "due")) == before
    assert list(verify(django_settings.HOME)) == []


def test_whoever_owes_a_period_that_would_now_end_earlier_is_told(house: RuleHouse, now: Any) -> None:
    now.set("2026-08-05T09:00")
    case = (
        house.in_trial()
    )  # sixty days end on 4 October, in the holidays: rolled to the 8th unless A1 is read narrowly
    due = DutyRow.objects.get(matter_id=case, key="decision").due
    now.set(f"{TODAY}T10:00")
    house.approved({"law.A1": "statutory"})
    now.set("2026-10-01T00:10")
    list(tick())
    told = Notification.objects.filter(matter_id=case, text__contains="按开始时的口径算到底").values_list(
        "text", flat=True
    )
    assert len(told) == 1
    assert "宜在此前办理" in told[0]
    assert DutyRow.objects.get(matter_id=case, key="decision").due == due


def test_a_wider_warning_window_moves_lights_and_no_day(house: RuleHouse, now: Any) -> None:
    case = house.in_trial()
    before = DutyRow.objects.get(matter_id=case, key="decision")
    pk = house.approved({"duties.warn_days": 10})
    assert "期限变动0项" in LocalRule.objects.get(pk=pk).state
    now.set("2026-10-01T00:10")
    assert list(rederive()) == [], "no day moved"
    after = DutyRow.objects.get(matter_id=case, key="decision")
    assert (after.due, before.amber - after.amber) == (before.due, timedelta(days=3))


# -- versions ------------------------------------------------------------------------------------------------------------


def test_on_its_day_a_version_takes_the_place_of_the_one_before(house: RuleHouse, now: Any) -> None:
    first = house.approved({"duties.warn_days": 10})
    now.set("2026-10-01T00:10")
    list(tick())
    second = house.approved(
        {"duties.warn_days": 12}, "2026-11-01", revises=first, text=f"{TEXT}\n第四条　新增一条。"
    )
    assert LocalRule.objects.get(pk=second).version == 2
    assert [row.pk for row in in_force(date(2026, 11, 1))] == [second], (
        "the days decide, not the clock's next run"
    )
    now.set("2026-11-01T00:10")
    list(tick())
    assert (stage(first), stage(second)) == ("replaced", "in_force")
    assert LocalRule.objects.get(pk=first).valid_to == date(2026, 10, 31)
    assert settings.get("duties.warn_days") == 12
    assert Notification.objects.filter(matter_id=second, text__contains="今天起施行").exists()
    assert list(verify(django_settings.HOME)) == []


@hypothesis_settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(starts=st.lists(st.integers(1, 60), min_size=1, max_size=4, unique=True), ticks=st.booleans())
def test_of_a_chain_of_versions_exactly_one_holds_on_every_day_and_its_value_with_it(
    house: RuleHouse, now: Any, starts: list[int], ticks: bool
) -> None:
    now.set(f"{TODAY}T10:00")
    first, days, latest = date.fromisoformat(TODAY), [], None
    with transaction.atomic():
        for number, offset in enumerate(sorted(starts), 1):
            day = first + timedelta(days=offset)
            days.append(day)
            latest = house.approved(
                {"duties.warn_days": 10 + number}, day, **({"revises": latest} if latest else {})
            )
            now.set(f"{day}T00:10")
            if number < len(starts) or ticks:  # without the last run of the scheduler the days decide alone
                list(tick())
        for offset in range(80):
            day = first + timedelta(days=offset)
            begun = sum(start <= day for start in days)
            assert [row.version for row in in_force(day)] == ([begun] if begun else [])
            assert settings.get("duties.warn_days", day) == (10 + begun if begun else 7)
        transaction.set_rollback(True)
    settings.forget()


def test_a_repealed_rule_no_longer_holds_and_its_settings_stay(house: RuleHouse, now: Any) -> None:
    pk = house.approved({"duties.warn_days": 10})
    now.set("2026-10-01T00:10")
    list(tick())
    house.take(pk, "repeal", {"valid_to": "2026-10-01", "reason": "并入新规则"}, house.mayor)
    assert (len(in_force(date(2026, 10, 1))), len(in_force(date(2026, 10, 2)))) == (1, 0)
    settings.change("duties.warn_days", 9, by=None)


# -- what the program does by it -----------------------------------------------------------------------------------------


def test_a_refusal_on_local_policy_names_the_rule_and_its_article(house: RuleHouse, now: Any) -> None:
    house.approved({"duties.warn_days": 10})
    now.set("2026-10-01T00:10")
    assert str(cited(date(2026, 10, 1))["recusal"]) == f"《{TITLE}》第二条"
    case = house.accepted()
    house.take(case, "choose_ordinary")
    other = person("huibi", Post.HANDLER)
    Relation.objects.create(account=other, kind="relative", person_name="张三", declared_on=date(2026, 1, 5))
    handlers = [
        {"person_id": pk, "name": name}
        for pk, name in ((other.pk, other.name), (house.handler.person_id, "乙"))
    ]
    with pytest.raises(StepRefused, match=f"本地规定，《{TITLE}》第二条；行政复议法没有回避条款"):
        house.take(case, "assign", {"handlers": handlers}, house.head)
    reader = signed_in(Account.objects.get(pk=house.handler.person_id))
    page = reader.get(f"/matters/reconsideration/{case}/").content.decode()
    assert f"《{TITLE}》第1版" in page
    assert "回避第二条" in page


def test_a_major_case_is_discussed_collectively_once_the_rule_says_so(house: RuleHouse, now: Any) -> None:
    house.approved({"collective.applicants": 1})
    now.set("2026-10-08T09:00")
    case = house.in_trial()
    house.take(case, "reply", samples.reply())
    for side in ("applicant", "respondent"):
        house.take(case, "hear_parties", samples.heard(side, date(2026, 10, 8)))
    house.take(case, "draft_decision", samples.draft())
    house.take(case, "review_decision", {"agree": True}, house.head)
    with pytest.raises(StepRefused, match=f"须经集体讨论通过（本地规定，《{TITLE}》第三条"):
        house.take(case, "approve_decision", {"agree": True}, house.mayor)
    record = {"agree": True, "capacity": "collective", "minutes_summary": "一致同意"}
    house.take(case, "approve_decision", record, house.mayor)


def test_a_case_is_sorted_by_the_criteria_of_the_day_of_its_acceptance(house: RuleHouse, now: Any) -> None:
    house.approved({"sorting.amount": 1000})
    act = {"act": samples.act(date(2026, 9, 1), amount=2000)}
    before = house.accepted(**act)
    now.set("2026-10-08T09:00")
    after = house.accepted(act=samples.act(date(2026, 10, 8), amount=2000))
    titles = dict(DutyRow.objects.filter(key="choose_procedure").values_list("matter_id", "title"))
    assert titles == {before: "确定审理程序（建议简易程序）", after: "确定审理程序（建议普通程序）"}
    kept = CaseState.model_validate_json(Case.objects.get(pk=after).state).sorting
    assert (kept.amount, kept.source) == (1000, "本地规定")
    assert list(verify(django_settings.HOME)) == []


# -- pages and papers ----------------------------------------------------------------------------------------------------


def test_the_annex_is_drawn_up_on_its_page_and_bad_values_are_told_beside_their_field(
    house: RuleHouse,
) -> None:
    pk = house.draft()
    address = f"/localrules/{pk}/annex/"
    page = house.head_client.get(address)
    assert page.status_code == 200
    sent = {"in-duties.warn_days": "on", "value-duties.warn_days": "999", "place-recusal": "2"}
    refused = house.head_client.post(address, sent)
    assert refused.status_code == 422
    assert "180" in refused.content.decode()
    assert house.head_client.post(address, {**sent, "value-duties.warn_days": "10"}).status_code == 302
    state = LocalRule.objects.get(pk=pk).state
    assert '"before":"7"' in state
    assert '"words":"10"' in state
    assert '{"topic":"recusal","article":2}' in state
    again = house.head_client.post(address, {**sent, "value-duties.warn_days": "11", "expect": "1"})
    assert again.status_code == 409, "somebody else changed the draft in between"


def test_a_new_version_begins_with_the_annex_of_the_old_one(house: RuleHouse, now: Any) -> None:
    first = house.approved({"duties.warn_days": 10})
    now.set("2026-10-01T00:10")
    list(tick())
    second = house.draft(revises=first)
    page = signed_in(person("erhao", Post.HANDLER)).get(f"/localrules/{second}/annex/").content.decode()
    assert 'name="in-duties.warn_days" id="id_in-duties.warn_days" checked' in page


def test_versions_are_compared_and_the_text_of_a_day_is_shown(house: RuleHouse, now: Any) -> None:
    first = house.approved({"duties.warn_days": 10})
    now.set("2026-10-01T00:10")
    list(tick())
    text = f"{TEXT.replace('应当回避', '应当自行回避')}\n第四条　新增一条。"
    second = house.approved({"duties.warn_days": 12}, "2026-11-01", revises=first, text=text)
    client = signed_in(person("duibi", Post.HANDLER))
    page = client.get(f"/localrules/{second}/compare/").content.decode()
    assert "<ins>自行</ins>" in page
    assert "<ins>新增一条。</ins>" in page
    assert "修改 1 条" in page
    for day, version in (("2026-10-15", 1), ("2026-11-01", 2)):
        assert f"第{version}版</h2>" in client.get(f"/localrules/{second}/text/?on={day}").content.decode()
    assert "这一天没有施行的文本" in client.get(f"/localrules/{first}/text/?on=2026-09-01").content.decode()


def test_approval_leaves_the_notice_to_be_signed_and_the_sheet_on_file(house: RuleHouse) -> None:
    pk = house.approved({"duties.warn_days": 10})
    papers = {paper.kind: paper for paper in Paper.objects.filter(matter_id=pk)}
    notice, sheet = papers["localrule.localrule_text"], papers["localrule.localrule_sheet"]
    assert notice.status == Paper.Status.DRAFT
    assert "第二条　与当事人有利害关系的承办人应当回避。" in notice.text
    assert "预警窗口（自然日）" in notice.text
    assert sheet.status == Paper.Status.FILED
    assert "7 → 10" in sheet.text


def test_a_draft_is_seen_by_those_who_make_it_an_approved_one_by_everybody(house: RuleHouse) -> None:
    draft = house.draft()
    page = f"/matters/localrule/{draft}/"
    assert house.court_client.get(page).status_code == 404
    assert house.bureau_client.get(page).status_code == 200
    done = house.approved({"duties.warn_days": 10}, title="另一个规则")
    assert house.court_client.get(f"/matters/localrule/{done}/").status_code == 200
    assert house.liaison_client.get(f"/localrules/{done}/text/?on={EFFECT}").status_code == 200


def test_a_step_nobody_may_take_by_hand_has_no_dialog(house: RuleHouse) -> None:
    pk = house.approved({"duties.warn_days": 10})
    assert house.head_client.get(f"/matters/localrule/{pk}/steps/set_annex/").status_code == 404
    with pytest.raises(StepRefused):
        take_step(matter_id=pk, step="take_effect", record={}, actor=house.head)
