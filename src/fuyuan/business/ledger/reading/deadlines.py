"""完成时限: the words as printed, what kind of deadline they are, and the day where they name one."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from fuyuan.law.numerals import from_chinese

from .lines import squeeze
from .model import Deadline

_CN = "〇○零一二三四五六七八九十"
_YEAR = rf"(?P<year>(?:19|20)\d{{2}}|[{_CN}]{{4}})\s*年?"
_BEFORE = r"(?:\s*(?:之前|以前|前|底前|末前))?"
_MONTH = rf"(?P<month>\d{{1,2}}|[{_CN}]{{1,3}})\s*月份?"
_DAY = rf"(?P<day>\d{{1,2}}|[{_CN}]{{1,3}})\s*[日号]"
_EACH = re.compile(
    "每(?:年|半年|季度?|月|周|旬|日|天|两年|学期|次|逢)|逐(?:年|季|月|周)|按(?:年|季度?|月|周)|定期|(?<![本\\d])年度|(?<![一二三四1-4])季度(?:末|报|通报)|月(?:报|调度|通报)"
    "|一(?:年|季度?|个?月)[一二两三四\\d]+次|(?:不少于|至少)[一二两三四\\d]+次"
)
_LASTING = re.compile("持续|长期|常态|常年|贯穿|始终|一直|经常|不断|日常|全年|坚持|永久|久久为功|长效")
_FIT = re.compile(
    "适时|择机|择期|视情|酌情|根据.{0,8}(?:需要|情况|安排|进度|进展|要求|部署|通知)|按照?.{0,12}(?:部署|要求|安排|通知|进度|计划|节点|规定)"
    "|(?:条件|时机)成熟|按需|待.{1,16}后|另行(?:通知|安排)|结合实际"
)
_WITHIN = re.compile(rf"[\d{_CN}两]+个?(?:工作日|自然日|日|天|周|月|年|小时)(?:以|之)?内")
_FROM = re.compile("[年月日底]起(?![至到])")  # a beginning, which is no end
_NOW = re.compile("立行立改|立即|马上|即刻|即知即改|边查边改|立查立改|尽快|抓紧|限期|第一时间|近期|即时|随时")


@dataclass(frozen=True, slots=True)
class Around:
    """What a date without a year may lean on: the year of the document, of the measure's phase; None when unknown."""

    year: int | None = None
    issued: date | None = None


_DATED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("day", re.compile(rf"{_YEAR}\s*{_MONTH}\s*{_DAY}{_BEFORE}")),
    (
        "day",
        re.compile(r"(?P<year>(?:19|20)\d{2})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)" + _BEFORE),
    ),
    ("month", re.compile(rf"{_YEAR}\s*{_MONTH}(?:\s*(?:底|末|中旬|上旬|下旬))?{_BEFORE}")),
    ("month", re.compile(r"(?P<year>(?:19|20)\d{2})[-./](?P<month>\d{1,2})(?![\d./-])(?:底|末)?" + _BEFORE)),
    (
        "span",
        re.compile(
            rf"{_YEAR}(?:度)?\s*(?P<span>上半年|下半年|第?[一二三四1-4]季度)(?:\s*[末底内])?{_BEFORE}"
        ),
    ),
    ("year", re.compile(rf"{_YEAR}\s*(?:年?(?:底|末|内|度内|以内|全年)){_BEFORE}")),
    ("year", re.compile(r"(?P<year>(?:19|20)\d{2})年(?:度)?" + _BEFORE + r"(?=$|[，,；;、。完])")),
    ("day", re.compile(rf"(?P<word>今年|本年|当年|明年|次年)?\s*{_MONTH}\s*{_DAY}{_BEFORE}")),
    (
        "month",
        re.compile(
            rf"(?P<word>今年|本年|当年|明年|次年)?(?<![\d{_CN}]){_MONTH}(?:\s*(?:底|末|中旬|上旬|下旬))?{_BEFORE}"
        ),
    ),
    (
        "span",
        re.compile(
            rf"(?P<word>今年|本年|当年|明年|次年)?(?P<span>上半年|下半年|第?[一二三四]季度)(?:\s*[末底内])?{_BEFORE}"
        ),
    ),
    ("year", re.compile(r"(?:(?P<word>今年|本年度?|当年|明年|次年)年?|年)(?:底|末|内)(?:前|之前|以前)?")),
)
_RANGE = re.compile(r"^\s*(?:至|到|[-—–－~～]+)\s*")
_SPANS = {"上半年": 6, "下半年": 12, "一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_TRIM = " 　。；;，,、\n"


def read_deadlines(value: str, around: Around) -> tuple[list[Deadline], list[str]]:
    """Return (deadlines of a label's value, questions about them)."""
    found: list[Deadline] = []
    questions: list[str] = []
    for piece in _pieces(squeeze(value)):
        one, question = read_one(piece, around)
        found.append(one)
        questions += [question] if question else []
    return found, questions


def _pieces(value: str) -> list[str]:
    """“2023年12月底前完成，并长期坚持” is two deadlines; “2023年3月1日至6月30日” is one."""
    if value.startswith("每") and not re.search("[；;\n]", value):
        return [value.strip(_TRIM)]  # 每年1月、7月
    parts = re.split(
        r"[；;\n]|(?<!起)[，,、](?=\s*(?:并|且|此后|之后|以后|其后|持续|长期|常态|坚持|每|适时|(?:19|20)\d{2}年|\d{1,2}月))|(?<=[成立台善前底末内日月])(?=[并且](?:长期|持续|常态|坚持))",
        value,
    )
    trimmed = [part.strip(_TRIM) for part in parts]
    return [part for part in trimmed if part]


def read_one(text: str, around: Around) -> tuple[Deadline, str]:
    """Return one deadline and a question when the words leave one open."""
    if _FROM.search(text) and (_EACH.search(text) or _LASTING.search(text)):
        return Deadline(text, "recurring" if _EACH.search(text) else "continuing"), ""
    if _EACH.search(text) and not re.match(r"(?:19|20)\d{2}年(?!度)", text):
        return Deadline(text, "recurring"), ""
    dated = find_day(text, around)
    if dated:
        kind, day, guessed = dated
        question = f"“{text}”没有写明年份，按{day.year}年理解，对吗？" if guessed else ""
        return Deadline(text, kind, day.isoformat()), question
    if _EACH.search(text):
        return Deadline(text, "recurring"), ""
    if _LASTING.search(text):
        return Deadline(text, "continuing"), ""
    if _FIT.search(text):
        return Deadline(text, "when_fit"), ""
    if _WITHIN.search(text):
        question = f"“{text}”从一件事发生时起算，没有固定日期，需要的话请补充一个日期"
        return Deadline(text, "none"), question
    if _NOW.search(text):
        return Deadline(text, "none"), f"“{text}”没有具体日期，需要的话请补充一个日期"
    return Deadline(text, "none"), f"没有认出“{text}”是什么样的时限，请核对"


def find_day(text: str, around: Around) -> tuple[str, date, bool] | None:
    """Return (kind, day, whether the year was supplied) of the last day a text names; of a range, its end."""
    at, last, year = 0, None, None
    while found := _first(text, at):
        shape, match = found
        said = _year(match)
        last = _day(shape, match, said or year or around.year, guessed=not (said or year))
        year = said or year
        joint = _RANGE.match(text[match.end() :])
        if last is None or joint is None:
            break
        at = match.end() + joint.end()
    return last


def _first(text: str, at: int) -> tuple[str, re.Match[str]] | None:
    """The expression that begins first; of those, the one that says most."""
    found = [
        (shape, match)
        for shape, pattern in _DATED
        if (match := pattern.search(text, at)) and match.group().strip()
    ]
    return min(found, key=lambda item: (item[1].start(), -len(item[1].group())), default=None)


def _year(match: re.Match[str]) -> int | None:
    words = match.groupdict().get("year")
    if not words:
        return None
    return (
        int(words)
        if words.isdecimal()
        else int("".join(str("〇一二三四五六七八九".index("〇" if c in "○零" else c)) for c in words))
    )


def _day(
    shape: str, match: re.Match[str], year: int | None, *, guessed: bool
) -> tuple[str, date, bool] | None:
    if year is None:
        return None
    word = match.groupdict().get("word") or ""
    if word in ("明年", "次年"):
        year += 1
    try:
        return _made(shape, match, year, guessed)
    except ValueError:
        return None


def _made(shape: str, match: re.Match[str], year: int, guessed: bool) -> tuple[str, date, bool]:
    if shape == "day":
        return "fixed_day", date(year, _number(match["month"]), _number(match["day"])), guessed
    if shape == "month":
        month = _number(match["month"])
        if "中旬" in match.group() or "上旬" in match.group():
            return "fixed_day", date(year, month, 10 if "上旬" in match.group() else 20), guessed
    elif shape == "span":
        month = next(value for key, value in _SPANS.items() if key in match["span"])
    else:
        month = 12
    return "month_end", date(year, month, monthrange(year, month)[1]), guessed


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else from_chinese(words)


_SENTENCE = re.compile(
    r"(?:(?:19|20)\d{2}[-./]\d{1,2}(?:[-./]\d{1,2})?|(?:19|20)\d{2}年(?:度)?(?:\d{1,2}月(?:份)?)?(?:\d{1,2}[日号])?|今年|本年度?|\d{1,2}月(?:\d{1,2}[日号])?)\s*(?:年?[底末])?\s*(?:之前|以前|前)"
)


def deadlines_in_text(text: str, around: Around) -> tuple[list[Deadline], list[str]]:
    """“2023年6月底前，完成…” inside the sentences of a measure that has no label for it."""
    found: dict[str, Deadline] = {}
    questions: list[str] = []
    for match in _SENTENCE.finditer(squeeze(text)):
        words = match.group().strip()
        if words not in found:
            one, question = read_one(words, around)
            if one.iso:
                found[words] = one
                questions += [question] if question else []
    return list(found.values()), questions


_DATE = re.compile(
    rf"^[（(]?\s*((?:19|20)\d{{2}}|[{_CN}]{{4}})\s*年\s*(\d{{1,2}}|[{_CN}]{{1,3}})\s*月\s*(\d{{1,2}}|[{_CN}]{{1,3}})\s*日\s*[）)]?$"
)


def written_date(text: str) -> date | None:
    """Return the day of a line that is a date and nothing else."""
    bare = re.sub(r"\s", "", text)  # a scan puts blanks between digits
    figures = re.fullmatch(r"((?:19|20)\d{2})([-./])(\d{1,2})\2(\d{1,2})", bare)
    found = _DATE.match("{}年{}月{}日".format(*figures.group(1, 3, 4)) if figures else bare)
    if not found:
        return None
    year = (
        found[1]
        if found[1].isdecimal()
        else "".join(str("〇一二三四五六七八九".index("〇" if c in "○零" else c)) for c in found[1])
    )
    try:
        return date(int(year), _number(found[2]), _number(found[3]))
    except ValueError:
        return None
