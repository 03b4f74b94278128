"""`fuyuan bench …`: seed a database, or measure and print. Nothing here is a test; the numbers belong to the machine.

Each measurement of a size runs in a process and a temporary installation of its own, on the loopback only.
"""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import law_speed

from fuyuan.config.manage import setup

ENGINES = ("sqlite", "postgresql")
Options = argparse.Namespace


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    code: int = options.run(options)
    return code


def parse(arguments: list[str]) -> Options:
    parser = argparse.ArgumentParser(prog="fuyuan bench", description="性能测量；不写命令等于 small。")
    parser.set_defaults(run=small)
    words = parser.add_subparsers(metavar="命令")
    pages = word(words, "pages", compare, "各页面：各种规模、两种数据库，打印在预算和基线旁边")
    pages.add_argument("--sizes", type=sizes, default=[1_000, 10_000], help="例如 1k,10k,100k,1M")
    pages.add_argument(
        "--engines", type=lambda text: text.split(","), default=["sqlite"], help=",".join(ENGINES)
    )
    pages.add_argument("--scratch", type=Path, help="临时数据库放在哪里（一百万件约 25 GB）")
    pages.add_argument("--only", nargs="*", default=[], help="只测这些操作")
    one = word(words, "one", in_place("bench.pages"), "在当前数据库上测各页面（空库先写入案件）", count=True)
    one.add_argument("--only", nargs="*", default=[], help="只测这些操作")
    one.add_argument("--out", type=Path, help="结果写入的 JSON 文件")
    word(
        words,
        "posts",
        in_place("bench.posts"),
        "每个岗位菜单里的每一页，连同页上的标签、排序、月份（空库先写入）",
        count=True,
    )
    word(words, "rederive", apart("rederive-here"), "在办案件的待办全部重算", count=True)
    word(words, "memory", apart("memory-here"), "网页进程的内存、公众首页首字节", count=True)
    word(words, "rederive-here", in_place("bench.rederive"), "同上，在当前数据库上", count=True)
    word(words, "memory-here", in_place("bench.memory"), "同上，在当前数据库上", count=True)
    word(
        words, "ledger", in_place("bench.ledger"), "工作台账的各页面：60 个方案、96,000 项任务（空库先写入）"
    )
    word(
        words,
        "indicators",
        in_place("bench.indicators"),
        "指标的各页面：复议 count 件、诉讼 count × 3/10 件（空库先写入）",
        count=True,
    )
    word(
        words,
        "similar",
        in_place("bench.similar"),
        "类案检索：count 件结果已定的案件里找（空库先写入）",
        count=True,
    )
    word(
        words,
        "published",
        in_place("bench.published"),
        "公开的决定书：count 份里查找，页面每秒多少次（空库先写入）",
        count=True,
    )
    word(
        words,
        "portal",
        in_place("bench.portal"),
        "公众页面在慢手机上：每页首次载入的字节、首次显示、载入（先装入示例）",
    )
    word(
        words, "panel", in_place("bench.panel"), "抽取咨询委员：200 名委员、30 件案件，核对回避（空库先写入）"
    )
    word(words, "rounds", rounds, "监督轮次：21、50、100、500 个单位，全年十轮")
    word(words, "papers", in_place("bench.papers"), "文书排版：每种文书的 PDF 和 Word（先装入示例）")
    word(
        words,
        "notices",
        apart("notices-here"),
        "一次制作、签发多份通知书，合并打印；count 为份数",
        count=True,
    )
    word(words, "notices-here", in_place("bench.notices"), "同上，在当前空库上", count=True)
    word(words, "court-list", apart("court-list-here"), "导入法院案件清单", count=True)
    word(words, "court-list-here", in_place("bench.court_list"), "同上，在当前空库上", count=True)
    word(
        words,
        "training",
        apart("training-here"),
        "执法人员：登记、证件、批量年审、学时进度；count 为人数",
        count=True,
    )
    word(words, "training-here", in_place("bench.training"), "同上，在当前空库上", count=True)
    word(
        words,
        "leadership",
        apart("leadership-here"),
        "领导学法：count 个部门的评分卡",
        count=True,
    )
    word(words, "leadership-here", in_place("bench.leadership"), "同上，在当前空库上", count=True)
    word(
        words,
        "exam",
        apart("exam-here"),
        "在线考试：每秒多少个答案、kill -9 丢不丢；count 为考生人数",
        count=True,
    )
    word(words, "exam-here", in_place("bench.exam"), "同上，在当前空库上", count=True)
    word(words, "law", law, "每秒推算多少个期限")
    word(words, "small", small, "law，以及 1k、10k 的 pages")
    word(words, "all", everything, "全部：1k 到 1M，两种数据库（需要数小时和 50 GB）")
    seed = word(words, "seed", seed_database, "在空库里写入测量用的案件", count=True)
    seed.add_argument("--running", action="store_true", help="全部为在办案件")
    return parser.parse_args(arguments)


def word(words: Any, name: str, run: Callable[[Options], int], help: str, *, count: bool = False) -> Any:
    parser = words.add_parser(name, help=help, description=help)
    parser.set_defaults(run=run)
    if count:
        parser.add_argument("count", type=size, help="案件数，例如 500、10k、1M")
    return parser


def size(text: str) -> int:
    """Read 1k, 10k, 1M or a plain number."""
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1:].lower(), 1)
    return int(text[:-1] if factor > 1 else text) * factor


def sizes(text: str) -> list[int]:
    return [size(part) for part in text.split(",")]


def after_setup(module: str) -> Any:
    """Return a module that needs the models: they exist only once Django is set up."""
    setup()
    return importlib.import_module(module)


def in_place(module: str) -> Callable[[Options], int]:
    """Run ``module.measure`` on the database of FUYUAN_HOME or DATABASE_URL."""

    def run(options: Options) -> int:
        rest = {key: value for key, value in vars(options).items() if key != "run"}
        after_setup(module).measure(**rest)
        return 0

    return run


def apart(name: str) -> Callable[[Options], int]:
    """Run another word in a temporary installation on the embedded database."""

    def run(options: Options) -> int:
        with tempfile.TemporaryDirectory(prefix="fuyuan-bench.") as home:
            env = {**os.environ, "FUYUAN_HOME": home, "DATABASE_URL": ""}
            return subprocess.run(
                [sys.executable, "-m", "fuyuan.cli", "bench", name, str(options.count)], env=env
            ).returncode

    return run


def law(_: Options) -> int:
    law_speed.main()
    return 0


def rounds(_: Options) -> int:
    importlib.import_module("bench.rounds").measure()  # the solver is loaded only here
    return 0


def compare(options: Options) -> int:
    with tempfile.TemporaryDirectory(prefix="fuyuan-bench.") as home:
        os.environ["FUYUAN_HOME"] = home  # this process only reads the table of operations
        after_setup("bench.compare").compare(options.sizes, options.engines, options.only, options.scratch)
    return 0


def small(_: Options) -> int:
    return max(main(["law"]), main(["pages"]))


def everything(_: Options) -> int:
    steps = (
        ["law"],
        ["rederive", "100k"],
        ["memory", "10k"],
        ["pages", "--sizes", "1k,10k,100k,1M", "--engines", ",".join(ENGINES)],
    )
    return max(main(step) for step in steps)


def seed_database(options: Options) -> int:
    start = time.perf_counter()
    count = after_setup("bench.bulk").seed(options.count, running=options.running)
    seconds = time.perf_counter() - start
    print(f"已写入 {count:,} 件，用时 {seconds:,.0f} 秒（每秒 {count / seconds:,.0f} 件）")
    return 0
