"""The name of a host → the addresses that may be connected to: all of them public, or none."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable

from parley.errors import FetchError
from parley.intake.fetch.target import Target

#: The IP addresses that a name and a port lead to, in the order to try them. Raises OSError.
Resolver = Callable[[str, int], list[str]]
_STEP = "check the address; Parley never asks machines of a local network"


def ask_system(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver gives."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def addresses(target: Target, resolver: Resolver, is_public: Callable[[str], bool], seconds: float) -> list[str]:
    """The addresses of the target's host. Raises FetchError where it has none, or a single one is not public."""
    found = _within(seconds, target, resolver)
    if not found:
        raise FetchError(f"there is no host {target.host}", "check the address", "crashed")
    if not all(is_public(address) for address in found):
        raise FetchError(f"{target.host} is not on the public internet", _STEP)
    return found


def _within(seconds: float, target: Target, resolver: Resolver) -> list[str]:
    """What the resolver says; asked in a thread of its own, since no time limit can be put on the system's."""
    said: queue.SimpleQueue[list[str]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            said.put(resolver(target.host, target.port))
        except (OSError, UnicodeError):
            said.put([])

    threading.Thread(target=ask, daemon=True).start()
    try:
        return said.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise FetchError(
            f"nobody said within {seconds:.3g} seconds where {target.host} is", "try again later", "timed-out"
        ) from None
