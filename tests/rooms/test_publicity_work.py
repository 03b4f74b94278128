"""Publicity work in the database: media, a year of activities, news read twice, in public, and withdrawn in one step."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from openpyxl import load_workbook
from organs_people import signed_in
from publicity_story import Office, public

from fuyuan.business.publicity import queries
from fuyuan.business.publicity.common import BASIS, MEDIA
from fuyuan.business.publicity.models import Activity, MediaPartner, NewsItem, Published
from fuyuan.business.publicity.search import Part
from fuyuan.business.publicity.verify import differences
from fuyuan.business.supervision.numbers import PUBLIC_REGISTER
from fuyuan.clock import set_clock
from fuyuan.law.citation import refs
from fuyuan.matters.models import DutyRow
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Account
from fuyuan.organs.posts import Post
from fuyuan.shell import evidence

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
TEXT = "活动现场讲解了行政复议不收费、申请方便、程序简单、办理高效的特点，解答咨询二十三人次。"


@pytest.fixture
def office() -> Iterator[Office]:
    cache.clear()
    with set_clock(DAY) as hand:
        made = Office()
        made.hand = hand
        yield made


def begun(office: Office, kind: str, step: str, **record: Any) -> int:
    return open_matter(kind=kind, step=step, record=record, actor=office.first).matter_id


def plan(office: Office, **more: Any) -> int:
    record = {
        "topic": "行政复议进企业",
        "channel": "lecture",
        "day": date(2026, 3, 20),
        "owner": "李主任",
        **more,
    }
    return begun(office, "activity", "plan", **record)


def news(office: Office, text: str = TEXT, **more: Any) -> int:
    record = {"title": "行政复议进企业", "summary": "为企业讲解行政复议怎样申请。", "text": text, **more}
    return begun(office, "news", "write", **record)


def test_an_activity_is_planned_held_by_its_day_and_its_result_noted(office: Office) -> None:
    """《法治宣传教育法》第十八条 for the work, 第四十九条第二款 for the media."""
    assert "行政机关应当" in refs(BASIS)[0].text  # XJF 18
    assert "新闻媒体" in refs(MEDIA)[0].text  # XJF 49.2
    medium = begun(
        office, "media_partner", "register", name="某市广播电视台", medium="television", agreed_on=DAY
    )
    with pytest.raises(StepRefused, match="已经登记"):
        begun(office, "media_partner", "register", name="某市广播电视台", medium="radio", agreed_on=DAY)
    with pytest.raises(StepRefused, match="早于今天"):
        plan(office, day=date(2026, 3, 1))
    with pytest.raises(StepRefused, match="没有这家合作媒体"):
        plan(office, partner_id=999)
    pk = plan(office, partner_id=medium)
    owed = DutyRow.objects.get(matter_id=pk, key="hold")
    assert (owed.due, owed.person_id) == (date(2026, 3, 20), office.first.person_id)
    office.do(
        pk,
        "change",
        topic="行政复议进企业",
        channel="lecture",
        day=date(2026, 3, 24),
        owner="李主任",
        partner_id=medium,
    )
    assert DutyRow.objects.get(matter_id=pk, key="hold").due == date(2026, 3, 24)
    office.hand.set("2026-03-24")
    office.do(
        pk,
        "hold",
        on=date(2026, 3, 24),
        done="为园区企业讲解行政复议的范围和期限。",
        reach=86,
        links=[{"place": "法治时间第十四期"}],
    )
    assert DutyRow.objects.get(matter_id=pk, key="note").due == date(2026, 4, 8), (
        "ten working days, the fifth of April is one no more"
    )
    office.do(pk, "note", effect="企业问得最多的是信用修复。", questions=23)
    row = Activity.objects.get(pk=pk)
    assert (row.stage, row.reach, row.partner_name, row.held_on) == (
        "done",
        86,
        "某市广播电视台",
        date(2026, 3, 24),
    )
    dropped = plan(office, topic="法治副校长讲复议", channel="on_site", day=date(2026, 5, 6))
    office.do(dropped, "cancel", reason="学校安排考试。")
    assert not DutyRow.objects.filter(matter_id=dropped, status=DutyRow.Status.OPEN).exists()
    plan(office, topic="集中宣传", channel="on_site", day=date(2026, 12, 4))
    _year(office, pk)
    told = evidence.figures(["publicity.activities"], None, date(2026, 3, 1), date(2026, 3, 31))[0]
    assert told.value == 1
    office.do(medium, "end", reason="协议到期。")
    assert MediaPartner.objects.get(pk=medium).stage == "ended"


def _year(office: Office, pk: int) -> None:
    """The overview counts what was held and what waits, without what was cancelled; the workbook lists it."""
    client = signed_in(Account.objects.get(pk=office.first.person_id))  # weeks later
    assert "某市广播电视台" in client.get(f"/matters/activity/{pk}/").content.decode()
    page = " ".join(client.get("/publicity/activities/?year=2026").content.decode().split())
    assert "已举办 1 次，还有 1 次没有举办，覆盖 86 人次" in page
    assert "讲座、培训" in page
    answer = client.get("/publicity/activities/workbook/?year=2026")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["行政复议进企业", "集中宣传"]
    _, court = office.hire("fating", Post.COURT_LIAISON, "汝州市人民法院")
    assert court.get("/publicity/activities/").status_code == 403


def test_news_is_checked_for_leaks_read_by_another_published_and_withdrawn(office: Office) -> None:
    activity = plan(office)
    pk = news(office, f"{TEXT}联系人电话13912345678。", activity_id=activity)
    with pytest.raises(StepRefused, match="手机号码"):
        office.do(pk, "submit", read=True)
    office.do(
        pk,
        "rewrite",
        title="行政复议进企业",
        summary="为企业讲解行政复议怎样申请。",
        text=TEXT,
        activity_id=activity,
    )
    office.do(pk, "submit", read=True)
    with pytest.raises(StepRefused, match="另一个人"):
        office.do(pk, "confirm", read=True, publish_on=DAY)
    office.do(pk, "confirm", office.second, read=True, publish_on=DAY)
    assert "还没有公开的内容" in public("/published/news/").content.decode()
    office.do(pk, "publish", office.second)
    item = Published.objects.get(matter_id=pk)
    assert (item.shelf, item.pdf, item.docx) == ("news", "", "")
    page = public(f"/published/news/{item.slug}/").content.decode()
    assert "解答咨询二十三人次" in page
    assert "下载 PDF" not in page
    assert public(f"/published/news/{item.slug}.pdf").status_code == 404
    assert "行政复议进企业" in public("/published/news/?q=高效").content.decode()
    assert "行政复议进企业" in public("/published/news/feed.xml").content.decode()
    assert "行政复议进企业" not in public("/published/cases/").content.decode()
    assert "工作动态：已发布" in office.first_client.get(f"/matters/activity/{activity}/").content.decode()
    assert list(differences()) == []
    office.do(pk, "withdraw", reason="内容有误。")
    assert public(f"/published/news/{item.slug}/").status_code == 410
    assert "行政复议进企业" not in public("/published/news/?q=高效").content.decode()
    assert NewsItem.objects.get(pk=pk).withdrawn_on == DAY
    assert list(differences()) == []


def test_a_search_by_relevance_begins_with_titles_and_leaves_no_item_out(office: Office) -> None:
    def told(title: str, text: str) -> int:
        pk = news(office, f"{TEXT}{text}", title=title)
        office.do(pk, "submit", read=True)
        office.do(pk, "confirm", office.second, read=True, publish_on=DAY)
        office.do(pk, "publish", office.second)
        return Published.objects.get(matter_id=pk).pk

    titled = [
        told("听证开放日活动", "请来旁听。"),
        told("开放日预告", "听证请来旁听。"),
        told("再办一次听证活动", "请来旁听。"),
    ]
    texts = [told("行政复议进企业", "也讲了听证怎样申请。"), told("行政复议进乡村", "听证、调解都可以请求。")]
    both, expected = "听证 开放", [titled[0], titled[1]]
    order = [titled[2], titled[0], texts[1], texts[0], titled[1]]  # titles first, each part newest first
    for size in (1, 2, 3, 10):
        found, before, part = list[int](), 0, Part.TITLE
        while True:
            page = queries.page_of(queries.NEWS, "听证", {"year": "2026"}, before, size, part)
            found += [each.pk for each in page.rows]
            before, part = page.next, page.part
            if not before:
                break
        assert found == order, size
    assert [each.pk for each in queries.page_of(queries.NEWS, both, {}, 0, 9, Part.TITLE).rows] == expected
    assert [each.pk for each in queries.page_of(queries.NEWS, "听证", {}, 0, 9).rows] == sorted(
        order, reverse=True
    )
    page = public("/published/news/?q=听证").content.decode()
    slugs = [Published.objects.get(pk=pk).slug for pk in order]
    assert sorted(slugs, key=page.index) == slugs, "by relevance unless asked otherwise"
    assert "order=day" in page
    assert "<b>日期</b>" in public("/published/news/?q=听证&order=day").content.decode()


def test_the_public_reads_who_supervises_only_where_the_place_says_so(office: Office) -> None:
    assert public("/supervisors/").status_code == 404
    assert "执法监督员和联系点" not in public("/").content.decode()
    installation.change(PUBLIC_REGISTER, True, by=None)
    cache.clear()
    assert "现在没有在任" in public("/supervisors/").content.decode()
    home = public("/").content.decode()
    assert 'href="/supervisors/"' in home
    assert 'href="/which-way/"' in home
    assert 'lang="en"' in public("/en/").content.decode()
    assert "5 working days" in public("/en/").content.decode(), "第三十条第一款, 第八十八条第二款"
