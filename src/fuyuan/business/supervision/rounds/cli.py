"""`fuyuan round …`: who inspects whom. No database. Exit code 0: kept and done; 1: no plan, or a rule broken; 2: a wrong call or file."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

from .bars import Bar
from .checking import Checked
from .joining import unused
from .late import module
from .problem import BadFile, Form, Problem
from .reading import read_json, read_problem
from .result import STATUS_WORDS, Answer, Status, proven, read_result, written

SEED = 2**63


class Parser(argparse.ArgumentParser):
    """A wrong call is one Chinese line, as everywhere in this command."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"参数不对；用法：{self.format_usage().removeprefix('usage: ').strip()}\n")


def main(arguments: list[str]) -> int:
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
        return code
    except BadFile as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> Parser:
    parser = Parser(prog="fuyuan round", description="交叉式、推磨式监督：排谁监督谁，核对每一条规则。")
    words = parser.add_subparsers(required=True, metavar="命令", parser_class=Parser)
    template = words.add_parser("template", help="空白文件：打印 JSON，或用 --out 写成 .xlsx、.json")
    template.add_argument("--out", type=Path, help="写入的文件")
    template.add_argument("--organs", type=Path, help="机关文件（.json）：写入其中的乡镇、街道")
    template.add_argument("--departments", action="store_true", help="连同其他行政执法机关")
    template.set_defaults(run=_template)
    _planner(words, "assign", "排出路程最短的一轮；排不出来的，说出最少哪几条互相冲突").set_defaults(
        run=_assign
    )
    year = _planner(words, "year", "排出若干轮，任何两个单位不两次相遇")
    year.add_argument("--rounds", type=_positive, default=10, help="几轮（默认 10）")
    year.set_defaults(run=_year)
    repair = _planner(words, "repair", "安排以后又申报了关系：改动最少地重排", result=True)
    repair.set_defaults(run=_repair)
    check = words.add_parser("check", help="逐条核对一份结果，手工改过的也可以")
    check.add_argument("file", type=Path, metavar="文件")
    check.add_argument("result", type=Path, metavar="结果")
    check.add_argument("--json", action="store_true", help="输出 JSON")
    check.set_defaults(run=_check)
    return parser


def _planner(words: Any, name: str, help: str, *, result: bool = False) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = words.add_parser(name, help=help, description=help)
    parser.add_argument(
        "file", type=Path, metavar="文件", help=".json 或 .xlsx，样子见 fuyuan round template"
    )
    if result:
        parser.add_argument("result", type=Path, metavar="结果", help="原来的结果")
    parser.add_argument(
        "--seed", type=_positive, default=1, help="种子（默认 1）：同一文件、同一种子，结果相同"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--out", type=Path, help="把 JSON 写入这个文件")
    return parser


def _positive(text: str) -> int:
    value = int(text)
    if not 0 < value < SEED:
        raise ValueError(text)
    return value


def _template(options: argparse.Namespace) -> int:
    template = module("template")
    data = template.EXAMPLE
    if options.organs:
        data = template.of_organs(read_json(options.organs), departments=options.departments)
    if options.out is None:
        print(json.dumps(data, ensure_ascii=False, indent=1))
    elif options.out.suffix.lower() == ".xlsx":
        _save(options.out, lambda path: template.write_workbook(path, data))
    else:
        _save(options.out, _json(data))
    return 0


def _assign(options: argparse.Namespace) -> int:
    return _plan(
        options, read_problem(options.file), lambda problem: module("solving").plan(problem, options.seed)
    )


def _year(options: argparse.Namespace) -> int:
    problem = read_problem(options.file)
    if not problem.paired:
        raise BadFile("全年安排只用于单位之间互相监督：请删去“监督队”")
    return _plan(
        options, problem, lambda problem: module("solving").year(problem, options.rounds, options.seed)
    )


def _repair(options: argparse.Namespace) -> int:
    before = read_result(read_json(options.result))
    if len(before) > 1:
        raise BadFile("一次修补一轮：请把这一轮的安排单独存成文件")
    return _plan(
        options,
        read_problem(options.file),
        lambda problem: module("solving").repair(problem, before[0], options.seed),
    )


def _plan(options: argparse.Namespace, problem: Problem, answer_of: Callable[[Problem], Answer]) -> int:
    started = time.perf_counter()
    answer = answer_of(problem)
    seconds = time.perf_counter() - started
    data = written(problem, answer, sha256(options.file.read_bytes()).hexdigest())
    if options.out:
        _save(options.out, _json(data))
    print(json.dumps(data, ensure_ascii=False, indent=1) if options.json else _told(problem, answer, data))
    print(f"用时 {seconds:.2f} 秒", file=sys.stderr)
    return 0 if answer.rounds and all(rule["kept"] for rule in data["rules"]) else 1


def _json(data: Any) -> Callable[[Path], Any]:
    return lambda path: path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _save(path: Path, write: Callable[[Path], Any]) -> None:
    try:
        write(path)
    except OSError:
        raise BadFile(f"写不进{path}：请检查文件夹是否存在、有没有权限") from None


def _check(options: argparse.Namespace) -> int:
    problem, data = read_problem(options.file), read_json(options.result)
    found = proven(problem, read_result(data))
    notes = unused(problem)
    digest = sha256(options.file.read_bytes()).hexdigest()
    if isinstance(data, dict) and data.get("file_sha256", digest) != digest:
        notes.append("排出这份结果以后，文件改动过：按现在的文件核对")
    if options.json:
        rules = [{"rule": each.rule, "kept": not each.broken, "broken": each.broken} for each in found]
        print(json.dumps({"rules": rules, "notes": notes}, ensure_ascii=False, indent=1))
    else:
        print("\n".join([*_rules(found), *(f"注意：{note}" for note in notes)]))
    return int(any(each.broken for each in found))


def _rules(found: Sequence[Checked]) -> list[str]:
    lines = []
    for each in found:
        lines.append(f"{'✗' if each.broken else '✓'} {each.rule}")
        lines += [f"    {text}" for text in each.broken]
    return lines


def _told(problem: Problem, answer: Answer, data: dict[str, Any]) -> str:
    """The result as lines for a person."""
    out = [
        problem.title or f"{problem.settings.form}监督",
        f"{STATUS_WORDS[answer.status]}（种子 {answer.seed}，{answer.solver}）",
    ]
    if answer.rounds:
        out += _measured(problem, answer)
    for number, arcs in enumerate(answer.rounds, 1):
        out += [f"第{number}轮"] if len(answer.rounds) > 1 else [""]
        out += [f"  {team} → {unit}{_km(problem, team, unit)}" for team, unit in arcs]
    if answer.rounds:
        out += ["", *_rules(proven(problem, answer.rounds))]
    if answer.status is Status.INFEASIBLE:
        out += _reasons(problem, answer)
    return "\n".join([*out, *(f"注意：{note}" for note in data["notes"])])


def _km(problem: Problem, team: str, unit: str) -> str:
    return "" if problem.distances is None else f"  {problem.ways[team, unit] / 10:g} 公里"


def _measured(problem: Problem, answer: Answer) -> list[str]:
    lines = [] if answer.changed is None else [f"改动 {answer.changed} 项，其他不变"]
    if problem.distances is None or answer.objective is None:
        return [*lines, "没有距离：任何合规的安排一样好，由种子决定"]
    weight = problem.settings.longest
    what = f"全部里程＋最远一队里程×{weight}" if weight else "全部里程"
    bound = (
        "" if answer.bound is None else f"，任何安排不会少于 {answer.bound / 10:g}，相差至多 {answer.gap:.1%}"
    )
    return [*lines, f"{what}：{answer.objective / 10:g} 公里{bound}"]


def _reasons(problem: Problem, answer: Answer) -> list[str]:
    if not answer.conflict and answer.smallest:
        return ["单位太少，或监督队不够：不论放宽什么都排不出来"]
    if not answer.conflict:
        return ["没有在规定的计算量内找出冲突的是哪几条：请减少单位，或先放宽一些设置再试"]
    how = "最少的一组，去掉任何一条这组就不再冲突" if answer.smallest else "去掉任何一条这组就不再冲突"
    lines = ["", f"下列各条不能同时做到（{how}）：", *map(_line, answer.conflict)]
    if problem.settings.form is Form.MILL:
        lines.append("  （推磨式要求全部单位成一个圈；可以试改为交叉）")
    if answer.give_up:
        enough = "代价最小的放宽办法，全部做到以后就能排出来"
        first = "先要放宽下列各条，以后可能还有别的冲突"
        lines += ["", f"{enough if answer.smallest else first}：", *map(_line, answer.give_up)]
    return lines


def _line(bar: Bar) -> str:
    return f"  {bar.rule}｜{bar.text} —— {bar.remedy}"
