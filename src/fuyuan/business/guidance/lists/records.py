"""What each step of a list of lenient treatment (从轻减轻不予处罚清单) writes down."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from fuyuan.matters.record import Choice, Day, Record, Text, ask


class Effect(Choice):
    """What an item leads to, with the article of the penalty act that allows it."""

    NONE = "none", "违法行为轻微，不予处罚"  # CFF 33.1, first sentence
    FIRST = "first", "初次违法，可以不予处罚"  # CFF 33.1, second sentence
    # CFF 33.2: the party proves it, and no law or administrative regulation says otherwise
    NOFAULT = "nofault", "当事人证明没有主观过错，不予处罚"
    REDUCED = "reduced", "减轻处罚"  # CFF 32
    LIGHTER = "lighter", "从轻处罚"  # CFF 32

    @property
    def basis(self) -> str:
        return {"none": "CFF 33.1", "first": "CFF 33.1", "nofault": "CFF 33.2"}.get(self.value, "CFF 32")

    @property
    def spares(self) -> bool:
        """Whether there is no penalty at all."""
        return self in (Effect.NONE, Effect.FIRST, Effect.NOFAULT)


class Item(Record):
    """One line of a list: an unlawful act, the conditions that must all be there, and what follows."""

    violation: Text = ask("违法行为", min_length=4, max_length=200, help="例如：未按规定公示收费标准")
    basis: Text = ask("处罚依据", min_length=4, max_length=300, help="规定这一处罚的法律条文")
    effect: Effect = ask("处理", help="没有主观过错的，以法律、行政法规没有另外规定为前提")
    conditions: Annotated[tuple[Text, ...], Field(min_length=1, max_length=12)] = ask(
        "适用条件", help="必须全部符合，例如：首次被发现；责令改正后三日内改正；没有造成危害后果"
    )


class Wording(Record):
    title: Text = ask("名称", min_length=4, max_length=120, help="例如：市场监管领域轻微违法行为不予处罚清单")
    area: Text = ask("管理领域", min_length=2, max_length=60)
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=200)] = ask("事项")


class Drafted(Wording):
    """拟定清单"""

    replaces: int | None = ask("替代哪个清单", default=None, help="施行之日起旧清单停止适用")


class Revised(Wording):
    """修改"""

    why: Text = ask("修改说明", widget="long", min_length=2, max_length=1000)


class Approved(Record):
    """批准"""

    opinion: Text = ask("审批意见", default="同意", min_length=2, max_length=500)


class Published(Record):
    """公布"""

    valid_from: Day = ask("施行日期")
    where: Text = ask("公布在哪里", min_length=2, max_length=200, help="例如：政府门户网站行政执法公示栏")


class Repealed(Record):
    """废止"""

    valid_to: Day = ask("适用到哪一天", help="这一天仍然适用，第二天起不再适用")
    reason: Text = ask("理由", widget="long", min_length=2, max_length=1000)


class Replaced(Record):
    by_title: Text = ask("新清单", max_length=200)
    by_id: int = ask("新清单办件")
    valid_to: Day = ask("适用到哪一天")
