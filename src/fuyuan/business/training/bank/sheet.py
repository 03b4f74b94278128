"""Questions by file: the Excel sheet and the Word form (bank.word), judged row by row; in whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import docx

from fuyuan.business.training.batches import BadSheet, Importer, Result, Row, results
from fuyuan.business.training.common import ADMIN
from fuyuan.business.training.models import Question
from fuyuan.business.training.sessions.records import Subject
from fuyuan.law import LawError
from fuyuan.matters import clock
from fuyuan.matters.record import InvalidRecord, parse_record
from fuyuan.matters.together import Beginning, open_many
from fuyuan.organs.actor import Actor
from fuyuan.organs.spreadsheet import Column, Table

from . import basis
from .records import LETTERS, Kind, Written
from .steps import QUESTION, fingerprint
from .word import questions

QUESTIONS = Table(
    "questions",
    "试题",
    (
        Column("kind", "题型", required=True),
        Column("stem", "题干", required=True),
        *(Column(f"option_{at}", f"选项{letter}") for at, letter in enumerate(LETTERS)),
        Column("answer", "答案", required=True),
        Column("subject", "内容类别"),
        Column("area", "领域"),
        Column("basis", "依据"),
        Column("explanation", "解析"),
    ),
)
KINDS = {label: each.value for each in Kind for label in (each.label, each.label.removesuffix("题"))}
SUBJECTS = {each.label: each.value for each in Subject}
PLAIN = ("area", "basis", "explanation")


def question_of(said: Mapping[str, str]) -> Written:
    """Return the question a row stands for. Raises InvalidRecord."""
    options = [said.get(f"option_{at}", "") for at in range(len(LETTERS))]
    while options and not options[-1]:
        options.pop()
    values: dict[str, Any] = {
        "kind": KINDS.get(said["kind"], said["kind"]), "stem": said["stem"], "options": options, "answer": _answer(said["answer"]),
        **{key: said[key] for key in PLAIN if said.get(key)},
    }  # fmt: skip
    if subject := said.get("subject"):
        values["subject"] = SUBJECTS.get(subject, subject)
    return parse_record(Written, values)


def _answer(text: str) -> str:
    """A、C and A C are AC; √ and × are what people write for 对 and 错."""
    letters = "".join(each for each in text if each not in "、,，;； ")
    return {"√": "对", "正确": "对", "×": "错", "错误": "错"}.get(letters, letters)


def judge(rows: Sequence[Row], facts: Mapping[str, Any], actor: Actor) -> None:
    """Row by row: what cannot be read, an article that is not in force, what stands twice in the file or in the bank."""
    asked, seen = dict[int, str](), dict[str, int]()
    for row in rows:
        try:
            written = question_of(row.said)
        except InvalidRecord as error:
            row.problems += [message for messages in error.errors.values() for message in messages]
            continue
        asked[row.line] = fingerprint(written)
        first = seen.setdefault(asked[row.line], row.line)
        if first != row.line:
            row.problems.append(f"与第 {first} 行是同一道题")
        if problem := _article(written.basis):
            row.problems.append(problem)
    known = dict(
        Question.objects.filter(fingerprint__in=seen, closed_on=None).values_list("fingerprint", "number")
    )
    for row in rows:
        if number := known.get(asked.get(row.line, "")):
            row.problems.append(f"题库里已经有同样的题（{number}）")


def _article(text: str) -> str:
    try:
        citation = basis.read(text, clock.today()) if text else None
    except LawError as error:
        return f"依据没有认出：{error}"
    return "" if citation is None or citation.version.in_force(clock.today()) else f"{citation}现在没有施行"


def take(pairs: Sequence[tuple[str, dict[str, str]]], facts: Mapping[str, Any], actor: Actor) -> list[Result]:
    beginnings = [Beginning([("write", question_of(said))], token) for token, said in pairs]
    return results(open_many(kind=QUESTION.name, beginnings=beginnings, actor=actor))


def rows_of_word(data: bytes) -> list[Row]:
    """Read a Word file in the form of :mod:`.word`. Raises BadSheet."""
    try:
        paragraphs = docx.Document(io.BytesIO(data)).paragraphs
        lines = [each.text for each in paragraphs]
        numbered = [
            at
            for at, each in enumerate(paragraphs)
            if each._p.pPr is not None and each._p.pPr.numPr is not None
        ]
    except Exception as error:  # python-docx raises whatever the damage happens to hit
        raise BadSheet("文件损坏，打不开：请用 Word 或者 WPS 打开后另存为 .docx 再上传。") from error
    if numbered:
        told = lines[numbered[0]][:20]
        raise BadSheet(
            f"“{told}”一段用了自动编号，读不到字母和序号：请全选后取消“编号”，把 A. B. 打出来再上传。"
        )
    return [Row(number, said) for number, said in questions("\n".join(lines))]


QUESTION_SHEET = Importer(
    kind="questions",
    title="导入试题",
    table=QUESTIONS,
    help=(
        "一行一道题。题型：单选题、多选题、判断题；选项从 A 起连着填；多选题的答案写 ACD；判断题不填选项，答案写“对”或者“错”。",
        f"内容类别：{'、'.join(SUBJECTS)}，不填的是公共法律知识；领域不填的是“通用”。",
        "依据写成《行政处罚法》第九条，须是现行有效的条文；条文修改以后系统提醒核对。",
        "也可以上传 Word（.docx）：每道题以【单选题】【多选题】【判断题】开头，选项 A. B. C. 各一行，再写“答案：”“依据：”"
        "“领域：”“内容类别：”“解析：”，各占一行。",
        "有一道题不对，全部不导入，并逐行说明原因。导入以后由命题人以外的人审核。",
    ),
    posts=ADMIN,
    shown=("kind", "stem", "answer", "basis", "area"),
    judge=judge,
    take=take,
    word=rows_of_word,
    whole=True,
)
