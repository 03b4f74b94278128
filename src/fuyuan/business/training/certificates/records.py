"""What each step of a certificate writes down."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from fuyuan.matters.record import Choice, Day, FileRef, Record, Text, ask

Score = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=1)]


class Applied(Record):
    """申领"""

    officer: Text = ask("人员", min_length=2, max_length=80, help="姓名；有同名的，填人员编号")
    note: Text = ask("说明", default="", max_length=500)
    files: tuple[FileRef, ...] = ask("照片、学历和编制证明", default=(), widget="files")


class TrainingConfirmed(Record):
    """确认培训: the hours themselves are looked up."""

    note: Text = ask("说明", default="", max_length=500)


class ExamTaken(Record):
    """登记线下考试成绩"""

    title: Text = ask("考试名称", min_length=2, max_length=100, help="例如：2026年行政执法资格考试")
    held_on: Day = ask("考试日期")
    score: Score = ask("成绩")
    pass_mark: Score = ask("合格线")
    files: tuple[FileRef, ...] = ask("成绩单", default=(), widget="files")


class ExamLinked(Record):
    """Taken by the system when the results of an exam in it are confirmed."""

    exam: int = ask("考试")
    title: Text = ask("考试名称", max_length=200)
    held_on: Day = ask("考试日期")
    score: Score = ask("成绩")
    pass_mark: Score = ask("合格线")


class ExamCorrected(Record):
    """Taken by the system when a confirmed result was taken away (``score`` None), or a faulty question gave it points."""

    title: Text = ask("考试名称", max_length=200)
    score: Score | None = ask("成绩", default=None)
    reason: Text = ask("原因", max_length=500)


class Reviewed(Record):
    """资格审查: 《河南省行政执法条例》第二十条第一款, item by item."""

    in_post: bool = ask("在编在职", default=False)
    fit: bool = ask("年满十八周岁，具有正常履行职责的身体条件", default=False)
    educated: bool = ask("具有符合职位要求的文化程度和工作能力", default=False)
    versed: bool = ask("熟悉相关法律、法规、规章", default=False)
    opinion: Text = ask("审查意见", widget="long", min_length=2, max_length=2000, help="有不符合的，写明情况")

    @property
    def meets(self) -> bool:
        return self.in_post and self.fit and self.educated and self.versed


class Issued(Record):
    """发证: the card is made by the province, its number is the province's."""

    card_number: Text = ask("证件号码", min_length=4, max_length=40, help="照证件上的号码写")
    issued_on: Day = ask("发证日期")
    valid_until: Day = ask("有效期至")


class Entered(Issued):
    """登记原有证件: a card issued before this system, with what shows that its holder passed."""

    officer: Text = ask("人员", min_length=2, max_length=80, help="姓名；有同名的，填人员编号")
    exam: Text = ask("资格考试", min_length=2, max_length=100, help="考试名称或者合格名册的文号")
    exam_on: Day = ask("考试合格日期")
    reviewed_year: int | None = ask("最近年审年度", default=None, ge=2000, le=2100)


class Renewed(Issued):
    """换证: a new card after the term, a move, or a loss."""

    reason: Text = ask("换证原因", min_length=2, max_length=500)


class Conduct(Choice):
    """考核: 《河南省行政执法条例》第四十五条 knows 离岗培训 before 取消资格."""

    GOOD = "good", "称职"
    RETRAIN = "retrain", "需要离岗培训"


class AnnualReviewed(Record):
    """年审: hours are looked up, and so is the result of an exam held in the system; one held on paper is told."""

    year: int = ask("年度", ge=2000, le=2100)
    held_on: Day = ask("考试日期", help="在系统里参加年审考试的，已经按确认的成绩填好，不能另填")
    score: Score = ask("考试成绩")
    pass_mark: Score = ask("合格线")
    conduct: Conduct = ask("考核结论", default=Conduct.GOOD)
    note: Text = ask("说明", default="", max_length=500)


class Ground(Choice):
    DISQUALIFIED = "disqualified", "取消行政执法资格"
    LEFT = "left", "调离、退休、不再从事执法"
    LOST_CONDITION = "lost_condition", "不再符合申领条件"
    WRONG = "wrong", "发证有误"


class Cancelled(Record):
    """注销"""

    ground: Ground = ask("原因")
    reason: Text = ask("事实和依据", widget="long", min_length=2, max_length=2000)


class OfficerMoved(Record):
    """Taken by the system when the register says so."""

    organ_id: int = ask("调入单位")
    organ_name: Text = ask("单位名称", max_length=120)
    areas: tuple[Text, ...] = ask("执法领域", default=())


class OfficerLeft(Record):
    why: Text = ask("离岗原因", max_length=600)
