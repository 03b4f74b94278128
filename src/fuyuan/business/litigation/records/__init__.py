"""What each step of a suit writes down. One class is form, event and paper context at once."""

from fuyuan.matters.evidence import Evidence, EvidenceItem

from .after import (
    Appealed,
    CauseLine,
    CauseReviewed,
    CauseStated,
    Closed,
    Effective,
    Performed,
    RetrialApplied,
)
from .common import Approval, Choice, Leave, Reasoned, Verdict
from .registering import (
    CaseLinked,
    Defendant,
    Limitation,
    Plaintiff,
    PlaintiffKind,
    Received,
    Standing,
    SuitKind,
    SuitRegistered,
    Way,
)
from .trial import (
    Answered,
    AppealDecided,
    Assigned,
    Attended,
    Docketed,
    EvidenceSupplied,
    Excuse,
    HeadKind,
    HearingMoved,
    HearingSet,
    Lawyer,
    MoreTime,
    MoreTimeAnswered,
    Objected,
    Ruled,
    RulingCorrected,
    RulingForm,
    Worker,
)

__all__ = [
    "Answered", "AppealDecided", "Appealed", "Approval", "Assigned", "Attended", "CaseLinked", "CauseLine",
    "CauseReviewed", "CauseStated", "Choice", "Closed", "Defendant", "Docketed", "Effective", "Evidence", "EvidenceItem",
    "EvidenceSupplied", "Excuse",
    "HeadKind", "HearingMoved", "HearingSet", "Lawyer", "Leave", "Limitation", "MoreTime", "MoreTimeAnswered", "Objected",
    "Performed", "Plaintiff", "PlaintiffKind", "Reasoned", "Received", "RetrialApplied", "Ruled", "RulingCorrected",
    "RulingForm", "Standing", "SuitKind", "SuitRegistered", "Verdict", "Way", "Worker",
]  # fmt: skip
