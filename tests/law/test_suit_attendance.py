"""The head of the organ in court: who counts, by 法释〔2020〕3号, row by row."""

from __future__ import annotations

from typing import Any

import pytest
from suit_samples import attended

from fuyuan.business.litigation.attendance import judged, of_instance
from fuyuan.business.litigation.records import Attended
from fuyuan.law.outcomes import Attendance
from fuyuan.matters.record import InvalidRecord, parse_record

NOBODY: dict[str, Any] = {"head": "none", "name": "", "post": ""}
EXCUSE = {**NOBODY, "excuse": "duty", "excuse_signed": True, "excuse_accepted": True}
ROWS = [
    # what was written down, what it is worth, words of the reason, why
    ({"head": "chief"}, "attended", "第二条", "the chief is a 负责人"),
    ({"head": "deputy", "spoke": True}, "spoke", "第十一条", "a deputy counts, and spoke on the merits"),
    ({"head": "charge"}, "attended", "第二条", "one of deputy rank who shares the charge of the act counts"),
    ({"head": "share"}, "attended", "第二条", "other heads who share the charge count"),
    (
        {"head": "lower"},
        "absent",
        "第二条第二款",
        "the head of a lower organ cannot stand for the organ sued",
    ),
    (
        {"head": "chief", "identity_paper": False},
        "absent",
        "第六条第二款",
        "no identity paper counts as absent",
    ),
    (NOBODY, "absent", "第三条第三款", "nobody came and nobody said why"),
    ({**NOBODY, "excuse": "force"}, "absent", "第九条第一款", "an unsigned reason is none"),
    ({**EXCUSE, "excuse_accepted": False}, "absent", "第九条第二款", "the court did not accept the reason"),
    (EXCUSE, "excused", "第八条", "an accepted reason excuses"),
    ({**EXCUSE, "excuse_accepted": None}, "excused", "尚待", "not yet judged by the court: said so"),
    (
        {**EXCUSE, "staff_present": False, "lawyer_present": True},
        "excused",
        "仅委托律师",
        "a lawyer alone is a breach",
    ),
    ({**EXCUSE, "staff_present": False}, "excused", "没有人到庭", "nobody at all is a breach"),
    ({"head": "chief", "staff_present": False}, "attended", "第二条", "the head alone is enough"),
]


@pytest.mark.parametrize(("given", "worth", "words", "why"), ROWS, ids=[row[-1] for row in ROWS])
def test_what_a_hearing_is_worth(given: dict[str, Any], worth: str, words: str, why: str) -> None:
    found = judged(parse_record(Attended, attended(**given)))
    assert found.attendance.value == worth, why
    assert words in "".join(found.reasons)


def test_a_head_without_a_name_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="姓名"):
        parse_record(Attended, attended(name=""))


A = Attendance
INSTANCES = [
    ([], A.NONE, "no hearing was held"),
    ([(False, A.ABSENT), (False, A.ATTENDED)], A.ATTENDED, "once in an instance is enough (第七条第一款)"),
    ([(False, A.ATTENDED), (True, A.ABSENT)], A.ABSENT, "the court called the head again and nobody came"),
    ([(False, A.ATTENDED), (True, A.SPOKE)], A.SPOKE, "called again and came"),
    ([(False, A.EXCUSED), (False, A.ABSENT)], A.EXCUSED, "an excuse is better than silence"),
]


@pytest.mark.parametrize(("held", "counts", "why"), INSTANCES, ids=[row[-1] for row in INSTANCES])
def test_what_counts_for_an_instance(
    held: list[tuple[bool, Attendance]], counts: Attendance, why: str
) -> None:
    assert of_instance(held) is counts, why
