"""`fuyuan law …`: days, articles and working days on the command line. Errors: one line on stderr, exit code 2."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from fuyuan.law.assumptions import Assumptions
from fuyuan.law.calendar import default_calendar, statutory_days
from fuyuan.law.citation import Citation
from fuyuan.law.errors import BadFact, BadPause, LawError
from fuyuan.law.notices import load_notice_file
from fuyuan.law.numerals import from_chinese
from fuyuan.law.period import due, parse_day
from fuyuan.law.request import FactValue, Pause
from fuyuan.law.rules import rule_named, rules
from fuyuan.law.rules.model import FACTS, Rule, Section
from fuyuan.law.statutes import VERSIONS, Version, version_on, work_named

AfterNotice = Callable[[int], None]
_TRUE, _FALSE = ("1", "是", "true", "yes"), ("0", "否", "false", "no")


class _Parser(argparse.ArgumentParser):
    """argparse that explains itself in Chinese, and refuses in Chinese, in one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        for english, chinese in (
            ("the following arguments are required:", "缺少参数："),
            ("unrecognized arguments:", "不认识的参数："),
            ("expected one argument", "后面要跟一个值"),
            ("invalid int value:", "不是整数："),
            ("invalid choice:", "没有这个选项："),
            ("one of the arguments", "以下参数须写其一："),
            ("is required", ""),
            ("argument ", "参数 "),
            ("not allowed with", "不能同时使用"),
        ):
            message = message.replace(english, chinese)
        print(f"{message}；用法见 fuyuan law --help", file=sys.stderr)
        raise SystemExit(2)


def main(argv: Sequence[str], after_notice: AfterNotice | None = None) -> int:
    """Run one subcommand. `after_notice(year)` is called once a holiday notice has been stored."""
    try:
        args = _parser().parse_args(list(argv))
        out: int = args.run(args)
        if args.run is _holidays and after_notice:
            after_notice(args.year)
        return out
    except LawError as error:
        print(error, file=sys.stderr)
        return 2
    except SystemExit as stop:
        return int(stop.code or 0)


def _parser() -> _Parser:
    parser = _Parser(prog="fuyuan law", description="法定期限、法律条文、工作日")
    commands = parser.add_subparsers(required=True, metavar="命令", parser_class=_Parser)
    _due_parser(commands.add_parser("due", help="计算一个法定期限的届满日"))
    article = commands.add_parser("article", help="显示某一天有效的条文：article 行政复议法 62")
    article.add_argument("work", metavar="法律名称")
    article.add_argument("article", metavar="条")
    article.add_argument("--on", metavar="日期", help="不写则为最新文本")
    article.add_argument("--json", action="store_true")
    article.set_defaults(run=_article)
    days = commands.add_parser("workdays", help="从某日起数工作日：workdays 2026-09-28 --plus 5")
    days.add_argument("day", metavar="日期")
    direction = days.add_mutually_exclusive_group(required=True)
    direction.add_argument("--plus", type=int, metavar="N", help="之后第 N 个工作日")
    direction.add_argument("--minus", type=int, metavar="N", help="之前第 N 个工作日")
    days.add_argument("--json", action="store_true")
    days.set_defaults(run=_workdays)
    listing = commands.add_parser("rules", help="列出全部期限")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_rules)
    holidays = commands.add_parser("holidays", help="载入一份年度放假通知（JSON）")
    holidays.add_argument("file", metavar="文件", type=Path)
    holidays.set_defaults(run=_holidays)
    return parser


def _due_parser(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="期限", help="期限的名称，如 apply_60d；全部名称见 fuyuan law rules")
    parser.add_argument("--on", metavar="日期", help="起算日（当日不计入）；倒数的期限填举行之日")
    parser.add_argument("--regime", default="auto", metavar="auto|A|B|C", help="适用阶段，默认按起算日")
    pause = "停止计算的日子，按先后可以写多次；中止日起不计入，恢复日起继续计算"
    parser.add_argument("--pause", action="append", default=[], metavar="中止日..恢复日", help=pause)
    extend = "依法延长的天数；按工作日计算的期限，是工作日的天数"
    parser.add_argument("--extend", type=int, default=0, metavar="天数", help=extend)
    fact = "这一期限还需要的事实，如 days=15、real_property=是；各期限接受的名称见 fuyuan law rules --json"
    parser.add_argument("--fact", action="append", default=[], metavar="名称=值", help=fact)
    reading = "法律没有写明之处取哪一种算法（A1 至 A8），不写取默认"
    parser.add_argument(
        "--set", action="append", default=[], metavar="A2=rolled", dest="settings", help=reading
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 打印")
    parser.set_defaults(run=_due)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _due(args: argparse.Namespace) -> int:
    rule = rule_named(args.rule)
    if not args.on:
        raise LawError("缺少起算日，请写 --on 年-月-日" + (f"（{rule.trigger}）" if rule.trigger else ""))
    deadline = due(
        args.rule,
        parse_day(args.on),
        regime=args.regime,
        pauses=tuple(_pause(text) for text in args.pause),
        extend=args.extend,
        facts=dict(_fact(rule, text) for text in args.fact),
        assumptions=Assumptions.of(dict(_pair(text, "--set A2=rolled") for text in args.settings)),
        calendar=default_calendar(),
    )
    if args.json:
        _print_json(deadline.to_json())
    else:
        print(deadline.explain())
    return 0


def _pause(text: str) -> Pause:
    start, dots, end = text.partition("..")
    if not (start and dots and end):
        raise BadPause(f"中止写法有误：{text}，应写作 --pause 2026-10-12..2026-10-20（中止日..恢复日）")
    return Pause(parse_day(start), parse_day(end))


def _pair(text: str, example: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise BadFact(f"写法有误：{text}，应写作 {example}")
    return name.strip(), value.strip()


def _fact(rule: Rule, text: str) -> tuple[str, FactValue]:
    name, value = _pair(text, "--fact content_known=2024-03-15")
    if name not in FACTS:
        names = "、".join(fact.name for fact in rule.facts)
        raise BadFact(f"没有名为“{name}”的事实，{'只接受：' + names if names else '这一期限不需要其他事实'}")
    fact = FACTS[name]
    if fact.kind == "date":
        return name, parse_day(value)
    if fact.kind == "days":
        if not value.isdecimal():
            raise BadFact(f"{fact.label}应为正整数，收到“{value}”")
        return name, int(value)
    if value.lower() not in _TRUE + _FALSE:
        raise BadFact(f"{fact.label}：请写 {name}=是 或者 {name}=否，收到“{value}”")
    return name, value.lower() in _TRUE


def _article(args: argparse.Namespace) -> int:
    number = args.article.removeprefix("第").removesuffix("条")
    try:
        article = from_chinese(number)
    except ValueError:
        raise LawError(f"条文序号有误：{args.article}，应写作 62 或者 六十二") from None
    version = _version(args.work, parse_day(args.on) if args.on else None)
    citation = Citation(version.id, article)
    text = citation.text
    if args.json:
        _print_json(
            {
                "citation": str(citation),
                "title": version.work.title,
                "version": version.label,
                "since": version.since.isoformat(),
                "until": version.until.isoformat() if version.until else None,
                "text": text,
            }
        )
        return 0
    until = f"至 {version.until}" if version.until else "，现行有效"
    print(f"{citation.full}\n（{version.label}文本，自 {version.since} 起施行{until}）\n\n{text}")
    return 0


def _version(name: str, on: date | None) -> Version:
    """By title, or by a version id such as L17 when one particular text is wanted."""
    if name in VERSIONS and on is None:
        return VERSIONS[name]
    return version_on(work_named(name), on)


def _workdays(args: argparse.Namespace) -> int:
    day = parse_day(args.day)
    count = args.plus if args.plus is not None else args.minus
    if count < 0:
        raise LawError(f"工作日数应为零或者正整数，收到{count}；往前数请用 --minus")
    calendar = default_calendar()
    result = calendar.add_workdays(day, count if args.plus is not None else -count)
    provisional = any(
        year not in calendar.years for year in range(min(day, result).year, max(day, result).year + 1)
    )
    if args.json:
        _print_json({"day": result.isoformat(), "provisional": provisional, "calendar": calendar.version})
    else:
        print(
            result.isoformat() + ("（含没有放假通知的年份，暂按周末和法定节日推算）" if provisional else "")
        )
    return 0


def _rules(args: argparse.Namespace) -> int:
    if args.json:
        _print_json([_describe(rule) for rule in rules()])
        return 0
    for section in Section:
        print(f"【{section.value}】")
        for rule in rules(section):
            print(f"  {rule.id}  {rule.title}" + ("（没有法定天数）" if rule.silent else ""))
    return 0


def _describe(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "section": rule.section.value,
        "title": rule.title,
        "trigger": rule.trigger,
        "regimes": [letter for letter in "ABC" if rule.serves(letter)],
        "facts": [{"name": fact.name, "kind": fact.kind, "label": fact.label} for fact in rule.facts],
        "pausable": rule.pausable,
        "extendable": rule.extendable,
        "no_number": rule.silent,
        "note": rule.note,
    }


def _holidays(args: argparse.Namespace) -> int:
    notice = load_notice_file(args.file)
    args.year = notice.year
    missing = [day for day in statutory_days(notice.year) if day not in notice.off]
    if missing:
        days = "、".join(day.isoformat() for day in missing)
        print(f"请核对：通知没有把以下法定节日列为放假日：{days}", file=sys.stderr)
    print(f"已载入 {notice.year} 年放假通知：放假 {len(notice.off)} 天，调休上班 {len(notice.work)} 天")
    return 0
