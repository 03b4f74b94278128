"""Words that stand in one private field each, and who may come across them."""

from county import resident_number
from expectations import (
    ALL,
    BUREAU,
    CASE_A,
    CASE_B,
    CASE_N,
    COORDINATION,
    NOBODY,
    OFFICE,
    OVER_ROUNDS,
    RULES,
    TRAINED_A,
)

INSIDE = OFFICE | {"organ_head"}
PARTY_A, PARTY_B = frozenset({"applicant_a", "code_a"}), frozenset({"applicant_b"})
CASE_P = INSIDE | {"respondent_liaison", "respondent_head"}
RESPONDENT_A, RESPONDENT_B = CASE_A - INSIDE - PARTY_A, CASE_B - INSIDE - PARTY_B

# inside the mediation: who mediates, the head of the office, the organ that takes part (2026年实施条例第四十八条)
TALKS = frozenset({"handler", "office_head"}) | RESPONDENT_A

GUIDING = RESPONDENT_A | {"supervision_staff", "joint_office", "organ_head"}
LAY = frozenset({"lay_supervisor"})
CLUE = frozenset({"handler", "organ_head"})  # who registered it, and the only other person named in it
OVERSEE = frozenset({"joint_office", "organ_head"})
NOTICE = (
    OVERSEE | RESPONDENT_A | RESPONDENT_B | {"court_liaison", "office_head"}
)  # the units it names, and the partners

# token → who may come across it. The case's own words go to whoever may see the case: the copy of the application that
# its respondent gets (第四十八条) is complete. What the office notes, hears and drafts stays inside.
SHARED = "NAME ADDRESS DELIVERY ACT REQUEST REASON EVIDENCE PROVES FILE CONTENT".split()
WORKING = "CHECK NOTE INQUIRY HEARD FOUND OPINION OUTCOME".split()
ALLOWED: dict[str, frozenset[str]] = {
    **{f"CANARY{word}A": CASE_A for word in SHARED},
    **{f"CANARY{word}B": CASE_B for word in SHARED},
    **{f"CANARY{word}N": CASE_N for word in SHARED if word not in ("EVIDENCE", "PROVES", "FILE", "CONTENT")},
    **{f"CANARY{word}{letter}": INSIDE for word in WORKING for letter in "AB"},
    "CANARYREPLYA": INSIDE | RESPONDENT_A | PARTY_A,  # a party may read the reply (第四十七条); showing it is up to the portal
    "CANARYREPLYB": INSIDE | RESPONDENT_B | PARTY_B,
    "canarymaila": CASE_A, "canarymailb": CASE_B, "canarymailn": CASE_N,
    resident_number(101): CASE_A, resident_number(103): CASE_B, resident_number(105): CASE_N,
    "13711110101": CASE_A, "13711110103": CASE_B, "13711110105": CASE_N,
    "CANARYINNERFILEA": OFFICE, "CANARYCONTENTI": OFFICE,
    "CANARYMESSAGEA": frozenset({"handler"}), "CANARYVIEWA": frozenset({"handler"}), "CANARYVIEWQUERYA": frozenset({"handler"}),
    "CANARYRELATIONA": frozenset({"handler"}), "CANARYRELATIONNOTEA": frozenset({"handler"}),
    "CANARYDRAFTB": PARTY_B, "CANARYDRAFTFILEB": PARTY_B, "CANARYCONTENTD": PARTY_B,
    "CANARYACCOUNTA": CASE_A, "CANARYACCOUNTB": CASE_B,
    # a notice is its units'; how the office came to it is not; what a unit put right is that unit's alone
    "CANARYFINDING": NOTICE, "CANARYOVERVIEW": NOTICE, "CANARYSTRUCK": OVERSEE, "CANARYADDED": OVERSEE,
    "CANARYRECTIFY": OVERSEE | RESPONDENT_A, "CANARYPROOF": OVERSEE | RESPONDENT_A, "CANARYCONTENTP": OVERSEE | RESPONDENT_A,
    **{f"CANARY{word}A": TALKS for word in "DEMAND WANTS MINUTES TERMS CONCEDED".split()},
    # what a unit was told is the unit's and the bureau's; what nobody was told, and who is related to whom, the bureau's
    "CANARYFACTTOLD": OVER_ROUNDS | RESPONDENT_A, "CANARYDEMANDTOLD": OVER_ROUNDS | RESPONDENT_A, "CANARYGUIDED": OVER_ROUNDS,
    "CANARYFACTUNTOLD": OVER_ROUNDS, "CANARYROUNDDRAFT": OVER_ROUNDS | LAY, "CANARYTIE": OVER_ROUNDS | LAY,
    "CANARYCHECKED": OVER_ROUNDS | LAY, "CANARYFEE": OVER_ROUNDS | LAY,
    # what an organ writes of its year is its own and the overseers' until it is published, then everybody's
    "CANARYANNUALA": OVER_ROUNDS | RESPONDENT_A, "CANARYSELFCHECKA": OVER_ROUNDS | RESPONDENT_A, "CANARYREPORTED": ALL,
    # who reported is the bureau's alone; what a unit was asked to look into, or to put right, is that unit's too
    "CANARYPROBLEMSAID": OVER_ROUNDS | RESPONDENT_A, "CANARYASKED": OVER_ROUNDS | RESPONDENT_A,
    **dict.fromkeys(("CANARYUNGIVEN", "CANARYREPORTER", "13900000071"), OVER_ROUNDS),
    "CANARYPROBLEMTOLD": OVER_ROUNDS | RESPONDENT_A | {"joint_office"}, "CANARYRATED": OVER_ROUNDS | RESPONDENT_A | {"joint_office"},
    **dict.fromkeys(("CANARYPROBLEMUNTOLD", "CANARYVISITED"), OVER_ROUNDS | {"joint_office"}),
    **{f"CANARY{word}": INSIDE | {"joint_office", "supervision_staff"} for word in ("NEWSDRAFT", "EDITOR")},
    "CANARYRULEDRAFT": RULES["rule_draft"], "CANARYREVIEW": RULES["rule_draft"],
    "CANARYSUBJECT": CLUE, "CANARYCLUE": CLUE,
    # an officer's sheet is its unit's and the overseers'; an identity number nobody's, whoever typed it
    **dict.fromkeys(("CANARYDUTYA", "CANARYSTOPPED", "CANARYSYLLABUS"), TRAINED_A),
    **dict.fromkeys(("CANARYMENTORPLAN", "CANARYLESSONTEXT"), TRAINED_A), resident_number(115): NOBODY,
    # what a unit knows of its risks and whom it spared or advised is its own and the overseers'; a published list is for everybody
    **dict.fromkeys(("CANARYRISKA", "CANARYLISTDRAFTA", "CANARYSPAREDA", "CANARYADVISEDA", "CANARYSTRENGTHA"), GUIDING),
    "CANARYACCORDA": RESPONDENT_A,  # with whom a unit came to an agreement is its own alone
    "CANARYLISTPUBLISHED": ALL, resident_number(113): RESPONDENT_A,
    **dict.fromkeys(("CANARYSTEM", "CANARYEXPLAINED"), BUREAU),  # questions and answers never leave the bureau
    # what a department's leaders study and decide is its own and the overseers'
    **dict.fromkeys(("CANARYTOPICSA", "CANARYAGENDAA", "CANARYPROPOSEDA"), TRAINED_A),
    **dict.fromkeys(("CANARYDISPUTEA", "CANARYCOUNTERA", "CANARYTALKSA"), COORDINATION - RESPONDENT_B),
    "CANARYALLOTTED": COORDINATION,
    "CANARYSHEETA": RESPONDENT_A, "CANARYROWA": RESPONDENT_A, resident_number(107): NOBODY, resident_number(109): NOBODY,
    # who complained stands in no public page, whatever is published of the case; what is a draft or withdrawn, nowhere public
    **{f"CANARY{word}P": CASE_P for word in ("NAME", "ADDRESS", "DELIVERY")},
    "canarymailp": CASE_P, resident_number(111): CASE_P, "13711110111": CASE_P,
    "CANARYPUBLIC": ALL, **dict.fromkeys(("CANARYGONE", "CANARYUNPUBLISHED", "CANARYWHY"), INSIDE),
    "13800000007": NOBODY, "13800000008": NOBODY,  # phones of portal accounts: sealed, shown to nobody
}  # fmt: skip


def leaks(text: str, role: str) -> list[str]:
    """Return the tokens in a text that the role may not come across."""
    return [token for token, who in ALLOWED.items() if token in text and role not in who]
