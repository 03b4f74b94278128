"""Who stands for an organisation that applies, and what the applicant has to prove."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from reconsideration_samples import COMPANY, act, application, received
from test_reconsideration_checklist import hints

from fuyuan.business.reconsideration.checklist import incomplete
from fuyuan.business.reconsideration.records import Application, Limb, OrganisationForm
from fuyuan.business.reconsideration.standing import STANDING
from fuyuan.matters.acts import articles

B, C = date(2024, 3, 1), date(2026, 9, 28)
FORMS = [
    ("shop", C, "以营业执照上登记的经营者为申请人", "R26 12.1", "个体工商户: its operator applies"),
    ("farm", C, "全体成员推选的代表", "R26 12.2", "农村承包经营户: whoever the certificate names"),
    ("partnership", C, "由执行合伙事务的合伙人代表", "R26 13.1", "合伙企业: its managing partner"),
    ("partnership", B, "由执行合伙事务的合伙人代表", "R07 6.1", "the same was written before"),
    ("partners", C, "由全体合伙人共同申请", "R26 13.1", "其他合伙组织: all of them"),
    ("other", C, "共同推选的成员代表", "R26 13.2", "其他组织: its head, else whom they chose"),
    ("company_body", C, "以公司的名义申请", "R26 14", "股东会、董事会: in the company's name"),
    ("village", C, "以自己的名义申请", "R26 15.1", "农村集体经济组织: in its own name"),
    ("villagers", C, "半数以上的成员", "R26 15.2", "half its members, when it does not apply itself"),
    ("owners_committee", C, "以自己的名义申请", "R26 16.1", "业主委员会: in its own name"),
    ("owners", C, "过半数的业主", "R26 16.2", "the majority of owners, when there is no committee"),
]


def company(**changes: Any) -> dict[str, Any]:
    return {**COMPANY, **changes}


def of(day: date, **changes: Any) -> Application:
    return Application.model_validate(application(day, applicants=[company(**changes)]))


@pytest.mark.parametrize(
    ("form", "day", "words", "basis", "why"), FORMS, ids=[f"{row[0]} {row[1]}" for row in FORMS]
)
def test_the_officer_is_told_who_stands_for_an_organisation(
    form: str, day: date, words: str, basis: str, why: str
) -> None:
    case = received(day, applicants=[company(organisation_form=form)])
    hint = hints(case, day)[Limb.PARTIES]
    assert (hint.verdict, hint.basis) == ("需人工判断", articles(basis)[0]), why
    assert words in hint.text


def test_before_the_new_regulation_a_village_had_no_rule_of_its_own() -> None:
    case = received(B, applicants=[company(organisation_form="village")])
    assert hints(case, B)[Limb.PARTIES].verdict == "符合"


def test_a_notice_asks_for_what_shows_who_stands_for_them() -> None:
    assert any(
        "半数以上成员同意申请的签名" in line for line in incomplete(of(C, organisation_form="villagers"), C)
    )
    assert incomplete(of(C, organisation_form="legal_person"), C) == ()


def test_who_need_not_register_is_not_asked_for_a_code() -> None:
    assert not any(
        "信用代码" in line for line in incomplete(of(C, organisation_form="owners", credit_code=""), C)
    )
    assert any("信用代码" in line for line in incomplete(of(C, organisation_form="shop", credit_code=""), C))


def test_every_form_but_a_legal_person_has_its_article() -> None:
    assert {*OrganisationForm} - STANDING.keys() == {OrganisationForm.LEGAL_PERSON}
    assert all(articles(each.basis) for each in STANDING.values())


EVIDENCE = [
    ({"act": act(C, inaction=True, asked_on=date(2026, 7, 1), known_on=None, made_on=None)}, "曾经要求被申请人履行",
     "L23 44.2(1): of having asked"),
    ({"requests": [{"kind": "compensate", "text": "赔偿一万元"}]}, "造成损害的证据", "L23 44.2(2): of the damage"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "words", "why"), EVIDENCE, ids=[row[-1] for row in EVIDENCE])
def test_the_applicant_gives_the_evidence_that_is_his_to_give(
    changes: dict[str, Any], words: str, why: str
) -> None:
    record = Application.model_validate(application(C, **changes))
    assert any(words in line for line in incomplete(record, C)), why
    given = application(C, evidence=[{"name": "申请表回执", "kind": "document"}], **changes)
    assert not any(words in line for line in incomplete(Application.model_validate(given), C))
