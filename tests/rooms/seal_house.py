"""A government with a seal, its keeper and its head; a sealed paper is one call away."""

from datetime import date
from typing import Any

import typst
from django.test import Client
from papers_people import House

from fuyuan.matters import clock
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Organ
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper, Seal
from fuyuan.papers.sealing import services
from fuyuan.papers.services import issue

RING = "#set page(width: 42mm, height: 42mm, margin: 0pt, fill: none)\n#place(center + horizon, circle(radius: 20mm, stroke: 1mm + red))"
GOVERNMENT = "990121"


def image(ppi: float = 300, source: str = RING) -> bytes:
    """A red ring on nothing, as PNG."""
    return bytes(typst.compile({"main.typ": source.encode()}, format="png", ppi=ppi))


class SealHouse(House):
    """A house whose government keeps a seal; ``keeper`` puts it on, ``mayor`` approved it."""

    keeper: Actor
    keeper_client: Client

    def __init__(self) -> None:
        super().__init__()
        self.government = Organ.objects.get(code=GOVERNMENT)
        self.keeper, self.keeper_client = self.hire("baoguan", Post.SEAL_KEEPER, GOVERNMENT)
        self.seal = self.approved()

    def registered(self, **changes: Any) -> Seal:
        values: dict[str, Any] = {
            "organ": self.government, "name": f"{self.government.name}行政复议专用章", "image": image(), "diameter": 42,
            "valid_from": date(2026, 1, 1), "reason": "青政办〔2025〕8号",
            "by": Account.objects.get(pk=self.keeper.person_id),
        }  # fmt: skip
        return services.register(**values | changes)

    def approved(self, **changes: Any) -> Seal:
        return services.approve(self.registered(**changes).pk, self.mayor)

    def issued(self, code: str = "acceptance_notice") -> Paper:
        return issue(self.paper(self.accepted(), code).pk, self.head, clock.today())

    def sealed(self, paper: Paper | None = None) -> Paper:
        paper = paper or self.issued()
        return services.seal_paper(paper_id=paper.pk, seal_id=self.seal.pk, actor=self.keeper)
