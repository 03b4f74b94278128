"""A decision in public, a typical case withdrawn and one still a draft, news and a medium, made by real steps for the county under attack.

Whoever complained is a canary; so are the words of what is not, or no longer, public.
"""

from collections.abc import Callable
from typing import Any

from decided_case import decided

from fuyuan.business.publicity.models import Publication, Published
from fuyuan.matters import clock
from fuyuan.matters.services import open_matter, take_step
from fuyuan.organs.actor import Actor


def make_publications(
    ids: dict[str, Any],
    codes: dict[str, str],
    people: dict[str, Actor],
    submit: Callable[..., Any],
    values: dict[str, Any],
) -> None:
    """``values``: an application whose applicant is a canary; ``submit`` takes it in."""
    case = submit(values, people["intake"]).matter_id
    number = decided(case, people, "申请人CANARYNAMEP在场。")
    pk = Publication.objects.get(case_id=case).pk

    def take(matter: int, step: str, actor: str = "handler", **record: Any) -> None:
        take_step(matter_id=matter, step=step, record=record, actor=people[actor])

    def confirmed(matter: int, summary: str) -> None:
        take(matter, "describe", title="某局行政处罚行政复议案", summary=summary, area="治安")
        take(matter, "submit", read=True)
        take(matter, "confirm", "office_head", read=True, publish_on=clock.today())
        take(matter, "publish")

    take(pk, "propose", how_public="public")
    confirmed(pk, "CANARYPUBLIC：复议机关认为处罚合法，维持了处罚决定。")
    gone, draft = (typical(number, word, people["handler"]) for word in ("CANARYGONE", "CANARYUNPUBLISHED"))
    confirmed(gone, "CANARYGONE：这个案例后来撤下了。")
    take(gone, "withdraw", reason="CANARYWHY")
    unpublished(people["handler"])
    ids |= {"publication": pk, "typical": draft}
    codes |= {each.shelf: each.slug for each in Published.objects.all()}
    ids["published"] = codes["decisions"]


def unpublished(writer: Actor) -> None:
    """News nobody has confirmed, and whom to call at a medium."""
    news = {
        "title": "行政复议进企业",
        "summary": "CANARYNEWSDRAFT：近日举办。",
        "text": "近日为企业讲解行政复议怎样申请，欢迎参加。",
    }
    open_matter(kind="news", step="write", record=news, actor=writer)
    medium = {
        "name": "某市广播电视台",
        "medium": "television",
        "contact": "CANARYEDITOR",
        "agreed_on": clock.today(),
    }
    open_matter(kind="media_partner", step="register", record=medium, actor=writer)


def typical(number: str, word: str, writer: Actor) -> int:
    pk = open_matter(
        kind="typical_case", step="begin", record={"numbers": [number], "why": "程序规范"}, actor=writer
    ).matter_id
    parts = {
        "facts": f"{word}，申请人CANARYNAMEP不服处罚。", "issue": "处罚是否合法。", "result": "维持处罚决定。",
        "meaning": "处罚以前听取了陈述和申辩，值得借鉴。",
    }  # fmt: skip
    take_step(matter_id=pk, step="write", record=parts, actor=writer)
    return pk
