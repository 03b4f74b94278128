"""Firms and shops in the text: where their names begin, what they are called for short, what alias noun they take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .firm_start import LINE_OF_BUSINESS, PLACE, begin
from .folding import HAN
from .lexicon import is_word, words
from .organs import FIRM_END

_TAIL = re.compile(f"(?:{FIRM_END})(?:[{HAN}]{{2,8}}?(?:分公司|支公司|分店|分厂|项目部|营业部))?")
_STOP_SHORT = frozenset("后时人离进出来回去打开找货")  # 离店, 进店, 开店
_GENERIC = frozenset(
    "物业 保险 快递 供电 自来水 燃气 热力 网络 科技 建筑 商贸 运输 出租 客运 房地产 开发 装修 拆迁 "
    "评估 测绘 中介 劳务 母 子 分 总 两 "
    "各 有限 责任 股份 上述 涉案 案涉 大型 小 大 网 网上 实体 线上 线下 连锁 涉诉 全资 国有 民营 "
    "电商 平台 涉事 同一 多家 一家 数家 两家 "
    "物流 外卖 担保 投资 融资 租赁 供水 供热 供气 公交 出租车 房产 物业服务 建设 施工 用人 用工 派遣 "
    "劳务派遣 第三方 专业 农民专业 农民 "
    "集体 私营 乡镇 化 塑料 出 工 工程 地产 有关 相关 参股 控股 集团 官方 天猫 淘宝 京东 拼多多 抖音 "
    "快手 美团 饿了么 官方旗舰 农贸 家具 "
    "开 网络科技 其他 一 此 每 多 新 老 村级 石料 本地 药品零售 零售 零售药 药品 食品 餐饮 服装 五金 "
    "水果 烟酒 便利 外地 附近 中 代".split()
)
_PUBLIC_HALL = re.compile("(?:图书|博物|大使|领事|展览|体育|档案|文化|纪念|美术|科技|殡仪|群艺|规划)$")
_SHORT = re.compile(
    r"\((?:以下|下)?(?:均)?(?:简称|称)(?:为)?[: ]?[“\"‘《]?([^“”\"‘’《》(),。;]{2,16})[”\"’》]?\)"
)
_TRADE = re.compile(f"(?:{LINE_OF_BUSINESS})$")
_LIMITED = "(?:股份|集团|责任)?有限(?:责任)?公司"
_BRANCH = re.compile(f"\\([{HAN}A-Za-z0-9]{{2,10}}(?:店|分店|门店|旗舰店)\\)")
_QUOTED = re.compile(
    r"(?:店铺|网店|商家|商户|门店|店名|招牌|字号|卖家|直播间|旗舰店|公众号|小程序)(?:名称?)?(?:为|是|"
    r":|名为|名叫|叫)?[“\"‘「【]([^”\"’」】]{2,25})[”\"’」】]"
)
_QUOTED_AFTER = re.compile(
    r"[“\"‘「]([^”\"’」“,。;]{2,25})[”\"’」](?=(?:店铺|网店|商家|门店|直播间|" + FIRM_END + "))"
)

_CALLED = re.compile(
    f"(?:名为|名叫|叫做|店名是)([{HAN}A-Za-z0-9]{{2,15}}?)的(?:[{HAN}]{{2,6}})?(?:店铺|网店|商家|商户|直播间|公众号)"
)


def mentions(text: str) -> Iterator[tuple[int, int]]:
    """Where names of firms and shops stand."""
    for tail in _TAIL.finditer(text):
        start = _begin(text, tail.start(), len(tail[0]) == 1)
        base = text[start : tail.start()]
        if _proper(base, tail[0], text, start):
            yield start, tail.end()
    for match in _BRANCH.finditer(text):
        start = _begin(text, match.start())
        if match.start() - start > 1:
            yield start, match.end()
    for pattern in (_QUOTED, _QUOTED_AFTER, _CALLED):
        for match in pattern.finditer(text):
            if not set(match[1]) & set("某×*"):
                yield match.span(1)


def _begin(text: str, at: int, short: bool = False) -> int:
    start = begin(text, at)
    return max((n + 1 for n in range(start, at) if short and text[n] in _STOP_SHORT), default=start)


def _proper(base: str, tail: str, text: str, start: int) -> bool:
    if (
        len(base) < 2
        or base.startswith("中国邮政")
        or base in _GENERIC
        or set(base) & set("某×*")
        or text[start - 1 : start] in ("某", "×", "*")
    ):
        return False
    if is_word(base + tail) or base.endswith(("店", "商")) and tail in ("铺", "店"):
        return False
    if tail == "馆" and _PUBLIC_HALL.search(base):
        return False
    if len(tail) == 1 and (len(base) > 12 or words().get(base[-2:] + tail, 9999) < 1500 and len(base) < 4):
        return False
    return bool(re.search(f"[{HAN}A-Za-z]{{2}}", base)) and not re.fullmatch(
        f"(?:[{HAN}]{{0,8}}?(?:省|市|县|区|镇|乡))+", base
    )


def short_forms(text: str, name: str, end: int) -> list[str]:
    """What else the text calls the firm named up to `end`."""
    out = []
    announced = _SHORT.match(text, end)
    if announced and not re.search(r"第三人|申请人|举报人|投诉人|该|本|案涉|涉案", announced[1]):
        out.append(announced[1])
    core = re.sub(f"(?:{_LIMITED}).*$|(?:{FIRM_END})$", "", name)
    core = re.sub(f"^{PLACE.pattern}", "", re.sub(r"\([^)]*\)", "", core))
    forms = [core]
    while (shorter := _TRADE.sub("", forms[-1])) != forms[-1]:  # 宏达建筑劳务, 宏达建筑, 宏达
        forms.append(shorter)
    forms += [short for form in forms for short in _without_city(form)]
    for form in forms:
        if len(form) >= 2 and not is_word(form):
            out += [form + noun for noun in ("公司", "店", "厂", "超市", "商行")]
            out += [form] if len(form) >= 3 else []
    return [form for form in dict.fromkeys(out) if form != name and not is_word(form)]


def _without_city(core: str) -> list[str]:
    """海信东海 of 青岛海信东海: the city may stand without its 市, and fall away in speech."""
    return [core[2:]] if len(core) >= 6 and core[:2] in words() else []


def noun(name: str) -> str:
    """What the alias calls it: 某公司, 某厂, 某合作社, 某商户."""
    if re.search(r"(?:公司|集团|企业)$", name):
        return "公司"
    return "合作社" if name.endswith("合作社") else "厂" if re.search(r"[厂矿]$", name) else "商户"
