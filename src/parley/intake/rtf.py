"""RTF → its text, by `striprtf`; rows of tables keep their cells; what the file says of itself."""

from __future__ import annotations

import re

from parley.intake.parsed import Parsed, capped, failed
from parley.intake.text import blocks
from parley.settings import Settings

_ROW = re.compile(r"^.*\|$", re.MULTILINE)
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_FACT = r"\{\\%s\s+([^{}]{1,300})\}"


def parse(data: bytes, settings: Settings) -> Parsed:
    """What the file holds; pictures and objects in it are passed over."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    try:
        text = rtf_to_text(source, errors="replace")
    except (UnicodeError, LookupError, ValueError, IndexError):
        return failed("unsupported", "the RTF file is damaged and cannot be read", "open it and save it again")
    # striprtf ends each cell with a bar; a tab stands between cells in every format
    text = _ROW.sub(lambda row: "\t".join(row[0].split("|")[:-1]), re.sub(r"\r\n?", "\n", text)).strip()
    text = re.sub(r"[\x00-\x08\x0b\x0e-\x1f]", "", text)
    if not any(c.isalnum() for c in text):
        return failed("no-text", "the file has no text, perhaps only pictures", "run its pictures through OCR")
    created = _CREATED.search(source)
    author = _fact(source, "author") or ""
    parsed = Parsed(
        text=text,
        blocks=blocks(text[: settings.max_characters]),
        title=_fact(source, "title"),
        authors=(author,) if len(author.split()) > 1 else (),
        published="{}-{:0>2}-{:0>2}".format(*created.groups()) if created else None,
    )
    return capped(parsed, settings.max_characters)


def _fact(source: str, name: str) -> str | None:
    from striprtf.striprtf import rtf_to_text

    found = re.search(_FACT % name, source)
    if found is None:
        return None
    text = rtf_to_text("{\\rtf1\\ansi " + found[1] + "}", errors="replace")
    return " ".join(text.split()) or None
