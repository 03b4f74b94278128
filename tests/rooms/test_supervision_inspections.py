"""A crossing round over the towns: planned, announced, inspected on a phone, found, given away when somebody steps aside."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from form_as_sent import as_sent
from organs_people import signed_in
from reform_story import Story

from fuyuan.business.supervision.inspections.checklists import items_of
from fuyuan.business.supervision.models import Inspection, Supervision, SupervisionRound, Supervisor
from fuyuan.business.supervision.planned.records import Pool
from fuyuan.business.supervision.planned.state import RoundState
from fuyuan.business.supervision.register_facts import units
from fuyuan.business.supervision.rounds.cli import main
from fuyuan.clock import set_clock
from fuyuan.matters.attachments import store
from fuyuan.matters.models import AttachmentUse, DutyRow
from fuyuan.matters.notify import notifications
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Account, Organ, Relation
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 14)
LATER = date(2026, 9, 22)
EXIF = b"\xff\xe1\x00\x16Exif\0\0MM\0*GPSPLACE!!"
PHOTO = (
    b"\xff\xd8"
    + EXIF
    + b"\xff\xc0\x00\x11\x08\x00\x10\x00\x10\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xda\x00\x02scan\xff\xd9"
)


class Field(Story):
    """The county with one supervisor in every town; 杨平 of the first has an account and a phone."""

    def __init__(self) -> None:
        super().__init__()
        self.towns = list(
            Organ.objects.filter(kind__in=("town", "subdistrict"), enforcement=True).order_by("code")
        )
        self.lay, _ = self.hire("jianduyuan", Post.LAY_SUPERVISOR, self.towns[0].name)
        for number, town in enumerate(self.towns):
            self.appoint(f"监督员{number}", town, self.lay.person_id if number == 0 else None)

    def appoint(self, name: str, town: Organ, person_id: int | None) -> None:
        record = {
            "name": name, "profile": {"unit_id": town.pk, "person_id": person_id}, "from_on": DAY,
            "to_on": DAY + timedelta(days=700), "approval": {"by": "王局长", "on": DAY},
        }  # fmt: skip
        open_matter(kind="supervisor", step="appoint", record=record, actor=self.supervisor)

    def assigned(self, form: str = "cross") -> int:
        record = {
            "title": f"第三季度{form}", "form": form, "areas": ["system", "force"], "first_on": DAY + timedelta(days=7),
            "last_on": DAY + timedelta(days=30),
        }  # fmt: skip
        pk = open_matter(
            kind="supervision_round", step="plan", record=record, actor=self.supervisor
        ).matter_id
        self.take(pk, "assign", self.supervisor)
        return pk

    def state(self, pk: int) -> RoundState:
        return RoundState.model_validate_json(SupervisionRound.objects.get(pk=pk).state)

    def mine(self, pk: int) -> Inspection:
        """The inspection of the team of the first town."""
        return Inspection.objects.get(round_id=pk, team=self.towns[0].name)


@pytest.fixture
def field():
    with set_clock(DAY) as hand:
        made = Field()
        made.hand = hand
        yield made


def filled(*problems: str) -> dict[str, Any]:
    lines = [
        {"code": each.code, "result": "problem", "note": "扣押超过三十日没有处理", "nature": "unlawful"}
        if each.code in problems
        else {"code": each.code, "result": "sound"}
        for each in items_of(("system", "force"))
    ]
    return {"on": LATER, "present": "赵队长", "by": "监督员", "lines": lines}


def test_a_round_goes_from_its_plan_to_its_report(field: Field, tmp_path: Path, capsys: Any) -> None:
    pk = field.assigned()
    assert Inspection.objects.filter(round_id=pk).count() == len(field.towns)
    assert len(field.towns) > 15
    _planned_again(field, pk, tmp_path, capsys)
    _announced(field, pk)
    _stepped_aside(field, pk)
    field.back(str(LATER))
    _inspected(field, pk)
    told = {"overall": "总体规范。", "proposals": "加强培训。"}
    field.take(pk, "report", field.supervisor, **told)
    report = Paper.objects.get(matter_id=pk, kind="supervision_round.round_report")
    assert "发现问题1项" in report.text
    assert list(verify(settings.HOME)) == []
    for page in (f"supervision_round/{pk}/", "supervision_round/", "inspection/", "supervisor/"):
        assert field.supervisor_client.get(f"/matters/{page}").status_code == 200


def _planned_again(field: Field, pk: int, tmp_path: Path, capsys: Any) -> None:
    """Anybody concerned downloads the file, plans it with the published seed, and gets the published result, byte for byte."""
    assert field.police_client.get(f"/supervision-rounds/{pk}/file.json").status_code == 404, (
        "not announced yet"
    )
    file, result = (
        field.supervisor_client.get(f"/supervision-rounds/{pk}/{name}.json").content
        for name in ("file", "result")
    )
    path, published = tmp_path / "轮次.json", json.loads(result)
    path.write_bytes(file)
    assert main(["assign", str(path), "--seed", str(published["seed"]), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == published


def _announced(field: Field, pk: int) -> None:
    notice = Paper.objects.get(matter_id=pk, kind="supervision_round.round_notice")
    assert not policy_for(SupervisionRound).can_see(field.town, SupervisionRound.objects.get(pk=pk))
    issue(notice.pk, field.supervisor)
    assert field.state(pk).stage == "announced"
    page = field.town_client.get(f"/matters/supervision_round/{pk}/").content.decode()
    assert "谁监督谁" in page
    assert "结果文件" in page
    assert field.police_client.get(f"/supervision-rounds/{pk}/file.json").status_code == 200
    assert field.town_client.get("/matters/inspection/").status_code == 404


def _stepped_aside(field: Field, pk: int) -> None:
    """The supervisor declares a relation to the very unit: stopped, given to another team, with the fewest changes."""
    before, inspection = {task.unit: task.team for task in field.state(pk).tasks}, field.mine(pk)
    entry = Supervisor.objects.get(holder_id=field.lay.person_id)
    field.take(entry.pk, "declare", field.lay, relation="relative", organ_id=inspection.organ_id)
    state = field.state(pk)
    after = {task.unit: task.team for task in state.tasks}
    assert after[inspection.organ_name] != before[inspection.organ_name]
    assert sum(before[unit] != after[unit] for unit in before) <= 3
    assert "近亲属" in state.changes[0].why
    notice = Paper.objects.get(matter_id=pk, kind="supervision_round.round_notice", status=Paper.Status.DRAFT)
    assert notice.title.startswith("关于调整")
    assert state.changes[0].why not in notice.text, "why is for the bureau"
    page = field.town_client.get(f"/matters/supervision_round/{pk}/").content.decode()
    assert "已经改派" in page
    assert "近亲属关系" not in page
    inspection.refresh_from_db()
    assert (inspection.stage, inspection.team) == ("assigned", after[inspection.organ_name])
    assert not policy_for(Inspection).can_see(field.lay, inspection)
    fresh = field.mine(pk)
    assert policy_for(Inspection).can_see(field.lay, fresh)
    assert fresh.organ_name in notifications(field.lay).order_by("-pk")[0].text
    relation = Relation.objects.create(
        account_id=field.lay.person_id, kind="business", organ_id=fresh.organ_id, declared_on=DAY
    )  # declared on the person's own page: found when the check list is handed in
    field.hand.set(str(LATER))
    with pytest.raises(StepRefused, match="回避"):
        field.take(fresh.pk, "hand_in", field.lay, **filled())
    relation.delete()
    field.hand.set(str(DAY))


def _inspected(field: Field, pk: int) -> None:
    """The phone's own, with a photograph; then everybody else's by the bureau."""
    mine = field.mine(pk)
    assert DutyRow.objects.get(matter_id=mine.pk, key="inspect").person_id == field.lay.person_id
    address = f"/matters/inspection/{mine.pk}/steps/hand_in/"
    phone = signed_in(Account.objects.get(pk=field.lay.person_id))
    page = phone.get(address)
    assert len(page.content) < 100_000
    body: dict[str, Any] = {**as_sent(page.content.decode(), "step-form")}
    lines = {key.split("-")[1]: told[0] for key, told in body.items() if key.endswith("-code")}
    body |= {f"lines-{at}-result": "problem" if code == "F4" else "sound" for at, code in lines.items()}
    at = next(at for at, code in lines.items() if code == "F4")
    body |= {f"lines-{at}-note": "扣押超过三十日没有处理", f"lines-{at}-nature": "unlawful"}
    body |= {"on": str(LATER), "present": "赵队长", "by": "监督员0"}
    body[f"lines-{at}-photos"] = SimpleUploadedFile("现场.jpg", PHOTO)
    assert phone.post(address, body).status_code == 303
    use = AttachmentUse.objects.select_related("attachment").get(matter_id=mine.pk)
    assert b"GPSPLACE" not in store().path(use.attachment.sha256).read_bytes()
    matter = Supervision.objects.get(inspection_id=mine.pk)
    assert (matter.organ_name, matter.kind, matter.source) == (mine.organ_name, "arbitrary", "round")
    for row in Inspection.objects.filter(round_id=pk, stage="assigned"):
        field.take(row.pk, "hand_in", field.supervisor, **filled())
    assert Supervision.objects.count() == 1
    field.take(mine.pk, "add", field.lay, what="仓库里还有两辆三轮车")
    assert "又有补充" in notifications(field.supervisor).order_by("-pk")[0].text
    assert "仓库里还有两辆三轮车" in phone.get(f"/matters/inspection/{mine.pk}/").content.decode()
    with pytest.raises(StepRefused, match="办理"):
        field.take(row.pk, "add", field.lay, what="别的队检查的单位")


def test_a_second_round_does_not_repeat_the_first_and_may_be_a_circle(field: Field) -> None:
    first = field.state(field.assigned())
    second = field.state(field.assigned("mill"))
    assert {(task.team, task.unit) for task in first.tasks}.isdisjoint(
        (task.team, task.unit) for task in second.tasks
    )
    assert any(rule.rule == "推磨成一个圈" for rule in second.arranged.rules)


def test_how_far_the_teams_travel_is_said_where_the_register_knows_where_the_units_lie(field: Field) -> None:
    for number, town in enumerate(field.towns):
        Organ.objects.filter(pk=town.pk).update(lon=112.5 + number / 50, lat=34.1)
    pk = field.assigned()
    assert units(Pool.TOWNS)[1].place == (112.52, 34.1)
    page = field.supervisor_client.get(f"/matters/supervision_round/{pk}/").content.decode()
    assert "（单程，直线距离）" in page


def test_where_nobody_else_may_go_the_bureau_hears_of_it(field: Field) -> None:
    pk = field.assigned()
    stale = Paper.objects.get(matter_id=pk)
    target = field.mine(pk)
    others = Supervisor.objects.exclude(unit_id__in=[field.towns[0].pk, target.organ_id])
    for row in others.order_by("pk"):
        tie = {"relation": "business", "organ_id": target.organ_id}
        take_step(matter_id=row.pk, step="declare", record=tie, actor=field.supervisor)
    assert field.mine(pk).organ_name == target.organ_name, "they were elsewhere anyway"
    take_step(matter_id=target.pk, step="stop", record={"why": "配偶在该镇工作"}, actor=field.lay)
    assert field.state(pk).waiting[0].unit == target.organ_name
    assert "没有能改派的安排" in notifications(field.supervisor).order_by("-pk")[0].text
    assert DutyRow.objects.get(matter_id=pk, key="repair-1").status == "open"
    for row in others.order_by("pk"):  # the relations turn out to be none: the bureau plans again
        take_step(
            matter_id=row.pk,
            step="lift",
            record={"number": 1, "reason": "经核实不存在"},
            actor=field.supervisor,
        )
    field.take(pk, "repair", field.supervisor, reason="关系已经解除")
    target.refresh_from_db()
    assert (target.stage, target.team == field.towns[0].name) == ("assigned", False)
    assert field.state(pk).waiting == ()
    with pytest.raises(StepRefused, match="又调整过"):
        issue(stale.pk, field.supervisor)


def test_the_check_list_a_phone_keeps_is_the_same_for_everybody(client: Client) -> None:
    sheet = client.get("/matters/inspection/sheet/system-force/")
    assert "no-store" not in sheet["Cache-Control"]
    assert not sheet.cookies
    assert "《行政强制法》第十七条" in sheet.content.decode()
    for wrong in ("force-unknown", "force-force"):
        assert client.get(f"/matters/inspection/sheet/{wrong}/").status_code == 404
    assert client.get("/matters/inspection/worker.js")["Content-Type"].startswith("text/javascript")
