"""申请期限: when an application for reconsideration is in time."""

from __future__ import annotations

from fuyuan.law.rules.model import (
    Kind,
    Limit,
    Roll,
    Rule,
    Section,
    Unit,
    Variant,
    days,
    silent,
    variant,
    years,
)

_S = Section.APPLICATION
_STOPS = {"A": "L17 9.2", "B": "L23 20.2", "C": "L23 20.2, R26 26, 38.2"}


def _sixty(regime: str, basis: str, **options: object) -> Variant:
    return days(regime, 60, basis, stops=_STOPS[regime], **options)


def _start(regimes: str, basis: str, trigger: str = "") -> Variant:
    return variant(regimes, Unit.DAY, 0, basis, kind=Kind.SAME_DAY, trigger=trigger)


def _start_day(id_: str, title: str, trigger: str, *variants: Variant, note: str = "") -> Rule:
    return Rule(id_, _S, f"申请期限起算日：{title}", trigger, variants, note=note)


RULES = (
    Rule(
        "apply_60d",
        _S,
        "申请行政复议的期限",
        "知道或者应当知道行政行为之日",
        (
            _sixty("A", "L17 9.1", trigger="知道具体行政行为之日"),
            _sixty("B", "L23 20.1"),
            _sixty("C", "L23 20.1, R26 23"),
        ),
        note="法律规定的申请期限超过六十日的，从其规定",
        posted=True,
    ),
    _start_day(
        "apply_start_on_spot",
        "当场作出的行政行为",
        "行政行为作出之日",
        _start("AB", "R07 15.1(1)"),
        _start("C", "R26 23.1(1)"),
    ),
    _start_day(
        "apply_start_direct_service",
        "法律文书直接送达",
        "受送达人签收之日（2026年7月1日起包括拒绝签收之日）",
        _start("AB", "R07 15.1(2)", "受送达人签收之日"),
        _start("C", "R26 23.1(2)", "受送达人签收或者拒绝签收之日"),
    ),
    _start_day(
        "apply_start_mail",
        "法律文书邮寄送达",
        "邮件签收单签收之日；没有签收单的，送达回执签名之日（2026年7月1日起也可以是邮政机构记载的签收之日）",
        _start("AB", "R07 15.1(3)", "邮件签收单签收之日（没有签收单的，送达回执签名之日）"),
        _start(
            "C",
            "R26 23.1(3)",
            "邮件签收单签收之日（没有签收单的，送达回执签名之日或者邮政机构记载的签收之日）",
        ),
    ),
    _start_day(
        "apply_start_electronic",
        "法律文书电子送达",
        "法律文书到达受送达人指定的特定系统之日",
        _start("C", "R26 23.1(4)"),
    ),
    _start_day(
        "apply_start_public_notice",
        "公告告知",
        "公告规定的期限届满之日",
        _start("AB", "R07 15.1(4)"),
        _start("C", "R26 23.1(5)"),
    ),
    _start_day(
        "apply_start_late_notice",
        "事后补充告知",
        "收到补充告知通知之日",
        _start("AB", "R07 15.1(5)"),
        _start("C", "R26 23.1(6)"),
    ),
    _start_day(
        "apply_start_proven_knowledge",
        "被申请人证明申请人知道",
        "证据证明申请人知道行政行为之日（2026年7月1日起为知道或者应当知道之日）",
        _start("AB", "R07 15.1(6), 15.2", "证据证明申请人知道具体行政行为之日"),
        _start("C", "R26 23.2", "证据证明申请人知道或者应当知道行政行为之日"),
    ),
    Rule(
        "apply_uninformed_1y",
        _S,
        "未告知复议权利、机关和期限时的申请期限",
        "知道或者应当知道复议权利、复议机关和申请期限之日",
        tuple(
            days(regime, 60, "L23 20.3, 20.1", stops=_STOPS[regime], limit=Limit(1, "content_known", True))
            for regime in "BC"
        ),
        note="六十日与一年最长期限中较早届满的为准；障碍消除后继续计算的只是六十日",
        posted=True,
    ),
    Rule(
        "apply_cap_5y",
        _S,
        "申请行政复议的最长期限（一般）",
        "行政行为作出之日",
        (years("BC", 5, "L23 21", roll=Roll.A7),),
    ),
    Rule(
        "apply_cap_20y",
        _S,
        "申请行政复议的最长期限（因不动产提出）",
        "行政行为作出之日",
        (years("BC", 20, "L23 21", roll=Roll.A7),),
    ),
    Rule(
        "apply_inaction_with_limit",
        _S,
        "对不履行职责申请复议的期限（有履行期限）",
        "履行期限届满之日",
        (
            _sixty("A", "R07 16.1(1), L17 9.1"),
            _sixty("B", "R07 16.1(1), L23 20.1"),
            _sixty("C", "R26 24.1(1), L23 20.1"),
        ),
        note="紧急情况下请求保护人身权、财产权的，不受此限",
        posted=True,
    ),
    Rule(
        "apply_inaction_no_limit",
        _S,
        "对不履行职责申请复议的期限（没有履行期限）",
        "行政机关收到申请之日",
        (
            _sixty("A", "R07 16.1(2), L17 9.1", then=(Unit.DAY, 60)),
            _sixty("B", "R07 16.1(2), L23 20.1", then=(Unit.DAY, 60)),
            _sixty("C", "R26 24.1(2), L23 20.1", then=(Unit.DAY, 60)),
        ),
        note="行政机关收到申请满六十日起，再计算六十日；紧急情况不受此限",
        posted=True,
    ),
    silent(
        "apply_ancillary_review",
        _S,
        "申请附带审查规范性文件",
        "申请行政复议时",
        "应与复议申请一并提出；申请时还不知道依据的，在行政复议决定作出前都可以提出",
        "L23 13, R26 53.1, R07 26, L17 7",
    ),
)
