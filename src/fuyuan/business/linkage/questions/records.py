"""What each step of a question between court and government (信息互通) writes down."""

from __future__ import annotations

from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.record import Day, FileRef, Record, Text, ask


class Asked(Record):
    title: Text = ask("问题", min_length=4, max_length=120, help="例如：行政处罚听证告知的送达怎样认定")
    act_kind: ActKind = ask("案件类型")
    area: Text = ask("管理领域", default="", max_length=60)
    text: Text = ask(
        "具体内容",
        widget="long",
        min_length=4,
        max_length=6000,
        help="写明背景、争议和想了解什么；不写当事人姓名",
    )
    answer_by: Day = ask("请在哪一天前答复")
    files: tuple[FileRef, ...] = ask("有关材料", default=(), widget="files")


class AnswerGiven(Record):
    text: Text = ask("答复", widget="long", min_length=4, max_length=8000)
    by: Text = ask("答复人", min_length=1, max_length=60, help="写姓名和职务")
    files: tuple[FileRef, ...] = ask("有关材料", default=(), widget="files")


class FollowedUp(Record):
    text: Text = ask("追问", widget="long", min_length=4, max_length=4000)
    answer_by: Day = ask("请在哪一天前答复")
