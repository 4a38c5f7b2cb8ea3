"""What an act is about, in words: the document's own, quoted where they are of another language than the brief."""

from __future__ import annotations

import re

from parley.brief import names
from parley.brief.page import Part, Words
from parley.brief.strings import Strings
from parley.knowledge.measures import measure_kinds
from parley.model import Actor, Amount, Document, Event, Object

_BREAK = re.compile(r"(?<=\w)-[ \t]*\r?\n\s*(?=\w)")
_BLANK = re.compile(r"\s+")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")


def folded(text: str) -> str:
    """The text in one line: a hyphen at the end of a line joins, any blank is one space."""
    return _BLANK.sub(" ", _BREAK.sub("-", text))


def quoted(text: str, document: Document) -> Part:
    """Words of a document as a quotation."""
    return Part(folded(text).strip(), document.language, True)


def native(text: str, document: Document, s: Strings) -> Part:
    """Words of a document: plain where the brief is in its language, else as a quotation."""
    if document.language == s.language:
        return Part(folded(text).strip())
    return quoted(text, document)


def number(value: float, s: Strings) -> str:
    """A number with the marks of the language; millions and billions in words where they are round."""
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if value >= size and value % (size // 100) == 0:
            return s.of("bound", name).format(_plain(value / size, s))
    return _plain(value, s)


def _plain(value: float, s: Strings) -> str:
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    mark, point = s.of("number", "thousands"), s.of("number", "decimal")
    text = text.replace(",", "\x00").replace(".", point)
    return text.replace("\x00", mark if value >= 10_000 or s.language == "en" else "")


def amount(count: Amount, s: Strings) -> str:
    """A count with its bound: "about 8,000", "at least 5", "10–12"."""
    value = number(count.value, s)
    if count.max is not None:
        value = s.of("bound", "range").format(value, number(count.max, s))
    bound = "about" if count.bound == "exact" and count.approximate else count.bound
    currency = f"\u00a0{count.unit}" if count.unit and _CURRENCY.match(count.unit) else ""
    return s.of("bound", bound).format(value) + currency


def thing(event: Event, document: Document, s: Strings) -> Words:
    """The words for the object of an event; empty where it has none or only the act's own word."""
    what = event.object
    if what is None:
        return ()
    if what.kind == "person" and what.people and what.count is None:
        return (Part(names.joined([names.actor(p, s) for p in what.people], s)),)
    text = folded(what.text).strip()
    if not text or _is_trigger(event, what):
        return ()
    if document.language == s.language:
        return (Part(_lowered(text, event, what)),)
    return _foreign(what, document, s)


def _is_trigger(event: Event, what: Object) -> bool:
    """Whether the object is nothing but the word that carries the act."""
    return what.span is not None and what.span == event.evidence.trigger


def holds_trigger(event: Event) -> bool:
    """Whether the phrase of the object has the act's word inside ("further releases"), and so names the act itself."""
    what, trigger = event.object, event.evidence.trigger
    return what is not None and what.span is not None and what.span[0] <= trigger[0] < trigger[1] <= what.span[1]


def _lowered(text: str, event: Event, what: Object) -> str:
    """A phrase that began its sentence, for use inside another: "Further releases" as "further releases"."""
    if what.span is None or what.span[0] != event.evidence.sentence[0]:
        return text
    first, _, rest = text.partition(" ")
    if not first[1:].islower() or rest[:1].isupper():
        return text
    return text[:1].lower() + text[1:]


def _foreign(what: Object, document: Document, s: Strings) -> Words:
    """A gloss where one can be made, and the document's words."""
    quote = quoted(what.text, document)
    gloss = _gloss(what, s)
    return (Part(f"{gloss} "), quote) if gloss else (quote,)


def _gloss(what: Object, s: Strings) -> str:
    if what.kind == "person" and what.count is not None:
        unit = s.maybe("unit", (what.count.unit or "").casefold())
        value = amount(what.count, s)
        return s.of("people", "of").format(value, unit) if unit else s.of("people", "count").format(value)
    if what.measure is not None:
        return measure(what, s)
    return ""


def measure(what: Object, s: Strings) -> str:
    """The kind of a measure and whom it binds: "sanctions on Belavia"."""
    kinds = measure_kinds()
    kind = kinds.get(what.measure.kind) if what.measure else None
    label = s.of("measure", "generic")
    if kind is not None:
        label = kind.label_pl if s.language == "pl" else _with_article(kind.label_en)
    return s.of("measure", "on").format(label, names.actor(what.target, s)) if what.target else label


def _with_article(label: str) -> str:
    """A kind of measure as a sentence has it: "an embargo", "sanctions"."""
    if label.endswith("s"):
        return label
    return f"an {label}" if label[0] in "aeiou" else f"a {label}"


def apart(recipients: tuple[Actor, ...], what: Object | None, gloss: bool) -> tuple[Actor, ...]:
    """The recipients that the object's words do not name already."""
    if what is None or what.span is None:
        return recipients
    start, end = what.span
    inside = [r for r in recipients if r.span and start <= r.span[0] and r.span[1] <= end]
    target = what.target if gloss else None
    bound = [r for r in recipients if target and (r.code, r.name) == (target.code, target.name)]
    return tuple(r for r in recipients if r not in inside and r not in bound)
