"""Files of a matter: receiving them, putting them on record, opening them again.

A file is first received (for a matter, or for a draft named by its submit token), then put on record by the step
whose record refers to it (:class:`FileRef`). A step that refers to a file which was not received for it is refused.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings as django_settings
from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.http import Http404
from pydantic import BaseModel

from fuyuan.organs import settings
from fuyuan.organs.actor import Actor
from fuyuan.organs.policy import Hidden, policy_for
from fuyuan.organs.posts import Post
from fuyuan.prepared import Prepared

from . import clock
from .files.kinds import inspect
from .files.pdfs import count_pages
from .files.refusal import Refused
from .files.scan import scan
from .files.store import FileStore, TooLarge
from .models import Attachment, AttachmentUse, Matter
from .procedure import Refusal
from .record import FileRef, fields_holding
from .registry import Outcome, room_of, subscribe
from .services import StepRefused, check_token

MB = 1_000_000
settings.register("files.max_mb", title="单个文件上限（MB）", help="超过的文件不接收。", type=int, default=50)
settings.register(
    "files.matter_mb",
    title="一件办件的文件总量上限（MB）",
    help="超过后不再接收新的文件。",
    type=int,
    default=2000,
)
settings.register(
    "files.keep_place",
    title="保留照片的拍摄地点",
    help="检查时拍的照片默认去掉拍摄地点、时间和手机型号再保存；需要作为定位证据的才保留。只影响以后上传的照片。",
    type=bool,
    default=False,
)
settings.register(
    "files.scanner",
    title="病毒检查服务",
    help="clamd 的地址：unix:/run/clamav/clamd.ctl 或者 主机:端口；留空表示不检查。填写后，检查不成功的文件一律不接收。",
    type=str,
    default="",
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def store() -> FileStore:
    return FileStore(Path(django_settings.HOME) / "files")


def clean_label(name: str) -> str:
    """Return a file name as a label: no path, no invisible characters, at most 255 characters with its ending kept."""
    name = _CONTROL.sub("", re.split(r"[/\\]", name)[-1]).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if dot and len(ending) <= 10:
        return f"{stem[: 254 - len(ending)] or '文件'}.{ending}"
    return name[:255] or "文件"


def receive_file(
    *,
    actor: Actor,
    name: str,
    chunks: Iterable[bytes],
    matter_id: int | None = None,
    draft: str = "",
    purpose: str = "",
    readers: Iterable[Post] = (),
) -> AttachmentUse:
    """Take a file for a matter the actor may see, or for a draft (``draft``: the submit token of the form).

    ``readers``: posts that may open it (none: everyone who sees the matter); its sender always may.
    Raises Refused with a sentence for the sender, Http404 for a matter the actor may not see.
    """
    if matter_id is not None:
        _must_see(actor, matter_id)
    elif not draft:
        raise ValueError("a file belongs to a matter or to a draft")
    else:
        check_token(draft)
    label, files, limit = clean_label(name), store(), settings.get("files.max_mb")
    try:
        with files.receive(chunks, limit * MB) as incoming:
            found = inspect(incoming.path, label)
            verdict = scan(incoming.path, settings.get("files.scanner"))
            _check_room(matter_id, draft, incoming.size)
            files.keep(incoming)
    except TooLarge:
        raise Refused(f"文件超过 {limit} MB，请压缩或者分成几个上传") from None
    values = {"size": incoming.size, "type": found.mime, "flags": found.flags, "scan": verdict}
    with transaction.atomic():
        attachment, fresh = Attachment.objects.get_or_create(
            sha256=incoming.sha256, defaults={**values, "at": clock.now(), "name": str(actor)[:200]}
        )
        _there_again(attachment, fresh)
        return AttachmentUse.objects.create(
            attachment=attachment,
            matter_id=matter_id,
            draft="" if matter_id else draft,
            label=label,
            purpose=purpose,
            readers=" ".join(sorted(readers)),
            at=clock.now(),
            post=actor.post.value,
            person_id=actor.person_id,
            name=actor.name,
            organ_id=actor.organ_id,
        )


def store_bytes(data: bytes, type: str, by: str = "系统") -> str:
    """Keep a file that the house itself made (a signed paper); return its SHA-256. Durable before the row commits."""
    files = store()
    with files.receive([data], len(data)) as incoming:
        files.keep(incoming)
    attachment, fresh = Attachment.objects.get_or_create(
        sha256=incoming.sha256, defaults={"size": incoming.size, "type": type, "at": clock.now(), "name": by}
    )
    _there_again(attachment, fresh)
    return incoming.sha256


def _there_again(attachment: Attachment, fresh: bool) -> None:
    """A content that was destroyed with one archive came in once more with something else."""
    if not fresh and attachment.destroyed_on:
        attachment.destroyed_on = None
        attachment.save(update_fields=["destroyed_on"])


def _check_room(matter_id: int | None, draft: str, size: int) -> None:
    mine = (
        AttachmentUse.objects.filter(matter_id=matter_id)
        if matter_id
        else AttachmentUse.objects.filter(draft=draft)
    )
    total = mine.aggregate(total=Sum("attachment__size"))["total"] or 0
    limit = settings.get("files.matter_mb")
    if total + size > limit * MB:
        raise Refused(f"这一件的文件合计超过 {limit} MB，请与经办人联系")


def reference(use: AttachmentUse) -> FileRef:
    """Return what a record keeps of a received file."""
    content = use.attachment
    return FileRef(sha256=content.sha256, name=use.label, size=content.size, type=content.type)


def _must_see(actor: Actor, matter_id: int) -> None:
    matter = Matter.objects.filter(pk=matter_id).first()
    if matter is None:
        raise Http404("no such matter")
    model = room_of(matter.kind).model
    policy_for(model).get_or_404(actor, model._default_manager.all(), pk=matter_id)


# --- reading ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file somebody may read: where it is, what it is, what to call it."""

    path: Path
    type: str
    use: AttachmentUse


_USES = Prepared(
    lambda pk: AttachmentUse.objects.filter(matter_id=pk).select_related("attachment").order_by("pk"),
    -(2**40),
)


@cache
def pages_of(sha256: str, type: str) -> int | None:
    """Return the pages of a stored content, which never changes: of a PDF those it has, of a picture one, else None."""
    if type == "application/pdf":
        return count_pages(store().path(sha256))
    return 1 if type.startswith("image/") else None


def files_of(matter_id: int, actor: Actor) -> list[AttachmentUse]:
    """Return the files of a matter that the actor may open, oldest first. The caller has checked the matter."""
    return [use for use in _USES(matter_id) if may_read(actor, use)]


def may_read(actor: Actor, use: AttachmentUse) -> bool:
    """Tell whether a file that stands in a visible matter may be opened by the actor."""
    mine = use.person_id is not None and use.person_id == actor.person_id
    return mine or not use.readers or actor.post.value in use.readers.split(" ")


def open_attachment(actor: Actor, use_id: int, draft: str = "") -> OpenedFile:
    """Find a file the actor may read: the matter's policy first, then the file's readers. Raises Http404 otherwise.

    A file of a draft is open to its sender, or to who holds the draft's token.
    """
    use = AttachmentUse.objects.select_related("attachment").filter(pk=use_id).first()
    if use is None:
        raise Http404("no such file")
    if use.matter_id is not None:
        _must_see(actor, use.matter_id)
        allowed = may_read(actor, use)
    else:
        mine = use.person_id is not None and use.person_id == actor.person_id
        allowed = mine or (bool(draft) and use.draft == draft)
    if not allowed:
        raise Hidden(f"file {use_id}")
    return opened(use)


def opened(use: AttachmentUse) -> OpenedFile:
    """Return the content of a file that the caller has found its reader to be allowed."""
    return OpenedFile(store().path(use.attachment.sha256), use.attachment.type, use)


# --- on record ----------------------------------------------------------------------------------------------------


def references(value: Any) -> Iterator[FileRef]:
    """Yield every file a record refers to, at any depth."""
    if isinstance(value, FileRef):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from references(item)
    elif isinstance(value, BaseModel):
        for name in fields_holding(type(value), FileRef):
            yield from references(getattr(value, name))


def put_on_record(outcome: Outcome) -> None:
    """Bind the files of a step's record to its event, in its transaction; refuse the step if one was not received."""
    wanted = list(references(outcome.event.record))
    if not wanted:
        return
    received = _received_for(outcome)
    for each in wanted:
        if not received.filter(attachment__sha256=each.sha256).exists():
            raise StepRefused(Refusal(f"文件“{each.name}”没有上传成功，请重新上传"))
    received.filter(attachment__sha256__in=[each.sha256 for each in wanted], event_seq=None).update(
        matter_id=outcome.matter_id, draft="", event_seq=outcome.event.seq
    )


def _received_for(outcome: Outcome) -> QuerySet[AttachmentUse]:
    here = Q(matter_id=outcome.matter_id)
    return AttachmentUse.objects.filter(here | Q(matter=None, draft=outcome.token) if outcome.token else here)


subscribe("*", "*", put_on_record)


# --- destroyed with its archive -----------------------------------------------------------------------------------


def destroy(digests: Iterable[str], day: date) -> list[str]:
    """Give up contents for good: the rows keep digest and day, the files go once the transaction has committed.

    A file that a crash leaves behind is taken by the next sweep. Returns the digests. The caller has seen to it that
    nothing else needs them.
    """
    gone = list(Attachment.objects.filter(sha256__in=list(digests), destroyed_on=None).order_by("sha256"))
    files = store()
    for content in gone:
        content.destroyed_on = day
        content.save(update_fields=["destroyed_on"])
    names = [content.sha256 for content in gone]
    transaction.on_commit(lambda: files.unlink(names))
    return names


def sweep() -> list[str]:
    """Remove contents that no row names (uploads whose transaction never committed); return their digests."""

    def in_use(digests: list[str]) -> set[str]:
        kept = Attachment.objects.filter(sha256__in=digests, destroyed_on=None)
        return set(kept.values_list("sha256", flat=True))

    return store().sweep(in_use)


def missing() -> Iterator[str]:
    """Yield one Chinese line for every stored content whose file is gone or has another length."""
    files = store()
    for content in Attachment.objects.filter(destroyed_on=None).order_by("pk").iterator():
        path = files.path(content.sha256)
        if not path.exists():
            yield f"文件 {content.sha256[:12]}：内容缺失"
        elif path.stat().st_size != content.size:
            yield f"文件 {content.sha256[:12]}：长度不符"
