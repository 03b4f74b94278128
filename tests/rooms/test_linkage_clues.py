"""线索移送 in the county: it exists for the people named in it; everybody else's attempt is a 404 and one line in the log."""

import pytest
from django.conf import settings
from linkage_county import POLICE, County
from organs_people import signed_in

from fuyuan.business.linkage.models import Clue, Opening
from fuyuan.clock import set_clock
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.models import DutyRow, Notification
from fuyuan.matters.notify import notifications
from fuyuan.matters.reminders import remind
from fuyuan.matters.services import open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Account, Organ, SecurityEvent
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import STAFF_POSTS, Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

pytestmark = pytest.mark.django_db
DAY = "2026-04-10"
SECRET = "办案人员收受当事人财物"


@pytest.fixture
def county():
    with set_clock(DAY) as hand:
        made = County()
        made.hand = hand
        made.handler, made.handler_client = made.hire("chengban", Post.HANDLER, "汝州市司法局")
        made.colleague, made.colleague_client = made.hire("tongshi", Post.HANDLER, "汝州市司法局")
        made.chief, made.chief_client = made.hire("zhuren", Post.OFFICE_HEAD, "汝州市司法局")
        made.watcher, made.watcher_client = made.hire("jiwei", Post.DISCIPLINE_LIAISON, "汝州市司法局")
        yield made


def registered(county, token: str | None = None, **more) -> int:
    record = {
        "origin": "reconsideration", "organ_id": Organ.objects.get(name=POLICE).pk, "subject": "张某某", "kind": "duty",
        "content": f"{SECRET}，有转账记录。", "people": [county.mayor.person_id], **more,
    }  # fmt: skip
    return open_matter(
        kind="clue", step="register", record=record, actor=county.handler, token=token
    ).matter_id


def transferred(county) -> int:
    pk = registered(county)
    record = {"to": "supervision", "to_name": "汝州市监察委员会", "opinion": "同意移送。"}
    take_step(matter_id=pk, step="approve", record=record, actor=county.mayor)
    record = {"on": DAY, "by": "承办人", "material": "材料一份", "people": [county.watcher.person_id]}
    take_step(matter_id=pk, step="transfer", record=record, actor=county.handler)
    return pk


def test_only_the_people_named_see_it_whatever_their_post(county) -> None:
    row, policy = Clue.objects.get(pk=registered(county)), policy_for(Clue)
    for actor in (county.handler, county.mayor):
        assert policy.can_see(actor, row)
    for actor in (county.colleague, county.chief, county.office, county.watcher, county.police, county.judge):
        assert not policy.can_see(actor, row), actor.post.label


def test_whoever_is_not_named_gets_a_page_that_does_not_exist_and_the_attempt_is_logged(county) -> None:
    pk = registered(county)
    before = SecurityEvent.objects.filter(action="denied", result="hidden").count()
    for client in (county.colleague_client, county.chief_client, county.office_client):
        assert client.get(f"/matters/clue/{pk}/").status_code == 404
        assert client.get(f"/matters/clue/{pk}/steps/transfer/").status_code == 404
    logged = SecurityEvent.objects.filter(action="denied", result="hidden")
    assert logged.count() == before + 6
    assert not [event for event in logged if SECRET in event.object]


def test_lists_search_and_desks_of_others_are_silent_about_it(county) -> None:
    pk = registered(county)
    number = Clue.objects.get(pk=pk).number
    for client in (county.colleague_client, county.chief_client):
        for url in (
            "/matters/clue/",
            f"/desk/search/?q={number}",
            "/desk/",
            "/desk/calendar/",
            "/desk/messages/",
        ):
            assert number not in client.get(url).content.decode().replace(f'value="{number}"', "").replace(
                f"“{number}”", ""
            ), url
    assert number in county.handler_client.get("/matters/clue/").content.decode()


def test_reminders_go_to_the_person_and_not_to_everybody_of_the_post(county) -> None:
    pk = registered(county)
    other, _ = county.hire("fushizhang", Post.ORGAN_HEAD, "汝州市人民政府")
    county.hand.set("2026-04-20")
    remind()
    told = Notification.objects.filter(matter_id=pk)
    assert told.exists()
    assert all(note.person_id for note in told)
    assert any(note.matter_id == pk for note in notifications(county.mayor))
    assert not any(note.matter_id == pk for note in notifications(other))
    assert not any(SECRET in note.text for note in told)


def test_the_receiver_sees_it_from_the_transfer_on(county) -> None:
    pk = registered(county)
    assert county.watcher_client.get(f"/matters/clue/{pk}/").status_code == 404
    Clue.objects.get(pk=pk)
    pk = transferred(county)
    page = county.watcher_client.get(f"/matters/clue/{pk}/")
    assert SECRET in page.content.decode()
    record = {"on": DAY, "by": "纪联络", "number": "监收1号"}
    take_step(matter_id=pk, step="receive", record=record, actor=county.watcher)
    record = {"on": DAY, "result": "已经立案审查。"}
    take_step(matter_id=pk, step="feed_back", record=record, actor=county.watcher)
    assert Clue.objects.get(pk=pk).stage == "closed"
    assert list(verify(settings.HOME)) == []


def test_every_look_is_noted_and_the_head_reads_who_looked(county) -> None:
    pk = registered(county)
    county.handler_client.get(f"/matters/clue/{pk}/")
    county.mayor_client.get(f"/matters/clue/{pk}/")
    assert [(view.person_id, view.what) for view in Opening.objects.order_by("pk")] == [
        (county.handler.person_id, "办件"),
        (county.mayor.person_id, "办件"),
    ]
    page = county.mayor_client.get(f"/linkage/clues/{pk}/views/").content.decode()
    assert page.count("办件") >= 2
    assert county.handler_client.get(f"/linkage/clues/{pk}/views/").status_code == 403
    with pytest.raises(TypeError):
        Opening.objects.all().delete()


def test_its_paper_and_its_files_are_as_closed_as_itself_and_looks_at_them_are_noted(county) -> None:
    token = "clue-token-1"
    use = receive_file(actor=county.handler, name="转账记录.txt", chunks=["转账".encode()], draft=token)
    pk = registered(county, files=[reference(use).model_dump()], token=token)
    record = {"to": "supervision", "to_name": "汝州市监察委员会", "opinion": "同意移送。"}
    take_step(matter_id=pk, step="approve", record=record, actor=county.mayor)
    paper = Paper.objects.get(matter_id=pk)
    assert SECRET in paper.text
    assert "第八十六条" in paper.text
    issue(paper.pk, county.mayor)
    for url in (f"/papers/{paper.pk}/", f"/papers/{paper.pk}/paper.pdf", f"/files/{use.pk}/"):
        seen = Opening.objects.count()
        for client in (county.colleague_client, county.chief_client, county.office_client):
            assert client.get(url).status_code == 404, url
        assert county.handler_client.get(url).status_code == 200, url
        assert Opening.objects.count() == seen + 1, url


def test_who_is_struck_from_the_list_sees_it_no_longer(county) -> None:
    pk = registered(county, people=[county.mayor.person_id, county.chief.person_id])
    assert county.chief_client.get(f"/matters/clue/{pk}/").status_code == 200
    record = {"people": [county.mayor.person_id, county.handler.person_id], "reason": "回避"}
    take_step(matter_id=pk, step="name_people", record=record, actor=county.mayor)
    assert county.chief_client.get(f"/matters/clue/{pk}/").status_code == 404


def test_no_post_sees_it_by_being_that_post(county) -> None:
    pk = registered(county)
    row = Clue.objects.get(pk=pk)
    for number, post in enumerate(sorted(STAFF_POSTS)):
        stranger, _ = county.hire(f"moshengren{number}", post, "汝州市人民政府")
        assert not policy_for(Clue).can_see(stranger, row), post.label


def test_the_form_offers_people_who_can_act_and_nobody_else(county) -> None:
    page = county.handler_client.get("/matters/clue/new/register/").content.decode()
    assert "shizhang先生（行政复议机关负责人）" in page
    assert "gonganju先生" not in page, "a unit's liaison has no business with it"


def test_the_duty_of_a_person_shows_on_that_persons_desk_only(county) -> None:
    pk = registered(county)
    duty = DutyRow.objects.get(matter_id=pk, key="approve")
    assert duty.person_id == county.mayor.person_id
    assert "线索移送件" in county.mayor_client.get("/desk/").content.decode()
    account = Account.objects.get(pk=county.chief.person_id)
    assert "线索移送件" not in signed_in(account).get("/desk/").content.decode()
