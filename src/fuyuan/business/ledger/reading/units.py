"""The units a label names: split, with their roles, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .labels import Said, role_of
from .lines import squeeze
from .model import Unit

LEADING = ("牵头", "主办", "主责")
HELPING = ("配合", "协办", "参与", "参加", "协助", "协同", "分工负责", "共同")
_OPEN, _CLOSE = "（(〔[【", "）)〕]】"
_DUTY = re.compile(
    "(?:等\\d*个?(?:市直|县直|区直|有关|相关|各|其他|成员)*(?:部门|单位|机关|科室)?)?"
    "(?:按照|根据|按|依)?(?:各自)?(?:职责|职能|任务)?(?:分工)?(?:分别|共同|具体|抓好)?(?:负责|抓好|组织|落实|实施|配合)+$"
)
_ETC = re.compile(
    "等(?:\\d+个)?(?:市直|县直|区直|有关|相关|各|其他|成员)*(?:部门|单位|机关|科室|领导|人员|同志)?$"
)
_LEADS = re.compile("(牵头|主办|主责|为主)(?:负责|组织|协调|统筹|实施|落实|推进|抓好|做好|办理)*$")
_HELPS = re.compile("(配合|协办|参与|参加|协助|协同)(?:实施|落实)?$")
_ROLE_IN_BRACKET = re.compile("[（(](牵头|配合|主办|协办|责任|参与)(?:单位|部门)?[）)]$")
_NAME_END = re.compile(
    "(局|委|办|办公室|府|院|镇|乡|街道|办事处|部门|单位|中心|公司|支队|大队|中队|队|所|站|部|会|室|处|科|股|厅|署|集团|学校|校|馆|社|行|机关|园区|开发区|新区|区|县|市)$"
)


def looks_like_unit(text: str) -> bool:
    """A short line that names a body and says nothing else."""
    bare = squeeze(text).strip("；;，,、")
    return (
        2 <= len(bare) <= 30
        and not re.search("[。：:！？]", bare)
        and bool(_NAME_END.search(bare.rstrip("）)")))
    )


_DOES = re.compile(
    "(牵头|主办|主责|配合|协办|参与|负责|落实|实施|承办)(?:负责|组织|协调|统筹|实施|落实|推进)*$"
)


def only_units(sentence: str) -> str:
    """“县法院、县公安局，人行某县支行负责”: names, what they do, and nothing else. Return the last word of what, else ""."""
    sentence = squeeze(sentence).removeprefix("由")
    does = _DOES.search(sentence)
    names = [name for name in (_trim(each)[0] for each in split(sentence)) if name] if does else []
    return does[1] if does and names and all(looks_like_unit(name) for name in names) else ""


def read_units(said: Iterable[Said]) -> tuple[list[Unit], bool]:
    """Return the units of all labels and whether the text says 等. The first named leads unless a label says who does."""
    units: list[Unit] = []
    open_ended = False
    for each in said:
        found, more = _of_value(each.value, role_of(each.label))
        units += found
        open_ended = open_ended or more
    leading = [unit for unit in units if unit.role.startswith(LEADING)]
    bodies = [unit for unit in units if not unit.role.endswith(("人", "领导", "人员", "同志"))]
    for unit in leading[:1] if leading and leading[0].role == "主责" else leading:
        unit.lead = True
    if not leading and bodies and not bodies[0].role.startswith(HELPING):
        bodies[0].lead = True
    return units, open_ended


def _of_value(value: str, role: str) -> tuple[list[Unit], bool]:
    """“X牵头，Y、Z配合”: clauses with a role of their own; else a plain list."""
    units: list[Unit] = []
    open_ended = False
    pending: list[str] = []
    for name in split(value):
        name, etc, own = _trim(name)
        open_ended = open_ended or etc
        if name:
            pending.append(name)
        if own:
            units += [Unit(each, own) for each in pending]
            pending = []
    units += [Unit(each, role) for each in pending]
    return units, open_ended


def _trim(name: str) -> tuple[str, bool, str]:
    """Return (name, says 等, the role its own words give)."""
    own = ""
    bracket = _ROLE_IN_BRACKET.search(name)
    if bracket:
        name, own = name[: bracket.start()], bracket[1]
    for pattern, group in ((_LEADS, "牵头"), (_HELPS, "配合")):
        found = pattern.search(name)
        if found and not own:
            name = name[: found.start()]
            own = {"主办": "主办", "协办": "协办"}.get(found[1], group)
    duty = _DUTY.search(name)
    etc = bool(re.search("等", name[duty.start() :])) if duty else False
    if duty:
        name = name[: duty.start()]
    tail = _ETC.search(name)
    if tail:
        name, etc = name[: tail.start()], True
    name = squeeze(name).strip("由：: 。")
    return name.removeprefix("由"), etc, own


def split(value: str) -> list[str]:
    """Split a list of names at its separators, never inside a bracket; at spaces where both sides are names."""
    parts, depth, here = [], 0, ""
    for char in value:
        depth += (char in _OPEN) - (char in _CLOSE)
        if depth <= 0 and char in "、，,；;\n/":
            parts.append(here)
            here = ""
        else:
            here += char
    parts.append(here)
    parts = _whole(parts)
    return [name for part in parts for piece in at_spaces(part.strip()) for name in _at_words(piece) if name]


_HALF = re.compile(
    "(?:各|全县|全市|全区)?(?:有关)?(?:乡|镇|县|市|区|旗|州|街道)+(?:党委|党工委|党[（(]工[）)]委)?"
)
_OTHER = re.compile(
    "(?:乡|镇|县|市|区|旗|州|街道)?(?:人民政府|政府|办事处|党委、政府)|乡|镇|县|市|区|旗|州|街道"
)
_LEVELS = re.compile("中央|中|部|省|自治区|市|区")  # 中央、省驻某市各单位
_REST = re.compile("(?:有关)?(?:单位|部门|机构|直属机构)|[部委办局厅室]")  # 市政府各委、办、局


def _whole(parts: list[str]) -> list[str]:
    """各乡、镇人民政府 and 县直各部门、单位 are one name each."""
    out: list[str] = []
    for part in (part.strip() for part in parts):
        begun = bool(out) and bool(_HALF.fullmatch(squeeze(out[-1]).split("、")[-1]))
        levels = bool(out) and bool(_LEVELS.fullmatch(out[-1])) and bool(re.search("[驻属直]", part))
        if out and (levels or (begun and _OTHER.fullmatch(squeeze(part))) or _REST.fullmatch(squeeze(part))):
            out[-1] = f"{out[-1]}、{part}"
        else:
            out.append(part)
    return out


_AND = re.compile("(?<=[局委办府院镇乡道处门位心会])(?:以及|及|会同|和|与)(?=.{3})")


def _at_words(part: str) -> list[str]:
    """街道办事处及县直有关单位 is two; 住房和城乡建设局 is one: both sides must be names."""
    found = _AND.search(part)
    if not found or not _NAME_END.search(re.sub("(?:按|等).*$", "", part[found.end() :]).rstrip("）)")):
        return [part]
    return [part[: found.start()], *_at_words(part[found.end() :])]


def at_spaces(part: str) -> list[str]:
    """市司法局 市人民法院 is two names; 市 司 法 局 and 联动 联席会议 hold blanks that mean nothing."""
    words = part.split()
    if all(len(word) > 2 and _NAME_END.search(word.rstrip("）)")) for word in words):
        return words
    return [squeeze(part)]
