"""The matter page: where it stands, what is owed and why, what can be done, what happened; for those who may see it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from shell_people import Office

from fuyuan.clock import set_clock
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.models import DutyRow
from fuyuan.matters.procedure import Event, Stamp
from fuyuan.shell import hooks
from fuyuan.shell.hooks import PaperRow
from fuyuan.shell.rooms import Sight, own_side
from toy import desk

pytestmark = pytest.mark.django_db
MONDAY = "2026-09-28T09:00"


@pytest.fixture
def office():
    with set_clock(MONDAY) as hand:
        made = Office()
        made.hand = hand
        yield made


def page(office: Office, matter: int, client=None) -> str:
    response = (client or office.clerk_client).get(f"/matters/letter/{matter}/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_head_says_title_stage_and_light(office):
    html = page(office, office.letter())
    assert "<h1>反映罚款过重</h1>" in html
    assert "收信" in html
    assert "light-" in html


def test_stations_carry_the_day_on_which_they_were_reached(office):
    matter = office.letter()
    desk.take(matter, "accept", office.clerk, day=date(2026, 9, 30))
    html = page(office, matter)
    assert 'class="station-passed"' in html
    assert "2026-9-28" in html
    assert "2026-9-30" in html


def test_a_duty_explains_its_day_with_its_clause(office):
    html = page(office, office.letter())
    assert "为什么是这一天" in html
    assert "《行政复议法》第三十条" in html
    assert "2026年10月" in html


def test_done_duties_are_folded_away(office):
    html = page(office, office.accepted())
    assert "已完成" in html
    assert html.index("作出答复") < html.index("已完成")


def test_the_timeline_tells_newest_first_who_did_what_with_what_was_written(office):
    matter = office.accepted()
    desk.take(matter, "suspend", office.handler, record={"note": "等待<鉴定>"})
    html = page(office, matter)
    course = html[html.index("办理经过") : html.index("matter-side")]
    assert course.index("中止") < course.index("受理") < course.index("收信")
    assert "等待&lt;鉴定&gt;" in course
    assert "承办人 chengban先生" in course
    assert "<dt>来信人</dt><dd>赵来信</dd>" in course


def test_next_steps_show_what_is_allowed_and_what_is_not_with_the_article(office):
    matter = office.accepted()
    html = page(office, matter, office.handler_client)
    assert f'href="/matters/letter/{matter}/steps/answer/"' in html
    assert "没有中止，不需要恢复" in html
    assert "《行政复议法》第三十九条第一款" in html
    assert "签发文书" not in html, "the house's own steps are no buttons"


def test_the_step_the_first_duty_asks_for_stands_out(office):
    assert 'class="button primary" href="/matters/letter/' in page(office, office.letter())


def test_a_post_without_steps_is_told_so(office):
    html = page(office, office.letter(), office.handler_client)
    assert "现在没有由您的岗位办理的步骤" in html


def test_papers_of_the_hooks_stand_in_their_list_and_at_their_event(office, monkeypatch):
    monkeypatch.setattr(hooks, "_papers", [])
    hooks.register_papers(
        lambda matter, actor: [PaperRow("受理通知书", "/p/1/", "信〔2026〕1号", "已签发", 1)]
    )
    html = page(office, office.letter())
    assert html.count('href="/p/1/"') == 2
    assert "信〔2026〕1号" in html


def test_what_others_wrote_is_not_read_by_those_who_only_see_that_it_happened(office):
    event = Event(1, "receive", office.hand.at.date(), office.hand.at, Stamp.of(office.clerk), None)
    stranger = office.other.__class__(office.other.post, "外人", 99, organ_id=-1)
    assert own_side(event, office.handler) is Sight.FULL
    assert own_side(event, stranger) is Sight.TITLE
    assert own_side(event, office.other) is Sight.FULL, "their own organ wrote it"


@pytest.mark.parametrize(
    "address",
    [
        "/matters/letter/{}/",
        "/matters/letter/{}/steps/accept/",
        "/matters/letter/999999/",
        "/matters/letter/99999999999999999999999/",
        "/matters/poem/{}/",
    ],
)
def test_what_one_may_not_see_does_not_exist(office, address):
    matter = office.letter()
    assert office.other_client.get(address.format(matter)).status_code == 404


def test_a_visitor_is_sent_to_sign_in(office, client):
    assert client.get(f"/matters/letter/{office.letter()}/").status_code == 302


def test_the_duty_page_explains_one_day_for_the_file(office):
    duty = DutyRow.objects.get(matter_id=office.letter())
    response = office.clerk_client.get(f"/duties/{duty.pk}/")
    html = response.content.decode()
    assert "期限届满日" in html
    assert "放假安排" in html
    assert "data-print" in html
    assert office.other_client.get(f"/duties/{duty.pk}/").status_code == 404
    assert office.clerk_client.get("/duties/999999/").status_code == 404


def test_a_day_set_by_a_paper_says_so_on_its_page(office):
    matter = office.accepted()
    desk.take(matter, "answer", office.handler, record={"text": "会改正", "promised_on": "2026-12-01"})
    duty = desk.duty(matter, "promise")
    assert "由文书或者决定写明" in office.clerk_client.get(f"/duties/{duty.pk}/").content.decode()


def test_the_page_needs_at_most_ten_queries_however_long_the_history(office):
    counts = []
    for rounds in (0, 6):
        matter = office.accepted()
        for day in range(1, rounds + 1):
            desk.take(matter, "suspend", office.handler, day=date(2026, 10, 2 * day))
            desk.take(matter, "resume", office.handler, day=date(2026, 10, 2 * day + 1))
        page(office, matter)
        with CaptureQueriesContext(connection) as seen:
            page(office, matter)
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert counts[0] <= 10


def test_files_of_the_record_are_links_and_listed(office):
    use = receive_file(actor=office.clerk, name="来信.txt", chunks=[b"letter text"], draft="draft-token-0001")
    ref = reference(use)
    matter = office.letter(token="draft-token-0001", files=(ref,))
    assert page(office, matter).count(f'href="/files/{use.pk}/"') == 2
