"""From what happened to what the other side may read: the parts a rule names, without personal names where it says so.
Pure: the same facts and rule, the same item.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .records import Item, Line
from .rules import Part, SharingRule

COMPOUND = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 "
    "仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened, with everything a rule could name. ``people``: names that a rule may ask to leave out."""

    key: str
    title: str
    on: date
    parts: Mapping[Part, Iterable[tuple[str, str]]]
    people: tuple[str, ...] = ()
    source_kind: str = ""
    source_id: int | None = None


def masked(name: str) -> str:
    """张三 → 张某, 欧阳娜娜 → 欧阳某, 买买提·艾力 → 买某: the surname alone."""
    kept = 2 if name[:2] in COMPOUND and len(name) > 2 else 1
    return f"{name[:kept]}某"


def without(people: Iterable[str], text: str) -> str:
    """Return a text with every name masked, the longest first: 张三丰 before 张三."""
    for name in sorted({each for each in people if each}, key=lambda each: (-len(each), each)):
        text = text.replace(name, masked(name))
    return text


def item_of(told: Told, rule: SharingRule) -> Item:
    """Return the limited form in which a rule shares something."""
    lines = [
        Line(label=label, text=_shown(text, told, rule))
        for part in Part
        if part in rule.parts
        for label, text in told.parts.get(part, ())
        if text
    ]
    return Item(
        rule=rule.code, rule_name=rule.name, basis=rule.basis, rule_from=rule.valid_from, subject=rule.subject,
        giver=rule.giver, readers=rule.posts, anonymous=rule.anonymous, key=told.key,
        title=_shown(told.title, told, rule)[:200], on=told.on, lines=tuple(lines), source_kind=told.source_kind,
        source_id=told.source_id,
    )  # fmt: skip


def _shown(text: str, told: Told, rule: SharingRule) -> str:
    return without(told.people, text) if rule.anonymous else text
