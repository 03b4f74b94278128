"""What the demo's handlers say of the standards in force when they draft: mostly that they follow them."""

from __future__ import annotations

import random
from typing import Any

from fuyuan.business.reconsideration.lookups import agreed_points
from fuyuan.business.reconsideration.records import Application, Stand
from fuyuan.clock import today

STANDS = (Stand.FOLLOWED, Stand.NOT_CONCERNED, Stand.DEPARTED)
WHY = (
    "本案的主要证据在标准施行以前已经形成，按当时的通行做法收集，双方对真实性没有争议，依标准处理会加重申请人的负担。",
    "上级机关就同类问题有新的书面答复，与标准的认定方法不同，本案按答复处理，建议联席会议研究是否修改标准。",
)


def answers(application: Application, seed: int) -> list[dict[str, Any]]:
    """Return a word on every point, with dice of its own: the cases stay as they were."""
    dice = random.Random(seed)  # noqa: S311 - a fixed story
    rows = []
    for each in agreed_points(application, today()):
        stand = dice.choices(STANDS, (12, 4, 3))[0]
        reason = dice.choice(WHY) if stand is Stand.DEPARTED else ""
        rows.append({**each.model_dump(), "stand": stand, "reason": reason})
    return rows
