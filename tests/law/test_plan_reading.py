"""Plans of many styles read right: what stands there is found, what does not is not invented, what is unsure is told."""

import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from fuyuan.business.ledger.reading.cli import main
from fuyuan.business.ledger.reading.files import read_file
from fuyuan.business.ledger.reading.model import Plan, Unreadable
from fuyuan.business.ledger.reading.reader import read_text

PLANS = Path(__file__).parent / "plans"
FONTS = Path(docx.__file__).parents[1] / "fuyuan"
TEXTS = sorted(PLANS.glob("*.txt"))


def plain(plan: Plan) -> dict[str, Any]:
    """The plan in the short form of the expectations: units as [name, role], deadlines as [text, kind, day]."""
    found = plan.to_json()
    for measure in found["measures"]:
        measure["units"] = [[unit["name"], unit["role"]] for unit in measure["units"]]
        measure["deadlines"] = [[each["text"], each["kind"], each["iso"]] for each in measure["deadlines"]]
    found["phases"] = [[phase["name"], phase["from"], phase["to"]] for phase in found["phases"]]
    return found


def differences(found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """Every expectation that is not met, in words."""
    told = [
        f"{key}: {found[key]} ≠ {value}"
        for key, value in wanted.items()
        if key != "measures" and found[key] != value
    ]
    if len(found["measures"]) != len(wanted["measures"]):
        return [*told, f"measures: {[each['heading'] for each in found['measures']]}"]
    for got, want in zip(found["measures"], wanted["measures"], strict=True):
        told += [
            f"{want['number']} {key}: {got[key]} ≠ {value}"
            for key, value in want.items()
            if got[key] != value
        ]
    return told


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_a_plan_of_this_style_reads_as_an_officer_would_read_it(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert differences(plain(read_file(path)), wanted) == []


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_every_name_and_deadline_stands_in_the_text(path: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8").split())
    for measure in read_file(path).measures:
        for words in [unit.name for unit in measure.units] + [each.text for each in measure.deadlines]:
            assert "".join(words.split()) in text, "nothing is invented"


def test_a_file_in_the_encoding_of_old_offices_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "方案.txt"
    path.write_bytes((PLANS / "01-brackets.txt").read_text(encoding="utf-8").encode("gb18030"))
    assert read_file(path).document_number == "青政办〔2024〕17号"


# -- Word ------------------------------------------------------------------------------------------------------------


def word(tmp_path: Path, *paragraphs: str) -> Any:
    document = docx.Document()
    for text in (
        "某县人民政府办公室关于印发工作方案的通知",
        "某政办〔2025〕3号",
        "各乡镇人民政府：",
        *paragraphs,
    ):
        document.add_paragraph(text)
    return document


def saved(document: Any, tmp_path: Path) -> Plan:
    path = tmp_path / "plan.docx"
    document.save(str(path))
    return read_file(path)


def test_a_word_file_with_a_real_table_is_read_row_by_row(tmp_path: Path) -> None:
    document = word(tmp_path, "重点任务清单")
    table = document.add_table(rows=3, cols=4)
    rows = [("序号", "工作任务", "责任单位", "完成时限"), ("1", "健全制度。修订规则。", "县司法局\n县财政局", "2025年6月底"),
            ("2", "加强培训", "各乡镇人民政府", "每季度")]  # fmt: skip
    for at, row in enumerate(rows):
        for cell, text in zip(table.rows[at].cells, row, strict=True):
            cell.text = text
    first, second = saved(document, tmp_path).measures
    assert (first.heading, [unit.name for unit in first.units]) == ("健全制度", ["县司法局", "县财政局"])
    assert (first.deadlines[0].iso, second.deadlines[0].kind) == ("2025-06-30", "recurring")


def numbered(document: Any, pattern: str, form: str) -> str:
    """Add a numbering definition and return its id."""
    part = document.part.numbering_part.element
    abstract, number = OxmlElement("w:abstractNum"), OxmlElement("w:num")
    key = str(900 + len(part))
    abstract.set(qn("w:abstractNumId"), key)
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in (("start", "1"), ("numFmt", form), ("lvlText", pattern)):
        child = OxmlElement(f"w:{name}")
        child.set(qn("w:val"), value)
        level.append(child)
    abstract.append(level)
    part.insert(0, abstract)
    number.set(qn("w:numId"), key)
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), key)
    number.append(reference)
    part.append(number)
    return key


def add_numbered(document: Any, text: str, key: str) -> None:
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    numbering, level, number = (OxmlElement(f"w:{name}") for name in ("numPr", "ilvl", "numId"))
    level.set(qn("w:val"), "0")
    number.set(qn("w:val"), key)
    numbering.extend([level, number])
    properties.append(numbering)


def test_numbers_that_word_makes_itself_are_made_again(tmp_path: Path) -> None:
    document = word(tmp_path)
    parts, items = (
        numbered(document, "%1、", "chineseCounting"),
        numbered(document, "（%1）", "chineseCounting"),
    )
    add_numbered(document, "工作任务", parts)
    for text in ("健全制度。修订规则。", "加强培训。每年两次。"):
        add_numbered(document, text, items)
        document.add_paragraph("责任单位：县司法局")
    measures = saved(document, tmp_path).measures
    assert [(each.number, each.section, each.heading) for each in measures] == [
        ("一", "工作任务", "健全制度"), ("二", "工作任务", "加强培训"),
    ]  # fmt: skip


def test_deleted_text_of_a_revision_is_not_read(tmp_path: Path) -> None:
    document = word(tmp_path, "一、健全制度。", "责任单位：县司法局")
    paragraph = document.paragraphs[-1]
    removed, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "、县财政局"
    run.append(text)
    removed.append(run)
    paragraph._p.append(removed)
    assert [unit.name for unit in saved(document, tmp_path).measures[0].units] == ["县司法局"]


# -- PDF -------------------------------------------------------------------------------------------------------------


def pdf(source: str, path: Path) -> Path:
    fonts = [str(Path(__file__).parents[2] / "src/fuyuan/papers/fonts")]
    path.write_bytes(typst.compile(source.encode(), font_paths=fonts))
    return path


def test_a_pdf_with_text_is_read_across_its_pages(tmp_path: Path) -> None:
    lines = (PLANS / "06-phases-wrapped.txt").read_text(encoding="utf-8").splitlines()
    body = "\n\n".join(line.replace("-", "\\-") for line in lines if line.strip())
    source = f'#set page(width: 140mm, height: 90mm, numbering: "1")\n#set text(size: 9pt, font: "Noto Serif SC")\n{body}'
    plan = read_file(pdf(source, tmp_path / "plan.pdf"))
    assert plan.document_number == "滨管办发〔2023〕21号"
    assert [len(each.units) for each in plan.measures] == [4, 3]


def test_a_scanned_pdf_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="扫描的图片"):
        read_file(
            pdf(
                "#rect(width: 100%, height: 80%)\n#pagebreak()\n#rect(width: 50%, height: 50%)",
                tmp_path / "s.pdf",
            )
        )


# -- what cannot be read -----------------------------------------------------------------------------------------------

BAD = [
    (b"", "plan.txt", "空的", "nothing in it"),
    ("今天天气很好。我们去开会。".encode(), "plan.txt", "没有读出工作措施", "no measures"),
    (b"\x00\x01\x02\x03" * 400, "plan.txt", "不是文本文件", "binary"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "plan.doc",
        "另存为 .docx",
        "old Word, WPS or encrypted",
    ),
    (b"PK\x03\x04 broken", "plan.docx", "损坏", "a damaged archive"),
    (b"%PDF-1.7 broken", "plan.pdf", "损坏", "a damaged PDF"),
]


@pytest.mark.parametrize(("data", "name", "says", "why"), BAD, ids=[row[3] for row in BAD])
def test_a_bad_file_is_refused_in_one_line(
    data: bytes, name: str, says: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert main(["read", str(path)]) == 1, why
    told = capsys.readouterr()
    assert says in told.err
    assert (told.out, told.err.count("\n")) == ("", 1)


def archive(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return path


def test_a_word_file_with_macros_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "p.docx", "word/document.xml", "word/vbaProject.bin")
    with pytest.raises(Unreadable, match="含有宏"):
        read_file(path)


def test_a_word_file_that_would_unpack_to_gigabytes_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made,
        made.open("word/document.xml", "w") as inside,
    ):
        for _ in range(210):
            inside.write(b"\0" * 1024 * 1024)
    with pytest.raises(Unreadable, match="超过 200 MB"):
        read_file(path)


def test_two_documents_in_one_file_are_told_apart_by_their_numbers() -> None:
    both = "\n".join(
        (PLANS / f"{name}.txt").read_text(encoding="utf-8") for name in ("01-brackets", "06-phases-wrapped")
    )
    with pytest.raises(Unreadable, match="青政办〔2024〕17号、滨管办发〔2023〕21号"):
        read_text(both)


def test_the_command_prints_what_a_person_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(PLANS / "02-digits.txt")]) == 0
    out = capsys.readouterr().out
    assert "云府院联办〔2025〕3号" in out
    assert "需要核对" in out
    assert "每季度通报一次（定期）" in out


def test_a_wrong_call_says_how_to_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert capsys.readouterr().err == "用法：fuyuan plan read 文件 [--json]\n"


# -- any plan ------------------------------------------------------------------------------------------------------------

NAMES = ("县司法局", "县公安局", "县人力资源和社会保障局", "各乡镇人民政府", "县政府办公室", "煤山街道办事处")
DUES = {
    "2024年6月底前": ("month_end", "2024-06-30"), "2024年3月15日前": ("fixed_day", "2024-03-15"), "持续推进": ("continuing", None),
    "适时开展": ("when_fit", None), "每季度一次": ("recurring", None), "2024年12月": ("month_end", "2024-12-31"),
}  # fmt: skip
HEADINGS = (
    "健全工作制度",
    "加强队伍建设",
    "规范执法程序",
    "完善信息共享",
    "开展案卷评查",
    "强化责任落实",
    "推进源头治理",
)
CHINESE = "一二三四五六七八九十"
STYLES = ("（{c}）{h}。{t}\n责任单位：{u}\n完成时限：{d}", "{n}.{h}。{t}（责任单位：{u}；完成时限：{d}）",
          "({c}) {h}。{t}\n\n责任单位 ： {u}    完成时限 ： {d}", "{n}、{h}\n{t}\n责任单位: {u}。\n时间节点: {d}。")  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    style=st.sampled_from(STYLES),
    rows=st.lists(
        st.tuples(
            st.sampled_from(HEADINGS), st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True),
            st.sampled_from(sorted(DUES)),
        ),
        min_size=1, max_size=9,
    ),
)  # fmt: skip
def test_any_plan_written_out_in_any_style_reads_back_the_same(style: str, rows: list[Any]) -> None:
    items = [
        style.format(
            c=CHINESE[at], n=at + 1, h=heading, t="各单位应当按照要求抓好落实。", u="、".join(units), d=due
        )
        for at, (heading, units, due) in enumerate(rows)
    ]
    text = (
        "某县工作方案\n某办〔2024〕1号\n各乡镇人民政府：\n一、工作任务\n"
        + "\n".join(items)
        + "\n某县司法局\n2024年1月2日"
    )
    measures = read_text(text).measures
    assert [(m.heading, [unit.name for unit in m.units]) for m in measures] == [
        (row[0], row[1]) for row in rows
    ]
    assert [(m.deadlines[0].kind, m.deadlines[0].iso) for m in measures] == [DUES[row[2]] for row in rows]


FRAGMENTS = (
    "一、", "（一）", "1.", "责任单位：", "完成时限：", "2024年", "6月底前", "持续推进", "。", "\n", "县司法局", "、", "（", "）",
    "关于印发", "的通知", "〔2024〕1号", "序号\t任务\t责任单位\t完成时限\n", "1\ta\tb\tc\n", "一是",
    "阶段（2024年3月—5月）", "13月45日", "等部门", "\x00",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=60))
def test_no_text_breaks_the_reader(pieces: list[str]) -> None:
    try:
        read_text("".join(pieces))
    except Unreadable:
        pass
