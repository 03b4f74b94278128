"""Overdue for longer than the plan allows: the joint-conference office is told, once for each day missed, that it may urge."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from fuyuan.matters import clock
from fuyuan.matters.models import Notification
from fuyuan.organs.posts import Post

from .models import PlanRow, TaskRow
from .procedure import TASK


def overdue_notes() -> Iterator[Notification]:
    """Yield a note for every task that a reminder letter may be sent for (two queries for each running plan)."""
    today = clock.today()
    for plan in PlanRow.objects.filter(stage="running").only("pk", "organ_id", "urge_after"):
        late = TaskRow.objects.filter(
            plan_id=plan.pk, stage__in=("given", "working"), urged=False,
            next_due__lt=today - timedelta(days=plan.urge_after),
        )  # fmt: skip
        for task in late.only("pk", "unit_name", "number", "title", "next_due", "next_duty"):
            yield _note(task, plan.organ_id)


def _note(task: TaskRow, office_id: int | None) -> Notification:
    assert task.next_due
    days = (clock.today() - task.next_due).days
    text = f"{task.unit_name}的{task.number}“{task.title}”：“{task.next_duty}”逾期{days}天，可以督办"
    return Notification(
        post=Post.JOINT_OFFICE.value, organ_id=office_id, matter_id=task.pk, text=text[:500], at=clock.now(),
        url=reverse("shell:step", kwargs={"kind": TASK.name, "pk": task.pk, "step": "urge"}),
        key=f"urge:{task.pk}:{task.next_due}",
    )  # fmt: skip
