"""Marks: what a suit or a case leaves in the count. Every figure is a number of marks between two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from fuyuan.law.vocabulary import Labelled

OUTSIDE = -1  # a body that is not in the directory of organs: it has no table of its own, but its suits count


class MarkName(Labelled):
    """What can be counted; the label is the title of the list behind a figure."""

    # suits, by the closing of the first instance unless said otherwise
    SUIT_RECEIVED = "suit_received", "一审收案"
    FIRST_CLOSED = "first_closed", "一审结案"
    FIRST_MERITS = "first_merits", "一审实体判决"
    FIRST_LOST = "first_lost", "一审败诉"
    FIRST_SETTLED = "first_settled", "一审调解、撤诉结案"
    FIRST_CHANGED = "first_changed", "被告改变行政行为后原告撤诉"
    FIRST_APPEALABLE = "first_appealable", "可以上诉的一审裁判"
    FIRST_APPEALED = "first_appealed", "一审后上诉"
    AGREEMENT_CLOSED = "agreement_closed", "其中：行政协议案件一审结案"
    AGREEMENT_LOST = "agreement_lost", "其中：行政协议案件一审败诉"
    EFFECTIVE = "effective", "裁判生效"
    EFFECTIVE_LOST = "effective_lost", "裁判生效且败诉"
    SECOND_CLOSED = "second_closed", "二审结案"
    SECOND_CHANGED = "second_changed", "二审改判、发回重审"
    RETRIAL_CLOSED = "retrial_closed", "再审结案"
    RETRIAL_CHANGED = "retrial_changed", "再审改判、发回重审"
    TO_LOSS = "to_loss", "上级法院改为败诉"
    FROM_LOSS = "from_loss", "上级法院改为不败诉"
    SENT_BACK = "sent_back", "发回重审"
    HEARD = "heard", "开庭审理"
    HEARD_UNEXCUSED = "heard_unexcused", "开庭审理（不含有正当理由未出庭）"
    NOTIFIED = "notified", "法院通知负责人出庭（不含有正当理由未出庭）"
    NOTIFIED_ATTENDED = "notified_attended", "法院通知后负责人出庭"
    ATTENDED = "attended", "负责人出庭"
    SPOKE = "spoke", "负责人出庭并发声"
    EXCUSED = "excused", "有正当理由未出庭"
    UPHELD_SUED = "upheld_sued", "复议机关作共同被告"
    PERFORM_DUE = "perform_due", "应当履行的生效裁判"
    PERFORMED_FREELY = "performed_freely", "未经强制执行履行"
    PERFORMED_IN_TIME = "performed_in_time", "按期自动履行"
    # reconsideration
    CASE_ACCEPTED = "case_accepted", "复议受理"
    CASE_CLOSED = "case_closed", "复议审结"
    CASE_CORRECTED = "case_corrected", "复议直接纠错"
    CASE_CORRECTED_WIDE = "case_corrected_wide", "复议综合纠错"
    CASE_SETTLED = "case_settled", "调解书、和解后撤回"
    CASE_SETTLED_WIDE = "case_settled_wide", "调解书、和解和其他撤回"
    CASE_QUIET = "case_quiet", "审结后未起诉"
    CASE_DECIDED = "case_decided", "作出复议决定"
    CASE_SUED = "case_sued", "复议决定后起诉"
    CASE_DUE = "case_due", "应当履行的复议决定"
    CASE_PERFORMED = "case_performed", "按期履行的复议决定"


# Marks whose day may lie ahead: what is due later. All others are on days that have come.
AHEAD = frozenset({
    MarkName.PERFORM_DUE, MarkName.PERFORMED_FREELY, MarkName.PERFORMED_IN_TIME, MarkName.CASE_DUE, MarkName.CASE_PERFORMED
})  # fmt: skip


class Mark(NamedTuple):
    """One count on a day: for the whole city (``organ_id`` None) or in the table of one body."""

    name: MarkName
    day: date
    organ_id: int | None
    matter_id: int


def spread(
    counted: Iterable[tuple[MarkName, date]], organs: Iterable[int | None], matter_id: int
) -> Iterator[Mark]:
    """Count each thing once for the city and once for each body (rules 3 and 4)."""
    bodies = dict.fromkeys(OUTSIDE if organ is None else organ for organ in organs)
    for name, day in counted:
        yield Mark(name, day, None, matter_id)
        for body in bodies:
            yield Mark(name, day, body, matter_id)
