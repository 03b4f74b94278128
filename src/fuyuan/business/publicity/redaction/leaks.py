"""The second look: what of a person is still in a finished text or file. Independent of the redactor.

Where the redactor reads a sentence, this reads characters: the text without its spaces, line ends and widths is
searched for every known name and number, for rows of digits of a telling length, and for values that are not masked
after words that announce them. It may be wrong in doubt; then a person looks.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from .lexicon import is_word
from .parties import Parties
from .sources import decoded, read

_ROLES = (
    "申请人|第三人|代理人|证人|案外人|死者|受害人|被害人|投诉人|举报人|经营者|户主|当事人|被处罚人|"
    "驾驶人|村民|其[妻子女夫父母]|妻子|丈夫|儿子|女儿"
)
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺", "00012345678912345678" + "91")
_FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石贾夏韦方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向"
    "汤"
)
_NOT_A_PERSON = re.compile(
    "[局府会院厂司店队所部处科室组村社户心校站行庭委办组]$|某|×|\\*|不详|同上|保密|匿名"
)

# 揭阳 in 揭阳市公安局; a party's name before any other 市, 县 or 州 is a leak
_PLACE_OF_ORGAN = re.compile("[市县州](?!场)[\u4e00-\u9fff]{0,10}?(?:局|法院|检察院|政府|委员会|支队|大队)")


NOBODY = Parties()


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that must not be published, and the characters around it."""

    kind: str
    text: str
    around: str


def find_leaks(text: str, parties: Parties = NOBODY, hidden: Iterable[str] = ()) -> list[Leak]:
    """Look over a finished text for known parties, `hidden` originals of the redaction, and what looks like a number."""
    squeezed, at = _squeezed(text)
    found = [
        *_known(text, squeezed, at, parties, hidden),
        *_digits(text),
        *_shapes(text, squeezed, at),
        *_announced(text),
    ]
    return list(dict.fromkeys(found))


def file_leaks(path: Path, parties: Parties = NOBODY, hidden: Iterable[str] = ()) -> list[Leak]:
    """The same over a file: its name, its text, its properties, and what a published file must not hold at all."""
    hidden = list(hidden)
    read(path)  # a file that nobody can read, or of which a page is a picture, is not a clean one
    readers = {".docx": _docx, ".pdf": _pdf, ".txt": _txt}
    text, unclean = readers[path.suffix.lower()](path)
    named = [Leak("文件名", leak.text, path.name) for leak in find_leaks(path.stem, parties, hidden)]
    return [*unclean, *named, *find_leaks(text, parties, hidden)]


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without widths, spaces, line ends, dots and invisible characters, and where each character was."""
    chars = [
        (plain, n)
        for n, char in enumerate(text)
        for plain in unicodedata.normalize("NFKC", char)
        if not (plain.isspace() or unicodedata.category(plain) in ("Cf", "Cc") or plain in "·•・‧.-—_")
    ]
    return "".join(char for char, _ in chars), [n for _, n in chars]


def around(text: str, start: int, end: int) -> str:
    return re.sub(r"\s+", " ", text[max(0, start - 10) : end + 10])


def _known(
    text: str, squeezed: str, at: list[int], parties: Parties, hidden: Iterable[str]
) -> Iterator[Leak]:
    names = [name for party in (*parties.people, *parties.firms) for name in party]
    officials = [one for name in parties.officials for one in re.finditer(re.escape(name), squeezed)]
    for known in dict.fromkeys([*names, *parties.texts, *hidden]):
        plain, _ = _squeezed(known)
        if len(plain) < 2 or set(plain) <= set("某×*"):
            continue
        for match in re.finditer(re.escape(plain), squeezed, re.IGNORECASE):
            start, end = at[match.start()], at[match.end() - 1] + 1
            if any(one.start() <= match.start() and match.end() <= one.end() for one in officials):
                continue  # 张德 in 张德江, whom the file calls an official
            if _PLACE_OF_ORGAN.match(squeezed, match.end()):
                continue
            if not is_word(plain) or _alone(squeezed, match.start(), match.end()):
                yield Leak("已知信息", known, around(text, start, end))
                break


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a name that is also a word stands as a name: after a role, or with no character beside it."""
    free_left = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff"
    free_right = end == len(text) or not "\u4e00" <= text[end] <= "\u9fff"
    return bool(re.search(f"(?:{_ROLES})[:]?$", text[max(0, start - 5) : start])) or free_left and free_right


def _digits(text: str) -> Iterator[Leak]:
    """Rows of digits, gaps closed: telephones (11), identity numbers (15, 18), cards (16 to 19)."""
    plain = unicodedata.normalize("NFKC", text).translate(_CHINESE_DIGITS)
    plain = re.sub(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?", "〓", plain)
    closed = re.sub(r"(?<=\d)[\s\-\u200b]+(?=[\dXx])", "", plain)
    for match in re.finditer(r"\d{11,}[Xx]?", closed):
        row, kind = match[0], ""
        if re.fullmatch(r"(?:0{0,2}86)?1[3-9]\d{9}", row):
            kind = "手机号码"
        elif len(row) in (15, 18) and _dated(row):
            kind = "身份证号码"
        elif 16 <= len(row) <= 19 and _luhn(row):
            kind = "银行卡号"
        elif len(row) > 24:
            kind = "编号"
        if (
            kind
            and not re.search(
                r"[〔\[(]\d{4}[〕\])]\D{0,6}$", closed[max(0, match.start() - 14) : match.start()]
            )
            and not (kind == "银行卡号" and _of_an_act(closed, *match.span()))
        ):
            yield Leak(kind, row, around(closed, match.start(), match.end()))
    for match in re.finditer(r"(?<!\d)0[1-9]\d{1,2}[\s()-]{0,3}[2-9]\d{6,7}(?!\d)", plain):
        yield Leak("固定电话", match[0], around(plain, match.start(), match.end()))


def _of_an_act(text: str, start: int, end: int) -> bool:
    """第4115281900123456号行政处罚决定: the number of an act may pass the check of cards by chance."""
    return text[start - 1 : start] == "第" and bool(
        re.match(r"号[\u4e00-\u9fff\s]{0,16}?(?:决定|通知|告知)", text[end : end + 24])
    )


def _dated(row: str) -> bool:
    born = row[6:14] if len(row) == 18 else "19" + row[6:12]
    return "1900" <= born[:4] <= "2099" and "01" <= born[4:6] <= "12" and "01" <= born[6:] <= "31"


def _luhn(row: str) -> bool:
    total = 0
    for n, digit in enumerate(reversed(row)):
        value = int(digit) * (1 + n % 2) if digit.isdecimal() else 99
        total += value - 9 * (value > 9)
    return total % 10 == 0


def _shapes(text: str, squeezed: str, at: list[int]) -> Iterator[Leak]:
    shapes = (
        ("车牌号", r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z](?=[A-Z0-9]{0,4}\d)[A"
            r"-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"),
        ("电子邮箱", r"(?<![\w+])[\w+]{1,64}@[A-Za-z0-9]{2,}"),
        ("邮寄单号", r"(?<![A-Za-z])(?:X[A-Z]|E[A-Z]|SF)\d{9,13}"),
        ("住址", r"住(?:址|在|于)?:?(?![所房院宅建宿])[^,。;×:某]{2,24}?(?:\d+号|[村组室栋]|单元|号楼)(?=[,。;)])"),
        ("出生日期", r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?(?:出生|生[,，。])"),
    )  # fmt: skip
    plain = squeezed.replace("，", ",").replace("；", ";")
    for kind, shape in shapes:
        for match in re.finditer(shape, plain):
            yield Leak(kind, match[0], around(text, at[match.start()], at[match.end() - 1] + 1))


def _announced(text: str) -> Iterator[Leak]:
    """A bare value after a role and a colon: two to four characters that begin with a frequent surname."""
    pattern = (
        rf"(?<!被)(?:{_ROLES})[一二三四五六\d]{{0,2}}\s*[:：]\s*([\u4e00-\u9fff]{{1,2}}\s*[\u4e00-\u9fff]{{"
        rf"1,2}})(?=\s*[,，。;；（(\n、]|\s*$)"
    )
    presented = (
        rf"(?:原告|上诉人|{_ROLES})(?:[(（][^)）]{{0,12}}[)）])?([\u4e00-\u9fff]{{2,3}})"
        r"(?=\s*[,，]\s*(?:[男女]|[^,，。；\n]{2,24}律师))"  # 原告刘桂兰，女 in a judgment
    )
    for match in (*re.finditer(pattern, text), *re.finditer(presented, text)):
        name = re.sub(r"\s", "", match[1])
        if name[0] in _FAMILY and not _NOT_A_PERSON.search(name) and not _in_office(text[match.end() :]):
            yield Leak("疑似姓名", name, around(text, match.start(), match.end()))


def _in_office(following: str) -> bool:
    """Whether an office of an organ stands after the name: its agent is no private person."""
    following = re.sub(r"^(?:\s*[、和]\s*[\u4e00-\u9fff·]{2,5}(?=\s*[、和,，(（]))+", "", following)
    said = re.sub(r"^[,，(（、\s]*", "", re.split(r"[。;；\n]", following, maxsplit=1)[0])[:40]
    office = re.match(
        r"[^,，]{0,30}[局府所科队院厅委办处该][^,，]{0,8}(?:[长员]|主任|民警|干部|律师|顾问)",
        said,
    )
    return office is not None and not re.search("事务所|公司|企业", office[0])


def _txt(path: Path) -> tuple[str, list[Leak]]:
    return decoded(path.read_bytes()), []


_UNCLEAN = (
    ("修订痕迹", r"<w:(?:ins|del|moveFrom|moveTo)\b"),
    ("隐藏文字", r"<w:vanish\b(?![^>]*val=\"(?:0|false)\")"),
    ("批注", r"<w:comment\b"),
    ("作者信息", r"<(?:dc:creator|cp:lastModifiedBy|Company|Manager)>[^<]+<|<w15:person\b"),
)


# what no search of characters can look into
_ATTACHED = (
    ("嵌入的文件", r"^word/(?:embeddings/|.*\.(?:bin|html?|mht|rtf|docx|xlsx|txt)$)", "发布的文件里不应有"),
    ("图片", r"^word/media/", "看不出图片里有无个人信息"),
)
# descriptions of pictures, authors, addresses of links
_ATTRIBUTE = re.compile(
    r"(?:descr|title|alt|author|initials|Target|alias|tag|instr)=[\"']([^\"'<>]*[\u4e00-\u9fff@][^\"'<>]*)[\"']"
)


def _decoded_xml(content: bytes) -> str:
    return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def _docx(path: Path) -> tuple[str, list[Leak]]:
    """Every part of the archive with its tags torn off: nothing can hide in an element nobody thought of."""
    texts, unclean = [], []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            unclean += [Leak(kind, name, why) for kind, shape, why in _ATTACHED if re.search(shape, name)]
            if not name.endswith((".xml", ".rels")):
                continue
            xml = _decoded_xml(archive.read(name))
            unclean += [
                Leak(kind, name, "发布的文件里不应有") for kind, shape in _UNCLEAN if re.search(shape, xml)
            ]
            quiet = name.startswith(
                (
                    "word/styles",
                    "word/theme",
                    "word/fontTable",
                    "word/settings",
                    "word/webSettings",
                    "word/numbering",
                    "_rels",
                    "word/_rels",
                    "[Content",
                )
            )
            if not quiet:
                texts.append(_torn(xml))
            if not quiet or name.endswith(".rels"):
                texts += _ATTRIBUTE.findall(xml)
    return "\n".join(texts), unclean


def _torn(xml: str) -> str:
    text = re.sub(r"</w:p>|<w:br[^>]*>", "\n", xml)
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#10;", "\n"), ("&amp;", "&")):
        text = text.replace(entity, char)
    return re.sub(r"<[^>]*>", "", text)


def _pdf(path: Path) -> tuple[str, list[Leak]]:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
        properties = document.get_metadata_dict(skip_empty=True)
        unclean = [Leak("作者信息", properties["Author"], "PDF 属性")] if properties.get("Author") else []
        unclean += [Leak("批注", f"第 {n} 页", "发布的文件里不应有") for n in _annotated(document)]
        if document.count_attachments():
            unclean.append(Leak("嵌入的文件", path.name, "发布的文件里不应有"))
        return "\n".join([*pages, *properties.values()]), unclean
    finally:
        document.close()


def _annotated(document: pypdfium2.PdfDocument) -> Iterator[int]:
    """The pages with notes, fields to fill in or anything else laid over them; a link is none."""
    for number, page in enumerate(document, 1):
        for n in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, n)
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind != pdfium.FPDF_ANNOT_LINK:
                yield number
                break
