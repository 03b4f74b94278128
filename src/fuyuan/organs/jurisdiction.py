"""Which organ may take a reconsideration case (管辖): pure rules on a small view of the organ tree.

行政复议法（2023）arts 24–28 for applications from 2024-01-01, 行政复议法（2017）arts 12–15 before; 实施条例（2026）
arts 21, 33 from 2026-07-01. Articles are plain tuples ("L23", 24, 4, None) = text, article, paragraph, item; the
caller makes citations of them.
"""

from dataclasses import dataclass
from datetime import date

from .models import Organ, OrganKind, OrganRole, Role
from .models.organ import valid_on

Article = tuple[str, int, int | None, int | None]
LAW_2023 = date(2024, 1, 1)
REGULATION_2026 = date(2026, 7, 1)
NOT_ADMINISTRATIVE = frozenset({OrganKind.COURT, OrganKind.PROCURATORATE, OrganKind.SUPERVISION})
MUNICIPALITIES = ("11", "12", "31", "50")  # 北京、天津、上海、重庆


@dataclass(frozen=True, slots=True)
class View:
    """What the rules need to know of an organ. ``parent`` and ``superior`` as on Organ."""

    id: int
    name: str
    kind: str
    region: str = ""
    vertical: bool = False
    own_name: bool = True
    parent: "View | None" = None
    superior: "View | None" = None
    successor: "View | None" = None

    @property
    def level(self) -> str:
        """The level of its region by GB/T 2260: nation, province, city, county."""
        if not self.region.strip("0"):
            return "nation"
        if not self.region[2:6].strip("0"):
            return "province"
        return "city" if not self.region[4:6].strip("0") else "county"

    @property
    def government(self) -> "View | None":
        """The government this organ belongs to, itself when it is one."""
        here: View | None = self
        while here and here.kind not in {OrganKind.GOVERNMENT, OrganKind.TOWN}:
            here = here.parent
        return here


@dataclass(frozen=True, slots=True)
class Option:
    """One organ the applicant may turn to. ``organ`` None: known by the law, missing in the organ data."""

    organ: View | None
    described: str
    articles: tuple[Article, ...]

    @property
    def name(self) -> str:
        return self.organ.name if self.organ else self.described


@dataclass(frozen=True, slots=True)
class Competence:
    """The result: the right respondent, the organs to choose from (one or more), and what to watch."""

    respondent: View
    options: tuple[Option, ...]
    notes: tuple[tuple[str, Article], ...] = ()

    def includes(self, organ_id: int) -> bool:
        return any(option.organ and option.organ.id == organ_id for option in self.options)


@dataclass(frozen=True, slots=True)
class Place:
    """What differs by installation: the organ that is 司法行政部门 working as 复议机构, and the county's government."""

    office_id: int | None = None
    government: View | None = None


def competent(respondent: View, on: date, place: Place, *, own_name: bool | None = None) -> Competence:
    """Return who takes an application made on a day against an act of ``respondent``.

    ``own_name`` overrides the organ's default for this one act (did the law empower it to act in its own name).
    """
    right, notes = _right_respondent(respondent, on, own_name)
    text = "L23" if on >= LAW_2023 else "L17"
    if right.kind in NOT_ADMINISTRATIVE:
        notes.append(
            (f"{right.name}不是行政机关，不属于行政复议范围", (text, 2, 1 if text == "L23" else None, None))
        )
        return Competence(right, (), tuple(notes))
    options = _options_2023(right, on, place) if on >= LAW_2023 else _options_2017(right, place)
    if any(article[:2] == ("L17", 15) for option in options for article in option.articles):
        notes.append(("也可以向行为发生地的县级地方人民政府提出，由其依法转送", ("L17", 15, 2, None)))
    return Competence(right, tuple(options), tuple(notes))


def _right_respondent(organ: View, on: date, own_name: bool | None) -> tuple[View, list[tuple[str, Article]]]:
    """A dispatched or internal body without authority, and an abolished organ, are not the respondent."""
    notes: list[tuple[str, Article]] = []
    if organ.successor:
        successor: Article = ("L23", 19, 4, None) if on >= LAW_2023 else ("L17", 15, 1, 5)
        notes.append((f"{organ.name}已撤销或者职权变更，被申请人为{organ.successor.name}", successor))
        organ = organ.successor
    acts_itself = organ.own_name if own_name is None else own_name
    if organ.kind in {OrganKind.DISPATCHED, OrganKind.INTERNAL} and not acts_itself and organ.parent:
        article: Article = ("R26", 21, None, None) if on >= REGULATION_2026 else ("R07", 14, None, None)
        notes.append((f"{organ.name}未经授权，被申请人为{organ.parent.name}", article))
        organ = organ.parent
    return organ, notes


def _one(organ: View | None, described: str, *articles: Article) -> list[Option]:
    return [Option(organ, described, articles)]


def _options_2023(organ: View, on: date, place: Place) -> list[Option]:
    above = organ.parent.government if organ.parent else None
    if organ.kind == OrganKind.INTERNAL and organ.parent:
        return _of_internal(organ.parent, on, place)
    if organ.kind == OrganKind.DISPATCHED and organ.parent:
        return _of_dispatched(organ.parent, above, place)
    if organ.vertical or organ.kind == OrganKind.VERTICAL:
        return _one(organ.superior, f"{organ.name}的上一级主管部门", ("L23", 27, None, None))
    if organ.kind == OrganKind.STATE_DEPARTMENT:
        return _one(organ, organ.name, ("L23", 25, 1, 1))
    if organ.kind == OrganKind.GOVERNMENT and organ.level == "province":
        return _one(organ, organ.name, ("L23", 24, 2, None))
    described = "上一级人民政府" if organ.kind == OrganKind.GOVERNMENT else "本级人民政府"
    options = _one(above, described, ("L23", 24, 1, ITEMS_2023.get(organ.kind, 1)))
    if organ.id == place.office_id and organ.kind == OrganKind.DEPARTMENT:
        both: Article = ("L23", 28, None, None)
        options = [Option(above, described, (both,)), Option(organ.superior, "上一级司法行政部门", (both,))]
    return options


ITEMS_2023: dict[str, int] = {
    OrganKind.DEPARTMENT: 1,
    OrganKind.GOVERNMENT: 2,
    OrganKind.TOWN: 2,
    OrganKind.SUBDISTRICT: 3,
    OrganKind.AUTHORISED: 4,
}


def _of_internal(parent: View, on: date, place: Place) -> list[Option]:
    """R26 art 33: the agency that set it up; has that no reconsideration duty, whoever is competent over it."""
    article: Article = ("R26", 33, None, None)
    extra = (article,) if on >= REGULATION_2026 else ()
    if parent.kind in {OrganKind.GOVERNMENT, OrganKind.STATE_DEPARTMENT}:
        return _one(parent, parent.name, *(extra or (("L23", 24, 1, 4),)))
    return [Option(o.organ, o.described, o.articles + extra) for o in _options_2023(parent, on, place)]


def _of_dispatched(parent: View, government: View | None, place: Place) -> list[Option]:
    """Art 24(4), and its second half for bodies a city's department set up by district; 25(2) and 27 for the others."""
    if parent.kind == OrganKind.STATE_DEPARTMENT:
        return _one(parent, parent.name, ("L23", 25, 1, 2))
    if parent.vertical or parent.kind == OrganKind.VERTICAL:
        return _one(parent, parent.name, ("L23", 27, None, None))
    article: Article = ("L23", 24, 4, None)
    options = _one(government, "本级人民政府", article)
    in_a_city = parent.level == "city" or parent.region.startswith(MUNICIPALITIES)
    if in_a_city and place.government and place.government != government:
        options += _one(place.government, "所在地的人民政府", article)
    return options


def _options_2017(organ: View, place: Place) -> list[Option]:
    above = organ.parent.government if organ.parent else None
    upper = f"{organ.name}的上一级主管部门"
    if organ.kind in {OrganKind.DISPATCHED, OrganKind.INTERNAL} and organ.parent:
        by: Article = ("L17", 15, 1, 2)
        return _one(organ.parent, organ.parent.name, by) + (_one(above, "本级人民政府", by) if above else [])
    if organ.vertical or organ.kind == OrganKind.VERTICAL:
        return _one(organ.superior, upper, ("L17", 12, 2, None))
    if organ.kind == OrganKind.STATE_DEPARTMENT or (
        organ.kind == OrganKind.GOVERNMENT and organ.level == "province"
    ):
        return _one(organ, organ.name, ("L17", 14, None, None))
    if organ.kind in {OrganKind.GOVERNMENT, OrganKind.TOWN}:
        return _one(above, "上一级人民政府", ("L17", 13, 1, None))
    if organ.kind == OrganKind.SUBDISTRICT:
        return _one(above, "设立该派出机关的人民政府", ("L17", 15, 1, 1))
    if organ.kind == OrganKind.AUTHORISED:
        return _one(organ.parent, "直接管理该组织的机关", ("L17", 15, 1, 3))
    choice: Article = ("L17", 12, 1, None)
    return _one(above, "本级人民政府", choice) + _one(organ.superior, upper, choice)


def joint(results: list[Competence], on: date) -> Article | None:
    """Return the article that governs an act several organs made together, if their competent organs differ.

    R26 art 32(2): one competent organ is seized, all decide jointly; L17 art 15(1)(4): the common superior.
    """
    if len({option.name for result in results for option in result.options}) < 2:
        return None
    if on < LAW_2023:
        return ("L17", 15, 1, 4)
    return ("R26", 32, 2, None) if on >= REGULATION_2026 else None


# --- from the database -------------------------------------------------------------------------------------------


def competent_for(organ: Organ, on: date, *, own_name: bool | None = None) -> Competence:
    """Return the competent organs for an organ of the database: two queries, whatever the depth of the tree."""
    views = views_on(on)
    holders = dict(OrganRole.objects.filter(valid_on(on)).values_list("role", "organ_id"))
    bureau = holders.get(Role.JUDICIAL_BUREAU)
    office = bureau if bureau == holders.get(Role.RECONSIDERATION_OFFICE) else None
    government = views.get(holders.get(Role.RECONSIDERATION_ORGAN, 0))
    return competent(views[organ.pk], on, Place(office, government), own_name=own_name)


def views_on(day: date) -> dict[int, View]:
    """Return every organ as a view with its links; an organ abolished before ``day`` points to its successor."""
    rows = {organ.pk: organ for organ in Organ.objects.all()}
    made: dict[int, View] = {}

    def make(pk: int | None) -> View | None:
        if pk is None:
            return None
        if pk not in made:
            row = rows[pk]
            ended = row.valid_to is not None and row.valid_to < day
            made[pk] = View(
                row.pk, row.name, row.kind, row.region, row.vertical, row.own_name,
                make(row.parent_id), make(row.superior_id), make(row.successor_id) if ended else None,
            )  # fmt: skip
        return made[pk]

    for pk in rows:
        make(pk)
    return made
