"""What the demo's action over five years says. Invented; nobody real is meant."""

from __future__ import annotations

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
