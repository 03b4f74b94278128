"""Labels in a plan: 责任单位：…  完成时限：…  in lines of their own, several on a line, or in a closing bracket."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHO = (
    "牵头|责任|配合|主办|协办|承办|协同|参与|参加|落实|实施|督办|督导|主管|分管|包联|包保|挂牌|协助|主责|负责|执行|共同|联合|主体责任"
    "|协作|支持|指导|监督|监管"
)
_WHAT = "单位|部门|科室|股室|处室|机关|主体|领导同志|市领导|县领导|区领导|州领导|领导|人员|人"
_WHOM = rf"(?:{_WHO})(?:{_WHAT})"
UNIT = (
    rf"(?:市级|县级|区级|州级|主要|第一|直接|具体|整改|牵头|配合)?(?:{_WHOM}|(?:责任|任务)分工)"
    rf"(?:(?:及|和|与|、|/)(?:{_WHO})?(?:{_WHAT}))?"
)
DUE = (
    "(?:(?:计划|要求|整改|任务|工作|预计|拟)?(?:完成|整改|办结|办理|落实|推进|实施|工作|进度)?"
    "(?:时限要求|时间要求|时间节点|时间安排|时限|时间|期限|节点|日期)|起止时间|时间进度|目标时限)"
)
LABEL = re.compile(rf"(?:(?P<unit>{UNIT})|(?P<due>{DUE}))\s*[:：]")
STARTS = re.compile(
    rf"[（(〔\[【]?\s*(?:{UNIT}|{DUE})\s*[:：]|(?:工作|具体|主要|重点|整改)?(?:任务|内容|措施|举措|目标|要求|成果|问题|步骤)\s*[:：]|附件\s*\d*\s*[:：]?|抄送|主办|联系人|第[{'一二三四五六七八九十'}]阶段"
)
_SUFFIX = re.compile("(?:单位|部门|科室|股室|处室|机关|主体|分工)$")
_LEVEL = re.compile("^[市县区州]级(?=.)")
_TWICE = re.compile("^(牵头|配合)责任$")
_OPEN, _CLOSE = "（(〔[【", "）)〕]】"


@dataclass(frozen=True, slots=True)
class Said:
    """One label with its value. ``kind``: unit or due."""

    kind: str
    label: str
    value: str


def split_labels(text: str) -> tuple[str, list[Said]]:
    """Return (text without its labels, the labels). A bracket that holds labels only goes with them."""
    found = [match for match in LABEL.finditer(text) if _at_boundary(text, match)]
    if not found:
        return split_phrase(text)
    start = _start(text, found[0].start())
    said = []
    end = len(text)
    for number, match in enumerate(found):
        stop = found[number + 1].start() if number + 1 < len(found) else _stop(text, match, start)
        said += _said(match, text[match.end() : stop])
        end = stop
    rest = text[end:].lstrip("".join(_CLOSE) + "。；; 　\t")
    return f"{text[:start].rstrip(' 　')}{rest}", said


_TAIL = re.compile(r"[（(〔\[【]((?:[^（()）〔〕\[\]【】]|[（(][^（()）]*[）)])*)[）)〕\]】]\s*[。；;]?\s*$")
_VERB = re.compile("(牵头|主办|配合|协办|承办|负责|落实|实施|参与)(?:负责|落实|实施)?$")
_WHEN = re.compile(
    "\\d{1,2}[月日号]|\\d{4}年|年底|年内|季度|[上下]半年|全年|即日起|持续|长期|常态|适时|每[年季月周半]|立行立改|立即"
)


_NAMES = re.compile("(?:[市县区州旗省各]|中共|国家)[^。；：:]{1,60}$")


def _only_names(text: str, tail: re.Match[str]) -> bool:
    """“…。（市司法局、各乡镇人民政府）” after a full stop: names and nothing else."""
    names = re.split("[、，,；;]", re.sub("[（(][^）)]*[）)]", "", tail[1]))
    return text[: tail.start()].rstrip()[-1:] in ("。", "；", ";") and all(
        _NAMES.match(name.strip()) and _BODY.search(name.strip()) for name in names
    )


_BODY = re.compile("(?:局|委|办|办公室|府|院|镇|乡|街道|办事处|部门|单位|中心|队|委员会|部|会|机关)$")


def split_phrase(text: str) -> tuple[str, list[Said]]:
    """“（县司法局牵头，县法院配合，2026年2月15日前完成）” at the end: labels without the word and its colon."""
    tail = _TAIL.search(text)
    if not tail:
        return text, []
    if _only_names(text, tail):
        return text[: tail.start()].rstrip(), [Said("unit", "责任", tail[1])]
    said: list[Said] = []
    for piece in _clauses(tail[1]):
        verb = _VERB.search(piece)
        if verb and not _WHEN.search(piece):
            said.append(Said("unit", verb[1], piece))
        elif _WHEN.search(piece):
            said.append(Said("due", "", piece))
        else:
            return text, []
    return (text[: tail.start()].rstrip(), said) if any(each.kind == "unit" for each in said) else (text, [])


def _clauses(inner: str) -> list[str]:
    """Clauses of a bracket; names before the one that says what they do belong to it (县司法局、县财政局，县法院配合)."""
    out: list[str] = []
    for piece in re.split("[，,；;。]", inner):
        if out and not _VERB.search(out[-1]) and not _WHEN.search(out[-1]):
            out[-1] += f"、{piece.strip()}"
        elif piece.strip():
            out.append(piece.strip())
    return out


def _at_boundary(text: str, match: re.Match[str]) -> bool:
    """A label begins a line, a bracket or a clause: “完成时间：” in the middle of a word is none."""
    before = text[: match.start()].rstrip(" 　\t*")[-1:]
    return not before or before in "（(〔[【。；;，,、：:）)】〕]！\n|" or text[match.start() - 1] in " 　\t"


def _start(text: str, at: int) -> int:
    """Take the bracket that opens right before the first label with it."""
    head = text[:at].rstrip(" 　")
    return len(head) - 1 if head[-1:] in _OPEN and head else at


def _stop(text: str, match: re.Match[str], start: int) -> int:
    """The last value ends at the bracket that closes the labels, or with the text."""
    if text[start : start + 1] not in _OPEN or start == match.start():
        return len(text)
    depth = 1
    for at in range(start + 1, len(text)):
        depth += (text[at] in _OPEN) - (text[at] in _CLOSE)
        if depth == 0:
            return at
    return len(text)


_DAY_CLAUSE = re.compile(
    "^[（(]?(?:于|在|自|从|每|(?:19|20)\\d{2}年|\\d{1,2}月|今年|年底|年内|持续|长期|常态|立即|适时|全年).*?[）)]?$"
)


def _said(match: re.Match[str], value: str) -> list[Said]:
    """The value; “县司法局、各乡镇人民政府，11月底完成” names units and then says when."""
    value = value.strip(" 　\t\n；;。，,|")
    if match["due"]:
        return [Said("due", match["due"], value)]
    names, when = value, ""
    while (at := max(names.rfind(mark) for mark in "，,；;。")) > 0 and _is_time(names[at + 1 :]):
        names, when = names[:at], f"{names[at + 1 :]}，{when}".rstrip("，")
    return [Said("unit", match["unit"], names), *([Said("due", "", when)] if when else [])]


def _is_time(clause: str) -> bool:
    return bool(_DAY_CLAUSE.match(clause.strip()) and _WHEN.search(clause))


def role_of(label: str) -> str:
    """责任单位 → 责任, 牵头部门 → 牵头, 责任人 → 责任人, 市级牵头责任单位 → 牵头."""
    role = _LEVEL.sub("", _SUFFIX.sub("", label)) or label
    return _TWICE.sub(r"\1", role)
