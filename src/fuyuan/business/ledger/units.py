"""What a unit printed in a plan stands for: one organ, a group of the organ data, or a kind of organ (各乡镇人民政府).

A target is written "organ:12", "group:3" or "kinds:town+subdistrict". Nothing is guessed: what fits no organ, or two,
has no target, and the officer chooses.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q

from fuyuan.organs import settings as installation
from fuyuan.organs.models import Organ, OrganGroup, OrganKind, OrganName
from fuyuan.organs.models.organ import valid_on

ENFORCERS = "enforcement"  # not a kind of organ: those that have power to enforce
KIND_WORDS = (
    (ENFORCERS, re.compile("执法(部门|单位|机关)")),
    (OrganKind.TOWN.value, re.compile("乡镇|乡[(]镇[)]|镇[(]乡[)]|(?<!乡)镇政府|各镇|各乡")),
    (OrganKind.SUBDISTRICT.value, re.compile("街道|办事处|镇[(]街[)]|镇街|乡镇[(]街")),
    (OrganKind.DEPARTMENT.value, re.compile("部门|委办局|直属?(各|有关)?单位|各(局|委)")),
)
LABELS = {
    "kinds:town": "各乡镇人民政府", "kinds:subdistrict": "各街道办事处", "kinds:town+subdistrict": "各乡镇、街道",
    "kinds:department": "政府各部门", "kinds:enforcement": "各行政执法部门",
    "kinds:town+department": "各乡镇、政府各部门", "kinds:town+subdistrict+department": "各乡镇、街道，政府各部门",
}  # fmt: skip
_MANY = re.compile(r"^(全(市|县|区)|所有|\d+个|[一二三四五六七八九十]+个)|各")
_SOME = re.compile("有关|相关|其他|部分")  # some of them, but not which: an officer says
_COUNT = re.compile(r"^(\d+|[一二三四五六七八九十]+)个")
_LEVEL = re.compile("^(本|全)?(市|县|区|旗|州)(?=.{2})")
_SHORTER = (
    ("人民政府", "政府"),
    ("人民法院", "法院"),
    ("人民检察院", "检察院"),
    ("办事处", ""),
    ("委员会", "委"),
)


def tidy(name: str) -> str:
    """Full-width brackets and digits to plain ones, no spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))


@dataclass
class Directory:
    """The organs in force on a day, by everything people call them. Two queries, then none."""

    on: date
    place: str = field(default_factory=lambda: str(installation.get("place.name")))

    @cached_property
    def organs(self) -> list[Organ]:
        return list(Organ.objects.filter(valid_on(self.on)).order_by("code"))

    @cached_property
    def groups(self) -> list[OrganGroup]:
        return list(OrganGroup.objects.order_by("name"))

    @cached_property
    def names(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        former = OrganName.objects.filter(organ__in=[organ.pk for organ in self.organs])
        said = [
            (organ.pk, name) for organ in self.organs for name in (organ.name, organ.short, *organ.aliases)
        ]
        for pk, name in [*said, *former.values_list("organ_id", "name")]:
            for form in self.forms(name) if name else ():
                found.setdefault(form, set()).add(pk)
        return found

    def forms(self, name: str) -> set[str]:
        """The ways of writing one name: with and without the place and its level, long and short."""
        whole = tidy(name)
        placed = bool(self.place) and whole.startswith(self.place)
        bare = whole.removeprefix(self.place) if placed else _LEVEL.sub("", whole)
        short = bare
        for long, brief in _SHORTER:
            short = short.replace(long, brief)
        return {whole, bare, short} - {""}

    def resolve(self, printed: str) -> str:
        """Return the target of a printed unit, "" when nothing or more than one organ fits."""
        name = tidy(printed)
        exact = self._exact(name)
        if exact:
            return exact
        group = next((group for group in self.groups if tidy(group.name) == name), None)
        if group:
            return f"group:{group.pk}"
        return self._kinds(name) if _MANY.search(name) and not _SOME.search(name) else ""

    def _exact(self, name: str) -> str:
        """An organ by the longest form of the name that belongs to just one."""
        whole = [self.names.get(name, set()), *(self.names.get(form, set()) for form in self.forms(name))]
        single = next((ids for ids in whole if len(ids) == 1), set())
        return f"organ:{next(iter(single))}" if single else ""

    def _kinds(self, name: str) -> str:
        kinds = [kind for kind, words in KIND_WORDS if words.search(name)]
        if ENFORCERS in kinds:
            kinds = [kind for kind in kinds if kind != OrganKind.DEPARTMENT.value]
        return f"kinds:{'+'.join(kinds)}" if kinds else ""

    def counted(self, printed: str, target: str) -> str:
        """“15个乡（镇）” and a tree with fourteen towns: say so; "" when the numbers agree or none is printed."""
        said = _COUNT.match(tidy(printed))
        if not said or not said[1].isdecimal():
            return ""
        there = len(self.expand(target))
        return "" if there == int(said[1]) else f"文件写的是{said[1]}个，机关名录中有{there}个，请核对"

    def expand(self, target: str) -> list[Organ]:
        """Return the organs a target stands for, by code."""
        kind, _, rest = target.partition(":")
        if kind == "organ":
            return [organ for organ in self.organs if str(organ.pk) == rest]
        if kind == "group":
            group = next((group for group in self.groups if str(group.pk) == rest), None)
            return list(group.organs(self.on).order_by("code")) if group else []
        return self._of_kinds(rest.split("+")) if kind == "kinds" else []

    def _of_kinds(self, kinds: Iterable[str]) -> list[Organ]:
        """Organs of this place; a department is one that the place's own government leads."""
        region = str(installation.get("place.region"))
        here = [organ for organ in self.organs if organ.region.startswith(region)]
        wanted = set(kinds)
        found = [organ for organ in here if organ.kind in wanted]
        if ENFORCERS in wanted:
            found += [organ for organ in here if organ.enforcement and organ.kind in _ENFORCING]
        return found

    def label(self, target: str) -> str:
        """Return a target in words."""
        kind, _, rest = target.partition(":")
        if kind == "organ":
            return next((organ.name for organ in self.organs if str(organ.pk) == rest), "")
        if kind == "group":
            return next((f"{group.name}（组）" for group in self.groups if str(group.pk) == rest), "")
        return LABELS.get(
            target,
            target and "、".join(OrganKind(each).label for each in rest.split("+") if each != ENFORCERS),
        )

    @cached_property
    def choices(self) -> list[tuple[str, str]]:
        """Everything an officer may choose: groups, kinds, single organs."""
        groups = [(f"group:{group.pk}", f"{group.name}（组）") for group in self.groups]
        kinds = [(target, f"{label}（按类型）") for target, label in LABELS.items()]
        return [*groups, *kinds, *((f"organ:{organ.pk}", organ.name) for organ in self.organs)]


_ENFORCING = frozenset({OrganKind.DEPARTMENT.value, OrganKind.DISPATCHED.value, OrganKind.VERTICAL.value})


def organs_of_place(on: date) -> Q:
    """Return the condition for organs of this place in force on a day."""
    return valid_on(on) & Q(region__startswith=str(installation.get("place.region")))
