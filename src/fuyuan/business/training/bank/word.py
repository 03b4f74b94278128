"""Questions in a Word file, in the plain form in which people write them: read into the same rows as the Excel sheet. Pure.

    【单选题】违法行为在（　）内未被发现的，不再给予行政处罚。
    A. 一年
    B. 二年
    答案：B
    依据：《行政处罚法》第三十六条第一款
    领域：通用
    内容类别：公共法律知识
    解析：……

A question begins with its kind in 【】; a line that begins with none of the marks goes on with what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

KINDS = {"单选": "单选题", "多选": "多选题", "判断": "判断题"}
LABELS = {"答案": "answer", "依据": "basis", "领域": "area", "内容类别": "subject", "解析": "explanation"}
_HEAD = re.compile(r"^(?:\d+\s*[.．、]\s*)?[【\[](单选|多选|判断)题?[】\]]\s*(.*)$")
_OPTION = re.compile(r"^([A-Ha-hＡ-Ｈ])\s*[.．、:：]\s*(.+)$")
_LABEL = re.compile(rf"^({'|'.join(LABELS)})\s*[:：]\s*(.*)$")


def questions(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line of the head, what it says by column). Lines before the first head are a preface."""
    found: dict[str, str] = {}
    begun, last = 0, ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if head := _HEAD.match(line):
            if begun:
                yield begun, found
            begun, found, last = number, {"kind": KINDS[head[1]], "stem": head[2]}, "stem"
        elif begun and line:
            last = _add(found, line, last)
    if begun:
        yield begun, found


def _add(found: dict[str, str], line: str, last: str) -> str:
    """Write a line where it belongs; return which field a following line without a mark continues."""
    if label := _LABEL.match(line):
        key, value = LABELS[label[1]], label[2]
    elif (option := _OPTION.match(line)) and "answer" not in found:
        key, value = f"option_{'ABCDEFGH'.index(_plain(option[1]))}", option[2]
    else:
        found[last] = f"{found[last]}\n{line}"
        return last
    found[key] = value
    return key


def _plain(letter: str) -> str:
    """Ａ and a are A."""
    code = ord(letter)
    return chr(code - 0xFEE0 if code > 0xFF00 else code).upper()
