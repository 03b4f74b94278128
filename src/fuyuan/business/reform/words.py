"""The words of a cause that pages and papers share."""

from __future__ import annotations

from fuyuan.law.causes import Cause, subcause

from .records import SourceKind

COURT, RECONSIDERATION = "XSF", "FYF"
MOST = 2


def articles(code: str, source: SourceKind) -> str:
    """Return the articles a cause mirrors: 行政复议法 for a corrected act, 行政诉讼法 for what a court said."""
    line = subcause(code)
    cause = line.cause if line else Cause(code)
    work = RECONSIDERATION if source is SourceKind.RECONSIDERATION else COURT
    return "、".join(
        str(each) for each in [each for each in cause.basis if each.version.work.id == work][:MOST]
    )
