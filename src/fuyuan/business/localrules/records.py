"""What each step of a local rule writes down. One class is form, event and paper context at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from fuyuan.matters.record import Day, FileRef, Record, Text, ask

from .text import articles_of


def _readable(value: str) -> str:
    articles_of(value)
    return value


Articles = Annotated[Text, AfterValidator(_readable)]
"""The whole text, article by article; refused where it cannot be read."""


class Nothing(Record):
    """A step that needs no data."""


class Drafted(Record):
    """起草: a rule not kept here before, or a new version of one that is in force."""

    revises: int | None = ask(
        "修订哪个规则", default=None, help="新制定的不选；修订的，新版本施行时原版本同时停止适用"
    )
    title: Text = ask("名称", min_length=4, max_length=120, help="不写书名号，例如：行政复议案件办理工作规则")
    text: Articles = ask(
        "条文", widget="long", min_length=4, max_length=100_000,
        help="每条以“第一条”“第二条”开头，另起一行；分章的写“第一章　总则”。可以从文稿里整篇粘贴",
    )  # fmt: skip
    why: Text = ask("起草说明", widget="long", min_length=4, max_length=5000)
    files: tuple[FileRef, ...] = ask("有关材料", default=(), widget="files")


class Revised(Record):
    """修改文稿: the draft as it reads now."""

    title: Text = ask("名称", min_length=4, max_length=120)
    text: Articles = ask("条文", widget="long", min_length=4, max_length=100_000)
    why: Text = ask("修改说明", widget="long", min_length=2, max_length=2000)


class AnnexLine(Record):
    """One setting of the annex: its key, and in words what it is, what holds, and what shall hold.

    ``value`` is what the program reads, ``held`` what it read before, both as JSON. The words stay readable when the program
    words the setting anew.
    """

    key: Text = ask("设置项", widget="kept", max_length=80)
    title: Text = ask("名称", max_length=200)
    value: Text = ask("值", widget="kept", max_length=500)
    held: Text = ask("原来的值", widget="kept", max_length=500)
    before: Text = ask("现行", max_length=500)
    words: Text = ask("拟定", max_length=500)

    @property
    def changed(self) -> bool:
        return self.value != self.held


class Place(Record):
    """Which article settles a topic of local policy that the program applies."""

    topic: Text = ask("事项", max_length=40)
    article: int = ask("条文", ge=1, le=9999)


class Annexed(Record):
    """拟定附件: the settings this rule keeps, with the values it gives them, and where it settles what the program applies."""

    lines: tuple[AnnexLine, ...] = ask("附件")
    places: tuple[Place, ...] = ask("条文依据", default=())


class Commented(Record):
    text: Text = ask("意见", widget="long", min_length=2, max_length=4000, help="写明对哪一条、建议怎样修改")


class Submitted(Record):
    valid_from: Day = ask("拟从哪一天起施行", help="附件里的设置从这一天起自动生效，不影响以前的日子")
    taken: Text = ask("意见采纳情况", default="", widget="long", max_length=5000)


class Reviewed(Record):
    """合法性审核."""

    agree: bool = ask("通过", default=True)
    opinion: Text = ask("审核意见", widget="long", min_length=2, max_length=5000)


class Approved(Record):
    """The head approves the text, the annex and its day. ``listed``: what was shown of the periods it touches."""

    listed: Text = ask("对正在计算的期限的影响", default="", widget="told", max_length=500)
    opinion: Text = ask("批准意见", default="同意", max_length=2000)


class Replaced(Record):
    by_id: int = ask("新版本办件", widget="kept")
    by_title: Text = ask("新版本", max_length=200)
    valid_to: Day = ask("适用到哪一天")


class Repealed(Record):
    valid_to: Day = ask("适用到哪一天", help="这一天仍然适用；附件确定的设置保持现值，以后由系统管理员修改")
    reason: Text = ask("理由", widget="long", min_length=2, max_length=2000)
