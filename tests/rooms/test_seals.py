"""Seals: who may put which on what, where it stands on the page, what the signature says, and what the register keeps."""

import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from seal_house import RING, SealHouse, image

from fuyuan.matters.attachments import store
from fuyuan.matters.clock import set_clock
from fuyuan.matters.models import Counter
from fuyuan.organs.posts import Post
from fuyuan.papers.batches import services as batches
from fuyuan.papers.models import Paper, PaperBatch, SealUse
from fuyuan.papers.sealing import providers, services, testing
from fuyuan.papers.sealing.place import LINE, MM, NoPlace, spot
from fuyuan.papers.sealing.services import SealRefused
from fuyuan.papers.services import document_of, void
from fuyuan.papers.verify import differences

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with set_clock("2026-09-28") as hand:
        yield hand


@pytest.fixture
def house() -> SealHouse:
    return SealHouse()


def content(paper: Paper) -> bytes:
    return store().path(paper.file).read_bytes()


def examined(pdf: bytes) -> list[Any]:
    return list(providers.signing().examine(pdf, providers.service().roots()))


def sound(pdf: bytes) -> bool:
    found = examined(pdf)
    return bool(found) and all(each.whole and each.trusted for each in found)


# -- a seal comes into use -----------------------------------------------------------------------------------------


def test_a_seal_is_used_only_after_somebody_else_approved_it(house: SealHouse) -> None:
    seal, paper = house.registered(), house.issued()
    with pytest.raises(SealRefused, match="没有批准"):
        services.seal_paper(paper_id=paper.pk, seal_id=seal.pk, actor=house.keeper)
    with pytest.raises(SealRefused, match="登记人不能自己批准"):
        services.approve(seal.pk, house.keeper)
    services.approve(seal.pk, house.mayor)
    assert services.seal_paper(paper_id=paper.pk, seal_id=seal.pk, actor=house.keeper).sealed_sha256


def test_the_head_of_another_organ_approves_nothing(house: SealHouse) -> None:
    with pytest.raises(SealRefused, match="由该机关负责人"):
        services.approve(house.registered().pk, house.head)


def test_an_ended_seal_is_used_no_more(house: SealHouse) -> None:
    paper = house.issued()
    services.end(house.seal.pk, "印章换发")
    with pytest.raises(SealRefused, match="已经停用"):
        house.sealed(paper)


UNUSABLE = [
    (b"not a picture", "PNG", "no image at all"),
    (image(ppi=60), "200 像素", "too few pixels to print"),
    (
        image(source=RING.replace("height: 42mm", "height: 30mm")),
        "正方形",
        "not square: it would be stretched",
    ),
    (image()[:-3000], "损坏", "cut off"),
    (
        b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IHDR" + bytes(9) + b"\x02" + bytes(20),
        "背景应当透明",
        "no transparency",
    ),
]


@pytest.mark.parametrize(("data", "words", "why"), UNUSABLE, ids=[why for *_, why in UNUSABLE])
def test_an_image_that_cannot_stand_on_a_page_is_refused(
    house: SealHouse, data: bytes, words: str, why: str
) -> None:
    with pytest.raises(SealRefused, match=words):
        house.registered(image=data)


# -- on the paper --------------------------------------------------------------------------------------------------


def test_the_seal_stands_over_name_and_date_with_its_lower_edge_over_the_date(house: SealHouse) -> None:
    """GB/T 9704-2012 7.3.5.1, measured in the PDF: 骑年盖月, both a little below the middle."""
    paper = house.issued()
    at = spot(content(paper), house.government.name, "2026年9月28日", 42)
    with pypdfium2.PdfDocument(content(paper)) as pdf:
        text = pdf[at.page].get_textpage()
        found = text.search("2026年9月28日")
        boxes = []
        while hit := found.get_next():
            boxes.append([text.get_charbox(n) for n in range(hit[0], hit[0] + hit[1])])
    date = min(boxes, key=lambda each: each[0][1])  # the lowest on the page
    left, right, middle = date[0][0], date[-1][2], (date[0][1] + date[0][3]) / 2
    assert at.box.right - at.box.left == pytest.approx(42 * MM, abs=0.1)
    assert (at.box.left + at.box.right) / 2 == pytest.approx((left + right) / 2, abs=1)
    assert at.box.bottom < middle < (at.box.bottom + at.box.top) / 2 - LINE / 2


def test_a_page_without_the_organs_name_over_the_date_has_no_place_for_a_seal(house: SealHouse) -> None:
    with pytest.raises(NoPlace, match="没有找到"):
        spot(content(house.issued()), "别的机关", "2026年9月28日", 42)


def test_a_draft_shows_the_place_of_the_seal_and_no_seal(house: SealHouse) -> None:
    paper = house.paper(house.accepted(), "acceptance_notice")
    assert document_of(paper).meta.draft
    with pytest.raises(SealRefused, match="只有已签发的文书才能用印"):
        house.sealed(paper)


def test_sealing_keeps_the_issued_file_inside_the_signed_one_and_writes_history_and_register(
    house: SealHouse,
) -> None:
    paper = house.issued()
    before = content(paper)
    sealed = house.sealed(paper)
    assert content(sealed).startswith(before)
    assert sealed.file == sealed.sealed_sha256 != sealed.sha256
    event = sealed.matter.events.get(step="seal_paper")
    assert sealed.sealed_sha256 in event.body
    use = SealUse.objects.get()
    assert (use.done, use.by, use.sha256) == (True, str(house.keeper), sealed.sealed_sha256)
    assert list(differences()) == []


def test_a_paper_is_sealed_once(house: SealHouse) -> None:
    paper = house.sealed()
    with pytest.raises(SealRefused, match="已经盖过"):
        house.sealed(paper)


@pytest.mark.parametrize("who", ["head", "handler", "mayor", "liaison"])
def test_nobody_but_the_keeper_of_that_organ_seals_and_the_attempt_is_registered(
    house: SealHouse, who: str
) -> None:
    paper = house.issued()
    with pytest.raises(SealRefused, match="由该机关的印章管理员使用"):
        services.seal_paper(paper_id=paper.pk, seal_id=house.seal.pk, actor=getattr(house, who))
    use = SealUse.objects.get()
    assert not use.done
    assert "由该机关的印章管理员使用" in use.reason
    assert not Paper.objects.get(pk=paper.pk).sealed_sha256


def test_another_organs_seal_does_not_go_on_the_paper(house: SealHouse) -> None:
    keeper, _ = house.hire("baoguan2", Post.SEAL_KEEPER, house.respondent_organ.code)
    seal = house.registered(organ=house.respondent_organ)
    chief, _ = house.hire("juzhang", Post.RESPONDENT_HEAD, house.respondent_organ.code)
    services.approve(seal.pk, chief)
    with pytest.raises(SealRefused, match="落款的机关不是"):
        services.seal_paper(paper_id=house.issued().pk, seal_id=seal.pk, actor=keeper)


def test_a_withdrawn_paper_is_not_sealed(house: SealHouse) -> None:
    paper = house.issued()
    void(paper.pk, "写错了", house.head)
    with pytest.raises(SealRefused, match="已作废"):
        house.sealed(paper)


def test_the_register_is_never_changed(house: SealHouse) -> None:
    house.sealed()
    for change in (lambda: SealUse.objects.update(by="别人"), lambda: SealUse.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_one_refusal_among_many_stops_no_other(house: SealHouse) -> None:
    first, second = house.issued(), house.issued()
    void(first.pk, "写错了", house.head)
    batch = batches.begin(
        act=PaperBatch.Act.SEAL, items=map(batches.Item.of, [first, second]), actor=house.keeper, token="t", title="用印",
        asked={"seal": house.seal.pk},
    )  # fmt: skip
    batches.go_on(batch, house.keeper)
    assert [(line.state, bool(line.note)) for line in batch.lines.all()] == [
        ("refused", True),
        ("done", False),
    ]
    assert SealUse.objects.filter(done=False).count() == 1, "the attempt stands in the register"


# -- the service that seals ----------------------------------------------------------------------------------------


class Dishonest:
    """A service that gives back another file than it was given."""

    def apply(self, order: providers.Order) -> bytes:
        return order.pdf.replace(b"%PDF", b"%PDX") + b"more"

    def roots(self) -> list[Any]:
        return []


class Down:
    def apply(self, order: providers.Order) -> bytes:
        raise providers.ServiceDown("印章系统没有应答，请稍后再试。")

    def roots(self) -> list[Any]:
        return []


@pytest.mark.parametrize(("name", "words"), [("Dishonest", "与签发的文书不一致"), ("Down", "没有应答")])
def test_a_service_that_fails_or_lies_leaves_the_paper_issued_and_waiting(
    house: SealHouse, settings: Any, name: str, words: str
) -> None:
    paper = house.issued()
    settings.SEAL_SERVICE = f"test_seals:{name}"
    with pytest.raises(SealRefused, match=words):
        house.sealed(paper)
    paper.refresh_from_db()
    assert paper.unsealed
    assert words in SealUse.objects.get().reason


def test_the_stand_in_refuses_to_work_in_production(house: SealHouse, settings: Any) -> None:
    paper = house.issued()
    settings.PRODUCTION = True
    with pytest.raises(SealRefused, match="测试签章不能用于正式环境"):
        house.sealed(paper)


def test_a_certificate_by_setting_is_used_in_production_and_leaves_no_test_mark(
    house: SealHouse, settings: Any, tmp_path: Path
) -> None:
    settings.PRODUCTION, settings.SEAL_P12 = True, testing.bundle(tmp_path)
    paper = house.sealed()
    assert providers.MARK not in words_of(content(paper))
    assert sound(content(paper))


def test_a_certificate_that_cannot_be_opened_is_told_to_the_keeper(
    house: SealHouse, settings: Any, tmp_path: Path
) -> None:
    settings.SEAL_P12 = tmp_path / "missing.p12"
    with pytest.raises(SealRefused, match="签章证书不能使用"):
        house.sealed()


def test_the_test_certificate_is_readable_by_its_owner_only_and_made_once(tmp_path: Path) -> None:
    path = testing.bundle(tmp_path / "keys")
    first = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert testing.bundle(tmp_path / "keys").read_bytes() == first


def words_of(pdf: bytes) -> str:
    """All text of the file, annotations drawn in: the seal is one."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        document.init_forms()
        return str(page.get_textpage().get_text_bounded()) + pdf.decode("latin-1")


# -- the signature -------------------------------------------------------------------------------------------------


def test_an_independent_reader_finds_the_signature_valid_and_the_changed_file_not(
    house: SealHouse, tmp_path: Path
) -> None:
    if not shutil.which("pdfsig"):
        pytest.skip("pdfsig (poppler-utils) is not installed")
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    pdf = content(house.sealed())
    good.write_bytes(pdf)
    bad.write_bytes(
        pdf.replace(b"/Title", b"/Titlf", 1) if b"/Title" in pdf else pdf[:2000] + b"?" + pdf[2001:]
    )
    told = {
        file: subprocess.run(["pdfsig", file], capture_output=True, text=True).stdout for file in (good, bad)
    }
    assert "Signature is Valid" in told[good]
    assert "Total document signed" in told[good]
    assert "ETSI.CAdES.detached" in told[good]
    assert "Signature is Valid" not in told[bad]


def test_no_changed_byte_goes_unnoticed(house: SealHouse) -> None:
    """Five hundred random changes of one bit, half of them inside the signature itself, where most readers look past some."""
    pdf, dice = content(house.sealed()), random.Random(28)
    assert sound(pdf)
    signature = pdf.index(b"/Contents <")
    for turn in range(500):
        at = dice.randrange(signature, signature + 2000) if turn % 2 else dice.randrange(len(pdf))
        changed = bytearray(pdf)
        changed[at] ^= 1 << dice.randrange(8)
        assert not sound(bytes(changed)), at


def test_the_command_tells_the_file_from_a_changed_one(house: SealHouse, tmp_path: Path, capsys: Any) -> None:
    paper = house.sealed()
    file = tmp_path / "paper.pdf"
    file.write_bytes(content(paper))
    call_command("papers", "check", str(file))
    told = capsys.readouterr().out
    assert paper.number in told
    assert "有效" in told
    assert "完好　签名证书可信" in told
    file.write_bytes(content(paper) + b" ")
    with pytest.raises(SystemExit):
        call_command("papers", "check", str(file))
    assert "不是本平台签发的文件" in capsys.readouterr().out


def test_a_voided_paper_fails_the_check_though_its_file_is_whole(
    house: SealHouse, tmp_path: Path, capsys: Any
) -> None:
    paper = house.sealed()
    file = tmp_path / "paper.pdf"
    file.write_bytes(content(paper))
    void(paper.pk, "写错了", house.head)
    with pytest.raises(SystemExit):
        call_command("papers", "check", str(file))
    assert "已作废" in capsys.readouterr().out


def test_a_changed_file_in_the_store_is_not_sealed(house: SealHouse) -> None:
    paper = house.issued()
    path = store().path(paper.sha256)
    kept = path.read_bytes()
    path.write_bytes(kept.replace(b"%%EOF", b"%%EOG"))
    try:
        with pytest.raises(SealRefused, match="内容被改动"):
            house.sealed(paper)
    finally:
        path.write_bytes(kept)


# -- the pages -----------------------------------------------------------------------------------------------------


def test_a_keeper_finds_what_waits_opens_it_and_seals_it(house: SealHouse) -> None:
    paper, client = house.issued(), house.keeper_client
    page = client.get("/desk/seals/waiting/").content.decode()
    assert paper.number in page
    assert "用印" in client.get(f"/papers/{paper.pk}/").content.decode()
    assert client.get(f"/papers/{paper.pk}/paper.pdf").status_code == 200
    answer = client.post("/desk/seals/waiting/", {"ids": [paper.pk], "seal": house.seal.pk}, follow=True)
    assert "1 件全部办好" in answer.content.decode()
    pdf = b"".join(client.get(f"/papers/{paper.pk}/paper.pdf").streaming_content)  # type: ignore[attr-defined]
    assert sound(pdf)
    assert paper.number in client.get("/desk/seals/uses/").content.decode()
    assert client.get("/desk/seals/uses.xlsx").status_code == 200


def test_a_keeper_sees_the_paper_but_not_its_matter_and_no_draft(house: SealHouse) -> None:
    paper = house.issued()
    draft = house.paper(house.in_trial(), "reply_notice")
    assert house.keeper_client.get(f"/matters/reconsideration/{paper.matter_id}/").status_code == 404
    assert house.keeper_client.get(f"/papers/{draft.pk}/").status_code == 404


def test_a_seal_is_registered_on_the_page_and_approved_by_the_head(house: SealHouse, tmp_path: Path) -> None:
    file = tmp_path / "seal.png"
    file.write_bytes(image())
    with file.open("rb") as sent:
        form = {
            "organ": house.government.pk, "name": "青禾县人民政府印章", "image": sent, "diameter": 42,
            "valid_from": "2026-09-28", "reason": "青政〔2026〕1号",
        }  # fmt: skip
        answer = house.keeper_client.post("/desk/seals/new/", form)
    assert answer.status_code == 302, answer.content.decode()
    address = answer.headers["Location"]
    assert "待批准" in house.keeper_client.get(address).content.decode()
    assert house.mayor_client.post(address, {"deed": "approve"}).status_code == 302
    assert "可以使用" in house.mayor_client.get(address).content.decode()
    assert house.mayor_client.get(f"{address}image.png").status_code == 200
    assert house.liaison_client.get(address).status_code in (403, 404)


# -- the register of numbers ---------------------------------------------------------------------------------------


def test_the_register_of_numbers_keeps_withdrawn_ones_with_their_reason_and_goes_out_as_a_workbook(
    house: SealHouse,
) -> None:
    first, second = house.issued(), house.issued()
    void(first.pk, "主送写错", house.head)
    page = house.head_client.get("/desk/numbers/").content.decode()
    assert page.index(second.number) < page.index(first.number)
    assert "主送写错" in page
    assert first.number not in house.head_client.get("/desk/numbers/?year=2025").content.decode()
    other = house.head_client.get("/desk/numbers/?kind=reconsideration.refusal").content.decode()
    assert first.number not in other
    assert house.head_client.get("/desk/numbers.xlsx").status_code == 200
    assert first.number not in house.court_client.get("/desk/numbers/").content.decode()


def test_verify_names_a_series_with_a_number_nobody_bears(house: SealHouse) -> None:
    house.issued()
    assert list(differences()) == []
    Counter.objects.filter(series__startswith="paper:").update(last=2)
    assert any("取号 2 个，文书上有 1 个" in line for line in differences())
