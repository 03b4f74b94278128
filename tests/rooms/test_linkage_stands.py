"""How decisions stand to a standard: asked in the dialog, read by the heads, counted on the standard's page, taken up by the meeting."""

from datetime import date
from typing import Any

import pytest
import reconsideration_samples as samples
from django.conf import settings
from form_as_sent import as_sent
from linkage_county import COURT
from reform_story import Live, Story

from fuyuan.business.linkage.meetings.agenda import open_agenda
from fuyuan.business.linkage.models import StandardUse
from fuyuan.business.reconsideration.lookups import agreed_points
from fuyuan.clock import set_clock
from fuyuan.matters.services import StepRefused, open_matter, take_step
from fuyuan.matters.verify import verify
from fuyuan.organs.posts import Post

pytestmark = pytest.mark.django_db
DAY = "2026-07-20"
WHY = "本案在告知以前已经当面听取张三的陈述。"
RULES = ("没有告知陈述、申辩权利的，撤销。", "处罚轻微的，确认违法。")


@pytest.fixture
def county():
    with set_clock(DAY) as hand:
        made = Story()
        made.hand = hand
        made.judge, made.judge_client = made.hire("fayuan", Post.COURT_LIAISON, COURT)
        made.handler, made.handler_client = made.hire("chengban", Post.HANDLER, "汝州市司法局")
        made.chief, made.chief_client = made.hire("jigou", Post.OFFICE_HEAD, "汝州市司法局")
        yield made


def published(county: Any, *rules: str, **more: Any) -> int:
    points = [{"question": f"第{n}个问题怎样处理", "rule": rule} for n, rule in enumerate(rules or RULES, 1)]
    record = {"title": "行政处罚程序类案审理标准", "act_kind": "penalty", "points": points, **more}
    pk = open_matter(kind="standard", step="propose", record=record, actor=county.judge).matter_id
    for actor in (county.judge, county.office):
        take_step(matter_id=pk, step="agree", record={"by": actor.name}, actor=actor)
    record = {"valid_from": county.hand.at.date(), "approval": {"by": "召集人", "on": county.hand.at.date()}}
    take_step(matter_id=pk, step="publish", record=record, actor=county.office)
    return pk


def answers(case: Live, *stands: str) -> list[dict[str, Any]]:
    points = agreed_points(case.state.application, date.fromisoformat(DAY))
    return [
        {**each.model_dump(), "stand": stand, "reason": WHY if stand == "departed" else ""}
        for each, stand in zip(points, stands, strict=True)
    ]


def decided(county: Any, *stands: str) -> Live:
    case = county.case()
    samples.make(case, county.hand.at.date(), samples.draft(standards=answers(case, *stands)))  # type: ignore[arg-type]
    return case


def test_a_decision_of_the_type_is_not_drafted_without_a_word_on_each_point(county) -> None:
    published(county)
    case = county.case()
    with pytest.raises(StepRefused, match="还没有说明《行政处罚程序类案审理标准》"):
        case.take("draft_decision", samples.draft(), samples.HANDLER, county.hand.at.date())


def test_the_dialog_shows_the_text_and_takes_the_answers_back(county) -> None:
    pk = published(county)
    case = county.case()
    url = f"/matters/reconsideration/{case.matter_id}/steps/draft_decision/"
    page = county.handler_client.get(url).content.decode()
    assert RULES[0] in page
    assert "不是法律规定" in page
    filled = {
        **{f"findings-{name}": value for name, value in samples.findings().items()}, "outcomes-0-kind": "uphold",
        "outcomes-0-ground": "uphold", "outcomes-0-text": "维持。", "facts": "经审理查明……", "opinion": "本机关认为……",
        "standards-0-stand": "departed", "standards-1-stand": "not_concerned",
    }  # fmt: skip
    refused = county.handler_client.post(url, {**as_sent(page, "step-form"), **filled})
    assert refused.status_code == 422
    assert (
        "与标准第1点不一致，请写明理由（府院联席会议商定的本地规则，不是法律规定）"
        in refused.content.decode()
    )
    filled["standards-0-reason"] = WHY
    assert county.handler_client.post(url, {**as_sent(page, "step-form"), **filled}).status_code == 303
    state = case.take("review_decision", {}, samples.HEAD, county.hand.at.date())
    assert [(each.standard_id, each.stand.label, each.rule) for each in state.draft.draft.standards] == [
        (pk, "不一致", RULES[0]), (pk, "不涉及", RULES[1])
    ]  # fmt: skip


def test_a_form_shown_before_the_standard_changed_is_not_taken_for_an_answer_to_the_new_one(county) -> None:
    old = published(county)
    case = county.case()
    draft = samples.draft(standards=answers(case, "followed", "followed"))
    record = {
        "valid_to": date(2026, 7, 19),
        "reason": "法律修改",
        "approval": {"by": "召集人", "on": date(2026, 7, 20)},
    }
    take_step(matter_id=old, step="repeal", record=record, actor=county.office)
    published(county, "另一种处理。")
    with pytest.raises(StepRefused, match="已经修改或者停止适用"):
        case.take("draft_decision", draft, samples.HANDLER, county.hand.at.date())
    draft = samples.draft(standards=answers(case, "followed"))
    case.take("draft_decision", draft, samples.HANDLER, county.hand.at.date())


def test_the_head_reads_the_departure_before_agreeing(county) -> None:
    published(county)
    case = county.case()
    draft = samples.draft(standards=answers(case, "followed", "departed"))
    case.take("draft_decision", draft, samples.HANDLER, county.hand.at.date())
    page = county.chief_client.get(
        f"/matters/reconsideration/{case.matter_id}/steps/review_decision/"
    ).content.decode()
    assert "共2点，不一致1点" in page
    assert page.index(WHY) < page.index('id="step-form"')
    unit = county.police_client.get(f"/matters/reconsideration/{case.matter_id}/").content.decode()
    assert WHY not in unit, "what the office thinks before it decides is not the respondent's to read"


def test_a_standard_that_ends_between_draft_and_decision_does_not_keep_it_from_being_made(county) -> None:
    pk = published(county)
    case = county.case()
    draft = samples.draft(standards=answers(case, "followed", "followed"))
    day = county.hand.at.date()
    case.take("draft_decision", draft, samples.HANDLER, day)
    record = {"valid_to": date(2026, 7, 19), "reason": "法律修改", "approval": {"by": "召集人", "on": day}}
    take_step(matter_id=pk, step="repeal", record=record, actor=county.office)
    published(county, "另一种处理。")
    for step, who in (("review_decision", samples.HEAD), ("approve_decision", samples.MAYOR)):
        case.take(step, {}, who, day)
    case.take("make_decision", {"court": "某市人民法院"}, samples.HANDLER, day)
    assert set(StandardUse.objects.values_list("standard_id", flat=True)) == {pk}
    assert list(verify(settings.HOME)) == []


def test_only_decisions_made_are_counted_and_each_reader_gets_what_is_theirs(county) -> None:
    pk = published(county)
    drafted = county.case()
    day = county.hand.at.date()
    draft = samples.draft(standards=answers(drafted, "departed", "departed"))
    drafted.take("draft_decision", draft, samples.HANDLER, day)
    case = decided(county, "followed", "departed")
    assert StandardUse.objects.count() == 2
    url, link = f"/linkage/standards/{pk}/uses/", f"/matters/reconsideration/{case.matter_id}/"
    own = county.handler_client.get(url).content.decode()
    assert own.count(link) == 2
    theirs = county.office_client.get(url).content.decode()
    assert link not in theirs, "the joint office does not open cases"
    assert WHY.replace("张三", "申请人") in theirs, "the reason, without the name"
    assert county.police_client.get(url).status_code == 403
    assert "不一致（件）" in county.judge_client.get(f"/matters/standard/{pk}/").content.decode()


def test_the_next_meeting_is_told_where_practice_left_the_standard(county) -> None:
    published(county)
    decided(county, "followed", "departed")
    county.hand.set("2026-07-28")
    items = {item["title"]: item["note"] for item in open_agenda(county.office)}
    assert "《行政处罚程序类案审理标准》1处" in items["类案审理标准适用中的不同做法"]
