"""A sent file leaves the house as a download, for those who may read it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from organs_people import load_sample, person, signed_in

from fuyuan.matters.attachments import receive_file
from fuyuan.matters.clock import set_clock
from fuyuan.organs.posts import Post
from toy.desk import CLERK, receive

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path, db: None) -> Iterator[Path]:
    settings.HOME = tmp_path
    load_sample()
    with set_clock("2026-09-28"):
        yield tmp_path


def address(name: str, **options: Any) -> str:
    matter = receive().matter_id
    use = receive_file(actor=CLERK, name=name, chunks=[b"text"], matter_id=matter, **options)
    return f"/files/{use.pk}/"


def test_a_file_is_sent_as_a_download_that_cannot_act() -> None:
    response = signed_in(person("clerk", Post.HANDLER)).get(address("处罚决定书 “副本”.txt"))
    assert b"".join(response.streaming_content) == b"text"  # type: ignore[arg-type]
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%A4%84")
    assert response["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert (response["X-Content-Type-Options"], response["Cache-Control"]) == ("nosniff", "no-store")
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_a_long_name_survives_and_no_line_end_enters_the_header() -> None:
    response = signed_in(person("clerk", Post.HANDLER)).get(address("书" * 200 + "\r\nX: y.txt"))
    assert response.status_code == 200
    assert "X" not in response
    assert "%E4%B9%A6" * 200 in response["Content-Disposition"]


def test_somebody_elses_file_is_a_404_and_a_visitor_is_asked_to_sign_in() -> None:
    url = address("说明.txt")
    assert signed_in(person("other", Post.RESPONDENT_LIAISON)).get(url).status_code == 404
    assert signed_in(person("clerk", Post.HANDLER)).get("/files/9999/").status_code == 404
    assert Client().get(url).status_code == 302


def test_a_file_for_certain_posts_is_hidden_from_the_others() -> None:
    url = address("合议记录.txt", readers=[Post.OFFICE_HEAD])
    assert signed_in(person("head", Post.OFFICE_HEAD)).get(url).status_code == 200
    assert signed_in(person("clerk", Post.HANDLER)).get(url).status_code == 404
