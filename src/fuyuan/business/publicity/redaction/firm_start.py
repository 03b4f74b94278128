"""Where the name of a firm begins. A name is place, word, line of business, form (河南 宏达 汽车销售服务 有限公司); what stands
before it often holds the same words (举报人销售 宏达食品有限公司的…), so a word ends what was before only where a name follows it.
"""

from __future__ import annotations

import re

from .folding import HAN
from .lexicon import cities, is_word

_NAME_CHAR = re.compile(f"[{HAN}A-Za-z0-9·&()-]")
_LONGEST = 36  # characters before the form
_NEVER = "在到于是系被从将该各其的称往赴某×即给让把曾已乃本了过"  # no part of a name, or too seldom
_SELDOM = "为与及对由向因以至就"  # 华为, 至诚, 向阳
_NEVER_WORDS = (
    "申请人|第三人|举报人|投诉人|被告|原告|负责人|代理人|经营者|商家|商户|店铺|公司|购买|举报|投诉|签订|发生|"
    "关于|根据|责令|告知|约谈|认定|入职|就职|任职|承包|挂靠|支付|退还|存在|涉及|要求|查处|以及|通过|承建|"
    "认为|作为|成为|因为|由于|对于|出售|发现|未能|变更为|更名为|名称为|字号为|名为|股东|员工|名下|进入|隶属|隔壁|系由|所属|诉|位于|相邻|"
    "街坊|供货商|批发商|生产商|经销商|开发商|(?:涉案|案涉|涉诉|涉事|上述|用人|用工|施工|承包|发包|生产|责任)(?:企业|单位|机构)"
)
_SELDOM_WORDS = (
    "单位|企业|经营|通知|注册|登记|设立|成立|委托|检查|销售|提供|使用|法人|职工|工作|核查|调查|控股|租赁|"
    "机构|服务商|供应商"
)
_CUT = re.compile(
    f"(?P<never>{_NEVER_WORDS}|[{_NEVER}])[和及或]?|(?P<seldom>(?:{_SELDOM_WORDS})[和及或]?|[{_SELDOM}])"
)
_NO_PART = re.compile(f"{_NEVER_WORDS}|简称|委托|审|本院|职务|性别|以下")
_BRACKET = re.compile(f"\\(([{HAN}]{{2,8}})\\)$")
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|"
    "广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆"
)
PLACE = re.compile(
    f"(?:(?:{_PROVINCES})(?:省|市|自治区)?)?(?:(?:{'|'.join(cities())})(?:市(?!场|民|容|政工程))?|[{HAN}]{{2,8}}?(?:市(?!场|民|容|政工程)|州))?"
    f"(?:[{HAN}]{{2,6}}?(?:县|(?<![小社])区))?"
)
_OFFICE = re.compile("(?:局|委员会|政府|法院|检察院|厅|办公室|办事处|支队|大队|中心|派出所|管委会)$")
LINE_OF_BUSINESS = (
    "商贸|贸易|科技|建材|建筑|工程|食品|餐饮|物流|运输|房地产|置业|实业|农业|环保|化工|机械|电子|网络|信息|技术|服务|"
    "管理|咨询|投资|文化|传媒|医药|制药|矿业|煤业|开发|安装|装饰|劳务|人力资源|物业|汽车|销售|加工|制造|集团|外包|设备|"
    "租赁|经营|代理|检测|检验|检查|市场|调查|培训|教育|生物|能源|电力|通信|印刷|包装|广告|策划|设计|监理|勘察|测绘|评估|"
    "拍卖|典当|担保|保险|旅游|酒店|娱乐|健身|美容|家政|保洁|保安|园林|绿化|环境|节能|新材料|材料|钢铁|铸造|化肥|饲料|种植|"
    "养殖|畜牧|林业|粮油|食堂|快递|供应链|数据|软件|互联网|人才|法人|登记|注册|单位|机构|养老|医疗|器械|药业|企业|职工|"
    "工作|发展|控股|产业|国际|置地|地产|商业|百货|超市|连锁|进出口|电器|电气|五金|机电|仪器|家具|服饰|服装|纺织|玩具|珠宝|"
    "水泥|石料|矿产|砂石|混凝土|路桥|市政|水利|交通|公路|铁路|航空|仓储|配送|派遣|信用|金融|资产|资本|基金|小额贷款|建设|"
    "生态|健康|消防|安全|防水|石油|天然气|燃气|热力|供水|新能源|光伏|智能|系统|会计|税务|知识产权|商标|专利|翻译|会展|体育"
)
_TRADE = re.compile(f"(?:{LINE_OF_BUSINESS})+$")
_DATE = re.compile(r"(?:\d+年)?(?:\d+月)?(?:\d+[日份])?")
_ADMIN = re.compile(f"[{HAN}]{{1,8}}?(?:省|自治区|市|县|(?<![小社园厂校片])区|州|镇|乡)")


def begin(text: str, at: int) -> int:
    """Where the name begins whose form (有限公司, 厂) stands at `at`; `at` itself where there is none."""
    start = _window(text, at)
    for cut in list(_CUT.finditer(text, start, at)):
        if cut.start() >= start and (cut["never"] or _ends(text, start, cut, at)):
            start = cut.end() + _and_then(text, cut.end())
    start += text[start:at].startswith("经") and at - start > 2
    date = _DATE.match(text, start, at)
    start = date.end() if date else start
    place = _ADMIN.search(text, start, at)
    inside = place and place.start() - start in (1, 2, 3) and is_word(text[start : place.start()])
    return place.start() if place and inside else start


def _and_then(text: str, at: int) -> int:
    """“发生后 宏达公司”: when something happened is no part of the name, unless a word begins so (后勤, 时代)."""
    follows = _place(text[at + 1 : at + 12]) or not is_word(text[at : at + 2])
    return text[at] in "后时" and bool(follows)


def _window(text: str, at: int) -> int:
    """As far back as a name could reach; over a bracket only where it may be part of one: 某某(重庆)建材有限公司."""
    start = at
    while start and at - start < _LONGEST and _NAME_CHAR.match(text[start - 1]):
        if text[start - 1] in "()":
            bracket = _BRACKET.search(text, max(0, start - 10), start)
            if not bracket or _NO_PART.search(bracket[1]):
                break
            start = bracket.start()
        else:
            start -= 1
    return start


def _ends(text: str, start: int, cut: re.Match[str], at: int) -> bool:
    """Whether a word that may stand in a name ends what was before it here."""
    before = text[start : cut.start()]
    place = _place(before)
    if len(cut["seldom"]) == 1:
        own = before[place:]
        if len(own) == 1:  # 深圳市华为
            return not (place or is_word(own + cut[0]))
        bare = place and before[place - 1] not in "省市县区州"  # 郑州至诚: a city that acts is called 郑州市
        return own != "" or not (bare or (place and is_word(text[cut.start() : cut.start() + 2])))
    after = text[cut.end() : at]
    named = _place(after) > 0 or len(word_of(after)) >= 2
    return named and (not place or bool(_OFFICE.search(before)))


def _place(text: str) -> int:
    """How much of the beginning is the name of a place."""
    found = PLACE.match(text)
    return found.end() if found else 0


def word_of(name: str) -> str:
    """The word a firm is called by: its name without place, line of business and brackets."""
    bare = re.sub(r"\([^)]*\)", "", name)
    return _TRADE.sub("", bare[_place(bare) :])
