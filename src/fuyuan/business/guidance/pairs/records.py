"""What each step of a pairing (结对子、联系点) writes down."""

from __future__ import annotations

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Kind(Choice):
    """结对子: a model unit brings on another one. 联系点: the bureau keeps close to a unit at the base."""

    PAIR = "pair", "结对子"
    POINT = "point", "基层联系点"


class Begun(Record):
    """结对、确定联系点"""

    kind: Kind = ask("种类", widget="radio")
    model: int | None = ask("示范单位", default=None, help="结对子的选择，已经命名的单位才能带动别的单位")
    partner_id: int = ask("结对的单位、联系点", widget="organ")
    partner_name: Text = ask("单位名称", max_length=120)
    from_on: Day = ask("起")
    to_on: Day = ask("止")
    plan: Text = ask(
        "工作内容", widget="long", min_length=10, max_length=3000, help="带什么、怎样带、达到什么"
    )


class Activity(Record):
    """登记活动"""

    on: Day = ask("日期")
    what: Text = ask("内容", widget="long", min_length=4, max_length=2000)
    people: int = ask("参加人数", ge=1, le=10_000)
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")


class Concluded(Record):
    """总结"""

    result: Text = ask("取得的效果", widget="long", min_length=10, max_length=3000)
