"""Records: every field speaks Chinese, bad input gets its own message, what was typed is kept to the character."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from reconsideration_samples import COMPANY, PERSON, act, application, approval, conditions, draft, received

from fuyuan.business.reconsideration import records
from fuyuan.business.reconsideration.procedure import PROCEDURE
from fuyuan.business.reconsideration.state import Columns, columns, recipients, search_text
from fuyuan.matters.record import Choice, InvalidRecord, Record, parse_record

D = date(2026, 9, 28)
RECORDS = [kind for _, kind in inspect.getmembers(records, inspect.isclass) if issubclass(kind, Record)]
CHOICES = [kind for _, kind in inspect.getmembers(records, inspect.isclass) if issubclass(kind, Choice)]


def chinese(text: str) -> bool:
    return any("一" <= char <= "鿿" for char in text)


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_has_a_chinese_label(kind: type[Record]) -> None:
    assert all(chinese(field.title or "") for field in kind.model_fields.values())


@pytest.mark.parametrize("kind", CHOICES)
def test_every_choice_has_a_chinese_label(kind: type[Choice]) -> None:
    assert all(chinese(member.label) for member in kind)


def test_every_step_has_chinese_words_and_a_record_that_serialises() -> None:
    for step in PROCEDURE.steps:
        assert chinese(step.title)
        assert step.record.model_json_schema()["title"]


def changed(**changes: Any) -> dict[str, Any]:
    return application(D, **changes)


BAD: list[tuple[str, type[Record], Callable[[], dict[str, Any]], str, str]] = [
    # why, record, data, field of the error, words of the message
    ("before 1999", records.Act, lambda: act(date(1998, 5, 1)), "made_on", "早于 1999 年"),
    (
        "known before made",
        records.Act,
        lambda: act(D, made_on=D, known_on=date(2026, 9, 1)),
        "",
        "早于作出之日",
    ),
    ("no day of knowing", records.Act, lambda: act(D, known_on=None), "", "知道或者应当知道"),
    ("inaction without a day", records.Act, lambda: act(D, inaction=True), "", "收到请求之日"),
    ("a negative amount", records.Act, lambda: act(D, amount="-1"), "amount", "不能小于 0"),
    ("no request", records.Application, lambda: changed(requests=[]), "requests", "至少填写 1 项"),
    (
        "an empty request",
        records.Application,
        lambda: changed(requests=[{"kind": "revoke", "text": ""}]),
        "requests.0.text",
        "至少 1 个字",
    ),
    (
        "a request of spaces",
        records.Application,
        lambda: changed(requests=[{"kind": "revoke", "text": "  "}]),
        "requests.0",
        "不能为空",
    ),
    ("no reasons", records.Application, lambda: changed(reasons=" \n"), "", "事实和理由不能为空"),
    (
        "more than 20000 characters",
        records.Application,
        lambda: changed(reasons="字" * 20001),
        "reasons",
        "最多 20000 个字",
    ),
    ("nobody applies", records.Application, lambda: changed(applicants=[]), "applicants", "至少填写 1 项"),
    (
        "a wrong check digit",
        records.Party,
        lambda: PERSON | {"id_number": "110105194912310021"},
        "",
        "校验位",
    ),
    ("sex against the number", records.Party, lambda: PERSON | {"sex": "male"}, "", "性别"),
    (
        "birth against the number",
        records.Party,
        lambda: PERSON | {"born_on": date(1950, 1, 1)},
        "",
        "1949-12-31",
    ),
    (
        "a wrong credit code",
        records.Party,
        lambda: COMPANY | {"credit_code": "91350100M000100Y44"},
        "",
        "校验位",
    ),
    (
        "a representative who does not apply",
        records.Application,
        lambda: changed(representatives=[2]),
        "",
        "1 至 1 位",
    ),
    (
        "arrived before it was posted",
        records.Application,
        lambda: changed(posted_on=D, received_on=date(2026, 9, 1)),
        "",
        "早于寄出",
    ),
    ("no number of the platform", records.Application, lambda: changed(channel="platform"), "", "平台受理号"),
    ("oral without a recorder", records.Application, lambda: changed(channel="oral"), "", "笔录"),
    (
        "a control character",
        records.Application,
        lambda: changed(reasons="不服\x07决定"),
        "reasons",
        "控制字符",
    ),
    ("a lone surrogate", records.Application, lambda: changed(reasons="不服\ud800决定"), "reasons", ""),
    ("electronic without an address", records.Delivery, lambda: {"electronic": True}, "", "电子地址"),
    (
        "an obstacle that ends before it starts",
        records.Delay,
        lambda: {"kind": "suit", "start": D, "end": date(2026, 9, 1)},
        "",
        "早于开始",
    ),
    (
        "six conditions",
        records.Acceptance,
        lambda: {"conditions": conditions()[:6]},
        "conditions",
        "至少填写 7 项",
    ),
    (
        "one condition twice",
        records.Acceptance,
        lambda: {"conditions": conditions()[:6] + conditions()[:1]},
        "",
        "全部七个",
    ),
    (
        "no venue named",
        records.RefuseRecord,
        lambda: {"ground": "condition", "limbs": ["venue"], "reason": "无管辖权", "approval": approval(D)},
        "",
        "有管辖权",
    ),
    (
        "one officer collects",
        records.Collection,
        lambda: {
            "officers": [{"name": "甲", "certificate": "1"}],
            "shown": True,
            "on": D,
            "whom": "乙",
            "summary": "情况",
        },
        "officers",
        "至少填写 2 项",
    ),
    (
        "extended by 31 days",
        records.Extend,
        lambda: {"days": 31, "reason": "复杂", "approval": approval(D)},
        "days",
        "不能大于 30",
    ),
    (
        "ordered without a period",
        records.DraftDecision,
        lambda: draft("order_performance", "unperformed"),
        "",
        "履行期限",
    ),
    ("redo without revoking", records.DraftDecision, lambda: draft(redo=True), "", "才能责令重新作出"),
    ("passed by nobody", records.ApproveDecision, lambda: {"capacity": "office_head"}, "", "机关负责人"),
    (
        "discussed without minutes",
        records.ApproveDecision,
        lambda: {"capacity": "collective"},
        "",
        "讨论记录",
    ),
    (
        "left without a witness",
        records.Serve,
        lambda: {"recipients": ["applicant-1"], "method": "left", "on": D},
        "",
        "见证人",
    ),
    (
        "suspended for mediation by one side",
        records.Suspend,
        lambda: {"ground": "mediation", "reason": "调解", "approval": approval(D)},
        "",
        "都同意",
    ),
    (
        "an involuntary withdrawal",
        records.AllowWithdrawal,
        lambda: {"voluntary": False, "lawful": True, "approval": approval(D)},
        "",
        "自愿",
    ),
    ("an unknown field", records.Note, lambda: {"color": "red"}, "color", "不认识"),
]


@pytest.mark.parametrize(("why", "kind", "data", "where", "words"), BAD, ids=[row[0] for row in BAD])
def test_bad_input_gets_its_own_message(
    why: str, kind: type[Record], data: Callable[[], dict[str, Any]], where: str, words: str
) -> None:
    with pytest.raises(InvalidRecord) as caught:
        parse_record(kind, data())
    messages = (
        caught.value.errors[where]
        if where
        else [text for texts in caught.value.errors.values() for text in texts]
    )
    assert any(words in message and chinese(message) for message in messages), caught.value.errors


def test_ten_thousand_characters_are_kept_to_the_character() -> None:
    reasons = "一、事实不清。<b>&amp;𠮷\n" * 700
    case = received(D, reasons=reasons)
    assert len(reasons) > 10_000
    assert case.state.application.reasons == reasons


def test_the_columns_are_those_documented() -> None:
    case = received(D, applicants=[PERSON, COMPANY])
    row = columns(case.state)
    assert set(row) == set(Columns.__annotations__)
    assert (row["applicant_names"], row["respondent_id"], row["regime"]) == (
        "张三、某某商贸有限公司",
        70,
        "C",
    )


def test_search_finds_numbers_and_names_but_no_identity_numbers() -> None:
    text = search_text(received(D).state)
    assert "张三" in text
    assert "某公罚〔1〕号" in text
    assert PERSON["id_number"] not in text


def test_everybody_who_can_be_served_has_a_key() -> None:
    case = received(D, third_parties=[COMPANY])
    assert [each.key for each in recipients(case.state)] == ["applicant-1", "respondent-1", "third-1"]


def test_the_procedure_loads_without_the_framework() -> None:
    code = "import sys, fuyuan.business.reconsideration.procedure; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
