"""What the ledger costs on made-up dossiers: python benchmarks/ledger.py [EVENTS …].

Events of ten years between 200 states whose shares follow Zipf's law; a third of all tellings repeats a happening that another
document told. Prints, for each size, the time and memory of deriving all, of one more document (ten of them, the median),
and the ratio of the two; then the growth between sizes beside n log n.
"""

from __future__ import annotations

import gc
import math
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from parley.ledger import Deriver
from parley.ledger.entries import Entry, Source
from parley.model import Actor, Amount, Dated, Event, Evidence, Link, Measure, Object, Ordinal, Stance, event_id

STATES, YEARS, PER_DOCUMENT = 200, 10, 20
START = date(2016, 1, 1)
TALKS = ("meet", "visit", "call", "negotiate")
ONE_WAY = (
    "release",
    "lift",
    "impose",
    "detain",
    "condemn",
    "accuse",
    "aid",
    "attack",
    "deploy",
    "inform",
    "praise",
    "pardon",
)
STANCES = ("asserted",) * 12 + (
    "promised",
    "offered",
    "demanded",
    "expected",
    "planned",
    "denied",
    "refused",
    "threatened",
)


class World:
    """Draws events; the same for one seed."""

    def __init__(self, events: int, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.states = [Actor(f"Q{n}", f"State {n}", f"S{n:03}", "GOV", f"State {n}", None) for n in range(STATES)]
        self.persons = [
            Actor(f"local:p{n}", f"Person P{n}", None, "PRI", f"P{n}", None) for n in range(events // 500 + 20)
        ]
        self.firms = [Actor(f"local:f{n}", f"Firm F{n}", f"S{n % STATES:03}", "BUS", f"F{n}", None) for n in range(500)]
        weights = [1 / (n + 1) for n in range(STATES)]
        self.cumulative = [sum(weights[: n + 1]) for n in range(STATES)]
        self.recent: list[tuple[str, tuple[Actor, ...], tuple[Actor, ...], Object | None, date]] = []

    def state(self) -> Actor:
        return self.random.choices(self.states, cum_weights=self.cumulative)[0]

    def happening(self, day: date) -> tuple[str, tuple[Actor, ...], tuple[Actor, ...], Object | None, date]:
        """A new happening of about that day, or one that was told lately."""
        r = self.random
        if self.recent and r.random() < 0.35:
            return r.choice(self.recent[-400:])
        one, other = self.state(), self.state()
        while other is one:
            other = self.state()
        when = day - timedelta(days=r.randrange(20))
        if r.random() < 0.4:
            found = (r.choice(TALKS), (one, other), (), None, when)
        else:
            act = r.choice(ONE_WAY)
            found = (act, (one,), (other,), self.thing(act), when)
        self.recent.append(found)
        return found

    def thing(self, act: str) -> Object | None:
        r = self.random
        if act in ("release", "detain", "pardon"):
            people = (r.choice(self.persons),) if r.random() < 0.3 else ()
            count = Amount(r.randrange(2, 300)) if not people else None
            return Object("political prisoners", None, "person", count, people)
        if act in ("lift", "impose"):
            target = r.choice(self.firms)
            return Object(f"sanctions on {target.name}", None, "measure", target=target, measure=Measure("sanctions"))
        return None


def documents(events: int, seed: int = 7) -> Iterator[list[Entry]]:
    """Documents of so many events in all, in order of time."""
    world, total = World(events, seed), max(1, events // PER_DOCUMENT)
    for number in range(total):
        yield document(world, number, START + timedelta(days=int(number / total * 365.25 * YEARS)))


def document(world: World, number: int, day: date) -> list[Entry]:
    r = world.random
    source = Source(
        f"d{number:07}", f"publisher {number % 40}", day.isoformat(), None, f"{number}.txt", "en", day.isoformat()
    )
    found: list[Entry] = []
    for place in range(PER_DOCUMENT):
        act, doers, recipients, thing, when = world.happening(day)
        stance = r.choice(STANCES)
        told = when.isoformat() if r.random() < 0.6 else when.isoformat()[:7] if r.random() < 0.3 else None
        if stance not in ("asserted", "denied"):
            told = None
        span = (100 * place, 100 * place + 10)
        links = ()
        if found and r.random() < 0.15:
            links = (Link(r.choice(("same_as", "result", "exchange")), r.choice(found).id),)
        event = Event(
            event_id(source.id, span, act, stance),
            act,
            Stance(stance, holder="author"),  # type: ignore[arg-type]
            Evidence(1, (100 * place, 100 * place + 90), span, ""),
            doers,
            recipients,
            thing,
            Dated(told, span, told) if told else None,
            ordinal=Ordinal(r.randrange(2, 9), "") if act == "negotiate" and r.random() < 0.02 else None,
            links=links,
            confidence=0.8,
        )
        found.append(Entry(event, source))
    return found


def measured(events: int) -> tuple[float, float, float]:
    """Seconds of deriving all, of one more document, and megabytes over those of the entries."""
    made = list(documents(events))
    extra = list(documents(PER_DOCUMENT * 400, seed=11))[-10:]
    flat = [entry for one in made for entry in one]
    del made
    gc.collect()
    before = _megabytes()
    start = time.process_time()
    deriver = Deriver()
    deriver.add(flat)
    ledger = deriver.ledger()
    whole = time.process_time() - start
    costs = []
    for one in extra:
        moved = [
            Entry(e.event, Source("x" + e.source.id, published=e.source.published, known=e.source.known)) for e in one
        ]
        start = time.process_time()
        deriver.add(moved)
        deriver.update()
        costs.append(time.process_time() - start)
    parts = {
        name: len(getattr(ledger, name)) for name in ("occurrences", "propositions", "answers", "rounds", "exchanges")
    }
    print(
        f"{events:>9,} events: {whole:7.1f} s, {_megabytes() - before:6.0f} MB; one more document {statistics.median(costs) * 1000:7.1f} ms "
        f"(most {max(costs) * 1000:.0f}), {statistics.median(costs) / whole:.3%} of it; {parts}",
        flush=True,
    )
    return whole, statistics.median(costs), _megabytes() - before


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    sizes = [int(text) for text in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    times = {size: measured(size)[0] for size in sizes}
    low, high = min(sizes), max(sizes)
    if low < high:
        grown = times[high] / times[low]
        allowed = high * math.log(high) / (low * math.log(low))
        print(f"from {low:,} to {high:,}: {grown:.1f} times the time; n log n is {allowed:.1f} times")


if __name__ == "__main__":
    main()
