"""How a row of the table becomes a step: :mod:`fuyuan.matters.acts` with the duties of this procedure."""

from fuyuan.matters.acts import Table

from .conditions import FORWARD_LOOKING
from .duties import duties

TABLE = Table(duties, FORWARD_LOOKING)
act, late_note = TABLE.act, TABLE.late_note
