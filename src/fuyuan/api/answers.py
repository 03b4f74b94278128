"""What the interface answers: records, so that the OpenAPI document says exactly what comes."""

from __future__ import annotations

from datetime import date, datetime

from fuyuan.business.litigation.court_list.intake import Status
from fuyuan.business.litigation.records import SuitKind
from fuyuan.law.outcomes import Attendance, CourtOutcome, Instance
from fuyuan.law.vocabulary import ActKind
from fuyuan.matters.record import Record, ask


class CaseReceipt(Record):
    """一件案件的回执"""

    row: int = ask("第几件", help="在批次里的次序，从 1 数起")
    case_number: str = ask("案号")
    status: Status = ask("结果")
    message: str = ask("说明", help="没有登记、需要确认的，写明原因、怎么办，有法律依据的写明条文")
    number: str = ask("登记号", help="平台的诉讼案件登记号；还没有登记的为空")


class BatchReceipt(Record):
    """一批案件的回执"""

    batch: str = ask("批次号")
    court: str = ask("人民法院")
    received_at: datetime = ask("收到时间", help="第一次收到这一批的时间，北京时间")
    finished: bool = ask("办完了", help="否：还有没有轮到的，用同一批次号、同样的内容再报一次就接着办")
    receipts: tuple[CaseReceipt, ...] = ask("逐件回执")


class HearingKnown(Record):
    """一次开庭"""

    on: date = ask("日期")
    attendance: Attendance = ask("行政机关负责人出庭")


class InstanceKnown(Record):
    """本院审理的一个审级"""

    instance: Instance = ask("审级")
    case_number: str = ask("案号")
    docketed_on: date | None = ask("立案日期")
    hearings: tuple[HearingKnown, ...] = ask("开庭", help="取消的不列")
    outcome: CourtOutcome | None = ask("裁判结果", help="还没有登记的为空")
    ruled_on: date | None = ask("裁判日期")


class SuitKnown(Record):
    """平台上登记的一件本院案件"""

    number: str = ask("登记号")
    kind: SuitKind = ask("案件类型")
    plaintiffs: tuple[str, ...] = ask("原告")
    defendants: tuple[str, ...] = ask("被告", help="机关名录里的名称")
    third_parties: tuple[str, ...] = ask("第三人")
    act_kind: ActKind = ask("被诉行为种类")
    act_title: str = ask("被诉行为")
    instances: tuple[InstanceKnown, ...] = ask("审级", help="只有本院审理的；别的法院审理的不给")
    effective_on: date | None = ask("生效日期", help="最后一审在本院的才给")


class FieldError(Record):
    """一处不符合要求的地方"""

    pointer: str = ask("位置", help="例如 /suits/3/docketed_on 是第 4 件的立案日期（次序从 0 数起）")
    detail: str = ask("哪里不对、怎么改")


class Problem(Record):
    """RFC 9457 问题说明"""

    title: str = ask("是什么问题")
    status: int = ask("状态码")
    detail: str = ask("怎么办")
    errors: tuple[FieldError, ...] = ask("逐处说明", default=(), help="最多列 100 处")
