"""Whether what is said to stand somewhere stands there: quotes in the text, characters on their page."""

from __future__ import annotations

import math
import struct

from parley.model import Document, Evidence, PageAnchors, Reading
from parley.store.verify.fault import Verified

#: How far a box may lie over the edge of its page, in points: marks of accents and bleeds do.
BLEED = 200.0


def check_spans(read: Reading, found: Verified) -> None:
    """The evidence of every event and assessment, every mention and every block."""
    document = read.document
    for event in read.events:
        _evidence(event.evidence, document, "event", event.id, found)
    for note in read.assessments:
        _evidence(note.evidence, document, "assessment", note.id, found)
    for one in read.mentions:
        if document.text[slice(*one.span)] != one.text:
            found.wrong("mention", document.id, f"{one.text!r} does not stand at {one.span[0]}–{one.span[1]}")
    for block in document.blocks:
        found.looked("block")
        start, end = block.span
        if not 0 <= start <= end <= len(document.text) or not 1 <= block.page <= document.pages:
            found.wrong("block", document.id, f"the {block.kind} at {start}–{end} is not in the text, or on no page")


def _evidence(evidence: Evidence, document: Document, kind: str, key: str, found: Verified) -> None:
    (start, end), (low, high) = evidence.sentence, evidence.trigger
    if document.text[start:end] != evidence.quote or not start < end:
        found.wrong(kind, document.id, f"the quote of {key} does not stand at {start}–{end}")
    if not start <= low < high <= end:
        found.wrong(kind, document.id, f"the word of {key} at {low}–{high} is not in its sentence")
    if document.page_at(start) != evidence.page and document.page_at(low) != evidence.page:
        found.wrong(kind, document.id, f"the quote of {key} is not on page {evidence.page}")


def check_page(page: PageAnchors, document: Document, found: Verified) -> None:
    """Four numbers a character, on the page or near it."""
    start, end = page.span
    count = end - start
    if not 0 <= start < end <= len(document.text) or not 1 <= page.page <= document.pages:
        found.wrong("anchor", document.id, f"page {page.page} has characters {start}–{end}, which are not in the text")
    elif len(page.boxes) != 16 * count:
        found.wrong("anchor", document.id, f"page {page.page} has {count} characters and not a box for each")
    else:
        odd = sum(not _fits(box, page) for box in struct.iter_unpack("<4f", page.boxes))
        if odd:
            found.wrong("anchor", document.id, f"{odd} characters of page {page.page} lie off it")


def _fits(box: tuple[float, ...], page: PageAnchors) -> bool:
    left, bottom, right, top = box
    wide, high = (-BLEED, page.width + BLEED), (-BLEED, page.height + BLEED)
    inside = wide[0] <= left <= right <= wide[1] and high[0] <= bottom <= top <= high[1]
    return all(map(math.isfinite, box)) and inside
