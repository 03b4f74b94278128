"""Who works on which kind of file. Pure: the tables of steps, the policies, the menu and the guards all ask here.

行政复议案卷 are the office's own work. 行政执法案卷 are reviewed by the 行政执法监督机构 (《行政执法监督条例》第六条第一款、第十八条)
with the supervisors it invited (第二十三条), and the unit whose file it is answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fuyuan.organs.posts import OFFICE_POSTS, RESPONDENT_POSTS, Post


@dataclass(frozen=True, slots=True)
class Crew:
    """``lead``: plans, draws, fixes the score, confirms corrections, sees every file. ``reads``: may be given files.
    ``sees``: reads every round, for a draw is public within the house. ``unit``: the unit answers for its file, and not the
    persons named in it as handlers.
    """

    lead: Post
    reads: frozenset[Post]
    sees: frozenset[Post]
    unit: bool = False


CREWS: Mapping[str, Crew] = {
    "reconsideration": Crew(Post.OFFICE_HEAD, reads=OFFICE_POSTS, sees=OFFICE_POSTS),
    "enforcement": Crew(
        Post.SUPERVISION_STAFF, reads=frozenset({Post.SUPERVISION_STAFF, Post.LAY_SUPERVISOR}),
        sees=frozenset({Post.SUPERVISION_STAFF}), unit=True,
    ),
}  # fmt: skip

LEADERS = frozenset(crew.lead for crew in CREWS.values())
READERS = frozenset[Post]().union(*(crew.reads for crew in CREWS.values()))
SEEING = frozenset[Post]().union(*(crew.sees for crew in CREWS.values()))
ANSWERING = READERS | RESPONDENT_POSTS


def kinds(is_so: Callable[[Crew], bool]) -> list[str]:
    """Return the kinds of files of whose crew something is so."""
    return [key for key, crew in CREWS.items() if is_so(crew)]
