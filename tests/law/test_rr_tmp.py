"""Whatever is written into a decision: spans fit, nothing of a party is left, twice is once, aliases are one to one."""

import re
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redaction_marks import decisions

from fuyuan.business.publicity.redaction import Kind, Parties, redact
from fuyuan.business.publicity.redaction.model import applied

CORPUS = decisions(Path(__file__).parent / "redaction_corpus")
SURNAMES = [
    "王",
    "李",
    "张",
    "欧阳",
    "司马",
    "上官",
    "仇",
    "区",
    "逄",
    "向",
    "于",
    "时",
    "高",
    "安",
    "和",
    "黄",
    "单",
    "任",
]
GIVEN = [
    "伟",
    "建国",
    "秀英",
    "一鸣",
    "三",
    "不群",
    "向东",
    "为民",
    "平",
    "兴",
    "全",
    "河",
    "子轩",
    "玉",
    "大力",
    "淼",
]
names = st.builds(str.__add__, st.sampled_from(SURNAMES), st.sampled_from(GIVEN))
minority = st.sampled_from(["买买提·艾力", "阿依古丽·吐尔逊", "次仁·扎西"])
people = st.one_of(names, names, minority)
digits = st.text("0123456789", min_size=8, max_size=8)
phones = st.builds(str.__add__, st.sampled_from(["138", "159", "199"]), digits)
ids = st.builds(
    "{0}{1}{2}".format,
    st.sampled_from(["410482", "110105", "652301"]),
    st.sampled_from(["19850712", "20120229"]),
    st.sampled_from(["3039", "001X", "123x"]),
)
few = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def pulled_apart(text: str, gaps: list[str]) -> str:
    """The text with gaps between its characters: spaces, a line end, nothing."""
    return "".join(char + gap for char, gap in zip(text, [*gaps, *[""] * len(text)], strict=False))


def wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def compact(text: str) -> str:
    return re.sub(r"[\s·.\-]", "", unicodedata.normalize("NFKC", text))


gaps = st.lists(st.sampled_from(["", "", " ", "\u3000", "\n", "\u200b"]), max_size=6)


@st.composite
def decisions_with(draw: st.DrawFn, what: st.SearchStrategy[str]) -> tuple[str, str]:
    """A decision of the corpus with something written into it at a random place, between two characters."""
    text = draw(st.sampled_from(CORPUS)).text
    value = draw(what)
    place = draw(st.integers(0, len(text)))
    return text[:place] + "，" + pulled_apart(value, draw(gaps)) + "，" + text[place:], value


@few
@given(decisions_with(people))
def test_a_known_party_is_hidden_wherever_and_however_it_is_written(written: tuple[str, str]) -> None:
    text, name = written
    done = redact(text, Parties(people=((name,),)))
    assert compact(f"，{name}，") not in compact(done.text)


@few
@given(decisions_with(st.one_of(phones, ids)), st.booleans())
def test_telephones_and_identity_numbers_are_hidden_in_any_width(
    written: tuple[str, str], full: bool
) -> None:
    text, number = written
    done = redact(wide(text) if full else text)
    assert number.upper() not in compact(done.text).upper()


@few
@given(decisions_with(people), st.booleans())
def test_spans_are_in_order_apart_and_lead_to_the_text(written: tuple[str, str], known: bool) -> None:
    text, name = written
    done = redact(text, Parties(people=((name,),)) if known else Parties())
    assert applied(text, done.spans) == done.text
    assert all(text[span.start : span.end] == span.original for span in done.spans)
    assert all(one.end <= two.start for one, two in zip(done.spans, done.spans[1:], strict=False))


@few
@given(decisions_with(people), st.booleans())
def test_redacting_twice_changes_nothing(written: tuple[str, str], known: bool) -> None:
    text, name = written
    once = redact(text, Parties(people=((name,),)) if known else Parties())
    again = redact(once.text)
    assert [(span.original, span.replacement) for span in again.spans] == []


@few
@given(st.lists(people, min_size=2, max_size=6, unique=True), st.sampled_from(CORPUS))
def test_two_persons_never_share_an_alias_and_one_never_has_two(found: list[str], decision: object) -> None:
    text = "".join(f"申请人：{name}，男。\n{name}称：应当撤销。\n" for name in found)
    done = redact(text, Parties(people=tuple((name,) for name in found)))
    aliases: dict[str, set[str]] = {}
    for span in done.spans:
        if span.kind is Kind.NAME:
            aliases.setdefault(span.original, set()).add(span.replacement.strip())
    assert aliases.keys() == set(found)
    assert all(len(given) == 1 for given in aliases.values())
    assert len({alias for given in aliases.values() for alias in given}) == len(found)


@few
@given(st.text(max_size=300))
def test_any_text_at_all_is_read(text: str) -> None:
    done = redact(text)
    assert applied(text, done.spans) == done.text
