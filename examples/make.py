"""Makes the printed and the Word example from `source/`, the same bytes each time: python examples/make.py [FOLDER].

The commentary is set in two columns with hyphens at line ends; its lead box is drawn last, as layout programs do, so
that a reader that trusts the order of drawing reads it last. Nothing is compressed, so the bytes do not hang on the
version of zlib.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
WIDTH, HEIGHT, MARGIN, GAP = 595, 842, 54, 22
COLUMN = (WIDTH - 2 * MARGIN - GAP) / 2
SIZE, LEADING = 11, 15.4
VOWELS = "aąeęioóuyAĄEĘIOÓUY"
ONSETS = ("ch", "cz", "dz", "dź", "dż", "rz", "sz", "st", "pr", "tr", "br", "kr", "gr")


@dataclass
class Source:
    """A source file: `facts` by name, the text as (kind, text), links by number."""

    facts: dict[str, str] = field(default_factory=dict)
    parts: list[tuple[str, str]] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)


def load(path: Path) -> Source:
    source = Source()
    for block in path.read_text("utf-8").strip().split("\n\n"):
        link = re.match(r"\[\d\] ", block)
        if re.match(r"[a-z]+: ", block):
            source.facts.update(line.split(": ", 1) for line in block.splitlines())
        elif link:
            source.links.update(line[1:].split("] ", 1) for line in block.splitlines())
        else:
            mark = next((m for m in ("## ", "> ", "| ") if block.startswith(m)), "")
            source.parts.append((mark.strip() or "p", block.removeprefix(mark) if mark != "| " else block))
    return source


# ---- the commentary: PDF ----


@dataclass
class Line:
    """A line of a column: its words, and whether it is set to the full width."""

    words: list[str]
    font: str = "Body"
    full: bool = False
    gap: float = 0.0


def breaks(word: str) -> Iterator[int]:
    """Where a Polish word may be broken: before a consonant, or two that begin a syllable, with a vowel after it."""
    for at in range(2, len(word) - 2):
        head, tail = word[:at], word[at:]
        if not (head.isalpha() and tail.rstrip(".,:;”)").isalpha()) or word.isupper() or word[0].isupper():
            continue
        onset = re.match(rf"[^{VOWELS}]*", tail)[0]
        starts = len(onset) == 1 or onset in ONSETS
        if starts and any(c in VOWELS for c in head) and head[-2:] not in ONSETS:
            yield at


def measure(text: str, font: str, size: float) -> float:
    """How wide the text is, the numbers of notes small."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    notes = "".join(re.findall(r"\[(\d)\]", text))
    return stringWidth(re.sub(r"\[\d\]", "", text), font, size) + stringWidth(notes, font, 0.6 * size)


def wrap(text: str, width: float, font: str, size: float) -> list[Line]:
    """The text as lines, words broken where much room would be left."""

    def room(words: list[str]) -> float:
        return width - measure(" ".join(words), font, size)

    lines, held = [], []
    for word in text.split():
        if room([*held, word]) >= 0:
            held.append(word)
            continue
        cut = _cut(word, held, room)
        if cut:
            held.append(cut if cut.endswith("-") else cut + "-")
            word = word[len(cut) :]
        lines.append(Line(held, font, full=True))
        held = [word]
    return [*lines, Line(held, font)]


def _cut(word: str, held: list[str], room) -> str:
    """The longest beginning of the word that still fits, "" where none does or little would be gained."""
    if room(held) < 24:
        return ""
    at = word.find("-") + 1
    places = [at] if at else list(breaks(word))
    fitting = [p for p in places if room([*held, word[:p] + ("" if word[:p].endswith("-") else "-")]) >= 0]
    return word[: max(fitting)] if fitting else ""


class Press:
    """Puts lines on pages."""

    def __init__(self, source: Source, target: io.BytesIO) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        for name, file in (("Body", "Regular"), ("Bold", "Bold"), ("Italic", "Italic")):
            pdfmetrics.registerFont(TTFont(name, str(files("font_caladea") / "files" / f"Caladea-{file}.ttf")))
        self.source, self.page = source, 1
        self.canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=0, lang="pl")
        self.canvas.setTitle(source.facts["title"])
        self.canvas.setAuthor(source.facts["author"])

    def text(self, x: float, y: float, words: str, font: str = "Body", size: float = SIZE) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, words)

    def line(self, line: Line, x: float, y: float, width: float, size: float = SIZE) -> None:
        """A line, spread to the width where it is full; numbers of notes small and raised."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        spare = width - measure(" ".join(line.words), line.font, size)
        spread = spare / max(1, len(line.words) - 1) if line.full else 0
        written = self.canvas.beginText(x, y)
        for word in line.words:
            written.setTextOrigin(x, y)
            for piece in re.split(r"(\[\d\])", word):
                note = re.fullmatch(r"\[(\d)\]", piece)
                font_size = 0.6 * size if note else size
                written.setFont(line.font, font_size)
                written.setRise(0.36 * size if note else 0)
                written.textOut(note[1] if note else piece)
                x += stringWidth(note[1] if note else piece, line.font, font_size)
            written.setFont(line.font, size)
            written.setRise(0)
            written.textOut(" ")
            x += stringWidth(" ", line.font, size) + spread
        self.canvas.drawText(written)

    def column(self, lines: list[Line], x: float, top: float) -> float:
        y = top
        for at, line in enumerate(lines):
            y -= LEADING + (line.gap if at else 0)
            self.line(line, x, y, COLUMN, SIZE + 1 if line.font == "Bold" else SIZE)
        return y

    def frame(self) -> None:
        """The running header with rule, and the number of the page."""
        facts, top = self.source.facts, HEIGHT - 40
        self.text(MARGIN, top, facts["masthead"], "Bold", 9)
        self.text(MARGIN + 150, top, facts["number"], "Body", 9)
        self.text(MARGIN + 260, top, facts["date"], "Body", 9)
        self.canvas.setFont("Italic", 9)
        self.canvas.drawRightString(WIDTH - MARGIN, top, facts["publisher"])
        self.canvas.line(MARGIN, top - 6, WIDTH - MARGIN, top - 6)
        self.canvas.setFont("Body", 9)
        self.canvas.drawCentredString(WIDTH / 2, 30, str(self.page))

    def notes(self, numbers: list[str], bottom: float) -> None:
        y = bottom + 9.5 * (len(numbers) - 1)
        self.canvas.line(MARGIN, y + 13, MARGIN + 90, y + 13)
        for number in numbers:
            address = self.source.links[number]
            self.text(MARGIN, y, f"{number} {address}", "Body", 7.5)
            self.canvas.linkURL(address, (MARGIN, y - 2, MARGIN + 240, y + 8))
            y -= 9.5

    def box(self, lines: list[Line], top: float) -> None:
        """The lead, in a box as wide as the page."""
        height = LEADING * len(lines) + 18
        self.canvas.setFillGray(0.92)
        self.canvas.rect(MARGIN, top - height, WIDTH - 2 * MARGIN, height, stroke=0, fill=1)
        self.canvas.setFillGray(0)
        for at, line in enumerate(lines):
            y = top - 8 - LEADING * (at + 1) + 2
            self.line(line, MARGIN + 12, y, WIDTH - 2 * MARGIN - 24, SIZE + 1)

    def turn(self) -> None:
        self.canvas.showPage()
        self.page += 1


def _set(source: Source) -> list[Line]:
    """Headings and paragraphs as the lines of one long column."""
    lines: list[Line] = []
    for kind, text in source.parts:
        if kind == ">":
            continue
        font = "Bold" if kind == "##" else "Body"
        made = wrap(text, COLUMN, font, SIZE + 1 if font == "Bold" else SIZE)
        made[0].gap = 9 if kind == "##" else 4
        lines += made
    return lines


def _fill(lines: list[Line], height: float) -> int:
    """How many lines go into a column of this height; no heading stays alone at its foot."""
    used, count = 0.0, 0
    for at, line in enumerate(lines):
        used += LEADING + (line.gap if at else 0)
        if used > height:
            break
        count += 1
    while count and count < len(lines) and lines[count - 1].font == "Bold":
        count -= 1
    return count


def _even(lines: list[Line]) -> float:
    """The height at which two columns hold all lines."""
    height = sum(LEADING + line.gap for line in lines) / 2
    while _fill(lines[_fill(lines, height) :], height) < len(lines) - _fill(lines, height):
        height += 2
    return height


def commentary(source: Source) -> bytes:
    target = io.BytesIO()
    press = Press(source, target)
    lines, right = _set(source), MARGIN + COLUMN + GAP
    lead = next(text for kind, text in source.parts if kind == ">")
    boxed = wrap(lead, WIDTH - 2 * MARGIN - 24, "Bold", SIZE + 1)
    press.frame()
    press.text(MARGIN, HEIGHT - 112, source.facts["title"], "Bold", 23)
    press.text(MARGIN, HEIGHT - 134, f"Autor: {source.facts['author']}", "Italic", 10)
    notes: list[str] = []
    top = HEIGHT - 156 - LEADING * len(boxed) - 18 - 8
    for x in (MARGIN, right):
        count = _fill(lines, top - 118)
        press.column(lines[:count], x, top)
        shown, lines = lines[:count], lines[count:]
        notes += re.findall(r"\[(\d)\]", " ".join(w for s in shown for w in s.words))
    press.notes(notes, 58)
    press.box(boxed, HEIGHT - 156)
    press.turn()
    press.frame()
    top, count = HEIGHT - 62, _fill(lines, _even(lines))
    foot = min(press.column(lines[:count], MARGIN, top), press.column(lines[count:], right, top))
    left = [number for number in source.links if number not in notes]
    if left:
        press.notes(left, foot - 46)
    press.canvas.line(MARGIN, 132, WIDTH - MARGIN, 132)
    for at, line in enumerate(wrap(source.facts["editors"], WIDTH - 2 * MARGIN, "Body", 7.5)):
        press.text(MARGIN, 120 - 9.5 * at, " ".join(line.words), "Body", 7.5)
    press.turn()
    press.canvas.save()
    return target.getvalue()


# ---- the memo: Word ----


def memo(source: Source) -> bytes:
    import docx

    document = docx.Document()
    facts = source.facts
    day = datetime.strptime(facts["date"], "%d %B %Y")
    tags = document.core_properties
    tags.title, tags.author, tags.language, tags.comments = facts["title"], facts["author"], "en-GB", ""
    tags.created = tags.modified = day
    header = document.sections[0].header.paragraphs[0]
    header.text = f"{facts['masthead']}\t{facts['number']}\t{facts['date']}"
    document.add_paragraph(facts["title"], style="Title")
    document.add_paragraph(f"By {facts['author']}")
    for kind, text in source.parts:
        if kind == "##":
            document.add_heading(text, level=1)
        elif kind == "|":
            _table(document, text)
        else:
            document.add_paragraph(text)
    held = io.BytesIO()
    document.save(held)
    return _undated(held)


def _table(document, text: str) -> None:
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in text.splitlines() if "---" not in row]
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            table.cell(at, place).text = cell


UNUSED = ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml", "customXml/")


def _undated(held: io.BytesIO) -> bytes:
    """The same package with members in order, not packed, without what is not used and without the time of writing."""
    target = io.BytesIO()
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as new:
        names = [name for name in old.namelist() if not name.startswith(UNUSED)]
        for name in ("[Content_Types].xml", *sorted(set(names) - {"[Content_Types].xml"})):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            new.writestr(info, _slim(old.read(name)) if name.endswith((".xml", ".rels")) else old.read(name))
    return target.getvalue()


def _slim(data: bytes) -> bytes:
    """XML of the package without table styles and without what refers to members that are left out."""
    data = re.sub(
        rb'<w:style (?=[^>]*w:type="table")(?![^>]*TableGrid|[^>]*TableNormal).*?</w:style>', b"", data, flags=re.S
    )
    data = re.sub(rb"<w:latentStyles.*?</w:latentStyles>", b"", data, flags=re.S)
    return re.sub(rb"<(?:Relationship|Override) [^>]*(?:thumbnail|stylesWithEffects|customXml)[^>]*/>", b"", data)


MADE = {
    "komentarz-rozmowy-w-minsku.pdf": (commentary, "komentarz-rozmowy-w-minsku.md"),
    "memo.docx": (memo, "memo.md"),
    "story/2025-09-19-client-note.docx": (memo, "story/2025-09-19-client-note.md"),
    "story/2025-12-14-komentarz-potas.pdf": (commentary, "story/2025-12-14-komentarz-potas.md"),
    "story/2025-12-17-client-note.docx": (memo, "story/2025-12-17-client-note.md"),
}


def main(folder: Path = HERE) -> None:
    (folder / "story").mkdir(exist_ok=True)
    for name, (make, source) in MADE.items():
        (folder / name).write_bytes(make(load(SOURCE / source)))


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
