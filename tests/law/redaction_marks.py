"""Texts written for the tests with what must go marked as {kind:text}, and the counting over them."""

import re
from dataclasses import dataclass
from pathlib import Path

from fuyuan.business.publicity.redaction import Parties, Redaction, redact

MARK = re.compile(r"\{([a-z]):([^{}]*)\}")
NAMES = "n"
NUMBERS = "ipc"  # identity numbers, telephones, bank cards


@dataclass(frozen=True)
class Marked:
    """A text, and the stretches of it that must go: (start, end, kind)."""

    title: str
    text: str
    marks: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, title: str, marked: str) -> "Marked":
        text, marks, at = "", [], 0
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            marks.append((len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            at = mark.end()
        return cls(title, text + marked[at:], tuple(marks))

    def words(self, kind: str) -> list[str]:
        return [self.text[start:end] for start, end, one in self.marks if one == kind]

    def hidden(self, done: Redaction, start: int, end: int) -> bool:
        """Whether nothing of the stretch that could identify is left: every character lies in a span."""
        covered = {n for span in done.spans for n in range(span.start, span.end)}
        return all(n in covered or not self.text[n].isalnum() for n in range(start, end))

    def missed(self, done: Redaction) -> list[tuple[str, str]]:
        return [(k, self.text[a:b]) for a, b, k in self.marks if not self.hidden(done, a, b)]

    def wrongly_hidden(self, done: Redaction) -> list[str]:
        """Stretches of kept text that were hidden."""
        marked = {n for start, end, _ in self.marks for n in range(start, end)}
        out = []
        for span in done.spans:
            stray = [n for n in range(span.start, span.end) if n not in marked and self.text[n].isalnum()]
            if stray:
                out.append("".join(self.text[n] for n in stray))
        return out


def decisions(folder: Path) -> list[Marked]:
    return [Marked.of(path.name, path.read_text("utf-8")) for path in sorted(folder.glob("[0-9]*.txt"))]


def sentences(path: Path) -> list[Marked]:
    """One a line; a sentence whose mark runs over the line end goes on."""
    lines = [line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    whole: list[str] = []
    for line in lines:
        if whole and whole[-1].count("{") > whole[-1].count("}"):
            whole[-1] += "\n" + line
        else:
            whole.append(line)
    return [Marked.of(line, line) for line in whole]


def redacted(marked: Marked, parties: Parties | None = None) -> Redaction:
    return redact(marked.text, parties or Parties())
