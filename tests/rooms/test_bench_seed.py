"""What the benchmarks write in bulk is what the kernel would have written: otherwise they would measure something else."""

from pathlib import Path
from typing import Any

import pytest
from bench import bulk
from bench.lives import Lives
from bench.seed import Press, molds
from django.core.management import call_command

from fuyuan.business.reconsideration.models import Case
from fuyuan.clock import now
from fuyuan.matters.models import Counter
from fuyuan.matters.search import hits
from fuyuan.matters.verify import verify
from fuyuan.organs import settings as installation
from fuyuan.organs.demo_people import make_demo_people


@pytest.fixture
def cases(db: None, settings: Any, tmp_path: Path) -> list[Case]:
    settings.HOME = tmp_path
    call_command("organs", "load", "starter", verbosity=0)
    make_demo_people()
    bulk.press = Press(molds(Lives(now()), 8), 30, 1000, installation.get("place.region"))
    bulk.write(bulk.press.pressed(0, 11))
    bulk.write(bulk.press.pressed(11, 30))
    bulk.finish()
    return list(Case.objects.order_by("pk"))


def test_verify_finds_no_difference_and_numbers_have_no_gap(cases: list[Case], tmp_path: Path) -> None:
    assert len(cases) == 30
    assert list(verify(tmp_path)) == []
    given = sorted(case.intake_number for case in cases if case.intake_number)
    assert len(given) == len(set(given))
    last = Counter.objects.filter(series="reconsideration:intake").values_list("last", flat=True)
    assert sum(last) == len(given)


def test_copies_of_one_life_have_names_of_their_own_and_are_found_by_them(cases: list[Case]) -> None:
    assert len({case.applicant_names for case in cases}) > 20
    case = cases[7]
    found = Case.objects.filter(pk__in=hits("reconsideration", case.applicant_names, capped=True))
    assert case in found
