"""A plan of the ledger half a year on, for the tests of its boards; and what they ask of a page."""

from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from ledger_plan import Ledger
from organs_people import signed_in

from fuyuan.business.ledger.models import TaskRow
from fuyuan.organs.models import Account

BUREAU, POLICE, TOWN = "汝州市司法局", "汝州市公安局", "寄料镇人民政府"
TODAY = date(2026, 7, 6)


class Story(Ledger):
    """A plan half a year on: one measure closed, one report late, one never sent, one reminder, one return."""

    hand: Any

    def tell(self) -> None:
        self.plan = self.issued()
        self.first = self.task(self.plan, "一", BUREAU)
        self.second = self.task(self.plan, "二", POLICE)
        self.third = self.task(self.plan, "三", TOWN)
        self.hand.set("2026-02-02")
        self.scheme(self.second, self.police)
        self.hand.set("2026-03-30")
        self.report(self.second, self.police, "2026-Q1", problems="=HYPERLINK(人手不足)")
        self.hand.set("2026-04-09")
        self.report(self.first, self.bureau, "2026-Q1", standing="behind")
        self.take(self.third, "urge", self.office, matter="没有报告。", demand="请报告。", by_on="2026-04-17")
        self.hand.set("2026-05-11")
        self.take(self.plan, "meet", self.office, on="2026-05-11", about="研究台账", resolved="加快进度。")
        self.hand.set("2026-05-20")
        self.ask(self.first, self.bureau)
        self.take(self.first, "return_closing", self.office, reason="名单没有附。")
        self.hand.set("2026-06-10")
        self.ask(self.first, self.bureau)
        self.take(self.first, "review_closing", self.office, opinion="齐全。")
        self.take(self.first, "close", self.office, opinion="同意销号。",
                  approval={"by": "钱正", "on": "2026-06-10"})  # fmt: skip
        self.come_back(TODAY)

    def come_back(self, day: date) -> None:
        """Another day: everybody signs in again."""
        self.hand.set(day)
        for who in ("office", "police", "town"):
            setattr(self, f"{who}_client", signed_in(Account.objects.get(pk=getattr(self, who).person_id)))

    def ask(self, task: int, actor: Any) -> None:
        number = TaskRow.objects.get(pk=task).number
        day = self.hand.at.date()
        self.take(task, "ask_closing", actor, result="已经建立。", completed_on=day, numbers=[number])


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def pages(plan: int) -> list[str]:
    return [f"/ledger/{plan}/", f"/ledger/{plan}/0/", f"/ledger/{plan}/year/", f"/ledger/{plan}/changes/",
            f"/ledger/{plan}/sheet/", f"/ledger/{plan}/ledger.xlsx"]  # fmt: skip
