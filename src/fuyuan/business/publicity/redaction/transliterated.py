"""Names of other languages written without a dot: 沙吾提江, 买买提, 扎西次仁, 其木格."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .folding import HAN
from .lexicon import is_word
from .roles import AFTER_NAME, PRIVATE_ROLES, either, role_before

# The characters Uyghur, Kazakh and Uzbek names are written with, and the parts at least one of which such a name has.
_SOUNDS = (
    "阿艾买提木江古丽汗别克吐尔逊热依沙吾力拉帕孜哈斯米娜努苏迪玉素甫达居麦合塔西尼亚卡玛巴特不都外肉加库曼扎太赛福鼎祖农伊布音"
    "班山明赫德比日萨伯凯赛买里勒姆丁"
)
_PARTS = (
    "买买提 买提 阿不都 阿卜杜 阿布都 古丽 吐尔 艾合 努尔 别克 阿力 依明 热合 沙吾 帕提 力江 木江 提江 玉素 尔逊 尼亚孜 肉孜 哈斯木 库尔班 "
    "吾买尔 艾山 艾力 克热木 热依 迪丽 祖丽 阿依 孜热 阿米娜 塔依尔 依布拉 伊布拉 迪里 赛买 巴哈尔 萨吾列 木拉提 哈力 阿曼"
).split()
# Tibetan names are made of these, two of them as a rule; Mongolian ones of the others.
_TIBETAN = (
    "扎西 卓玛 次仁 才仁 多吉 尼玛 旺堆 央金 格桑 达娃 平措 仁青 罗布 拉姆 顿珠 白玛 洛桑 桑杰 才让 索南 贡布 曲珍 旦增 丹增 "
    "边巴 普布 米玛 巴桑 次旦 次旺 强巴 旺姆 德吉 欧珠 加措 江村 益西 旺杰 旺扎"
).split()
_MONGOLIAN = "其木格 格日勒 巴特尔 图雅 高娃 斯琴 那仁 苏日娜 乌云 朝克 巴雅尔 宝音 额尔敦 哈斯 萨仁 托娅 德力格尔".split()

# The characters names of all these languages are written with: believed only after a word that announces a person.
_ANY_SOUND = "".join(
    dict.fromkeys(
        _SOUNDS
        + "额乌敖宝朝查敦嘎甘高格呼吉门蒙孟那诺其钦青仁日桑色苏索陶特图托娃希雅珠顺毕鲁琴满道恩和阔朵措姆顿嘉央金多巴次旺旦"
    )
)
_ANNOUNCED = re.compile(f"(?=([{_ANY_SOUND}]{{3,7}}))")
_RUN = re.compile(f"[{_SOUNDS}]{{3,14}}")
_PART = re.compile(either(_PARTS))
_JOINED = re.compile(
    f"(?:{either(_TIBETAN)}){{2,3}}|(?:{either(_MONGOLIAN)}){{2}}|[{HAN}]{{0,2}}(?:其木格|格日勒|巴特尔|巴雅尔)"
)
_ANNOUNCE = PRIVATE_ROLES | frozenset("与和及、")
_PLACE = re.compile("[县市区旗盟州镇乡村路街河山湖族]|口岸|自治|地区")


def transliterated(text: str) -> Iterator[tuple[int, int]]:
    """Yield where such a name stands: it ends where the characters end, or earlier, before what follows a name."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        ends = [stop for stop in range(end, start + 2, -1) if _PART.search(text, start, stop)]
        best = next((stop for stop in ends if _ends(text, stop)), ends[0] if ends else 0)
        if best and not _PLACE.match(text, best):
            yield start, best
    for match in _ANNOUNCED.finditer(text):
        start = match.start()
        if not role_before(text, start, _ANNOUNCE):
            continue
        stop = next((stop for stop in range(match.end(1), start + 2, -1) if _ends(text, stop)), 0)
        if stop and not is_word(text[start:stop]):
            yield start, stop
    for match in _JOINED.finditer(text):
        if _ends(text, match.end()):
            yield match.span()


def _ends(text: str, at: int) -> bool:
    if _PLACE.match(text, at):
        return False
    return at == len(text) or not re.match(f"[{HAN}]", text[at]) or bool(AFTER_NAME.match(text, at))
