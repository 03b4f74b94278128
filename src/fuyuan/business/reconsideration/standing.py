"""Who applies for an organisation, and what the applicant has to prove: said to the officer, asked for in a notice to supplement.

Before 2026-07-01 only partnerships and companies had rules of their own (2007年实施条例第六条、第七条).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fuyuan.law import Citation, Regime
from fuyuan.matters.acts import articles

from .records import Application, Claim, OrganisationForm, Party

_F = OrganisationForm


class Standing(NamedTuple):
    """Who stands for an organisation of a form, what shows it, and where that is written now and before."""

    who: str
    proof: str
    basis: str
    before: str = ""


STANDING = {
    _F.SHOP: Standing("以营业执照上登记的经营者为申请人", "营业执照", "R26 12.1"),
    _F.FARM: Standing(
        "以土地承包经营权证等证书上记载的人、在承包合同上签字的人或者全体成员推选的代表为申请人",
        "土地承包经营权证、承包合同或者推选代表的材料", "R26 12.2",
    ),
    _F.PARTNERSHIP: Standing("由执行合伙事务的合伙人代表", "合伙企业登记和执行合伙人的证明", "R26 13.1", "R07 6.1"),
    _F.PARTNERS: Standing("由全体合伙人共同申请", "全体合伙人的身份证明", "R26 13.1", "R07 6.1"),
    _F.OTHER: Standing(
        "由主要负责人代表；没有主要负责人的，由共同推选的成员代表", "主要负责人的证明或者推选代表的材料", "R26 13.2", "R07 6.2",
    ),
    _F.COMPANY_BODY: Standing("股东会、董事会以公司的名义申请", "股东会或者董事会的决议", "R26 14", "R07 7"),
    _F.VILLAGE: Standing("以自己的名义申请", "农村集体经济组织登记证，或者依法代行职能的证明", "R26 15.1"),
    _F.VILLAGERS: Standing(
        "半数以上的成员以集体经济组织、村民委员会或者村民小组的名义申请，前提是该组织不申请", "半数以上成员同意申请的签名", "R26 15.2",
    ),
    _F.OWNERS_COMMITTEE: Standing("以自己的名义申请", "业主委员会备案证明", "R26 16.1"),
    _F.OWNERS: Standing(
        "专有部分面积过半数或者户数过半数的业主以自己的名义申请，前提是业主委员会不申请或者没有成立", "过半数业主同意申请的签名和产权证明",
        "R26 16.2",
    ),
}  # fmt: skip


def stands(party: Party, governing: Regime) -> tuple[Standing, Citation] | None:
    """Return who stands for an applicant, with the article in force; None where the law has no rule of its own."""
    found = STANDING.get(party.organisation_form) if party.organisation_form else None
    line = (found.basis if governing is Regime.C else found.before) if found else ""
    return (found, articles(line)[0]) if found and line else None


def told(application: Application, governing: Regime) -> Iterator[tuple[str, Citation]]:
    """Yield what the officer should check of each organisation that applies."""
    for party in application.applicants:
        if found := stands(party, governing):
            rule, basis = found
            yield f"{party.name}：{rule.who}", basis


def proofs(application: Application, governing: Regime) -> Iterator[str]:
    """Yield what is not there to show who stands for an organisation."""
    for party in application.applicants:
        found = stands(party, governing)
        if found and not party.files:
            yield f"{party.name}的{found[0].proof}（{found[1]}）"


def own_evidence(application: Application) -> Iterator[str]:
    """Yield the evidence that is the applicant's to give (第四十四条第二款): of having asked, and of the damage done."""
    if application.evidence or application.act.files:
        return
    if application.act.inaction:
        yield f"曾经要求被申请人履行法定职责的证据，不能提供的说明理由（{articles('L23 44.2(1)')[0]}）"
    if any(request.kind is Claim.COMPENSATE for request in application.requests):
        yield f"受行政行为侵害而造成损害的证据（{articles('L23 44.2(2)')[0]}）"
