"""The words of the record as frozen value types; docs/record.md explains each field."""

from parley.model.actor import Actor
from parley.model.amount import Amount, Bound
from parley.model.assessment import Assessment
from parley.model.document import PROSE, Block, BlockKind, Document, Origin, Outcome, PageAnchors, Published
from parley.model.event import Because, Event, Link, LinkKind, Ordinal, Plover, event_id
from parley.model.evidence import Dated, Evidence, Passage, Place, Span
from parley.model.item import Measure, Object, ObjectKind, Step
from parley.model.mention import AmountMention, Mention, NameClass
from parley.model.reading import Reader, Reading, decode, encode, schema
from parley.model.stance import Force, Polarity, Stance, StanceKind
from parley.model.when import Point, When

__all__ = [
    "PROSE",
    "Actor",
    "Amount",
    "AmountMention",
    "Assessment",
    "Because",
    "Block",
    "BlockKind",
    "Bound",
    "Dated",
    "Document",
    "Event",
    "Evidence",
    "Force",
    "Link",
    "LinkKind",
    "Measure",
    "Mention",
    "NameClass",
    "Object",
    "ObjectKind",
    "Ordinal",
    "Origin",
    "Outcome",
    "PageAnchors",
    "Passage",
    "Place",
    "Plover",
    "Point",
    "Polarity",
    "Published",
    "Reader",
    "Reading",
    "Span",
    "Stance",
    "StanceKind",
    "Step",
    "When",
    "decode",
    "encode",
    "event_id",
    "schema",
]
