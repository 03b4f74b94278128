"""The columns of a paper ledger by the headings in use, and where they stand in a sheet. Pure Python."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Table = list[list[str]]
HEAD_WITHIN = 20  # rows in which a head is looked for


@dataclass(frozen=True, slots=True)
class Column:
    """One thing a ledger says of a task; ``names``: its headings, the template's first."""

    key: str
    label: str
    names: tuple[str, ...]
    required: bool = False


COLUMNS = (
    Column("number", "序号", ("序号", "编号", "任务编号", "措施编号", "项目编号")),
    Column("source", "任务来源", ("任务来源", "来源", "所属部分", "任务类别", "工作类别", "类别", "大项", "文件依据")),
    Column("task", "工作任务", ("工作任务", "措施", "重点任务", "任务", "工作措施", "任务名称", "任务事项", "主要任务",
                            "目标任务", "重点工作", "工作事项", "事项", "整改任务", "问题清单", "项目名称"), required=True),
    Column("content", "具体内容", ("具体内容", "内容", "工作内容", "任务内容", "主要内容", "具体措施", "具体任务", "工作举措",
                               "落实措施", "推进措施", "整改措施", "工作要求", "工作目标", "阶段性目标")),
    Column("lead", "牵头单位", ("牵头单位", "牵头部门", "主办单位", "牵头责任单位", "主责单位", "牵头", "主办")),
    Column("units", "责任单位", ("责任单位", "责任部门", "承办单位", "落实单位", "责任主体", "整改责任单位", "实施单位"), required=True),
    Column("help", "配合单位", ("配合单位", "协办单位", "配合部门", "协助单位", "协同单位", "参与单位", "协办部门", "配合", "协办")),
    Column("deadline", "完成时限", ("完成时限", "完成时间", "时限", "完成期限", "时间节点", "计划完成时间", "要求完成时间",
                                "办结时限", "整改时限", "时间要求", "计划完成", "完成日期", "时限要求")),
    Column("progress", "进展情况", ("进展情况", "工作进展", "落实情况", "推进情况", "进展", "推进落实情况", "工作进展情况", "落实进展")),
    Column("state", "完成情况", ("完成情况", "状态", "完成状态", "销号情况", "是否完成", "是否销号", "整改情况", "实际完成")),
    Column("contact", "联系人", ("联系人", "联络员", "责任人", "联络人", "具体责任人", "经办人", "联系人及电话", "责任领导")),
    Column("phone", "联系电话", ("联系电话", "电话", "联系方式", "手机", "手机号码")),
    Column("note", "备注", ("备注", "说明")),
)  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}
UNIT_KEYS = ("lead", "units", "help")
KEPT_KEYS = ("state", "progress", "contact", "phone", "note")
_BRACKET = re.compile(r"[（(\[【〔][^）)\]】〕]*[）)\]】〕]")
_NAMES = {name: column.key for column in COLUMNS for name in column.names}


def heading(cell: str) -> str:
    """Return the key of a heading, "" for anything else: 完 成 时 限（2023年） → deadline."""
    plain = re.sub(r"[\s:：*＊]+", "", unicodedata.normalize("NFKC", cell))
    return _NAMES.get(plain) or _NAMES.get(_BRACKET.sub("", plain), "")


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head stands (rows from 0, both counted) and the column of each key."""

    first: int
    last: int
    places: Mapping[str, int]

    @property
    def missing(self) -> list[str]:
        lacking = [] if {"task", "content"} & set(self.places) else [BY_KEY["task"].label]
        return lacking + ([] if set(UNIT_KEYS) & set(self.places) else [BY_KEY["units"].label])


def find_head(table: Table) -> Head | None:
    """Return the first row (or two) that names at least two columns of a ledger."""
    for at, row in enumerate(table[:HEAD_WITHIN]):
        if _known(row) >= 2:
            below = table[at + 1] if at + 1 < len(table) else []
            last = at + 1 if _known(below) >= 2 else at
            return Head(at, last, _places(table[at : last + 1]))
    return None


def _known(row: Sequence[str]) -> int:
    return len({heading(cell) for cell in row} - {""})


def _places(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Each key's first column; of two rows the lower one says more (责任单位 over 牵头单位 | 配合单位)."""
    places: dict[str, int] = {}
    for at in range(max(map(len, rows))):
        keys = [heading(row[at]) for row in reversed(rows) if at < len(row)]
        key = next(filter(None, keys), "")
        if key:
            places.setdefault(key, at)
    return places
