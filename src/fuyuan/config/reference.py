"""`fuyuan docs`: write the reference pages from the program, so that they cannot say anything else than it does.

`fuyuan docs --check` changes nothing and fails when a page is not what the program would write.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fuyuan.law import ASSUMPTIONS, Rule, Section, rules
from fuyuan.law.rules.model import Kind, Variant
from fuyuan.matters.procedure import Procedure, Step
from fuyuan.matters.registry import rooms

from . import coverage
from .manage import setup

REGIMES = {"A": "2023 年底以前", "B": "2024 年至 2026 年 6 月", "C": "2026 年 7 月起"}
NOTE = "<!-- 由 make docs 生成，不要手改 -->"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="fuyuan docs", description="由程序重新生成手册里的对照表。")
    parser.add_argument("--check", action="store_true", help="只检查，不写文件")
    parser.add_argument("--folder", type=Path, default=Path("docs/reference"), help="写到哪里")
    options = parser.parse_args(arguments)
    setup()
    stale = [name for name, text in pages().items() if not is_current(options.folder / name, text)]
    if stale and options.check:
        print(f"对照表与程序不一致，请运行 make docs：{'、'.join(stale)}", file=sys.stderr)
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (options.folder / name).write_text(pages()[name], encoding="utf-8")
    print(f"对照表：{len(pages())} 页，更新 {len(stale)} 页")
    return 0


def is_current(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def pages() -> dict[str, str]:
    """Return file name → text of every reference page."""
    procedures = sorted((room.procedure for room in rooms()), key=lambda procedure: procedure.name)
    return {
        "periods.md": periods(),
        "assumptions.md": assumptions(),
        "steps.md": steps(procedures),
        "article-coverage.md": page("条文落实对照表", *coverage.page_lines()),
    }


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    titles = list(head)
    cells = [[str(cell).replace("|", "｜").replace("\n", " ") for cell in row] for row in rows]
    lines = [titles, ["---"] * len(titles), *cells]
    return [f"| {' | '.join(line)} |" for line in lines] + [""]


def page(title: str, *lines: str) -> str:
    return "\n".join([NOTE, f"# {title}", "", *lines]).rstrip() + "\n"


def periods() -> str:
    body = [
        "同一期限在三段时间里可能不同；以触发日所在的一段为准。命令行：`fuyuan law due 名称 --on 日期`。",
        "",
    ]
    head = ["名称", "期限", "从哪天起", *REGIMES.values(), "依据"]
    for section in Section:
        body += [f"## {section.value}", "", *table(head, (period(rule) for rule in rules(section)))]
    return page("期限对照表", *body)


def period(rule: Rule) -> list[object]:
    lengths = [
        "；".join(dict.fromkeys(length(v) for v in rule.variants if letter in v.regimes))
        for letter in REGIMES
    ]
    basis = "、".join(dict.fromkeys(str(citation) for citation in rule.citations()))
    return [
        f"`{rule.id}`",
        rule.title,
        rule.trigger,
        *(text or rule.silent or "—" for text in lengths),
        basis,
    ]


def length(variant: Variant) -> str:
    if variant.kind is Kind.FIXED:
        month, day = variant.month_day
        return f"{month} 月 {day} 日"
    if variant.kind is Kind.SAME_DAY:
        return "当日"
    ahead = "提前 " if variant.kind is Kind.BACKWARD else ""
    return f"{ahead}{variant.length} {variant.unit}" if variant.length else "文书确定的天数"


def assumptions() -> str:
    rows = []
    for point in ASSUMPTIONS.values():
        others = "；".join(reading.title for reading in point.alternatives)
        rows.append([point.id, point.title, point.readings[0].title, others, point.reason])
    intro = (
        "法律没有写明的地方，程序按“默认”计算，并在用到时注明；采用其他算法的，由本地规则的附件确定"
        "（没有规则的在系统设置里改），只适用于此后开始计算的期限。"
    )
    return page("未定事项", intro, "", *table(["编号", "问题", "默认", "其他算法", "理由"], rows))


def steps(procedures: list[Procedure[Any]]) -> str:
    body: list[str] = []
    head = ["步骤", "谁来办", "在哪个阶段", "依据", "文书"]
    for procedure in procedures:
        stages = {stage.name: stage.title for stage in procedure.stages}
        body += [f"## {procedure.title}", "", "阶段：" + "、".join(stages.values()), ""]
        body += table(head, (row(step, stages) for step in procedure.steps if not step.internal))
    return page("步骤对照表", *body)


def row(step: Step[Any], stages: dict[str, str]) -> list[object]:
    posts = "、".join(sorted(post.label for post in step.posts))
    # in the procedure's own order; a step that opens a matter is taken before there is a stage
    where = (
        "新办件" if step.opens else "、".join(title for name, title in stages.items() if name in step.stages)
    )
    basis = "、".join(str(citation) for citation in step.basis)
    return [step.title, posts, where, basis, "、".join(step.papers)]
