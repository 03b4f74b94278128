"""The head of a plan: number, title, issuer, recipients, date; a covering notice before the plan; the imprint after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .deadlines import written_date
from .labels import STARTS
from .lines import Line, ends, marker, squeeze
from .model import Unreadable
from .units import at_spaces, split

NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,16}?)\s*[〔\[【（(﹝]\s*((?:19|20)\d{2})\s*[〕\]】）)﹞]\s*第?\s*0*(\d{1,4})\s*号"
)
_NUMBER_LINE = re.compile(NUMBER.pattern + r"(?:\s*签发人\s*[：:].*)?$")
_TITLE_END = re.compile(
    "(通知|方案|意见|计划|要点|办法|细则|决定|报告|清单|台账|分解表|分工表|任务表|规划|纲要|措施|通报|函|纪要|公告|请示|制度|机制|规定|安排|工程|行动)(?:[（(][^）)]{1,12}[）)])?[》]?(?:的通知)?$"
)
_RED = re.compile(r"^(.{3,30}?)文\s*件$")
_SKIP = re.compile(
    r"^(?:\d{6}|机密|秘密|特急|急件|加急|平急|公开|内部|份号|密级|紧急程度|信息公开选项|签发人)\b|^签发人"
)
_IMPRINT = re.compile(
    r"^(?:抄\s*送|抄\s*报|主题词|印\s*发|校\s*对|共印)\s*[：:]?|.*\d日\s*印发\s*$|^（?此件.{2,8}公开"
)
_ANNEX = re.compile(r"^附\s*件\s*[\d一二三四五]*\s*[：:]?\s*$")
_NO_RECIPIENT = re.compile("如下|现将|现就|特制定|制定本|具体|以下|目标|要求是|[。；]")


_SIGNED_DAY = re.compile(
    r"([\u4e00-\u9fff\s]{4,60}?(?:府|院|局|室|委|会|办|厅|部))\s*(\S{4}年\s*\S{1,3}\s*月\s*\S{1,3}\s*日)$"
)
_CARD = re.compile(
    r"[|\s•·]*(索引号|主题分类|组配分类|信息分类|主题词|关键词|发文字号|文号|发文(?:机关|机构|单位)|发布机构|制发(?:机关|机构)|(?:信息)?来源|成文日期|发布日期|发文日期"
    r"|发布时间|生成日期|生效日期|生效时间|废止时间|公开日期|有效性|公开方式|咨询机构|咨询电话|内容概述|浏览次数|标题|名称)[|\s]*[：:|]"
)
_SITE = re.compile(  # what a site prints around a document: the way to the page, its source, the size of the letters
    r"(?:当前|您的|您现在的)位置[：:]?|首页\s*[>》]|返回顶部|归档时间[：:]|(?:信息)?来源[：:].*(?:日期|时间|次数|字[体号])[：:]|字[体号]大?小?[：:]"
    r"|视力保护色|浏览(?:量|次数)[：:]|【?(?:打印|关闭)|分享到|扫一扫"
)
_CONTACT = re.compile(
    r"^[（(]?\s*(?:联\s*系\s*(?:人|单位|科室|电话|方式)|电\s*话|传\s*真|邮\s*箱)|^附\s*件\s*[\d一二三四五]*\s*[：:]"
)


@dataclass
class Head:
    """What the head says, the lines of the plan itself, and whether an imprint had the only date."""

    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    recipients: list[str] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    printed_on: str = ""


def read_head(lines: list[Line], rows: list[int]) -> Head:
    """Read the head; ``rows``: where table rows stood, which are no longer among the lines.

    Raises Unreadable when two documents stand in one file.
    """
    refuse_two(lines)
    lines, catalogue = _without_catalogue(lines)
    head, rest = Head(), _signatures_parted(_without_imprint(lines))
    head.printed_on = next((line.text for line in lines if re.search(r"日\s*印发\s*$", line.text)), "")
    first = _first_number(lines, before=_body_start(rest))
    at, head.title = _title(rest)
    head.number = first or _number_in(head) or _number_below(rest[at : at + 1])
    above = rest[:at]
    at, head.recipients = _recipients(rest, at)
    head.recipients = head.recipients or _recipients(above, 0)[1]  # a notice printed without its heading
    cover, plan = _cover(rest, at, rows)
    head.date, signer = _signed(cover if plan else rest[at:], head.title)
    if head.date is None:
        head.date, signer = _signed(above, head.title)
    if head.date is None:
        head.date = next((day for line in rest[: at + 3] if (day := _day(line.text))), None)
    head.issuer = signer or _red(rest) or _from_title(head.title)
    _complete(head, catalogue)
    head.body = _body(plan or rest[at:], signer or "")
    return head


def _without_catalogue(lines: list[Line]) -> tuple[list[Line], dict[str, str]]:
    """Cut the catalogue card a government site prints above a document (索引号：… 成文日期：…)."""
    card: dict[str, str] = {}
    rest, open_key = list[Line](), ""
    for line in lines:
        found = _CARD.split(squeeze(line.text)) if line.at <= 45 and not marker(line.text) else []
        if len(found) > 2 and not found[0].strip(_BESIDE):
            said = [(key, value.strip(_BESIDE)) for key, value in zip(found[1::2], found[2::2], strict=True)]
            card |= {key: value for key, value in said if value or key not in card}
            open_key = said[0][0] if len(said) == 1 and not said[0][1] else ""
        elif open_key and len(line.text) <= 40 and not _TITLE_END.search(squeeze(line.text)):
            card[open_key], open_key = squeeze(line.text), ""  # the value in the line below its label
        else:
            open_key = ""
            rest += [] if found and _SITE.match(line.text) else [line]
    return _headed(_heading_once(rest), card) if card else rest, card


def _headed(lines: list[Line], card: dict[str, str]) -> list[Line]:
    """Some sites print the title in the card alone."""
    title = card.get("标题") or card.get("名称") or ""
    said = "".join(squeeze(line.text) for line in lines[:12])
    return lines if title in said else [Line(1, title), *lines]


def _heading_once(lines: list[Line]) -> list[Line]:
    """The heading of a page stands above the card, and again above the text."""
    text = lines[0].text if lines else ""
    again = any(line.text == text for line in lines[1:6])
    return lines[1:] if again and _TITLE_END.search(squeeze(text)) else lines


_BESIDE = " |\t•·"
_ISSUERS = ("发文机关", "发文单位", "制发机关", "制发机构", "发布机构", "发文机构")


def _complete(head: Head, card: dict[str, str]) -> None:
    """What the document itself does not say, its card may."""
    number = NUMBER.search(card.get("发文字号") or card.get("文号") or "")
    day = re.findall(r"\d+", card.get("成文日期") or card.get("发文日期") or "")
    head.number = head.number or (_written(number) if number else None)
    if head.date is None and len(day) >= 3:
        head.date = _day("{}年{}月{}日".format(*day[:3]))
    organ = next((card[key] for key in _ISSUERS if card.get(key)), "")
    if organ.endswith(head.issuer or organ):  # 县政府办公室: of which county says the card
        head.issuer = organ or head.issuer


def _signatures_parted(lines: list[Line]) -> list[Line]:
    """“某市人民政府 2024年5月6日” in one line is a name and a day."""
    out: list[Line] = []
    for line in lines:
        found = _SIGNED_DAY.match(line.text)
        if found and written_date(found[2]):
            out += [Line(line.at, found[1], line.gap), Line(line.at, found[2])]
        else:
            out.append(line)
    return out


def refuse_two(lines: list[Line]) -> None:
    """Two numbers in lines of their own, each followed by a title: two documents."""
    found = []
    for at, line in enumerate(lines):
        number = _NUMBER_LINE.match(squeeze(line.text))
        follows = [squeeze(each.text) for each in lines[at + 1 : at + 6]]
        if number and any(_TITLE_END.search(text) for text in follows):
            found.append(_written(number))
    if len(set(found)) > 1:
        raise Unreadable(f"文件里有两份文件（{found[0]}、{found[1]}），请分开后逐份上传")


def _written(number: re.Match[str]) -> str:
    return f"{number[1]}〔{number[2]}〕{number[3]}号"


def _body_start(lines: list[Line]) -> int:
    """The line number of the first numbered paragraph."""
    return next(
        (line.at for line in lines if (m := marker(line.text)) and m[0] in ("part", "chapter", "bracket")),
        10**9,
    )


def _first_number(lines: list[Line], before: int) -> str | None:
    """A number in a line of its own; else the first in the head that no title mark or bracket encloses."""
    for line in lines:
        found = _NUMBER_LINE.match(squeeze(line.text))
        if found and line.at <= max(before, 12):
            return _written(found)
    for line in lines:
        text = squeeze(line.text)
        found = NUMBER.search(text)
        if (
            found
            and line.at < before
            and len(text) <= 60
            and text[max(0, found.start() - 1) : found.start()] not in ("（", "(", "》")
        ):
            return _written(found)
    return None


def _number_in(head: Head) -> str | None:
    """“某清单（某办〔2024〕6号）”: the number in the bracket of a title, which is no part of it."""
    found = re.search(rf"[（(]\s*{NUMBER.pattern}\s*[）)]$", head.title or "")
    if not found:
        return None
    head.title = (head.title or "")[: found.start()]
    return _written(found)


def _number_below(lines: list[Line]) -> str | None:
    """The number in brackets in the line below the title."""
    found = re.fullmatch(rf"[（(]{NUMBER.pattern}[）)]", squeeze(lines[0].text)) if lines else None
    return _written(found) if found else None


def _title(lines: list[Line]) -> tuple[int, str | None]:
    """Return (index after the title, title): the first lines that together end like a title."""
    said = ""
    for at, line in enumerate(lines[:25]):
        text = squeeze(line.text)
        if (
            _NUMBER_LINE.match(text)
            or _RED.match(text)
            or _SKIP.match(text)
            or _IMPRINT.match(text)
            or _ANNEX.match(text)
            or written_date(text)
        ):
            said = ""
            continue
        if marker(line.text) or ends(text) or len(text) > 90 or "\t" in line.text:
            said = ""
            if marker(line.text):
                break
            continue
        said += text
        following = squeeze(lines[at + 1].text) if at + 1 < len(lines) else ""
        if _TITLE_END.search(said) and not _goes_on(
            said, following, lines[at + 1].gap if following else True
        ):
            return at + 1, said
    return 0, None


def _goes_on(said: str, following: str, gap: bool) -> bool:
    """A title is broken where a mark is open, or the next line ends it: 关于印发…方案 / 的通知."""
    if said.count("《") > said.count("》"):
        return True
    if re.match(
        r"的(通知|意见|决定|函|报告|通报)$|[（(](?:19|20)\d{2}年?[-—–~～至]+(?:19|20)\d{2}年?[）)]", following
    ):
        return True
    return bool("关于" in said and not re.search("的(通知|意见|决定|函|报告|通报|方案|实施意见)$", said)
                and not gap and _TITLE_END.search(following) and not ends(following))  # fmt: skip


def _recipients(lines: list[Line], at: int) -> tuple[int, list[str]]:
    """The line, or the lines, that end with a colon after the title."""
    said = ""
    for end in range(at, min(at + 5, len(lines))):
        text = squeeze(lines[end].text)
        if marker(lines[end].text) or written_date(text):
            break
        if not said and _NUMBER_LINE.match(text):
            continue
        said += text
        if said.endswith(("：", ":")) and len(said) <= 250 and not _NO_RECIPIENT.search(said):
            return end + 1, [name.strip("：: ") for name in split(said.rstrip("：:")) if name.strip("：: ")]
        if ends(said):
            break
    return at, []


def _cover(lines: list[Line], at: int, rows: list[int]) -> tuple[list[Line], list[Line]]:
    """Return (covering notice, plan): a notice is signed, dated, and followed by a text with numbered parts."""
    for end in range(at, len(lines)):
        text = squeeze(lines[end].text)
        if written_date(text) or _ANNEX.match(text):
            rest = lines[end + 1 :]
            if (
                sum(bool(marker(line.text)) for line in rest) >= 2
                or sum("\t" in line.text for line in rest) >= 2
            ):
                return lines[at : end + 1], rest
    return lines[at:], []


def _day(text: str) -> str | None:
    found = written_date(text)
    return found.isoformat() if found else None


def _signed(lines: list[Line], title: str | None) -> tuple[str | None, str | None]:
    """Return (date, organ): the last date in a line of its own and the name above it."""
    for at in range(len(lines) - 1, -1, -1):
        day = _day(lines[at].text)
        if day:
            names: list[str] = []
            for before in range(at - 1, max(-1, at - 4), -1):
                text = squeeze(lines[before].text)
                if (
                    re.search("[。；：:]", text)
                    or ends(text)
                    or marker(text)
                    or len(text) > 35
                    or STARTS.match(text)
                    or NUMBER.search(text)
                ):
                    break
                names[:0] = at_spaces(lines[before].text)
            return day, _organs(names) if names and not _TITLE_END.search(names[-1]) else None
    return None, None


_SEAL = re.compile("[（(](?:代章|盖章|印章|公章|章|印)[）)]$")


def _organs(names: list[str]) -> str:
    """The organs that sign, without the word for the seal. Organs of one place all name it; a line that does not goes
    on with the long name above it (某县委全面依法治县委员会 / 执法协调小组办公室)."""
    said = ""
    for name in (_SEAL.sub("", name) for name in names):
        place = said.removeprefix("中共")[:2]
        alone = not said or place in name or name.removeprefix("中共")[:2] in said
        said = f"{said}、{name}" if said and alone else said + name
    return said


def _red(lines: list[Line]) -> str | None:
    found = next((m for line in lines[:6] if (m := _RED.match(squeeze(line.text)))), None)
    return found[1] if found else None


def _from_title(title: str | None) -> str | None:
    """“某市人民政府办公室关于印发…”: whoever stands before 关于."""
    before, found, _ = (title or "").partition("关于")
    return before if found and 4 <= len(before) <= 40 else None


def _without_imprint(lines: list[Line]) -> list[Line]:
    """Cut the imprint off the end; the lines before it stay."""
    tail = max(0, len(lines) - 8)
    stop = next((at for at in range(tail, len(lines)) if _IMPRINT.match(squeeze(lines[at].text))), len(lines))
    return [line for line in lines[:stop] if not _IMPRINT.match(squeeze(line.text)) or len(line.text) > 60]


def _body(lines: list[Line], signer: str) -> list[Line]:
    """The plan without its own title, and without the signature at its end."""
    start = next(
        (at for at, line in enumerate(lines) if marker(line.text) or "\t" in line.text or ends(line.text)), 0
    )
    end = len(lines)
    while end > start and (
        _day(lines[end - 1].text)
        or _bare_name(lines, end)
        or (end < len(lines) and _SEAL.sub("", squeeze(lines[end - 1].text)) in signer)
        or _CONTACT.match(lines[end - 1].text)
    ):
        end -= 1
    return lines[start:end]


def _bare_name(lines: list[Line], end: int) -> bool:
    """The organ above a date that was cut."""
    below = lines[end : end + 1]
    text = squeeze(lines[end - 1].text)
    return (
        bool(below) and bool(_day(below[0].text)) and len(text) <= 35 and not ends(text) and not marker(text)
    )
