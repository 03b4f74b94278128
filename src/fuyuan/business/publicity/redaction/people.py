"""Who is named in a text: private persons, whose names go, and officials in their public role, whose names stay."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from .folding import HAN
from .lexicon import given, is_word, surname_of, surnames, words
from .organs import Owners, is_firm, is_organ
from .parties import Parties
from .roles import (
    AFTER_NAME,
    LINKS,
    NO_NAME_BEFORE,
    ORGAN_STAFF,
    POSTS,
    PRIVATE_ROLES,
    PUBLIC_ROLES,
    SURELY_PERSONS,
    TITLES,
    either,
    role_before,
)
from .segment import NOT_GIVEN, suggested

_LABEL = re.compile(
    f"({either([*PRIVATE_ROLES, *PUBLIC_ROLES, '法定代表人', '主要负责人'])})(?:[一二三四五六七八九十\\"
    f"d甲乙丙丁]{{1,2}}|\\([一二三四五六七八九十\\d]{{1,2}}\\))?"
    r"(?:\([^)]{0,12}\))?[ ]?:[ ]?([^,。;\n(:]{2,60})"
)
_PRESENTED = re.compile(f"([{HAN}·]{{2,14}})(?:\\([^)]{{0,24}}\\))?,(?:性别:?)?[男女](?=[,。;)])")
_DOTTED = re.compile(f"[{HAN}]{{1,12}}(?:[·.][{HAN}]{{1,12}}){{1,4}}")
_BEFORE_DOTTED = PRIVATE_ROLES | PUBLIC_ROLES | LINKS
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'-]{0,20}(?:[ ·.]{1,2}[A-Z][A-Za-z'-]{0,20}){1,4}")
_FOREIGN = re.compile(f"{_LATIN.pattern}(?=,[男女]|\\((?:护照|国籍|英文|外国人|美国|英国))")
_ABROAD = re.compile(f"\\(({_LATIN.pattern})\\)")
_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_HEAD = re.compile(
    r"(?:法定代表人|主要负责人|负责人|行政负责人|行政机关负责人)(?:\([^)]*\))?[ :]*(?:为|是|系)?$"
)
_ORGANS_HEAD = re.compile(
    r"(?:被申请人|被告|局|政府|厅|委员会|支队|大队|派出所|法院|检察院|"
    r"行政机关)的?(?:出庭)?(?:应诉)?(?:行政)?(?:主要)?(?:负责人|法定代表人|出庭人员|"
    r"应诉人员)(?:[(][^)]*[)])?[ :]*$"
)
_POST_AFTER = re.compile(
    rf"[,、 (:]{{0,2}}(?:(?:现任|时任|职务|任|系|担任|均系|均为|为|是|该)[: ]?){{0,2}}[{HAN}]{{0,24}}?(?:{POSTS})(?![长])"
)
_COMPANY_POST = re.compile(
    rf"[,、 (:]{{0,2}}(?:职务|系|任|为)?[: ]?[{HAN}]{{0,12}}?(?:公司|企业|厂|店|村|居委会|合作社|"
    rf"律师事务所|法律服务所|董事|经理|厂长|小组)"
)
_STAFF_AFTER = re.compile(rf"[,、 (:]{{0,2}}(?:(?:均)?(?:系|为|是))?[{HAN}]{{0,24}}?{ORGAN_STAFF.pattern}")
_STATESMEN = frozenset("习近平 毛泽东 邓小平 马克思 江泽民 胡锦涛 列宁 恩格斯 雷锋".split())
_TITLED = re.compile(f"(?:{TITLES}|会计|厂长|村长)(?!事务所)")
_POLITE = frozenset("先生 女士 小姐 太太".split())  # others name a trade: it may be somebody else's
_OLD = re.compile(f"(?<![{HAN}古养元原很太大])[老小]([{HAN}])|(?<=[与和向对被由给找、])[老小]([{HAN}])")
_NUMBER_FOLLOWS = re.compile(
    f"[{HAN}()]{{0,8}}(?:[〔\\[(【]\\d{{4}}[〕\\])】]|字第?[0-9-]+号)"
)  # 汝政复决字〔2026〕: the word of an organ
_ORGAN_REST = re.compile(
    f"[{HAN}]{{0,8}}?(?:法院|检察院|人民政府|公安局|管理局|监督局|委员会|分局|支队|大队|派出所|办事处|"
    f"海关|税务局|交通局|林业局|水利局)"
)
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
    labelled, public_labelled = _labelled(text)
    strong = [name for name in labelled if name not in keys]
    told = [name for name in (*keys, *strong, *public_labelled, *parties.officials) if not is_word(name)]
    found = list(_suggestions(text, told))
    found = _trimmed(text, found)
    found = sorted({*found, *_in_lists(text, found), *_like_words(text)})
    private, public = _sorted_out(text, found, strong, public_labelled)
    public |= set(parties.officials)
    for name in private - public | set(strong):
        keys.setdefault(name, name)
    public -= keys.keys()
    mentions = sorted(
        _everywhere(text, keys, public, frozenset(n for names in parties.people for n in names), set(found))
    )
    return People(tuple(mentions), frozenset(public))


def _labelled(text: str) -> tuple[list[str], list[str]]:
    """Names after a label and a colon, and before sex: these need no known surname."""
    owners = Owners.of(text)
    private: list[str] = []
    public: list[str] = []
    for match in _LABEL.finditer(text):
        pieces = list(_pieces(text, match.start(2), match.end(2)))
        head = match[1] in ("法定代表人", "主要负责人", "负责人")
        for name, end in pieces:  # the post stands after the last of them
            officially = match[1] in PUBLIC_ROLES or any(
                _is_public(text, match.start(2), at, owners, head) for at in (end, pieces[-1][1])
            )
            (public if officially else private).append(name)
    for match in _PRESENTED.finditer(text):
        name = _bare(match[1])
        if _could_be(name) or 2 <= len(name) <= 5 and not _has_word(name) and not set(name) & set("某×*"):
            private.append(name)
    private += [match[0].strip() for match in _FOREIGN.finditer(text)]
    private += _dotted(text)
    return list(dict.fromkeys(private)), list(dict.fromkeys(public))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The names of a value: 张三、李四等5人."""
    for piece in re.finditer(r"[^、/ ]+", text[start:end]):
        name = (
            re.sub(r"等?[一二三四五六七八九十\d]*[人户名]?$", "", piece[0]) if "等" in piece[0] else piece[0]
        )
        stop = start + piece.end()
        for part in re.split(r"(?<=[一-龥]{2})[和及与](?=[一-龥]{2})", name):
            if _could_be(part):
                yield part, stop
    latin = _LATIN.match(text[start:end])
    if latin:
        yield latin[0].strip(), start + latin.end()


def _could_be(name: str, doubtful: bool = False) -> bool:
    if set(name) & set("某×*XxX"):
        return False
    if "·" in name:
        return True
    if (
        not _HAN_NAME.fullmatch(name)
        or is_organ(name)
        or is_firm(name)
        or name in PRIVATE_ROLES | PUBLIC_ROLES
    ):
        return False
    if re.search(
        r"(?:局|公司|政府|委员会|法院|村|组|户|厂|店|部|所|中心|不详|未知|同上|保密|匿名|本人|代表|均为|无)$",
        name,
    ):
        return False
    surname = surname_of(name)
    if surname not in surnames():
        return (
            not is_word(name)
            and len(name) <= 3
            and all(char in given() for char in name[1:])
            and not _has_word(name)
        )
    if len(name) == 4 and len(surname) == 1:
        return name[1] in surnames() and not _has_word(name)
    return len(name) - len(surname) in (1, 2) and (doubtful or not (is_word(name) and words()[name] < 1000))


def _has_word(name: str) -> bool:
    return any(words().get(name[n : n + 2], 9999) < 1050 for n in range(len(name) - 1))


def _bare(run: str) -> str:
    """A run of characters without the role it begins with: 委托代理人杨莉."""
    for length in range(min(9, len(run) - 2), 0, -1):
        if run[:length] in PRIVATE_ROLES | LINKS:
            return run[length:]
    return run


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


def _suggestions(text: str, known: Iterable[str]) -> Iterator[tuple[int, int]]:
    titles = [match.span() for match in re.finditer("《[^《》]*》", text)]
    known = list(known)
    for start, end in suggested(text, known):
        inside = any(a < start < b for a, b in titles)
        if text[start:end] in known or not (
            inside or _NUMBER_FOLLOWS.match(text, end) or _in_organ(text, end)
        ):
            yield start, end


def _trimmed(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A name met elsewhere ends where it ends there: 艾静 in 艾静未签字."""
    names = {text[start:end] for start, end in found}
    return [
        (start, end - 1)
        if text[start : end - 1] in names and AFTER_NAME.match(text, end - 1)
        else (start, end)
        for start, end in found
    ]


_LISTED = re.compile(f"、([{HAN}]{{2,3}}?)(?=[、,。;)]|等|的|均|系|[二三四两]人|到|称|向|送|和|与|及)")
_WORD_NAME = re.compile(
    f"(?<=[{HAN}])(?=([{HAN}]{{2,3}}?)(?:向|与|系|称|不服|借|购|驾驶|持|名下|出具|出庭|签字|签收|作证|"
    f"当场|拒绝|提供|承认|表示|认为|因|被|将))"
)
_LED = re.compile(f"(?<=[{HAN}])(?=([{HAN}]{{2,3}}?)、)")
_FRAMED = tuple(
    re.compile(f"{before}(?=([{HAN}]{{2,3}}?)(?:{after}))")
    for before, after in (
        ("向", "送达|借款|购买|支付|借用|出售|转让|交付"),
        ("对", "作出|处以|制作|进行询问|进行传唤|进行殴打|实施殴打|予以行政|予以拘留|进行调查询问"),
        ("由", "驾驶|签收|代签|代收|经营|承包|承租|居住使用"),
        ("将", "打伤|殴打|送往|送至|送到|传唤|控制|抓获|带回|推倒|踢倒"),
        ("被", "打伤|殴打|推倒|踢伤|辱骂|咬伤"),
    )
)  # nobody but a person stands between these
_OF_KIN = re.compile(f"(?:{either(SURELY_PERSONS)})(?=([{HAN}]{{2,3}}?)(?:[^{HAN}]|{AFTER_NAME.pattern}))")
_TESTIMONY = re.compile(
    f"(?:^|(?<=[^{HAN}])|(?<=[与和及对向])|(?<=证人))([{HAN}]{{2,3}}?)的?(?:证人证言|证言|询问笔录|"
    f"调查笔录|谈话笔录|陈述笔录|身份证|户口本|户口簿|结婚证|签名|签字|病历|承诺书|保证书|自书材料)"
)


def _in_lists(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names that read like words, in a list with names: 温如玉、和平的房屋."""
    ends = {end for _, end in found}
    at = 0
    while (match := _LISTED.search(text, at)) is not None:
        at = match.start() + 1
        if match.start() in ends and text[match.start(1)] in surnames() and _person_like(match[1]):
            ends.add(match.end(1))
            yield match.span(1)


def _like_words(text: str) -> Iterator[tuple[int, int]]:
    """Names that read like words, where only a person can stand: 驾驶人万里持C1证, 成龙的证人证言."""
    for match in _WORD_NAME.finditer(text):
        if _person_like(match[1]) and role_before(text, match.start(), PRIVATE_ROLES):
            yield match.span(1)
    for match in _LED.finditer(text):
        if _person_like(match[1]) and role_before(text, match.start(), PRIVATE_ROLES):
            yield match.span(1)
    for frame in _FRAMED:
        for match in frame.finditer(text):
            if _person_like(match[1]) and not is_word(match[1]):
                yield match.span(1)
    for match in _OF_KIN.finditer(text):
        if _person_like(match[1]):
            yield match.span(1)
    for match in _TESTIMONY.finditer(text):
        if _person_like(match[1]):
            yield match.span(1)


def _person_like(name: str) -> bool:
    return (
        surname_of(name) in surnames()
        and _could_be(name, doubtful=True)
        and name not in _NEVER
        and name[-1] not in NOT_GIVEN
    )


_NEVER = frozenset(
    "本人 申请 和解 公安 公证 司法 司机 方面 任何 于此 时任 全家 应当 于是 单位 成员 管理 相关 安全 "
    "金额 家属 农民 代表 党员 干部 党组 项目 工人 公司 公开 单独 时间 方式 房屋 车辆 成功 全部 成立 "
    "关于 通过 安排 支付 从事 单方 明知 明确 居住 经营 文书 都会 国家".split()
)


def _in_organ(text: str, end: int) -> bool:
    """Whether what looks like a name begins the name of an organ: 金沙铁路运输法院."""
    return bool(_ORGAN_REST.match(text, end)) and not AFTER_NAME.match(text, end)


def _sorted_out(
    text: str, found: list[tuple[int, int]], strong: list[str], officials: list[str]
) -> tuple[set[str], set[str]]:
    """Private and public names; a name in a list stands as its neighbour does."""
    owners = Owners.of(text)
    private: set[str] = set(strong)
    public: set[str] = set(officials) | _STATESMEN
    last_end, last_public = -9, False
    for start, end in found:
        name = text[start:end]
        chained = start - last_end in (1, 2) and text[last_end:start] in ("、", "和", "及", "与", ", ", ",")
        officially = (chained and last_public) or _is_public(
            text, start, end, owners, bool(_HEAD.search(text, max(0, start - 16), start))
        )
        if chained and not officially and not role_before(text, start, PRIVATE_ROLES):
            officially = False
        if officially:
            public.add(name)
        else:
            private.add(name)
        last_end, last_public = end, officially
    listed = [pair for pair in zip(found, found[1:], strict=False) if pair[1][0] - pair[0][1] == 1]
    for (a, b), (c, d) in reversed(listed):  # 文振、李艺华,均系…局工作人员: the post stands after the last
        if (
            text[b:c] in ("、", "和", "及", "与")
            and text[c:d] in public
            and text[a:b] not in strong
            and not role_before(text, a, PRIVATE_ROLES - {"委托代理人", "代理人"})
        ):
            private.discard(text[a:b])
            public.add(text[a:b])
    return private - (public - set(strong)), public - set(strong)


def _is_public(text: str, start: int, end: int, owners: Owners, head: bool) -> bool:
    """Whether the name at this place is an official's in the public role."""
    if _ORGANS_HEAD.search(text, max(0, start - 24), start):
        return True
    role = role_before(text, start)
    if role in PUBLIC_ROLES and role not in PRIVATE_ROLES:
        return True
    if _COMPANY_POST.match(text, end) and not _STAFF_AFTER.match(text, end):
        return False
    if head and (owners.organ_at(start) or _POST_AFTER.match(text, end)):
        return True
    if role in PRIVATE_ROLES and role not in ("委托代理人", "代理人", "负责人", "委托诉讼代理人"):
        return False
    return bool(
        re.compile(f"(?:{POSTS})").match(text, end)
        or _STAFF_AFTER.match(text, end)
        or _POST_AFTER.match(text, end)
    )


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
        for match in re.finditer("[ \n·.]*".join(map(re.escape, name.replace("·", ""))), text):
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
                abroad = _ABROAD.match(text, end)
                if abroad:
                    yield *abroad.span(1), keys[name]


def _is_meant(
    text: str, start: int, end: int, name: str, known: bool, meant: Collection[tuple[int, int]]
) -> bool:
    """Whether the person is meant, not a word that reads the same: 高兴, 安全, 和平."""
    if len(name) == 2 and _ORGAN_PART.match(text, end) and not role_before(text, start, PRIVATE_ROLES):
        return False
    if not is_word(name):
        return known or len(name) > 2 or not _inside_word(text, start, end)
    before = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff" or bool(role_before(text, start))
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


def titled(text: str, parties: Iterable[str], others: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Partial forms: 李先生, 老王. Yields the surname as the last part."""
    known = {surname_of(name) for name in parties}
    met = known | {surname_of(name) for name in others}
    for match in _TITLED.finditer(text):
        at = match.start()
        char = text[at - 1 : at]
        if char not in surnames() or char in "原前现副总":
            continue
        before = text[at - 2 : at - 1]
        alone = not "\u4e00" <= before <= "\u9fff" or bool(role_before(text, at - 1))
        alone = alone or surnames()[char] < 600 and before + char not in words()
        if alone and words().get(char + match[0], 9999) > 1400:
            yield at - 1, match.end() if char in known and match[0] in _POLITE else at, char
    for match in _OLD.finditer(text):
        char = match[1] or match[2]
        if char in met and not is_word(match[0]):
            yield *match.span(), char
