"""The two procedures of this room: the year of a department's leaders, and the decisions they discuss together."""

from fuyuan.business.leadership.decisions.steps import DECISION
from fuyuan.business.leadership.years.steps import YEAR

__all__ = ["DECISION", "YEAR"]
