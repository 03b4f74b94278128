"""What each step of a lesson (微课) writes down."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from fuyuan.business.training.sessions.records import Attended, Subject
from fuyuan.matters.record import Day, FileRef, Record, Text, ask

HTTPS = r"^(https://\S+)?$"


class Page(Record):
    """One page: text, and the address of a video where there is one. ``minutes``: to be spent on it at least."""

    title: Text = ask("页标题", min_length=1, max_length=100)
    text: Text = ask("内容", widget="long", min_length=4, max_length=20_000)
    video: Annotated[Text, Field(pattern=HTTPS)] = ask(
        "视频地址", default="", max_length=300, help="以 https:// 开头；由学员自己打开"
    )
    minutes: int = ask(
        "至少学习几分钟", default=3, ge=1, le=60, help="以服务器的时钟为准，不到时间不能翻到下一页"
    )


class Written(Record):
    """编写微课"""

    title: Text = ask("名称", min_length=4, max_length=100)
    subject: Subject = ask("内容类别")
    pages: Annotated[tuple[Page, ...], Field(min_length=1, max_length=30)] = ask("课程内容")
    files: tuple[FileRef, ...] = ask("课件", default=(), widget="files", help="学员学习时可以下载")
    questions: tuple[Text, ...] = ask("测试题", default=(), help="题库里在用的试题编号，最多二十道")
    pass_count: int = ask("至少答对几道", default=0, ge=0, le=20)
    hours: Annotated[Decimal, Field(gt=0, le=24, decimal_places=1)] = ask(
        "学时", help="不能超过各页学习时间折合的学时"
    )
    until: Day = ask("学习截止日期")


class Published(Record):
    """发布"""

    opinion: Text = ask("审核意见", default="内容准确，同意发布", min_length=2, max_length=500)


class Reported(Record):
    """报送学时: who finished, as the system kept it."""

    attended: tuple[Attended, ...] = ask("完成学习的人员", widget="given", default=())
    note: Text = ask("情况", default="", widget="long", max_length=2000)
