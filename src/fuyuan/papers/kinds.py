"""What kinds of papers exist: title, template, number series, who signs, who reads. Rooms register theirs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post

from .blocks import Layout
from .numbering import PATTERN


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a paper is for. ``key`` is the party's name in the matter (applicant-1); ``post`` says which posts read it:
    APPLICANT (with agents), THIRD_PARTY, or RESPONDENT_LIAISON for the organ ``organ_id``.
    """

    key: str
    name: str
    post: Post
    organ_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One paper to be drafted: the template's fields, and to whom it goes.

    ``place`` is its number among the papers the matter must serve (None: not served formally). A paper that must be
    served is read by its addressee once served; any other once it is issued. ``part`` tells several papers of one kind
    and one step apart.
    """

    fields: Mapping[str, Any]
    to: Sequence[Addressee] = ()
    place: int | None = None
    part: int = 1
    title: str = ""  # other than the kind's


@dataclass(frozen=True, kw_only=True)
class PaperKind:
    """One kind of paper.

    ``room`` and ``code``: the procedure, and what its steps name in ``papers``.
    ``template`` is "package:path" of the text template.
    ``series`` is the word in its number (受、补、答 …); "" for a paper without a number; "=" when its step took one.
    ``pattern`` names the setting after which the number is written: another house numbers in another way.
    ``drafts(outcome)`` gives the papers one step needs, none if the step went a way that needs none.
    ``signers``: posts that may issue it; none: a record or form made from the step's data, filed at once and never edited.
    ``own``: drafted by one organ for itself: another organ's signers and readers have nothing to do with it.
    ``readers``: posts beside the office that may read it, drafts included. ``inner``: belongs to the 副卷, goes to nobody.
    """

    room: str
    code: str
    title: str
    template: str
    drafts: Callable[[Outcome], Sequence[Draft]]
    layout: Layout = Layout.LEGAL
    series: str = ""
    pattern: str = PATTERN
    signers: frozenset[Post] = frozenset()
    readers: frozenset[Post] = frozenset()
    inner: bool = False
    own: bool = False

    @property
    def key(self) -> str:
        return f"{self.room}.{self.code}"

    @property
    def counter(self) -> str:
        """Return the register its numbers come from: kinds that write the same word in the same way share one (通报)."""
        return f"paper:{self.pattern}:{self.series}"

    def source(self) -> str:
        """Return the text of the template as shipped."""
        return read_template(self.template)


@cache
def read_template(template: str) -> str:
    package, _, path = template.partition(":")
    return files(package).joinpath(path).read_text(encoding="utf-8")


_kinds: dict[str, PaperKind] = {}


class UnknownPaperKind(LookupError):
    """No paper kind of this key is registered."""


def register(kind: PaperKind) -> None:
    if kind.key in _kinds and _kinds[kind.key] != kind:
        raise ValueError(f"paper kind {kind.key} registered twice")
    _kinds[kind.key] = kind


def kind_of(key: str) -> PaperKind:
    room, _, code = key.rpartition(".")
    if code == SHEET:
        return sheet_of(room)
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownPaperKind(f"没有“{key}”这种文书") from None


SHEET = "approval_sheet"


def sheet_of(room: str) -> PaperKind:
    """Return the kind of the 呈批表 of a room: made from the opinions when a paper is signed, read by who signs there."""
    mine = [kind for kind in _kinds.values() if kind.room == room]
    return PaperKind(
        room=room, code=SHEET, title="文书呈批表", template="fuyuan.papers.approval:approval_sheet.txt",
        drafts=lambda outcome: (), layout=Layout.FORM, inner=True, own=any(kind.own for kind in mine),
        signers=frozenset().union(*(kind.signers for kind in mine)),
    )  # fmt: skip


def sheets() -> list[PaperKind]:
    return [sheet_of(room) for room in dict.fromkeys(kind.room for kind in _kinds.values())]


def kinds() -> list[PaperKind]:
    return list(_kinds.values())


def written_day(day: date) -> str:
    """2026年9月28日, as the foot of a paper has it."""
    return f"{day.year}年{day.month}月{day.day}日"
