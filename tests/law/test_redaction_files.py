"""`fuyuan redact`: every corner of a file is read, the new file holds nothing of the old one, the check finds what is left."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from fuyuan.business.publicity.redaction import redact
from fuyuan.business.publicity.redaction.cli import main
from fuyuan.business.publicity.redaction.leaks import file_leaks, find_leaks
from fuyuan.business.publicity.redaction.parties import Parties
from fuyuan.business.publicity.redaction.sources import Unreadable, read
from fuyuan.papers.blocks import Document, Layout, Meta, Paragraph
from fuyuan.papers.pdf import to_pdf

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"""<w:document {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:body>
<w:p><w:r><w:t>汝州市人民政府</w:t></w:r></w:p><w:p><w:r><w:t>行政复议决定书</w:t></w:r></w:p>
<w:p><w:r><w:t>申请人：张</w:t></w:r><w:r><w:t>明远，男。</w:t></w:r></w:p>
<w:p><w:r><w:t>经查，</w:t></w:r><w:del w:author="刘起草"><w:r><w:delText>李建国在场</w:delText></w:r></w:del>
<w:ins w:author="刘起草"><w:r><w:t>张明远在场。</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏电话13812345678</w:t></w:r></w:p>
<w:p><w:r><w:instrText>AUTHOR 赵国强</w:instrText></w:r>
<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>证人：王秀兰，女。</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>孙小梅</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"""
PARTS = {
    "word/document.xml": BODY,
    "word/header1.xml": f"<w:hdr {W}><w:p><w:r><w:t>承办人电话13700001111</w:t></w:r></w:p></w:hdr>",
    "word/footer1.xml": f"<w:ftr {W}><w:p><w:r><w:t>投诉人：周大海</w:t></w:r></w:p></w:ftr>",
    "word/footnotes.xml": f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>证人：吴小莉，女。</w:t></w:r></w:p></w:footnote></w"
    f":footnotes>",
    "word/comments.xml": f"<w:comments {W}><w:comment "
    f"w:author='刘起草'><w:p><w:r><w:t>申请人：陈玉莲，女。</w:t></w:r></w:p></w:comment></w:comments>",
    "docProps/core.xml": "<p xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>郑小红</dc:creator></p>",
}
PEOPLE = "张明远 李建国 赵国强 王秀兰 孙小梅 周大海 吴小莉 陈玉莲 郑小红 13812345678 13700001111".split()


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A .docx with a name or a telephone in every corner that Word has."""
    path = tmp_path / "决定书.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, xml in PARTS.items():
            archive.writestr(name, xml)
    return path


def test_every_corner_of_a_word_file_is_read(word: Path) -> None:
    source = read(word)
    assert [person for person in PEOPLE if person not in source.text] == []
    seen = {part.name for part in source.parts}
    assert {"正文", "脚注", "页眉", "页脚", "批注", "修订、域代码和隐藏文字", "文档属性"} <= seen


def test_only_the_visible_body_is_published(word: Path) -> None:
    source = read(word)
    published = "\n".join(source.text[part.start : part.end] for part in source.parts if part.published)
    assert [person for person in PEOPLE if person in published] == ["张明远", "王秀兰", "孙小梅", "吴小莉"]


@pytest.mark.parametrize("suffix", ["docx", "pdf", "txt"])
def test_the_new_file_holds_nothing_of_the_old_one(word: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"公开版.{suffix}"
    assert main([str(word), "--out", str(out)]) == 0
    parties = Parties(people=tuple((person,) for person in PEOPLE))
    assert file_leaks(out, parties) == []
    assert "张某某" in read(out).text


def test_the_new_word_file_has_no_author_no_revisions_no_comments(word: Path, tmp_path: Path) -> None:
    out = tmp_path / "公开版.docx"
    main([str(word), "--out", str(out)])
    assert (
        docx.Document(str(out)).core_properties.author,
        docx.Document(str(out)).core_properties.last_modified_by,
    ) == ("", "")
    with zipfile.ZipFile(out) as archive:
        assert not [name for name in archive.namelist() if "comment" in name or "footnote" in name]


def test_the_check_names_what_a_published_word_file_must_not_hold(word: Path) -> None:
    kinds = {leak.kind for leak in file_leaks(word)}
    assert {"修订痕迹", "隐藏文字", "批注", "作者信息", "手机号码"} <= kinds


def test_a_name_in_the_name_of_the_file_is_a_leak(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "案卷.txt"
    text.write_text("申请人：张明远，男。", "utf-8")
    out = tmp_path / "张明远案.txt"
    assert main([str(text), "--out", str(out)]) == 1
    assert not out.exists()
    assert "文件名：张明远" in capsys.readouterr().err


def test_a_scanned_decision_is_refused_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = tmp_path / "扫描.pdf"
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(400, 600)
    picture = pypdfium2.PdfImage.new(document)
    picture.set_bitmap(pypdfium2.PdfBitmap.new_native(40, 60, 4))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(400, 600))
    page.insert_obj(picture)
    page.gen_content()
    document.save(scan)
    assert main([str(scan)]) == 2
    assert "第 1 页是扫描的图片" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("坏.docx", b"not a zip", "文件损坏或者加了密码"),
        ("坏.pdf", b"%PDF-1.4 nothing", "PDF 损坏"),
        ("表.xlsx", b"", "只能处理 .txt、.docx、.pdf"),
        ("空.txt", b"", "文件里没有文字"),
        ("空白.txt", " \u3000\r\n".encode(), "文件里没有文字"),
        ("零.txt", bytes(5000), "不是文本文件"),
        ("图.txt", b"\x89PNG\r\n\x1a\n\x81", "不是文本文件"),
        ("四字节.txt", "申请人：张三。".encode("utf-32"), "文字编码无法识别"),
        ("台湾.txt", "申請人張三豐不服被申請人作出的行政處罰決定".encode("big5"), "文字编码无法识别"),
        ("半截.txt", "申请人：张三。".encode()[:-1], "文字编码无法识别"),
        ("大.txt", "申请人：张三。\n".encode() * 200_000, "超过 100 万字"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unreadable, match=reason):
        read(tmp_path / name)
    with pytest.raises(Unreadable, match=reason):
        file_leaks(tmp_path / name)


def in_word(path: Path, xml: str | bytes, **others: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml)
        for name, content in others.items():
            archive.writestr(f"word/{name.replace('__', '/').replace('_', '.')}", content)
    return path


def plain_word(text: str, space: str = W) -> str:
    return f"<w:document {space}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (f'<!DOCTYPE d [<!ENTITY a "b">]>{plain_word("&a;张三")}', "Word 不会写的内容"),
        ("no xml", "文件损坏"),
        (plain_word(" "), "文件里没有文字"),
    ],
    ids=["entities swallow the text after them", "damaged", "nothing to read"],
)
def test_a_word_file_whose_text_cannot_be_trusted_is_refused(tmp_path: Path, xml: str, reason: str) -> None:
    path = in_word(tmp_path / "决定.docx", xml)
    for look in (read, file_leaks):
        with pytest.raises(Unreadable, match=reason):
            look(path)


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    path = in_word(tmp_path / "决定.docx", plain_word("申请人：张三。"))
    content = bytearray(path.read_bytes())
    content[6] |= 1  # general purpose bit 0, here and in the directory
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert main([str(path)]) == main(["check", str(path)]) == 2


def test_the_strict_form_of_a_word_file_is_read(tmp_path: Path) -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    assert (
        read(in_word(tmp_path / "决定.docx", plain_word("申请人：张三。", strict))).text == "申请人：张三。"
    )


def test_text_that_says_it_is_not_hidden_is_published(tmp_path: Path) -> None:
    xml = plain_word("本机关认为").replace("<w:t>", '<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>')
    assert [part.published for part in read(in_word(tmp_path / "决定.docx", xml)).parts] == [True]


@pytest.mark.parametrize(
    ("others", "kind", "why"),
    [
        ({"embeddings__a_xlsx": "x"}, "嵌入的文件", "a table of names behind a chart"),
        ({"media__image1_png": "x"}, "图片", "a photograph of an identity card"),
        (
            {"people_xml": '<w15:people xmlns:w15="w15"><w15:person w15:author="李"/></w15:people>'},
            "作者信息",
            "who commented",
        ),
        (
            {"_rels__document_xml_rels": '<R Target="mailto:a.b@example.com"/>'},
            "电子邮箱",
            "the address of a link",
        ),
        ({"header1_xml": f'<w:p {W} descr="联系13812345678张三"/>'}, "手机号码", "the words for a picture"),
    ],
)
def test_the_check_looks_beside_the_text_of_a_word_file(
    tmp_path: Path, others: dict[str, str], kind: str, why: str
) -> None:
    path = in_word(tmp_path / "公开.docx", plain_word("申请人：张某某。"), **others)
    assert kind in {leak.kind for leak in file_leaks(path)}, why


def test_the_check_reads_a_part_in_the_other_encoding_of_xml(tmp_path: Path) -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + plain_word("电话13812345678")
    path = in_word(tmp_path / "公开.docx", xml.encode("utf-16"))
    assert {leak.kind for leak in file_leaks(path)} == {"手机号码"}


def test_the_check_finds_notes_and_attachments_in_a_pdf(tmp_path: Path) -> None:
    content = to_pdf(
        Document(
            Layout.LEGAL, (Paragraph("本机关认为，被申请人的行政行为合法，予以维持。"),), Meta(draft=False)
        )
    )
    document = pypdfium2.PdfDocument(content)
    page = document[0]
    pdfium.FPDFPage_CloseAnnot(pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_TEXT))
    document.new_attachment("名单.txt").set_data("张三".encode())
    document.save(tmp_path / "公开.pdf")
    assert {"批注", "嵌入的文件"} <= {leak.kind for leak in file_leaks(tmp_path / "公开.pdf")}


def test_the_original_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    original = tmp_path / "决定.txt"
    original.write_text("申请人：张三，男。", "utf-8")
    assert main([str(original), "--out", str(original)]) == 2
    assert original.read_text("utf-8") == "申请人：张三，男。"
    assert main([str(original), "--out", str(tmp_path / "没有" / "公开.txt")]) == 2
    assert "换一个名字" in (said := capsys.readouterr().err)
    assert "核对文件夹" in said


def test_a_file_that_stood_there_stays_when_the_new_one_leaks(tmp_path: Path) -> None:
    original, before = tmp_path / "决定.txt", tmp_path / "张明远案.txt"
    original.write_text("申请人：张明远，男。", "utf-8")
    before.write_text("上一次的公开版", "utf-8")
    assert main([str(original), "--out", str(before)]) == 1
    assert before.read_text("utf-8") == "上一次的公开版"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["决定.txt", "张明远案.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_the_encodings_of_offices_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "决定.txt").write_bytes("申请人：张三，男。\r\n住汝州市。".encode(encoding))
    assert read(tmp_path / "决定.txt").text == "申请人：张三，男。\r\n住汝州市。"


def test_the_answer_as_json(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(word), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    text = told["source"]
    for span in reversed(told["spans"]):
        assert text[span["start"] : span["end"]] == span["original"]
        text = text[: span["start"]] + span["replacement"] + text[span["end"] :]
    assert text == told["text"]
    assert {"start", "end", "kind", "original", "replacement"} <= told["spans"][0].keys()


def test_a_wrong_call_and_wrong_parties_are_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "决定.txt").write_text("无", "utf-8")
    (tmp_path / "当事人.json").write_text("{", "utf-8")
    assert main([]) == 2
    assert main([str(tmp_path / "决定.txt"), "--parties", str(tmp_path / "当事人.json")]) == 2
    assert main([str(tmp_path / "没有.txt")]) == 2
    said = capsys.readouterr().err.strip().split("\n")
    assert len(said) == 3
    assert "当事人文件打不开" in said[1]


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("联系１３８\n1234 5678", "手机号码", "over a line end, full width"),
        ("号码一三八一二三四五六七八", "手机号码", "digits written as characters"),
        ("4104\u200b8219 8507 1230 39", "身份证号码", "invisible characters between"),
        ("卡6228 4807 1234 5670 004", "银行卡号", "a card passes its check"),
        ("电话0375-6031234", "固定电话", "area code and number"),
        ("豫 D·7K123 号车", "车牌号", "a plate with gaps"),
        ("a.b@example.com", "电子邮箱", "e-mail"),
        ("住汝州市钟楼办东关村12号，", "住址", "an address of a person"),
        ("1985年7月12日出生", "出生日期", "a day of birth"),
        ("申请人：李明\n", "疑似姓名", "a bare name after a role"),
        ("原告刘桂兰，女，汉族。", "疑似姓名", "a judgment writes no colon"),
        ("委托代理人王大力，河南大乘律师事务所律师。", "疑似姓名", "an agent without a colon"),
    ],
)
def test_the_second_look_sees(text: str, kind: str, why: str) -> None:
    assert kind in {leak.kind for leak in find_leaks(text)}, why


@pytest.mark.parametrize(
    "text",
    [
        "申请人：张某某，×，×族，×年×月×日出生，住汝州市×××，电话×××。",
        "汝政复决字〔2026〕12号，2026-03-04 2026-03-05，罚款1,234,567元。",
        "被申请人：汝州市公安局。住所地：汝州市广成路12号。举报电话12345。",
        "第三人：某公司。委托代理人：王某，律师。",
        "委托代理人：宋词、元曲，该局执法大队工作人员。",
        "不服第4115281900123456号公安交通管理行政处罚决定。",
    ],
)
def test_the_second_look_lets_a_clean_text_pass(text: str) -> None:
    assert find_leaks(text) == []


def test_a_known_name_is_found_over_gaps_and_a_word_only_where_it_is_a_name() -> None:
    parties = Parties(people=(("欧阳震华",), ("安全",)))
    assert [leak.text for leak in find_leaks("欧 阳\n震·华到场。", parties)] == ["欧阳震华"]
    assert find_leaks("食品安全，安全生产。", parties) == []
    assert [leak.text for leak in find_leaks("申请人安全称。", parties)] == ["安全"]


def test_an_official_whose_name_begins_like_a_partys_and_a_place_called_like_one_are_no_leak() -> None:
    parties = Parties(people=(("张德",), ("揭阳",)), officials=("张德江",))
    assert find_leaks("负责人：张德江，主任。揭阳市公安局。", parties) == []
    assert {leak.text for leak in find_leaks("张德江和张德，揭阳市场。", parties)} == {"张德", "揭阳"}
    assert find_leaks("揭阳市中级人民法院、揭阳市榕城区人民政府。", parties) == []
    assert [leak.text for leak in find_leaks("证人揭阳县里来过电话。", parties)] == ["揭阳"]


def test_a_name_that_runs_over_to_the_next_page_is_read_whole(tmp_path: Path) -> None:
    lines = [Paragraph("经审理查明，以上事实清楚。") for _ in range(21)]
    pages = to_pdf(
        Document(Layout.LEGAL, (*lines, Paragraph("本案" * 20 + "由申请人欧阳震华提出。")), Meta(draft=False))
    )
    (tmp_path / "决定.pdf").write_bytes(pages)
    source = read(tmp_path / "决定.pdf")
    assert not any(line.strip("— ").isdigit() for line in source.text.split("\n"))
    assert "欧阳震华" not in redact(source.text).text.replace("\n", "")


def test_a_pdf_without_a_word_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    pypdfium2.PdfDocument.new().save(buffer)
    (tmp_path / "空.pdf").write_bytes(buffer.getvalue())
    with pytest.raises(Unreadable):
        read(tmp_path / "空.pdf")


def test_the_command_needs_no_django_and_no_database(tmp_path: Path) -> None:
    (tmp_path / "决定.txt").write_text("申请人：张三，男。", "utf-8")
    code = (
        "import sys; from fuyuan.cli import main; main(['redact', sys.argv[1]])\n"
        "print([name for name in ('django', 'pydantic', 'typst') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "决定.txt")], capture_output=True, text=True
    )
    assert done.stdout.strip().endswith("[]"), done.stderr
    assert "张某某" in done.stdout


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("申请人张某某的妻子李秀英在场。", "姓名", "a name in a sentence"),
        ("身份证号：4104821985****3039。", "身份证号码", "half a number"),
        ("微信zhangjj1985。", "微信、QQ 等账号", "an account"),
        ("户籍地汝州市小屯镇时屯村5组。", "县级以下地址", "an address after another word"),
        ("汝州市天瑞集团铸造有限公司称。", "企业、商户名称", "a firm"),
        ("坐标北纬34.123456。", "县级以下地址", "a coordinate"),
    ],
)
def test_the_command_names_what_somebody_forgot_to_hide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, kind: str, why: str
) -> None:
    (tmp_path / "公开.txt").write_text(text, "utf-8")
    assert main(["check", str(tmp_path / "公开.txt")]) == 1
    assert kind in capsys.readouterr().err, why


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
def test_the_command_finds_nothing_in_its_own_work(word: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"公开版.{suffix}"
    assert main([str(word), "--out", str(out)]) == 0
    assert main(["check", str(out)]) == 0
