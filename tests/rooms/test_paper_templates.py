"""Templates on the desk: kept only when they fill real cases, in force from a day on, never touching a paper that exists."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from papers_people import House

from fuyuan.matters.clock import set_clock
from fuyuan.organs.posts import Post
from fuyuan.papers import sandbox, versions
from fuyuan.papers.kinds import kind_of
from fuyuan.papers.models import Paper, TemplateVersion
from fuyuan.papers.services import edit, issue
from fuyuan.papers.verify import differences
from fuyuan.papers.versions import TemplateRefused

pytestmark = pytest.mark.django_db
KIND = "reconsideration.acceptance_notice"
URL = f"/papers/templates/{KIND}/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def source() -> str:
    return kind_of(KIND).source()


def keep(house: House, text: str, day: date = date(2026, 9, 28), seen: int = 0) -> TemplateVersion:
    return versions.keep(kind_of(KIND), text, day, "统一用语", house.head, seen)


def changed(source: str) -> str:
    return source.replace("在行政复议期间，", "在行政复议期间，请注意，", 1)


# -- which one holds -----------------------------------------------------------------------------------------------


def test_a_new_version_is_for_papers_drafted_from_its_day_on(house: House, source: str, clock: Any) -> None:
    keep(house, changed(source), date(2026, 9, 30))
    before = house.paper(house.accepted(), "acceptance_notice")
    clock.set("2026-09-30")
    after = house.paper(house.accepted(), "acceptance_notice")
    assert (before.template_version, after.template_version) == (0, 1)
    assert "请注意" not in before.text
    assert "请注意" in after.text
    assert list(differences()) == []


def test_a_paper_that_exists_keeps_its_text_and_the_number_of_its_version(house: House, source: str) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    text = paper.text
    keep(house, changed(source))
    signed = issue(paper.pk, house.head)
    assert signed.template_version == 0
    assert "请注意" not in signed.text
    assert text.split("\n")[4] == signed.text.split("\n")[4]


def test_the_shipped_text_can_be_put_back_as_a_version_of_its_own(house: House, source: str) -> None:
    keep(house, changed(source))
    keep(house, source, seen=1)
    assert versions.in_force(kind_of(KIND), date(2026, 9, 28)).text == source
    assert TemplateVersion.objects.filter(kind=KIND).count() == 2


def test_verify_names_a_paper_whose_version_is_no_longer_what_it_was(house: House, source: str) -> None:
    keep(house, changed(source))
    house.accepted()
    TemplateVersion.objects.update(text=source + "改过。\n")
    assert any("模板与第1版的内容不同" in line for line in differences())


# -- what is refused -----------------------------------------------------------------------------------------------

WRONG = [
    ("an unknown field", "{{ 不存在的字段 }}", "没有“不存在的字段”这个字段"),
    (
        "an unknown field in a branch no case takes",
        "{% if 视为 %}{{ 乱写 }}{% endif %}",
        "没有“乱写”这个字段",
    ),
    ("a call", "{{ 机关.upper() }}", "不能使用这种写法"),
    ("an attribute of Python", "{{ 机关.__class__ }}", "不能取用"),
    ("an unfinished block", "{% if 机关 %}", "写法有误"),
    ("a loop over what is no list", "{% for 字 in 机关 %}甲{% endfor %}", "“for”只能用于列表"),
    ("a directive that does not exist", "@乱写 甲", "第"),
    ("a date of what is no day", "{{ 机关|日期 }}", "不是日期"),
]


@pytest.mark.parametrize(("why", "line", "told"), WRONG, ids=[row[0] for row in WRONG])
def test_a_template_that_fails_is_not_kept_and_says_why(
    house: House, source: str, why: str, line: str, told: str
) -> None:
    house.accepted()
    with pytest.raises(TemplateRefused, match=told):
        keep(house, source + line + "\n")
    assert not TemplateVersion.objects.exists()


def test_all_faults_are_told_at_once(house: House, source: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        versions.keep(
            kind_of(KIND), source.replace("@字号 {{ 文号 }}\n", "{{ 甲 }}{{ 乙 }}\n"), date(2026, 9, 1), "", house.head, 0
        )  # fmt: skip
    told = "\n".join(refused.value.faults)
    for words in ("没有“甲”", "没有“乙”", "没有“@字号”这一行", "请写明为什么修改", "启用日期不能早于今天"):
        assert words in told


def test_a_loop_without_end_is_stopped_with_a_sentence(
    house: House, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nested loops over one list are the nearest thing to it: the count of passes and the clock both stop them."""
    kind, fields = kind_of(KIND), {"行": [str(n) for n in range(100)]}
    nested = "{% for a in 行 %}{% for b in 行 %}{% for c in 行 %}{% endfor %}{% endfor %}{% endfor %}"
    with pytest.raises(sandbox.TemplateFault, match="循环超过10000次，已经停止"):
        versions.filled(kind, nested, fields)
    monkeypatch.setattr(sandbox, "MAX_SECONDS", -1.0)
    with pytest.raises(sandbox.TemplateFault, match="秒，已经停止"):
        versions.filled(kind, "{% for a in 行 %}{% endfor %}", fields)


def test_the_second_of_two_who_edit_one_template_is_told(house: House, source: str) -> None:
    keep(house, changed(source))
    with pytest.raises(TemplateRefused, match="别人刚刚保存了新的版本"):
        keep(house, changed(source).replace("请注意", "请留意"))


# -- gaps ----------------------------------------------------------------------------------------------------------


def test_an_empty_field_is_asked_for_in_the_draft_and_stops_the_signature(house: House, source: str) -> None:
    keep(house, source.replace("@落款", "电话：{{ 电话 }}\n@落款"))
    paper = house.paper(house.accepted(), "acceptance_notice")
    assert "电话：【待填：电话】" in paper.text
    page = house.head_client.get(f"/papers/{paper.pk}/").content.decode()
    assert "还有1处没有填写：电话" in page
    answer = house.head_client.post(f"/papers/{paper.pk}/issue/", {"revision": "0"})
    assert answer.status_code == 409
    assert "还有1处没有填写：电话" in answer.content.decode()
    edit(paper.pk, paper.text.replace("【待填：电话】", "0375-1"), house.head, 0)
    assert issue(paper.pk, house.head).number


def test_a_name_no_face_can_show_stops_the_signature(house: House) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    edit(paper.pk, paper.text + "𪚥先生。\n", house.head, 0)
    answer = house.head_client.post(f"/papers/{paper.pk}/issue/", {"revision": "1"})
    assert "现有字库没有“𪚥”" in answer.content.decode()


# -- the pages -----------------------------------------------------------------------------------------------------


def test_the_list_leads_to_the_editor_and_back_to_what_was_typed(house: House, source: str) -> None:
    house.accepted()
    assert URL in house.head_client.get("/papers/templates/").content.decode()
    sent = {"text": source + "{{ 乱写 }}", "valid_from": "2026-10-01", "note": "试试", "seen": "0"}
    answer = house.head_client.post(URL, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "没有“乱写”这个字段" in page
    assert "{{ 乱写 }}" in page
    assert 'value="2026-10-01"' in page
    sent["text"] = changed(source)
    assert house.head_client.post(URL, sent).status_code == 302
    page = house.head_client.get(f"{URL}versions/1/").content.decode()
    assert re.search("<ins>.?请注意.?</ins>", page)
    assert "试试" in page


def test_the_preview_is_the_paper_of_a_real_case_or_what_is_wrong(house: House, source: str) -> None:
    matter = house.accepted()
    pk = house.paper(matter, "acceptance_notice").pk
    answer = house.head_client.post(f"{URL}preview/", {"text": changed(source), "sample": pk})
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    answer = house.head_client.post(f"{URL}preview/", {"text": "{{ 乱写 }}", "sample": pk})
    assert answer.status_code == 422
    assert "没有“乱写”这个字段" in answer.content.decode()


def test_a_kind_without_a_case_is_edited_with_its_writing_checked_only(house: House, source: str) -> None:
    page = house.head_client.get(URL).content.decode()
    assert "还没有这种文书" in page
    assert keep(house, changed(source)).number == 1


@pytest.mark.parametrize("who", ["handler", "intake", "liaison", "mayor"])
def test_only_the_legal_office_edits_templates(house: House, who: str) -> None:
    assert getattr(house, f"{who}_client").get(URL).status_code == 403


def test_the_joint_office_keeps_its_own_papers_only(house: House) -> None:
    _, client = house.hire("lianxi", Post.JOINT_OFFICE)
    assert client.get("/papers/templates/reminder_letter.reminder_letter/").status_code == 200
    assert client.get(URL).status_code == 404
    assert URL not in client.get("/papers/templates/").content.decode()


def test_the_fields_of_a_case_are_shown_with_what_they_hold(house: House) -> None:
    paper: Paper = house.paper(house.accepted(), "acceptance_notice")
    page = house.head_client.get(URL).content.decode()
    fields = versions.fields_of(paper)
    assert f'<code>案号</code></dt><dd class="field-value">{fields["案号"]}</dd>' in page
