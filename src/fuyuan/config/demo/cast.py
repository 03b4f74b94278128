"""Who plays, and what happens in how many cases: the plan of the year, drawn with fixed dice."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fuyuan.business.reconsideration.paperset import COURT, COURT_ALONE
from fuyuan.business.reconsideration.records import Application
from fuyuan.clock import today
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Holding, Organ, Role, role_holder
from fuyuan.organs.posts import Post

from .hearings import TRIALS
from .life import Desk, Plan
from .material import DISPUTES, Dispute
from .people import company, person

# ending, turns on the way, how many: about a hundred finished or running cases, then those that show every board
YEAR: tuple[tuple[str, str, int], ...] = (
    ("uphold", "", 14), ("uphold", "file", 4), ("uphold", "suit", 5), ("uphold", "simplified", 3), ("uphold", "extend", 2),
    ("uphold", "extend answered", 2), ("revoke_facts", "opinion", 3), ("revoke_facts", "opinion answered", 2),
    ("revoke_facts", "inspection third_party", 2), ("revoke_facts", "inspection third_party answered", 1),
    ("revoke_process", "opinion", 3), ("revoke_process", "opinion answered", 2), ("modify", "", 2), ("modify", "answered", 2),
    ("modify", "pause", 2), ("unlawful", "", 2), ("unlawful", "answered", 2), ("nothing_to_revoke", "opinion", 4), ("perform", "", 6), ("perform", "answered", 2),
    ("perform", "unperformed", 2), ("reject", "", 3), ("no_reply", "silent", 3), ("uphold", "simplified convert", 2),
    ("settle", "", 5), ("statement", "", 3), ("settle", "pause", 4), ("withdraw", "", 6), ("dismiss", "", 4), ("refuse_time", "", 4),
    ("refuse_interest", "", 3), ("abandon", "supplement", 3), ("uphold", "deemed", 2), ("revoke_process", "supplement", 3),
    ("uphold", "stop", 2),
)  # fmt: skip
# ending, turns, days ago it was filed: what the boards show today
NOW: tuple[tuple[str, str, int], ...] = (
    ("received", "", 0), ("received", "", 1), ("received", "", 2), ("uphold", "", 3), ("uphold", "supplement", 6),
    ("uphold", "supplement", 8), ("unassigned", "", 9), ("unassigned", "", 12), ("uphold", "", 10), ("copied", "", 16),
    ("copied", "", 24), ("uphold", "simplified", 18), ("overdue", "", 96), ("overdue", "silent", 83), ("trial", "panel", 58), ("signing", "", 57),
    ("trial", "opined", 66), ("drafted", "answered", 45), ("reviewed", "", 52), ("suspended", "pause", 60), ("suspended", "pause", 75),
    ("perform", "unperformed", 120), ("revoke_facts", "opinion unperformed", 170),
)  # fmt: skip
FITS = {
    "modify": ("penalty",), "perform": ("protection",), "reject": ("protection",), "nothing_to_revoke": ("force",),
    "revoke_facts": ("penalty", "resource", "work_injury", "information", "licence"),
    "revoke_process": ("penalty", "licence", "work_injury"), "no_reply": ("penalty", "licence", "work_injury"),
    "revoke_basis": ("penalty", "licence"), "unlawful": ("penalty", "licence", "work_injury", "information"),
}  # fmt: skip


def desk() -> Desk:
    """Return the demo people as actors."""
    holdings = (
        Holding.objects.filter(account__demo=True, effective=True)
        .select_related("account", "organ")
        .order_by("pk")
    )
    by_post: dict[str, list[Actor]] = {}
    for row in holdings:
        by_post.setdefault(row.post, []).append(
            Actor(Post(row.post), row.account.name, row.account_id, row.organ_id, row.organ.name, row.pk)
        )
    liaisons = {actor.organ_id: actor for actor in by_post[Post.RESPONDENT_LIAISON] if actor.organ_id}
    return Desk(
        intake=by_post[Post.INTAKE][0], handlers=tuple(by_post[Post.HANDLER]), office_head=by_post[Post.OFFICE_HEAD][0],
        organ_head=by_post[Post.ORGAN_HEAD][0], liaisons=liaisons, upper=_upper(),
    )  # fmt: skip


def _upper() -> dict[str, str]:
    """By department of the county the department above it: 汝州市公安局 → 平顶山市公安局."""
    place = role_holder(Role.RECONSIDERATION_ORGAN, today()).name.removesuffix("人民政府")
    city = role_holder(Role.SUPERIOR_COURT, today()).name.removesuffix("中级人民法院")
    names = Organ.objects.filter(kind="department", name__startswith=place).values_list("name", flat=True)
    return {name: city + name.removeprefix(place) for name in names}


def name_courts() -> None:
    """The courts that decisions name: of the act that stands, and of the government sued by itself (行政诉讼法第十五条)."""
    for key, role in ((COURT, Role.COURT), (COURT_ALONE, Role.SUPERIOR_COURT)):
        installation.change(key, role_holder(role, today()).name, by=None, valid_from=date(2023, 1, 1))


def plans(dice: random.Random) -> Iterator[tuple[Plan, date]]:
    """Yield every case's plan with the day it is filed: the year first, then what is on the boards today."""
    last = today() - timedelta(days=100)
    first = min(last - timedelta(days=330), date(2026, 2, 2))
    for ending, turns, count in YEAR:
        for _ in range(count):
            yield (
                Plan(ending, frozenset(turns.split())),
                first + timedelta(days=dice.randrange((last - first).days)),
            )
    for ending, turns, ago in NOW:
        yield Plan(ending, frozenset(turns.split())), today() - timedelta(days=ago)
    for ending, turns, ago in TRIALS:
        yield Plan(ending, frozenset(turns.split())), today() - timedelta(days=ago)


def dispute_for(plan: Plan, dice: random.Random) -> Dispute:
    kinds = FITS.get(plan.ending)
    fitting = [each for each in DISPUTES if kinds is None or each.kind in kinds]
    if "simplified" in plan.turns:
        fitting = [each for each in fitting if each.kind in ("information", "penalty")]
    if "inspection" in plan.turns:
        fitting = [each for each in fitting if each.kind == "resource"]
    return dice.choices(fitting, [each.weight for each in fitting])[0]


class Stage:
    """The place of the demo: its organs and towns, taken from the loaded data."""

    def __init__(self, dice: random.Random) -> None:
        government = role_holder(Role.RECONSIDERATION_ORGAN, today())
        office = role_holder(Role.RECONSIDERATION_OFFICE, today())
        organs = list(Organ.objects.filter(parent=government).exclude(pk=office.pk).order_by("code"))
        self.dice, self.region = dice, installation.get("place.region") or government.region
        self.place = str(installation.get("place.name"))
        self.towns = [organ.name.removesuffix("人民政府") for organ in organs if organ.kind == "town"]
        self.organs = organs
        self.serials: dict[tuple[str, int], int] = {}

    def respondent(self, dispute: Dispute) -> Organ:
        return self.respondent_in(dispute.area)

    def respondent_in(self, area: str) -> Organ:
        if area == "乡镇":
            return self.dice.choice([organ for organ in self.organs if organ.kind == "town"])
        words = (area,)
        found = [
            o
            for o in self.organs
            if any(word in o.name or word in "".join(o.areas) for word in words) and not o.vertical
        ]
        return found[0] if found else self.dice.choice([o for o in self.organs if o.kind == "department"])

    def application(self, plan: Plan, dispute: Dispute, respondent: Organ, filed: date) -> Application:
        dice = self.dice
        party = (
            company(dice, self.region, self.place, self.towns)
            if dispute.company
            else person(dice, self.region, self.towns)
        )
        known = filed - timedelta(
            days=dice.randint(80, 120) if plan.ending == "refuse_time" else dice.randint(5, 50)
        )
        key = (dispute.number, known.year)
        self.serials[key] = self.serials.get(key, dice.randint(20, 60)) + dice.randint(1, 9)
        words = {
            "n": self.serials[key], "y": known.year, "money": f"{dice.choice([2000, 3000, 5000, 10000, 20000]):,}",
        }  # fmt: skip
        number = dispute.number.format(**words)
        words["number"] = number or dispute.title
        extra: dict[str, Any] = dict(dispute.extra)
        if extra.get("inaction"):
            extra["asked_on"] = known - timedelta(days=70)
            extra["perform_by"] = known - timedelta(days=8)
        agents = [{"name": "刘律师", "kind": "lawyer", "firm": "某律师事务所"}] if dice.random() < 0.2 else []
        channel = dice.choices(["online", "in_person", "mail"], [5, 4, 1])[0]
        online = {"electronic": True, "email": f"{party['phone']}@example.com"} if channel == "online" else {}
        return Application.model_validate(
            {
                "channel": channel,
                "applicants": [party],
                "agents": agents,
                "respondents": [{"organ_id": respondent.pk, "name": respondent.name}],
                "act": {
                    "kind": dispute.kind, "title": dispute.title, "number": number, "area": dispute.area,
                    "made_on": None if extra.get("inaction") else known - timedelta(days=dice.randint(0, 3)),
                    "known_on": known, **extra,
                },
                "requests": [{"kind": dispute.claim, "text": dispute.request.format(**words)}],
                "reasons": dispute.reasons.format(**words),
                "evidence": [{"name": "身份证明、" + (dispute.title if number else "邮寄凭证"), "kind": "document", "pages": 2}],
                "simplified": "simplified" in plan.turns,
                "delivery": {"address": party["address"], "receiver": party["name"], **online},
            }
        )  # fmt: skip
