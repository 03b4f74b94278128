"""Redaction: text in, text out, and every span that was replaced. Pure Python: no framework, no database, no clock.

`redact(text, parties)` proposes; `leaks.find_leaks` looks over the finished text another way; a person decides.
"""

from .model import Kind, Redaction, Span
from .parties import Parties
from .redactor import redact

__all__ = ["Kind", "Parties", "Redaction", "Span", "redact"]
