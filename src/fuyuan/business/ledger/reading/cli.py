"""`fuyuan plan read FILE [--json]`: what a document says, and where an officer must look. No database."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import NoReturn

from .files import read_file
from .model import Plan, Unreadable

KINDS = {"recurring": "定期", "continuing": "持续", "when_fit": "适时", "none": "没有日期"}
USAGE = "用法：fuyuan plan read 文件 [--json]"


class Parser(argparse.ArgumentParser):
    """A wrong call is one Chinese line, as everywhere in this command."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{USAGE}\n")


def main(arguments: list[str]) -> int:
    """Return 0, or 1 with one line on stderr that says what is wrong with the file; a wrong call ends with 2."""
    parser = Parser(prog="fuyuan plan", description="读取工作方案：文号、措施、责任单位、时限。")
    commands = parser.add_subparsers(dest="command", required=True, metavar="read", parser_class=Parser)
    read = commands.add_parser("read", help="读取一份方案")
    read.add_argument("file", help=".txt、.docx 或 .pdf 文件")
    read.add_argument("--json", action="store_true", help="输出 JSON")
    options = parser.parse_args(arguments)
    try:
        plan = read_file(Path(options.file))
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(plan.to_json(), ensure_ascii=False, indent=1) if options.json else told(plan))
    return 0


def told(plan: Plan) -> str:
    """Return the plan as lines for a person."""
    out = [
        plan.title or "（没有认出标题）",
        f"文号：{plan.document_number or '—'}　发文机关：{plan.issuer or '—'}　日期：{plan.date or '—'}",
    ]
    out.append(f"主送：{'、'.join(plan.recipients) or '—'}")
    numbers = [measure.number for measure in plan.measures]
    again = len(set(numbers)) < len(numbers)  # they begin anew in each part
    for measure in plan.measures:
        units = "、".join(f"{unit.name}（{unit.role}）" for unit in measure.units) or "—"
        dues = "；".join(f"{due.text}（{due.iso or KINDS[due.kind]}）" for due in measure.deadlines) or "—"
        part = f"　［{measure.section}］" if again and measure.section else ""
        out += [f"{measure.number}、{measure.heading}{part}", f"    责任单位：{units}", f"    时限：{dues}"]
    if plan.doubts:
        out += ["", "需要核对："] + [f"  {doubt.where}：{doubt.question}" for doubt in plan.doubts]
    return "\n".join(out)
