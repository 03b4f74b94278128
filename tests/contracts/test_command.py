"""The `fuyuan` command: one table, quick without Django, plain Chinese when called wrongly."""

import importlib.util
import subprocess
import sys

import pytest
from django.core.management import get_commands

from fuyuan.cli import COMMANDS, Command, main, usage


def fuyuan(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "fuyuan.cli", *words], capture_output=True, text=True)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.word)
def test_every_word_of_the_table_is_carried_out_by_somebody(command: Command) -> None:
    if command.module:
        assert importlib.util.find_spec(command.module) is not None
    else:
        assert command.word in get_commands()


def test_an_unknown_word_shows_the_words_there_are_and_ends_with_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["fly"]) == 2
    said = capsys.readouterr().err
    assert "没有“fly”这个命令" in said
    assert "用法：fuyuan 命令" in said


@pytest.mark.parametrize(("words", "code"), [([], 2), (["help"], 0), (["--help"], 0)])
def test_help_lists_every_command(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == code
    assert capsys.readouterr().out.strip() == usage()


def test_the_law_answers_without_loading_django() -> None:
    code = (
        "import sys; from fuyuan.cli import main\n"
        "try: main(['law', '--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('django', 'pydantic', 'granian') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip().endswith("[]"), done.stderr


def test_a_command_called_wrongly_says_so_without_a_traceback() -> None:
    done = fuyuan("migrate", "nowhere")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_a_reader_who_has_seen_enough_gets_no_traceback() -> None:
    words = [sys.executable, "-m", "fuyuan.cli", "law", "rules"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 141
