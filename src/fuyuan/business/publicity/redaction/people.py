"""Who is named in a text: private persons, whose names go, and officials in their public role, whose names stay."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from .folding import HAN
from .labelled import ABROAD, labelled, short_names
from .lexicon import is_word, words
from .offices import AGENTS, is_head, is_public
from .organs import Owners
from .parties import Parties
from .roles import AFTER_NAME, NO_NAME_BEFORE, PRIVATE_ROLES, role_before
from .segment import suggested
from .transliterated import transliterated
from .wordlike import in_lists, like_words

_JOINTS = ("、", "和", "及", "与", ",", ", ")
_STATESMEN = frozenset("习近平 毛泽东 邓小平 马克思 江泽民 胡锦涛 列宁 恩格斯 雷锋".split())
_NUMBER_FOLLOWS = re.compile(
    f"[{HAN}()]{{0,8}}(?:\\n?[〔\\[(【]\\d{{4}}[〕\\])】]|字?第[0-9-]+号|字[0-9-]+号|[0-9]{{4}}-[0-9]{{3,}})"
)  # 汝政复决字〔2026〕: the word of an organ
_PEOPLES = re.compile(f"[{HAN}]{{0,6}}?自治|族")  # 哈萨克族, 哈萨克自治县
_ORGAN_REST = re.compile(
    f"[{HAN}]{{0,8}}?(?:法院|检察院|人民政府|公安局|管理局|监督局|委员会|分局|支队|大队|派出所|办事处|"
    f"公证处|鉴定中心|鉴定所|仲裁委|海关|税务局|交通局|林业局|水利局)"
)
_LAW_FIRM = re.compile(f"[{HAN}]{{0,6}}?师事务所|[{HAN}]{{0,6}}法律服务所")
_ORGAN_PART = re.compile(
    r"(?:局|派出所|分局|法院|(?:省|市|县|区|镇|乡|街道|州)(?:人民|公安|[^一-龥]|[一-龥]{0,10}(?:局|政府|委|大队|支队|法院)))"
)


@dataclass(frozen=True, slots=True)
class People:
    """Every private person by key (the fullest name) with all their names, and where each stands."""

    mentions: tuple[tuple[int, int, str], ...]
    public: frozenset[str]


def people_of(text: str, parties: Parties) -> People:
    """Find the persons of a folded text. Names of the parties come first and are never doubted."""
    keys = {name: names[0] for names in parties.people for name in names}
    private, public = labelled(text)
    strong = [name for name in private if name not in keys]
    known = frozenset(keys) | frozenset(strong)
    told = [name for name in (*keys, *strong, *public, *parties.officials) if not is_word(name)]
    found = _trimmed(text, list(_suggestions(text, told)))
    found = sorted({*found, *in_lists(text, found), *like_words(text), *transliterated(text)})
    others, officials = _sorted_out(text, found, strong, [*public, *parties.officials])
    others = {_whole(text, name) for name in others if not (name[0] in "后现" and name[1:] in others)}
    for name in (*list(keys), *sorted(others, key=len, reverse=True)):
        key = keys.setdefault(name, name)
        for short in short_names(name):
            if not any(official.startswith(short) for official in officials):
                keys.setdefault(short, key)
    officials -= keys.keys()
    mentions = sorted(_everywhere(text, keys, officials, known, set(found)))
    return People(tuple(mentions), frozenset(officials))


def _suggestions(text: str, known: Iterable[str]) -> Iterator[tuple[int, int]]:
    titles = [match.span() for match in re.finditer("《[^《》]*》", text)]
    known = list(known)
    for start, end in suggested(text, known):
        inside = any(a < start < b for a, b in titles)
        if text[start:end] in known or not (
            inside or _PEOPLES.match(text, end) or _NUMBER_FOLLOWS.match(text, end) or _in_organ(text, end)
        ):
            yield start, end


def _in_organ(text: str, end: int) -> bool:
    """Whether what looks like a name begins the name of an organ: 金沙铁路运输法院."""
    if _LAW_FIRM.match(text, end) and not role_before(text, end - 2) and not role_before(text, end - 3):
        return True  # 江西求正沃德律师事务所 is nobody, 代理人杨莉北京某律师事务所 names one
    return bool(_ORGAN_REST.match(text, end)) and not AFTER_NAME.match(text, end)


def _whole(text: str, name: str) -> str:
    """丁德均名下: 均 (all of them) would have to be followed by what they do, so it is part of the name."""
    return (
        name + "均"
        if len(name) == 2 and re.search(f"{re.escape(name)}均(?:名下|[、,。;:)\n]|$)", text)
        else name
    )


def _trimmed(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A name met elsewhere ends where it ends there: 艾静 in 艾静未签字."""
    names = {text[start:end] for start, end in found}
    return [
        (start, end - 1)
        if text[start : end - 1] in names and AFTER_NAME.match(text, end - 1)
        else (start, end)
        for start, end in found
    ]


def _sorted_out(
    text: str, found: list[tuple[int, int]], strong: list[str], officials: list[str]
) -> tuple[set[str], set[str]]:
    """Private and public names; a name in a list stands as its neighbour does. What a label says is not doubted."""
    owners = Owners.of(text)
    private: set[str] = set(strong)
    public: set[str] = set(officials) | _STATESMEN
    last_end, last_public = -9, False
    for start, end in found:
        # a bracket may stand between: 执法人员刘芳(证号36090123)、彭宇
        chained = last_public and re.sub(r"\([^()]{0,24}\)", "", text[last_end:start]) in _JOINTS
        last_public = chained or is_public(text, start, end, owners, is_head(text, start))
        last_end = end
        (public if last_public else private).add(text[start:end])
    for (a, b), (c, d) in reversed(list(zip(found, found[1:], strict=False))):
        # 文振、李艺华,均系…局工作人员: the post stands after the last
        agent = not role_before(text, a, PRIVATE_ROLES - AGENTS)
        if text[b:c] in _JOINTS[:4] and text[c:d] in public and agent:
            public.add(text[a:b])
    public -= set(strong)
    return private - public, public


def _everywhere(
    text: str,
    keys: dict[str, str],
    public: set[str],
    known: frozenset[str],
    meant: Collection[tuple[int, int]],
) -> Iterator[tuple[int, int, str]]:
    """Every place where one of the names stands, the longest first."""
    taken: set[int] = set()
    for name in sorted([*keys, *public], key=len, reverse=True):
        if len(name) < 2:
            continue
        for match in re.finditer(_shape(name), text):
            start, end = match.span()
            if (
                start in taken
                or end - 1 in taken
                or not _is_meant(text, start, end, name, name in known, meant)
            ):
                continue
            taken.update(range(start, end))
            if name in keys:
                yield start, end, keys[name]
                abroad = ABROAD.match(text, end)
                if abroad:
                    yield *abroad.span(1), keys[name]


def _shape(name: str) -> str:
    """How a name may stand: broken by blanks, line ends and dots; one in Latin letters is no part of a longer word."""
    loose = "[ \n·.]*".join(map(re.escape, name.replace("·", "")))
    return rf"(?<![A-Za-z]){loose}(?![A-Za-z])" if name[0].isascii() else loose


def _is_meant(
    text: str, start: int, end: int, name: str, known: bool, meant: Collection[tuple[int, int]]
) -> bool:
    """Whether the person is meant, not a word that reads the same: 高兴, 安全, 和平."""
    if len(name) == 2 and _ORGAN_PART.match(text, end) and not role_before(text, start, PRIVATE_ROLES):
        return False
    if not is_word(name):
        return known or len(name) > 2 or not _inside_word(text, start, end)
    before = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff" or bool(role_before(text, start))
    before = before or bool(
        re.search("[称说问骂]|关于|不是", text[max(0, start - 2) : start])
    )  # 成功称高兴到场
    after = end == len(text) or not "\u4e00" <= text[end] <= "\u9fff" or bool(AFTER_NAME.match(text, end))
    return (start, end) in meant or known and before and after and not NO_NAME_BEFORE.match(text, end)


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a word of the dictionary crosses the edge of the name: 张三 in 张三丰 is not, 明确 in 李明确认 would be."""
    table = words()
    return (
        any(
            table.get(text[a:b], 9999) < 1150
            for a, b in ((start - 1, start + 1), (end - 1, end + 1), (end - 1, end + 2))
            if 0 <= a and b <= len(text) and b - a > 1
        )
        and not role_before(text, start)
        and not AFTER_NAME.match(text, end)
    )
