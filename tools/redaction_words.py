"""Rebuild the word and name tables of the redaction from the dictionary of jieba 0.42.1 (MIT licence).

Usage: python tools/redaction_words.py path/to/jieba/dict.txt

A table holds one entry a line, `text cost`, cost = −100·ln(probability). `surnames.txt` is kept by hand (which surnames
exist is not a matter of counting); only its costs are written here.
"""

import math
import re
import sys
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parent.parent / "src/fuyuan/business/publicity/redaction/data"
HAN = re.compile("[\u4e00-\u9fff]+")
RARE, LONGEST = 50, 4  # rarer or longer words than these change no decision about a name
# People are counted apart from words: nr and its kin are names in that dictionary.
NOT_WORDS = ("nr", "nrt", "nrfg")


def main(dictionary: Path) -> None:
    surnames = [line.split()[0] for line in (DATA / "surnames.txt").read_text("utf-8").splitlines()]
    words: Counter[str] = Counter()
    first: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for line in dictionary.read_text("utf-8").splitlines():
        word, count, kind = line.rsplit(" ", 2)
        if not HAN.fullmatch(word):
            continue
        if kind not in NOT_WORDS:
            words[word] += int(count)
        elif kind == "nr" and len(word) in (2, 3) and word[0] in surnames:
            first[word[0]] += 1
            given.update(word[1:])
    total = sum(words.values())
    kept = {word: n for word, n in words.items() if n >= RARE and len(word) <= LONGEST or len(word) == 1}
    write("words.txt", kept, total)
    write("given.txt", given, sum(given.values()))
    write("surnames.txt", {name: first[name] + 1 for name in surnames}, sum(first.values()) + len(surnames))


def write(name: str, counts: dict[str, int] | Counter[str], total: int) -> None:
    lines = (f"{text} {round(-100 * math.log(max(n, 1) / total))}" for text, n in counts.items())
    (DATA / name).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
