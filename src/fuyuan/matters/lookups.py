"""Facts for guards, found when a guard first asks for them, then kept: most guards ask for none."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Lookups(Mapping[str, Any]):
    """A mapping whose values are looked up on first use::

    Lookups(duplicates=lambda: duplicates(application))
    """

    def __init__(self, **finders: Callable[[], Any]) -> None:
        self.finders, self.found = finders, dict[str, Any]()

    def __getitem__(self, name: str) -> Any:
        if name not in self.found:
            self.found[name] = self.finders[name]()
        return self.found[name]

    def get(self, name: str, default: Any = None) -> Any:
        """As a mapping's, without its detour through an exception."""
        return self[name] if name in self.finders else default

    def __iter__(self) -> Iterator[str]:
        return iter(self.finders)

    def __len__(self) -> int:
        return len(self.finders)
