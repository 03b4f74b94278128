"""A court's system sends suits: taken, known, asked or refused case by case, once, and never another court's."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from api_caller import COURT, Caller, suit
from suit_house import NUMBER

from fuyuan.business.litigation.court_list import intake
from fuyuan.business.litigation.court_list.sent import SentBatch
from fuyuan.business.litigation.models import CourtList, CourtMapping, Suit
from fuyuan.clock import set_clock
from fuyuan.matters.models import EventRow, Notification
from fuyuan.matters.record import parse_record
from fuyuan.organs import credentials
from fuyuan.organs.models import Organ, Scope, SecurityEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def court() -> Iterator[Caller]:
    with set_clock("2026-07-06"):
        yield Caller()


def test_a_batch_is_taken_in_and_answered_case_by_case(court: Caller) -> None:
    answers = court.sent(suit(1), suit(2, defendants=["某某县外星人管理局"]), suit(3, outcome="和解撤诉"))
    assert [each["status"] for each in answers] == ["taken", "refused", "question"]
    assert "不在机关名录里，请核对名称" in answers[1]["message"]
    assert "“和解撤诉”对应哪一种结果" in answers[2]["message"]
    row = Suit.objects.get()
    assert (row.case_number, row.outcome, row.court) == ("（2026）豫0482行初1号", "quashed", COURT)
    assert answers[0]["number"] == row.number


def test_the_same_batch_again_gives_the_same_answer_and_writes_nothing(court: Caller) -> None:
    first = court.sent(suit(1), suit(2))
    events = EventRow.objects.count()
    assert court.sent(suit(1), suit(2)) == first
    assert (EventRow.objects.count(), CourtList.objects.count()) == (events, 1)
    assert court.get("court/batches/b1").json()["receipts"] == first


def test_the_same_name_for_other_content_is_a_conflict(court: Caller) -> None:
    court.sent(suit(1))
    answer = court.post({"batch": "b1", "suits": [suit(2)]})
    assert (answer.status_code, Suit.objects.count()) == (409, 1)
    assert "换一个批次号" in answer.json()["detail"]


def test_a_known_case_is_known_however_its_number_is_written(court: Caller) -> None:
    court.sent(suit(1))
    answers = court.sent(suit(1, case_number="(2026)豫0482行初1号"), batch="b2")
    assert [each["status"] for each in answers] == ["known"]
    assert EventRow.objects.filter(step="register").count() == 1


def test_a_row_for_each_plaintiff_is_one_suit_and_every_row_is_answered(court: Caller) -> None:
    answers = court.sent(suit(1), suit(2), suit(1, plaintiffs=["李四"]))
    assert [(each["row"], each["status"]) for each in answers] == [(1, "taken"), (2, "taken"), (3, "taken")]
    assert answers[0]["number"] == answers[2]["number"]
    assert Suit.objects.get(number=answers[0]["number"]).plaintiff_names == "张三、李四"


def test_a_case_registered_by_the_organ_gets_its_result_from_the_court(court: Caller) -> None:
    matter = court.sued()
    answers = court.sent(suit(case_number=NUMBER, outcome="驳回原告诉讼请求"))
    assert answers[0]["message"] == "已办理：登记裁判结果"
    assert Suit.objects.get(pk=matter).outcome == "claims_dismissed"
    event = EventRow.objects.get(matter_id=matter, step="record_ruling")
    assert (event.name, event.post, event.organ_name) == ("审判管理系统（接口）", "court_liaison", COURT)


def test_the_same_number_with_other_names_is_asked(court: Caller) -> None:
    court.sued()
    answers = court.sent(suit(case_number=NUMBER, plaintiffs=["王五"]))
    assert answers[0]["status"] == "question"
    assert "登记的原告是张三" in answers[0]["message"]


def test_a_refusal_writes_nothing_of_the_case(court: Caller) -> None:
    """The ruling is refused (before the docketing), so the registration that was to come with it is not there either."""
    answers = court.sent(suit(1, closed_on="2026-02-01"), suit(2))
    assert [each["status"] for each in answers] == ["refused", "taken"]
    assert "裁判日期早于立案日期" in answers[0]["message"]
    assert Suit.objects.count() == 1


def test_a_refusal_names_the_article_where_there_is_one(court: Caller) -> None:
    gone = Organ.objects.get(name="汝州市公安局")
    gone.valid_to = "2026-01-31"
    gone.save(update_fields=["valid_to"])
    answers = court.sent(suit(1))
    assert answers[0]["status"] == "refused"
    assert "《行政诉讼法》第二十六条第六款" in answers[0]["message"]


def test_what_is_asked_waits_on_the_page_of_lists_and_the_court_sees_the_answer(court: Caller) -> None:
    court.sent(suit(1), suit(2, outcome="和解撤诉"))
    found = CourtList.objects.get()
    assert {(each.post, each.organ_id) for each in Notification.objects.filter(key__startswith="court-batch")} == {
        ("court_liaison", court.court.organ_id), ("joint_office", court.office.organ_id),
    }  # fmt: skip
    for client in (court.court_client, court.office_client):
        assert "需要确认" in client.get("/court-lists/").content.decode()
        assert "“和解撤诉”（1 件）" in client.get(f"/court-lists/{found.pk}/").content.decode()
    court.court_client.post(f"/court-lists/{found.pk}/words/", {"word-0": "withdrawn"})
    court.court_client.post(f"/court-lists/{found.pk}/go/")
    assert court.get("court/batches/b1").json()["receipts"][1]["status"] == "waiting"
    page = court.court_client.get(f"/court-lists/{found.pk}/").content.decode()
    assert "导入 1 件" in page
    court.court_client.post(f"/court-lists/{found.pk}/go/", {"take": "1"})
    answers = court.get("court/batches/b1").json()["receipts"]
    assert [each["status"] for each in answers] == ["taken", "taken"]
    assert CourtMapping.objects.get().outcomes == {"和解撤诉": "withdrawn"}
    assert court.sent(suit(3, outcome="和解撤诉"), batch="b2")[0]["status"] == "taken"


def test_what_was_cleared_in_the_suit_is_judged_again_from_the_page(court: Caller) -> None:
    matter = court.sued()
    second = suit(
        case_number="（2026）豫0482行终3号", outcome="维持原判", docketed_on="2026-06-10", closed_on="2026-07-01",
        first_number=NUMBER,
    )  # fmt: skip
    assert court.sent(second)[0]["status"] == "question"
    day = "2026-05-06"
    court.take(
        matter, "record_ruling", form="judgment", outcome="claims_dismissed", ruled_on=day, received_on=day
    )
    court.take(matter, "appeal", appellants=["plaintiff"], acted_on="2026-05-12")
    found = CourtList.objects.get()
    assert "重新核对 1 件" in court.office_client.get(f"/court-lists/{found.pk}/").content.decode()
    court.office_client.post(f"/court-lists/{found.pk}/words/")
    for body in ({}, {"take": "1"}):
        court.office_client.post(f"/court-lists/{found.pk}/go/", body)
    assert court.get("court/batches/b1").json()["receipts"][0]["status"] == "taken"
    assert [each.instance.value for each in court.state(matter).rounds] == ["first", "second"]


def test_five_hundred_are_one_batch_and_one_more_is_not(court: Caller) -> None:
    rows = [suit(number, outcome="", closed_on=None) for number in range(1, 502)]
    answer = court.post({"batch": "many", "suits": rows})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/suits")
    assert len(court.sent(*rows[:30], batch="thirty")) == 30


def test_a_batch_that_was_interrupted_goes_on_when_it_is_sent_again(
    court: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuyuan.api.court.SECONDS", 0.0)
    answers = court.sent(suit(1), status=202)
    assert answers[0]["status"] == "waiting"
    monkeypatch.undo()
    assert court.sent(suit(1))[0]["status"] == "taken"


# -- what the court is told of a suit --------------------------------------------------------------------------------


def test_a_suit_of_its_own_is_shown_as_registered(court: Caller) -> None:
    court.sent(suit(1))
    answer = court.get(f"court/suits/{quote('（2026）豫0482行初1号')}")
    assert answer.status_code == 200, answer.content.decode()
    told = answer.json()
    assert told["defendants"] == ["汝州市公安局"]
    assert told["instances"] == [
        {"instance": "first", "case_number": "（2026）豫0482行初1号", "docketed_on": "2026-03-02", "hearings": [],
         "outcome": "quashed", "ruled_on": "2026-05-06"}
    ]  # fmt: skip


def test_what_an_organ_works_out_for_itself_is_not_shown(court: Caller) -> None:
    matter = court.sued()
    court.take(matter, "assign", defendant=1, staff=[{"name": "CANARYSTAFF", "post": "科长"}])
    court.lost(matter)
    told = court.get(f"court/suits/{quote(NUMBER)}")
    assert told.status_code == 200
    assert b"CANARY" not in told.content


OTHERS = "（2026）豫0481行初9号"


def test_another_courts_suit_does_not_exist_and_cannot_be_told_anything(court: Caller) -> None:
    matter = court.sued(court="平顶山市中级人民法院", case_number=OTHERS)
    assert court.get(f"court/suits/{quote(OTHERS)}").status_code == 404
    assert SecurityEvent.objects.filter(action="denied", result="hidden").count() == 1
    answers = court.sent(suit(case_number=OTHERS))
    assert answers[0]["status"] == "refused"
    assert "登记在别的法院名下" in answers[0]["message"]
    assert answers[0]["number"] == "", "nor is its number here told"
    assert "张三" not in answers[0]["message"]
    assert Suit.objects.get(pk=matter).outcome == ""


def test_whoever_comes_second_to_the_same_batch_leaves_it_as_the_first_left_it(court: Caller) -> None:
    court.sent(suit(1), suit(2, outcome="和解撤诉"))
    actor = credentials.actor_of(court.credential)
    batch = parse_record(SentBatch, {"batch": "b2", "suits": [suit(3), suit(4)]})
    found, stale = intake.receive(batch, actor), intake.receive(batch, actor)
    for each in (found, stale):
        intake.work(each, actor, 30)
    assert (stale.stage, CourtList.objects.get(key="b2").stage) == ("taken", "taken")
    assert EventRow.objects.filter(step="register").count() == 3


def test_another_courts_batch_does_not_exist(court: Caller) -> None:
    court.sent(suit(1))
    _, other = court.issued(court="平顶山市中级人民法院")
    assert court.get("court/batches/b1", other).status_code == 404
    assert court.post({"batch": "b1", "suits": [suit(case_number=OTHERS)]}, other).status_code == 200, (
        "its own b1"
    )


def test_a_credential_to_look_cannot_send(court: Caller) -> None:
    _, look = court.issued(scope=Scope.COURT_LOOK)
    assert court.post({"batch": "b1", "suits": [suit(1)]}, look).status_code == 403
    assert Suit.objects.count() == 0
    court.sent(suit(1))
    assert court.get("court/batches/b1", look).status_code == 200
