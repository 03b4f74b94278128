"""The recount's suits and cases: one story for each way a suit can go, taken by the rooms' own steps, over two years."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True)
class Heard:
    """One hearing: ``how`` the first defendant's head and the second's took part; nothing: it was cancelled."""

    on: str
    how: tuple[str, ...] = ()
    notified: bool = False
    again: bool = False


@dataclass(frozen=True)
class Tried:
    """One instance: docketed, heard, decided (or still running), appealed by whom."""

    docketed: str | None
    ruled: str = ""
    outcome: str = ""
    instance: str = "first"
    changed_to: str | None = None
    heard: tuple[Heard, ...] = ()
    appeals: tuple[str, ...] = ()
    perform_by: str | None = None


@dataclass(frozen=True)
class Story:
    """One suit and what it is here for."""

    why: str
    tried: tuple[Tried, ...]
    bodies: tuple[str, ...] = ("police",)
    more: dict[str, Any] = field(default_factory=dict)
    effective: bool = True
    performed_on: str | None = None
    forced: bool = False
    corrected_to: str = ""


def first(docketed: str | None, ruled: str = "", outcome: str = "", **more: Any) -> Tried:
    return Tried(docketed, ruled, outcome, **more)


def second(docketed: str, ruled: str = "", outcome: str = "", **more: Any) -> Tried:
    return Tried(docketed, ruled, outcome, "second", **more)


def retrial(docketed: str, ruled: str = "", outcome: str = "", **more: Any) -> Tried:
    return Tried(docketed, ruled, outcome, "retrial", **more)


def later(day: str, days: int) -> str:
    return str(date.fromisoformat(day) + timedelta(days=days))


PLAINTIFF, DEFENDANT = ("plaintiff",), ("defendant",)
BOTH, UPHELD = ("police", "town"), ("police", "city")
AGREED = {"act_kind": "agreement"}


def lost(ruled: str, outcome: str = "quashed", **more: Any) -> Tried:
    """A first instance lost, docketed three months before."""
    return first(later(ruled, -90), ruled, outcome, **more)


def won(ruled: str, **more: Any) -> Tried:
    return lost(ruled, "claims_dismissed", **more)


FIRSTS = (
    Story("won", (won("2025-03-10"),)),
    Story("won, in the other year", (won("2026-03-10"),), ("town",)),
    *(Story(f"lost: {each}", (lost(f"202{5 + at % 2}-0{1 + at % 9}-2{at % 8}", each),), (("police", "town")[at % 2],))
      for at, each in enumerate(("quashed", "quashed_redo", "part_quashed", "part_quashed_redo", "changed", "unlawful", "void",
                                 "duty_ordered", "payment_ordered", "compensation"))),
    *(Story(f"closed without a judgment: {each}", (lost(f"202{6 - at % 2}-0{2 + at % 8}-1{at % 8}", each),), effective=at > 1)
      for at, each in enumerate(("suit_dismissed", "not_docketed", "withdrawn", "withdrawn_changed", "withdrawn_deemed",
                                 "mediated", "transferred", "ended"))),
    Story("the body changed its act in the other year", (lost("2025-06-02", "withdrawn_changed"),), ("town",)),
    Story("docketed in one year, lost in the next", (first("2025-11-20", "2026-02-05", "unlawful"),)),
    Story("still running", (first("2026-10-08"),), BOTH),
    Story("docketed on a day nobody wrote down", (first(None, "2026-05-06", "void"),)),
    Story("co-defendants: once for the place, once for each", (lost("2026-04-16"),), BOTH),
    Story("upheld by the government, both sued, lost", (lost("2025-09-16", "unlawful"),), UPHELD),
    Story("upheld by the government, both sued, won", (won("2026-09-16"),), ("town", "city")),
    Story("a body that is not in the directory beside one that is", (lost("2026-07-07"),), ("outside", "town")),
    Story("an agreement, lost", (lost("2026-06-03", "agreement_perform"),), more=AGREED),
    Story("an agreement ended, in the other year", (lost("2025-06-03", "agreement_ended"),), ("town",), AGREED),
    Story("an agreement, won", (won("2026-08-03"),), more=AGREED),
    Story("the organ's own application to have its act enforced", (won("2026-05-12"),), more={"kind": "non_litigation"}),
    Story("the same, and refused", (lost("2026-05-13"),), more={"kind": "non_litigation"}, effective=False),
    Story("lost, not in effect yet", (lost("2026-11-16"),), effective=False),
    Story("written down as won, corrected to lost", (won("2026-10-09"),), corrected_to="quashed"),
)  # fmt: skip

HIGHER = (
    Story("lost, the organ appealed, affirmed", (lost("2025-03-11", appeals=DEFENDANT),
          second("2025-04-10", "2025-06-20", "affirmed"))),
    Story("won, affirmed in the next year", (won("2025-11-11", appeals=PLAINTIFF), second("2025-12-10", "2026-02-20", "affirmed"))),
    Story("won, reversed to a loss in the next year", (won("2025-10-13", appeals=PLAINTIFF),
          second("2025-11-12", "2026-01-22", "reversed", changed_to="unlawful"))),
    Story("lost, reversed to no loss", (lost("2026-01-13", appeals=DEFENDANT),
          second("2026-02-12", "2026-04-22", "reversed", changed_to="claims_dismissed"))),
    Story("lost with a day to perform by, reversed: nothing is left to perform",
          (lost("2026-01-14", "duty_ordered", appeals=DEFENDANT, perform_by="2026-03-31"),
           second("2026-02-13", "2026-04-23", "reversed", changed_to="claims_dismissed"))),
    Story("lost, reversed to another loss", (lost("2026-01-15", appeals=PLAINTIFF),
          second("2026-02-16", "2026-04-24", "reversed", changed_to="quashed_redo")), BOTH),
    Story("lost, reversed to a dismissal of the suit", (lost("2025-05-15", appeals=DEFENDANT),
          second("2025-06-16", "2025-08-22", "reversed", changed_to="suit_dismissed")), ("police",)),
    Story("lost, sent back, not decided again", (lost("2026-03-03", appeals=DEFENDANT), second("2026-04-02", "2026-06-11", "remanded"))),
    Story("lost, sent back, won", (lost("2025-07-03", appeals=DEFENDANT), second("2025-08-04", "2025-10-11", "remanded"),
          first("2025-11-03", "2026-03-12", "claims_dismissed"))),
    Story("won, sent back, lost, affirmed", (won("2025-02-03", appeals=PLAINTIFF), second("2025-03-04", "2025-05-12", "remanded"),
          first("2025-06-03", "2025-09-12", "void", appeals=DEFENDANT), second("2025-10-10", "2025-12-11", "affirmed"))),
    Story("lost, the appeal withdrawn: the first result stands", (lost("2026-05-11", appeals=DEFENDANT),
          second("2026-06-10", "2026-07-20", "appeal_withdrawn"))),
    Story("won, the appeal withdrawn", (won("2025-05-12", appeals=PLAINTIFF), second("2025-06-10", "2025-07-21", "appeal_withdrawn"))),
    Story("lost, the suit withdrawn in the second instance", (lost("2026-05-14", appeals=DEFENDANT),
          second("2026-06-12", "2026-07-22", "withdrawn"))),
    Story("lost, mediated in the second instance", (lost("2025-05-16", appeals=PLAINTIFF), second("2025-06-13", "2025-07-23", "mediated"))),
    Story("lost, the second instance still runs", (lost("2026-09-14", appeals=DEFENDANT), second("2026-10-12"))),
    Story("a dismissal of the suit, appealed by two, affirmed", (lost("2026-06-15", "suit_dismissed", appeals=("plaintiff", "third_party")),
          second("2026-07-14", "2026-09-10", "affirmed"))),
    Story("won twice, lost in the retrial", (won("2025-01-16", appeals=PLAINTIFF), second("2025-02-17", "2025-04-16", "affirmed"),
          retrial("2025-09-01", "2026-02-11", "reversed", changed_to="quashed"))),
    Story("lost, retrial refused", (lost("2025-01-17"), retrial("2025-06-02", "2025-08-29", "retrial_refused")), ("town",)),
    Story("lost, sent back by the retrial, won", (lost("2025-01-20"), retrial("2025-06-03", "2025-09-01", "remanded"),
          first("2025-10-09", "2026-01-30", "claims_dismissed"))),
    Story("won, the retrial still runs", (won("2025-04-21"), retrial("2026-09-02"))),
    Story("known from its second instance on", (second("2026-01-12", "2026-03-20", "reversed", changed_to="quashed"),),
          more={"instance": "second"}),
)  # fmt: skip


def heard(*hearings: Heard, **more: Any) -> Tried:
    return won("2026-10-16", heard=hearings, **more)


ATTENDANCE = (
    Story("spoke, called by the court", (heard(Heard("2026-08-03", ("spoke",), notified=True)),)),
    Story("attended in the other year", (won("2025-10-16", heard=(Heard("2025-08-04", ("attended",)),)),), ("town",)),
    Story("excused, called by the court", (heard(Heard("2026-08-05", ("excused",), notified=True)),)),
    Story("absent, called by the court", (heard(Heard("2026-08-06", ("absent",), notified=True)),), ("town",)),
    Story("came without a paper: absent", (heard(Heard("2026-08-07", ("no_paper",))),)),
    Story("the excuse not accepted: absent", (heard(Heard("2026-08-10", ("refused",))),)),
    Story("attended one of two hearings: enough", (heard(Heard("2026-08-11", ("absent",)), Heard("2026-08-20", ("attended",))),)),
    Story("called again and absent", (heard(Heard("2026-08-12", ("spoke",)), Heard("2026-08-21", ("absent",), again=True)),)),
    Story("called again and excused", (heard(Heard("2026-08-13", ("attended",)), Heard("2026-08-24", ("excused",), again=True)),)),
    Story("called again and came", (heard(Heard("2026-08-14", ("attended",)), Heard("2026-08-25", ("spoke",), again=True)),)),
    Story("one of two co-defendants came: enough", (heard(Heard("2026-08-17", ("absent", "attended"), notified=True)),), BOTH),
    Story("the hearing with the notice was cancelled", (heard(Heard("2026-08-18", notified=True), Heard("2026-08-26", ("spoke",))),)),
    Story("each instance for itself", (won("2025-10-20", heard=(Heard("2025-08-20", ("spoke",), notified=True),), appeals=PLAINTIFF),
          second("2025-11-19", "2026-01-26", "affirmed", heard=(Heard("2025-12-22", ("absent",)),)))),
    Story("heard, not decided yet", (first("2026-08-03", heard=(Heard("2026-10-19", ("spoke",)),)),)),
)  # fmt: skip


def ordered(ruled: str = "2026-02-10", by: str | None = "2026-06-30") -> Tried:
    return lost(ruled, "duty_ordered", perform_by=by)


PERFORMANCE = (
    Story("performed in time", (ordered(),), performed_on="2026-06-15"),
    Story("performed in time, in the other year", (ordered("2025-02-10", "2025-06-30"),), ("town",), performed_on="2025-06-30"),
    Story("performed late", (ordered(),), performed_on="2026-08-15"),
    Story("performed when it was enforced", (ordered(),), performed_on="2026-08-20", forced=True),
    Story("due and not done", (ordered(),), ("town",)),
    Story("due on a day to come", (ordered("2026-09-07", "2026-12-31"),)),
    Story("done early, the day is to come", (ordered("2026-09-08", "2026-12-30"),), performed_on="2026-11-05"),
    Story("no day was set, done all the same", (ordered(by=None),), performed_on="2026-05-15"),
    Story("the appeal withdrawn: due as the first court said", (lost("2026-03-04", "payment_ordered", appeals=DEFENDANT,
          perform_by="2026-09-30"), second("2026-04-07", "2026-05-08", "appeal_withdrawn")), performed_on="2026-08-31"),
    Story("mediated with a day, performed in time", (lost("2026-03-05", "mediated", perform_by="2026-05-29"),), performed_on="2026-05-20"),
    Story("mediated with a day, not done", (lost("2026-03-06", "mediated", perform_by="2026-06-01"),), ("town",)),
    Story("lost with a day, mediated above without one: nothing is due", (lost("2026-03-09", "duty_ordered", appeals=DEFENDANT,
          perform_by="2026-05-11"), second("2026-04-08", "2026-05-27", "mediated"))),
    Story("not in effect: nothing is due", (lost("2026-11-13", "duty_ordered", perform_by="2026-11-20"),), effective=False),
)  # fmt: skip

STORIES = (*FIRSTS, *HIGHER, *ATTENDANCE, *PERFORMANCE)

# ending, turns, day filed: the demo's own lives of cases
CASES = (
    ("uphold", "suit", "2025-09-08"), ("uphold", "", "2026-02-09"), ("revoke_facts", "", "2025-09-09"),
    ("revoke_process", "", "2026-02-10"), ("modify", "", "2026-03-09"), ("unlawful", "", "2026-04-09"),
    ("nothing_to_revoke", "", "2025-09-10"), ("perform", "", "2026-03-10"), ("perform", "unperformed", "2026-05-11"),
    ("reject", "", "2026-06-10"), ("no_reply", "silent", "2026-06-11"), ("settle", "", "2026-03-11"), ("settle", "", "2025-09-11"),
    ("withdraw", "", "2026-04-13"), ("dismiss", "", "2026-05-12"), ("refuse_time", "", "2026-05-13"),
    ("abandon", "supplement", "2026-05-14"), ("uphold", "suit", "2026-03-12"), ("trial", "", "2026-10-12"),
    ("in_part", "", "2026-04-14"), ("void", "", "2026-05-15"), ("agreement", "", "2026-06-12"), ("two_lines", "", "2026-07-13"),
)  # fmt: skip
# endings the demo has none of, in its words: findings that differ, kind, ground, operative words, consequences
MORE_ENDINGS: dict[str, tuple[dict[str, Any], str, str, str, dict[str, Any]]] = {
    "in_part": ({"facts": "unclear"}, "revoke_in_part", "facts", "撤销被申请人作出的{title}第二项。", {}),
    "void": ({"gross": True, "basis": "none"}, "declare_void", "void_basis", "确认被申请人作出的{title}无效。", {}),
    "agreement": ({"agreement": "not_kept"}, "agreement", "not_kept", "被申请人继续履行协议。", {"perform_days": 30}),
    "two_lines": ({"duty": "performed", "facts": "unclear"}, "reject_request", "performed", "", {"outcomes": [
        {"kind": "reject_request", "ground": "performed", "text": "驳回申请人关于履行职责的请求。"},
        {"kind": "revoke", "ground": "facts", "text": "撤销被申请人作出的决定。"},
    ]}),
}  # fmt: skip
MORE_DISPUTES = {"void": {"claim": "void"}, "agreement": {"kind": "agreement", "claim": "agreement"}}
