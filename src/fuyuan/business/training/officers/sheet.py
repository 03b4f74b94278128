"""The sheets of people and of delegated powers: their columns, and how a row becomes an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fuyuan.business.training.batches import Importer, Result, Row, results
from fuyuan.business.training.common import ADMIN, UNIT
from fuyuan.matters.record import InvalidRecord, parse_record
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.spreadsheet import Column, Table, words

from .entry import Judge, NewOfficer, NewPower, add_power, register_many
from .records import Employment, Kind

PEOPLE = Table(
    "people",
    "执法人员",
    (
        Column("name", "姓名", required=True),
        Column("identity", "身份证号码", required=True),
        Column("organ", "所在单位", required=True),
        Column("kind", "人员类别"),
        Column("employment", "用工性质", required=True),
        Column("duty", "职务", required=True),
        Column("areas", "执法领域", required=True),
        Column("powers", "放权事项"),
        Column("since", "到岗日期", required=True),
    ),
)
POWERS = Table(
    "powers",
    "放权事项",
    (
        Column("name", "事项", required=True),
        Column("organ", "原行使部门", required=True),
        Column("area", "执法领域", required=True),
    ),
)
LABELS: dict[str, Any] = {"kind": Kind, "employment": Employment}


def organs_by_name() -> dict[str, Organ]:
    """Every organ by all the names people use for it."""
    found: dict[str, Organ] = {}
    for organ in Organ.objects.all():
        for name in (*organ.aliases, organ.short, organ.name):
            found[name] = organ
    return found


def _choice(kind: Any, label: str) -> Any:
    return next((each.value for each in kind if each.label == label), label)


def _organ(said: Mapping[str, str], organs: Mapping[str, Organ]) -> dict[str, Any]:
    organ = organs.get(said["organ"])
    return (
        {"organ_id": organ.pk, "organ_name": organ.name}
        if organ
        else {"organ_id": 0, "organ_name": said["organ"]}
    )


def officer_of(said: Mapping[str, str], organs: Mapping[str, Organ]) -> NewOfficer:
    """Return the entry a row stands for. Raises InvalidRecord."""
    profile = {
        "kind": _choice(Kind, said.get("kind") or Kind.ENFORCER.label), "employment": _choice(Employment, said["employment"]),
        "duty": said["duty"], "areas": words(said["areas"]), "powers": words(said.get("powers", "")),
    }  # fmt: skip
    day = said["since"].replace("/", "-").replace(".", "-")
    values = {"name": said["name"], "identity": said["identity"], "profile": profile, "since": day}
    return parse_record(NewOfficer, {**values, **_organ(said, organs)})


def judge_people(rows: Sequence[Row], facts: Mapping[str, Any], actor: Actor) -> None:
    """Row by row: what cannot be read, what stands twice, what the guard refuses; namesakes are told apart."""
    organs, entries = organs_by_name(), dict[int, NewOfficer]()
    for row in rows:
        try:
            entries[row.line] = officer_of(row.said, organs)
        except InvalidRecord as error:
            row.problems = [message for messages in error.errors.values() for message in messages]
    judge = Judge(list(entries.values()), actor)
    numbers, names = dict[str, int](), dict[tuple[str, int], int]()
    for row in rows:
        if entry := entries.get(row.line):
            _judge(row, entry, judge, numbers, names)


def _judge(
    row: Row, entry: NewOfficer, judge: Judge, numbers: dict[str, int], names: dict[tuple[str, int], int]
) -> None:
    first = numbers.setdefault(entry.identity, row.line)
    if first != row.line:
        row.problems.append(f"身份证号码与第 {first} 行重复")
    elif refusal := judge.refusal(entry):
        row.problems.append(str(refusal))
    twin = names.setdefault((entry.name, entry.organ_id), row.line)
    if twin != row.line and not row.problems:
        row.note = f"与第 {twin} 行同名，身份证号码不同，按两个人登记"


def take_people(
    pairs: Sequence[tuple[str, dict[str, str]]], facts: Mapping[str, Any], actor: Actor
) -> list[Result]:
    organs = organs_by_name()
    return results(register_many([(token, officer_of(said, organs)) for token, said in pairs], actor))


def power_of(said: Mapping[str, str], organs: Mapping[str, Organ]) -> NewPower:
    return parse_record(NewPower, {"name": said["name"], "area": said["area"], **_organ(said, organs)})


def judge_powers(rows: Sequence[Row], facts: Mapping[str, Any], actor: Actor) -> None:
    organs, names = organs_by_name(), dict[str, int]()
    for row in rows:
        first = names.setdefault(row.said["name"], row.line)
        if first != row.line:
            row.problems.append(f"事项与第 {first} 行重复")
        if row.said["organ"] not in organs:
            row.problems.append(f"机关名录里没有“{row.said['organ']}”")
        try:
            power_of(row.said, organs)
        except InvalidRecord as error:
            row.problems += [message for messages in error.errors.values() for message in messages]


def take_powers(
    pairs: Sequence[tuple[str, dict[str, str]]], facts: Mapping[str, Any], actor: Actor
) -> list[Result]:
    organs = organs_by_name()
    for _, said in pairs:
        add_power(power_of(said, organs))
    return [Result()] * len(pairs)


PEOPLE_SHEET = Importer(
    kind="people",
    title="导入执法人员",
    table=PEOPLE,
    help=(
        "一行一个人。带 * 的列必填；单位写全称或者简称。",
        f"人员类别：{'、'.join(each.label for each in Kind)}；不填的是行政执法人员。",
        f"用工性质：{'、'.join(each.label for each in Employment)}。工勤人员、劳动合同工、临时工不能列入（河南省行政执法条例第二十条）。",
        "执法领域、放权事项有几个的，用顿号隔开；放权事项只有乡镇、街道的人员填写，照清单写。",
        "身份证号码加密保存；日期写成 2019-03-01。有问题的行不导入，其他行照常导入。",
    ),
    posts=ADMIN | UNIT,
    shown=("name", "organ", "employment", "duty", "areas"),
    judge=judge_people,
    take=take_people,
)
POWER_SHEET = Importer(
    kind="powers",
    title="导入放权事项",
    table=POWERS,
    help=("一行一个事项，名称照放权事项清单写；已经有的更新部门和领域。",),
    posts=ADMIN,
    shown=("name", "organ", "area"),
    judge=judge_powers,
    take=take_powers,
)
