"""Sheets about certificates: cards issued before this system, results of an exam, results of the annual review."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fuyuan.business.training.batches import Importer, Result, Row, results
from fuyuan.business.training.common import ADMIN
from fuyuan.business.training.exams.pool import result_in
from fuyuan.business.training.models import Certificate
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.services import StepRefused, take_step
from fuyuan.matters.together import Beginning, open_many
from fuyuan.organs.actor import Actor
from fuyuan.organs.spreadsheet import Column, Table

from .records import Conduct
from .state import CertificateState
from .steps import CERTIFICATE

CARDS = Table(
    "cards",
    "原有证件",
    (
        Column("officer", "人员", required=True),
        Column("card_number", "证件号码", required=True),
        Column("issued_on", "发证日期", required=True),
        Column("valid_until", "有效期至", required=True),
        Column("exam", "资格考试", required=True),
        Column("exam_on", "考试合格日期", required=True),
        Column("reviewed_year", "最近年审年度"),
    ),
)
EXAMS = Table(
    "exams",
    "考试成绩",
    (
        Column("number", "申领编号", required=True),
        Column("name", "姓名", required=True),
        Column("score", "成绩", required=True),
    ),
)
REVIEWS = Table(
    "reviews",
    "年审",
    (
        Column("number", "证件号码", required=True),
        Column("name", "姓名", required=True),
        Column("score", "考试成绩"),
        Column("conduct", "考核结论"),
        Column("note", "说明"),
    ),
)
Said = dict[str, str]
Record = Callable[[Mapping[str, str], Mapping[str, Any], Certificate], dict[str, Any]]
Judge = Callable[[Sequence[Row], Mapping[str, Any], Actor], None]


# -- cards issued before -----------------------------------------------------------------------------------------------


def judge_cards(rows: Sequence[Row], facts: Mapping[str, Any], actor: Actor) -> None:
    """Twice the same card or person in the sheet; everything else the step's own guard says when the row is taken."""
    for key, word in (("officer", "人员"), ("card_number", "证件号码")):
        seen: dict[str, int] = {}
        for row in rows:
            first = seen.setdefault(row.said[key], row.line)
            if first != row.line:
                row.problems.append(f"{word}与第 {first} 行重复")


def take_cards(pairs: Sequence[tuple[str, Said]], facts: Mapping[str, Any], actor: Actor) -> list[Result]:
    beginnings = [
        Beginning([("enter", {**said, "reviewed_year": said.get("reviewed_year")})], token)
        for token, said in pairs
    ]
    return results(open_many(kind=CERTIFICATE.name, beginnings=beginnings, actor=actor))


def _tried(take: Callable[[str, Said], Result], token: str, said: Said) -> Result:
    try:
        return take(token, said)
    except (StepRefused, InvalidRecord) as error:
        return Result(note=str(error), refused=True)


# -- results for certificates that are there ---------------------------------------------------------------------------


def found(numbers: Sequence[str], column: str) -> dict[str, Certificate]:
    rows = Certificate.objects.filter(**{f"{column}__in": numbers}, closed_on=None)
    shown = rows.only("pk", "number", "card_number", "title", "stage", "person_id")
    return {getattr(row, column): row for row in shown}


def judging(column: str, stages: frozenset[str], what: str) -> Judge:
    """Return the judge of a sheet whose rows name a certificate by ``column`` and, to be sure, its holder."""

    def judge(rows: Sequence[Row], facts: Mapping[str, Any], actor: Actor) -> None:
        known, seen = found([row.said["number"] for row in rows], column), dict[str, int]()
        for row in rows:
            number, certificate = row.said["number"], known.get(row.said["number"])
            first = seen.setdefault(number, row.line)
            if first != row.line:
                row.problems.append(f"号码与第 {first} 行重复")
            elif certificate is None or certificate.stage not in stages:
                row.problems.append(f"没有这个号码的{what}，请核对")
            elif certificate.title != row.said["name"]:
                row.problems.append("号码和姓名对不上，请核对")
            if (score := row.said.get("score")) and (problem := _score(score)):
                row.problems.append(problem)

    return judge


_judge_cards = judging("card_number", frozenset({"valid", "suspended"}), "有效证件")


def judge_reviews(rows: Sequence[Row], facts: Mapping[str, Any], actor: Actor) -> None:
    """A score is written only for who sat on paper; all others need a confirmed result of the year in the system."""
    _judge_cards(rows, facts, actor)
    known = found([row.said["number"] for row in rows], "card_number")
    for row in rows:
        certificate = known.get(row.said["number"])
        if row.said.get("score"):
            if not facts["paper_on"]:
                row.problems.append("填了线下考试成绩的，上传时请填写线下考试日期")
        elif certificate and result_in(certificate.person_id, facts["year"]) is None:
            row.problems.append(f"没有{facts['year']}年年审考试的确认成绩；线下考试的，请填写成绩")


def _score(text: str) -> str:
    try:
        return "" if 0 <= float(text) <= 1000 else f"成绩“{text}”不在 0 至 1000 之间"
    except ValueError:
        return f"成绩“{text}”不是数字"


def taking(column: str, step: str, record_of: Record, told: Callable[[CertificateState], str]) -> Any:
    """Return what takes ``step`` for every row, and says of each person what came of it."""

    def take_all(pairs: Sequence[tuple[str, Said]], facts: Mapping[str, Any], actor: Actor) -> list[Result]:
        known = found([said["number"] for _, said in pairs], column)

        def take(token: str, said: Said) -> Result:
            pk = known[said["number"]].pk
            done = take_step(
                matter_id=pk,
                step=step,
                record=record_of(said, facts, known[said["number"]]),
                actor=actor,
                token=token,
            )
            return Result(pk, told(done.state))

        return [
            _tried(take, token, said)
            if said["number"] in known
            else Result(note="证件已经不在办理中", refused=True)
            for token, said in pairs
        ]

    return take_all


def exam_record(said: Mapping[str, str], facts: Mapping[str, Any], _: Certificate) -> dict[str, Any]:
    told = {"held_on": facts["held_on"], "score": said["score"], "pass_mark": facts["pass_mark"]}
    return {**told, "title": facts["title"]}


def review_record(said: Mapping[str, str], facts: Mapping[str, Any], row: Certificate) -> dict[str, Any]:
    word = said.get("conduct", "")
    conduct = next((each for each in Conduct if each.label == word), Conduct.GOOD if not word else word)
    exam = _told(said, facts) if said.get("score") else _confirmed(row, facts["year"])
    return {**exam, "year": facts["year"], "conduct": conduct, "note": said.get("note", "")}


def _told(said: Mapping[str, str], facts: Mapping[str, Any]) -> dict[str, Any]:
    return {"held_on": facts["paper_on"], "score": said["score"], "pass_mark": facts["pass_mark"]}


def _confirmed(row: Certificate, year: int) -> dict[str, Any]:
    """What was confirmed in the system; nothing, and the record says what is missing, when it is not there."""
    if result := result_in(row.person_id, year):
        exam, score = result
        return {"held_on": exam.plan.on, "score": score, "pass_mark": exam.plan.pass_mark}
    return {}


CARD_SHEET = Importer(
    kind="cards",
    title="导入原有证件",
    table=CARDS,
    help=(
        "系统启用以前已经发的证件，一行一个。人员填人员编号（名册里有）；没有同名的也可以填姓名。",
        "资格考试填考试名称或者合格名册的文号；日期写成 2019-03-01。",
    ),
    posts=ADMIN,
    shown=("officer", "card_number", "issued_on", "valid_until"),
    judge=judge_cards,
    take=take_cards,
)
EXAM_SHEET = Importer(
    kind="exams",
    title="导入线下资格考试成绩",
    table=EXAMS,
    help=(
        "只用于纸笔考试；在系统里考的自动登记。一行一个人，申领编号见证件列表。不合格的留在“待考试”，补考以后再导入一次。",
    ),
    posts=ADMIN,
    shown=("number", "name", "score"),
    asks=("title", "held_on", "pass_mark"),
    judge=judging("number", frozenset({"exam"}), "待考试的申领"),
    take=taking(
        "number", "record_exam", exam_record, lambda state: "合格" if state.passed else "不合格，待补考"
    ),
)
REVIEW_SHEET = Importer(
    kind="reviews",
    title="批量年审",
    table=REVIEWS,
    help=(
        "一行一个人。学时由系统按年度统计，在系统里参加年审考试的成绩已经确认，都不用填写；考试成绩只填线下考试的。",
        "考试不合格的注销；学时不足、考核结论为“需要离岗培训”的暂扣；其他的年审合格。",
        "考核结论：称职、需要离岗培训；不填的是称职。",
    ),
    posts=ADMIN,
    shown=("number", "name", "score", "conduct"),
    asks=("year", "paper_on", "pass_mark"),
    judge=judge_reviews,
    take=taking("card_number", "annual_review", review_record, lambda state: state.annuals[-1].words),
)
