"""What a redaction is: spans of the text that was given, each with its kind and what stands there now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What was found. The value is the word shown to the reviewer."""

    NAME = "姓名"
    FIRM = "企业、商户名称"
    ID = "身份证号码"
    PASSPORT = "护照、通行证等证件号码"
    CREDIT_CODE = "统一社会信用代码"
    PHONE = "电话号码"
    ACCOUNT = "微信、QQ 等账号"
    EMAIL = "电子邮箱"
    CARD = "银行卡号"
    PLATE = "车牌号"
    POST = "邮寄单号"
    NUMBER = "投诉、订单等编号"
    CERTIFICATE = "权属证书号"
    INJURY = "工伤编号"
    BIRTH = "出生日期、年龄"
    SEX = "性别"
    ETHNIC = "民族"
    ADDRESS = "县级以下地址"
    MEDICAL = "医疗、诊断信息"
    SCHOOL = "就读学校"
    KINSHIP = "亲属关系"
    DEATH = "死亡原因"
    COUNT = "投诉举报次数"
    SECRET = "标明的秘密"  # noqa: S105 — the name of a kind


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of the input becomes `replacement`."""

    start: int
    end: int
    kind: Kind
    original: str
    replacement: str

    def to_json(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "kind": self.kind.name.lower(),
            "label": self.kind.value,
            "original": self.original,
            "replacement": self.replacement,
        }


@dataclass(frozen=True, slots=True)
class Redaction:
    """The finished text and the spans that lead to it, in order and without overlap."""

    text: str
    spans: tuple[Span, ...]


def applied(text: str, spans: Iterable[Span]) -> str:
    """Return the text with every span replaced; the spans are in order and do not overlap."""
    out, at = [], 0
    for span in spans:
        out += [text[at : span.start], span.replacement]
        at = span.end
    return "".join([*out, text[at:]])
