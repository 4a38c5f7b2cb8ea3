"""`parley timeline`, `rounds`, `exchanges`, `measures`, `people`, `figures`, `balance`, `contradictions`: what follows from the whole dossier.

All take the same options and print in the same ways; a verb is a part of the ledger, a row for its items, and a sentence.
"""

from __future__ import annotations

from collections.abc import Callable

from parley.cli import rows
from parley.cli.asking import (
    ActOption,
    ActorOption,
    AsCsv,
    AsDocx,
    AsJson,
    Asked,
    AsOf,
    AsXlsx,
    Evidence,
    KnownAt,
    Row,
    Since,
    Until,
    answer,
    one_way,
)
from parley.cli.options import DEFAULT_DOSSIER, DossierOption, edtf


def verb(part: str, row: Row, says: str) -> Callable[..., None]:
    """The verb that prints a part of the ledger: its name, the row of an item, the sentence of its help."""

    def ask(
        dossier: DossierOption = DEFAULT_DOSSIER,
        as_of: AsOf = None,
        known_at: KnownAt = None,
        actor: ActorOption = None,
        act: ActOption = None,
        since: Since = None,
        until: Until = None,
        evidence: Evidence = False,
        as_json: AsJson = False,
        as_csv: AsCsv = False,
        as_xlsx: AsXlsx = None,
        as_docx: AsDocx = None,
    ) -> None:
        one_way(as_json, as_csv, as_xlsx, as_docx)
        days = edtf(as_of), edtf(known_at), edtf(since), edtf(until)
        who, acts = tuple(actor or ()), tuple(act or ())
        answer(part, row, Asked(dossier, *days, who, acts, as_json, as_csv, evidence, as_xlsx, as_docx))

    ask.__name__, ask.__doc__ = part, says
    return ask


timeline = verb("timeline", rows.happening, "What happened, or is claimed to have, in the order of time.")
rounds = verb("rounds", rows.meeting, "Rounds of talks by parties, in order, with what their numbers say is missing.")
exchanges = verb("exchanges", rows.exchange, "Who gave what for what, and how far each side has come.")
people = verb("people", rows.person, "Who is held, convicted, freed, gone or dead; by name, and groups by count.")
measures = verb("measures", rows.measure, "Measures: whether each is in force on the day, and the steps of its life.")
figures = verb(
    "figures", rows.figure, "Counts of one thing side by side: which agree, which are disputed, who says which."
)
balance = verb("balance", rows.owed, "What was promised, offered or announced and is not given yet.")
contradictions = verb("contradictions", rows.contradiction, "What cannot all be so, with the words of both sides.")

VERBS = (timeline, rounds, exchanges, measures, people, figures, balance, contradictions)
