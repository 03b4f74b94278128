"""Requests that no browser sends: other methods, other encodings. None is answered as if it were a usual one, none is a 5xx."""

import pytest
from county import County
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
ADDRESSES = [
    ("/", "a page for everybody"),
    ("/sign-in/", "a page that knows who looks"),
    ("/desk/", "a page for staff"),
    ("/matters/reconsideration/new/apply/", "the dialog of a step"),
]


def ask(county: County, method: str, url: str, body: bytes = b"", content_type: str = FORM) -> HttpResponse:
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = county.sessions["handler"]
    return client.generic(method, url, body, content_type=content_type)


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "PROPFIND", "X"])
@pytest.mark.parametrize(("url", "why"), ADDRESSES)
def test_a_page_knows_get_head_and_post_only(url: str, why: str, method: str, county: County) -> None:
    response = ask(county, method, url)
    assert response.status_code == 405, why
    assert response["Allow"] == "GET, HEAD, POST"


CHARSETS = [
    ("utf-16", "half a character at the end"),
    ("undefined", "a codec of Python that always fails"),
    ("idna", "a codec of names of hosts"),
    ("base64", "a codec from bytes to bytes"),
    ("unicode_escape", "a codec that reads escapes"),
    ("no-such-thing", "none at all"),
]


@pytest.mark.parametrize(("charset", "why"), CHARSETS)
@pytest.mark.parametrize("url", ["/sign-in/", "/portal/sign-in/", "/matters/reconsideration/new/apply/"])
def test_what_is_sent_is_read_as_utf_8_whatever_the_header_says(
    url: str, charset: str, why: str, county: County
) -> None:
    response = ask(county, "POST", url, b"username=%ff&reason=%E7%94%B2", f"{FORM}; charset={charset}")
    assert response.status_code < 500, why


WORDS = [
    ("字" * 12, "letters, and twelve, but none that stands on a paper"),
    ("Ａ" * 12, "letters of full width"),
    ("²" * 12, "digits of another kind"),
    ("a/b", "a slash begins another part of an address"),
    ("..", "the folder above"),
    ("a\r\nb: c", "a line of a header"),
    ("?a=1#b", "the end of a path"),
]


@pytest.mark.parametrize(("word", "why"), WORDS)
def test_a_word_typed_to_be_verified_never_breaks_the_address_it_goes_into(
    word: str, why: str, county: County
) -> None:
    asked = Client(raise_request_exception=False).get("/verify/", {"code": word}, follow=True)
    assert asked.status_code == 404, why
    sent = Client(raise_request_exception=False).post("/paper/", {"code": word})
    assert sent.status_code == 422, why
