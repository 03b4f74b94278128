"""送达: in which way a paper may be served and from which day it counts.

行政复议法第八十八条第一款: what it does not say follows 民事诉讼法, articles 87 to 95. The caller says what happened; the law
says whether that was service, and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fuyuan.law.assumptions import Assumed
from fuyuan.law.calendar import Calendar
from fuyuan.law.citation import Citation, refs
from fuyuan.law.period import due


class Way(StrEnum):
    """The ways of service."""

    DIRECT = "direct"
    LEFT = "left"
    MAIL = "mail"
    ELECTRONIC = "electronic"
    PUBLIC_NOTICE = "public_notice"
    ENTRUSTED = "entrusted"
    PASSED_ON = "passed_on"


# the article that allows the way and, last, the one that says from which day it counts
_BASIS = {
    Way.DIRECT: "MSF23 88.1, 88.2",
    Way.LEFT: "MSF23 89",
    Way.MAIL: "MSF23 91",
    Way.ELECTRONIC: "MSF23 90.1, 90.2",
    Way.PUBLIC_NOTICE: "MSF23 95.1",
    Way.ENTRUSTED: "MSF23 91, MSJS 134.1",
    Way.PASSED_ON: "MSF23 92, 93, 94",
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was done on a day. ``on``: signed, left, arrived in the recipient's system, or announced.

    ``attested``: a witness signed, or photographs or a recording were made. ``agreed``: the recipient agreed to electronic
    service and confirmed the address. ``missing``: nobody knows where the recipient is. ``failed``: another way was
    tried in vain. ``why``: the reason and course of an announcement are noted. ``foreign``: no home in this country.
    """

    way: Way
    on: date
    attested: bool = False
    agreed: bool = False
    missing: bool = False
    failed: bool = False
    why: bool = False
    foreign: bool = False


def basis(way: Way) -> tuple[Citation, ...]:
    """Return the articles a way of service rests on."""
    return refs(_BASIS[way])


def unfit(attempt: Attempt) -> tuple[str, Citation] | None:
    """Return why what was done is no service, and the article that says so; None when it is."""
    if attempt.way is Way.LEFT and not attempt.attested:
        return "留置送达须有见证人签名，或者附上拍照、录像记录", refs("MSF23 89")[0]
    if attempt.way is Way.ELECTRONIC and not attempt.agreed:
        return "受送达人没有同意电子送达，或者没有在送达地址确认书中确认", refs("MSF23 90.1")[0]
    if attempt.way is Way.PUBLIC_NOTICE and not (attempt.missing or attempt.failed):
        return "受送达人下落不明，或者用其他方式无法送达的，才能公告送达；请先登记没有送达的经过", refs(
            "MSF23 95.1"
        )[0]
    if attempt.way is Way.PUBLIC_NOTICE and not attempt.why:
        return "公告送达的，请记明原因和经过", refs("MSF23 95.2")[0]
    return None


def counts_on(attempt: Attempt, calendar: Calendar, assumptions: Assumed) -> date:
    """Return the day from which the service counts: that of the receipt; thirty natural days after an announcement
    (民事诉讼法第九十五条第一款), sixty where the recipient has no home in this country (第二百八十三条第二款).
    """
    if attempt.way is not Way.PUBLIC_NOTICE:
        return attempt.on
    facts = {"foreign": True} if attempt.foreign else {}
    return due(
        "public_notice_service", attempt.on, facts=facts, calendar=calendar, assumptions=assumptions
    ).due
