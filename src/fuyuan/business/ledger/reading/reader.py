"""Reading a plan: head, outline, measures; then what is not certain."""

from __future__ import annotations

import re
from datetime import date

from . import head as heads
from .deadlines import Around, deadlines_in_text, read_deadlines
from .doubts import doubt_head, doubt_measures
from .labels import STARTS, Said
from .lines import joined, lines_of, squeeze
from .model import Deadline, Doubt, Measure, Plan, Unreadable
from .outline import Node, outline, split_items, value_of
from .phases import read_phases
from .tables import Row, read_tables
from .units import looks_like_unit, only_units, read_units, split

LONGEST = 300_000  # characters; the longest plans with all their annexes have a third of that
GOALS = re.compile("(总体|工作|主要|预期|奋斗|任务|具体|年度|发展)?目标(任务|要求)?$|目标任务|任务目标")
REQUIREMENTS = re.compile(
    "(工作|有关|相关|几点|具体|纪律)要求|保障(措施)?$|组织(保障|领导|实施)|工作保障|强化保障|加强组织|组织推动|实施保障"
)
NO_MEASURES = re.compile(
    "指导思想|(?:提高|统一|深化)(?:思想|政治)*(?:认识|站位|思想)|充分认识|总体要求|总体思路|基本原则|工作原则|工作思路|基本思路|重要意义|(实施|工作|方法|活动|进度)(步骤|阶段|安排)|(步骤|时间|进度)安排|步骤|组织机构|领导机构|领导小组|工作机构|适用范围|整治范围|背景|附则|负责解释|之日起(?:施行|实施|执行|生效)|联系方式|考核"
)
GENERIC = re.compile(
    "(工作|主要|重点|具体|整治|改革|目标|推进|实施|整改)*(任务|措施|举措|内容|工作|事项|重点|分工|清单)(分解|分工|及.{1,8}|安排|和.{1,8})*$"
)
_TASKS = re.compile("任务|措施|举措")
_TO_ALL = re.compile(
    "各(?:责任|有关|承办|牵头)?(?:单位|部门|地|级|乡镇|县)|请各|请于|以上|特此|本(?:方案|通知|意见|要点|计划|办法)(?:自|由|从|有效期)"
)
_INSIDE = re.compile(
    "(?:^|(?<=[。；，,;由\n]))(?:由)?([^。；，,;：:由\n]{2,40}?)(牵头|主办|配合|协办|参与)"
    "(?:负责|实施|落实|组织|协调|统筹|推进|抓好|做好|办理)*(?=[。；，,;])"
    "|(?<=由)([^。；，,;：:由\n]{2,40}?)(负责)(?=[。；，,;])"
)
_BROKEN = re.compile(r"(…|\.{3,}|（略）|\(略\)|（此处略）|（下略）|此处略)\s*$")


def read_text(text: str) -> Plan:
    """Read a plan from its text. Raises Unreadable when it holds no measures, or two documents."""
    lines = lines_of(text)
    if not lines:
        raise Unreadable("文件里没有文字；是扫描图片的，请提供可以复制文字的电子版")
    if (length := sum(len(line.text) for line in lines)) > LONGEST:
        raise Unreadable(
            f"文件有 {length // 10000} 万字，超过 {LONGEST // 10000} 万字，不是一份方案：请只保留方案正文后再读"
        )
    rows, rest = read_tables(lines)
    head = heads.read_head(rest, [row.line for row in rows])
    root = outline(joined(head.body, STARTS))
    issued = date.fromisoformat(head.date) if head.date else None
    plan = Plan(
        title=head.title, document_number=head.number, issuer=head.issuer, date=head.date, recipients=head.recipients
    )  # fmt: skip
    Reader(plan, root, rows, Around(_year(head, issued), issued)).read()
    doubt_head(plan, head)
    if not plan.measures:
        raise Unreadable("没有读出工作措施：请确认这是工作方案，或者直接在“确认方案”里录入")
    return plan


def _year(head: heads.Head, issued: date | None) -> int | None:
    """The year a date without one lies in: the title's, else that of the document."""
    said = re.search(r"((?:19|20)\d{2})年", head.title or "")
    if said:
        return int(said[1])
    number = re.search(r"〔(\d{4})〕", head.number or "")
    return issued.year if issued else int(number[1]) if number else None


class Reader:
    """Walks the outline once, then the rows of tables."""

    def __init__(self, plan: Plan, root: Node, rows: list[Row], around: Around) -> None:
        self.plan, self.root, self.rows, self.around = plan, root, rows, around

    def read(self) -> None:
        self._closing_words()
        for part in self.root.children:
            title = part.heading
            if GOALS.search(title) and not part.all_said():
                self.plan.goals += self._said_in(part)
            elif REQUIREMENTS.search(title) and not part.all_said():
                self.plan.requirements += self._said_in(part)
        if self.rows:
            for row in self.rows:
                self._add_row(row)
        if not self.rows or any(said.kind == "unit" for said in self.root.all_said()):
            for node in self._measures():
                self._add(node)
        self.plan.phases = read_phases(self.root, self.around)
        doubt_measures(self.plan, tables=bool(self.rows))

    def _closing_words(self) -> None:
        """“各责任单位要在4月20日前…” after the last item is addressed to all: a requirement, not part of that item."""
        last = list(self.root.walk())[-1]
        while len(last.lines) > 1 and last is not self.root and _TO_ALL.match(last.lines[-1]):
            self.plan.requirements.insert(0, last.lines.pop())

    def _said_in(self, part: Node) -> list[str]:
        """The text of a part without its heading, an item each."""
        body = part.lines[1:] if len(part.lines) > 1 or part.children else [_after_heading(part)]
        items = [child.text() for child in part.children]
        return [text for text in [*body, *items] if text]

    # -- which nodes are measures --

    def _measures(self) -> list[Node]:
        self._lift()
        labelled = [node for node in self.root.walk() if node.said and node is not self.root]
        if labelled:
            found = self._labelled(labelled)
        else:
            found = self._unlabelled()
        return sorted(found, key=lambda node: node.line)

    def _lift(self) -> None:
        """Labels after the last of several items belong to what the items are part of."""
        groups = [node for node in self.root.walk() if len(node.children) > 1]
        for node in sorted(groups, key=_depth, reverse=True):
            owners = [child for child in node.children if child.said]
            inner = any(each.said for child in node.children for each in child.walk() if each is not child)
            if owners == [node.children[-1]] and not inner and node is not self.root and self._usual(node):
                node.said += owners[0].said
                owners[0].said = []

    def _usual(self, node: Node) -> bool:
        """Lift where most groups of this kind have labels at their end only, or the group stands alone."""
        alike = [
            each
            for each in self.root.walk()
            if each.children and each.style == node.style and len(each.children) > 1
        ]
        ended = [each for each in alike if not any(child.said for child in each.children[:-1])]
        return len(ended) * 2 >= len(alike)

    def _labelled(self, labelled: list[Node]) -> list[Node]:
        """Nodes with labels of their own and their unlabelled sisters; a label of a whole part goes to its items."""
        found: list[Node] = []
        for node in labelled:
            below = [each for child in node.children for each in child.walk() if each.said]
            if not below and node.children and _depth(node) == 1 and GENERIC.search(node.heading):
                found += self._shared(node)
            elif not below:
                found.append(node)
        styles = {(node.style, _depth(node)) for node in found}
        parts = {_part(node).line for node in found}
        first, last = min(parts, default=0), max(parts, default=0)
        chosen = set(found)
        sisters = [
            sister
            for node in self.root.walk()
            for sister in node.children
            if (sister.style, _depth(sister)) in styles
            and sister not in chosen
            and not _excluded(sister)
            and _reached(sister, first, last)
            and not any(each in chosen for each in sister.walk())
        ]
        return found + sisters

    def _shared(self, part: Node) -> list[Node]:
        words = "；".join(f"{said.label}：{said.value}" for said in part.said)
        self.plan.doubts.append(
            Doubt(
                part.heading, words, f"“{words}”写在“{part.heading}”全部各项之后，按适用于每一项理解，对吗？"
            )
        )
        for child in part.children:
            child.said = list(part.said)
        part.said = []
        return part.children

    def _unlabelled(self) -> list[Node]:
        """Without labels: the first level below the parts; of a plan with one level, that level."""
        parts = [part for part in self.root.children if not _excluded(part)]
        for part in parts:
            if not part.children and GENERIC.search(part.heading):
                split_items(part)
        below = [child for part in parts for child in part.children]
        if below and any(GENERIC.search(part.heading) for part in parts if part.children):
            lone = [part for part in parts if not part.children and not GENERIC.search(part.heading)]
            return below + lone
        if below and len([part for part in parts if part.children]) * 2 >= len(parts):
            return below + [part for part in parts if not part.children]
        return parts

    # -- one measure --

    def _add(self, node: Node) -> None:
        said, text = node.all_said(), node.text()
        self._keep(node.number, _section(node), node.heading, text, said, node.line)

    def _add_row(self, row: Row) -> None:
        text = "\n".join(row.tasks)
        heading = re.split(r"[。；;]", row.tasks[0], maxsplit=1)[0] if row.tasks else ""
        said = [Said("unit", label, value) for label, value in row.units]
        said += [Said("due", "完成时限", value) for value in row.dues]
        self._keep(row.number, row.group or None, heading, text, said, row.line)

    def _keep(
        self, number: str, section: str | None, heading: str, text: str, said: list[Said], line: int
    ) -> None:
        where = f"措施{number}"
        named = [each for each in said if each.kind == "unit"] or self._named_inside(text, where)
        units, more = read_units(named)
        deadlines = self._deadlines([each for each in said if each.kind == "due"], text, where)
        self.plan.measures.append(
            Measure(
                number=number, section=section, heading=heading, text=text, units=units, units_open_ended=more,
                deadlines=deadlines, partial=bool(_BROKEN.search(text)), line=line,
            )
        )  # fmt: skip

    def _named_inside(self, text: str, where: str) -> list[Said]:
        """“由市司法局牵头，市中院配合” inside a sentence, where no label says who is responsible."""
        said = [
            Said("unit", does, each) for each in re.split("[。；;\n]", text) if (does := only_units(each))
        ] or [
            Said("unit", match[2] or match[4], match[0].removeprefix("由"))
            for match in _INSIDE.finditer(text)
            if match[2] or all(looks_like_unit(name) for name in split(match[3]))
        ]
        if said:
            words = "，".join(each.value for each in said)
            self.plan.doubts.append(Doubt(where, words, "责任单位写在句子里，没有单独列出，请核对"))
        return said

    def _deadlines(self, said: list[Said], text: str, where: str) -> list[Deadline]:
        around = self._nearer(text)
        if said:
            found: list[Deadline] = []
            questions: list[str] = []
            for each in said:
                new, asked = read_deadlines(each.value, around)
                found, questions = found + new, questions + asked
        else:
            found, questions = deadlines_in_text(text, around)
        self.plan.doubts += [
            Doubt(where, "；".join(each.value for each in said), question) for question in questions
        ]
        return found

    def _nearer(self, text: str) -> Around:
        """An explicit year in the measure is nearer than that of the document, unless it lies before it."""
        said = {int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})年", text)}
        later = [year for year in said if year >= (self.around.year or 0)]
        return Around(later[0], self.around.issued) if len(later) == 1 else self.around


def _excluded(node: Node) -> bool:
    """A part that holds goals, requirements, principles or a timetable."""
    title = node.heading
    return any(words.search(title) for words in (GOALS, REQUIREMENTS, NO_MEASURES)) if _depth(node) == 1 else (
        node.parent is not None and _excluded(node.parent)
    )  # fmt: skip


def _part(node: Node) -> Node:
    """The part of the plan a node lies in."""
    while node.parent is not None and node.parent.parent is not None:
        node = node.parent
    return node


def _reached(node: Node, first: int, last: int) -> bool:
    """An item without labels is a measure between parts whose items have them, where its number runs on from theirs,
    and under a heading that says so; “一、整治重点” before the labelled items holds none."""
    part = _part(node)
    if node is part or first <= part.line <= last or _TASKS.search(part.heading):
        return True
    eldest = node.parent.children[0] if node.parent else node
    return value_of(eldest.style, eldest.number) > 1


def _depth(node: Node) -> int:
    return 0 if node.parent is None else 1 + _depth(node.parent)


def _section(node: Node) -> str | None:
    names: list[str] = []
    above = node.parent
    while above is not None and above.parent is not None:
        names.insert(0, above.heading or squeeze(above.heading_line))
        above = above.parent
    return " / ".join(name for name in names if name) or None


def _after_heading(part: Node) -> str:
    """What follows the heading in a part whose heading and text are one paragraph."""
    first = part.heading_line
    return first[len(part.heading) :].lstrip("。；;：: ") if first else ""
