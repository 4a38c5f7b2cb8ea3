from __future__ import annotations

import msgspec
import pytest

from parley.errors import DateError
from parley.ledger import Ledger, derive

from .makers import entry, thing


def acts(ledger: Ledger) -> list[tuple[str, str, int]]:
    return [(p.act, p.standing, len(p.entries)) for p in (*ledger.occurrences, *ledger.claims, *ledger.propositions)]


def test_two_documents_that_tell_of_one_release_give_one_occurrence() -> None:
    found = derive(
        [
            entry("release", "BLR", "2025-09-11", document="a", object=thing("52 prisoners", count=52)),
            entry("release", "BLR", "2025-09-11", document="b", object=thing("52 więźniów", count=52)),
        ]
    )
    assert acts(found) == [("release", "occurred", 2)]


def test_what_only_a_source_says_is_a_claim_until_a_document_asserts_it() -> None:
    claim = entry("attack", "RUS", "2025-09-10", document="a", attribution="Lithuania")
    assert acts(derive([claim])) == [("attack", "claimed", 1)]
    assert derive([claim]).claims[0].claimed_by == ("Lithuania",)
    assert acts(derive([claim, entry("attack", "RUS", "2025-09-10", document="b")])) == [("attack", "occurred", 2)]


def test_an_offer_is_answered_by_the_release_after_it_and_not_by_the_one_before() -> None:
    offer = entry("release", "BLR", stance="offered", document="a", object=thing("prisoners"))
    before = entry("release", "BLR", "2025-09-11", document="a", object=thing("52 prisoners", count=52))
    after = entry("release", "BLR", "2025-12-13", document="b", published="2025-12-13", object=thing("123", count=123))
    found = derive([offer, before, after])
    assert [(a.kind, a.by) for a in found.answers] == [("fulfils", "o" + after.id[1:])]


def test_a_day_shows_what_had_happened_and_what_was_held_by_then() -> None:
    told = [
        entry("lift", "USA", "2025-09-11", document="a"),
        entry("lift", "USA", "2025-11-05", document="b", published="2025-11-06"),
        entry("lift", "USA", stance="promised", document="b", published="2025-11-06"),
    ]
    assert len(derive(told, as_of="2025-10-01").occurrences) == 1
    assert derive(told, as_of="2025-10-01").propositions == ()
    assert len(derive(told, as_of="2025-11-06").propositions) == 1


def test_known_at_leaves_out_later_documents_and_those_of_unknown_date() -> None:
    told = [
        entry("lift", "USA", "2025-09-11", document="a"),
        entry("meet", "USA BLR", "2025-09-01", document="b", published="2025-11-06"),
        entry("call", "USA BLR", "2025-09-01", document="c", published=None),
    ]
    assert [p.act for p in derive(told, known_at="2025-10-01").occurrences] == ["lift"]
    with pytest.raises(DateError):
        derive(told, known_at="soon")


def test_a_ledger_is_written_as_json() -> None:
    found = derive([entry("release", "BLR", "2025-09-11", object=thing(count=52))])
    assert msgspec.json.decode(msgspec.json.encode(found))["occurrences"][0]["counts"][0]["value"] == 52
