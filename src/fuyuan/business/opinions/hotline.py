"""The list of orders exported from the 12345 hotline (政务服务便民热线): read row by row, known orders left alone.

An order is known by its number. An organ the list names by a word that is not in the register is an error of the row: nothing is
guessed. 《行政执法监督条例》第二十条第二款.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from fuyuan.matters.record import InvalidRecord, parse_record
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.lists import ListFormat, Row, organs_by_name
from fuyuan.organs.models import Organ

from .lookups import known_orders
from .procedure import REPORT
from .queries import areas_now
from .records import TakenIn

LIST = ListFormat(
    title="热线工单",
    source="12345 热线平台",
    headings={
        "order_number": ("工单编号", "工单号", "编号", "受理编号"),
        "ordered_on": ("来电日期", "受理日期", "受理时间", "来电时间"),
        "organ": ("反映机关", "被反映单位", "诉求对象", "涉及单位"),
        "area": ("执法领域", "领域", "诉求分类"),
        "what": ("反映内容", "诉求内容", "工单内容", "主要内容"),
        "name": ("来电人", "姓名", "诉求人"),
        "phone": ("联系电话", "来电号码", "电话"),
    },
    required=("order_number", "ordered_on", "area", "what"),
)
Organs = dict[str, Organ]


def judge(rows: list[dict[str, Any]]) -> list[Row]:
    """Say of every row whether it is good, known, or what is wrong; nothing is written."""
    organs, areas = organs_by_name(), areas_now()
    numbers = [row["order_number"] for row in rows]
    known = known_orders(numbers)
    judged = []
    for line, values in enumerate(rows, 2):
        row = Row(line, values, known_as=known.get(values["order_number"], ""))
        if not row.known_as:
            row.problems = _problems(values, organs, areas)
            if numbers.count(values["order_number"]) > 1:
                row.problems.append("工单编号在表中重复")
        judged.append(row)
    return judged


def _problems(values: dict[str, Any], organs: Organs, areas: tuple[str, ...]) -> list[str]:
    found = LIST.missing(values)
    if values.get("organ") and values["organ"] not in organs:
        found.append(f"机关名录里没有“{values['organ']}”")
    if areas and values["area"] and values["area"] not in areas:
        found.append(f"没有“{values['area']}”这个执法领域")
    if found:
        return found
    try:
        parse_record(TakenIn, _record(values, organs))
    except InvalidRecord as error:
        return [message for messages in error.errors.values() for message in messages]
    return []


def _record(values: dict[str, Any], organs: Organs) -> dict[str, Any]:
    organ = organs.get(values.get("organ", ""))
    return {
        "organ_id": organ.pk if organ else None, "area": values["area"], "what": values["what"],
        "name": values.get("name", ""), "phone": values.get("phone", ""), "order_number": values["order_number"],
        "ordered_on": values["ordered_on"][:10],
    }  # fmt: skip


def take_in(rows: list[dict[str, Any]], actor: Actor) -> Iterator[Row]:
    """Open a report for every good row, each in its own transaction; the same list again opens nothing twice."""
    organs = organs_by_name()
    for row in judge(rows):
        if row.good:
            token = f"hotline:{hashlib.sha256(row.values['order_number'].encode()).hexdigest()[:40]}"
            record = _record(row.values, organs)
            try:
                done = open_matter(kind=REPORT.name, step="take_in", record=record, actor=actor, token=token)
                row.made = done.state.number
            except (InvalidRecord, StepRefused) as error:
                row.problems = [str(error)]
        yield row
