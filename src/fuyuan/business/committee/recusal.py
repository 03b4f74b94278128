"""Who must step aside in a case, as a hard condition on every panel. Pure.

No article of the reconsideration law speaks of recusal: it is local policy, resting on the principle of impartiality
(《行政复议法》第三条第二款), and every refusal says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fuyuan.matters.acts import articles
from fuyuan.matters.procedure import Refusal

IMPARTIAL = articles("L23 3.2")[0]


def grounds(
    name: str,
    employer_id: int | None,
    *,
    respondents: Mapping[int, str],
    people: Iterable[tuple[str, str]],
    declared: Iterable[str] = (),
) -> tuple[str, ...]:
    """Return why a member must step aside: works at a respondent, is somebody in the case, or declared a relation.

    ``people`` are (what the person is in the case, name); a namesake is struck out too, since a name is all there is.
    ``declared``: sentences from the declarations and earlier posts kept with the accounts.
    """
    found = [f"在{respondents[pk]}工作" for pk in respondents if pk == employer_id]
    found += [f"与{role}同名，或者就是本人" for role, other in people if other == name]
    return tuple(dict.fromkeys((*found, *declared)))


def recused(name: str, why: Iterable[str]) -> Refusal:
    return Refusal(
        f"{name}应当回避：{'；'.join(why)}（本地规定，以公正原则为依据；行政复议法没有专门的回避条款）",
        IMPARTIAL,
    )
