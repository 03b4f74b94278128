"""Where the facts of each ground come from. A source says which matters of which unit count in a span of days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import F, Q

from fuyuan.business.ledger import queries as ledger
from fuyuan.business.linkage.common import written
from fuyuan.business.linkage.models import Letter, LossAnalysis
from fuyuan.business.reconsideration import queries as reconsideration
from fuyuan.business.reform import queries as reform
from fuyuan.matters.models import DutyRow
from fuyuan.organs import settings as installation
from fuyuan.organs.actor import SYSTEM
from fuyuan.organs.posts import RESPONDENT_POSTS

from . import suits
from .grounds import Finding, Found, Ground

Gather = Callable[[date, date, date], Iterable[Found]]  # first and last day of the span, today
Names = Callable[[Sequence[DutyRow]], dict[int, str]]  # what each matter is called in a letter


@dataclass(frozen=True, slots=True)
class Source:
    """How a ground is found. ``missing``: why there is nothing to look at yet, "" where there is."""

    what: str
    gather: Gather | None = None
    missing: str = ""


def late(
    kind: str, prefixes: tuple[str, ...], named: Names, first: date, last: date, today: date
) -> Iterator[Found]:
    """Duties of units whose day lies in the span and was missed: done later, or still open after it."""
    keys = Q()
    for prefix in prefixes:
        keys |= Q(key__startswith=prefix)
    missed = Q(status=DutyRow.Status.DONE, done_on__gt=F("due")) | Q(
        status=DutyRow.Status.OPEN, due__lt=today
    )
    rows = DutyRow.objects.filter(
        keys, missed, kind=kind, due__gte=first, due__lte=last, organ_id__isnull=False,
        post__in=[post.value for post in RESPONDENT_POSTS],
    )  # fmt: skip
    found = list(rows.order_by("due", "pk"))
    names = named(found)
    for row in found:
        yield _late(row, names[row.pk])


def _late(row: DutyRow, name: str) -> Found:
    assert row.due
    assert row.organ_id
    done = f"{written(row.done_on)}才办理" if row.done_on else "至今没有办理"
    text = f"{name}：“{row.title}”应于{written(row.due)}前完成，{done}"
    key = f"{row.kind}:{row.matter_id}:{row.key}"
    finding = Finding(key=key[:80], text=text[:500], on=row.due, matter_id=row.matter_id, kind=row.kind)
    return Found(organ_id=row.organ_id, finding=finding)


def cases_named(rows: Sequence[DutyRow]) -> dict[int, str]:
    """By number and kind of act: the joint office and the meeting read these lines, and no applicant is their business."""
    words = reconsideration.case_words({row.matter_id for row in rows})
    return {row.pk: words.get(row.matter_id, "行政复议案件") for row in rows}


def tasks_named(rows: Sequence[DutyRow]) -> dict[int, str]:
    return {row.pk: row.label for row in rows}


def corrected(first: date, last: date, today: date) -> Iterator[Found]:
    """Cases in which the unit's act was corrected; the unit is the first respondent, as lists count it."""
    for case in reconsideration.corrected_cases(first, last):
        assert case.decided_on
        assert case.respondent_id
        number = case.case_number or case.number
        text = f"{number}：{reconsideration.outcome_word(case.outcome)}（{written(case.decided_on)}）"
        finding = Finding(
            key=f"case:{case.pk}:corrected", text=text, on=case.decided_on, matter_id=case.pk,
            kind=reconsideration.KIND,
        )  # fmt: skip
        yield Found(organ_id=case.respondent_id, finding=finding)


def letters_named(rows: Sequence[DutyRow]) -> dict[int, str]:
    numbers = Letter.objects.in_bulk({row.matter_id for row in rows})
    return {row.pk: f"工作提醒函（{numbers[row.matter_id].letter_number}）" for row in rows}


def analyses_named(rows: Sequence[DutyRow]) -> dict[int, str]:
    numbers = LossAnalysis.objects.in_bulk({row.matter_id for row in rows})
    return {row.pk: f"行政败诉分析函（{numbers[row.matter_id].letter_number}）" for row in rows}


def unheeded(first: date, last: date, today: date) -> Iterator[Found]:
    """Letters the office had to escalate, and those not answered by their day; a letter that is both counts once."""
    rows = Letter.objects.filter(escalated_on__gte=first, escalated_on__lte=last, organ_id__isnull=False)
    escalated = {row.pk: row for row in rows.order_by("pk")}
    for row in escalated.values():
        yield _escalated(row)
    for each in late("reminder_letter", ("answer-",), letters_named, first, last, today):
        if each.finding.matter_id not in escalated:
            yield each
    yield from late("loss_analysis", ("answer-",), analyses_named, first, last, today)


def _escalated(row: Letter) -> Found:
    assert row.escalated_on
    assert row.organ_id
    text = f"工作提醒函（{row.letter_number}）没有落实，{written(row.escalated_on)}提请处理"
    key = f"reminder_letter:{row.pk}:escalated"
    finding = Finding(key=key, text=text, on=row.escalated_on, matter_id=row.pk, kind="reminder_letter")
    return Found(organ_id=row.organ_id, finding=finding)


def reforms_named(rows: Sequence[DutyRow]) -> dict[int, str]:
    numbers = {row.pk: row.number for row in reform.visible_reforms(SYSTEM).filter(
        pk__in={row.matter_id for row in rows})}  # fmt: skip
    return {row.pk: f"以案促改（{numbers.get(row.matter_id, '')}）" for row in rows}


def unreformed(first: date, last: date, today: date) -> Iterator[Found]:
    """(十三) 组织分析研判和学习讨论……每年不少于一次: who held none in a year that ended in the span."""
    end = date(last.year, 12, 31)
    if not first <= end <= last or end >= today:
        return
    for organ in reform.without_session(last.year, end, str(installation.get("place.region"))):
        text = f"{last.year}年没有组织以案促改学习讨论"
        yield Found(
            organ_id=organ.pk, finding=Finding(key=f"reform:{organ.pk}:{last.year}", text=text, on=end)
        )


_CASES = partial(late, reconsideration.KIND)
SOURCES: dict[Ground, Source] = {
    Ground.LATE_REPLY: Source(
        "行政复议案件中，被申请人的书面答复晚于法定期限，或者期满还没有提交",
        partial(_CASES, reconsideration.REPLY, cases_named),
    ),
    Ground.CORRECTED: Source("行政复议决定撤销、变更、确认违法、确认无效、责令履行的案件", corrected),
    Ground.NOT_PERFORMED: Source(
        "行政复议决定确定的履行、重新作出行为的期限已过而没有履行", partial(_CASES, reconsideration.PERFORM, cases_named)
    ),
    Ground.OPINION_UNANSWERED: Source(
        "收到意见书后没有在六十日内报送落实情况", partial(_CASES, reconsideration.OPINION, cases_named)
    ),
    Ground.LEDGER_LATE: Source(
        "工作台账任务的进展报告晚于报告日", partial(late, ledger.TASK_KIND, ledger.REPORT, tasks_named)
    ),
    Ground.LOST: Source("结果发生效力的行政诉讼败诉案件", suits.lost),
    Ground.HEAD_ABSENT: Source("人民法院通知负责人出庭而负责人无正当理由未出庭的案件", suits.absent),
    Ground.JUDGMENT_UNPERFORMED: Source("生效裁判确定的履行期限已过而没有履行", suits.unperformed),
    Ground.LATE_DEFENCE: Source(
        "行政诉讼中没有按期提交答辩状、证据和依据，或者没有按期提供延期的证据",
        partial(late, suits.KIND, suits.ANSWERS, suits.named),
    ),
    Ground.LETTER_UNHEEDED: Source("没有按期答复工作提醒函、败诉分析函，或者没有落实而被提请处理", unheeded),
    Ground.REFORM_LATE: Source(
        "以案促改的方案、学习讨论、办结申请超过期限", partial(late, reform.KIND, reform.OWED, reforms_named)
    ),
    Ground.REFORM_MISSING: Source("行政执法机关全年没有登记以案促改学习讨论", unreformed),
    Ground.UNRECTIFIED: Source("通报后没有按期整改、整改没有通过审核", None, "由再次通报处理，不用发提醒函"),
    Ground.LOSS_RATE: Source("本单位败诉率高于年度目标", None, "需要指标统计的数据，目前没有接入"),
    Ground.REFUSES_MEDIATION: Source("无正当理由拒不参加调解、协调", None, "需要调解记录，目前由工作人员手工提出"),
    Ground.OTHER: Source("由工作人员手工提出", None, "没有可以自动统计的事实"),
}  # fmt: skip


def found(ground: Ground, first: date, last: date, today: date) -> Iterable[Found]:
    """Return what counts for a ground in a span; nothing where there is no source."""
    source = SOURCES[ground]
    return source.gather(first, last, today) if source.gather and not source.missing else ()
