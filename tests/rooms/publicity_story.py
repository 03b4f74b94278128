"""Hands for the tests of publication: a decision whose paper names people, served; two officers; the public without an account."""

from __future__ import annotations

from datetime import date
from typing import Any

import reconsideration_samples as samples
from django.test import Client
from reform_story import BREACH, Live, Story

from fuyuan.business.publicity.models import Publication, Published
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

TOLD = {
    **BREACH,
    "facts": "2026年2月1日，被申请人对申请人张三作出罚款五百元的决定。证人赵铁柱在场，王秀英的电话是13912345678，车牌豫D12345。",
    "opinion": "被申请人没有听取张三的陈述、申辩，违反《行政处罚法》第四十五条第一款的规定。",
}
CHECKED = {"how_public": "public"}
WORDS = {
    "title": "汝州市公安局行政处罚行政复议案",
    "summary": "申请人对罚款五百元不服。复议机关查明，公安机关处罚以前没有听取申请人的陈述和申辩，撤销了处罚决定。",
    "area": "公安",
}


class Office(Story):
    """The county with two officers of the reconsideration office, its head and the organ's head."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.first_client = self.hire("chengban", Post.HANDLER, "汝州市司法局")
        self.second, self.second_client = self.hire("fuhe", Post.HANDLER, "汝州市司法局")
        self.head, self.head_client = self.hire("jigoufuze", Post.OFFICE_HEAD, "汝州市司法局")

    def decided(self, *, signed: bool = True, draft: dict[str, Any] | None = None) -> Live:
        """A case decided, its paper signed, and served: publication opens."""
        case, day = self.case(), self.hand.at.date()
        samples.make(case, day, samples.draft(**{"kind": "revoke"}) | (draft or TOLD))  # type: ignore[arg-type]
        if signed:
            issue(
                Paper.objects.get(matter_id=case.matter_id, kind="reconsideration.decision").pk,
                self.mayor,
                day,
            )
        samples.served(case, day)  # type: ignore[arg-type]
        return case

    def publication(self, case: Live) -> Publication:
        return Publication.objects.get(case_id=case.matter_id)

    def do(self, pk: int, step: str, actor: Any = None, **record: Any) -> Outcome:
        return take_step(matter_id=pk, step=step, record=record, actor=actor or self.first)

    def begin(self, actor: Any, *numbers: str, **more: Any) -> Outcome:
        record = {"numbers": numbers, "why": "程序违法的典型", **more}
        return open_matter(kind="typical_case", step="begin", record=record, actor=actor)

    def prepared(self, case: Live) -> int:
        """A draft without leaks, with its words."""
        pk = self.publication(case).pk
        self.do(pk, "propose", **CHECKED)
        self.do(pk, "describe", **WORDS)
        return pk

    def published(self, case: Live, on: date | None = None) -> Published:
        pk = self.prepared(case)
        self.do(pk, "submit", read=True)
        self.do(pk, "confirm", self.second, read=True, publish_on=on or self.hand.at.date())
        self.do(pk, "publish")
        return Published.objects.get(matter_id=pk)


def public(path: str, **more: Any) -> Any:
    return Client().get(path, **more)
