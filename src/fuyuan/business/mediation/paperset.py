"""Papers of a mediation and of a referral, as one table; the builders stand in builders.py and referral/papers.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register

from . import builders as build
from .numbers import COURT_PAPER, PAPER_NUMBER, REFERRAL_PAPER
from .procedure import MEDIATION, REFERRAL
from .referral import papers as referral

PACKAGE = "fuyuan.business.mediation.papers"
NOBODY = frozenset[Post]()
MEDIATOR = frozenset({Post.HANDLER, Post.OFFICE_HEAD})
HEAD = frozenset({Post.OFFICE_HEAD})
COORDINATORS = frozenset({Post.JOINT_OFFICE, Post.OFFICE_HEAD})
COURT = frozenset({Post.COURT_LIAISON})
TALKS = (
    RESPONDENT_POSTS  # organs inside a mediation read its records; which mediation is the policy's business
)
LEGAL, FORM, RECORD, LETTER = Layout.LEGAL, Layout.FORM, Layout.RECORD, Layout.LETTER
Builder = Callable[[Outcome], Sequence[Draft]]

# fmt: off
# code, procedure, title, number word ("=": the number of the step), who issues, who else reads, layout, number pattern, builder
TABLE: tuple[tuple[str, str, str, str, frozenset[Post], frozenset[Post], Layout, str, Builder], ...] = (
    ("consent_record", MEDIATION.name, "调解意愿书", "", NOBODY, NOBODY, FORM, PAPER_NUMBER, build.consent_record),
    ("invitation", MEDIATION.name, "参加调解邀请函", "邀", MEDIATOR, NOBODY, LETTER, PAPER_NUMBER, build.invitation),
    ("session_record", MEDIATION.name, "调解笔录", "", NOBODY, TALKS, RECORD, PAPER_NUMBER, build.session_record),
    ("agreement", MEDIATION.name, "协议书", "", NOBODY, TALKS, LEGAL, PAPER_NUMBER, build.agreement),
    ("statement", MEDIATION.name, "行政复议调解书", "=", HEAD, TALKS, LEGAL, PAPER_NUMBER, build.statement),
    ("failure_notice", MEDIATION.name, "终结调解告知书", "调终", MEDIATOR, TALKS, LEGAL, PAPER_NUMBER, build.failure_notice),
    ("performance_order", MEDIATION.name, "责令限期履行行政复议调解书通知书", "责调", HEAD, NOBODY, LEGAL, PAPER_NUMBER,
     build.performance_order),
    ("visit_record", MEDIATION.name, "回访记录", "", NOBODY, NOBODY, FORM, PAPER_NUMBER, build.visit_record),
    ("entrustment", REFERRAL.name, "委托协调化解函", "委化", COURT, COORDINATORS, LETTER, COURT_PAPER, referral.entrustment),
    ("transfer_notice", REFERRAL.name, "转办通知", "转化", COORDINATORS, COURT, LEGAL, REFERRAL_PAPER, referral.transfer_notice),
    ("unit_report", REFERRAL.name, "情况报告", "", NOBODY, COORDINATORS | RESPONDENT_POSTS, LEGAL, REFERRAL_PAPER, referral.unit_report),
    ("extension_letter", REFERRAL.name, "延长协调期限的函", "延化", COORDINATORS, COURT, LETTER, REFERRAL_PAPER,
     referral.extension_letter),
    ("feedback_letter", REFERRAL.name, "委托协调化解反馈函", "反馈", COORDINATORS, COURT, LETTER, REFERRAL_PAPER,
     referral.feedback_letter),
)
# fmt: on


def register_papers() -> None:
    for code, room, title, series, signers, readers, layout, pattern, drafts in TABLE:
        register(
            PaperKind(
                room=room, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts, layout=layout,
                series=series, pattern=pattern, signers=signers, readers=readers,
            )
        )  # fmt: skip
