"""What court and government share, by rule: which event, from which side, to which posts, in which limited form. Pure.

(五) 共享信息、交流情况: what is shared is agreed between the two sides, so the rules are data, with a day from which they hold
and somebody who approved them. A sharing shows what its rule names and nothing more; it never opens the matter itself.
"""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from fuyuan.business.linkage.findings.windows import Window
from fuyuan.business.linkage.sides import Side
from fuyuan.matters.record import Choice, Day, Record, Text, ask
from fuyuan.organs.posts import Post


class Subject(Choice):
    """The event, or the end of a period, that shares."""

    DECISION = "decision", "行政复议决定生效"
    SUIT_LOST = "suit_lost", "行政诉讼败诉裁判生效"
    REFORM = "reform", "启动以案促改"
    STANDARD = "standard", "发布类案审理标准"
    FIGURES = "figures", "期间数据"
    FREQUENT = "frequent", "高发案件类型"

    @property
    def periodic(self) -> bool:
        """Shared when a period has ended, not when something happened."""
        return self in (Subject.FIGURES, Subject.FREQUENT)


class Part(Choice):
    """What of it may be shown."""

    NUMBER = "number", "案号、文号"
    KIND = "kind", "案件类型"
    ORGAN = "organ", "行政机关"
    PARTIES = "parties", "当事人"
    RESULT = "result", "结果"
    CAUSE = "cause", "原因"
    REASONS = "reasons", "理由"
    DAYS = "days", "日期"
    COUNTS = "counts", "件数"


class Reader(Choice):
    """The posts a sharing can name. Whoever is complained of, and the public, cannot be named."""

    COURT_LIAISON = Post.COURT_LIAISON.value, Post.COURT_LIAISON.label
    JOINT_OFFICE = Post.JOINT_OFFICE.value, Post.JOINT_OFFICE.label
    ORGAN_HEAD = Post.ORGAN_HEAD.value, Post.ORGAN_HEAD.label
    OFFICE_HEAD = Post.OFFICE_HEAD.value, Post.OFFICE_HEAD.label
    HANDLER = Post.HANDLER.value, Post.HANDLER.label

    @property
    def side(self) -> Side:
        return Side.COURT if self is Reader.COURT_LIAISON else Side.GOVERNMENT


_CASE = frozenset({Part.NUMBER, Part.KIND, Part.ORGAN, Part.RESULT, Part.DAYS})
OFFERED: dict[Subject, frozenset[Part]] = {
    Subject.DECISION: _CASE | {Part.PARTIES, Part.CAUSE, Part.REASONS},
    Subject.SUIT_LOST: _CASE | {Part.PARTIES},
    Subject.REFORM: _CASE | {Part.CAUSE},
    Subject.STANDARD: frozenset({Part.NUMBER, Part.KIND, Part.DAYS}),
    Subject.FIGURES: frozenset({Part.COUNTS}),
    Subject.FREQUENT: frozenset({Part.COUNTS}),
}


class SharingRule(Record):
    """One rule as the office wrote it."""

    code: Text = ask("代码", widget="hidden", default="")
    name: Text = ask("名称", min_length=2, max_length=60, help="例如：败诉裁判通报政府")
    subject: Subject = ask("信息种类", help="这类事情发生时（期间数据、高发类型为期间结束后），自动共享")
    giver: Side = ask("共享方", widget="radio", help="信息由这一方提供，另一方查看")
    readers: tuple[Reader, ...] = ask("对方哪些岗位可以查看", min_length=1)
    parts: tuple[Part, ...] = ask("共享的内容", min_length=1, help="只显示勾选的内容，不能打开案件本身")
    anonymous: bool = ask("隐去个人信息", default=True, help="自然人姓名只留姓氏，写成“张某”")
    window: Window = ask("统计期间", default=Window.QUARTER, help="期间数据、高发案件类型使用")
    threshold: int = ask("高发类型至少几件", default=5, ge=1, le=1000, help="高发案件类型使用")
    basis: Text = ask("依据", min_length=2, max_length=300, help="例如：某次联席会议纪要的名称和文号")
    valid_from: Day = ask("从哪一天起适用", help="这一天起发生的事情才共享")
    approved_by: Text = ask("批准人", min_length=1, max_length=60, help="写姓名和职务")
    approved_on: Day = ask("批准日期")
    enabled: bool = ask("启用", default=True, help="停用后不再共享新的信息，已经共享的不受影响")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        own = [reader.label for reader in self.readers if reader.side is self.giver]
        if own:
            raise ValueError(f"{'、'.join(own)}属于共享方自己，请选择另一方的岗位")
        missing = [part.label for part in self.parts if part not in OFFERED[self.subject]]
        if missing:
            offered = "、".join(part.label for part in Part if part in OFFERED[self.subject])
            raise ValueError(f"“{self.subject.label}”没有{'、'.join(missing)}，可以共享的是：{offered}")
        if self.approved_on > self.valid_from:
            raise ValueError("批准日期晚于适用日期：批准以前不能共享")
        return self

    @property
    def posts(self) -> tuple[Post, ...]:
        return tuple(Post(reader.value) for reader in self.readers)

    def covers(self, on: date) -> bool:
        """Whether what happened on a day is shared: nothing from before the rule began."""
        return self.enabled and self.valid_from <= on


class RuleChange(SharingRule):
    """修改规则: a new version, with why."""

    reason: Text = ask("修改理由", min_length=2, max_length=500, widget="long")

    def rule(self, code: str) -> SharingRule:
        values = {name: getattr(self, name) for name in SharingRule.model_fields}
        return SharingRule(**{**values, "code": code})


class RuleBegun(RuleChange):
    """增加规则"""

    code: Text = ask(
        "代码", min_length=2, max_length=40, help="只用小写字母、数字和连字符，例如 lost-suits；建立后不变"
    )
