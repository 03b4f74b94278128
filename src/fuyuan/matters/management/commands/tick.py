"""`fuyuan tick`: what time brings: steps of the law, moved days, reminders, messages that wait."""

from typing import Any

from django.core.management.base import BaseCommand

from fuyuan.matters.notify import send_outbox
from fuyuan.matters.rederive import rederive_if_needed
from fuyuan.matters.reminders import remind
from fuyuan.matters.tick import tick


class Command(BaseCommand):
    help = (
        "办理期限届满后依法自动发生的步骤（例如视为受理），提醒临近和超过的期限，发出待发的消息；可以重复运行"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for moved in rederive_if_needed():
            self.stdout.write(f"{moved.label}　{moved.title}：{moved.old} → {moved.new}")
        number = 0
        for done in tick():
            number += 1
            self.stdout.write(
                f"{done.label}　{done.step}　{f'未办理：{done.problem}' if done.problem else '已办理'}"
            )
        self.stdout.write(f"自动办理 {number} 件，提醒 {remind()} 项，发出消息 {send_outbox()} 条")
