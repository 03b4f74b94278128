"""What the system can say of the quality of a closed file by itself (案卷评查): each check with its evidence, for a person to
confirm. A check answers in order (True), at fault (False), or None where there was nothing to check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fuyuan.matters import clock
from fuyuan.matters.models import DutyRow, EventRow
from fuyuan.matters.procedure import Event
from fuyuan.matters.store import history
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.models import Holding
from fuyuan.organs.models.organ import valid_on
from fuyuan.organs.posts import OFFICE_POSTS, Post
from fuyuan.papers.models import Paper

from .binder import catalogue
from .lookups import conflicts_of
from .models import Case
from .periods import DECISION
from .procedure import PROCEDURE
from .records import Way
from .state import CaseState, applicant_keys, recipients, waiting

Check = tuple[bool | None, str]
RANK = (Post.INTAKE, Post.HANDLER, Post.OFFICE_HEAD)
_LIVE = (Paper.Status.ISSUED, Paper.Status.FILED)
_REMEDY = ("十五日", "人民法院")  # a closing paper that may be sued against names both
_ENDS = ("decision", "dismissal", "refusal")  # papers that must tell the way to the court
DRAFTING = ("draft_decision", "draft_follow_on")
SIGNING = {
    **dict.fromkeys(DRAFTING, "拟稿"), "review_decision": "审核", "approve_decision": "批准", "make_decision": "作出"
}  # fmt: skip
WAY = tuple(dict.fromkeys(SIGNING.values()))
_NAMES = {
    "acceptance_notice": "受理通知书",
    "reply_notice": "答复通知书",
    "decision_draft": "决定呈批表",
    "decision": "决定书",
    "dismissal": "驳回申请决定书",
    "termination": "终止决定书",
}


def closed_cases(first: date, last: date) -> list[tuple[Case, CaseState]]:
    """Return the accepted cases closed in a span of days, both ends counted, oldest first (one query)."""
    rows = Case.objects.filter(closed_on__gte=first, closed_on__lte=last, accepted_on__isnull=False)
    return [(row, CaseState.model_validate_json(row.state)) for row in rows.order_by("closed_on", "pk")]


def office_staff() -> list[tuple[int, str, str]]:
    """Return (id, name, post) of everybody in the office today, once each with the highest post held (one query)."""
    held = Holding.objects.filter(valid_on(clock.today()), post__in=OFFICE_POSTS, effective=True)
    rows = held.order_by("account__name", "account_id").values_list("account_id", "account__name", "post")
    by_rank = sorted(rows, key=lambda row: RANK.index(Post(row[2])))
    return list({pk: (pk, name, post) for pk, name, post in by_rank}.values())


def kept_away(cases: Sequence[int], people: Iterable[int]) -> dict[int, dict[int, str]]:
    """Return by case and person why somebody must not review the file: worked it, sat in its hearing, or stands in a
    declared relation to a party. Two queries for the cases and two for each of them.
    """
    asked, today = list(people), clock.today()
    drafted = _drafted(list(cases), asked)
    out: dict[int, dict[int, str]] = {}
    for row in Case.objects.filter(pk__in=cases).order_by("pk"):
        state = CaseState.model_validate_json(row.state)
        found = {
            pk: "；".join(why) for pk, why in conflicts_of(state.application, asked, today).items() if why
        }
        found |= dict.fromkeys(drafted.get(row.pk, ()), "起草了本案的决定")
        found |= dict(_worked(state, asked))
        out[row.pk] = found
    return out


def _drafted(cases: list[int], people: list[int]) -> dict[int, list[int]]:
    rows = EventRow.objects.filter(matter_id__in=cases, step__in=DRAFTING, person_id__in=people)
    found: dict[int, list[int]] = {}
    for case, person in rows.values_list("matter_id", "person_id"):
        found.setdefault(case, []).append(person or 0)
    return found


def _worked(state: CaseState, people: Sequence[int]) -> Iterator[tuple[int, str]]:
    for hearing in state.hearings:
        for member in hearing.members:
            if member.person_id in people:
                yield member.person_id, "参加了本案的听证"
    for handler in state.handlers:
        if handler.person_id in people:
            yield handler.person_id, "是本案承办人"


@dataclass(frozen=True)
class Evidence:
    """What the checks of one file read, gathered once."""

    pk: int
    state: CaseState

    @cached_property
    def events(self) -> list[Event]:
        return history(self.pk, PROCEDURE)

    @cached_property
    def duties(self) -> dict[str, DutyRow]:
        return {row.key: row for row in DutyRow.objects.filter(matter_id=self.pk)}

    @cached_property
    def papers(self) -> list[Paper]:
        return list(Paper.objects.filter(matter_id=self.pk).exclude(status=Paper.Status.VOID).order_by("pk"))

    def made(self, code: str) -> list[Paper]:
        return [each for each in self.papers if each.kind.endswith(f".{code}") and each.status in _LIVE]


def file_findings(pk: int) -> dict[str, Check]:
    """Return every check of one file by its key."""
    file = Evidence(pk, CaseState.model_validate_json(Case.objects.get(pk=pk).state))
    return {key: check(file) for key, check in CHECKS.items()}


def _day(day: date | None) -> str:
    return f"{day.month}月{day.day}日" if day else "没有记载"


def _on_time(file: Evidence, keys: Iterable[str]) -> Check:
    """Judge the duties that were done: the last day, the day it was done."""
    rows = [row for row in (file.duties.get(key) for key in keys) if row and row.due and row.done_on]
    if not rows:
        return None, "本案没有这项期限"
    late = [row for row in rows if row.due and row.done_on and row.done_on > row.due]
    told = "；".join(f"{row.title}：期限{_day(row.due)}，{_day(row.done_on)}办理" for row in late or rows)
    return not late, told


def _numbered(file: Evidence, prefix: str) -> list[str]:
    return sorted(key for key in file.duties if key.startswith(prefix))


def acceptance(file: Evidence) -> Check:
    if file.state.deemed:
        return False, f"没有在期限内审查，{_day(file.state.accepted_on)}视为受理"
    return _on_time(file, ("accept_review", "review_again"))


def papers(file: Evidence) -> Check:
    """The papers without which such a file is not whole."""
    wanted = ["acceptance_notice", *(["reply_notice"] if file.state.copies else [])]
    if file.state.decision:
        wanted += ["decision_draft", "decision"]
    elif file.state.outcome in ("dismissed_application", "terminated"):
        wanted.append("dismissal" if file.state.outcome == "dismissed_application" else "termination")
    missing = [_NAMES[code] for code in wanted if not file.made(code)]
    names = "、".join(_NAMES[code] for code in wanted)
    return not missing, f"没有定稿的{'、'.join(missing)}" if missing else f"{names}齐全"


def copies(file: Evidence) -> Check:
    return _on_time(file, ("send_copy",))


def replies(file: Evidence) -> Check:
    if not file.state.copies:
        return None, "没有发送副本"
    silent = [n for n, copy in enumerate(file.state.copies, 1) if copy.replied_on is None]
    if silent:
        return False, f"卷内没有第{'、'.join(map(str, silent))}位被申请人的答复"
    return True, "、".join(f"{_day(copy.replied_on)}收到答复" for copy in file.state.copies)


def heard(file: Evidence) -> Check:
    """Ordinary procedure: the parties were heard, or it is on record why not."""
    if file.state.procedure is not Way.ORDINARY or not file.state.decision:
        return None, "不是以决定结案的普通程序案件"
    sides = {each.side.label: each.on for each in file.state.heard}
    if sides:
        return True, "、".join(f"{_day(on)}听取{side}意见" for side, on in sides.items())
    if file.state.excused or any(each.held_on for each in file.state.hearings):
        return True, "记载了不能听取意见的原因，或者举行了听证"
    return False, "没有听取意见的记载"


def hearings(file: Evidence) -> Check:
    """重大、疑难、复杂: a hearing was held, and its minutes signed."""
    held = [each for each in file.state.hearings if each.held_on]
    if file.state.major and file.state.decision and not held:
        return False, "标记为重大、疑难、复杂，没有听证"
    if not held:
        return None, "没有举行听证"
    unsigned = [each for each in held if each.signed_on is None]
    told = "、".join(f"{_day(each.held_on)}听证" for each in held)
    return not unsigned, f"{told}，笔录{'没有签字' if unsigned else '已签字'}"


def officers(file: Evidence) -> Check:
    """The ordinary procedure is worked by two at least, and whoever investigates comes at least in twos."""
    names = "、".join(each.name for each in file.state.handlers)
    if file.state.procedure is Way.ORDINARY and len(file.state.handlers) < 2:
        return False, f"普通程序案件只有承办人{names or '（没有指定）'}"
    found = [event for event in file.events if getattr(event.record, "officers", ())]
    if not found:
        return True, f"承办人{names}，没有询问、勘验等调查取证"
    alone = [event for event in found if len(event.record.officers) < 2]
    told = "、".join(f"{_day(event.day)}{len(event.record.officers)}人" for event in alone or found)
    return not alone, f"承办人{names}，调查取证{told}"


def _signing(file: Evidence) -> dict[str, date]:
    """The last day of each act on the way of a decision, by its word."""
    return {SIGNING[event.step]: event.day for event in file.events if event.step in SIGNING}


def approvals(file: Evidence) -> Check:
    """Drafted, reviewed by the office, approved for the organ, then made."""
    if file.state.decision is None:
        return None, "不是以决定结案"
    days = _signing(file)
    known = [days[word] for word in WAY if word in days]
    told = "，".join(f"{_day(days.get(word))}{word}" for word in WAY)
    return len(known) == len(WAY) and known == sorted(known), told


def unapproved(file: Evidence) -> Check:
    """A decision that nobody approved for the organ."""
    if file.state.decision is None:
        return None, "不是以决定结案"
    on = _signing(file).get("批准")
    return on is not None, f"{_day(on)}批准" if on else "没有批准的记载"


def decided(file: Evidence) -> Check:
    return _on_time(file, (DECISION,))


def extension(file: Evidence) -> Check:
    """An extension leaves its notice in the file."""
    if not file.state.extended:
        return None, "没有延期"
    made = file.made("extension_notice")
    return bool(made), f"延长{file.state.extended}日，{'有' if made else '没有'}延期通知书"


def stops(file: Evidence) -> Check:
    """Each suspension has its notice, and was ended."""
    found = [each for each in file.state.interruptions if each.kind.value == "suspension"]
    if not found:
        return None, "没有中止"
    open_ones = [each for each in found if each.end is None]
    made = len(file.made("suspension_notice"))
    return not open_ones and made >= len(found), f"中止{len(found)}次，中止通知书{made}份"


def service(file: Evidence) -> Check:
    """Every paper that must reach somebody did, with its receipt."""
    if not file.state.papers:
        return None, "没有需要送达的文书"
    names = {each.key: each.role + each.name for each in recipients(file.state)}
    left = [
        f"{paper.kind.label}没有送达{names.get(key, key)}"
        for number, paper in enumerate(file.state.papers, 1)
        for key in waiting(file.state, number)
    ]
    return not left, "；".join(left) or f"{len(file.state.papers)}份文书全部送达，有送达回证"


def promptness(file: Evidence) -> Check:
    """No number of days is set for service; more than ten natural days between paper and delivery is worth a look."""
    slow = [
        f"{file.state.papers[each.paper - 1].kind.label}{(each.done_on - file.state.papers[each.paper - 1].on).days}天后送达"
        for each in file.state.services
        if each.recipient in applicant_keys(file.state)
        and (each.done_on - file.state.papers[each.paper - 1].on).days > 10
    ]
    if not file.state.services:
        return None, "没有送达记载"
    return not slow, "；".join(slow) or "文书作出后十天以内送达申请人"


def remedies(file: Evidence) -> Check:
    """The closing paper tells where and until when one may sue."""
    found = [paper for code in _ENDS for paper in file.made(code)]
    if not found:
        return None, "结案文书不需要告知起诉"
    silent = [paper for paper in found if not all(word in paper.text for word in _REMEDY)]
    told = "、".join(f"{paper.title} {paper.number}".strip() for paper in silent or found)
    return not silent, f"{told}{'没有' if silent else '已'}告知起诉的法院和期限"


def order(file: Evidence) -> Check:
    """Nothing in the catalogue is still a draft."""
    main, inner = catalogue(file.pk, SYSTEM)
    drafts = [each.title for each in (*main, *inner) if each.draft]
    if drafts:
        return False, f"还有草稿：{'、'.join(drafts[:5])}{'等' if len(drafts) > 5 else ''}{len(drafts)}份"
    return True, f"正卷{len(main)}件、副卷{len(inner)}件，没有草稿"


def performance(file: Evidence) -> Check:
    """What the decision ordered was followed until done."""
    keys = [*_numbered(file, "perform:"), *_numbered(file, "redo:"), *_numbered(file, "ordered:")]
    if not keys:
        return None, "决定没有要求履行"
    left = [file.duties[key].title for key in keys if file.duties[key].done_on is None]
    return not left, "；".join(f"{title}没有登记" for title in left) or "履行情况已登记"


CHECKS: Mapping[str, Callable[[Evidence], Check]] = {
    "acceptance": acceptance, "papers": papers, "copies": copies, "replies": replies, "heard": heard, "hearings": hearings,
    "officers": officers, "approvals": approvals, "unapproved": unapproved, "decided": decided, "extension": extension, "stops": stops,
    "service": service, "promptness": promptness, "remedies": remedies, "order": order, "performance": performance,
}  # fmt: skip
