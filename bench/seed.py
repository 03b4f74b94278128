"""Cases in bulk: template histories (lives.py), each copied under other names and numbers and hashed link by link.

A copy is what the kernel would have written: its rows come from the functions of ``matters.store``; only opaque strings
differ (name, identity number, telephone, numbers of the act and of the office), and every hash is computed from what is
stored. ``fuyuan verify`` finds no difference. The same day, count and seed give the same cases.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bench.lives import MARK, Lives, PureCase
from django.db import connection
from django.db.models import Model

from fuyuan.business.reconsideration.models import Case, CaseRespondent, QueryCode
from fuyuan.business.reconsideration.services import doors
from fuyuan.config.demo.people import SURNAMES, TRADES, credit_code, identity_number
from fuyuan.matters import search
from fuyuan.matters.chain import GENESIS, link, sm3
from fuyuan.matters.lawbook import lawbook
from fuyuan.matters.models import DutyRow, EventRow, Matter
from fuyuan.matters.procedure import Stamp
from fuyuan.matters.store import kept, project, stamp_of, to_row, wanted_duties

GIVEN = (
    "安邦宝彬斌冰波博才昌超晨成诚春聪达丹德东发芳飞芬峰凤刚光广桂国海涵航豪浩和恒红宏洪鸿华欢辉慧吉继佳家嘉建健江杰洁金晶"
    "景静军君俊开凯康兰乐磊丽利莲亮林玲龙梅美敏明娜宁鹏平萍强琴青庆秋泉仁荣蓉瑞山珊善绍胜诗世淑帅爽思松涛天婷廷伟文武喜霞贤翔晓欣新鑫"
    "秀旭雪雅艳燕阳洋瑶怡义艺英莹永勇友宇玉源远月云泽哲珍振正志智忠子"
)
TABLES: tuple[type[Model], ...] = (Matter, EventRow, DutyRow, Case, CaseRespondent, QueryCode)
Rows = dict[str, list[Sequence[Any]]]


def fields_of(model: type[Model]) -> list[Any]:
    """The columns a bulk insert names: all but ids that the database gives."""
    return [
        f
        for f in model._meta.concrete_fields
        if model is Matter or not f.get_internal_type().endswith("AutoField")
    ]


def columns_of(model: type[Model]) -> list[str]:
    return [field.column for field in fields_of(model)]


def prepared(row: Model) -> list[Any]:
    """Return a row's values as the database's driver wants them."""
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields_of(type(row))]


@dataclass(frozen=True, slots=True)
class EventMold:
    """One event of a template: what its hash needs, and its cells."""

    step: str
    day: date
    at: datetime
    by: Stamp
    name: Any
    cells: list[Any]


@dataclass(frozen=True)
class Mold:
    """A template taken apart: cells that hold one of its own strings are lists of text and places (int)."""

    case: PureCase
    events: list[EventMold]
    duties: list[list[Any]]
    row: list[Any]
    doors: list[list[Any]]
    found: Any
    words: tuple[str, ...]


def mold_of(case: PureCase) -> Mold:
    """Take a template apart, after the kernel's own functions have made its rows."""
    words = _words(case)
    cut = re.compile("(" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")")

    def open_cell(cell: Any) -> Any:
        if not isinstance(cell, str) or not cut.search(cell):
            return cell
        return [words.index(part) if at % 2 else part for at, part in enumerate(cut.split(cell))]

    def cells(row: Model) -> list[Any]:
        return [open_cell(cell) for cell in prepared(row)]

    events = [to_row(event, kept(event.record)[1], 0, GENESIS, None) for event in case.events]
    duties = wanted_duties(case.room, case.state, 0, lawbook())
    row = project(case.room, case.state, 0, len(events), duties)
    doors_ = [
        CaseRespondent(matter_id=0, organ_id=organ, open_from=day) for organ, day in doors(case.state).items()
    ]
    return Mold(
        case=case,
        events=[EventMold(e.step, e.day, e.at, stamp_of(e), open_cell(e.name), cells(e)) for e in events],
        duties=[cells(duty) for duty in duties],
        row=cells(row),
        doors=[cells(door) for door in doors_],
        found=open_cell(case.room.procedure.search_text(case.state)),
        words=words,
    )


def _words(case: PureCase) -> tuple[str, ...]:
    """The strings by which a template is itself: party, act, then its numbers in the order they were given."""
    party, act = case.application.applicants[0], case.application.act
    own = [
        party.name,
        party.id_number or party.credit_code,
        party.phone,
        *([act.number] if act.number else []),
    ]
    return (*own, *(number.text for number in case.numbers))


class Press:
    """Makes copies of molds: copy ``place`` of ``count`` in all, spread evenly over the molds in their order of time."""

    def __init__(self, molds: list[Mold], count: int, first_id: int, region: str) -> None:
        self.molds, self.count, self.first_id, self.region = molds, count, first_id, region
        self.starts = [-(-at * count // len(molds)) for at in range(len(molds) + 1)]
        self.last: Counter[tuple[str, int]] = Counter()  # the highest number of each series and year
        self.bases: list[list[tuple[int, int]]] = [self._number(at) for at in range(len(molds))]
        self.index = {model: columns_of(model) for model in TABLES}

    def _number(self, at: int) -> list[tuple[int, int]]:
        """Return (first serial, step) for each number of a mold's copies: unique and without a gap over all molds."""
        numbers, copies = self.molds[at].case.numbers, self.starts[at + 1] - self.starts[at]
        per = Counter((number.series, number.year) for number in numbers)
        seen: Counter[tuple[str, int]] = Counter()
        bases = []
        for number in numbers:
            series = (number.series, number.year)
            seen[series] += 1
            bases.append((self.last[series] + seen[series], per[series]))
        for series, each in per.items():
            self.last[series] += each * copies
        return bases

    def pressed(self, start: int, stop: int) -> Rows:
        """Return the rows of copies ``start`` to ``stop``, by table."""
        dice = random.Random(start)
        rows: Rows = {model._meta.db_table: [] for model in TABLES} | {"matters_fts": []}
        at = max(place for place, first in enumerate(self.starts[:-1]) if first <= start)
        for place in range(start, stop):
            while place >= self.starts[at + 1]:
                at += 1
            self._copy(rows, self.molds[at], self.first_id + place, self._new_words(dice, at, place))
        return rows

    def _new_words(self, dice: random.Random, at: int, place: int) -> list[str]:
        mold = self.molds[at]
        party, act = mold.case.application.applicants[0], mold.case.application.act
        if party.id_number:
            name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=dice.choice((1, 2, 2))))
            number = identity_number(dice, self.region, party.born_on, party.sex == "male")
        else:
            name = "".join(dice.choices(GIVEN, k=3)) + dice.choice(TRADES) + "有限公司"
            number = credit_code(dice, self.region)
        words = [name, number, f"1{dice.choice('3578')}{dice.randrange(10**9):09d}"]
        if act.number:
            words.append(re.sub(r"\d+(?=号)", str(place + 1), act.number))
        own = place - self.starts[at]
        for nth, (number_, (base, step)) in enumerate(zip(mold.case.numbers, self.bases[at], strict=True)):
            words.append(number_.text.replace(str(MARK + nth), str(base + own * step)))
        return words

    def _copy(self, rows: Rows, mold: Mold, pk: int, words: list[str]) -> None:
        def filled(cell: Any) -> Any:
            if cell.__class__ is not list:
                return cell
            return "".join([part if part.__class__ is str else words[part] for part in cell])

        def put(model: type[Model], cells: list[Any]) -> None:
            values = [filled(cell) for cell in cells]
            values[self.index[model].index("matter_id")] = pk
            rows[model._meta.db_table].append(values)

        head = self._events(rows["matters_eventrow"], mold, pk, filled)
        rows["matters_matter"].append((pk, mold.case.room.procedure.name, len(mold.events), head))
        for duty in mold.duties:
            put(DutyRow, duty)
        put(Case, mold.row)
        for door in mold.doors:
            put(CaseRespondent, door)
        rows[QueryCode._meta.db_table].append((pk, sm3(b"bench %d" % pk), prepared_moment(mold)))
        rows["matters_fts"].append((pk, mold.case.room.procedure.name, search.indexed(filled(mold.found))))

    def _events(self, rows: list[Any], mold: Mold, pk: int, filled: Callable[[Any], Any]) -> str:
        """Append the events of one copy, each linked to the one before; return the head of the chain."""
        columns, prev = self.index[EventRow], GENESIS
        body, stamped = columns.index("body"), columns.index("stamped")
        own = columns.index("matter_id"), columns.index("prev"), columns.index("hash")
        for seq, event in enumerate(mold.events, 1):
            values = [filled(cell) for cell in event.cells]
            by = event.by if event.name.__class__ is str else replace(event.by, name=filled(event.name))
            digest = link(
                matter_id=pk, seq=seq, step=event.step, day=event.day, at=event.at, by=by,
                body=values[body], stamped=json.loads(values[stamped]), prev=prev,
            )  # fmt: skip
            for place, value in zip(own, (pk, prev, digest), strict=True):
                values[place] = value
            rows.append(values)
            prev = digest
        return prev


def prepared_moment(mold: Mold) -> Any:
    """When the query code was made: with the first event."""
    return mold.events[0].cells[columns_of(EventRow).index("at")]


def molds(lives: Lives, count: int) -> list[Mold]:
    return [mold_of(case) for case in lives.draw(count)]


def chunks(count: int, size: int) -> Iterator[tuple[int, int]]:
    return ((start, min(start + size, count)) for start in range(0, count, size))
