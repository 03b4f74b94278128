"""What each step of a 以案促改 writes down. One class is form, event and paper context at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.law.causes import ArisesAt, Fault
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class SourceKind(Choice):
    """Where the case comes from. The first two are facts of this system, the others somebody's choice."""

    RECONSIDERATION = "reconsideration", "行政复议纠错"
    SUIT = "suit", "行政诉讼败诉"
    TYPICAL = "typical", "其他单位的典型案例"
    OWN = "own", "本单位的其他案件"


class ByHand(Choice):
    TYPICAL = "typical", "其他单位的典型案例"
    OWN = "own", "本单位的案件"


class Material(Record):
    """案件材料 as taken over: later changes of the case do not rewrite what the unit was asked to learn from."""

    kind: SourceKind = ask("案例来源")
    matter_id: int | None = ask("案件", default=None, widget="hidden")
    number: Text = ask("案号、文号", default="", max_length=120)
    body: Text = ask("审理机关", default="", max_length=120)
    act: Text = ask("行政行为", max_length=300)
    act_kind: ActKind | None = ask("行为种类", default=None)
    area: Text = ask("管理领域", default="", max_length=60)
    outcome: Text = ask("结果", max_length=120)
    decided_on: Day | None = ask("裁判、决定日期", default=None)
    effective_on: Day | None = ask("生效日期", default=None)
    said: Text = ask("裁判、决定怎么说", default="", widget="long", max_length=50_000)


class Opened(Record):
    """由案件启动: taken by the system when a decision or judgment takes effect."""

    organ_id: int = ask("单位", widget="organ")
    organ_name: Text = ask("单位名称", max_length=120)
    material: Material = ask("案件材料")
    suggested: tuple[Text, ...] = ask("裁判、决定显示的原因", default=())


class Begun(Record):
    """启动以案促改 by hand: 从同级法院或行政复议机关调取案例."""

    organ_id: int | None = ask(
        "开展单位",
        default=None,
        widget="organ",
        help="不填就是您所在的单位；联席会议办公室代为启动的，填单位名称",
    )
    kind: ByHand = ask("案例来源", widget="radio")
    number: Text = ask("案号、文号", default="", max_length=120, help="系统里的案件填编号，自动建立关联")
    body: Text = ask("审理机关", min_length=1, max_length=120, help="哪个法院、哪个行政复议机关")
    act: Text = ask("行政行为", min_length=1, max_length=200, help="例如：行政处罚决定")
    act_kind: ActKind | None = ask("行为种类", default=None)
    outcome: Text = ask("结果", min_length=1, max_length=120, help="例如：撤销、确认违法")
    decided_on: Day | None = ask("裁判、决定日期", default=None)
    said: Text = ask(
        "裁判、决定怎么说", widget="long", min_length=1, max_length=50_000, help="摘录认定违法的理由"
    )
    why: Text = ask("为什么选这个案例", default="", widget="long", max_length=2000)
    files: tuple[FileRef, ...] = ask("案例材料", default=(), widget="files")


# -- 分析研判 ------------------------------------------------------------------------------------------------------


class CauseLine(Record):
    """One cause, in the words of the shared classification (fuyuan.law.causes)."""

    cause: Text = ask("原因", min_length=1, max_length=40)
    arises: ArisesAt = ask("发生在哪个环节")
    fault: Fault = ask("人还是制度", widget="radio")
    quote: Text = ask("裁判、决定原话", widget="long", min_length=1, max_length=2000)
    analysis: Text = ask("原因分析", widget="long", min_length=1, max_length=5000)


class RiskLine(Record):
    """查找执法风险: what else could fail in the same way."""

    what: Text = ask("风险", min_length=1, max_length=500)
    where: Text = ask("环节、岗位", default="", max_length=100)


class MeasureLine(Record):
    """堵塞执法漏洞: a measure with owner and day."""

    what: Text = ask("措施", min_length=1, max_length=500)
    owner: Text = ask("责任人", min_length=1, max_length=60)
    by: Day = ask("完成日期")


class Planned(Record):
    """分析研判和工作方案"""

    leader: Text = ask("负责人", min_length=1, max_length=60, help="姓名和职务")
    causes: Annotated[tuple[CauseLine, ...], Field(min_length=1, max_length=10)] = ask(
        "原因", help="最主要的写在第一条"
    )
    risks: Annotated[tuple[RiskLine, ...], Field(min_length=1, max_length=20)] = ask("执法风险")
    measures: Annotated[tuple[MeasureLine, ...], Field(min_length=1, max_length=20)] = ask("整改措施")
    reason: Text = ask(
        "修改理由", default="", widget="long", max_length=2000, help="修改已经报送的方案时填写"
    )


# -- 学习讨论 ------------------------------------------------------------------------------------------------------


class LessonForm(Choice):
    """组织分析研判和学习讨论，或邀请案件主审法官讲解案件审理过程和思路."""

    DISCUSSION = "discussion", "学习讨论"
    CASE_TEACHING = "case_teaching", "案例教学、以案释法"
    JUDGE = "judge", "主审法官讲解"
    REVIEWER = "reviewer", "行政复议人员讲解"
    HEARING = "hearing", "旁听庭审"


SPEAKER = frozenset({LessonForm.JUDGE, LessonForm.REVIEWER})


class Taught(Record):
    """学习讨论、以案释法"""

    on: Day = ask("日期")
    form: LessonForm = ask("形式")
    speaker: Text = ask("主讲人", default="", max_length=60, help="邀请法官、行政复议人员讲解的必须填写")
    speaker_from: Text = ask("主讲人所在的法院、机关", default="", max_length=120)
    participants: int = ask("参加人数", ge=1, le=10_000)
    about: Text = ask("主要内容", widget="long", min_length=1, max_length=5000)
    files: tuple[FileRef, ...] = ask("课件、签到、照片", default=(), widget="files")


# -- 整改、审核、评估 ------------------------------------------------------------------------------------------------


class MeasureDone(Record):
    """报告措施完成"""

    measure: int = ask("措施", ge=1)
    done_on: Day = ask("完成日期")
    result: Text = ask("完成情况", widget="long", min_length=1, max_length=5000)
    files: tuple[FileRef, ...] = ask("佐证材料", default=(), widget="files")
    numbers: tuple[Text, ...] = ask("佐证办件", default=(), help="系统里办件的编号")


class ConcludeAsked(Record):
    """申请办结: the unit's own account of what changed."""

    result: Text = ask("整改成效", widget="long", min_length=1, max_length=10_000)
    lasting: Text = ask(
        "长效机制", widget="long", min_length=1, max_length=5000, help="修订了什么制度，怎样防止再次发生"
    )


class Opinion(Record):
    """审核意见"""

    opinion: Text = ask("审核意见", widget="long", min_length=1, max_length=2000)


class Reasoned(Record):
    reason: Text = ask("理由", widget="long", min_length=1, max_length=2000)


class Effect(Choice):
    """What six months showed."""

    LASTING = "lasting", "有效，予以办结"
    AGAIN = "again", "同类问题再次发生，重新整改"
    WEAK = "weak", "措施没有落实到位，重新整改"


class EffectChecked(Record):
    """效果评估"""

    effect: Effect = ask("评估结论", widget="radio")
    found: Text = ask(
        "评估情况", widget="long", min_length=1, max_length=5000,
        help="抽查了哪些案卷，措施是否还在执行；系统查到再次发生而认为有效的，说明理由",
    )  # fmt: skip
    by: Text = ask("评估人", min_length=1, max_length=60)
    files: tuple[FileRef, ...] = ask("评估材料", default=(), widget="files")


class SourceMarked(Record):
    """依据变化: a later judgment changed what this rests on."""

    words: Text = ask("变化", max_length=500)


class CausesNoted(Record):
    """案件认定的原因: accepted in the suit before the unit made its plan."""

    suggested: tuple[Text, ...] = ask("裁判、决定显示的原因")


class Nothing(Record):
    """A step that needs no data."""
