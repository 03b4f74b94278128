"""The list exported from 全国行政复议服务平台: read row by row, matched with known cases, imported where good.

Columns are found by their heading, whatever their order; headings have several names in use (``HEADINGS``). A row whose
platform number is known, or whose applicant and act are, is a duplicate and only remembers its number. Nothing is guessed:
a row that lacks something says what.
"""

from collections.abc import Iterator
from typing import Any

from fuyuan.matters.record import InvalidRecord, parse_record
from fuyuan.matters.services import StepRefused
from fuyuan.organs.actor import Actor
from fuyuan.organs.lists import BadList, ListFormat, Row, organs_by_name
from fuyuan.organs.models import Organ

from .models import Case
from .records import ActKind, Application, Claim, PartyKind
from .services import submit_application

__all__ = ["LIST", "BadList", "judge", "read", "take_in"]

HEADINGS: dict[str, tuple[str, ...]] = {
    "platform_number": ("平台受理号", "受理号", "申请编号", "平台编号"),
    "applicant": ("申请人", "申请人姓名", "申请人名称"),
    "id_number": ("证件号码", "身份证号", "身份证号码", "统一社会信用代码"),
    "phone": ("联系电话", "手机号", "手机号码"),
    "address": ("住所", "地址", "住址"),
    "delivery_address": ("送达地址", "通讯地址"),
    "respondent": ("被申请人", "被申请人名称"),
    "act_kind": ("行政行为类别", "行为种类", "申请事项类别", "案由"),
    "act_title": ("行政行为名称", "行政行为", "行政决定名称"),
    "act_number": ("文号", "决定书文号", "行政行为文号"),
    "made_on": ("作出日期", "行政行为作出日期"),
    "known_on": ("知道日期", "知道行政行为日期", "收到决定日期", "送达日期"),
    "request": ("复议请求", "行政复议请求"),
    "reasons": ("事实和理由", "事实与理由", "理由"),
    "received_on": ("收到日期", "申请日期", "提交日期", "接收日期"),
}
REQUIRED = tuple(
    "platform_number applicant respondent act_title known_on request reasons received_on".split()
)
DAYS = ("made_on", "known_on", "received_on")


LIST = ListFormat(title="全国平台申请", source="全国行政复议服务平台", headings=HEADINGS, required=REQUIRED)
read = LIST.read


def judge(rows: list[dict[str, Any]]) -> list[Row]:
    """Say of every row whether it is good, known, or what is wrong; nothing is written."""
    organs = organs_by_name()
    numbers = [row["platform_number"] for row in rows]
    known = dict(Case.objects.filter(platform_number__in=numbers).values_list("platform_number", "number"))
    judged = []
    for line, values in enumerate(rows, 2):
        row = Row(line, values)
        row.known_as = known.get(values["platform_number"], "") or _same_act(values)
        if not row.known_as:
            row.problems = _problems(values, organs)
            if numbers.count(values["platform_number"]) > 1:
                row.problems.append("平台受理号在表中重复")
        judged.append(row)
    return judged


def _same_act(values: dict[str, Any]) -> str:
    """Return the number of a case of the same applicant on the act with the same document number, or ""."""
    if not values.get("act_number"):
        return ""
    for case in Case.objects.filter(applicant_names=values["applicant"]).only("number", "state")[:20]:
        if f'"number":"{values["act_number"]}"' in case.state:
            return case.number
    return ""


def _problems(values: dict[str, Any], organs: dict[str, Organ]) -> list[str]:
    if missing := LIST.missing(values):
        return missing
    try:
        parse_record(Application, application_of(values, organs))
    except InvalidRecord as error:
        return [message for messages in error.errors.values() for message in messages]
    return []


def application_of(values: dict[str, Any], organs: dict[str, Organ]) -> dict[str, Any]:
    """Return the data of an Application record from a row."""
    number = values.get("id_number", "")
    person = len(number) in (0, 15) or not number.startswith("9")
    organ = organs.get(values["respondent"])
    party: dict[str, Any] = {
        "kind": PartyKind.PERSON if person else PartyKind.ORGANISATION,
        "name": values["applicant"],
        "phone": values.get("phone", ""),
        "address": values.get("address", ""),
        "delivery_address": values.get("delivery_address", "") or values.get("address", ""),
    }
    if number:
        party |= {"id_kind": "resident", "id_number": number} if person else {"credit_code": number}
    days = {key: values[key] for key in DAYS if values.get(key)}
    act: dict[str, Any] = {
        "kind": _kind(values.get("act_kind", "")),
        "title": values["act_title"],
        "number": values.get("act_number", ""),
        **{key: days[key] for key in ("made_on", "known_on") if key in days},
    }
    return {
        "channel": "platform",
        "platform_number": values["platform_number"],
        "received_on": values["received_on"],
        "applicants": [party],
        "respondents": [{"organ_id": organ.pk if organ else None, "name": values["respondent"]}],
        "act": act,
        "requests": [{"kind": _claim(values["request"]), "text": values["request"]}],
        "reasons": values["reasons"],
    }


def _kind(words: str) -> str:
    found = (kind for kind in ActKind if words and (words in kind.label or kind.label in words))
    return next(found, ActKind.OTHER).value


def _claim(words: str) -> str:
    found = (claim for claim in Claim if claim is not Claim.OTHER and claim.label in words)
    return next(found, Claim.OTHER).value


def take_in(rows: list[dict[str, Any]], actor: Actor) -> Iterator[Row]:
    """Open a case for every good row, each in its own transaction; the same list again opens nothing twice."""
    organs = organs_by_name()
    for row in judge(rows):
        if row.good:
            number = row.values["platform_number"]
            try:
                application = parse_record(Application, application_of(row.values, organs))
                row.made = submit_application(
                    application=application, actor=actor, token=f"platform:{number}"[:64]
                ).number
            except (InvalidRecord, StepRefused) as error:
                row.problems = [str(error)]
        yield row
