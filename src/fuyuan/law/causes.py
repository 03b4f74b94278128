"""Why an act fell, in two levels: shared by the causes of loss of a suit and the cause analysis of a 以案促改.

The first level mirrors the grounds on which a court quashes, changes, declares or orders (行政诉讼法 arts 70, 72-78) and a
reconsideration organ corrects (行政复议法 arts 63-67, 70-72), so that both are counted by the same words. The second level is
what an enforcement officer can do something about; no statute lists it, except where an article stands beside the line. Codes
are stored in events: they are added to and never changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fuyuan.law.citation import Citation, refs
from fuyuan.law.vocabulary import Labelled


class Cause(Labelled):
    """First level: the ground on which the act fell."""

    FACTS = "facts", "事实不清、证据不足"  # 行政诉讼法 70(1); 行政复议法 63.1(3), 64.1(1)
    PROCEDURE = "procedure", "程序违法"  # 行政诉讼法 70(3), 74.1(2); 行政复议法 64.1(2), 65.1(2)
    LAW = "law", "适用法律错误"  # 行政诉讼法 70(2); 行政复议法 63.1(2), 64.1(3)
    BEYOND = "beyond", "超越职权"  # 行政诉讼法 70(4); 行政复议法 64.1(4)
    ABUSE = "abuse", "滥用职权"  # 行政诉讼法 70(5); 行政复议法 64.1(4)
    UNFIT = "unfit", "明显不当"  # 行政诉讼法 70(6), 77.1; 行政复议法 63.1(1)
    VOID = "void", "重大且明显违法"  # 行政诉讼法 75; 行政复议法 67
    INACTION = "inaction", "不履行或者拖延履行职责"  # 行政诉讼法 72, 73, 74.2(3); 行政复议法 65.2(3), 66
    AGREEMENT = "agreement", "行政协议"  # 行政诉讼法 78; 行政复议法 71
    COMPENSATION = "compensation", "赔偿、补偿"  # 行政诉讼法 76, 78.2; 行政复议法 72
    DEFENCE = "defence", "应诉、答复举证不力"  # 行政诉讼法 34.2, 67.1; 行政复议法 48, 70
    OTHER = (
        "other",
        "其他原因",
    )  # e.g. the act was changed by its own organ (行政诉讼法 74.2(2); 行政复议法 65.2(2))

    @property
    def basis(self) -> tuple[Citation, ...]:
        """Return the articles the cause mirrors, the court's first."""
        return refs(_BASIS[self])


# XSF = 行政诉讼法 (2017), L23 = 行政复议法 (2023). A test resolves every citation.
_BASIS: dict[Cause, str] = {
    Cause.FACTS: "XSF 70.1(1), L23 63.1(3), L23 64.1(1)",
    Cause.PROCEDURE: "XSF 70.1(3), XSF 74.1(2), L23 64.1(2), L23 65.1(2)",
    Cause.LAW: "XSF 70.1(2), L23 63.1(2), L23 64.1(3)",
    Cause.BEYOND: "XSF 70.1(4), L23 64.1(4)",
    Cause.ABUSE: "XSF 70.1(5), L23 64.1(4)",
    Cause.UNFIT: "XSF 70.1(6), XSF 77.1, L23 63.1(1)",
    Cause.VOID: "XSF 75, L23 67",
    Cause.INACTION: "XSF 72, XSF 73, XSF 74.2(3), L23 65.2(3), L23 66",
    Cause.AGREEMENT: "XSF 78.1, L23 71.1",
    Cause.COMPENSATION: "XSF 76, XSF 78.2, L23 71.2, L23 72",
    Cause.DEFENCE: "XSF 34.2, XSF 67.1, L23 48, L23 70",
    Cause.OTHER: "XSF 74.2(2), L23 65.2(2)",
}


@dataclass(frozen=True, slots=True)
class Subcause:
    """Second level: (code, label); the code begins with its first level, so that one column holds both."""

    code: str
    label: str

    @property
    def cause(self) -> Cause:
        return Cause(self.code.partition(".")[0])


def _under(cause: Cause, *lines: tuple[str, str]) -> tuple[Subcause, ...]:
    """Build the second level of a cause; every list ends with 其他, so that nothing has to be guessed into a line."""
    return tuple(Subcause(f"{cause.value}.{code}", label) for code, label in (*lines, ("other", "其他")))


SUBCAUSES: dict[Cause, tuple[Subcause, ...]] = {
    Cause.FACTS: _under(
        Cause.FACTS,
        ("unclear", "主要事实没有查清"),
        ("evidence", "主要证据不足"),
        ("subject", "行政相对人认定错误"),
        ("collected", "取证不合法、证据被排除"),  # 行政诉讼法 43.3
        ("nature", "行为性质认定错误"),
    ),
    Cause.PROCEDURE: _under(
        Cause.PROCEDURE,
        ("notice", "没有告知或者告知错误"),  # 行政处罚法 44, 45
        ("heard", "没有听取陈述、申辩"),  # 行政处罚法 45
        ("hearing", "应当听证而没有听证"),  # 行政处罚法 63; 行政许可法 46, 47
        ("audit", "没有经过法制审核"),  # 行政处罚法 58
        ("collective", "应当集体讨论而没有讨论"),  # 行政处罚法 57.2
        ("officers", "执法人员人数、资格不合法"),  # 行政处罚法 42
        ("service", "送达违法"),  # 行政处罚法 61
        ("late", "超过法定期限办理"),
        ("order", "步骤缺失、顺序颠倒"),
        ("minor", "程序轻微违法"),  # 行政诉讼法 74.1(2); 行政复议法 65.1(2)
    ),
    Cause.LAW: _under(
        Cause.LAW,
        ("article", "条款引用错误"),  # 行政复议法实施条例(2026) 56(1)
        ("rank", "应适用上位法、特别法而没有适用"),  # 同条例 56(2)(3)
        ("invalid", "适用的依据尚未生效或者已经失效"),  # 同条例 57(1)
        ("unlawful", "适用的规范性文件不合法"),  # 同条例 57(2)(3); 行政诉讼法 64
        ("uncited", "没有写明法律依据"),  # 同条例 56(5)
        ("missed", "没有适用应当适用的规定"),  # 同条例 56(4)
    ),
    Cause.BEYOND: _under(
        Cause.BEYOND,
        ("matter", "没有该事项的法定职权"),
        ("place", "超越地域管辖"),
        ("level", "超越级别管辖"),
        ("range", "超越法定幅度、种类"),
        ("entrusted", "没有委托或者超越委托、授权范围"),
    ),
    Cause.ABUSE: _under(
        Cause.ABUSE,
        ("purpose", "违背法律目的"),
        ("unrelated", "考虑了不相关因素"),
        ("arbitrary", "反复无常、任意处置"),
    ),
    Cause.UNFIT: _under(
        Cause.UNFIT,
        ("severe", "处理明显过重、超过必要限度"),  # 行政复议法实施条例(2026) 55(2); 行政诉讼法 77.1
        ("unequal", "同案不同处理"),  # 同条例 55(3)
        ("mitigation", "没有考虑从轻、减轻、不予处罚情节"),  # 行政处罚法 32, 33
        ("discretion", "没有适用裁量基准"),  # 行政处罚法 34
        ("amount", "款额确定、认定错误"),  # 行政诉讼法 77.1
    ),
    Cause.VOID: _under(
        Cause.VOID,
        ("subject", "实施主体不具有行政主体资格"),  # 行政复议法实施条例(2026) 60(1)
        ("basis", "没有法律依据减损权利、增加义务"),  # 同条例 60(2)
        ("impossible", "内容客观上不可能实施"),  # 同条例 60(3)
    ),
    Cause.INACTION: _under(
        Cause.INACTION,
        ("refused", "拒绝履行"),
        ("delayed", "拖延履行、超期不答复"),
        ("partial", "没有全面、适当履行"),
        ("payment", "没有履行给付义务"),  # 行政诉讼法 73
        ("shifted", "推诿、以无职权为由不处理"),
    ),
    Cause.AGREEMENT: _under(
        Cause.AGREEMENT,
        ("concluded", "不依法订立"),  # 行政复议法 71.1
        ("unkept", "不依法履行、未按照约定履行"),  # 行政诉讼法 78.1
        ("changed", "违法变更、解除"),  # 行政诉讼法 78.1
        ("void", "协议无效、被撤销"),
    ),
    Cause.COMPENSATION: _under(
        Cause.COMPENSATION,
        ("refused", "应当赔偿、补偿而没有赔偿、补偿"),
        ("amount", "赔偿、补偿数额不当"),
        ("restitution", "没有返还财产、恢复原状"),  # 行政复议法 72.2
        ("forced", "强制拆除、强制措施中造成损失"),
    ),
    Cause.DEFENCE: _under(
        Cause.DEFENCE,
        ("silent", "没有答复、答辩"),
        ("evidence", "没有在期限内提交证据、依据"),  # 行政诉讼法 34.2; 行政复议法 70
        ("incomplete", "证据、案卷不完整"),
        ("absent", "没有到庭、没有陈述"),
    ),
    Cause.OTHER: _under(
        Cause.OTHER,
        ("changed", "自行改变、撤回原行为"),  # 行政诉讼法 74.2(2); 行政复议法 65.2(2)
        ("policy", "政策变化、历史遗留问题"),
        ("standard", "司法、复议裁判标准与执法标准不一致"),
    ),
}


class ArisesAt(Labelled):
    """The stage of the administrative procedure at which it went wrong, in the order of a case file."""

    DOCKET = "docket", "受理、立案"
    INQUIRY = "inquiry", "调查取证"
    NOTICE = "notice", "告知、听取陈述申辩"
    HEARING = "hearing", "听证"
    AUDIT = "audit", "法制审核、集体讨论"
    DECISION = "decision", "作出决定"
    SERVICE = "service", "送达"
    EXECUTION = "execution", "执行、强制"
    SUPERVISION = "supervision", "事后监管、履行职责"
    DISPUTE = "dispute", "复议答复、应诉"


class Fault(Labelled):
    """Whether a person or the way of working let it happen."""

    PERSON = "person", "人的原因"
    SYSTEM = "system", "制度机制原因"
    BOTH = "both", "两者都有"


@cache
def _all() -> dict[str, Subcause]:
    return {each.code: each for lines in SUBCAUSES.values() for each in lines}


def subcause(code: str) -> Subcause | None:
    """Return the line of a code, None for one that is not in the list."""
    return _all().get(code)


def label_of(code: str) -> str:
    """Return the words for a stored code of either level: “程序违法——没有听取陈述、申辩”; "" for "" or an unknown one."""
    if found := subcause(code):
        return f"{found.cause.label}——{found.label}"
    return Cause(code).label if code in set(Cause) else ""


def choices() -> tuple[tuple[str, str], ...]:
    """Return every second-level line as (code, label with its first level), in the order of the classification."""
    return tuple((code, label_of(code)) for code in _all())


def same_cause(first: str, second: str) -> bool:
    """Tell whether two stored codes of either level name the same first-level cause; "" is never the same."""
    return bool(first) and first.partition(".")[0] == second.partition(".")[0]
