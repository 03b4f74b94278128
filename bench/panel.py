"""Panels for thirty cases out of two hundred members, read from the database, with the proof that recusal held.

Every fifth member declared a relation to a respondent of the cases or works there. Run it on an empty FUYUAN_HOME:

    FUYUAN_HOME=$(mktemp -d) fuyuan bench panel
"""

import random
import time
from datetime import timedelta

from bench.bulk import ready

from fuyuan.business.committee.common import Field
from fuyuan.business.committee.draw import Drawn, draw
from fuyuan.business.committee.members.state import MemberState
from fuyuan.business.committee.models import Member
from fuyuan.business.committee.queries import pool
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import today
from fuyuan.matters.lots import lot
from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account, AccountKind, Holding, Organ, Relation, Role, role_holder
from fuyuan.organs.posts import Post

MEMBERS, CASES, SIZE, OUTSIDE, EVERY = 200, 30, 5, 3, 5


def measure() -> None:
    ready(CASES + 10, running=True)  # a few of them are not accepted yet
    numbers = list(Case.objects.exclude(case_number="").values_list("case_number", flat=True)[:CASES])
    respondents = list(Case.objects.filter(case_number__in=numbers).values_list("respondent_id", flat=True))
    if not Member.objects.exists():
        appoint([pk for pk in respondents if pk])
    start, cpu = time.perf_counter(), time.process_time()
    panels = {number: panel(number) for number in numbers}
    seconds, worked = time.perf_counter() - start, time.process_time() - cpu
    barred = sum(prove(number, drawn) for number, drawn in panels.items())
    again = all(panel(number) == drawn for number, drawn in panels.items())
    print(
        f"{Member.objects.count()} 名委员，{len(panels)} 件案件，每件 {SIZE} 名：{seconds * 1000:,.0f} ms"
        f"（其中处理器 {worked * 1000:,.0f} ms；预算 1,000 ms）；"
        f"应当回避 {barred} 人次，列入名单 0 人次；按种子重新抽取{'一致' if again else '不一致'}"
    )


def panel(number: str) -> Drawn:
    case, day = reconsideration.brief(number), today()
    assert case
    fields = [Field.LAW.value, Field.SECURITY.value]
    return draw(pool(case, day, day), fields=fields, size=SIZE, outside=OUTSIDE, seed=lot(number, case.pk))


def prove(number: str, drawn: Drawn) -> int:
    """Look at the declarations themselves, not at what the draw read; return how many had to step aside."""
    case = reconsideration.brief(number)
    assert case
    declared = Relation.objects.filter(organ_id__in=case.respondents).values_list("account_id", flat=True)
    employed = [
        row.person_id
        for row in Member.objects.all()
        if MemberState.model_validate_json(row.state).profile.organ_id in case.respondents
    ]
    aside = {*declared, *employed}
    assert aside.isdisjoint(drawn.panel), f"{number}: a member who must step aside was seated"
    return len(aside)


def appoint(respondents: list[int]) -> None:
    """Two hundred members by the room's own step; every fifth is of a respondent or declared a relation to one."""
    dice, day = random.Random(52), today()
    office = role_holder(Role.RECONSIDERATION_OFFICE, day)
    head = Holding.objects.filter(post=Post.OFFICE_HEAD).select_related("account").first()
    assert head
    actor = Actor(Post.OFFICE_HEAD, head.account.name, head.account_id, office.pk, office.name)
    accounts = Account.objects.bulk_create(
        Account(kind=AccountKind.STAFF, username=f"panel{n:03d}", name=f"测量委员{n}", password="!")
        for n in range(MEMBERS)
    )
    Holding.objects.bulk_create(
        Holding(account=each, post=Post.COMMITTEE_MEMBER, organ=office, valid_from=day) for each in accounts
    )
    for n, account in enumerate(accounts):
        near = n % EVERY == 0
        inside = n % (2 * EVERY) == 0
        organ = dice.choice(respondents) if near else None
        if near and not inside:
            Relation.objects.create(account=account, kind="business", organ_id=organ, declared_on=day)
        record = {
            "person_id": account.pk, "from_on": day, "to_on": day + timedelta(days=700), "approval": {"by": "测量", "on": day},
            "profile": {
                "kind": "government" if inside else "expert", "employer": Organ.objects.get(pk=organ).name if inside else "某单位",
                "organ_id": organ if inside else None, "duty": "委员",
                "fields": dice.sample([each.value for each in Field], 2),
            },
        }  # fmt: skip
        open_matter(kind="committee_member", step="appoint", record=record, actor=actor)
