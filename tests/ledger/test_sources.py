"""Who published, who is quoted, and how reliable each is held for."""

from __future__ import annotations

from tests.ledger.makers import entry
from tests.ledger.test_forecasts import Decision, foreseen

from parley.ledger import derive
from parley.ledger.forecasts import PART
from parley.ledger.sources import SourceRow, sources

TOLD = (
    entry("meet", "USA BLR", document="a", publisher="Wire", at=1),
    entry("release", "BLR", document="b", publisher="wire", published="2025-12-13", at=2, attribution="BelTA"),
    entry("release", "BLR", document="c", publisher="Paper", at=3, attribution="BelTA"),
)


def rows(*more: Decision) -> dict[str, SourceRow]:
    return {row.name: row for row in sources(TOLD, (), more)}  # type: ignore[arg-type]


def test_a_publisher_in_two_spellings_is_one():
    wire = rows()["Wire"]
    assert (wire.documents, wire.events, wire.first, wire.last) == (2, 2, "2025-09-12", "2025-12-13")


def test_an_agency_that_two_papers_quote_is_one_source():
    belta = rows()["BelTA"]
    assert (belta.documents, belta.quoted, belta.quoted_in) == (0, 2, 2)


def test_reliability_is_f_until_an_analyst_says_otherwise():
    assert {row.reliability for row in rows().values()} == {"F"}
    said = rows(Decision("belta", "D", "source.reliability"), Decision("Wire", "Z", "source.reliability"))
    assert (said["BelTA"].reliability, said["BelTA"].set_by, said["Wire"].reliability) == ("D", "ana", "F")


def test_forecasts_count_for_holder_and_publisher_once():
    made = derive([foreseen()], parts=(PART,)).forecasts
    assert [(row.name, row.score.forecasts) for row in sources([foreseen()], made)] == [("institute", 1)]


def test_the_order_of_arrival_plays_no_part():
    assert sources(TOLD) == sources(TOLD[::-1])
