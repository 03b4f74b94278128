"""Registering, approving and ending seals, and putting one on a paper. Every attempt stands in the register."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from fuyuan.matters import clock
from fuyuan.matters.attachments import store, store_bytes
from fuyuan.matters.record import clean_text
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.policies import SEAL_HEADS
from fuyuan.papers.services import document_of, locked_paper
from fuyuan.papers.verification import digest_of

from .models import Seal, SealUse
from .owners import signature_of, usable_seals
from .place import NoPlace, spot
from .providers import Order, ServiceDown, service, signing

LEAST, MOST = 30, 60  # mm; 国发〔1999〕25号: 42 mm for a county's government and its departments
MOST_BYTES = 2 * 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_WITH_ALPHA = (4, 6)  # colour types of PNG (ISO/IEC 15948 11.2.2)


class SealRefused(Exception):
    """A seal cannot be registered, approved, ended or used so; the message says why and what to do."""


# --- the seals themselves -----------------------------------------------------------------------------------------


def register(
    *, organ: Organ, name: str, image: bytes, diameter: int, valid_from: date, reason: str, by: Account
) -> Seal:
    """Register a seal; it can be used once somebody else has approved it. Raises SealRefused for an unusable image."""
    if not LEAST <= diameter <= MOST:
        raise SealRefused(f"印章直径应在{LEAST}毫米至{MOST}毫米之间。")
    _must_be_usable(image, diameter)
    with transaction.atomic():
        digest = store_bytes(image, "image/png", by=str(by))
        return Seal.objects.create(
            organ=organ, name=name, image=digest, diameter=diameter, valid_from=valid_from, reason=reason,
            registered_at=clock.now(), registered_by=by,
        )  # fmt: skip


def _must_be_usable(image: bytes, diameter: int) -> None:
    """A square PNG that shows the paper through it: else it would hide the name and the date it stands on."""
    if len(image) > MOST_BYTES:
        raise SealRefused("印模图片超过 2 MB，请缩小后上传。")
    if image[:8] != _PNG or image[12:16] != b"IHDR" or len(image) < 33:
        raise SealRefused("印模图片应为 PNG 格式。")
    if image[25] not in _WITH_ALPHA:
        raise SealRefused("印模图片的背景应当透明，否则会盖住落款的文字。请去掉底色后上传。")
    width, height = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
    if not 0.97 < width / max(height, 1) < 1.03 or width < 200:
        raise SealRefused(f"印模图片应为正方形，边长不少于 200 像素，现在是 {width}×{height}。")
    try:
        signing().stamp(image, diameter, "")
    except Exception as error:  # the image comes from outside and may break the decoder anywhere
        raise SealRefused("印模图片损坏，打不开。请重新导出后上传。") from error


def may_approve(seal: Seal, actor: Actor) -> bool:
    """Somebody else than who registered it: a head of the seal's organ, or the security administrator."""
    head = actor.post in SEAL_HEADS and actor.organ_id == seal.organ_id
    return (head or actor.post is Post.SECURITY_ADMIN) and actor.person_id != seal.registered_by_id


def approve(seal_id: int, actor: Actor) -> Seal:
    """Let a registered seal be used from its first day."""
    with transaction.atomic():
        seal = Seal.objects.select_for_update().get(pk=seal_id)
        if seal.approved_at or seal.end_reason:
            raise SealRefused("这枚印章已经批准或者已经停用。")
        if not may_approve(seal, actor):
            raise SealRefused("印章由该机关负责人或者安全管理员批准，登记人不能自己批准。")
        seal.approved_at, seal.approved_by_id = clock.now(), actor.person_id
        seal.save(update_fields=["approved_at", "approved_by"])
        return seal


def end(seal_id: int, reason: str) -> Seal:
    """Stop a seal from today on; what it was put on keeps it."""
    try:
        reason = clean_text(reason).strip()
    except ValueError as wrong:
        raise SealRefused(str(wrong)) from None
    if not reason or len(reason) > 300:
        raise SealRefused("请写明停用的原因，300字以内。")
    with transaction.atomic():
        seal = Seal.objects.select_for_update().get(pk=seal_id)
        if seal.end_reason:
            raise SealRefused("这枚印章已经停用。")
        seal.valid_to, seal.end_reason = max(clock.today(), seal.valid_from), reason
        seal.save(update_fields=["valid_to", "end_reason"])
        return seal


def usable_for(paper: Paper, actor: Actor) -> QuerySet[Seal]:
    """Return the seals the actor may put on the paper now."""
    keeps = actor.post is Post.SEAL_KEEPER and paper.unsealed and paper.seal_organ_id == actor.organ_id
    return usable_seals(paper.seal_organ_id if keeps else None, clock.today())


# --- putting one on a paper ---------------------------------------------------------------------------------------


def seal_paper(*, paper_id: int, seal_id: int, actor: Actor) -> Paper:
    """Put a seal on an issued paper and sign the file; the attempt is registered, refused or not.

    Raises SealRefused: not the keeper, not issued, sealed already, another organ's seal, the seal service down.
    """
    seal = Seal.objects.get(pk=seal_id)
    paper = Paper.objects.get(pk=paper_id)
    try:
        _must_fit(paper, seal, actor)
        sealed = _sealed(paper, seal)
        with transaction.atomic():
            return _keep(paper_id, seal, sealed, actor)
    except SealRefused as refused:
        _note(paper_id, seal, actor, reason=str(refused))
        raise


def _must_fit(paper: Paper, seal: Seal, actor: Actor) -> None:
    if actor.post is not Post.SEAL_KEEPER or actor.organ_id != seal.organ_id:
        raise SealRefused(f"“{seal.name}”由该机关的印章管理员使用，您现在的身份是{actor}。")
    if not usable_seals(seal.organ_id, clock.today()).filter(pk=seal.pk).exists():
        raise SealRefused(f"“{seal.name}”没有批准、没有到启用日期或者已经停用。")
    if paper.sealed_sha256:
        raise SealRefused("这份文书已经盖过印章。")
    if paper.status != Paper.Status.ISSUED:
        raise SealRefused(f"这份文书{paper.get_status_display()}，只有已签发的文书才能用印。")
    if paper.seal_organ_id != seal.organ_id:
        raise SealRefused(f"这份文书落款的机关不是“{seal.organ}”，不能盖这枚印章。")


def _sealed(paper: Paper, seal: Seal) -> bytes:
    """Outside any transaction: a service may take its time. Returns the sealed file, checked."""
    pdf, document = store().path(paper.sha256).read_bytes(), document_of(paper)
    signature = signature_of(document)
    assert signature is not None  # it has an owner
    if digest_of([pdf]) != paper.sha256:
        raise SealRefused("存档的文件与签发时不同，内容被改动过，没有用印。请联系系统管理员。")
    try:
        at = spot(pdf, signature.organ, signature.date, seal.diameter)
        image = store().path(seal.image).read_bytes()
        puts = service()
        sealed = puts.apply(Order(pdf, at, image, seal.diameter, seal.name, seal.organ.code, f"{paper}用印"))
    except (NoPlace, ServiceDown) as problem:
        raise SealRefused(str(problem)) from problem
    found = signing().examine(sealed, puts.roots())
    if not sealed.startswith(pdf) or len(found) != 1 or not found[0].whole:
        raise SealRefused("印章系统返回的文件与签发的文书不一致，没有采用。请系统管理员检查。")
    return sealed


def _keep(paper_id: int, seal: Seal, sealed: bytes, actor: Actor) -> Paper:
    paper = locked_paper(paper_id)
    _must_fit(paper, seal, actor)  # somebody may have sealed or voided it meanwhile
    paper.sealed_sha256 = store_bytes(sealed, "application/pdf", by=str(actor)[:200])
    paper.save(update_fields=["sealed_sha256"])
    _note(paper_id, seal, actor, sha256=paper.sealed_sha256)
    record = {
        "paper_id": paper.pk, "title": paper.title, "number": paper.number, "seal": seal.name,
        "sha256": paper.sealed_sha256,
    }  # fmt: skip
    take_step(matter_id=paper.matter_id, step="seal_paper", record=record, actor=actor)
    return paper


def _note(paper_id: int, seal: Seal, actor: Actor, *, reason: str = "", sha256: str = "") -> None:
    SealUse.objects.create(
        paper_id=paper_id, seal=seal, at=clock.now(), person_id=actor.person_id, by=str(actor), done=bool(sha256),
        reason=reason[:300], sha256=sha256,
    )  # fmt: skip
