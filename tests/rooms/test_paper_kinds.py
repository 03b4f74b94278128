"""The table of papers in docs/papers/kinds.md names every kind that exists, and none that does not."""

import re
from pathlib import Path

from fuyuan.papers.kinds import kinds

TABLE = Path(__file__).parents[2] / "docs" / "papers" / "kinds.md"


def test_the_table_of_papers_and_the_kinds_agree() -> None:
    named = set(re.findall(r"`([a-z_]+\.[a-z_]+)`", TABLE.read_text(encoding="utf-8")))
    known = {kind.key for kind in kinds()}
    assert sorted(named - known) == []
    assert sorted(known - named) == [], "a new kind: say in the table which document it is"
