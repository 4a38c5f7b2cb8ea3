"""Words that lend an act a stance of their own, and give way to an act that has a word."""

from __future__ import annotations

import pytest

from parley.errors import KnowledgeError
from parley.model import Document, Event
from parley.reading import read
from parley.reading.lexicon import _frame


def events(text: str) -> list[Event]:
    return list(read(Document("d", "d", "test", "text/plain", text, language="en")).events)


def test_a_refused_proposal_is_an_agreement_refused() -> None:
    (event,) = events("Peru rejected a Chilean proposal.")
    assert (event.act, event.stance.kind) == ("agree", "refused")
    assert {a.code for a in event.actors} == {"PER", "CHL"}


def test_a_refusal_of_an_act_with_a_word_is_that_act() -> None:
    assert [(e.act, e.stance.kind) for e in events("Peru refused to visit Chile.")] == [("visit", "refused")]


def test_what_cannot_be_ruled_out_is_possible() -> None:
    (event,) = events("The release of the sailors cannot be ruled out.")
    assert (event.stance.kind, event.stance.polarity) == ("possible", "positive")


def test_a_stance_that_is_none_is_told() -> None:
    with pytest.raises(KnowledgeError, match="no meaning 'angry'"):
        _frame("obj=object stance=angry", "acts.tsv:1")
