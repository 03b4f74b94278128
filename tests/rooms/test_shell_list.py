"""The list of a room: filters, search, order, pages, columns and saved views; never more than the policy allows."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from shell_letters import MONDAY, findable, letters, show_letters
from shell_people import Office

from fuyuan.clock import set_clock
from fuyuan.law import default_calendar
from fuyuan.organs.posts import Post
from fuyuan.shell import menu, tables
from fuyuan.shell.models import SavedView
from fuyuan.shell.rooms import desk_room
from fuyuan.shell.tables import MatterList

pytestmark = pytest.mark.django_db
LIST = "/matters/letter/"


@pytest.fixture
def office() -> Iterator[Office]:
    with set_clock("2026-09-28T09:00"):
        made = Office()
        show_letters()
        yield made


def page(client, query: str = "") -> str:
    response = client.get(f"{LIST}{query}")
    assert response.status_code == 200
    return unescape(response.content.decode())


def titles(office: Office, query: str) -> list[str]:
    asked = MatterList(desk_room("letter"), office.clerk, QueryDict(query), MONDAY, default_calendar())
    return sorted(asked.rows.values_list("title", flat=True))


# --- filters ------------------------------------------------------------------------------------------------------

ROWS = {
    "超期": {"next_due": MONDAY - timedelta(1), "next_amber": MONDAY - timedelta(5)},
    "今天": {"next_due": MONDAY, "next_amber": MONDAY - timedelta(3)},
    "临期": {"next_due": MONDAY + timedelta(2), "next_amber": MONDAY},
    "正常": {"next_due": MONDAY + timedelta(20), "next_amber": MONDAY + timedelta(13)},
    "中止": {"next_due": None, "next_amber": None, "suspended": True},
    "办结": {"next_due": None, "next_amber": None, "stage": "closed", "closed_on": MONDAY},
    "新收": {"next_due": None, "next_amber": None, "stage": "received", "writer": "钱来信"},
}
FILTERS = [
    ("light=overdue", ["超期"], "past its day"),
    ("light=soon", ["临期", "今天"], "inside the window, the due day included"),
    ("light=fine", ["正常"], "before the window"),
    ("light=suspended", ["中止"], "stopped"),
    ("light=done", ["办结"], "closed"),
    ("stage=open", ["中止", "临期", "今天", "新收", "正常", "超期"], "everything that is not closed"),
    ("stage=received", ["新收"], "one stage"),
    ("stage=received&light=overdue", [], "both must hold"),
    ("writer=钱来信", ["新收"], "a filter of the room's own"),
    ("holder=none", ["中止", "临期", "今天", "新收", "正常", "超期"], "nobody holds it and it is open"),
    ("received_from=2026-09-28&received_to=2026-09-28", list(ROWS), "both ends count"),
    ("received_to=2026-09-27", [], "open at the beginning"),
    ("received_from=2026-09-29", [], "open at the end"),
    ("stage=nonsense", [], "a value that is not offered finds nothing"),
    ("light=1%27%20OR%201=1", [], "SQL is a value like any other"),
    ("received_from=2026-02-30", [], "a day that does not exist finds nothing"),
    ("holder=999999", [], "a person of another office is not offered"),
    ("nonsense=1", list(ROWS), "an unknown parameter is no filter"),
]


@pytest.mark.parametrize(("query", "wanted", "why"), FILTERS)
def test_a_filter_finds_what_it_says(office, query, wanted, why) -> None:
    for title, columns in ROWS.items():
        letters([None], title=title, opened_on=MONDAY, **columns)
    assert titles(office, query) == sorted(wanted), why


@pytest.mark.parametrize(
    ("state", "title"),
    [("overdue", "超期"), ("soon", "临期"), ("fine", "正常"), ("suspended", "中止"), ("done", "办结")],
)
def test_the_light_of_a_row_is_the_light_it_is_found_by(office, state, title) -> None:
    for name, columns in ROWS.items():
        letters([None], title=name, opened_on=MONDAY, **columns)
    found = MatterList(
        desk_room("letter"), office.clerk, QueryDict(f"light={state}"), MONDAY, default_calendar()
    )
    assert {found.values(row)["light"] for row in found.page.rows} == {state}
    assert title in {row.title for row in found.page.rows}


def test_a_filter_is_a_chip_that_can_be_taken_away(office) -> None:
    letters([MONDAY])
    html = page(office.clerk_client, "?stage=work&light=soon&q=来信&sort=-number")
    assert "阶段：<b>办理</b>" in html
    assert 'href="?light=soon&q=%E6%9D%A5%E4%BF%A1&sort=-number"' in html
    assert "全部清除" in html


def test_a_chip_of_an_unknown_value_says_so(office) -> None:
    assert "没有这一项" in page(office.clerk_client, "?stage=nonsense")
    assert "日期不正确" in page(office.clerk_client, "?received_from=nonsense")


def test_the_panel_shows_every_filter_with_what_is_chosen(office) -> None:
    html = page(office.clerk_client, "?stage=work&received_from=2026-01-01&panel=1")
    assert '<option value="work" selected>办理</option>' in html
    assert 'name="received_from" value="2026-01-01"' in html
    assert "lian先生" in html


# --- search -------------------------------------------------------------------------------------------------------

SEARCHES = [("赵", 2, "one character"), ("第1封", 1, "part of a title"), ("信2026", 2, "a number without brackets"),
            ("钱", 0, "not there"), ("   ", 2, "only blanks is no search"), ('" OR 1', 0, "operators are text")]  # fmt: skip


@pytest.mark.parametrize(("text", "count", "why"), SEARCHES)
def test_search_finds_any_part_of_a_number_or_a_name(office, text, count, why) -> None:
    findable(letters([MONDAY, MONDAY]))
    asked = QueryDict(mutable=True)
    asked["q"] = text
    assert len(titles(office, asked.urlencode())) == count, why


def test_hits_that_are_many_are_found_page_by_page_like_those_that_are_few(office, monkeypatch) -> None:
    """Few are looked up by their numbers, many are walked through: the rows are the same, only their count is said as “more”."""
    findable(letters([MONDAY] * 45))

    def walked() -> tuple[list[list[str]], str]:
        pages, more, at = [], "", "?q=赵"
        while at:
            html = page(office.clerk_client, at)
            pages.append(re.findall("第[0-9]+封", html))
            more = more or html.split("本页 20 条，")[1].split("<")[0].strip()
            at = unescape(html.split('rel="next" href="')[1].split('"')[0]) if 'rel="next"' in html else ""
        return pages, more

    few, counted = walked()
    monkeypatch.setattr(tables, "FEW", 10)
    many, more = walked()
    assert few == many
    assert sum(map(len, few)) >= 45
    assert (counted, more) == ("共 45 条", "超过 10 条")


def test_what_is_due_is_not_looked_for_among_rows_without_a_day(office) -> None:
    """PostgreSQL does not see that a day before today cannot be missing, and read all matters of a unit to find none."""
    letters([MONDAY] * 3)
    for light in ("overdue", "soon", "fine"):
        with CaptureQueriesContext(connection) as asked:
            page(office.clerk_client, f"?light={light}")
        assert not [each["sql"] for each in asked if '"next_due" IS NULL' in each["sql"]], light


def test_the_search_box_of_the_top_bar_finds_matters(office) -> None:
    findable(letters([MONDAY]))
    response = office.clerk_client.get("/desk/search/", {"q": "第1封"}, follow=True)
    assert "第1封来信" in response.content.decode()
    nothing = office.clerk_client.get("/desk/search/", {"q": "没有的"}, follow=True)
    assert "没有" in nothing.content.decode()


# --- order, pages, totals -----------------------------------------------------------------------------------------


def test_newest_first_unless_a_light_is_chosen_then_what_is_due_first(office) -> None:
    letters([MONDAY + timedelta(2), MONDAY + timedelta(1), MONDAY + timedelta(3)])
    html = page(office.clerk_client)
    assert html.index("第3封") < html.index("第2封") < html.index("第1封")
    html = page(office.clerk_client, "?light=soon")
    assert html.index("第2封") < html.index("第1封") < html.index("第3封")


def test_a_head_sorts_and_sorts_back(office) -> None:
    letters([MONDAY, None, MONDAY - timedelta(1)])
    html = page(office.clerk_client, "?sort=light")
    assert 'aria-sort="ascending"' in html
    assert 'href="?sort=-light"' in html
    assert html.index("第3封") < html.index("第1封") < html.index("第2封")
    html = page(office.clerk_client, "?sort=-light")
    assert html.index("第1封") < html.index("第3封") < html.index("第2封"), "rows without a day stay last"


def test_a_column_that_no_index_begins_with_cannot_be_sorted(office) -> None:
    letters([MONDAY])
    assert "aria-sort" not in page(office.clerk_client, "?sort=writer")


def test_the_pager_goes_to_all_four_sides_and_keeps_the_filters(office) -> None:
    letters([MONDAY] * 45)
    html = page(office.clerk_client, "?stage=work")
    assert "本页 20 条，共 45 条" in html
    second = html.split('rel="next" href="')[1].split('"')[0]
    assert "stage=work" in second
    html = page(office.clerk_client, second)
    assert all(word in html for word in ("首页", "上一页", "下一页", "末页"))
    html = page(office.clerk_client, "?stage=work&at=last")
    assert "第20封" in html
    assert "下一页" not in html


def test_totals_are_exact_up_to_a_thousand_and_cheap_beyond(office) -> None:
    letters([MONDAY] * 1005)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # in service autovacuum does it: until then PostgreSQL says 超过 1,000 条
    assert "约 1,000 条" in page(office.clerk_client) or "约 1,010 条" in page(office.clerk_client)
    assert "超过 1,000 条" in page(office.clerk_client, "?stage=work")


def test_an_empty_list_says_what_to_do(office) -> None:
    assert "还没有来信" in page(office.clerk_client)
    letters([MONDAY])
    assert "去掉一些条件" in page(office.clerk_client, "?stage=closed")


def test_the_number_of_queries_does_not_grow_with_the_rows(office) -> None:
    counts = []
    for number in (1, 30):
        letters([MONDAY] * number)
        page(office.clerk_client)
        with CaptureQueriesContext(connection) as queries:
            page(office.clerk_client, "?stage=work&light=soon")
        counts.append(len(queries))
    assert counts[1] <= 5, "session, saved views, rows, count, unread messages"
    assert counts[0] <= counts[1]
    assert not any('"state"' in query["sql"] and "letterrow" in query["sql"] for query in queries), (
        "the large column stays"
    )


# --- who ----------------------------------------------------------------------------------------------------------


def test_the_policy_decides_what_is_listed_exported_and_counted(office) -> None:
    letters([MONDAY], title="秘密来信")
    assert "秘密来信" in page(office.clerk_client)
    assert "秘密来信" not in page(office.other_client)
    assert "共 1 条" not in page(office.other_client)


def test_an_administrator_and_an_unknown_room_find_no_list(office) -> None:
    _, admin = office.hire("xitong", Post.SYSTEM_ADMIN)
    assert admin.get(LIST).status_code == 404
    assert office.clerk_client.get("/matters/nonsense/").status_code == 404


def test_the_menu_marks_the_page_and_leads_to_every_room(office) -> None:
    html = page(office.clerk_client)
    assert f'<a href="{LIST}" aria-current="page">' in html
    assert all(f'href="{url}"' in html for url in ("/desk/", "/desk/calendar/", "/desk/messages/"))


def test_a_long_menu_shows_only_the_part_in_which_the_reader_is(office, monkeypatch) -> None:
    folds = re.compile(r'<details class="menu-fold" data-fold="([^"]+)"( open)?>')
    for unfolded, told in ((100, " open"), (0, "")):
        monkeypatch.setattr(menu, "UNFOLDED", unfolded)
        assert {was for _, was in folds.findall(page(office.clerk_client))} == {told}


# --- saved views and columns --------------------------------------------------------------------------------------


def keep(client, act: str, **data):
    return client.post(f"{LIST}views/", {"act": act, **data}, follow=True)


def test_a_view_is_saved_as_a_tab_and_opens_what_was_saved(office) -> None:
    letters([MONDAY], title="办理中的")
    letters([None], title="收到的", stage="received")
    html = unescape(
        keep(office.clerk_client, "save", name="我的视图", query="stage=received").content.decode()
    )
    view = SavedView.objects.get()
    assert "已保存视图“我的视图”" in html
    assert f'href="?stage=received&view={view.pk}" aria-current="page">我的视图' in html
    assert "收到的" in html
    assert "办理中的" not in html


def test_the_same_name_replaces_another_name_renames_and_delete_deletes(office) -> None:
    keep(office.clerk_client, "save", name="甲", query="stage=work")
    keep(office.clerk_client, "save", name="甲", query="stage=closed")
    view = SavedView.objects.get()
    assert view.query == "stage=closed"
    keep(office.clerk_client, "rename", view=view.pk, name="乙")
    assert SavedView.objects.get().name == "乙"
    keep(office.clerk_client, "delete", view=view.pk)
    assert not SavedView.objects.exists()


def test_a_view_needs_a_name_of_its_own(office) -> None:
    assert "请给视图起一个名称" in keep(office.clerk_client, "save", name="  ", query="").content.decode()
    for name in ("甲", "乙"):
        keep(office.clerk_client, "save", name=name, query="")
    second = SavedView.objects.get(name="乙")
    assert "已经用过" in keep(office.clerk_client, "rename", view=second.pk, name="甲").content.decode()


def test_a_view_belongs_to_one_person(office) -> None:
    keep(office.clerk_client, "save", name="甲", query="stage=work")
    view = SavedView.objects.get()
    assert (
        "甲" not in page(office.handler_client).split("<table")[0].split('class="tabs"')[1].split("</nav>")[0]
    )
    for act in ("rename", "delete", "columns"):
        assert keep(office.handler_client, act, view=view.pk, name="乙").status_code == 404, act
    assert SavedView.objects.get().name == "甲"


def test_what_is_posted_as_a_query_comes_back_as_parameters_only(office) -> None:
    response = office.clerk_client.post(
        f"{LIST}views/", {"act": "save", "name": "甲", "query": "a=1\r\nSet-Cookie: x=1&stage=work#//evil"}
    )
    assert response.status_code == 302
    assert response["Location"].startswith(f"{LIST}?a=1%0D%0ASet-Cookie")


def test_the_chosen_columns_are_remembered_and_the_title_always_stays(office) -> None:
    letters([MONDAY], title="标题在")
    keep(office.clerk_client, "columns", columns=["writer", "nonsense"], query="")
    html = page(office.clerk_client)
    heads = html.split("<thead>")[1].split("</thead>")[0]
    assert "来信人" in heads
    assert "阶段" not in heads
    assert "标题在" in html
    assert "阶段" in page(office.handler_client).split("<thead>")[1].split("</thead>")[0]


def test_twenty_views_are_enough(office) -> None:
    for number in range(21):
        html = keep(office.clerk_client, "save", name=f"第{number}个", query="").content.decode()
    assert "最多保存 20 个视图" in html
    assert SavedView.objects.count() == 20


def test_an_unknown_act_is_refused(office) -> None:
    assert keep(office.clerk_client, "nonsense").status_code == 404
    assert office.clerk_client.get(f"{LIST}views/").status_code == 405
