"""Virus scanning by a clamd daemon, when one is set. No verdict, no acceptance.

The address is ``unix:/run/clamav/clamd.ctl`` or ``host:port``; the file goes over the connection (INSTREAM), so that
the daemon needs no access to our folders.
"""

import socket
from pathlib import Path

from .refusal import Refused

TIMEOUT = 60.0
CHUNK = 256 * 1024
_UNAVAILABLE = "暂时不能检查文件是否安全，没有收下，请稍后再传"


def scan(path: Path, address: str) -> str:
    """Return the verdict to keep ("" without a scanner). Raises Refused on a finding and when there is no answer."""
    if not address:
        return ""
    try:
        answer = _ask(path, address)
    except (OSError, ValueError) as error:
        raise Refused(_UNAVAILABLE) from error
    if answer == "stream: OK":
        return "clamd: OK"
    if answer.endswith(" FOUND"):
        raise Refused(f"文件含有病毒（{answer.removeprefix('stream: ').removesuffix(' FOUND')}），没有收下")
    raise Refused(_UNAVAILABLE)


def _ask(path: Path, address: str) -> str:
    with _connect(address) as connection, path.open("rb") as file:
        connection.sendall(b"zINSTREAM\0")
        while chunk := file.read(CHUNK):
            connection.sendall(len(chunk).to_bytes(4, "big") + chunk)
        connection.sendall(bytes(4))
        answer = b""
        while part := connection.recv(4096):
            answer += part
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _connect(address: str) -> socket.socket:
    if address.startswith("unix:"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(TIMEOUT)
        connection.connect(address.removeprefix("unix:"))
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), TIMEOUT)
