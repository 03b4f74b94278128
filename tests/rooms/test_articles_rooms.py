"""What only the room or the portal carries out, article by article: who sees a case, a remade act, the citizen's choices."""

from __future__ import annotations

from typing import Any

import pytest
from organs_people import load_sample, organ
from reconsideration_samples import PERSON, application, conditions

from fuyuan.business.reconsideration.checklist import ITEM
from fuyuan.business.reconsideration.lookups import duplicates
from fuyuan.business.reconsideration.models import Case
from fuyuan.business.reconsideration.policies import CasePolicy
from fuyuan.business.reconsideration.records import ActKind, Application
from fuyuan.business.reconsideration.services import submit_application
from fuyuan.clock import set_clock
from fuyuan.law import Citation
from fuyuan.matters import clock
from fuyuan.matters.record import parse_record
from fuyuan.matters.services import take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post
from fuyuan.portal.forms_act import KindForm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    load_sample()
    with set_clock("2026-09-28"):
        yield


def on_act(number: str) -> Application:
    """An application of the same person against the penalty with this number."""
    police = organ("QH-GAJ")
    values = application(
        clock.today(), applicants=[PERSON], channel="in_person", received_on=clock.today(),
        respondents=[{"organ_id": police.pk, "name": police.name}],
    )  # fmt: skip
    values["act"]["number"] = number
    return parse_record(Application, values)


def accepted(number: str) -> Case:
    clerk = Actor(Post.INTAKE, "受理员", 1, organ("QH-SFJ").pk, "司法局")
    case = submit_application(application=on_act(number), actor=clerk).matter_id
    take_step(matter_id=case, step="register", record={}, actor=clerk)
    take_step(matter_id=case, step="accept", record={"conditions": conditions()}, actor=clerk)
    return Case.objects.get(pk=case)


SEES = [
    (Post.HANDLER, "QH-SFJ", True, "the office handles it"),
    (Post.RESPONDENT_LIAISON, "QH-GAJ", False, "the respondent, only once the copy has reached it"),
    (Post.RESPONDENT_LIAISON, "QH-SCJ", False, "another agency, never"),
    (Post.COURT_LIAISON, "QH-SFJ", False, "the court, by its own suits"),
    (Post.SYSTEM_ADMIN, "QH-SFJ", False, "whoever runs the machine reads no secrets"),
    (Post.SECURITY_ADMIN, "QH-SFJ", False, "nor whoever guards it"),
    (Post.AUDIT_ADMIN, "QH-SFJ", False, "nor whoever audits it"),
]


@pytest.mark.parametrize(("post", "at", "sees", "why"), SEES, ids=[row[-1] for row in SEES])
def test_secrets_stay_with_those_who_handle_the_case(post: Post, at: str, sees: bool, why: str) -> None:
    """L23 36.2: 对知悉的国家秘密、商业秘密和个人隐私，应当予以保密."""
    case = accepted("青公罚〔2026〕1号")
    who = Actor(post, post.label, 99, organ(at).pk, "某机关")
    assert Case.objects.filter(CasePolicy().visible_to(who), pk=case.pk).exists() is sees, why


def test_an_act_made_anew_may_be_applied_against() -> None:
    """R26 58.2: 对重新作出的行政行为不服的，可以依法申请行政复议: only the same act is a repetition."""
    first = accepted("青公罚〔2026〕1号")
    assert duplicates(on_act("青公罚〔2026〕1号"), None) == [first.case_number]
    assert duplicates(on_act("青公罚〔2026〕2号"), None) == []


def choices() -> dict[Any, Any]:
    return dict(KindForm.base_fields["kind"].choices)  # type: ignore[attr-defined]


PLAIN = [
    ("R26 9(1)", ActKind.OTHER, "严重失信名单", "listed as dishonest"),
    ("R26 9(2)", ActKind.OTHER, "开除学籍和退学申诉", "expelled, and the complaint turned down"),
    ("R26 9(3)", ActKind.OTHER, "不授予学位", "no degree"),
    ("R26 9(4)", ActKind.OTHER, "公务员录用中的违纪处理", "excluded from an examination"),
    ("R26 10(1)", ActKind.AGREEMENT, "特许经营", "a concession"),
    ("R26 10(2)", ActKind.AGREEMENT, "征收补偿", "compensation for land or a house"),
    ("R26 10(3)", ActKind.AGREEMENT, "保障性住房租赁买卖", "public housing"),
    ("R26 10(4)", ActKind.AGREEMENT, "医疗保障服务", "medical insurance services"),
]


@pytest.mark.parametrize(("article", "kind", "words", "why"), PLAIN, ids=[row[0] for row in PLAIN])
def test_a_citizen_finds_what_the_regulation_lists(article: str, kind: ActKind, words: str, why: str) -> None:
    """Whoever has this trouble finds it in the words of the choice, and the choice is the item of 第十一条 it belongs to."""
    found = [value for value, text in choices().items() if words in text]
    assert found == [kind.value], f"{article}: {why}"
    belongs = {ActKind.OTHER: "其他行政行为", ActKind.AGREEMENT: "行政协议"}[kind]
    assert belongs in Citation("L23", 11, 1, ITEM[kind]).text
