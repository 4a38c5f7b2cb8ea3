"""Fetching a page: every step of the way checked, robots.txt asked first, one request a host at a time and not too soon."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from parley.errors import FetchError
from parley.intake.fetch.address import is_public
from parley.intake.fetch.answer import Answer, Fetched
from parley.intake.fetch.resolve import Resolver, addresses, ask_system
from parley.intake.fetch.robots import LONGEST, Rules
from parley.intake.fetch.target import Target
from parley.intake.fetch.wire import exchange, refused
from parley.settings import Settings
from parley.version import __version__

#: How we present ourselves; robots.txt names us by the first word.
AGENT = f"Parley/{__version__} (reads single pages that a person asks for; respects robots.txt)"
#: Redirects that are followed; RFC 9309 asks for five at least, browsers stop at twenty.
REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(slots=True)
class Web:
    """The web as one run sees it: what it knows of each host. `resolver` and `public` stand in for the system in tests."""

    settings: Settings
    resolver: Resolver = ask_system
    public: Callable[[str], bool] = is_public
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, Rules] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def get(self, url: str) -> Fetched:
        """The page at `url`. Raises FetchError where it cannot or must not be fetched, with the outcome and next step.

        The time limit `max_seconds` is that of one page with all its redirects; asking for robots.txt, and waiting
        between two requests to one host, has its own.
        """
        target = Target.parse(url)
        hops, left = [target.url], self.settings.max_seconds
        for _ in range(REDIRECTS + 1):
            self._allow(target)
            start = time.monotonic()
            answer, address = self._ask(target, left, self.settings.max_bytes)
            left -= time.monotonic() - start
            location = answer.header("location") if answer.status in _MOVED else None
            if location is None:
                return self._page(url, hops, answer, address)
            target = target.follow(location)
            hops.append(target.url)
        raise FetchError(f"the page leads on more than {REDIRECTS} times", "open it in a browser to see where it ends")

    def _page(self, url: str, hops: list[str], answer: Answer, address: str) -> Fetched:
        if answer.status != 200:
            raise refused(answer.status)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Fetched(url, tuple(hops), address, now, answer.status, answer.headers, answer.body)

    def _allow(self, target: Target) -> None:
        """Ask robots.txt of the target's host, once a run, and wait until the host may be asked again."""
        if target.origin not in self._rules:
            self._rules[target.origin] = self._ask_robots(target)
        rules = self._rules[target.origin]
        if not rules.allows(target.url, AGENT):
            raise FetchError(
                f"{target.host} asks robots not to read this page (robots.txt)",
                "open it in a browser, save what it shows, and read the file",
            )
        self._wait(target, rules.delay(AGENT))

    def _wait(self, target: Target, asked: float) -> None:
        pause = max(self.settings.fetch_delay, min(asked, self.settings.max_seconds))
        last = self._asked.get(target.origin)
        left = 0.0 if last is None else last + pause - time.monotonic()
        if left > 0:
            self.sleep(left)
        self._asked[target.origin] = time.monotonic()

    def _ask_robots(self, target: Target) -> Rules:
        """What robots.txt says, as RFC 9309 reads it: none is leave for all, a server that fails is leave for nothing."""
        place = Target(target.scheme, target.host, target.port, "/robots.txt")
        left = self.settings.max_seconds
        for _ in range(REDIRECTS + 1):
            start = time.monotonic()
            try:
                answer, _address = self._ask(place, left, LONGEST)
            except FetchError as error:
                if error.outcome == "too-large":
                    return Rules.nothing()
                raise
            left -= time.monotonic() - start
            location = answer.header("location") if answer.status in _MOVED else None
            if location is None:
                return Rules.of(answer)
            place = place.follow(location)
        return Rules.everything()

    def _ask(self, target: Target, seconds: float, limit: int) -> tuple[Answer, str]:
        """The answer of the first address that can be reached, and that address. All were checked, before any is used."""
        end = time.monotonic() + seconds
        found = addresses(target, self.resolver, self.public, seconds)
        for number, address in enumerate(found, start=1):
            try:
                return exchange(target, address, AGENT, max(end - time.monotonic(), 0.001), limit), address
            except FetchError as error:
                if error.outcome != "crashed" or number == len(found):
                    raise
        raise AssertionError("a host has an address or raises")
