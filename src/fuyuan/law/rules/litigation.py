"""提起诉讼: periods to sue after, or instead of, reconsideration. All natural days, months, years."""

from __future__ import annotations

from datetime import date

from fuyuan.law.rules.model import Limit, Roll, Rule, Section, Unit, Variant, days, months, years

_S = Section.LITIGATION
# 法释〔2026〕3号 art 11: from 2026-05-01, and it prevails over earlier interpretations.
_NEW = date(2026, 5, 1)
_OLD = date(2026, 4, 30)
_STOPS = "XSF 48.1"
_STOPS_NEW = "XSF 48.1, JS2026 4, 5"


def _both(make: object, length: int, old: str, new: str, **options: object) -> tuple[Variant, ...]:
    """The same length before and since 法释〔2026〕3号, each with its own articles."""
    assert callable(make)
    stops = {"stops": _STOPS} if options.pop("pausable", True) else {}
    stops_new = {"stops": _STOPS_NEW} if stops else {}
    return (
        make("ABC", length, old, until=_OLD, **stops, **options),
        make("ABC", length, new, since=_NEW, **stops_new, **options),
    )


_CAP = Limit(1, "content_known", False)

RULES = (
    Rule(
        "sue_after_decision_15d",
        _S,
        "对复议决定起诉",
        "收到（送达）复议决定书之日",
        _both(days, 15, "XSF 45", "XSF 45, JS2026 6.1"),
        posted=True,
    ),
    Rule(
        "sue_no_decision_15d",
        _S,
        "复议机关逾期不作决定的起诉",
        "复议期限届满之日（顺延、依法延长之后）",
        (
            days("A", 15, "XSF 45, L17 19", stops=_STOPS),
            days("BC", 15, "XSF 45, L23 34", stops=_STOPS),
        ),
        posted=True,
    ),
    Rule(
        "sue_uninformed_1y",
        _S,
        "未告知起诉期限时的起诉期限",
        "知道或者应当知道起诉期限之日",
        (
            *_both(days, 15, "JS2018 64.2, XSF 45", "JS2026 6.2, JS2018 64.1, XSF 45", limit=_CAP),
            *_both(
                months,
                6,
                "JS2018 64.1, XSF 46.1",
                "JS2018 64.1, JS2026 2, XSF 46.1",
                limit=_CAP,
                when="against_act",
            ),
        ),
        note="知道内容之日写 --fact content_known；至今不知道起诉期限的，以知道内容之日为起算日，按最长一年计算。"
        "自2026年5月1日起，一年自知道内容和实施主体之日起算",
        posted=True,
    ),
    Rule(
        "sue_direct_6m",
        _S,
        "对行政行为直接起诉",
        "知道或者应当知道作出行政行为之日（2026年5月1日起为知道内容和实施主体之日）",
        _both(months, 6, "XSF 46.1", "XSF 46.1, JS2026 2"),
        posted=True,
    ),
    Rule(
        "sue_cap_5y_20y",
        _S,
        "起诉的最长期限",
        "行政行为作出之日",
        (
            *_both(years, 5, "XSF 46.2", "XSF 46.2, JS2026 3.1", pausable=False, roll=Roll.A7),
            *_both(
                years,
                20,
                "XSF 46.2",
                "XSF 46.2, JS2026 3",
                pausable=False,
                roll=Roll.A7,
                when="real_property",
            ),
        ),
    ),
    Rule(
        "sue_inaction",
        _S,
        "对不履行职责起诉",
        "行政机关接到申请之日",
        (
            *_both(months, 2, "JS2018 66, XSF 47.1", "JS2018 66, JS2026 7.1, XSF 47.1", then=(Unit.MONTH, 6)),
            *_both(
                months,
                6,
                "JS2018 66, XSF 47.1",
                "JS2018 66, JS2026 7.1, XSF 47.1",
                when="own_limit",
                trigger="法律、法规规定的履行期限届满之日",
            ),
        ),
        note="接到申请满两个月仍不履行的可以起诉，其后六个月内提出；紧急情况不受两个月限制",
        posted=True,
    ),
    Rule(
        "sue_compensation_part_15d",
        _S,
        "只对复议决定的赔偿部分起诉",
        "复议决定书送达之日",
        (days("ABC", 15, "PC2022 17.1", stops=_STOPS, since=date(2022, 5, 1)),),
        posted=True,
    ),
)
