"""Hands for the desk's tests: the toy room on the desk, officers with real accounts and posts, signed-in clients."""

from typing import Any

from django.test import Client
from organs_people import load_sample, organ, person, signed_in

from fuyuan.organs import settings
from fuyuan.organs.actor import Actor
from fuyuan.organs.models import Account
from fuyuan.organs.posts import Post
from fuyuan.shell.rooms import Column, DeskRoom, Tab, register
from toy import desk
from toy.procedure import PROCEDURE

LETTERS = DeskRoom(
    kind=PROCEDURE.name,
    label="来信",
    list_columns=(Column("number", "编号", "code"), Column("title", "事由", "link")),
    facts=lambda state, actor: (
        Tab("来信", (("来信人", state.writer), ("收到日期", state.received_on))),
        Tab("空白"),
    ),
)


class Office:
    """A clerk, a handler and a respondent of the sample county, each with a client."""

    def __init__(self) -> None:
        load_sample()
        settings.forget()  # as after the commit: a test's transaction never ends well
        register(LETTERS)
        self.clerk, self.clerk_client = self.hire("lian", Post.INTAKE)
        self.handler, self.handler_client = self.hire("chengban", Post.HANDLER)
        self.other, self.other_client = self.hire("lianluo", Post.RESPONDENT_LIAISON)

    def hire(self, username: str, post: Post) -> tuple[Actor, Client]:
        account: Account = person(username, post)
        where = organ()
        actor = Actor(post, account.name, account.pk, where.pk, where.name)
        return actor, signed_in(account)

    def letter(self, **more: Any) -> int:
        return desk.receive(self.clerk, **more).matter_id

    def accepted(self, **more: Any) -> int:
        matter = self.letter(**more)
        desk.take(matter, "accept", self.clerk)
        return matter
