"""Hands for the tests of the committee: a case as it is told, candidates, a consultation driven without a database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from driver import Driver

from fuyuan.business.committee.draw import Candidate
from fuyuan.business.committee.procedure import CONSULTATION
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

OFFICE = 2
HANDLER = Actor(Post.HANDLER, "陈明", 5, OFFICE, "某市司法局")
HEAD = Actor(Post.OFFICE_HEAD, "赵衡", 6, OFFICE, "某市司法局")
DAY, MEET, UNTIL = date(2026, 9, 1), date(2026, 9, 15), date(2026, 9, 22)
SEED = "0123abcd"


@dataclass
class Case:
    """What ``reconsideration.queries.brief`` tells of a case."""

    pk: int = 77
    number: str = "某政复〔2026〕9号"
    title: str = "张三不服行政处罚决定案"
    respondents: dict[int, str] = field(default_factory=lambda: {31: "某市公安局"})
    running: bool = True
    signed: bool = False
    own_act: bool = False


def candidate(pk: int, **changes: Any) -> Candidate:
    """Every third is of the government; fields law, and land for the even ones."""
    fields = ("law", "land") if pk % 2 == 0 else ("law",)
    told: dict[str, Any] = {"outside": pk % 3 != 0, "fields": fields, **changes}
    return Candidate(pk, f"委员{pk}", **told)


def pool(count: int = 12, first: int = 101) -> list[Candidate]:
    return [candidate(pk) for pk in range(first, first + count)]


REFERRED: dict[str, Any] = {
    "case_number": "某政复〔2026〕9号",
    "ground": "technical",
    "brief": "申请人不服行政处罚，双方对检验结论的适用有争议，需要专业意见。",
    "questions": ["检验方法是否适用本案产品"],
    "fields": ["law"],
    "size": 5,
    "outside": 2,
    "meet_on": MEET,
    "access_until": UNTIL,
}


def member(pk: int) -> Actor:
    return Actor(Post.COMMITTEE_MEMBER, f"委员{pk}", pk, OFFICE, "某市司法局")


class Hand(Driver):
    """A consultation with short words for what people do."""

    def __init__(self, candidates: Iterable[Candidate] = (), facts: Any = None, **referred: Any) -> None:
        super().__init__(CONSULTATION)
        self.case = Case()
        self.facts = {
            "case": self.case, "running": "", "seed": SEED, "pool": tuple(candidates or pool()), "conflicts": {},
            "case_material": {}, **(facts or {}),
        }  # fmt: skip
        self.take("refer", {**REFERRED, **referred}, HANDLER, DAY)

    def knowing(self, **facts: Any) -> None:
        self.facts = {**self.facts, **facts}

    @property
    def seated(self) -> list[int]:
        return [seat.person_id for seat in self.state.panel]

    def draw(self) -> list[int]:
        self.take("draw", {}, HANDLER, DAY)
        return self.seated

    def opine(self, pk: int, day: date = DAY + timedelta(days=5), **record: Any) -> None:
        told = {"person_id": pk, "view": "方法适用。", "reasons": "标准第3条适用范围包括该产品。", **record}
        self.take("give_opinion", told, member(pk), day)

    def discuss(self, day: date = MEET, **record: Any) -> None:
        told = {"on": day, "chair": self.seated[0], "present": self.seated, **record}
        self.take("open_discussion", told, HANDLER, day)

    def conclude(self, dissent: Iterable[int] = (), day: date = MEET, **record: Any) -> None:
        against = set(dissent)
        positions = [
            {"person_id": pk, "stand": "dissent" if pk in against else "agree",
             "words": "检验机构没有该项资质。" if pk in against else ""}
            for pk in self.state.opened.present
        ]  # fmt: skip
        told = {"course": "委员逐一发表意见，进行了讨论。", "conclusion": "检验方法适用本案产品。", "reasons": "适用范围包括该产品。",
                "positions": positions, **record}  # fmt: skip
        self.take("conclude", told, HANDLER, day)

    def to_opinion(self, dissent: int = 0) -> None:
        for pk in self.draw():
            self.opine(pk)
        self.discuss()
        self.conclude(self.seated[:dissent])
