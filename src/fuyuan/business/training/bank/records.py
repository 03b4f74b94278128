"""What each step of a question writes down."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from fuyuan.business.training.sessions.records import Subject
from fuyuan.matters.record import Choice, Record, Text, ask

LETTERS = "ABCDEFGH"
JUDGED = ("对", "错")
COMMON_AREA = "通用"


class Kind(Choice):
    SINGLE = "single", "单选题"
    MULTIPLE = "multiple", "多选题"
    JUDGE = "judge", "判断题"


class Written(Record):
    """命题、修改: a question is whole or it is not taken."""

    kind: Kind = ask("题型")
    stem: Text = ask("题干", widget="long", min_length=4, max_length=1000)
    options: tuple[Text, ...] = ask(
        "选项", default=(), max_length=8, help="按 A、B、C 的顺序，不写字母；判断题不填"
    )
    answer: Text = ask("答案", min_length=1, max_length=8, help="例如：B、ACD；判断题填“对”或者“错”")
    subject: Subject = ask("内容类别", default=Subject.COMMON)
    area: Text = ask(
        "领域", default=COMMON_AREA, min_length=1, max_length=60, help="例如：市场监管；各领域都考的填“通用”"
    )
    basis: Text = ask(
        "依据", default="", max_length=120, help="例如：《行政处罚法》第九条。条文修改以后提醒核对"
    )
    explanation: Text = ask("解析", default="", widget="long", max_length=2000, help="考试结束以后给考生看")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.kind is Kind.JUDGE:
            if self.options:
                raise ValueError("判断题不填选项")
            if self.answer not in JUDGED:
                raise ValueError("判断题的答案填“对”或者“错”")
            return self
        if not 2 <= len(self.options) <= len(LETTERS):
            raise ValueError(f"选项应有 2 至 {len(LETTERS)} 个")
        if len(set(self.options)) < len(self.options) or not all(each.strip() for each in self.options):
            raise ValueError("选项有重复或者空白的")
        return self._answered()

    def _answered(self) -> Self:
        letters = self.answer.upper()
        if len(set(letters)) < len(letters) or any(
            each not in LETTERS[: len(self.options)] for each in letters
        ):
            raise ValueError(f"答案“{self.answer}”不在选项里，请写选项的字母")
        if self.kind is Kind.SINGLE and len(letters) != 1:
            raise ValueError("单选题只有一个答案")
        if self.kind is Kind.MULTIPLE and len(letters) < 2:
            raise ValueError("多选题至少有两个答案")
        return self

    @property
    def choices(self) -> tuple[str, ...]:
        """What the examinee chooses from, in the author's order."""
        return self.options or JUDGED

    @property
    def right(self) -> tuple[int, ...]:
        """The places of the right choices in ``choices``."""
        if self.kind is Kind.JUDGE:
            return (JUDGED.index(self.answer),)
        return tuple(sorted(LETTERS.index(each) for each in self.answer.upper()))

    @property
    def likeness(self) -> str:
        """The same for two questions that ask the same: spaces and the order of the choices do not matter."""
        return "\n".join("".join(each.split()) for each in (self.stem, *sorted(self.options)))


class Approved(Record):
    """审核通过"""

    opinion: Text = ask("意见", default="同意使用", min_length=2, max_length=500)


class Rechecked(Record):
    """核对法条: the question still holds under the new text, perhaps at another number."""

    basis: Text = ask("现行依据", min_length=4, max_length=120, help="条文序号变了的，改成新的序号")
    note: Text = ask("核对意见", min_length=2, max_length=500, help="题干、答案和解析要改的，办理“修改”")
