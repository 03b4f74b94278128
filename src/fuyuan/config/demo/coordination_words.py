"""What the demo's departments dispute about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dispute:
    """``by`` and ``other`` are areas of departments; ``months`` before the end it was applied for; how it goes."""

    by: str
    other: str
    item: str
    sort: str
    facts: str
    claim: str
    basis: str
    answer: str
    answer_basis: str
    lead: str  # what the leading department does
    helps: str  # what the other does
    leads: str  # by or other
    way: str  # agreed, decided, refused, waiting
    days_ago: int
    different: str = ""


DISPUTES = (
    Dispute(
        "公安", "城市管理", "占用消防通道停放车辆的查处", "jurisdiction",
        "多个小区门前消防通道长期停放车辆，群众投诉后两个单位都认为由对方处罚，投诉没有办结。",
        "道路以外的公共通道停车由城市管理部门负责，公安机关负责道路上的停车。", "权责清单；《行政处罚法》第二十二条",
        "消防通道停车涉及车辆信息查询和拖移，由公安机关负责更为有效。", "三定规定；工作惯例",
        "对小区门前、道路以外的消防通道停车立案查处", "提供车辆登记信息，配合拖移", "other", "agreed", 200,
    ),
    Dispute(
        "自然资源", "农业农村", "农村宅基地上违法建房的查处", "list",
        "未批先建、超面积建房的线索在两个单位之间来回移送，五起案件没有立案。",
        "宅基地改革和管理职责已经划转，违法建房由农业农村部门查处。", "《土地管理法》第七十八条；机构改革方案",
        "占用耕地、不符合规划的，由自然资源部门查处；农业农村部门只查处符合规划的宅基地违法。", "《土地管理法》第七十七条、第七十八条",
        "查处在批准的宅基地上未批先建、超面积建房", "查处占用耕地、不符合国土空间规划的建房，提供地类和规划认定", "other", "decided", 170,
    ),
    Dispute(
        "交通运输", "城市管理", "小区消防通道违法停车执法", "jurisdiction",
        "运输车辆夜间停放在小区消防通道，请求明确由谁执法。", "由城市管理部门一并处理。", "权责清单", "", "", "", "", "other",
        "refused", 60, "涉及营运车辆，不是一般车辆",
    ),
    Dispute(
        "市场监管", "城市管理", "餐饮门店油烟扰民的处罚", "fields",
        "餐饮油烟投诉集中，证照管理和油烟处罚怎样衔接没有明确，投诉在两个单位之间来回转办。",
        "处罚由城市管理部门实施，本单位负责餐饮证照管理，配合提供登记信息。", "《大气污染防治法》第一百一十八条；相对集中处罚权方案",
        "超标认定前置，没有监测报告不能立案。", "相对集中处罚权方案", "", "", "other", "waiting", 12,
    ),
)  # fmt: skip
TALKED = "双方分管领导当面协商两次，对职责理解不一致，没有达成一致。"
TALK = "各方说明职责来源和办案情况，司法行政部门对照法律、三定规定和权责清单逐项核对。"
REASONS = "法律、机构改革方案和三定规定对职责已有划分；从有利于查处、便于群众办事出发，按照地类和规划区分。"
DECISION = "同意协调意见，各单位按照分工立即执行，积压案件一个月内处理完毕。"
DONE = "已经修改权责清单并公布，积压的线索全部立案处理。"
KNOWN = "同样的问题已经协调解决，营运车辆停放在消防通道的，按照已经确定的分工执行。"
