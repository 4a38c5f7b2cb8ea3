"""The ledger is the same for any order of arrival, for documents that come and go, and for all at once."""

from __future__ import annotations

from dataclasses import fields

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.ledger import Deriver, Ledger, derive
from parley.ledger.bounds import subject
from parley.ledger.entries import Entry
from parley.store import Decision

from .generated import dossiers
from .makers import entry, thing

Dossier = list[list[Entry]]


def flat(documents: Dossier) -> list[Entry]:
    return [e for document in documents for e in document]


def same(one: Ledger, other: Ledger) -> None:
    for part in fields(Ledger):
        assert getattr(one, part.name) == getattr(other, part.name), part.name
    assert msgspec.json.encode(one) == msgspec.json.encode(other)


@st.composite
def decided(draw: st.DrawFn, documents: Dossier) -> list[Decision]:
    ids = [e.id for e in flat(documents)]
    found = []
    for key in range(1, draw(st.integers(0, 4)) + 1):
        one, other = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
        kind = draw(st.sampled_from(("occurrence.same", "occurrence.apart")))
        found.append(Decision(key, str(key), "2025-12-01", "ann", kind, subject(one, other)))
    return found


@given(dossiers(), st.data())
@settings(max_examples=80, deadline=None)
def test_any_order_of_arrival_gives_one_ledger(documents: Dossier, data: st.DataObject) -> None:
    decisions = data.draw(decided(documents))
    shuffled = data.draw(st.permutations(documents))
    whole = derive(flat(documents), decisions)
    same(derive(flat(shuffled), decisions), whole)
    piecemeal = Deriver(decisions)
    for document in shuffled:
        piecemeal.add(document)
        piecemeal.ledger()
    same(piecemeal.ledger(), whole)


@given(dossiers(), st.data())
@settings(max_examples=80, deadline=None)
def test_documents_taken_out_leave_no_trace(documents: Dossier, data: st.DataObject) -> None:
    decisions = data.draw(decided(documents))
    gone = data.draw(st.sets(st.sampled_from(range(len(documents)))))
    deriver = Deriver(decisions)
    deriver.add(flat(documents))
    deriver.ledger()
    for number in sorted(gone):
        deriver.remove(f"d{number}")
        deriver.ledger()
    same(deriver.ledger(), derive([e for n, d in enumerate(documents) if n not in gone for e in d], decisions))


@given(dossiers())
@settings(max_examples=40, deadline=None)
def test_a_document_read_again_changes_nothing(documents: Dossier) -> None:
    deriver = Deriver()
    deriver.add(flat(documents))
    before = deriver.ledger()
    deriver.add(documents[0])
    same(deriver.ledger(), before)


@given(dossiers(), st.sampled_from(("2025-09-11", "2025-10-15", "2026-01-01")))
@settings(max_examples=50, deadline=None)
def test_as_of_a_late_day_is_the_ledger_itself_and_earlier_days_show_less(documents: Dossier, day: str) -> None:
    entries = flat(documents)
    whole, late, then = derive(entries), derive(entries, as_of="9999-12-31"), derive(entries, as_of=day)
    for part in fields(Ledger):
        if part.name not in ("as_of", "balance", "measures", "forecasts"):  # their words tell of the day asked for
            assert getattr(late, part.name) == getattr(whole, part.name), part.name
    assert {p.id for p in then.occurrences} <= {p.id for p in whole.occurrences}
    assert all(p.window is None or p.window[0] <= day for p in then.occurrences)
    assert {p.id for p in then.propositions} <= {p.id for p in whole.propositions}


@given(dossiers())
@settings(max_examples=50, deadline=None)
def test_every_telling_stands_in_exactly_one_proposition(documents: Dossier) -> None:
    found = derive(flat(documents))
    told = [e.id for p in (*found.occurrences, *found.claims, *found.propositions) for e in p.entries]
    assert sorted(told) == sorted(e.id for e in flat(documents))


@given(dossiers(), st.sampled_from(("2025-09-11", "2025-10-15")))
@settings(max_examples=40, deadline=None)
def test_known_at_is_the_ledger_of_the_documents_known_by_then(documents: Dossier, day: str) -> None:
    entries = flat(documents)
    then = [e for e in entries if e.source.known is not None and e.source.known <= day]
    one, other = derive(entries, known_at=day), derive(then)
    for part in fields(Ledger):
        if part.name != "known_at":
            assert getattr(one, part.name) == getattr(other, part.name), part.name


def test_one_more_document_leaves_what_it_does_not_touch_as_it_is() -> None:
    deriver = Deriver()
    deriver.add([entry("release", "BLR", "2025-09-11", document="a", object=thing(count=52))])
    deriver.add([entry("meet", "POL RUS", "2025-09-11", document="b")])
    (talks,) = [p for p in deriver.ledger().occurrences if p.act == "meet"]
    deriver.add([entry("release", "BLR", "2025-09-11", document="c", object=thing(count=52))])
    after = deriver.ledger()
    assert next(p for p in after.occurrences if p.act == "meet") is talks
    assert [len(p.entries) for p in after.occurrences if p.act == "release"] == [2]
