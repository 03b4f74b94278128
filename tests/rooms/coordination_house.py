"""Hands for the tests of the coordination room: three departments, the supervision body, the mayor, and their words."""

from __future__ import annotations

from itertools import count
from typing import Any

from ledger_plan import Ledger

from fuyuan.business.coordination.models import Coordination
from fuyuan.business.coordination.state import CoordinationState
from fuyuan.clock import Hand
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

POLICE, CITY, LAND = "汝州市公安局", "汝州市城市管理局", "汝州市自然资源和规划局"
ITEM = "占用消防通道停放车辆的查处"


class House(Ledger):
    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.hand, self.serial = hand, count(1)
        self.supervisor, self.supervisor_client = self.hire("jiandu", Post.SUPERVISION_STAFF, "汝州市司法局")
        self.city, self.city_client = self.hire("chengguan", Post.RESPONDENT_LIAISON, CITY)
        self.land, self.land_client = self.hire("ziran", Post.RESPONDENT_LIAISON, LAND)

    def organ(self, name: str) -> int:
        return Organ.objects.get(name=name).pk

    def apply(self, *others: str, by: Actor | None = None, **more: Any) -> int:
        """The police apply against the city management, unless said otherwise."""
        record = {
            "item": ITEM, "sort": "jurisdiction", "opponents": [{"organ_id": self.organ(each)} for each in others or (CITY,)],
            "facts": "小区门前的消防通道被占，两个单位都认为由对方处罚", "claim": "由城市管理局负责", "basis": "权责清单第十二项",
            "talked_on": self.hand.at.date(), "talked": "电话、会议各一次", **more,
        }  # fmt: skip
        return open_matter(
            kind="coordination", step="apply", record=record, actor=by or self.police
        ).matter_id

    def accepted(self, *others: str, **more: Any) -> int:
        pk = self.apply(*others, **more)
        self.take(pk, "accept", self.supervisor)
        return pk

    def answer(self, pk: int, by: Actor | None = None) -> Outcome:
        return self.take(pk, "answer", by or self.city, claim="由公安局负责", basis="道路交通安全法")

    def meet(self, pk: int, *no: str, **more: Any) -> Outcome:
        """Everybody agrees but those named; the city management leads, the police help."""
        sides = [
            {"organ_id": each.organ_id, "name": each.name, "who": "副局长", "vote": "no" if each.name in no else "yes"}
            for each in self.of(pk).parties
        ]  # fmt: skip
        record = {
            "on": self.hand.at.date(), "place": "司法局会议室", "chair": "卫东", "sides": sides, "talk": "逐项讨论", "lines": self.lines(),
            "perform_by": "2026-06-30", **more,
        }  # fmt: skip
        return self.take(pk, "meet", self.supervisor, **record)

    def lines(self) -> list[dict[str, Any]]:
        return [
            {"organ_id": self.organ(CITY), "part": "lead", "what": "对占用消防通道停车立案查处"},
            {"organ_id": self.organ(POLICE), "part": "help", "what": "提供车辆信息"},
        ]

    def settled(self, **more: Any) -> int:
        pk = self.accepted(**more)
        self.answer(pk)
        self.meet(pk)
        return pk

    def of(self, pk: int) -> CoordinationState:
        return CoordinationState.model_validate_json(Coordination.objects.get(pk=pk).state)
