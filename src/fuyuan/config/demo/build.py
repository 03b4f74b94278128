"""Build the demo in one transaction: it is there whole or not at all."""

import random
from datetime import timedelta

from django.db import transaction

from fuyuan.business.reconsideration.models import Case as CaseRow
from fuyuan.clock import now
from fuyuan.organs import settings

from .acting import add_acting
from .cast import Stage, desk, dispute_for, name_courts, plans
from .committee import add_committee
from .coordination import add_coordination
from .filereview import add_reviews
from .filesupervision import add_file_supervision
from .guidance import add_guidance
from .hearings import furnish
from .intake import add_intake
from .leadership import add_leadership
from .learning import add_learning
from .ledger import add_plans
from .life import Case
from .linkage import add_linkage
from .litigation import suits
from .localrules import add_localrules
from .material import Dispute
from .mediation import add_mediations
from .notices import add_notices
from .opinions import add_opinions
from .own_lessons import add_own_lesson
from .publicity import add_publications
from .publicity_year import add_publicity_year
from .rare import add_rare
from .reading import add_reading
from .reform import add_reforms
from .seals import add_seals
from .service import add_service
from .supervision import add_supervision
from .training import add_training
from .workreport import add_reports
from .world import World
from .yearly import add_yearly

SEED = 20221124  # the day of the plan this platform carries out


class AlreadyThere(Exception):
    """The database already holds cases; the demo only goes into an empty one."""


@transaction.atomic
def build() -> int:
    """Make the demo cases as of now; return how many. Raises AlreadyThere."""
    if CaseRow.objects.exists():
        raise AlreadyThere("数据库里已经有案件，演示案件只装入空库。")
    dice = random.Random(SEED)  # noqa: S311 - a fixed story, not a secret
    world, stage, people = World(now()), Stage(dice), desk()
    furnish(people)
    name_courts()
    court_dice = random.Random(SEED)  # noqa: S311 - dice of their own: the cases stay as they were
    courts = suits(world, Stage(court_dice))
    for plan, filed in plans(dice):
        dispute: Dispute = dispute_for(plan, dice)
        respondent = stage.respondent(dispute)
        application = stage.application(plan, dispute, respondent, filed)
        own_dice = random.Random(dice.random())  # noqa: S311
        case = Case(world, people, own_dice, plan, dispute, respondent, application, courts)
        moment = world.at(filed, dice.randint(8, 17), dice.randrange(60))
        world.add(min(moment, world.end - timedelta(minutes=5)), case.live())
    if courts:
        courts.add_direct(court_dice)
    add_plans(world, random.Random(SEED))  # noqa: S311 - dice of their own: the cases stay as they were
    add_reforms(world, random.Random(SEED))  # noqa: S311 - the same
    add_linkage(world, random.Random(SEED + 5))  # noqa: S311
    add_committee(world, random.Random(SEED + 52))  # noqa: S311
    add_reviews(world, random.Random(SEED + 8))  # noqa: S311
    add_reports(world, random.Random(SEED + 66))  # noqa: S311
    add_intake(world)
    add_seals(world)
    add_reading(world)
    add_rare(world)
    add_notices(world, random.Random(SEED + 7))  # noqa: S311
    add_training(world, random.Random(SEED + 14))  # noqa: S311
    add_leadership(world, random.Random(SEED + 16))  # noqa: S311
    own = random.Random(SEED + 6)  # noqa: S311
    add_mediations(world, own, Stage(own), people)
    add_localrules(world, random.Random(SEED + 2), people.office_head, people.organ_head)  # noqa: S311
    add_publications(world, random.Random(SEED + 79))  # noqa: S311
    add_coordination(world, random.Random(SEED + 9), people.organ_head)  # noqa: S311
    add_supervision(world, random.Random(SEED + 10))  # noqa: S311
    add_yearly(world, random.Random(SEED + 101))  # noqa: S311
    add_opinions(world, random.Random(SEED + 12))  # noqa: S311
    add_publicity_year(world, random.Random(SEED + 18))  # noqa: S311
    add_guidance(world, random.Random(SEED + 12))  # noqa: S311
    add_learning(world, random.Random(SEED + 15))  # noqa: S311
    add_file_supervision(world, random.Random(SEED + 18))  # noqa: S311
    add_service(world)
    add_own_lesson(world)
    add_acting(world)
    with settings.steady():
        world.run()
    return CaseRow.objects.count()
