"""The statute texts and when each version was in force. Texts are read from disk only when somebody asks for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from fuyuan.law.errors import UnknownWork
from fuyuan.law.statutes.parser import Article, ArticleKey, Paragraph, parse_statute

__all__ = [
    "VERSIONS",
    "WORKS",
    "Article",
    "Paragraph",
    "Version",
    "Work",
    "articles_of",
    "titles",
    "version",
    "version_on",
    "work_named",
]

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class Work:
    """A statute through all its versions. `number` is the 文号 lawyers cite a judicial interpretation by."""

    id: str
    title: str
    short: str
    aliases: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a work, in force on every day from `since` to `until` (both included)."""

    id: str
    work: Work
    file: str
    label: str
    since: date
    until: date | None = None
    section: str = ""

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


def _work(id_: str, title: str, short: str, *aliases: str, number: str = "") -> Work:
    return Work(id_, title, short, aliases, number)


_COURT = "最高人民法院关于"
WORKS: tuple[Work, ...] = (
    _work("FYF", "中华人民共和国行政复议法", "行政复议法", "复议法"),
    _work(
        "FYTL",
        "中华人民共和国行政复议法实施条例",
        "行政复议法实施条例",
        "复议法实施条例",
        "行政复议条例",
        "实施条例",
    ),
    _work("XSF", "中华人民共和国行政诉讼法", "行政诉讼法", "行诉法"),
    _work(
        "JS2018",
        _COURT + "适用〈中华人民共和国行政诉讼法〉的解释",
        "行政诉讼法司法解释",
        "行诉法解释",
        "行诉解释",
        "行政诉讼法解释",
        number="法释〔2018〕1号",
    ),
    _work(
        "JS2020",
        _COURT + "行政机关负责人出庭应诉若干问题的规定",
        "负责人出庭应诉规定",
        "出庭应诉规定",
        number="法释〔2020〕3号",
    ),
    _work(
        "JS2025",
        _COURT + "审理政府信息公开行政案件适用法律若干问题的解释",
        "政府信息公开案件解释",
        "信息公开解释",
        number="法释〔2025〕8号",
    ),
    _work(
        "JS2026",
        _COURT + "适用行政诉讼起诉期限若干问题的解释",
        "起诉期限解释",
        number="法释〔2026〕3号",
    ),
    _work("PC2022", _COURT + "审理行政赔偿案件若干问题的规定", "行政赔偿规定", number="法释〔2022〕10号"),
    _work("XY2019", _COURT + "审理行政协议案件若干问题的规定", "行政协议规定", number="法释〔2019〕17号"),
    _work(
        "BG2021",
        _COURT + "正确确定县级以上地方人民政府行政诉讼被告资格若干问题的规定",
        "被告资格规定",
        number="法释〔2021〕5号",
    ),
    _work(
        "CS2008",
        _COURT + "行政诉讼撤诉若干问题的规定",
        "行政诉讼撤诉规定",
        "撤诉规定",
        number="法释〔2008〕2号",
    ),
    _work(
        "GY2018",
        "最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释",
        "检察公益诉讼解释",
        number="法释〔2018〕6号",
    ),
    _work("CFF", "中华人民共和国行政处罚法", "行政处罚法", "处罚法"),
    _work("QZF", "中华人民共和国行政强制法", "行政强制法", "强制法"),
    _work("XKF", "中华人民共和国行政许可法", "行政许可法", "许可法"),
    _work("FOI", "中华人民共和国政府信息公开条例", "政府信息公开条例", "信息公开条例"),
    _work("PCF", "中华人民共和国国家赔偿法", "国家赔偿法", "赔偿法"),
    _work("JD25", "行政执法监督条例", "行政执法监督条例", "执法监督条例", "监督条例"),
    _work("HN16", "河南省行政执法条例", "河南省行政执法条例", "河南条例"),
    _work("XJF", "中华人民共和国法治宣传教育法", "法治宣传教育法", "法宣法"),
    _work("NJ", "全国年节及纪念日放假办法", "全国年节及纪念日放假办法", "放假办法"),
    _work("MSF", "中华人民共和国民事诉讼法", "民事诉讼法", "民诉法"),
    _work(
        "MSJS",
        _COURT + "适用〈中华人民共和国民事诉讼法〉的解释",
        "民事诉讼法司法解释",
        "民诉法解释",
        "民诉解释",
    ),
    _work("MFD", "中华人民共和国民法典", "民法典"),
    _work("LFF", "中华人民共和国立法法", "立法法"),
)
_BY_ID = {work.id: work for work in WORKS}
_EXCERPTS = "qijian_songda_zhailu.md"


def _version(
    id_: str, work: str, file: str, label: str, since: str, until: str = "", section: str = ""
) -> Version:
    end = date.fromisoformat(until) if until else None
    return Version(id_, _BY_ID[work], file, label, date.fromisoformat(since), end, section)


_ALL = (
    _version("L17", "FYF", "xingzheng_fuyi_fa_2017.md", "2017修正", "2018-01-01", "2023-12-31"),
    _version("L23", "FYF", "xingzheng_fuyi_fa_2023.md", "2023修订", "2024-01-01"),
    _version("R07", "FYTL", "xingzheng_fuyi_fa_shishi_tiaoli_2007.md", "2007", "2007-08-01", "2026-06-30"),
    _version("R26", "FYTL", "xingzheng_fuyi_fa_shishi_tiaoli_2026.md", "2026修订", "2026-07-01"),
    _version("XSF", "XSF", "xingzheng_susong_fa_2017.md", "2017修正", "2017-07-01"),
    _version("JS2018", "JS2018", "fashi_2018_1_xingzheng_susong_jieshi.md", "2018", "2018-02-08"),
    _version("JS2020", "JS2020", "fashi_2020_3_fuzeren_chuting_yingsu.md", "2020", "2020-07-01"),
    _version("JS2025", "JS2025", "fashi_2025_8_zhengfu_xinxi_gongkai_jieshi.md", "2025", "2025-06-01"),
    _version("JS2026", "JS2026", "fashi_2026_3_xingzheng_susong_qisu_qixian.md", "2026", "2026-05-01"),
    _version("PC2022", "PC2022", "sfjs_2022_xingzheng_peichang.md", "2022", "2022-05-01"),
    _version("XY2019", "XY2019", "sfjs_2019_xingzheng_xieyi.md", "2019", "2020-01-01"),
    _version("BG2021", "BG2021", "sfjs_2021_xianji_zhengfu_beigao_zige.md", "2021", "2021-04-01"),
    _version("CS2008", "CS2008", "sfjs_2008_xingzheng_susong_chesu.md", "2008", "2008-02-01"),
    _version("GY2018", "GY2018", "sfjs_2018_jiancha_gongyi_susong.md", "2018", "2018-03-02"),
    _version("CFF", "CFF", "xingzheng_chufa_fa_2021.md", "2021修订", "2021-07-15"),
    _version("QZF", "QZF", "xingzheng_qiangzhi_fa_2011.md", "2011", "2012-01-01"),
    _version("XKF", "XKF", "xingzheng_xuke_fa_2019.md", "2019修正", "2019-04-23"),
    _version("FOI", "FOI", "zhengfu_xinxi_gongkai_tiaoli_2019.md", "2019修订", "2019-05-15"),
    _version("PCF", "PCF", "guojia_peichang_fa_2012.md", "2012修正", "2013-01-01"),
    _version("JD25", "JD25", "xingzheng_zhifa_jiandu_tiaoli_2025.md", "2025", "2026-02-01"),
    _version("HN16", "HN16", "henan_xingzheng_zhifa_tiaoli_2016.md", "2016", "2016-06-01"),
    _version("XJF", "XJF", "fazhi_xuanchuan_jiaoyu_fa_2025.md", "2025", "2025-11-01"),
    _version("NJ13", "NJ", "quanguo_nianjie_fangjia_banfa_2013.md", "2013修订", "2014-01-01", "2024-11-09"),
    _version("NJ24", "NJ", "quanguo_nianjie_fangjia_banfa_2024.md", "2024修订", "2024-11-10"),
    # Chapter VII is word for word the same in the 2021 and 2023 texts (note at the head of the excerpt file).
    _version(
        "MSF21", "MSF", _EXCERPTS, "2021修正", "2022-01-01", "2023-12-31", "民事诉讼法（2023修正）第七章"
    ),
    _version("MSF23", "MSF", _EXCERPTS, "2023修正", "2024-01-01", "", "民事诉讼法（2023修正）"),
    _version("MSJS", "MSJS", _EXCERPTS, "2022修正", "2022-04-10", "", "最高法关于适用民事诉讼法的解释"),
    _version("MFD", "MFD", _EXCERPTS, "2020", "2021-01-01", "", "民法典"),
    _version("LFF", "LFF", _EXCERPTS, "2023修正", "2023-03-15", "", "立法法"),
)
VERSIONS: dict[str, Version] = {each.id: each for each in _ALL}


def version(version_id: str) -> Version:
    try:
        return VERSIONS[version_id]
    except KeyError:
        raise UnknownWork(f"没有编号为“{version_id}”的法律文本，可用的有：{'、'.join(VERSIONS)}") from None


@cache
def _names() -> dict[str, Work]:
    names: dict[str, Work] = {}
    for work in WORKS:
        for name in (work.id, work.title, work.short, work.number, *work.aliases):
            if name:
                names[normal_title(name)] = work
    return names


def normal_title(name: str) -> str:
    """One spelling for the brackets people type in titles and document numbers."""
    for char, plain in (("《", ""), ("》", ""), ("〈", ""), ("〉", ""), ("<", ""), (">", "")):
        name = name.replace(char, plain)
    return name.replace("[", "〔").replace("]", "〕").replace("［", "〔").replace("］", "〕").strip()


def titles() -> list[str]:
    """Every spelling a work is known by, longest first (so that a search prefers the longer title)."""
    ids = {work.id for work in WORKS}
    return sorted((name for name in _names() if name not in ids), key=len, reverse=True)


def work_named(name: str) -> Work:
    """行政复议法, 复议法, 《中华人民共和国行政复议法》, 法释〔2018〕1号 → the work."""
    try:
        return _names()[normal_title(name)]
    except KeyError:
        raise UnknownWork(f"资料库中没有“{name}”，请写法律名称（如：行政复议法）") from None


def version_on(work: Work, on: date | None = None) -> Version:
    """The text in force on a day; without a day the newest one in the library."""
    versions = [each for each in _ALL if each.work is work]
    if on is None:
        return versions[-1]
    for each in reversed(versions):
        if each.in_force(on):
            return each
    raise UnknownWork(
        f"资料库中没有《{work.short}》在 {on.isoformat()} 有效的文本，最早的文本自 {versions[0].since} 起施行"
    )


@cache
def articles_of(version_id: str) -> dict[ArticleKey, Article]:
    """All articles of a version; parsed once per process."""
    found = version(version_id)
    return parse_statute((TEXTS / found.file).read_text(encoding="utf-8"), found.section)
