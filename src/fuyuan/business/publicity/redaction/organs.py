"""Which names are organs (they stay) and which are firms and shops (they go)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from .roles import PARTIES, either

ORGAN_END = (
    "人民政府|政府|公安局|分局|局|厅|委员会|管委会|监委|办公室|办事处|街道办|支队|大队|中队|总队|"
    "派出所|司法所|管理所|监督所|法院|检察院|"
    "法庭|海关|国务院|[部署]|中心|管理站|监察室|纪委|党委|政法委|发改委|住建委|卫健委|税务所|信访办|征收办|指挥部|政府办|省府|市府"
)
_ORGAN = re.compile(f"(?:{ORGAN_END})(?:\\([^)]*\\))?$")
_NOT_ORGAN = re.compile(
    "(?:村民|居民|业主|社区|业)委员会$|公司|厂$|店$|合作社|俱乐部$|干部$|全部$|内部$|服务部$|经营部$|"
    "门市部$|批发部$|培训中心$|购物中心$"
)

FIRM_END = (
    "股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|分公司|支公司|子公司|公司|"
    "合伙企业|个人独资企业|商行|商店|商场|商铺|商贸行|"
    "超市|便利店|专卖店|专营店|旗舰店|体验店|连锁店|直营店|加盟店|饭店|酒店|火锅店|面馆|饭庄|餐厅|"
    "餐馆|烧烤店|小吃店|早餐店|蛋糕店|奶茶店|"
    "宾馆|旅馆|旅社|农家乐|农家院|小卖部|快餐部|民宿|客栈|会所|药店|大药房|药房|诊所|门诊部|口腔门诊|经营部|门市部|批发部|服务部|"
    "营业部|项目部|经销部|加工部|维修部|"
    "美容院|理发店|养生馆|健身房|俱乐部|网吧|歌厅|棋牌室|茶楼|工作室|农场|养殖场|养鸡场|养猪场|加工厂|砖厂|煤矿|矿业|修理厂|洗车行|"
    "专业合作社|合作社|经济合作社|托管班|培训学校|培训中心|幼儿园|托儿所|养老院|敬老院|百货店|五金店|"
    "建材店|水果店|食品店|副食店|烟酒店|"
    "饼业商行|批发市场|农贸市场|家居城|购物广场|购物中心|货运部|配送部|养护部|加油站|琴行|车行(?![驶至经进入人道使])|影院|"
    "影城|书院|画室|足浴|洗浴|美容中心|健身中心|养生中心|月子中心|洗浴中心|KTV|酒吧|网咖|台球厅|维修中心|养老服务中心|馆|"
    "厂|店(?!铺)|铺"
)
_FIRM = re.compile(f"(?:{FIRM_END})(?:\\([^)]*\\))?$")
_PRESENTATION = 160  # characters: a party's name, seat, code and head need fewer
_PARTY_LINE = re.compile(f"(?:^|[\\n。;])[ ]*((?:{either(PARTIES)})[^:,。\\n]{{0,4}}?)[: ]*([^,;。\\n(]+)")


def is_organ(name: str) -> bool:
    """Whether a name is that of an organ of state."""
    return bool(_ORGAN.search(name)) and not _NOT_ORGAN.search(name) and len(name) > 2


def is_firm(name: str) -> bool:
    """Whether a name is that of a firm or a shop."""
    return len(name) > 3 and bool(_FIRM.search(name)) and not is_organ(name)


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose line a place of the text belongs to: the party named last before it."""

    starts: tuple[int, ...]
    organs: tuple[bool, ...]

    @classmethod
    def of(cls, text: str) -> Owners:
        lines = [(line.start(), _speaks_of_organ(line[1], line[2])) for line in _PARTY_LINE.finditer(text)]
        return cls(tuple(start for start, _ in lines), tuple(organ for _, organ in lines))

    def organ_at(self, at: int) -> bool:
        """Whether the nearest party named before `at` is an organ."""
        n = bisect_right(self.starts, at) - 1
        return n >= 0 and self.organs[n]

    def presents_organ(self, text: str, at: int) -> bool:
        """Whether the label at this place belongs to the lines that present an organ, not to the story told later on."""
        n = bisect_right(self.starts, at) - 1
        begins = at == 0 or text[at - 1] in "\n,。;: )"
        return begins and n >= 0 and self.organs[n] and at - self.starts[n] < _PRESENTATION


def _speaks_of_organ(label: str, value: str) -> bool:
    return is_organ(value.strip()) or (
        label.startswith(("被申请人", "被告", "被上诉人")) and not is_firm(value.strip()) and len(value) > 4
    )
