"""The form of an event: its fields as text, and the event that the filled-in form means.

A field that was not changed keeps the words of the text it came from; one that a person wrote has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from parley.errors import InputError
from parley.knowledge.acts import acts
from parley.knowledge.codes import cameo_of, plover_of
from parley.knowledge.measures import measure_kinds
from parley.model import (
    Actor,
    Amount,
    Bound,
    Dated,
    Event,
    Force,
    Link,
    LinkKind,
    Measure,
    Object,
    ObjectKind,
    Ordinal,
    Passage,
    Place,
    Polarity,
    Stance,
    StanceKind,
    Step,
    When,
)
from parley.reading.names.keys import slug
from parley.store.keys import fold
from parley.store.lists import Party
from parley.web.actorbook import by_id, find

STANCES: tuple[str, ...] = get_args(StanceKind)
POLARITIES: tuple[str, ...] = get_args(Polarity)
FORCES: tuple[str, ...] = get_args(Force)
OBJECTS: tuple[str, ...] = get_args(ObjectKind)
STEPS: tuple[str, ...] = get_args(Step)
BOUNDS: tuple[str, ...] = get_args(Bound)
LINKS: tuple[str, ...] = get_args(LinkKind)
SECTORS = (
    "GOV", "MIL", "LEG", "JUD", "SPY", "COP", "OPP", "REB", "CVL", "MED", "BUS", "EDU", "PRI", "UAF", "HRI", "LAB",
    "NGO", "REL", "REF", "ELI", "CRM", "PTY",
)  # fmt: skip
_CODE = re.compile(r"([A-Z]{3}|IGO:[A-Z0-9-]{1,20})\Z")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?\Z")
_MANY = 40
ROLES = ("actors", "recipients", "people")


def fields(event: Event) -> dict[str, Any]:
    """The event as the form has it: texts by field, and actors as lists of {id, name, code, sector}."""
    thing, stance = event.object, event.stance
    count = thing.count if thing else None
    return {
        "act": event.act,
        "stance": stance.kind,
        "polarity": stance.polarity,
        "force": stance.force or "",
        "word": stance.word or "",
        "low": _percent(stance.probability[0]) if stance.probability else "",
        "high": _percent(stance.probability[1]) if stance.probability else "",
        "horizon": stance.horizon or "",
        "holder_author": "1" if stance.holder == "author" else "",
        "holder": [_actor(stance.holder)] if isinstance(stance.holder, Actor) else [],
        "actors": [_actor(one) for one in event.actors],
        "recipients": [_actor(one) for one in event.recipients],
        "attribution": [_actor(event.attribution)] if event.attribution else [],
        "when": event.when.edtf if event.when else "",
        "where": "; ".join(f"{p.name} ({p.country})" if p.country else p.name for p in event.where),
        "object": thing.text if thing else "",
        "object_kind": thing.kind if thing else "",
        "value": _plain(count.value) if count else "",
        "max": _plain(count.max) if count and count.max is not None else "",
        "bound": count.bound if count else "",
        "unit": count.unit or "" if count else "",
        "people": [_actor(one) for one in thing.people] if thing else [],
        "target": [_actor(thing.target)] if thing and thing.target else [],
        "measure": thing.measure.kind if thing and thing.measure else "",
        "step": thing.measure.step or "" if thing and thing.measure else "",
        "grounds": event.grounds.text if event.grounds else "",
        "ordinal": str(event.ordinal.value) if event.ordinal else "",
        "ordinal_scope": event.ordinal.scope if event.ordinal else "",
        "links": [{"kind": link.kind, "event": link.event} for link in event.links],
    }


def read(base: Event, form: Mapping[str, str], parties: Iterable[Party], text: str, others: Iterable[str]) -> Event:
    """The event that a form means, of `base` with the fields that the form has; those it has not stay.

    `text` is the document's, `others` the ids of its other events. InputError, DateError name the field at fault.
    """
    return _Form(base, form, list(parties), text, frozenset(others)).event()


class _Form:
    def __init__(
        self, base: Event, form: Mapping[str, str], parties: list[Party], text: str, others: frozenset[str]
    ) -> None:
        self.base, self.form, self.parties, self.text, self.others = base, form, parties, text, others

    def event(self) -> Event:
        base = self.base
        act = self._one_of("act", acts(), base.act)
        made = replace(
            base,
            act=act,
            stance=self._stance(),
            actors=self._actors("actors", base.actors),
            recipients=self._actors("recipients", base.recipients),
            attribution=self._single("attribution", base.attribution),
            when=self._when(),
            where=self._where(),
            object=self._object(),
            grounds=self._grounds(),
            ordinal=self._ordinal(),
            links=self._links(),
        )
        if made == base:
            return base
        joint = len({one.code for one in made.actors if one.code}) > 1
        kind = made.object.kind if made.object else None
        stance = made.stance
        return replace(
            made,
            plover=plover_of(act, stance.kind, stance.polarity, joint=joint, object_kind=kind),
            cameo=cameo_of(act, stance.kind, stance.polarity, joint=joint, object_kind=kind),
        )

    def _text(self, name: str, old: str) -> str:
        given = self.form.get(name)
        if given is None:
            return old
        if len(given) > 2_000:
            raise InputError(f"{name}: too long", "keep it under 2000 characters")
        return " ".join(given.split())

    def _one_of(self, name: str, allowed: Any, old: str) -> str:
        value = self._text(name, old)
        if value not in allowed:
            raise InputError(f"{name}: {value[:40]!r} is none", f"give one of {', '.join(list(allowed)[:12])} …")
        return value

    def _choice(self, name: str, allowed: Any, old: str | None) -> str | None:
        value = self._text(name, old or "")
        return self._one_of(name, allowed, value) if value else None

    def _edtf(self, name: str, old: str | None) -> str | None:
        value = self._text(name, old or "")
        return str(When.parse(value)) if value else None

    def _number(self, name: str, old: str) -> float | None:
        value = self._text(name, old).replace("\u00a0", "").replace(" ", "").replace(",", ".")
        if not value:
            return None
        if not _NUMBER.match(value):
            raise InputError(f"{name}: {value[:20]!r} is no number", "write it in digits, as in 52")
        return float(value) if "." in value else int(value)

    def _stance(self) -> Stance:
        old = self.base.stance
        kind = self._one_of("stance", STANCES, old.kind)
        return Stance(
            kind=cast(StanceKind, kind),
            polarity=cast(Polarity, self._one_of("polarity", POLARITIES, old.polarity)),
            force=cast(Force | None, self._choice("force", FORCES, old.force)) if kind in _FORCED else None,
            holder=self._holder(),
            probability=self._probability() if kind in _CHANCED else None,
            word=self._text("word", old.word or "") or None,
            horizon=self._edtf("horizon", old.horizon),
        )

    def _holder(self) -> Any:
        old = self.base.stance.holder
        if "holder_author" not in self.form and not any(name.startswith("holder.") for name in self.form):
            return old
        if self.form.get("holder_author"):
            return "author"
        return self._single("holder", old if isinstance(old, Actor) else None)

    def _probability(self) -> tuple[float, float] | None:
        old = self.base.stance.probability
        low = self._number("low", _percent(old[0]) if old else "")
        high = self._number("high", _percent(old[1]) if old else "")
        if low is None and high is None:
            return None
        low, high = low if low is not None else high, high if high is not None else low
        if low is None or high is None or not 0 <= low <= high <= 100:
            raise InputError("the range of probability is none", "give two numbers from 0 to 100, the lower first")
        return round(low / 100, 4), round(high / 100, 4)

    def _actors(self, name: str, old: tuple[Actor, ...]) -> tuple[Actor, ...]:
        numbers = sorted({int(m[1]) for key in self.form if (m := re.match(rf"{name}\.(\d{{1,3}})\.name\Z", key))})
        if not numbers and f"{name}.0.name" not in self.form:
            return old
        found = [self._actor(f"{name}.{number}", old) for number in numbers[:_MANY]]
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _single(self, name: str, old: Actor | None) -> Actor | None:
        found = self._actors(name, (old,) if old else ())
        return found[0] if found else None

    def _actor(self, prefix: str, old: tuple[Actor, ...]) -> Actor | None:
        name, key = self._text(f"{prefix}.name", ""), self._text(f"{prefix}.id", "")
        code, sector = self._text(f"{prefix}.code", "").upper() or None, self._text(f"{prefix}.sector", "") or None
        if not name:
            return None
        if code is not None and not _CODE.match(code):
            raise InputError(f"{code[:20]!r} is no code of an actor", "give three letters, as in POL, or IGO:NATO")
        if sector is not None and sector not in SECTORS:
            raise InputError(f"{sector[:20]!r} is no sector", f"give one of {', '.join(SECTORS)}")
        for one in old:
            if one.id == key and one.name == name:
                return replace(one, code=code, sector=sector)
        known = by_id(key, self.parties) if key else None
        if known is None or known.name != name:
            known = next((one for one in find(name, self.parties, 3) if fold(name) in one.names), None)
        if known is not None:
            return Actor(known.id, known.name, code or known.code, sector or known.sector, known.name, None)
        return Actor(f"local:{slug(name)}" + (f"-{code.lower()}" if code else ""), name, code, sector, name, None)

    def _when(self) -> Dated | None:
        old = self.base.when
        value = self._edtf("when", old.edtf if old else None)
        if value is None:
            return None
        if old is not None and value == old.edtf:
            return old
        at = self.base.evidence.trigger[0]
        return Dated("", (at, at), value)

    def _where(self) -> tuple[Place, ...]:
        old = {(f"{p.name} ({p.country})" if p.country else p.name): p for p in self.base.where}
        value = self._text("where", "; ".join(old))
        found = []
        for part in [piece.strip() for piece in value.split(";") if piece.strip()][:_MANY]:
            match = re.match(r"(.+?)(?: \(([A-Z]{3})\))?\Z", part)
            if match:
                found.append(old.get(part) or Place(match[1], match[2], match[1]))
        return tuple(found)

    def _object(self) -> Object | None:
        old = self.base.object
        text = self._text("object", old.text if old else "")
        people = self._actors("people", old.people if old else ())
        target = self._single("target", old.target if old else None)
        kind = self._choice("object_kind", OBJECTS, old.kind if old else None)
        measure, count = self._measure(old), self._count(old)
        if not text and not (people or target or measure or count):
            return None
        plain = kind or ("measure" if measure else "person" if people else "other")
        base = old or Object("", None, "other")
        span = base.span if old is not None and text == old.text else self._stands(text)
        return replace(
            base, text=text, span=span, kind=cast(ObjectKind, plain), people=people, target=target, measure=measure,
            count=count,
        )  # fmt: skip

    def _stands(self, text: str) -> tuple[int, int] | None:
        """Where words that a person wrote stand in the sentence, if they do."""
        start, end = self.base.evidence.sentence
        at = self.text.find(text, start, end) if text else -1
        return (at, at + len(text)) if at >= 0 else None

    def _measure(self, thing: Object | None) -> Measure | None:
        old = thing.measure if thing else None
        kinds = {**measure_kinds(), **({old.kind: None} if old else {})}
        kind = self._choice("measure", kinds, old.kind if old else None)
        if kind is None:
            return None
        step = self._choice("step", STEPS, old.step if old else None)
        return Measure(kind, old.scope if old else None, cast(Step | None, step))

    def _count(self, thing: Object | None) -> Amount | None:
        old = thing.count if thing else None
        value = self._number("value", _plain(old.value) if old else "")
        if value is None:
            return None
        high = self._number("max", _plain(old.max) if old and old.max is not None else "")
        if high is not None and high < value:
            raise InputError("the upper count is under the lower", "give the larger number second")
        bound = self._choice("bound", BOUNDS, old.bound if old else "exact") or "exact"
        unit = self._text("unit", (old.unit or "") if old else "") or None
        return Amount(value, high, cast(Bound, bound), bound == "about" or bool(old and old.approximate), unit)

    def _grounds(self) -> Passage | None:
        old = self.base.grounds
        text = self._text("grounds", old.text if old else "")
        if not text:
            return None
        if old is not None and text == old.text:
            return old
        span = self._stands(text)
        if span is None:
            raise InputError("the grounds do not stand in the sentence", "give them in the words of the sentence")
        return Passage(text, span)

    def _ordinal(self) -> Ordinal | None:
        old = self.base.ordinal
        value = self._number("ordinal", str(old.value) if old else "")
        if value is None:
            return None
        return Ordinal(int(value), self._text("ordinal_scope", old.scope if old else ""))

    def _links(self) -> tuple[Link, ...]:
        numbers = sorted({int(m[1]) for key in self.form if (m := re.match(r"links\.(\d{1,3})\.event\Z", key))})
        if not numbers:
            return self.base.links
        found = []
        for number in numbers[:_MANY]:
            event = self._text(f"links.{number}.event", "")
            if not event:
                continue
            if event not in self.others:
                raise InputError(f"no other event {event[:20]!r} in the document", "choose one of the list")
            kind = self._one_of(f"links.{number}.kind", LINKS, "exchange")
            found.append(Link(cast(LinkKind, kind), event))
        return tuple(dict.fromkeys(found))


_FORCED = ("promised", "offered")
_CHANCED = ("expected", "possible")


def _actor(actor: Actor) -> dict[str, str]:
    return {"id": actor.id, "name": actor.name, "code": actor.code or "", "sector": actor.sector or ""}


def _percent(share: float) -> str:
    return _plain(round(share * 100, 2))


def _plain(number: int | float) -> str:
    return str(int(number)) if number == int(number) else str(number)
