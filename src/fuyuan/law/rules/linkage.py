"""府院联动: correspondence with courts and the procuratorate that has its own clock."""

from __future__ import annotations

from fuyuan.law.rules.model import Rule, Section, days, months, silent

_S = Section.LINKAGE

RULES = (
    Rule(
        "judicial_suggestion_document_60d",
        _S,
        "答复关于规范性文件的司法建议",
        "收到司法建议之日",
        (days("ABC", 60, "JS2018 149.4"),),
    ),
    Rule(
        "procuratorial_suggestion_2m",
        _S,
        "履行职责并回复检察建议",
        "收到检察建议书之日",
        (months("ABC", 2, "GY2018 21.2"), days("ABC", 15, "GY2018 21.2", when="urgent")),
    ),
    silent(
        "judicial_suggestion_general",
        _S,
        "回复其他司法建议",
        "收到司法建议之日",
        "以司法建议写明的期限为准",
        "XSF 66.2, 96.1(4), JS2020 12.1",
    ),
)
