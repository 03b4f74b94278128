"""归档: the two volumes of a case and its transfer package. What is in them is what its catalogue lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from fuyuan.matters.attachments import store
from fuyuan.matters.models import AttachmentUse
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import policy_for
from fuyuan.papers import rendering
from fuyuan.papers.archive.package import pack
from fuyuan.papers.archive.volume import Piece, bind
from fuyuan.papers.batches import making
from fuyuan.papers.batches.making import Tell
from fuyuan.papers.models import MadeFile, Paper
from fuyuan.papers.queries import papers_within
from fuyuan.papers.services import PaperRefused, document_of
from fuyuan.papers.verification import digest_of

from .binder import COVER, Entry, catalogue
from .models import Case

KEEP_DECIDED, KEEP_OTHER = "reconsideration.keep_decided", "reconsideration.keep_other"
PERIODS = (("permanent", "永久"), ("30", "定期30年"), ("10", "定期10年"))
MAIN, INNER = "正卷", "副卷"


PDF, ZIP = "application/pdf", "application/zip"


class NotArchivable(PaperRefused):
    """The case cannot be handed over yet; the message says what is missing."""


def register_settings() -> None:
    """国家档案局令第8号 knows 永久, 30 and 10 years; which holds for a case is for the place to say."""
    for key, title, default in (
        (KEEP_DECIDED, "作出复议决定的案件保管期限", "permanent"),
        (KEEP_OTHER, "其他复议案件保管期限", "30"),
    ):
        installation.register(
            key,
            title=title,
            help="写在归档移交包里；由同级档案馆审定。",
            type=str,
            default=default,
            choices=PERIODS,
        )


def keep_of(case: Case, day: date | None = None) -> str:
    """Return how long the file of a case is kept (permanent, 30, 10), by the setting of a day (default today)."""
    return str(installation.get(KEEP_DECIDED if case.decision_number else KEEP_OTHER, day))


def kept_until(case: Case) -> date | None:
    """Return the last day of the retention period: the years begin on 1 January after the case was closed (the practice of
    archives, not a statute's words), by the setting of the day it was closed. None while it is open or kept for ever.
    """
    keep = keep_of(case, case.closed_on) if case.closed_on else "permanent"
    return date(case.closed_on.year + int(keep), 12, 31) if case.closed_on and keep.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Product:
    """What is made of a case in the background: its name, type, and what makes it."""

    title: str
    ending: str
    type: str
    make: Callable[[Case, Actor, Tell], bytes]


PRODUCTS = {
    "main": Product(MAIN, "pdf", PDF, lambda case, actor, tell: volume(case, actor, inner=False, tell=tell)),
    "inner": Product(INNER, "pdf", PDF, lambda case, actor, tell: volume(case, actor, inner=True, tell=tell)),
    "package": Product("移交包", "zip", ZIP, lambda case, actor, tell: package(case, actor, tell)),
}
MAKER = "reconsideration.archive"


def ask(case: Case, what: str, actor: Actor, token: str) -> MadeFile:
    """Ask for a volume or the package; it is made in the background. Raises NotArchivable, TokenReused."""
    if Paper.objects.filter(matter_id=case.pk, destroyed_on__isnull=False).exists():
        raise NotArchivable("案卷的文件已经按规定销毁，没有可以制作的。")
    if what == "package":
        must_be_ready(case, catalogue(case.pk, actor))
    product = PRODUCTS[what]
    title = f"{case.case_number or case.number} {product.title}"
    return making.ask(
        maker=MAKER, title=title, file_name=f"{title}.{product.ending}", type=product.type, actor=actor, token=token,
        asked={"what": what}, matter_id=case.pk,
    )  # fmt: skip


def make(made: MadeFile, tell: Tell) -> bytes:
    """What whoever asked may see of the case, as it is now."""
    case = policy_for(Case).among(made.actor, Case.objects.filter(pk=made.matter_id)).first()
    if case is None:
        raise PaperRefused("您现在不能查看这件案件。")
    return PRODUCTS[made.asked["what"]].make(case, made.actor, tell)


def quietly(done: int, total: int) -> None:
    pass


def volume(case: Case, actor: Actor, *, inner: bool, tell: Tell = quietly) -> bytes:
    """Return the 正卷 or the 副卷 as one PDF; drafts are not bound."""
    cover = papers_within(case.pk, actor).filter(kind=f"reconsideration.{COVER}").order_by("-pk").first()
    entries = catalogue(case.pk, actor)[1 if inner else 0]
    title = f"{case.case_number or case.number}　{INNER if inner else MAIN}"
    final = [each for each in entries if not each.draft]
    pieces = []
    for number, each in enumerate(final, 1):
        pieces.append(_piece(each))
        tell(number, len(final))
    return bind(title, rendering.pdf(document_of(cover)) if cover and not inner else None, pieces)


def _piece(entry: Entry) -> Piece:
    content, type = _content(entry.source)
    return Piece(entry.group, entry.title, entry.mark, entry.on, content, type, digest_of([content]))


def _content(source: Paper | AttachmentUse) -> tuple[bytes, str]:
    """The file as it went out or came in; what was never signed is drawn from its text."""
    if isinstance(source, Paper):
        fixed = source.file
        return (
            store().path(fixed).read_bytes() if fixed else rendering.pdf(document_of(source))
        ), "application/pdf"
    return store().path(source.attachment.sha256).read_bytes(), source.attachment.type


def must_be_ready(case: Case, both: tuple[tuple[Entry, ...], tuple[Entry, ...]]) -> None:
    """Raise NotArchivable while the case is open or something in it is still a draft."""
    if case.closed_on is None:
        raise NotArchivable("案件还没有结案，不能移交归档。")
    drafts = [entry.title for entries in both for entry in entries if entry.draft]
    if drafts:
        raise NotArchivable(f"还有没有定稿的文书：{'、'.join(drafts[:10])}。请定稿或者作废以后再移交。")


def package(case: Case, actor: Actor, tell: Tell = quietly) -> bytes:
    """Return the transfer package: both volumes, every original, and what the archive must know. Raises NotArchivable."""
    both = catalogue(case.pk, actor)
    must_be_ready(case, both)
    files = {
        f"{MAIN}.pdf": volume(case, actor, inner=False, tell=tell),
        f"{INNER}.pdf": volume(case, actor, inner=True, tell=tell),
    }
    for name, entries in zip((MAIN, INNER), both, strict=True):
        files |= {_path(name, entry): _content(entry.source)[0] for entry in entries}
    return pack(_told(case, both), files)


def _path(volume: str, entry: Entry) -> str:
    """正卷/003 行政复议决定书.pdf: a name that every system can write."""
    title = "".join(char if char.isalnum() or char in "（）〔〕-_." else " " for char in entry.title).strip()[
        :80
    ]
    ending = ".pdf" if isinstance(entry.source, Paper) else ""
    return f"{volume}/{entry.number:03d} {title}{ending}"


def _told(case: Case, both: tuple[tuple[Entry, ...], tuple[Entry, ...]]) -> dict[str, Any]:
    keep = keep_of(case)
    return {
        "案号": case.case_number or case.number, "题名": case.title, "收案": _day(case.received_on), "结案": _day(case.closed_on),
        "决定书文号": case.decision_number, "结果": case.outcome, "保管期限": dict(PERIODS)[keep],
        "目录": [
            {"卷": name, "序号": each.number, "类别": each.group, "题名": each.title, "文号、责任者": each.mark, "日期": _day(each.on),
             "文件": _path(name, each)}
            for name, entries in zip((MAIN, INNER), both, strict=True)
            for each in entries
        ],
    }  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
