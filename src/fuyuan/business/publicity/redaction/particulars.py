"""What describes a person without naming one: birth, sex, health, kin, school, death, how often somebody complained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .found import HIDDEN, Found
from .model import Kind
from .numbers import Rule, matches
from .roles import KIN, KIN_SHORT, PARTIES, either

_N = "〇○零一二三四五六七八九十0-9"
_DAY = (
    f"(?:[12〇○零一二][{_N}]{{3}}[ ]?年[ ]?(?:农历|阴历)?(?:闰?[{_N}]{{1,3}}|[正冬腊])[ ]?月"
    f"(?:[ ]?[{_N}]{{1,3}}[ ]?日|初[{_N}]|[十廿][{_N}]?)?|(?:19|"
    f"20)\\d\\d[./-]\\d{{1,2}}[./-]\\d{{1,2}})"
)
_NATIONS = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 "
    "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 "
    "门巴 珞巴 基诺"
).split()
_EDGE = r"(?=[,。;); 、\n]|$)"
_PARTY = either(
    [*PARTIES, "死者", "其", "投诉人", "举报人", "证人", "受害人", "被害人", "伤者", "案外人", "户主"]
)
_COUNT = r"[0-9零一二两三四五六七八九十百千余多]{1,8}"


def _rule(kind: Kind, pattern: str, replacement: str = HIDDEN) -> Rule:
    return Rule(kind, re.compile(pattern), replacement)


_MARK = "(?:商业秘密|技术秘密|经营秘密|国家秘密|工作秘密|个人隐私|商密|秘密|不公开|保密)"
SECRETS = (
    _rule(Kind.SECRET, rf"(?s)[\[【<]{_MARK}[\]】>].{{0,3000}}?[\[【<]/{_MARK}[\]】>]"),
    _rule(Kind.SECRET, rf"[【\[]{_MARK}[: ][^】\]]{{0,3000}}[】\]]"),
)
# birth, sex and nation stand in the line that presents a person
PRESENTED = (
    _rule(Kind.BIRTH, f"({_DAY})(?=[ ]?(?:出?生(?=[,。;) 于下])|出生|生育|分娩|产下|诞下))", "×年×月×日"),
    _rule(Kind.BIRTH, r"(?<=[,( ])((?:19|20)\d\d年)(?=出?生[,。;)])", "×年"),
    _rule(Kind.BIRTH, f"(?:出生于|生于|出生日期|出生年月|出生时间|生日|出生)(?:为|是)?[: ]{{0,2}}({_DAY})", "×年×月×日"),
    _rule(Kind.BIRTH, f"(?<=[,( ])(?:男|女),(?:[一-龥]{{1,4}}族,)?({_DAY})(?=[,。;)])", "×年×月×日"),
    _rule(Kind.BIRTH, r"(?<=[男女族],)((?:现年|年龄)?[ ]?\d{1,3}[ ]?(?:周岁|岁))", "×岁"),
    _rule(Kind.BIRTH, r"(?<=[(,])(\d{1,2}[ ]?(?:周岁|岁))(?=[),])", "×岁"),
    _rule(Kind.BIRTH, r"(?:现年|今年|年仅|时年|年龄为?|年满|不满|未满)[: ]?((?!十四|十六|十八|14|16|18|60|六十)(?:\d{1,3}|"
        r"[一二三四五六七八九十]{1,3}))(?=周?岁)", "×"),
    _rule(Kind.SEX, rf"(?<=[,( ])(?:性别[:]?)?(男|女){_EDGE}", "×"),
    _rule(Kind.SEX, r"性别[):为]{0,2}[ ]?(男|女)(?:性)?", "×"),
    _rule(Kind.ETHNIC, rf"(?<=[,( 男女])({'|'.join(sorted(_NATIONS, key=len, reverse=True))})(?=族{_EDGE})", "×"),
    _rule(Kind.ETHNIC, rf"民族[):为]{{0,2}}[ ]?({'|'.join(sorted(_NATIONS, key=len, reverse=True))})"
        r"(?=族|[,。; \n(]|出生|籍贯|身份|文化|住|职业|电话|户籍)", "×"),
)  # fmt: skip
_BODY = (
    "左侧?|右侧?|双侧?|头|颈|胸|腰|腹|背|面|手|腿|脚|足|肋|尾椎|腰椎|颈椎|胸椎|股骨|胫骨|腓骨|锁骨|"
    "桡骨|颅|脊|骨|鼻|眼|耳|脑|软组织|全身|多处"
)
_HURT = "骨折|挫伤|裂伤|擦伤|脱位|损伤|撕裂|出血|瘫痪|截肢|烧伤|烫伤|脑震荡|破裂|缺损|坏死|梗死|突出症?|膨出|囊肿|结石|肿瘤|狭窄"
_HOSPITAL = "医院|卫生院|卫生服务中心|卫生室|妇幼保健院|医学中心|急救中心|骨科医院|保健院"
HEALTH = (
    _rule(Kind.MEDICAL, r"(?:(?:入院|出院|初步|临床|门诊|最后|死亡|病理|影像|伤情|医院|主要)?诊断(?:结论|意见|结果|"
        r"证明)?(?:为|是|:|系|显示|患有)[:]?|被诊断(?:为|患有)|确诊(?:为|患有)?|(?<![罹])患有|罹患|身患)[ "
        r"]?[“\"]?(?!职业病之日)([^,。;\n×”\"()]{2,60})"),
    _rule(Kind.MEDICAL, rf"((?:{_BODY})[一-龥、第\d]{{0,14}}?(?:{_HURT}))"),
    _rule(Kind.MEDICAL, r"(?:伤情|病情|伤势|伤残情况|受伤情况)(?:为|系|:)[ ]?([^,。;\n×]{2,60})"),
    _rule(Kind.MEDICAL, r"(?:因|身)?患(?:有)?([^,。;\n×的]{1,15}?(?:症|病|癌|炎|瘤|中毒|衰竭|障碍))"),
    _rule(Kind.DEATH, r"(?:死亡原因|死因|直接死因|致死原因)(?:为|系|是|:|诊断为)[ ]?([^,。;\n×]{2,60})"),
    _rule(Kind.DEATH, r"因((?!公|工|工伤|此|故)[^,。;\n×因]{1,16}?)(?=(?:抢救无效|医治无效|经抢救无效)?(?:死亡|去世|"
        r"身亡|病逝|病故|猝死|离世|亡故)(?!赔偿|补助|待遇|证明))"),
    _rule(Kind.MEDICAL, r"([急慢性左右双侧前后下上壁广泛原发继肺肝胃肠脑心肾血胰乳腺]{0,10}(?:白血病|糖尿病|高血压|冠心病|"
        r"心脏病|精神病(?!人|鉴定|院)|精神分裂症|抑郁症|癌症?|恶性肿瘤|尿毒症|心肌梗[死塞]|脑梗[死塞]?|"
        r"脑出血|脑溢血|肝炎|肺炎|艾滋病|尘肺病?|中风|癫痫|哮喘|肺结核|帕金森病?|老年痴呆症?|肝硬化|流产|早产))"),
    _rule(Kind.MEDICAL, r"((?:乙肝|丙肝|梅毒|结核|艾滋|HIV)[^,。;\n×的]{0,6}?(?:携带者|阳性|患者|感染者?)|[一-龥]{0,2}病毒携带者)"),
    _rule(Kind.MEDICAL, r"(?:呈|检测为|结果为)([^,。;\n×的]{0,14}?阳性)"),
    _rule(Kind.MEDICAL, r"服用([^,。;\n×]{1,16}?)(?=等?(?:药物|药品|进行)?治疗)"),
    _rule(Kind.MEDICAL, rf"(?:{_HOSPITAL})([一-龥]{{1,6}}?科)(?![一-龥]?(?:长|员|技))"),
)  # fmt: skip
COUNTS = _rule(
    Kind.COUNT,
    rf"(?:投诉|举报|信访|复议|诉讼|信息公开申请|申请信息公开|报警|起诉|"
    rf"上访)[^,。;\n第]{{0,10}}?(?<![第\d年月日])({_COUNT})(?=[ ]?(?:余|多)?(?:次|件|起|条|封|例|"
    rf"宗)(?![第]))",
    "多",
)
_LONG_KIN = either(word for word in KIN if word not in ("父母", "大姐", "大哥"))  # 霍大姐 is no kin
_PAIRS = "夫妻|夫妇|兄弟|姐妹|姊妹|父子|母子|父女|母女|兄妹|姐弟|叔侄|婆媳|翁婿|祖孙|堂兄弟|表兄弟|堂姐妹|表姐妹|亲兄弟|同胞兄弟"
KINSHIP = (
    _rule(Kind.KINSHIP, rf"(?<=[系为是])((?:亲|同胞)?(?:{_PAIRS}))", "亲属"),
    _rule(Kind.KINSHIP, rf"(?:{_PARTY})(?:的)?({_LONG_KIN})(?![一-龥]?[们])", "亲属"),
    _rule(Kind.KINSHIP, rf"(?:{_PARTY})之({either(KIN_SHORT)})(?=[,。;)、])", "亲属"),
    _rule(Kind.KINSHIP, rf"其({either(KIN_SHORT)})(?=[一-龥]{{2,4}}|[,。;、(×])(?![公士儿王众性方])", "亲属"),
)
# the same counted before the verb: 先后17次拨打12345投诉
COUNTED = _rule(
    Kind.COUNT,
    rf"(?<![第\d年月日])({_COUNT})次(?=(?:拨打|通过|向|在)[^,。;\n]{{0,20}}?(?:投诉|举报|信访|反映|上访))",
    "多",
)


def particulars(text: str) -> Iterator[Found]:
    """Everything of this module but kinship next to a name, which waits for the names."""
    for rule in (*PRESENTED, COUNTS, COUNTED, *KINSHIP):
        yield from matches(rule, text)


def health(text: str) -> Iterator[Found]:
    """Injuries, illnesses and causes of death, before a name is looked for in them."""
    for rule in HEALTH:
        yield from matches(rule, text)


def secrets(text: str) -> Iterator[Found]:
    """What the case file marks as secret, marks and all."""
    for rule in SECRETS:
        yield from matches(rule, text)


_KIN_AFTER = re.compile(
    rf"(?:的|之)?({_LONG_KIN})|之({either(KIN_SHORT)})(?![一-龥])|之({either(KIN_SHORT)})"
    rf"|\((?:系|为)?(?:其)?({_LONG_KIN}|{either(KIN_SHORT)})\)"
)
_KIN_BEFORE = re.compile(rf"(?:{_LONG_KIN}|(?<=[之其])(?:{either(KIN_SHORT)}))$")


def kinship(text: str, names: Iterable[Found]) -> Iterator[Found]:
    """Words of kinship beside a name that goes: 死者林某某妻子, 女儿李某某."""
    for name in names:
        after = _KIN_AFTER.match(text, name.end)
        if after:
            yield Found(*after.span(after.lastindex or 0), Kind.KINSHIP, "亲属")
        before = _KIN_BEFORE.search(text, max(0, name.start - 4), name.start)
        if before:
            yield Found(*before.span(), Kind.KINSHIP, "亲属")


_AFTER_DAY = r"(?:(?<=\d)[年月日号时分])?"  # 5月23日某医院: the last character of a day begins no name
_HOSPITAL_NAME = re.compile(rf"{_AFTER_DAY}([一-龥]{{2,18}}?)((?:{_HOSPITAL})(?:[一-龥]{{1,3}}院区|分院)?)")
_BEFORE_HOSPITAL = re.compile(
    r".*(?:送往|前往|送至|转至|转入|转到|赴|到|在|于|由|经|去|往|至|入|被|送|及|和|与|向|从|为|是|称|"
    r"的|了|提供|提交|取得|调取|出示|出具|住院|根据|依据|作出|该|本|将|某|至今|诊断|拨打|系|且)"
)
_SCHOOL_NAME = re.compile(
    _AFTER_DAY
    + r"([一-龥]{2,16}?)(小学|(?<!集)中学|初级中学|高级中学|(?:技工|职业|实验|外国语|附属|培智|寄宿制|"
    r"希望|中心)学校|幼儿园)((?:[一二三四五六七八九高初\d]{1,2}(?:年级|年|班)|"
    r"\([一二三四五六七八九\d]{1,2}\)班){0,3})"
)


def institutions(text: str) -> Iterator[Found]:
    """Hospitals where somebody lay and schools where a minor learns: the noun stays, the name goes."""
    for pattern, kind in ((_HOSPITAL_NAME, Kind.MEDICAL), (_SCHOOL_NAME, Kind.SCHOOL)):
        for match in pattern.finditer(text):
            lead = _BEFORE_HOSPITAL.match(match[1])
            start = match.start(1) + (lead.end() if lead else 0)
            name = text[start : match.end(1)]
            if name and not set(name) & set("某×") and name not in _PLAIN:
                yield Found(start, match.end(), kind, f"某{match[2]}")


_PLAIN = frozenset(
    "人民 中心 专科 公立 民办 定点 医疗 各级 当地 一家 多家 综合 就诊 急诊 大 乡镇 附近 三甲 其他 "
    "上述 涉案 私立 公办 普通 九年一贯制 义务教育 技工 职业 职业技术 "
    "中等职业 培训 党 驾驶员培训 驾驶 高等 就读 所在 学前 全日制 特殊教育 开办 举办 设立 校外 中小 农村 城市 城区 校".split()
)
