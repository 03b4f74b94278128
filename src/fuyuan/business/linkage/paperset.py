"""The papers of the room, as one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import ADMIN_POSTS, STAFF_POSTS, Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register

from .analyses import papers as analyses
from .clues import papers as clues
from .correspondence import papers as correspondence
from .letters import papers as letters
from .meetings import papers as meetings
from .notices import papers as notices
from .numbers import CLUE_PAPER, PAPER_NUMBER
from .procedure import CLUE, LETTER, LOSS_ANALYSIS, MEETING, NOTICE, RECTIFICATION, STANDARD
from .rectifications import papers as rectifications
from .standards import papers as standards

PACKAGE = "fuyuan.business.linkage.papers"
OFFICE = frozenset({Post.JOINT_OFFICE})
NOBODY = frozenset[Post]()
READERS = frozenset({Post.ORGAN_HEAD, Post.JOINT_OFFICE})
SIDES = READERS | {Post.COURT_LIAISON}
BOTH = READERS | {Post.COURT_LIAISON, Post.OFFICE_HEAD}
CLUE_POSTS = frozenset(
    {
        Post.ORGAN_HEAD,
        Post.JOINT_OFFICE,
        Post.DISCIPLINE_LIAISON,
        Post.HANDLER,
        Post.OFFICE_HEAD,
        Post.SUPERVISION_STAFF,
    }
)
INSIDE = STAFF_POSTS - ADMIN_POSTS
Builder = Callable[[Outcome], Sequence[Draft]]
OFFICIAL, LETTER_FORM, MINUTES, LEGAL = Layout.OFFICIAL, Layout.LETTER, Layout.MINUTES, Layout.LEGAL

# code, room, title, word of its number, who issues it, who reads it, layout, builder
TABLE: tuple[tuple[str, str, str, str, frozenset[Post], frozenset[Post], Layout, Builder], ...] = (
    (
        "reminder_letter",
        LETTER.name,
        "工作提醒函",
        "函",
        OFFICE,
        READERS,
        LETTER_FORM,
        letters.reminder_letter,
    ),
    (
        "letter_answer",
        LETTER.name,
        "工作提醒函答复",
        "",
        NOBODY,
        READERS,
        LETTER_FORM,
        correspondence.letter_answer,
    ),
    ("criticism", LETTER.name, "通报", "通报", OFFICE, READERS, OFFICIAL, letters.criticism),
    (
        "escalation_report",
        LETTER.name,
        "情况报告",
        "呈",
        OFFICE,
        READERS,
        OFFICIAL,
        letters.escalation_report,
    ),
    (
        "loss_analysis",
        LOSS_ANALYSIS.name,
        "行政败诉分析函",
        "函",
        OFFICE,
        SIDES,
        LETTER_FORM,
        analyses.analysis,
    ),
    (
        "letter_answer",
        LOSS_ANALYSIS.name,
        "败诉分析函答复",
        "",
        NOBODY,
        SIDES,
        LETTER_FORM,
        correspondence.letter_answer,
    ),
    ("notice_text", NOTICE.name, "通报", "通报", READERS, BOTH, OFFICIAL, notices.notice_text),
    ("notice_again", NOTICE.name, "再次通报", "通报", READERS, BOTH, OFFICIAL, notices.notice_again),
    (
        "rectification_report",
        RECTIFICATION.name,
        "整改报告",
        "",
        NOBODY,
        READERS,
        OFFICIAL,
        rectifications.report,
    ),
    (
        "rectification_failed",
        RECTIFICATION.name,
        "通报后仍不整改的报告",
        "呈",
        OFFICE,
        READERS,
        OFFICIAL,
        rectifications.failed,
    ),
    ("meeting_notice", MEETING.name, "会议通知", "通", OFFICE, BOTH, OFFICIAL, meetings.notice),
    ("meeting_packet", MEETING.name, "会议材料", "", OFFICE, BOTH, LEGAL, meetings.material),
    ("meeting_minutes", MEETING.name, "会议纪要", "纪要", OFFICE, BOTH, MINUTES, meetings.minutes),
    (
        "standard_text",
        STANDARD.name,
        "类案审理标准",
        "标准",
        OFFICE,
        INSIDE,
        OFFICIAL,
        standards.standard_text,
    ),
)


def register_papers() -> None:
    register(
        PaperKind(
            room=CLUE.name, code="clue_transfer", title="线索移送函", template=f"{PACKAGE}:clue_transfer.txt",
            drafts=clues.transfer, layout=LETTER_FORM, series="移送", pattern=CLUE_PAPER,
            signers=frozenset({Post.ORGAN_HEAD}), readers=CLUE_POSTS,
        )
    )  # fmt: skip
    for code, room, title, series, signers, readers, layout, drafts in TABLE:
        register(
            PaperKind(
                room=room, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts, layout=layout,
                series=series, pattern=PAPER_NUMBER, signers=signers, readers=readers,
            )
        )  # fmt: skip
