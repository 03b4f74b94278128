"""Forms made from record classes: every record of the house, rich toy records, and nothing typed is ever lost."""

import json
import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, model_validator

from fuyuan.business.reconsideration import records
from fuyuan.matters.record import Choice, Day, FileRef, InvalidRecord, Record, Text, ask, parse_record
from fuyuan.shell.recordforms import (
    Options,
    Posted,
    RecordForm,
    add,
    judged,
    normal,
    pairs_of,
    remove,
    shown,
    specs_of,
    tidy,
)

DAY = date(2026, 9, 28)
EVERY_RECORD = sorted(
    name
    for name in records.__all__
    if isinstance(found := getattr(records, name), type) and issubclass(found, Record)
)


UNSEEN = {
    "hidden",
    "kept",
    "told",
    "given",
}  # on an empty form there is nothing to tell, and nothing was given to answer


class Colour(Choice):
    RED = "red", "红"
    BLUE = "blue", "蓝"


class Check(Choice):
    YES = "yes", "符合"
    NO = "no", "不符合"
    UNSURE = "unsure", "待核实"


class Line(Record):
    colour: Colour = ask("颜色")
    answer: Check = ask("结论", widget="radio")
    hint: Text = ask("提示", default="", widget="hidden")
    note: Text = ask("说明", default="")


class Toy(Record):
    what: Text = ask("什么", min_length=1)
    count: int = ask("几个", default=1, ge=1, le=9)


class Person(Record):
    name: Text = ask("姓名", min_length=1, max_length=20)
    born_on: Day | None = ask("生日", default=None)
    nicknames: tuple[Text, ...] = ask("别名", default=())
    toys: tuple[Toy, ...] = ask("玩具", default=())
    adult: bool = ask("成年", default=True)


class Address(Record):
    street: Text = ask("街道", min_length=1)
    city: Text = ask("城市", default="")

    @model_validator(mode="after")
    def _known(self) -> "Address":
        if self.street == "无":
            raise ValueError("街道不能写“无”")
        return self


class Rich(Record):
    """Everything a record can ask."""

    title: Text = ask("标题", min_length=1, max_length=30, help="写清楚", why="用来排序")
    story: Text = ask("经过", default="", widget="long", max_length=100)
    colour: Colour = ask("颜色", widget="radio")
    colours: tuple[Colour, ...] = ask("多种颜色", default=(), widget="checks")
    on: Day = ask("哪一天")
    sure: bool = ask("确定", default=False)
    told: bool | None = ask("告知", default=None)
    amount: Decimal | None = Field(None, ge=0, max_digits=8, decimal_places=2, title="金额")
    numbers: tuple[int, ...] = ask("号码", default=())
    people: tuple[Person, ...] = ask("人员", min_length=1, max_length=3)
    home: Address = ask("住所")
    second: Address | None = ask("第二住所", default=None)
    lines: tuple[Line, ...] = ask("逐项", widget="checks", min_length=2, max_length=2)
    organ_id: int | None = ask("机关", default=None, widget="organ")
    organ_name: Text = ask("机关名称", min_length=1)
    keeper_id: int = ask("保管人", widget="person")
    keeper_name: Text = ask("保管人姓名")
    proof: FileRef | None = ask("证明", default=None, widget="file")

    @model_validator(mode="after")
    def _coherent(self) -> "Rich":
        if self.title == self.story:
            raise ValueError("标题和经过一样")
        return self


class Listed(Options):
    """Options without a database."""

    organs = (("7", "甲局"), ("8", "乙局"))
    people = (("1", "李四"), ("2", "王五（wangwu）"))


def options() -> Options:
    return Listed(DAY)


class Controls(HTMLParser):
    """What a browser would send from a page: names and values of the controls in force."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self.area = self.select = ""
        self.template = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value")
        if tag == "template":
            self.template += 1
        if self.template:
            return
        if tag == "input" and given.get("type") in {"checkbox", "radio"}:
            if "checked" in given:
                self.sent.append((name, "on" if value is None else value))
        elif tag == "input" and name and given.get("type") != "file":
            self.sent.append((name, value or ""))
        elif tag == "textarea":
            self.area = name
            self.sent.append((name, ""))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self.sent.append((self.select, value or ""))

    def handle_endtag(self, tag: str) -> None:
        self.template -= tag == "template"
        self.area = "" if tag == "textarea" else self.area
        self.select = "" if tag == "select" else self.select

    def handle_data(self, data: str) -> None:
        if self.area and not self.template:
            name, before = self.sent[-1]
            self.sent[-1] = (name, before + (data if before else data.removeprefix("\n")))


def resend(form: RecordForm, *more: tuple[str, str], without: str = "") -> QueryDict:
    """The POST a browser makes of a form as it stands, with some fields typed over."""
    over = {name for name, _ in more}
    post = QueryDict(mutable=True)
    for name, value in [*(pair for pair in Controls(str(form)).sent if pair[0] not in over), *more]:
        if name != without:
            post.appendlist(name, value)
    return post


def read(record: type[Record], post: QueryDict, initial: Any = None) -> Any:
    found = options()
    return Posted(post, found).read(record, shown(record, initial, found))


def trip(record: type[Record], value: Any) -> Any:
    """A value through page and POST back into a record; files aside, which go through the store."""
    found = options()
    form = RecordForm(record, shown(record, value, found), found)
    raw = tidy(record, read(record, resend(form), value))
    return judged(record, raw, found)


RICH = {
    "title": "标题<b>",
    "story": "第一行\n第二行 & 尾",
    "colour": "blue",
    "colours": ["red", "blue"],
    "on": "2026-09-28",
    "sure": True,
    "told": False,
    "amount": "1234.50",
    "numbers": [1, 3],
    "people": [
        {
            "name": "甲",
            "nicknames": ["阿甲", "小甲"],
            "toys": [{"what": "球", "count": 2}, {"what": "车"}],
            "adult": False,
        },
        {"name": "乙", "born_on": "2000-02-29"},
    ],
    "home": {"street": "和平路", "city": "某市"},
    "second": {"street": "建设路"},
    "lines": [
        {"colour": "red", "answer": "yes", "hint": "算出来的"},
        {"colour": "blue", "answer": "unsure", "note": "再看"},
    ],
    "organ_id": 8,
    "organ_name": "乙局",
    "keeper_id": 2,
    "keeper_name": "王五",
}


def outcome(record: type[Record], raw: Any, found: Options) -> Any:
    """The record, or where it was refused."""
    try:
        return judged(record, raw, found) if raw else parse_record(record, {})
    except InvalidRecord as error:
        return set(error.errors)


# -- drawing -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVERY_RECORD)
def test_every_record_of_the_reconsideration_room_has_a_form(name: str) -> None:
    record = getattr(records, name)
    form = RecordForm(record, shown(record, None, options()), options())
    html = str(form)
    for spec in specs_of(record):
        if spec.kind not in UNSEEN:
            assert spec.label in html
    assert "style=" not in html
    assert "onclick" not in html
    ids = re.findall(r'\bid="([^"]+)"', re.sub(r"<template>.*?</template>", "", html, flags=re.S))
    assert len(ids) == len(set(ids)), "an id stands once"


@pytest.mark.parametrize("name", EVERY_RECORD)
def test_an_untouched_form_sent_back_is_judged_like_the_defaults(name: str) -> None:
    """No control invents a value: what nobody filled in stays the record's default, or is asked for."""
    record = getattr(records, name)
    found = options()
    form = RecordForm(record, shown(record, None, found), found)
    raw = tidy(record, read(record, resend(form)))
    asked = {name for name, info in record.model_fields.items() if info.is_required()}
    if not asked:
        assert outcome(record, raw, found) == outcome(record, {}, found)
    else:
        assert isinstance(outcome(record, raw, found), set)


def test_few_choices_are_radios_many_are_a_select() -> None:
    html = str(RecordForm(records.Suspend, shown(records.Suspend), options()))
    assert '<select name="ground"' in html
    assert 'type="radio" name="approval-capacity"' in html


def test_labels_help_and_limits_stand_at_the_control() -> None:
    html = str(RecordForm(Rich, shown(Rich), options()))
    assert "写清楚" in html
    assert 'maxlength="30"' in html
    assert 'list="organ-names"' in html
    assert html.count('<option value="甲局">') == 1, "the list of organs stands once on the page"


def test_the_name_beside_an_organ_or_person_is_not_asked_twice() -> None:
    names = {spec.name for spec in specs_of(Rich)}
    assert {"organ_id", "keeper_id"} <= names
    assert not {"organ_name", "keeper_name"} & names


def test_a_checklist_asks_each_member_once_with_its_hint() -> None:
    initial = {"conditions": [{"limb": limb.value, "hint": f"提示{limb.item}"} for limb in records.Limb]}
    form = RecordForm(records.Acceptance, shown(records.Acceptance, initial), options())
    html = str(form)
    for limb in records.Limb:
        assert f"<legend>{limb.label}" in html
        assert f"提示{limb.item}" in html
    assert "conditions-0-limb" not in html
    assert "conditions-0-hint" not in html


def test_nobody_can_rewrite_what_the_system_had_computed() -> None:
    initial = {"lines": [{"colour": "red", "hint": "算出来的"}]}
    post = QueryDict("lines-0-hint=改过&lines-0-colour=blue&lines-0-answer=yes")
    lines = read(Rich, post, initial)["lines"]
    assert [line["colour"] for line in lines] == ["red", "blue"]
    assert lines[0]["hint"] == "算出来的"


# -- there and back ----------------------------------------------------------------------------------------------------


def test_a_rich_record_comes_back_as_it_went() -> None:
    assert trip(Rich, RICH) == Rich.model_validate(RICH)


def application() -> dict[str, Any]:
    party = {
        "name": "张三",
        "sex": "male",
        "id_kind": "passport",
        "id_number": "E1234567",
        "phone": "13800000000",
    }
    firm = {"kind": "organisation", "name": "某某有限公司", "head_name": "赵六", "head_post": "经理"}
    return {
        "channel": "mail",
        "received_on": "2026-09-28",
        "posted_on": "2026-09-24",
        "applicants": [party, firm],
        "representatives": [1, 2],
        "agents": [{"name": "孙律师", "kind": "lawyer", "firm": "某律师事务所", "power": "special", "until": "2027-01-01"}],
        "third_parties": [{"name": "李邻居"}],
        "respondents": [{"organ_id": 7, "name": "甲局", "address": "中心路1号"}, {"name": "不在名录的站"}],
        "act": {
            "kind": "penalty",
            "title": "行政处罚决定书",
            "number": "某罚〔2026〕1号",
            "made_on": "2026-09-01",
            "known_on": "2026-09-03",
            "told_rights": False,
            "rights_known_on": "2026-09-10",
            "amount": "2500.00",
            "on_the_spot": True,
        },
        "requests": [
            {"kind": "revoke", "text": "撤销某罚〔2026〕1号"},
            {"kind": "compensate", "text": "赔偿损失", "amount": "1000.00"},
        ],
        "reasons": "处罚过重。\n\n　　“情节轻微”<应当>减轻 & 不予处罚。",
        "evidence": [{"name": "决定书", "kind": "document", "pages": 3, "proves": "处罚事实"}],
        "simplified": True,
        "delays": [{"kind": "force_majeure", "start": "2026-09-05", "end": "2026-09-08"}],
        "delivery": {"address": "和平路2号", "electronic": True, "email": "a@example.cn"},
    }  # fmt: skip


def test_a_full_application_comes_back_as_it_went() -> None:
    assert trip(records.Application, application()) == records.Application.model_validate(application())


def test_an_amendment_carries_a_whole_application_inside() -> None:
    amendment = {"kind": "request", "reason": "增加请求", "application": application()}
    assert trip(records.Amendment, amendment) == records.Amendment.model_validate(amendment)


@pytest.mark.parametrize(
    ("record", "value"),
    [
        (records.Acceptance, {"conditions": [{"limb": limb.value, "answer": "yes", "note": "见卷"} for limb in records.Limb]}),
        (records.Assignment, {"handlers": [{"person_id": 1, "name": "李四"}, {"person_id": 2, "name": "王五"}]}),
        (records.Serve, {"paper": 1, "recipients": ["applicant-1", "respondent-1"], "method": "mail", "on": "2026-09-28"}),
        (records.SupplementNotice, {"items": ["身份证明", "授权委托书"]}),
        (records.CopyToSuperior, {"to": "某省厅", "papers": ["decision", "opinion"], "on": "2026-09-28"}),
        (records.Supplement, {"received_on": "2026-09-28", "application": None, "note": "已补正"}),
    ],
)  # fmt: skip
def test_records_of_other_steps_come_back_as_they_went(record: type[Record], value: dict[str, Any]) -> None:
    assert trip(record, value) == record.model_validate(value)


def test_choices_given_by_the_room_become_ticks() -> None:
    found = Listed(DAY, asked=lambda path: [("applicant-1", "申请人张三")] if path == "recipients" else None)
    raw = shown(records.Serve, {"recipients": ["applicant-1"]}, found)
    html = str(RecordForm(records.Serve, raw, found))
    assert re.search(r'type="checkbox" name="recipients" value="applicant-1"[^>]* checked', html)
    assert "申请人张三" in html


plain = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), min_size=1, max_size=20)


@given(st.lists(st.tuples(plain, plain), min_size=1, max_size=3))
def test_whatever_is_typed_comes_back_to_the_character(pairs: list[tuple[str, str]]) -> None:
    pairs = [(f"甲{name}"[:20], note) for name, note in pairs]
    people = [{"name": name, "toys": [{"what": f"物{note}"}]} for name, note in pairs]
    assert trip(Rich, {**RICH, "people": people}) == Rich.model_validate({**RICH, "people": people})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-9-28", "2026-09-28"),
        ("2026.9.28", "2026-09-28"),
        ("2026/09/28", "2026-09-28"),
        ("2026年9月28日", "2026-09-28"),
        ("２０２６年９月２８日", "2026-09-28"),
        ("20260928", "2026-09-28"),
        (" 2026-09-28 ", "2026-09-28"),
        ("2026-02-30", "2026-02-30"),
        ("明天", "明天"),
    ],
)
def test_days_are_understood_however_they_are_written(typed: str, meant: str) -> None:
    assert normal.day(typed) == meant


TIMES = [
    ("9:00", "09:00"), ("０９：３０", "09:30"), ("9时", "09:00"), ("14点05分", "14:05"), ("下午", "下午"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), TIMES)
def test_times_are_understood_however_they_are_written(typed: str, meant: str) -> None:
    assert normal.clock(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1,234.50", "1234.50"), ("１２", "12"), (" 3 ", "3"), ("12,3", "12,3"), ("三", "三")],
)
def test_numbers_are_understood_however_they_are_written(typed: str, meant: str) -> None:
    assert normal.number(typed) == meant


# -- lists without a script --------------------------------------------------------------------------------------------


def test_one_more_entry_one_less_and_the_rest_keeps_its_place() -> None:
    raw = shown(Rich, RICH)
    assert add(Rich, raw, "people") == "people-2"
    assert add(Rich, raw, "people") == "", "no more than the record allows"
    assert add(Rich, raw, "people-0-toys") == "people-0-toys-2"
    remove(Rich, raw, "people-1")
    assert [person["name"] for person in raw["people"]] == ["甲", ""]
    remove(Rich, raw, "people-0-toys-0")
    assert [toy["what"] for toy in raw["people"][0]["toys"]] == ["车", ""]


@pytest.mark.parametrize(
    "name", ["", "people-x-toys", "people-9-toys", "home", "title", "nothing", "people-0", "lines"]
)
def test_nonsense_adds_nothing(name: str) -> None:
    raw = shown(Rich, RICH)
    before = json.dumps(raw, default=str)
    assert add(Rich, raw, name) == ""
    remove(Rich, raw, f"{name}-77")
    assert json.dumps(raw, default=str) == before


def test_entries_nobody_filled_in_are_left_out_and_those_after_them_move_up() -> None:
    raw = shown(Rich, RICH)
    raw["people"].insert(0, shown(Person))
    tidied = tidy(Rich, raw)
    assert [person["name"] for person in tidied["people"]] == ["甲", "乙"]


def test_numbers_left_out_by_a_script_that_removed_an_entry_are_no_gap() -> None:
    form = RecordForm(Rich, shown(Rich, RICH, options()), options())
    post = resend(form)
    for name in [name for name in post if name.startswith("people-0-")]:
        del post[name]
    assert [person["name"] for person in read(Rich, post)["people"]] == ["乙"]


def test_an_empty_entry_to_be_cloned_carries_the_placeholder_and_no_inner_template() -> None:
    html = str(RecordForm(Rich, shown(Rich, RICH, options()), options()))
    spare = re.search(r'name="people-__prefix__-name"', html)
    assert spare
    assert "people-__prefix__-toys-__prefix__" not in html


def test_an_empty_entry_to_be_cloned_offers_the_choices_of_its_fields() -> None:
    """A list that begins empty has no other entry from which the choices could be taken."""

    def asked(path: str) -> list[tuple[str, str]] | None:
        return [("甲", "甲方"), ("乙", "乙方")] if path == "people.name" else None

    html = str(RecordForm(Rich, shown(Rich, {**RICH, "people": []}), Listed(DAY, None, asked)))
    assert re.search(r'<input type="radio" name="people-__prefix__-name" value="乙"', html)


# -- errors ------------------------------------------------------------------------------------------------------------


def refused(post: QueryDict) -> tuple[RecordForm, dict[str, list[str]]]:
    found = options()
    raw = tidy(Rich, read(Rich, post))
    with pytest.raises(InvalidRecord) as caught:
        judged(Rich, raw, found)
    return RecordForm(Rich, raw, found, caught.value.errors), caught.value.errors


def filled() -> RecordForm:
    return RecordForm(Rich, shown(Rich, RICH, options()), options())


def test_errors_land_at_their_field_whatever_its_depth() -> None:
    form, errors = refused(resend(filled(), ("people-0-toys-1-count", "99")))
    assert errors == {"people.0.toys.1.count": ["不能大于 9"]}
    line = next(iter(form))
    assert line.auto_id == "id_people-0-toys-1-count"
    assert line.label == "人员 1 · 玩具 2 · 几个"
    assert re.search(r'value="99"[^>]*aria-invalid="true"', str(form))


def test_errors_of_a_nested_record_stand_at_its_head() -> None:
    form, errors = refused(resend(filled(), ("home-street", "无")))
    assert errors == {"home": ["街道不能写“无”"]}
    assert 'href="#id_home"' in str(form)
    assert str(form).count("街道不能写“无”") == 2


def test_errors_of_the_whole_record_stand_in_the_summary() -> None:
    form, _ = refused(resend(filled(), ("title", "同样"), ("story", "同样")))
    assert form.non_field_errors == ["标题和经过一样"]
    assert str(form).count("标题和经过一样") == 1


def test_a_required_list_left_empty_asks_for_its_first_entry() -> None:
    post = resend(filled())
    for name in [name for name in post if name.startswith("people-")]:
        del post[name]
    form, errors = refused(post)
    assert errors == {"people": ["至少填写 1 项"]}
    assert 'name="people-0-name"' in str(form)


def test_a_blank_entry_of_a_required_list_is_told_once_where_it_is_blank() -> None:
    post = resend(filled())
    for name in [name for name in post if name.startswith("people-")]:
        del post[name]
    post["people-0-name"] = ""
    _, errors = refused(post)
    assert list(errors) == ["people.0.name"]


def test_an_optional_group_counts_only_when_something_stands_in_it() -> None:
    found = options()
    blank = tidy(Rich, read(Rich, resend(filled(), ("second-street", ""), ("second-city", ""))))
    assert judged(Rich, blank, found).second is None
    _, errors = refused(resend(filled(), ("second-street", ""), ("second-city", "某市")))
    assert list(errors) == ["second.street"]


def test_a_person_is_chosen_from_the_list_and_an_organ_may_be_named_freely() -> None:
    found = options()
    named = judged(Rich, tidy(Rich, read(Rich, resend(filled(), ("organ_id", "名录外的站")))), found)
    assert (named.organ_id, named.organ_name) == (None, "名录外的站")
    form, _ = refused(resend(filled(), ("keeper_id", "99")))
    assert "请从名单中选择" in str(form)
    form, _ = refused(resend(filled(), ("organ_id", "")))
    assert "请填写名称，或者从名录中选择" in str(form)


def test_a_day_nobody_can_read_comes_back_as_it_was_typed() -> None:
    form, errors = refused(resend(filled(), ("on", "下周一")))
    assert errors == {"on": ["日期不正确，请写成 2026-09-28 的样子"]}
    assert re.search(r'<input type="text" name="on" value="下周一"', str(form))


def test_what_was_typed_is_escaped() -> None:
    html = str(RecordForm(Rich, shown(Rich, {**RICH, "title": '"><script>x</script>'}, options()), options()))
    assert "<script>" not in html


def test_errors_without_a_place_are_told_on_top() -> None:
    form = RecordForm(Rich, shown(Rich, RICH, options()), options(), {"surprise": ["多出了不认识的内容"]})
    assert form.non_field_errors == ["多出了不认识的内容"]


# -- a record in words -------------------------------------------------------------------------------------------------


def test_a_record_in_words_has_titles_labels_and_chinese_days() -> None:
    pairs = dict(pairs_of(Rich.model_validate(RICH)))
    assert pairs["颜色"] == "蓝"
    assert pairs["多种颜色"] == "红、蓝"
    assert pairs["哪一天"] == "2026年9月28日（周一）"
    assert pairs["告知"] == "否"
    assert "证明" not in pairs
    assert "<dt>街道</dt><dd>和平路</dd>" in pairs["住所"]
    assert pairs["人员"].count("<li>") == 4, "two people, two toys"


def test_a_record_in_words_escapes_what_people_typed() -> None:
    evil = {**RICH, "home": {"street": "<script>"}}
    assert "<script>" not in dict(pairs_of(Rich.model_validate(evil)))["住所"]


def test_a_file_in_words_is_a_link_when_it_can_be_opened() -> None:
    ref = FileRef(sha256="0" * 64, name="甲&乙.pdf", size=3)
    record = records.StopExecution.model_construct(
        ground=records.StopGround.LAW, from_on=DAY, until=None, reason="", approval=ref
    )
    assert dict(pairs_of(record, lambda ref: "/files/3/"))["审批"] == '<a href="/files/3/">甲&amp;乙.pdf</a>'


class Question(Record):
    key: int = ask("编号", widget="kept")
    text: Text = ask("问题", widget="told")
    answer: Check = ask("结论", widget="radio")


class Asked(Record):
    questions: tuple[Question, ...] = ask("逐项回答", default=(), widget="given")


def test_what_is_given_is_answered_and_comes_back_as_it_was_told() -> None:
    """Nothing is added or left out, and the answer comes back with the words it was given to."""
    given = {"questions": [{"key": 7, "text": "告知了没有"}, {"key": 8, "text": "送达了没有"}]}
    found = options()
    html = str(RecordForm(Asked, shown(Asked, given, found), found))
    assert html.count("告知了没有") == 2, "once to read, once to send back"
    assert "再加一项" not in html
    posted = {
        "questions-0-key": "7", "questions-0-text": "告知了没有", "questions-0-answer": "yes", "questions-1-key": "8",
        "questions-1-text": "送达了没有",
    }  # fmt: skip
    raw = tidy(Asked, read(Asked, QueryDict("&".join(f"{name}={value}" for name, value in posted.items()))))
    with pytest.raises(InvalidRecord) as refused:
        judged(Asked, raw, found)
    assert list(refused.value.errors) == ["questions.1.answer"], (
        "an entry nobody answered is asked for, not dropped"
    )
    raw["questions"][1]["answer"] = "no"
    assert [(each.key, each.text) for each in judged(Asked, raw, found).questions] == [
        (7, "告知了没有"),
        (8, "送达了没有"),
    ]
    assert "编号" not in dict(pairs_of(judged(Asked, raw, found).questions[0])), (
        "an id says nothing to a reader"
    )


def test_where_nothing_is_given_nothing_is_asked() -> None:
    assert "逐项回答" not in str(RecordForm(Asked, shown(Asked), options()))
