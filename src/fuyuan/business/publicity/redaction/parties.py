"""Whom the case itself names: what must go in every form, and who acts for an organ and stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .organs import is_firm, is_organ

_NAMES = frozenset("name names 姓名 名称 alias aliases 别名 曾用名 简称 former_name short_name".split())
_PERSONAL = re.compile(
    r"^id|_id|number|phone|tel|mobile|addr|card|plate|mail|wechat|qq|account|passport|birth|证|号|电话|手机|地址|住|邮箱|微信|账|卡|车牌|生日|出生",
    re.IGNORECASE,
)
_PUBLIC = frozenset("official public respondent organ 被申请人 公职人员 行政机关".split())
_LABELS = frozenset("kind type role sex gender ethnicity nation 类别 身份 性别 民族 relation".split())


class BadParties(ValueError):
    """The file of parties cannot be read; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Names of persons and firms, and other texts (numbers, addresses), that the case file already knows.

    The names of one party stand in one tuple: they are given one alias.
    """

    people: tuple[tuple[str, ...], ...] = ()
    firms: tuple[tuple[str, ...], ...] = ()
    texts: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Parties:
        """Read a JSON file: names, or objects with name, aliases, id, phone, address … (also under "parties")."""
        try:
            value = json.loads(path.read_text("utf-8-sig"))
        except (OSError, ValueError):
            raise BadParties(f'当事人文件打不开：{path.name}，应为 JSON，例如 [{{"name": "张三"}}]') from None
        return cls.of(value)

    @classmethod
    def of(cls, value: Any) -> Parties:
        people: list[tuple[str, ...]] = []
        firms: list[tuple[str, ...]] = []
        texts: list[str] = []
        officials: list[str] = []
        for names, other, public in _entries(value):
            persons = tuple(name for name in names if not is_firm(name) and not is_organ(name))
            companies = tuple(name for name in names if is_firm(name))
            if public:
                officials += persons
            elif companies:
                firms.append((*companies, *persons))
            elif persons:
                people.append(persons)
            texts += [] if public else other
        return cls(tuple(people), tuple(firms), tuple(texts), tuple(officials))


def _entries(value: Any) -> Iterator[tuple[list[str], list[str], bool]]:
    """(names, other texts, acts for an organ) of every party, whatever the file calls its groups."""
    if isinstance(value, str):
        yield [value.strip()] if value.strip() else [], [], False
    elif isinstance(value, list):
        for item in value:
            yield from _entries(item)
    elif isinstance(value, dict) and _NAMES & value.keys():
        yield _party(value)
        for item in value.values():  # an agent inside the entry of the party
            if (
                isinstance(item, dict)
                or isinstance(item, list)
                and any(isinstance(one, dict) for one in item)
            ):
                yield from _entries(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            for names, other, public in _entries(item):
                yield names, other, public or key in _PUBLIC
    else:
        raise BadParties("当事人文件应为姓名列表，或者写明 name、id、phone、address 的对象列表")


def _party(entry: dict[str, Any]) -> tuple[list[str], list[str], bool]:
    names = [text for key in entry if key in _NAMES for text in _strings(entry[key])]
    labels = {text for key in _LABELS & entry.keys() for text in _strings(entry[key])}
    public = bool(labels & _PUBLIC) or entry.get("public") is True or any(map(is_organ, names))
    texts = [text for key in entry if _PERSONAL.search(key) for text in _strings(entry[key]) if len(text) > 2]
    return names, texts, public


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        if text := str(value).strip():
            yield text
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
