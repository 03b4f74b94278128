"""The fields of a page's forms as a browser would send them, and the hostile things to put into them."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import quote_from_bytes, quote_plus

from hypothesis import strategies as st

HUGE = "9" * 5000  # more digits than int() reads
HOSTILE = (
    "", " ", "\x00", "甲\x00乙", "\x1b[31m", "\u202e反\u2066向\u2069", "\ufeff\u200b", "１２３４５", "٣٤٥", "²", "一二三", "-1", "0",
    "1e309", "NaN", "Infinity", "1.5", "9" * 18, "9" * 19, "9" * 25, HUGE, f"-{HUGE}", "2026-02-30", "0001-01-01", "9999-12-31",
    "10000-01-01", "２０２６年９月２８日", "2026-09-28..2026-09-01", "..", "a..b..c", "<script>alert(1)</script>", "' OR 1=1 --",
    '"; DROP TABLE x', "{{7*7}}{% debug %}", "%s%n%x", "../../../etc/passwd", "//example.com", "javascript:alert(1)", "[]", '{"a":1}',
    "𠮷𪚥", "e\u0301", "\U0010ffff", "字" * 20_001, "a\r\nb: c", "remove-x", "remove--1", "remove-" + HUGE, "remove-²", "n.1", f"n.{HUGE}",
    "p.1.\x00", "last", "n.²", "reconsideration:assign", "reconsideration:", ":", "null", "true", "identity:x", "evidence:",
)  # fmt: skip
RAW = (
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"\xf0\x9f",
    b"\xc0\x80",
)  # surrogates and broken UTF-8, as no browser sends them
MEGABYTE = "字" * 350_000

Value = str | bytes


class Forms(HTMLParser):
    """Collects name → value of every control on a page; several of one name are kept in order."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "select":
            self._select = name
            self.fields.setdefault(name, [])
        elif tag == "option" and self._select and given.get("value"):
            self.fields[self._select][:1] = [given["value"]]
        elif tag in ("input", "textarea", "button") and name and given.get("type") != "file":
            self.fields.setdefault(name, []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        self._select = "" if tag == "select" else self._select


def fields_of(page: str) -> dict[str, list[str]]:
    parser = Forms()
    parser.feed(page)
    return {
        name: values or [""]
        for name, values in parser.fields.items()
        if name and name != "csrfmiddlewaretoken"
    }


def encoded(pairs: list[tuple[str, Value]]) -> str:
    return "&".join(
        f"{quote_plus(name)}={quote_from_bytes(value) if isinstance(value, bytes) else quote_plus(value, errors='surrogatepass')}"
        for name, value in pairs
    )


def values() -> st.SearchStrategy[Value]:
    return st.one_of(
        st.sampled_from(HOSTILE), st.sampled_from(RAW), st.text(max_size=40), st.integers().map(str),
    )  # fmt: skip


@st.composite
def filled(draw: st.DrawFn, fields: dict[str, list[str]]) -> list[tuple[str, Value]]:
    """Fill in a form: most fields as they stand, some hostile, some missing, some twice."""
    pairs: list[tuple[str, Value]] = []
    for name, usual in fields.items():
        what = draw(st.integers(0, 9))
        if what <= 3:
            pairs += [(name, value) for value in usual[:1]]
        elif what <= 7:
            pairs.append((name, draw(values())))
        elif what == 8:
            pairs += [(name, draw(values())), (name, draw(values()))]
    return pairs
