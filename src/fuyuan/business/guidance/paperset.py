"""The papers of the room, as one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register

from .accords.papers import accord_text, resume_notice
from .cases.papers import lenient_record
from .common import BUREAU, OVERSEERS, READERS, UNIT, UNIT_HEAD
from .contests.papers import contest_result
from .lists.papers import lenient_list
from .numbers import PAPER_NUMBER, UNIT_PAPER_NUMBER
from .procedure import ACCORD, CONTEST, GUIDANCE, LENIENT_CASE, LENIENT_LIST, MODEL_UNIT
from .talks.papers import guidance_letter
from .units.papers import model_naming

PACKAGE = "fuyuan.business.guidance.papers"
NOBODY = frozenset[Post]()
Builder = Callable[[Outcome], Sequence[Draft]]
OFFICIAL, LEGAL, FORM = Layout.OFFICIAL, Layout.LEGAL, Layout.FORM

# room, code, title, word of its number, who issues it, who reads it, layout, builder, drafted by an organ for itself
TABLE: tuple[tuple[str, str, str, str, frozenset[Post], frozenset[Post], Layout, Builder, bool], ...] = (
    (GUIDANCE.name, "guidance_letter", "行政指导书", "指", UNIT, UNIT | OVERSEERS, LEGAL, guidance_letter, True),
    (ACCORD.name, "accord_text", "和解协议", "协", UNIT_HEAD, UNIT, LEGAL, accord_text, True),
    (ACCORD.name, "resume_notice", "恢复强制执行通知书", "恢", UNIT, UNIT, LEGAL, resume_notice, True),
    (LENIENT_LIST.name, "lenient_list", "免罚轻罚清单", "清单", UNIT, READERS, OFFICIAL, lenient_list, True),
    (LENIENT_CASE.name, "lenient_record", "适用清单审查表", "", NOBODY, READERS, FORM, lenient_record, False),
    (MODEL_UNIT.name, "model_naming", "示范单位命名决定", "命名", BUREAU, READERS, OFFICIAL, model_naming, False),
    (CONTEST.name, "contest_result", "比武结果通报", "通报", BUREAU, READERS, OFFICIAL, contest_result, False),
)  # fmt: skip


def register_papers() -> None:
    for room, code, title, series, signers, readers, layout, drafts, own in TABLE:
        register(
            PaperKind(
                room=room, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts, layout=layout,
                series=series, pattern=UNIT_PAPER_NUMBER if own else PAPER_NUMBER, signers=signers, readers=readers, own=own,
            )
        )  # fmt: skip
