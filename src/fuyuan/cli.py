"""The `fuyuan` command.

COMMANDS is the one table from a word to what carries it out: a module with ``main(arguments) -> int``, or a Django
management command of some app. Modules are loaded by importlib when their word is called, so that `fuyuan law …`
answers without Django (under 0.3 s) and a room's command costs nothing to the others.
"""

import importlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One word of the command line; ``module`` has ``main(arguments) -> int``, none means a management command."""

    word: str
    help: str
    module: str = ""


COMMANDS = (
    Command("run", "启动平台（首次启动时建库并装入示例）", "fuyuan.config.run"),
    Command("law", "查法条、算期限、装入放假安排", "fuyuan.law.cli"),
    Command("plan", "读取工作方案：fuyuan plan read 文件", "fuyuan.business.ledger.reading.cli"),
    Command(
        "round",
        "交叉、推磨式监督排谁监督谁：fuyuan round assign 文件",
        "fuyuan.business.supervision.rounds.cli",
    ),
    Command(
        "redact",
        "隐去文书里的个人信息：fuyuan redact 文件；核查成品：fuyuan redact check 文件",
        "fuyuan.business.publicity.redaction.cli",
    ),
    Command("migrate", "建立或升级数据库"),
    Command("organs", "装入机关、岗位和人员：fuyuan organs load 文件"),
    Command("demo", "装入演示案件和演示账号"),
    Command("tick", "办理今天到期的自动步骤（可重复执行）"),
    Command("anchor", "为新事件留存锚点"),
    Command("verify", "重算全部办件，核对事件链、台账行和待办"),
    Command("archive", "核对归档移交包：fuyuan archive check 文件"),
    Command("papers", "核验文书：fuyuan papers check 文件"),
    Command("make_files", "制作等待中的合并文件和卷宗（平台运行时由后台自动办理）", "fuyuan.config.maker"),
    Command("sweep", "清除没有任何办件引用的上传内容"),
    Command("expire_drafts", "删除到期没有提交的申请草稿"),
    Command("expire_sessions", "删除已经结束的会话和过期的尝试计数"),
    Command("rederive", "放假安排更新后重算待办日期"),
    Command("indicators", "重新统计指标：fuyuan indicators recount（--check 只核对）"),
    Command("similar", "重建类案检索的索引：fuyuan similar reindex"),
    Command("times", "重写各环节用时：fuyuan times rebuild"),
    Command("docs", "重新生成手册里的对照表", "fuyuan.config.reference"),
    Command("bench", "性能测量（在源代码仓库里）", "fuyuan.config.measure"),
)
BY_WORD = {command.word: command for command in COMMANDS}


def main(argv: list[str] | None = None) -> int:
    """Entry point of the `fuyuan` script: returns the exit code (2 for a wrong call, 130 for Ctrl+C, 141 when nobody reads on)."""
    words = sys.argv[1:] if argv is None else argv
    if words[:1] in ([], ["help"], ["-h"], ["--help"]):
        print(usage())
        return 0 if words else 2
    if words[0] not in BY_WORD:
        print(f"没有“{words[0]}”这个命令。\n\n{usage()}", file=sys.stderr)
        return 2
    try:
        code = carry_out(BY_WORD[words[0]], words[1:])
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except (
        BrokenPipeError
    ):  # whoever reads has seen enough (fuyuan … | head); Python would flush once more at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def usage() -> str:
    width = max(len(command.word) for command in COMMANDS)
    lines = [f"  fuyuan {command.word:<{width}}  {command.help}" for command in COMMANDS]
    return "\n".join(["用法：fuyuan 命令 [参数]", "", *lines, "", "fuyuan 命令 --help 说明该命令的参数。"])


def carry_out(command: Command, arguments: list[str]) -> int:
    run: Callable[[list[str]], int]
    if not command.module:
        return manage(command.word, arguments)
    run = importlib.import_module(command.module).main
    code = run(arguments)
    if code == 0 and command.word == "law" and arguments[:1] == ["holidays"] and database_exists():
        return manage("rederive", [])  # a new notice moves days: say which duties moved
    return code


def manage(word: str, arguments: list[str]) -> int:
    code: int = importlib.import_module("fuyuan.config.manage").main(word, arguments)
    return code


def database_exists() -> bool:
    """Whether this installation has a database: a server by DATABASE_URL, or the embedded file."""
    home = os.environ.get("FUYUAN_HOME", "var")
    return bool(os.environ.get("DATABASE_URL")) or os.path.exists(os.path.join(home, "fuyuan.sqlite3"))


if __name__ == "__main__":
    sys.exit(main())
