"""Who acts, is acted upon, holds a stance or is quoted."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model.evidence import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A reference to an actor by a mention of it (the "actor reference" of the record).

    `id` is a Wikidata id where one is known, else `local:…`; `name` the canonical name, in English where the knowledge
    base has the actor; `code` ISO 3166-1 alpha-3 of the state it acts for or belongs to, `IGO:…` for organisations of
    states, None where nothing says; `sector` PLOVER's sector or None; `text` and `span` the mention.
    """

    id: str
    name: str
    code: str | None
    sector: str | None
    text: str
    span: Span | None
