"""Files of a matter: stored once, put on record by a step, opened only through the policy and their readers."""

import os
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.http import Http404

from fuyuan.matters.attachments import (
    files_of,
    missing,
    open_attachment,
    receive_file,
    reference,
    store,
    store_bytes,
)
from fuyuan.matters.clock import set_clock
from fuyuan.matters.files.store import FileStore
from fuyuan.matters.models import Attachment, AttachmentUse, Matter
from fuyuan.matters.record import FileRef
from fuyuan.matters.services import StepRefused
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from toy.desk import CLERK, HANDLER, receive

pytestmark = pytest.mark.django_db

WRITER = Actor(Post.APPLICANT, "赵来信", person_id=9)
STRANGER = Actor(Post.RESPONDENT_LIAISON, "周某", person_id=10, organ_id=8)


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Iterator[Path]:
    settings.HOME = tmp_path
    with set_clock("2026-09-28"):
        yield tmp_path


def send(data: bytes = b"text", actor: Actor = WRITER, draft: str = "token", **options: Any) -> AttachmentUse:
    return receive_file(actor=actor, name="说明.txt", chunks=[data], draft=draft, **options)


def as_writer(matter: int) -> Actor:
    return replace(WRITER, matter_ids=frozenset({matter}))


def test_the_same_content_is_stored_once_under_its_digest(home: Path) -> None:
    first, second = send(), send(actor=CLERK)
    assert first.attachment_id == second.attachment_id
    path = store().path(first.attachment.sha256)
    assert path.read_bytes() == b"text"
    assert path.name == first.attachment.sha256
    assert (first.attachment.size, first.attachment.type) == (4, "text/plain; charset=utf-8")


def test_opening_a_matter_puts_the_files_of_its_draft_on_record() -> None:
    use = send()
    matter = receive(actor=WRITER, token="token", files=[reference(use).model_dump()]).matter_id
    use.refresh_from_db()
    assert (use.matter_id, use.event_seq, use.draft) == (matter, 1, "")


def test_a_file_that_was_not_received_for_this_form_refuses_the_step() -> None:
    other = send(draft="somebody-else")
    for bad in (reference(other), FileRef(sha256="0" * 64, name="说明.txt", size=4)):
        with pytest.raises(StepRefused, match="文件“说明.txt”没有上传成功，请重新上传"):
            receive(actor=WRITER, token="token", files=[bad.model_dump()])
    assert not Matter.objects.exists()


def test_who_sees_the_matter_opens_its_files_and_nobody_else() -> None:
    use = send()
    matter = receive(actor=WRITER, token="token", files=[reference(use).model_dump()]).matter_id
    for actor in (HANDLER, as_writer(matter)):
        assert open_attachment(actor, use.pk).path.read_bytes() == b"text"
    for actor in (STRANGER, replace(WRITER, person_id=11)):
        with pytest.raises(Http404):
            open_attachment(actor, use.pk)


def test_a_confidential_file_is_for_its_readers_and_its_sender() -> None:
    matter = receive().matter_id
    use = send(actor=HANDLER, matter_id=matter, readers=[Post.OFFICE_HEAD])
    head = Actor(Post.OFFICE_HEAD, "孙负责", person_id=3)
    assert [files_of(matter, actor) for actor in (head, HANDLER)] == [[use], [use]]
    assert [files_of(matter, actor) for actor in (CLERK, as_writer(matter))] == [[], []]
    with pytest.raises(Http404):
        open_attachment(as_writer(matter), use.pk)


def test_a_draft_is_open_to_its_sender_and_to_who_holds_its_token() -> None:
    nobody = Actor(Post.APPLICANT, "访客")
    use = send(actor=nobody)
    assert open_attachment(nobody, use.pk, draft="token").use == use
    for draft in ("", "other"):
        with pytest.raises(Http404):
            open_attachment(nobody, use.pk, draft=draft)
    assert open_attachment(WRITER, send(actor=WRITER).pk).use


def test_a_file_for_somebody_elses_matter_is_not_taken() -> None:
    matter = receive().matter_id
    with pytest.raises(Http404):
        send(actor=STRANGER, matter_id=matter)
    with pytest.raises(Http404):
        send(actor=CLERK, matter_id=matter + 1)
    with pytest.raises(Http404):
        open_attachment(CLERK, 12345)


def test_a_file_belongs_to_a_matter_or_a_draft() -> None:
    with pytest.raises(ValueError, match="matter or to a draft"):
        send(draft="")


def test_a_paper_of_the_house_is_kept_like_any_other_file(home: Path) -> None:
    digest = store_bytes(b"%PDF-", "application/pdf")
    assert store_bytes(b"%PDF-", "application/pdf") == digest
    age(home / "files")
    assert sweep_says() == "清除 0 个"
    assert store().path(digest).read_bytes() == b"%PDF-"


def age(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (1, 1))


def test_sweeping_removes_orphans_and_never_what_a_row_names(home: Path) -> None:
    kept = send().attachment
    try:
        with transaction.atomic():
            orphan = send(b"lost").attachment.sha256
            raise RuntimeError("the row is never written")
    except RuntimeError:
        pass
    left = home / "files" / "incoming" / "cut-off"
    left.write_bytes(b"half")
    assert sweep_says() == "清除 0 个"  # younger than a day: its row may be about to commit
    age(home / "files")
    assert sweep_says() == "清除 1 个"
    assert not store().path(orphan).exists()
    assert not left.exists()
    assert store().path(kept.sha256).exists()


def sweep_says() -> str:
    out = StringIO()
    call_command("sweep", stdout=out)
    return out.getvalue().strip()


def test_an_orphan_sent_again_starts_a_new_age(home: Path) -> None:
    files = FileStore(home / "other")
    for _ in range(2):
        with files.receive([b"x"], 10) as incoming:
            files.keep(incoming)
        digest = incoming.sha256
        if not files.path(digest).stat().st_mtime < 10:
            os.utime(files.path(digest), (1, 1))
    with files.receive([b"x"], 10) as incoming:
        files.keep(incoming)
    assert files.sweep(lambda digests: set()) == []


def test_a_lost_or_shortened_content_is_reported() -> None:
    lost, short, whole = (send(text).attachment for text in (b"one", b"two", b"three"))
    store().path(lost.sha256).unlink()
    store().path(short.sha256).write_bytes(b"")
    assert list(missing()) == [f"文件 {lost.sha256[:12]}：内容缺失", f"文件 {short.sha256[:12]}：长度不符"]
    assert Attachment.objects.filter(pk=whole.pk).exists()


def test_everything_is_flushed_before_the_row_is_written(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order that survives a power cut: file, move, folder, and only then the row."""
    order: list[str] = []
    real_fsync, real_replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (order.append("fsync"), real_fsync(handle))[1])
    monkeypatch.setattr(os, "replace", lambda a, b: (order.append("move"), real_replace(a, b))[1])
    real_create = Attachment.objects.get_or_create
    monkeypatch.setattr(
        Attachment.objects, "get_or_create", lambda **values: (order.append("row"), real_create(**values))[1]
    )
    send()
    assert order == ["fsync", "move", "fsync", "fsync", "row"]
