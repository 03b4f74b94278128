"""执法领域, read from the plan's own words: another plan names other areas, a plan that names none leaves the list empty.

The words of the first plan (measure (八)): 重点围绕关系群众切身利益的教育、…、城市管理等执法领域. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NAMED = re.compile(r"(?:围绕|在)[^。；、]{0,30}?的?([^。；的]{2,300}?)等\s*(?:重点)?(?:行政)?执法领域")
SPLIT = re.compile(r"[、，,;；\n]+")


def areas_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the areas the first measure that names some lists; ``texts`` come with the newest plan first."""
    for text in texts:
        found = NAMED.search(re.sub(r"\s+", "", text))
        if found and len(names := listed(found.group(1))) > 1:
            return names
    return ()


def listed(line: str) -> tuple[str, ...]:
    """Return the names of a line such as 教育、交通运输, each once, in its order."""
    return tuple(dict.fromkeys(name for each in SPLIT.split(line) if (name := each.strip())))
