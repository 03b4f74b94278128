"""Figures of the room for ledgers and boards (shell.evidence): measures (五) and (十七) need not be reported by hand."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from fuyuan.shell.evidence import Source, register

from .models import Letter, LossAnalysis, Meeting, MeetingUnit, Notice, NoticeReader, Rectification, Standard


def letters(organ_id: int | None, first: date, last: date) -> int:
    """Letters sent; to one unit when a unit asks."""
    rows = Letter.objects.filter(sent_on__gte=first, sent_on__lte=last)
    return (rows.filter(organ_id=organ_id) if organ_id else rows).count()


def letters_settled(organ_id: int | None, first: date, last: date) -> int:
    rows = Letter.objects.filter(stage="closed", closed_on__gte=first, closed_on__lte=last)
    return (rows.filter(organ_id=organ_id) if organ_id else rows).count()


def meetings(organ_id: int | None, first: date, last: date) -> int:
    """Meetings held; those that concerned a unit when a unit asks."""
    rows = Meeting.objects.filter(held_on__gte=first, held_on__lte=last)
    own = MeetingUnit.objects.filter(organ_id=organ_id or 0).values("matter_id")
    return (rows.filter(pk__in=own) if organ_id else rows).count()


def standards(organ_id: int | None, first: date, last: date) -> int:
    """Standards that came into force: they are the whole place's."""
    return Standard.objects.filter(valid_from__gte=first, valid_from__lte=last).count()


def analyses(organ_id: int | None, first: date, last: date) -> int:
    """Loss analyses sent; to one unit when a unit asks."""
    rows = LossAnalysis.objects.filter(sent_on__gte=first, sent_on__lte=last)
    return (rows.filter(organ_id=organ_id) if organ_id else rows).count()


def notices(organ_id: int | None, first: date, last: date) -> int:
    """Notices issued; those that name a unit when a unit asks."""
    rows = Notice.objects.filter(issued_on__gte=first, issued_on__lte=last)
    own = NoticeReader.objects.filter(organ_id=organ_id or 0, named=True).values("matter_id")
    return (rows.filter(pk__in=own) if organ_id else rows).count()


def rectified(organ_id: int | None, first: date, last: date) -> int:
    """Rectifications the office accepted."""
    rows = Rectification.objects.filter(accepted_on__gte=first, accepted_on__lte=last)
    return (rows.filter(organ_id=organ_id) if organ_id else rows).count()


def analyses_url(organ_id: int | None, first: date, last: date) -> str:
    whose = f"&unit={organ_id}" if organ_id else ""
    return f"{reverse('shell:matters', args=['loss_analysis'])}?sent_from={first}&sent_to={last}{whose}"


def notices_url(organ_id: int | None, first: date, last: date) -> str:
    whose = f"&unit={organ_id}" if organ_id else ""
    return f"{reverse('shell:matters', args=['notice'])}?issued_from={first}&issued_to={last}{whose}"


def rectified_url(organ_id: int | None, first: date, last: date) -> str:
    whose = f"&unit={organ_id}" if organ_id else ""
    return (
        f"{reverse('shell:matters', args=['rectification'])}?accepted_from={first}&accepted_to={last}{whose}"
    )


def letters_url(organ_id: int | None, first: date, last: date) -> str:
    whose = f"&unit={organ_id}" if organ_id else ""
    return f"{reverse('shell:matters', args=['reminder_letter'])}?sent_from={first}&sent_to={last}{whose}"


def meetings_url(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=['joint_meeting'])}?held_from={first}&held_to={last}"


def standards_url(organ_id: int | None, first: date, last: date) -> str:
    return f"{reverse('shell:matters', args=['standard'])}?valid_from={first}&valid_to={last}"


def register_sources() -> None:
    register(Source("linkage.letters", "发出工作提醒函", "件", letters, letters_url))
    register(Source("linkage.letters_settled", "办结工作提醒函", "件", letters_settled))
    register(Source("linkage.analyses", "发出行政败诉分析函", "件", analyses, analyses_url))
    register(Source("linkage.notices", "印发通报", "份", notices, notices_url))
    register(Source("linkage.rectified", "通报后完成整改", "件", rectified, rectified_url))
    register(Source("linkage.meetings", "召开联席会议、推进会、案情分析会", "次", meetings, meetings_url))
    register(Source("linkage.standards", "施行类案审理标准", "项", standards, standards_url))
