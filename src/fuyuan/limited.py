"""A module of ours in a process of its own, with a limit on memory and time: where a file from outside is opened, it may ask for
gigabytes or end the process that opens it, and then only the child ends.
"""

import resource
import subprocess
import sys


def ask(module: str, *arguments: str, seconds: int, data: bytes = b"") -> bytes:
    """Run the module's ``main`` and return what it printed. ``seconds`` of computing; waiting may take four times as long.

    Raises subprocess.SubprocessError; a CalledProcessError has the code the child ended with.
    """
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, input=data, capture_output=True, timeout=4 * seconds, check=True)  # noqa: S603 - ours
    return done.stdout


def limit(memory: int, seconds: int) -> None:
    """Said by the child first: bytes it may hold, seconds it may compute."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
    ):
        resource.setrlimit(what, (most, most))
