"""(made next)"""

from __future__ import annotations

from parley.intake.parsed import Parsed, failed
from parley.settings import Settings


def parse_apart(data: bytes, kind: str, settings: Settings) -> Parsed:
    """Not yet."""
    return failed("unsupported", "not yet read", "wait")
