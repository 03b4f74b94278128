"""`fuyuan redact FILE` and `fuyuan redact check FILE`: hide names and numbers, and look again. No database."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from .leaks import Leak, around, file_leaks
from .model import Kind, Redaction
from .parties import BadParties, Parties
from .redactor import redact
from .sources import Source, Unreadable, read

USAGE = (
    "用法：fuyuan redact 文件 [--parties 当事人.json] [--json] [--out 新文件]，或者 fuyuan redact "
    "check 文件 [--parties 当事人.json] [--json]"
)
LEAKS = 1  # exit code: something is left


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{USAGE}\n")


def main(arguments: Sequence[str]) -> int:
    """Return 0, 1 when the check found something, 2 with one line on stderr when a file cannot be used."""
    words = list(arguments)
    checking = words[:1] == ["check"] and len(words) > 1
    try:
        options = _parser(checking).parse_args(words[1:] if checking else words)
        parties = Parties.read(options.parties) if options.parties else Parties()
        return _check(options, parties) if checking else _redact(options, parties)
    except (Unreadable, BadParties) as error:
        print(error, file=sys.stderr)
        return 2
    except SystemExit as stop:
        return int(stop.code or 0)


def _parser(checking: bool) -> _Parser:
    word = "redact check" if checking else "redact"
    says = (
        "核查成品里有无个人信息"
        if checking
        else "隐去个人信息，列出每一处替换；fuyuan redact check 文件 核查成品"
    )
    parser = _Parser(prog=f"fuyuan {word}", description=says)
    parser.add_argument("file", type=Path, metavar="文件", help=".txt、.docx 或者 .pdf")
    parser.add_argument(
        "--parties", type=Path, metavar="当事人.json", help='已知当事人，如 [{"name": "张三", "phone": "…"}]'
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    if not checking:
        parser.add_argument("--out", type=Path, metavar="新文件", help="写成新的 .txt、.docx 或者 .pdf")
    return parser


def _redact(options: argparse.Namespace, parties: Parties) -> int:
    if options.out and options.out.exists() and options.out.samefile(options.file):
        raise Unreadable("新文件不能就是原文件：请给 --out 换一个名字")
    source = read(options.file)
    done = redact(source.text, parties)
    if options.json:
        print(json.dumps(_told(source, done), ensure_ascii=False, indent=1))
    elif not options.out:
        print(done.text)
    counts = Counter(span.kind for span in done.spans)
    summary = "、".join(f"{kind.value} {counts[kind]}" for kind in Kind if counts[kind])
    print(
        f"替换 {len(done.spans)} 处{'：' + summary if summary else ''}。请逐处核对后再发布。", file=sys.stderr
    )
    return _write(options.out, source, done, parties) if options.out else 0


def _told(source: Source, done: Redaction) -> dict[str, Any]:
    """`spans` count in `source`, the text read from the file; `parts` say what stands where in it."""
    return {
        "text": done.text,
        "spans": [span.to_json() for span in done.spans],
        "source": source.text,
        "parts": [
            {"name": part.name, "start": part.start, "end": part.end, "published": part.published}
            for part in source.parts
        ],
    }


def _write(path: Path, source: Source, done: Redaction, parties: Parties) -> int:
    """Write the new file where it shall stand only when the second look finds nothing in it."""
    from . import published  # the renderers take longer to load than a decision to redact

    hidden = {span.original for span in done.spans if span.kind in (Kind.NAME, Kind.FIRM)}
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".fuyuan-") as folder:
            new = Path(folder) / path.name
            published.write(new, published.published_text(source, done))
            leaks = file_leaks(new, parties, hidden)
            if not leaks:
                new.replace(path)
    except OSError:
        raise Unreadable(f"写不了 {path}：请核对文件夹是不是存在、能不能写入") from None
    if not leaks:
        print(f"已写入 {path}，核查未发现遗漏。", file=sys.stderr)
        return 0
    _report(leaks)
    print(
        '没有写出文件：请把以上内容补进当事人文件（--parties）后重试；是公职人员的，写上 "role": "official"。',
        file=sys.stderr,
    )
    return LEAKS


def _check(options: argparse.Namespace, parties: Parties) -> int:
    leaks = file_leaks(options.file, parties)
    leaks += _still_hidden(read(options.file).text, parties, leaks)
    if options.json:
        found = [{"kind": leak.kind, "text": leak.text, "around": leak.around} for leak in leaks]
        print(json.dumps({"leaks": found}, ensure_ascii=False, indent=1))
    elif leaks:
        _report(leaks)
    else:
        print("核查未发现个人信息。")
    return LEAKS if leaks else 0


def _still_hidden(text: str, parties: Parties, leaks: Sequence[Leak]) -> list[Leak]:
    """What the redactor would hide in a text that somebody redacted by hand; in its own work there is nothing."""
    out: dict[tuple[Kind, str], Leak] = {}
    for span in redact(text, parties).spans:
        if not any(span.original in leak.text or leak.text in span.original for leak in leaks):
            leak = Leak(span.kind.value, span.original, around(text, span.start, span.end))
            out.setdefault((span.kind, span.original), leak)
    return list(out.values())


def _report(leaks: Sequence[Leak]) -> None:
    for leak in leaks:
        print(f"{leak.kind}：{leak.text}（{leak.around}）", file=sys.stderr)
