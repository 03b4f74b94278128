"""Hands for the ledger's tests: the joint-conference office, units of the starter county, a small plan and its acts."""

from datetime import date
from typing import Any

from django.test import Client
from organs_people import RUZHOU, load_county, person, signed_in

from fuyuan.business.ledger.models import TaskRow
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import settings
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Organ
from fuyuan.organs.posts import Post

ISSUED = date(2026, 1, 12)  # a Monday
APPROVED = {"by": "钱正 市长", "on": ISSUED}


def measure(
    number: str, heading: str, *units: dict[str, Any], deadlines: Any = (), **more: Any
) -> dict[str, Any]:
    lines = deadlines or ({"text": "持续推进", "kind": "continuing"},)
    return {"number": number, "section": "工作措施", "heading": heading, "text": f"{heading}。", "units": units,
            "deadlines": lines, **more}  # fmt: skip


class Ledger:
    """The county, its people, and short words for what they do."""

    def __init__(self) -> None:
        load_county(RUZHOU)
        settings.forget()
        self.office, self.office_client = self.hire(
            "lianxiban", Post.JOINT_OFFICE, "汝州市府院联动联席会议办公室"
        )
        self.mayor, self.mayor_client = self.hire("shizhang", Post.ORGAN_HEAD, "汝州市人民政府")
        self.bureau, self.bureau_client = self.hire("sifaju", Post.RESPONDENT_LIAISON, "汝州市司法局")
        self.police, self.police_client = self.hire("gonganju", Post.RESPONDENT_LIAISON, "汝州市公安局")
        self.police_head, self.police_head_client = self.hire("juzhang", Post.RESPONDENT_HEAD, "汝州市公安局")
        self.town, self.town_client = self.hire("jiliao", Post.RESPONDENT_LIAISON, "寄料镇人民政府")

    def hire(self, username: str, post: Post, organ: str) -> tuple[Actor, Client]:
        where = Organ.objects.get(name=organ)
        account = person(username, post, at=where.code)
        return Actor(post, account.name, account.pk, where.pk, where.name), signed_in(account)

    def unit(self, name: str, **more: Any) -> dict[str, Any]:
        return {"name": name, "target": f"organ:{Organ.objects.get(name=name).pk}", **more}

    def plan_record(self, **more: Any) -> dict[str, Any]:
        """Three measures: one that ends on a day, one that never ends for two organs, one for every town."""
        dated = ({"text": "2026年6月底前", "kind": "month_end", "on": "2026-06-30"},)
        measures = (
            measure("一", "建立咨询委员会", self.unit("汝州市司法局", lead=True), deadlines=dated,
                    sources=("reconsideration.accepted",)),
            measure("二", "强化府院联动工作机制", self.unit("汝州市司法局", lead=True), self.unit("汝州市公安局", role="配合")),
            measure("三", "加强执法人员培训", {"name": "各乡镇人民政府", "target": "kinds:town"}),
        )  # fmt: skip
        return {"title": "某工作方案", "document_number": "汝府院联席办〔2026〕1号", "issuer": "汝州市府院联动联席会议办公室",
                "issued_on": ISSUED, "measures": measures, **more}  # fmt: skip

    def adopted(self, **more: Any) -> int:
        return open_matter(
            kind="plan", step="adopt", record=self.plan_record(**more), actor=self.office
        ).matter_id

    def issued(self, **more: Any) -> int:
        plan = self.adopted(**more)
        take_step(matter_id=plan, step="issue_tasks", record={}, actor=self.office)
        return plan

    def task(self, plan: int, number: str, unit: str) -> int:
        return TaskRow.objects.get(plan_id=plan, measure=number, unit_name=unit).pk

    def take(self, pk: int, step: str, actor: Actor, **record: Any) -> Outcome:
        return take_step(matter_id=pk, step=step, record=record, actor=actor)

    def scheme(self, task: int, actor: Actor) -> Outcome:
        return self.take(
            task,
            "plan_work",
            actor,
            leader="王强",
            contact="李明",
            phone="0375-6666666",
            scheme="分三步落实。",
        )

    def report(self, task: int, actor: Actor, period: str, **more: Any) -> Outcome:
        words = {"standing": "on_track", "done": "已经开展。", **more}
        return self.take(task, "report", actor, period=period, **words)
