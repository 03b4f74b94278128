"""`fuyuan bench …`: seed a database, or measure and print. Nothing here is a test; numbers belong to the machine."""

import argparse
import importlib
import time
from pathlib import Path
from typing import Any

from fuyuan.config.manage import setup


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    code: int = options.run(options)
    return code


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fuyuan bench", description="性能测量。")
    words = parser.add_subparsers(required=True, metavar="命令")
    seed = words.add_parser("seed", help="在空库里写入测量用的案件")
    seed.add_argument("count", type=size, help="案件数，例如 500、10k、1M")
    seed.add_argument("--running", action="store_true", help="全部为在办案件")
    seed.set_defaults(run=seed_database)
    one = words.add_parser("one", help="在当前数据库上测量（空库先写入案件）")
    one.add_argument("count", type=size, help="空库写入的案件数")
    one.add_argument("--only", nargs="*", default=[], help="只测这些操作")
    one.add_argument("--out", type=Path, help="结果写入的 JSON 文件")
    one.set_defaults(run=measure_here)
    return parser.parse_args(arguments)


def size(text: str) -> int:
    """Read 1k, 10k, 1M or a plain number."""
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1:].lower(), 1)
    return int(text[:-1] if factor > 1 else text) * factor


def after_setup(module: str) -> Any:
    """Return a module that needs the models: they exist only once Django is set up."""
    setup()
    return importlib.import_module(module)


def seed_database(options: argparse.Namespace) -> int:
    start = time.perf_counter()
    count = after_setup("bench.bulk").seed(options.count, running=options.running)
    seconds = time.perf_counter() - start
    print(f"已写入 {count:,} 件，用时 {seconds:,.0f} 秒（每秒 {count / seconds:,.0f} 件）")
    return 0


def measure_here(options: argparse.Namespace) -> int:
    after_setup("bench.pages").measure(options.count, options.only, options.out)
    return 0
