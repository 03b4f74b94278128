"""B02: a unique token stands in every private field; every role fetches all it can reach; no token turns up where it may not.

The sweep follows links, as a person or a crawler would, and asks for every address of the permission matrix as well,
refused ones included (what a POST answers is read there). Tokens that a role is meant to see must be seen: a sweep that
reads nothing finds nothing.
"""

import re
from collections import deque
from html import unescape

import pytest
from addresses import fill, routes
from canaries import ALLOWED
from county import County, resident_number
from expectations import ALL, TABLE
from opened import text_of
from test_permission_matrix import questions

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|action|src|hx-get)="(/[^"#]*)')
NOT_FOLLOWED = re.compile(r"/(static|sign-out|law)/|/law/")
SAME_PAGE = 4  # addresses followed that differ in their query only
DEEP = 400  # pages read; those refused are not counted

WORD = re.compile("CANARY[A-Z]*")
WORDED = [token for token in ALLOWED if token.startswith("CANARY")]
NUMBERS = sorted(set(ALLOWED) - set(WORDED))

# what a role must come across, or the sweep is blind
MUST: dict[str, set[str]] = {
    "handler": {"CANARYNAMEA", "CANARYREASONB", "CANARYNOTEA", "CANARYOUTCOMEA", "CANARYFILEA", "CANARYCONTENTA", "CANARYNAMEN",
                "CANARYINNERFILEA", "CANARYMESSAGEA", "CANARYVIEWA", "CANARYRELATIONA", "CANARYREPLYB", "13711110101",
                "CANARYHEARDA", "CANARYCHECKB", "CANARYINQUIRYA", "CANARYFOUNDB", "CANARYOPINIONA", resident_number(103),
                "CANARYCONCEDEDA", "CANARYMINUTESA"},
    "supervision_staff": {"CANARYRISKA", "CANARYLISTDRAFTA", "CANARYADVISEDA", "CANARYSTRENGTHA",
                          "CANARYPROBLEMSAID", "CANARYREPORTER", "CANARYUNGIVEN", "CANARYPROBLEMUNTOLD", "CANARYRATED"},
    "training_admin": {"CANARYDUTYA", "CANARYSTOPPED", "CANARYSYLLABUS", "CANARYAGENDAA", "CANARYPROPOSEDA",
                       "CANARYSTEM", "CANARYEXPLAINED"},
    "joint_office": {"CANARYDUTYA", "CANARYFINDING", "CANARYSTRUCK", "CANARYADDED", "CANARYRECTIFY", "CANARYPROOF"},
    "court_liaison": {"CANARYFINDING", "CANARYOVERVIEW"},
    "organ_head": {"CANARYNAMEA", "CANARYOUTCOMEB", "CANARYOPINIONA", "CANARYCLUE"},
    "respondent_liaison": {"CANARYNAMEA", "CANARYREASONA", "CANARYREPLYA", "CANARYREQUESTA",
                           "CANARYFINDING", "CANARYRECTIFY", "CANARYPROOF", "CANARYCONCEDEDA", "CANARYDUTYA",
                           "CANARYSTOPPED", "CANARYSHEETA", "CANARYROWA", "CANARYRISKA", "CANARYADVISEDA", "CANARYACCORDA",
                           resident_number(113)},
    "anonymous": {"CANARYPUBLIC", "CANARYREPORTED", "CANARYLISTPUBLISHED"},
    "other_liaison": {"CANARYALLOTTED", "CANARYLISTPUBLISHED", "CANARYNAMEB", "CANARYREASONB", "CANARYREPLYB", "CANARYFINDING"},
    "applicant_a": {"CANARYNAMEA", "CANARYREQUESTA", "CANARYFILEA"},
    "code_a": {"CANARYNAMEA", "CANARYREQUESTA"},
    "applicant_b": {"CANARYNAMEB", "CANARYREQUESTB"},
}  # fmt: skip


def starts(county: County) -> list[str]:
    """Every address of the matrix with every object, and searches for words of somebody else's case."""
    found = []
    for name, row in TABLE.items():
        if name not in ("sign-out", "shell:display"):
            found += [fill(routes()[name], values) for _, values, _ in questions(row, county)]
    searches = [
        "/matters/reconsideration/?q=CANARY",
        "/desk/search/?q=CANARYNAMEB",
        "/matters/reconsideration/export.xlsx?q=CANARY",
    ]
    return [*found, *searches, "/nowhere/CANARY/", f"/files/{county.ids['file_draft']}/?draft={'e' * 64}"]


def told(text: str) -> set[str]:
    """Return the tokens that stand in a text."""
    worded = {token for word in WORD.findall(text) for token in WORDED if token in word}
    return worded | {token for token in NUMBERS if token in text}


def sweep(county: County, role: str) -> dict[str, str]:
    """Return token → address of the first page on which the role came across it."""
    waiting, seen, variants, found = deque(starts(county)), set[str](), dict[str, int](), dict[str, str]()
    read = 0
    while waiting and read < DEEP:
        url = waiting.popleft()
        path = url.split("?")[0]
        if url in seen or NOT_FOLLOWED.search(path) or variants.get(path, 0) >= SAME_PAGE:
            continue
        seen.add(url)
        variants[path] = variants.get(path, 0) + 1
        answer = county.ask(role, "GET", url)
        read += answer.status == 200
        text = text_of(answer)
        asked = unescape(url)
        for token in told(text):
            # what the address itself says may come back in the page
            if token not in found and token not in asked:
                found[token] = url
        if "text/html" in answer.response.headers.get("Content-Type", ""):
            waiting.extend(unescape(link) for link in LINK.findall(text))
        if answer.location.startswith("/"):
            waiting.append(answer.location)
    return found


@pytest.mark.parametrize("role", sorted(ALL))
def test_no_role_comes_across_what_is_not_for_it_and_each_sees_what_is(role: str, county: County) -> None:
    found = sweep(county, role)
    assert {token: url for token, url in found.items() if role not in ALLOWED[token]} == {}
    assert MUST.get(role, set()) - set(found) == set()


def test_the_public_side_gives_no_party_away_by_search_file_feed_or_data(county: County) -> None:
    """《行政复议法》第七十九条第一款: what is published is read whole, also what no link leads to."""
    here, slug = "/published/decisions/", county.codes["decisions"]
    gone = f"/published/cases/{county.codes['cases']}/"
    asked = [
        here, f"{here}{slug}/", f"{here}{slug}.pdf", f"{here}{slug}.docx", f"{here}feed.xml", f"{here}2026.csv", f"{here}2026.json",
        *(f"{here}?q={word}" for word in ("处罚", "CANARYNAMEP"[:10], "canary", "13711110111", "申请人")),
        "/published/cases/", "/published/cases/?q=案例", "/published/cases/feed.xml", "/published/cases/2026.csv", gone,
    ]  # fmt: skip
    pages = {url: county.ask("anonymous", "GET", url) for url in asked}
    told = {url: text_of(page) for url, page in pages.items()}
    secret = {token for token, who in ALLOWED.items() if "anonymous" not in who}
    assert [
        (url, token) for url, text in told.items() for token in secret if token in text and token not in url
    ] == []
    assert "CANARYPUBLIC" in told[f"{here}2026.json"]
    assert pages[gone].status == 410
    assert county.ask("anonymous", "GET", gone.rstrip("/") + ".pdf").status == 410


def test_the_security_log_names_paths_and_accounts_but_never_content(county: County) -> None:
    text = text_of(county.ask("audit_admin", "GET", "/admin/events/"))
    assert [token for token in ALLOWED if token in text] == []
