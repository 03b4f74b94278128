"""Hands for the pure tests of publication: a decision handed over, a draft of it, the officers, what the look-ups would find."""

from __future__ import annotations

from datetime import date
from typing import Any

from driver import Driver

from fuyuan.business.publicity.decisions.candidates import Policy
from fuyuan.business.publicity.procedure import CASES, DECISIONS
from fuyuan.business.publicity.redaction import Parties
from fuyuan.business.publicity.redaction.leaks import find_leaks
from fuyuan.organs.actor import SYSTEM, Actor
from fuyuan.organs.posts import Post

DAY = date(2026, 3, 2)  # a Monday
FIRST = Actor(Post.HANDLER, "承办", 2, 1, "某市司法局")
SECOND = Actor(Post.HANDLER, "复核", 3, 1, "某市司法局")
HEAD = Actor(Post.OFFICE_HEAD, "机构负责", 4, 1, "某市司法局")
PARTIES = Parties(people=(("张三",),), firms=(("汝州市兴旺商贸有限公司",),), texts=("13800000000",))
TEXT = "申请人：张三，女，住某村。\n张三称，其在兴旺商贸有限公司门口被处罚，电话13800000000。\n本机关认为，处罚合法。"
OPENED: dict[str, Any] = {
    "case_id": 7, "case_number": "某政复〔2026〕7号", "number": "某政复决字〔2026〕7号", "act": "行政处罚决定", "act_kind": "penalty",
    "area": "公安", "outcome": "维持", "agency": "某市公安局", "decided_on": DAY, "served_on": DAY, "organ_id": 1, "holder_id": 2,
}  # fmt: skip
WORDS = {
    "title": "某市公安局行政处罚行政复议案",
    "summary": "申请人对处罚不服，复议机关认为处罚合法，维持了处罚。",
    "area": "公安",
}


class Found:
    """What lookups.text_of returns."""

    def __init__(self, text: str, problem: str = "") -> None:
        self.text, self.problem = text, problem


class Facts(dict[str, Any]):
    """What the room would look up: the leaks are those of the draft as it is now."""

    def __init__(self, hands: Hands, **given: Any) -> None:
        found = {
            "days": 20, "policy": Policy(), "slug": "abcdefghijkl", "source": Found(TEXT), "parties": PARTIES,
            "names": frozenset({"张三", "汝州市兴旺商贸有限公司"}),
        }  # fmt: skip
        super().__init__(found | given)
        self.hands = hands

    def get(self, key: str, default: Any = None) -> Any:
        return self.leaks() if key == "leaks" else super().get(key, default)

    def leaks(self) -> tuple[str, ...]:
        state = self.hands.state
        if state is None or state.mask is None:
            return ()
        return tuple(leak.text for leak in find_leaks(state.shown, PARTIES, state.mask.hidden))


class Hands(Driver):
    """One publication driven without a database."""

    def __init__(self, procedure: Any = DECISIONS, **facts: Any) -> None:
        super().__init__(procedure)
        self.facts = Facts(self, **facts)

    def do(self, step: str, actor: Actor = FIRST, day: date = DAY, **record: Any) -> Any:
        return self.take(step, record, actor, day)


def opened(**facts: Any) -> Hands:
    hands = Hands(**facts)
    hands.take("open", OPENED, SYSTEM, DAY)
    return hands


def drafted(**facts: Any) -> Hands:
    hands = opened(**facts)
    hands.do("propose", how_public="public")
    hands.do("describe", **WORDS)
    return hands


def confirmed(**facts: Any) -> Hands:
    hands = drafted(**facts)
    hands.do("submit", read=True)
    hands.do("confirm", SECOND, read=True, publish_on=DAY)
    return hands


def published(**facts: Any) -> Hands:
    hands = confirmed(**facts)
    hands.do("publish")
    return hands


__all__ = [
    "CASES",
    "DAY",
    "FIRST",
    "HEAD",
    "SECOND",
    "Found",
    "Hands",
    "confirmed",
    "drafted",
    "opened",
    "published",
]
