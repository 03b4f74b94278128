"""Papers of the ledger: 落实情况报告, 工作提醒函, 销号审核表."""

from collections.abc import Callable, Sequence

from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Addressee, Draft, PaperKind, register

from .desk import STANDINGS
from .numbers import PAPER_NUMBER
from .papers import report
from .periods import period_words
from .procedure import PLAN, TASK
from .state import TaskState

PACKAGE = "fuyuan.business.ledger.papers"
OFFICE = frozenset({Post.JOINT_OFFICE})
NOBODY = frozenset[Post]()
READERS = frozenset({Post.ORGAN_HEAD, Post.JOINT_OFFICE})
Builder = Callable[[Outcome], Sequence[Draft]]


def office_name(outcome: Outcome) -> str:
    """Return the joint-conference office as it was called on the day of the step."""
    day = outcome.event.day
    return role_holder(Role.JOINT_OFFICE, day).name_on(day)


def progress_report(outcome: Outcome) -> list[Draft]:
    """落实情况报告: figures, lists, ranking, problems and next steps of one period."""
    record, day = outcome.event.record, outcome.event.day
    government = role_holder(Role.RECONSIDERATION_ORGAN, day).name_on(day)
    office = office_name(outcome)
    words = period_words(record.period)
    fields = {
        "机关": office, "主送": record.to or government, "标题": report.title_of(outcome.state, office, words),
        **report.contents(outcome.matter_id, outcome.state, record, day),
    }  # fmt: skip
    return [Draft(fields=fields, title=f"{words}落实情况报告")]


def reminder(outcome: Outcome) -> list[Draft]:
    """工作提醒函 to the unit."""
    state, record = outcome.state, outcome.event.record
    given = state.given
    fields = {
        "机关": office_name(outcome), "单位": state.organ_name, "方案": report.short_title(given.plan_title), "方案文号": given.plan_number,
        "措施": f"（{given.measure}）{given.heading}", "时限": state.deadline_words, "事项": record.matter,
        "要求": record.demand, "答复日": record.by_on, "任务编号": state.number,
    }  # fmt: skip
    to = Addressee("unit", state.organ_name, Post.RESPONDENT_LIAISON, state.organ_id)
    return [Draft(fields=fields, to=(to,), title=f"关于{state.number}任务的工作提醒函")]


def closing_sheet(outcome: Outcome) -> list[Draft]:
    """销号审核表, made from the history and filed."""
    state: TaskState = outcome.state
    record, closing = outcome.event.record, state.closings[-1]
    last = state.last_report
    fields = {
        "任务编号": state.number, "方案": report.named(state.given.plan_title, state.given.plan_number),
        "措施": f"（{state.given.measure}）{state.given.heading}", "单位": state.organ_name,
        "期间": period_words(closing.period) if closing.period else "全部", "时限": state.deadline_words,
        "专班负责人": state.scheme.leader if state.scheme else "",
        "完成日": closing.completed_on, "完成情况": closing.result,
        "评价": STANDINGS.get(last.standing.value, "") if last else "", "销号意见": record.opinion,
        "批准人": record.approval.by, "批准日": record.approval.on, "机关": office_name(outcome),
    }  # fmt: skip
    return [Draft(fields=fields)]


# code, room, title, word of its number, who issues it, layout, builder
TABLE: tuple[tuple[str, str, str, str, frozenset[Post], Layout, Builder], ...] = (
    ("progress_report", PLAN.name, "落实情况报告", "报", OFFICE, Layout.OFFICIAL, progress_report),
    ("reminder", TASK.name, "工作提醒函", "提醒", OFFICE, Layout.LETTER, reminder),
    ("closing_sheet", TASK.name, "工作任务销号审核表", "", NOBODY, Layout.FORM, closing_sheet),
)


def register_papers() -> None:
    for code, room, title, series, signers, layout, drafts in TABLE:
        register(
            PaperKind(
                room=room, code=code, title=title, template=f"{PACKAGE}:{code}.txt", drafts=drafts, layout=layout,
                series=series, pattern=PAPER_NUMBER, signers=signers, readers=READERS,
            )
        )  # fmt: skip
