"""Plain text and Markdown → text and blocks."""

from __future__ import annotations

from parley.intake.encoding import Decoded, decode
from parley.intake.parsed import Parsed, capped, failed
from parley.intake.text import blocks
from parley.settings import Settings


def parse(data: bytes, settings: Settings) -> Parsed:
    """What the bytes say as text; `unsupported` where they are none in any encoding that is known."""
    decoded = decode(data)
    if decoded is None:
        step = "save it as PDF, DOCX, HTML or plain text and read that"
        return failed("unsupported", "the bytes are no text and no format that is known", step)
    if not decoded.text.strip():
        step = "look at where it came from and fetch it again"
        return failed("no-text", "the file holds nothing but white space", step)
    return capped(_parsed(decoded, settings.max_characters), settings.max_characters)


def _parsed(decoded: Decoded, limit: int) -> Parsed:
    text = decoded.text[:limit]
    return Parsed(
        outcome="ok" if decoded.whole else "partial",
        reason=None if decoded.whole else "some bytes could not be read in its encoding",
        next_step=None if decoded.whole else "ask for the file in UTF-8",
        text=decoded.text,
        blocks=blocks(text),
        pages=1 + text.count("\f"),
        warnings=decoded.warnings,
    )
