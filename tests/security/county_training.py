"""An officer of the police for the county under attack: certified and held back, with a session and a sheet on its way."""

import io
from datetime import timedelta
from typing import Any

from openpyxl import Workbook
from organs_people import organ

from fuyuan.business.training import batches
from fuyuan.business.training.models import Certificate
from fuyuan.business.training.officers.entry import NewOfficer, NewPower, add_power, register
from fuyuan.business.training.views_certificates import word_of
from fuyuan.matters import clock
from fuyuan.matters.record import parse_record
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.sealed_ids import sealed_id

POLICE = "QH-GAJ"


def make_training(
    ids: dict[str, Any], people: dict[str, Actor], identity: str, on_sheet: str, mentor: str
) -> None:
    """Note the ids; ``identity``, ``on_sheet`` and ``mentor`` are numbers nobody may come across."""
    unit, trainer, where = people["respondent_liaison"], people["training_admin"], organ(POLICE)
    profile = {
        "kind": "enforcer",
        "employment": "civil",
        "duty": "CANARYDUTYA",
        "areas": ["治安"],
        "powers": [],
    }
    entry = parse_record(
        NewOfficer,
        {"name": "武警官", "identity": identity, "organ_id": where.pk, "organ_name": where.name, "profile": profile,
         "since": "2026-01-05"},
    )  # fmt: skip
    officer = register(entry, unit, "security-officer")
    card = {
        "officer": officer.state.number, "card_number": "豫D040001", "issued_on": "2026-02-02", "valid_until": "2030-12-31",
        "exam": "资格考试", "exam_on": "2026-01-20",
    }  # fmt: skip
    certificate = open_matter(kind="certificate", step="enter", record=card, actor=trainer).matter_id
    take_step(
        matter_id=certificate,
        step="suspend",
        record={"reason": "CANARYSTOPPED"},
        actor=people["supervision_staff"],
    )
    plan = {
        "title": "治安案件办理", "form": "lecture", "subject": "special", "teacher": "甲老师", "place": "会议室", "on": clock.today(),
        "begins": "09:00", "ends": "12:00", "hours": "4", "about": "CANARYSYLLABUS",
    }  # fmt: skip
    session = open_matter(kind="training", step="plan", record=plan, actor=unit).matter_id
    exam = _exam(people)
    importer = batches.importer_of("people")
    assert importer
    sheet = batches.receive(importer, _sheet(where.name, on_sheet), "CANARYSHEETA.xlsx", unit)
    power = add_power(
        NewPower(name="对占道经营的处罚", organ_id=where.pk, organ_name=where.name, area="治安")
    )
    _learning(ids, people, profile, mentor)
    row = Certificate.objects.get(pk=certificate)
    ids |= {
        "officer": officer.matter_id, "certificate": certificate, "certificate_word": word_of(row), "training": session, "exam": exam,
        "training_word": sealed_id("sign-in", session), "sheet": sheet.pk, "power": power.pk, "police_organ": where.pk,
    }  # fmt: skip


def _learning(ids: dict[str, Any], people: dict[str, Actor], profile: dict[str, Any], identity: str) -> None:
    """A colleague with a card teaches the officer above; a lesson that anybody with its code may read."""
    unit, trainer, where, day = (
        people["respondent_liaison"],
        people["training_admin"],
        organ(POLICE),
        clock.today(),
    )
    entry = parse_record(
        NewOfficer,
        {"name": "文警官", "identity": identity, "organ_id": where.pk, "organ_name": where.name, "profile": profile,
         "since": "2026-01-05"},
    )  # fmt: skip
    number = register(entry, unit, "security-mentor").state.number
    card = {
        "officer": number, "card_number": "豫D040002", "issued_on": "2026-02-02", "valid_until": "2030-12-31", "exam": "资格考试",
        "exam_on": "2026-01-20",
    }  # fmt: skip
    open_matter(kind="certificate", step="enter", record=card, actor=trainer)
    pair = {
        "mentor": "文警官", "newcomer": "武警官", "from_on": day, "to_on": day + timedelta(days=60), "plan": "CANARYMENTORPLAN按月学习",
    }  # fmt: skip
    pk = open_matter(kind="mentoring", step="pair", record=pair, actor=unit).matter_id
    month = {"month": f"{day:%Y-%m}", "taught": "现场检查"}
    take_step(matter_id=pk, step="log", record=month, actor=unit)
    lesson = {
        "title": "告知怎样写", "subject": "special", "pages": [{"title": "一", "text": "CANARYLESSONTEXT", "minutes": 45}],
        "hours": "1", "until": day + timedelta(days=30),
    }  # fmt: skip
    made = open_matter(kind="lesson", step="write", record=lesson, actor=unit).matter_id
    take_step(matter_id=made, step="publish", record={}, actor=trainer)
    ids["mentoring_word"] = sealed_id("mentoring", pk)


def _exam(people: dict[str, Actor]) -> int:
    """A practice that runs, drawn from one question; the officer above is on its list."""
    trainer, reader = people["training_admin"], people["supervision_staff"]
    asked = {
        "kind": "judge",
        "stem": "CANARYSTEM：这道题对吗？",
        "answer": "对",
        "explanation": "CANARYEXPLAINED",
    }
    question = open_matter(kind="exam_question", step="write", record=asked, actor=trainer).matter_id
    take_step(matter_id=question, step="approve", record={}, actor=reader)
    plan = {
        "title": "模拟考试", "purpose": "practice", "on": clock.today(), "begins": "00:00", "late": 600, "minutes": 60, "pass_mark": 60,
        "parts": [{"kind": "judge", "areas": [], "count": 1, "points": 100}],
    }  # fmt: skip
    exam = open_matter(kind="exam", step="plan", record=plan, actor=trainer).matter_id
    for step in ("draw", "open"):
        take_step(matter_id=exam, step=step, record={}, actor=trainer)
    return exam


def _sheet(unit: str, identity: str) -> bytes:
    book, out = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    page.title = "执法人员"
    page.append(["姓名", "身份证号码", "所在单位", "用工性质", "职务", "执法领域", "到岗日期"])
    page.append(["新警官", identity, unit, "行政编制", "CANARYROWA", "治安", "2026-01-05"])
    book.save(out)
    return out.getvalue()
