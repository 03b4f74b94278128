"""A dispute between the police and the land bureau for the county under attack, settled by agreement."""

from datetime import timedelta
from typing import Any

from organs_people import organ

from fuyuan.matters import clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post


def make_coordination(ids: dict[str, Any], people: dict[str, Actor], other: str) -> None:
    """``other``: code of a department that nobody in the tests belongs to."""
    unit, office, today, where = (
        people["respondent_liaison"],
        people["supervision_staff"],
        clock.today(),
        organ(other),
    )
    answering = Actor(Post.RESPONDENT_LIAISON, "规划联络员", None, where.pk, where.name)
    told = {
        "item": "耕地上违法建房的查处", "sort": "list", "opponents": [{"organ_id": where.pk}], "facts": "CANARYDISPUTEA",
        "claim": "由对方负责", "basis": "权责清单", "talked_on": today, "talked": "没有谈成",
    }  # fmt: skip
    pk = open_matter(kind="coordination", step="apply", record=told, actor=unit).matter_id
    take_step(matter_id=pk, step="accept", record={}, actor=office)
    answer = {"claim": "CANARYCOUNTERA", "basis": "三定规定"}
    take_step(matter_id=pk, step="answer", record=answer, actor=answering)
    sides = [
        {"organ_id": each.organ_id, "name": each.organ_name, "who": "副局长", "vote": "yes"}
        for each in (unit, answering)
    ]
    met = {
        "on": today, "place": "会议室", "chair": "主持人", "sides": sides, "talk": "CANARYTALKSA", "perform_by": today + timedelta(30),
        "lines": [{"organ_id": where.pk, "part": "lead", "what": "CANARYALLOTTED立案查处"}],
    }  # fmt: skip
    take_step(matter_id=pk, step="meet", record=met, actor=office)
    ids["coordination"] = pk
