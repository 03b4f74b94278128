"""Hands for the tests of the leadership room: the court's county, a plan that asks for numbers, a department's year."""

from __future__ import annotations

from itertools import count
from typing import Any

from ledger_plan import measure
from suit_house import Court

from fuyuan.business.leadership.models import LeadYear
from fuyuan.business.leadership.years.state import YearState
from fuyuan.clock import Hand
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter
from fuyuan.organs.posts import Post

ASKS = (
    "定期集中学习法律法规，每年不少于5次。主要领导讲座每年不少于2次。主要领导参与案件讨论次数不少于案件总数的三分之一。"
    "领导每年最少旁听一次行政诉讼案件的庭审。"
)
CHIEF, DEPUTY = "周局长", "吴副局长"


class House(Court):
    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.hand, self.serial = hand, count(1)
        self.supervisor, self.supervisor_client = self.hire("jiandu", Post.SUPERVISION_STAFF, "汝州市司法局")

    def asked(self, text: str = ASKS, **more: Any) -> int:
        """A running plan with one measure that says these words."""
        line = measure("十六", "提升领导法治思维", self.unit("汝州市司法局", lead=True)) | {"text": text}
        return self.issued(measures=[line], **more)

    def year(self, **more: Any) -> int:
        """The police's year: its plan filed by the liaison and confirmed by the head."""
        record = {**plan(), "year": self.hand.at.year, **more}
        pk = open_matter(kind="leadyear", step="file_plan", record=record, actor=self.police).matter_id
        self.head(pk, "confirm_plan")
        return pk

    def head(self, pk: int, step: str, **record: Any) -> Outcome:
        return self.take(pk, step, self.police_head, **record)

    def study(self, pk: int, **more: Any) -> Outcome:
        record = {
            "on": self.hand.at.date(), "title": f"专题{next(self.serial)}", "agenda": "学习行政处罚法", "expert": "李教授",
            "leaders": [CHIEF, DEPUTY], "people": 20, "proof": "签到表存办公室", **more,
        }  # fmt: skip
        return self.take(pk, "study", **record)

    def lecture(self, pk: int, **more: Any) -> Outcome:
        record = {
            "on": self.hand.at.date(), "title": f"讲座{next(self.serial)}", "leader": CHIEF, "about": "执法程序", "people": 40,
            "proof": "讲稿存法制科", **more,
        }  # fmt: skip
        return self.take(pk, "lecture", **record)

    def hear(self, pk: int, **more: Any) -> Outcome:
        record = {
            "on": self.hand.at.date(), "court": "平顶山市中级人民法院", "number": "（2026）豫04行终9号", "leaders": [DEPUTY],
            "about": "旁听了全部庭审", "proof": "旁听证存办公室", **more,
        }  # fmt: skip
        return self.take(pk, "hear", **record)

    def confirm(self, pk: int, **no: str) -> Outcome:
        """The head agrees to everything, but for the titles named with a reason."""
        lines = [
            {"number": each.number, "what": each.words, "verdict": "no" if each.title in no else "yes",
             "why": no.get(each.title, "")}
            for each in self.of(pk).pending
        ]  # fmt: skip
        return self.head(pk, "confirm", entries=lines)

    def of(self, pk: int) -> YearState:
        return YearState.model_validate_json(LeadYear.objects.get(pk=pk).state)

    def decision(self, *leaders: str, confirmed: bool = True, **more: Any) -> int:
        """A decision reviewed and discussed today by these leaders."""
        record = {
            "title": "某公司违法经营案", "file_number": f"汝公行罚案〔2026〕{next(self.serial)}号", "act_kind": "penalty",
            "why": "grave", "proposed": "罚款二十万元", **more,
        }  # fmt: skip
        pk = open_matter(kind="majordecision", step="enter", record=record, actor=self.police).matter_id
        self.take(pk, "review", **reviewed(self.hand))
        self.take(pk, "discuss", **talked(self.hand, *leaders))
        if confirmed:
            self.head(pk, "confirm")
        return pk

    def heard(self) -> int:
        """A suit against the police that is heard today, the twentieth of April."""
        self.hand.set("2026-04-20T15:00")
        suit = self.sued()
        self.take(
            suit, "schedule_hearing", self.office, hearing_on="2026-04-20", at="09:00", place="第一法庭"
        )
        return suit

    def in_court(self, suit: int, head: str = "chief", **more: Any) -> Outcome:
        record = {
            "hearing": 1,
            "defendant": 1,
            "head": head,
            "name": "周局长",
            "post": "局长",
            "spoke": True,
            **more,
        }
        return self.take(suit, "record_attendance", **record)


def plan(**more: Any) -> dict[str, Any]:
    return {
        "leaders": [
            {"name": CHIEF, "duty": "局长", "chief": True},
            {"name": DEPUTY, "duty": "副局长", "chief": False},
        ],
        "books": [{"title": "行政处罚法", "by": "2026-10-31", "assess": "闭卷考试"}],
        "topics": "每季度一次", "lectures": "上下半年各一次", **more,
    }  # fmt: skip


def reviewed(hand: Hand, **more: Any) -> dict[str, Any]:
    return {
        "on": hand.at.date(),
        "reviewer": "郑法制",
        "opinion": "passed",
        "words": "程序合法，裁量适当",
        **more,
    }


def talked(hand: Hand, *leaders: str, **more: Any) -> dict[str, Any]:
    return {
        "on": hand.at.date(), "host": leaders[0], "leaders": list(leaders), "opinions": "一致同意", "result": "agreed",
        "decision": "罚款二十万元", "minutes": "局党委会纪要3号", **more,
    }  # fmt: skip
