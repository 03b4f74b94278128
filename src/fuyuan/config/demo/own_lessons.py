"""The demo's unit with a lesson of its own, whose liaison learns it from the desk; real steps only."""

from __future__ import annotations

import random
from datetime import date, timedelta

from fuyuan.business.training.lessons import learning, own
from fuyuan.business.training.models import Lesson
from fuyuan.business.training.officers.entry import NewOfficer, register
from fuyuan.business.training.procedure import LESSON
from fuyuan.clock import today
from fuyuan.matters.attachments import receive_file, reference
from fuyuan.matters.record import parse_record
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import Actor
from fuyuan.organs.posts import Post

from .people import identity_number
from .training import holder
from .world import Life, World

WRITTEN = 17  # days before the end
DRAFT = "demo:own-lesson"
TITLE = "询问笔录的制作"
PAGES = (
    {"title": "询问以前", "minutes": 20, "text": (
        "执法人员不得少于两人，应当主动出示执法证件（行政处罚法第四十二条、第五十五条）。\n\n"
        "先告知被询问人应当如实回答，再核对身份；与案件有直接利害关系的，应当回避。")},
    {"title": "怎样记录", "minutes": 25, "text": (
        "询问应当制作笔录（行政处罚法第五十五条）。一问一答，记原话；时间、地点、数量写具体。\n\n"
        "笔录交被询问人核对，有差错、遗漏的允许更正、补充，逐页签名。")},
)  # fmt: skip
SHEET = """询问笔录（样本）

时间：    年  月  日  时  分 至  时  分
地点：
询问人：            执法证号：
询问人：            执法证号：
被询问人：          身份证件号码：

问：我们是__________的执法人员，这是我们的执法证件，请过目。您是否看清？
答：
问：您依法享有申请回避的权利，同时应当如实回答。是否听清？
答：

被询问人（逐页签名）：
"""


def lesson(world: World, unit: Actor, trainer: Actor) -> Life:
    """Written with a sheet to take along, published by the bureau, begun by the liaison himself."""
    sheet = receive_file(actor=unit, name="询问笔录样本.txt", chunks=[SHEET.encode()], draft=DRAFT)
    record = {
        "title": TITLE, "subject": "special", "pages": PAGES, "hours": "1", "until": world.end.date() + timedelta(days=20),
        "files": [reference(sheet)],
    }  # fmt: skip
    pk = open_matter(kind=LESSON.name, step="write", record=record, actor=unit, token=DRAFT).matter_id
    region = str(installation.get("place.region"))
    number = identity_number(random.Random(15), region, date(1986, 3, 17), male=True)  # noqa: S311
    profile = {"kind": "enforcer", "employment": "civil", "duty": "法制大队民警", "areas": ["治安"]}
    entry = {
        "name": unit.name, "identity": number, "organ_id": unit.organ_id, "organ_name": unit.organ_name, "profile": profile,
        "since": today() - timedelta(days=900),
    }  # fmt: skip
    register(parse_record(NewOfficer, entry), unit, "demo:own-officer")
    yield world.at(world.workday(today(), 2), 10)
    take_step(matter_id=pk, step="publish", record={}, actor=trainer)
    yield world.at(world.workday(today(), 1), 19)
    row, _ = learning.enter(Lesson.objects.get(pk=pk), own.prove(unit, number[-6:]))
    learning.open_page(row)
    yield world.at(today(), 19, 40)
    learning.turn(row.pk, 1)


def add_own_lesson(world: World) -> None:
    unit, trainer = holder(Post.RESPONDENT_LIAISON), holder(Post.TRAINING_ADMIN)
    if unit and trainer:
        start = world.workday(world.end.date() - timedelta(days=WRITTEN), 0)
        world.add(world.at(start, 9, 35), lesson(world, unit, trainer))
