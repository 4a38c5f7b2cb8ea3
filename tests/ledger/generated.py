"""Dossiers made up: documents of a few events over few days, sides and things, so that much of it meets."""

from __future__ import annotations

from hypothesis import strategies as st

from parley.ledger.entries import Entry

from .makers import entry, thing

ACTS = ("release", "pardon", "detain", "meet", "visit", "negotiate", "lift", "impose", "release", "meet")
STANCES = ("asserted",) * 6 + ("denied", "promised", "offered", "demanded", "expected", "planned", "refused")
SIDES = ("BLR", "USA", "USA BLR", "")
DAYS = ("2025-09-10", "2025-09-11", "2025-09-12", "2025-09", "2025", "2025-06-21/2025-09-11", "../2025-09-01", None)
PUBLISHED = ("2025-09-11", "2025-09-12", "2025-10-02", "2025-12-14", "2025", None)
NAMES = ("Ala Pawłowska", "Jan Nowik", "Jan Novik")
LINKS = ("same_as", "exchange", "result", "condition", "before")


@st.composite
def _events(draw: st.DrawFn, document: str, published: str | None) -> list[Entry]:
    found: list[Entry] = []
    for at in range(draw(st.integers(1, 5))):
        act = draw(st.sampled_from(ACTS))
        stance = draw(st.sampled_from(STANCES))
        more = {}
        if act in ("release", "pardon", "detain"):
            people = draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
            count = draw(st.sampled_from((None, 3, 52, 60)))
            parts = draw(st.sampled_from(((), (3,))))
            more["object"] = thing("prisoners", people=people, count=count, parts=parts)
        elif act in ("lift", "impose"):
            target = draw(st.sampled_from((None, "Belavia", "Belaruskali")))
            more["object"] = thing("sanctions", "measure", target=target, measure="sanctions")
        else:
            more["ordinal"] = draw(st.sampled_from((None, None, 2, 4)))
        if found and draw(st.booleans()):
            more["links"] = ((draw(st.sampled_from(LINKS)), draw(st.sampled_from(found))),)
        if stance == "asserted" and draw(st.integers(0, 4)) == 0:
            more["attribution"] = "Radio"
        sides, day = draw(st.sampled_from(SIDES)), draw(st.sampled_from(DAYS))
        told = {"document": document, "published": published, "at": 10 * at, "stance": stance, **more}
        found.append(entry(act, sides, day, **told))
    return found


@st.composite
def dossiers(draw: st.DrawFn) -> list[list[Entry]]:
    """Documents, each with its entries."""
    return [draw(_events(f"d{number}", draw(st.sampled_from(PUBLISHED)))) for number in range(draw(st.integers(1, 6)))]
