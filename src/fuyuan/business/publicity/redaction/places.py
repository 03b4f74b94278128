"""Addresses below the county: province, city and county stay; town, village, street, number and room go.

The seat of an organ is public and stays, and so does a town or a street inside the name of an organ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .folding import HAN
from .found import HIDDEN, Found
from .lexicon import words
from .model import Kind
from .organs import Owners

_LABEL = re.compile(
    r"(?:(?P<seat>住所地|住所|办公地址|经营地址|经营场所|注册地址|营业地址|地址|住址|住地|所在地)|"
    r"现住址|户籍所在地|户籍地址|户籍地|户籍|户口所在地|现住|居住地址|居住地|"
    r"家庭住址|家庭地址|通讯地址|通信地址|联系地址|送达地址|收货地址|收件地址|邮寄地址|经常居住地|"
    r"籍贯|出生地|暂住地|暂住|家住|租住|居住|"
    r"(?<![居入现暂租家])住(?![房院宅建宿户处址所改进满了着])|祖籍)(?:地址)?(?:位于|在|为|于|是)?[: "
    r"]{0,2}(?P<value>(?:[^,。;\n()、:]|\([0-9一-十]{1,3}\)(?=[0-9一-龥])){2,60})"
)
_KEPT = re.compile(
    f"(?:[{HAN}]{{2,8}}?(?:省|自治区|特别行政区))?"
    f"(?:[本我该]市|[{HAN}]{{2,10}}?(?:自治州|地区|盟|市))?"
    f"(?:[{HAN}]{{1,9}}?(?:自治县|自治旗|县|旗|市|(?<![小社园厂校矿街片库景院辖宅住活业公灾疫时地免专])区))?"
)
_BELOW = re.compile(r"[镇乡村街路巷号庄组屯寨弄苑园楼室栋幢院道社]|小区|单元")
_MASKED = re.compile(r"^[×xX*＊某省市县区镇乡村街路巷号庄组屯寨弄苑园楼室栋幢院道里社区小单元层\d]*$")
_ORGAN_FOLLOWS = re.compile(
    r"人民政府|政府|办事处|派出所|司法所|人民法庭|法庭|卫生院|财政所|中心|便民服务|党委|党工委|综合|"
    r"市场监督|国土|自然资源|税务|人大|财政|规划|村镇|分局|执法|社会"
)

_NOT_AN_ADDRESS = re.compile(
    r"(?:的|或者|有|之|该|乡镇|实|\d+余?公?里|.{0,6}法院|农业农村|帮助|我|其|应当|不详|.{0,4}村民)"
)

_NUMBER = "0-9一二三四五六七八九十甲乙丙丁A-Za-z"
_DETAIL = (
    f"(?:(?:附|第)?[{_NUMBER}]{{1,6}}(?:-[{_NUMBER}]{{1,5}}){{0,3}}(?:号楼|号院|号附|号|栋|幢|单元|层|"
    f"楼|室|户|村民小组|居民小组|组|座|弄|排|院|门))"
)
_LAST = (
    "(?:(?<=[元楼栋幢座])[0-9]{3,4}(?![0-9年元米人名平亩户]))?"  # 3号楼2单元501: the room without the word
)
_STREET = re.compile(
    f"(?:路|街坊|街|大道|巷|胡同|弄|道|里)(?:[东西南北中]段|[东西南北]侧|"
    f"[东西南北])?(?:{_DETAIL})+(?:[{HAN}]{{0,8}}?(?:小区|公寓|家园|花园|大厦|"
    f"院)(?:{_DETAIL})*)?(?:{_DETAIL})*{_LAST}"
)
_VILLAGE = re.compile(
    f"(?:村民委员会|村委会|村委(?![会员])|行政村|自然村|(?<!农)村(?!民|委|镇|集体|干部|支|两委|规民|里|庄|内|外|中|上|级|落|"
    f"主任|务|道|容|史|校)|村(?=村民|村委|村民委员会|村集体|村支|村两委|村里|村内)|"
    f"社区(?!矫正|服务|卫生|工作|管理|建设|民警|居民(?!委)|治理|养老|内|外|里)|居委会|居民委员会|屯(?!昌|留|溪|镇|乡|街|路|村))(?:(?!村民)[{HAN}]{{1,4}}?(?:组|队|湾)(?=[0-9]))?(?:{_DETAIL})*"
)
_ESTATE = re.compile(
    f"(?:小区|家园|花园|公寓|新村|佳苑|嘉园|华府|名邸|花苑|家属院|大院|大厦)(?:[东西南北]区)?(?:[A-Za-z]区)?(?:{_DETAIL})*{_LAST}"
    f"(?:(?<![{_NUMBER}])[0-9A-Z]{{1,4}}(?:-[0-9A-Z]{{1,5}}){{1,3}}(?![0-9年月]))?"  # 花园12-3-501
)
# 楼房一幢 counts houses, 一幢二单元 names one
_ROOM = re.compile(
    f"(?<![{_NUMBER}第])(?![一二两三四五六七八九十](?:栋|幢)(?!{_DETAIL}))[{_NUMBER}]{{1,4}}(?:号楼|号院|栋|幢)(?:{_DETAIL})*{_LAST}"
)
_DASHED = re.compile(
    f"(?<=[{HAN}])[0-9]{{1,3}}(?:-[0-9]{{1,5}}){{2}}(?![0-9-])(?:室|号|房(?!屋))?"
)  # 福苑里15-2-302
_TOWN = re.compile(f"[{HAN}]{{1,5}}?(?:镇|乡|街道)$")
_LEFT_STOP = frozenset(
    "归处在到于住是系为与和及对由从至被将向因以该本各其原的市县区省州称经往赴沿人占有用建拆征买卖至前后据"
    "得让把给，某同每全几共即内说某镇乡旗盟者报及非委"
)
_GENERIC = frozenset(
    "本 该 全 同 农 乡 城中 新 行政 自然 某 各 外 邻 一 两 三 几 中心 美丽 贫困 每 所在 涉案 案涉 "
    "当地 住宅 居民 居住 封闭 本案 开放 某某 老旧 商品房 所属 原 我 我们 其 度假 "
    "文明 示范 改制 撤并 传统 相邻 多个 部分 其他 附近 商务 办公 工业 高档 名叫 涉诉 安置 回迁 业主所在 商住 小区 村 社区".split()
)


def titles_of_law(text: str) -> Iterator[tuple[int, int]]:
    """Where laws and standards are named: 《中华人民共和国村民委员会组织法》."""
    for match in re.finditer(
        "《[^《》\n]{2,60}(?:法|条例|办法|规定|解释|细则|标准|规则|通则|规范|准则)(?:\\([^)]*\\))?》", text
    ):
        yield match.span()


def seats_of_organs(text: str, owners: Owners) -> Iterator[tuple[int, int]]:
    """Where the address of an organ stands: it is public."""
    for match in _LABEL.finditer(text):
        if (
            match["seat"]
            and owners.presents_organ(text, match.start())
            and not _of_a_person(text, match.start("value"))
        ):
            yield match.span("value")


def counties(text: str) -> Iterator[tuple[int, int]]:
    """Province, city and county of an address: 日喀则市桑珠孜区 holds no name, nor 沈北新区 before a town."""
    for match in _LABEL.finditer(text):
        place = _KEPT.match(text, *match.span("value"))
        if place:
            yield place.span()
    for match in _COUNTY.finditer(text):
        yield match.span()


_COUNTY = re.compile(f"(?<=[市州盟])[{HAN}]{{1,4}}?(?:新区|区|县|市|旗)(?=[{HAN}]{{1,5}}?(?:镇|乡|街道))")


def labelled(text: str, owners: Owners) -> Iterator[Found]:
    """Addresses after a word that announces one; 居住的某处房屋 announces none, the place is found as any in the text."""
    for match in _LABEL.finditer(text):
        start, end = match.span("value")
        if text.startswith(("的", "所在", "即"), start):
            continue
        if match["seat"] and owners.presents_organ(text, match.start()) and not _of_a_person(text, start):
            continue
        kept = _KEPT.match(text, start, end)
        rest = kept.end() if kept else start
        tail = text[rest:end]
        cut = re.search(
            r"(?:联系|电话|邮编|身份|公民身份|的(?:房屋|住宅|宅基地|村民|居民|土地)|村民(?!小组|委员)|居民(?!小组|委员))",
            tail,
        )
        tail = tail[: cut.start()].rstrip() if cut else tail.rstrip()
        if rest == start and _NOT_AN_ADDRESS.match(tail):
            continue
        if (
            tail
            and not _MASKED.match(tail)
            and (rest > start or _BELOW.search(tail))
            and not _is_organ_place(tail)
        ):
            yield Found(rest, rest + len(tail), Kind.ADDRESS)


def _of_a_person(text: str, at: int) -> bool:
    """Whether the sentence speaks of an agent, whose address is not the organ's."""
    line = re.split("[。\n]", text[max(0, at - 200) : at])[-1]
    return "代理人" in line or ",男" in line or ",女" in line


def _is_organ_place(tail: str) -> bool:
    return bool(
        re.search(r"(?:人民政府|派出所|办事处|大队|公安局|人民法院|看守所|拘留所)(?:院内|内)?$", tail)
    )


def in_text(text: str) -> Iterator[Found]:
    """Streets with a number, villages, housing estates and rooms anywhere in the text."""
    for match in _STREET.finditer(text):
        yield from _place(text, _left_edge(text, match.start(), 8), match.end())
    for match in _CORNER.finditer(text):
        yield from _place(text, _left_edge(text, match.start(), 6), match.end())
    for match in _ESTATE.finditer(text):
        start = _left_edge(text, match.start(), 5)
        yield from _named(text, start, match, HIDDEN + _noun(match[0]))
    for match in _VILLAGE.finditer(text):
        start = _left_edge(text, match.start(), 4)
        yield from _named(text, start, match, "某" + _noun(match[0]))
    for match in _DASHED.finditer(text):
        yield from _place(text, _left_edge(text, match.start(), 6), match.end())
    for match in _ROOM.finditer(text):
        yield Found(match.start(), match.end(), Kind.ADDRESS)


_CORNER = re.compile(
    f"(?:路|街|大道|巷)[与和、][{HAN}0-9]{{1,8}}?(?:路|街|大道|巷)(?:的)?(?:交叉口|交叉路口|交汇处|"
    f"交会处|交口|路口|丁字路口)(?:[东西南北]{{1,2}}(?:角|侧|边|方向)?)?(?:[0-9]+米)?(?:处)?"
)


def _noun(text: str) -> str:
    """What the place is, without its name and numbers: 某村, 某社区."""
    noun = re.split(f"[{_NUMBER}第附]", text, maxsplit=1)[0]
    return re.sub(
        f"(?<=[村委区屯会])[{HAN}]{{1,4}}[组队湾]$", "", noun
    )  # 某村谢家组: of the village only the word


def _named(text: str, start: int, match: re.Match[str], replacement: str) -> Iterator[Found]:
    base = text[start : match.start()]
    if base in _GENERIC or base.endswith(("某", "×")) or not base:
        if _noun(match[0]) != match[0]:  # 该村三组: the number of the group still says where
            yield Found(match.start() + len(_noun(match[0])), match.end(), Kind.ADDRESS)
        return
    yield from _place(text, start, match.end(), replacement)


def _place(text: str, start: int, end: int, replacement: str = HIDDEN) -> Iterator[Found]:
    """The place and the town it stands in, if the town is named just before."""
    town = _TOWN.search(text[max(0, start - 7) : start])
    if town:
        start = _left_edge(text, start - 1 if text[start - 1] != "道" else start - 2, 4)
    kept = _KEPT.match(text, start, end)
    start = kept.end() if kept and kept.end() < end else start
    if start < end and not _MASKED.match(text[start:end]) and not _ORGAN_FOLLOWS.match(text, end):
        yield Found(start, end, Kind.ADDRESS, replacement)


def _left_edge(text: str, at: int, limit: int) -> int:
    """Where the proper name that ends at `at` begins: at most `limit` Han characters back, words that link are not in it."""
    start, table = at, words()
    while (
        start
        and at - start < limit
        and "\u4e00" <= text[start - 1] <= "\u9fff"
        and text[start - 1] not in _LEFT_STOP
    ):
        pair = text[max(0, start - 2) : start]
        if at - start >= 2 and len(pair) == 2 and table.get(pair, 9999) < 1000:
            break  # a common word before the name: 购买, 发生
        start -= 1
    return start - 1 if start < at and _begins_name(text, start - 1, at - start) else start


def _begins_name(text: str, at: int, rest: int) -> bool:
    """Whether a linking word at this place begins a name: 乡后屯村, 位于前王村, 镇于窑村; something that ends stands before it."""
    if not at:
        return False
    if text[at] in "前后":
        return text[at - 1] in "镇乡区县市道于在" or not _IS_HAN.match(text[at - 1])
    return text[at] in "于向和对沿原占用全人以因至由" and text[at - 1] in "镇乡道" and rest <= 2


_IS_HAN = re.compile(f"[{HAN}]")


def towns(text: str) -> Iterator[Found]:
    """A town named after its county, or as somebody's home, unless an organ's name goes on."""
    for match in re.finditer(
        f"(?<=[市县区州])(?![市县区])([{HAN}]{{1,4}}?(?:镇|(?<!城)乡|街道))(?![{HAN}]{{0,4}}(?:{_ORGAN_FOLLOWS.pattern}))",
        text,
    ):
        if "某" not in match[0] and "×" not in match[0]:
            yield Found(match.start(), match.end(), Kind.ADDRESS)
