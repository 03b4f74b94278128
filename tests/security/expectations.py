"""Who may use which address: the one table of the permission matrix (battery B01).

A role gets, in this order:
  the sign-in page   a visitor (or, for accounts, somebody with only a query code) where an account is asked for; not logged,
                     or anybody on the net could fill the append-only log
  403, one log line  the address is not for this post (``who``), or this post may not take this step (``by``)
  404, one log line  somebody else's object: it looks like one that does not exist (``objects``)
  405                the address knows no such method
  401                the address is for other systems (``scopes``), whatever session asks
  an answer          anything below 400, or 400, 409, 413, 422 for what was sent; ``also`` lists what else belongs here
An address that is not in the table fails the test, and so does a row whose address is gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

OBJECT = "{object}"  # where the object's id stands in the address or the body

OFFICE = frozenset({"intake", "handler", "office_head"})
RESPONDENT_A = frozenset({"respondent_liaison", "respondent_head"})
RESPONDENT_B = frozenset({"other_liaison"})
ADMINS = frozenset({"system_admin", "security_admin", "audit_admin"})
BUREAU_REVIEWERS = frozenset({"supervision_staff", "lay_supervisor"})
REVIEWERS = OFFICE | BUREAU_REVIEWERS
OTHERS = frozenset(
    "court_liaison supervision_staff training_admin joint_office committee_member lay_supervisor discipline_liaison seal_keeper".split()
)
STAFF = OFFICE | {"organ_head"} | RESPONDENT_A | RESPONDENT_B | ADMINS | OTHERS
PARTIES = frozenset({"applicant_a", "applicant_b", "code_a"})
ACCOUNTS = STAFF | {"applicant_a", "applicant_b"}
SIGNED_IN = STAFF | PARTIES
ALL = SIGNED_IN | {"anonymous"}
NOBODY: frozenset[str] = frozenset()
IN_ROOM = OFFICE | {"organ_head"} | RESPONDENT_A | RESPONDENT_B  # posts that work in the reconsideration room

JOINT = frozenset({"joint_office"})
LISTS = JOINT | {"court_liaison"}
COURT_LISTS = {"court_list": JOINT, "batch_list": LISTS}
SEND, LOOK = frozenset({"court_suits"}), frozenset({"court_suits", "court_look"})  # scopes of credentials
CONFERENCE = LISTS | {"organ_head", "office_head"}  # both sides of the joint conference

CASE_A = OFFICE | {"organ_head"} | RESPONDENT_A | {"applicant_a", "code_a"}
CASE_B = OFFICE | {"organ_head"} | RESPONDENT_B | {"applicant_b"}
CASE_N = OFFICE | {"organ_head"}  # just received: its respondent does not know of it yet
CASES = {"case_a": CASE_A, "case_b": CASE_B, "case_n": CASE_N}
# the draft of a decision is the office's and the approving head's; the copy of the application goes to its respondent
PAPERS = {"draft_a": OFFICE | {"organ_head"}, "application_a": CASE_A, "application_b": CASE_B}
# a seal is its keeper's and its organ's head's, and theirs who register and approve seals
SEAL_HEADS = frozenset({"organ_head", "office_head", "respondent_head"})
SEALS = {"seal": frozenset({"seal_keeper", "organ_head", "system_admin", "security_admin"})}
SEAL_READERS = SEAL_HEADS | {"seal_keeper", "system_admin", "security_admin"}
NUMBER_READERS = IN_ROOM | {
    "joint_office",
    "supervision_staff",
    "court_liaison",
    "seal_keeper",
}  # each reads what its own policies show
ASKED, FILES = {"batch": frozenset({"office_head"})}, {"made_file": frozenset({"handler"})}
DUTIES = {"duty_a": CASE_A, "duty_b": CASE_B, "duty_n": CASE_N}

KIND = {"kind": "reconsideration"}
# the joint-conference office keeps its own templates only: that of a case's paper does not exist for it
TEMPLATES, TEMPLATE = (
    frozenset({"office_head", "joint_office"}),
    {"kind": "reconsideration.acceptance_notice"},
)
THEIRS = {"": frozenset({"office_head"})}
LEDGER = (
    RESPONDENT_A
    | RESPONDENT_B
    | frozenset(
        {"joint_office", "organ_head", "office_head", "court_liaison", "supervision_staff", "training_admin"}
    )
)
REFORM = (
    RESPONDENT_A
    | RESPONDENT_B
    | frozenset({"joint_office", "supervision_staff", "organ_head", "office_head"})
)
COORDINATION = RESPONDENT_A | RESPONDENT_B | frozenset({"supervision_staff", "joint_office", "organ_head"})
INDICATORS = (
    RESPONDENT_A
    | RESPONDENT_B
    | frozenset({"joint_office", "organ_head", "office_head", "court_liaison", "supervision_staff"})
)
MEETINGS = (
    RESPONDENT_A | RESPONDENT_B | frozenset({"joint_office", "organ_head", "office_head", "court_liaison"})
)
RULE_MAKERS = frozenset({"handler", "office_head", "supervision_staff", "joint_office"})
RULES = {"rule": STAFF - ADMINS, "rule_draft": RULE_MAKERS | OFFICE | {"organ_head"}}
TRAINER = frozenset({"training_admin"})
OVER_TRAINING = TRAINER | {"supervision_staff", "joint_office", "organ_head"}
TRAINING, KEEPERS = RESPONDENT_A | RESPONDENT_B | OVER_TRAINING, RESPONDENT_A | RESPONDENT_B | TRAINER
TRAINED_A = RESPONDENT_A | OVER_TRAINING  # who sees the police's officers
SCREENS = KEEPERS | {"supervision_staff"}
BUREAU = TRAINER | {"supervision_staff"}
OVER_ROUNDS = frozenset({"supervision_staff", "organ_head"})
COUNTERS = OVER_ROUNDS | RESPONDENT_A | RESPONDENT_B | {"joint_office"}
# who inspects whom is public inside once announced; before that it is the bureau's and the head's
ROUNDS = {"round": OVER_ROUNDS | RESPONDENT_A | RESPONDENT_B | {"lay_supervisor"}, "round_draft": OVER_ROUNDS}
# a plan is everybody's once it was given out, until then the office's and the head's
PLANS = {"plan_given": LEDGER, "plan_draft": frozenset({"joint_office", "organ_head"})}


@dataclass(frozen=True, kw_only=True)
class Row:
    """``objects``: by object, who sees it. ``door``: where who is not signed in is sent. ``by``: who may take the step."""

    who: frozenset[str]
    methods: str = "GET POST"
    at: Mapping[str, Any] = field(default_factory=dict)
    objects: Mapping[str, frozenset[str]] = field(default_factory=dict)
    by: frozenset[str] = ALL
    body: Mapping[str, Any] = field(default_factory=dict)
    door: str = "sign-in"
    doors: Mapping[str, str] = field(default_factory=dict)
    also: frozenset[int] = frozenset()
    frame: str = "'none'"  # 'self': a page of ours shows the answer in a frame
    scopes: frozenset[str] = (
        NOBODY  # for other systems: no session opens it, a credential of these scopes does
    )


def everybody(methods: str = "GET POST", *also: int, **more: Any) -> Row:
    return Row(who=ALL, methods=methods, also=frozenset(also), **more)


def room(methods: str = "GET POST", **more: Any) -> Row:
    """A page of the room: for posts that do not work there it does not exist."""
    return Row(who=STAFF, methods=methods, at=KIND, objects={"": IN_ROOM}, **more)


def case_page(**more: Any) -> Row:
    return Row(who=STAFF, at={**KIND, "pk": OBJECT, **more.pop("at", {})}, objects=CASES, **more)


ACCOUNT = {"who": ACCOUNTS, "doors": {"code_a": "portal-sign-in"}}
PORTAL = {"who": PARTIES, "door": "portal-sign-in"}

TABLE: dict[str, Row] = {
    # the door
    "sign-in": everybody("GET POST", 403),  # 403: what was typed is wrong
    "portal-sign-in": everybody("GET POST", 403),
    "portal-register": everybody(),
    "sign-out": everybody("POST"),
    "password": Row(**ACCOUNT),
    "acting-as": Row(**ACCOUNT),
    "my-account": Row(who=STAFF),
    "end-relation": Row(who=STAFF, methods="POST", at={"pk": OBJECT}, objects={"relation": frozenset({"handler"})}),
    # the three administrators
    "accounts": Row(who=frozenset({"system_admin"})),
    "account": Row(
        who=frozenset({"system_admin"}), at={"pk": OBJECT},
        objects={"account_handler": ALL, "account_applicant_a": NOBODY},  # the public's accounts are nobody's business
    ),
    "grants": Row(who=frozenset({"security_admin"})),
    "waiting-grants": Row(who=frozenset({"security_admin", "audit_admin"}), body={"holding": OBJECT}, objects={"waiting": ALL}),
    "end-grant": Row(who=frozenset({"security_admin"}), methods="POST", at={"pk": OBJECT}, objects={"holding_handler": ALL}),
    "credentials": Row(who=frozenset({"system_admin"})),
    "revoke-credential": Row(who=frozenset({"system_admin"}), methods="POST", at={"pk": OBJECT}, objects={"credential": ALL}),
    "security-events": Row(who=frozenset({"audit_admin"}), methods="GET"),
    "settings": Row(who=frozenset({"system_admin"}), methods="GET"),
    "setting": Row(who=frozenset({"system_admin"}), at={"key": "place.name"}),
    "organs": Row(who=STAFF, methods="GET"),
    "organ-template": Row(who=STAFF, methods="GET"),
    "organ-reached": Row(who=frozenset({"system_admin"}), at={"pk": OBJECT}, objects={"organ": frozenset({"system_admin"})}),
    "organ-import": Row(who=frozenset({"system_admin"}), methods="POST"),
    # the desk
    "shell:display": everybody("POST"),
    "shell:attachment": Row(
        who=SIGNED_IN, at={"use_id": OBJECT},
        objects={
            "file_a": CASE_A, "file_b": CASE_B, "file_inner": OFFICE, "file_draft": frozenset({"applicant_b"}),
        },
    ),
    "shell:desk": Row(who=STAFF),
    "shell:search": Row(who=STAFF),
    "shell:calendar": Row(who=STAFF),
    "shell:calendar-file": Row(who=STAFF),
    "shell:deadline": Row(who=STAFF, methods="GET"),
    "shell:messages": Row(who=STAFF),
    "shell:read": Row(
        who=STAFF, methods="POST", body={"ids": OBJECT, "open": "1"}, objects={"message": frozenset({"handler"})}
    ),
    "shell:bulk": Row(
        who=STAFF, methods="POST", body={"bulk": "reconsideration:assign", "ids": OBJECT},
        objects={"case_a": frozenset({"office_head"})},  # for the others this bulk act does not exist
    ),
    "shell:matters": room(),
    "shell:export": room(),
    "shell:keep-view": Row(
        who=STAFF, methods="POST", at=KIND, body={"act": "delete", "view": OBJECT}, objects={"view": frozenset({"handler"})}
    ),
    "shell:matter": case_page(),
    "shell:duty": Row(who=STAFF, at={"pk": OBJECT}, objects=DUTIES),
    "shell:step": case_page(at={"step": "suspend"}, by=frozenset({"handler", "office_head"})),
    "shell:step-preview": case_page(at={"step": "suspend"}, methods="POST"),
    "shell:open-matter": Row(who=STAFF, at={**KIND, "step": "apply"}, by=frozenset({"intake", "handler"})),
    "shell:open-preview": Row(who=STAFF, methods="POST", at={**KIND, "step": "apply"}),
    # papers as a list, each reads what the papers' policy shows; a batch and a file are theirs who asked for them
    "shell:papers": Row(who=NUMBER_READERS, methods="GET"),
    "shell:papers-begin": Row(who=NUMBER_READERS, methods="POST", body={"act": "print", "ids": "0"}),
    "shell:batch": Row(who=STAFF, methods="GET", at={"pk": OBJECT}, objects=ASKED),
    "shell:batch-go": Row(who=STAFF, methods="POST", at={"pk": OBJECT}, objects=ASKED),
    "shell:made-file": Row(who=STAFF, methods="GET", at={"pk": OBJECT}, objects=FILES),
    "shell:made-file-content": Row(who=STAFF, methods="GET", at={"pk": OBJECT}, objects=FILES),
    "shell:paper": Row(who=STAFF, at={"pk": OBJECT}, objects=PAPERS),
    "shell:paper-pdf": Row(who=SIGNED_IN, methods="GET", at={"pk": OBJECT}, objects=PAPERS, frame="'self'"),
    "shell:paper-docx": Row(who=STAFF, methods="GET", at={"pk": OBJECT}, objects=PAPERS),
    "shell:paper-upload": Row(who=STAFF, methods="POST", at={"pk": OBJECT}, objects=PAPERS),
    "shell:paper-templates": Row(who=TEMPLATES, methods="GET"),
    "shell:paper-template": Row(who=TEMPLATES, at=TEMPLATE, objects=THEIRS),
    "shell:paper-template-preview": Row(who=TEMPLATES, methods="POST", at=TEMPLATE, objects=THEIRS, frame="'self'"),
    "shell:paper-template-version": Row(who=TEMPLATES, methods="GET", at={**TEMPLATE, "number": 1}, objects=THEIRS),
    "shell:paper-issue": Row(who=STAFF, methods="POST", at={"pk": OBJECT}, objects=PAPERS),
    "shell:paper-void": Row(who=STAFF, methods="POST", at={"pk": OBJECT}, objects=PAPERS),
    "shell:paper-submit": Row(who=STAFF, methods="POST", at={"pk": OBJECT}, objects=PAPERS),
    "shell:paper-opinion": Row(who=STAFF, methods="POST", at={"pk": OBJECT}, objects=PAPERS),
    "shell:approvals": Row(who=STAFF - ADMINS),
    "shell:delegation-end": Row(
        who=STAFF - ADMINS, methods="POST", at={"pk": OBJECT}, objects={"delegation": frozenset({"office_head", "handler"})}
    ),
    "shell:approval-rules": Row(who=frozenset({"system_admin"}), methods="GET"),
    "shell:approval-rule": Row(who=frozenset({"system_admin"}), at={"key": "reconsideration.acceptance_notice"}),
    "shell:numbers": Row(who=NUMBER_READERS, methods="GET"),
    "shell:numbers-file": Row(who=NUMBER_READERS, methods="GET"),
    "shell:seals": Row(who=SEAL_READERS, methods="GET"),
    "shell:seal-new": Row(who=frozenset({"seal_keeper", "system_admin"})),
    "shell:seal": Row(who=SEAL_READERS, at={"pk": OBJECT}, objects=SEALS),
    "shell:seal-image": Row(who=SEAL_READERS, methods="GET", at={"pk": OBJECT}, objects=SEALS),
    "shell:sealing": Row(who=frozenset({"seal_keeper"})),
    "shell:seal-uses": Row(who=SEAL_HEADS | {"seal_keeper"}, methods="GET"),
    "shell:seal-uses-file": Row(who=SEAL_HEADS | {"seal_keeper"}, methods="GET"),
    # reconsideration
    "reviewers": Row(who=frozenset({"office_head"}), methods="GET"),
    "reviewer": Row(who=frozenset({"office_head"}), at={"pk": OBJECT}, objects={"account_handler": ALL}),
    "hearings": Row(who=IN_ROOM, methods="GET"),
    "hearings-file": Row(who=IN_ROOM, methods="GET"),
    "case-catalogue": Row(who=OFFICE, methods="GET", at={"pk": OBJECT}, objects={"case_a": OFFICE, "case_b": OFFICE}),
    "case-catalogue-file": Row(who=OFFICE, methods="GET", at={"pk": OBJECT}, objects={"case_a": OFFICE, "case_b": OFFICE}),
    "express-slips": Row(who=OFFICE, methods="GET", at={"pk": OBJECT}, objects={"case_a": OFFICE, "case_b": OFFICE}),
    **{
        f"case-archive-{what}": Row(
            who=OFFICE, methods="POST", at={"pk": OBJECT}, objects={"case_a": OFFICE, "case_b": OFFICE}
        )
        for what in ("main", "inner", "package")
    },
    "tracks": Row(who=OFFICE | {"organ_head"}, methods="GET"),
    # how long the stages took: a single handler's times are the head's of the office, whatever the address says (test_stage_times)
    "stage-times": Row(who=OFFICE | {"organ_head"}, methods="GET"),
    "stage-time-list": Row(who=OFFICE | {"organ_head"}, methods="GET", at={"stage": "decide"}),
    # local rules: drafts are for those who make them, what was approved is for everybody on the desk
    "localrule-annex": Row(who=RULE_MAKERS, at={"pk": OBJECT}, objects={"rule": RULE_MAKERS, "rule_draft": RULE_MAKERS}),
    "localrule-text": Row(who=STAFF - ADMINS, methods="GET", at={"pk": OBJECT}, objects=RULES),
    "localrule-compare": Row(who=STAFF - ADMINS, methods="GET", at={"pk": OBJECT}, objects=RULES),
    "hearing-rooms": Row(who=frozenset({"office_head"}), methods="GET"),
    "hearing-room-new": Row(who=frozenset({"office_head"})),
    "hearing-room": Row(who=frozenset({"office_head"}), at={"pk": OBJECT}, objects={"hearing_room": ALL}),
    "query-code": Row(who=frozenset({"intake", "handler"}), at={"pk": OBJECT}, objects={"case_a": frozenset({"intake", "handler"})}),
    "platform-import": Row(who=frozenset({"intake"})),
    "platform-template": Row(who=frozenset({"intake"}), methods="GET"),
    # the ledger
    "ledger": Row(who=LEDGER, methods="GET"),
    **{
        name: Row(who=LEDGER, methods="GET", at={"pk": OBJECT, "place": 0}, objects=PLANS)
        for name in "ledger-plan ledger-measure ledger-year ledger-changes ledger-sheet ledger-workbook".split()
    },
    "plan-upload": Row(who=JOINT),
    "plan-reading": Row(who=JOINT, at={"pk": OBJECT}, objects={"reading": JOINT}),
    "ledger-import": Row(who=JOINT),
    "ledger-template": Row(who=JOINT, methods="GET"),
    # the court's lists: the joint-conference office and the court's liaison, each its own; a system's batch is for both
    "court-lists": Row(who=LISTS),
    "court-list": Row(who=LISTS, methods="GET", at={"pk": OBJECT}, objects=COURT_LISTS),
    "court-list-columns": Row(who=LISTS, methods="POST", at={"pk": OBJECT}, objects=COURT_LISTS),
    "court-list-words": Row(who=LISTS, methods="POST", at={"pk": OBJECT}, objects=COURT_LISTS),
    "court-list-go": Row(who=LISTS, methods="POST", at={"pk": OBJECT}, objects=COURT_LISTS),
    # 以案促改
    "reform-unstarted": Row(who=frozenset({"joint_office", "supervision_staff", "organ_head"}), methods="GET"),
    "reform-patterns": Row(who=REFORM, methods="GET"),
    # file reviews: the sheets are for whoever reviews that kind of file; another is loaded by who leads
    "review-sheets": Row(who=REVIEWERS, methods="GET"),
    "review-sheet-load": Row(who=frozenset({"office_head", "supervision_staff"}), methods="POST"),
    "review-sheet-file": Row(
        who=REVIEWERS, methods="GET", at={"subject": OBJECT, "version": "2026-1"},
        objects={"office_sheet": OFFICE, "bureau_sheet": BUREAU_REVIEWERS},
    ),
    # the committee at a glance; what a member sees is the business of the policies
    "committee": Row(who=frozenset({"office_head", "handler", "organ_head"}), methods="GET"),
    # training: the bureau and who oversees see everybody's officers, a unit its own; a sheet is its sender's
    "officer-new": Row(who=KEEPERS),
    "delegated-powers": Row(who=TRAINING, methods="GET"),
    "delegated-power-new": Row(who=TRAINER),
    "delegated-power-switch": Row(who=TRAINER, methods="POST", at={"pk": OBJECT}, objects={"power": ALL}),
    "training-sheets": Row(who=KEEPERS, at={"kind": "people"}),
    "training-template": Row(who=KEEPERS, methods="GET", at={"kind": "people"}),
    "training-sheet": Row(who=KEEPERS, methods="GET", at={"pk": OBJECT}, objects={"sheet": RESPONDENT_A}),
    "training-sheet-go": Row(who=KEEPERS, methods="POST", at={"pk": OBJECT}, objects={"sheet": RESPONDENT_A}),
    "training-hours": Row(who=TRAINING, methods="GET"),
    "training-hours-unit": Row(who=TRAINING, methods="GET", at={"organ_id": OBJECT}, objects={"police_organ": TRAINED_A}),
    "training-screen": Row(who=SCREENS, methods="GET", at={"pk": OBJECT}, objects={"training": SCREENS - RESPONDENT_B}),
    "training-here": everybody(at={"word": OBJECT}, objects={"training_word": ALL}),
    # exams: the bank and the seat codes are the bureau's, a unit sees who of its own sits; sitting asks for no account
    "question-bank": Row(who=BUREAU, methods="GET"),
    "exam-wall": Row(who=BUREAU, methods="GET", at={"pk": OBJECT}, objects={"exam": BUREAU}),
    "exam-people": Row(who=TRAINING, methods="GET", at={"pk": OBJECT}, objects={"exam": TRAINED_A}),
    "exam-figures": Row(who=BUREAU, methods="GET", at={"pk": OBJECT}, objects={"exam": BUREAU}),
    "exam-link": Row(who=TRAINER, at={"pk": OBJECT}, objects={"exam": TRAINER}),
    "exam-enter": everybody(),
    "exam-question": everybody(at={"number": 1}),
    "exam-card": everybody("GET"),
    "exam-end": everybody("POST"),
    "exam-result": everybody("GET"),
    # without an account: the two of a pair by an address nobody guesses, a lesson by its code
    "mentoring-confirm": everybody(at={"word": OBJECT}, objects={"mentoring_word": ALL}),
    "lesson-enter": everybody(),
    "lesson-page": everybody(at={"number": 1}),
    "lesson-quiz": everybody(),
    "lesson-done": everybody("GET"),
    "lesson-file": everybody("GET", at={"use_id": 1}),
    "my-lessons": Row(who=TRAINING),
    "my-lesson": Row(who=TRAINING, methods="POST", at={"pk": 1}),
    "certificate-qr": Row(who=TRAINING, methods="GET", at={"pk": OBJECT}, objects={"certificate": TRAINED_A}),
    "certificate-sheets": Row(who=TRAINER, methods="GET"),
    "certificate-ask": everybody("GET"),
    "certificate-verify": everybody("GET", at={"word": OBJECT}, objects={"certificate_word": ALL}),
    # the leaders' year: one board, on which a department finds itself alone (canaries)
    **dict.fromkeys(("talents", "talents-workbook"), Row(who=TRAINING - TRAINER, methods="GET")),
    "service-board": Row(who=TRAINING - TRAINER, methods="GET"),
    "leadership": Row(who=TRAINING, methods="GET"),
    "leadership-workbook": Row(who=TRAINING, methods="GET"),
    # disputes between departments are theirs and the overseers'; what came out is for every department
    "allotments": Row(who=COORDINATION, methods="GET"),
    # mediation: figures for who counts them; what was said is behind the matter's own policy (canaries)
    "mediation-statistics": Row(
        who=OFFICE | frozenset({"organ_head", "joint_office", "supervision_staff"}), methods="GET"
    ),
    # indicators
    "indicators": Row(who=INDICATORS, methods="GET"),
    "indicator-list": Row(who=INDICATORS, methods="GET"),
    "indicator-workbook": Row(who=INDICATORS, methods="GET"),
    "indicator-references": Row(who=JOINT),
    # linkage: the rules of reminder letters are the joint office's; meetings are for both sides and the units concerned
    "reminder-rules": Row(who=JOINT, methods="GET"),
    "reminder-rules-run": Row(who=JOINT, methods="POST"),
    "reminder-rule-new": Row(who=JOINT),
    "reminder-rule": Row(who=JOINT, at={"code": "late-reply"}),
    "clue-views": Row(who=frozenset({"organ_head"}), methods="GET", at={"pk": OBJECT}, objects={"clue": frozenset({"organ_head"})}),
    # what court and government share: both sides read the rules, the joint office writes them; who read is the giving side's
    "sharing-rules": Row(who=CONFERENCE, methods="GET"),
    "sharing-rule-new": Row(who=JOINT),
    "sharing-rule": Row(who=CONFERENCE, methods="GET", at={"code": "standards"}),
    "sharing-rule-edit": Row(who=JOINT, at={"code": "standards"}),
    "shared-log": Row(who=LISTS, methods="GET"),
    "shared-log-workbook": Row(who=LISTS, methods="GET"),
    "shared-views": Row(who=LISTS, methods="GET", at={"pk": OBJECT}, objects={"shared": JOINT}),
    "standard-uses": Row(who=CONFERENCE | OFFICE, methods="GET", at={"pk": OBJECT}, objects={"standard": CONFERENCE | OFFICE}),
    "joint-meetings": Row(who=MEETINGS, methods="GET"),
    # publication: the drafts show the names they hide
    "publication-text": Row(
        who=OFFICE | {"organ_head"}, methods="GET", at={"pk": OBJECT}, objects={"publication": OFFICE | {"organ_head"}}
    ),
    **{
        name: Row(who=OFFICE | {"organ_head", "joint_office", "supervision_staff"}, methods="GET")
        for name in ("publicity-year", "publicity-year-workbook")
    },
    "typical-case-text": Row(
        who=OFFICE | {"joint_office", "supervision_staff"}, methods="GET", at={"pk": OBJECT}, objects={"typical": OFFICE}
    ),
    # supervision: what a round was planned from, for whoever may see the round
    "round-file": Row(who=STAFF, methods="GET", at={"pk": OBJECT}, objects=ROUNDS),
    "round-result": Row(who=STAFF, methods="GET", at={"pk": OBJECT}, objects=ROUNDS),
    # the year: boards of the overseers, an organ finds itself alone on that of internal supervision (canaries); cards are checked by all
    "annual-board": Row(who=OVER_ROUNDS, methods="GET"),
    "annual-open": Row(who=frozenset({"supervision_staff"}), methods="POST"),
    "internal-board": Row(who=OVER_ROUNDS | RESPONDENT_A | RESPONDENT_B, methods="GET"),
    "internal-workbook": Row(who=OVER_ROUNDS | RESPONDENT_A | RESPONDENT_B, methods="GET"),
    **{
        name: Row(who=OVER_ROUNDS, methods="GET", at={"year": OBJECT}, objects={"loss_year": OVER_ROUNDS})
        for name in ("loss-causes", "loss-workbook")
    },
    "outside-team": Row(who=OVER_ROUNDS, methods="GET"),
    "outside-team-workbook": Row(who=OVER_ROUNDS, methods="GET"),
    "supervisor-card": Row(
        who=OVER_ROUNDS | {"lay_supervisor"}, methods="GET", at={"pk": OBJECT}, objects={"supervisor": OVER_ROUNDS | {"lay_supervisor"}}
    ),
    "supervisor-check": everybody("GET", at={"word": OBJECT}, objects={"supervisor_word": ALL}),
    # what people said: figures for who counts, an organ's poster for itself; the list of the hotline is the bureau's
    "satisfaction": Row(who=COUNTERS | OFFICE, methods="GET"),
    "satisfaction-workbook": Row(who=COUNTERS | OFFICE, methods="GET"),
    "satisfaction-poster": Row(
        who=COUNTERS, methods="GET", at={"code": OBJECT}, objects={"police_code": COUNTERS - RESPONDENT_B}
    ),
    "hotline-list": Row(who=frozenset({"supervision_staff"})),
    "hotline-template": Row(who=frozenset({"supervision_staff"}), methods="GET"),
    # what a phone keeps of a check list is the same for everybody
    "inspection-sheet": everybody("GET", at={"areas": "penalty-force"}),
    "inspection-worker": everybody("GET"),
    # 类案: who sees the matter sees the page; what it lists follows the policies again
    "similar": case_page(methods="GET"),
    # the interface; objects say which credential finds what: the own court's two, or none
    "api-openapi": everybody("GET"),
    "api-court-suits": Row(who=NOBODY, methods="POST", scopes=SEND),
    "api-court-suit": Row(
        who=NOBODY, methods="GET", scopes=LOOK, at={"number": OBJECT}, objects={"suit_own": LOOK, "suit_other": NOBODY}
    ),
    "api-court-batch": Row(
        who=NOBODY, methods="GET", scopes=LOOK, at={"key": OBJECT}, objects={"batch_own": LOOK, "batch_other": NOBODY}
    ),
    "api-unknown": Row(who=NOBODY, scopes=LOOK, at={"rest": "v1/nowhere"}, objects={"": NOBODY}),
    # the public site
    "home": everybody("GET"),
    "which-way": everybody("GET"),
    "english": everybody("GET"),
    "supervisors": everybody("GET", 404),  # the county does not make its register public
    "help": everybody("GET"),
    "privacy": everybody("GET"),
    "accessibility": everybody("GET"),
    "law-article": everybody("GET", at={"version": "L23", "number": 20}),
    "law-article-sub": everybody("GET", 404, at={"version": "L23", "number": 20, "sub": 1}),  # there is no such article
    "robots": everybody("GET"),
    "lenient-lists": everybody("GET"),
    "lenient-list": everybody("GET", at={"pk": OBJECT}, objects={"lenient_list": ALL}),
    "enforcement-reports": everybody("GET"),
    "enforcement-report": everybody("GET", at={"year": 2025, "organ_id": OBJECT}, objects={"report_organ": ALL}),
    "published-decisions": everybody("GET"),
    "published-cases": everybody("GET"),
    "published-news": everybody("GET"),
    "published-standards": everybody("GET"),
    "search": everybody("GET"),
    **{
        name: everybody("GET", at={"shelf": "decisions", "slug": OBJECT}, objects={"published": ALL})
        for name in ("published-item", "published-pdf", "published-docx")
    },
    "published-feed": everybody("GET", at={"shelf": "decisions"}),
    **{name: everybody("GET", at={"shelf": "decisions", "year": 2026}) for name in ("published-csv", "published-json")},
    "deadline": everybody("GET"),
    "apply": everybody(),
    "apply-resume": everybody(),
    "apply-saved": everybody("GET"),
    "apply-receipt": everybody("GET"),
    "apply-hint": everybody("POST"),
    "apply-page": everybody(at={"slug": "who"}),
    "apply-person": everybody(at={"slug": "identity", "number": 1}),
    "track": everybody(),
    "track-case": Row(**PORTAL, methods="GET", at={"matter_id": OBJECT}, objects=CASES),
    "track-step": Row(**PORTAL, at={"matter_id": OBJECT, "name": "withdraw_request"}, objects=CASES),
    "case-opinion": Row(**PORTAL, at={"matter_id": OBJECT}, objects=CASES),
    "opinions": everybody("GET"),
    "opinion-organ": everybody(),
    "opinion-thanks": everybody("GET"),
    "opinion-report": everybody(),
    "opinion-receipt": everybody("GET"),
    "opinion-reported": Row(**PORTAL, methods="GET", at={"matter_id": OBJECT}, objects={"report": NOBODY}),
    "opinion-survey": everybody(at={"pk": OBJECT}, objects={"campaign": ALL}),
    "verify": everybody(),
    "verify-code": everybody(at={"code": OBJECT}, objects={"issued_code": ALL}),
    "my": Row(**PORTAL),
    "open-draft": Row(**PORTAL, methods="POST", at={"pk": OBJECT}, objects={"draft": frozenset({"applicant_b"})}),
    "discard-draft": Row(**PORTAL, methods="POST", at={"pk": OBJECT}, objects={"draft": frozenset({"applicant_b"})}),
}  # fmt: skip
