"""A step dialog: one step of one matter (or the opening of one), what was typed, what went wrong, what it would set off."""

import re
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import Http404, QueryDict
from django.utils.datastructures import MultiValueDict

from fuyuan.law import LawError
from fuyuan.matters import clock
from fuyuan.matters.procedure import Context, Refusal, Step, UnknownStep
from fuyuan.matters.record import InvalidRecord, Record
from fuyuan.matters.services import context_for
from fuyuan.organs.request import StaffRequest

from .foresight import Outlook, foresee
from .recordforms import Options, Posted, Raw, RecordForm, Uploads, judged, shown, specs_of, tidy
from .rooms import DeskRoom

FROM_LINK = frozenset({"text", "long", "choice"})  # kinds of fields a link may fill in beforehand
_TOKEN = re.compile(r"[\w-]{16,64}", re.ASCII)


def new_token() -> str:
    return secrets.token_urlsafe(24)


@dataclass(frozen=True, slots=True)
class Alert:
    """A message on top of the dialog: a refusal with its article, or what somebody else did meanwhile."""

    text: str
    title: str
    kind: str = "bad"
    citation: Any = None

    @classmethod
    def of(cls, refusal: Refusal) -> "Alert":
        return cls(refusal.reason, "现在不能办", citation=refusal.basis)


@dataclass
class Dialog:
    """What the page and the POST share. ``row`` is None while a matter is being opened."""

    room: DeskRoom
    step: Step[Any]
    request: StaffRequest
    row: Any = None
    raw: Raw | None = None
    errors: dict[str, list[str]] = field(default_factory=dict)
    alerts: list[Alert] = field(default_factory=list)
    outlook: list[Outlook] | None = None
    status: int = 200
    focus: str = ""
    token: str = ""

    def __post_init__(self) -> None:
        given = self.request.POST.get("token", "")
        self.token = given if _TOKEN.fullmatch(given) else new_token()

    @cached_property
    def state(self) -> Any:
        return self.room.procedure.state.model_validate_json(self.row.state) if self.row else None

    @cached_property
    def context(self) -> Context:
        return context_for(self.room.room, self.state, self.step.name, None, self.request.actor)

    @cached_property
    def options(self) -> Options:
        def asked(path: str) -> Any:
            return self.room.choices(path, self.state, self.context)

        return Options(clock.today(), self.request.actor.organ_id, asked)

    @cached_property
    def initial(self) -> Raw:
        raw = shown(self.step.record, self.step.initial(self.state, self.context), self.options)
        return raw if self.row else {**raw, **self.given}

    @property
    def given(self) -> Raw:
        """What the link that led here already knows: ?number=… of the case a new matter belongs to. Judged when posted."""
        return {
            spec.name: self.request.GET[spec.name]
            for spec in specs_of(self.step.record)
            if spec.kind in FROM_LINK and spec.name in self.request.GET
        }

    @cached_property
    def form(self) -> RecordForm:
        return RecordForm(
            self.step.record, self.initial if self.raw is None else self.raw, self.options, self.errors
        )

    @property
    def refusal(self) -> Refusal | None:
        """Why this step is not open to this post now, before anything is typed."""
        return self.room.procedure.refusal(self.step, self.state, None, self.context)

    # -- what was sent -------------------------------------------------------------------------------------------------

    def read(self, typed: QueryDict | None = None, *, files: bool = True) -> None:
        """Take over what was typed and chosen; files are received once, here."""
        raw = Posted(typed or self.request.POST, self.options).read(self.step.record, self.initial)
        chosen = self.request.FILES if files else MultiValueDict()
        uploads = Uploads(self.request.actor, self.token, self.row and self.row.pk, chosen)
        self.raw = uploads.settle(self.step.record, raw)
        self.errors = uploads.errors

    def put_back(self, typed: QueryDict | None) -> None:
        """Fill the form with what was typed in it before the session ended: nothing is judged, files received before are there."""
        if typed is not None:
            given = typed.get("token", "")
            self.token = given if _TOKEN.fullmatch(given) else self.token
            self.read(typed, files=False)

    def record(self) -> Record:
        """Judge what was typed. Raises InvalidRecord."""
        self.raw = tidy(self.step.record, self.raw or {})
        return judged(self.step.record, self.raw, self.options, self.errors)

    def invalid(self, error: InvalidRecord) -> None:
        self.errors, self.status = error.errors, 422

    def look_ahead(self) -> None:
        """Compute what the step would set off; what stands in the way is told instead."""
        try:
            record = self.record()
            context = context_for(self.room.room, self.state, self.step.name, record, self.request.actor)
            refusal = self.room.procedure.refusal(self.step, self.state, record, context)
            if refusal:
                self.alerts.append(Alert.of(refusal))
                return
            self.outlook = foresee(self.room.procedure, self.step, self.state, record, context)
        except InvalidRecord as error:
            self.invalid(error)
        except LawError as error:
            self.alerts.append(Alert(str(error), "日期推算不出来"))


def step_or_404(room: DeskRoom, name: str, *, opens: bool) -> Step[Any]:
    """Return a step a person may take by hand; the house's own steps have no dialog."""
    try:
        step = room.procedure.step(name)
    except UnknownStep as error:
        raise Http404(str(error)) from None
    if step.internal or step.opens != opens:
        raise Http404(f"no dialog for {name}")
    return step
