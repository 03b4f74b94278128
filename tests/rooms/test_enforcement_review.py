"""Enforcement files in the database: drawn in an inspection, read by two who keep nothing from nobody but each other, answered by
the unit, and what stands entered as findings of the inspection, once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from enforcement_house import POLICE, Bureau
from leadership_house import CHIEF, DEPUTY, reviewed, talked

from fuyuan.business.filereview.enforcement import closed
from fuyuan.business.filereview.models import FileReview, Round
from fuyuan.business.filereview.queries import visible_files
from fuyuan.business.leadership.queries import file_findings
from fuyuan.business.supervision.inspections.checklists import items_of
from fuyuan.business.supervision.inspections.files import first_problems
from fuyuan.business.supervision.models import Inspection, Supervision
from fuyuan.business.supervision.queries import field_staff, kept_away
from fuyuan.clock import set_clock
from fuyuan.matters.lots import Lot, sample
from fuyuan.matters.models import DutyRow, EventRow
from fuyuan.matters.notify import notifications
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.matters.verify import verify
from fuyuan.organs.models import Organ, Relation
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue
from fuyuan.shell.evidence import figures

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Iterator[Bureau]:
    with set_clock("2026-09-01T09:00") as hand:
        yield Bureau(hand)


def test_a_review_in_an_inspection_from_the_call_to_the_findings(bureau: Bureau) -> None:
    inspection = bureau.inspection()
    with pytest.raises(StepRefused, match="有3件，不足4件"):
        bureau.call(inspection, size=4)
    files = bureau.drawn(inspection)
    with pytest.raises(StepRefused, match="已经开展案卷评查"):
        bureau.call(inspection)
    _drawn_again(bureau)
    _sealed(bureau, files[0])
    for pk in files[1:]:
        bureau.both(pk, **{"3.2": 3})
    _answered(bureau, files)
    _concluded(bureau, inspection, files)
    _entered(bureau, inspection)
    _handed_in(bureau, inspection)
    assert list(verify(settings.HOME)) == []


def _drawn_again(bureau: Bureau) -> None:
    """Anybody of the bureau repeats the draw with its seed; the decision not confirmed yet is no candidate."""
    row = Round.objects.get(subject="enforcement")
    state = bureau.round_state(row.pk)
    assert state.seed == EventRow.objects.get(matter_id=row.pk, seq=1).hash
    candidates = closed(state.plan.first, state.plan.last)
    assert [each.pk for each in candidates] == bureau.files[:3]
    drawn = sample([Lot(each.pk) for each in candidates], 3, state.seed, "案卷")
    assert [each.file_id for each in state.drawn] == list(drawn)
    page = bureau.client(bureau.supervisor).get(f"/matters/file_round/{row.pk}/").content.decode()
    assert state.seed in page
    for other in (bureau.police, bureau.lay[0], bureau.mayor):
        assert not policy_for(Round).can_see(other, row)


def _sealed(bureau: Bureau, pk: int) -> None:
    """Neither the other reviewer nor the bureau reads a sheet before both are in; the unit knows of nothing."""
    one, two = (bureau.actor(each.person_id) for each in bureau.file(pk).reviewers)
    url = f"/matters/file_review/{pk}/"
    bureau.score(pk, one, **{"3.2": 3, "7.1": 0.5})
    assert "没有复核的记录" in bureau.client(one).get(url).content.decode()
    for other in {bureau.supervisor, two} - {one}:
        page = bureau.client(other).get(url).content.decode()
        assert "已交1份" in page
        assert "没有复核的记录" not in page
    assert bureau.client(bureau.police).get(url).status_code == 404
    free = {each.person_id for each in bureau.lay} - {each.person_id for each in bureau.file(pk).reviewers}
    third = bureau.file(pk).third.person_id
    for each in bureau.lay:
        assert visible_files(each).filter(pk=pk).exists() == (each.person_id not in free - {third})
    bureau.score(pk, two, **{"3.2": 3})


def _answered(bureau: Bureau, files: list[int]) -> None:
    pk, url = files[0], f"/matters/file_review/{files[0]}/"
    assert "可以在9月8日前说明" in notifications(bureau.police).order_by("-pk")[0].text
    assert DutyRow.objects.get(matter_id=pk, key="answer").organ_id == bureau.police.organ_id
    page = bureau.client(bureau.police).get(url).content.decode()
    assert "没有复核的记录" in page
    assert not any(
        each.name in page for each in bureau.file(pk).reviewers if each.person_id != bureau.police.person_id
    )
    assert bureau.town_client.get(url).status_code == 404
    for each in files:
        bureau.take(each, "answer", bureau.police, accepts=True)


def _concluded(bureau: Bureau, inspection: int, files: list[int]) -> None:
    row = Inspection.objects.get(pk=inspection)
    page = bureau.client(bureau.supervisor).get(f"/matters/inspection/{inspection}/").content.decode()
    assert "没有复核的记录" not in page, "no score is fixed yet"
    for pk in files[:2]:
        bureau.conclude(pk)
    with pytest.raises(StepRefused, match="还有1件案卷没有确定得分"):
        bureau.take(
            inspection,
            "enter_problems",
            bureau.supervisor,
            lines=[{"code": "3.2", "kind": "procedure", "nature": "flaw"}],
        )
    bureau.conclude(
        files[2],
        reason="维持",
        corrections=[{"what": "补做复核记录", "by": bureau.today + timedelta(days=20)}],
    )
    assert "发现2项问题，请登记" in notifications(bureau.supervisor).order_by("-pk")[0].text
    sheet = Paper.objects.get(matter_id=files[2], kind="file_review.review_sheet")
    assert "汝州市司法局" in sheet.text
    assert "| 单位的意见 |" in sheet.text
    team = bureau.client(bureau.lay[0]).get(f"/matters/inspection/{inspection}/").content.decode()
    for told in ("案卷评查", "96.8", "优秀", "没有复核的记录（第22页）", "第四十五条"):
        assert told in team
    assert policy_for(Inspection).can_see(bureau.lay[0], row)


def _entered(bureau: Bureau, inspection: int) -> None:
    """Kinds as the sheet says, nature and severity as a person says; one finding for an item, whatever files have it."""
    state = bureau.inspected(inspection)
    form = bureau.form("inspection", state, "enter_problems", bureau.supervisor, first_problems)
    assert [(each["code"], each["kind"]) for each in form["lines"]] == [
        ("3.2", "procedure"),
        ("7.1", "other"),
    ]
    lines = [
        {**each, "nature": nature} for each, nature in zip(form["lines"], ("unlawful", "flaw"), strict=True)
    ]
    bureau.take(inspection, "enter_problems", bureau.supervisor, lines=lines)
    matter = Supervision.objects.get(inspection_id=inspection)
    assert (matter.source, matter.findings, matter.organ_name) == ("files", 2, POLICE)
    found = bureau.inspected(inspection).findings[0]
    assert found.what.count("没有复核的记录（第22页）") == 3
    assert "《行政处罚法》第四十五条" in found.rule
    with pytest.raises(StepRefused, match="已经登记"):
        bureau.take(inspection, "enter_problems", bureau.supervisor, lines=lines)


def _handed_in(bureau: Bureau, inspection: int) -> None:
    """What the team's check list finds besides is a matter of its own: what the files had is not found again."""
    lines: list[dict[str, Any]] = [{"code": each.code, "result": "sound"} for each in items_of(("penalty",))]
    lines[0] |= {"result": "problem", "note": "询问笔录只有一人签名", "nature": "unlawful"}
    told = {"on": bureau.today, "present": "赵队长", "by": "甲、乙", "lines": lines}
    bureau.take(inspection, "hand_in", bureau.lay[0], **told)
    rows = Supervision.objects.filter(inspection_id=inspection).order_by("pk")
    assert [(row.source, row.findings) for row in rows] == [("files", 2), ("round", 1)]
    assert Inspection.objects.get(pk=inspection).findings == 3


def test_who_is_of_the_unit_or_declared_a_relation_reads_none_of_its_files(bureau: Bureau) -> None:
    one, two, _ = bureau.lay
    four, five = (bureau.hire(f"jianduyuan{n}", Post.LAY_SUPERVISOR, "汝州市司法局")[0] for n in (4, 5))
    police = Organ.objects.get(name=POLICE)
    bureau.lay += [four, five]
    assert four.person_id not in {pk for pk, _, _ in field_staff()}, "not in the register yet"
    bureau.appoint(four, unit_id=police.pk, kind="officer")
    bureau.appoint(five)
    bureau.take(bureau.entries[0], "declare", one, relation="business", organ_id=police.pk)
    bureau.take(bureau.entries[1], "declare", two, relation="former", organ_id=police.pk, until="2020-01-01")
    Relation.objects.create(
        account_id=bureau.supervisor.person_id, kind="relative", organ=police, declared_on=bureau.today
    )
    why = kept_away([police.pk], [each.person_id or 0 for each in bureau.readers()])[police.pk]
    assert why == {
        four.person_id: "是汝州市公安局的人员，不评查本单位的案卷",
        one.person_id: "申报与汝州市公安局有经济往来关系",
        bureau.supervisor.person_id: "申报与汝州市公安局有近亲属关系",
    }
    few = [each.person_id for each in bureau.readers() if each is not five]
    inspection = bureau.inspection(bureau.entries[2])
    review = bureau.call(inspection, reviewers=few)
    with pytest.raises(StepRefused, match="可以评查的不足三人（其余应当回避）") as short:
        bureau.take(review, "draw", bureau.supervisor)
    assert "请增加评查人" in str(short.value)
    bureau.take(review, "cancel", bureau.supervisor, reason="评查人不足")
    bureau.take(inspection, "review_files", bureau.supervisor, **called(bureau))
    again = Round.objects.filter(inspection_id=inspection).latest("pk").pk
    bureau.take(again, "draw", bureau.supervisor)
    for drawn in bureau.round_state(again).drawn:
        seated = {each.person_id for each in (*drawn.reviewers, drawn.third)}
        assert not seated & set(why)
        assert {reason for _, reason in drawn.barred} == set(why.values())
    row = FileReview.objects.filter(round_id=again).first()
    assert row
    who, by = bureau.file(row.pk).reviewers[0].person_id, four.person_id
    with pytest.raises(StepRefused, match="不评查本单位的案卷"):
        bureau.take(row.pk, "replace", bureau.supervisor, who=who, by=by, reason="出差")


def called(bureau: Bureau) -> dict[str, Any]:
    return {
        "first": bureau.today - timedelta(days=30), "last": bureau.today, "reviewers": [each.person_id for each in bureau.readers()],
        "score_by": bureau.today + timedelta(days=10), "report_by": bureau.today + timedelta(days=40),
    }  # fmt: skip


def test_a_yearly_review_of_all_units_belongs_to_no_inspection(bureau: Bureau) -> None:
    """《河南省行政执法条例》第四十条: 县级以上人民政府应当每年组织评查所属工作部门和下级人民政府的行政执法案卷."""
    plan = {
        **called(bureau), "subject": "enforcement", "title": "2026年执法案卷评查", "method": "drawn", "size": 2, "stratum": "handler",
    }  # fmt: skip

    def planned(**changes: Any) -> int:
        return open_matter(
            kind="file_round", step="plan", record={**plan, **changes}, actor=bureau.supervisor
        ).matter_id

    with pytest.raises(StepRefused, match="没有可以“按承办人”分层的登记"):
        planned()
    with pytest.raises(StepRefused, match="没有这次监督检查"):
        planned(stratum="kind", inspection_id=999_999)
    pk = planned(stratum="kind")
    bureau.take(pk, "draw", bureau.supervisor)
    for row in FileReview.objects.filter(round_id=pk):
        bureau.both(row.pk)
        bureau.conclude(row.pk)
    bureau.take(pk, "report", bureau.supervisor, overall="总体规范。", proposals="加强说理。")
    report = Paper.objects.get(matter_id=pk, kind="file_round.round_report")
    assert "行政执法案卷" in report.text
    assert "本轮评查属于监督检查" not in report.text
    assert issue(report.pk, bureau.supervisor).number == "汝案评报〔2026〕1号"
    day = bureau.today
    values = {
        each.source.key: each.value
        for each in figures(["filereview.files", "filereview.enforcement.files"], None, day, day)
    }
    assert values == {"filereview.files": 0, "filereview.enforcement.files": 2}, (
        "the office's report counts its own"
    )
    page = bureau.client(bureau.supervisor).get(f"/matters/file_round/{pk}/").content.decode()
    assert "各单位" in page
    assert "各承办人" not in page
    assert bureau.client(bureau.lay[0]).get("/filereview/sheets/enforcement/2026-1.json").status_code == 200
    assert (
        bureau.client(bureau.lay[0]).get("/filereview/sheets/reconsideration/2026-1.json").status_code == 404
    )


def test_what_the_register_says_of_a_file_stands_with_its_evidence(bureau: Bureau) -> None:
    """What was not uploaded may lie in the file all the same: the register then says nothing."""
    found = file_findings(bureau.files[0])
    assert found["standing"] == (True, "机关名录：汝州市公安局有行政执法权（9月1日）")
    assert found["reviewed"] == (True, "9月1日法制审核：审核通过，审核人郑法制")
    assert found["ordered"] == (True, "9月1日审核，9月1日讨论")
    assert found["discussed"] == (True, f"9月1日由{CHIEF}主持，2名领导参加")
    for key in ("investigation", "opinion", "minutes"):
        sound, words = found[key]
        assert sound is None
        assert words.endswith("，请查阅原卷")


def test_a_file_whose_review_was_refused_is_told_as_a_fault(bureau: Bureau) -> None:
    pk = bureau.files[3]  # discussed, not confirmed: sent back, reviewed again and refused
    bureau.head(pk, "send_back", reason="重新审核")
    bureau.take(pk, "review", **reviewed(bureau.hand, opinion="refused"))
    assert file_findings(pk)["reviewed"] == (False, "9月1日法制审核：审核不通过，审核人郑法制")
    assert file_findings(pk)["discussed"] == (False, "没有登记集体讨论")
    with pytest.raises(StepRefused, match="法制审核没有通过"):
        bureau.take(pk, "discuss", **talked(bureau.hand, CHIEF, DEPUTY))
