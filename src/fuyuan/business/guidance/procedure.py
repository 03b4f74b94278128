"""服务型行政执法: the procedures of the room, each a table of steps of its own."""

from .accords.steps import ACCORD
from .actions.steps import ACTION
from .cases.steps import LENIENT_CASE
from .contests.steps import CONTEST
from .lists.steps import LENIENT_LIST
from .pairs.steps import PAIRING
from .risks.steps import RISK
from .talks.steps import GUIDANCE
from .units.steps import MODEL_UNIT

__all__ = [
    "ACCORD",
    "ACTION",
    "CONTEST",
    "GUIDANCE",
    "LENIENT_CASE",
    "LENIENT_LIST",
    "MODEL_UNIT",
    "PAIRING",
    "RISK",
]
