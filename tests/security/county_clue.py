"""A clue for the county under attack: the handler registered it, only the head of the organ is named in it."""

from typing import Any

from organs_people import organ

from fuyuan.matters.services import open_matter
from fuyuan.organs.actor import Actor


def make_clue(ids: dict[str, Any], handler: Actor, head: Actor) -> None:
    """Note its id as clue."""
    record = {
        "origin": "reconsideration", "organ_id": organ("QH-GAJ").pk, "subject": "CANARYSUBJECT", "kind": "duty",
        "content": "CANARYCLUE：材料显示办案人员收受财物。", "people": [head.person_id],
    }  # fmt: skip
    ids["clue"] = open_matter(kind="clue", step="register", record=record, actor=handler).matter_id
