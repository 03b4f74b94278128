"""The police's year for the county under attack: a plan, a session of study and a decision its leaders discussed."""

from typing import Any

from fuyuan.matters import clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor


def make_leadership(ids: dict[str, Any], people: dict[str, Actor]) -> None:
    unit, head, today = people["respondent_liaison"], people["respondent_head"], clock.today()
    plan = {
        "year": today.year, "leaders": [{"name": "甲局长", "duty": "局长", "chief": True}, {"name": "乙副局长", "duty": "副局长"}],
        "books": [{"title": "行政处罚法", "by": f"{today.year}-12-31", "assess": "考试"}], "topics": "CANARYTOPICSA",
        "lectures": "两次讲座",
    }  # fmt: skip
    year = open_matter(kind="leadyear", step="file_plan", record=plan, actor=unit).matter_id
    take_step(matter_id=year, step="confirm_plan", record={}, actor=head)
    study = {
        "on": today, "title": "行政处罚法", "agenda": "CANARYAGENDAA", "leaders": ["甲局长"], "people": 9, "proof": "签到表",
    }  # fmt: skip
    take_step(matter_id=year, step="study", record=study, actor=unit)
    told = {
        "title": "某公司违法经营案", "file_number": "案卷1", "act_kind": "penalty", "why": "grave", "proposed": "CANARYPROPOSEDA",
    }  # fmt: skip
    decision = open_matter(kind="majordecision", step="enter", record=told, actor=unit).matter_id
    ids |= {"leadyear": year, "majordecision": decision}
