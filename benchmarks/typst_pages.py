"""Layouts of our own set by typst, with the sentences that each holds in their right order."""

from __future__ import annotations

import random
from collections.abc import Iterator

import typst

SYLLABLES = "ka ne mor tal vi se ron da ber li gu pre con sta fi ment ter lo".split()
HEAD = """#set page(width: 595pt, height: 842pt, margin: (x: 50pt, y: 60pt){extra})
#set text(size: 9.5pt, font: "Libertinus Serif", hyphenate: true, lang: "en")
#set par(justify: true)
"""


class Prose:
    """Sentences, each different, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.made: list[str] = []

    def sentence(self) -> str:
        words = ["".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 5))) for _ in range(11)]
        text = f"Item {len(self.made) + 1} " + " ".join(words) + "."
        self.made.append(text)
        return text

    def paragraphs(self, count: int, sentences: int = 5) -> str:
        return "\n\n".join(" ".join(self.sentence() for _ in range(sentences)) for _ in range(count)) + "\n\n"


def _set(body: str, extra: str = "") -> bytes:
    return bytes(typst.compile((HEAD.format(extra=extra) + body).encode(), format="pdf"))


def columns(prose: Prose, count: int) -> str:
    return f"#columns({count}, gutter: 14pt)[\n{prose.paragraphs(14 * count // 2)}]"


def lead_over_columns(prose: Prose) -> str:
    """The lead is placed after the columns in the source, so it is drawn last, at the head of the page."""
    lead = " ".join(prose.sentence() for _ in range(3))
    body = prose.paragraphs(9)
    box = f"#place(top + left, block(width: 100%, inset: 8pt, fill: luma(235))[*{lead}*])"
    return f"#v(90pt)\n#columns(2)[\n{body}]\n{box}"


def side_notes(prose: Prose) -> str:
    notes = " ".join(prose.sentence() for _ in range(5))
    body = prose.paragraphs(7)
    return f"#grid(columns: (120pt, 1fr), gutter: 18pt, text(size: 8pt)[{notes}], [{body}])"


def footnotes(prose: Prose) -> str:
    """Notes are no part of the prose: they stand in the truth nowhere."""
    parts = []
    for number in range(4):
        parts.append(prose.paragraphs(1).strip() + f"#footnote[See the annex {number}, page {number + 30}.]")
    return "#columns(2)[\n" + "\n\n".join(parts) + "\n\n" + prose.paragraphs(5) + "]"


def figures(prose: Prose) -> str:
    first = prose.paragraphs(3)
    drawing = "#figure(rect(width: 80%, height: 60pt), caption: [The strait in winter])"
    return f"#columns(2)[\n{first}{drawing}\n\n{prose.paragraphs(6)}]"


def running_heads(prose: Prose) -> str:
    return f"#columns(2)[\n{prose.paragraphs(26)}]"


ALTERNATING = (
    ", header: context if calc.odd(here().page()) [#align(right)[Review of the Isles]] else [No. 4 (2031)]"
    ', numbering: "1"'
)


def layouts() -> Iterator[tuple[str, bytes, list[str]]]:
    """Name, PDF and sentences in order."""
    made = {
        "one column": (lambda p: p.paragraphs(9), ""),
        "two columns": (lambda p: columns(p, 2), ""),
        "three columns": (lambda p: columns(p, 3), ""),
        "lead drawn last": (lead_over_columns, ""),
        "side notes": (side_notes, ""),
        "footnotes": (footnotes, ""),
        "figure with caption": (figures, ""),
        "alternating running heads": (running_heads, ALTERNATING),
    }
    for seed, (name, (make, extra)) in enumerate(made.items()):
        prose = Prose(seed)
        body = make(prose)
        yield name, _set(body, extra), prose.made
