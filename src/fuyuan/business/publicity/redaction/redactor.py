"""The redactor: detectors in order of strength claim the folded text, aliases are given, spans go back to the input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from . import aliases, firms, numbers, particulars, places
from .folding import Folded, folded
from .found import HIDDEN, Found, Ground
from .lexicon import surname_of
from .model import Kind, Redaction, Span, applied
from .organs import Owners
from .partial import titled
from .parties import Parties
from .people import People, people_of

NOBODY = Parties()


def redact(text: str, parties: Parties = NOBODY) -> Redaction:
    """Hide what belongs to private persons and firms; the known parties first, then what is found in the text.

    Spans do not overlap, and replacing them in `text` gives the redacted text exactly. Redacting twice changes nothing.
    """
    read = folded(text)
    ground = _claimed(read.text, _read_alike(parties))
    spans = tuple(_spans(text, read, ground))
    return Redaction(applied(text, spans), spans)


def _read_alike(parties: Parties) -> Parties:
    """The parties as the folded text writes them: half-width brackets, one kind of dot, no spaces."""
    people, firms_, officials = (
        tuple(tuple(folded(name).text.replace(" ", "") for name in names) for names in group)
        for group in (parties.people, parties.firms, (parties.officials,))
    )
    return Parties(people, firms_, parties.texts, officials[0])


def _claimed(text: str, parties: Parties) -> Ground:
    ground, owners = Ground(len(text)), Owners.of(text)
    people = people_of(text, parties)
    named = [start for start, _, _ in people.mentions]
    known = {names[0] for names in parties.people}
    parties_named = [start for start, _, key in people.mentions if key in known]
    ground.claim(particulars.secrets(text))
    ground.claim(numbers.early(text))
    ground.claim(_known_texts(text, parties))
    ground.claim(numbers.late(text))
    ground.keep(_without(places.seats_of_organs(text, owners), parties_named))
    ground.claim(places.labelled(text, owners))
    ground.keep(_without(places.counties(text), parties_named))
    ground.claim(_firms(text, parties))
    ground.keep(_without(places.titles_of_law(text), named))
    ground.claim(places.in_text(text))
    ground.claim(places.towns(text))
    ground.claim(particulars.institutions(text))
    ground.claim(particulars.health(text))
    ground.claim(_people(text, people, parties, ground))
    names = [one for one in ground.claims if one.kind is Kind.NAME]
    ground.claim(particulars.kinship(text, names))
    ground.claim(particulars.particulars(text))
    return ground


def _without(stretches: Iterable[tuple[int, int]], starts: list[int]) -> Iterator[tuple[int, int]]:
    """Titles of laws, counties and seats of organs stay, unless somebody is named inside what looks like one."""
    for start, end in stretches:
        if not any(start <= at < end for at in starts):
            yield start, end


def _known_texts(text: str, parties: Parties) -> Iterator[Found]:
    for known in parties.texts:
        plain = re.sub(r"\s", "", folded(known).text)
        for match in re.finditer(r"[\s-]*".join(map(re.escape, plain)), text):
            yield Found(*match.span(), _kind_of_known(plain))


def _kind_of_known(text: str) -> Kind:
    if re.fullmatch(r"\d{17}[\dXx]|\d{15}", text):
        return Kind.ID
    if re.fullmatch(r"[\d+()-]{7,16}", text):
        return Kind.PHONE
    return Kind.NUMBER if re.fullmatch(r"[\w-]+", text, re.ASCII) else Kind.ADDRESS


def _firms(text: str, parties: Parties) -> Iterator[Found]:
    """Firms: the parties' by every name the case knows, others where the text names them, short forms with them."""
    keys: dict[str, str] = {}
    for names in parties.firms:
        for name in names:
            keys.setdefault(name, names[0])
            at = text.find(name)
            for short in firms.short_forms(text, name, at + len(name) if at >= 0 else 0):
                keys.setdefault(short, names[0])
    found = list(firms.mentions(text))
    for start, end in found:
        name = text[start:end]
        key = keys.setdefault(name, name)
        for short in firms.short_forms(text, name, end):
            keys.setdefault(short, key)
    places_of = sorted(_named_places(text, keys))
    given = aliases.firm_aliases(((key, firms.noun(key)) for _, _, key in places_of), text)
    for start, end, key in sorted(places_of, key=lambda one: one[0] - one[1]):
        yield Found(start, end, Kind.FIRM, given[key])


def _named_places(text: str, keys: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    for name, key in keys.items():
        for match in re.finditer("[ \n]*".join(map(re.escape, name)), text):
            yield *match.span(), key


def _people(text: str, people: People, parties: Parties, ground: Ground) -> Iterator[Found]:
    mentions = [one for one in people.mentions if ground.free(one[0], one[1])]
    known = [names[0] for names in parties.people]  # also who is only called 老李
    given = aliases.people_aliases((*(key for _, _, key in mentions), *known), text)
    for start, end, key in mentions:
        yield Found(start, end, Kind.NAME, given[key])
    ends = {one.end for one in ground.claims}
    for start, end, surname in titled(text, known, given, ends):
        same = [key for key in given if surname_of(key) == surname]
        alone = len(same) == 1 and same[0] in known and end - start > 1
        yield Found(start, end, Kind.NAME, given[same[0]] if alone else f"{surname}某")


def _spans(text: str, read: Folded, ground: Ground) -> Iterator[Span]:
    for one in ground.in_order():
        start, end = read.original(one.start, one.end)
        replacement = one.replacement
        if replacement[-1:].isdigit() and text[end : end + 1].isdigit():
            replacement += " "  # 张某1 before 2024年 must not read 张某12024年
        if text[start:end] != replacement:
            yield Span(start, end, one.kind, text[start:end], replacement)


__all__ = ["HIDDEN", "redact"]
