"""Templates are hostile until shown otherwise."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from fuyuan.papers import sandbox
from fuyuan.papers.markup import render_template
from fuyuan.papers.sandbox import MissingField, TemplateFault
from fuyuan.papers.text import PaperFault

DATA = {
    "case": {"number": "12", "on": date(2026, 9, 28), "open": True},
    "申请人": {"名称": "赵堃", "证件": None},
    "列": ["甲", "乙", "丙"],
    "金": Decimal("1234.5"),
    "时": datetime.fromisoformat("2026-09-28T09:05:00"),
}


def made(source: str, data: dict[str, Any] | None = None) -> str:
    return render_template(source, DATA if data is None else data).strip()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ 申请人.名称 }}第{{ case.number }}号", "赵堃第12号"),
        ("{{ 申请人['名称'] }}{{ 列[0] }}", "赵堃甲"),
        ("{{ case.on }}", "2026年9月28日"),
        ("{{ 时 }}", "2026年9月28日9时05分"),
        ("{{ case.on|日期 }}", "2026年9月28日"),
        ("{{ 列|顿号 }}", "甲、乙、丙"),
        ("{{ 列|数量|大写数字 }}", "三"),
        ("{{ 金|金额 }}", "1,234.50元"),
        ("{{ case.open }}", "是"),
        ("{{ 申请人.证件|默认('不详') }}", "不详"),
        ("{{ 无此项|默认('空') }}", "空"),
        ("{% if case.open and 列|数量 > 2 %}甲{% else %}乙{% endif %}", "甲"),
        ("{% if 申请人.证件 is defined %}有{% else %}无{% endif %}", "无"),
        (
            "{% for x in 列 %}{{ loop.index }}{{ x }}{% if not loop.last %}；{% endif %}{% endfor %}",
            "1甲；2乙；3丙",
        ),
        ("{# 说明 #}{{ '甲' if case.open else '乙' }}", "甲"),
    ],
)
def test_a_template_can_do_what_papers_need(source: str, text: str) -> None:
    assert made(source) == text


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("{{ 申请人.住址 }}", "申请人.住址"),
        ("{{ 申请人.证件 }}", "申请人.证件"),
        ("{{ 被申请人.名称 }}", "被申请人"),
        ("{{ 被申请人 }}", "被申请人"),
        ("{% for x in 名单 %}{% endfor %}", "名单"),
        ("{{ 申请人.生日|日期 }}", "申请人.生日"),
        ("{% if 第三人 %}甲{% endif %}", "第三人"),
        ("{% for 人 in 人们 %}{{ 人.名 }}{% endfor %}", "人们第2项.名"),
    ],
)
def test_a_missing_field_is_named(source: str, path: str) -> None:
    with pytest.raises(MissingField, match="还没有填写") as fault:
        made(source, {**DATA, "人们": [{"名": "甲"}, {}]})
    assert fault.value.paths == (path,)


ATTACKS = [
    "{{ ''.__class__ }}",
    "{{ case['__class__'] }}",
    "{{ 列.__class__.__mro__ }}",
    "{{ case.items() }}",
    "{{ case.get('number') }}",
    "{{ case.items }}",
    "{{ 列.append }}",
    "{{ 申请人.名称.upper }}",
    "{{ 申请人.名称[0] }}",
    "{{ 列[99] }}",
    "{{ 列['0'] }}",
    "{{ range(10) }}",
    "{{ self }}",
    "{{ loop }}",
    "{{ lipsum() }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ 'A' * 500000000 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ '甲' ~ '乙' }}",
    "{{ '%s' % case }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ (1, 2) }}",
    "{% set a = 1 %}",
    "{% include '/etc/passwd' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% block x %}{% endblock %}",
    "{% macro m() %}{% endmacro %}",
    "{% filter 默认 %}x{% endfilter %}",
    "{% for a, b in case %}{% endfor %}",
    "{% for a in case %}{% endfor %}",
    "{% for a in '甲乙' %}{% endfor %}",
    "{% for a in 列 recursive %}{% endfor %}",
    "{% for a in 列 %}{{ loop.cycle }}{% endfor %}",
    "{% for a in 列 %}{{ loop._iterator }}{% endfor %}",
    "{{ case|attr('__class__') }}",
    "{{ 列|map(attribute='x') }}",
    "{{ case }}",
    "{{ 列 }}",
    "{{ _context }}",
    "{{ 列[::2] }}",
    "{{ case.on.year }}",
    "{{ none }}",
    "{{",
    "{% if %}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{% if 1 %}" * 100 + "{% endif %}" * 100,
    "{% for a in 列 %}" * 25 + "{% endfor %}" * 25,
    "甲" * 100_000,
    "\ufdd0#\ufdd1",
]


@pytest.mark.parametrize("source", ATTACKS, ids=[attack[:40] for attack in ATTACKS])
def test_a_template_cannot_reach_beyond_its_data(source: str) -> None:
    with pytest.raises(PaperFault):
        made(source)


@pytest.mark.parametrize("source", ["{{ a.b() }}", "{% set a = 1 %}", "{{"])
def test_the_editor_can_check_a_template_without_data(source: str) -> None:
    with pytest.raises(TemplateFault):
        sandbox.check(source)


def test_a_good_template_passes_the_check() -> None:
    sandbox.check("{% for x in 列 %}{{ x.名 }}{% endfor %}")


class Model:
    """Stands for an ORM object with something to steal."""

    secret = "秘密"


class Sly(str):
    """A text that would say something else when asked."""

    def __str__(self) -> str:
        return "别的"


@pytest.mark.parametrize(
    "value", [Model(), {"a": [Model()]}, 1.5, b"x", {1: "x"}, {"_a": "x"}, {"a": {1, 2}}, len]
)
def test_only_plain_data_goes_in(value: object) -> None:
    with pytest.raises(TemplateFault):
        made("甲", {"x": value})


def test_a_subclass_of_text_becomes_plain_text() -> None:
    assert made("{{ x }}", {"x": Sly("甲")}) == "甲"


def test_braces_typed_by_a_person_are_not_evaluated() -> None:
    assert made("{{ x }}", {"x": "{{ y }}{% if %}{#"}) == "{{ y }}{% if %}{#"


def test_loops_are_counted_even_when_they_print_nothing() -> None:
    loops = "{% for a in 列 %}{% for b in 列 %}{% for c in 列 %}{% endfor %}{% endfor %}{% endfor %}"
    with pytest.raises(TemplateFault, match="循环"):
        made(loops, {"列": [1] * 100})


def test_the_text_made_is_bounded() -> None:
    with pytest.raises(TemplateFault, match="过长"):
        made("{% for a in 列 %}{{ x }}{% endfor %}", {"列": [1] * 100, "x": "甲" * 3000})


def test_the_data_is_bounded() -> None:
    with pytest.raises(TemplateFault, match="过多"):
        made("甲", {"x": [[1] * 200] * 200})
    deep: Any = "甲"
    for _ in range(50):
        deep = [deep]
    with pytest.raises(TemplateFault, match="过多"):
        made("甲", {"x": deep})


def test_a_template_does_not_change_the_data_or_remember_the_last() -> None:
    data = {"列": ["甲"]}
    assert made("{{ 列|顿号 }}", data) == "甲"
    data["列"].append("乙")
    assert made("{{ 列|顿号 }}", data) == "甲、乙"
