"""What remains of a notice's events."""

from __future__ import annotations

from datetime import date

from fuyuan.business.linkage.common import Approval
from fuyuan.business.linkage.findings.grounds import Finding, Ground
from fuyuan.matters.procedure import State
from fuyuan.matters.record import Fact

from .records import Composed, Scope


class Item(Fact):
    """One finding at one unit as the notice has it. A word in ``struck`` or ``added`` is an officer's reason."""

    number: int
    organ_id: int
    unit: str
    ground: Ground
    finding: Finding
    struck: str = ""
    added: str = ""


class NoticeState(State):
    """A notice. ``organ_id`` is the joint-conference office; ``first`` the notice that this one repeats, if it does."""

    window: str
    first: int | None = None
    first_number: str = ""
    first_on: date | None = None
    items: tuple[Item, ...]
    review_by: date
    returned: str = ""  # why it was not approved, taken back or not issued
    text: Composed | None = None
    composed_on: date | None = None
    approve_by: date | None = None
    approver_organ: int | None = None  # whose head approves
    approval: Approval | None = None
    approved_on: date | None = None
    readers: tuple[int, ...] = ()  # all units it goes to, those it names among them
    paper_number: str = ""
    issued_on: date | None = None
    rectify_by: date | None = None

    @property
    def standing(self) -> tuple[Item, ...]:
        """The findings that were not struck out."""
        return tuple(item for item in self.items if not item.struck)

    @property
    def units(self) -> dict[int, str]:
        """The units with findings that stand, in the order of the list."""
        return {item.organ_id: item.unit for item in self.standing}

    @property
    def open_to_all(self) -> bool:
        return self.text is not None and self.text.scope is Scope.ALL

    def of_unit(self, organ_id: int | None) -> tuple[Item, ...]:
        return tuple(item for item in self.standing if item.organ_id == organ_id)
