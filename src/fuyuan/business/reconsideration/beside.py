"""How a draft stands to the 类案审理标准: a sheet of the case, and what its heads read before they agree."""

from __future__ import annotations

from collections.abc import Sequence

from fuyuan.shell.rooms import Tab, Table

from .records import LOCAL_RULE, Stand
from .state import CaseState

HEADS = frozenset({"review_decision", "approve_decision"})
TOGETHER = frozenset(
    "arrange_hearing hold_hearing hear_parties collect_evidence question inspect_start appraise_start mark_major suspend extend "
    "draft_decision review_decision approve_decision make_decision".split()
)  # steps of a trial that joined cases have in common
COLUMNS = ("标准", "争议焦点", "审理标准", "本案", "理由")


def stands(state: CaseState) -> Sequence[Tab]:
    """Return the sheet of the draft, or of the decision made, departures first; none where no standard was in force."""
    held = state.decision or state.draft
    points = held.draft.standards if held else ()
    if not points:
        return ()
    ranked = sorted(points, key=lambda each: each.stand is not Stand.DEPARTED)
    rows = [[each.standard, each.question, each.rule, each.stand.label, each.reason] for each in ranked]
    apart = sum(each.stand is Stand.DEPARTED for each in points)
    told = f"共{len(points)}点，不一致{apart}点（{LOCAL_RULE}）"
    return (Tab("对照类案审理标准", (("情况", told),), (Table(COLUMNS, rows),), apart or None),)


def beside(step: str, state: CaseState) -> Sequence[Tab]:
    """Whoever agrees to a draft reads first how it stands to the standards; whoever acts in a joined case, where it is led."""
    return (*_led(step, state), *(stands(state) if step in HEADS else ()))


def _led(step: str, state: CaseState) -> Sequence[Tab]:
    """R26 43.2 lets joined cases be decided together: hearings, inquiries and the draft belong to the case that leads."""
    if not state.led_by or step not in TOGETHER:
        return ()
    told = f"本案并入{state.led_by}合并审理，这一步一般在主办案件办理；仍在本案办理的，只对本案有效"
    return (Tab("合并审理", (("主办案件", state.led_by), ("提醒", told))),)
