"""All sizes and engines, each in a fresh installation of its own, in one table beside the budget and the two baselines."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.work import OPERATIONS, Operation

ROOT = Path(__file__).resolve().parents[1]
LABELS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
Figures = dict[tuple[str, int], dict[str, dict[str, Any]]]  # engine, size → operation → Result


def short(count: int) -> str:
    """1k, 10k, 1M."""
    for unit, factor in (("M", 1_000_000), ("k", 1_000)):
        if count >= factor and count % factor == 0:
            return f"{count // factor}{unit}"
    return str(count)


def compare(sizes: list[int], engines: list[str], only: list[str], scratch: Path | None) -> None:
    """Measure and print. ``scratch``: where the databases are made (20 GB for a million cases); removed afterwards."""
    figures: Figures = {}
    for engine in engines:
        for size in sizes:
            print(f"— {LABELS[engine]}，{short(size)} 件", file=sys.stderr, flush=True)
            figures[engine, size] = measure(engine, size, only, scratch)
    print(table(figures, sizes, engines))


def measure(engine: str, size: int, only: list[str], scratch: Path | None) -> dict[str, dict[str, Any]]:
    if scratch:
        scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch, prefix="fuyuan-bench.") as room:
        out = Path(room) / "figures.json"
        words = [sys.executable, "-m", "fuyuan.cli", "bench", "one", str(size), "--out", str(out)]
        words += ["--only", *only] if only else []
        if engine == "postgresql":
            words = [str(ROOT / "tools" / "with_postgres.sh"), *words]
        env = {
            **os.environ,
            "FUYUAN_HOME": f"{room}/home",
            "DATABASE_URL": "",
            **({"TMPDIR": str(scratch)} if scratch else {}),
        }
        subprocess.run(words, env=env, check=True, stdout=sys.stderr)
        return {each["name"]: each for each in json.loads(out.read_text(encoding="utf-8"))}


def table(figures: Figures, sizes: list[int], engines: list[str]) -> str:
    """Markdown; times in ms. Figures of the sizes stand beside each other as in the table of baselines."""
    names = " / ".join(short(size) for size in sizes)
    heads = [
        "操作", "引擎", f"CPU 每请求 {names}", "倍数", "SQL", f"1 个客户端 中位/p95 {names}", f"8 个客户端 中位/p95 {names}",
        "预算 CPU、SQL", "登记系统", "Django+DRF",
    ]  # fmt: skip
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for operation in OPERATIONS:
        for engine in engines:
            found = [figures[engine, size].get(operation.name) for size in sizes]
            if all(found):
                lines.append(
                    "| " + " | ".join(row(operation, engine, [each for each in found if each])) + " |"
                )
    return "\n".join(lines)


def row(operation: Operation, engine: str, found: list[dict[str, Any]]) -> list[str]:
    if problem := next((each["problem"] for each in found if each["problem"]), ""):
        return [operation.title, LABELS[engine], f"没有测成：{problem}", *[""] * 7]
    cpu = [each["cpu"] for each in found]
    over = " **超**" if max(cpu) > operation.budget else ""
    queries = sorted({each["queries"] for each in found})
    return [
        operation.title,
        LABELS[engine],
        " / ".join(f"{each:.1f}" for each in cpu) + over,
        f"{cpu[-1] / cpu[0]:.2f}" if cpu[0] else "–",
        "–".join(map(str, queries)) + (" **超**" if queries[-1] > operation.queries else ""),
        pairs(found, "one"),
        pairs(found, "eight"),
        f"≤ {operation.budget:g}、≤ {operation.queries}",
        operation.registry,
        operation.django,
    ]


def pairs(found: list[dict[str, Any]], key: str) -> str:
    return " · ".join("{:.0f}/{:.0f}".format(*each[key]) for each in found)
