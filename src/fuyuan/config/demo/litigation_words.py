"""What the demo's suits are about, and the words of organs and courts in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act that is sued. ``losses``: how the court decides against it."""

    area: str
    kind: str
    title: str
    claim: str
    answer: str
    laws: str
    losses: tuple[str, ...]
    evidence: tuple[tuple[str, str, str], ...]
    weight: int = 1
    company: bool = False


FILE = (
    ("立案审批表", "document", "依法立案"), ("询问笔录", "statement", "查明的事实"), ("现场照片", "recording", "现场情况"),
    ("告知书及送达回证", "document", "告知陈述、申辩权利"), ("所依据的法律、法规", "basis", "适用法律正确"),
)  # fmt: skip
ACTS = (
    Act("公安", "penalty", "公安行政处罚决定", "请求撤销被告作出的行政处罚决定。",
        "答辩人接到报案后依法受案，询问双方当事人和在场证人，调取现场监控，查明原告殴打他人的事实，告知陈述、申辩权利后作出处罚。",
        "《中华人民共和国治安管理处罚法》《中华人民共和国行政处罚法》", ("quashed", "unlawful"), FILE, 4),
    Act("市场监管", "penalty", "行政处罚决定", "请求撤销被告作出的行政处罚决定。",
        "答辩人在检查中发现原告销售标签不符合规定的食品，依法立案调查，处罚前履行了告知程序，处罚幅度适当。",
        "《中华人民共和国食品安全法》《中华人民共和国行政处罚法》", ("quashed", "quashed_redo"), FILE, 4, company=True),
    Act("人力资源", "work_injury", "工伤认定决定", "请求撤销被告作出的工伤认定决定，责令重新作出。",
        "答辩人受理工伤认定申请后，向用人单位送达举证通知书，根据现有证据认定职工受到事故伤害属于工伤。",
        "《工伤保险条例》", ("quashed_redo", "quashed"), FILE, 3, company=True),
    Act("自然资源", "resource", "土地权属争议处理决定", "请求撤销该处理决定。",
        "答辩人依据土地调查图件和双方历史协议，经调解不成，依法作出处理决定。",
        "《中华人民共和国土地管理法》《土地权属争议调查处理办法》", ("quashed_redo", "quashed"), FILE, 2),
    Act("乡镇", "force", "强制拆除房屋行为", "请求确认被告强制拆除原告房屋的行为违法。",
        "案涉建筑未取得乡村建设规划许可证，答辩人责令限期改正、催告后，组织有关单位依法拆除。",
        "《中华人民共和国城乡规划法》《中华人民共和国行政强制法》", ("unlawful", "compensation"), FILE, 4),
    Act("住房", "expropriation", "房屋征收补偿决定", "请求撤销被告作出的房屋征收补偿决定。",
        "答辩人依照征收补偿方案，在评估机构评估的基础上作出补偿决定，补偿公平。",
        "《国有土地上房屋征收与补偿条例》", ("quashed_redo", "compensation"), FILE, 2),
    Act("市场监管", "protection", "不履行投诉举报处理职责", "请求责令被告对原告的举报作出处理。",
        "答辩人收到举报后已经调查核实，并以电话方式告知处理情况。", "《市场监督管理投诉举报处理暂行办法》",
        ("duty_ordered", "unlawful"), FILE, 3),
    Act("教育", "information", "政府信息公开答复", "请求撤销该答复，责令重新答复。",
        "答辩人在法定期限内作出答复，告知该信息不存在并说明了检索情况。", "《中华人民共和国政府信息公开条例》",
        ("quashed_redo", "unlawful"), FILE, 2),
)  # fmt: skip

POINTS = {
    "claims_dismissed": "本院认为，被告作出的{act}认定事实清楚，适用法律正确，程序合法，原告的诉讼请求没有事实和法律依据。判决驳回原告的诉讼请求。",
    "suit_dismissed": "本院认为，原告的起诉不符合法定条件。裁定驳回原告的起诉。",
    "withdrawn": "原告自愿申请撤回起诉，不违反法律规定。裁定准许撤诉。",
    "withdrawn_changed": "被告改变了被诉{act}，原告申请撤回起诉。裁定准许撤诉。",
    "mediated": "经本院主持调解，双方自愿达成协议，本院予以确认。",
    "quashed": "本院认为，被告没有提供证据证明在作出{act}前告知原告陈述、申辩权利，违反法定程序。判决撤销被告作出的{act}。",
    "quashed_redo": "本院认为，被告作出的{act}主要证据不足。判决撤销，责令被告在法定期限内重新作出。",
    "unlawful": "本院认为，被告实施的{act}没有履行催告、公告等法定程序，不具有可撤销内容。判决确认违法。",
    "duty_ordered": "本院认为，被告负有法定职责而没有依法履行。判决责令被告于六十日内作出处理。",
    "compensation": "本院认为，被告的行为给原告造成损失，应当承担赔偿责任。判决被告赔偿原告损失。",
}

ATTENDANCE: tuple[tuple[dict[str, Any], int], ...] = (
    ({"head": "deputy", "name": "刘某", "post": "副局长", "spoke": True}, 40),
    ({"head": "deputy", "name": "马某", "post": "副局长"}, 18),
    ({"head": "chief", "name": "常某", "post": "局长", "spoke": True}, 16),
    ({"head": "none", "excuse": "duty", "excuse_why": "参加上级防汛调度会议", "excuse_signed": True, "excuse_accepted": True}, 8),
    ({"head": "none"}, 10),
    ({"head": "deputy", "name": "宋某", "post": "副局长", "identity_paper": False}, 2),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Causes:
    lines: list[dict[str, Any]]
    reason: str
    cure: str
    long_term: str


def _line(code: str, stage: str, fault: str, quote: str) -> dict[str, Any]:
    return {"code": code, "stage": stage, "fault": fault, "quote": quote}


CAUSES = (
    Causes([_line("procedure.heard", "notice", "system", "没有提供证据证明在作出决定前告知原告陈述、申辩权利。")],
           "告知文书由各中队自行制作，没有统一格式，也没有送达回证，法制审核没有发现。",
           "已对在办案件逐件补查告知和送达材料。", "统一告知文书，纳入办案系统，没有送达回证的不能提交审核。"),
    Causes([_line("facts.evidence", "inquiry", "person", "被告提交的证据不足以证明所认定的事实。")],
           "办案人员只询问了一方当事人，没有调取现场监控，证据单一。", "对承办人员进行个案讲评。",
           "重大案件实行证据清单制度，立案后五日内由法制人员核对。"),
    Causes([_line("procedure.order", "execution", "system", "没有履行催告、公告等法定程序。"),
            _line("beyond.entrusted", "execution", "both", "组织实施拆除的主体没有相应职权。")],
           "拆除由乡镇组织，自然资源部门没有作出强制执行决定，职责不清。", "暂停同类拆除，逐件补正手续。",
           "建立拆除前法制审核和联合会商，没有强制执行决定的一律不得实施。"),
    Causes([_line("inaction.delayed", "supervision", "person", "被告没有在法定期限内告知处理结果。")],
           "举报件在股室之间流转，没有专人跟踪期限。", "清理超期举报件十一件，已全部书面答复。",
           "举报件统一编号，系统提前五日提醒，超期自动报分管领导。"),
    Causes([_line("law.missed", "decision", "person", "被告没有适用应当适用的规定。")],
           "法规修订后没有及时更新裁量基准，承办人仍按旧规定办理。", "已撤回同期作出的三件同类决定，重新办理。",
           "每季度更新一次执法依据清单，并组织学习测试。"),
)  # fmt: skip
