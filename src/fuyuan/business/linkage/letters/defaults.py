"""The rules a new installation begins with. Each may be changed, switched off, or joined by others on its page."""

from fuyuan.business.linkage.findings.grounds import Ground
from fuyuan.business.linkage.findings.windows import Window

from .rules import ReminderRule

_CAUSE = "请查明原因，妥善处理上述事项，并采取措施避免再次发生；将原因、措施、责任人和完成时间书面答复我办。"
_PERFORM = "请立即履行，并将履行情况书面答复我办；确有困难的，写明原因和完成时间。"


def _rule(code: str, name: str, ground: Ground, threshold: int, window: Window, matter: str, demand: str = _CAUSE,
          days: int = 10, enabled: bool = True) -> ReminderRule:  # fmt: skip
    return ReminderRule(code=code, name=name, ground=ground, threshold=threshold, window=window, matter=matter,
                        demand=demand, answer_days=days, enabled=enabled)  # fmt: skip


DEFAULTS: tuple[ReminderRule, ...] = (
    _rule("late-reply", "行政复议答复逾期", Ground.LATE_REPLY, 2, Window.QUARTER,
          "{期间}，你单位作为被申请人，有{件数}件行政复议案件没有在法定期限内提交书面答复和证据。"),
    _rule("corrected", "行政行为多次被纠错", Ground.CORRECTED, 3, Window.YEAR,
          "{期间}，你单位有{件数}件行政行为被行政复议决定撤销、变更、确认违法或者责令履行。"),
    _rule("not-performed", "不按期履行行政复议决定", Ground.NOT_PERFORMED, 1, Window.QUARTER,
          "{期间}，你单位有{件数}项行政复议决定确定的义务没有按期履行。", _PERFORM, 5),
    _rule("opinion", "意见书没有落实", Ground.OPINION_UNANSWERED, 1, Window.HALF,
          "{期间}，你单位有{件数}份行政复议意见书没有按期报送落实情况。"),
    _rule("ledger-late", "台账进展逾期", Ground.LEDGER_LATE, 2, Window.QUARTER,
          "{期间}，你单位承担的工作台账任务有{件数}次没有按期报送进展。", days=5),
    _rule("refuses-mediation", "拒不参加调解", Ground.REFUSES_MEDIATION, 1, Window.QUARTER,
          "{期间}，你单位有{件数}次无正当理由拒不参加行政争议调解、协调。"),
    _rule("head-absent", "负责人未出庭", Ground.HEAD_ABSENT, 1, Window.QUARTER,
          "{期间}，你单位有{件数}件行政诉讼案件，经人民法院通知，负责人没有正当理由未出庭应诉。"),
    _rule("lost", "一年内多次败诉", Ground.LOST, 3, Window.YEAR,
          "{期间}，你单位在{件数}件行政诉讼案件中败诉。"),
    _rule("judgment", "不按期履行生效裁判", Ground.JUDGMENT_UNPERFORMED, 1, Window.QUARTER,
          "{期间}，你单位有{件数}件生效裁判没有按期履行。", _PERFORM, 5),
    _rule("loss-rate", "败诉率高于目标", Ground.LOSS_RATE, 1, Window.YEAR,
          "{期间}，你单位行政诉讼败诉率高于本地区的年度目标。", enabled=False),
)  # fmt: skip
