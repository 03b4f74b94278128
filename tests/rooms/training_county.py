"""Hands for the tests of the training room: the ledger's county, its training office, sheets as people send them."""

from __future__ import annotations

import io
from datetime import date
from itertools import count
from typing import Any

from ledger_plan import Ledger
from openpyxl import Workbook
from organs_people import signed_in

from fuyuan.business.training import batches
from fuyuan.business.training.lookups import signed_in as attendance_of
from fuyuan.business.training.models import Batch, Officer, Session
from fuyuan.business.training.officers.entry import NewOfficer, NewPower, add_power, register
from fuyuan.business.training.sessions.signing import Signed, code_now, sign_in
from fuyuan.law.identity import id_check_digit
from fuyuan.matters.record import parse_record
from fuyuan.matters.registry import Outcome
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, Organ
from fuyuan.organs.posts import Post

BUREAU, POLICE, CITY, TOWN = "汝州市司法局", "汝州市公安局", "汝州市城市管理局", "寄料镇人民政府"


def resident(serial: int, born: date = date(1985, 3, 2)) -> str:
    body = f"410482{born:%Y%m%d}{serial:03d}"
    return body + id_check_digit(body)


class Training(Ledger):
    """The county with the bureau's training office and its supervisor."""

    hand: Any

    def __init__(self) -> None:
        super().__init__()
        self.tokens = count()
        self.trainer, self.trainer_client = self.hire("peixun", Post.TRAINING_ADMIN, BUREAU)
        self.supervisor, self.supervisor_client = self.hire("jiandu", Post.SUPERVISION_STAFF, BUREAU)

    def entry(self, serial: int, name: str = "", unit: str = POLICE, **more: Any) -> NewOfficer:
        organ = Organ.objects.get(name=unit)
        profile = {
            "kind": "enforcer",
            "employment": "civil",
            "duty": "一级行政执法员",
            "areas": ["治安"],
            "powers": [],
        }
        values = {
            "name": name or f"民警{serial}", "identity": resident(serial), "organ_id": organ.pk, "organ_name": organ.name,
            "profile": profile | more.pop("profile", {}), "since": "2026-01-05", **more,
        }  # fmt: skip
        return parse_record(NewOfficer, values)

    def officer(self, serial: int, *args: Any, by: Actor | None = None, **more: Any) -> Outcome:
        return register(self.entry(serial, *args, **more), by or self.trainer, f"entry-{next(self.tokens)}")

    def power(self, name: str = "违法建设查处", unit: str = CITY) -> None:
        organ = Organ.objects.get(name=unit)
        add_power(NewPower(name=name, organ_id=organ.pk, organ_name=organ.name, area="城市管理"))

    def take(self, pk: int, step: str, actor: Actor | None = None, **record: Any) -> Outcome:
        return take_step(matter_id=pk, step=step, record=record, actor=actor or self.trainer)

    def session(self, by: Actor | None = None, **more: Any) -> int:
        return open_matter(
            kind="training", step="plan", record=planned(**more), actor=by or self.police
        ).matter_id

    def sign(self, pk: int, serial: int, code: str = "", name: str = "") -> Signed:
        """Somebody in the room types the code on the wall."""
        tail = resident(serial)[-6:]
        return sign_in(Session.objects.get(pk=pk), code or code_now(pk), name or f"民警{serial}", tail)

    def report(self, pk: int, by: Actor | None = None, **hours: Any) -> Outcome:
        """Report with everybody's full hours, but for those named: 民警1="2"."""
        number = Session.objects.get(pk=pk).number
        plan = Session.objects.get(pk=pk).hours
        lines = [
            {"officer_id": each.officer_id, "person_id": person, "name": each.name, "unit": each.unit,
             "hours": hours.get(each.name, plan)}
            for person, each in attendance_of(number).items()
        ]  # fmt: skip
        return self.take(pk, "report", by or self.police, attended=lines)

    def taught(self, *serials: int, **more: Any) -> int:
        """A session held, reported and approved on the day the clock shows, with these people."""
        pk = self.session(on=self.hand.at.date(), **more)
        for serial in serials:
            self.take(pk, "add_attendance", self.police, officer=f"民警{serial}", reason="纸质签到")
        self.report(pk)
        self.take(pk, "approve", opinion="同意认定")
        return pk

    def ready(self, serial: int, **more: Any) -> int:
        """An application whose officer was taught both kinds of law and now waits for the exam."""
        self.officer(serial, **more)
        for subject in ("common", "special"):
            self.taught(serial, subject=subject)
        pk = self.apply(f"民警{serial}")
        self.take(pk, "confirm_training")
        return pk

    def apply(self, officer: str, by: Actor | None = None) -> int:
        done = open_matter(
            kind="certificate", step="apply", record={"officer": officer}, actor=by or self.police
        )
        return done.matter_id

    def exam(self, pk: int, score: str = "86", **more: Any) -> Outcome:
        day = self.hand.at.date()
        return self.take(
            pk, "record_exam", title="资格考试", held_on=day, score=score, pass_mark="60", **more
        )

    def examined(self, pk: int) -> Outcome:
        self.exam(pk)
        yes = dict.fromkeys(("in_post", "fit", "educated", "versed"), True)
        return self.take(pk, "review", self.supervisor, opinion="符合条件", **yes)

    def certified(self, serial: int, **more: Any) -> int:
        """A certificate in force from the day the clock shows, for five years."""
        pk = self.ready(serial, **more)
        self.examined(pk)
        self.issue(pk, serial)
        return pk

    def issue(self, pk: int, serial: int, step: str = "issue", **more: Any) -> Outcome:
        day = self.hand.at.date()
        card = {"card_number": f"豫D0400{serial}", "issued_on": day, "valid_until": "2031-08-31"}
        return self.take(pk, step, **{**card, **more})

    def entered(self, officer: str, card: str, **more: Any) -> int:
        """A card issued before this system, reviewed for last year."""
        record = {"officer": officer, "card_number": card, "issued_on": "2022-03-01", "valid_until": "2027-02-28",
                  "exam": "2021年资格考试", "exam_on": "2021-11-20", "reviewed_year": 2025, **more}  # fmt: skip
        return open_matter(kind="certificate", step="enter", record=record, actor=self.trainer).matter_id

    def client(self, actor: Actor) -> Any:
        return signed_in(Account.objects.get(pk=actor.person_id))


def workbook(sheet: str, rows: list[dict[str, Any]]) -> bytes:
    """A filled sheet with these headings."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    heads = list(rows[0])
    page.append(heads)
    for row in rows:
        page.append([row.get(head) for head in heads])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def person(serial: int, **more: Any) -> dict[str, Any]:
    """A row of the sheet of people."""
    return {
        "姓名": f"民警{serial}", "身份证号码": resident(serial), "所在单位": POLICE, "用工性质": "行政编制", "职务": "民警",
        "执法领域": "治安、交通", "放权事项": "", "到岗日期": "2026-01-05", **more,
    }  # fmt: skip


def sent(kind: str, rows: list[dict[str, Any]], actor: Actor, **facts: Any) -> Batch:
    importer = batches.importer_of(kind)
    assert importer
    return batches.receive(importer, workbook(importer.table.sheet, rows), "表.xlsx", actor, facts)


def notes(batch: Batch) -> dict[int, str]:
    """What is said of each row that is wrong, by its number."""
    return dict(batch.lines.filter(verdict="bad").values_list("line", "note"))


def row_of(done: Outcome) -> Officer:
    return Officer.objects.get(pk=done.matter_id)


def planned(**more: Any) -> dict[str, Any]:
    """A morning of four hours on the second of September."""
    return {
        "title": "新行政处罚法专题培训", "form": "lecture", "subject": "common", "audience": "enforcers", "powers": [],
        "teacher": "王老师 市司法局", "place": "市政府三楼会议室", "on": "2026-09-02", "begins": "09:00", "ends": "12:00",
        "hours": "4", "sign_before": 30, "sign_after": 15, **more,
    }  # fmt: skip
