"""Papers of a local rule: 印发通知 with the whole text and its annex, and the 审批表 that was approved by."""

from __future__ import annotations

from fuyuan.matters.registry import Outcome
from fuyuan.organs.models import Role, role_holder
from fuyuan.organs.posts import ADMIN_POSTS, STAFF_POSTS, Post
from fuyuan.papers.blocks import Layout
from fuyuan.papers.kinds import Draft, PaperKind, register

from .desk import topic_word
from .numbers import PAPER_NUMBER
from .procedure import INSIDE, PROCEDURE
from .state import RuleState
from .text import Article, article_name

PACKAGE = "fuyuan.business.localrules.papers"


def organ_name(outcome: Outcome) -> str:
    """Return the organ whose head approves, as it was called on the day."""
    day = outcome.event.day
    return role_holder(Role.RECONSIDERATION_ORGAN, day).name_on(day)


def _lines(articles: tuple[Article, ...]) -> list[dict[str, str]]:
    """The text line by line: chapter headings where a chapter begins, then articles and their further paragraphs."""
    out: list[dict[str, str]] = []
    chapter = ""
    for each in articles:
        if each.chapter != chapter:
            chapter = each.chapter
            out.append({"章": chapter, "文": ""})
        first, *rest = each.text.split("\n")
        out.append({"章": "", "文": f"{each.name}　{first}"})
        out += [{"章": "", "文": line} for line in rest]
    return out


def localrule_text(outcome: Outcome) -> list[Draft]:
    """关于印发《…》的通知, the rule, and the annex of settings."""
    state: RuleState = outcome.state
    fields = {
        "机关": organ_name(outcome), "名称": state.title, "正文": _lines(state.articles), "施行日": state.valid_from,
        "替代": state.revises is not None, "版本": state.version,
        "附件": [{"设置": line.title, "值": line.words} for line in state.lines],
    }  # fmt: skip
    return [Draft(fields=fields, title=f"关于印发《{state.title}》的通知")]


def localrule_sheet(outcome: Outcome) -> list[Draft]:
    """本地规则审批表: what was submitted, reviewed, shown and approved."""
    state: RuleState = outcome.state
    changed = [line for line in state.lines if line.changed]
    fields = {
        "机关": organ_name(outcome), "编号": state.number, "名称": state.title, "版本": state.version,
        "起草单位": state.organ_name, "起草说明": state.why, "施行日": state.valid_from,
        "依据": "；".join(f"{topic_word(each.topic)}：{article_name(each.article)}" for each in state.places) or "无",
        "变动": [{"设置": line.title, "现行": line.before, "拟定": line.words} for line in changed],
        "意见": "\n".join(f"{each.by}：{each.text}" for each in state.voices) or "无",
        "审核": f"{state.opinion}（{state.reviewer}）", "审核日": state.reviewed_on, "影响": state.listed,
        "批准意见": outcome.event.record.opinion, "批准人": outcome.event.by.name, "批准日": outcome.event.day,
    }  # fmt: skip
    return [Draft(fields=fields)]


def register_papers() -> None:
    register(
        PaperKind(
            room=PROCEDURE.name, code="localrule_text", title="印发规则的通知", template=f"{PACKAGE}:localrule_text.txt",
            drafts=localrule_text, layout=Layout.OFFICIAL, series="规", pattern=PAPER_NUMBER,
            signers=frozenset({Post.ORGAN_HEAD}), readers=STAFF_POSTS - ADMIN_POSTS,
        )
    )  # fmt: skip
    register(
        PaperKind(
            room=PROCEDURE.name, code="localrule_sheet", title="本地规则审批表", template=f"{PACKAGE}:localrule_sheet.txt",
            drafts=localrule_sheet, layout=Layout.FORM, readers=INSIDE,
        )
    )  # fmt: skip
