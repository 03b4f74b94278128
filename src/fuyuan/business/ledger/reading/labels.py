"""Labels in a plan: 责任单位：…  完成时限：…  in lines of their own, several on a line, or in a closing bracket."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHO = "牵头|责任|配合|主办|协办|承办|协同|参与|参加|落实|实施|督办|督导|主管|分管|包联|包保|挂牌|协助|主责|负责|执行|共同|联合|主体责任"
_WHAT = "单位|部门|科室|股室|处室|机关|主体|领导同志|市领导|县领导|区领导|州领导|领导|人员|人"
UNIT = rf"(?:主要|第一|直接|具体|整改)?(?:{_WHO})(?:{_WHAT})(?:(?:及|和|与|、|/)(?:{_WHO})?(?:{_WHAT}))?"
DUE = (
    "(?:(?:计划|要求|整改|任务|工作|预计|拟)?(?:完成|整改|办结|办理|落实|推进|实施|工作|进度)?"
    "(?:时限要求|时间要求|时间节点|时间安排|时限|时间|期限|节点|日期))"
)
LABEL = re.compile(rf"(?:(?P<unit>{UNIT})|(?P<due>{DUE}))\s*[:：]")
STARTS = re.compile(
    rf"[（(〔\[【]?\s*(?:{UNIT}|{DUE})\s*[:：]|附件\s*\d*\s*[:：]?|抄送|主办|联系人|第[{'一二三四五六七八九十'}]阶段"
)
_SUFFIX = re.compile("(?:单位|部门|科室|股室|处室|机关|主体)$")
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
        said.append(_said(match, text[match.end() : stop]))
        end = stop
    rest = text[end:].lstrip("".join(_CLOSE) + "。；; 　\t")
    return f"{text[:start].rstrip(' 　')}{rest}", said


_TAIL = re.compile(r"[（(〔\[【]((?:[^（()）〔〕\[\]【】]|[（(][^（()）]*[）)])*)[）)〕\]】]\s*[。；;]?\s*$")
_VERB = re.compile("(牵头|主办|配合|协办|承办|负责|落实|实施|参与)(?:负责|落实|实施)?$")
_WHEN = re.compile("\\d{1,2}[月日号]|年底|年内|持续|长期|常态|适时|每[年季月周半]|立行立改|立即")


def split_phrase(text: str) -> tuple[str, list[Said]]:
    """“（县司法局牵头，县法院配合，2026年2月15日前完成）” at the end: labels without the word and its colon."""
    tail = _TAIL.search(text)
    if not tail:
        return text, []
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


def _said(match: re.Match[str], value: str) -> Said:
    value = value.strip(" 　\t\n；;。，,|")
    kind = "unit" if match["unit"] else "due"
    return Said(kind, match[kind], value)


def role_of(label: str) -> str:
    """责任单位 → 责任, 牵头部门 → 牵头, 责任人 → 责任人."""
    return _SUFFIX.sub("", label) or label
