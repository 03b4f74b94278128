"""``fuyuan organs load FILE | load starter | template FILE | list | admins``."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from fuyuan.clock import today
from fuyuan.organs import loading
from fuyuan.organs.accounts import first_administrators
from fuyuan.organs.models import Organ, Role, role_holder
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.spreadsheet import template_bytes

STARTER = Path(__file__).resolve().parents[2] / "starter"


class Command(BaseCommand):
    help = "装入和查看机关：load 文件（.xlsx、.json 或 starter）、template 文件、list、admins（首次建立三员账号）"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["load", "template", "list", "admins"], help="要做的事")
        parser.add_argument("file", nargs="?", default="", help="load 读取、template 写入的文件")

    def handle(self, *args: Any, **options: Any) -> None:
        action, file = options["action"], options["file"]
        if action in {"load", "template"} and not file:
            raise CommandError(f"请写出文件：fuyuan organs {action} 文件", returncode=2)
        getattr(self, f"do_{action}")(file)

    def do_load(self, file: str) -> None:
        path = (
            STARTER / f"{os.environ.get('FUYUAN_STARTER', 'ruzhou')}.json"
            if file == "starter"
            else Path(file)
        )
        try:
            report = loading.load_file(path)
        except loading.BadFile as bad:
            lines = "\n".join(bad.errors)
            raise CommandError(
                f"没有导入，请改正后再试（{len(bad.errors)} 处）：\n{lines}", returncode=2
            ) from bad
        except OSError as error:
            raise CommandError(f"读不到文件 {path.name}：{error.strerror}", returncode=2) from error
        self.stdout.write(str(report))

    def do_template(self, file: str) -> None:
        try:
            Path(file).write_bytes(template_bytes())
        except OSError as error:
            raise CommandError(f"写不了文件 {file}：{error.strerror}", returncode=2) from error
        self.stdout.write(f"模板已写入 {file}。")

    def do_list(self, _: str) -> None:
        for organ in Organ.objects.filter(valid_on(today())).select_related("parent"):
            above = f"（{organ.parent.name}）" if organ.parent else ""
            mark = "" if organ.verified else "  未核实"
            self.stdout.write(f"{organ.code}  {organ.get_kind_display()}  {organ.name}{above}{mark}")

    def do_admins(self, _: str) -> None:
        try:
            made = first_administrators(role_holder(Role.RECONSIDERATION_OFFICE, today()))
        except (ValidationError, Organ.DoesNotExist) as error:
            raise CommandError(" ".join(getattr(error, "messages", [str(error)]))) from error
        self.stdout.write("三员账号已建立，首次登录须修改密码。下面的一次性密码只显示这一次：")
        for account, password in made:
            self.stdout.write(f"  {account.username}  {account.name}  {password}")
