"""What each row of a list would do: begin a suit, add a result to a known one, nothing, or ask. Nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fuyuan.business.litigation.duties import appeal_of_first
from fuyuan.business.litigation.models import CourtList, Suit, SuitNumber
from fuyuan.business.litigation.procedure import PROCEDURE
from fuyuan.business.litigation.queries import state_of
from fuyuan.business.litigation.records import PlaintiffKind, RulingForm, SuitKind
from fuyuan.business.litigation.services import plain_number
from fuyuan.business.litigation.state import SuitState
from fuyuan.clock import today
from fuyuan.law import due
from fuyuan.law.outcomes import CourtOutcome, Instance
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.record import Record, parse_record
from fuyuan.organs import settings as installation
from fuyuan.organs.models import Organ

from .reading import LABELS, day
from .words import (
    OPEN_WORDS,
    RULED,
    act_kind_of,
    instance_of,
    is_enforcement,
    names_of,
    outcome_key,
    outcome_of,
    sides_of,
)

NEW, RESULT, NEXT, SAME, ASK, BAD = "new", "result", "next", "same", "ask", "bad"
VERDICTS = {
    NEW: "新登记", RESULT: "登记裁判结果或者生效", NEXT: "登记二审、再审", SAME: "已有，没有新内容", ASK: "需要确认", BAD: "有问题",
}  # fmt: skip
DOABLE = frozenset({NEW, RESULT, NEXT})
DAYS = ("docketed_on", "closed_on", "effective_on")
STEPS = {
    "register": "register",
    "docket": "docket_next",
    "ruling": "record_ruling",
    "effect": "confirm_effective",
}


@dataclass(slots=True)
class Row:
    """One case of the list: the lines it stands on, what it says, what it would do and why not."""

    lines: list[int]
    said: dict[str, str]
    verdict: str = BAD
    notes: list[str] = field(default_factory=list)
    matter_id: int | None = None
    register: dict[str, Any] = field(default_factory=dict)
    ruling: dict[str, Any] = field(default_factory=dict)
    docket: dict[str, Any] = field(default_factory=dict)
    effect: dict[str, Any] = field(default_factory=dict)

    def acts(self) -> dict[str, str]:
        """Return the records of what would be done, written out, in this order. Raises InvalidRecord."""
        acts = {name: getattr(self, name) for name in STEPS} if self.verdict in DOABLE else {}
        return {name: parse_record(_KINDS[name], act).model_dump_json() for name, act in acts.items() if act}


_KINDS: dict[str, type[Record]] = {name: PROCEDURE.step(step).record for name, step in STEPS.items()}


def merged(rows: Iterable[tuple[int, dict[str, str]]]) -> Iterator[Row]:
    """One case a number: rows with the same number are one case with the names of all (a row for each plaintiff)."""
    found: dict[str, Row] = {}
    for line, said in rows:
        key = plain_number(said["case_number"])
        if key not in found:
            found[key] = Row([line], dict(said))
            continue
        row = found[key]
        row.lines.append(line)
        for name in ("plaintiff", "defendant", "third_party"):
            row.said[name] = "、".join(
                dict.fromkeys(names_of(row.said.get(name, "")) + names_of(said.get(name, "")))
            )
        for name, value in said.items():
            row.said[name] = row.said.get(name) or value
    yield from found.values()


class Judge:
    """Judges rows against the organs and suits known now. ``court`` where the list names none; ``chosen`` outcome words.

    ``own``: the names of the court whose own system speaks; it says nothing of another court's instance, and is told
    nothing of it. Empty for a list that an officer brings.
    """

    def __init__(
        self, court: str, chosen: Mapping[str, str], source: str, own: frozenset[str] = frozenset()
    ) -> None:
        self.court, self.chosen, self.source, self.own = court, dict(chosen), source, own
        self.organs, self.book = organs_by_name(), lawbook()

    def judge(self, rows: list[Row]) -> None:
        """Fill in the verdicts of some rows (two queries for all of them)."""
        numbers = {
            plain_number(row.said[key])
            for row in rows
            for key in ("case_number", "first_number")
            if row.said.get(key)
        }
        known = dict(SuitNumber.objects.filter(number__in=numbers).values_list("number", "matter_id"))
        suits = Suit.objects.in_bulk(set(known.values()))
        found = {number: suits[pk] for number, pk in known.items() if pk in suits}
        for row in rows:
            self._judge(row, found)

    def _judge(self, row: Row, known: Mapping[str, Suit]) -> None:
        try:
            days = {key: day(row.said.get(key, "")) for key in DAYS}
        except ValueError as error:
            row.notes = [str(error)]
            return
        number = plain_number(row.said["case_number"])
        instance = instance_of(number, row.said.get("instance", "")) or Instance.FIRST
        outcome = self._outcome(row, instance)
        if row.notes:
            row.verdict = ASK
            return
        if outcome and days["closed_on"]:
            row.ruling = _ruling(outcome, days)
        doubt = self._effect(row, instance, days["effective_on"]) if row.ruling else ""
        suit = known.get(number)
        earlier = known.get(plain_number(row.said.get("first_number", "")))
        if suit is not None:
            self._known(row, suit, instance)
        elif earlier is not None and instance is not Instance.FIRST:
            self._next(row, earlier, instance, days)
        else:
            self._new(row, instance, days)
        row.notes += [doubt] if doubt and row.verdict in DOABLE else []

    def _outcome(self, row: Row, instance: Instance) -> CourtOutcome | None:
        words = row.said.get("outcome", "")
        if outcome_key(words) in OPEN_WORDS or is_enforcement(row.said["case_number"]):
            return None
        found = outcome_of(words, instance, self.chosen)
        if found is None:
            row.notes.append(f"“{words}”对应哪一种结果？请选择")
        elif found is CourtOutcome.REVERSED:
            row.notes.append("改判成什么结果表里没有，请打开案件登记裁判结果")
        return found

    def _effect(self, row: Row, instance: Instance, said: date | None) -> str:
        """A first instance that the list calls effective is so only once the days of appeal are over; return why it is not.

        Later instances take effect by themselves.
        """
        rule = appeal_of_first(RulingForm(row.ruling["form"]), CourtOutcome(row.ruling["outcome"]))
        if said is None or instance is not Instance.FIRST or not rule:
            return ""
        received, book = date.fromisoformat(row.ruling["received_on"]), self.book
        last = due(rule, received, calendar=book.calendar, assumptions=book.assumptions).due
        if not last < said <= today():
            return f"表里的生效日期 {said} 应当在上诉期届满（{last}）之后、不晚于今天，没有采用"
        row.effect = {"effective_on": said.isoformat()}
        return ""

    # -- new ----------------------------------------------------------------------------------------------------

    def _new(self, row: Row, instance: Instance, days: Mapping[str, date | None]) -> None:
        said = row.said
        plaintiff, defendant = said.get("plaintiff", ""), said.get("defendant", "")
        if not (plaintiff and defendant) and said.get("parties"):
            plaintiff, defendant = sides_of(said["parties"])
        missing = [
            LABELS[key] for key, value in (("plaintiff", plaintiff), ("defendant", defendant)) if not value
        ]
        if missing:
            row.notes = [f"缺少{'、'.join(missing)}"]
            return
        enforcement = is_enforcement(said["case_number"])
        sued, applicants = (plaintiff, defendant) if enforcement else (defendant, plaintiff)
        defendants = [self._defendant(name) for name in names_of(sued)]
        if not any(each["organ_id"] for each in defendants):
            row.notes = [f"“{sued}”不在机关名录里，请核对名称，或者在机关名录里补上别名"]
            return
        row.verdict = NEW
        row.register = self._record(
            row, instance, days, defendants, names_of(applicants), enforcement=enforcement
        )

    def _record(
        self, row: Row, instance: Instance, days: Mapping[str, date | None], defendants: list[dict[str, Any]],
        names: list[str], *, enforcement: bool,
    ) -> dict[str, Any]:  # fmt: skip
        said = row.said
        cause = said.get("cause", "")
        docketed = days["docketed_on"]
        kind = SuitKind.COMPENSATION if "赔" in said["case_number"] else SuitKind.SUIT
        return {
            "kind": (SuitKind.NON_LITIGATION if enforcement else kind).value, "instance": instance.value,
            "court": said.get("court") or self.court, "case_number": said["case_number"],
            "docketed_on": docketed.isoformat() if docketed else None,
            "plaintiffs": [{"name": name[:120], "kind": _kind(name)} for name in names],
            "defendants": defendants, "third_parties": names_of(said.get("third_party", "")),
            "act_kind": act_kind_of(f"{cause}{said.get('act_title', '')}").value,
            "act_title": (said.get("act_title") or cause or "行政行为")[:200], "source": self.source[:200],
        }  # fmt: skip

    def _defendant(self, name: str) -> dict[str, Any]:
        organ = self.organs.get(name)
        return {"organ_id": organ if organ is not None else self._before_act(name), "name": name[:120]}

    def _before_act(self, words: str) -> int | None:
        """“某市公安局治安处罚” of “张三诉某市公安局治安处罚”: an organ's name followed by nothing but the act."""
        for end in range(len(words) - 1, 3, -1):
            rest = words[end:]
            if words[:end] in self.organs and not re.search("[局队所府会办院]", rest):
                return self.organs[words[:end]] if act_kind_of(rest) is not ActKind.OTHER else None
        return None

    # -- known --------------------------------------------------------------------------------------------------

    def _known(self, row: Row, suit: Suit, instance: Instance) -> None:
        state = state_of(suit)
        if self.own and not heard_by(state, self.own, row.said["case_number"]):
            row.notes = [
                "这个案号登记在别的法院名下，请核对案号；确是本院案件的，请联系联席会议办公室更正登记"
            ]
            return
        row.matter_id = suit.pk
        if others := self._others(row, suit):
            row.verdict, row.notes = (
                ASK,
                [f"案号与“{suit.number} {suit.title}”相同，但{others}，请核对是不是同一件"],
            )
            return
        running = state.running
        if running.instance is instance and running.ruling is None and row.ruling:
            row.verdict = RESULT
            row.notes = [suit.number]
            return
        if (
            row.effect
            and state.stage == "ruled"
            and not running.appeals
            and not _contradiction(row, state, instance)
        ):
            row.ruling, row.verdict, row.notes = {}, RESULT, [suit.number]
            return
        row.verdict, row.notes = SAME, [f"{suit.number} {suit.title}", *_contradiction(row, state, instance)]

    def _others(self, row: Row, suit: Suit) -> str:
        """“原告是李四”: no name of the row is among those of the suit of the same number."""
        names = names_of(row.said.get("plaintiff", ""))
        if names and not any(name in suit.plaintiff_names for name in names):
            return f"登记的原告是{suit.plaintiff_names}，表里是{'、'.join(names)}"
        return ""

    def _called(self, suit: Suit) -> str:
        return suit.number if self.own else f"{suit.number} {suit.title}"

    def _next(self, row: Row, suit: Suit, instance: Instance, days: Mapping[str, date | None]) -> None:
        row.matter_id, state = suit.pk, state_of(suit)
        docketed = days["docketed_on"]
        if state.running.ruling is None or (instance is Instance.SECOND and not state.running.appeals):
            row.verdict, row.notes = (
                ASK,
                [f"这是“{self._called(suit)}”的{instance.label}，请先在案件里登记一审结果和上诉"],
            )
        elif docketed is None:
            row.notes = ["缺少立案日期"]
        else:
            row.docket = {
                "instance": instance.value, "court": row.said.get("court") or self.court,
                "case_number": row.said["case_number"], "docketed_on": docketed.isoformat(),
            }  # fmt: skip
            row.verdict, row.notes = NEXT, [suit.number]


def _contradiction(row: Row, state: SuitState, instance: Instance) -> list[str]:
    """The list says another result than what is registered: said, never overwritten."""
    known = next((each.ruling for each in state.rounds if each.instance is instance and each.ruling), None)
    if known and row.ruling and row.ruling["outcome"] != known.outcome.value:
        return [f"登记的结果是“{known.outcome.label}”，与表里不同，请核对"]
    return []


def _ruling(outcome: CourtOutcome, days: Mapping[str, date | None]) -> dict[str, Any]:
    closed = days["closed_on"]
    assert closed
    form = "mediation" if outcome is CourtOutcome.MEDIATED else "ruling" if outcome in RULED else "judgment"
    day_ = closed.isoformat()
    return {"form": form, "outcome": outcome.value, "ruled_on": day_, "received_on": day_}


def _kind(name: str) -> str:
    if name.endswith("检察院"):
        return PlaintiffKind.PROCURATORATE.value
    return (PlaintiffKind.ORGANISATION if len(name) > 4 else PlaintiffKind.PERSON).value


def heard_by(state: SuitState, names: frozenset[str], number: str) -> bool:
    """Tell whether the instance with this case number runs, or ran, at the court of these names."""
    wanted = plain_number(number)
    return any(plain_number(each.case_number) == wanted and each.court in names for each in state.rounds)


def own_names(found: CourtList) -> frozenset[str]:
    """Return the names of the court whose system sent a batch; none for a list that an officer brought."""
    return court_names(found.organ_id) if found.key and found.organ_id else frozenset()


def court_names(organ_id: int) -> frozenset[str]:
    """Return every name a court is known by, today's and former ones."""
    organ = Organ.objects.prefetch_related("former_names").get(pk=organ_id)
    return frozenset(names_known(organ))


def names_known(organ: Organ) -> list[str]:
    """Return the name, short name, aliases and former names of an organ."""
    former = [each.name for each in organ.former_names.all()]
    return [name for name in (organ.name, organ.short, *organ.aliases, *former) if name]


def organs_by_name() -> dict[str, int]:
    """Every name an organ is known by: its name, short name, aliases, former names, each also without the place's own name."""
    place = str(installation.get("place.name"))
    found: dict[str, int] = {}
    rows = Organ.objects.prefetch_related("former_names").order_by("pk")
    for organ in rows:
        for name in names_known(organ):
            found.setdefault(name, organ.pk)
            if place and name.startswith(place):
                found.setdefault(name.removeprefix(place), organ.pk)
                found.setdefault(f"{place[-1]}{name.removeprefix(place)}", organ.pk)
    return found
