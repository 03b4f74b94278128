"""What each step of a department's year writes down."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask


class Kind(Choice):
    """What a department's leaders do, in the words of measure 十六."""

    STUDY = "study", "集中学习、专题辅导"
    LECTURE = "lecture", "主要领导讲座"
    HEARING = "hearing", "旁听庭审"
    BOOK = "book", "学习书目"


class Leader(Record):
    """One leader of the department; 主要领导 give the lectures and must take part in the discussions."""

    name: Text = ask("姓名", min_length=2, max_length=40)
    duty: Text = ask("职务", min_length=2, max_length=60)
    chief: bool = ask("主要领导", default=False)


class Book(Record):
    """学习书目和学习进度"""

    title: Text = ask("书目", min_length=2, max_length=120, help="例如：行政处罚法")
    by: Day = ask("学完日期")
    assess: Text = ask("考核方式", min_length=2, max_length=200, help="例如：闭卷考试、交流发言")


class Planned(Record):
    """领导学业务工作计划: 明确学习书目和学习进度、考核方式."""

    leaders: Annotated[tuple[Leader, ...], Field(min_length=1, max_length=30)] = ask(
        "领导", help="本单位的全部领导；以后的讲座、旁听、集体讨论从这里选人"
    )
    books: Annotated[tuple[Book, ...], Field(min_length=1, max_length=30)] = ask("学习书目")
    topics: Text = ask(
        "集中学习和专题辅导安排",
        widget="long",
        min_length=4,
        max_length=5000,
        help="每次的主题、时间、邀请谁",
    )
    lectures: Text = ask("主要领导讲座安排", widget="long", min_length=4, max_length=2000)
    files: tuple[FileRef, ...] = ask("计划文本", default=(), widget="files")

    @model_validator(mode="after")
    def _who(self) -> Self:
        names = [each.name for each in self.leaders]
        if len(set(names)) < len(names):
            raise ValueError("领导名单里有重名，请在姓名后面加以区别，例如：王伟（副局长）")
        if not any(each.chief for each in self.leaders):
            raise ValueError("请在领导名单里标明谁是主要领导")
        titles = [each.title for each in self.books]
        if len(set(titles)) < len(titles):
            raise ValueError("学习书目有重复，请核对")
        return self


class FirstPlan(Planned):
    """报送计划: with it the department's year begins."""

    year: int = ask("年度", ge=2000, le=2100)


class Changed(Planned):
    reason: Text = ask("修改理由", widget="long", min_length=2, max_length=2000, help="例如：领导调整")


Names = Annotated[tuple[Text, ...], Field(min_length=1, max_length=30)]


class Studied(Record):
    """登记集中学习"""

    on: Day = ask("日期")
    title: Text = ask("主题", min_length=2, max_length=120)
    agenda: Text = ask(
        "议程和内容", widget="long", min_length=4, max_length=5000, help="学了哪些法律法规、讨论了什么"
    )
    expert: Text = ask(
        "辅导人",
        default="",
        max_length=100,
        help="邀请的法学专家、执法骨干，写姓名和单位职务；没有邀请的不填",
    )
    leaders: Names = ask("到会的领导", widget="checks")
    people: int = ask("参加总人数", ge=1, le=10_000)
    files: tuple[FileRef, ...] = ask("签到表、课件、照片", default=(), widget="files")
    proof: Text = ask("佐证材料说明", default="", max_length=300, help="没有上传的，写明材料存放在哪里")


class Lectured(Record):
    """登记讲座: 主要领导为执法人员进行执法业务辅导讲座."""

    on: Day = ask("日期")
    title: Text = ask("题目", min_length=2, max_length=120)
    leader: Text = ask("主讲领导", max_length=40)
    about: Text = ask("主要内容", widget="long", min_length=4, max_length=5000)
    people: int = ask("参加的执法人员", ge=1, le=10_000)
    files: tuple[FileRef, ...] = ask("讲稿、签到表、照片", default=(), widget="files")
    proof: Text = ask("佐证材料说明", default="", max_length=300, help="没有上传的，写明材料存放在哪里")


class Heard(Record):
    """登记旁听庭审: of a court case that this system does not know, or in the public seats of one it knows."""

    on: Day = ask("开庭日期")
    court: Text = ask("人民法院", min_length=4, max_length=100)
    number: Text = ask("案号", min_length=4, max_length=80, help="系统里有这件诉讼的，自动建立关联")
    leaders: Names = ask("旁听的领导", widget="checks")
    about: Text = ask("旁听收获", widget="long", min_length=4, max_length=2000)
    files: tuple[FileRef, ...] = ask("旁听证、照片", default=(), widget="files")
    proof: Text = ask("佐证材料说明", default="", max_length=300, help="没有上传的，写明材料存放在哪里")


class BookRead(Record):
    """登记学完书目: by whom, and how the assessment went."""

    book: Text = ask("书目", max_length=120)
    on: Day = ask("学完日期")
    leaders: Names = ask("学完并通过考核的领导", widget="checks")
    result: Text = ask("考核情况", widget="long", min_length=2, max_length=2000)
    files: tuple[FileRef, ...] = ask("考核材料", default=(), widget="files")
    proof: Text = ask("佐证材料说明", default="", max_length=300, help="没有上传的，写明材料存放在哪里")


class Verdict(Choice):
    YES = "yes", "属实"
    NO = "no", "退回"


class Checked(Record):
    """One entry as the department's head answers it."""

    number: int = ask("序号", widget="kept")
    what: Text = ask("记录", widget="told", max_length=300)
    verdict: Verdict = ask("核对", widget="radio", default=Verdict.YES)
    why: Text = ask("退回理由", default="", max_length=500)

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        if self.verdict is Verdict.NO and not self.why.strip():
            raise ValueError("退回的请写明理由")
        return self


class Confirmed(Record):
    """核对记录"""

    entries: tuple[Checked, ...] = ask("待核对的记录", widget="given", default=())


class Struck(Record):
    """撤销记录: what was confirmed and turned out wrong."""

    entry: int = ask("记录", ge=1)
    reason: Text = ask("理由", widget="long", min_length=2, max_length=1000)


class SuitHearing(Record):
    """出庭转入: written by the system when a suit records that the head was in court."""

    key: Text = ask("来源", widget="kept", max_length=60)
    suit_id: int = ask("诉讼", widget="kept")
    on: Day = ask("开庭日期")
    court: Text = ask("人民法院", max_length=100)
    number: Text = ask("案号", max_length=80)
    who: Text = ask("到庭的负责人", max_length=120)


class SuitHearingGone(Record):
    """出庭更正: the suit's record was corrected, nobody who counts was there."""

    key: Text = ask("来源", widget="kept", max_length=60)
    suit_id: int = ask("诉讼", widget="kept")
    number: Text = ask("案号", max_length=80)


class Reported(Record):
    """年度报告"""

    results: Text = ask("主要做法和成效", widget="long", min_length=4, max_length=8000)
    assessed: Text = ask("领导学业务考核结果", widget="long", min_length=4, max_length=3000)
    lacking: Text = ask("没有完成的指标和原因", default="", widget="long", max_length=3000)
    next_year: Text = ask("下一年打算", widget="long", min_length=4, max_length=3000)
    files: tuple[FileRef, ...] = ask("附件", default=(), widget="files")
