"""What each step of an adjudication standard (类案审理标准) writes down."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.business.linkage.common import Approval
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.record import Day, FileRef, Record, Text, ask


class Point(Record):
    """One question such cases raise, and how both sides answer it."""

    question: Text = ask("争议焦点（审查要点）", min_length=4, max_length=300)
    rule: Text = ask("审理标准", widget="long", min_length=4, max_length=3000)
    basis: Text = ask("依据", default="", max_length=500, help="法律、司法解释的条文，或者案例")


class Wording(Record):
    """A standard as it reads in one version."""

    title: Text = ask("名称", min_length=4, max_length=120, help="例如：工伤认定案件审理标准")
    act_kind: ActKind = ask("案件类型")
    area: Text = ask(
        "管理领域",
        default="",
        max_length=60,
        help="只适用于某一领域的填写，与案件的管理领域一致；不填写适用于全部",
    )
    keywords: tuple[Text, ...] = ask("关键词", default=(), help="例如：工作时间、合理路线")
    scope: Text = ask("适用范围", default="", widget="long", max_length=1000)
    points: Annotated[tuple[Point, ...], Field(min_length=1, max_length=40)] = ask("标准")
    files: tuple[FileRef, ...] = ask("有关材料", default=(), widget="files")


class Drafted(Wording):
    """提出"""

    replaces: int | None = ask("替代哪个标准", default=None, help="发布之日起旧标准停止适用")


class Revised(Wording):
    """修改: a new version; both sides agree anew."""

    why: Text = ask("修改说明", widget="long", min_length=2, max_length=2000)


class Commented(Record):
    text: Text = ask(
        "意见", widget="long", min_length=2, max_length=4000, help="写明对哪一项标准、建议怎样修改"
    )
    by: Text = ask("提出人", max_length=60, min_length=1, help="写姓名和职务")


class Agreed(Record):
    by: Text = ask("同意人", max_length=60, min_length=1, help="有权代表本方的人，写姓名和职务")
    note: Text = ask("说明", default="", widget="long", max_length=1000)


class Published(Record):
    valid_from: Day = ask("施行日期")
    approval: Approval = ask("审批")


class Disclosed(Record):
    """向社会公开"""

    approval: Approval = ask(
        "公开前的审查", help="《政府信息公开条例》第十七条：公开以前审查是否涉密、涉及商业秘密和个人隐私"
    )


class Repealed(Record):
    valid_to: Day = ask("适用到哪一天", help="这一天仍然适用，第二天起不再适用")
    reason: Text = ask("理由", widget="long", min_length=2, max_length=2000)
    approval: Approval = ask("审批")


class Replaced(Record):
    by_title: Text = ask("新标准", max_length=200)
    by_id: int = ask("新标准办件")
    valid_to: Day = ask("适用到哪一天")
