"""Rows of a chronology: their days, and what they lend to events that name none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ledger.makers import entry

from parley.errors import InputError
from parley.ledger.chronology import columns, dated, document
from parley.model import Reading

ROWS = [["Dzień", "Opis"], ["2025-09-11", "Białoruś uwolniła 52 osoby."], ["wkrótce", "Nic."], ["", ""]]


def test_usual_heads_are_known_in_both_languages_and_others_said():
    assert columns(["Opis", "Dzień"], {}) == {"date": 1, "what": 0}
    assert columns(["A", "B"], {"date": "b", "what": "A"}) == {"date": 1, "what": 0}
    with pytest.raises(InputError, match="no column for what"):
        columns(["Data", "B"], {})


def test_rows_are_paragraphs_with_their_days():
    made, rows = document(b"x", "c.csv", ROWS, {"date": 0, "what": 1}, "pl")
    assert [made.text[slice(*row.span)] for row in rows] == ["2025-09-11: Białoruś uwolniła 52 osoby.", "wkrótce: Nic."]
    assert [(row.number, row.day) for row in rows] == [(2, "2025-09-11"), (3, None)]
    assert [made.text[slice(*block.span)] for block in made.blocks] == [made.text[slice(*row.span)] for row in rows]
    assert made.published is not None
    assert made.published.edtf == "2025-09-11"


def test_a_row_lends_its_day_to_what_happened_and_names_none():
    made, rows = document(b"x", "c.csv", ROWS, {"date": 0, "what": 1}, "pl")
    told = entry("release", "BLR", at=20).event
    promised = entry("release", "BLR", at=22, stance="promised").event
    own = entry("release", "BLR", "2025-09-10", at=24).event
    reading, silent = dated(Reading(replace(made), (told, promised, own)), rows)
    assert [event.when.edtf if event.when else None for event in reading.events] == ["2025-09-11", None, "2025-09-10"]
    assert silent == (3,)
