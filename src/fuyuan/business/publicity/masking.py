"""A text on its way to the public: what the redactor hid, and what people changed in that. Pure.

The reviewer works on groups: everything that stands for the same words, wherever it is met. What a person hid stays hidden
when the redactor is run again over a changed text; what a person gave back stays given back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fuyuan.matters.record import Fact

from .redaction import Kind, Parties, Redaction
from .redaction.folding import folded

BY_HAND, KNOWN, FOUND = "人工添加", "案卷中已知", "文中识别"
HIDDEN = "×××"
# why a kind is hidden, as the reviewer reads it (practice of publishing decisions; no statute lists them)
RULES: Mapping[Kind, str] = {
    Kind.NAME: "当事人、代理人、证人等自然人的姓名不公开",
    Kind.FIRM: "企业、商户的名称不公开",
    Kind.ADDRESS: "县级以下的地址不公开",
    Kind.MEDICAL: "医疗、健康信息不公开",
    Kind.SCHOOL: "能认出未成年人的就读学校不公开",
    Kind.SECRET: "标明的秘密不公开",
}
_OTHER_RULE = "能识别特定个人的号码、信息不公开"


class Span(Fact):
    """``source[start:end]`` reads ``alias`` in public. ``kind`` is the word shown, ``by`` who found it."""

    start: int
    end: int
    kind: str
    by: str
    original: str
    alias: str

    @property
    def key(self) -> str:
        """What the reviewer chooses by: every span of the same words and the same alias."""
        return f"{self.original}→{self.alias}"


class Group(Fact):
    """The spans of one key, as one row of the reviewer's table; ``number`` is its place in the text."""

    number: int
    key: str
    kind: str
    by: str
    rule: str
    original: str
    alias: str
    count: int


class GivenBack(Fact):
    """Words that were hidden and stand again, with the reason somebody gave."""

    original: str
    kind: str
    reason: str
    who: str


class Mask(Fact):
    """The source and what of it is replaced: spans in order, without overlap."""

    source: str
    spans: tuple[Span, ...] = ()
    given_back: tuple[GivenBack, ...] = ()

    @property
    def text(self) -> str:
        """The text as the public reads it."""
        return "".join(piece if span is None else span.alias for piece, span in self.pieces())

    @property
    def hidden(self) -> frozenset[str]:
        """The words that must not come back anywhere: those of names and firms, and what a person hid."""
        strong = {Kind.NAME.value, Kind.FIRM.value}
        return frozenset(span.original for span in self.spans if span.kind in strong or span.by == BY_HAND)

    def pieces(self) -> Iterator[tuple[str, Span | None]]:
        """Yield the source piece by piece; a piece that is replaced comes with its span."""
        at = 0
        for span in self.spans:
            yield self.source[at : span.start], None
            yield span.original, span
            at = span.end
        yield self.source[at:], None

    def groups(self) -> list[Group]:
        found: dict[str, list[Span]] = {}
        for span in self.spans:
            found.setdefault(span.key, []).append(span)
        return [
            Group(
                number=number, key=key, kind=spans[0].kind, by=spans[0].by, rule=rule_of(spans[0]),
                original=spans[0].original, alias=spans[0].alias, count=len(spans),
            )
            for number, (key, spans) in enumerate(found.items(), 1)
        ]  # fmt: skip

    def aliases(self) -> dict[str, str]:
        """Every alias with the words it stands for, in order: what a person can rename."""
        found: dict[str, list[str]] = {}
        for span in self.spans:
            found.setdefault(span.alias, []).append(span.original)
        return {alias: "、".join(dict.fromkeys(words)) for alias, words in found.items()}

    # -- what people change --

    def hide(self, words: str, alias: str, kind: str) -> Mask:
        """Replace every place of ``words`` that is not hidden yet; what was hidden inside them goes with them."""
        new = [
            Span(start=start, end=end, kind=kind, by=BY_HAND, original=self.source[start:end], alias=alias)
            for start, end in self.open_places(words)
        ]
        kept = [
            span for span in self.spans if not any(n.start < span.end and span.start < n.end for n in new)
        ]
        return self.model_copy(update={"spans": tuple(sorted([*kept, *new], key=lambda span: span.start))})

    def open_places(self, words: str) -> list[tuple[int, int]]:
        """Where ``words`` still stand, whole or with hidden pieces in them; not where a longer hidden piece has them."""
        found = []
        for start, end in places(self.source, words):
            touching = [span for span in self.spans if span.start < end and start < span.end]
            whole = any(span.start <= start and end <= span.end for span in touching)
            if not whole and all(start <= span.start and span.end <= end for span in touching):
                found.append((start, end))
        return found

    def give_back(self, key: str, reason: str, who: str) -> Mask:
        gone = next(span for span in self.spans if span.key == key)
        told = GivenBack(original=gone.original, kind=gone.kind, reason=reason, who=who)
        kept = tuple(span for span in self.spans if span.key != key)
        return self.model_copy(update={"spans": kept, "given_back": (*self.given_back, told)})

    def rename(self, alias: str, to: str) -> Mask:
        changed = (
            span.model_copy(update={"alias": to}) if span.alias == alias else span for span in self.spans
        )
        return self.model_copy(update={"spans": tuple(changed)})

    def again(self, fresh: Mask) -> Mask:
        """What people decided about this text, carried over to another version of it."""
        back = {told.original for told in self.given_back}
        own = dict.fromkeys(
            (span.original, span.alias, span.kind) for span in self.spans if span.by == BY_HAND
        )
        out = back | {original for original, _, _ in own}
        spans = tuple(span for span in fresh.spans if span.original not in out)
        made = fresh.model_copy(update={"spans": spans, "given_back": self.given_back})
        for each in own:
            made = made.hide(*each)
        return made


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand, spaces and line ends between their characters or not."""
    pattern = r"\s*".join(re.escape(char) for char in words if not char.isspace())
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []


def rule_of(span: Span) -> str:
    if span.by == BY_HAND:
        return "复核时认为能识别特定个人、单位"
    return RULES.get(Kind(span.kind), _OTHER_RULE)


def proposed(source: str, done: Redaction, parties: Parties) -> Mask:
    """The redactor's spans, each saying whether the case file knows the words or the text suggests them."""
    known = {_plain(name) for group in (*parties.people, *parties.firms) for name in group}
    known |= {_plain(text) for text in parties.texts}
    spans = (
        Span(
            start=span.start, end=span.end, kind=span.kind.value, original=span.original, alias=span.replacement,
            by=KNOWN if _plain(span.original) in known else FOUND,
        )
        for span in done.spans
    )  # fmt: skip
    return Mask(source=source, spans=tuple(spans))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", folded(text).text)
