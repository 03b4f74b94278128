"""Files of a form: received when it is sent, kept as references while it is corrected, put on record by the step."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q

from fuyuan.matters.attachments import MB, receive_file, reference
from fuyuan.matters.files.places import without_place
from fuyuan.matters.files.refusal import Refused
from fuyuan.matters.models import AttachmentUse
from fuyuan.matters.record import FileRef, Record
from fuyuan.organs import settings
from fuyuan.organs.actor import Actor

from .spec import ROWS, specs_of
from .tree import Raw, joined

_KEY = re.compile(
    r"[0-9a-f]{64} .+", re.DOTALL
)  # anything else in a file field is a script's rendering of a file
Errors = dict[str, list[str]]


def key(ref: FileRef) -> str:
    """How a form names a file it already has."""
    return f"{ref.sha256} {ref.name}"


class Uploads:
    """Turns what a form sent into references: files newly chosen are received for the draft named by its token."""

    def __init__(self, actor: Actor, token: str, matter_id: int | None, files: Any) -> None:
        self.actor, self.token, self.matter_id, self.files = actor, token, matter_id, files
        self.errors: Errors = {}

    def settle(self, record: type[Record], raw: Raw) -> Raw:
        """Replace in every file field the keys kept and the files chosen by references."""
        wanted = {each for keys in _leaves(record, raw) for each in keys}
        return self._settled(record, raw, self._known(wanted), "")

    def _known(self, keys: Iterable[str]) -> dict[str, FileRef]:
        """Files of this draft or this matter only: a reference to anybody else's file is worth nothing."""
        digests = {each.split(" ")[0] for each in keys if _KEY.fullmatch(each)}
        if not digests:
            return {}
        here = Q(matter=None, draft=self.token)
        here |= Q(matter_id=self.matter_id) if self.matter_id else Q()
        uses = AttachmentUse.objects.filter(here, attachment__sha256__in=digests).select_related("attachment")
        return {key(ref): ref for ref in map(reference, uses)}

    def _settled(self, record: type[Record], raw: Raw, known: dict[str, FileRef], path: str) -> Raw:
        out = dict(raw)
        for spec in specs_of(record):
            value, here = raw[spec.name], joined(path, spec.name)
            if spec.kind == "group":
                out[spec.name] = self._settled(spec.inner, value, known, here)
            elif spec.kind in ROWS:
                entries = [
                    self._settled(spec.inner, each, known, joined(here, at)) for at, each in enumerate(value)
                ]
                out[spec.name] = entries
            elif spec.kind in {"file", "files"}:
                refs = [known[each] for each in value if self._is_known(each, known, here)]
                refs += self._received(here, photos=spec.widget == "photos")
                out[spec.name] = refs if spec.kind == "files" else refs[-1:]
        return out

    def _is_known(self, key: str, known: dict[str, FileRef], path: str) -> bool:
        if key not in known and _KEY.fullmatch(key):
            self.errors.setdefault(path, []).append(f"文件“{key[65:]}”没有上传成功，请重新上传")
        return key in known

    def _received(self, path: str, *, photos: bool) -> Iterator[FileRef]:
        for upload in self.files.getlist(path.replace(".", "-")):
            try:
                yield self._receive(upload, photos=photos)
            except Refused as refused:
                self.errors.setdefault(path, []).append(f"{upload.name}：{refused}")

    def _receive(self, upload: "UploadedFile[bytes]", *, photos: bool) -> FileRef:
        name, chunks = upload.name or "", upload.chunks()
        if photos and not settings.get("files.keep_place"):
            chunks = iter([without_place(self._whole(upload), name)])
        use = receive_file(actor=self.actor, name=name, chunks=chunks, draft=self.token)
        return reference(use)

    def _whole(self, upload: "UploadedFile[bytes]") -> bytes:
        """A photograph is read at once, so it must be one that may be received at all."""
        limit = int(settings.get("files.max_mb"))
        if (upload.size or 0) > limit * MB:
            raise Refused(f"文件超过 {limit} MB，请压缩或者分成几个上传")
        return bytes(upload.read())


def _leaves(record: type[Record], raw: Raw) -> Iterator[list[str]]:
    for spec in specs_of(record):
        value = raw[spec.name]
        if spec.kind == "group":
            yield from _leaves(spec.inner, value)
        elif spec.kind in ROWS:
            for entry in value:
                yield from _leaves(spec.inner, entry)
        elif spec.kind in {"file", "files"}:
            yield value
