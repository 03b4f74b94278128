"""What the demo's action over five years and its agreements say. Invented; nobody real is meant."""

from __future__ import annotations

from typing import Any, NamedTuple

DOCUMENT, TASKS = "基层服务型行政执法提升行动实施方案（{year}）", "{year}年服务型行政执法工作要点"
ACTION = {
    "title": "基层服务型行政执法提升五年行动",
    "goal": "五年内使基层执法单位都能梳理风险点、开展行政指导，形成一批可以带动别的单位的示范单位。",
}
TARGETS = {
    "guidance.given": 16, "guidance.lenient": 6, "guidance.named": 2, "guidance.paired": 3, "guidance.reviewed": 12,
}  # fmt: skip
MORE = {"guidance.given": 20}
WHY = "半年检查以后，按各单位实际增加行政指导的次数。"
SUM = {
    "found": "示范单位按计划命名，行政指导没有达到全年目标，原因是乡镇执法队下半年才配齐人员。",
    "next": "第一季度由示范单位带动两个乡镇，补上差的次数。",
}


CONTEST: dict[str, Any] = {
    "place": "市司法局会议室", "judges": ["法律顾问 周律师", "司法局 卫科长", "法院行政庭 田法官"],
    "rounds": [{"name": "案卷制作", "weight": 70}, {"name": "现场答辩", "weight": 30}],
}  # fmt: skip


class Accord(NamedTuple):
    """An agreement of the first unit (turn 0) or the second, so many days ago; ``days``: when each item is due after it; ``proofs``: of those performed."""

    turn: int
    ago: int
    record: dict[str, Any]
    items: tuple[dict[str, Any], ...]
    days: tuple[int, ...]
    proofs: tuple[str, ...]
    broken: str = ""


PAID = {"owed": "party", "what": "缴纳罚款"}
HARMLESS = "款项全部上缴国库，违法行为已经改正，不涉及第三人的权益。"
RESUMED = "剩余的罚款，催告以后申请人民法院强制执行。"
ACCORDS = (
    Accord(1, 130, {
        "kind": "enforce", "party_kind": "company", "party": "某某副食商行", "act": "行政处罚决定（销售过期食品）",
        "act_number": "市监罚〔{year}〕21号", "why": "受经营影响一次缴清有困难，申请分期缴纳。", "principal": 12000, "added": 3000,
        "waived": 2000, "remedy": "过期食品全部下架销毁，建立了进货查验记录。", "harmless": HARMLESS,
    }, ({**PAID, "amount": 5000}, {**PAID, "amount": 4000}, {**PAID, "amount": 4000}), (30, 75, 160), ("缴款凭证", "缴款凭证")),
    Accord(1, 100, {
        "kind": "enforce", "party_kind": "person", "party": "孙某某", "act": "行政处罚决定（无证经营）",
        "act_number": "市监罚〔{year}〕34号", "why": "罚款没有缴纳，申请分两期缴纳。", "principal": 6000, "harmless": HARMLESS,
    }, ({**PAID, "amount": 3000}, {**PAID, "amount": 3000}), (20, 50), ("缴款凭证",), "第二期到期没有缴纳，两次催告没有结果。"),
    Accord(0, 40, {
        "kind": "dispute", "party_kind": "person", "party": "钱某某", "act": "行政处罚决定（治安管理）",
        "why": "对处罚幅度有争议，双方愿意协商解决。", "harmless": "只涉及双方，被侵害人已经谅解。",
    }, ({"owed": "unit", "what": "重新核实情节，书面说明处罚理由"}, {"owed": "party", "what": "向被侵害人当面道歉"}), (15, 60),
        ("说明已经送达",)),
)  # fmt: skip
