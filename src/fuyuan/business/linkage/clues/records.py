"""What each step of a clue (线索移送) writes down. Only the people named in it read any of this."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

PEOPLE = Annotated[tuple[int, ...], Field(min_length=1, max_length=30)]


class Origin(Choice):
    """(六) 行政复议案件审理、行政应诉事项办理中发现的违法线索; 《行政执法监督条例》第三十三条第一款."""

    RECONSIDERATION = "reconsideration", "行政复议案件审理"
    LITIGATION = "litigation", "行政应诉"
    SUPERVISION = "supervision", "行政执法监督"
    OTHER = "other", "其他工作"


class ClueKind(Choice):
    """《行政复议法》第八十六条: must go to the supervision organ; 第八十五条: may go there or to who appoints the person.

    《行政执法监督条例》第三十三条第一款: both of its kinds go to the supervision organ.
    """

    DUTY = "duty", "公职人员涉嫌职务违法、职务犯罪的问题线索"
    VIOLATION = "violation", "违反行政复议法的事实材料"
    CONDUCT = "conduct", "行政执法人员违反行政执法监督条例的问题线索"


class Registered(Record):
    origin: Origin = ask("在哪项工作中发现", widget="radio")
    case_number: Text = ask("案号", default="", max_length=80, help="与某件案件、监督件有关的填写")
    organ_id: int = ask("涉及单位", widget="organ")
    subject: Text = ask("涉及人员", min_length=1, max_length=200, help="写姓名、职务；还不清楚的写“待查”")
    kind: ClueKind = ask("线索种类", widget="radio")
    content: Text = ask(
        "线索内容", widget="long", min_length=10, max_length=10_000, help="什么时间、什么事、有什么材料"
    )
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")
    people: PEOPLE = ask(
        "知情人员", help="除您以外，只有勾选的人能看到；至少一名行政复议机关负责人，由其批准"
    )


class Target(Choice):
    SUPERVISION = "supervision", "监察机关"
    APPOINTING = "appointing", "公职人员任免机关、单位"


class Approved(Record):
    """批准移送"""

    to: Target = ask("移送给", widget="radio")
    to_name: Text = ask("机关名称", min_length=2, max_length=120)
    opinion: Text = ask("批准意见", widget="long", min_length=2, max_length=2000)


class Declined(Record):
    """不予移送"""

    reason: Text = ask("理由", widget="long", min_length=2, max_length=2000)


class Transferred(Record):
    on: Day = ask("移送日期")
    by: Text = ask("经办人", min_length=1, max_length=60)
    material: Text = ask(
        "移送的材料", widget="long", min_length=2, max_length=2000, help="逐项写明名称和份数"
    )
    people: tuple[int, ...] = ask("接收人", default=(), help="在本系统有账号的接收人；勾选后才能看到这件线索")


class Received(Record):
    on: Day = ask("签收日期")
    by: Text = ask("签收人", min_length=1, max_length=60)
    number: Text = ask("接收方编号", default="", max_length=80)


class Resulted(Record):
    """登记处理结果"""

    on: Day = ask("反馈日期")
    result: Text = ask("处理结果", widget="long", min_length=2, max_length=4000)
    files: tuple[FileRef, ...] = ask("反馈材料", default=(), widget="files")


class PeopleNamed(Record):
    """调整知情人员: the whole list as it holds from now on."""

    people: PEOPLE = ask("知情人员", help="勾选的是调整后的全部知情人员")
    reason: Text = ask("理由", widget="long", min_length=2, max_length=1000)
