"""The papers of the room, as one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fuyuan.matters.registry import Outcome
from fuyuan.organs.posts import RESPONDENT_POSTS, Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register

from .annual import papers as annual
from .campaigns import papers as campaigns
from .common import FIELD, HEAD, OVERSEERS, STAFF
from .corrections import papers as corrections
from .numbers import GOVERNMENT_NUMBER, PAPER_NUMBER
from .planned import papers as rounds
from .procedure import ANNUAL, CAMPAIGN, INSPECTION, REVIEW, ROUND, SUPERVISION, SUPERVISOR
from .review import papers as reviews

PACKAGE = "fuyuan.business.supervision.papers"
NOBODY = frozenset[Post]()
BOTH = OVERSEERS | RESPONDENT_POSTS
Builder = Callable[[Outcome], Sequence[Draft]]
OFFICIAL, LETTER, FORM = Layout.OFFICIAL, Layout.LETTER, Layout.FORM
MATTER = SUPERVISION.name

# room, code, title, word of its number, who issues it, who reads it, layout, builder
TABLE: tuple[tuple[str, str, str, str, frozenset[Post], frozenset[Post], Layout, Builder], ...] = (
    (MATTER, "supervise_order", "行政执法监督督办函", "督", STAFF, OVERSEERS, LETTER, corrections.supervise_order),
    (MATTER, "supervise_opinion", "行政执法监督意见书", "意", STAFF, OVERSEERS, LETTER, corrections.supervise_opinion),
    (MATTER, "supervise_decision", "行政执法监督决定书", "决", HEAD, OVERSEERS, LETTER, corrections.supervise_decision),
    (MATTER, "supervise_proposal", "处理建议报告", "呈", STAFF, OVERSEERS, OFFICIAL, corrections.supervise_proposal),
    (MATTER, "spot_record", "当场纠正记录", "", NOBODY, BOTH, FORM, corrections.spot_record),
    (MATTER, "unit_report", "纠正情况报告", "", NOBODY, BOTH, OFFICIAL, corrections.unit_report),
    (MATTER, "verify_record", "复查记录", "", NOBODY, BOTH, FORM, corrections.verify_record),
    (MATTER, "objection_reply", "异议答复书", "复", STAFF, OVERSEERS, LETTER, corrections.objection_reply),
    (MATTER, "supervise_notice", "通报", "通报", STAFF, OVERSEERS, OFFICIAL, corrections.supervise_notice),
    (MATTER, "personnel_proposal", "人员处理建议书", "建", STAFF, OVERSEERS, LETTER, corrections.personnel_proposal),
    (MATTER, "superior_letter", "告知上一级主管部门的函", "函", STAFF, OVERSEERS, LETTER, corrections.superior_letter),
    (ROUND.name, "round_notice", "监督安排通知", "通", STAFF, BOTH | FIELD, OFFICIAL, rounds.round_notice),
    (ROUND.name, "round_report", "监督报告", "报", STAFF, OVERSEERS, OFFICIAL, rounds.round_report),
    (INSPECTION.name, "inspection_record", "监督检查记录", "", NOBODY, OVERSEERS | FIELD, FORM, rounds.inspection_record),
    (ANNUAL.name, "annual_report", "执法情况年度报告", "", NOBODY, BOTH, OFFICIAL, annual.annual_report),
    (REVIEW.name, "loss_notice", "败诉、被复议纠正案件的通报", "通报", STAFF, OVERSEERS, OFFICIAL, reviews.loss_notice),
    (REVIEW.name, "loss_report", "年度败诉案件梳理情况的报告", "报", STAFF, OVERSEERS, OFFICIAL, reviews.loss_report),
    (SUPERVISOR.name, "supervisor_letter", "聘书", "聘", STAFF, OVERSEERS | FIELD, Layout.LEGAL, rounds.supervisor_letter),
    (CAMPAIGN.name, "campaign_report", "整治工作报告", "整", STAFF, OVERSEERS, OFFICIAL, campaigns.campaign_report),
)  # fmt: skip


def register_papers() -> None:
    for room, code, title, series, signers, readers, layout, drafts in TABLE:
        pattern = GOVERNMENT_NUMBER if signers == HEAD else PAPER_NUMBER
        register(
            PaperKind(
                room=room, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts, layout=layout,
                series=series, pattern=pattern, signers=signers, readers=readers,
            )
        )  # fmt: skip
