"""Closed lists that several rooms share, so that a case and the suit after it are counted by the same words."""

from __future__ import annotations

from enum import StrEnum


class Labelled(StrEnum):
    """A closed list whose members carry their Chinese label: ``MAIL = "mail", "邮寄"``."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Labelled:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member


class ActKind(Labelled):
    """The scope of 《行政复议法》第十一条, item by item."""

    PENALTY = "penalty", "行政处罚"
    FORCE = "force", "行政强制措施、行政强制执行"
    LICENCE = "licence", "行政许可"
    RESOURCE = "resource", "自然资源确权"
    EXPROPRIATION = "expropriation", "征收征用及补偿"
    COMPENSATION = "compensation", "行政赔偿"
    WORK_INJURY = "work_injury", "工伤认定"
    BUSINESS = "business", "侵犯经营自主权、农村土地承包经营权"
    COMPETITION = "competition", "滥用行政权力排除、限制竞争"
    LEVY = "levy", "违法集资、摊派费用、要求履行义务"
    PROTECTION = "protection", "履行保护人身权、财产权、受教育权等法定职责"
    BENEFIT = "benefit", "给付抚恤金、社会保险待遇、最低生活保障"
    AGREEMENT = "agreement", "行政协议"
    INFORMATION = "information", "政府信息公开"
    OTHER = "other", "其他行政行为"
