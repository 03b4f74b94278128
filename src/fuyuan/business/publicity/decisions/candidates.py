"""Which decisions are to be published, as data: 《行政复议法》第七十九条第一款.

“行政复议机关根据被申请行政复议的行政行为的公开情况，按照国家有关规定将行政复议决定书向社会公开。” The clause is of the 2023 Act:
decisions made before 2024-01-01 need not be. It names no number of days and no list of exceptions; what is a secret or a private matter
is read from 《政府信息公开条例》第十四条、第十五条, the rest is local (settings) and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.record import Choice

SINCE = date(2024, 1, 1)
ADULT = 18  # 《民法典》第十七条: 十八周岁以上的自然人为成年人


class HowPublic(Choice):
    """行政行为的公开情况"""

    PUBLIC = "public", "已经公开，或者应当向社会公开"
    REQUEST = "request", "没有主动公开，可以依申请公开"
    CLOSED = "closed", "依法不予公开"


# what an act of this kind usually is; whoever prepares the publication answers for the single act
USUAL: Mapping[ActKind, HowPublic] = {
    ActKind.PENALTY: HowPublic.PUBLIC,  # 具有一定社会影响的行政处罚决定应当依法公开 (CFF 48.1)
    ActKind.LICENCE: HowPublic.PUBLIC,  # 准予行政许可决定应当予以公开 (XKF 40)
    ActKind.EXPROPRIATION: HowPublic.PUBLIC,  # 征收决定公告 (FOI 21)
    ActKind.AGREEMENT: HowPublic.REQUEST,
    ActKind.BENEFIT: HowPublic.REQUEST,
    ActKind.WORK_INJURY: HowPublic.REQUEST,
}


@dataclass(frozen=True, slots=True)
class Policy:
    """The local part of the rule: whether a minor's case, and one whose act is only given out on request, is published."""

    minors: bool = False
    on_request: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What the case itself shows. ``born``: of the natural persons who are parties, where known."""

    decided_on: date
    born: tuple[date, ...] = ()
    guarded: bool = False  # somebody acts through a 法定代理人


@dataclass(frozen=True, slots=True)
class Answers:
    """What whoever prepares the publication found out about the act and the decision."""

    how_public: HowPublic
    state_secret: bool
    trade_secret: bool
    privacy: bool


def usual(kind: ActKind) -> HowPublic:
    return USUAL.get(kind, HowPublic.REQUEST)


def obstacles(known: Known, policy: Policy) -> Iterator[str]:
    """Say why the rule keeps a decision from being a candidate, before anybody has looked at it."""
    if policy.minors:
        return
    if any(age_on(born, known.decided_on) < ADULT for born in known.born):
        yield "当事人是未成年人（本地规则）"
    elif known.guarded:
        yield "当事人有法定代理人，是未成年人或者不能辨认自己行为的人（本地规则）"


def objections(answers: Answers, policy: Policy) -> Iterator[tuple[str, str]]:
    """Say why a decision that was looked at may not be published, each with its article ("" where the rule is local)."""
    if answers.state_secret:
        yield "涉及国家秘密", "FOI 14"
    if answers.trade_secret:
        yield "涉及商业秘密，隐去以后仍会泄露", "FOI 15"
    if answers.privacy:
        yield "涉及个人隐私，隐去以后仍能认出是谁", "FOI 15"
    if answers.how_public is HowPublic.CLOSED:
        yield "被申请行政复议的行政行为依法不予公开", "L23 79.1"
    if answers.how_public is HowPublic.REQUEST and not policy.on_request:
        yield "行政行为没有向社会公开，本地规则规定这类决定书不公开", "L23 79.1"


def age_on(born: date, day: date) -> int:
    """Full years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
