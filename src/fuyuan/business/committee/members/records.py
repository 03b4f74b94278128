"""What each step of a membership writes down."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field as Limits
from pydantic import model_validator

from fuyuan.business.committee.common import Field
from fuyuan.matters.record import Choice, Day, Record, Text, ask


class Kind(Choice):
    """《行政复议法》第五十二条第一款: 相关政府部门、专家、学者等参与."""

    GOVERNMENT = "government", "政府部门"
    EXPERT = "expert", "专家"
    SCHOLAR = "scholar", "学者"


class Role(Choice):
    """2026年实施条例第五十条第一款: 可设主任、副主任."""

    CHAIR = "chair", "主任"
    VICE = "vice", "副主任"
    MEMBER = "member", "委员"


class Approval(Record):
    """Who appointed: the program records the decision of the government, it never takes it."""

    by: Text = ask("批准人", max_length=60, min_length=1, help="写姓名和职务，或者写会议名称")
    on: Day = ask("批准日期")


class Profile(Record):
    """What is known of a member and may change in office."""

    kind: Kind = ask("委员类别", widget="radio")
    role: Role = ask("担任", widget="radio", default=Role.MEMBER)
    employer: Text = ask("工作单位", min_length=2, max_length=120)
    organ_id: int | None = ask(
        "工作单位在机关名录里的名称", widget="organ", default=None,
        help="政府部门委员必填：该单位是被申请人的案件，本人自动回避",
    )  # fmt: skip
    duty: Text = ask("职务、职称", min_length=2, max_length=80)
    fields: Annotated[tuple[Field, ...], Limits(min_length=1, max_length=14)] = ask(
        "专业领域", widget="checks", help="抽取委员时按领域匹配"
    )

    @model_validator(mode="after")
    def _where(self) -> Self:
        if self.kind is Kind.GOVERNMENT and self.organ_id is None:
            raise ValueError("政府部门委员请填写工作单位在机关名录里的名称")
        return self


class Appointed(Record):
    """聘任"""

    person_id: int = ask("委员", help="先由管理员建立账号并授予“咨询委员”岗位，才能在这里选到")
    profile: Profile = ask("基本情况")
    from_on: Day = ask("任期起")
    to_on: Day = ask("任期止", help="任期届满自动终止，届满前有待办提醒")
    approval: Approval = ask("批准")


class Renewed(Record):
    """续聘: the new term begins on the day after the old one."""

    to_on: Day = ask("新的任期止")
    approval: Approval = ask("批准")


class Updated(Record):
    """变更登记"""

    profile: Profile = ask("基本情况")
    reason: Text = ask("变更原因", max_length=500, min_length=2)


class AwayNoted(Record):
    """登记请假: no meeting on these days."""

    from_on: Day = ask("请假起")
    to_on: Day = ask("请假止")
    reason: Text = ask("事由", max_length=200, min_length=2)
