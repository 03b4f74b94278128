"""Break a title into lines as GB/T 9704-2012, 7.3.1 asks: 词意完整，排列对称，长短适宜，间距恰当，梯形或菱形.

Shared by the .docx and the PDF so that both show the same title. There is no dictionary of the language here: pieces
that must stay whole (《…》, numbers, names of organs) are never cut, frequent words of official titles cost much to
cut, anything else costs a little, and the shape decides the rest.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import combinations

MAX_LINE = 19  # characters of 22 pt in a text area of 156 mm
_MAX_LINES = 5
_MAX_CHOICES = 24

_WORDS = (
    "中华人民共和国 行政复议 行政诉讼 行政处罚 行政许可 行政强制 行政行为 行政执法 行政机关 行政应诉 "
    "规范性文件 人民政府 人民法院 人民检察院 司法局 公安局 办公室 委员会 联席会议 府院联动 决定书 通知书 "
    "申请书 意见书 建议书 答复书 调解书 回执 笔录 送达回证 申请人 被申请人 第三人 负责人 出庭应诉 "
    "停止执行 责令履行 不予受理 驳回申请 终止审理 中止审理 恢复审理 延期审理 受理 补正 答复 延期 听证 "
    "审查 审理 咨询 协调 督办 监督 工作 提醒函 通报 纪要 方案 办法 规定 意见 通知 决定 公告 报告 请示 "
    "批复 函 印发 转发 进一步 加强 做好 开展 推进 贯彻 落实 实施 关于 有关 若干 专项整治 交叉 案卷评查 "
    "典型案例 案件 情况 年度 全市 全县 提出 参加 "
).split()
_WHOLE = re.compile(
    r"《[^》]{1,17}》|〔\d+〕\d+号|\d{4}年(?:\d+月(?:\d+日)?|度)?|第?[0-9A-Za-z.%]+[号条款项]?|（[^）]{1,8}）"
)
_NOT_FIRST = frozenset("的了、，。；：！？）》〉”’〕】等书函")
_NOT_LAST = frozenset("《〈“‘（〔【和与及暨对向为在不第")
_GOOD_AFTER = ("关于", "的", "、", "》", "，", "：", "）")


def _costs(title: str, whole: Collection[str]) -> list[float]:
    """What a line break before each character costs; 99 forbids it."""
    costs = [3.0] * len(title)
    for word in [*_WORDS, *sorted(whole, key=len)]:
        hard = 30.0 if word in whole else 12.0
        for found in re.finditer(re.escape(word), title):
            for at in range(found.start() + 1, found.end()):
                costs[at] = max(costs[at], hard)
            for edge in (found.start(), found.end()):
                if edge < len(title) and costs[edge] == 3.0:
                    costs[edge] = 1.0
    for found in _WHOLE.finditer(title):
        costs[found.start() + 1 : found.end()] = [99.0] * (found.end() - found.start() - 1)
    for at in range(1, len(title)):
        if title[at] in _NOT_FIRST or title[at - 1] in _NOT_LAST:
            costs[at] = max(costs[at], 30.0)
        elif title.endswith(_GOOD_AFTER, 0, at):
            costs[at] = min(costs[at], 0.0)
    return costs


def _shape_cost(lengths: list[int]) -> float:
    """0 for a trapezoid or rhombus of even lines; more for rectangles, hourglasses and stubs."""
    mean = sum(lengths) / len(lengths)
    cost = sum((length - mean) ** 2 for length in lengths) / len(lengths) / 4
    steps = [b - a for a, b in zip(lengths, lengths[1:], strict=False)]
    cost += 1.0 * sum(step == 0 for step in steps)
    cost += 8.0 * sum(length <= 3 for length in lengths)
    narrows = next((n for n, step in enumerate(steps) if step < 0), len(steps))
    return cost + (8.0 if any(step > 0 for step in steps[narrows:]) else 0.0)


def _best(title: str, costs: list[float], lines: int) -> tuple[float, list[str]]:
    places = sorted(range(1, len(title)), key=lambda at: (costs[at], abs(at % (len(title) / lines))))[
        :_MAX_CHOICES
    ]
    best: tuple[float, list[str]] = (float("inf"), [])
    for cuts in combinations(sorted(places), lines - 1):
        edges = [0, *cuts, len(title)]
        lengths = [b - a for a, b in zip(edges, edges[1:], strict=False)]
        if max(lengths) > MAX_LINE:
            continue
        cost = sum(costs[at] for at in cuts) + _shape_cost(lengths)
        if cost < best[0]:
            best = (cost, [title[a:b] for a, b in zip(edges, edges[1:], strict=False)])
    return best


def title_lines(title: str, whole: Collection[str] = ()) -> list[str]:
    """The lines of `title`; \\n in it forces a break; `whole` are names not to be cut.

    A title too long for five lines is returned in even pieces: it is for the clerk to shorten it.
    """
    if "\n" in title:
        return [line for part in title.split("\n") for line in title_lines(part, whole)]
    if len(title) <= MAX_LINE:
        return [title]
    costs = _costs(title, [name for name in whole if len(name) <= MAX_LINE])
    fewest = -(-len(title) // MAX_LINE)
    if fewest <= _MAX_LINES:
        found = min(_best(title, costs, lines) for lines in (fewest, min(fewest + 1, _MAX_LINES)))
        if found[1]:
            return found[1]
    return [title[at : at + MAX_LINE] for at in range(0, len(title), MAX_LINE)]
