"""Components say the right words, escape what users typed, and every page of the style guide renders."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
import shell_samples as samples
from django import forms
from django.http import HttpResponse
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

import fuyuan
from fuyuan.law.citation import cite
from fuyuan.law.period import due
from fuyuan.shell import display, words
from fuyuan.shell.forms import CountedTextarea, DateInput, FileInput, ShellRenderer, TriStateField

PACKAGE = Path(fuyuan.__file__).parent
EVIL = '<script>alert("甲&乙")</script>'


def render(source: str, **context: object) -> str:
    return Template("{% load shell %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("state", "word", "shape"),
    [
        ("overdue", "超期", "exclamation-triangle-fill"),
        ("soon", "临期", "hourglass-split"),
        ("fine", "正常", "circle-fill"),
        ("suspended", "中止", "pause-btn-fill"),
        ("done", "办结", "check-circle-fill"),
    ],
)
def test_each_light_has_a_word_and_a_shape_of_its_own(state: str, word: str, shape: str) -> None:
    html = render("{% light state %}", state=state)
    assert f"<span>{word}</span>" in html
    assert f"icons.svg#{shape}" in html
    assert f"light-{state}" in html


def test_every_icon_a_template_asks_for_is_in_the_sprite() -> None:
    sprite = (PACKAGE / "shell/static/shell/vendor/icons.svg").read_text("utf-8")
    known = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    asked = {shape for _, shape in words.LIGHTS.values()}
    for template in PACKAGE.rglob("templates/**/*.html"):
        asked |= set(re.findall(r'{% icon "([^"]+)" %}', template.read_text("utf-8")))
    assert asked <= known, "add the missing ones to ICONS in tools/vendor_assets.py"


def test_an_unknown_light_is_an_error_and_not_a_silent_grey() -> None:
    with pytest.raises(KeyError):
        render("{% light 'purple' %}")


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (3, "工作日", "还剩 3 个工作日"),  # limits of procedure count working days
        (12, "日", "还剩 12 天"),  # limits for deciding count natural days
        (0, "工作日", "今天到期"),  # the last day still belongs to the period
        (0, "日", "今天到期"),
        (-2, "日", "超期 2 天"),
        (-1, "工作日", "超期 1 个工作日"),  # the unit never changes on the way
        (30, "月", "还剩 30 天"),
        (5, "", "还剩 5 天"),  # a day that a paper fixed has no unit
        (None, "日", "—"),  # no day fixed yet
    ],
)
def test_days_left_is_said_in_the_unit_the_law_counts(count: int | None, unit: str, expected: str) -> None:
    assert words.days_left(count, unit) == expected


def test_days_left_refuses_a_unit_it_does_not_know() -> None:
    with pytest.raises(ValueError):
        words.days_left(3, "weeks")


@pytest.mark.parametrize(
    ("state", "left", "expected"),
    [
        ("overdue", -2, ["超期 2 天"]),  # said once, not "超期 超期 2 天"
        ("soon", 3, ["临期", "还剩 3 天"]),
        ("suspended", 20, ["中止"]),  # the clock is stopped: no days
        ("done", 5, ["办结"]),
        ("fine", None, ["正常"]),
    ],
)
def test_the_light_and_the_days_are_said_once(state: str, left: int | None, expected: list[str]) -> None:
    assert texts(render("{% light_left state left %}", state=state, left=left)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 9, 28), "2026年9月28日（周一）"),
        (datetime(2026, 9, 27, 17, 30, tzinfo=UTC), "2026年9月28日（周一）"),  # already Monday in Shanghai
        (None, "—"),
    ],
)
def test_dates_are_local_and_carry_the_weekday(value: date | None, expected: str) -> None:
    assert words.date_cn(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "—"),
        ("", "—"),
        ([], "—"),
        (True, "是"),
        (False, "否"),
        (0, 0),  # nought is a fact, not a gap
        (["甲", "乙"], "甲、乙"),
        (date(2026, 10, 1), "2026年10月1日（周四）"),
        (datetime(2026, 9, 28, 1, 5, tzinfo=UTC), "2026年9月28日（周一）09:05"),
    ],
)
def test_values_are_shown_as_a_reader_expects(value: object, expected: object) -> None:
    assert words.shown(value) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [(3000, "3,000 元"), (Decimal("1234567.50"), "1,234,567.50 元"), (0, "0 元"), (None, "—")],
)
def test_money_has_thousands_separators_and_no_idle_cents(amount: object, expected: str) -> None:
    assert words.money(amount) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "共 0 条"),
        (999, "共 999 条"),
        (1000, "约 1,000 条"),
        (12_345, "约 12,300 条"),
        (1_000_000, "约 1,000,000 条"),
    ],
)
def test_large_totals_are_given_as_estimates(count: int, expected: str) -> None:
    assert words.about(count) == expected


@pytest.mark.parametrize(
    ("source", "context"),
    [
        ("{% alert value %}", {"value": EVIL}),
        ("{% badge value %}", {"value": EVIL}),
        ("{% light 'soon' value %}", {"value": EVIL}),
        ("{% facts value %}", {"value": [(EVIL, EVIL), ("证人", [EVIL, EVIL])]}),
        ("{% clause value %}", {"value": {"label": EVIL, "text": EVIL}}),
        ("{% empty_state value value %}", {"value": EVIL}),
        ("{% filter_chips value %}", {"value": [{"label": EVIL, "value": EVIL, "remove_url": EVIL}]}),
        ("{% tabs value %}", {"value": [{"label": EVIL, "url": EVIL, "current": False}]}),
        ("{% timeline value %}", {"value": [{**samples.EVENTS[0], "title": EVIL, "actor": EVIL, "summary": EVIL}]}),
        ("{% next_steps value %}", {"value": [{"label": EVIL, "url": EVIL, "common": True, "reason": EVIL}]}),
        ("{% duty_card value %}", {"value": samples.duty("soon", 3, EVIL, owner=EVIL)}),
        ("{% receipt value %}", {"value": {"title": EVIL, "number": EVIL, "rows": [], "hint": EVIL}}),
        ("{% paper_preview value %}", {"value": {"title": EVIL, "number": EVIL, "pdf_url": EVIL}}),
    ],
)  # fmt: skip
def test_what_a_user_typed_is_never_markup(source: str, context: dict[str, object]) -> None:
    html = render(source, **context)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_statute_citation_opens_to_its_own_words() -> None:
    citation = cite("L23", 30, 1)
    html = render("{% clause c %}", c=citation)
    assert f"<summary>{citation}</summary>" in html
    assert citation.text[:20] in html
    assert "起施行" in html


def test_a_deadline_of_the_law_explains_itself_step_by_step() -> None:
    deadline = due("accept_review", date(2026, 9, 28))
    html = render("{% deadline d %}", d=deadline)
    assert words.date_cn(deadline.due) in html
    assert html.count("reckoning-why") == len(deadline.steps) > 1
    assert str(deadline.steps[0].citation) in html


def test_a_refused_step_keeps_its_place_and_tells_why() -> None:
    html = render("{% next_steps steps %}", steps=samples.STEPS)
    assert "还没有听取申请人的意见。" in html
    assert samples.CITATION["label"] in html
    assert html.count("<a class=") == sum("reason" not in step for step in samples.STEPS)


def test_an_empty_table_says_so() -> None:
    table = {"caption": "在办案件", "columns": samples.COLUMNS, "rows": []}
    assert "没有符合条件的记录" in render("{% data_table t %}", t=table)


class Opinion(forms.Form):
    default_renderer = ShellRenderer()
    day = forms.DateField(label="收到日期", widget=DateInput, help_text="以邮戳为准。")
    text = forms.CharField(label="意见", widget=CountedTextarea, max_length=500, required=False)
    file = forms.FileField(
        label="附件", required=False, widget=FileInput(accept=".pdf,.jpg", max_bytes=1024**2)
    )
    term = TriStateField(label="在期限内")


def test_a_field_with_an_error_is_tied_to_it_and_keeps_what_was_typed() -> None:
    html = str(Opinion({"day": "昨天", "text": EVIL}))
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_day_helptext id_day_error"' in html
    assert 'href="#id_day"' in html, "the summary on top leads to the field"
    assert 'value="昨天"' in html
    assert "&lt;script&gt;" in html


def test_fields_say_what_is_optional_and_what_may_be_sent() -> None:
    html = str(Opinion())
    assert html.count("（选填）") == 2
    assert "最多 500 字" in html
    assert ".pdf、.jpg" in html
    assert 'role="alert"' not in html


def test_a_date_is_given_to_the_browser_in_iso_form() -> None:
    assert 'value="2026-09-28"' in str(Opinion(initial={"day": date(2026, 9, 28)})["day"])


@pytest.mark.parametrize(
    ("answer", "valid"), [("yes", True), ("no", True), ("unsure", True), ("", False), ("x", False)]
)
def test_a_condition_must_be_confirmed_one_way_or_another(answer: str, valid: bool) -> None:
    assert ("term" not in Opinion({"day": "2026-09-28", "term": answer}).errors) is valid
    assert "checked" not in str(Opinion()["term"]), "nothing is chosen beforehand"


class Outline(HTMLParser):
    """Collects the texts, ids and inline code of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []  # type: ignore[list-item]
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        self.inline += [tag] if tag == "style" or (tag == "script" and not given.get("src")) else []

    def handle_data(self, data: str) -> None:
        self.texts += [data.strip()] if data.strip() else []


def outline(html: str) -> Outline:
    parser = Outline()
    parser.feed(html)
    return parser


def texts(html: str) -> list[str]:
    return outline(html).texts


@pytest.mark.django_db  # the name of the installation is a setting
@pytest.mark.parametrize(
    ("template", "context"),
    [
        ("shell/styleguide.html", samples.desk_context),
        ("shell/styleguide_portal.html", samples.portal_context),
    ],
)
def test_the_style_guide_renders_with_unique_ids_and_nothing_inline(template: str, context: object) -> None:
    page = outline(samples.page(template, context()))  # type: ignore[operator]
    assert not page.inline
    assert sorted(set(page.ids)) == sorted(page.ids)
    assert "汝州市府院联动平台" in page.texts


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_error_pages_stand_without_context_and_say_what_to_do(name: str) -> None:
    page = " ".join(texts(render_to_string(f"{name}.html")))
    assert "请" in page
    assert "回到首页" in page


def choose(**posted: str) -> HttpResponse:
    return display.set_display(RequestFactory().post("/display/", posted))


@pytest.mark.parametrize(
    ("back", "goes_to"),
    [("/cases/?q=甲", "/cases/?q="), ("//elsewhere.example/", "/"), ("javascript:alert(1)", "/"), ("", "/")],
)
def test_the_choice_of_type_is_kept_and_leads_back_only_to_this_site(back: str, goes_to: str) -> None:
    response = choose(size="large", next=back)
    assert response["Location"].startswith(goes_to)
    assert not response["Location"].startswith("//")
    assert response.cookies["size"].value == "large"


def test_a_choice_that_does_not_exist_is_not_kept() -> None:
    response = choose(theme="<b>")
    assert not response.cookies


@pytest.mark.parametrize(
    ("cookies", "theme", "size"),
    [
        ({}, "auto", "normal"),
        ({"theme": "dark", "size": "large"}, "dark", "large"),
        ({"theme": "<b>", "size": "huge"}, "auto", "normal"),  # a cookie is the visitor's own text
    ],
)
def test_pages_learn_the_choice_from_the_cookie(cookies: dict[str, str], theme: str, size: str) -> None:
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    known = display.display(request)["display"]
    assert (known["theme"], known["size"]) == (theme, size)
