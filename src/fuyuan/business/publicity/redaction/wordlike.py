"""Names that read like words (和平, 万里, 成龙), where only a person can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .folding import HAN
from .lexicon import is_word, surnames
from .naming import person_like
from .roles import AFTER_NAME, KIN_SHORT, PRIVATE_ROLES, SURELY_PERSONS, either, role_before

_LISTED = re.compile(f"、([{HAN}]{{2,3}}?)(?=[、,。;)]|送|{AFTER_NAME.pattern})")
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
)
# a name up to the end of the clause (党万有), or else up to what follows a name (党万有一子)
_ENDED = f"(?=([{HAN}]{{2,3}}(?=[^{HAN}])|[{HAN}]{{2,3}}?(?={AFTER_NAME.pattern})))"
_OF_KIN = re.compile(f"(?:{either(SURELY_PERSONS)}|[之其][{''.join(KIN_SHORT)}]){_ENDED}")
_NEIGHBOURS = "村民 牧民 老支书 支书 村支书 村主任 屯长 嘎查达 邻居 同学 班主任 工友 同事 朋友 家长 老党员 原会计 一子 一女".split()
_NEAR = re.compile(f"(?:{either(_NEIGHBOURS)}){_ENDED}")
_TESTIMONY = re.compile(
    f"(?:^|(?<=[^{HAN}])|(?<=[与和及对向])|(?<=证人))([{HAN}]{{2,3}}?)的?(?:证人证言|证言|询问笔录|"
    f"调查笔录|谈话笔录|陈述笔录|身份证|户口本|户口簿|结婚证|签名|签字|病历|承诺书|保证书|自书材料)"
)


def in_lists(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names that read like words, in a list with names: 温如玉、和平的房屋."""
    ends = {end for _, end in found}
    at = 0
    while (match := _LISTED.search(text, at)) is not None:
        at = match.start() + 1
        if match.start() in ends and text[match.start(1)] in surnames() and person_like(match[1]):
            ends.add(match.end(1))
            yield match.span(1)


def like_words(text: str) -> Iterator[tuple[int, int]]:
    """Names by what stands before and after: 驾驶人万里持C1证, 成龙的证人证言."""
    for shape in (_WORD_NAME, _LED):
        for match in shape.finditer(text):
            if person_like(match[1]) and role_before(text, match.start(), PRIVATE_ROLES):
                yield match.span(1)
    for frame in (*_FRAMED, _NEAR):
        for match in frame.finditer(text):
            if person_like(match[1]) and not is_word(match[1]):
                yield match.span(1)
    for shape in (_OF_KIN, _TESTIMONY):
        for match in shape.finditer(text):
            if person_like(match[1]):
                yield match.span(1)
