"""Pages of PDFs as pictures with marks, written as PNG files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from parley.errors import InputError, NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parley.intake import Taken
    from parley.intake.drawing import Mark
    from parley.model import Event, PageAnchors
    from parley.settings import Settings

#: Dots across a page.
WIDE = 1240
#: Red, green, blue of the roles; see `marked.STYLES`.
_COLOURS = {
    "act": (200, 30, 30),
    "when": (30, 140, 50),
    "person": (190, 140, 0),
    "actor": (30, 70, 200),
    "recipient": (0, 140, 160),
    "holder": (150, 40, 150),
    "attribution": (150, 40, 150),
    "object": (190, 140, 0),
    "grounds": (110, 110, 110),
}
_SENTENCE = (250, 200, 0)


def of_layout(taken: Taken, data: bytes, folder: Path, settings: Settings) -> Iterator[Path]:
    """Each page of a document with its blocks, as `<id>-<page>.png` in `folder`. InputError where it has no pages."""
    from parley.intake.drawing import of_blocks

    document = taken.document
    _check(document.media_type, taken.anchors)
    marks = {page.page: of_blocks(document.blocks, page.page) for page in taken.anchors}
    return _written(document.id, data, taken.anchors, marks, folder, settings)


def of_event(
    event: Event,
    name: str,
    data: bytes | None,
    kind: str,
    anchors: Sequence[PageAnchors],
    folder: Path,
    settings: Settings,
) -> Iterator[Path]:
    """Each page that the event's sentence stands on, its words marked, as `<name>-<page>.png` in `folder`.

    NotFound where the document's bytes were not kept, InputError where it has no pages.
    """
    _check(kind, anchors)
    if data is None:
        raise NotFound("the document's bytes are not in the dossier", "read it again")
    marks = _marks(event, anchors)
    return _written(name, data, [page for page in anchors if page.page in marks], marks, folder, settings)


def _check(kind: str, anchors: Sequence[PageAnchors]) -> None:
    from parley.intake.kinds import PDF

    if kind != PDF or not anchors:
        raise InputError("the document has no pages that could be drawn", "look at it with: parley text FILE --blocks")


def _marks(event: Event, anchors: Sequence[PageAnchors]) -> dict[int, list[Mark]]:
    from parley.cli import marked
    from parley.intake.boxes import boxes
    from parley.intake.drawing import Mark

    made: dict[int, list[Mark]] = {}
    for page, box in boxes(event.evidence.sentence, anchors):
        made.setdefault(page, []).append(Mark(box, _SENTENCE))
    for role, span in marked.marks(event):
        for number, (page, box) in enumerate(boxes(span, anchors)):
            made.setdefault(page, []).append(Mark(box, _COLOURS[role], "" if number else role))
    return made


def _written(
    name: str,
    data: bytes,
    anchors: Sequence[PageAnchors],
    marks: Mapping[int, list[Mark]],
    folder: Path,
    settings: Settings,
) -> Iterator[Path]:
    from parley.intake.drawing import over
    from parley.intake.sandbox import draw_apart

    if not folder.is_dir():
        raise NotFound(f"no such folder: {folder}", "make it first, or name another with --to")
    for page in anchors:
        drawn = draw_apart(data, page.page, WIDE, settings)
        if not drawn.image:
            raise InputError(
                f"page {page.page} cannot be drawn: {drawn.reason}", drawn.next_step or "look at it as text"
            )
        path = folder / f"{name}-{page.page}.png"
        try:
            path.write_bytes(over(drawn.image, (page.width, page.height), marks.get(page.page, [])))
        except OSError as error:
            raise InputError(f"{path} cannot be written: {error.strerror}", "name another folder with --to") from None
        yield path
