"""What each step of administrative guidance (行政指导) writes down."""

from __future__ import annotations

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class PartyKind(Choice):
    PERSON = "person", "公民"
    COMPANY = "company", "企业、其他组织"


class Way(Choice):
    """How guidance is given; 行政调解告知引导 is guidance too: it tells of a way nobody is bound to go."""

    ADVISE = "advise", "建议"
    REMIND = "remind", "提醒"
    TALK = "talk", "约谈"
    SHOW = "show", "示范"
    COACH = "coach", "辅导"
    MEDIATE = "mediate", "行政调解告知引导"


class Offered(Record):
    """拟定行政指导"""

    kind: PartyKind = ask("指导对象", widget="radio")
    party: Text = ask("姓名或者名称", min_length=2, max_length=120)
    identity: Text = ask(
        "证件号码或者统一社会信用代码", default="", max_length=40, help="只有本单位能看到；不需要的不填"
    )
    area: Text = ask("管理领域", min_length=2, max_length=60)
    need: Text = ask("存在的风险或者需求", widget="long", min_length=4, max_length=2000)
    point: int | None = ask("对应的风险点", default=None)
    way: Way = ask("指导方式")
    text: Text = ask(
        "指导内容", widget="long", min_length=4, max_length=5000, help="写明建议怎样做、依据什么"
    )


class CarriedOut(Record):
    """实施"""

    on: Day = ask("实施日期")
    by: Text = ask("指导人员", min_length=2, max_length=60, help="姓名和职务")
    agreed: bool = ask("对方自愿接受", default=False, help="不接受的，行政指导到此结束，对方不承担任何后果")
    words: Text = ask("对方的意见", default="", widget="long", max_length=2000)
    mediation: Text = ask("进入调解的，填调解编号", default="", max_length=80)
    check_on: Day | None = ask("哪一天以前回访", default=None, help="由本单位回访；不需要回访的不填")
    files: tuple[FileRef, ...] = ask("材料", default=(), widget="files")


class Effect(Choice):
    DONE = "done", "风险已经消除、需求已经解决"
    PARTLY = "partly", "部分解决"
    NOT = "not", "没有变化"


class CalledBack(Record):
    """回访"""

    on: Day = ask("回访日期")
    effect: Effect = ask("效果", widget="radio")
    found: Text = ask("回访情况", widget="long", min_length=4, max_length=2000)
