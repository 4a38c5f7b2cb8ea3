"""PDF → text in reading order with a box for every letter. To be run inside the sandbox only."""

from __future__ import annotations

import contextlib
import gc
import re
from collections.abc import Iterator
from typing import Any

from parley.intake.compose import compose
from parley.intake.glyphs import Segment, segments
from parley.intake.layout import Line, lines
from parley.intake.paragraphs import Paragraph, paragraphs
from parley.intake.parsed import Parsed, capped, failed
from parley.intake.roles import mark
from parley.model import BlockKind
from parley.settings import Settings

_PASSWORD, _SECURITY = 4, 5
_SPARE = 20_000
_OCR = "run it through OCR (for example ocrmypdf), or ask for a version with text"
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_DULL = re.compile(r"(?i)untitled|microsoft word|\.(?:docx?|pdf|indd|qxd|rtf|odt)\b|^document\d*$|^slide|^print|^\W*$")


def parse(data: bytes, settings: Settings) -> Parsed:
    """What the PDF holds. Raises nothing for a bad file; a fault of PDFium itself ends the process it runs in."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        return _unopened(error)
    try:
        if count == 0:
            return failed("unsupported", "the PDF has no pages that can be found", "fetch it again; it may be cut off")
        with _uncollected():
            return _read(document, count, settings)
    finally:
        document.close()


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles of objects: the many small objects of a page make none, and the search costs a tenth."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _unopened(error: Any) -> Parsed:
    code = getattr(error, "err_code", None)
    if code == _PASSWORD or "password" in str(error).lower():
        return failed(
            "encrypted", "the PDF is locked with a password", "save it without one (for example qpdf --decrypt)"
        )
    if code == _SECURITY or "security" in str(error).lower():
        return failed("encrypted", "the PDF is locked in a way that is not known", "save it without protection")
    return failed("unsupported", "the PDF is damaged and cannot be opened", "fetch it again, or print it to a new PDF")


def _read(document: Any, count: int, settings: Settings) -> Parsed:
    pages: list[list[Paragraph]] = []
    sizes: list[tuple[float, float]] = []
    bare: list[int] = []
    broken: list[int] = []
    left = settings.max_characters
    for number in range(1, min(count, settings.max_pages) + 1):
        found, size, picture = _page(document, number, left)
        if found is None:
            broken.append(number)
        elif not found and picture:
            bare.append(number)
        pages.append(found or [])
        sizes.append(size)
        left -= sum(len(p.text) for p in found or [])
        if left <= 0:
            break
    mark(pages, [height for _, height in sizes])
    text, blocks, anchors, joints = compose(pages, sizes)
    tags = document.get_metadata_dict(skip_empty=True)
    parsed = Parsed(
        text=text,
        blocks=blocks,
        anchors=anchors,
        joints=joints,
        title=_title(tags.get("Title")),
        authors=_authors(tags.get("Author")),
        published=_date(tags.get("CreationDate")),
        pages=count,
    )
    return _judged(parsed, count, len(pages), bare, broken, settings)


def _page(document: Any, number: int, left: int) -> tuple[list[Paragraph] | None, tuple[float, float], bool]:
    """The paragraphs of a page (None: it cannot be read), its size, and whether it has pictures but no text."""
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return None, (0.0, 0.0), False
    try:
        size = page.get_size()
        # some letters of the page count for nothing in the text: the exact cut is made there
        found = segments(page, left + _SPARE)
        upright = [s for s in found if s.angle < 0.1]
        made = paragraphs(lines(upright), number) if upright else []
        if len(upright) < len(found):
            made.extend(_margin([s for s in found if s.angle >= 0.1], number, not upright))
        return made, size, not made and _has_pictures(page)
    except pypdfium2.PdfiumError:
        return None, (0.0, 0.0), False
    finally:
        page.close()


def _margin(turned: list[Segment], number: int, alone: bool) -> list[Paragraph]:
    """Text that runs up or down the page: a note in the margin, or, where there is nothing else, the page itself."""
    kind: BlockKind = "prose" if alone else "header"
    made = []
    for segment in turned:
        line = Line([segment], segment.left, segment.bottom, segment.right, segment.top, segment.size, segment.bold)
        made.append(line)
    paragraph = Paragraph(made, number, kind)
    paragraph.text = " ".join(line.text for line in made)
    return [paragraph] if paragraph.text.strip() else []


def _has_pictures(page: Any) -> bool:
    import pypdfium2.raw as raw

    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _judged(parsed: Parsed, count: int, read: int, bare: list[int], broken: list[int], settings: Settings) -> Parsed:
    """The outcome: no text at all, text of some pages only, or all of it."""
    import msgspec

    letters = sum(map(str.isalnum, parsed.text))
    if letters == 0:
        reason = "the pages are pictures without text" if bare else "no page has any text"
        return failed("no-text", reason, _OCR if bare else "look at it in a viewer; it may be empty or drawn")
    if len(_UNKNOWN.findall(parsed.text)) > 0.3 * letters:
        return failed("no-text", "the fonts do not say which letters they draw", _OCR)
    parsed = capped(parsed, settings.max_characters)
    if parsed.outcome != "ok":
        return parsed
    if read < count:
        reason, step = (
            f"only the first {read} of {count} pages were read",
            "raise the setting max_pages, or split the file",
        )
    elif broken:
        reason, step = f"{_listed(broken)} cannot be read", "fetch the file again, or print it to a new PDF"
    elif bare:
        reason, step = f"{_listed(bare)} holds pictures without text", _OCR
    else:
        return parsed
    return msgspec.structs.replace(parsed, outcome="partial", reason=reason, next_step=step)


def _listed(pages: list[int]) -> str:
    shown = ", ".join(str(p) for p in pages[:8]) + (", …" if len(pages) > 8 else "")
    return f"page {shown}" if len(pages) == 1 else f"each of the pages {shown}"


def _title(tag: str | None) -> str | None:
    """The title of the file's tags, unless it is the name of a program or a file."""
    text = " ".join((tag or "").replace("\x00", "").split())
    return text if 3 < len(text) <= 300 and not _DULL.search(text) else None


def _authors(tag: str | None) -> tuple[str, ...]:
    """The authors of the tags where they look like names of persons."""
    names = [" ".join(n.split()) for n in re.split(r"[;,&]| and | i ", (tag or "").replace("\x00", ""))]
    good = [n for n in names if re.fullmatch(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,4}", n) and n[0].isupper()]
    return tuple(good) if len(good) == len([n for n in names if n]) else ()


def _date(tag: str | None) -> str | None:
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)", tag or "")
    return "-".join(match.groups()) if match and match[1] > "1980" else None
