"""Numbers that belong to somebody, strongest first: an ID number also looks like a bank card, a telephone like its middle.

A number with a bad check digit is still somebody's number with a typing error: it goes too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .found import HIDDEN, Found
from .model import Kind

_GAP = r"[ \n-]?"
_NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_DIGITS = re.compile(rf"{_NO_DIGIT_BEFORE}\d(?:{_GAP}\d){{13,39}}(?:{_GAP}[Xx])?(?![0-9A-Za-z])")
_PROVINCE = "1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]"
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_ID_18 = re.compile(rf"(?:{_PROVINCE})\d{{4}}(?:19|20)\d\d{_MONTH_DAY}\d{{3}}[\dXx]")
_ID_15 = re.compile(rf"(?:{_PROVINCE})\d{{4}}\d\d{_MONTH_DAY}\d{{3}}")
_ID_WORD = re.compile(r"(?:身份证|身份号码|证件号|身份证件|身份证明)[^,。;\n]{0,8}$")
_CARD_WORD = re.compile(r"(?:卡号|账号|账户|帐号|帐户|银行卡|开户|银行|信用社|储蓄|尾号)[^。;\n]{0,12}$")
_POST_WORD = re.compile(
    r"(?:单号|邮件号|挂号信|快递|EMS|邮寄|邮件编号|运单|物流|挂号|信函)[^。;\n]{0,10}$", re.IGNORECASE
)
# the number of an act under review stays, however long it is
_ACT_NUMBER = re.compile(
    r"(?:决定书|通知书|告知书|认定书|答复书|凭证|文号|案号|回执|判决书|裁定书|意见书|登记号|许可证|标准|条码|批号|货号)[》」”\")]*"
    r"[ \n(\[〔]*(?:编号|文号|号码|号|No\.?)?[为:是]?[ ]*[第]?$"
)

_OF_ACT = re.compile(r"号[》」”\")]*[一-龥]{0,14}?(?:决定|通知|告知|认定|凭证|意见)")
_COMPLAINT = 25  # digits: what the platforms for complaints give out, longer than the number of any act


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape and its kind; group 1, where there is one, is what goes, the rest is context that stays."""

    kind: Kind
    pattern: re.Pattern[str]
    replacement: str = HIDDEN
    fits: Callable[[str], bool] = lambda text: True


def _rule(kind: Kind, pattern: str, replacement: str = HIDDEN, flags: int = 0) -> Rule:
    return Rule(kind, re.compile(pattern, flags), replacement)


def _is_not_organs(text: str) -> bool:
    """Codes that begin with 11 are those of organs of state: public."""
    return not text.startswith("11")


_ANGLE = r"\d{1,3}[°º度]\d{1,2}(?:\.\d+)?[′'分](?:\d{1,2}(?:\.\d+)?(?:[″\"秒]|[′']{2}))?"
_DECIMAL = r"[NEXY]?[:= ]{0,2}\d{1,8}\.\d{3,10}[°度]?"
_PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_MASK = r"[×xX*＊]"

EARLY = (
    _rule(Kind.EMAIL, r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,64}@[A-Za-z0-9-]{1,64}(?: ?\. ?[A-Za-z0-9-]{1,64}){1,5}", flags=re.ASCII),
    Rule(Kind.CREDIT_CODE, re.compile(
        r"(?:统一社会信用代码|信用代码|注册号|营业执照号|"
        r"组织机构代码)[^0-9A-Z,。;\n]{0,6}([0-9A-Z][0-9A-Z ×*-]{6,20}[0-9A-Z×*])"), fits=_is_not_organs),
    Rule(
        Kind.CREDIT_CODE,
        re.compile(r"(?<![0-9A-Za-z])[159NY][1239]\d{6}(?=\d{0,9}[A-HJ-NPQRTUWY])[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])"),
        fits=_is_not_organs,
    ),
    _rule(Kind.POST, r"(?<![A-Za-z0-9])(?:X[A-Z]|R[A-Z]|E[A-Z]|L[A-Z]|C[A-Z]|K[A-Z]|P[A-Z]|SF|YT|JD|JT|ZTO|STO|YD|DPK|"
        r"VA)[ ]?\d(?:[ -]?\d){8,14}(?:CN)?(?![A-Za-z0-9])"),
    _rule(Kind.NUMBER, r"(?<![A-Za-z0-9])[A-Z]{1,3}\d{14,30}(?![A-Za-z0-9])"),
    _rule(Kind.POST, r"(?<![A-Za-z0-9])(?:X[A-Z]|E[A-Z])[ ]?\d{4,}[×*X]+(?:CN)?"),
)  # fmt: skip

LATE = (
    _rule(Kind.ID, rf"(?:身份证|身份号码|证件号)[^\d,。;\n]{{0,8}}(\d{{6,17}}{_MASK}{{1,12}}\d{{0,4}}{_MASK}?)"),
    _rule(Kind.ID, rf"(?<![\dA-Za-z])((?:{_PROVINCE})\d{{4}}(?:19|20)\d\d\d*{_MASK}{{2,10}}\d{{0,4}}{_MASK}?)"),
    # cards of Hong Kong, Macao and Taiwan
    _rule(Kind.ID, r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d{6} ?\([0-9A]\)|[157]\d{6} ?\(\d\)|[A-Z][12]\d{8}(?![A-Za-z0-9]))"),
    _rule(Kind.PASSPORT, r"(?:护照|通行证|台胞证|回乡证|居住证|永久居留|居留证|"
        r"居留许可|签证|军官证|军人证|士兵证|警官证|低保证|特困证|优待证|老年证|驾驶证号|驾驶证档案|"
        r"档案编号|残疾人?证)[^0-9A-Za-z,。;\n]{0,10}((?:[A-Z]{1,3}[ ]?)?\d(?:[ -]?\d){5,17}[A-Z]?)", flags=re.IGNORECASE),
    _rule(Kind.PASSPORT, r"(?<![A-Za-z0-9])(?:[EGDSP][A-HJ-NP-Z]?|[HM]|MA|[A-Z]{3})\d{8,12}(?![A-Za-z0-9])"),
    _rule(Kind.PHONE, r"(?<![0-9A-Za-z])(?:\(?\+?(?:0{2})?86\)?[ -]?)?1[ \n-]{0,2}[3-9](?:[ \n-]{0,2}\d){9}(?!\d)"
        r"(?:(?:-|转|转分机|分机)[ :]?\d{1,6}(?!\d))?"),
    _rule(Kind.PHONE, r"(?<!\d)\(?0[1-9]\d{1,2}\)?[ -]{0,3}[2-9]\d{2,3}[ -]?\d{4}(?:(?:-|转|转分机|分机)[ :]?\d{1,6})?(?!\d)"),
    _rule(Kind.PHONE, r"\+86[ -]?[1-9]\d{1,2}[ -]?[2-9]\d{2,3}[ -]?\d{4}(?!\d)"),
    _rule(Kind.PHONE, r"(?<!\d)[48]00[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)"),
    _rule(Kind.PHONE, r"(?:电话|座机|联系方式|手机|传真|热线|拨打)(?:号码|号)?[为:是]?[ "
        r" (]?(?!1[12]\d{3}(?!\d))([2-9]\d{2,3}[ -]?\d{4}(?:(?:-|转)\d{1,6})?)(?!\d)"),
    _rule(Kind.PHONE, rf"(?<!\d)(1[3-9]\d{{6,9}}){_MASK}{{1,4}}(?!\d)(?<!XXXX)(?<!\*{{4}})(?<!×{{4}})"),
    _rule(Kind.CARD, r"(?:尾号|[后末]四位)(?:数字)?(?:为|是|:)?[ ]?(\d{3,6})(?!\d)"),
    _rule(Kind.ACCOUNT, r"(?:微信号?|WeChat|QQ号?|qq|QQ群|支付宝账号|支付宝|抖音号?|快手号?|旺旺|淘宝账号|拼多多账号|"
        r"京东账号|用户名|会员名|账号|账户名|(?<![A-Za-z])ID)(?:号码|号|账号)?[ ]?[为:是]?[ "
        r"“\"(]{0,2}([A-Za-z0-9_][A-Za-z0-9_\-]{4,24})(?![A-Za-z0-9_])", flags=re.ASCII | re.IGNORECASE),
    _rule(Kind.ACCOUNT, r"(?:昵称|微信名|网名|用户名|会员名|抖音号|微信号|账号名|账户名|账号)(?:为|是|:|名为)?[ "
        r"]?[“\"'‘]([^”\"'’]{1,20})[”\"'’]"),
    _rule(Kind.NAME, r"[“\"‘]([^”\"’]{1,12})[”\"’](?=真名|本名|真实姓名)"),
    _rule(Kind.NAME, r"(?:绰号|外号|诨名|小名|乳名|艺名|人称)(?:为|叫|是|:)?[ ]?[“\"‘]([^”\"’]{1,12})[”\"’]"),
    _rule(Kind.PLATE, rf"(?<![一-龥])[{_PLATES}](?:·|-| )?[A-HJ-NP-Z](?:·|-| )?(?:[A-HJ-NP-Z0-9](?:[ "
        rf"]?)){{4,5}}[A-HJ-NP-Z0-9挂学警港澳](?![A-Za-z0-9])"),
    _rule(Kind.PLATE, rf"[{_PLATES}](?:·|-| )?[A-HJ-NP-Z](?:·|-| "
        rf")?(?=[A-HJ-NP-Z0-9]{{0,5}}\d)[A-HJ-NP-Z0-9]{{4,5}}[A-HJ-NP-Z0-9挂学警港澳](?![A-Za-z0-9])"),
    _rule(Kind.PLATE, rf"[{_PLATES}][一-龥]{{0,3}}[渔货客油机][养运]?\d{{3,6}}(?!\d)"),  # a ship: 苏启渔02345
    _rule(Kind.CERTIFICATE, r"(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])[(〔\[]\d{4}[)〕\]][一-龥]{2"
        r",8}不动产权第?\d{4,12}号"),
    _rule(Kind.CERTIFICATE, r"[^\W\d_为是号证书在持有的]{0,8}(?:集用|国用|集建|集有|集使|宅集|林证|房权证|土房证|产权证|"
        r"林权证|使用证|经营权证|承包权|宅基证|宅|不动产权)(?:[^\W\d_,。;第]{0,4}字)?[ "
        r"]?(?:[(〔\[]\d{4}[)〕\]])?[ ]?第?[A-Z]?[\d-]{4,20}号"),
    # the code of a land contract, of a unit of real estate
    _rule(Kind.CERTIFICATE, r"(?<![0-9A-Za-z])(?:\d{18}[JL]|\d{12}[A-Z]{2}\d{5}[A-Z]\d{8})(?![0-9A-Za-z])"),
    _rule(Kind.PLATE, r"(?:车架号码?|车辆识别代[号码]|发动机号码?|机架号|VIN码?)[为:是]?[ ]?([A-Z0-9*-]{6,20})(?![A-Za-z0-9])"),
    _rule(Kind.ADDRESS, rf"(?<![A-Za-z0-9])[NE]?{_ANGLE}[NE]?"),
    _rule(Kind.ADDRESS, rf"(?:东经|北纬|经度|纬度|坐标)[为:是]?[ (]{{0,2}}({_DECIMAL}(?:[,、 ]{{1,2}}{_DECIMAL})*)"),
    _rule(Kind.ADDRESS, r"(?<![A-Za-z0-9])[XY][:= ]{1,2}(\d{6,8}(?:\.\d{1,6})?)(?!\d)"),
    _rule(Kind.CERTIFICATE, r"(?:产证|权证|土地证|使用证|经营权证|结婚证|离婚证|林证|出生证|出生医学证明|证书)书?"
        r"(?:字号|编号|证号|号码|号)[为:是]?[ ]?(?=[^,。;\n]{0,20}\d)((?:\([^()\n]{1,8}\)|[^\s,。;、()×]){4,40})"),
    _rule(Kind.CERTIFICATE, r"(?:权证|证书|权利证书|土地证|房产证|林权证|不动产单元|宗地)(?:编?号码?|代码)[为:是]?[ "
        r"]?([A-Za-z0-9][A-Za-z0-9-]{5,30})"),
    _rule(Kind.INJURY, r"(?:工伤认定申请|工伤认定|工伤保险|工伤证|劳动能力鉴定|工伤)(?:受理)?(?:编号|证号|案号|登记号|"
        r"号)[为:是]?[ (]?([A-Za-z0-9][A-Za-z0-9-]{4,24})"),
    _rule(Kind.NUMBER, r"(?:订单|交易|流水|投诉|举报|工单|登记|受理|查询|信访|诉求|案件|报警|接警|警情|"
        r"业务)(?:单)?(?:编号|号码|单号|号)[为:是]?[ (“\"]{0,2}(?:[A-Z]{0,6})?(\d[\d -]{7,40}\d)(?!\d)", flags=re.ASCII),
    _rule(Kind.POST, r"(?:单号|邮件号|挂号信号?|快递|EMS|运单号?|物流号|挂号函件)(?:码|编号|单号|号)?[为:是]?[ "
        r"(“\"]{0,2}([A-Z]{0,4}\d(?:[ -]?\d){7,19})(?!\d)", flags=re.IGNORECASE),
    _rule(Kind.MEDICAL, r"(?:病历|病案|住院|门诊|病理|就诊卡|医保卡?|社保卡?|检查|影像|CT)(?:编号|号码|卡号|号)[为:是]?[ "
        r"]?([A-Za-z0-9][A-Za-z0-9-]{3,20})"),
    _rule(Kind.NUMBER, r"(?:学籍|准考证|商户|会员卡|个人|社保个人|工|会员|员工|社会保障|执业证|保单|合同|发票)(?:编号|号码|"
        r"号)[为:是]?[ ]?([A-Za-z0-9][A-Za-z0-9-]{5,24})"),
)  # fmt: skip


def early(text: str) -> Iterator[Found]:
    """E-mail, credit codes, posted letters and every long row of digits."""
    for rule in EARLY:
        yield from matches(rule, text)
    yield from _long_numbers(text)


def late(text: str) -> Iterator[Found]:
    """Telephones, plates, certificates, accounts and the rest."""
    for rule in LATE:
        yield from matches(rule, text)


def matches(rule: Rule, text: str) -> Iterator[Found]:
    for match in rule.pattern.finditer(text):
        start, end = match.span(1 if rule.pattern.groups else 0)
        if start >= 0 and rule.fits(text[start:end]):
            yield Found(start, end, rule.kind, rule.replacement)


def _long_numbers(text: str) -> Iterator[Found]:
    for match in _DIGITS.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        after = text[match.end() : match.end() + 24]
        kind = _kind_of_long(re.sub(r"[ \n-]", "", match[0]).upper(), before, after)
        if kind in (Kind.CARD, Kind.NUMBER) and not _one_number(match[0]):
            continue
        if kind:
            yield Found(match.start(), match.end(), kind)


def _of_an_act(before: str, after: str) -> bool:
    """Whether the number is that of a decision or a notice: it stays."""
    return bool(
        _ACT_NUMBER.search(before)
        or re.search(r"[〔\[(【]\d{4}[〕\])】][^,。;\n]{0,8}$", before)
        or before.endswith("第")
        and _OF_ACT.match(after)
    )


def _kind_of_long(digits: str, before: str, after: str) -> Kind | None:
    if before.endswith(("信用代码", "信用代码:", "信用代码为")):
        return None
    if _ID_WORD.search(before) and len(digits) >= 14:
        return Kind.ID
    if _ID_18.fullmatch(digits):
        return Kind.ID
    if len(digits) < _COMPLAINT and _of_an_act(before, after):
        return None
    if digits.endswith("X") and len(digits) == 18:
        return Kind.ID
    if _POST_WORD.search(before) and len(digits) <= 20:
        return Kind.POST
    if 16 <= len(digits) <= 19 and (_CARD_WORD.search(before) or luhn(digits)):
        return Kind.CARD
    if _ID_15.fullmatch(digits):
        return Kind.ID
    if 16 <= len(digits) <= 19 and not re.search(r"[号单]$|编号[为:是]?$", before):
        return Kind.CARD
    return Kind.NUMBER if len(digits) >= 15 else None


def _one_number(text: str) -> bool:
    """Whether the gaps are those of a card (groups of four), not of two dates or amounts side by side."""
    groups = re.split(r"[ \n-]", text)
    if len(groups) == 1 or "\n" in text and len(groups) == 2:
        return True
    *fours, _ = (len(group) for group in groups)
    # where a line ended between two groups they read as one of eight
    return set(fours) <= {4, 8} and (4 in fours)


def luhn(digits: str) -> bool:
    """The check of bank cards: every second digit from the right doubled, the sum a multiple of ten."""
    if not digits.isdecimal():
        return False
    doubled = [int(d) if n % 2 == 0 else sum(divmod(2 * int(d), 10)) for n, d in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0
