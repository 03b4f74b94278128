"""The committee in the county: who reads what and how long, what stands in the way of a decision, what is told to whom."""

from collections.abc import Iterator

import pytest
from committee_county import BUREAU, POLICE, Committee

from fuyuan.business.committee import conditions, follow, queries
from fuyuan.business.committee.consultations.records import Ground
from fuyuan.business.committee.models import Consultation, Member, PanelSeat, Plenary, Study
from fuyuan.business.committee.paperset import TABLE
from fuyuan.clock import set_clock
from fuyuan.matters.models import AttachmentUse, DutyRow
from fuyuan.matters.notify import notifications
from fuyuan.matters.record import InvalidRecord
from fuyuan.matters.services import StepRefused, open_matter
from fuyuan.matters.tick import tick
from fuyuan.organs.policy import policy_for
from fuyuan.organs.posts import Post
from fuyuan.papers.models import Paper
from fuyuan.papers.services import issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(request: pytest.FixtureRequest) -> Iterator[Committee]:
    with set_clock(getattr(request, "param", "2026-09-01")) as hand:
        made = Committee()
        made.hand = hand
        yield made


# -- members -------------------------------------------------------------------------------------------------------


def test_a_member_is_appointed_once_and_only_with_the_post(county: Committee) -> None:
    with pytest.raises(StepRefused, match="已经是委员"):
        county.appoint(county.members[0], 1)
    with pytest.raises(StepRefused, match="咨询委员"):
        county.appoint(county.police, 4)


def test_a_member_of_a_department_names_it_in_the_register_of_organs(county: Committee) -> None:
    with pytest.raises(InvalidRecord, match="机关名录里的名称"):
        county.appoint(
            county.police, 4,
            profile={"kind": "government", "employer": "某局", "duty": "局长", "fields": ["law"]},
        )  # fmt: skip


def test_a_term_that_runs_out_ends_by_itself_and_can_be_renewed_before(county: Committee) -> None:
    first, second = Member.objects.order_by("pk")[:2]
    more = {"to_on": "2029-12-31", "approval": {"by": "市政府常务会议", "on": "2026-09-01"}}
    county.take(first.pk, "renew", county.head, **more)
    assert DutyRow.objects.get(matter_id=second.pk, key="term").due == second.to_on
    county.hand.set("2028-09-01")
    list(tick())
    assert {row.stage for row in Member.objects.filter(pk__in=[first.pk])} == {"serving"}
    assert Member.objects.get(pk=second.pk).stage == "ended"


def test_the_share_from_outside_and_the_load_are_shown(county: Committee) -> None:
    county.drawn()
    page = county.client(county.head).get("/committee/").content.decode()
    assert "在任委员 8 名，其中专家、学者 5 名，占 62.5%" in page
    assert queries.loads([actor.person_id for actor in county.members], county.today).total() == 5


# -- the panel -----------------------------------------------------------------------------------------------------


def test_whoever_works_at_the_respondent_or_declared_a_relation_is_never_drawn(county: Committee) -> None:
    county.relation(county.members[7], POLICE)
    pk = county.drawn(size=6)
    seated = {actor.person_id for actor in county.panel(pk)}
    assert seated == {actor.person_id for actor in county.members[1:7]}
    told = {entry.name: entry.conflicts for entry in county.state(pk).draws[0].pool if entry.conflicts}
    assert set(told) == {county.members[0].name, county.members[7].name}


def test_a_relation_declared_after_the_draw_stops_the_opinion(county: Committee) -> None:
    pk = county.drawn()
    actor = county.panel(pk)[0]
    county.relation(actor, POLICE)
    with pytest.raises(StepRefused, match=r"应当回避.*第三条第二款"):
        county.opine(pk, actor)


def test_a_case_has_one_open_consultation(county: Committee) -> None:
    number = county.case_number()
    county.refer(number)
    with pytest.raises(StepRefused, match="正在咨询"):
        county.refer(number)


# -- who reads what, and how long ----------------------------------------------------------------------------------


def test_a_member_sees_only_what_was_put_to_him_while_it_is_open(county: Committee) -> None:
    pk = county.drawn()
    panel = county.panel(pk)
    outside = next(actor for actor in county.members if actor not in panel)
    url = f"/matters/consultation/{pk}/"
    assert county.client(panel[0]).get(url).status_code == 200
    assert county.client(outside).get(url).status_code == 404
    assert (
        county.client(panel[0]).get(f"/matters/reconsideration/{county.live.matter_id}/").status_code == 404
    )
    county.hand.set("2026-09-16")  # the day after the last
    list(tick())
    assert county.client(panel[0]).get(url).status_code == 404
    assert county.client(county.handler).get(url).status_code == 200
    assert "咨询材料停止开放" not in county.client(panel[0]).get("/desk/").content.decode()


def test_the_materials_of_the_case_open_and_close_with_the_consultation(county: Committee) -> None:
    pk = county.drawn()
    case = county.live.matter_id
    paper = Paper.objects.filter(matter_id=case, kind="reconsideration.application").get()
    county.take(pk, "share", county.handler, from_case=[f"paper-{paper.pk}"])
    use = AttachmentUse.objects.get(matter_id=pk)
    actor = county.panel(pk)[0]
    assert county.client(actor).get(f"/files/{use.pk}/").status_code == 200
    assert county.client(actor).get(f"/papers/{paper.pk}/").status_code == 404, (
        "the file of the case stays shut"
    )
    aside = {"person_id": actor.person_id, "ground": "unavailable", "reason": "出差"}
    county.take(pk, "step_aside", actor, **aside)
    assert county.client(actor).get(f"/files/{use.pk}/").status_code == 404
    assert not PanelSeat.objects.get(matter_id=pk, person_id=actor.person_id).open
    with pytest.raises(StepRefused, match="不在本案案卷里"):
        county.take(pk, "share", county.handler, from_case=["paper-99999"])


def test_opinions_are_sealed_for_members_and_officers_until_all_are_in(county: Committee) -> None:
    pk = county.drawn()
    *most, last = county.panel(pk)
    for actor in most:
        county.opine(pk, actor, view=f"{actor.name}的看法")
    url = f"/matters/consultation/{pk}/"
    own = county.client(most[0]).get(url).content.decode()
    assert f"{most[0].name}的看法" in own
    assert f"{most[1].name}的看法" not in own
    assert "的看法" not in county.client(county.handler).get(url).content.decode()
    county.opine(pk, last)
    assert f"{most[1].name}的看法" in county.client(most[0]).get(url).content.decode()
    assert f"{most[1].name}的看法" in county.client(county.handler).get(url).content.decode()
    assert any("全部提交" in note.text for note in notifications(county.handler))


def test_the_panel_is_told_and_owes_its_opinion_on_its_own_desk(county: Committee) -> None:
    pk = county.drawn()
    actor = county.panel(pk)[0]
    assert any("提交书面意见" in note.text for note in notifications(actor))
    desk = county.client(actor).get("/desk/").content.decode()
    assert f"提交书面咨询意见（{actor.name}）" in desk
    assert desk.count("提交书面咨询意见") == 1, "another member's duty is on another desk"


def test_the_post_without_an_appointment_opens_nothing(county: Committee) -> None:
    stranger, client = county.hire("putong", Post.COMMITTEE_MEMBER, BUREAU)
    study = county_study(county)
    for model in (Consultation, Member, Plenary, Study):
        assert not policy_for(model).filter(stranger, model.objects.all()).exists()
    assert client.get(f"/matters/study/{study}/").status_code == 404
    assert county.client(county.members[0]).get(f"/matters/study/{study}/").status_code == 200


# -- the decision --------------------------------------------------------------------------------------------------


def test_a_decision_cannot_go_up_for_signature_before_the_opinion_is_there(county: Committee) -> None:
    county.drawn()
    county.draft()
    with pytest.raises(StepRefused, match=r"还没有形成咨询意见.*第六十一条第三款"):
        county.decide("review_decision", agree=True)
    county.decide("review_decision", agree=False, opinion="等候咨询意见。")


def test_without_the_word_on_adoption_no_decision_is_signed(county: Committee) -> None:
    pk = county.concluded(signed=False)
    county.draft()
    with pytest.raises(StepRefused, match=r"采纳情况.*第五十二条"):
        county.decide("review_decision", agree=True)
    with pytest.raises(StepRefused, match="第五十二条"):
        county.answer(pk, "none")
    county.answer(pk, "none", reasons="会后查明鉴定人没有资质。")
    with pytest.raises(StepRefused, match=r"《咨询意见》还没有签发.*第五十二条"):
        county.decide("review_decision", agree=True)
    issue(Paper.objects.get(matter_id=pk, kind="consultation.consultation_opinion").pk, county.head)
    county.decide("review_decision", agree=True)
    county.decide("approve_decision", agree=True)
    county.decide("make_decision", court="某法院")
    row = Consultation.objects.get(pk=pk)
    assert (row.stage, row.adoption) == ("closed", "none")
    assert row.decision_number
    with pytest.raises(StepRefused):
        county.answer(pk, "full")


def test_the_button_says_why_it_is_shut(county: Committee) -> None:
    county.concluded()
    county.draft()
    page = (
        county.client(county.head).get(f"/matters/reconsideration/{county.live.matter_id}/").content.decode()
    )
    assert "案件咨询：待说明采纳情况" in page
    assert "行政复议委员会咨询意见" in page, "the opinion is attached to the case"
    county.live.take("review_decision", {"agree": False, "opinion": "补充"}, county.head, county.today)


@pytest.mark.parametrize("county", ["2026-05-11"], indirect=True)
def test_before_july_2026_the_opinion_was_enough(county: Committee) -> None:
    county.concluded()
    county.draft()
    county.decide("review_decision", agree=True)


def test_a_case_that_must_be_referred_is_not_decided_without_the_committee(
    county: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mark comes from a step of the case; here the hearing of the parties sets one on every ordinary case."""
    monkeypatch.setattr(conditions, "_marks", {})
    follow.when_marked("hear_parties", Ground.MAJOR, lambda case: case.procedure == "ordinary")
    number = county.case_number()
    assert any("应当提请行政复议委员会" in note.text for note in notifications(county.head))
    county.draft()
    with pytest.raises(StepRefused, match=r"应当先提请.*第五十二条第二款"):
        county.decide("review_decision", agree=True)
    county.refer(number)
    with pytest.raises(StepRefused, match="还没有形成咨询意见"):
        county.decide("review_decision", agree=True)


def test_a_case_that_ends_without_a_decision_ends_its_consultation(county: Committee) -> None:
    pk = county.drawn()
    approval = {"by": "钱正", "capacity": "organ_head", "on": county.today}
    told = {
        "ground": "condition",
        "limbs": ["scope"],
        "court": "某法院",
        "reason": "不属于受理范围。",
        "approval": approval,
    }
    county.decide("dismiss_application", **told)
    row = Consultation.objects.get(pk=pk)
    assert (row.stage, row.closed_on) == ("ended", county.today)
    assert not PanelSeat.objects.filter(matter_id=pk, open=True).exists()


# -- meetings, studies, figures, papers ------------------------------------------------------------------------------


def county_study(county: Committee) -> int:
    record = {
        "title": "告知程序瑕疵的处理", "act_kind": "penalty", "problem": "不同案件处理不一致，需要统一。",
        "people": [county.members[3].person_id], "due_on": "2026-10-20",
    }  # fmt: skip
    return open_matter(kind="study", step="propose", record=record, actor=county.handler).matter_id


def test_a_common_problem_is_studied_reported_and_made_known(county: Committee) -> None:
    pk = county_study(county)
    words = {"findings": "梳理了近三年案件的不同做法。", "proposal": "区分是否影响陈述、申辩权利处理。"}
    with pytest.raises(StepRefused, match="其他委员承担"):
        county.take(pk, "report", county.members[4], **words)
    county.take(pk, "report", county.members[3], **words)
    county.take(
        pk, "settle", county.head, opinion=words["proposal"], used="印发办案人员参照。", at_plenary=True
    )
    paper = Paper.objects.get(matter_id=pk)
    issue(paper.pk, county.head)
    assert queries.figures(2026).studies == 1


def test_a_plenary_meeting_needs_more_than_half_and_every_topic_its_opinion(county: Committee) -> None:
    record = {
        "title": "第一次全体会议", "meet_on": "2026-09-10", "place": "第一会议室", "chair": "主任",
        "topics": [{"kind": "major", "title": "工作规则"}, {"kind": "common", "title": "告知程序"}],
    }  # fmt: skip
    pk = open_matter(kind="plenary", step="convene", record=record, actor=county.head).matter_id
    moved = {**record, "meet_on": "2026-09-11", "reason": "会议室冲突"}
    county.take(pk, "change", county.head, **moved)
    assert Paper.objects.filter(matter_id=pk, status=Paper.Status.DRAFT).count() == 1, (
        "the old notice is void"
    )
    issue(Paper.objects.get(matter_id=pk, status=Paper.Status.DRAFT).pk, county.head)
    assert any("会议通知" in note.text for note in notifications(county.members[0]))
    county.hand.set("2026-09-11")
    people = [actor.person_id for actor in county.members]
    words = {"on": "2026-09-11", "course": "会议讨论了两个议题，形成意见。"}
    both = [{"number": 1, "opinion": "原则通过。"}, {"number": 2, "opinion": "继续研究。"}]
    with pytest.raises(StepRefused, match="没有过半数"):
        county.take(pk, "hold", county.head, present=people[:4], opinions=both, **words)
    with pytest.raises(StepRefused, match="每个议题"):
        county.take(pk, "hold", county.head, present=people, opinions=both[:1], **words)
    county.take(pk, "hold", county.head, present=people[:6], opinions=both, **words)
    assert Plenary.objects.get(pk=pk).present == 6
    assert queries.figures(2026).plenaries == 1


def test_the_years_figures_count_what_was_referred_and_what_became_of_it(county: Committee) -> None:
    county.answer(county.concluded(dissent=True), "part", reasons="第二项已经另行查明。")
    county.concluded()
    found = queries.figures(2026)
    assert (found.referred, found.concluded, found.with_dissent, found.answered) == (2, 2, 1, 1)
    assert found.by_ground[Ground.TECHNICAL] == 2
    assert found.share == "0.0%"


def test_every_paper_can_be_signed_and_drawn(county: Committee) -> None:
    pk = county.concluded(dissent=True, signed=False)
    county.answer(pk, "none", reasons="会后查明鉴定人没有资质。")
    drafted = set(Paper.objects.filter(matter_id=pk).values_list("kind", flat=True))
    assert drafted == {f"consultation.{code}" for room, code, *_ in TABLE if room == "consultation"}
    for paper in Paper.objects.filter(status=Paper.Status.DRAFT, kind__startswith="consultation."):
        assert issue(paper.pk, county.head).sha256
    record = Paper.objects.get(matter_id=pk, kind="consultation.consultation_record").text
    assert "鉴定超出委托范围" in record, "dissent is kept in full"


def test_every_page_of_the_room_opens_for_who_works_there(county: Committee) -> None:
    pk = county.concluded()
    county_study(county)
    addresses = ["/committee/", "/matters/consultation/new/refer/", "/matters/committee_member/new/appoint/",
                 "/matters/plenary/new/convene/", "/matters/study/new/propose/"]  # fmt: skip
    addresses += [f"/matters/{kind}/" for kind in ("consultation", "committee_member", "plenary", "study")]
    addresses += [
        f"/matters/consultation/{pk}/",
        f"/matters/consultation/{pk}/steps/answer/",
        f"/matters/committee_member/{Member.objects.first().pk}/",
    ]
    for address in addresses:
        response = county.client(county.head).get(address)
        assert response.status_code == 200, address
