"""案卷评查 in an inspection: the unit's files are drawn and read, what is found becomes a finding of the inspection, once.

第十五条 counts 执法案卷评查 among the ways of supervision, 第十八条 says what it looks at; 第二十二条第四项 lets the bureau have the files.
The review itself is a round of the room that reviews files; this room asks it for what was found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from fuyuan.business.supervision.corrections.finding import sound
from fuyuan.business.supervision.corrections.findings import FindingLine, Kind
from fuyuan.matters.acts import refuse
from fuyuan.matters.procedure import Context, Event, Refusal

from .records import FilesCalled, ProblemsEntered

BASIS = "JD25 15, 18, 22(4)"
READERS = 3  # two who read each file, one who settles
KINDS = frozenset(each.value for each in Kind)


class Problem(Protocol):
    """What the review found by one item of its sheet, in however many files."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def articles(self) -> str: ...
    @property
    def fails(self) -> bool: ...


class Reviewed(Protocol):
    """The review of this inspection. ``left``: files whose score is not fixed yet."""

    @property
    def number(self) -> str: ...
    @property
    def left(self) -> int: ...
    @property
    def files(self) -> Sequence[Any]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...


# -- 开展案卷评查 --------------------------------------------------------------------------------------------------


def first_call(state: Any, context: Context) -> Mapping[str, Any]:
    """The files of a year, the team with the bureau's people; everybody who may read where those are fewer than three."""
    readers: Sequence[tuple[int, str, str]] = context.facts["readers"]
    team = {each.person_id for each in state.members}
    near = [pk for pk, _, post in readers if pk in team or post == context.actor.post.value]
    return {
        "first": context.day.replace(year=context.day.year - 1, day=min(context.day.day, 28)), "last": context.day,
        "reviewers": near if len(near) >= READERS else [pk for pk, _, _ in readers],
        "score_by": context.calendar.add_workdays(context.day, 10), "report_by": context.calendar.add_workdays(context.day, 30),
    }  # fmt: skip


def may_call(state: Any, record: FilesCalled | None, context: Context) -> Refusal | None:
    """Everything else the round itself refuses when it is planned."""
    if review := context.facts.get("review"):
        return refuse(f"这次检查已经开展案卷评查（{review.number}）", BASIS)
    if len(context.facts["readers"]) < READERS:
        return refuse("可以评查的不足三人：请先聘任有账号的执法监督员", BASIS)
    return None


def called(state: Any, event: Event) -> Any:
    return state


# -- 登记发现的问题 ------------------------------------------------------------------------------------------------


def may_enter(state: Any, record: ProblemsEntered | None, context: Context) -> Refusal | None:
    """All at once when every file has its score, so that nothing is left out and nothing is found twice."""
    review: Reviewed | None = context.facts.get("review")
    if review is None:
        return refuse("这次检查没有开展案卷评查", BASIS)
    if state.problems_on:
        return refuse(f"案卷评查（{review.number}）发现的问题已经登记", BASIS)
    if review.left or not review.files:
        left = f"还有{review.left}件案卷没有确定得分" if review.files else "还没有抽取案卷"
        return refuse(f"案卷评查（{review.number}）{left}，全部确定以后一次登记", BASIS)
    if not review.problems:
        return refuse(f"案卷评查（{review.number}）没有发现问题，不用登记", BASIS)
    return _entries(review, record) if record else None


def _entries(review: Reviewed, record: ProblemsEntered) -> Refusal | None:
    if sorted(line.code for line in record.lines) != sorted(each.code for each in review.problems):
        return refuse("表上的问题与案卷评查的结果不一致，请刷新页面后重新填写", BASIS)
    return sound(_findings(review.problems, record))


def first_problems(state: Any, context: Context) -> Mapping[str, Any]:
    """Each with the kind the sheet names; whether it is unlawful, and how grave, a person says."""
    review: Reviewed | None = context.facts["review"]
    return {"lines": [_line(each) for each in (review.problems if review else ())]}


def _line(problem: Problem) -> dict[str, str]:
    kind = problem.kind if problem.kind in KINDS else Kind.OTHER.value
    told = {
        "code": problem.code,
        "item": f"{problem.code}　没有做到“{problem.title}”：{problem.what}",
        "kind": kind,
    }
    return {**told, "nature": "unlawful"} if problem.fails else told


def _findings(problems: Iterable[Problem], record: ProblemsEntered) -> tuple[FindingLine, ...]:
    """The facts and the article as the review has them, whatever the form sent back."""
    told = {each.code: each for each in problems}
    return tuple(
        FindingLine(
            kind=line.kind, nature=line.nature, severity=line.severity, what=told[line.code].what[:2000],
            rule=told[line.code].articles[:300],
        )
        for line in record.lines
    )  # fmt: skip


def problem_stamps(state: Any, record: ProblemsEntered, context: Context) -> Mapping[str, str]:
    findings = _findings(context.facts["review"].problems, record)
    return {"findings": json.dumps([each.model_dump(mode="json") for each in findings], ensure_ascii=False)}


def entered_in(event: Event) -> tuple[FindingLine, ...]:
    return tuple(FindingLine.model_validate(each) for each in json.loads(event.stamped["findings"]))


def entered(state: Any, event: Event) -> Any:
    return state.but(findings=(*state.findings, *entered_in(event)), problems_on=event.day)
