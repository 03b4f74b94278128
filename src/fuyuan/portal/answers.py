"""What a visitor has typed so far, page by page and to the character, whether it is valid or not."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.datastructures import MultiValueDict

Raw = dict[str, list[str]]


@dataclass
class Answers:
    """``pages`` maps a page key ("identity.0") to the raw values of its fields; the rest are lists of things added.

    ``respondents``: {organ_id, name}; ``files``: {use, sha256, name, size, type, purpose, proves}.
    """

    pages: dict[str, Raw] = field(default_factory=dict)
    people: int = 1
    agents: int = 1
    respondents: list[dict[str, Any]] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def load(cls, text: str) -> "Answers":
        return cls(**json.loads(text)) if text else cls()

    def dump(self) -> str:
        return json.dumps(asdict(self))

    def raw(self, key: str) -> MultiValueDict[str, str] | None:
        stored = self.pages.get(key)
        return None if stored is None else MultiValueDict(stored)

    def keep(self, key: str, posted: Mapping[str, Any], names: set[str]) -> None:
        """Remember what was typed on a page: its own fields only."""
        values = posted.lists() if isinstance(posted, MultiValueDict) else posted.items()
        self.pages[key] = {name: list(each) for name, each in values if name in names}

    def value(self, key: str, name: str) -> str:
        """Return one raw value, "" when there is none."""
        values = self.pages.get(key, {}).get(name) or [""]
        return values[-1]

    def drop_person(self, index: int, kinds: tuple[str, ...], count: int) -> None:
        """Take out the pages of one person and move the later ones up."""
        for kind in kinds:
            rest = [self.pages.pop(f"{kind}.{n}", None) for n in range(count)]
            del rest[index]
            self.pages.update({f"{kind}.{n}": raw for n, raw in enumerate(rest) if raw is not None})

    @property
    def listed(self) -> list[tuple[str, int]]:
        """(name, number from 1) of everybody who applies."""
        return [(self.value(f"identity.{n}", "name") or "没有填写姓名", n + 1) for n in range(self.people)]
