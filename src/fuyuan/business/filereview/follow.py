"""What follows from a step: files opened by a draw, who may read, who is told, which faults are counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from fuyuan.matters.notify import notify
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.posts import Post
from fuyuan.shell.addresses import matter_url

from .files.records import Assigned, Finding
from .files.state import FileState
from .models import Fault, Seat
from .procedure import FILE
from .rounds.state import Drawn, RoundState
from .scoring import faults
from .sheet import Sheet
from .subjects import subject_of


def open_files(outcome: Outcome) -> None:
    """Subscriber of 抽取案卷: each file gets its sheet, its readers, and what the system finds about it."""
    state: RoundState = outcome.state
    for each in state.drawn:
        record = _assigned(outcome.matter_id, state, each)
        open_matter(
            kind=FILE.name, step="assign", record=record, actor=SYSTEM, day=outcome.event.day,
            token=f"file_review:{outcome.matter_id}:{each.file_id}",
        )  # fmt: skip


def _assigned(round_id: int, state: RoundState, drawn: Drawn) -> Assigned:
    return Assigned(
        round_id=round_id, round_number=state.number, subject=state.plan.subject, file_id=drawn.file_id,
        file_number=drawn.number, file_title=drawn.title[:300], unit_id=drawn.unit_id, unit=drawn.unit,
        handlers=drawn.handlers, reviewers=drawn.reviewers, third=drawn.third, sheet=state.sheet.model_dump_json(),
        limits=state.limits.model_dump_json(), findings=_findings(state.plan.subject, state.sheet, drawn.file_id),
        score_by=state.plan.score_by,
    )  # fmt: skip


def _findings(key: str, sheet: Sheet, file_id: int) -> tuple[Finding, ...]:
    """Match the checks of the subject to the items of the sheet; a check a sheet does not name says nothing."""
    subject = subject_of(key)
    found = subject.findings(file_id) if subject else {}
    return tuple(
        Finding(code=each.code, sound=told.sound, words=told.words[:1000], url=told.url)
        for each in (*sheet.items, *sheet.vetoes)
        if (told := found.get(each.check))
    )


def index_seats(outcome: Outcome) -> None:
    """Subscriber of every step of a file: keep who may open its page in step with the state."""
    state: FileState = outcome.state
    seats = {person.person_id: (Seat.Role.HANDLER, state.told_on) for person in state.handlers}
    seats[state.third.person_id] = (Seat.Role.THIRD, state.opened_on)
    seats |= {person.person_id: (Seat.Role.REVIEWER, state.opened_on) for person in state.reviewers}
    Seat.objects.filter(matter_id=outcome.matter_id).exclude(person_id__in=seats).delete()
    Seat.objects.bulk_create(
        [
            Seat(matter_id=outcome.matter_id, person_id=pk, role=role, open_from=on)
            for pk, (role, on) in seats.items()
        ],
        update_conflicts=True, unique_fields=["matter", "person_id"], update_fields=["role", "open_from"],
    )  # fmt: skip


def tell(outcome: Outcome) -> None:
    """Subscriber of every step of a file: whoever has something to do now hears of it, once."""
    state: FileState = outcome.state
    text = {
        "scoring": f"请评查案卷{state.file_number}，{_day(state.score_by)}前交评查表",
        "settling": f"案卷{state.file_number}的两份评查表有分歧，请协商或者裁定",
        "answering": f"案卷{state.file_number}的评查意见已经形成，可以在{_day(state.answer_by)}前说明、申辩",
        "correcting": f"案卷{state.file_number}的评查结果已经确定，有{len(state.open_corrections)}项要求整改",
        "closed": f"案卷{state.file_number}的评查已经办结",
    }.get(state.stage)
    if text is None:
        return
    pk = outcome.matter_id
    for to in _addressed(state):
        key = f"file_review:{pk}:{state.stage}:{to.get('person_id', 'unit')}"
        notify(text, matter_id=pk, url=matter_url(FILE.name, pk), key=key, **to)


def _addressed(state: FileState) -> list[dict[str, Any]]:
    """Whose turn it is: who reads, who settles, then whoever answers for the file."""
    turns = {"scoring": state.reviewers, "settling": (*state.reviewers, state.third)}
    if state.stage not in turns and state.crew.unit:
        return [{"post": Post.RESPONDENT_LIAISON, "organ_id": state.unit_id}]
    return [{"person_id": person.person_id} for person in turns.get(state.stage, state.handlers)]


def _day(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else ""


def count_faults(outcome: Outcome) -> None:
    """Subscriber of 确定得分: what stands is counted by item."""
    state: FileState = outcome.state
    vetoes = {each.code for each in state.sheet.vetoes}
    Fault.objects.filter(matter_id=outcome.matter_id).delete()
    Fault.objects.bulk_create(
        Fault(
            matter_id=outcome.matter_id, subject=state.subject, code=mark.code, title=state.sheet.name_of(mark.code),
            deduct=Decimal(0) if mark.code in vetoes else mark.deduct, veto=mark.code in vetoes, unit_id=state.unit_id,
            found_on=outcome.event.day,
        )
        for mark in faults(state.marks)
    )  # fmt: skip
