"""A court's system that calls the interface: its credential, and short words for what it sends."""

import json
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client
from organs_people import person
from suit_house import Court

from fuyuan.organs import credentials
from fuyuan.organs.models import Account, Credential, Organ, Scope
from fuyuan.organs.posts import Post

COURT = "汝州市人民法院"
UNTIL = date(2027, 6, 30)


class Caller(Court):
    """The suits' house with the court's system; the clock stands in July 2026."""

    def __init__(self) -> None:
        super().__init__()
        self.admin: Account = person(
            "sysadmin", Post.SYSTEM_ADMIN, at=Organ.objects.get(name="汝州市司法局").code
        )
        self.credential, self.secret = self.issued()
        self.client = Client(raise_request_exception=False)

    def issued(
        self, name: str = "审判管理系统", scope: Scope = Scope.COURT_SUITS, court: str = COURT
    ) -> tuple[Credential, str]:
        organ = Organ.objects.get(name=court)
        return credentials.issue(organ=organ, name=name, scope=scope, expires_on=UNTIL, by=self.admin)

    def post(self, body: Any, secret: str | None = None, **headers: str) -> HttpResponse:
        text = body if isinstance(body, bytes | str) else json.dumps(body, ensure_ascii=False)
        return self.client.post(
            "/api/v1/court/suits", text, content_type=headers.pop("type", "application/json"),
            headers={"Authorization": f"Bearer {secret or self.secret}", **headers},
        )  # fmt: skip

    def get(self, path: str, secret: str | None = None) -> HttpResponse:
        return self.client.get(
            f"/api/v1/{path}", headers={"Authorization": f"Bearer {secret or self.secret}"}
        )

    def sent(self, *suits: dict[str, Any], batch: str = "b1", status: int = 200) -> list[dict[str, Any]]:
        """Send a batch and return its receipts."""
        response = self.post({"batch": batch, "suits": list(suits)})
        assert response.status_code == status, response.content.decode()
        return [dict(each) for each in response.json()["receipts"]]


def suit(number: int = 1, **more: Any) -> dict[str, Any]:
    """A closed first instance that the county lost."""
    return {
        "case_number": f"（2026）豫0482行初{number}号", "plaintiffs": ["张三"], "defendants": ["汝州市公安局"],
        "cause": "治安行政处罚", "docketed_on": "2026-03-02", "closed_on": "2026-05-06", "outcome": "判决撤销", **more,
    }  # fmt: skip
