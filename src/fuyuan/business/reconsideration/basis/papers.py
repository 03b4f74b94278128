"""合法性答复通知书, 转送函, 处理决定书, and what the decision says of the review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fuyuan.business.reconsideration.papers import wording
from fuyuan.business.reconsideration.papers.casefile import CaseFile, approval_words, draft
from fuyuan.business.reconsideration.papers.wording import by_time, cited
from fuyuan.papers.kinds import Draft

from .facts import BasisFact
from .life import article_of
from .records import BasisOutcome


def about(file: CaseFile, fact: BasisFact) -> dict[str, Any]:
    """The document, its clauses, and how the review began."""
    old = by_time(file.day, ("L17 26, 27", article_of(fact), article_of(fact)))
    return {
        "文件": str(fact.norm), "条款": fact.norm.clauses, "制定机关": fact.norm.maker_name, "申请审查": fact.requested,
        "依据": cited(old), "中止日": fact.started_on,
    }  # fmt: skip


def basis_notice(file: CaseFile) -> Sequence[Draft]:
    """规范性文件合法性答复通知书, to the maker within three working days (第五十八条第一款)."""
    fact = file.state.basis[-1]
    fields = {
        **about(file, fact), "问题": wording.lines_of(file.record.questions), "答复依据": cited("L23 58.1"),
    }  # fmt: skip
    return [draft(file, fields, [f"maker-{len(file.state.basis)}"], place=fact.notice)]


def basis_forward(file: CaseFile) -> Sequence[Draft]:
    """规范性文件转送函, to the organ that has the power."""
    fact = file.state.basis[-1]
    fields = {
        **about(file, fact), "问题": wording.lines_of(file.record.questions),
        "回复依据": cited(by_time(file.day, ("L17 26", "L23 60", "L23 60"))),
    }  # fmt: skip
    return [draft(file, fields, [f"authority-{len(file.state.basis)}"], place=fact.forward)]


def basis_ruling(file: CaseFile) -> Sequence[Draft]:
    """处理决定书: only where the clause was found unlawful; a lawful one is told in the decision (第五十九条)."""
    if file.record.outcome is BasisOutcome.LAWFUL:
        return ()
    fact, place = file.state.basis[-1], len(file.state.papers)
    defects = [f"R26 54({defect.item})" for defect in file.record.defects]
    fields = {
        **about(file, fact),
        "情形": [defect.label for defect in file.record.defects],
        "情形依据": cited(by_time(file.day, ("L17 26", "L23 59", ", ".join(defects)))),
        "理由": wording.lines_of(file.record.reason),
        "批准": approval_words(file.record.approval),
        "处理依据": cited(by_time(file.day, ("L17 26", "L23 59", "L23 59"))),
    }
    return [draft(file, fields, file.state.papers[-1].recipients, place=place)]


def review_said(file: CaseFile) -> Iterator[str]:
    """第五十九条: what became of the review stands in the decision."""
    for fact in file.state.basis:
        if fact.outcome is None:
            continue
        why = "申请人一并申请对" if fact.requested else "本机关在审查中认为需要对被申请人适用的"
        lead = f"{why}{fact.norm}{fact.norm.clauses}进行{'附带' if fact.requested else ''}审查。"
        yield lead + (_ours(fact) if fact.own else _theirs(fact))


def _ours(fact: BasisFact) -> str:
    if fact.outcome is BasisOutcome.LAWFUL:
        return "经审查，相关条款合法。"
    return "经审查，相关条款不合法，本机关已决定停止该条款的执行，并责令制定机关予以纠正。"


def _theirs(fact: BasisFact) -> str:
    return f"本机关依法转送{fact.authority}处理，处理意见为：{wording.stop(fact.answer)}"
