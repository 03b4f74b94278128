"""共享信息 in the county: what happens appears in the other side's inbox by rule, in its limited form, and every opening is logged."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
import reconsideration_samples as samples
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from form_as_sent import as_sent
from linkage_county import COURT
from openpyxl import load_workbook
from organs_people import signed_in
from reform_story import POLICE, Story

from fuyuan.business.linkage.models import Opening, RuleVersion, Shared
from fuyuan.business.linkage.sharing.follow import nightly, share
from fuyuan.business.linkage.sharing.limited import Told
from fuyuan.business.linkage.sharing.rulebook import BOOK
from fuyuan.business.linkage.sharing.rules import SharingRule
from fuyuan.business.linkage.sharing.steps import SharedState
from fuyuan.clock import set_clock
from fuyuan.matters.notify import notifications
from fuyuan.matters.record import parse_record
from fuyuan.matters.reminders import remind
from fuyuan.matters.services import take_step
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Account, SecurityEvent
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db
DAY = "2026-07-20"
BACK = {"reason": "误写了当事人姓名。", "by": "沈言"}


@pytest.fixture
def county():
    with set_clock(DAY) as hand:
        made = Story()
        made.hand = hand
        made.judge, made.judge_client = made.hire("fayuan", Post.COURT_LIAISON, COURT)
        made.handler, made.handler_client = made.hire("chengban", Post.HANDLER, "汝州市司法局")
        made.chief, made.chief_client = made.hire("jigou", Post.OFFICE_HEAD, "汝州市司法局")
        yield made


def rule(county: Any, **more: Any) -> SharingRule:
    """Save a rule as the joint office does; it holds from the day the clock shows."""
    values = {
        "code": "decisions", "name": "复议决定送法院参考", "subject": "decision", "giver": "government",
        "readers": ["court_liaison"], "parts": ["number", "kind", "organ", "parties", "result", "reasons", "days"],
        "basis": "第三次联席会议纪要", "valid_from": county.hand.at.date(), "approved_by": "召集人",
        "approved_on": county.hand.at.date(), **more,
    }  # fmt: skip
    held = parse_record(SharingRule, values)
    BOOK.save(held, reason="双方商定。", actor=county.office)
    return held


def state_of(row: Shared) -> SharedState:
    return SharedState.model_validate_json(row.state)


def url(row: Shared) -> str:
    return f"/matters/shared_item/{row.pk}/"


# -- by rule -------------------------------------------------------------------------------------------------------


def test_without_a_rule_nothing_is_shared(county) -> None:
    county.corrected()
    assert not Shared.objects.exists()


def test_a_decision_in_effect_is_in_the_courts_inbox_in_the_form_of_the_rule(county) -> None:
    rule(county)
    case = county.corrected()
    row = Shared.objects.get()
    item = state_of(row).item
    shown = {line.label: line.text for line in item.lines}
    assert shown["申请人"] == "张某"
    assert shown["被申请人"] == POLICE
    assert "撤销" in shown["结果"]
    assert "张三" not in row.state
    page = county.judge_client.get(url(row)).content.decode()
    assert "没有听取申请人的陈述" in page
    assert f"/matters/reconsideration/{case.matter_id}/" not in page, "the case itself stays closed"
    assert county.judge_client.get(f"/matters/reconsideration/{case.matter_id}/").status_code == 404
    assert (
        f"/matters/reconsideration/{case.matter_id}/"
        not in county.office_client.get(url(row)).content.decode()
    )
    assert list(verify(settings.HOME)) == []


def test_it_is_shared_once_however_often_the_decision_is_served(county) -> None:
    rule(county)
    case = county.corrected()
    day = county.hand.at.date()
    record = {"organ_id": county.organ(POLICE).pk, "organ_name": POLICE, "problem": "多次没有告知。", "demand": "请整改。",
              "approval": {"by": "某", "capacity": "organ_head", "on": day}}  # fmt: skip
    case.take("opinion_letter", record, samples.HANDLER, day)
    samples.served(case, day)
    assert Shared.objects.count() == 1


def test_a_rule_shares_nothing_from_before_it_began_and_nothing_once_it_is_off(county) -> None:
    later = rule(county, valid_from=date(2026, 8, 1))
    county.corrected()
    assert not Shared.objects.exists()
    county.hand.set("2026-08-03")
    county.corrected()
    assert Shared.objects.count() == 1
    BOOK.save(later.model_copy(update={"enabled": False}), reason="停用。", actor=county.office)
    county.corrected()
    assert Shared.objects.count() == 1


def test_a_new_wording_holds_from_its_day_and_what_was_shared_stays_as_it_was(county) -> None:
    first = rule(county)
    county.corrected()
    changed = first.model_copy(update={"parts": first.parts[:1], "valid_from": date(2026, 8, 1)})
    BOOK.save(changed, reason="不再共享理由。", actor=county.office)
    county.corrected()
    county.hand.set("2026-08-03")
    county.corrected()
    counts = [len(state_of(row).item.lines) for row in Shared.objects.order_by("pk")]
    assert counts[0] == counts[1] > counts[2] == 1
    assert RuleVersion.objects.filter(book="sharing").count() == 2


def test_two_rules_share_the_same_thing_each_in_its_form(county) -> None:
    rule(county)
    rule(county, code="numbers", name="文号", parts=["number"])
    county.corrected()
    assert {row.rule: len(state_of(row).item.lines) for row in Shared.objects.all()} == {
        "decisions": 8,
        "numbers": 1,
    }


def test_a_reform_that_begins_is_shared(county) -> None:
    rule(county, code="reforms", subject="reform", parts=["organ", "result", "cause", "days"])
    county.corrected()
    shown = {line.label: line.text for line in state_of(Shared.objects.get()).item.lines}
    assert shown["开展单位"] == POLICE
    assert shown["裁判、决定显示的原因"] == "程序违法"


def test_the_figures_of_a_quarter_are_shared_once_it_has_ended(county) -> None:
    rule(county, code="figures", subject="figures", parts=["counts"], window="quarter")
    rule(
        county,
        code="often",
        subject="frequent",
        parts=["counts"],
        threshold=1,
        giver="court",
        readers=["office_head"],
    )
    county.case()
    remind()
    assert not Shared.objects.exists(), "the quarter that ended is from before the rule began"
    county.hand.set("2026-10-02")
    for _ in range(2):
        remind()
    found = {row.rule: row for row in Shared.objects.all()}
    assert {code: row.title for code, row in found.items()} == {
        "figures": "2026年第三季度数据",
        "often": "2026年第三季度高发案件类型",
    }
    lines = {line.label: line.text for line in state_of(found["figures"]).item.lines}
    assert lines["受理行政复议案件"] == "1件"
    assert "行政处罚1件" in state_of(found["often"]).item.lines[0].text
    assert [note.text for note in notifications(county.judge) if "第三季度数据" in note.text]
    assert list(nightly()) == []


# -- who reads -----------------------------------------------------------------------------------------------------


def test_only_the_posts_the_rule_names_read_it_and_a_try_is_logged(county) -> None:
    rule(county)
    county.corrected()
    row = Shared.objects.get()
    for name in ("handler", "chief", "mayor", "police"):
        before = SecurityEvent.objects.filter(action="denied").count()
        assert getattr(county, f"{name}_client").get(url(row)).status_code == 404, name
        assert SecurityEvent.objects.filter(action="denied").count() == before + 1, name
    assert not Opening.objects.exists()
    for name in ("judge", "office"):
        assert getattr(county, f"{name}_client").get(url(row)).status_code == 200, name


def test_every_opening_is_logged_with_person_post_and_time(county) -> None:
    rule(county)
    county.corrected()
    row = Shared.objects.get()
    county.judge_client.get(url(row))
    county.judge_client.get(url(row))
    logged = [(each.person_id, each.post, each.matter_id) for each in Opening.objects.order_by("pk")]
    assert logged == [(county.judge.person_id, "court_liaison", row.pk)] * 2


def test_an_item_not_opened_yet_stands_in_the_worklist(county) -> None:
    rule(county)
    county.corrected()
    row = Shared.objects.get()
    assert row.title in county.judge_client.get("/desk/").content.decode()
    county.judge_client.get(url(row))
    assert row.title not in county.judge_client.get("/desk/").content.decode()


def test_the_log_is_the_giving_sides_and_the_joint_offices(county) -> None:
    rule(county)
    county.corrected()
    row = Shared.objects.get()
    county.judge_client.get(url(row))
    log = f"/linkage/shared/{row.pk}/views/"
    assert county.judge.name in county.office_client.get(log).content.decode()
    before = SecurityEvent.objects.filter(action="denied").count()
    assert county.judge_client.get(log).status_code == 404, "it may read the item, not who else read it"
    assert SecurityEvent.objects.filter(action="denied").count() == before + 1
    assert county.chief_client.get(log).status_code == 403
    assert log in county.office_client.get(url(row)).content.decode()
    assert log not in county.judge_client.get(url(row)).content.decode(), "no link that leads nowhere"
    assert row.number in county.office_client.get("/linkage/shared/log/").content.decode()
    assert row.number not in county.judge_client.get("/linkage/shared/log/").content.decode()
    book = load_workbook(BytesIO(county.office_client.get("/linkage/shared/log/workbook/").getvalue()))
    assert [cell.value for cell in book.active[2]][1:4] == [str(county.judge), "法院联络员", row.number]


BYPASSES = (
    "UPDATE linkage_opening SET name = 'x'",
    "DELETE FROM linkage_opening",
)


def test_the_log_cannot_be_rewritten_by_any_way_round(county) -> None:
    rule(county)
    county.corrected()
    county.judge_client.get(url(Shared.objects.get()))
    line = Opening.objects.get()
    for change in (
        lambda: Opening.objects.update(name="x"), lambda: Opening.objects.all().delete(), line.save, line.delete,
        lambda: Opening.objects.bulk_update([line], ["name"]),
    ):  # fmt: skip
        with pytest.raises(TypeError), transaction.atomic():
            change()
    for statement in BYPASSES:
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert Opening.objects.get().name == str(county.judge)


# -- taken back ----------------------------------------------------------------------------------------------------


def test_what_is_taken_back_is_closed_to_the_readers_and_those_who_read_it_are_told(county) -> None:
    rule(county)
    county.corrected()
    row = Shared.objects.get()
    county.judge_client.get(url(row))
    take_step(matter_id=row.pk, step="take_back", record=BACK, actor=county.office)
    assert county.judge_client.get(url(row)).status_code == 404
    assert "误写了当事人姓名" in county.office_client.get(url(row)).content.decode()
    assert [note.text for note in notifications(county.judge) if "已经撤回" in note.text]
    assert Opening.objects.filter(person_id=county.judge.person_id).count() == 1, (
        "that it was read stays on record"
    )
    assert not policy_for(Shared).can_see(county.judge, Shared.objects.get())


def test_what_was_taken_back_is_not_shared_again(county) -> None:
    rule(county)
    county.corrected()
    row = Shared.objects.get()
    take_step(matter_id=row.pk, step="take_back", record=BACK, actor=county.office)
    assert share(Told(row.key, "同一件", row.on, {}), BOOK.rules()[0]) is None


# -- the rules' pages ----------------------------------------------------------------------------------------------


def written(county: Any, address: str, **changes: Any) -> Any:
    page = county.office_client.get(address).content.decode()
    return county.office_client.post(address, as_sent(page, "step-form", **changes))


FORM = {
    "code": "lost-suits", "name": "败诉裁判", "subject": "suit_lost", "giver": "court", "readers": ["joint_office", "office_head"],
    "parts": ["number", "organ", "result"], "basis": "会议纪要", "valid_from": "2026-07-20", "approved_by": "召集人",
    "approved_on": "2026-07-20", "reason": "双方商定",
}  # fmt: skip


def test_the_office_writes_a_rule_and_changes_it_and_the_versions_stay(county) -> None:
    assert written(county, "/linkage/sharing/new/", **FORM).status_code == 302
    taken = written(county, "/linkage/sharing/new/", **FORM)
    assert taken.status_code == 422
    assert "已经有规则使用" in taken.content.decode()
    edit = "/linkage/sharing/of/lost-suits/edit/"
    changes = {
        "parts": ["number"],
        "reason": "收窄",
        "approved_by": "召集人",
        "approved_on": "2026-07-20",
        "valid_from": "2026-08-01",
    }
    assert written(county, edit, **changes).status_code == 302
    page = county.judge_client.get("/linkage/sharing/of/lost-suits/").content.decode()
    assert "收窄" in page
    assert "今天仍按2026年7月20日" in page.replace("（周一）", "")
    assert BOOK.rule_of("lost-suits", date(2026, 7, 31)).parts != BOOK.rule_of("lost-suits").parts


WRONG = [
    ({"valid_from": "2026-07-19", "approved_on": "2026-07-01"}, "规则不溯及以前", "never backwards"),
    (
        {"approved_on": "2026-07-21", "valid_from": "2026-07-22"},
        "晚于今天",
        "approved before it is written down",
    ),
    ({"code": "Lost Suits"}, "小写字母", "a code is an address"),
    ({"readers": ["court_liaison"]}, "属于共享方自己", "the giving side's own post"),
    ({"reason": ""}, "至少 2 个字", "every version says why"),
]


@pytest.mark.parametrize(("change", "words", "why"), WRONG, ids=[why for _, _, why in WRONG])
def test_a_rule_written_wrongly_comes_back_with_what_is_wrong(
    county, change: Any, words: str, why: str
) -> None:
    answer = written(county, "/linkage/sharing/new/", **{**FORM, **change})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not BOOK.rules()


def test_both_sides_read_the_rules_and_only_the_joint_office_writes_them(county) -> None:
    rule(county)
    for address, status in (("/linkage/sharing/", 200), ("/linkage/sharing/of/decisions/", 200), ("/linkage/sharing/new/", 403),
                            ("/linkage/sharing/of/decisions/edit/", 403)):  # fmt: skip
        assert county.judge_client.get(address).status_code == status, address
    assert county.police_client.get("/linkage/sharing/").status_code == 403


def test_a_list_can_be_taken_along(county) -> None:
    rule(county)
    county.corrected()
    answer = county.judge_client.get("/matters/shared_item/?rule=decisions&giver=government&subject=decision")
    assert Shared.objects.get().title in answer.content.decode()
    for days, count in ((0, 2), (40, 2)):
        county.hand.set(date(2026, 7, 20) + timedelta(days=days))
        client = signed_in(Account.objects.get(pk=county.judge.person_id))
        book = load_workbook(BytesIO(client.get("/matters/shared_item/export.xlsx").getvalue()))
        assert book.active.max_row == count
