"""Names that are announced: after a label and a colon, before the sex, or with a dot in them. No surname need be known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .folding import HAN
from .lexicon import is_word
from .naming import NOBODY, bare, could_be, has_word
from .offices import AGENTS, is_head, is_public
from .organs import Owners
from .roles import AFTER_NAME, LINKS, PARTIES, PRIVATE_ROLES, PUBLIC_ROLES, either, role_before

HEADS = ("法定代表人", "主要负责人", "负责人")
# after these and a colon stands a name and nothing else, so one that reads like a word (高兴, 安全) is believed
CERTAIN = frozenset(
    (*PARTIES, *HEADS, *AGENTS, "法定代理人", "诉讼代表人", "代表人", "证人", "案外人", "经营者", "姓名")
)
_LABEL = re.compile(
    f"({either([*PRIVATE_ROLES, *PUBLIC_ROLES, *HEADS])})(?:[一二三四五六七八九十\\"
    f"d甲乙丙丁]{{1,2}}|\\([一二三四五六七八九十\\d]{{1,2}}\\))?"
    r"(?:\([^)]{0,12}\))?[ ]?:[ ]?(?:\([^)]{0,6}\))?[ ]?([^,。;\n(:]{2,60})"
)
# a judgment writes no colon: 委托诉讼代理人成功,某律师事务所律师. What presents a person follows.
_LINE = re.compile(
    rf"(?m)(?:^|[。;])[ ]*({either([*PARTIES, *HEADS, *AGENTS, '法定代理人', '诉讼代表人'])})(?:\([^)]{{0,12}}\))?"
    rf"([{HAN}·]{{2,12}}(?:、[{HAN}·]{{2,12}}){{0,6}})"
    r"(?=。?[ ]*$|\((?:系|曾用名|又名)|,(?:[男女,]|住|该|系|"
    r"[^,。;\n]{0,24}(?:事务所|服务所|长|员|师|经理|职工|董事|主任|干部|生|族|公民|顾问)))"
)
_PRESENTED = re.compile(f"([{HAN}·]{{2,14}})(?:\\([^)]{{0,24}}\\))?,(?:性别:?)?[男女](?=[,。;)])")
_TRULY = re.compile(f'(?:真名|本名|原名|曾用名|又名|名叫)(?:叫|为|是)?:?([{HAN}·]{{2,6}}?)(?=[,。;)、”"])')
_DOTTED = re.compile(f"[{HAN}]{{1,12}}(?:[·.][{HAN}]{{1,12}}){{1,4}}")
_BEFORE_DOTTED = PRIVATE_ROLES | PUBLIC_ROLES | LINKS
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'-]{0,20}(?:[ ·.]{1,2}[A-Z][A-Za-z'-]{0,20}){1,4}")
_FOREIGN = re.compile(f"{_LATIN.pattern}(?=,[男女]|\\((?:护照|国籍|英文|外国人|美国|英国))")
ABROAD = re.compile(f"\\(({_LATIN.pattern})\\)")  # 阮文雄(NGUYEN VAN HUNG)


def labelled(text: str) -> tuple[list[str], list[str]]:
    """Names after a label and a colon, and before sex: these need no known surname."""
    owners = Owners.of(text)
    private: list[str] = []
    public: list[str] = []
    for match in (*_LABEL.finditer(text), *_LINE.finditer(text)):
        pieces = list(_pieces(text, match.start(2), match.end(2), certain=match[1] in CERTAIN))
        head = match[1] in ("法定代表人", "主要负责人", "负责人")
        for name, end in pieces:  # the post stands after the last of them
            officially = match[1] in PUBLIC_ROLES or any(
                is_public(text, match.start(2), at, owners, head) for at in (end, pieces[-1][1])
            )
            (public if officially else private).append(name)
    private += [name for name in _TRULY.findall(text) if could_be(name, doubtful=True) or _of_no_list(name)]
    for match in _PRESENTED.finditer(text):
        name = bare(match[1])
        if could_be(name) or 2 <= len(name) <= 5 and _of_no_list(name):
            private.append(name)
    private += _foreign(text, [name for name in private if _LATIN.fullmatch(name)])
    for name in _dotted(text):
        officially = name in public or any(
            is_public(text, at.start(), at.end(), owners, is_head(text, at.start()))
            for at in re.finditer(re.escape(name), text)
        )
        (public if officially else private).append(name)
    return list(dict.fromkeys(private)), list(dict.fromkeys(public))


def _of_no_list(name: str) -> bool:
    """Whether characters where only a name can stand are one, its surname on no list: 呼和."""
    return not has_word(name) and not is_word(name) and not set(name) & set("某×*")


def _foreign(text: str, told: list[str]) -> list[str]:
    """Names in Latin letters: those a bracket or the sex presents, those of the family of one that is told."""
    names = [*told, *(match[0].strip() for match in _FOREIGN.finditer(text))]
    names += [
        match[0].strip() for match in _LATIN.finditer(text) if role_before(text, match.start(), PRIVATE_ROLES)
    ]
    families = {part for name in names for part in _parts(name)}
    return names + [match[0].strip() for match in _LATIN.finditer(text) if families & set(_parts(match[0]))]


def _parts(name: str) -> list[str]:
    return [part for part in re.split("[ ·.]+", name) if len(part) > 2]


def short_names(name: str) -> list[str]:
    """What somebody with a name of several parts is called for short: 阿卜杜拉 of 阿卜杜拉·买买提, Smith of John Smith."""
    if "·" in name:
        first = name.split("·")[0]
        return [first] if len(first) > 2 and not is_word(first) else []
    return _parts(name) if _LATIN.fullmatch(name) else []


def _pieces(text: str, start: int, end: int, *, certain: bool) -> Iterator[tuple[str, int]]:
    """The names of a value: 张三、李四等5人."""
    for piece in re.finditer(r"[^、/ ]+", text[start:end]):
        name = (
            re.sub(r"等?[一二三四五六七八九十\d]*[人户名]?$", "", piece[0]) if "等" in piece[0] else piece[0]
        )
        stop = start + piece.end()
        for part in re.split(r"(?<=[一-龥]{2})[和及与](?=[一-龥]{2})", name):
            if could_be(part, doubtful=certain) and part not in NOBODY:
                yield part, stop
    latin = _LATIN.match(text[start:end])
    if latin:
        yield latin[0].strip(), start + latin.end()


def _dotted(text: str) -> list[str]:
    """Names with a dot: 买买提·艾力. A part ends where a word follows that no name holds; the next may begin there."""
    out: list[str] = []
    for match in _DOTTED.finditer(text):
        name: list[str] = []
        for n, part in enumerate(re.split(r"[·.]", match[0])):
            end = _cue(part) if n else len(part)
            if n:
                out.append("·".join([*name, part[:end]]))
            name = [*name, part] if n and end == len(part) else [_after_role(part[end:] if n else part)]
    longest = [
        name
        for name in out
        if not any(other.startswith(name + "·") or name != other and name.endswith(other) for other in out)
    ]
    return [name for name in longest if name[0] != "·" and not set(name) & set("某×")]


def _cue(part: str) -> int:
    return next((n for n in range(2, len(part)) if AFTER_NAME.match(part, n)), len(part))


def _after_role(part: str) -> str:
    """What follows the last role or linking word: 申请人买买提."""
    ends = [part.rfind(word) + len(word) for word in _BEFORE_DOTTED if word in part[:-1]]
    return part[max(ends, default=0) :]
