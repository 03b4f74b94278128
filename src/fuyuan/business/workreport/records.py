"""What the steps of a work report write down."""

from __future__ import annotations

from fuyuan.matters.record import Choice, Day, Fact, FileRef, Record, Text, ask


class Opened(Record):
    """The period of the report."""

    first: Day = ask("报告期间起")
    last: Day = ask("报告期间止")
    title: Text = ask("期间名称", min_length=1, max_length=40, help="例如：2026年上半年")


class Drafted(Record):
    """What the figures do not say."""

    done: Text = ask("主要做法和成效", widget="long", min_length=1, max_length=10_000)
    problems: Text = ask(
        "存在的问题", widget="long", min_length=1, max_length=10_000,
        help="行政执法中带有普遍性的问题，行政复议工作自身的问题",
    )  # fmt: skip
    proposals: Text = ask("下一步工作和建议", widget="long", min_length=1, max_length=10_000)
    files: tuple[FileRef, ...] = ask("附件", default=(), widget="files")


class Opinion(Record):
    opinion: Text = ask("审核意见", widget="long", min_length=1, max_length=2000)


class Means(Choice):
    PAPER = "paper", "纸质报送"
    SYSTEM = "system", "通过政务办公系统报送"
    MEETING = "meeting", "会议汇报"


class Submitted(Record):
    """报送本级人民政府"""

    on: Day = ask("报送日期")
    means: Means = ask("方式", widget="radio")
    copies: tuple[Text, ...] = ask(
        "同时抄送", default=(), help="本级人大常委会、上一级行政复议机构等，一行一个"
    )
    files: tuple[FileRef, ...] = ask("签收单等", default=(), widget="files")


class Instructed(Record):
    """政府的批示、要求"""

    on: Day = ask("批示日期")
    by: Text = ask("批示人、会议", min_length=1, max_length=60)
    words: Text = ask("批示内容", widget="long", min_length=1, max_length=3000)
    files: tuple[FileRef, ...] = ask("批示件", default=(), widget="files")


class Line(Fact):
    """One figure beside that of the same period of the year before."""

    label: str
    unit: str
    value: int
    before: int


class Share(Fact):
    """A part of a whole: a kind of act, an outcome, a respondent."""

    label: str
    count: int


class Figures(Fact):
    """The system's figures on the day of drafting: written down then, so that the report stays what it was."""

    lines: tuple[Line, ...]
    outcomes: tuple[Share, ...]
    kinds: tuple[Share, ...]
    respondents: tuple[Share, ...]
    corrected: int
    judged: int
    late: int
    mean_days: int | None
