"""``fuyuan demo_people``: one demo account per post; prints the sign-in names and the password."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from fuyuan.organs.demo_people import NotInProduction, demo_password, list_demo_signins, make_demo_people
from fuyuan.organs.models import Organ


class Command(BaseCommand):
    help = "建立演示账号（每个岗位一个），并列出登录名和密码；生产环境不可用"

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            make_demo_people()
        except NotInProduction as error:
            raise CommandError(str(error)) from error
        except (Organ.DoesNotExist, IndexError) as error:
            raise CommandError("请先导入机关数据：fuyuan organs load starter") from error
        self.stdout.write(f"演示账号（密码都是 {demo_password()}）：")
        for username, posts, organ in list_demo_signins():
            self.stdout.write(f"  {username:<14}{posts}（{organ}）")
