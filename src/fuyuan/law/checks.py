"""What the text allows for one request: length after the facts, pauses, extensions. Refuses early, with the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fuyuan.law.citation import refs
from fuyuan.law.errors import BadExtension, BadFact, BadPause, NoStatutoryNumber, PauseNotAllowed
from fuyuan.law.request import Pause, Request, Walk, add_months
from fuyuan.law.rules.model import OPEN, Kind, Roll, Unit, Variant


def settle(request: Request, out: Walk) -> Variant:
    """The variant after the facts and the assumptions that change its length or unit (days=, A6, A8)."""
    variant = request.variant
    if variant.by_days:
        variant = replace(variant, length=_given_days(request, variant))
    if variant.a6 and request.settings.A6 != "analogy":
        unit = Unit.WORKDAY if request.settings.A6 == "workdays" else Unit.DAY
        variant = replace(variant, unit=unit)
    if variant.a6:
        out.used["A6"] = request.settings.A6
    if _converted_while_running(request, variant):
        out.used["A8"] = request.settings.A8
        if request.settings.A8 == "ten":
            variant = replace(variant, length=10, basis=refs("L23 48, 54.1, 55"))
    return variant


def _converted_while_running(request: Request, variant: Variant) -> bool:
    """A8 is open only if the case became an ordinary one before the short reply period ended."""
    converted = request.facts.get("converted_on")
    if not isinstance(converted, date):
        return False
    if converted < request.on:
        raise BadFact(f"转为普通程序之日 {converted} 不应早于收到副本之日 {request.on}")
    return converted.toordinal() <= request.calendar.add_ordinal(request.on.toordinal(), variant.length)


def _given_days(request: Request, variant: Variant) -> int:
    named = request.facts.get("days")
    given = named if isinstance(named, int) else request.extend or variant.length
    if not given:
        where = "、".join(str(citation) for citation in variant.basis)
        raise NoStatutoryNumber(
            f"法律没有规定具体期限：{request.rule.title}以文书确定的为准（{where}），请用 --fact days=天数 写明"
        )
    if variant.length and given > variant.length:
        raise BadExtension(f"{request.rule.title}最多{variant.length}日（{variant.basis[0]}），收到{given}日")
    return given


def allowed_pauses(request: Request, variant: Variant, out: Walk) -> Sequence[Pause]:
    """Refuse pauses the text does not know; under A3 a short period runs on while the case is stopped."""
    if not request.pauses:
        return ()
    if variant.a3:
        _check_order(request.on, request.pauses)
        out.used["A3"] = request.settings.A3
        if request.settings.A3 == "runs":
            out.mark("runs_on", request.pauses[0].start.toordinal())
            return ()
    elif not variant.stops:
        raise PauseNotAllowed(f"“{request.rule.title}”的期限不因中止停止计算，请去掉 --pause")
    _check_order(request.on, request.pauses)
    return request.pauses


def _check_order(on: date, pauses: Sequence[Pause]) -> None:
    before: Pause | None = None
    for pause in pauses:
        name = f"中止 {pause.start}..{pause.end}"
        if pause.end < pause.start:
            raise BadPause(f"{name} 有误：恢复日早于中止日，应写作 --pause 中止日..恢复日")
        if pause.start < on:
            raise BadPause(f"{name} 有误：早于起算日 {on}，中止只能发生在起算日或者之后")
        if before and pause.start < before.start:
            raise BadPause(f"{name} 有误：各次中止应按先后顺序填写，前一次是 {before.start}..{before.end}")
        if before and pause.start < before.end:
            raise BadPause(f"{name} 有误：与前一次中止 {before.start}..{before.end} 重叠")
        before = pause


def check_alive(pause: Pause, end: int) -> None:
    if pause.start.toordinal() > end:
        raise BadPause(
            f"中止 {pause.start}..{pause.end} 有误：期限已于 {date.fromordinal(end)} 届满，届满之后不再有中止"
        )


def check_window(request: Request, variant: Variant, pause: Pause, last: int) -> None:
    """Some limitations stop only for an obstacle in their last months (国家赔偿法 art 39(2))."""
    if variant.stop_months:
        opens = add_months(date.fromordinal(last), -variant.stop_months)
        if pause.start < opens:
            raise BadPause(
                f"只有最后{variant.stop_months}个月内的障碍使时效中止，"
                f"应从 {opens} 或者之后起（{variant.stops[0]}）；被羁押等限制人身自由的，请写 --fact detained=是"
            )


def check_extension(request: Request, variant: Variant) -> None:
    extend = request.extend
    if not extend or (variant.by_days and not variant.cap):
        return
    if extend < 0:
        raise BadExtension(f"延长天数应为正整数，收到{extend}")
    if not variant.cap:
        raise BadExtension(f"{request.rule.title}：{variant.no_extension}")
    if variant.cap != OPEN and extend > variant.cap:
        unit = "个工作日" if variant.unit is Unit.WORKDAY else "日"
        raise BadExtension(f"延长最多{variant.cap}{unit}（{variant.cap_basis[0]}），收到{extend}{unit}")


def unannounced_years(request: Request, due: date) -> list[int]:
    """Years without a holiday notice that the answer leans on: of the last day, or of any working day counted."""
    variant = settle(request, Walk()) if request.variant.a6 else request.variant
    if variant.unit is Unit.WORKDAY:
        first, last = sorted((request.on.year, due.year))
    elif variant.kind is Kind.FORWARD and _rolls(request, variant):
        first = last = due.year
    else:
        return []
    return [year for year in range(first, last + 1) if year not in request.calendar.years]


def _rolls(request: Request, variant: Variant) -> bool:
    if variant.roll in (Roll.A5, Roll.A7):
        return bool(getattr(request.settings, variant.roll.value) == "roll")
    return variant.roll is Roll.E1
